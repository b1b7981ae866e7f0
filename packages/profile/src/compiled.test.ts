import { describe, expect, it } from 'vitest';
import { cpuProfile } from '../../../test/profile/captures.ts';
import { Linked, type LinkedLine } from './link.ts';
import { PathMapper } from './mapping.ts';
import { readProfile } from './read.ts';

const texts: Record<string, string> = {
  'src/cache.ts': '',
  'src/order.ts': '',
};
const functionsOf = (path: string) =>
  path === 'src/cache.ts'
    ? [
        { name: 'remember', startLine: 9, endLine: 19 },
        { name: '', startLine: 14, endLine: 14 },
      ]
    : [{ name: 'Ledger.add', startLine: 26, endLine: 33 }];

type Frame = Parameters<typeof cpuProfile>[0][number];

function linked(frames: readonly Frame[], more: Record<string, string> = {}): readonly LinkedLine[] {
  const files = { ...texts, ...more };
  const mapper = new PathMapper({
    root: '/home/me/shop',
    files: Object.keys(files),
    modules: [],
    maps: [],
    read: (path) => files[path] ?? null,
  });
  const profile = readProfile(Buffer.from(cpuProfile(frames)), 'x.cpuprofile');
  return new Linked([profile], mapper, { functionsOf }).lines;
}

function costly(lines: readonly LinkedLine[]): unknown[] {
  return lines
    .filter(({ costs }) => costs.some(({ flat }) => flat > 0))
    .map(({ path, line, mapping, function: name }) => [name, path, line, mapping])
    .sort();
}

describe('TypeScript without a source map', () => {
  const remember = { name: 'remember', line: 6, ticks: { 8: 3, 11: 2 } };

  it.each([
    ['compiled in memory', 'file:///app/src/cache.ts'],
    ["webpack's eval", 'webpack://shop/./src/cache.ts?'],
    ['built into a folder that is not here', 'file:///app/dist/cache.js'],
  ])('%s: costs stand where the function begins', (_, url) => {
    const lines = linked([
      { ...remember, url },
      { name: '', url, line: 8, ticks: { 8: 1 } },
    ]);
    expect(costly(lines)).toEqual([
      ['(anonymous)', 'src/cache.ts', 0, 'stale'],
      ['remember', 'src/cache.ts', 9, 'anchored'],
      ['remember', 'src/cache.ts', 9, 'anchored'],
    ]);
    expect(lines.find(({ line }) => line === 9)!.because).toMatch(/without a source map, or older/);
  });

  it("keeps its lines under Node's own type stripping", () => {
    const url = 'file:///app/src/cache.ts';
    expect(costly(linked([{ ...remember, url, line: 9, ticks: { 14: 5 } }]))).toEqual([
      ['remember', 'src/cache.ts', 14, 'suffix'],
    ]);
  });
});

describe('minified code, all on one line', () => {
  // `function a(){…}` at column 1 is src/cache.ts:9, `function b(){…}` at column 23 src/order.ts:26.
  const map = {
    version: 3,
    sources: ['../src/cache.ts', '../src/order.ts'],
    names: [],
    mappings: 'AAQA,sBCiBA',
  };
  const built = {
    'dist/main.js': 'function a(){return 1};function b(){return 2}\n//# sourceMappingURL=main.js.map',
    'dist/main.js.map': JSON.stringify(map),
  };
  const url = 'file:///app/dist/main.js';

  it('each function has its own ticks', () => {
    const profile = JSON.parse(
      cpuProfile([
        { name: 'a', url, line: 1, ticks: { 1: 3 } },
        { name: 'b', url, line: 1, ticks: { 1: 4 } },
      ]),
    ) as { nodes: { callFrame: { columnNumber: number } }[] };
    profile.nodes[2]!.callFrame.columnNumber = 32;
    const mapper = new PathMapper({
      root: '/home/me/shop',
      files: [...Object.keys(texts), ...Object.keys(built)],
      modules: [],
      maps: [],
      read: (path) => (built as Record<string, string>)[path] ?? null,
    });
    const read = readProfile(Buffer.from(JSON.stringify(profile)), 'x.cpuprofile');
    const { lines } = new Linked([read], mapper, { functionsOf });
    expect(costly(lines)).toEqual([
      ['add', 'src/order.ts', 26, 'sourcemap'],
      ['remember', 'src/cache.ts', 9, 'sourcemap'],
    ]);
    // Nothing of `b` is counted for the first function of the line.
    expect(lines.find(({ line }) => line === 9)!.costs[0]!.cum).toBe(3);
  });

  it('the wrapper of an async function is its function', () => {
    const js = 'function handle() {\n    return __awaiter(this, void 0, void 0, function* () {\n    });\n}\n';
    const one = { version: 3, sources: ['../src/order.ts'], names: [], mappings: 'AAyBA' };
    const lines = linked([{ name: '', url: 'file:///app/dist/order.js', line: 2, ticks: { 2: 1 } }], {
      'dist/order.js': `${js}//# sourceMappingURL=order.js.map`,
      'dist/order.js.map': JSON.stringify(one),
    });
    expect(costly(lines)).toEqual([['add', 'src/order.ts', 26, 'sourcemap']]);
  });
});
