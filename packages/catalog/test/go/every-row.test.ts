// Every Go row is reached from code: it is looked up, and what it says of raw data, labels, clients, frequencies and growth shows.
import { Catalog } from '@leakline/catalog';
import { MemoryHost, Project } from '@leakline/project';
import { describe, expect, test, vi } from 'vitest';
import { goLibraries } from '../../src/go/index.ts';
import type { CatalogType } from '../../src/lookup.ts';
import type { Library } from '../../src/schema.ts';
import { serviceOf, type Probe } from './probes.ts';

/** Rows that are right and do not show in the plainest use of them, with the reason. */
const QUIET: readonly { readonly library: string; readonly rows: RegExp; readonly reason: string }[] = [
  {
    library: 'gorm.io/gorm',
    rows: /^(?:processor|callback)\.(?:Register|Replace)$/,
    reason:
      'the list that grows is behind two calls, `db.Callback().Query()`, which nobody follows to the database',
  },
];

const catalog = new Catalog(goLibraries);
const nameOf = (library: Library) => library.packages[0] ?? 'built in';

/** The type among a type and its supertypes that states a member (or `*`). */
function ownerOf(type: CatalogType, name: string, member: unknown): string | null {
  const seen = new Set<string>();
  const queue = [type];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next.key)) continue;
    seen.add(next.key);
    const { members } = next.entry;
    for (const key of [name, '*'])
      if (members !== undefined && Object.hasOwn(members, key) && members[key] === member)
        return `${nameOf(next.library)} ${next.name}.${key}`;
    for (const parent of next.entry.extends ?? []) {
      const resolved = catalog.resolve(next.library, parent);
      if (resolved !== null) queue.push(resolved);
    }
  }
  return null;
}

/** Runs `check`, and gives the rows that were looked up. */
function rowsLookedUp(check: () => void): ReadonlySet<string> {
  const rows = new Set<string>();
  const { exportOf, memberOf } = Catalog.prototype;
  const exported = vi.spyOn(Catalog.prototype, 'exportOf').mockImplementation(function (
    this: Catalog,
    ...args: Parameters<Catalog['exportOf']>
  ) {
    const found = exportOf.apply(this, args);
    if (found !== null) rows.add(`${nameOf(found.library)} ${args[2]}`);
    return found;
  });
  const members = vi.spyOn(Catalog.prototype, 'memberOf').mockImplementation(function (
    this: Catalog,
    ...args: Parameters<Catalog['memberOf']>
  ) {
    const found = memberOf.apply(this, args);
    const owner = found === null ? null : ownerOf(args[0], args[1], found.member);
    if (owner !== null) rows.add(owner);
    return found;
  });
  try {
    check();
  } finally {
    exported.mockRestore();
    members.mockRestore();
  }
  return rows;
}

describe.each(goLibraries.map((library) => ({ name: nameOf(library), library })))('$name', ({ library }) => {
  test('every row is reached, and shows', () => {
    const service = serviceOf(library, catalog);
    const project = new Project({ host: new MemoryHost({ 'main.go': service.source }) });
    const found: { line: number; rule: string }[] = [];
    const rows = rowsLookedUp(() => {
      for (const f of project.check({ minConfidence: 'low' }).report.findings)
        found.push({ line: f.range.start.line, rule: f.rule });
    });
    const rulesAt = (p: Probe) =>
      found.filter((f) => f.line >= p.firstLine && f.line <= p.lastLine).map((f) => f.rule);
    const silent = service.probes.filter(
      (p) => p.rules.length > 0 && !rulesAt(p).some((rule) => p.rules.includes(rule)),
    );
    const quiet = QUIET.filter((q) => q.library === nameOf(library));
    const idle = quiet.filter((q) => !silent.some((p) => q.rows.test(p.row)));
    const loud = service.probes.filter((p) => p.isBounded && rulesAt(p).length > 0);
    const missed = service.probes.filter((p) => !rows.has(`${nameOf(library)} ${p.row}`));
    expect({
      silent: silent.map((p) => p.row).filter((row) => !quiet.some((q) => q.rows.test(row))),
      idle: idle.map((q) => q.reason),
      loud: loud.map((p) => p.row),
      missed: missed.map((p) => p.row),
      unreachable: service.unreachable,
    }).toEqual({ silent: [], idle: [], loud: [], missed: [], unreachable: [] });
  });
});
