// Evictions of what is out of date by the time that it is looked at: what nobody asks for again stays.
import type { Expression } from '@leakline/ir';
import { isNothing, roughText, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Program } from '../program.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

const TIME = /expir|ttl|stale|\bnow\b|(?<!up|vali|candi|man)date|time|\.After|\.Before|Since/i;

/** `if (startDate)`, `if (timer != null)`: asks whether it is there, not how late it is. */
function isPresence(test: Expression): boolean {
  const plain = unwrap(test);
  if (plain.kind === 'unary') return plain.operator === '!' && isPresence(plain.operand);
  if (plain.kind === 'binary') return isNothing(plain.right);
  return plain.kind === 'name' || plain.kind === 'member';
}

/** `if (entry.expires < now) map.delete(key)` where entries are looked up one by one. */
export function isExpiryOnRead(
  position: Position,
  eviction: Operation,
  place: HoldingPlace,
  program: Program,
): boolean {
  const { module } = eviction;
  /** `if (stale.has(key))`: whether there is an entry, whatever the map is called. */
  const isOfPlace = (test: Expression): boolean => {
    const plain = unwrap(test);
    return (
      plain.kind === 'call' &&
      plain.callee.kind === 'member' &&
      /^has$/i.test(plain.callee.property) &&
      program.places.isNamedBy(plain.callee.object, module, place)
    );
  };
  let looksAtTime = false;
  for (let at: Position | null = position; at !== null; at = at.outer) {
    const { statement } = at.outer ?? at;
    if (statement.kind === 'loop') return false;
    if (
      statement.kind === 'branch' &&
      !isOfPlace(statement.test) &&
      (isPresence(statement.test) ? /expir|stale/i : TIME).test(roughText(statement.test))
    )
      looksAtTime = true;
  }
  const timed = program.frequencies
    .ofExpression(eviction.node, eviction.module)
    .trace.some((s) => /timer|tick|interval/i.test(s.text));
  return looksAtTime && !timed;
}
