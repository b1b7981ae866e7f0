// Whom to blame: charges every stack to the innermost line of the own code, where a person can change something.
import type { Grouping } from './accumulate.ts';
import { callerOf, locationOf, type Profile } from './profile.ts';

/**
 * Per key of the grouping, the values of the stacks whose innermost own frame it is. Stacks that meet an explained
 * key anywhere are left out. Time is linear in frames and samples: a node's answer is its own or its caller's.
 * @param type Index of the sample type.
 */
export function blameOf(
  { stacks, samples }: Profile,
  { keyCount, start, keys }: Grouping,
  type: number,
  isOwn: readonly boolean[],
  isExplained: readonly boolean[],
): Float64Array {
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
