import { expect, test } from 'vitest';
import { sparkline } from './sparkline.ts';

test.each([
  [[1, 2, 3], '▃▆█'],
  [[0, 0], '▁▁'],
  [[7], '█'],
  [[], ''],
  // A difference may be negative: then the smallest is at the bottom.
  [[-10, 0, 10], '▁▅█'],
])('%j', (values, bars) => {
  expect(sparkline(values)).toBe(bars);
});
