// What a schema lets through: where it lists the values of a part, there are no others, whatever comes in.
import type { Check, Member } from '@leakline/catalog';
import type { Call, Expression } from '@leakline/ir';
import { lastName, receiverOf, rootOfMembers, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Part } from '../values/arguments.ts';
import { leafAt, type Leaf } from './leaf.ts';
import type { Slicer } from './slicer.ts';

/** Links of a chain that are gone through for the call which gets the schema. */
const LINKS = 16;

/** The way to a part of what is let through, from the result of the call that does: `.data.kind` is `.kind`; null for what is beside it. */
export function letThroughAt({ in: within }: Check, steps: readonly PathStep[]): readonly PathStep[] | null {
  if (within === undefined) return steps;
  return steps[0] === `.${within}` ? steps.slice(1) : null;
}

/** That a schema of a call lists the values of a part; null where it does not. */
export function sliceListed(
  slicer: Slicer,
  { by }: Check,
  call: Call,
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] | null {
  return listed(slicer, slicer.program.arguments.at(by, call, module), call, module, steps, depth);
}

/** The same for what a handler gets, of a schema that stands in the chain of the call which it is handed to. */
export function sliceListedInChain(
  slicer: Slicer,
  checkedBy: NonNullable<Member['checkedBy']>,
  node: Expression,
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] | null {
  const root = rootOfMembers(node);
  const parameter = root.kind === 'name' && root.binding >= 0 ? module.index.parameterOf(root.binding) : null;
  const handler = parameter === null ? undefined : module.index.functionNode(parameter.fn);
  const taker = handler === undefined ? null : module.index.parentOf(handler);
  let link = taker?.kind === 'call' ? receiverOf(taker) : null;
  for (let i = 0; i < LINKS && link !== null; i++) {
    const plain: Expression = unwrap(link);
    if (plain.kind === 'call') {
      if (lastName(plain.callee) === checkedBy.call)
        return sliceListed(slicer, { by: checkedBy.schema }, plain, module, steps, depth);
      link = receiverOf(plain);
    } else
      link =
        plain.kind === 'name' && plain.binding >= 0
          ? (module.index.onlyWriteOf(plain.binding)?.value ?? null)
          : null;
  }
  return null;
}

function listed(
  slicer: Slicer,
  schemas: readonly Part[],
  node: Expression,
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] | null {
  const isListed =
    schemas.length > 0 &&
    schemas.every((schema) => {
      const leaves = slicer.of(schema.node, module, [...schema.steps, ...steps], depth + 1);
      // What is made when the program starts is one value, as a schema is, too: that says nothing of what it lets through.
      return leaves.length > 0 && leaves.every(({ level }) => level === 'one' || level === 'finite');
    });
  return isListed ? [leafAt('finite', 'one of those that a schema lists', node, module)] : null;
}
