// Copy on write: a place whose content is copied to a local variable, changed there, and put back whole. What is done to the
// copy is done to the place.
import type { Expression, Name } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

/**
 * What is done to the local `copy` beyond copying `place` into it; null when it holds no copy of the place, and so replaces
 * what was there. `ofCopy` gives what is done to one mention of the copy.
 */
export function changesOfCopy(
  copy: Name,
  place: HoldingPlace,
  module: Module,
  program: Program,
  ofCopy: (mention: Name) => readonly Operation[],
): readonly Operation[] | null {
  const b = module.ir.bindings[copy.binding];
  if (b === undefined || b.owner === 0 || module.index.parameterOf(copy.binding) !== null) return null;
  const isPlace = (node: Expression) => isContentOf(node, place, module, program, 0);
  let isCopy = module.index
    .writesOf(copy.binding)
    .some(({ value }) => value !== null && mayCopy(unwrap(value), isPlace));
  const changes = module.index
    .writesOf(copy.binding)
    .flatMap(({ value }) => (value !== null && takesOut(unwrap(value)) ? [evicting(value, module)] : []));
  for (const mention of module.index.namesOf(copy.binding)) {
    const up = module.index.parentOf(mention);
    // `maps.Copy(next, old)`
    if (up?.kind === 'call' && up.args[0] === mention && up.args.slice(1).some(isPlace)) {
      isCopy = true;
      continue;
    }
    if (isComparedSize(mention, module)) changes.push(evicting(mention, module));
    for (const operation of ofCopy(mention)) {
      if (operation.kind === 'reset') continue;
      if (operation.kind === 'grow' && isKeyOf(operation.key, module, isPlace)) {
        isCopy = true;
        // `if now.Before(e.expires) { next[k] = e }`: what does not pass stays behind.
        if (isFiltered(operation)) changes.push(evicting(operation.node, module));
      } else changes.push(operation);
    }
  }
  return isCopy ? changes : null;

  /** `slices.DeleteFunc(list, isSame)`: what the copy gets is the content without some of it. */
  function takesOut(value: Expression): boolean {
    if (value.kind !== 'call') return false;
    return program.summaries
      .effectsOf(value, module)
      .some(
        (effect) =>
          effect.effect === 'evict' &&
          effect.place !== 'this' &&
          effect.place !== 'library' &&
          program.arguments.at(effect.place, value, module).some((part) => isPlace(part.node)),
      );
  }
}

function evicting(node: Expression, module: Module): Operation {
  return { kind: 'evict', module, node, key: null, isElement: false };
}

/** The place itself, what an atomic one holds (`p.Load()`), or a local name for it. */
function isContentOf(
  node: Expression,
  place: HoldingPlace,
  module: Module,
  program: Program,
  depth: number,
): boolean {
  const plain = unwrap(node);
  if (depth > 4) return false;
  if (plain.kind === 'spread') return isContentOf(plain.operand, place, module, program, depth + 1);
  // `kept := list[:0]` begins anew in the same memory: what does not pass a filter is gone.
  if (plain.kind === 'slice') return false;
  if (plain.kind === 'call')
    return (
      plain.args.length === 0 &&
      plain.callee.kind === 'member' &&
      plain.callee.property === 'Load' &&
      isContentOf(plain.callee.object, place, module, program, depth + 1)
    );
  if (plain.kind !== 'name' && plain.kind !== 'member') return false;
  const key = program.places.keyOf(place);
  if (program.places.of(plain, module).some((p) => program.places.keyOf(p) === key)) return true;
  if (plain.kind !== 'name' || plain.binding < 0) return false;
  return module.index
    .writesOf(plain.binding)
    .some(
      ({ value, assign }) =>
        assign !== null && value !== null && isContentOf(value, place, module, program, depth + 1),
    );
}

/** `maps.Clone(old)`, `append([]T(nil), old...)`, `old.clone()`. */
function mayCopy(value: Expression, isPlace: (node: Expression) => boolean): boolean {
  if (value.kind !== 'call') return false;
  if (value.args.some(isPlace)) return !/^(len|cap|make)$/.test(nameOf(value.callee));
  return (
    value.callee.kind === 'member' &&
    /^(clone|copy)$/i.test(value.callee.property) &&
    isPlace(value.callee.object)
  );
}

/** A loop variable over the place. */
function isKeyOf(key: Expression | null, module: Module, isPlace: (node: Expression) => boolean): boolean {
  const plain = key === null ? null : unwrap(key);
  if (plain?.kind !== 'name' || plain.binding < 0) return false;
  return module.index
    .writesOf(plain.binding)
    .some(({ value, assign }) => assign === null && value !== null && isPlace(value));
}

/** Behind a test inside the innermost loop. */
function isFiltered({ node, module }: Operation): boolean {
  const position = module.index.positionOf(node);
  for (let at = position; at !== null; at = at.outer) {
    if (at.statement.kind === 'loop' && at !== position) return false;
    if (at !== position && at.statement.kind === 'branch') return true;
    // `if expired { continue }` before it
    if (at.list.slice(0, at.index).some((s) => s.kind === 'branch' && s.then.at(-1)?.kind === 'jump'))
      return true;
  }
  return false;
}

/** `len(next) > limit` */
function isComparedSize(mention: Name, module: Module): boolean {
  const call = module.index.parentOf(mention);
  if (call?.kind !== 'call' || nameOf(call.callee) !== 'len') return false;
  const test = module.index.parentOf(call);
  return test?.kind === 'binary' && /^[<>]=?$/.test(test.operator);
}

function nameOf(callee: Expression): string {
  return callee.kind === 'name' ? callee.name : '';
}
