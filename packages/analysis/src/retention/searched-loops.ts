// Lists that a loop looks through before something is added: `for i, x := range list { if x.ID == id { list[i] = v; return } }`.
import type { Binary, Branch, Expression, Loop, Statement } from '@leakline/ir';
import { outcomesAt, partsOf, saysEqual } from '../flow/once-guards.ts';
import { hasPart, sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';

/**
 * What loops over a list have compared its elements with in vain, where an expression stands: what was equal left the function or the
 * round, or set what a test around the expression asks.
 */
export function comparedInLoops(
  node: Expression,
  module: Module,
  isList: (e: Expression) => boolean,
): Expression[] {
  const found: Expression[] = [];
  for (let at = module.index.positionOf(node); at !== null; at = at.outer)
    for (const earlier of at.list.slice(0, at.index))
      if (earlier.kind === 'loop' && isOver(earlier, isList))
        for (const branch of branchesIn(earlier.body))
          if (isDecisive(branch, earlier, node, module))
            found.push(...othersIn(branch.test, earlier, module, isList));
  return found;
}

/** `range list`, `of list`, `of list.entries()`, `i < list.length`. */
function isOver({ over, test }: Loop, isList: (e: Expression) => boolean): boolean {
  const from = over ?? test;
  return from !== null && hasPart(from, isList);
}

function branchesIn(list: readonly Statement[]): Branch[] {
  return list.flatMap((statement): Branch[] =>
    statement.kind === 'branch' ? [statement] : statement.kind === 'block' ? branchesIn(statement.body) : [],
  );
}

/** Whether what adds does not run where the branch was taken. */
function isDecisive({ then }: Branch, loop: Loop, node: Expression, module: Module): boolean {
  const last = then.at(-1);
  if (last?.kind === 'return' || last?.kind === 'throw') return true;
  // `continue outer`: the round around the loop ends.
  if (last?.kind !== 'jump') return false;
  if (last.label !== null && last.label !== loop.label) return true;
  if (last.form !== 'break') return false;
  const set = then.flatMap((s) =>
    s.kind === 'expression' && s.expression.kind === 'assign' ? [unwrap(s.expression.target)] : [],
  );
  const isSet = (e: Expression) => set.some((target) => target.kind === 'name' && sameText(e, target));
  return outcomesAt(node, module).some(({ test }) => hasPart(test, isSet));
}

/** `id` and `kind` of `x.id === id && x.kind === kind`, where `x` is what the loop comes to. */
function othersIn(
  test: Expression,
  loop: Loop,
  module: Module,
  isList: (e: Expression) => boolean,
): Expression[] {
  const isSetBy = (binding: number): boolean =>
    module.index
      .namesOf(binding)
      .some(({ start, end }) => loop.target !== null && start >= loop.target.start && end <= loop.target.end);
  const isOwn = (side: Expression): boolean =>
    hasPart(
      side,
      (e) =>
        (e.kind === 'index' && isList(e.object)) ||
        (e.kind === 'name' && e.binding >= 0 && isSetBy(e.binding)),
    );
  return partsOf({ test, holds: true }).flatMap(({ test: part, holds }) => {
    if (part.kind !== 'binary' || !saysEqual(part, holds)) return [];
    const { left, right }: Binary = part;
    const [a, b] = [isOwn(left), isOwn(right)];
    return a === b ? [] : [a ? right : left];
  });
}
