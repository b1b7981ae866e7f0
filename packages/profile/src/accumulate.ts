// Flat and cumulative costs of any grouping of locations (lines, functions, findings), in time linear in the input.
import { callerOf, locationOf, type Profile } from './profile.ts';

/** Which keys a location counts for: `keys[start[i]]` to `keys[start[i + 1]]`, the one that pays flat cost in `flatKey`. */
export interface Grouping {
  readonly keyCount: number;
  readonly start: Int32Array;
  readonly keys: Int32Array;
  /** -1 when nobody pays. */
  readonly flatKey: Int32Array;
}

/** Per sample type and key, in the sample type's unit. A key that a stack meets twice (recursion) counts once. */
export interface Costs {
  readonly flat: readonly Float64Array[];
  readonly cum: readonly Float64Array[];
}

export function accumulate(profile: Profile, grouping: Grouping): Costs {
  const flat = profile.sampleTypes.map(() => new Float64Array(grouping.keyCount));
  const cum = profile.sampleTypes.map(() => new Float64Array(grouping.keyCount));
  addFlat(profile, grouping, flat);
  // Walking every sample's stack is quickest, unless deep stacks share their callers: then the tree is smaller.
  if (profile.samples.frames <= 4 * profile.stacks.count) walkSamples(profile, grouping, cum);
  else walkTree(profile, grouping, cum);
  return { flat, cum };
}

function addFlat({ samples, stacks }: Profile, { flatKey }: Grouping, flat: readonly Float64Array[]): void {
  const payer = new Int32Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++) {
    const stack = samples.stack[sample]!;
    payer[sample] = stack === -1 ? -1 : flatKey[locationOf(stacks, stack)]!;
  }
  samples.values.forEach((values, type) => {
    const sums = flat[type]!;
    for (let sample = 0; sample < samples.count; sample++) {
      const key = payer[sample]!;
      if (key !== -1) sums[key]! += values[sample]!;
    }
  });
}

export function walkSamples(
  { samples, stacks }: Profile,
  grouping: Grouping,
  cum: readonly Float64Array[],
): void {
  const { start, keys } = grouping;
  const { values } = samples;
  const types = values.length;
  const lastSample = new Int32Array(grouping.keyCount).fill(-1);
  // A key's sums for all sample types stand together: one place in memory to go to instead of four.
  const sums = new Float64Array(grouping.keyCount * types);
  const weights = new Float64Array(types);
  for (let sample = 0; sample < samples.count; sample++) {
    for (let type = 0; type < types; type++) weights[type] = values[type]![sample]!;
    let node = samples.stack[sample]!;
    while (node !== -1) {
      const place = locationOf(stacks, node);
      node = callerOf(stacks, node);
      const end = start[place + 1]!;
      for (let i = start[place]!; i < end; i++) {
        const key = keys[i]!;
        if (lastSample[key] === sample) continue;
        lastSample[key] = sample;
        const base = key * types;
        for (let type = 0; type < types; type++) sums[base + type]! += weights[type]!;
      }
    }
  }
  cum.forEach((column, type) => {
    for (let key = 0; key < grouping.keyCount; key++) column[key]! += sums[key * types + type]!;
  });
}

export function walkTree(
  { samples, stacks }: Profile,
  grouping: Grouping,
  cum: readonly Float64Array[],
): void {
  const { start, keys } = grouping;
  const { count } = stacks;
  const below = samples.values.map((values) => {
    const sums = new Float64Array(count);
    for (let sample = 0; sample < samples.count; sample++) {
      const node = samples.stack[sample]!;
      if (node !== -1) sums[node]! += values[sample]!;
    }
    for (let node = count - 1; node >= 0; node--) {
      const caller = callerOf(stacks, node);
      if (caller !== -1) sums[caller]! += sums[node]!;
    }
    return sums;
  });
  const firstChild = new Int32Array(count + 1).fill(-1);
  const nextSibling = new Int32Array(count).fill(-1);
  for (let node = count - 1; node >= 0; node--) {
    const caller = callerOf(stacks, node);
    const slot = caller === -1 ? count : caller;
    nextSibling[node] = firstChild[slot]!;
    firstChild[slot] = node;
  }
  const open = new Int32Array(grouping.keyCount);
  let node = firstChild[count]!;
  while (node !== -1) {
    const place = locationOf(stacks, node);
    for (let i = start[place]!; i < start[place + 1]!; i++) {
      const key = keys[i]!;
      if (open[key]!++ === 0) below.forEach((sums, type) => (cum[type]![key]! += sums[node]!));
    }
    if (firstChild[node] !== -1) {
      node = firstChild[node]!;
      continue;
    }
    // Leave this node, and every caller whose last callee it was.
    for (;;) {
      const left = locationOf(stacks, node);
      for (let i = start[left]!; i < start[left + 1]!; i++) open[keys[i]!]!--;
      if (nextSibling[node] !== -1) {
        node = nextSibling[node]!;
        break;
      }
      node = callerOf(stacks, node);
      if (node === -1) break;
    }
  }
}
