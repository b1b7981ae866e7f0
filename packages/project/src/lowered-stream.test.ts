// Whatever a language package makes of a source, it comes out of the numbers as it went in: this repository's own sources and cases.
import { globSync } from 'glob';
import { join } from 'node:path';
import { ModuleDecoder, ModuleEncoder } from '@leakline/ir';
import { expect, test } from 'vitest';
import { readText } from './disk-files.ts';
import { lower } from './lower.ts';
import { LoweredReader, LoweredWriter, newCounts } from './lowered-stream.ts';

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
  expect(sources.length).toBeGreaterThan(200);
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

const digest = Buffer.alloc(20, 'digest').toString('base64');

/** Both sides in one thread, and how many pieces of memory there have been. */
function bothSides() {
  const counts = newCounts();
  const there: SharedArrayBuffer[] = [];
  const back: SharedArrayBuffer[] = [];
  const all = new Set<SharedArrayBuffer>();
  const writer = new LoweredWriter(counts, {
    give: (piece) => {
      all.add(piece);
      there.push(piece);
    },
    take: () => back.shift(),
  });
  const reader = new LoweredReader(counts, { give: (piece) => back.push(piece), take: () => there.shift() });
  return { writer, reader, all };
}

function loweredOf(length: number) {
  const ir = lower('a.ts', Array.from({ length }, (_, k) => `export const x${k} = [${k}, 'é'];`).join('\n'));
  return ir === null ? null : { ir, digest };
}

test('files come in any order, from one piece of memory or several, and what could not be lowered is left to the reader', () => {
  const { writer, reader, all } = bothSides();
  // The third takes more than a piece.
  const written = [10, 2000, 20_000, 1].map(loweredOf);
  for (const [i, lowered] of [...written, null].entries()) writer.write(i, lowered);
  expect(all.size).toBeGreaterThan(1);
  for (const i of [2, 0, 3, 1]) expect(JSON.stringify(reader.take(i))).toBe(JSON.stringify(written[i]));
  expect(reader.take(4)).toBeNull();
  expect(reader.take(5)).toBeUndefined();
  expect(reader.take(2)).toBeUndefined();
});

test('memory that was read is written to again, and what nobody has asked for stays in it', () => {
  const { writer, reader, all } = bothSides();
  const kept = loweredOf(500);
  const other = loweredOf(3000);
  writer.write(0, kept);
  for (let i = 1; i < 50; i++) {
    writer.waitForRoom();
    writer.write(i, other);
    expect(reader.take(i)?.ir.bindings.length).toBe(3000);
  }
  expect(all.size).toBe(3);
  expect(reader.take(0)).toEqual(kept);
});
