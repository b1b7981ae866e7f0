// Files are lowered on threads as they are on one: the same IRs, whatever a thread does with its share.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lowerJavaScript } from '@leakline/javascript';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lowerOnThreads, type Source } from './lowering-pool.ts';

const root = join(import.meta.dirname, '../../..');
let folder: string;
beforeAll(async () => {
  // Beside the packages, where the parser's native part is found.
  folder = mkdtempSync(join(root, 'node_modules', '.leakline-threads-'));
  await build({
    entryPoints: [join(import.meta.dirname, 'lowering-thread.ts')],
    outfile: join(folder, 'thread.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['oxc-parser'],
  });
  writeFileSync(join(folder, 'dies.mjs'), "throw new Error('no thread')");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sources = Array.from({ length: 100 }, (_, i): Source => ({
  path: `src/f${i}.ts`,
  text:
    i % 10 === 3
      ? 'const broken = ('
      : `export const f${i} = (x: number): number => x + ${i}; // ${'é'.repeat(i)}\n`,
}));

test('the IRs are those of one thread', () => {
  const found = new Map<string, unknown>();
  lowerOnThreads(sources, 3, pathToFileURL(join(folder, 'thread.mjs')), ({ path }, ir) =>
    found.set(path, ir),
  );
  expect(found.size).toBe(sources.length);
  for (const { path, text } of sources)
    expect(found.get(path)).toEqual(JSON.parse(JSON.stringify(lowerJavaScript(path, text))));
});

test('a file on which the parser itself fails costs only that file', () => {
  const found: string[] = [];
  const noText = { path: 'src/bad.ts', text: null as unknown as string };
  const script = pathToFileURL(join(folder, 'thread.mjs'));
  for (const threads of [1, 2])
    lowerOnThreads([noText, ...sources], threads, script, ({ path }) => found.push(path));
  expect(found.toSorted()).toEqual([...sources, ...sources].map((s) => s.path).sort());
});

test('a thread that dies leaves its files to the caller, who has lowered the others meanwhile', () => {
  const found: string[] = [];
  lowerOnThreads(sources, 2, pathToFileURL(join(folder, 'dies.mjs')), ({ path }) => found.push(path), 200);
  // Two messages of sixteen files.
  expect(found).toEqual(sources.slice(32).map((s) => s.path));
});

test('whoever asks for a hundred threads gets sixteen, the caller among them', () => {
  const many = Array.from({ length: 1000 }, (_, i): Source => ({ path: `src/${i}.ts`, text: '' }));
  const found: string[] = [];
  lowerOnThreads(many, 100, pathToFileURL(join(folder, 'dies.mjs')), ({ path }) => found.push(path), 200);
  // What fifteen threads were given, two messages of sixteen files each, died with them.
  expect(found).toEqual(many.slice(15 * 32).map((s) => s.path));
});
