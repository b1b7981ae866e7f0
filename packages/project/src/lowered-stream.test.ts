// Whatever a language package makes of a source, it comes out of the numbers as it went in: this repository's own sources and cases.
import { globSync } from 'glob';
import { join } from 'node:path';
import { ModuleDecoder, ModuleEncoder } from '@leakline/ir';
import { expect, test } from 'vitest';
import { readText } from './disk-files.ts';
import { lower } from './lower.ts';
import { LoweredReader, LoweredWriter } from './lowered-stream.ts';

const root = join(import.meta.dirname, '../../..');
const sources = globSync(['packages/*/src/**/*.ts', 'rules/*/cases/**/*.{ts,js,tsx,go}'], {
  cwd: root,
}).sort();

/** Pairs of objects that stand for each other in two trees; a message where one of them stands for two. */
function pairsOf(one: unknown, other: unknown, pairs = new Map<object, object>()): string | null {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return null;
  // The empty list is one for all, wherever it stands.
  if (Array.isArray(one) && one.length === 0) return null;
  const known = pairs.get(one);
  if (known !== undefined) return known === other ? null : `what is one is two: ${JSON.stringify(one)}`;
  pairs.set(one, other);
  for (const [key, value] of Object.entries(one)) {
    const told = pairsOf(value, (other as Readonly<Record<string, unknown>>)[key], pairs);
    if (told !== null) return told;
  }
  return null;
}

test('the IRs are the same, property for property, and what is shared in one is shared in the other', () => {
  const encoder = new ModuleEncoder();
  const decoder = new ModuleDecoder();
  expect(sources.length).toBeGreaterThan(500);
  for (const path of sources) {
    const ir = lower(path, readText(join(root, path)) ?? '');
    if (ir === null) continue;
    const { texts, module } = encoder.encode(ir);
    decoder.learn(texts);
    const read = decoder.decode(module);
    // Texts, since the order of properties counts: V8 has one shape for a kind of node where it is the same.
    expect(JSON.stringify(read)).toBe(JSON.stringify(ir));
    expect(pairsOf(ir, read)).toBeNull();
    expect(pairsOf(read, ir)).toBeNull();
  }
});

test('files come in any order, from one piece of memory or several, and what could not be lowered is left to the reader', () => {
  const count = new Int32Array(new SharedArrayBuffer(4));
  const pieces: SharedArrayBuffer[] = [];
  const writer = new LoweredWriter(count, (piece) => pieces.push(piece));
  const reader = new LoweredReader(count, () => pieces.shift() ?? new SharedArrayBuffer(0));
  const digest = Buffer.alloc(20, 'digest').toString('base64');
  const irOf = (i: number, length: number) =>
    lower(`${i}.ts`, Array.from({ length }, (_, k) => `export const x${i}_${k} = [${k}, 'é'];`).join('\n'));
  // The third takes more than a piece.
  const irs = [10, 2000, 20_000, 1].map((length, i) => irOf(i, length));
  for (const [i, ir] of irs.entries()) writer.write(i, ir === null ? null : { ir, digest });
  writer.write(4, null);
  expect(pieces.length).toBeGreaterThan(1);
  for (const i of [2, 0, 3, 1]) expect(reader.take(i)).toEqual({ ir: irs[i], digest });
  expect(reader.take(4)).toBeNull();
  expect(reader.take(5)).toBeUndefined();
  expect(reader.take(2)).toBeUndefined();
});
