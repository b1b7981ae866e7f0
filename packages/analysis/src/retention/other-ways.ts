// Evictions in the function of a growth that take nothing out in the end: in the other branch of an `if` whose test does not let both
// come in turns, or before the entry is put back.
import type { Branch, Expression } from '@leakline/ir';
import { leaves } from '../flow/once-guards.ts';
import { hasWayOut } from '../frequency/ways-out.ts';
import { isNothing, sameText, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { lifetimeOf } from './lifetimes.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

/**
 * Why an eviction in the function of a growth never comes to what was grown there: it stands in the other branch of an `if`
 * whose test is decided when the program starts, or that only asks whether there is anything to go through, and then fills
 * the place in another way. null when both may come in turns (a message says which, a size, the time), or on one way.
 */
export function whyNotOnThisWay(
  eviction: Operation,
  growth: Operation,
  position: Position,
  program: Program,
): string | null {
  const { module } = growth;
  const parted = partingOf(position, module.index.positionOf(growth.node));
  if (parted === null) return null;
  const { branch, growing } = parted;
  if (isFixed(branch.test, module, program))
    return 'it stands in the other branch of a test that always comes out the same';
  if (eviction.kind === 'reset' && isAnotherFilling(eviction.node) && asksForItems(branch.test, growing))
    return 'it only runs where there is nothing to go through';
  return null;
}

/**
 * Whether each run that takes an entry out goes on to put one in under the same key: `if (hit !== undefined) kept.delete(key); …
 * kept.set(key, await load(key))`. What is stale goes when it is read again, and not otherwise.
 */
export function isPutBack(eviction: Operation, growth: Operation, position: Position): boolean {
  const filled = growth.module.index.positionOf(growth.node);
  if (filled === null || !isBefore(eviction, growth)) return false;
  for (let at: Position | null = position; at !== null; at = at.outer) {
    if (at.list === filled.list) return !hasWayOut(at.list.slice(at.index + 1, filled.index), true);
    if (at.outer === null || !/^(branch|block)$/.test(at.outer.statement.kind) || leaves(at.list))
      return false;
  }
  return false;
}

/** Whether what is taken out is what the same function puts in further down. */
export function isBefore(eviction: Operation, growth: Operation): boolean {
  return (
    eviction.key !== null &&
    growth.key !== null &&
    eviction.node.start < growth.node.start &&
    sameText(unwrap(eviction.key), unwrap(growth.key))
  );
}

/** The `if` in whose two branches two positions stand, with the statements from it inwards to the second one. */
function partingOf(
  one: Position,
  other: Position | null,
): { readonly branch: Branch; readonly growing: readonly Position[] } | null {
  const arms = new Map<Branch, string>();
  for (let at: Position = one; at.outer !== null; at = at.outer)
    if (at.outer.statement.kind === 'branch') arms.set(at.outer.statement, at.arm);
  const growing: Position[] = [];
  for (let at = other; at?.outer != null; at = at.outer) {
    growing.push(at);
    const { statement } = at.outer;
    if (statement.kind !== 'branch') continue;
    const arm = arms.get(statement);
    // The innermost `if` that both stand in is the one that may part them.
    if (arm !== undefined) return arm === at.arm ? null : { branch: statement, growing };
  }
  return null;
}

/** Whether a test only reads what nothing changes while the service runs: constants, and fields and variables that are set once. */
function isFixed(test: Expression, module: Module, program: Program): boolean {
  let names = 0;
  let isFixed = true;
  const visit = (node: Expression): void => {
    const plain = unwrap(node);
    switch (plain.kind) {
      case 'literal':
        return;
      case 'unary':
        return visit(plain.operand);
      case 'binary':
      case 'logical':
        visit(plain.left);
        return visit(plain.right);
      case 'name':
      case 'member': {
        if (isNothing(plain)) return;
        names++;
        const places = program.places.of(plain, module);
        isFixed &&= places.length > 0 && places.every((place) => isSetOnce(place, program));
        return;
      }
      default:
        isFixed = false;
    }
  };
  visit(test);
  return isFixed && names > 0;
}

/** A place that lives as long as the process, and that no code which runs again and again puts anything into. */
function isSetOnce(place: HoldingPlace, program: Program): boolean {
  if (lifetimeOf(place, program).lifetime !== 'process') return false;
  return program.mentions.of(place).every(({ node, module }) => {
    const up = module.index.parentOf(node);
    if (up?.kind === 'tuple' || (up?.kind === 'wrapped' && up.how === 'address')) return false;
    if (up?.kind !== 'assign' || up.target !== node) return true;
    return program.frequencies.ofExpression(up, module).frequency === 'once';
  });
}

/** Whether an assignment fills a place with something else, not with nothing. */
function isAnotherFilling(node: Expression): boolean {
  if (node.kind !== 'assign' || node.value === null) return false;
  const value = unwrap(node.value);
  switch (value.kind) {
    case 'object':
      return value.properties.length > 0;
    case 'array':
      return value.elements.length > 0;
    case 'call':
      return !value.isNew && !(value.callee.kind === 'name' && value.callee.name === 'make');
    default:
      return !isNothing(value);
  }
}

/** Whether a test asks if there is anything in what a loop around the growth goes over: `if len(names) == 0`. */
function asksForItems(test: Expression, growing: readonly Position[]): boolean {
  const asked = askedForItems(test);
  return (
    asked !== null &&
    growing.some(({ statement, outer }) =>
      [statement, outer?.statement].some(
        (s) => s?.kind === 'loop' && s.over !== null && sameText(unwrap(s.over), asked),
      ),
    )
  );
}

/** `names` of `len(names) == 0`, `names.length > 0`, `!names.length` and `names == nil`. */
function askedForItems(test: Expression): Expression | null {
  const plain = unwrap(test);
  if (plain.kind === 'unary' && plain.operator === '!') return askedForItems(plain.operand);
  if (plain.kind === 'binary') {
    if (isNothing(plain.right)) return unwrap(plain.left);
    return plain.right.kind === 'literal' && plain.right.value === '0' ? askedForItems(plain.left) : null;
  }
  if (plain.kind === 'member' && plain.property === 'length') return unwrap(plain.object);
  const [of] = plain.kind === 'call' ? plain.args : [];
  return plain.kind === 'call' &&
    plain.callee.kind === 'name' &&
    plain.callee.name === 'len' &&
    of !== undefined
    ? unwrap(of)
    : null;
}
