// What `leakline link` has to say, as data: every format is written from this.
import type { Confidence, Evidence, Finding, Severity } from '@leakline/ir';
import {
  describeMetric,
  describeSampleType,
  formatAmount,
  growsEveryTime,
  verdict,
  type HeldCollection,
  type Linked,
  type LinkedPlace,
  type Lines,
  type Mapping,
  type Profile,
  type ProfileKind,
  type Series,
  type Trend,
} from '@leakline/profile';
import { UsageError } from '@leakline/project';
import { confirmations, type HeldMetric, type LocalSnapshot, type Workspace } from './workspace.ts';

export interface LinkReport {
  readonly series: readonly SeriesReport[];
  readonly snapshots: readonly LocalSnapshot[];
  /** Those that any capture measured, costliest first. */
  readonly findings: readonly MeasuredFinding[];
  /** Findings in code that no sample and no snapshot met. */
  readonly unmeasured: number;
  /** The text of a local line, without its end. */
  readonly textAt: (path: string, line: number) => string | null;
  /** As the user sees a path of the report from the working directory. */
  readonly shown: (path: string) => string;
}

/** Captures of one service, kind and build, in one sample type. */
export interface SeriesReport {
  readonly series: Series;
  /** “orders, heap”. */
  readonly title: string;
  readonly type: string;
  readonly unit: string;
  readonly captures: readonly {
    readonly file: string;
    readonly takenAt: string | null;
    readonly total: number;
  }[];
  /** What the numbers of `lines` are shares of: the newest capture, or the sum where each covers its own time. */
  readonly total: number;
  readonly trend: Trend | null;
  /** True when a base was taken away: all numbers are differences then. */
  readonly isDifference: boolean;
  /** Own code, cumulative cost descending. */
  readonly lines: readonly ReportLine[];
  /** Flat cost of code that has no local source here. */
  readonly elsewhere: number;
  readonly unexplained: readonly GrowingLine[];
}

export interface ReportLine {
  readonly path: string;
  readonly line: number;
  readonly functions: readonly string[];
  readonly mapping: Mapping;
  readonly flat: number;
  readonly cum: number;
  /** Of `SeriesReport.total`, 0 to 1. */
  readonly share: number;
  /** Cumulative, by capture. */
  readonly values: readonly number[];
  readonly trend: Trend | null;
  /** Rules whose findings are on this very line. */
  readonly rules: readonly string[];
}

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

export interface Measured {
  readonly evidence: Evidence;
  /** “grows in 3 of 3 captures, +38 MB/h”; null without a series. */
  readonly verdict: string | null;
}

export interface MeasuredFinding {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  /** What the newest capture of each series and each snapshot say, costliest first; never empty. */
  readonly measured: readonly Measured[];
  /** “`cache` in src/cache.ts:12 holds 182,411 entries, 96 MB retained”. */
  readonly held: readonly string[];
}

export interface ReportOptions {
  readonly sampleType: string | null;
  readonly focus: RegExp | null;
  readonly hasBase: boolean;
}

/** What holds memory or goroutines at a moment; what is counted since the start grows in healthy programs too. */
const STATES: ReadonlySet<ProfileKind> = new Set(['heap', 'goroutine', 'threadcreate']);
/** Each capture covers a time of its own. */
const SPANS: ReadonlySet<ProfileKind> = new Set(['cpu', 'other']);
/** A line that is not explained deserves a reader's time from this share of the whole growth on. */
const HOT_GROWTH = 0.05;

export function linkReport(
  linked: Linked,
  snapshots: readonly LocalSnapshot[],
  findings: readonly Finding[],
  workspace: Workspace,
  options: ReportOptions,
): LinkReport {
  const lines = new SourceLines(workspace);
  const textAt = (path: string, line: number): string | null => lines.at(path, line);
  const rulesAt = rulesByLine(findings, ({ range }) => range.start.line);
  const rulesAtFunctions = rulesByLine(findings, (finding) => workspace.functionLineOf(finding));
  const places = linked.places();
  const chosen = linked.series.flatMap((series) => {
    const type = typeFor(series, options.sampleType);
    return type === null ? [] : [{ series, type }];
  });
  if (chosen.length === 0 && linked.series.length > 0) throw unknownType(linked, options.sampleType ?? '');
  const measured = measuredFindings(linked, snapshots, findings, workspace, textAt);
  return {
    series: chosen.map(({ series, type }) =>
      seriesReport(linked, series, type, {
        places,
        rulesAt: isByFunction(series) ? rulesAtFunctions : rulesAt,
        findings,
        workspace,
        options,
      }),
    ),
    snapshots,
    findings: measured,
    unmeasured: findings.length - measured.length,
    textAt,
    shown: (path) => workspace.shown(path),
  };
}

interface Context {
  readonly places: readonly LinkedPlace[];
  readonly rulesAt: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly Finding[];
  readonly workspace: Workspace;
  readonly options: ReportOptions;
}

