// Numbers of profiles in words: bytes, nanoseconds, counts and shares, short enough for one line.

/** @param unit A sample type's unit as profiles write it: `bytes`, `nanoseconds`, `count`, or anything else. */
export function formatAmount(value: number, unit: string): string {
  switch (unit) {
    case 'bytes':
      return scaled(value, 1024, ['B', 'kB', 'MB', 'GB', 'TB']);
    case 'nanoseconds':
      return scaled(value, 1000, ['ns', 'µs', 'ms', 's']);
    case 'microseconds':
      return scaled(value, 1000, ['µs', 'ms', 's']);
    case 'count':
    case 'objects':
      return scaled(value, 1000, ['', 'k', 'M', 'G']);
    default:
      return `${scaled(value, 1000, ['', 'k', 'M', 'G'])} ${unit}`.trim();
  }
}

/** @param share 0 to 1; what rounds to nothing is said to be less than 1 %. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0 ? '< 1 %' : `${percent} %`;
}

function scaled(value: number, step: number, units: readonly string[]): string {
  let amount = value;
  let power = 0;
  while (Math.abs(amount) >= step && power < units.length - 1) {
    amount /= step;
    power++;
  }
  const digits = power === 0 || Math.abs(amount) >= 99.95 ? 0 : 1;
  return `${amount.toFixed(digits)} ${units[power] ?? ''}`.trim();
}
