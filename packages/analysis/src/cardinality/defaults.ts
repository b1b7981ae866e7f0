// Defaults of parameters: `tags(order, owner = order.customerId)` has the customer's id for who leaves the owner out only.
import type { Call, Expression } from '@leakline/ir';
import { isNothing, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Leaf, ParameterPart } from './leaf.ts';

/** The leaves of a value, of which it is noted where it is the default of the parameter that it is written to. */
export function asDefault(
  leaves: readonly Leaf[],
  value: Expression,
  parameter: Omit<ParameterPart, 'steps'> | null,
  module: Module,
): readonly Leaf[] {
  if (parameter === null || module.fn(parameter.fn).parameters[parameter.index]?.defaultValue !== value)
    return leaves;
  const { fn, index } = parameter;
  return leaves.map((leaf) => ({ ...leaf, defaultOf: { fn, index, module } }));
}

/** What is left of the leaves of a function's result where it is called like this: its defaults for what is left out. */
export function withoutGiven(
  leaves: readonly Leaf[],
  call: Call,
  fn: ParameterPart['fn'],
  module: Module,
): readonly Leaf[] {
  return leaves.flatMap((leaf) => {
    const { defaultOf, ...own } = leaf;
    if (defaultOf === undefined || defaultOf.fn !== fn || defaultOf.module !== module) return [leaf];
    return isLeftOut(call, defaultOf.index) ? [own] : [];
  });
}

/** Whether all who are seen to call the function hand something in for the parameter that a leaf is the default of. */
export function isAlwaysGiven({ defaultOf }: Leaf, program: Program): boolean {
  if (defaultOf === undefined) return false;
  const calls = program.usage.callsOf(defaultOf.module, defaultOf.fn);
  return calls.length > 0 && calls.every(({ call }) => !isLeftOut(call, defaultOf.index));
}

function isLeftOut(call: Call, index: number): boolean {
  const argument = call.args[index];
  if (call.args.slice(0, index + 1).some((a) => a.kind === 'spread')) return true;
  return argument === undefined || isNothing(unwrap(argument));
}
