// Events that take turns on one thing: what `connected` starts, `disconnected` stops before the next one comes.
import type { Expression, FunctionId } from '@leakline/ir';
import { quoted, receiverOf, sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** Where code stands. */
interface At {
  readonly node: Expression;
  readonly module: Module;
}

const BEGINS =
  /^(?:(?:re)?connect(?:ed)?|open(?:ed)?|start(?:ed)?|join(?:ed)?|log_?in|resumed?|activated?|online|up|ready)$/i;
const ENDS =
  /^(?:disconnect(?:ed)?|closed?|stop(?:ped)?|leave|left|log_?out|paused?|(?:de|in)activated?|off_?line|down|end(?:ed)?|exit|error)$/i;

/**
 * Whether the event that runs `start` and one that runs an `end` are events of the same thing which take turns: no second
 * connection is made before the first is lost.
 */
export function takesTurns(start: At, ends: readonly At[], program: Program): boolean {
  const begins = handled(start, program).filter(({ event }) => BEGINS.test(event));
  return begins.some((begin) =>
    ends.some((end) =>
      handled(end, program).some(
        ({ event, of, module }) => module === begin.module && sameText(of, begin.of) && ENDS.test(event),
      ),
    ),
  );
}

interface Handled {
  readonly event: string;
  readonly of: Expression;
  readonly module: Module;
}

/** The events whose handlers code stands in, or that call its function. */
function handled({ node, module }: At, program: Program): Handled[] {
  const fn = module.functionOf(node);
  const own = eventsOf(fn, module);
  return own.length > 0 || fn <= 0
    ? own
    : program.usage.callsOf(module, fn).flatMap(({ call, module: m }) => eventsOf(m.functionOf(call), m));
}

/** `db.on('connected', () => { … })`: the event and the thing that a function written in place handles. */
function eventsOf(fn: FunctionId, module: Module): Handled[] {
  const closure = module.index.functionNode(fn);
  const call = closure === undefined ? null : module.index.parentOf(closure);
  if (call?.kind !== 'call') return [];
  const event = quoted(call.args[0]);
  const of = receiverOf(call);
  return event === null || of === null || call.args[1] !== closure ? [] : [{ event, of: unwrap(of), module }];
}
