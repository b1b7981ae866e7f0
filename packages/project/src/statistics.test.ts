// What is counted as understood, and what is not.
import { expect, test } from 'vitest';
import { MemoryHost } from './host.ts';
import { Project } from './project.ts';
import { statisticsOf } from './statistics.ts';

test('calls by what they lead to, constructs that were not lowered, files that do not parse', () => {
  const { program, paths } = new Project({
    host: new MemoryHost({
      'a.ts': `import express from 'express';
import { odd } from 'nobody-knows-this';
import { own } from './b.ts';
class Plain {}
own();
new Plain();
express();
odd();
globalThis.somewhere[0]();
const name = import.meta.url;
`,
      'b.ts': 'export function own() {}\n',
      'broken.ts': 'const = ;\n',
      'b.test.ts': 'own();\n',
    }),
  });
  const found = statisticsOf(program, paths);
  expect(found.calls).toEqual({ own: 2, catalog: 1, named: 1, unresolved: 1 });
  expect([found.files, found.unparsed]).toEqual([3, 1]);
  expect([...found.unknown]).toEqual([['import.meta', 1]]);
  expect(found.functions).toBeGreaterThan(3);
  expect(statisticsOf(program, ['b.ts']).calls).toEqual({ own: 0, catalog: 0, named: 0, unresolved: 0 });
});
