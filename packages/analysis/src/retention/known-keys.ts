// Growth that adds no key: behind a test that the key is there already, as in `if (!m.has(k)) return; … m.set(k, v)`.
import { outcomesAt, type Outcome } from '../flow/once-guards.ts';
import { Proofs } from '../flow/proofs.ts';
import { keyOf, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

/** Whether a growth only gives another value to a key that the place was found to have. */
export function isOfKnownKey(growth: Operation, place: HoldingPlace, program: Program): boolean {
  const { module, node, isElement } = growth;
  const key = growth.key === null || isElement ? null : keyOf(unwrap(growth.key));
  if (key === null) return false;
  const outcomes = allOutcomesAt(node, module);
  if (outcomes.length === 0) return false;
  const itself = program.places.keyOf(place);
  const proofs = new Proofs(program, module, (container) =>
    program.places.of(container, module).some((other) => program.places.keyOf(other) === itself),
  );
  return outcomes.some(({ test, holds }) => proofs.of(test, holds).has(key));
}

/** The conditions on the way, also those on the way to the closures that an expression stands in. */
function allOutcomesAt(node: Parameters<typeof outcomesAt>[0], module: Module): Outcome[] {
  const outcomes = outcomesAt(node, module);
  const closure = module.index.functionNode(module.functionOf(node));
  return closure === undefined ? outcomes : [...outcomes, ...allOutcomesAt(closure, module)];
}
