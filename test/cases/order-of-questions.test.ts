// Answers are found when somebody asks, and kept: what is found does not hang on who asked first, nor on whether answers about single
// nodes were forgotten in between and had to be found again.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@leakline/ir';
import { MemoryHost, Project, rules } from '@leakline/project';
import { expect, test } from 'vitest';
import { readCases } from './case-file.ts';

const folder = join(import.meta.dirname, '../../rules');

/** The cases of a rule, each with a maker of its project. */
function* projectsOf(rule: string): Generator<{ readonly name: string; readonly make: () => Project }> {
  for (const file of readdirSync(join(folder, rule, 'cases')))
    for (const c of readCases(
      readFileSync(join(folder, rule, 'cases', file), 'utf8'),
      file.slice(file.lastIndexOf('.') + 1),
    ))
      yield {
        name: `${file}: ${c.name}`,
        make: () => new Project({ host: new MemoryHost(c.files), config: c.config }),
      };
}

const inOrder = (findings: readonly Finding[]) =>
  findings.map((f) => JSON.stringify(f)).sort((a, b) => (a < b ? -1 : 1));

const ids = rules.map(({ meta }) => meta.id);

test.each(ids)('%s, with answers forgotten', (rule) => {
  let findings = 0;
  for (const { name, make } of projectsOf(rule)) {
    const project = make();
    const check = () => project.check({ minConfidence: 'low' }).report.findings;
    const before = check();
    project.program.nodeAnswers.forget();
    expect(check(), name).toEqual(before);
    findings += before.length;
  }
  expect(findings).toBeGreaterThan(0);
});

test.each(ids)('%s, with files asked in another order', (rule) => {
  let findings = 0;
  for (const { name, make } of projectsOf(rule)) {
    const { paths } = make();
    const found = (order: readonly string[]) => {
      const project = make();
      return inOrder(order.flatMap((path) => project.checkFile(path, { minConfidence: 'low' })));
    };
    const expected = found(paths);
    expect(found(paths.toReversed()), name).toEqual(expected);
    findings += expected.length;
    // Each file alone, asked of nobody before.
    expect(inOrder(paths.flatMap((path) => make().checkFile(path, { minConfidence: 'low' }))), name).toEqual(
      expected,
    );
  }
  expect(findings).toBeGreaterThan(0);
});
