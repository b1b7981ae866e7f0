// Writes amounts in their unit, as `go tool pprof` does: 1 kB is 1024 bytes and 1 MB is 1024 kB there, so that a
// number can be compared with what people see in pprof, Grafana's flame graphs and `top`. We keep its names too.
interface Scale {
  readonly aliases: ReadonlySet<string>;
  /** Largest first: name, factor in the unit that the scale is written for. */
  readonly steps: readonly (readonly [name: string, factor: number])[];
}

const MEMORY: Scale = {
  aliases: new Set(['bytes', 'byte', 'b']),
  steps: [
    ['PB', 2 ** 50],
    ['TB', 2 ** 40],
    ['GB', 2 ** 30],
    ['MB', 2 ** 20],
    ['kB', 2 ** 10],
    ['B', 1],
  ],
};

const TIME_STEPS: readonly (readonly [string, number])[] = [
  ['h', 3_600e9],
  ['s', 1e9],
  ['ms', 1e6],
  ['µs', 1e3],
  ['ns', 1],
];

const NANOS_PER: ReadonlyMap<string, number> = new Map([
  ['nanoseconds', 1],
  ['nanosecond', 1],
  ['ns', 1],
  ['microseconds', 1e3],
  ['microsecond', 1e3],
  ['us', 1e3],
  ['milliseconds', 1e6],
  ['millisecond', 1e6],
  ['ms', 1e6],
  ['seconds', 1e9],
  ['second', 1e9],
  ['s', 1e9],
]);

/** `432013312, bytes` → `412 MB`; `1530000000, nanoseconds` → `1.53 s`; counts with separators: `182,411`. */
export function formatAmount(value: number, unit: string): string {
  if (MEMORY.aliases.has(unit)) return scaled(value, MEMORY.steps);
  const nanos = NANOS_PER.get(unit);
  if (nanos !== undefined) return scaled(value * nanos, TIME_STEPS);
  const count = grouped(value);
  return unit === '' || unit === 'count' || unit === 'objects' ? count : `${count} ${unit}`;
}

/** `+38 MB/h`, `−1.2 kB/h`. */
export function formatGrowth(perHour: number, unit: string): string {
  return `${perHour < 0 ? '−' : '+'}${formatAmount(Math.abs(perHour), unit)}/h`;
}

const WORDS: Readonly<Record<string, string>> = {
  inuse_space: 'in-use heap',
  inuse_objects: 'in-use objects',
  alloc_space: 'allocated bytes',
  alloc_objects: 'allocated objects',
  space: 'in-use heap',
  objects: 'in-use objects',
  cpu: 'CPU time',
  time: 'CPU time',
  samples: 'samples',
  goroutine: 'goroutines',
  threadcreate: 'threads',
  contentions: 'contentions',
  delay: 'blocked time',
};

/** What a sample type measures, as a noun. */
export function describeSampleType(type: string): string {
  return WORDS[type] ?? type;
}

/** `412 MB in-use heap`, `600 goroutines`, `1 goroutine`. */
export function amountInWords(value: number, unit: string, type: string): string {
  const noun = describeSampleType(type);
  const isOne = Math.abs(value) === 1 && (unit === 'count' || unit === '' || unit === 'objects');
  return `${formatAmount(value, unit)} ${isOne && type in WORDS ? noun.replace(/s$/, '') : noun}`;
}

/** A share of 1: `61 %`, `4.2 %`, `<0.1 %`. */
export function formatShare(share: number): string {
  const percent = Math.abs(share) * 100;
  if (percent === 0) return '0 %';
  if (percent < 0.1) return '<0.1 %';
  const sign = share < 0 ? '−' : '';
  return `${sign}${percent < 10 ? trimmed(percent.toFixed(1)) : percent.toFixed(0)} %`;
}

function scaled(value: number, steps: readonly (readonly [string, number])[]): string {
  const size = Math.abs(value);
  if (size === 0) return `0 ${steps.at(-1)![0]}`;
  let [name, factor] = steps.find(([, step]) => size >= step) ?? steps.at(-1)!;
  // 1023.7 kB would be written as 1024 kB.
  const larger = steps[steps.findIndex(([step]) => step === name) - 1];
  if (larger !== undefined && Number(digits(size / factor)) * factor >= larger[1]) [name, factor] = larger;
  return `${value < 0 ? '−' : ''}${digits(size / factor)} ${name}`;
}

/** Three significant digits: what a reader can compare at a glance. */
function digits(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return trimmed(value.toFixed(value >= 10 ? 1 : 2));
}

function trimmed(text: string): string {
  return text.replace(/\.?0+$/, '');
}

function grouped(value: number): string {
  const rounded = Number.isInteger(value) ? value : Number(value.toFixed(2));
  return rounded.toLocaleString('en-US').replace('-', '−');
}
