// Slices through what yields one value after the other: JavaScript's generators, Go's functions over which `range` goes.
import type { ArgumentPath } from '@leakline/catalog';
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

/** What a round of `range` binds: a key, and what stands under it. */
const BOUND: readonly (PathStep | undefined)[] = ['[key]', '[]'];

/** What a round of `for key, element := range func(yield func(K, V) bool) { … yield(k, v) … }` gets. */
export function sliceIterated(
  slicer: Slicer,
  node: FunctionReference,
  module: Module,
  [step, ...rest]: readonly PathStep[],
  depth: number,
): Leaf[] {
  const index = BOUND.indexOf(step);
  const target = module.fn(node.function).parameters[0]?.target;
  if (index < 0 || module.ir.packageName === null || target?.kind !== 'name')
    return [unknownAt(node, module)];
  return module.index.namesOf(target.binding).flatMap((name) => {
    const call = module.index.parentOf(name);
    const given = call?.kind === 'call' && call.callee === name ? call.args[index] : undefined;
    return given === undefined ? [] : slicer.of(given, module, rest, depth + 1);
  });
}

/** Which of the values that an iterator gives a step means: a lone one stands where a pair has its key. */
export function yieldedAt(
  paths: readonly (ArgumentPath | null)[],
  step: PathStep | undefined,
): readonly ArgumentPath[] {
  const index = paths.length < 2 ? -1 : BOUND.indexOf(step);
  return (index < 0 ? paths : paths.slice(index, index + 1)).filter((path) => path !== null);
}
