// Ways out of a function that leave out what it does on others: `case <-ctx.Done(): return`, where `sub.Unsubscribe()` follows the
// answer only.
import type { Expression, Statement } from '@leakline/ir';
import { blocksOf, isIn, walk } from '@leakline/ir';
import { hasPart, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';

/** What becomes of a run that gets to a statement, or to the first of several. */
interface Way {
  /** Where it leaves the function too early. */
  readonly exit: Statement | null;
  /** It got to what is looked for, as far as is seen: what happens under a condition counts where the run goes on. */
  readonly isDone: boolean;
  /** It comes out at the end. */
  readonly goesOn: boolean;
}

/**
 * The first `return` or `throw` behind `from` to which a run gets before any of `ends`; null when there is none, or when one of
 * `ends` stands in a closure that somebody else may run. A look at what came of `from` itself (`if err != nil { return err }`) is no
 * way out that counts.
 */
export function exitWithout(from: Expression, ends: readonly Expression[], module: Module): Statement | null {
  const fn = module.functionOf(from);
  const own: Expression[] = [];
  for (const end of ends) {
    const at = standingIn(end, fn, module);
    if (at === null) return null;
    own.push(at);
  }
  const has = (s: Statement) => own.some((end) => isIn(end, s));
  const first = module.index.positionOf(from);
  const made = first?.statement;
  for (let at = first; at !== null; at = at.outer) {
    if (at.outer?.statement.kind === 'try' && isFinal(at.outer.statement, has)) return null;
    const list = at.list.slice(at.index + 1);
    const [check] = list;
    const isChecked = at === first && check !== undefined && made !== undefined && isAbout(check, made);
    const way = through(isChecked ? list.slice(1) : list, has);
    if (way.exit !== null || way.isDone || !way.goesOn) return way.exit;
    // The next round begins with it again.
    if (at.outer?.statement.kind === 'loop') return null;
  }
  return null;
}

/** The expression itself, or the closure in the function that has it and that the function runs when it ends, or at once. */
function standingIn(end: Expression, fn: number, module: Module): Expression | null {
  let node = end;
  for (let own = module.functionOf(end); own !== fn;) {
    const closure = module.index.functionNode(own);
    if (closure === undefined) return null;
    const up = module.index.parentOf(closure);
    if (up?.kind !== 'call' || up.callee !== closure) return null;
    node = closure;
    own = module.functionOf(closure);
  }
  return node;
}

/** Whether a statement is a look at what another one has set: `if err != nil` behind `sub, err := subscribe()`. */
function isAbout(check: Statement, made: Statement): boolean {
  if (check.kind !== 'branch' || made.kind !== 'expression' || made.expression.kind !== 'assign')
    return false;
  const target = unwrap(made.expression.target);
  const set = target.kind === 'tuple' ? target.elements : [target];
  return set.some(
    (name) =>
      name.kind === 'name' &&
      name.binding >= 0 &&
      hasPart(check.test, (part) => part.kind === 'name' && part.binding === name.binding),
  );
}

/** Whether something is done when a `try` is left, whichever way. */
function isFinal(s: Statement & { kind: 'try' }, has: (s: Statement) => boolean): boolean {
  return s.finalizer.some(has);
}

const ON: Way = { exit: null, isDone: false, goesOn: true };

function through(list: readonly Statement[], has: (s: Statement) => boolean): Way {
  for (const [i, s] of list.entries()) {
    const way = past(s, has);
    if (way.exit !== null || !way.goesOn) return way;
    if (way.isDone) return { ...way, goesOn: through(list.slice(i + 1), () => false).goesOn };
  }
  return ON;
}

function past(s: Statement, has: (s: Statement) => boolean): Way {
  switch (s.kind) {
    case 'return':
    case 'throw':
      return { exit: has(s) ? null : s, isDone: has(s), goesOn: false };
    case 'jump':
      return { ...ON, goesOn: false };
    case 'branch':
      if (isInHead(s, has)) return { ...ON, isDone: true };
      return oneOf([through(s.then, has), through(s.otherwise, has)]);
    case 'switch': {
      const isWhole = s.form === 'select' || s.cases.some(({ tests }) => tests.length === 0);
      return around(s, oneOf([...s.cases.map((c) => through(c.body, has)), ...(isWhole ? [] : [ON])]), has);
    }
    case 'loop':
      return around(
        s,
        oneOf([through(s.body, has), ...(s.test === null && s.over === null ? [] : [ON])]),
        has,
      );
    case 'try':
      return isFinal(s, has)
        ? { ...ON, isDone: true }
        : oneOf([through(s.body, has), through(s.handler, has)]);
    case 'block':
      return through(s.body, has);
    default:
      return { ...ON, isDone: has(s) };
  }
}

/** What comes of several ways of which one is taken: where it is done on one that goes on, the others are given the benefit of the doubt. */
function oneOf(ways: readonly Way[]): Way {
  return {
    exit: ways.find(({ exit }) => exit !== null)?.exit ?? null,
    isDone: ways.some(({ isDone, goesOn }) => isDone && goesOn),
    goesOn: ways.some(({ goesOn }) => goesOn),
  };
}

/** A loop or switch, which a `break` leaves as well, perhaps behind what is looked for. */
function around(s: Statement, way: Way, has: (s: Statement) => boolean): Way {
  let isLeft = false;
  walk([s], {
    statement: (inner) => {
      if (inner.kind === 'jump' && inner.form !== 'continue') isLeft = true;
    },
  });
  return isLeft ? { exit: way.exit, isDone: way.isDone || has(s), goesOn: true } : way;
}

function isInHead(s: Statement, has: (s: Statement) => boolean): boolean {
  return has(s) && !blocksOf(s).some((block) => block.some(has));
}
