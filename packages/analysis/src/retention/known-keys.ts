// Growth that adds nothing: another value for a key of which a test on the way says that it is there already.
import type { BindingId, Expression } from '@leakline/ir';
import { outcomesOnTheWay, saysEqual } from '../flow/once-guards.ts';
import { isNothing, lastName, receiverOf, sameText, unwrap } from '../modules/expressions.ts';
import type { Module, ParameterRef, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

/** Whether an entry is only put where one with the same key was found: `if _, ok := m[k]; ok { m[k] = v }`, `if (m.has(k)) m.set(k, v)`. */
export function isForKnownKey(growth: Operation, place: HoldingPlace, program: Program): boolean {
  const { key, module, node } = growth;
  if (key === null || growth.isElement) return false;
  const isPlace = (container: Expression): boolean => program.places.isNamedBy(container, module, place);
  const isKey = (other: Expression): boolean => sameText(unwrap(other), unwrap(key));

  /** `force = !!force` asks about itself. */
  const asked = new Set<BindingId>();

  /** Whether an expression that came out as `holds` has found the key. */
  const finds = (test: Expression, holds: boolean): boolean => {
    const plain = unwrap(test);
    switch (plain.kind) {
      case 'unary':
        return plain.operator === '!' && finds(plain.operand, !holds);
      case 'logical':
        // Of `a && b` that holds, and of `a || b` that does not, both sides are known.
        return (
          plain.operator === (holds ? '&&' : '||') && (finds(plain.left, holds) || finds(plain.right, holds))
        );
      case 'binary':
        if (plain.operator === 'in') return holds && isKey(plain.left) && isPlace(plain.right);
        return isNothing(plain.right) && saysEqual(plain, !holds) && finds(plain.left, true);
      case 'index':
        return holds && isKey(plain.index) && isPlace(plain.object);
      case 'name': {
        // `entry, ok := m[k]`
        if (!holds || plain.binding < 0 || asked.has(plain.binding)) return false;
        asked.add(plain.binding);
        const write = module.index.onlyWriteOf(plain.binding);
        return write !== null && finds(unwrap(write.value), true);
      }
      case 'call':
        return (
          holds &&
          program.calls.meaningsOf(plain, module).some((meaning) => {
            const tests = meaning.kind === 'catalog' ? meaning.meaning.tests : undefined;
            return (
              tests !== undefined &&
              program.arguments
                .at(tests.value, plain, module)
                .some((part) => part.steps.length === 0 && isKey(part.node)) &&
              program.arguments.at(tests.container, plain, module).some((part) => isPlace(part.node))
            );
          })
        );
      default:
        return false;
    }
  };
  return (
    goneThrough(key, module).some(isPlace) ||
    outcomesOnTheWay(node, module).some(({ test, holds }) => finds(test, holds))
  );
}

/**
 * What a loop goes through that comes to a key in each round: `for (const id in all)`, `for (const [id] of Object.entries(all))`,
 * `Object.keys(all).forEach((id) => …)`.
 */
function goneThrough(key: Expression, module: Module): Expression[] {
  const plain = unwrap(key);
  if (plain.kind !== 'name' || plain.binding < 0) return [];
  const handed = module.index.parameterOf(plain.binding);
  if (handed !== null) return goneThroughBy(handed, module);
  const write = module.index.onlyWriteOf(plain.binding);
  if (write === null || write.assign !== null) return [];
  const [step, part, another] = write.steps;
  const over = unwrap(write.value);
  if (step === '[key]') return part === undefined ? [over] : [];
  return another === undefined ? holderOfKeys(over, part) : [];
}

/** The same where a method of a list, or of a map, calls a function with each. */
function goneThroughBy({ fn, index, steps: [part, another] }: ParameterRef, module: Module): Expression[] {
  const closure = module.index.functionNode(fn);
  const call = closure === undefined ? null : module.index.parentOf(closure);
  const isGoneThrough =
    call?.kind === 'call' &&
    call.args[0] === closure &&
    /^(?:forEach|map|flatMap)$/.test(lastName(call.callee));
  const over = isGoneThrough ? receiverOf(call) : null;
  if (over === null || another !== undefined) return [];
  // `all.forEach((value, id) => …)`
  if (index === 1) return part === undefined ? [over] : [];
  const keys = unwrap(over);
  return index === 0 && keys.kind === 'call' ? holderOfKeys(keys, part) : [];
}

/** What has the keys, or of pairs (an element of which is asked for) the first ones, that an expression lists. */
function holderOfKeys(over: Expression, part: PathStep | undefined): Expression[] {
  if (over.kind !== 'call') return part === FIRST ? [over] : [];
  if (over.callee.kind !== 'member' || over.callee.property !== (part === FIRST ? 'entries' : 'keys'))
    return [];
  return part === undefined || part === FIRST ? [over.callee.object, ...over.args] : [];
}

/** The step to the first element of a pair. */
const FIRST = '#0';
