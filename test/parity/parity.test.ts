// ESLint's findings in a file are those of the command in that file, in both languages: over every rule's cases, the
// catalog's services and the fixtures, with real ESLint; for files as they are on the disk, and for texts that are not.
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import type { Finding } from '@leakline/ir';
import { DiskHost, findConfigs, MemoryHost, Project, rules, type Host } from '@leakline/project';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterEach, beforeEach, expect, test } from 'vitest';
import plugin from '../../packages/eslint-plugin/src/index.ts';
import { readCases } from '../cases/case-file.ts';

/** Each case is a project of its own: a thousand are many for a busy machine. Milliseconds. */
const timeout = 600_000;
const top = join(import.meta.dirname, '../..');

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'leakline-parity-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }), timeout);

/** A source file on the disk, and what the command says about it. */
interface Source {
  readonly path: string;
  readonly text: string;
  readonly expected: readonly string[];
}

/** Every case of the rules and the catalog, each a project of its own below the root. */
function writeCases(): Source[] {
  const folders = [
    ...rules.map(({ meta }) => join(top, 'rules', meta.id, 'cases')),
    join(top, 'packages/catalog/test/go/cases'),
    join(top, 'packages/catalog/test/javascript/cases'),
  ];
  return folders.flatMap((folder, f) =>
    readdirSync(folder).flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return readCases(text, extname(file).slice(1)).flatMap((c, i) => {
        const base = join(root, `${f}-${file}-${i}`);
        const files = { 'package.json': '{"name":"case"}', ...c.files };
        for (const [path, content] of Object.entries(files)) {
          mkdirSync(dirname(join(base, path)), { recursive: true });
          writeFileSync(join(base, path), content);
        }
        return checked(base, new MemoryHost(files));
      });
    }),
  );
}

/** What `leakline check` finds in each file of a project. */
function checked(base: string, host: Host): Source[] {
  const project = new Project({ host, config: findConfigs(base, host) });
  // ESLint shows a message only: there it ends with the finding's cause.
  const { report, failures } = project.check({ namesCauses: true });
  expect(failures).toEqual([]);
  return project.paths.map((path) => {
    const text = readFileSync(join(base, path), 'utf8');
    const own = report.findings.filter((f) => f.path === path);
    return { path: join(base, path), text, expected: own.map((f) => shownFinding(f, text)).sort() };
  });
}

function eslint(): ESLint {
  return new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{ts,tsx,js}'], languageOptions: { parser: tseslint.parser as Linter.Parser } },
      plugin.configs.all as unknown as Linter.Config,
      plugin.configs.go as unknown as Linter.Config,
    ],
  });
}

/** A finding with the texts that its suggestions make. */
function shownFinding(f: Finding, text: string): string {
  const { start, end } = f.range;
  const offset = (p: { line: number; column: number }): number =>
    text.split('\n', p.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + p.column - 1;
  const suggested = f.suggestions.map((s) => {
    let out = text;
    for (const e of [...s.edits].sort((a, b) => offset(b.range.start) - offset(a.range.start)))
      out = out.slice(0, offset(e.range.start)) + e.text + out.slice(offset(e.range.end));
    return `${s.title}\n${out}`;
  });
  return shown([start.line, start.column, end.line, end.column], f.rule, f.message, suggested);
}

function shownMessages(messages: readonly Linter.LintMessage[], text: string): string[] {
  return messages
    .filter((m) => m.ruleId === null || m.ruleId.startsWith('leakline/'))
    .map((m) => {
      const suggested = (m.suggestions ?? []).map(
        ({ desc, fix }) => `${desc}\n${text.slice(0, fix.range[0])}${fix.text}${text.slice(fix.range[1])}`,
      );
      const rule = m.ruleId?.replace(/^leakline\//, '') ?? '';
      return shown([m.line, m.column, m.endLine ?? 0, m.endColumn ?? 0], rule, m.message, suggested);
    })
    .sort();
}

function shown(at: readonly number[], rule: string, message: string, suggested: readonly string[]): string {
  return `${at.join(':')} ${rule} ${message}${suggested.map((s) => `\n  ${s}`).join('')}`;
}

/** The findings of all files in one run, by path. */
async function linted(): Promise<Map<string, string[]>> {
  const results = await eslint().lintFiles(['.']);
  return new Map(
    results.map((r) => [r.filePath, shownMessages(r.messages, r.source ?? readFileSync(r.filePath, 'utf8'))]),
  );
}

test('in every case, as it is on the disk', { timeout }, async () => {
  const sources = writeCases();
  const found = await linted();
  for (const { path, expected } of sources) expect(found.get(path) ?? [], path).toEqual(expected);
  expect(sources.filter((s) => s.path.endsWith('.go') && s.expected.length > 0).length).toBeGreaterThan(20);
  expect(sources.filter((s) => s.path.endsWith('.ts') && s.expected.length > 0).length).toBeGreaterThan(20);
});

test("in every case, from ESLint's own tree of a text that is not saved", { timeout }, async () => {
  const sources = writeCases();
  for (const { path } of sources) appendFileSync(path, '\n// saved before the last edit\n');
  const linter = eslint();
  for (const { path, text, expected } of sources) {
    const [result] = await linter.lintText(text, { filePath: path });
    expect(shownMessages(result?.messages ?? [], text), path).toEqual(expected);
  }
});

test('in the fixtures', async () => {
  const sources = ['go-service', 'node-service'].flatMap((name) => {
    const isSource = (file: string) => !/node_modules|[/\\](dist|profiles)$/.test(file);
    cpSync(join(top, 'fixtures', name), join(root, name), { recursive: true, filter: isSource });
    return checked(join(root, name), new DiskHost(join(root, name)));
  });
  const found = await linted();
  for (const { path, expected } of sources) expect(found.get(path) ?? [], path).toEqual(expected);
  expect(sources.flatMap((s) => s.expected).length).toBeGreaterThan(6);
});
