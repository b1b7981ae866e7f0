// Growth that ends when something is ready: what comes in before the log file is open is put aside.
import { absentAt } from '../flow/once-guards.ts';
import { isNothing, unwrap } from '../modules/expressions.ts';
import type { Program } from '../program.ts';
import { lifetimeOf } from './lifetimes.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

/**
 * Whether something is only put into a place while another one is empty, which lives as long as the process and is never emptied
 * again: `if (!this.log) { this.early.push(line); return; }`.
 */
export function isUntilReady({ node, module }: Operation, place: HoldingPlace, program: Program): boolean {
  return absentAt(node, module).some((missing) => {
    const plain = unwrap(missing);
    if (plain.kind !== 'name' && plain.kind !== 'member') return false;
    const awaited = program.places.of(plain, module);
    return (
      awaited.length > 0 &&
      awaited.every(
        (p) =>
          program.places.keyOf(p) !== program.places.keyOf(place) &&
          lifetimeOf(p, program).lifetime === 'process' &&
          isSetForGood(p, program),
      )
    );
  });
}

/** Whether a place is given something, and nowhere taken back to nothing but where it begins. */
function isSetForGood(place: HoldingPlace, program: Program): boolean {
  let isSet = false;
  for (const { node, module } of program.mentions.of(place)) {
    const assign = module.index.parentOf(node);
    if (assign?.kind !== 'assign' || assign.target !== node || assign.isDeclaration) continue;
    const fn = module.functionOf(assign);
    if (fn <= 0 || module.fn(fn).form === 'constructor') continue;
    const value = assign.value === null ? null : unwrap(assign.value);
    if (value === null || isNothing(value) || (value.kind === 'literal' && value.value === 'false'))
      return false;
    isSet = true;
  }
  return isSet;
}
