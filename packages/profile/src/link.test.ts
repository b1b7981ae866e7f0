import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lineTable } from './line-table.ts';
import { lineCosts } from './line-costs.ts';
import { Linked } from './link.ts';
import { PathMapper } from './mapping.ts';
import { readProfile } from './read.ts';
import { seriesOf, serviceOfFile, timeInName } from './service-files.ts';
import { trendOf, verdict } from './trend.ts';
import { totals, type Profile } from './profile.ts';

const folder = fileURLToPath(new URL('../../../fixtures/go-service/profiles/', import.meta.url));
const read = (name: string): Profile => readProfile(readFileSync(folder + name), name);
const mapper = (): PathMapper =>
  new PathMapper({
    root: '/nowhere',
    files: [
      'main.go',
      'internal/queue/publisher.go',
      'internal/metrics/metrics.go',
      'internal/store/store.go',
    ],
    modules: [{ name: 'example.com/orders', folder: '' }],
    maps: [],
  });
const heaps = ['heap-1.pb.gz', 'heap-2.pb.gz', 'heap-3.pb.gz'].map(read);
/** What the reference-tested costs say about the line, so that captures can be made anew. */
function inUse(profile: Profile): number {
  const costs = lineCosts(profile);
  const rows = Array.from({ length: costs.count }, (_, row) => row);
  const row = rows.find((r) => costs.path[r]!.endsWith('/queue/publisher.go') && costs.line[r] === 32)!;
  return costs.cum[profile.defaultType]![row]!;
}

const publisher = { path: 'internal/queue/publisher.go', start: 32, end: 32 };

