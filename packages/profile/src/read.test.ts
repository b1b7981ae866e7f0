import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { lineCosts } from './line-costs.ts';
import { totals, type Profile } from './profile.ts';
import { readProfile } from './read.ts';

const captures = fileURLToPath(new URL('../test/captures/', import.meta.url));
const go = fileURLToPath(new URL('../../../fixtures/go-service/profiles/', import.meta.url));
const node = fileURLToPath(new URL('../../../fixtures/node-service/profiles/', import.meta.url));

function read(file: string): Profile {
  return readProfile(readFileSync(file), file);
}

function text(content: string, file = 'capture'): Profile {
  return readProfile(Buffer.from(content), file);
}

/** `function path:line` to [flat, cum] of one sample type. */
function costs(profile: Profile, type = 0): Record<string, [number, number]> {
  const table = lineCosts(profile);
  return Object.fromEntries(
    Array.from({ length: table.count }, (_, row) => [
      `${table.function[row]!} ${table.path[row]!}:${table.line[row]!}`,
      [table.flat[type]![row]!, table.cum[type]![row]!],
    ]),
  );
}

describe('formats, told by their content', () => {
  it.each([
    ['heap-1.pb.gz', 'heap'],
    ['allocs.pb.gz', 'allocs'],
    ['cpu.pb.gz', 'cpu'],
    ['mutex.pb.gz', 'mutex'],
    ['block.pb.gz', 'block'],
    ['goroutine.pb.gz', 'goroutine'],
    ['threadcreate.pb.gz', 'threadcreate'],
    ['goroutine.txt', 'goroutine'],
  ])('%s of a Go service is %s', (name, kind) => {
    expect(read(go + name).kind).toBe(kind);
  });

  it('collapsed stacks, with places where they have some', () => {
    const profile = read(`${captures}service.collapsed`);
    expect(profile.format).toBe('collapsed');
    expect(costs(profile)).toEqual({
      'main :0': [0, 55],
      'serve src/server.ts:10': [8, 50],
      'handle src/server.ts:31': [0, 42],
      'remember src/cache.ts:12': [42, 42],
      'worker:3 :0': [0, 5],
      'std::vector<int>::push_back(int const&) :0': [5, 5],
    });
  });

  it('perf script, with source lines and without symbols', () => {
    const profile = read(`${captures}service.perf.txt`);
    expect(profile).toMatchObject({ format: 'perf-script', kind: 'cpu', durationNanos: 5e8 });
    expect(costs(profile)).toEqual({
      'main.remember store.go:26': [1, 1],
      'main.main :0': [1, 2],
      '[libc.so.6] /usr/lib/libc.so.6:0': [0, 1],
    });
  });

  it('collapsed stacks of other writers', () => {
    const profile = text(
      '<module> (server.py:88);handle (my file.py:7)\t3\n' +
        'node;/app/with space/a.js:12 2\nnode;JS:*price /app/b.js:4:2;JS::Bar 1\n' +
        'MainThread;work (C:\\app\\jobs.py:14) 4\n',
    );
    expect(costs(profile)).toEqual({
      '<module> server.py:88': [0, 3],
      'handle my file.py:7': [3, 3],
      'node :0': [0, 3],
      '(anonymous) /app/with space/a.js:12': [2, 2],
      'price /app/b.js:4': [0, 1],
      'JS::Bar :0': [1, 1],
      'MainThread :0': [0, 4],
      'work C:\\app\\jobs.py:14': [4, 4],
    });
  });

  it('perf script: strange names of processes, inlined frames, and events without -g', () => {
    const profile = text(
      'Web Content (x) 4711/4712 [003] 12.5:  250000 cpu-clock:pppH: \n' +
        '            55d0c0 main.work+0x1f (/app/server)\n  main.go:12 (discriminator 3)\n' +
        '            55d0a0 main.handle (inlined)\n  /app/my file.go:40 (inlined)\n\n' +
        ':-1    -1/-1    [001] 12.6:  1 cycles:u: \n\t7f00000 foo(int)+0x3 (/usr/lib/x y/libfoo.so (deleted))\n\n' +
        'perf-exec 1 [000] 12.7: cycles: ffffffff81 native_write_msr+0x4 ([kernel.kallsyms])\n',
    );
    expect(totals(profile)).toEqual([3]);
    expect(costs(profile)).toEqual({
      'main.handle /app/my file.go:40': [0, 1],
      'main.work main.go:12': [1, 1],
      'foo(int) :0': [1, 1],
      'native_write_msr :0': [1, 1],
    });
  });

  it('speedscope, evented and sampled', () => {
    const profile = read(`${captures}service.speedscope.json`);
    expect(profile.sampleTypes).toEqual([{ type: 'weight', unit: 'milliseconds' }]);
    expect(costs(profile)).toEqual({
      'main src/main.ts:3': [5, 15],
      'remember src/cache.ts:12': [10, 10],
    });
  });

  it('goroutine text has the numbers of the binary profile of the same moment', () => {
    const profile = read(`${go}goroutine.txt`);
    const total = /total (\d+)/.exec(readFileSync(`${go}goroutine.txt`, 'utf8'))![1];
    expect(totals(profile)).toEqual([Number(total)]);
  });

  it('V8 ticks stand on the lines that V8 says', () => {
    const file = readdirSync(`${node}dist`).find((name) => name.endsWith('.cpuprofile'))!;
    const json = JSON.parse(readFileSync(`${node}dist/${file}`, 'utf8')) as {
      nodes: {
        callFrame: { url: string; functionName: string };
        hitCount: number;
        positionTicks?: { line: number; ticks: number }[];
      }[];
      samples: number[];
    };
    const ticks = new Map<string, number>();
    for (const { callFrame, positionTicks = [] } of json.nodes) {
      for (const { line, ticks: count } of positionTicks) {
        const key = `${callFrame.url}:${line}`;
        ticks.set(key, (ticks.get(key) ?? 0) + count);
      }
    }
    const profile = read(`${node}dist/${file}`);
    const table = lineCosts(profile);
    const ours = new Map<string, number>();
    for (let row = 0; row < table.count; row++) {
      const key = `${table.path[row]!}:${table.line[row]!}`;
      const flat = table.flat[0]![row]!;
      if (flat > 0 && ticks.has(key)) ours.set(key, (ours.get(key) ?? 0) + flat);
    }
    expect(ticks.size).toBeGreaterThan(10);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(ticks));
    const [idle, busy] = [true, false].map((isIdle) =>
      json.nodes
        .filter(({ callFrame }) => (callFrame.functionName === '(idle)') === isIdle)
        .reduce((sum, { hitCount }) => sum + hitCount, 0),
    );
    expect(idle).toBeGreaterThan(0);
    expect(totals(profile)[0]).toBe(busy);
  });

  it('a V8 heap profile is the sum of its nodes', () => {
    const profile = read(`${node}dist/heap-1.heapprofile`);
    interface Node {
      selfSize: number;
      children: Node[];
    }
    const sum = ({ selfSize, children }: Node): number =>
      children.reduce((all, child) => all + sum(child), selfSize);
    const { head } = JSON.parse(readFileSync(`${node}dist/heap-1.heapprofile`, 'utf8')) as { head: Node };
    expect(totals(profile)).toEqual([sum(head)]);
  });
});

