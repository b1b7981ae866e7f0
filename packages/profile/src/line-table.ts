// The line table that users script against (`leakline link --format json`).
import type { Linked, LinkedLine } from './link.ts';
import type { Mapping } from './mapping.ts';
import type { Profile, SampleType, TimeSource } from './profile.ts';
import type { Series } from './service-files.ts';
import { changeOver, hourlyRate, type Trend } from './trend.ts';
import { knowsFunctionsOnly } from './v8-heap.ts';

export interface LineTable {
  readonly version: 1;
  readonly profiles: readonly {
    readonly file: string;
    readonly kind: string;
    /** ISO 8601 in UTC. */
    readonly takenAt: string | null;
    /** `file` is its time of change, which a copy does not keep; null where `takenAt` is. */
    readonly takenAtFrom: TimeSource | null;
    readonly durationNanos: number;
    readonly sampleTypes: readonly (SampleType & { readonly total: number })[];
    /** The commit that its lines were followed from, and how that is known to be the one. */
    readonly commit: { readonly id: string; readonly because: string } | null;
  }[];
  /** Every source line that any sample touches. */
  readonly lines: readonly LineRow[];
}

export interface LineRow {
  readonly profilePath: string;
  readonly path: string | null;
  readonly line: number;
  readonly function: string;
  readonly mapping: Mapping;
  readonly costs: Readonly<Record<string, LineCostRow>>;
  readonly findings: readonly string[];
}

/** In the sample type's own unit. */
export interface LineCostRow {
  readonly flat: number;
  readonly cum: number;
  /** Only for a series. null where its captures lie less than half an hour apart: that says nothing about an hour. */
  readonly growthPerHour?: number | null;
  /** Only for a series. */
  readonly growth?: {
    /** What the slope makes of the time from the first capture to the last. */
    readonly change: number;
    /** That time; null where only the order of the captures is known. */
    readonly seconds: number | null;
    /** In how many captures there was more than in the one before, and more than nothing in the first. */
    readonly grewIn: number;
    readonly captures: number;
  };
}

/**
 * Values of a series are those of its last capture where captures show a state (heaps, goroutines, what has been
 * counted since the start), and the sum where each covers a time of its own (CPU). Where two kinds of profile share
 * a sample type (mutex and block: `delay`), its name is preceded by the kind: `mutex/delay`.
 * `findingsAt` takes a path as the table has it, and whether a profile met the line that knows functions by their
 * first lines alone; `shown` says how it writes local paths.
 */
export function lineTable(
  linked: Linked,
  findingsAt: (path: string, line: number, isFunction: boolean) => readonly string[] = () => [],
  shown: (path: string) => string = (path) => path,
): LineTable {
  const counted = countedProfiles(linked);
  const shared = sharedTypes(linked);
  const byFunction = linked.profiles.map(({ profile }) => knowsFunctionsOnly(profile));
  const name = (profile: Profile, type: string): string =>
    shared.has(type) ? `${profile.kind}/${type}` : type;
  return {
    version: 1,
    profiles: linked.profiles.map(({ profile, totals, build }) => ({
      file: profile.file,
      kind: profile.kind,
      takenAt: isoTime(profile.takenAt),
      takenAtFrom: profile.takenAt === null ? null : (profile.takenAtFrom ?? 'profile'),
      durationNanos: profile.durationNanos,
      sampleTypes: profile.sampleTypes.map((type, i) => ({ ...type, total: totals[i] ?? 0 })),
      commit: build === null ? null : { id: build.commit, because: build.because },
    })),
    lines: linked.lines.map((line) => ({
      profilePath: line.profilePath,
      path: line.path === null ? null : shown(line.path),
      line: line.path === null ? line.profileLine : line.line,
      function: line.function,
      mapping: line.mapping,
      costs: costsOf(linked, line, counted, name),
      findings:
        line.path === null || line.line === 0
          ? []
          : findingsAt(
              shown(line.path),
              line.line,
              line.costs.some(({ profile }) => byFunction[profile]),
            ),
    })),
  };
}

function costsOf(
  linked: Linked,
  line: LinkedLine,
  counted: ReadonlySet<number>,
  name: (profile: Profile, type: string) => string,
): LineRow['costs'] {
  const costs: Record<string, Writable<LineCostRow>> = {};
  for (const { profile, type, flat, cum } of line.costs) {
    const entry = (costs[name(linked.profiles[profile]!.profile, type)] ??= { flat: 0, cum: 0 });
    if (!counted.has(profile)) continue;
    entry.flat += flat;
    entry.cum += cum;
  }
  for (const series of linked.series) {
    const [first] = series.profiles;
    if (first === undefined || series.profiles.length < 2) continue;
    for (const { type } of first.sampleTypes) {
      const entry = costs[name(first, type)];
      const trend = entry === undefined ? null : linked.trend(line, series, type);
      if (entry !== undefined && trend !== null) addGrowth(entry, trend, series);
    }
  }
  return costs;
}

/** Two series may meet a line: of two services that share it, say. */
function addGrowth(entry: Writable<LineCostRow>, trend: Trend, { order }: Series): void {
  const hourly = hourlyRate(trend);
  const before = entry.growthPerHour;
  entry.growthPerHour =
    before === undefined ? hourly : before === null || hourly === null ? null : before + hourly;
  const { growth } = entry;
  const seconds = order === 'time' ? trend.span / 1e9 : null;
  entry.growth = {
    change: (growth?.change ?? 0) + changeOver(trend),
    seconds: seconds === null || growth?.seconds === null ? null : Math.max(seconds, growth?.seconds ?? 0),
    grewIn: (growth?.grewIn ?? 0) + trend.grewIn,
    captures: (growth?.captures ?? 0) + trend.captures,
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Indexes of the profiles whose values are shown. */
function countedProfiles(linked: Linked): ReadonlySet<number> {
  return new Set(
    linked.series.flatMap(({ kind, profiles }) =>
      (kind === 'cpu' || kind === 'other' ? profiles : profiles.slice(-1)).map((profile) =>
        linked.indexOf(profile),
      ),
    ),
  );
}

function sharedTypes(linked: Linked): ReadonlySet<string> {
  const kinds = new Map<string, Set<string>>();
  for (const { profile } of linked.profiles) {
    for (const { type } of profile.sampleTypes)
      kinds.set(type, (kinds.get(type) ?? new Set()).add(profile.kind));
  }
  return new Set([...kinds].filter(([, of]) => of.size > 1).map(([type]) => type));
}

/** null for a time that no calendar has. */
function isoTime(nanos: number | null): string | null {
  if (nanos === null) return null;
  const date = new Date(nanos / 1e6);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