describe('a series of captures', () => {
  // Given in the wrong order: their own timestamps decide.
  const linked = new Linked([heaps[2]!, heaps[0]!, heaps[1]!], mapper());

  it('says how a line grows, in words', () => {
    const [line] = linked.at(publisher.path, publisher.start);
    const trend = linked.trend(line!, linked.series[0]!, 'inuse_space')!;
    expect(trend).toMatchObject({ grewIn: 3, captures: 3 });
    // Seconds apart: a rate per hour would be nonsense.
    expect(verdict(trend, 'bytes')).toMatch(/^grows in 3 of 3 captures, \+[\d.]+ [kMG]B in \d+ s$/);
  });

  it('has the values of its last capture in the line table', () => {
    const table = lineTable(linked, (path, line) =>
      path === publisher.path && line === 32 ? ['no-client-per-message'] : [],
    );
    const row = table.lines.find(({ path, line }) => path === publisher.path && line === 32)!;
    expect(row.costs['inuse_space']).toMatchObject({ flat: inUse(heaps[2]!), cum: inUse(heaps[2]!) });
    // Seconds apart: nothing can be said about an hour, but what was seen can.
    const { growthPerHour, growth } = row.costs['inuse_space']!;
    expect(growthPerHour).toBeNull();
    expect(growth).toMatchObject({ grewIn: 3, captures: 3 });
    expect(growth!.change).toBeGreaterThan(1e6);
    expect(growth!.seconds).toBeLessThan(60);
    expect(row).toMatchObject({ mapping: 'module', findings: ['no-client-per-message'] });
    expect(table.profiles[0]).toMatchObject({
      kind: 'heap',
      takenAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  });

  it('shows every line that a sample touches, once', () => {
    const keys = lineTable(linked).lines.map((row) => `${row.profilePath}:${row.line}:${row.function}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(100);
  });
});

describe('evidence', () => {
  it('is the cumulative cost of the lines, with its share', () => {
    const [evidence] = new Linked([heaps[2]!], mapper()).evidenceForLines([publisher]);
    expect(evidence).toEqual({
      profile: 'heap-3.pb.gz',
      sampleType: 'inuse_space',
      unit: 'bytes',
      flat: inUse(heaps[2]!),
      cum: inUse(heaps[2]!),
      share: inUse(heaps[2]!) / totals(heaps[2]!)[3]!,
      isUpperBound: false,
    });
  });

  it('counts a stack that meets several of the lines once', () => {
    const linked = new Linked([heaps[2]!], mapper());
    const main = { path: 'main.go', start: 1, end: 500 };
    const metrics = { path: 'internal/metrics/metrics.go', start: 1, end: 500 };
    const both = linked.evidenceForLines([main, metrics, publisher])[0]!;
    const apart = [main, metrics, publisher].map((lines) => linked.evidenceForLines([lines])[0]!.cum);
    expect(both.cum).toBeLessThan(apart.reduce((sum, cum) => sum + cum));
    expect(both.cum).toBeGreaterThanOrEqual(Math.max(...apart));
    expect(both.share).toBeLessThanOrEqual(1);
  });

  it('is none for a line that no sample touches', () => {
    expect(new Linked(heaps, mapper()).evidenceForLines([{ path: 'main.go', start: 1, end: 2 }])).toEqual([]);
  });
});

describe('a base', () => {
  it('leaves what grew since', () => {
    const linked = new Linked([heaps[2]!], mapper(), { base: heaps[0]! });
    const cost = linked.at(publisher.path, 32)[0]!.costs.find(({ type }) => type === 'inuse_space')!;
    expect(cost.cum).toBe(inUse(heaps[2]!) - inUse(heaps[0]!));
  });

  it('is refused when it measures something else', () => {
    expect(() => new Linked([heaps[2]!], mapper(), { base: read('cpu.pb.gz') })).toThrow(
      /^cpu\.pb\.gz: has no alloc_objects, so it is no base for heap-3\.pb\.gz \(it measures samples, cpu\)$/,
    );
  });
});

describe('sample types of two kinds', () => {
  it('keep apart in the line table', () => {
    const { lines } = lineTable(new Linked([read('mutex.pb.gz'), read('block.pb.gz')], mapper()));
    const names = new Set(lines.flatMap(({ costs }) => Object.keys(costs)));
    expect([...names].sort()).toEqual([
      'block/contentions',
      'block/delay',
      'mutex/contentions',
      'mutex/delay',
    ]);
  });
});

describe('names of files', () => {
  it.each([
    ['dumps/orders-cpu-1122093012.pprof', 'orders', 'cpu'],
    ['/tmp/order-api-4711-memory-1122093012.pprof', 'order-api', 'heap'],
    ['orders-mutex-a.pprof', 'orders', 'mutex'],
    ['orders-block-a.pprof.gz', 'orders', 'block'],
  ])('%s is of %s, %s', (file, service, kind) => {
    expect(serviceOfFile(file)).toEqual({ service, kind });
  });

  it('are not read into what they do not say', () => {
    expect(serviceOfFile('heap.pb.gz')).toBeNull();
    expect(timeInName('cpu.pb.gz')).toBeNull();
  });

  it('group captures by service and kind', () => {
    const named = (file: string): Profile => ({ ...heaps[0]!, file });
    const series = seriesOf([
      named('a-memory-1.pprof'),
      named('b-memory-1.pprof'),
      named('a-memory-2.pprof'),
      { ...read('cpu.pb.gz'), file: 'a-cpu-1.pprof' },
    ]);
    expect(series.map(({ service, kind, profiles }) => [service, kind, profiles.length])).toEqual([
      ['a', 'heap', 2],
      ['b', 'heap', 1],
      ['a', 'cpu', 1],
    ]);
  });

  it('keep captures of other builds, and of other names, apart', () => {
    const files = ['heap-base.pb.gz', 'heap-1.pb.gz', 'heap-trimpath.pb.gz', 'heap-3.pb.gz', 'heap-2.pb.gz'];
    const series = seriesOf(files.map(read)).map(({ profiles }) => profiles.map(({ file }) => file));
    expect(series).toEqual([
      ['heap-base.pb.gz'],
      ['heap-trimpath.pb.gz'],
      ['heap-1.pb.gz', 'heap-2.pb.gz', 'heap-3.pb.gz'],
    ]);
  });

  it('take names without numbers as one series when the build is the same', () => {
    const series = seriesOf([
      { ...heaps[0]!, file: 'before.pb.gz' },
      { ...heaps[2]!, file: 'after.pb.gz' },
    ]);
    expect(series.map(({ profiles }) => profiles.length)).toEqual([2]);
  });

  it('take a folder for each day as one series, and a folder for each instance as one of its own', () => {
    const filesOf = (...files: string[]) =>
      seriesOf(files.map((file) => ({ ...heaps[0]!, file }))).map(({ profiles }) => profiles.length);
    expect(filesOf('a/2026-11-20/heap.pb.gz', 'a/2026-11-21/heap.pb.gz')).toEqual([2]);
    expect(filesOf('20261120T101500Z/heap-1.pb.gz', '20261121T101500Z/heap-2.pb.gz')).toEqual([2]);
    expect(filesOf('pod-1/heap.pb.gz', 'pod-2/heap.pb.gz')).toEqual([1, 1]);
    expect(filesOf('pod-1/a-7-memory-1.pprof', 'pod-2/a-7-memory-1.pprof')).toEqual([1, 1]);
    expect(filesOf('b-20261120/heap.pb.gz', 'c-20261120/heap.pb.gz')).toEqual([1, 1]);
  });

  it('put captures in order whose files were all copied at once', () => {
    const copied = (file: string, millis: number): Profile => ({
      ...heaps[0]!,
      file,
      takenAt: millis * 1e6,
      takenAtFrom: 'file',
    });
    const orderOf = (profiles: readonly Profile[]) =>
      seriesOf(profiles).map(({ order, profiles: of }) => [order, ...of.map(({ file }) => file)]);
    const names = ['heap-10.pb.gz', 'heap-9.pb.gz', 'heap-8.pb.gz'];
    expect(orderOf(names.map((name, i) => copied(name, i * 10)))).toEqual([['name', ...names.toReversed()]]);
    // Minutes apart, their times tell.
    expect(orderOf(names.map((name, i) => copied(name, i * 60_000)))).toEqual([['time', ...names]]);
    // Names without numbers tell nothing.
    expect(orderOf([copied('before.pb.gz', 5), copied('after.pb.gz', 0)])).toEqual([
      ['given', 'before.pb.gz', 'after.pb.gz'],
    ]);
  });

  it('know when Node wrote them', () => {
    expect(timeInName('CPU.20261121.060557.4711.0.001.cpuprofile')).toEqual(new Date(2026, 10, 21, 6, 5, 57));
  });
});

describe('a trend', () => {
  const hour = 3_600e9;
  const points = (...values: number[]) => values.map((value, i) => ({ at: i * hour, value }));

  it.each([
    [points(10, 20, 30), { perHour: 10, grewIn: 3, captures: 3 }, 'grows in 3 of 3 captures, +10/h'],
    [points(10, 30, 20, 40), { perHour: 8, grewIn: 3, captures: 4 }, 'grows in 3 of 4 captures, +8/h'],
    [points(30, 20, 10), { perHour: -10, grewIn: 1, captures: 3 }, 'shrinks over 3 captures, −10/h'],
    [points(5, 5), { perHour: 0, grewIn: 1, captures: 2 }, 'does not grow over 2 captures'],
  ])('%#', (series, trend, words) => {
    expect(trendOf(series)).toMatchObject(trend);
    expect(verdict(trendOf(series)!, 'count')).toBe(words);
  });

  it('needs two moments', () => {
    expect(trendOf(points(1))).toBeNull();
    expect(
      trendOf([
        { at: 5, value: 1 },
        { at: 5, value: 2 },
      ]),
    ).toBeNull();
  });
});
