// How a loop is left, where nothing in its head says so.
import type { Expression, Loop, Statement } from '@leakline/ir';
import { isIn, walk } from '@leakline/ir';
import {
  hasPart,
  lastName,
  receivedFrom,
  rootOfChain,
  sameText,
  truthOf,
  unwrap,
} from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Module } from '../modules/module.ts';

/**
 * Whether anything in a loop's body leaves the loop: a `return`, a `throw`, a jump out of it.
 * @param isOwn Whether a `break` without a label is the loop's: not in a loop or switch inside it.
 */
export function hasWayOut(list: readonly Statement[], isOwn: boolean): boolean {
  const any = (inner: readonly Statement[], own = isOwn) => hasWayOut(inner, own);
  return list.some((s) => {
    switch (s.kind) {
      case 'return':
      case 'throw':
        return true;
      case 'jump':
        return s.form === 'goto' || (s.form === 'break' && (isOwn || s.label !== null));
      case 'branch':
        return any(s.then) || any(s.otherwise);
      case 'switch':
        return s.cases.some((c) => any(c.body, false));
      case 'loop':
        return any(s.body, false);
      case 'try':
        return any(s.body) || any(s.handler) || any(s.finalizer);
      case 'block':
        return any(s.body);
      case 'expression':
        return isFatal(s.expression);
      case 'unknown':
        return any(s.children);
      default:
        return false;
    }
  });
}

/** A loop's body without the cases of its `select` for which nothing ever comes: `case <-done: return`, where nobody closes `done`. */
export function withoutDeadCases(list: readonly Statement[], module: Module): readonly Statement[] {
  return list.map((s) =>
    s.kind === 'switch' && s.form === 'select'
      ? { ...s, cases: s.cases.filter((c) => !c.tests.some((test) => neverComes(test, module))) }
      : s,
  );
}

/** `<-done` of a channel that is only waited for, `<-ctx.Done()` of a context that has no end. */
function neverComes(test: Expression, module: Module): boolean {
  const received = receivedFrom(test);
  const channel = received === null ? null : unwrap(received);
  if (channel?.kind === 'call')
    return (
      channel.callee.kind === 'member' &&
      channel.callee.property === 'Done' &&
      hasNoEnd(unwrap(channel.callee.object), module)
    );
  if (channel?.kind !== 'name' || channel.binding < 0) return false;
  const made = module.index.onlyWriteOf(channel.binding);
  if (made?.value.kind !== 'call' || lastName(made.value.callee) !== 'make') return false;
  if (module.ir.bindings[channel.binding]?.owner === 0) return false;
  return module.index.namesOf(channel.binding).every((name) => {
    const up = module.index.parentOf(name);
    return up === made.assign || (up?.kind === 'wrapped' && up.how === 'receive');
  });
}

/** `context.Background()`, or a variable that holds it and never anything else. */
function hasNoEnd(context: Expression, module: Module): boolean {
  if (context.kind === 'call')
    return context.args.length === 0 && /^(?:Background|TODO)$/.test(lastName(context.callee));
  if (context.kind !== 'name' || context.binding < 0) return false;
  const made = module.index.onlyWriteOf(context.binding);
  return made !== null && made.value.kind === 'call' && hasNoEnd(made.value, module);
}

/** Whether what stands at a position in a loop's body is done in its last round only: `if late { fail(); break }`. */
export function isInLastRound(position: Position, loop: Position): boolean {
  let isOwn = true;
  for (let at: Position | null = position; at !== null && at !== loop; at = at.outer) {
    // In a loop or switch inside it, a `break` leaves that one.
    if (at.outer !== loop && /^(?:loop|switch)$/.test(at.outer?.statement.kind ?? '')) isOwn = false;
    const last = at.list.at(-1);
    if (last?.kind === 'return' || last?.kind === 'throw') return true;
    if (last?.kind === 'jump' && last.form === 'break' && last.label === null && isOwn) return true;
  }
  return false;
}

/**
 * Whether something is deferred in a loop that goes on, and made in it: `for { t := time.NewTicker(d); defer t.Stop(); … }`. It waits
 * for the end of the function, and each round leaves one more.
 */
export function isDeferredRoundByRound(use: Expression, made: Expression, module: Module): boolean {
  let own = module.index.positionOf(use);
  // `defer func() { t.Stop() }()`
  for (let fn = module.functionOf(use); fn > 0 && fn !== module.functionOf(made);) {
    const closure = module.index.functionNode(fn);
    if (closure === undefined) return false;
    own = module.index.positionOf(closure);
    fn = module.functionOf(closure);
  }
  if (own?.statement.kind !== 'defer') return false;
  for (let at = own.outer; at !== null; at = at.outer) {
    const { statement } = at;
    if (statement.kind === 'loop' && isIn(made, statement))
      return (
        statement.form === 'for' &&
        statement.test === null &&
        statement.over === null &&
        !isInLastRound(own, at)
      );
  }
  return false;
}

/** Whether a case of a `select` in a loop leaves it by a jump: `default: flush(batch); break gather`. */
export function isBrokenOff(loop: Loop): boolean {
  let isFound = false;
  walk(loop.body, {
    statement: (s) => {
      if (s.kind !== 'switch' || s.form !== 'select') return;
      isFound ||= s.cases.some((c) => c.body.at(-1)?.kind === 'jump' && leavesLoop(c.body, loop));
    },
  });
  return isFound;
}

