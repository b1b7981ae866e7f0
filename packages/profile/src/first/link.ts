// Profiles joined with local sources: the line table, and the evidence for findings.
import type { Evidence, Finding } from '@leakline/ir';
import { lineCosts, totals } from './costs.ts';
import type { Mapping } from './mapping.ts';
import type { Profile } from './model.ts';

/** Where a profile's line is in the local sources. */
export interface LocalLine {
  readonly path: string | null;
  readonly line: number;
  readonly mapping: Mapping;
}

export interface LinkedLine {
  readonly profilePath: string;
  readonly path: string | null;
  readonly line: number;
  readonly function: string;
  readonly mapping: Mapping;
  /** By profile (index) and sample type. */
  readonly costs: readonly {
    readonly profile: number;
    readonly type: string;
    readonly flat: number;
    readonly cum: number;
  }[];
}

export interface LinkedProfile {
  readonly profile: Profile;
  readonly totals: Float64Array;
}

/** All lines of all profiles on local paths (or on none). */
export class Linked {
  readonly profiles: readonly LinkedProfile[];
  readonly lines: readonly LinkedLine[];
  readonly #byPlace = new Map<string, LinkedLine[]>();

  constructor(
    profiles: readonly Profile[],
    map: (profilePath: string, line: number, column: number) => LocalLine,
  ) {
    this.profiles = profiles.map((profile) => ({ profile, totals: totals(profile) }));
    const merged = new Map<
      string,
      {
        line: Omit<LinkedLine, 'costs'>;
        costs: { profile: number; type: string; flat: number; cum: number }[];
      }
    >();
    for (const [i, profile] of profiles.entries()) {
      for (const cost of lineCosts(profile)) {
        const local = map(cost.profilePath, cost.line, cost.column);
        const key = `${cost.profilePath}\0${local.line}\0${cost.function}`;
        let entry = merged.get(key);
        if (entry === undefined) {
          entry = {
            line: {
              profilePath: cost.profilePath,
              path: local.path,
              line: local.line,
              function: cost.function,
              mapping: local.mapping,
            },
            costs: [],
          };
          merged.set(key, entry);
        }
        for (const [t, type] of profile.sampleTypes.entries())
          entry.costs.push({ profile: i, type: type.type, flat: cost.flat[t] ?? 0, cum: cost.cum[t] ?? 0 });
      }
    }
    this.lines = [...merged.values()].map(({ line, costs }) => ({ ...line, costs }));
    for (const line of this.lines) {
      if (line.path === null) continue;
      const key = `${line.path}:${line.line}`;
      const list = this.#byPlace.get(key);
      if (list === undefined) this.#byPlace.set(key, [line]);
      else list.push(line);
    }
  }

  /** What the profiles say about one local line. */
  at(path: string, line: number): readonly LinkedLine[] {
    return this.#byPlace.get(`${path}:${line}`) ?? [];
  }

  /**
   * The cost of a finding's own lines in each profile's main sample type, cumulative: what the library allocated on behalf
   * of the line counts for it. `functionLine` is where the function around the finding begins: V8's heap profiles know
   * functions, not lines, so their cost stands there. A line's cost is the highest of its functions' (a closure and its caller share a line).
   */
  evidenceFor(finding: Finding, functionLine: number | null = null): Evidence[] {
    const evidence: Evidence[] = [];
    for (const [i, { profile, totals: sums }] of this.profiles.entries()) {
      const types =
        profile.kind === 'pprof'
          ? profile.sampleTypes.filter((t) => /^(inuse_space|cpu|goroutine|delay)$/.test(t.type))
          : profile.sampleTypes.slice(-1);
      for (const { type, unit } of types) {
        const total = sums[profile.sampleTypes.findIndex((t) => t.type === type)] ?? 0;
        let flat = 0;
        let cum = 0;
        const lines = Array.from(
          { length: finding.range.end.line - finding.range.start.line + 1 },
          (_, n) => finding.range.start.line + n,
        );
        for (const line of profile.kind === 'heapprofile' && functionLine !== null ? [functionLine] : lines) {
          const costs = this.at(finding.path, line).flatMap((l) =>
            l.costs.filter((c) => c.profile === i && c.type === type),
          );
          flat += costs.reduce((sum, c) => sum + c.flat, 0);
          cum = Math.max(cum, ...costs.map((c) => c.cum));
        }
        if (cum > 0)
          evidence.push({
            profile: profile.file,
            sampleType: type,
            unit,
            flat,
            cum,
            share: total === 0 ? 0 : cum / total,
          });
      }
    }
    return evidence;
  }
}
