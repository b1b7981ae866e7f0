// The line table that users script against (`leakline link --format json`).
import type { Linked, LinkedLine } from './link.ts';
import type { Mapping } from './mapping.ts';
import type { Profile, SampleType } from './profile.ts';

export interface LineTable {
  readonly version: 1;
  readonly profiles: readonly {
    readonly file: string;
    readonly kind: string;
    /** ISO 8601 in UTC. */
    readonly takenAt: string | null;
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
  /** In the sample type's own unit; `growthPerHour` only for a series. */
  readonly costs: Readonly<Record<string, { flat: number; cum: number; growthPerHour?: number }>>;
  readonly findings: readonly string[];
}

/**
 * Values of a series are those of its last capture where captures show a state (heaps, goroutines, what has been
 * counted since the start), and the sum where each covers a time of its own (CPU). Where two kinds of profile share
 * a sample type (mutex and block: `delay`), its name is preceded by the kind: `mutex/delay`.
 * `findingsAt` takes a path as the table has it, `shown` says how it writes local paths.
 */
export function lineTable(
  linked: Linked,
  findingsAt: (path: string, line: number) => readonly string[] = () => [],
  shown: (path: string) => string = (path) => path,
): LineTable {
  const counted = countedProfiles(linked);
  const shared = sharedTypes(linked);
  const name = (profile: Profile, type: string): string =>
    shared.has(type) ? `${profile.kind}/${type}` : type;
  return {
    version: 1,
    profiles: linked.profiles.map(({ profile, totals, build }) => ({
      file: profile.file,
      kind: profile.kind,
      takenAt: isoTime(profile.takenAt),
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
      findings: line.path === null || line.line === 0 ? [] : findingsAt(shown(line.path), line.line),
    })),
  };
}

function costsOf(
  linked: Linked,
  line: LinkedLine,
  counted: ReadonlySet<number>,
  name: (profile: Profile, type: string) => string,
): LineRow['costs'] {
  const costs: Record<string, { flat: number; cum: number; growthPerHour?: number }> = {};
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
      const growth = entry === undefined ? undefined : linked.trend(line, series, type)?.perHour;
      if (entry !== undefined && growth !== undefined)
        entry.growthPerHour = (entry.growthPerHour ?? 0) + growth;
    }
  }
  return costs;
}

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
