// Joins findings with costs: what a set of lines costs together, a stack that meets several of them counted once.
import type { Evidence } from '@leakline/ir';
import { accumulate, type Costs, type Grouping } from './accumulate.ts';
import type { Profile } from './profile.ts';

/** Local lines, 1-based, both ends included. */
export interface Lines {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Sample types that say something about a leak; of a profile that has none of them, its default one. */
const TELLING = new Set(['inuse_space', 'space', 'cpu', 'goroutine', 'delay']);

/** One entry for each telling sample type in which the chosen keys cost anything. */
export function evidenceOf(
  { profile, totals }: { readonly profile: Profile; readonly totals: readonly number[] },
  costs: Costs & { readonly grouping: Grouping },
  isChosen: (key: number) => boolean,
): Evidence[] {
  const keys = Array.from({ length: costs.grouping.keyCount }, (_, key) => key).filter(isChosen);
  if (keys.length === 0) return [];
  const together =
    keys.length === 1
      ? {
          flat: costs.flat.map((column) => column[keys[0]!]!),
          cum: costs.cum.map((column) => column[keys[0]!]!),
        }
      : jointly(profile, costs, isChosen);
  const telling = profile.sampleTypes.some(({ type }) => TELLING.has(type));
  return profile.sampleTypes.flatMap(({ type, unit }, i) => {
    const isWanted = telling ? TELLING.has(type) : i === profile.defaultType;
    const flat = together.flat[i]!;
    const cum = together.cum[i]!;
    const total = totals[i]!;
    if (!isWanted || (cum === 0 && flat === 0)) return [];
    const share = total === 0 ? 0 : cum / total;
    return [{ profile: profile.file, sampleType: type, unit, flat, cum, share, isUpperBound: false }];
  });
}

/** All chosen keys as one. */
function jointly(
  profile: Profile,
  { grouping }: { readonly grouping: Grouping },
  isChosen: (key: number) => boolean,
): { flat: readonly number[]; cum: readonly number[] } {
  const start = new Int32Array(grouping.start.length);
  const keys: number[] = [];
  for (let location = 0; location < grouping.start.length - 1; location++) {
    const own = grouping.keys.subarray(grouping.start[location], grouping.start[location + 1]);
    if (own.some(isChosen)) keys.push(0);
    start[location + 1] = keys.length;
  }
  const flatKey = grouping.flatKey.map((key) => (key !== -1 && isChosen(key) ? 0 : -1));
  const costs = accumulate(profile, { keyCount: 1, start, keys: Int32Array.from(keys), flatKey });
  return { flat: costs.flat.map((column) => column[0]!), cum: costs.cum.map((column) => column[0]!) };
}
