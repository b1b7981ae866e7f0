// Code that looks before it acts: behind `if (!registered)`, `m[name] || make(name)`, `if (bus.listenerCount('x')) return`.
import { visitExpressions } from '@leakline/ir';
import type { Binary, Expression, FunctionId, Statement } from '@leakline/ir';
import { isNothing, keyOf, lastName, sameText, truthOf, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Module } from '../modules/module.ts';

/** A condition, and how it came out where the code in question runs. */
export interface Outcome {
  readonly test: Expression;
  readonly holds: boolean;
}

/**
 * Whether code only runs the first time: it stands behind a test of a flag, a map or a list that the same function then
 * changes, or behind a question to `target` itself (`bus.listenerCount('x') === 0`).
 */
export function isGuardedOnce(node: Expression, module: Module, target: Expression | null): boolean {
  const outcomes = outcomesAt(node, module);
  if (outcomes.length === 0) return false;
  const targetKey = target === null ? null : keyOf(unwrap(target));
  const changed = changedKeys(node, module);
  return outcomes.some(({ test }) => {
    let found = false;
    visitExpressions(test, (e) => {
      // `if err != nil { return }` says how the last call went, whatever is assigned to the variable elsewhere.
      const isFlag = e.kind === 'name' ? !ERROR_NAME.test(e.name) : e.kind === 'member';
      const key = isFlag ? keyOf(e) : null;
      if (key !== null && changed.has(key)) found = true;
      if (
        targetKey !== null &&
        e.kind === 'call' &&
        e.callee.kind === 'member' &&
        keyOf(unwrap(e.callee.object)) === targetKey
      )
        found = true;
      return !found;
    });
    return found;
  });
}

/** Whether code only runs where something was found to be missing: behind `!x`, `x == null`, `!ok`, on the right of `||` or `??`. */
export function isBehindAbsence(node: Expression, module: Module): boolean {
  return outcomesAt(node, module).some(({ test, holds }) => saysAbsent(test, holds));
}

/** What is known to be missing where an expression stands: `x` behind `if (!x)`, or behind `if (x) return`. */
export function absentAt(node: Expression, module: Module): Expression[] {
  return outcomesAt(node, module).flatMap(partsOf).flatMap(missingIn);
}

/** What was missing when an expression was come to, also before a promise or a delay: `if (!x) setTimeout(() => make(), 500)`. */
export function absentBefore(node: Expression, module: Module): Expression[] {
  return outcomesBefore(node, module).flatMap(partsOf).flatMap(missingIn);
}

/** What is known to be there, or on, where an expression stands: `x` behind `if (x)`, or behind `if (!x) return`. */
export function presentAt(node: Expression, module: Module): Expression[] {
  return outcomesAt(node, module).flatMap(partsOf).flatMap(presentIn);
}

/** What the outcome of a test says of its parts, `!` taken off: of `a && b` that holds, and of `a || b` that does not, both are known. */
export function partsOf({ test, holds }: Outcome): Outcome[] {
  const plain = unwrap(test);
  if (plain.kind === 'unary' && plain.operator === '!')
    return partsOf({ test: plain.operand, holds: !holds });
  if (plain.kind !== 'logical') return [{ test: plain, holds }];
  return plain.operator === (holds ? '&&' : '||')
    ? [...partsOf({ test: plain.left, holds }), ...partsOf({ test: plain.right, holds })]
    : [];
}

function presentIn({ test, holds }: Outcome): Expression[] {
  if (test.kind === 'binary')
    return isNothing(test.right) && saysEqual(test, !holds) ? [unwrap(test.left)] : [];
  return holds ? [test] : [];
}

function missingIn({ test, holds }: Outcome): Expression[] {
  if (test.kind === 'binary') {
    return saysEqual(test, holds) && isNothing(test.right) ? [unwrap(test.left)] : [];
  }
  return holds ? [] : [test];
}

/**
 * Whether code only runs where something is not what it was the last time: behind `if (version === cache.version) return`, or in
 * `if (!isEqual(options, this.options)) { … }`, where the same function remembers it for the next time.
 */
export function isBehindChange(node: Expression, module: Module): boolean {
  const fn = module.functionOf(node);
  return outcomesAt(node, module).some(({ test, holds }) => {
    const compared = comparedIn(test, holds);
    if (compared === null) return false;
    const [left, right] = compared;
    return module.index.assigns.some((assign) => {
      if (assign.isDeclaration || assign.value === null || module.functionOf(assign) !== fn) return false;
      const target = unwrap(assign.target);
      const value = unwrap(assign.value);
      return (
        outlives(target, fn, module) &&
        ((sameText(target, left) && sameText(value, right)) ||
          (sameText(target, right) && sameText(value, left)))
      );
    });
  });
}

