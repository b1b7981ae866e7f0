// Fields of things that are made where they are used: `l := labels{path: p}` holds what is written there, whatever others of
// its type hold.
import type { BindingId, Expression, Name } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** Something that a field was set to; `value` is null for the zero value of its type. */
interface Held {
  readonly value: Expression | null;
  readonly steps: readonly PathStep[];
  /** The literal, call or assignment that sets it. */
  readonly at: Expression;
}

/**
 * What the field `name` of a local variable holds at a use of it, where the function itself makes what is in the variable.
 * null when something else may have set the field, or the variable is no such thing.
 */
export function fieldOfFresh(
  use: Name,
  name: string,
  module: Module,
  program: Program,
): readonly Held[] | null {
  const b = use.binding < 0 ? undefined : module.ir.bindings[use.binding];
  if (b === undefined || b.owner === 0 || b.kind !== 'variable') return null;
  if (module.index.parameterOf(use.binding) !== null || module.functionOf(use) !== b.owner) return null;
  const held: Held[] = [];
  let isShared = false;
  for (const write of program.definitions(module).reaching(use)) {
    if (write.value === null) {
      // `var l labels`
      if (write.operator !== 'declare' || b.type?.kind !== 'named') return null;
      held.push({ value: null, steps: [], at: write.assign ?? use });
      continue;
    }
    const value = unwrap(write.value);
    if (value !== write.value) isShared = true;
    const made = write.steps.length === 0 ? madeBy(value, name, module, program) : null;
    if (made === null) return null;
    held.push(...made);
    if (value.kind === 'call') isShared = true;
  }
  if (held.length === 0 || mayBeSetElsewhere(use, name, isShared, module, program)) return null;
  for (const assign of module.index.assigns) {
    const target = unwrap(assign.target);
    if (assign.start < use.start && assign.value !== null && isFieldOf(target, use.binding, name))
      held.push({ value: assign.value, steps: [], at: assign });
  }
  return held;
}

/**
 * What the field `name` of an instance holds that is made right there, or is all that its variable ever gets, where only the
 * constructor sets the field, to what it is passed: `new Trail(req.url)`. null where any of that is not so.
 */
export function fieldOfConstructed(
  instance: Expression,
  name: string,
  module: Module,
  program: Program,
): readonly Held[] | null {
  const only =
    instance.kind === 'name' && instance.binding >= 0 ? module.index.onlyWriteOf(instance.binding) : null;
  const made = only === null || only.steps.length > 0 ? instance : unwrap(only.value);
  if (made.kind !== 'call' || !made.isNew) return null;
  const [value, another] = program.values.of(made, module);
  if (value?.kind !== 'instance' || another !== undefined) return null;
  const [write, more] = program.types.fieldWrites(value.module, value.type, name);
  const passed = write?.value == null || more !== undefined ? null : unwrap(write.value);
  if (write === undefined || passed?.kind !== 'name' || passed.binding < 0) return null;
  const parameter = write.module.index.parameterOf(passed.binding);
  if (parameter === null || write.module.index.writesOf(passed.binding).length > 0) return null;
  const { form, owner } = write.module.fn(parameter.fn);
  if (form !== 'constructor' || owner !== value.type || write.module !== value.module) return null;
  const steps = [...parameter.steps, ...write.steps];
  const parts = program.arguments.argument(made, parameter.index, steps, module, parameter.isRest);
  return parts.length === 0 ? null : parts.map((part) => ({ value: part.node, steps: part.steps, at: made }));
}

function madeBy(value: Expression, name: string, module: Module, program: Program): Held[] | null {
  if (value.kind === 'object' && value.type !== null) {
    if (value.properties.some((p) => p.key === null)) return null;
    const written = value.properties.filter((p) => p.key === name);
    return written.length === 0
      ? [{ value: null, steps: [], at: value }]
      : written.map((p) => ({ value: p.value, steps: [], at: value }));
  }
  if (value.kind !== 'call' || value.isNew) return null;
  const meanings = program.calls.meaningsOf(value, module);
  const isMaker = meanings.every(
    (m) =>
      m.kind === 'function' &&
      m.module.index.returnsOf(m.fn).every((r) => {
        const plain = unwrap(r);
        return plain.kind === 'object' && plain.type !== null;
      }),
  );
  return meanings.length > 0 && isMaker ? [{ value, steps: [`.${name}`], at: value }] : null;
}

/** Handed to something that may fill it in, or of a type whose field is also set through pointers. */
function mayBeSetElsewhere(
  use: Name,
  field: string,
  isShared: boolean,
  module: Module,
  program: Program,
): boolean {
  for (const name of module.index.namesOf(use.binding)) {
    if (name === use || name.start >= use.start) continue;
    const up = module.index.parentOf(name);
    if (up?.kind === 'wrapped' && up.how === 'address') return true;
    if (isShared && up?.kind === 'call' && up.callee !== name) return true;
  }
  return program.values.of(use, module).some(
    (value) =>
      value.kind !== 'instance' ||
      program.types.fieldWrites(value.module, value.type, field).some((write) => {
        if (write.node === write.value) return false;
        const object = write.node.kind === 'member' ? unwrap(write.node.object) : null;
        if (object?.kind !== 'name' || object.binding < 0) return true;
        const owner = write.module.ir.bindings[object.binding]?.owner;
        return (
          owner === undefined ||
          owner === 0 ||
          write.module.index.parameterOf(object.binding) !== null ||
          write.module.functionOf(object) !== owner
        );
      }),
  );
}

function isFieldOf(target: Expression, binding: BindingId, name: string): boolean {
  if (target.kind !== 'member' || target.property !== name) return false;
  const object = unwrap(target.object);
  return object.kind === 'name' && object.binding === binding;
}
