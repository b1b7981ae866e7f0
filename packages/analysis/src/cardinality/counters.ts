// Slices through what counts: `n++` goes up to where its loop ends, or for ever where nothing sets it back.
import type { Assign, Expression, Member, Name } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module, Write } from '../modules/module.ts';
import { identity, type Value } from '../values/value.ts';
import { isBounded, leafAt, unknownAt, type Leaf } from './leaf.ts';
import type { Slicer } from './slicer.ts';

const FOR_EVER = 'a number from a counter that goes up for ever';

/** Whether an assignment makes a number the next one: `n++`, `n--`, `n += 2`. */
export function isStep({ operator, value }: Pick<Assign, 'operator' | 'value'>): boolean {
  if (operator === '++' || operator === '--') return true;
  return (operator === '+=' || operator === '-=') && value?.kind === 'literal' && value.type === 'number';
}

/** The value of a step where an expression stands: `const id = ++next`, `this.next++`. */
export function sliceStep(slicer: Slicer, step: Assign, module: Module, depth: number): Leaf[] {
  const target = unwrap(step.target);
  if (target.kind === 'member')
    return [fieldCounter(slicer, target, slicer.program.values.of(target.object, module), module)];
  if (target.kind !== 'name' || target.binding < 0) return [unknownAt(step, module)];
  return [variableCounter(slicer, module, target.binding, step, target, module, depth)];
}

/**
 * The value of a variable that a step has been made with.
 * @param module Where the variable is declared.
 * @param use Where it is named, in `from`.
 */
export function variableCounter(
  slicer: Slicer,
  module: Module,
  binding: number,
  step: Assign | null,
  use: Name,
  from: Module,
  depth: number,
): Leaf {
  const loop = step === null ? null : module.index.parentOf(step);
  if (loop?.kind === 'loop' && loop.update === step) {
    const limits = limitsIn(loop.test, binding).flatMap((limit) => slicer.of(limit, module, [], depth + 1));
    return limits.length > 0 && limits.every(({ level }) => isBounded(level))
      ? leafAt('finite', 'a number up to a limit', use, from)
      : unknownAt(use, from);
  }
  return outlivesItsSteps(slicer, module, binding, step) && !module.index.writesOf(binding).some(isReset)
    ? leafAt('perEvent', FOR_EVER, use, from)
    : unknownAt(use, from);
}

/** `this.seq` where a method does `this.seq++`; null for a field that is not counted with. */
export function sliceCountedField(
  slicer: Slicer,
  node: Member,
  values: readonly Value[],
  module: Module,
): Leaf | null {
  const isCounted = values.some(
    (value) =>
      value.kind === 'instance' &&
      value.module.index.membersNamed(node.property).some((member) => {
        const step = value.module.index.parentOf(member);
        return (
          step?.kind === 'assign' &&
          step.target === member &&
          isStep(step) &&
          slicer.program.values
            .of(member.object, value.module)
            .some((v) => values.some((own) => identity(own) === identity(v)))
        );
      }),
  );
  return isCounted ? fieldCounter(slicer, node, values, module) : null;
}

/** A field that is counted up: how far depends on how long its object lives. */
function fieldCounter(slicer: Slicer, node: Member, values: readonly Value[], module: Module): Leaf {
  const { language } = module;
  const isSetBack = values.some((value) =>
    slicer.program
      .memberWritesOf(value, node.property, language)
      .some(
        ({ node: write, module: m }) =>
          write.value.kind === 'literal' && m.fn(m.functionOf(write.target)).form !== 'constructor',
      ),
  );
  const { life } = slicer.program.holders.of(node.object, module);
  if (isSetBack || life === 'call') return unknownAt(node, module);
  return leafAt('perEvent', FOR_EVER, node, module, node, life === 'process' ? 'high' : 'medium');
}

/** Whether a variable is the process's, or that of a function that runs once and whose closures count with it. */
function outlivesItsSteps(slicer: Slicer, module: Module, binding: number, step: Assign | null): boolean {
  const owner = module.ir.bindings[binding]?.owner ?? -1;
  if (owner <= 0) return owner === 0;
  if (step === null || module.functionOf(step) === owner) return false;
  return slicer.program.frequencies.ofFunction(module, owner).frequency === 'once';
}

/** `n = 0` again, after a limit or a day. */
function isReset({ operator, assign, value }: Write): boolean {
  return operator === '=' && assign?.isDeclaration === false && value?.kind === 'literal';
}

/** What a loop's test compares its counter with: `n` in `i < n && !done`. */
function limitsIn(test: Expression | null, binding: number): Expression[] {
  if (test?.kind === 'logical' && test.operator === '&&')
    return [...limitsIn(test.left, binding), ...limitsIn(test.right, binding)];
  if (test?.kind !== 'binary' || !/^(?:[<>]=?|!==?)$/.test(test.operator)) return [];
  const isCounter = (side: Expression) => side.kind === 'name' && side.binding === binding;
  if (isCounter(test.left)) return [test.right];
  return isCounter(test.right) ? [test.left] : [];
}
