// Which findings of a check have one cause, so that whoever reads them mends it once.
import type { Finding, Located } from '@leakline/ir';

export interface FindingWithCauses {
  readonly finding: Finding;
  /** Where mending it may mend others: the surest first (`Draft.causes`). */
  readonly causes: readonly Located[];
}

/**
 * The findings in their order, each with the surest of its places that another finding of the same rule has too.
 * What they merely pass through (a wrapper, with values of their own) only counts where they say the same: a general
 * `increment(name, tags)` joins what has nothing else in common.
 */
export function withSharedCauses(found: readonly FindingWithCauses[]): Finding[] {
  const shared = new Map<FindingWithCauses, Located>();
  const levels = Math.max(0, ...found.map((f) => f.causes.length));
  for (let level = 0; level < levels; level++) {
    const groups = new Map<string, FindingWithCauses[]>();
    for (const one of found) {
      const cause = one.causes[level];
      if (cause === undefined || shared.has(one)) continue;
      const { rule, severity, message } = one.finding;
      const { start, end } = cause.range;
      const key = JSON.stringify([rule, severity, cause.path, start, end, level === 0 ? '' : message]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
    for (const group of groups.values()) {
      if (group.length < 2) continue;
      for (const one of group) shared.set(one, one.causes[level] as Located);
    }
  }
  return found.map((one) => {
    const cause = shared.get(one);
    return cause === undefined ? one.finding : { ...one.finding, cause };
  });
}
