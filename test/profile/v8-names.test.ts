// Functions by the names that V8 gives them: whatever form they have in the source, their costs stand on their lines.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heapProfile } from './captures.ts';
import { runLink } from './run-link.ts';

/** Every function keeps what it allocates, so that a heap profile meets it. */
const FORMS = `export const kept = [];
function keep() {
  const rows = Array.from({ length: 400 }, (_, i) => ({ i }));
  kept.push(rows);
  return rows;
}
class Shop {
  items = keep();
  static shared = keep();
  static {
    keep();
  }
  constructor() {
    this.made = keep();
  }
  get size() {
    return keep();
  }
  set size(value) {
    keep(value);
  }
  #hidden() {
    return keep();
  }
  method() {
    return this.#hidden();
  }
  [Symbol.iterator]() {
    return keep();
  }
  arrow = () => {
    return keep();
  };
}
class Implicit extends Shop {
  more = keep();
}
const object = {
  long: function () {
    return keep();
  },
  get lazy() {
    return keep();
  },
  'quoted-name'() {
    return keep();
  },
};
object.assigned = function () {
  return keep();
};
const run = ({ given = () => keep() } = {}) => given();
const shop = new Shop();
for (const call of [
  () => new Implicit(),
  () => shop.size,
  () => (shop.size = 1),
  () => shop.method(),
  () => shop[Symbol.iterator](),
  () => shop.arrow(),
  () => object.long(),
  () => object.lazy,
  () => object['quoted-name'](),
  () => object.assigned(),
  () => run(),
])
  kept.push(call());
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-names-'));
  writeFileSync(join(folder, 'forms.mjs'), FORMS);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Line {
  readonly profilePath: string;
  readonly function: string;
  readonly line: number;
  readonly mapping: string;
}

async function linesOf(capture: string): Promise<Line[]> {
  const { stdout } = await runLink([join(folder, capture)], { sourceRoot: folder, format: 'json' });
  const { lines } = JSON.parse(stdout) as { lines: Line[] };
  return lines.filter(({ profilePath }) => profilePath.endsWith('forms.mjs'));
}

test('a heap profile of Node', async () => {
  execFileSync(process.execPath, ['--heap-prof', '--heap-prof-interval=64', 'forms.mjs'], { cwd: folder });
  const [capture = ''] = readdirSync(folder).filter((name) => name.endsWith('.heapprofile'));
  const lines = await linesOf(capture);
  const names = new Set(lines.map((line) => line.function));
  for (const name of [
    'Shop',
    'Implicit',
    '<instance_members_initializer>',
    '<static_initializer>',
    'get size',
  ])
    expect(names).toContain(name);
  for (const name of ['set size', '#hidden', 'long', 'get lazy', 'quoted-name', 'object.assigned', 'arrow'])
    expect(names).toContain(name);
  expect(lines.filter(({ mapping, line }) => mapping === 'stale' || line === 0)).toEqual([]);
});

test('as Node’s pprof writers name functions without a name', async () => {
  const url = join(folder, 'forms.mjs');
  const stack = [
    { name: '(anonymous:L#42:C#9)', url, line: 42, bytes: 500 },
    { name: 'keep', url, line: 2, bytes: 500 },
  ];
  writeFileSync(join(folder, 'dd.heapprofile'), heapProfile([stack]));
  expect(await linesOf('dd.heapprofile')).toMatchObject([
    { function: '(anonymous:L#42:C#9)', line: 42, mapping: 'exact' },
    { function: 'keep', line: 2, mapping: 'exact' },
  ]);
});

test('what the source contradicts is stale all the same', async () => {
  const url = join(folder, 'forms.mjs');
  const begins = new Map([
    ['get total', 16],
    ['renamed', 2],
    ['Basket', 7],
    ['(anonymous:L#3:C#1)', 14],
  ]);
  writeFileSync(
    join(folder, 'old.heapprofile'),
    heapProfile([...begins].map(([name, line]) => [{ name, url, line, bytes: 500 }])),
  );
  const lines = await linesOf('old.heapprofile');
  expect(new Map(lines.map((line) => [line.function, line.mapping]))).toEqual(
    new Map([...begins.keys()].map((name) => [name, 'stale'])),
  );
});
