// Mutates every committed capture: a reader answers with a profile or with one clear line, and it answers soon.
// LEAKLINE_FUZZ_ROUNDS=2000 npx vitest run packages/profile/test/fuzz.test.ts looks for longer.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  isHeapSnapshot,
  lineCosts,
  Linked,
  ProfileError,
  readHeapSnapshot,
  readProfile,
} from '../src/index.ts';

const rounds = Number(process.env['LEAKLINE_FUZZ_ROUNDS'] ?? 40);
const folders = [
  'captures/',
  '../../../fixtures/go-service/profiles/',
  '../../../fixtures/node-service/profiles/',
];
const captures = folders.flatMap((folder) => capturesBelow(fileURLToPath(new URL(folder, import.meta.url))));

/** Large heap snapshots are mutated seldom: their damage is the same as that of small ones. */
const LARGE = 4 << 20;

function capturesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) =>
      /\.(pb\.gz|cpuprofile|heapprofile|heapsnapshot\.gz|collapsed|perf\.txt|speedscope\.json)$|(goroutine|debug[12])\.txt$/.test(
        name,
      ),
    )
    .map((name) => folder + name)
    .filter((file) => statSync(file).isFile());
}

function unpacked(file: string): Buffer {
  const bytes = readFileSync(file);
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** The same numbers on every machine, so that a failure can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 0x7fffffff) % below;
}

function mutated(original: Buffer, random: (below: number) => number): Buffer {
  const bytes = Buffer.from(original);
  switch (random(5)) {
    case 0: // flip some bits
      for (let i = 0; i <= random(8); i++) bytes[random(bytes.length)]! ^= 1 << random(8);
      return bytes;
    case 1: // cut it off
      return bytes.subarray(0, random(bytes.length));
    case 2: {
      // leave something out
      const from = random(bytes.length);
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random(64))]);
    }
    case 3: {
      // repeat something
      const from = random(bytes.length);
      return Buffer.concat([bytes.subarray(0, from + random(64)), bytes.subarray(from)]);
    }
    default: // the numbers that break readers
      bytes.fill(
        [0x00, 0x7f, 0x80, 0xff, 0x2d, 0x39][random(6)]!,
        random(bytes.length),
        random(bytes.length),
      );
      return bytes;
  }
}

async function outcome(bytes: Buffer): Promise<string> {
  try {
    if (isHeapSnapshot(bytes)) {
      const snapshot = await readHeapSnapshot([bytes], 'fuzzed');
      return snapshot.collections.every(({ entries }) => entries >= 0) ? 'read' : 'negative entries';
    }
    const profile = readProfile(bytes, 'fuzzed');
    const costs = lineCosts(profile);
    const linked = new Linked([profile], () => ({ path: null, mapping: 'unmapped' }));
    if (linked.lines.some(({ line }) => !Number.isFinite(line))) return 'a line that is no number';
    return costs.flat.every((column) => column.every(Number.isFinite)) ? 'read' : 'not a number';
  } catch (error) {
    if (!(error instanceof ProfileError))
      return `threw ${String(error)}\n${error instanceof Error ? error.stack : ''}`;
    return /^fuzzed: [^\n]+$/.test(error.message) ? 'refused' : `unclear: ${error.message}`;
  }
}

describe('damaged captures', () => {
  it('are enough to be worth it', () => expect(captures.length).toBeGreaterThan(15));

  it.each(captures)('of %s are read or refused', async (file) => {
    const original = unpacked(file);
    const random = generator(original.length);
    const outcomes = new Set<string>();
    const count = original.length > LARGE ? Math.ceil(rounds / 20) : rounds;
    for (let round = 0; round < count; round++) {
      let damaged = mutated(original, random);
      // Damage seldom comes alone.
      for (let more = random(3); more > 0 && damaged.length > 0; more--) damaged = mutated(damaged, random);
      outcomes.add(await outcome(damaged));
    }
    expect([...outcomes].filter((found) => found !== 'read' && found !== 'refused')).toEqual([]);
  });
});
