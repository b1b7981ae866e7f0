// What the program hangs on an object of a library's, to have it there later: `req.tenant = req.headers['x-tenant']`.
import type { Expression } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Value } from '../values/value.ts';
import { leafAt, letThrough, saysSomething, type Leaf } from './leaf.ts';
import type { Slicer } from './slicer.ts';

/** A member that many put something under says nothing of what is read here. */
const MOST = 6;

/**
 * What is known of a member that the catalog does not have, by all that is put there; empty where that is nothing. A file that puts
 * something there reads its own: several handlers use one name, each on its own requests.
 */
export function sliceHung(
  slicer: Slicer,
  object: Value,
  name: string,
  steps: readonly PathStep[],
  reader: Module,
  depth: number,
): readonly Leaf[] {
  // Where a struct has no members but its own, what is written there is of that one instance: `u.Host` of a URL.
  if (reader.ir.packageName !== null) return [];
  const all = slicer.program.memberWritesOf(object, name, reader.language);
  const own = all.filter(({ module }) => module === reader);
  const writes = own.length > 0 ? own : all;
  if (writes.length > MOST) return [];
  const leaves = writes.flatMap(({ module, node }) => {
    const checked = steps.length > 0 ? undefined : slicer.program.definitions(module).factAtEnd(node.target);
    if (checked?.isSure === true)
      return [leafAt('finite', 'one of a fixed set', node.target, module, checked.test)];
    const found = slicer.follow(`hung ${node.target.start} ${steps.join('')} ${module.key}`, () =>
      slicer.of(node.value, module, [...node.steps, ...steps], depth + 1),
    );
    const shown = { at: { path: module.path, span: node.target }, text: `\`${name}\` is put there` };
    // Whose parameter it is there, who asks here has no callers to tell.
    return (found ?? [])
      .map((leaf): Leaf => ({ ...leaf, parameter: null, trace: [shown, ...leaf.trace] }))
      .map((leaf) => (checked === undefined ? leaf : letThrough(leaf)));
  });
  return leaves.some(saysSomething) ? leaves : [];
}

/** Of the objects that an expression may denote, those that its own file has hung where it takes them from, if it has hung any. */
export function hungByItself(
  values: readonly Value[],
  node: Expression,
  module: Module,
  { program }: Slicer,
): readonly Value[] {
  const holder = unwrap(node);
  const isOwn = (v: Value) => v.kind === 'literal' && v.module === module;
  if (values.length < 2 || holder.kind !== 'member' || !values.some(isOwn)) return values;
  return program.values.of(holder.object, module).some((v) => v.kind === 'library')
    ? values.filter((v) => v.kind !== 'literal' || isOwn(v))
    : values;
}
