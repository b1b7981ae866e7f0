// Files are lowered on threads as they are on one: the same IRs, whatever a thread does with its share.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SourceFile } from './lowered-file.ts';
import { LoweringAhead, threadsWorthwhile } from './lowering-ahead.ts';
import { lower } from './lower.ts';

const root = join(import.meta.dirname, '../../..');
let folder: string;
const files: SourceFile[] = [];
const texts = new Map<string, string>();

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
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  writeFileSync(join(folder, 'dies.mjs'), "throw new Error('no thread')");
  // Takes the first ten files, and does nothing with them.
  writeFileSync(
    join(folder, 'hangs.mjs'),
    `import { workerData } from 'node:worker_threads';
     for (let i = 0; i < 10; i++) Atomics.compareExchange(workerData.takers, i, 0, workerData.own);`,
  );
  mkdirSync(join(folder, 'src'));
  for (let i = 0; i < 200; i++) {
    const path = i % 2 === 0 ? `src/f${i}.ts` : `src/f${i}.go`;
    const text =
      i % 2 === 0
        ? `export const f${i} = (x: number): number => x + ${i}; // ${'é'.repeat(i)}\n`
        : `package src\n\nfunc f${i}(x, y int) int { return x + ${i} }\n`;
    writeFileSync(join(folder, path), text);
    files.push({ path, file: join(folder, path) });
    texts.set(path, text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function script(name: string): URL {
  return pathToFileURL(join(folder, name));
}

/** All files as they are asked for one after the other, those that the caller has to lower among them as null. */
function takenFrom(ahead: LoweringAhead, asked: readonly SourceFile[] = files): (string | null)[] {
  try {
    return asked.map(({ path }) => {
      const lowered = ahead.take(path);
      if (lowered !== null) expect(lowered.ir).toEqual(lower(path, texts.get(path) ?? ''));
      return lowered === null ? null : path;
    });
  } finally {
    ahead.close();
  }
}

test.each([2, 3])('the IRs of %i threads are those of one', async (threads) => {
  const ahead = new LoweringAhead(files, threads, script('thread.mjs'));
  // The caller takes one file after the other, and is away in between, until the threads have begun.
  let asked = 0;
  await expect
    .poll(() => ahead.take(files[asked++]?.path ?? ''), { timeout: 20_000, interval: 100 })
    .not.toBeNull();
  await expect.poll(() => ahead.take(files[asked++]?.path ?? '')).not.toBeNull();
  expect(takenFrom(ahead, files.slice(asked))).toEqual(files.slice(asked).map(({ path }) => path));
});

test('in the opposite order, and none twice', () => {
  const ahead = new LoweringAhead(files, 2, script('thread.mjs'));
  takenFrom(ahead, files.toReversed());
  expect(ahead.take('src/f7.go')).toBeNull();
  expect(ahead.take('src/elsewhere.ts')).toBeNull();
});

test('what cannot be read, is no text that people write or does not parse is left to the caller', () => {
  const odd = { 'gone.ts': null, 'binary.ts': 'const a = "\0";', 'broken.ts': 'const broken = (' };
  const given = Object.entries(odd).map(([path, text]) => {
    const file = join(folder, path);
    if (text !== null) writeFileSync(file, text);
    return { path, file };
  });
  const ahead = new LoweringAhead([...files, ...given], 2, script('thread.mjs'));
  expect(takenFrom(ahead, given)).toEqual([null, null, null]);
});

test('a thread that cannot start leaves all to the caller', () => {
  expect(takenFrom(new LoweringAhead(files, 2, script('dies.mjs')))).toEqual(files.map(() => null));
});

test('where the process may have no threads, the caller does without', () => {
  const ahead = new LoweringAhead(files, 2, new URL('https://leakline.invalid/thread.mjs'));
  expect(ahead.threads).toBe(1);
  expect(takenFrom(ahead)).toEqual(files.map(() => null));
});

test('a thread that hangs has its files lowered by the caller, who has lowered the others meanwhile', async () => {
  const ahead = new LoweringAhead(files, 2, script('hangs.mjs'), 100);
  await new Promise((done) => setTimeout(done, 1000));
  const taken = takenFrom(ahead);
  expect(taken.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => null));
  expect(taken.slice(10)).toEqual(files.slice(10).map(({ path }) => path));
});

test('whoever asks for a hundred threads gets sixteen, the caller among them', () => {
  const ahead = new LoweringAhead(files, 100, script('dies.mjs'));
  expect(ahead.threads).toBe(16);
  ahead.close();
});

test('a thread of the process that is busy has a processor for itself', () => {
  expect(threadsWorthwhile(1000)).toBeGreaterThanOrEqual(1);
  expect(threadsWorthwhile(1)).toBeLessThanOrEqual(threadsWorthwhile());
});
