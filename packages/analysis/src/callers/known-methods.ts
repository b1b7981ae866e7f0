// Code that only runs for HTTP methods that it names: behind `switch r.Method { case http.MethodGet: … }`, `if r.Method == "GET"`.
import type { Call, Expression } from '@leakline/ir';
import { outcomesAt, saysEqual } from '../flow/once-guards.ts';
import { isConstant } from '../flow/proofs.ts';
import { lastName, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';

/** Whether a call is only made for methods that the function around it names. */
export function isForKnownMethods(call: Call, module: Module): boolean {
  for (let at = module.index.positionOf(call); at !== null; at = at.outer) {
    const around = at.outer?.statement;
    if (around?.kind !== 'switch' || around.form !== 'value' || around.subject === null) continue;
    const tests = at.clause?.tests ?? [];
    if (isMethod(around.subject) && tests.length > 0 && tests.every((test) => isConstant(test, module)))
      return true;
  }
  return outcomesAt(call, module).some(({ test, holds }) => namesMethod(test, holds, module));
}

/** Whether a router only gets requests whose methods are named: `if r.Method == "GET" { gets.ServeHTTP(w, r) }`, and nobody else has it. */
export function isServedForKnownMethods(router: Expression, module: Module): boolean {
  if (router.kind !== 'name' || router.binding < 0) return false;
  let isServed = false;
  for (const name of module.index.namesOf(router.binding)) {
    const up = module.index.parentOf(name);
    if (up?.kind === 'assign' && up.target === name) continue;
    if (up?.kind !== 'member' || up.object !== name) return false;
    const call = module.index.parentOf(up);
    if (call?.kind !== 'call' || call.callee !== up) return false;
    if (up.property !== 'ServeHTTP') continue;
    if (!isForKnownMethods(call, module)) return false;
    isServed = true;
  }
  return isServed;
}

/** Whether a test that came out so leaves named methods only. */
function namesMethod(test: Expression, holds: boolean, module: Module): boolean {
  const plain = unwrap(test);
  if (plain.kind === 'unary' && plain.operator === '!') return namesMethod(plain.operand, !holds, module);
  if (plain.kind === 'logical') {
    const sides = [plain.left, plain.right];
    return (plain.operator === '&&') === holds
      ? sides.some((side) => namesMethod(side, holds, module))
      : sides.every((side) => namesMethod(side, holds, module));
  }
  return (
    plain.kind === 'binary' &&
    saysEqual(plain, holds) &&
    isMethod(plain.left) &&
    isConstant(plain.right, module)
  );
}

function isMethod(node: Expression): boolean {
  const plain = unwrap(node);
  return plain.kind === 'member' && lastName(plain) === 'Method';
}
