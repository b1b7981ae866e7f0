// Entries of what one request begins and another one ends, as a login at some other site: who never comes back leaves one behind.
import {
  namesAFarewell,
  namesAnExchange,
  namesASession,
  namesCallingOff,
  namesWork,
} from '@leakline/catalog';
import type { Expression } from '@leakline/ir';
import { isForRequest, recurs } from '../frequency/answer.ts';
import { lastName } from '../modules/expressions.ts';
import { loopAround, type Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Place } from '../rule.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

/**
 * Whether an eviction ends what the growth began, each for a request of its own: `logins.set(state, …)` with a key that is drawn
 * anew, and `logins.delete(state)` with the one that a later request brings.
 */
export function endsAnExchange(
  eviction: Operation,
  growth: Operation,
  place: HoldingPlace,
  program: Program,
): boolean {
  const { key } = eviction;
  if (key === null || growth.key === null) return false;
  if (![growth.key, key].some((k) => namesAnExchange(lastName(k), place.name))) return false;
  const [begun, ended] = [growth, eviction].map(({ node, module }) =>
    program.frequencies.ofExpression(node, module),
  );
  return (
    begun !== undefined &&
    ended !== undefined &&
    isForRequest(begun) &&
    isForRequest(ended) &&
    // What the first request puts off, to a timer, happens whoever comes back.
    !isSamePlace(begun.trace.at(-1)?.at, ended.trace.at(-1)?.at) &&
    !isInLoop(eviction) &&
    program.cardinalities.worst(growth.key, growth.module).level === 'perEvent'
  );
}

/** Why what only takes leave, or is called off, bounds nothing: most sessions and jobs end otherwise. null where it is no such thing. */
export function whyNotForMost(
  eviction: Operation,
  growth: Operation,
  place: HoldingPlace,
  program: Program,
): string | null {
  const { key } = eviction;
  if (key === null || growth.key === null || isInLoop(eviction)) return null;
  const { level } = program.cardinalities.worst(growth.key, growth.module);
  const isOnly = (says: (name: string) => boolean) =>
    isOnlyWhere(says, eviction.node, eviction.module, program, 0);
  // A token that is drawn anew, or what a client shows with each request: both are another one for each time that somebody signs in.
  if (namesASession(lastName(growth.key), level === 'perEvent' ? place.name : '') && isOnly(namesAFarewell))
    return 'who does not log out leaves an entry behind';
  if (level === 'perEvent' && namesWork(lastName(growth.key), place.name) && isOnly(namesCallingOff))
    return 'what is not called off stays when it is done';
  return null;
}

/** So many calls on the way to the name that says for what code is. */
const CALLS = 3;

/** Whether code only runs in functions, or for routes, whose names say so, for a request each time. */
function isOnlyWhere(
  says: (name: string) => boolean,
  node: Expression,
  module: Module,
  program: Program,
  depth: number,
): boolean {
  const isForEach = () => isForRequest(program.frequencies.ofExpression(node, module));
  let fn = module.functionOf(node);
  for (; fn > 0; fn = module.ir.functions[fn]?.parent ?? 0) {
    if (says(module.fn(fn).name ?? '')) return isForEach();
    const closure = module.index.functionNode(fn);
    const call = closure === undefined ? null : module.index.parentOf(closure);
    // `app.post('/logout', (req, res) => …)`
    if (call?.kind === 'call' && saysIn(call.args, says)) return isForEach();
    if (module.fn(fn).name !== null) break;
  }
  // A file is a route: `routes/logout/+server.ts`.
  if (says(module.path)) return isForEach();
  if (fn <= 0 || depth >= CALLS) return false;
  const uses = program.usage.of(module, fn);
  return (
    uses.length > 0 &&
    uses.every((use) =>
      use.kind === 'call'
        ? isOnlyWhere(says, use.call, use.module, program, depth + 1)
        : use.kind === 'argument' &&
          saysIn(use.call.args, says) &&
          recurs(program.frequencies.ofExpression(node, module).frequency),
    )
  );
}

function saysIn(args: readonly Expression[], says: (name: string) => boolean): boolean {
  return args.some((arg) => arg.kind === 'literal' && typeof arg.value === 'string' && says(arg.value));
}

function isSamePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a?.path === b?.path && a?.span.start === b?.span.start;
}

/** What goes over entries asks nobody for their keys. */
export function isInLoop({ node, module }: Operation): boolean {
  if (loopAround(node, module) !== null) return true;
  const around = module.index.functionNode(module.functionOf(node));
  const call = around === undefined ? null : module.index.parentOf(around);
  // `logins.forEach((login, state) => …)`
  return call?.kind === 'call' && /^(?:forEach|map|filter|Range)$/.test(lastName(call.callee));
}
