import { expect, test } from 'vitest';
import { formatAmount, formatShare } from './amounts.ts';

test.each([
  [0, 'bytes', '0 B'],
  [512, 'bytes', '512 B'],
  [43_201_331, 'bytes', '41.2 MB'],
  [-2048, 'bytes', '-2.0 kB'],
  [3 * 1024 ** 5, 'bytes', '3072 TB'],
  [1_500_000, 'nanoseconds', '1.5 ms'],
  [90_000_000_000, 'nanoseconds', '90.0 s'],
  [1250, 'microseconds', '1.3 ms'],
  [37, 'count', '37'],
  [12_345, 'objects', '12.3 k'],
  [5, 'samples', '5 samples'],
])('%d %s is %s', (value, unit, text) => {
  expect(formatAmount(value, unit)).toBe(text);
});

test.each([
  [0, '0 %'],
  [0.001, '< 1 %'],
  [0.614, '61 %'],
  [1, '100 %'],
])('a share of %d is %s', (share, text) => {
  expect(formatShare(share)).toBe(text);
});
