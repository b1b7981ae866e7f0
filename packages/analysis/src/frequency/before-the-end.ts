// Code after which the process ends: it does not run again.
import type { Expression, Statement } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Module } from '../modules/module.ts';

/**
 * Whether the process ends after it: `this.log('done'); this.shutdown();`, `flush(); process.exit(1)`; also further out in its
 * function, `try { … } finally { process.exit(code) }`, where only the process itself can be meant.
 */
export function isBeforeTheEnd(node: Expression, module: Module): boolean {
  const position = module.index.positionOf(node);
  if (position === null) return false;
  if (position.list.slice(position.index + 1).some((later) => isEnding(later, isEnd))) return true;
  for (let at: Position = position; at.outer !== null; at = at.outer) {
    const { statement, list, index } = at.outer;
    const finalizer = statement.kind === 'try' && at.arm !== 'finalizer' ? statement.finalizer : [];
    if ([...finalizer, ...list.slice(index + 1)].some((later) => isEnding(later, isExit))) return true;
  }
  return false;
}

function isEnding(statement: Statement, isMeant: (callee: Expression) => boolean): boolean {
  const call = statement.kind === 'expression' ? unwrap(statement.expression) : null;
  return call?.kind === 'call' && isMeant(unwrap(call.callee));
}

/** What ends all of it, where a program says so in a function or a method of its own. */
const ENDS = /^(?:exit|shut_?down|terminate)$/i;

/** `shutdown()`, `this.terminate()`, `process.exit()`, `os.Exit()`; anything else has an end of its own: `client.shutdown()`. */
function isEnd(callee: Expression): boolean {
  if (callee.kind === 'name') return ENDS.test(callee.name);
  return (
    callee.kind === 'member' &&
    ENDS.test(callee.property) &&
    (unwrap(callee.object).kind === 'this' || isExit(callee))
  );
}

/** `process.exit()`, `os.Exit()` */
function isExit(callee: Expression): boolean {
  if (callee.kind !== 'member' || !ENDS.test(callee.property)) return false;
  const object = unwrap(callee.object);
  return object.kind === 'name' && /^(?:process|os)$/.test(object.name);
}
