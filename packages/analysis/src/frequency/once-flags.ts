// Flags that let code run once: `if (done) return; done = true;`, where nothing ever takes the flag back.
import type { Call, Expression, FunctionId, Statement } from '@leakline/ir';
import { presentAt } from '../flow/once-guards.ts';
import { isNothing, lastName, sameText, truthOf, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Module } from '../modules/module.ts';

/**
 * The flag that lets a statement run once: behind `if (done) return; done = true;` or inside `if (!done) { done = true; … }`,
 * where nothing ever takes the flag back. What is loaded once is a flag too: `if m.model != nil { return }; m.model = load()`.
 */
export function onceFlagOf(node: Expression, module: Module): Expression | null {
  return flagFor(node, module, () => false);
}

/**
 * Whether a statement runs once between a start and a stop of something: its flag is only taken back by functions that say that
 * they end it. `if (this.server) return; this.server = listen();`, and `stop() { this.server = null; }`
 */
export function isOncePerStart(node: Expression, module: Module): boolean {
  // `func (s *Service) Stop() { defer func() { s.started.Store(false) }(); … }`
  const isOfStop = (change: Expression) => {
    let fn = Math.max(module.functionOf(change), 0);
    while (fn > 0 && module.fn(fn).name === null) fn = module.ir.functions[fn]?.parent ?? 0;
    return STOPS.test(module.fn(fn).name ?? '');
  };
  return onceFlagOf(node, module) === null && flagFor(node, module, isOfStop) !== null;
}

/** What a function is called that ends what another one has started. */
const STOPS = /^_?(?:stop|close|shut_?down|destroy|dispose|terminate|tear_?down|disable|deinit)/i;

/** @param isAllowedTo Whether an assignment, or a call, may take the flag back. */
function flagFor(
  node: Expression,
  module: Module,
  isAllowedTo: (change: Expression) => boolean,
): Expression | null {
  /** The first of the flags, if all of them are set for good. */
  const settled = (flags: readonly Flag[], { list, fn }: Position): Expression | null =>
    flags.every((flag) => isSetForGood(flag, list, fn, module, isAllowedTo))
      ? (flags[0]?.place ?? null)
      : null;
  const position = module.index.positionOf(node);
  for (let at = position; at !== null; at = at.outer) {
    if (at.outer?.statement.kind === 'branch' && at.arm === 'then') {
      const { test } = at.outer.statement;
      const flag = settled(flagsOf(test, false), at) ?? swappedFlag(test, false, module, isAllowedTo);
      if (flag !== null) return flag;
    }
    for (const before of at.list.slice(0, at.index)) {
      if (before.kind !== 'branch' || before.otherwise.length > 0) continue;
      const last = before.then.at(-1);
      if (last?.kind !== 'return' && last?.kind !== 'throw') continue;
      const flag =
        settled(flagsOf(before.test, true), at) ?? swappedFlag(before.test, true, module, isAllowedTo);
      if (flag !== null) return flag;
    }
  }
  return null;
}

