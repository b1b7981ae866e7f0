// Entries of what one request begins and another one ends, as a login at some other site: who never comes back leaves one behind.
import { namesAnExchange } from '@leakline/catalog';
import { isForRequest } from '../frequency/answer.ts';
import { lastName } from '../modules/expressions.ts';
import { loopAround } from '../modules/module.ts';
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