/** Whether two sides are the same where their comparison came out so; that they differ is what the other outcome says. */
export function saysEqual({ operator }: Binary, holds: boolean): boolean {
  return /^===?$/.test(operator) ? holds : /^!==?$/.test(operator) && !holds;
}

/** The two sides of a comparison that came out as different: `a !== b`, `!isEqual(a, b)`, or `a === b` that does not hold. */
function comparedIn(test: Expression, holds: boolean): readonly [Expression, Expression] | null {
  const plain = unwrap(test);
  if (plain.kind === 'unary' && plain.operator === '!') return comparedIn(plain.operand, !holds);
  if (plain.kind === 'binary') {
    return saysEqual(plain, !holds) ? [unwrap(plain.left), unwrap(plain.right)] : null;
  }
  // Of `a !== b && c`, and of `a === b || c` that does not hold, both sides are known.
  if (plain.kind === 'logical' && plain.operator === (holds ? '&&' : '||'))
    return comparedIn(plain.left, holds) ?? comparedIn(plain.right, holds);
  if (plain.kind !== 'call') return null;
  const [left, right] = plain.args;
  return !holds && left !== undefined && right !== undefined && /equal|same/i.test(lastName(plain.callee))
    ? [unwrap(left), unwrap(right)]
    : null;
}

/**
 * Whether what is made takes the place of an earlier one now and then: `if (expired) this.client = connect()` assigns something
 * that outlives the function, and only where a condition holds, or where there is one; or where what it is made from has changed.
 */
export function isReplacement(node: Expression, module: Module): boolean {
  if (isBehindChange(node, module) || isFirstOrChanged(node, module)) return true;
  let value: Expression = node;
  let up = module.index.parentOf(value);
  while (up?.kind === 'wrapped') {
    value = up;
    up = module.index.parentOf(value);
  }
  if (up?.kind !== 'assign' || up.value !== value || up.isDeclaration) return false;
  const { target } = up;
  if (!outlives(target, module.functionOf(node), module)) return false;
  // `if (!this.round) return; …; this.round = new Round()`
  if (presentAt(node, module).some((e) => sameText(unwrap(e), unwrap(target)))) return true;
  for (let p = module.index.positionOf(node); p !== null; p = p.outer)
    if (p.outer?.statement.kind === 'branch') return true;
  return false;
}

/**
 * Whether code runs the first time, and then only when something has changed: behind `if (this.view == null || this.view.isOld())`,
 * where the same function sets `this.view`.
 */
function isFirstOrChanged(node: Expression, module: Module): boolean {
  return outcomesAt(node, module).some(({ test, holds }) => {
    const plain = unwrap(test);
    if (!holds || plain.kind !== 'logical' || plain.operator !== '||') return false;
    return partsOf({ test: plain.left, holds })
      .flatMap(missingIn)
      .some((missing) => {
        const key = missing.kind === 'member' ? keyOf(missing) : null;
        return key !== null && changedKeys(node, module).has(key);
      });
  });
}

/** Whether what a target names is still there when the function has returned. */
function outlives(target: Expression, fn: FunctionId, module: Module): boolean {
  let root = unwrap(target);
  while (root.kind === 'member') root = unwrap(root.object);
  if (root.kind === 'name' && root.name === '_') return false;
  return root.kind === 'this' || (root.kind === 'name' && module.ir.bindings[root.binding]?.owner !== fn);
}

/** The conditions on the way to an expression in its function: of branches around it, and of earlier ones that leave. */
export function outcomesAt(node: Expression, module: Module): Outcome[] {
  const outcomes: Outcome[] = [];
  let at: Expression = node;
  for (;;) {
    const up = module.index.parentOf(at);
    if (up === null) break;
    if (up.kind === 'conditional' && up.test !== at) outcomes.push({ test: up.test, holds: up.then === at });
    else if (up.kind === 'logical' && up.right === at)
      outcomes.push({ test: up.left, holds: up.operator === '&&' });
    else if (
      !('operand' in up) &&
      !['call', 'assign', 'member', 'object', 'array', 'tuple', 'logical', 'conditional'].includes(up.kind)
    )
      break;
    at = up as Expression;
  }
  for (let p: Position | null = module.index.positionOf(node); p !== null; p = p.outer) {
    for (const earlier of p.list.slice(0, p.index)) {
      const branch = branchOf(earlier);
      if (branch === null) continue;
      if (leaves(branch.then)) outcomes.push({ test: branch.test, holds: false });
      else if (leaves(branch.otherwise)) outcomes.push({ test: branch.test, holds: true });
    }
    const around = p.outer?.statement;
    if (around?.kind === 'branch' && (p.arm === 'then' || p.arm === 'otherwise'))
      outcomes.push({ test: around.test, holds: p.arm === 'then' });
  }
  return outcomes;
}

