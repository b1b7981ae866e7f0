// Brings what a heap snapshot found to the local sources, so that it confirms findings by name.
import { formatAmount } from '../amounts.ts';
import type { LocalLine } from '../mapping.ts';
import type { MetricLabelSets, ModuleCollection } from './collections.ts';
import type { HeapSnapshot } from './read.ts';

export interface HeldCollection extends ModuleCollection {
  /** The local file that declares the variable. */
  readonly path: string;
  /** The line of its declaration, 1-based. */
  readonly line: number;
  /** “`cache` in src/cache.ts:12 holds 182,411 entries, 96 MB retained”. */
  readonly sentence: string;
}

export interface LocalDeclarations {
  /** `PathMapper.locate`, or something around it. */
  readonly locate: (profilePath: string, line: number, column: number, functionName: string) => LocalLine;
  /** The line on which a module declares a variable (`cache`), 1-based; null when it declares none of that name. */
  readonly declaredAt: (path: string, variable: string) => number | null;
}

/**
 * The collections whose variable a local file declares. A variable that several modules hold (an import in CommonJS
 * is one) is its declarer's; minified names are declared nowhere and left out.
 */
export function heldCollections(
  snapshot: HeapSnapshot,
  sources: LocalDeclarations,
): readonly HeldCollection[] {
  return snapshot.collections.flatMap((collection) => {
    const { script, near, variable } = collection;
    const { path } = sources.locate(script, near?.line ?? 1, near?.column ?? 0, '');
    if (path === null) return [];
    const line = sources.declaredAt(path, variable.split('.')[0]!);
    return line === null
      ? []
      : [{ ...collection, path, line, sentence: sentenceOf(collection, `${path}:${line}`) }];
  });
}

/** “`http_requests_total` has 3,214 label sets, 726 kB retained”. */
export function describeMetric({ metric, labelSets, retained }: MetricLabelSets): string {
  return `\`${metric}\` has ${formatAmount(labelSets, 'count')} label sets, ${formatAmount(retained, 'bytes')} retained`;
}

function sentenceOf({ variable, entries, isExact, retained }: ModuleCollection, place: string): string {
  const count = `${isExact ? '' : 'up to '}${formatAmount(entries, 'count')}`;
  return `\`${variable}\` in ${place} holds ${count} entries, ${formatAmount(retained, 'bytes')} retained`;
}
