// Timers that end before they have done what they wait for: `if (ready()) { clearInterval(poll); start(); }` in each tick of `poll`.
import type { Call, Expression } from '@leakline/ir';
import { sameText, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isOnTick, type FrequencyAnswer } from './answer.ts';

/** Whether code that runs on the ticks of a timer stands behind what stops this very timer: no other tick gets there. */
export function isAfterOwnStop(
  node: Expression,
  module: Module,
  answer: FrequencyAnswer,
  program: Program,
): boolean {
  const handle = isOnTick(answer) ? handleOf(answer, module) : null;
  if (handle === null) return false;
  for (let at: Expression | undefined = node; at !== undefined;) {
    for (let p: Position | null = module.index.positionOf(at); p !== null; p = p.outer)
      for (const earlier of p.list.slice(0, p.index)) {
        const call = earlier.kind === 'expression' ? unwrap(earlier.expression) : null;
        if (call?.kind === 'call' && isStopOf(handle, call, module, program)) return true;
      }
    at = module.index.functionNode(module.functionOf(at));
  }
  return false;
}

function isStopOf(handle: Expression, call: Call, module: Module, program: Program): boolean {
  const [stopped] = call.args;
  return (
    stopped !== undefined &&
    sameText(unwrap(stopped), handle) &&
    program.summaries.effectsOf(call, module).some((e) => e.effect === 'release' && e.what === '0')
  );
}

/** What the timer is put into whose ticks are what an answer ends in, where that stands in the same file. */
function handleOf({ trace }: FrequencyAnswer, module: Module): Expression | null {
  const at = trace.at(-1)?.at;
  if (at?.path !== module.path) return null;
  const timer = module.index.calls.find(
    ({ callee }) => callee.start === at.span.start && callee.end === at.span.end,
  );
  const assign = timer === undefined ? null : module.index.parentOf(timer);
  return assign?.kind === 'assign' && assign.value === timer ? unwrap(assign.target) : null;
}
