// A .cpuprofile is the same whether it is parsed at once or streamed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isCpuProfile, readCpuProfile, readCpuProfilePieces } from './cpuprofile.ts';
import { parseJson } from './json.ts';

const folder = join(import.meta.dirname, '../../../../fixtures/node-service/profiles');
const captures = ['dist/cpu.cpuprofile', 'bundle/cpu.cpuprofile'].map((name) =>
  readFileSync(join(folder, name)),
);
const inPieces = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

test.each([1, 7, 4096, 1 << 30])('in pieces of %i bytes', (size) => {
  for (const bytes of captures) {
    const whole = readCpuProfile('cpu.cpuprofile', parseJson('cpu.cpuprofile', bytes));
    expect(whole.samples.count).toBeGreaterThan(10);
    expect(readCpuProfilePieces('cpu.cpuprofile', inPieces(bytes, size))).toEqual(whole);
  }
});

test('sections in any order, numbers of any kind, and what nobody asked for', () => {
  const text = `{"title":"a, } b","samples":[1,2,1],"endTime":1.9e2,"meta":{"x":[{"y":"]}"}]},
    "timeDeltas":[10, -5 ,2.5e1,1E1],"nodes":[
      {"id":1,"callFrame":{"functionName":"(root)","url":""},"children":[2]},
      {"id":2,"callFrame":{"functionName":"\\"f}","url":"file:///a.js","lineNumber":3},"positionTicks":[{"line":5,"ticks":2}]}],
    "startTime":100,"done":true}`;
  const bytes = Buffer.from(text);
  const whole = readCpuProfile('x', parseJson('x', bytes));
  expect(whole.samples.values[1]!.reduce((sum, micros) => sum + micros, 0)).toBe(80);
  expect(readCpuProfilePieces('x', inPieces(bytes, 3))).toEqual(whole);
});

test('waiting for work is no time of the processor, a function of that name is', () => {
  const nodes = [
    { id: 1, callFrame: { functionName: '(root)', url: '' }, children: [2, 3] },
    { id: 2, callFrame: { functionName: '(idle)', url: '' }, hitCount: 90 },
    { id: 3, callFrame: { functionName: '(idle)', url: 'file:///a.js', lineNumber: 3 }, hitCount: 1 },
  ];
  const profile = { nodes, samples: [3, 2, 3], timeDeltas: [0, 10, 900], startTime: 0, endTime: 1000 };
  const { samples } = readCpuProfile('x', parseJson('x', Buffer.from(JSON.stringify(profile))));
  expect(samples.values.map(([...values]) => values)).toEqual([[1], [100]]);
});

test.each([
  ['[1]', /no object/],
  ['{"nodes":[{"id":1}', /ends too early/],
  ['{"nodes":[1]}', /something else among the nodes/],
  ['{"nodes":[{"id":}]}', /broken JSON among its nodes/],
  ['{"nodes":[],"samples":[1,"2"]}', /" among the samples/],
  ['{"nodes":[]}', /without nodes/],
  ['{"nodes":[{"id":1}],"samples":[7]}', /sample 0 names an unknown node/],
])('%s is refused', (text, reason) => {
  expect(() => readCpuProfilePieces('cpu.cpuprofile', [Buffer.from(text)])).toThrow(reason);
});

test('is known by its first bytes', () => {
  expect(isCpuProfile(Buffer.from('{"nodes":[{"id":1,'))).toBe(true);
  expect(isCpuProfile(Buffer.from('{"head":{'))).toBe(false);
});
