import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PathMapper } from '../mapping.ts';
import { heldCollections, type LocalDeclarations } from './confirm.ts';
import { readHeapSnapshot, type HeapSnapshot } from './read.ts';

const PROGRAM = `
const records = new Map();
for (let i = 0; i < 1000; i++) records.set('key' + i, { i });
for (let i = 0; i < 100; i++) records.delete('key' + i);
const squares = new Map();
for (let i = 0; i < 1000; i++) squares.set(i, i * i);
const seen = new Set();
for (let i = 0; i < 777; i++) seen.add('s' + i);
const log = [];
for (let i = 0; i < 5000; i++) log.push({ text: 'line ' + i });
const byName = {};
for (let i = 0; i < 300; i++) byName['k' + i] = 'v' + i;
class Store { static all = new Set(['x', 'y']); items = new Map([['a', {}], ['b', {}], ['c', {}]]); }
const store = new Store();
const nothing = Object.create(null);
for (let i = 0; i < 40; i++) nothing['n' + i] = i;
const holder = { deep: { rows: [{}, {}, {}] } };
const tenants = new Map([['a', new Map([[1, {}], [2, {}]])], ['b', new Map([[3, {}]])]]);
const memoise = () => { const memo = new Map([['m', {}], ['n', {}]]); return (key) => memo.get(key); };
const lookup = memoise();
const keys = Array.from({ length: 50 }, () => ({}));
const byKey = new WeakMap(keys.map((key) => [key, { text: 'value'.repeat(20) + Math.random() }]));
const counts = {};
for (let i = 0; i < 500; i++) counts['path-' + i] = i;
globalThis.keep = () => [counts, records, squares, seen, log, byName, store, Store, nothing, holder, tenants, lookup, keys, byKey];
require('node:v8').writeHeapSnapshot(process.argv[2]);
`;

