// What grew between two captures: the base's samples are taken away, as `go tool pprof -diff_base` does.
import { ProfileError } from './error.ts';
import {
  callerOf,
  isMarked,
  locationColumn,
  mark,
  marks,
  type LocationColumn,
  type Profile,
  type StackTable,
} from './profile.ts';
import { sameBuild } from './service-files.ts';

/**
 * The profile with the base's samples as negative ones; its costs are then differences, and may be negative.
 * Throws a ProfileError when the two measure different things.
 */
export function subtract(profile: Profile, base: Profile): Profile {
  const types = profile.sampleTypes.map((wanted) => {
    const index = base.sampleTypes.findIndex(
      ({ type, unit }) => type === wanted.type && unit === wanted.unit,
    );
    if (index === -1) {
      throw new ProfileError(
        base.file,
        `has no ${wanted.type}, so it is no base for ${profile.file}`,
        `it measures ${base.sampleTypes.map(({ type }) => type).join(', ')}`,
      );
    }
    return index;
  });
  const strings = [...profile.strings, ...base.strings];
  const ofString = profile.strings.length;
  const ofFunction = profile.functions.count;
  // Frames that a profile drops leave its columns longer than what is in use.
  const ofLine = profile.locations.lineStart[profile.locations.count]!;
  const inUse = (column: Int32Array): Int32Array => column.subarray(0, ofLine);
  const ofLocation = profile.locations.count;
  const ofStack = profile.stacks.count;
  return {
    ...profile,
    strings,
    functions: {
      count: ofFunction + base.functions.count,
      name: joined(profile.functions.name, base.functions.name, ofString),
      file: joined(profile.functions.file, base.functions.file, ofString),
      startLine: joined(profile.functions.startLine, base.functions.startLine, 0),
      startColumn: joined(profile.functions.startColumn, base.functions.startColumn, 0),
    },
    locations: {
      count: ofLocation + base.locations.count,
      lineStart: joined(
        profile.locations.lineStart.subarray(0, ofLocation),
        base.locations.lineStart,
        ofLine,
      ),
      lineFunction: joined(inUse(profile.locations.lineFunction), base.locations.lineFunction, ofFunction),
      line: joined(inUse(profile.locations.line), base.locations.line, 0),
      column: joined(inUse(profile.locations.column), base.locations.column, 0),
      binary: joined(profile.locations.binary, base.locations.binary, ofString),
    },
    stacks: joinedStacks(profile.stacks, base.stacks, ofLocation, ofLocation + base.locations.count),
    samples: {
      count: profile.samples.count + base.samples.count,
      stack: shifted(profile.samples.stack, base.samples.stack, ofStack),
      values: types.map((index, type) => {
        const values = new Float64Array(profile.samples.count + base.samples.count);
        values.set(profile.samples.values[type]!);
        base.samples.values[index]!.forEach((value, i) => (values[profile.samples.count + i] = -value));
        return values;
      }),
      frames: profile.samples.frames + base.samples.frames,
    },
  };
}

/**
 * The profiles without what a base has; those that measure something else as they are. Throws a ProfileError when none
 * measures what the base does.
 */
export function withoutBase(profiles: readonly Profile[], base: Profile | null): readonly Profile[] {
  if (base === null) return profiles;
  // Of a folder of captures, the base is for its own kind; a base for nothing is a mistake that subtract explains.
  const isForNone = !profiles.some((profile) => isBaseFor(base, profile));
  return profiles.map((profile) =>
    isForNone || isBaseFor(base, profile) ? subtract(profile, base) : profile,
  );
}

/** Whether a base measures all that a profile does. */
export function isBaseFor({ sampleTypes }: Profile, profile: Profile): boolean {
  const types = new Set(sampleTypes.map(({ type, unit }) => `${type}/${unit}`));
  return profile.sampleTypes.every(({ type, unit }) => types.has(`${type}/${unit}`));
}

/** One line for each profile of which a base of another build is taken away: most of its code has other paths there. */
export function baseNotes(profiles: readonly Profile[], base: Profile): string[] {
  return profiles
    .filter((profile) => isBaseFor(base, profile) && !sameBuild(base, profile))
    .map(
      ({ file }) =>
        `${base.file} is of another program or build than ${file}: their paths differ, so the difference says little`,
    );
}

/** `withoutBase` for those who do not say beside the numbers that they are differences: the profiles' names do. */
export function namedWithoutBase(profiles: readonly Profile[], base: Profile | null): readonly Profile[] {
  return withoutBase(profiles, base).map((profile, i) =>
    base === null || profile === profiles[i]
      ? profile
      : { ...profile, file: `${profile.file} less ${base.file}` },
  );
}

function joined(first: Int32Array, second: Int32Array, offset: number): Int32Array {
  return filled(new Int32Array(first.length + second.length), first, second, offset);
}

function filled<Values extends LocationColumn>(
  both: Values,
  first: LocationColumn,
  second: LocationColumn,
  offset: number,
): Values {
  both.set(first);
  for (let i = 0; i < second.length; i++) both[first.length + i] = second[i]! + offset;
  return both;
}

/** Two profiles of whole stacks stay so. */
function joinedStacks(
  first: StackTable,
  second: StackTable,
  ofLocation: number,
  locations: number,
): StackTable {
  const count = first.count + second.count;
  const frame = filled(locationColumn(count, locations), first.frame, second.frame, ofLocation);
  if (first.parent === null && second.parent === null) {
    const outermost = marks(count);
    outermost.set(first.outermost);
    for (let node = 0; node < second.count; node++)
      if (isMarked(second.outermost, node)) mark(outermost, first.count + node);
    return { count, frame, parent: null, outermost };
  }
  return { count, frame, parent: shifted(callersOf(first), callersOf(second), first.count) };
}

function callersOf(stacks: StackTable): Int32Array {
  return Int32Array.from({ length: stacks.count }, (_, node) => callerOf(stacks, node));
}

/** -1, no stack, stays -1. */
function shifted(first: Int32Array, second: Int32Array, offset: number): Int32Array {
  const both = joined(first, second, offset);
  for (let i = first.length; i < both.length; i++) if (second[i - first.length] === -1) both[i] = -1;
  return both;
}
