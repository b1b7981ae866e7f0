// What a function keeps that another one is asked for first: `c, found := lookUp(id); if !found { c = make(); keep(id, c) }`.
import { isIn, NONE } from '@leakline/ir';
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { absentAt } from '../flow/once-guards.ts';
import { sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { containerOf, longerLivedWrites, type Keeper } from './keepers.ts';

/**
 * The place that a function keeps it in, where another one was asked for what is there: `if (getApi()) return; setApi(make())`,
 * `c, found := lookUp(id); if !found { c = make(); keep(id, c) }`.
 */
export function keptBySetter(store: Call, node: Expression, module: Module, program: Program): Keeper | null {
  if (store.isNew || store.args.length === 0) return null;
  const asked = absentAt(node, module).flatMap((e) =>
    e.kind === 'name'
      ? program
          .definitions(module)
          .reaching(e)
          .flatMap((w) => (w.value === null ? [] : [unwrap(w.value)]))
      : [e],
  );
  const getters = asked.flatMap((e) =>
    e.kind === 'call'
      ? program.calls.meaningsOf(e, module).flatMap((m) => (m.kind === 'function' ? [m] : []))
      : [],
  );
  if (getters.length === 0) return null;
  for (const setter of program.calls.meaningsOf(store, module)) {
    if (setter.kind !== 'function') continue;
    for (const { target, value } of longerLivedWrites(setter.module, setter.fn)) {
      const kept = unwrap(value);
      const parameter = kept.kind === 'name' ? setter.module.index.parameterOf(kept.binding) : null;
      const handed = parameter?.fn === setter.fn ? store.args[parameter.index] : undefined;
      if (handed === undefined || !isMadeBy(handed, node, module)) continue;
      const container = containerOf(target);
      const isAsked = getters.some(
        (getter) =>
          getter.module === setter.module &&
          (target === container
            ? getter.module.index.returnsOf(getter.fn).some((r) => sameText(unwrap(r), target))
            : looksIn(container, getter.fn, getter.module)),
      );
      if (isAsked) return { place: container, node: store, module: setter.module };
    }
  }
  return null;
}

/** Whether an argument is what an expression makes, or a variable that it is put into. */
function isMadeBy(argument: Expression, node: Expression, module: Module): boolean {
  const plain = unwrap(argument);
  return (
    isIn(node, plain) ||
    (plain.kind === 'name' &&
      module.index.writesOf(plain.binding).some(({ value }) => value !== null && isIn(node, value)))
  );
}

/** Whether a function looks something up in a container by a key: `found, ok := clients[id]`. */
function looksIn(container: Expression, fn: FunctionId, module: Module): boolean {
  const named =
    container.kind === 'name'
      ? container.binding >= 0
        ? module.index.namesOf(container.binding)
        : module.index.freeNamesOf(container.name)
      : container.kind === 'member'
        ? module.index.membersNamed(container.property)
        : NONE;
  return named.some((use) => {
    const up = module.functionOf(use) === fn && sameText(use, container) ? module.index.parentOf(use) : null;
    if (up?.kind !== 'index' || up.object !== use) return false;
    const assign = module.index.parentOf(up);
    return assign?.kind !== 'assign' || assign.value === up;
  });
}
