// Findings of one cause, told once: the one that is easiest to follow, and where the others are.
import { CERTAINTY, type Finding } from '@leakline/ir';

export interface CauseGroup {
  /** Stands for all of them. */
  readonly shown: Finding;
  /** In the order of the report. */
  readonly others: readonly Finding[];
}

/**
 * In the order of the findings that are shown. Findings without a shared cause are groups of one.
 * @param isByCost The costliest come first: then the first of a group is shown, otherwise the surest with the shortest trace.
 */
export function causeGroups(findings: readonly Finding[], isByCost: boolean): readonly CauseGroup[] {
  const groups = new Map<string | Finding, Finding[]>();
  for (const f of findings) {
    const key = f.cause === undefined ? f : JSON.stringify([f.rule, f.severity, f.cause.path, f.cause.range]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [f]);
    else group.push(f);
  }
  const order = new Map(findings.map((f, i) => [f, i]));
  return [...groups.values()]
    .map((group) => {
      const shown = isByCost ? group[0] : clearest(group);
      return { shown: shown as Finding, others: group.filter((f) => f !== shown) };
    })
    .sort((a, b) => (order.get(a.shown) ?? 0) - (order.get(b.shown) ?? 0));
}

function clearest(group: readonly Finding[]): Finding | undefined {
  return [...group].sort(
    (a, b) => CERTAINTY[b.confidence] - CERTAINTY[a.confidence] || a.trace.length - b.trace.length,
  )[0];
}
