// Minified code: functions are called as in the source, by the names of the source map or by the source itself.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runLink } from './run-link.ts';

const STORE = `interface Row { id: string; blob: number[] }
export const held: Row[] = [];
export function rememberRow(id: string): void {
  held.push({ id, blob: makeBlob(id.length + 400) });
}
function makeBlob(size: number): number[] {
  const blob: number[] = [];
  for (let i = 0; i < size; i++) blob.push(Math.sqrt(i * size));
  return blob;
}
export class SessionStore {
  rows: Row[] = [];
  addSession(id: string): void {
    this.rows.push({ id, blob: makeBlob(300) });
  }
}
`;
const MAIN = `import { rememberRow, SessionStore } from './store';
const sessions = new SessionStore();
const handleRequest = (n: number): void => {
  rememberRow('r' + n);
  sessions.addSession('s' + n);
};
for (let i = 0; i < 500; i++) handleRequest(i);
[1, 2, 3].forEach(function eachItem(n) { handleRequest(n); });
`;
const NAMES = ['addSession', 'handleRequest', 'makeBlob', 'rememberRow'];

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-minified-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'package.json'), '{"name":"minified","type":"module"}');
  writeFileSync(join(folder, 'src/store.ts'), STORE);
  writeFileSync(join(folder, 'src/main.ts'), MAIN);
  await build({
    entryPoints: [join(folder, 'src/main.ts')],
    outfile: join(folder, 'dist/main.js'),
    bundle: true,
    minify: true,
    sourcemap: true,
    format: 'esm',
  });
  execFileSync(process.execPath, ['--heap-prof', '--heap-prof-interval=512', 'dist/main.js'], {
    cwd: folder,
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function namesByPlace(): Promise<Map<string, string>> {
  const [capture = ''] = readdirSync(folder).filter((name) => name.endsWith('.heapprofile'));
  const { stdout } = await runLink([join(folder, capture)], { sourceRoot: folder, format: 'json' });
  const { lines } = JSON.parse(stdout) as {
    lines: { path: string | null; line: number; function: string }[];
  };
  return new Map(
    lines.flatMap(({ path, line, function: name }) =>
      path === null ? [] : [[name, `${basename(path)}:${line}`]],
    ),
  );
}

test('by the names of the source map', async () => {
  expect(readFileSync(join(folder, 'dist/main.js'), 'utf8')).not.toMatch(/handleRequest|makeBlob/);
  const names = await namesByPlace();
  const named = new Map([...names].filter(([name]) => NAMES.includes(name)));
  expect(named).toEqual(
    new Map([
      ['rememberRow', 'store.ts:3'],
      ['makeBlob', 'store.ts:6'],
      ['addSession', 'store.ts:13'],
      ['handleRequest', 'main.ts:3'],
    ]),
  );
  expect([...names.keys()].filter((name) => name.length < 3)).toEqual([]);
});

test('by the source, where the map has no names', async () => {
  const file = join(folder, 'dist/main.js.map');
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), names: [] }));
  expect([...(await namesByPlace()).keys()].toSorted()).toEqual(expect.arrayContaining(NAMES));
});
