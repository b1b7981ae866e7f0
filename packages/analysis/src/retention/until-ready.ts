// Growth that ends when something is ready: what comes in before the log file is open is put aside.
import { absentAt } from '../flow/once-guards.ts';
import { isNothing, truthOf, unwrap } from '../modules/expressions.ts';
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

/**
 * Whether a place is given something, and nowhere taken back to nothing but where it begins (in the constructor, or before it is
 * given something in the same function) and where all ends.
 */
function isSetForGood(place: HoldingPlace, program: Program): boolean {
  const sets = program.mentions.of(place).flatMap(({ node, module }) => {
    const assign = module.index.parentOf(node);
    if (assign?.kind !== 'assign' || assign.target !== node || assign.isDeclaration) return [];
    const value = assign.value === null ? null : unwrap(assign.value);
    const isEmpty = value === null || isNothing(value) || truthOf(value) === false;
    return [{ assign, module, fn: module.functionOf(assign), isEmpty }];
  });
  const given = sets.filter(({ isEmpty, fn }) => !isEmpty && fn > 0);
  return (
    given.length > 0 &&
    sets.every(({ assign, module, fn, isEmpty }) => {
      if (!isEmpty || fn <= 0 || module.fn(fn).form === 'constructor') return true;
      if (ENDS.test(module.fn(fn).name ?? '')) return true;
      return given.some(
        (g) => g.module === module && g.assign.start > assign.end && module.isWithin(g.fn, fn),
      );
    })
  );
}

/** What functions are called that end things for good: a connection that is closed is often opened again. */
const ENDS = /^_?(?:destroy|dispose|shut|tear|terminate)/i;
