// Brings what a heap snapshot found to the local sources, so that it confirms findings by name.
import { formatAmount } from '../amounts.ts';
import type { LocalLine, PathMapper } from '../mapping.ts';
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
  /** The line of `ModuleCollection.declaration` in a module, 1-based; null when it declares no such thing. */
  readonly declaredAt: (path: string, variable: string) => number | null;
  /** `PathMapper.renamed`: what a minified variable may have been called. */
  readonly renamed?: PathMapper['renamed'];
}

/**
 * The collections whose variable a local file declares. A variable that several modules hold (an import in CommonJS
 * is one) is its declarer's; minified names that no source map explains are declared nowhere and left out.
 */
export function heldCollections(
  snapshot: HeapSnapshot,
  sources: LocalDeclarations,
): readonly HeldCollection[] {
  return snapshot.collections.flatMap((collection) => {
    const { script, near, declaration, variable } = collection;
    const { path } = sources.locate(script, near?.line ?? 1, near?.column ?? 0, '');
    const root = variable.split('.')[0]!;
    const line =
      path === null ? null : (sources.declaredAt(path, declaration) ?? sources.declaredAt(path, root));
    if (path !== null && line !== null) return [heldAt(collection, path, line)];
    const original = (sources.renamed?.(script, root) ?? []).find(
      (place) => sources.declaredAt(place.path, place.name) === place.line,
    );
    if (original === undefined) return [];
    const named = {
      ...collection,
      variable: original.name + variable.slice(root.length),
      declaration: declaration === root ? original.name : declaration,
    };
    return [heldAt(named, original.path, original.line)];
  });
}

function heldAt(collection: ModuleCollection, path: string, line: number): HeldCollection {
  return { ...collection, path, line, sentence: sentenceOf(collection, `${path}:${line}`) };
}

/**
 * Whether a step of a finding's trace, or its own message, speaks of what a collection is declared as: `rows` for the
 * field of a class, `holder` for `holder.items`.
 */
export function isNamedBy({ declaration, variable }: HeldCollection, text: string): boolean {
  const root = variable.split('.')[0]!;
  return [declaration.slice(declaration.lastIndexOf('.') + 1), root].some((name) =>
    text.includes(`\`${name}`),
  );
}

/** Of an object and its fields, those that a finding's message names: `items` is about `holder.items`. */
export function mostSpecific(held: readonly HeldCollection[], message: string): readonly HeldCollection[] {
  const named = held.filter(({ variable }) =>
    message.includes(`\`${variable.slice(variable.lastIndexOf('.') + 1)}\``),
  );
  return named.length === 0 ? held : named;
}

/** “`http_requests_total` has 3,214 label sets, 726 kB retained”. */
export function describeMetric({ metric, labelSets, retained }: MetricLabelSets): string {
  return `\`${metric}\` has ${formatAmount(labelSets, 'count')} label sets, ${formatAmount(retained, 'bytes')} retained`;
}

function sentenceOf(collection: ModuleCollection, place: string): string {
  const { variable, entries, isExact, nested, retained } = collection;
  const count = `${isExact ? '' : 'up to '}${formatAmount(entries, 'count')} entries`;
  const inside = nested === 0 ? '' : ` with ${formatAmount(nested, 'count')} in them`;
  return `\`${variable}\` in ${place} holds ${count}${inside}, ${formatAmount(retained, 'bytes')} retained`;
}
