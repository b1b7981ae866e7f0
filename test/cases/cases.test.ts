// Every case of every rule: each `// want` is met, and no other line has a finding.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryHost, Project, rules } from '@leakline/project';
import { describe, expect, test } from 'vitest';
import { readCases } from './case-file.ts';

const folder = join(import.meta.dirname, '../../rules');

for (const { meta } of rules) {
  describe(meta.id, () => {
    const files = readdirSync(join(folder, meta.id, 'cases'));
    for (const language of meta.languages) {
      const extension = language === 'go' ? 'go' : 'ts';
      test(`has cases in ${language}`, () => expect(files.some((f) => f.endsWith(extension))).toBe(true));
    }
    for (const file of files) {
      const extension = file.slice(file.lastIndexOf('.') + 1);
      for (const c of readCases(readFileSync(join(folder, meta.id, 'cases', file), 'utf8'), extension)) {
        test(`${file}: ${c.name}`, () => {
          const project = new Project({ host: new MemoryHost(c.files), config: c.config });
          const { report, failures } = project.check({ rules: Object.fromEntries(rules.map((r) => [r.meta.id, r.meta.id === meta.id ? 'error' : 'off'])) });
          expect(failures).toEqual([]);
          for (const path of project.paths) expect(project.program.module(path)?.ir.problems, path).toEqual([]);
          const found = report.findings.map((f) => `${f.path}:${f.range.start.line}: ${f.message}`);
          const unmet = c.wants.filter((w) => !report.findings.some((f) => f.path === w.path && f.range.start.line === w.line && w.pattern.test(f.message)));
          const unexpected = report.findings.filter((f) => !c.wants.some((w) => f.path === w.path && f.range.start.line === w.line && w.pattern.test(f.message)));
          expect({ unmet: unmet.map((w) => `${w.path}:${w.line}: ${w.pattern.source}`), unexpected: unexpected.map((f) => `${f.path}:${f.range.start.line}: ${f.message}`), found }).toEqual({ unmet: [], unexpected: [], found });
          const told = report.findings.map((f) => JSON.stringify([f.path, f.range, f.message]));
          expect(told, 'each finding once').toEqual([...new Set(told)]);
        });
      }
    }
  });
}
