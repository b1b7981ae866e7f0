// A series of values as a line of bars: ▁▃▅█.
const BARS = '▁▂▃▄▅▆▇█';

/** One character for each value, from the smallest of zero and all values to the largest. */
export function sparkline(values: readonly number[]): string {
  const least = Math.min(0, ...values);
  const range = Math.max(0, ...values) - least;
  return values
    .map((value) => BARS[range === 0 ? 0 : Math.round(((value - least) / range) * (BARS.length - 1))] ?? '')
    .join('');
}