function seriesReport(linked: Linked, series: Series, type: number, context: Context): SeriesReport {
  const { places, rulesAt, workspace, options } = context;
  const newest = series.profiles.at(-1);
  const sampleType = newest?.sampleTypes[type];
  if (newest === undefined || sampleType === undefined) throw new Error('a series without captures');
  const order = series.profiles.map((profile) => linked.indexOf(profile));
  const isSpan = SPANS.has(series.kind);
  const shownOnes = isSpan ? order : order.slice(-1);
  const totalOf = (index: number): number => linked.profiles[index]?.totals[type] ?? 0;
  const total = sum(shownOnes.map(totalOf));
  const lines = places.flatMap((place): ReportLine[] => {
    if (
      !workspace.isOwn(place.path) ||
      !isInFocus(options.focus, workspace.shown(place.path), place.functions)
    )
      return [];
    const costs = new Map(
      place.costs.filter((cost) => cost.type === sampleType.type).map((cost) => [cost.profile, cost]),
    );
    const values = order.map((index) => costs.get(index)?.cum ?? 0);
    const flat = sum(shownOnes.map((index) => costs.get(index)?.flat ?? 0));
    const cum = sum(shownOnes.map((index) => costs.get(index)?.cum ?? 0));
    if (flat === 0 && cum === 0) return [];
    return [
      {
        path: place.path,
        line: place.line,
        functions: place.functions,
        mapping: place.mapping,
        flat,
        cum,
        share: total === 0 ? 0 : cum / total,
        values,
        trend: order.length < 2 ? null : linked.trendOfValues(series, (index) => costs.get(index)?.cum ?? 0),
        rules: rulesAt.get(`${place.path}:${place.line}`) ?? [],
      },
    ];
  });
  const local = sum(
    linked.lines
      .filter(({ path, line }) => workspace.isOwn(path) && line > 0)
      .flatMap(({ costs }) =>
        costs
          .filter((c) => c.type === sampleType.type && shownOnes.includes(c.profile))
          .map(({ flat }) => flat),
      ),
  );
  return {
    series,
    title: [series.service, kindInWords(series.kind)].filter(Boolean).join(', '),
    type: sampleType.type,
    unit: sampleType.unit,
    captures: series.profiles.map((profile, i) => ({
      file: profile.file,
      takenAt: isoTime(profile),
      total: totalOf(order[i] ?? -1),
    })),
    total,
    trend: order.length < 2 ? null : linked.trendOfValues(series, totalOf),
    isDifference: options.hasBase,
    lines: lines.sort((a, b) => Math.abs(b.cum) - Math.abs(a.cum) || Math.abs(b.flat) - Math.abs(a.flat)),
    elsewhere: total - local,
    unexplained: unexplainedGrowth(linked, series, sampleType.type, order, context),
  };
}