let folder = '';
let bytes: Buffer;
let snapshot: HeapSnapshot;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-heap-'));
  const script = join(folder, 'leaky.cjs');
  const file = join(folder, 'leaky.heapsnapshot');
  writeFileSync(script, PROGRAM);
  execFileSync(process.execPath, [script, file]);
  bytes = readFileSync(file);
  snapshot = await readHeapSnapshot([bytes], file);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('a heap snapshot of this Node', () => {
  const found = (variable: string) =>
    snapshot.collections.find((c) => c.variable === variable && c.script.endsWith('leaky.cjs'));

  it.each([
    ['records', 'map', 900],
    ['seen', 'set', 777],
    ['log', 'array', 5000],
    ['byName', 'object', 300],
    ['store.items', 'map', 3],
    ['Store.all', 'set', 2],
    ['nothing', 'object', 40],
    ['counts', 'object', 500],
    ['holder.deep.rows', 'array', 3],
    ['tenants', 'map', 2],
    ['memo', 'map', 2],
  ])('knows that %s is a %s of %i entries', (variable, kind, entries) => {
    expect(found(variable)).toMatchObject({ kind, entries, isExact: true });
  });

  it('knows what declares a field, and what is inside a map of maps', () => {
    expect(found('store.items')?.declaration).toBe('Store.items');
    expect(found('Store.all')?.declaration).toBe('Store.all');
    expect(found('holder.deep.rows')?.declaration).toBe('holder');
    expect(found('tenants')?.nested).toBe(3);
    expect(found('log')?.nested).toBe(0);
  });

  it('counts the values of a WeakMap for those who hold its keys, as Chrome does', () => {
    // 50 keys, and for each a value with a string of more than 100 characters.
    expect(found('keys')?.retained).toBeGreaterThan(50 * 100);
  });

  it('says when it only knows the room for numbers', () => {
    expect(found('squares')?.isExact).toBe(false);
    expect(found('squares')?.entries).toBeGreaterThanOrEqual(1000);
  });

  it('counts what a collection alone keeps alive', () => {
    // 5,000 objects with a string each, and the array's own slots.
    expect(found('log')?.retained).toBeGreaterThan(5000 * (24 + 8));
    expect(found('log')?.retained).toBeLessThan(snapshot.totalBytes);
  });

  it('is the same in pieces of any size', async () => {
    const pieces = Array.from({ length: Math.ceil(bytes.length / 997) }, (_, i) =>
      bytes.subarray(i * 997, (i + 1) * 997),
    );
    expect(await readHeapSnapshot(pieces, snapshot.file)).toEqual(snapshot);
  });

  it('is refused when it is cut off, with its name and what to do', async () => {
    for (const part of [0.1, 0.5, 0.99]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      await expect(readHeapSnapshot([cut], 'cut.heapsnapshot')).rejects.toThrow(
        /^cut\.heapsnapshot: the heap snapshot ends too early \(write it again/,
      );
    }
  });
});

const service = fileURLToPath(new URL('../../../../fixtures/node-service/', import.meta.url));
const declarations: LocalDeclarations = (() => {
  const files = ['src/history.ts', 'src/metrics.ts', 'dist/history.js', 'dist/history.js.map'];
  const texts = new Map([
    ...files.slice(0, 2).map((file) => [file, readFileSync(service + file, 'utf8')] as const),
    ...files.slice(2).map((file) => [file, readFileSync(`${service}profiles/dist/${file}`, 'utf8')] as const),
  ]);
  const mapper = new PathMapper({
    root: '/nowhere',
    files,
    modules: [],
    maps: [],
    read: (path) => texts.get(path) ?? null,
  });
  return {
    locate: (path, line, column) => mapper.locate(path, line, column),
    declaredAt: (path, variable) => {
      const lines = (texts.get(path) ?? '').split('\n');
      const at = lines.findIndex((line) => new RegExp(`^(export )?const ${variable}\\b`).test(line));
      return at === -1 ? null : at + 1;
    },
  };
})();

it('a minified variable has the name and line that the source map knows', async () => {
  // The build is `const history=[]` with the name `h`.
  const map = {
    version: 3,
    sources: ['../src/cache.ts'],
    names: ['history'],
    mappings: 'MASMA',
  };
  const texts = new Map([
    ['dist/main.js', 'const h=[];function f(h){h=1}\n//# sourceMappingURL=main.js.map'],
    ['dist/main.js.map', JSON.stringify(map)],
  ]);
  const mapper = new PathMapper({
    root: '/nowhere',
    files: ['src/cache.ts', ...texts.keys()],
    modules: [],
    maps: [],
    read: (path) => texts.get(path) ?? null,
  });
  const collection = {
    variable: 'h.rows',
    declaration: 'h',
    script: 'file:///app/dist/main.js',
    near: { line: 1, column: 12 },
    kind: 'array' as const,
    entries: 9,
    isExact: true,
    nested: 0,
    retained: 2048,
  };
  const held = heldCollections(
    { file: 'x', totalBytes: 1, unheldBytes: 0, collections: [collection], metrics: [] },
    {
      locate: (path, line, column) => mapper.locate(path, line, column),
      declaredAt: (path, variable) => (path === 'src/cache.ts' && variable === 'history' ? 10 : null),
      renamed: (path, variable) => mapper.renamed(path, variable),
    },
  );
  expect(held.map(({ sentence }) => sentence)).toEqual([
    '`history.rows` in src/cache.ts:10 holds 9 entries, 2 kB retained',
  ]);
});

it('tells apart what no edge leads to, and reads an empty first text, as Bun writes it', async () => {
  const snapshot = {
    snapshot: {
      meta: {
        node_fields: ['type', 'name', 'id', 'self_size', 'edge_count', 'trace_node_id', 'detachedness'],
        node_types: [['synthetic', 'object'], 'string', 'number', 'number', 'number', 'number', 'number'],
        edge_fields: ['type', 'name_or_index', 'to_node'],
        edge_types: [['internal'], 'string_or_number', 'node'],
        location_fields: ['object_index', 'script_id', 'line', 'column'],
      },
      node_count: 3,
      edge_count: 1,
    },
    nodes: [0, 0, 1, 10, 1, 0, 0, 1, 1, 2, 20, 0, 0, 0, 1, 2, 3, 4000, 0, 0, 0],
    edges: [0, 0, 7],
    locations: [],
    strings: ['', 'Map', 'what the map holds'],
  };
  const { totalBytes, unheldBytes } = await readHeapSnapshot(
    [Buffer.from(JSON.stringify(snapshot))],
    'bun.heapsnapshot',
  );
  expect({ totalBytes, unheldBytes }).toEqual({ totalBytes: 30, unheldBytes: 4000 });
});

describe('the captured service', () => {
  it('is leaking by name', async () => {
    const file = fileURLToPath(
      new URL('../../../../fixtures/node-service/profiles/dist/heap.heapsnapshot.gz', import.meta.url),
    );
    const snapshot = await readHeapSnapshot([gunzipSync(readFileSync(file))], file);
    const [worst] = snapshot.collections;
    expect(worst).toMatchObject({
      variable: 'history',
      kind: 'array',
      script: 'file:///app/dist/history.js',
    });
    expect(worst!.entries).toBeGreaterThan(1000);
    const [held] = heldCollections(snapshot, declarations);
    expect(held).toMatchObject({ variable: 'history', path: 'src/history.ts' });
    expect(held!.sentence).toMatch(
      /^`history` in src\/history\.ts:\d+ holds [\d,]+ entries, [\d.]+ [kM]B retained$/,
    );
    const sets = new Map(snapshot.metrics.map(({ metric, labelSets }) => [metric, labelSets]));
    expect(sets.get('http_requests_total')).toBeGreaterThan(1000);
    expect(sets.get('order_lookups_by_plan_total')).toBeLessThanOrEqual(2);
  });
});