/** A pprof with one sample of one location; each part may be left out or be wrong. */
function pprof(parts: {
  functionId?: number;
  name?: number;
  location?: number;
  values?: number[];
  line?: number;
}): Uint8Array {
  const { functionId = 1, name = 3, location = 1, values = [5], line = 7 } = parts;
  const out = new PbfWriter();
  out.writeMessage(1, (_, pbf) => (pbf.writeVarintField(1, 1), pbf.writeVarintField(2, 2)), null);
  out.writeMessage(
    2,
    (_, pbf) => (pbf.writePackedVarint(1, [location]), pbf.writePackedVarint(2, values)),
    null,
  );
  out.writeMessage(
    4,
    (_, pbf) => {
      pbf.writeVarintField(1, 1);
      pbf.writeMessage(
        4,
        (__, of) => (of.writeVarintField(1, functionId), of.writeVarintField(2, line)),
        null,
      );
    },
    null,
  );
  out.writeMessage(5, (_, pbf) => (pbf.writeVarintField(1, 1), pbf.writeVarintField(2, name)), null);
  for (const word of ['', 'samples', 'count', 'main.main']) out.writeStringField(6, word);
  return out.finish();
}

describe('bad input is one line with the file, the reason and what to do', () => {
  const good = readFileSync(`${go}heap-1.pb.gz`);
  const cases: [string, () => Uint8Array, RegExp][] = [
    ['an empty file', () => new Uint8Array(), /^x: empty/],
    ['a page of a login', () => Buffer.from('<!doctype html>'), /^x: HTML or XML/],
    ['a gzip that is cut off', () => good.subarray(0, good.length / 2), /^x: the gzip data ends too early/],
    ['a gzip of a gzip', () => gzipSync(good), /^x: compressed twice/],
    ['prose', () => Buffer.from('hello, this is prose\n'), /^x: no known profile format/],
    ['a Go trace', () => Buffer.from('go 1.26 trace\0\0\0'), /^x: a Go execution trace/],
    ['broken JSON', () => Buffer.from('{"nodes": ['), /^x: broken JSON/],
    ['other JSON', () => Buffer.from('{"name": "shop"}'), /^x: JSON of an unknown kind/],
    ['a string that does not exist', () => pprof({ name: 99 }), /string 99 is asked for, but there are 4/],
    ['a function that does not exist', () => pprof({ functionId: 9 }), /function 9, which does not exist/],
    ['a location that does not exist', () => pprof({ location: 9 }), /location 9, which does not exist/],
    ['too many values', () => pprof({ values: [1, 2] }), /2 values for 1 sample types/],
    ['an id above 2^53', () => pprof({ functionId: 2 ** 60 }), /a function id is above 2\^53/],
    ['a negative line', () => pprof({ line: -3 }), /-3 is no line number/],
    ['a pprof that is cut off', () => pprof({}).subarray(0, 20), /ends too early|no sample types|damaged/],
    [
      'a cycle of calls',
      () => Buffer.from('{"nodes":[{"id":1,"children":[2]},{"id":2,"children":[1]}],"samples":[]}'),
      /^x: damaged \.cpuprofile: its nodes form a cycle/,
    ],
    [
      'a goroutine text that is cut off',
      () => Buffer.from('goroutine profile: total 9\n1 @ 0x1\n#\t0x1\tmain.main+0x1\t/a.go:3\n'),
      /^x: the goroutine profile ends too early: 1 of 9/,
    ],
    ['a control character in a name', () => Buffer.from('{"a":"\u001b[31m'), /^[^\u001b]*$/],
  ];

  it.each(cases)('%s', (_, bytes, message) => {
    expect(() => readProfile(bytes(), 'x')).toThrow(message);
    expect(() => readProfile(bytes(), 'x')).toThrow(
      expect.objectContaining({ name: 'ProfileError', file: 'x' }),
    );
  });

  it('a gzip bomb stops at the limit, which is named and can be set', () => {
    const bomb = gzipSync(Buffer.alloc(1 << 22));
    expect(() => readProfile(bomb, 'bomb', { maxBytes: 1 << 20 })).toThrow(
      /^bomb: larger than the limit of 1048576 bytes/,
    );
    expect(() => readProfile(bomb, 'bomb', 1 << 23)).toThrow(/^bomb: (?!larger)/);
  });

  it('a good one is read', () => {
    expect(costs(readProfile(pprof({}), 'x'))).toEqual({ 'main.main :7': [5, 5] });
    expect(costs(readProfile(pprof({ values: [-5] }), 'x'))).toEqual({ 'main.main :7': [-5, -5] });
  });

  it('a line of a million spaces takes no time', () => {
    const hostile = `main;f${' '.repeat(1e6)}x;${'a;'.repeat(1e5)}b 1\n`;
    expect(totals(text(hostile))).toEqual([1]);
  });
});
