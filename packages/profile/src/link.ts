// Profiles joined with local sources: every line that any sample touches, where it is now, and what it costs.
import type { Evidence, Finding } from '@leakline/ir';
import { accumulate, type Costs, type Grouping } from './accumulate.ts';
import { blameOf, waysThrough } from './blame.ts';
import { withoutBase } from './diff.ts';
import type { Sources } from './drift.ts';
import { byWeight } from './evidence-words.ts';
import { evidenceOf, type Lines } from './evidence.ts';
import { flameTree, type FlameFrame, type FlameInput, type FlameNode } from './flame.ts';
import { lineRows } from './line-costs.ts';
import { framesOf, placeRows } from './local-lines.ts';
import type { LocalLine, Mapping, PathMapper } from './mapping.ts';
import type { Build } from './past/builds.ts';
import type { Frame } from './past/past-sources.ts';
import { totals, type Profile } from './profile.ts';
import { seriesOf, type Series } from './service-files.ts';
import { trendOf, type Trend } from './trend.ts';
import { knowsFunctionsOnly } from './v8-heap.ts';

/** What one profile says about a line, in the sample type's unit. */
export interface LineCost {
  /** Index into `Linked.profiles`. */
  readonly profile: number;
  readonly type: string;
  readonly flat: number;
  readonly cum: number;
}

export interface LinkedLine {
  /** As the profile has it. */
  readonly profilePath: string;
  /** Relative to the source root, or absolute in a library; null when there is no local file. */
  readonly path: string | null;
  /** Local and 1-based when `path` is not null; 0 when it is not known or stale. */
  readonly line: number;
  /** The line that the profile names. */
  readonly profileLine: number;
  readonly function: string;
  readonly mapping: Mapping;
  /** How it was mapped, or why not. */
  readonly because: string;
  readonly costs: readonly LineCost[];
}

/** A local line, whatever functions of it the profiles met. */
export interface LinkedPlace {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly functions: readonly string[];
  readonly mapping: Mapping;
  /** A stack that meets the line through several of its functions counts once. */
  readonly costs: readonly LineCost[];
}

/** What the innermost line of the own code is to blame for: everything that was allocated or run from there. */
export interface BlamedLine {
  readonly line: LinkedLine;
  /** In the sample type's unit, by index into `Linked.profiles`. */
  readonly values: readonly number[];
}

export interface LinkedProfile {
  readonly profile: Profile;
  /** Per sample type; of a difference, what is left of the sum. */
  readonly totals: readonly number[];
  /** The commit that its lines are of, and how that is known; null when nothing tells. */
  readonly build: Pick<Build, 'commit' | 'because'> | null;
}

/** `PathMapper.locate`, or something around it. Lines and columns are 1-based, 0 is unknown. */
export type Locate = (profilePath: string, line: number, column: number, functionName: string) => LocalLine;

export interface LinkOptions extends Sources {
  /** Taken away from every profile that measures the same; the constructor throws a ProfileError when none does. */
  readonly base?: Profile | null;
  /** The commit that a profile's program was built from, where that is known; `Builds.of`. */
  readonly buildOf?: (profile: Profile, frames: readonly Frame[]) => Build | null;
}

/** Nanoseconds between captures of which only the order is known. */
const ORDER_ALONE = 1e6;

export class Linked {
  readonly profiles: readonly LinkedProfile[];
  readonly lines: readonly LinkedLine[];
  readonly series: readonly Series[];
  readonly #byPlace = new Map<string, LinkedLine[]>();
  readonly #index: ReadonlyMap<Profile, number>;
  /** Per profile: whether it knows functions, and no lines within them. */
  readonly #byFunction: readonly boolean[];
  /** Per profile: costs by index into `lines`. */
  readonly #costs: readonly (Costs & { readonly grouping: Grouping })[];

