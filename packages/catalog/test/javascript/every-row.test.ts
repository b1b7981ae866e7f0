// Every JavaScript row is reached from code, and what it says shows in the engine's answers; with its name misspelt it does not.
import { Catalog } from '@leakline/catalog';
import { MemoryHost, Project } from '@leakline/project';
import { describe, expect, test } from 'vitest';
import { javascriptLibraries } from '../../src/javascript/index.ts';
import type { Library } from '../../src/schema.ts';
import { Answers } from './probes/answers.ts';
import type { Claim } from './probes/claims.ts';
import { Origins } from './probes/origins.ts';
import { serviceOf, type Place } from './probes/service.ts';

const catalog = new Catalog(javascriptLibraries);
const origins = new Origins(catalog);
const nameOf = (library: Library) => library.packages[0] ?? `built in: ${library.version}`;

describe.each(javascriptLibraries.map((library) => ({ name: nameOf(library), library })))('$name', ({ library }) => {
  test('every row is reached, and shows', () => {
    const service = serviceOf(library, catalog, origins);
    const project = new Project({ host: new MemoryHost(service.files) });
    const { report, unparsed } = project.check({ minConfidence: 'low' });
    expect(unparsed).toEqual([]);
    const answers = new Map(
      Object.keys(service.files).map((path) => [path, new Answers(project.program, path)] as const),
    );
    const holds = (claim: Claim, { path, id, firstLine, lastLine }: Place) => {
      const here = report.findings.filter(
        ({ path: at, range: { start } }) => at === path && start.line >= firstLine && start.line <= lastLine,
      );
      const inFile = answers.get(path);
      return inFile !== undefined && claim.holds(inFile, id, new Set(here.map(({ rule }) => rule)));
    };
    const silent: string[] = [];
    const idle: string[] = [];
    for (const { row, claim, real, misspelt } of service.probes) {
      if (!holds(claim, real)) silent.push(`${row} ${claim.says}`);
      else if (holds(claim, misspelt)) idle.push(`${row} ${claim.says}`);
    }
    expect({ silent, idle, unreachable: service.unreachable }).toEqual({ silent: [], idle: [], unreachable: [] });
  });
});
