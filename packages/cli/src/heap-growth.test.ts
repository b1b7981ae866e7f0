// Large programs' garbage is collected sooner: seen by how far the heap of a process goes beyond what is live in it.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

/** Keeps the last 600,000 objects (some 100 MB) of six million, and says how large the heap was at most, in bytes. */
const CHURN = `
  import { getHeapStatistics } from 'node:v8';
  import { collectSoonerIfLarge } from ${JSON.stringify(new URL('heap-growth.ts', import.meta.url).href)};
  const [count, extension] = process.argv.slice(1);
  collectSoonerIfLarge(Array.from({ length: Number(count) }, (_, i) => 'src/' + i + '.' + extension));
  const live = [];
  let peak = 0;
  for (let i = 0; i < 6_000_000; i++) {
    live[i % 600_000] = { number: i, list: [i], inner: { number: i } };
    if (i % 5000 === 0) peak = Math.max(peak, getHeapStatistics().used_heap_size);
  }
  console.log(peak);
`;

function peakHeapWith(count: number, extension: string): number {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', CHURN, '--', String(count), extension];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  return Number(stdout);
}

describe('the heap of a command', () => {
  test.each([
    { extension: 'ts', few: 3000, at: 0.8 },
    { extension: 'go', few: 1500, at: 0.8 },
    { extension: 'ts', few: 5000, at: 0.85 },
  ])(
    'grows less with more than $few files of $extension',
    ({ extension, few, at }) => {
      const small = peakHeapWith(few, extension);
      expect(small).toBeGreaterThan(100e6);
      expect(peakHeapWith(few + 1, extension)).toBeLessThan(at * small);
    },
    60_000,
  );
});
