// Growth that no finding accounts for: the lines that deserve a reader's time next.
import type { Finding } from '@leakline/ir';
import {
  growsEveryTime,
  knowsFunctionsOnly,
  type Linked,
  type LinkedLine,
  type Lines,
  type ProfileKind,
  type Series,
  type Trend,
} from '@leakline/profile';
import type { Workspace } from './workspace.ts';

/** The innermost own line of stacks that pass no finding, and that hold more with every capture. */
export interface GrowingLine {
  readonly path: string;
  readonly line: number;
  readonly function: string;
  readonly values: readonly number[];
  /** Newest less oldest, in the series' unit. */
  readonly growth: number;
  readonly trend: Trend | null;
}

/** What holds memory or goroutines at a moment; what is counted since the start grows in healthy programs too. */
export const STATES: ReadonlySet<ProfileKind> = new Set(['heap', 'goroutine', 'threadcreate']);

/** A line that is not explained deserves a reader's time from this share of all that grew on. */
const HOT_GROWTH = 0.05;

/** Growth that no finding accounts for, at the line that a person can change. Only states can leak. */
export function unexplainedGrowth(
  linked: Linked,
  series: Series,
  type: string,
  order: readonly number[],
  findings: readonly Finding[],
  workspace: Workspace,
  hasBase: boolean,
): GrowingLine[] {
  if (!STATES.has(series.kind) || /^alloc/.test(type) || (order.length < 2 && !hasBase)) return [];
  const growthOf = (values: readonly number[]): number =>
    hasBase ? (values.at(-1) ?? 0) : (values.at(-1) ?? 0) - (values[0] ?? 0);
  const at = series.profiles[0]?.sampleTypes.findIndex((t) => t.type === type) ?? -1;
  const whole = growthOf(order.map((index) => linked.profiles[index]?.totals[at] ?? 0));
  if (whole <= 0) return [];
  const isBlamed = ({ path, line }: LinkedLine): boolean => workspace.isOwn(path) && line > 0;
  // What shrank hides what grew: next to a small difference, noise would look large.
  const grown = linked
    .blame(type, isBlamed)
    .reduce((sum, { values }) => sum + Math.max(0, growthOf(order.map((index) => values[index] ?? 0))), 0);
  const byFunction = isByFunction(series);
  const explained = findings.flatMap((finding) => explainedLines(finding, workspace, byFunction));
  const excused = new Set(
    byFunction ? findings.flatMap((finding) => functionsOfTrace(finding, workspace)) : [],
  );
  const lines = new Map<string, { path: string; line: number; function: string; values: number[] }>();
  for (const { line, values } of linked.blame(type, isBlamed, explained)) {
    if (line.path === null) continue;
    const key = `${line.path}:${line.line}`;
    if (excused.has(key)) continue;
    const entry = lines.get(key) ?? {
      path: line.path,
      line: line.line,
      function: line.function,
      values: order.map(() => 0),
    };
    entry.values = entry.values.map((value, i) => value + (values[order[i] ?? -1] ?? 0));
    lines.set(key, entry);
  }
  return [...lines.values()]
    .map((line) => ({
      ...line,
      growth: growthOf(line.values),
      trend:
        order.length < 2
          ? null
          : linked.trendOfValues(series, (index) => line.values[order.indexOf(index)] ?? 0),
    }))
    .filter(
      ({ growth, trend }) =>
        growth >= Math.max(whole, grown) * HOT_GROWTH && (trend === null || growsEveryTime(trend)),
    )
    .sort((a, b) => b.growth - a.growth);
}

/** Own lines and those of the trace; V8's heap profiles know a finding by the function around it. */
function explainedLines(finding: Finding, workspace: Workspace, byFunction: boolean): Lines[] {
  const { path, range, trace } = finding;
  if (byFunction) {
    const line = workspace.functionLineOf(finding);
    return [{ path, start: line, end: line }];
  }
  return [
    { path, start: range.start.line, end: range.end.line },
    ...trace.map((step) => ({ path: step.path, start: step.range.start.line, end: step.range.start.line })),
  ];
}

/**
 * Where the functions begin that a trace passes through. V8's heap profiler counts what an inlined function allocated
 * for the function that it was inlined into, and that one is on the finding's way.
 */
function functionsOfTrace({ trace }: Finding, workspace: Workspace): string[] {
  return trace.flatMap(({ path, range }) => {
    const { line } = range.start;
    return (workspace.functionsOf(path) ?? [])
      .filter(({ startLine, endLine }) => startLine <= line && line <= endLine)
      .map(({ startLine }) => `${path}:${startLine}`);
  });
}

/** V8's heap profiles know functions by their first line, and no lines within. */
export function isByFunction({ profiles }: Series): boolean {
  return profiles.some(knowsFunctionsOnly);
}
