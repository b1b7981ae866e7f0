// Whom to blame: charges every stack to the innermost line of the own code, where a person can change something.
import type { Grouping } from './accumulate.ts';
import { callerOf, locationOf, type Profile } from './profile.ts';

/**
 * Per key of the grouping, the values of the stacks whose innermost own frame it is. Stacks that meet an explained
 * key anywhere are left out. Time is linear in frames and samples: a node's answer is its own or its caller's.
 * @param type Index of the sample type.
 * @param shortcuts Calls that an explained function may have been inlined into; of `waysThrough`.
 */
export function blameOf(
  { stacks, samples }: Profile,
  grouping: Grouping,
  type: number,
  isOwn: readonly boolean[],
  isExplained: readonly boolean[],
  shortcuts: ReadonlySet<number> = new Set(),
): Float64Array {
  const { keyCount, start, keys } = grouping;
  const EXPLAINED = -2;
  const NOBODY = -1;
  const blamed = new Int32Array(stacks.count);
  for (let node = 0; node < stacks.count; node++) {
    const caller = callerOf(stacks, node);
    let key = caller === -1 ? NOBODY : blamed[caller]!;
    const place = locationOf(stacks, node);
    // The innermost inlined function stands first, so the last one met from the end is the innermost.
    for (let i = start[place + 1]! - 1; i >= start[place]! && key !== EXPLAINED; i--) {
      if (isExplained[keys[i]!] === true) key = EXPLAINED;
      else if (isOwn[keys[i]!] === true) key = keys[i]!;
    }
    if (shortcuts.size > 0 && caller !== -1) {
      const outer = keyOf(grouping, locationOf(stacks, caller));
      const inner = keyOf(grouping, place);
      if (outer !== -1 && inner !== -1 && shortcuts.has(pair(grouping, outer, inner))) key = EXPLAINED;
    }
    blamed[node] = key;
  }
  const sums = new Float64Array(keyCount);
  const values = samples.values[type]!;
  for (let sample = 0; sample < samples.count; sample++) {
    const stack = samples.stack[sample]!;
    const key = stack === -1 ? NOBODY : blamed[stack]!;
    if (key >= 0) sums[key]! += values[sample]!;
  }
  return sums;
}

/**
 * From whom to whom stacks go through one explained function: its caller and what it calls, each such pair as a
 * number that `blameOf` knows. For profiles whose locations are one function each.
 */
export function waysThrough(
  { stacks }: Profile,
  grouping: Grouping,
  isExplained: readonly boolean[],
): readonly number[] {
  const ways = new Set<number>();
  for (let node = 0; node < stacks.count; node++) {
    const through = callerOf(stacks, node);
    const from = through === -1 ? -1 : callerOf(stacks, through);
    if (from === -1 || isExplained[keyOf(grouping, locationOf(stacks, through))] !== true) continue;
    const outer = keyOf(grouping, locationOf(stacks, from));
    const inner = keyOf(grouping, locationOf(stacks, node));
    if (outer !== -1 && inner !== -1) ways.add(pair(grouping, outer, inner));
  }
  return [...ways];
}

/** -1 for a place that counts for nobody. */
function keyOf({ start, keys }: Grouping, location: number): number {
  return start[location] === start[location + 1] ? -1 : keys[start[location]!]!;
}

function pair({ keyCount }: Grouping, outer: number, inner: number): number {
  return outer * keyCount + inner;
}