/** `panic(err)`, `log.Fatal(err)`, `os.Exit(1)`, `process.exit()`: nothing comes after it. */
function isFatal(node: Expression): boolean {
  return node.kind === 'call' && /^(panic|Fatal\w*|Panic\w*|[eE]xit|Goexit)$/.test(lastName(node.callee));
}

/** `for (let i = 0; i < n; i++)`: as many rounds as something says, whatever they wait for. */
export function isCounted(loop: Loop): boolean {
  const { test, update } = loop;
  return test !== null && update?.kind === 'assign' && /^(\+\+|--|[-+]=)$/.test(update.operator);
}

/** Whether a `return` or `break` of the loop itself stands behind a condition. */
export function exitsFromInside(loop: Loop): boolean {
  const exits = (list: readonly Statement[]): boolean =>
    list.some(
      (s) =>
        s.kind === 'return' ||
        (s.kind === 'jump' && s.form === 'break') ||
        (s.kind === 'branch' && (exits(s.then) || exits(s.otherwise))) ||
        (s.kind === 'block' && exits(s.body)) ||
        (s.kind === 'try' && (exits(s.body) || exits(s.handler))),
    );
  return exits(loop.body);
}

/**
 * Whether a loop without a condition is really a bounded search: it has an unconditional way out at its own level, as
 * retry and pagination loops do (`return`/`break` as the last statement).
 */
export function leaves(loop: Loop): boolean {
  const last = loop.body.at(-1);
  return (
    last !== undefined &&
    (last.kind === 'return' || last.kind === 'throw' || (last.kind === 'jump' && last.form === 'break'))
  );
}

/**
 * Whether a loop without a condition gathers what it has asked for, and then ends: `if answers == len(servers) { break }` in each
 * round, or a case of its `select` that leaves it when its time is up: `deadline := time.After(d)` or a context with a timeout,
 * made before it.
 */
export function gathers(loop: Loop, module: Module): boolean {
  return loop.body.some((s) =>
    s.kind === 'branch'
      ? isEnough(s.test, loop) && leavesLoop(s.then, loop)
      : s.kind === 'switch' &&
        s.form === 'select' &&
        s.cases.some(
          (c) => leavesLoop(c.body, loop) && c.tests.some((test) => isDeadline(test, loop, module)),
        ),
  );
}

/** `n == len(all)`, `count >= most`, where the loop counts `n` up. */
function isEnough(test: Expression, loop: Loop): boolean {
  const plain = unwrap(test);
  if (plain.kind === 'logical')
    return plain.operator === '&&' && (isEnough(plain.left, loop) || isEnough(plain.right, loop));
  if (plain.kind !== 'binary' || !/^(?:===?|>=?)$/.test(plain.operator)) return false;
  const left = unwrap(plain.left);
  return left.kind === 'name' && isCountedUp(left, loop.body);
}

/** `n++` among statements, or in what stands in them. */
function isCountedUp(name: Expression & { kind: 'name' }, list: readonly Statement[]): boolean {
  let isFound = false;
  walk(list, {
    expression: (e) => {
      isFound ||= e.kind === 'assign' && e.operator === '++' && sameText(unwrap(e.target), name);
      return !isFound;
    },
  });
  return isFound;
}

/** `<-timeout`, `<-ctx.Done()`, of a variable that only gets something that comes to its time by itself, before the loop. */
function isDeadline(test: Expression, loop: Loop, module: Module): boolean {
  const channel = receivedFrom(test);
  const node = channel === null ? null : rootOfChain(channel);
  if (node?.kind !== 'name' || node.binding < 0) return false;
  const values = module.index
    .writesOf(node.binding)
    .flatMap(({ value }) =>
      value === null || module.functionOf(value) !== module.functionOf(test) ? [] : [value],
    );
  const last = values.findLast((value) => value.end <= loop.start);
  return (
    last !== undefined &&
    values.every((value) => !isIn(value, loop)) &&
    hasPart(last, (part) => part.kind === 'call' && COMES_TO_ITS_TIME.test(lastName(part.callee)))
  );
}

/** Go's `time.After(d)`, `time.NewTimer(d)`, `context.WithTimeout(ctx, d)`. */
const COMES_TO_ITS_TIME = /^(?:After|NewTimer|WithTimeout|WithDeadline)(?:Cause)?$/;

/**
 * Whether statements that stand somewhere in a loop end its rounds: by a jump, or by what the loop asks before the next one (`done =
 * true` in a `for !done { … }`). Without a label, a `break` in a `select` leaves the `select`.
 */
export function leavesLoop(list: readonly Statement[], loop: Loop | null): boolean {
  const last = list.at(-1);
  if (last?.kind === 'return' || last?.kind === 'throw') return true;
  if (last?.kind === 'jump')
    return (
      last.form === 'goto' ||
      (last.form === 'break' &&
        (last.label !== null || loop?.body.some((s) => s.kind === 'branch' && s.then === list) === true))
    );
  const test = loop?.test == null ? null : unwrap(loop.test);
  return test !== null && list.some((s) => s.kind === 'expression' && isSetAgainst(test, s.expression));
}

/** Whether an assignment makes a test fail that is of a mere flag. */
function isSetAgainst(test: Expression, assign: Expression): boolean {
  if (assign.kind !== 'assign' || assign.value === null) return false;
  const isUntil = test.kind === 'unary' && test.operator === '!';
  const flag = unwrap(isUntil ? test.operand : test);
  return sameText(flag, unwrap(assign.target)) && truthOf(assign.value) === isUntil;
}
