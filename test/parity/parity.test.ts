// ESLint's findings in a file are those of the command in that file: over all cases, with real ESLint.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DiskHost, Project, rules } from '@leakline/project';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import plugin from '../../packages/eslint-plugin/src/index.ts';
import { readCases } from '../cases/case-file.ts';

const folder = join(import.meta.dirname, '../../rules');

test('ESLint finds exactly what the command finds, in every case', async () => {
  const root = mkdtempSync(join(tmpdir(), 'leakline-parity-'));
  try {
    let compared = 0;
    const all: { path: string; expected: string[] }[] = [];
    for (const { meta } of rules) {
      for (const file of readdirSync(join(folder, meta.id, 'cases')).filter((f) => f.endsWith('.ts'))) {
        for (const [i, c] of readCases(
          readFileSync(join(folder, meta.id, 'cases', file), 'utf8'),
          'ts',
        ).entries()) {
          const base = join(root, meta.id, `${file}-${i}`);
          for (const [path, text] of Object.entries({ 'package.json': '{"name":"case"}', ...c.files })) {
            mkdirSync(dirname(join(base, path)), { recursive: true });
            writeFileSync(join(base, path), text);
          }
          const { report } = new Project({ host: new DiskHost(base) }).check();
          for (const path of Object.keys(c.files)) {
            all.push({
              path: join(base, path),
              expected: report.findings
                .filter((f) => f.path === path)
                .map(
                  (f) =>
                    `${f.range.start.line}:${f.range.start.column}-${f.range.end.line}:${f.range.end.column} leakline/${f.rule} ${f.message}`,
                ),
            });
          }
          compared++;
        }
      }
    }
    const eslint = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: [
        { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser as never } },
        plugin.configs.recommended as never,
      ],
    });
    const results = new Map((await eslint.lintFiles(['**/*.{ts,js}'])).map((r) => [r.filePath, r.messages]));
    for (const { path, expected } of all) {
      const found = (results.get(path) ?? [])
        .filter((m) => m.ruleId?.startsWith('leakline/'))
        .map(
          (m) => `${m.line}:${m.column}-${m.endLine ?? 0}:${m.endColumn ?? 0} ${m.ruleId ?? ''} ${m.message}`,
        );
      expect(found.sort(), path).toEqual(expected.sort());
    }
    expect(compared).toBeGreaterThan(30);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
