// Places that get another value while the service runs, a new connection for one that is lost: none of them is there for long.
import type { BindingId } from '@leakline/ir';
import { isBehindAbsence } from '../flow/once-guards.ts';
import { recurs } from '../frequency/answer.ts';
import { isForWhatIsMissing, isNothing } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { HoldingPlace } from '../retention/places.ts';

/** Whether a field gets another value by code that may run again. */
export function isFieldReplaced(place: HoldingPlace & { kind: 'field' }, program: Program): boolean {
  return program.types.fieldWrites(place.module, place.type, place.name).some(({ module, node, value }) => {
    const fn = module.functionOf(node);
    if (fn <= 0 || module.fn(fn).form === 'constructor' || node === value) return false;
    if (value.kind === 'literal' || isBehindAbsence(node, module)) return false;
    const assign = module.index.parentOf(node);
    if (assign?.kind === 'assign' && isForWhatIsMissing(assign)) return false;
    return program.frequencies.ofFunction(module, fn).frequency !== 'once';
  });
}

/** Whether a module-level variable gets another value by code that runs again and again. */
export function isVariableReplaced(module: Module, binding: BindingId, program: Program): boolean {
  return module.index.writesOf(binding).some(({ assign, value, fn }) => {
    if (assign === null || value === null || fn <= 0 || isNothing(value) || value.kind === 'literal')
      return false;
    if (isBehindAbsence(assign, module) || isForWhatIsMissing(assign)) return false;
    return recurs(program.frequencies.ofFunction(module, fn).frequency);
  });
}
