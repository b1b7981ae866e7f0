// What is there gets shorter, and is put back so.
import type { Call, Expression, Name } from '@leakline/ir';
import { isMade, lastName, sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';

/** `list = list[1:]`, `list = list.filter(isNew)`: where less than what it held is put into a variable. */
export function cutsOf({ binding }: Name, module: Module): Expression[] {
  const isSame = (e: Expression) => e.kind === 'name' && e.binding === binding;
  return module.index.writesOf(binding).flatMap(({ value, assign }) => {
    const rest = value === null ? null : unwrap(value);
    const isCut =
      rest?.kind === 'slice'
        ? isSame(unwrap(rest.object))
        : rest?.kind === 'call' &&
          rest.callee.kind === 'member' &&
          /^(?:filter|slice)$/.test(rest.callee.property) &&
          isSame(unwrap(rest.callee.object));
    return isCut && assign !== null ? [assign] : [];
  });
}

/** `m[k] = append(m[k][:i], m[k][i+1:]...)`, also by a variable for `m[k]`, and `m[k] = m[k][1:]`: what is there gets shorter, and so is there. */
export function isCutOf(value: Expression | null, entry: Expression, module: Module): boolean {
  const call = value === null ? null : unwrap(value);
  // Of what is not there, there is nothing to leave out.
  if (call?.kind === 'slice' && call.low !== null && sameText(unwrap(call.object), entry)) return true;
  const [first, rest] = call?.kind === 'call' && lastName(call.callee) === 'append' ? call.args : [];
  const isPiece = (part: Expression | undefined): boolean => {
    const piece = part === undefined ? undefined : unwrap(part.kind === 'spread' ? part.operand : part);
    if (piece?.kind !== 'slice') return false;
    const whole = unwrap(piece.object);
    if (sameText(whole, entry)) return true;
    const write = whole.kind === 'name' ? module.index.onlyWriteOf(whole.binding) : null;
    return write !== null && sameText(unwrap(write.value), entry);
  };
  return isPiece(first) && rest?.kind === 'spread' && isPiece(rest);
}

/**
 * Where what a call leaves of an entry's list takes the list's place: `map.set(id, list.filter(isOther))`, `map[id] = rest` after
 * `const rest = list.slice(1)`; null where nothing puts it back.
 */
export function putBackShorter(
  call: Call,
  module: Module,
  isPlace: (node: Expression) => boolean,
): Expression | null {
  return SHORTENS.test(lastName(call.callee)) ? putBack(call, module, isPlace) : null;
}

/** Where something new takes the place of an entry's list under some condition: `map.set(id, list.length > MAX ? [] : list)`; null elsewhere. */
export function putBackAnew(
  list: Expression,
  module: Module,
  isPlace: (node: Expression) => boolean,
): Expression | null {
  const up = module.index.parentOf(list);
  if (up?.kind !== 'conditional' || up.test === list) return null;
  const other = unwrap(up.then === list ? up.otherwise : up.then);
  const isNew = other.kind === 'array' ? other.elements.length === 0 : isMade(other);
  return isNew ? putBack(up, module, isPlace) : null;
}

const SHORTENS = /^(?:filter|slice|toSpliced)$/;

function putBack(
  node: Expression,
  module: Module,
  isPlace: (node: Expression) => boolean,
): Expression | null {
  const up = module.index.parentOf(node);
  switch (up?.kind) {
    case 'wrapped':
    case 'conditional':
      return putBack(up, module, isPlace);
    case 'call': {
      const callee = unwrap(up.callee);
      const isSet = callee.kind === 'member' && callee.property === 'set' && up.args[1] === node;
      return isSet && isPlace(callee.object) ? up : null;
    }
    case 'assign': {
      const { target, value } = up;
      if (value !== node) return null;
      if (target.kind === 'index') return isPlace(target.object) ? up : null;
      if (target.kind !== 'name' || target.binding < 0 || module.index.onlyWriteOf(target.binding) === null)
        return null;
      for (const use of module.index.namesOf(target.binding)) {
        const found = use === target ? null : putBack(use, module, isPlace);
        if (found !== null) return found;
      }
      return null;
    }
    default:
      return null;
  }
}
