// What waits for an answer and is given up by a timer: what only the answer takes out, stays where none comes.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

interface At {
  readonly node: Expression;
  readonly module: Module;
}

/**
 * Whether what is added stays when the wait for it is given up: a timer beside it calls the same function that an answer would
 * (`waiting.set(id, resolve); setTimeout(() => reject(new Error('no answer')), 5000)`), and what takes it out runs neither then
 * nor where the wait ends, one way or the other.
 */
export function isLeftBehind(added: At, taking: At, program: Program): boolean {
  const { module } = added;
  const fn = module.functionOf(added.node);
  if (fn <= 0) return false;
  const giving = module.index
    .callsOf(fn)
    .flatMap((call) => callbacksOf(call, module, program))
    .filter((callback) => givesUp(callback, fn, module, program));
  if (giving.length === 0) return false;
  const takes = (m: Module, id: FunctionId) =>
    taking.module === m && m.isWithin(m.functionOf(taking.node), id);
  return (
    !giving.some((callback) => isRunBy(callback, module, takes, program)) &&
    !isAroundWait(fn, module, taking, program)
  );
}

/** What a timer that fires once runs then. */
function callbacksOf(call: Call, module: Module, program: Program): readonly Expression[] {
  return program.calls
    .meaningsOf(call, module)
    .flatMap((meaning) =>
      meaning.kind === 'catalog' &&
      meaning.meaning.effects?.some((effect) => effect.effect === 'timer' && effect.kind === 'once') === true
        ? (meaning.meaning.callbacks ?? []).flatMap(({ at }) =>
            program.arguments.at(at, call, module).map((part) => part.node),
          )
        : [],
    );
}

/** Whether a timer's callback is, or calls, what the function was handed to be told the outcome with. */
function givesUp(callback: Expression, fn: FunctionId, module: Module, program: Program): boolean {
  const isOutcome = (node: Expression): boolean => {
    const plain = unwrap(node);
    return plain.kind === 'name' && plain.binding >= 0 && module.index.parameterOf(plain.binding)?.fn === fn;
  };
  return (
    isOutcome(callback) ||
    functionsOf(callback, module, program).some(
      (own) => own.module === module && module.index.callsOf(own.fn).some((call) => isOutcome(call.callee)),
    )
  );
}

/** Functions that a timer's callback calls are looked into so deep. */
const DEPTH = 2;

function isRunBy(
  callback: Expression,
  module: Module,
  takes: (module: Module, fn: FunctionId) => boolean,
  program: Program,
): boolean {
  const runs = (m: Module, fn: FunctionId, depth: number): boolean =>
    takes(m, fn) ||
    (depth < DEPTH &&
      m.index
        .callsOf(fn)
        .some((call) =>
          program.calls
            .meaningsOf(call, m)
            .some((meaning) => meaning.kind === 'function' && runs(meaning.module, meaning.fn, depth + 1)),
        ));
  return functionsOf(callback, module, program).some((own) => runs(own.module, own.fn, 0));
}

function functionsOf(
  callback: Expression,
  module: Module,
  program: Program,
): readonly { readonly module: Module; readonly fn: FunctionId }[] {
  return program.values.of(callback, module).filter((v) => v.kind === 'function');
}

/**
 * Whether it is taken out in the function around the wait, or in one that calls that: `try { return await answer(id) } finally {
 * waiting.delete(id) }`.
 */
function isAroundWait(fn: FunctionId, module: Module, taking: At, program: Program): boolean {
  const at = taking.module.functionOf(taking.node);
  const isIn = (m: Module, id: FunctionId) => taking.module === m && m.isWithin(at, id);
  const parent = module.ir.functions[fn]?.parent ?? null;
  if (parent !== null && parent > 0 && isIn(module, parent) && !isIn(module, fn)) return true;
  return [fn, ...(parent !== null && parent > 0 ? [parent] : [])].some((called) =>
    program.usage
      .callsOf(module, called)
      .some(({ call, module: m }) => m.functionOf(call) > 0 && isIn(m, m.functionOf(call))),
  );
}
