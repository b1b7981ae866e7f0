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
 */
export function lineTable(
  linked: Linked,
  findingsAt: (path: string, line: number) => readonly string[] = () => [],
): LineTable {
  const counted = countedProfiles(linked);
  const shared = sharedTypes(linked);
  const name = (profile: Profile, type: string): string =>
    shared.has(type) ? `${profile.kind}/${type}` : type;
  return {
    version: 1,
    profiles: linked.profiles.map(({ profile, totals }) => ({
      file: profile.file,
      kind: profile.kind,
      takenAt: isoTime(profile.takenAt),
      durationNanos: profile.durationNanos,
      sampleTypes: profile.sampleTypes.map((type, i) => ({ ...type, total: totals[i] ?? 0 })),
    })),
    lines: linked.lines.map((line) => ({
      profilePath: line.profilePath,
      path: line.path,
      line: line.path === null ? line.profileLine : line.line,
      function: line.function,
      mapping: line.mapping,
      costs: costsOf(linked, line, counted, name),
      findings: line.path === null || line.line === 0 ? [] : findingsAt(line.path, line.line),
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
    const key = name(linked.profiles[profile]!.profile, type);
    const entry = (costs[key] ??= { flat: 0, cum: 0 });
    const trend = line.trends[type];
    if (trend !== undefined) entry.growthPerHour = trend.perHour;
    if (!counted.has(profile)) continue;
    entry.flat += flat;
    entry.cum += cum;
  }
  return costs;
}

/** Indexes of the profiles whose values are shown. */
function countedProfiles(linked: Linked): ReadonlySet<number> {
  const index = new Map(linked.profiles.map(({ profile }, i) => [profile, i]));
  return new Set(
    linked.series.flatMap(({ kind, profiles }) =>
      (kind === 'cpu' || kind === 'other' ? profiles : profiles.slice(-1)).map((profile) =>
        index.get(profile)!,
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