/** Growth that no finding accounts for, at the line that a person can change. Only states can leak. */
function unexplainedGrowth(
  linked: Linked,
  series: Series,
  type: string,
  order: readonly number[],
  { findings, workspace, options }: Context,
): GrowingLine[] {
  if (!STATES.has(series.kind) || /^alloc/.test(type) || (order.length < 2 && !options.hasBase)) return [];
  const growthOf = (values: readonly number[]): number =>
    options.hasBase ? (values.at(-1) ?? 0) : (values.at(-1) ?? 0) - (values[0] ?? 0);
  const at = series.profiles[0]?.sampleTypes.findIndex((t) => t.type === type) ?? -1;
  const whole = growthOf(order.map((index) => linked.profiles[index]?.totals[at] ?? 0));
  if (whole <= 0) return [];
  const byFunction = isByFunction(series);
  const explained = findings.flatMap((finding) => explainedLines(finding, workspace, byFunction));
  const excused = new Set(
    byFunction ? findings.flatMap((finding) => functionsOfTrace(finding, workspace)) : [],
  );
  const lines = new Map<string, { path: string; line: number; function: string; values: number[] }>();
  for (const { line, values } of linked.blame(
    type,
    ({ path, line: n }) => workspace.isOwn(path) && n > 0,
    explained,
  )) {
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
    .filter(({ growth, trend }) => growth >= whole * HOT_GROWTH && (trend === null || growsEveryTime(trend)))
    .filter(({ path, function: name }) => isInFocus(options.focus, workspace.shown(path), [name]))
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

function measuredFindings(
  linked: Linked,
  snapshots: readonly LocalSnapshot[],
  findings: readonly Finding[],
  workspace: Workspace,
  textAt: (path: string, line: number) => string | null,
): MeasuredFinding[] {
  const newest = new Set(linked.series.map(({ profiles }) => profiles.at(-1)?.file));
  const all = findings.map((finding): MeasuredFinding => {
    const own = linked.evidenceFor(finding, workspace.functionLineOf(finding));
    const proofs = snapshots.map((snapshot) =>
      confirmations(finding, snapshot, (path, line) => textAt(path, line) ?? ''),
    );
    const evidence = [
      ...own.filter(({ profile }) => newest.has(profile)),
      ...proofs.flatMap((proof) => proof.evidence),
    ].sort((a, b) => b.share - a.share);
    return {
      rule: finding.rule,
      path: finding.path,
      line: finding.range.start.line,
      severity: finding.severity,
      confidence: finding.confidence,
      message: finding.message,
      measured: evidence.map((one) => ({ evidence: one, verdict: verdictOf(linked, own, one) })),
      held: proofs.flatMap((proof) => proof.held.map((held) => sentenceOf(held, workspace))),
    };
  });
  return all
    .filter(({ measured: list }) => list.length > 0)
    .sort((a, b) => (b.measured[0]?.evidence.share ?? 0) - (a.measured[0]?.evidence.share ?? 0));
}

/** How the finding's cost fared over the series that the evidence is from. */
function verdictOf(linked: Linked, all: readonly Evidence[], shown: Evidence): string | null {
  const series = linked.series.find(({ profiles }) => profiles.some(({ file }) => file === shown.profile));
  if (series === undefined || series.profiles.length < 2 || !STATES.has(series.kind)) return null;
  const cost = new Map(
    all.filter(({ sampleType }) => sampleType === shown.sampleType).map(({ profile, cum }) => [profile, cum]),
  );
  const trend = linked.trendOfValues(
    series,
    (index) => cost.get(linked.profiles[index]?.profile.file ?? '') ?? 0,
  );
  return trend === null ? null : verdict(trend, shown.unit);
}

/** “15.6 MB in-use heap, grows in 3 of 3 captures, +25 MB in 5 s”. */
export function measuredInWords({ evidence, verdict: words }: Measured): string {
  const amount = `${formatAmount(evidence.cum, evidence.unit)} ${describeSampleType(evidence.sampleType)}`;
  return words === null ? amount : `${amount}, ${words}`;
}

/** A snapshot's collections that a reader should see: those that hold a thousandth of the heap or more. */
export function noteworthy({ snapshot, collections }: LocalSnapshot): readonly HeldCollection[] {
  return collections.filter(({ retained }) => retained >= snapshot.totalBytes / 1000);
}

export function sentenceOf(held: HeldCollection | HeldMetric, workspace: Pick<Workspace, 'shown'>): string {
  if ('metric' in held) return describeMetric(held);
  return held.sentence.replace(`${held.path}:`, `${workspace.shown(held.path)}:`);
}

/** Rule ids by `path:line`. */
export function rulesByLine(
  findings: readonly Finding[],
  lineOf: (finding: Finding) => number,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const finding of findings) {
    const key = `${finding.path}:${lineOf(finding)}`;
    const rules = found.get(key) ?? [];
    if (!rules.includes(finding.rule)) rules.push(finding.rule);
    found.set(key, rules);
  }
  return found;
}

/** Each file is split into lines once. */
class SourceLines {
  readonly #workspace: Workspace;
  readonly #files = new Map<string, readonly string[] | null>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  at(path: string, line: number): string | null {
    let lines = this.#files.get(path);
    if (lines === undefined) {
      lines = this.#workspace.textOf(path)?.split(/\r\n|\n|\r/) ?? null;
      this.#files.set(path, lines);
    }
    return lines?.[line - 1] ?? null;
  }
}

/** V8's heap profiles know functions by their first line, and no lines within. */
function isByFunction({ profiles }: Series): boolean {
  return profiles.some(({ format }) => format === 'heapprofile');
}

/** The index of the wanted sample type, or of the one that pprof shows; null when the series has it not. */
function typeFor({ profiles }: Series, wanted: string | null): number | null {
  const newest = profiles.at(-1);
  if (newest === undefined) return null;
  if (wanted === null) return newest.defaultType;
  const at = newest.sampleTypes.findIndex(({ type }) => type === wanted);
  return at === -1 ? null : at;
}

function unknownType(linked: Linked, wanted: string): UsageError {
  const known = new Set(
    linked.profiles.flatMap(({ profile }) => profile.sampleTypes.map(({ type }) => type)),
  );
  const files = linked.profiles.map(({ profile }) => profile.file);
  const [only] = files;
  const which = files.length === 1 && only !== undefined ? `${only} has` : 'the profiles have';
  return new UsageError(
    `--sample-type ${wanted}: ${which} no such sample type, but ${[...known].join(', ')}`,
  );
}

function isInFocus(focus: RegExp | null, path: string, functions: readonly string[]): boolean {
  return focus === null || focus.test(path) || functions.some((name) => focus.test(name));
}

function kindInWords(kind: ProfileKind): string {
  return kind === 'cpu' ? 'CPU' : kind === 'other' ? 'profile' : kind;
}

function isoTime({ takenAt }: Profile): string | null {
  if (takenAt === null) return null;
  const date = new Date(takenAt / 1e6);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
