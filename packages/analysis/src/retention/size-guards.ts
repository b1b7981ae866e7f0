// Growth that stops at a size: inside `if (m.size < N)`, behind `if (m.size >= N) return`, at an index that goes round.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { isIn } from '@leakline/ir';
import { leaves, outcomesOnTheWay, saysEqual } from '../flow/once-guards.ts';
import { isNothing, sameText, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import { isReceiver, type Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

/** Growth that stops at a size: inside `if (m.size < N)`, or behind `if (m.size >= N) return` or an eviction. */
export function isSizeGuarded(growth: Operation, place: HoldingPlace, program: Program): boolean {
  const position = growth.module.index.positionOf(growth.node);
  if (position === null) return false;
  const mentions = program.mentions.of(place);
  for (const { module, node, isElement } of mentions) {
    if (module !== growth.module || module.functionOf(node) !== position.fn) continue;
    // How large one entry is (`entry.count > limit`) says nothing of how many there are.
    if (isElement && !growth.isElement) continue;
    const size = sizeOf(node, module);
    // An entry that is not there yet is what makes a map grow.
    if (!isElement && isWhileEmpty(size ?? node, growth, module)) return true;
    if (size === null) continue;
    const test = comparison(size, module);
    if (test === null) continue;
    const owner = module.index.positionOf(test);
    const statement = owner?.statement;
    if (statement?.kind === 'branch' && owner !== null) {
      // The growth is in one of the arms, or the arm leaves or evicts before the growth.
      if (isInside(position, owner)) return true;
      const isBefore = statement.end <= growth.node.start;
      if (isBefore && (leaves(statement.then) || leaves(statement.otherwise))) return true;
      const evicts = program.operations
        .on(place)
        .some((o) => o.kind !== 'grow' && o.module === module && isIn(o.node, statement));
      if (evicts) return true;
    }
    if (statement?.kind === 'loop') return true; // `while (queue.length > max) queue.shift()`
    if (statement !== undefined && isIn(growth.node, statement)) return true; // in one expression
  }
  return isRingIndex(growth) || isCounted(growth) || isWhereNoneIsFree(growth, program);
}

/** Behind `if (entries >= MAX) return`, where the same function counts what it puts in: `entries++`. */
function isCounted({ node, module }: Operation): boolean {
  const fn = module.functionOf(node);
  return outcomesOnTheWay(node, module).some(({ test }) => {
    const plain = unwrap(test);
    if (plain.kind !== 'binary' || !/^[<>]=?$/.test(plain.operator)) return false;
    return [plain.left, plain.right].map(unwrap).some((side) => {
      const counts = isKept(side, module)
        ? module.index.assigns.filter(({ target }) => sameText(unwrap(target), side))
        : [];
      return (
        counts.some((a) => /^(?:\+=|\+\+)$/.test(a.operator) && module.functionOf(a) === fn) &&
        // `running--`: so many at a time
        counts.every((a) => !/^(?:-=|--)$/.test(a.operator))
      );
    });
  });
}

/**
 * `if n := len(free); n > 0 { id = free[n-1]; free = free[:n-1] } else { all = append(all, made) }`: there are as many as were
 * ever in use at a time, where something else puts into the free ones.
 */
function isWhereNoneIsFree({ node, module }: Operation, program: Program): boolean {
  const fn = module.functionOf(node);
  return outcomesOnTheWay(node, module).some(({ test, holds }) => {
    const plain = unwrap(test);
    if (plain.kind !== 'binary' || plain.right.kind !== 'literal' || plain.right.value !== '0') return false;
    const isEmpty = saysEqual(plain, holds) || (plain.operator === '>' && !holds);
    const free = isEmpty ? listOfSize(plain.left, module) : null;
    if (free === null) return false;
    return (
      isCutIn(fn, free, module) &&
      program.places
        .of(free, module)
        .some((place) => program.operations.on(place).some((o) => o.kind === 'grow' && o.node !== node))
    );
  });
}

/** Whether a function puts a part of a list in its place: `free = free[:n-1]`. */
export function isCutIn(fn: FunctionId, list: Expression, module: Module): boolean {
  return module.index.assigns.some(
    ({ target, value }) =>
      value !== null &&
      unwrap(value).kind === 'slice' &&
      module.functionOf(target) === fn &&
      sameText(unwrap(target), unwrap(list)),
  );
}

/** The list whose length an expression is, or the variable that was set to it: `n := len(free)`. */
function listOfSize(node: Expression, module: Module): Expression | null {
  const plain = unwrap(node);
  if (plain.kind === 'name' && plain.binding >= 0) {
    const size = module.index.onlyWriteOf(plain.binding)?.value;
    return size === undefined || size === null || unwrap(size).kind === 'name'
      ? null
      : listOfSize(size, module);
  }
  const list = plain.kind === 'call' ? plain.args[0] : plain.kind === 'member' ? plain.object : undefined;
  return list !== undefined && sizeOf(list, module) === plain ? unwrap(list) : null;
}

/** A module-level variable, or a field of the receiver: it remembers from one call to the next. */
function isKept(node: Expression, module: Module): boolean {
  if (node.kind === 'member') return isReceiver(node.object, module, module.functionOf(node));
  return node.kind === 'name' && node.binding >= 0 && module.ir.bindings[node.binding]?.owner === 0;
}

/** `m.size`, `a.length`, `len(m)`, `Object.keys(m).length` around a mention. */
function sizeOf(node: Expression, module: Module): Expression | null {
  const up = module.index.parentOf(node);
  if (up?.kind === 'member' && /^(length|size|Len|Size|Count|count)$/.test(up.property)) {
    const call = module.index.parentOf(up);
    return call?.kind === 'call' && call.callee === up ? call : up;
  }
  if (up?.kind !== 'call') return null;
  if (up.callee.kind === 'name') return /^(?:len|cap)$/.test(up.callee.name) ? up : null;
  return listsKeys(up) ? sizeOf(up, module) : null;
}

/** `Object.keys(m)`, which is as long as `m` has entries. */
function listsKeys({ callee }: Call): boolean {
  return (
    callee.kind === 'member' &&
    /^(?:keys|values|entries)$/.test(callee.property) &&
    callee.object.kind === 'name' &&
    callee.object.name === 'Object'
  );
}

function isRingIndex(growth: Operation): boolean {
  const key = growth.key === null ? null : unwrap(growth.key);
  return key?.kind === 'binary' && (key.operator === '%' || key.operator === '&');
}

function comparison(size: Expression, module: Module): Expression | null {
  let node: Expression = size;
  for (;;) {
    const up = module.index.parentOf(node);
    if (up === null) return null;
    if (up.kind === 'binary' && /^([<>]=?|===?|!==?)$/.test(up.operator)) {
      // `length === 0` asks whether it is empty, which limits nothing.
      const other = up.left === node ? up.right : up.left;
      return other.kind === 'literal' && other.value === '0' ? null : up;
    }
    if (up.kind !== 'binary' && up.kind !== 'unary' && up.kind !== 'wrapped') return null;
    node = up;
  }
}

/** Inside `if len(table) == 0 { … }` or `if table == nil { … }`: it is filled once. */
function isWhileEmpty(sizeOrPlace: Expression, { node, module: grown }: Operation, module: Module): boolean {
  const test = module.index.parentOf(sizeOrPlace);
  if (module !== grown || test?.kind !== 'binary' || !/^===?$/.test(test.operator)) return false;
  const isEmpty = test.right.kind === 'literal' && test.right.value === '0';
  if (!isEmpty && !isNothing(test.right)) return false;
  for (let at = module.index.positionOf(node); at !== null; at = at.outer) {
    const outer = at.outer?.statement;
    if (outer?.kind === 'branch' && at.arm === 'then' && unwrap(outer.test) === test) return true;
  }
  return false;
}

function isInside(inner: Position, outer: Position): boolean {
  for (let at: Position | null = inner; at !== null; at = at.outer)
    if (at.statement === outer.statement) return true;
  return false;
}
