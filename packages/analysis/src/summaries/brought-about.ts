// Ends that the program brings about beside waiting for them.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { keyOf, lastName, quoted, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/**
 * Whether a listener waits once for the end of something that the same code ends: `child.once('close', resolve); child.kill()`,
 * there or in a method that it calls on the same instance.
 */
export function isBroughtAbout(
  { call, module: at }: { readonly call: Call; readonly module: Module },
  target: Expression,
  module: Module,
  program: Program,
): boolean {
  const [event] = call.args;
  const key = keyOf(unwrap(target));
  if (at !== module || key === null || !/once/i.test(lastName(call.callee))) return false;
  if (!ENDINGS.has(quoted(event) ?? '')) return false;
  return callsAround(module.functionOf(call), module).some(
    (other) =>
      ends(other, key) ||
      (isOwn(other) &&
        program.calls
          .meaningsOf(other, module)
          .some((m) => m.kind === 'function' && callsIn(m.fn, m.module).some((inner) => ends(inner, key)))),
  );
}

/** What comes once, at the end of a process, a connection or a stream. */
const ENDINGS = new Set(['close', 'exit', 'end', 'finish', 'disconnect']);

const ENDS = /^(?:kill|end|close|destroy|terminate|disconnect)$/;

/** `process.kill(pid)` ends another one. */
function ends({ callee }: Call, key: string): boolean {
  const plain = unwrap(callee);
  return (
    plain.kind === 'member' &&
    ENDS.test(plain.property) &&
    keyOf(unwrap(plain.object)) === key &&
    !(plain.property === 'kill' && lastName(plain.object) === 'process')
  );
}

/** `this.stop()`: what it ends is the same instance's. */
function isOwn({ callee }: Call): boolean {
  const plain = unwrap(callee);
  return plain.kind === 'member' && unwrap(plain.object).kind === 'this';
}

function callsIn(fn: FunctionId, module: Module): Call[] {
  return [
    ...module.index.callsOf(fn),
    ...module.index.closuresIn(fn).flatMap((inner) => callsIn(inner, module)),
  ];
}

/** The calls of a function and its closures, and those of the functions around it: other closures in those run at other times. */
function callsAround(fn: FunctionId, module: Module): Call[] {
  const found = callsIn(fn, module);
  for (let outer = module.fn(fn).parent; outer !== null && outer > 0; outer = module.fn(outer).parent)
    found.push(...module.index.callsOf(outer));
  return found;
}
