// Code that only runs until somebody has set the program up: behind `if (!(await users.count()))`, `if (!settings.initialized)`.
import type { Call, Expression, Name } from '@leakline/ir';
import { isNothing, isNumber, lastName, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { outcomesOnTheWay, saysEqual, type Outcome } from './once-guards.ts';

/** Methods that count all that a table or a collection has; with arguments they count some of it. */
const COUNTS = /^(?:count|countDocuments|estimatedDocumentCount)$/;
/** What says that a program was set up, once for all. */
const SET_UP =
  /^(?:(?:is|has|was)_?)?(?:initiali[sz]ed|configured|installed|onboarded|set_?up_?(?:done|completed?))$/i;
/** A value of a setting that says the contrary: `ServerKind.NOT_CONFIGURED`. */
const NOT_SET_UP = /^(?:not_?|un)(?:initiali[sz]ed|configured|installed|set_?up)$/i;

/**
 * Whether code only runs while nothing is stored yet, or nobody has set the program up: it does so for the first user, and for
 * nobody after that.
 */
export function isFirstRun(node: Expression, module: Module, program: Program): boolean {
  return outcomesOnTheWay(node, module).some((outcome) => isBeforeSetUp(outcome, module, program, 0));
}

function isBeforeSetUp({ test, holds }: Outcome, module: Module, program: Program, depth: number): boolean {
  const plain = unwrap(test);
  const inner = (part: Expression, isTrue: boolean) =>
    depth < 6 && isBeforeSetUp({ test: part, holds: isTrue }, module, program, depth + 1);
  switch (plain.kind) {
    case 'unary':
      return plain.operator === '!' && inner(plain.operand, !holds);
    case 'logical':
      // Of `a && b` that holds both are known, of `a || b` that holds either may be.
      return (plain.operator === '&&') === holds
        ? inner(plain.left, holds) || inner(plain.right, holds)
        : inner(plain.left, holds) && inner(plain.right, holds);
    case 'binary': {
      const { left, operator, right } = plain;
      if (NOT_SET_UP.test(lastName(unwrap(right)))) return saysEqual(plain, holds);
      const isNone =
        isNumber(right, '0') || isNothing(right)
          ? saysEqual(plain, holds) || (operator === '>' && !holds)
          : isNumber(right, '1') && ((operator === '<' && holds) || (operator === '>=' && !holds));
      return isNone && inner(left, false);
    }
    case 'name': {
      const value = valueOf(plain, module, program);
      return value !== null && inner(value, holds);
    }
    case 'member':
      return !holds && SET_UP.test(plain.property);
    case 'call':
      return !holds && isCountOfAll(plain);
    default:
      return false;
  }
}

/** `users.count()` */
function isCountOfAll({ args, callee }: Call): boolean {
  return args.length === 0 && callee.kind === 'member' && COUNTS.test(callee.property);
}

/** What a variable was last set to, if that is one thing. */
function valueOf(node: Name, module: Module, program: Program): Expression | null {
  if (node.binding < 0) return null;
  const [write, another] = program.definitions(module).reaching(node);
  return write?.value == null || write.steps.length > 0 || another !== undefined ? null : write.value;
}
