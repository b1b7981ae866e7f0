// What a heap snapshot says about the local sources, and which findings it proves.
import type { Evidence, Finding, ModuleIR } from '@leakline/ir';
import { metricsOfModule } from '../module-facts.ts';
import type { MetricLabelSets } from './collections.ts';
import { describeMetric, isNamedBy, mostSpecific, type HeldCollection } from './confirm.ts';
import type { HeapSnapshot } from './read.ts';

/** The one rule that is about a metric's label sets. */
const LABEL_RULE = 'no-unbounded-metric-label';

/** A metric in a heap, and where the sources declare it; no place when they do not. */
export interface HeldMetric extends MetricLabelSets {
  readonly place: { readonly path: string; readonly line: number; readonly variable: string } | null;
}

/** What one snapshot says about the local sources. */
export interface LocalSnapshot {
  readonly snapshot: HeapSnapshot;
  readonly collections: readonly HeldCollection[];
  readonly metrics: readonly HeldMetric[];
}

/**
 * Where the sources declare the metrics of these names; a name that is declared twice has no place: nobody can tell whose it is.
 * Only files that mention one of them are parsed.
 */
export function metricPlaces(
  program: {
    readonly paths: readonly string[];
    irOf(path: string): ModuleIR | null;
    textOf(path: string): string | null;
  },
  names: readonly string[],
): ReadonlyMap<string, HeldMetric['place']> {
  const places = new Map<string, HeldMetric['place']>();
  for (const path of program.paths) {
    const text = program.textOf(path);
    if (text === null || !names.some((name) => text.includes(name))) continue;
    const ir = program.irOf(path);
    if (ir === null) continue;
    for (const { metric, variable, line } of metricsOfModule(ir, text))
      places.set(metric, places.has(metric) ? null : { path, line, variable });
  }
  return places;
}

/**
 * What a snapshot proves about a finding, as evidence and in words: the collection that the finding names, or the
 * metric whose labels it is about.
 */
export function confirmations(
  finding: Finding,
  { snapshot, collections, metrics }: LocalSnapshot,
  lineAt: (path: string, line: number) => string,
): { readonly evidence: readonly Evidence[]; readonly held: readonly (HeldCollection | HeldMetric)[] } {
  const steps = [{ path: finding.path, range: finding.range, text: finding.message }, ...finding.trace];
  const held = [
    ...mostSpecific(
      collections.filter((held) =>
        steps.some(
          (step) =>
            step.path === held.path && step.range.start.line === held.line && isNamedBy(held, step.text),
        ),
      ),
      finding.message,
    ),
    ...metrics.filter(
      ({ place, labelSets }) =>
        place !== null &&
        labelSets > 1 &&
        finding.rule === LABEL_RULE &&
        steps.some(({ path, range }) => usesVariable(lineAt(path, range.start.line), place.variable)),
    ),
  ];
  return {
    held,
    evidence: held.map(({ retained }) => ({
      profile: snapshot.file,
      sampleType: 'space',
      unit: 'bytes',
      flat: retained,
      cum: retained,
      share: snapshot.totalBytes === 0 ? 0 : retained / snapshot.totalBytes,
      isUpperBound: false,
    })),
  };
}

/** `requests.inc(…)`, `this.requests.labels(…)`. */
function usesVariable(text: string, variable: string): boolean {
  const at = text.search(new RegExp(`(^|[^\\w$])${variable.replace(/\$/g, '\\$')}\\s*[?!]?\\.`));
  return at !== -1;
}

/**
 * “`cache` in src/cache.ts:12 holds 182,411 entries, 96 MB retained”, or what a metric has.
 * @param shown How the reader knows a path.
 */
export function sentenceOf(held: HeldCollection | HeldMetric, shown: (path: string) => string): string {
  if ('metric' in held) return describeMetric(held);
  return held.sentence.replace(`${held.path}:`, `${shown(held.path)}:`);
}
