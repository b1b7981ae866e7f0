// What each source line costs: flat (its own) and cumulative (with everything it called), per sample type.
import type { Profile } from './model.ts';

export interface LineCost {
  /** As the profile has it. */
  readonly profilePath: string;
  /** 1-based; 0 when the profile does not know. */
  readonly line: number;
  /** 1-based; 0 when the profile does not know. */
  readonly column: number;
  readonly function: string;
  /** First line of the function; 0 when the profile does not know. */
  readonly startLine: number;
  /** By sample type, in its own unit. */
  readonly flat: Float64Array;
  readonly cum: Float64Array;
}

/**
 * One entry per (function, line) that any sample touches. A line that stands several times in one stack (recursion) counts
 * once per sample, as in `go tool pprof -list`; inlined frames are lines of their own.
 */
export function lineCosts(profile: Profile): LineCost[] {
  const { lineFunction, lineNumber, locationLines, stack, stackStart, values } = profile;
  const width = profile.sampleTypes.length;
  // Lines of different locations that are the same function and line share a slot.
  const slotOfLine = new Int32Array(lineNumber.length);
  const slots = new Map<string, number>();
  const slotLine: number[] = [];
  for (let i = 0; i < lineNumber.length; i++) {
    const fn = lineFunction[i] ?? -1;
    const key = `${fn < 0 ? '' : (profile.functions.path[fn] ?? '')}\0${fn < 0 ? '' : (profile.functions.name[fn] ?? '')}\0${lineNumber[i] ?? 0}:${profile.lineColumn[i] ?? 0}`;
    let slot = slots.get(key);
    if (slot === undefined) {
      slot = slotLine.length;
      slots.set(key, slot);
      slotLine.push(i);
    }
    slotOfLine[i] = slot;
  }
  const count = slotLine.length;
  const flat = new Float64Array(count * width);
  const cum = new Float64Array(count * width);
  const seenBy = new Int32Array(count).fill(-1);
  const samples = stackStart.length - 1;
  for (let s = 0; s < samples; s++) {
    const begin = stackStart[s] ?? 0;
    const end = stackStart[s + 1] ?? 0;
    let isLeaf = true;
    for (let i = begin; i < end; i++) {
      const location = stack[i] ?? 0;
      const to = locationLines[location + 1] ?? 0;
      for (let l = locationLines[location] ?? 0; l < to; l++) {
        const slot = slotOfLine[l] ?? 0;
        if (isLeaf) {
          for (let t = 0; t < width; t++)
            flat[slot * width + t] = (flat[slot * width + t] ?? 0) + (values[s * width + t] ?? 0);
          isLeaf = false;
        }
        if (seenBy[slot] === s) continue;
        seenBy[slot] = s;
        for (let t = 0; t < width; t++)
          cum[slot * width + t] = (cum[slot * width + t] ?? 0) + (values[s * width + t] ?? 0);
      }
    }
  }
  return slotLine.map((l, slot): LineCost => {
    const fn = lineFunction[l] ?? -1;
    return {
      profilePath: fn < 0 ? '' : (profile.functions.path[fn] ?? ''),
      line: lineNumber[l] ?? 0,
      column: profile.lineColumn[l] ?? 0,
      function: fn < 0 ? '' : (profile.functions.name[fn] ?? ''),
      startLine: fn < 0 ? 0 : (profile.functions.startLine[fn] ?? 0),
      flat: flat.slice(slot * width, (slot + 1) * width),
      cum: cum.slice(slot * width, (slot + 1) * width),
    };
  });
}

/** Sums of all samples, by sample type. */
export function totals(profile: Profile): Float64Array {
  const width = profile.sampleTypes.length;
  const sums = new Float64Array(width);
  for (let i = 0; i < profile.values.length; i++)
    sums[i % width] = (sums[i % width] ?? 0) + (profile.values[i] ?? 0);
  return sums;
}
