// What the methods of a list pick by a test of its elements: `parts.find((p) => KINDS.has(p))`, `parts[parts.findIndex(isKnown)]`.
import type { Call, Expression } from '@leakline/ir';
import type { Fact } from '../flow/environment.ts';
import { madeBy } from '../flow/looked-up.ts';
import { sameText, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** Methods that give elements for which their test holds. */
const PICKS = /^(?:filter|find|findLast)$/;

/** Methods that say where such an element stands. */
const SEEKS = /^(?:findIndex|findLastIndex)$/;

/** What is known of what a call picks, an element or a list of them; null where its test says nothing of that. */
export function factOfPicked(
  call: Call,
  module: Module,
  steps: readonly PathStep[],
  program: Program,
): Fact | null {
  return factByTest(call, PICKS, module, steps, program);
}

/** The same of an element that was looked for before: `const at = parts.findIndex(isKnown); parts[at]`. */
export function factOfSought(
  { object, index }: Expression & { kind: 'index' },
  module: Module,
  steps: readonly PathStep[],
  program: Program,
): Fact | null {
  const place = unwrap(index);
  const sought = place.kind === 'name' ? madeBy(place, module, program) : place;
  return sought?.kind === 'call' &&
    sought.callee.kind === 'member' &&
    sameText(unwrap(sought.callee.object), unwrap(object))
    ? factByTest(sought, SEEKS, module, steps, program)
    : null;
}

function factByTest(
  call: Call,
  methods: RegExp,
  module: Module,
  steps: readonly PathStep[],
  program: Program,
): Fact | null {
  const [test] = call.args;
  // A part of an element is another thing than the element.
  if (steps.some((step) => step.startsWith('.'))) return null;
  if (call.callee.kind !== 'member' || !methods.test(call.callee.property) || test === undefined) return null;
  const [tested, another] = program.values.of(test, module);
  if (tested?.kind !== 'function' || another !== undefined) return null;
  const part = program
    .definitions(tested.module)
    .provenBy(tested.fn, 0, true)
    .find((proven) => proven.index === 0 && proven.rest === '');
  return part === undefined ? null : { test: call, isSure: part.isSure };
}
