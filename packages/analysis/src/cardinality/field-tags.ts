// What the tag of a Go struct's field says of its values: where a request fills it from, or that there are only so many.
import { listsValues, namesAKind, requestPartOf } from '@leakline/catalog';
import type { Confidence, Field, Span } from '@leakline/ir';
import type { Module } from '../modules/module.ts';
import { leafAt, unknownAt, type Leaf } from './leaf.ts';

/** A leaf for a part that a request fills; null where the tag does not say that one does. */
export function leafOfTag(
  field: Field | undefined,
  node: Span,
  module: Module,
  confidence: Confidence,
): Leaf | null {
  const [tag] = field?.decorators ?? [];
  if (field === undefined || tag?.kind !== 'literal') return null;
  if (listsValues(tag.value)) return leafAt('finite', 'one of those that a tag lists', node, module);
  const part = requestPartOf(tag.value);
  if (part === null) return null;
  return namesAKind(field.name)
    ? unknownAt(node, module)
    : leafAt('perEntity', part, node, module, node, confidence);
}