/** The conditions on the way, also those on the way to the closures that an expression stands in. */
export function outcomesOnTheWay(node: Expression, module: Module): readonly Outcome[] {
  const outcomes = outcomesAt(node, module);
  const closure = module.index.functionNode(module.functionOf(node));
  return closure === undefined ? outcomes : [...outcomes, ...outcomesOnTheWay(closure, module)];
}

/** The conditions on the way, also on the way to closures that run once for each time that somebody hands them over. */
export function outcomesBefore(node: Expression, module: Module): readonly Outcome[] {
  const outcomes = outcomesAt(node, module);
  const closure = module.index.functionNode(module.functionOf(node));
  const taker = closure === undefined ? null : module.index.parentOf(closure);
  return taker?.kind === 'call' && RUNS_ONCE.test(lastName(taker.callee))
    ? [...outcomes, ...outcomesBefore(taker, module)]
    : outcomes;
}

/** What runs a function that it is handed once: promises, delays, listeners for the next event. */
const RUNS_ONCE =
  /^(?:Promise|then|catch|finally|once|setTimeout|setImmediate|nextTick|queueMicrotask|AfterFunc)$/;

/** A branch, also one in a block of its own with what its test needs (`if _, ok := m[k]; !ok`). */
function branchOf(statement: Statement): (Statement & { kind: 'branch' }) | null {
  if (statement.kind === 'branch') return statement;
  const last = statement.kind === 'block' ? statement.body.at(-1) : undefined;
  return last?.kind === 'branch' ? last : null;
}

/** Whether a list of statements ends by going somewhere else: what follows it does not run after it. */
export function leaves(list: readonly Statement[]): boolean {
  const last = list.at(-1);
  return last !== undefined && (last.kind === 'return' || last.kind === 'throw' || last.kind === 'jump');
}

/** `if err != nil { return }` says that things went well, not that something is missing. */
const ERROR_NAME = /(^e|err|error|failed|failure)$/i;

function saysAbsent(test: Expression, holds: boolean): boolean {
  const plain = unwrap(test);
  switch (plain.kind) {
    case 'unary':
      return plain.operator === '!' && saysAbsent(plain.operand, !holds);
    case 'name':
      return !holds && !ERROR_NAME.test(plain.name);
    case 'member':
      return !holds && !ERROR_NAME.test(plain.property);
    case 'index':
    case 'call':
      return !holds;
    case 'binary': {
      if ([plain.left, plain.right].some((side) => isError(unwrap(side)))) return false;
      const isNothing = [plain.left, plain.right].some((side) => {
        const e = unwrap(side);
        return (
          (e.kind === 'literal' && (e.type === 'null' || e.value === '0' || e.value === 'false')) ||
          (e.kind === 'name' && e.binding < 0 && /^(nil|undefined|false)$/.test(e.name))
        );
      });
      return isNothing && saysEqual(plain, holds);
    }
    case 'logical':
      if (plain.operator === '&&')
        return holds && (saysAbsent(plain.left, true) || saysAbsent(plain.right, true));
      return !holds && (saysAbsent(plain.left, false) || saysAbsent(plain.right, false));
    default:
      return false;
  }
}

function isError(node: Expression): boolean {
  return (
    (node.kind === 'name' && ERROR_NAME.test(node.name)) ||
    (node.kind === 'member' && ERROR_NAME.test(node.property))
  );
}

/** What the function around an expression assigns or adds to, apart from its own declarations. */
function changedKeys(node: Expression, module: Module): Set<string> {
  const fn = module.functionOf(node);
  const keys = new Set<string>();
  const takenBack = new Set<string>();
  const add = (e: Expression) => {
    const key = keyOf(unwrap(e));
    if (key !== null) keys.add(key);
  };
  for (const assign of module.index.assigns) {
    if (assign.isDeclaration || !module.isWithin(module.functionOf(assign), fn)) continue;
    // `busy = true; …; busy = false`: the next time it all happens again.
    if (assign.value !== null && truthOf(unwrap(assign.value)) === false) {
      const key = keyOf(unwrap(assign.target));
      if (key !== null) takenBack.add(key);
    }
    add(assign.target.kind === 'index' ? assign.target.object : assign.target);
  }
  for (const call of module.index.callsOf(fn))
    if (call.callee.kind === 'member' && /^(set|add|push|Store|Add|Set)$/.test(call.callee.property))
      add(call.callee.object);
  for (const key of takenBack) keys.delete(key);
  return keys;
}
