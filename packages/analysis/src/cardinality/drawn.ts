// Numbers that are drawn from a few: `Math.floor(Math.random() * 4)`.
import type { Expression } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';

/** Of so many whole numbers there are few; ids are drawn from millions. */
const FEW = 10_000;

/** What stands for the length of a list: nobody draws ids by it. */
const OF_A_LIST = 1000;

/** Names that stand for other numbers are followed so far. */
const DEEPEST = 4;

const ROUNDS = /^(?:floor|ceil|round|trunc)$/i;
const BELOW_ONE = /^(?:random|float(?:32|64))$/i;

/** Whether a call makes a whole number of a random one that is below a limit. */
export function isDrawnFromFew(node: Expression, module: Module): boolean {
  if (node.kind !== 'call' || node.callee.kind !== 'member' || !ROUNDS.test(node.callee.property))
    return false;
  const [drawn] = node.args;
  const limit = drawn === undefined ? null : limitOf(drawn, module, 0);
  return limit !== null && limit <= FEW;
}

/** How large a number may get that is calculated from random ones, literals and lengths; null for every other. */
function limitOf(node: Expression, module: Module, depth: number): number | null {
  const plain = unwrap(node);
  switch (plain.kind) {
    case 'literal':
      return plain.type === 'number' ? Number(plain.value.replaceAll('_', '')) : null;
    case 'call': {
      if (plain.callee.kind !== 'member') return null;
      if (plain.args.length === 0) return BELOW_ONE.test(plain.callee.property) ? 1 : null;
      const [rounded] = plain.args;
      return ROUNDS.test(plain.callee.property) && rounded !== undefined
        ? limitOf(rounded, module, depth)
        : null;
    }
    case 'member':
      return /^(?:length|size)$/.test(plain.property) ? OF_A_LIST : null;
    case 'binary': {
      const [left, right] = [limitOf(plain.left, module, depth), limitOf(plain.right, module, depth)];
      if (left === null || right === null) return null;
      if (plain.operator === '*') return left * right;
      return plain.operator === '+' || plain.operator === '-' ? left + right : null;
    }
    case 'name': {
      const write = module.index.onlyWriteOf(plain.binding);
      return write === null || depth >= DEEPEST || write.steps.length > 0
        ? null
        : limitOf(write.value, module, depth + 1);
    }
    default:
      return null;
  }
}
