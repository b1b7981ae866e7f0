// What was worked out about single nodes may be forgotten between files: then it is worked out again, and the findings are the same.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryHost, Project, rules } from '@leakline/project';
import { expect, test } from 'vitest';
import { readCases } from './case-file.ts';

const folder = join(import.meta.dirname, '../../rules');

test.each(rules.map(({ meta }) => meta.id))('%s', (rule) => {
  let findings = 0;
  for (const file of readdirSync(join(folder, rule, 'cases')))
    for (const c of readCases(readFileSync(join(folder, rule, 'cases', file), 'utf8'), file.slice(file.lastIndexOf('.') + 1))) {
      const project = new Project({ host: new MemoryHost(c.files), config: c.config });
      const check = () => project.check({ minConfidence: 'low' }).report.findings;
      const before = check();
      project.program.nodeAnswers.forget();
      expect(check(), `${file}: ${c.name}`).toEqual(before);
      findings += before.length;
    }
  expect(findings).toBeGreaterThan(0);
});