/** The flag is set in the list, and no assignment anywhere takes it back that is not allowed to. */
function isSetForGood(
  flag: Flag,
  list: readonly Statement[],
  fn: FunctionId,
  module: Module,
  isAllowedTo: (change: Expression) => boolean,
): boolean {
  const { place } = flag;
  // What is made is as good as `true`: `if (!client) { client = connect(); … }`.
  const sets = (value: Expression | null) => {
    const plain = value === null ? null : unwrap(value);
    if (plain === null || isNothing(plain)) return false;
    return flag.isSomething || (truthOf(plain) ?? plain.kind !== 'literal');
  };
  /** `done = true`, `const own = (client = connect())` */
  const setsIt = (e: Expression): boolean =>
    e.kind === 'assign' &&
    ((e.operator === '=' && sets(e.value) && targetsOf(e.target).some((target) => sameText(target, place))) ||
      (e.value !== null && setsIt(unwrap(e.value))));
  /** `await connect()`, where `const connect = async () => { db = await open(); }` stands in the same function. */
  const isSetByOwn = (e: Expression): boolean => {
    const call = unwrap(e);
    if (call.kind !== 'call' || call.callee.kind !== 'name') return false;
    const { name } = call.callee;
    return module.index.assigns.some((assign) => {
      if (!setsIt(assign)) return false;
      const own = module.functionOf(assign);
      return own > 0 && module.ir.functions[own]?.parent === fn && module.fn(own).name === name;
    });
  };
  if (!list.some((s) => s.kind === 'expression' && (setsIt(s.expression) || isSetByOwn(s.expression))))
    return false;
  return module.index.assigns.every(
    (a) =>
      !targetsOf(a.target).some((target) => isSameFlag(target, place)) ||
      a.isDeclaration ||
      sets(a.value) ||
      isAllowedTo(a) ||
      // A constructor's own first value.
      (place.kind === 'member' && module.fn(Math.max(module.functionOf(a), 0)).form === 'constructor') ||
      (module.functionOf(a) === 0 && fn !== 0),
  );
}

/**
 * A flag that the test sets itself: `if !s.started.CompareAndSwap(false, true) { return }`, `if (closed.Swap(true)) return`; null where
 * something takes it back that is no answer to a failure, or for every other test.
 */
function swappedFlag(
  test: Expression,
  isSet: boolean,
  module: Module,
  isAllowedTo: (change: Expression) => boolean,
): Expression | null {
  const plain = unwrap(test);
  if (plain.kind === 'unary' && plain.operator === '!')
    return swappedFlag(plain.operand, !isSet, module, isAllowedTo);
  const set = plain.kind === 'call' ? setByCall(plain) : null;
  // What `Swap` gives is what was there; that `CompareAndSwap` has changed it says that the flag was not set.
  if (set?.to !== true || isSet !== (set.how === 'Swap')) return null;
  const { flag } = set;
  const isTakenBack = module.index.calls.some((call) => {
    const other = setByCall(call);
    return (
      other !== null &&
      other.to !== true &&
      isSameFlag(other.flag, flag) &&
      !isAllowedTo(call) &&
      !presentAt(call, module).some((there) => /err(?:or)?$/i.test(lastName(there)))
    );
  });
  return isTakenBack ? null : flag;
}

/** The flag that a call of Go's `sync/atomic` sets, and to what; null for every other call. */
function setByCall({ callee, args }: Call): {
  readonly flag: Expression;
  readonly to: boolean | null;
  readonly how: string;
} | null {
  const [, how, ofPackage] = (callee.kind === 'member' && SETS.exec(callee.property)) || [];
  const value = args.at(-1);
  if (callee.kind !== 'member' || how === undefined || value === undefined) return null;
  // `atomic.CompareAndSwapInt32(&s.started, 0, 1)`
  const flag = ofPackage === undefined ? callee.object : args[0];
  const plain = unwrap(value);
  const isNumber = plain.kind === 'literal' && /^[01]$/.test(plain.value);
  return flag === undefined
    ? null
    : { flag: unwrap(flag), to: isNumber ? plain.value === '1' : truthOf(plain), how };
}

const SETS = /^(CompareAndSwap|Swap|Store)(U?[Ii]nt(?:32|64))?$/;

/** A name or member that says whether something has happened: by being true, or by being there at all. */
interface Flag {
  readonly place: Expression;
  readonly isSomething: boolean;
}

/** The flags that a test finds all set (`client && db`), or not all of them (`!client || !db`); none for every other test. */
function flagsOf(test: Expression, isSet: boolean): readonly Flag[] {
  const plain = unwrap(test);
  if (plain.kind !== 'logical' || plain.operator !== (isSet ? '&&' : '||')) {
    const flag = flagOf(plain, isSet);
    return flag === null ? [] : [flag];
  }
  const [left, right] = [flagsOf(plain.left, isSet), flagsOf(plain.right, isSet)];
  return left.length === 0 || right.length === 0 ? [] : [...left, ...right];
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
