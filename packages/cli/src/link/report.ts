// What `leakline link` has to say, as data: every format is written from this.
import type { Finding } from '@leakline/ir';
import { formatAmount, formatShare, Measurements, SourceLines } from '@leakline/profile';
import type {
  HeldCollection,
  Linked,
  LinkedLine,
  LinkedPlace,
  LocalSnapshot,
  Mapping,
  Profile,
  ProfileKind,
  Series,
  Trend,
} from '@leakline/profile';
import { UsageError } from '@leakline/project';
import { measuredFindings, type MeasuredFinding } from './measured-findings.ts';
import { seriesNotes } from './series-notes.ts';
import { isByFunction, STATES, unexplainedGrowth, type GrowingLine } from './unexplained.ts';
import type { Workspace } from './workspace.ts';

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
  /** What a reader should know of the captures themselves. */
  readonly notes: readonly string[];
  /** Flat cost of own code that has changed so much since the capture that its lines cannot be found. */
  readonly stale: number;
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

export interface ReportOptions {
  readonly sampleType: string | null;
  readonly focus: RegExp | null;
  readonly hasBase: boolean;
}

/** Each capture covers a time of its own. */
const SPANS: ReadonlySet<ProfileKind> = new Set(['cpu', 'other']);

export function linkReport(
  linked: Linked,
  snapshots: readonly LocalSnapshot[],
  findings: readonly Finding[],
  workspace: Workspace,
  options: ReportOptions,
): LinkReport {
  const lines = new SourceLines((path) => workspace.textOf(path));
  const textAt = (path: string, line: number): string | null => lines.at(path, line);
  const rulesAt = rulesByLine(findings, ({ range }) => range.start.line);
  const rulesAtFunctions = rulesByLine(findings, (finding) => workspace.functionLineOf(finding));
  const places = linked.places();
  const chosen = linked.series.flatMap((series) => {
    const type = typeFor(series, options.sampleType);
    return type === null ? [] : [{ series, type }];
  });
  if (chosen.length === 0 && linked.series.length > 0) throw unknownType(linked, options.sampleType ?? '');
  const measurements = new Measurements(linked, snapshots, (path) => workspace.textOf(path));
  const measured = measuredFindings(measurements, findings, workspace);
  return {
    series: chosen.sort(mostTellingFirst).map(({ series, type }) =>
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

/** What is held before what takes time, long series before single captures; else as they were given. */
function mostTellingFirst(a: { readonly series: Series }, b: { readonly series: Series }): number {
  const [one, other] = [a.series, b.series];
  return (
    Number(STATES.has(other.kind)) - Number(STATES.has(one.kind)) ||
    Number(other.kind === 'heap') - Number(one.kind === 'heap') ||
    other.profiles.length - one.profiles.length
  );
}

interface Context {
  readonly places: readonly LinkedPlace[];
  readonly rulesAt: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly Finding[];
  readonly workspace: Workspace;
  readonly options: ReportOptions;
}

function seriesReport(linked: Linked, series: Series, type: number, context: Context): SeriesReport {
  const { places, rulesAt, findings, workspace, options } = context;
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
  const flatWhere = (holds: (line: LinkedLine) => boolean): number =>
    sum(
      linked.lines
        .filter(holds)
        .flatMap(({ costs }) =>
          costs
            .filter((c) => c.type === sampleType.type && shownOnes.includes(c.profile))
            .map(({ flat }) => flat),
        ),
    );
  const stale = flatWhere(
    ({ path, mapping }) => mapping === 'stale' && (path === null || workspace.isOwn(path)),
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
    notes: seriesNotes(linked, series),
    stale,
    elsewhere:
      total -
      stale -
      flatWhere(({ path, line, mapping }) => workspace.isOwn(path) && line > 0 && mapping !== 'stale'),
    unexplained: unexplainedGrowth(
      linked,
      series,
      sampleType.type,
      order,
      findings,
      workspace,
      options.hasBase,
    ).filter(({ path, function: name }) => isInFocus(options.focus, workspace.shown(path), [name])),
  };
}

/** A snapshot's collections that a reader should see: those that hold a thousandth of the heap or more. */
export function noteworthy({ snapshot, collections }: LocalSnapshot): readonly HeldCollection[] {
  return collections.filter(({ retained }) => retained >= snapshot.totalBytes / 1000);
}

/** Where most of a heap hangs on nothing that the file names, that, and what to do; else null. */
export function unheldInWords({ totalBytes, unheldBytes }: LocalSnapshot['snapshot']): string | null {
  return unheldBytes <= totalBytes
    ? null
    : `${formatAmount(unheldBytes, 'bytes')} more are in objects of which the file does not say what holds them (Bun leaves out what maps and sets hold); a snapshot that Node writes, or --cpu-prof, says more`;
}

/** What the hot lines do not show, in words. */
export function restInWords({ elsewhere, stale, total, unit }: SeriesReport): string {
  const share = formatShare(total === 0 ? 0 : elsewhere / total);
  const rest = `${formatAmount(elsewhere, unit)} flat in dependencies and the runtime (${share})`;
  return stale === 0
    ? rest
    : `${rest}; ${formatAmount(stale, unit)} on lines that changed since the capture (--explain-paths)`;
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
