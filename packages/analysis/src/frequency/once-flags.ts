// Flags that let code run once: `if (done) return; done = true;`, where nothing ever takes the flag back.
import type { Expression, FunctionId, Statement } from '@leakline/ir';
import { isNothing, sameText, truthOf, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';

/**
 * The flag that lets a statement run once: behind `if (done) return; done = true;` or inside `if (!done) { done = true; … }`,
 * where nothing ever takes the flag back. What is loaded once is a flag too: `if m.model != nil { return }; m.model = load()`.
 */
export function onceFlagOf(node: Expression, module: Module): Expression | null {
  const position = module.index.positionOf(node);
  for (let at = position; at !== null; at = at.outer) {
    if (at.outer?.statement.kind === 'branch' && at.arm === 'then') {
      const flag = flagOf(at.outer.statement.test, false);
      if (flag !== null && isSetForGood(flag, at.list, at.fn, module)) return flag.place;
    }
    for (const before of at.list.slice(0, at.index)) {
      if (before.kind !== 'branch' || before.otherwise.length > 0) continue;
      const last = before.then.at(-1);
      const flag = last?.kind === 'return' || last?.kind === 'throw' ? flagOf(before.test, true) : null;
      if (flag !== null && isSetForGood(flag, at.list, at.fn, module)) return flag.place;
    }
  }
  return null;
}

/** The flag is set in the list, and no assignment anywhere takes it back. */
function isSetForGood(flag: Flag, list: readonly Statement[], fn: FunctionId, module: Module): boolean {
  const { place } = flag;
  // What is made is as good as `true`: `if (!client) { client = connect(); … }`.
  const sets = (value: Expression | null) => {
    const plain = value === null ? null : unwrap(value);
    if (plain === null || isNothing(plain)) return false;
    return flag.isSomething || (truthOf(plain) ?? plain.kind !== 'literal');
  };
  const isSet = list.some(
    (s) =>
      s.kind === 'expression' &&
      s.expression.kind === 'assign' &&
      s.expression.operator === '=' &&
      sets(s.expression.value) &&
      targetsOf(s.expression.target).some((target) => sameText(target, place)),
  );
  if (!isSet) return false;
  return module.index.assigns.every(
    (a) =>
      !targetsOf(a.target).some((target) => isSameFlag(target, place)) ||
      a.isDeclaration ||
      sets(a.value) ||
      // A constructor's own first value.
      (place.kind === 'member' && module.fn(Math.max(module.functionOf(a), 0)).form === 'constructor') ||
      (module.functionOf(a) === 0 && fn !== 0),
  );
}

/** A name or member that says whether something has happened: by being true, or by being there at all. */
interface Flag {
  readonly place: Expression;
  readonly isSomething: boolean;
}

/** The flag that a test finds set (`done`, `x != nil`), or not set (`!done`, `x == nil`); null for every other test. */
function flagOf(test: Expression, isSet: boolean): Flag | null {
  const plain = unwrap(test);
  if (plain.kind === 'binary') {
    const isThere = /^!==?$/.test(plain.operator);
    if ((!isThere && !/^===?$/.test(plain.operator)) || isThere !== isSet || !isNothing(plain.right))
      return null;
    const place = unwrap(plain.left);
    const name = place.kind === 'member' ? place.property : place.kind === 'name' ? place.name : '';
    // Whether an error came back says nothing about the next time.
    return name === '' || /err/i.test(name) ? null : { place, isSomething: true };
  }
  if (plain.kind === 'unary' && plain.operator === '!') return isSet ? null : flagOf(plain.operand, true);
  return isSet && (plain.kind === 'name' || plain.kind === 'member')
    ? { place: plain, isSomething: false }
    : null;
}

/** Members of the same name in other functions are taken for the same flag: their objects have other names there. */
function isSameFlag(target: Expression, place: Expression): boolean {
  return target.kind === 'member' && place.kind === 'member'
    ? target.property === place.property
    : sameText(target, place);
}

function targetsOf(target: Expression): Expression[] {
  return target.kind === 'tuple' ? target.elements.map(unwrap) : [unwrap(target)];
}
