// What the tag of a Go struct's field says of its values: where a request fills it from, or that there are only so many.
import { asksForIdentifier, listsValues, namesAKind, requestPartOf } from '@leakline/catalog';
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
  const tag = tagOf(field);
  if (field === undefined || tag === null) return null;
  if (listsValues(tag)) return leafAt('finite', 'one of those that a tag lists', node, module);
  const part = requestPartOf(tag);
  if (part === null) return null;
  return namesAKind(field.name)
    ? unknownAt(node, module)
    : leafAt('perEntity', part, node, module, node, confidence);
}

/** A leaf for a part of what is sent of which the tag says that it is an identifier. */
export function leafOfFormat(
  field: Field | undefined,
  because: string,
  node: Span,
  module: Module,
): Leaf | null {
  const tag = tagOf(field);
  return field === undefined || tag === null || !asksForIdentifier(tag)
    ? null
    : leafAt('perEntity', `\`${field.name}\` of ${because}`, node, module, node, 'medium');
}

/** The text of a field's tag. */
export function tagOf(field: Field | undefined): string | null {
  const [tag] = field?.decorators ?? [];
  return tag?.kind === 'literal' ? tag.value : null;
}
