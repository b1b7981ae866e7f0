// Profiles out of Chrome traces: the same numbers as the .cpuprofile of the same samples.
import { expect, test } from 'vitest';
import { lineCosts } from '../line-costs.ts';
import { readProfile } from '../read.ts';
import { totals, type Profile } from '../profile.ts';

const node = (id: number, name: string, line: number, parent?: number) => ({
  id,
  callFrame: { functionName: name, url: 'file:///app/a.js', lineNumber: line - 1, columnNumber: 0 },
  ...(parent === undefined ? {} : { parent }),
});
const event = (name: string, data: object, pid = 1, id = '0x1') => ({
  args: { data },
  cat: 'disabled-by-default-v8.cpu_profiler',
  id,
  name,
  ph: 'P',
  pid,
  ts: 1,
});
/** A stack main → work in two chunks, as V8 streams them: a node comes with the first sample that needs it. */
const stream = (pid = 1, id = '0x1') => [
  event('Profile', { startTime: 1000 }, pid, id),
  event(
    'ProfileChunk',
    {
      cpuProfile: { nodes: [node(1, '(root)', 0), node(2, 'main', 3, 1)], samples: [2, 2] },
      timeDeltas: [10, 20],
      lines: [4, 5],
    },
    pid,
    id,
  ),
  event(
    'ProfileChunk',
    {
      cpuProfile: { nodes: [node(3, 'work', 9, 2)], samples: [3], endTime: 1100 },
      timeDeltas: [30],
      lines: [10],
    },
    pid,
    id,
  ),
];

function read(json: unknown): Profile {
  return readProfile(Buffer.from(JSON.stringify(json)), 'trace.json');
}

function costs(profile: Profile): Record<string, number[]> {
  const lines = lineCosts(profile);
  return Object.fromEntries(
    Array.from({ length: lines.count }, (_, row) => [
      `${lines.function[row]!}:${lines.line[row]!}`,
      [lines.flat[0]![row]!, lines.flat[1]![row]!, lines.cum[1]![row]!],
    ]),
  );
}

test.each([
  ['an object', { metadata: { source: 'DevTools' }, traceEvents: stream() }],
  ['a list', stream()],
])('as %s', (_, json) => {
  const profile = read(json);
  expect(profile).toMatchObject({ kind: 'cpu', format: 'cpuprofile', durationNanos: 100_000 });
  // A sample lasts until the next one begins; the last until the end.
  expect(totals(profile)).toEqual([3, 90]);
  expect(costs(profile)).toMatchObject({
    'main:4': [1, 25, 25],
    'main:5': [1, 25, 25],
    'work:10': [1, 40, 40],
  });
});

test('of several threads are one profile', () => {
  const profile = read({ traceEvents: [...stream(1), ...stream(2), ...stream(1, '0x2')] });
  expect(totals(profile)).toEqual([9, 270]);
  expect(costs(profile)).toMatchObject({ 'work:10': [3, 120, 120] });
});

test('damage and traces of something else are told', () => {
  expect(() => read({ traceEvents: [event('Screenshot', {})] })).toThrow(
    /^trace\.json: a Chrome trace without a CPU profile \(record it with JavaScript samples/,
  );
  const [start, first] = stream();
  expect(() =>
    read([
      start,
      { ...first, args: { data: { cpuProfile: { nodes: [node(2, 'main', 3)], samples: [7] } } } },
    ]),
  ).toThrow(/^trace\.json: damaged \.cpuprofile: sample 0 names an unknown node/);
  expect(() => read([{}, null, 3, { name: 'ProfileChunk' }, { name: 'Profile', args: 'x' }])).toThrow(
    /without a CPU profile/,
  );
});
