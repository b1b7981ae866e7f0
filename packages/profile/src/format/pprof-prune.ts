// Drops the frames that a pprof profile itself calls uninteresting (drop_frames, keep_frames), as `go tool pprof` does.
// After Profile.Prune in github.com/google/pprof/profile/prune.go.
import { ProfileError } from '../error.ts';
import type { FunctionTable, LocationTable } from '../profile.ts';

/** Per location: 0 stays, 1 goes together with everything that it calls, 2 stays but what it calls goes. */
export type PrunedLocations = Uint8Array;

/**
 * Also cuts the inlined callees out of locations that match halfway, in place. null when nothing is dropped.
 * Throws a ProfileError when the profile's pattern is no regular expression that we can read.
 */
export function prunedLocations(
  file: string,
  strings: readonly string[],
  functions: FunctionTable,
  locations: LocationTable,
  dropFrames: string,
  keepFrames: string,
): PrunedLocations | null {
  if (dropFrames === '') return null;
  const drop = pattern(file, dropFrames);
  const keep = keepFrames === '' ? null : pattern(file, keepFrames);
  const drops = new Uint8Array(functions.count);
  const started = performance.now();
  for (let func = 0; func < functions.count; func++) {
    const name = simplified(strings[functions.name[func]!]!).slice(0, LONGEST_NAME);
    // The pattern is as foreign as the names: it may be made to take for ever.
    if (performance.now() - started > PATIENCE_MILLIS) {
      throw new ProfileError(file, `its drop_frames takes too long to match: ${dropFrames.slice(0, 80)}`);
    }
    if (name !== '' && drop.test(name) && !(keep?.test(name) ?? false)) drops[func] = 1;
  }
  const pruned = new Uint8Array(locations.count);
  const { lineStart, lineFunction, line, column } = locations;
  let write = 0;
  for (let location = 0; location < locations.count; location++) {
    const from = lineStart[location]!;
    const to = lineStart[location + 1]!;
    let first = from;
    // Outermost first; the innermost stands at `from`.
    for (let i = to - 1; i >= from; i--) {
      if (drops[lineFunction[i]!] === 0) continue;
      pruned[location] = i === to - 1 ? 1 : 2;
      if (i < to - 1) first = i + 1;
      break;
    }
    lineStart[location] = write;
    for (let i = first; i < to; i++, write++) {
      lineFunction[write] = lineFunction[i]!;
      line[write] = line[i]!;
      column[write] = column[i]!;
    }
  }
  lineStart[locations.count] = write;
  return pruned;
}

/** The index of the innermost frame that stays; `frames` has the innermost first. */
export function pruneStart(pruned: PrunedLocations, frames: Int32Array, depth: number): number {
  let foundUser = false;
  for (let i = depth - 1; i >= 0; i--) {
    const state = pruned[frames[i]!]!;
    if (state === 0) foundUser = true;
    else if (foundUser) return state === 1 ? i + 1 : i;
  }
  return 0;
}

const LONGEST_NAME = 200;
const PATIENCE_MILLIS = 5000;

/** Repeated groups and many repetitions in a row are what makes a pattern explode; profilers write none. */
function pattern(file: string, source: string): RegExp {
  if (
    /\)[*+{]/.test(source.replaceAll('\\)', '')) ||
    source.split('|').some((part) => part.split(/[*+]/).length > 4)
  ) {
    throw new ProfileError(file, `its drop_frames is too complicated to match: ${source.slice(0, 80)}`);
  }
  try {
    return new RegExp(`^(?:${source})$`);
  } catch {
    throw new ProfileError(
      file,
      `its drop_frames or keep_frames is no regular expression: ${source.slice(0, 80)}`,
    );
  }
}

/** Without C++'s argument list, as simplifyFunc in prune.go. */
function simplified(name: string): string {
  const bare = name.startsWith('.') ? name.slice(1) : name;
  for (const match of bare.matchAll(/\(anonymous namespace\)|operator\(\)|\(/g)) {
    if (match[0] === '(') return bare.slice(0, match.index);
  }
  return bare;
}
