// Amounts as people in this field write them: decimal prefixes for bytes as in `412 MB`, times in their natural unit.

/** `412 MB`, `1.3 s`, `182,411`. */
export function formatAmount(value: number, unit: string): string {
  const sign = value < 0 ? '-' : '';
  const v = Math.abs(value);
  switch (unit) {
    case 'bytes':
      return sign + scaled(v, 1000, ['B', 'kB', 'MB', 'GB', 'TB']);
    case 'nanoseconds':
      return sign + duration(v);
    case 'microseconds':
      return sign + duration(v * 1e3);
    case 'milliseconds':
      return sign + duration(v * 1e6);
    default:
      return sign + Math.round(v).toLocaleString('en-US');
  }
}

function duration(nanos: number): string {
  if (nanos >= 60e9) return `${Math.floor(nanos / 60e9)} min ${Math.round((nanos % 60e9) / 1e9)} s`;
  return scaled(nanos, 1000, ['ns', 'µs', 'ms', 's']);
}

function scaled(value: number, step: number, units: readonly string[]): string {
  let v = value;
  let i = 0;
  while (v >= step * 0.9995 && i < units.length - 1) {
    v /= step;
    i++;
  }
  const digits = v >= 100 || i === 0 ? 0 : v >= 10 ? 1 : 2;
  return `${Number(v.toFixed(digits)).toLocaleString('en-US')} ${units[i] ?? ''}`;
}

/** `61 %`, `0.4 %`. */
export function formatShare(share: number): string {
  const percent = share * 100;
  return `${percent >= 10 ? percent.toFixed(0) : percent.toFixed(1)} %`;
}

const WORDS: Record<string, string> = {
  inuse_space: 'in-use heap',
  inuse_objects: 'in-use objects',
  alloc_space: 'allocated bytes',
  alloc_objects: 'allocated objects',
  cpu: 'CPU time',
  samples: 'samples',
  goroutine: 'goroutines',
  contentions: 'contentions',
  delay: 'blocked time',
};

/** What a sample type measures, as a noun. */
export function describeSampleType(type: string): string {
  return WORDS[type] ?? type;
}
