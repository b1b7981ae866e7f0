// What the tag of a Go struct's field says of its values: where a request fills it from, or that there are only so many.
import { namesAKind } from '@leakline/catalog';
import type { Confidence, Field, Span } from '@leakline/ir';
import type { Module } from '../modules/module.ts';
import { leafAt, unknownAt, type Leaf } from './leaf.ts';

/**
 * The keys by which gin, echo, fiber, go-zero, hertz and huma read a part of a request (gin binding/{uri,form,header}.go, echo
 * bind.go, fiber binder, go-zero rest/httpx/requests.go, hertz app/server/binding, huma huma.go).
 */
const SOURCES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\s)(?:uri|path|param|params):"[^"-]/, 'a path parameter'],
  [/(?:^|\s)(?:query|form|schema):"[^"-]/, 'a query parameter or a field of a form'],
  [/(?:^|\s)(?:header|reqHeader):"[^"-]/, 'a request header'],
  [/(?:^|\s)cookie:"[^"-]/, 'a cookie'],
];

/** `validate:"oneof=asc desc"`, huma's `enum:"asc,desc"`, go-zero's `options=asc|desc`. */
const LISTED = /\boneof=|(?:^|\s)enum:"|\boptions=/;

/** A leaf for a part that a request fills; null where the tag does not say that one does. */
export function leafOfTag(
  field: Field | undefined,
  node: Span,
  module: Module,
  confidence: Confidence,
): Leaf | null {
  const [tag] = field?.decorators ?? [];
  if (field === undefined || tag?.kind !== 'literal') return null;
  if (LISTED.test(tag.value)) return leafAt('finite', 'one of those that a tag lists', node, module);
  const source = SOURCES.find(([key]) => key.test(tag.value));
  if (source === undefined) return null;
  return namesAKind(field.name)
    ? unknownAt(node, module)
    : leafAt('perEntity', source[1], node, module, node, confidence);
}
