import { describe, expect, it } from 'vitest';
import { amountInWords, formatAmount, formatGrowth, formatShare } from './amounts.ts';

describe('amounts', () => {
  it.each([
    [600, 'count', 'goroutine', '600 goroutines'],
    [1, 'count', 'goroutine', '1 goroutine'],
    [1, 'count', 'samples', '1 sample'],
    [-1, 'count', 'inuse_objects', '−1 in-use object'],
    [1, 'bytes', 'alloc_space', '1 B allocated bytes'],
    [1, 'count', 'gas', '1 gas'],
  ])('%d %s of %s are %s', (value, unit, type, words) => {
    expect(amountInWords(value, unit, type)).toBe(words);
  });

  it.each([
    [412 * 2 ** 20, 'bytes', '412 MB'],
    [1536, 'bytes', '1.5 kB'],
    [1023.9 * 1024, 'bytes', '1 MB'],
    [0, 'bytes', '0 B'],
    [-(2 ** 20), 'bytes', '−1 MB'],
    [1_530_000_000, 'nanoseconds', '1.53 s'],
    [2500, 'microseconds', '2.5 ms'],
    [182_411, 'count', '182,411'],
    [3, 'jobs', '3 jobs'],
  ])('%d %s is %s', (value, unit, text) => {
    expect(formatAmount(value, unit)).toBe(text);
  });

  it('have a sign as growth', () => {
    expect(formatGrowth(38 * 2 ** 20, 'bytes')).toBe('+38 MB/h');
    expect(formatGrowth(-2048, 'bytes')).toBe('−2 kB/h');
  });

  it('are shares with as many digits as matter', () => {
    expect([0.612, 0.042, 0.0004, 0, 1].map(formatShare)).toEqual([
      '61 %',
      '4.2 %',
      '<0.1 %',
      '0 %',
      '100 %',
    ]);
  });
});
