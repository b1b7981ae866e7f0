// How a value grows over a series of captures, ordered by their own timestamps.
import { formatAmount, formatGrowth } from './amounts.ts';

/** A captured value at a time (nanoseconds since 1970). */
export interface Point {
  readonly at: number;
  readonly value: number;
}

export interface Trend {
  /** The slope of the least-squares line, in the value's unit. Over seconds it says nothing about an hour: `hourlyRate`. */
  readonly perHour: number;
  /** In how many captures the value is above the one before, and above nothing in the first: at most `captures`. */
  readonly grewIn: number;
  readonly captures: number;
  /** From the first capture to the last, in nanoseconds. */
  readonly span: number;
}

const NANOS_PER_HOUR = 3_600e9;
/** Captures that lie closer together say nothing about an hour: a warm-up would become gigabytes an hour. */
const LEAST_SPAN_FOR_RATE = NANOS_PER_HOUR / 2;
/** Times of change that a copy or a checkout gave to files tell nothing but the order. */
const LEAST_SPAN = 1e9;

/** null when there are fewer than two moments to compare. `points` are in order of time. */
export function trendOf(points: readonly Point[]): Trend | null {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || last.at <= first.at) return null;
  const hours = points.map(({ at }) => (at - first.at) / NANOS_PER_HOUR);
  const meanHour = sum(hours) / points.length;
  const meanValue = sum(points.map(({ value }) => value)) / points.length;
  const spread = sum(hours.map((hour) => (hour - meanHour) ** 2));
  const perHour = sum(points.map(({ value }, i) => (hours[i]! - meanHour) * (value - meanValue))) / spread;
  const grewIn = points.filter(({ value }, i) => value > (points[i - 1]?.value ?? 0)).length;
  return { perHour, grewIn, captures: points.length, span: last.at - first.at };
}

/** What an hour brings; null where the captures lie too close together to say (less than half an hour). */
export function hourlyRate({ perHour, span }: Trend): number | null {
  return span >= LEAST_SPAN_FOR_RATE ? perHour : null;
}

/** What the slope makes of the captures' own time, in the value's unit. */
export function changeOver({ perHour, span }: Trend): number {
  return (perHour * span) / NANOS_PER_HOUR;
}

/**
 * `grows in 5 of 5 captures, +38 MB/h`, or `+38 MB in 24 s` where the captures are too close for a rate per hour;
 * steady values are called so: a slope is only half of the proof.
 */
export function verdict(trend: Trend, unit: string): string {
  const rate = rateOf(trend, unit);
  const { grewIn, captures } = trend;
  if (trend.perHour > 0 && grewIn > captures / 2)
    return `grows in ${grewIn} of ${captures} captures, ${rate}`;
  if (trend.perHour > 0) return `goes up and down over ${captures} captures, ${rate}`;
  if (trend.perHour < 0) return `shrinks over ${captures} captures, ${rate}`;
  return `does not grow over ${captures} captures`;
}

/** True for what deserves the name leak: it grew every time. */
export function growsEveryTime(trend: Trend): boolean {
  return trend.perHour > 0 && trend.grewIn === trend.captures && trend.captures >= 2;
}

/**
 * `+38 MB/h`; of captures that lie close together, what the slope makes of their own time: `+38 MB in 24 s`, and
 * `+38 MB` when even that is not known.
 */
export function rateOf(trend: Trend, unit: string): string {
  const { span } = trend;
  const hourly = hourlyRate(trend);
  if (hourly !== null) return formatGrowth(hourly, unit);
  const change = changeOver(trend);
  const amount = `${change < 0 ? '−' : '+'}${formatAmount(Math.abs(change), unit)}`;
  return span < LEAST_SPAN ? amount : `${amount} in ${formatSpan(span)}`;
}

/** `24 s`, `12 min`: as long as people count in. */
function formatSpan(nanos: number): string {
  const seconds = nanos / 1e9;
  return seconds >= 120 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds)} s`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
