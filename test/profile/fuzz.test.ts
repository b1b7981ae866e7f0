// Damaged captures: every committed one, mutated at random. A reader gives a profile or one line that names the file.
// LEAKLINE_FUZZ_ROUNDS=2000 npx vitest run test/profile/fuzz.test.ts runs longer; the seed makes a failure repeatable.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Linked, ProfileError, readHeapSnapshot, readProfile } from '@leakline/profile';
import { expect, test } from 'vitest';

const fixtures = join(import.meta.dirname, '../../fixtures');
const captures = ['go-service', 'node-service'].flatMap((service) =>
  readdirSync(join(fixtures, service, 'profiles'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(pb\.gz|txt|cpuprofile|heapprofile|heapsnapshot\.gz)$/.test(name))
    .map((name) => join(service, 'profiles', name)),
);
const ROUNDS = Number(process.env.LEAKLINE_FUZZ_ROUNDS ?? 20);
/** A snapshot of 20 MB takes its time. */
const SLOWER = 10;

test.each(captures)('%s', { timeout: 600_000 }, async (name) => {
  const bytes = readFileSync(join(fixtures, name));
  const whole = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const isSnapshot = name.includes('.heapsnapshot');
  const random = generator([...name].reduce((sum, char) => sum + char.charCodeAt(0), 1));
  for (let round = 0; round < Math.max(1, isSnapshot ? ROUNDS / SLOWER : ROUNDS); round++) {
    const damaged = mutated(whole, random);
    try {
      if (isSnapshot) await readHeapSnapshot([damaged], name);
      else {
        const linked = new Linked([readProfile(damaged, name)], () => ({ path: null, mapping: 'unmapped' }));
        expect(linked.lines.length).toBeGreaterThanOrEqual(0);
      }
    } catch (error) {
      expect(error, `round ${round}`).toBeInstanceOf(ProfileError);
      expect((error as Error).message, `round ${round}`).toMatch(/^[^\n]+$/);
      expect((error as Error).message).toContain(name);
    }
  }
});

/** One to eight damages: bytes changed, pieces left out, repeated or moved, the end cut off. */
function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let result = Buffer.from(bytes);
  for (let i = 0; i <= random(8); i++) {
    const at = random(result.length);
    const length = Math.min(1 + random(64), result.length - at);
    const piece = result.subarray(at, at + length);
    switch (random(5)) {
      case 0:
        for (let k = 0; k < length; k++) result[at + k] = random(256);
        break;
      case 1:
        result = Buffer.concat([result.subarray(0, at), result.subarray(at + length)]);
        break;
      case 2:
        result = Buffer.concat([result.subarray(0, at), piece, piece, result.subarray(at + length)]);
        break;
      case 3:
        result[at] = [0x00, 0x7f, 0x80, 0xff][random(4)] ?? 0;
        break;
      default:
        if (random(4) === 0) result = result.subarray(0, Math.max(1, at));
    }
  }
  return result;
}

/** Park and Miller's generator: the same damages on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 0x7fffffff) % below;
}
