// Slices through what a call fills in: the fields of a variable that `json.Unmarshal(message.Data, &order)` puts a message into.
import { sentNameOf, type Filling } from '@leakline/catalog';
import type { BindingId, Call, Expression, Field, FunctionId, Name } from '@leakline/ir';
import { isRepeated } from '../frequency/answer.ts';
import { rootOfMembers, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import { leafOfFormat, leafOfTag, tagOf } from './field-tags.ts';
import { contentLeaf } from './guesses.ts';
import { isBounded, isUnbounded, leafAt, type Leaf } from './leaf.ts';
import type { Slicer } from './slicer.ts';
import { alongType } from './written-types.ts';

/** Functions between a variable and the call that fills it. */
const FARTHEST = 2;

/**
 * The part at `steps` of `object`, where a call before it has filled the variable that this stands in, with what somebody sends
 * again and again. null where that is not so, and for parts of a type that says more than who sends them.
 */
export function sliceFilled(
  slicer: Slicer,
  object: Expression,
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf | null {
  const root = rootOfMembers(object);
  if (root.kind !== 'name' || root.binding < 0 || steps[0]?.startsWith('.') !== true) return null;
  if (isFewByType(slicer, object, module, steps)) return null;
  const because = sourceOf(slicer, { module, binding: root.binding, before: root.start }, depth, 0);
  if (because === null) return null;
  const field = fieldAt(slicer, object, module, steps);
  const leaf =
    leafOfTag(field, object, module, 'high') ??
    leafOfFormat(field, because, object, module) ??
    leafOfNames(steps, field, because, object, module);
  return leaf.level === 'unknown' ? null : leaf;
}

/** What the name of a field says, and where that says little, the name that it is sent by: `Customer string `json:"customer_id"``. */
function leafOfNames(
  steps: readonly PathStep[],
  field: Field | undefined,
  because: string,
  node: Expression,
  module: Module,
): Leaf {
  const own = contentLeaf(steps, because, node, module);
  const sent = sentNameOf(tagOf(field) ?? '');
  return sent === null || own.confidence !== 'low'
    ? own
    : contentLeaf([...steps.slice(0, -1), `.${sent}`], because, node, module);
}

/** The field of a type of the program's own that steps lead to. */
function fieldAt(
  { program }: Slicer,
  object: Expression,
  module: Module,
  steps: readonly PathStep[],
): Field | undefined {
  const name = steps.at(-1)?.slice(1);
  for (const value of program.values.along(object, module, steps.slice(0, -1))) {
    if (value.kind !== 'instance') continue;
    const field = value.module.ir.types[value.type]?.fields.find((f) => f.name === name);
    if (field !== undefined) return field;
  }
  return undefined;
}

/** What a call before `use` has filled a variable with, taken as one value: the random bytes of `rand.Read(id)`. */
export function sliceFilledWhole(slicer: Slicer, use: Name, module: Module): Leaf | null {
  for (const name of module.index.namesOf(use.binding)) {
    if (name.start >= use.start) continue;
    const up = module.index.parentOf(name);
    const handed = handedTo(up?.kind === 'slice' && up.object === name ? up : name, module);
    if (handed === null) continue;
    const { call } = handed;
    for (const meaning of slicer.program.calls.meaningsOf(call, module)) {
      const fills = meaning.kind === 'catalog' ? meaning.meaning.fills : undefined;
      if (fills?.cardinality === undefined || !isInto(slicer, fills, handed, module)) continue;
      const isOnce = slicer.program.frequencies.ofExpression(call, module).frequency === 'once';
      return leafAt(isOnce ? 'configured' : fills.cardinality, fills.because, call, module);
    }
  }
  return null;
}

/** A call, and what it is handed. */
interface Handed {
  readonly call: Call;
  readonly argument: Expression;
}

/** The call that a variable, or a part of it, is handed to as it is or by its address; null where it is none. */
export function handedTo(node: Expression, module: Module): Handed | null {
  const up = module.index.parentOf(node);
  const argument = up?.kind === 'wrapped' && up.how === 'address' ? up : node;
  const call = module.index.parentOf(argument);
  return call?.kind === 'call' && call.args.includes(argument) ? { call, argument } : null;
}

/** Whether an argument is the one that a call fills. */
function isInto(slicer: Slicer, { into }: Filling, { call, argument }: Handed, module: Module): boolean {
  return slicer.program.arguments
    .at(into, call, module)
    .some(({ node, steps }) => steps.length === 0 && unwrap(node) === unwrap(argument));
}

/** A variable, as it is at some place of its function. */
interface Filled {
  readonly module: Module;
  readonly binding: BindingId;
  readonly before: number;
}

/** What has filled a variable, or what callers pass for it, as a noun. */
function sourceOf(
  slicer: Slicer,
  { module, binding, before }: Filled,
  depth: number,
  far: number,
): string | null {
  for (const name of module.index.namesOf(binding)) {
    if (name.start >= before) continue;
    const handed = handedTo(name, module);
    if (handed === null) continue;
    const { call, argument } = handed;
    const because = filledBy(slicer, call, argument, module, depth, far);
    if (because !== null && isRepeated(slicer.program.frequencies.ofExpression(call, module).frequency))
      return because;
  }
  const parameter = module.index.parameterOf(binding);
  if (parameter === null || parameter.index < 0 || parameter.steps.length > 0 || far >= FARTHEST) return null;
  for (const { module: m, call } of slicer.program.usage.callsOf(module, parameter.fn)) {
    const argument = call.args[parameter.index];
    const passed = argument === undefined ? null : rootOfMembers(unwrap(argument));
    const because =
      passed?.kind === 'name' && passed.binding >= 0
        ? sourceOf(slicer, { module: m, binding: passed.binding, before: passed.start }, depth, far + 1)
        : null;
    if (because !== null) return because;
  }
  return null;
}

/** What a call fills one of its arguments with: a library's, or a function that hands it on to one. */
function filledBy(
  slicer: Slicer,
  call: Call,
  argument: Expression,
  module: Module,
  depth: number,
  far: number,
): string | null {
  for (const meaning of slicer.program.calls.meaningsOf(call, module)) {
    if (meaning.kind === 'function') {
      const because =
        far < FARTHEST
          ? filledIn(slicer, meaning.module, meaning.fn, call.args.indexOf(argument), depth, far + 1)
          : null;
      if (because !== null) return because;
      continue;
    }
    const { fills } = meaning.meaning;
    if (fills === undefined) continue;
    const because = isInto(slicer, fills, { call, argument }, module)
      ? contentOf(slicer, fills, call, module, depth)
      : null;
    if (because !== null) return because;
  }
  return null;
}

/** What a function fills its parameter with: `func read(r *http.Request, v any) error { return json.NewDecoder(r.Body).Decode(v) }`. */
function filledIn(
  slicer: Slicer,
  module: Module,
  fn: FunctionId,
  index: number,
  depth: number,
  far: number,
): string | null {
  const target = module.fn(fn).parameters[index]?.target;
  if (target?.kind !== 'name') return null;
  for (const name of module.index.namesOf(target.binding)) {
    const call = module.index.parentOf(name);
    const because =
      call?.kind === 'call' && call.args.includes(name)
        ? filledBy(slicer, call, name, module, depth, far)
        : null;
    if (because !== null) return because;
  }
  return null;
}

/** What comes out of a call that fills something in, where there is no end to how it differs. */
function contentOf(slicer: Slicer, fills: Filling, call: Call, module: Module, depth: number): string | null {
  if (fills.because !== undefined) return fills.because;
  const worst = slicer.program.arguments
    .at(fills.from, call, module)
    .flatMap((part) => slicer.of(part.node, module, part.steps, depth + 1))
    .find((leaf) => isUnbounded(leaf.level) && leaf.confidence !== 'low');
  return worst?.text ?? null;
}

/** Whether the type of a part says how few its values are: a flag, one of some constants. */
function isFewByType(
  { program }: Slicer,
  object: Expression,
  module: Module,
  steps: readonly PathStep[],
): boolean {
  const holders = program.values.along(object, module, steps.slice(0, -1));
  const leaf = alongType(program, holders, steps.slice(-1), object, module);
  return leaf !== null && isBounded(leaf.level);
}
