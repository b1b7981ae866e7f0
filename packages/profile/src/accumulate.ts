// Flat and cumulative costs of any grouping of locations (lines, functions, findings), in time linear in the input.
import type { Profile } from './profile.ts';

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
    payer[sample] = stack === -1 ? -1 : flatKey[stacks.location[stack]!]!;
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
  const { parent, location } = stacks;
  const { values } = samples;
  const types = values.length;
  const lastSample = new Int32Array(grouping.keyCount).fill(-1);
  for (let sample = 0; sample < samples.count; sample++) {
    for (let node = samples.stack[sample]!; node !== -1; node = parent[node]!) {
      const place = location[node]!;
      for (let i = start[place]!; i < start[place + 1]!; i++) {
        const key = keys[i]!;
        if (lastSample[key] === sample) continue;
        lastSample[key] = sample;
        for (let type = 0; type < types; type++) cum[type]![key]! += values[type]![sample]!;
      }
    }
  }
}

export function walkTree(
  { samples, stacks }: Profile,
  grouping: Grouping,
  cum: readonly Float64Array[],
): void {
  const { start, keys } = grouping;
  const { parent, location, count } = stacks;
  const below = samples.values.map((values) => {
    const sums = new Float64Array(count);
    for (let sample = 0; sample < samples.count; sample++) {
      const node = samples.stack[sample]!;
      if (node !== -1) sums[node]! += values[sample]!;
    }
    for (let node = count - 1; node >= 0; node--) {
      const caller = parent[node]!;
      if (caller !== -1) sums[caller]! += sums[node]!;
    }
    return sums;
  });
  const firstChild = new Int32Array(count + 1).fill(-1);
  const nextSibling = new Int32Array(count).fill(-1);
  for (let node = count - 1; node >= 0; node--) {
    const slot = parent[node]! === -1 ? count : parent[node]!;
    nextSibling[node] = firstChild[slot]!;
    firstChild[slot] = node;
  }
  const open = new Int32Array(grouping.keyCount);
  let node = firstChild[count]!;
  while (node !== -1) {
    const place = location[node]!;
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
      const left = location[node]!;
      for (let i = start[left]!; i < start[left + 1]!; i++) open[keys[i]!]!--;
      if (nextSibling[node] !== -1) {
        node = nextSibling[node]!;
        break;
      }
      node = parent[node]!;
      if (node === -1) break;
    }
  }
}
