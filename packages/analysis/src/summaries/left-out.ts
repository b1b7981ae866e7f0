// Labels that are left out of a record on the way to a metric, where some test asks for that.
import type { Expression, FunctionId } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** Functions inside functions that a record goes through. */
const DEEPEST = 3;

/**
 * The names that whatever gives a record leaves out of it on some way: `const { tenant, ...rest } = labels; return rest`. What is
 * told with them all the same, for other metrics or where somebody has asked for it, is told by people who know what it costs.
 */
export function namesLeftOut(
  node: Expression,
  module: Module,
  program: Program,
  depth = 0,
): readonly string[] {
  const plain = unwrap(node);
  const inside = (inner: Expression) => namesLeftOut(inner, module, program, depth);
  switch (plain.kind) {
    case 'logical':
      return [...inside(plain.left), ...inside(plain.right)];
    case 'conditional':
      return [...inside(plain.then), ...inside(plain.otherwise)];
    case 'name':
      return module.index
        .writesOf(plain.binding)
        .flatMap(({ value, assign }) => [
          ...besideRest(assign?.target ?? null, plain.binding),
          ...(value?.kind === 'call' && assign?.target.kind === 'name' ? inside(value) : []),
        ]);
    case 'call':
      return depth >= DEEPEST
        ? []
        : program.calls
            .meaningsOf(plain, module)
            .flatMap((meaning) =>
              meaning.kind === 'function' && !meaning.isNew
                ? leftOutOfResult(meaning.module, meaning.fn, program, depth + 1)
                : [],
            );
    default:
      return [];
  }
}

function leftOutOfResult(module: Module, fn: FunctionId, program: Program, depth: number): readonly string[] {
  return module.index.returnsOf(fn).flatMap((returned) => namesLeftOut(returned, module, program, depth));
}

/** What a pattern names beside the rest that a variable gets. */
function besideRest(pattern: Expression | null, binding: number): readonly string[] {
  if (pattern?.kind !== 'object') return [];
  const isRest = pattern.properties.some(
    ({ value }) =>
      value.kind === 'spread' && value.operand.kind === 'name' && value.operand.binding === binding,
  );
  return isRest ? pattern.properties.flatMap(({ key }) => (key === null ? [] : [key])) : [];
}
