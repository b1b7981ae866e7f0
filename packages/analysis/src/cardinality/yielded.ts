// Slices through what yields one value after the other: JavaScript's generators, Go's functions over which `range` goes.
import type { FunctionId, FunctionReference } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import { unknownAt, type Leaf } from './leaf.ts';
import type { Slicer } from './slicer.ts';

/** An element of what a generator gives back. What else its result has is nothing that a slice looks for. */
export function sliceYielded(
  slicer: Slicer,
  module: Module,
  fn: FunctionId,
  [step, ...rest]: readonly PathStep[],
  depth: number,
): Leaf[] {
  if (step !== '[]') return [unknownAt(module.fn(fn), module)];
  return module.index.yieldsOf(fn).flatMap((node) => {
    // `yield* parts(path)`: what the other one yields.
    const given = unwrap(node);
    const isAnother =
      given.kind === 'call' &&
      slicer.program.calls
        .meaningsOf(given, module)
        .some((m) => m.kind === 'function' && m.module.fn(m.fn).isGenerator);
    return slicer.of(node, module, isAnother ? [step, ...rest] : rest, depth + 1);
  });
}

/** What a round of `for key, element := range func(yield func(K, V) bool) { … yield(k, v) … }` gets. */
export function sliceIterated(
  slicer: Slicer,
  node: FunctionReference,
  module: Module,
  [step, ...rest]: readonly PathStep[],
  depth: number,
): Leaf[] {
  const index = ['[key]', '[]'].indexOf(step ?? '');
  const target = module.fn(node.function).parameters[0]?.target;
  if (index < 0 || module.ir.packageName === null || target?.kind !== 'name')
    return [unknownAt(node, module)];
  return module.index.namesOf(target.binding).flatMap((name) => {
    const call = module.index.parentOf(name);
    const given = call?.kind === 'call' && call.callee === name ? call.args[index] : undefined;
    return given === undefined ? [] : slicer.of(given, module, rest, depth + 1);
  });
}
