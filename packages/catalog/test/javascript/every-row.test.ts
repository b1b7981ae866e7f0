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

/** What the engine makes of a program with every row of a library in it, used right and with the name misspelt. */
function compared(library: Library) {
  const service = serviceOf(library, catalog, origins);
  const project = new Project({ host: new MemoryHost(service.files) });
  const { report, unparsed, failures } = project.check({ minConfidence: 'low' });
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
  const verdicts = service.probes.map(({ row, claim, isBesideRest, real, misspelt }) => ({
    row,
    text: `${row}: ${claim.says}`,
    isShown: holds(claim, real),
    isIdle: holds(claim, misspelt),
    isBesideRest,
  }));
  const isTold = (row: string) => verdicts.some((v) => v.row === row && v.isShown && !v.isIdle);
  return {
    failures: [...unparsed, ...failures],
    rows: new Set(verdicts.map((v) => v.row)),
    /** What rows say and the engine does not. */
    silent: verdicts.filter((v) => !v.isShown).map((v) => v.text),
    /** What the engine says without the row too. Beside `*`, a row has to differ from it in something. */
    idle: verdicts.filter((v) => v.isIdle && !(v.isBesideRest && isTold(v.row))).map((v) => v.text),
    unreachable: service.unreachable,
    mute: service.mute,
  };
}

describe.each(javascriptLibraries.map((library) => ({ name: nameOf(library), library })))(
  '$name',
  ({ library }) => {
    test('every row is reached, and shows', () => {
      const { failures, silent, idle, unreachable, mute } = compared(library);
      expect({ failures, silent, idle, unreachable, mute }).toEqual({
        failures: [],
        silent: [],
        idle: [],
        unreachable: [],
        mute: [],
      });
    });
  },
);

test.each(['prom-client', 'kafkajs', '@nestjs/common', 'lodash'])('misspelt rows of %s are found', (name) => {
  const library = javascriptLibraries.find((l) => nameOf(l) === name);
  const wrong = (row: string) => (/^(?:|default|\*|\(\))$/.test(row) ? row : `${row}Typo`);
  const misspelt = <T>(rows: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(Object.entries(rows).map(([row, said]) => [wrong(row), said]));
  if (library === undefined) throw new RangeError(name);
  const { rows, silent } = compared({
    ...library,
    exports: misspelt(library.exports),
    types: Object.fromEntries(
      Object.entries(library.types ?? {}).map(([type, entry]) => [
        type,
        { ...entry, members: misspelt(entry.members) },
      ]),
    ),
    signatures: [],
  });
  const found = new Set(silent.map((text) => text.slice(0, text.indexOf(':'))));
  const missed = [...rows].filter((row) => row.endsWith('Typo') && !found.has(row));
  expect(found.size).toBeGreaterThan(20);
  expect(missed).toEqual([]);
});