  /** A PathMapper sees all paths before it answers for the first one; a function answers for each alone. */
  constructor(profiles: readonly Profile[], mapper: Locate | PathMapper, options: LinkOptions = {}) {
    const measured = withoutBase(profiles, options.base ?? null);
    this.series = seriesOf(measured);
    this.#index = new Map(measured.map((profile, index) => [profile, index]));
    this.#byFunction = measured.map(knowsFunctionsOnly);
    const rowsOf = measured.map(lineRows);
    const builds = measured.map((profile, i) => options.buildOf?.(profile, framesOf(rowsOf[i]!)) ?? null);
    this.profiles = measured.map((profile, i) => ({
      profile,
      totals: totals(profile),
      build: builds[i] ?? null,
    }));
    const placed = placeRows(measured, rowsOf, mapper, builds, options);
    const lines = placed.lines.map((line): Building => ({ ...line, costs: [] }));
    const { lineOfRow } = placed;
    // Counted by local line, not by row: a stack may meet one line through two columns of its bundle.
    this.#costs = measured.map((profile, index) => {
      const grouping = regrouped(rowsOf[index]!.grouping, lineOfRow[index]!, lines.length);
      const costs = accumulate(profile, grouping);
      for (const id of new Set(lineOfRow[index])) addCosts(lines[id]!.costs, index, costs, id, profile);
      return { grouping, ...costs };
    });
    this.lines = lines;
    for (const line of lines) {
      if (line.path === null || line.line === 0) continue;
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
   * What the finding's own lines cost, cumulative, in every profile that saw them; the weightiest first.
   * A profile that saw none of them may have met the finding where its trace passes: the step with the smallest cost
   * is then the closest bound. `functionLine` is where the function around the finding begins: V8's heap profiles
   * know functions, not lines, so the cost stands there.
   */
  evidenceFor(finding: Finding, functionLine: number | null = null): Evidence[] {
    const { start, end } = finding.range;
    const own = this.evidenceForLines([{ path: finding.path, start: start.line, end: end.line }]);
    const byFunction = new Set(
      functionLine === null ? [] : this.profiles.filter((_, index) => this.#byFunction[index]).map(fileOf),
    );
    const found = own.filter(({ profile }) => !byFunction.has(profile));
    if (functionLine !== null && byFunction.size > 0) {
      const ofFunction = { path: finding.path, start: functionLine, end: functionLine };
      found.push(
        ...this.evidenceForLines([ofFunction])
          .filter(({ profile }) => byFunction.has(profile))
          .map(asUpperBound),
      );
    }
    const met = new Set(found.map(({ profile }) => profile));
    // Of a function, only its beginning is known to V8's heap profiles, and a trace passes through whole handlers.
    if (this.profiles.some((linked) => !met.has(fileOf(linked)) && !byFunction.has(fileOf(linked)))) {
      found.push(
        ...this.#ofTrace(finding).filter(({ profile }) => !met.has(profile) && !byFunction.has(profile)),
      );
    }
    return found.sort(byWeight);
  }

  /** Per profile and sample type, the trace step that costs least. */
  #ofTrace({ trace }: Finding): Evidence[] {
    const least = new Map<string, Evidence>();
    for (const { path, range } of trace) {
      const lines = { path, start: range.start.line, end: range.start.line };
      for (const evidence of this.evidenceForLines([lines])) {
        const key = `${evidence.profile}\0${evidence.sampleType}`;
        const known = least.get(key);
        if (known === undefined || Math.abs(evidence.cum) < Math.abs(known.cum)) least.set(key, evidence);
      }
    }
    return [...least.values()].map(asUpperBound);
  }

  /** The same for any set of lines; a stack that meets several of them counts once. */
  evidenceForLines(places: readonly Lines[]): Evidence[] {
    const wanted = new Set(places.flatMap((lines) => this.#linesAt(lines)));
    if (wanted.size === 0) return [];
    const chosen = this.lines.map((line) => wanted.has(line));
    return this.profiles
      .flatMap((linked, index) => evidenceOf(linked, this.#costs[index]!, (line) => chosen[line]!))
      .sort((a, b) => b.share - a.share);
  }

  /** Every local line that any sample touches, with its costs. */
  places(): readonly LinkedPlace[] {
    const places: (Omit<LinkedPlace, 'costs'> & { functions: string[]; costs: LineCost[] })[] = [];
    const ids = new Map<string, number>();
    const placeOf = this.lines.map(({ path, line, function: name, mapping }) => {
      if (path === null || line === 0) return -1;
      const key = `${path}:${line}`;
      const id = ids.get(key) ?? places.push({ path, line, functions: [], mapping, costs: [] }) - 1;
      ids.set(key, id);
      const { functions } = places[id]!;
      if (!functions.includes(name)) functions.push(name);
      return id;
    });
    // Lines without a place share one key, which nobody asks for.
    const nowhere = places.length;
    const placeOfLine = Int32Array.from(placeOf, (place) => (place === -1 ? nowhere : place));
    this.profiles.forEach(({ profile }, index) => {
      const grouping = regrouped(this.#costs[index]!.grouping, placeOfLine, nowhere + 1);
      const costs = accumulate(profile, grouping);
      const met = new Set(grouping.keys);
      met.delete(nowhere);
      for (const id of met) addCosts(places[id]!.costs, index, costs, id, profile);
    });
    return places;
  }

  /** How the cumulative cost of a line fares over a series; null with fewer than two moments to compare. */
  trend(line: LinkedLine, series: Series, type: string): Trend | null {
    const cost = new Map(line.costs.filter((c) => c.type === type).map(({ profile, cum }) => [profile, cum]));
    return this.trendOfValues(series, (profile) => cost.get(profile) ?? 0);
  }

  /** The same for any value; `valueOf` takes an index into `profiles`. */
  trendOfValues(series: Series, valueOf: (profile: number) => number): Trend | null {
    const points = series.profiles.flatMap((profile, i) => {
      const value = valueOf(this.indexOf(profile));
      // Without times there is only an order: moments that are too close for any rate.
      if (series.order !== 'time') return [{ at: i * ORDER_ALONE, value }];
      return profile.takenAt === null ? [] : [{ at: profile.takenAt, value }];
    });
    return trendOf(points);
  }

  /** Where a profile of a series stands in `profiles`. */
  indexOf(profile: Profile): number {
    return this.#index.get(profile) ?? -1;
  }

  /**
   * Charges each stack to the innermost line for which `isOwn` holds, and leaves out the stacks that pass through
   * one of the `explained` lines: what is left has no explanation yet. Only profiles that have the sample type count.
   * V8's heap profiler leaves out the frames of inlined functions: an explained one may be missing between its caller
   * and what it calls, once the optimiser has been there.
   */
  blame(
    type: string,
    isOwn: (line: LinkedLine) => boolean,
    explained: readonly Lines[] = [],
  ): readonly BlamedLine[] {
    const own = this.lines.map(isOwn);
    const known = new Set(explained.flatMap((lines) => this.#linesAt(lines)));
    const isExplained = this.lines.map((line) => known.has(line));
    const shortcuts = new Set(
      this.profiles.flatMap(({ profile }, index) =>
        this.#byFunction[index] ? waysThrough(profile, this.#costs[index]!.grouping, isExplained) : [],
      ),
    );
    const columns = this.profiles.map(({ profile }, index) => {
      const at = profile.sampleTypes.findIndex((t) => t.type === type);
      const { grouping } = this.#costs[index]!;
      const ways = this.#byFunction[index] ? shortcuts : undefined;
      return at === -1 ? null : blameOf(profile, grouping, at, own, isExplained, ways);
    });
    return this.lines.flatMap((line, id) => {
      const values = columns.map((column) => column?.[id] ?? 0);
      return values.some((value) => value !== 0) ? [{ line, values }] : [];
    });
  }

  /**
   * The calls of a capture, or of a series: then with how much more its newest holds than its oldest.
   * `type` is a sample type's name; null when the newest capture has it not.
   */
  flame(series: Series, type: string, isOwn: (line: LinkedLine) => boolean): FlameNode | null {
    const newest = series.profiles.at(-1);
    const oldest = series.profiles[0];
    const inputs = [newest, oldest === newest ? undefined : oldest].flatMap((profile, i): FlameInput[] => {
      const at = profile?.sampleTypes.findIndex((t) => t.type === type) ?? -1;
      if (profile === undefined || at === -1) return [];
      const { grouping } = this.#costs[this.indexOf(profile)]!;
      return [{ profile, grouping, type: at, isBefore: i === 1 }];
    });
    if (inputs.length === 0) return null;
    const frames = new Map<string, FlameFrame>();
    const frameOfLine = this.lines.map((line): FlameFrame => {
      const path = line.path ?? line.profilePath;
      const key = `${line.function}\0${path}`;
      const frame = frames.get(key) ?? { name: line.function, path, isOwn: isOwn(line) };
      frames.set(key, frame);
      return frame;
    });
    return flameTree(inputs, (key) => frameOfLine[key]!);
  }

  #linesAt({ path, start, end }: Lines): readonly LinkedLine[] {
    return Array.from({ length: Math.max(0, end - start + 1) }, (_, i) => this.at(path, start + i)).flat();
  }
}

interface Building extends LinkedLine {
  readonly costs: LineCost[];
}

function asUpperBound(evidence: Evidence): Evidence {
  return { ...evidence, isUpperBound: true };
}

function fileOf({ profile }: LinkedProfile): string {
  return profile.file;
}

/** The same locations, counted for the lines that their rows became. */
function regrouped(grouping: Grouping, lineOfRow: Int32Array, keyCount: number): Grouping {
  return {
    keyCount,
    start: grouping.start,
    keys: grouping.keys.map((row) => lineOfRow[row]!),
    flatKey: grouping.flatKey.map((row) => (row === -1 ? -1 : lineOfRow[row]!)),
  };
}

function addCosts(
  into: LineCost[],
  index: number,
  costs: Costs,
  line: number,
  { sampleTypes }: Profile,
): void {
  sampleTypes.forEach(({ type }, i) => {
    into.push({ profile: index, type, flat: costs.flat[i]![line]!, cum: costs.cum[i]![line]! });
  });
}
