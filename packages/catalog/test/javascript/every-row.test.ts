// Every JavaScript row is reached from code, and what it says shows in the engine's answers; with its name misspelt it does not.
import { Catalog } from '@leakline/catalog';
import { MemoryHost, Project } from '@leakline/project';
import { describe, expect, test } from 'vitest';
import { javascriptLibraries } from '../../src/javascript/index.ts';
import type { Library } from '../../src/schema.ts';
import { Answers } from './probes/answers.ts';
import { Origins } from './probes/origins.ts';
import { serviceOf, type Place } from './probes/service.ts';

const catalog = new Catalog(javascriptLibraries);
const origins = new Origins(catalog);
const nameOf = (library: Library) => library.packages[0] ?? `built in: ${library.version}`;

describe.each(javascriptLibraries.map((library) => ({ name: nameOf(library), library })))('$name', ({ library }) => {
  test('every row is reached, and shows', () => {
    const service = serviceOf(library, catalog, origins);
    const project = new Project({ host: new MemoryHost({ 'main.ts': service.source }) });
    const { report, unparsed } = project.check({ minConfidence: 'low' });
    expect(unparsed).toEqual([]);
    const module = project.program.module('main.ts');
    if (module === null) throw new Error('the program is not there');
    const answers = new Answers(project.program, module);
    const rulesAt = ({ firstLine, lastLine }: Place) =>
      new Set(
        report.findings
          .filter(({ range }) => range.start.line >= firstLine && range.start.line <= lastLine)
          .map(({ rule }) => rule),
      );
    const silent: string[] = [];
    const idle: string[] = [];
    for (const { row, claim, real, misspelt } of service.probes) {
      if (!claim.holds(answers, real.id, rulesAt(real))) silent.push(`${row} ${claim.says}`);
      else if (claim.holds(answers, misspelt.id, rulesAt(misspelt))) idle.push(`${row} ${claim.says}`);
    }
    expect({ silent, idle, unreachable: service.unreachable }).toEqual({ silent: [], idle: [], unreachable: [] });
  });
});
