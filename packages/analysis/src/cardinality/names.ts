// Slices through names: what reaches a variable, its parts that are set later, what is passed for a parameter.
import { namesAnEntity } from '@leakline/catalog';
import type { Expression, Name } from '@leakline/ir';
import { INITIAL } from '../flow/environment.ts';
import { quoted, sameText, unwrap } from '../modules/expressions.ts';
import { writtenOut, type Module, type PathStep, type Write } from '../modules/module.ts';
import { isStep, variableCounter } from './counters.ts';
import { asDefault } from './defaults.ts';
import { isForEmptyChoice } from './fallbacks.ts';
import { handedTo, sliceFilled, sliceFilledWhole } from './filled.ts';
import { keptIn, namedLeaf } from './guesses.ts';
import {
  isUnbounded,
  leafAt,
  letThrough,
  saysSomething,
  TEXT_OF_ERROR,
  unknownAt,
  type Leaf,
} from './leaf.ts';
import { isMadeOnce } from './made-once.ts';
import { sliceParameter } from './parameters.ts';
import { sliceValues } from './parts.ts';
import type { Slicer } from './slicer.ts';
import { leafOfType } from './written-types.ts';

/** A name: its type, or whatever was written to it and reaches here. */
export function sliceName(
  slicer: Slicer,
  node: Name,
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  if (node.binding < 0) {
    const declared = slicer.program.scopes.freeName(module, node.name);
    if (declared !== null)
      return sliceBinding(slicer, declared.module, declared.binding, node, module, steps, depth);
    if (/^(undefined|nil|true|false|NaN|iota)$/.test(node.name)) return [leafAt('one', '', node, module)];
    const global = slicer.program.catalog.exportOf(module.language, '', node.name);
    if (global?.member.cardinality !== undefined)
      return [leafAt(global.member.cardinality, global.member.because ?? node.name, node, module)];
    return sliceValues(slicer, slicer.program.values.of(node, module), node, module, steps, depth);
  }
  return sliceBinding(slicer, module, node.binding, node, module, steps, depth);
}

/** `value` of `switch v := value.(type)`, where a name stands for such a `v`, declared at `start`. */
function switchedOver(use: Name, start: number, module: Module): Expression | null {
  for (let at = module.index.positionOf(use); at !== null; at = at.outer) {
    const { statement } = at;
    if (statement.kind === 'switch' && statement.form === 'type' && statement.subject !== null)
      if (statement.start <= start && start < statement.subject.start) return statement.subject;
  }
  return null;
}

/** A use (in `from`) of a binding of `module`. */
function sliceBinding(
  slicer: Slicer,
  module: Module,
  binding: number,
  use: Name,
  from: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const b = module.ir.bindings[binding];
  if (b === undefined) return [unknownAt(use, from)];
  if (b.type !== null && steps.length === 0) {
    const typed = leafOfType(slicer.program, b.type, use, module, from);
    if (typed !== null && typed.level !== 'unknown') return [typed];
  }
  if (b.kind === 'import') {
    const target = slicer.program.scopes.target(module, binding);
    if (target?.kind === 'declared')
      return sliceBinding(slicer, target.module, target.binding, use, from, steps, depth + 1);
    if (target?.kind === 'value') {
      const value = target.module.ir.exports[target.exportIndex]?.value;
      if (value != null)
        return slicer.of(
          value,
          target.module,
          target.member === null ? steps : [`.${target.member}`, ...steps],
          depth + 1,
        );
    }
    return sliceValues(slicer, slicer.program.values.of(use, from), use, from, steps, depth);
  }
  if (b.kind === 'function' || b.kind === 'type')
    return steps.length > 0
      ? sliceValues(slicer, slicer.program.values.of(use, from), use, from, steps, depth)
      : [unknownAt(use, from)];
  const parameter = module.index.parameterOf(binding);
  const writes: readonly Write[] =
    from === module && use.binding === binding
      ? slicer.program.definitions(module).reaching(use)
      : module.index.writesOf(binding);
  const leaves: Leaf[] = [];
  const asPassed = writes.filter((w) => w.operator === INITIAL.operator && w.proof === undefined);
  if (
    parameter !== null &&
    (writes.length === 0 || asPassed.length > 0 || writes.every((w) => w.assign === null))
  ) {
    const passed = sliceParameter(slicer, module, parameter, use, from, b.name, steps, depth);
    const isTested = asPassed.length > 0 && asPassed.every((w) => w.isLetThrough === true);
    leaves.push(...(isTested ? passed.map(letThrough) : passed));
  }
  for (const write of writes) {
    if (write.proof !== undefined) {
      leaves.push(leafAt('finite', 'one of a fixed set', use, from, write.proof));
      continue;
    }
    if (write.operator === INITIAL.operator) continue;
    if (isStep(write)) {
      leaves.push(variableCounter(slicer, module, binding, write.assign, use, from, depth));
      continue;
    }
    if (write.value === null) {
      if (write.steps[0] === '[caught]')
        leaves.push(
          ...(steps.length > 0
            ? sliceValues(slicer, slicer.program.values.builtin(from, 'Error'), use, from, steps, depth)
            : [leafAt('perEvent', TEXT_OF_ERROR, use, from)]),
        );
      else if (write.operator === 'declare')
        leaves.push(
          isFilled(use, module) && from === module
            ? (sliceFilled(slicer, use, module, steps, depth) ??
                namedLeaf(steps.at(-1)?.replace(/^\./, '') ?? b.name, use, from))
            : leafAt('one', '', use, from),
        );
      continue;
    }
    const found = asDefault(
      slicer.of(write.value, module, [...write.steps, ...steps], depth + 1),
      write.value,
      parameter,
      module,
    );
    // An id that is made when the program starts is one per process, however random.
    const isOnce =
      write.assign !== null &&
      (b.owner === 0
        ? module.index.positionOf(write.assign)?.fn === 0
        : found.some(({ level }) => isUnbounded(level)) && isMadeOnce(slicer, write, module, steps));
    const inner = isOnce
      ? found.map((l): Leaf => (isUnbounded(l.level) ? { ...l, level: 'configured' } : l))
      : write.isLetThrough === true || isForEmptyChoice(write, binding, module)
        ? found.map(letThrough)
        : found;
    const span = write.assign ?? write.value;
    const shown =
      write.value.kind === 'literal'
        ? []
        : [{ at: { path: module.path, span }, text: `\`${b.name}\` is set here` }];
    leaves.push(...inner.map((l) => ({ ...l, trace: [...shown, ...l.trace] })));
  }
  const switched = writes.length === 0 && from === module ? switchedOver(use, b.start, module) : null;
  if (switched !== null && steps.length === 0) leaves.push(...slicer.of(switched, module, steps, depth + 1));
  leaves.push(...slicePropertyWrites(slicer, module, binding, use, from, steps, depth));
  const filled = steps.length === 0 && from === module ? sliceFilledWhole(slicer, use, module) : null;
  // What was there before it was filled, an empty list of bytes, says nothing.
  if (filled !== null) return [...leaves.filter(saysSomething), filled];
  // A named result that nothing has been put into yet.
  if (leaves.length === 0 && b.kind === 'parameter' && parameter === null && writes.length === 0)
    return [leafAt('one', '', use, from)];
  if (leaves.length === 0) return [namedLeaf(b.name, use, from)];
  return !leaves.some(saysSomething) && namesAnEntity(b.name) ? [namedLeaf(b.name, use, from)] : leaves;
}

/** `labels.url = req.url`, `labels['url'] = …` after the variable was declared: a part of what it holds. */
function slicePropertyWrites(
  slicer: Slicer,
  module: Module,
  binding: number,
  use: Name,
  from: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const [step, ...rest] = steps;
  if (step === undefined || from !== module || module.ir.bindings[binding]?.owner === 0) return [];
  const leaves: Leaf[] = [];
  for (const name of module.index.namesOf(binding)) {
    if (name.start >= use.start) continue;
    const part = module.index.parentOf(name);
    leaves.push(...sliceAdded(slicer, name, step, rest, module, depth));
    if ((part?.kind !== 'member' && part?.kind !== 'index') || part.object !== name) continue;
    const assign = module.index.parentOf(part);
    if (assign?.kind !== 'assign' || assign.target !== part || assign.value === null) continue;
    const written = part.kind === 'member' ? part.property : quoted(writtenOut(part.index, module));
    if (written !== null && step.startsWith('.') && !/^\.[*#]$/.test(step) && step !== `.${written}`)
      continue;
    // The keys of a map are what stands in the brackets.
    const isKey = step === '[key]' || step === '.#';
    if (isKey && part.kind === 'member') continue;
    const value = isKey && part.kind === 'index' ? part.index : assign.value;
    const source = isKey ? null : copiedFrom(part, assign.value);
    const found =
      source === null
        ? slicer.of(value, module, rest, depth + 1)
        : slicer.of(source, module, steps, depth + 1);
    // `settings[name] = …` may be any other one of the settings, and so may what is of any type: each key has something else.
    const isGuessed =
      written === null &&
      source === null &&
      !isKey &&
      ((step !== '.*' && step.startsWith('.')) || isOfAnyType(assign.value, module));
    leaves.push(
      ...keptIn(name, found).map((l) => ({
        ...l,
        confidence: isGuessed ? ('low' as const) : l.confidence,
        trace: [
          { at: { path: module.path, span: assign }, text: `a part of \`${name.name}\` is set here` },
          ...l.trace,
        ],
      })),
    );
  }
  return leaves;
}

/** Whether a value is a variable of which no type is known, though one is written down: `value any`. */
function isOfAnyType(value: Expression, module: Module): boolean {
  const plain = unwrap(value);
  const type = plain.kind === 'name' ? module.ir.bindings[plain.binding]?.type : null;
  if (type == null) return false;
  return (
    type.kind === 'unknown' ||
    (type.kind === 'named' && type.binding < 0 && /^(?:any|unknown)$/.test(type.name))
  );
}

/** What each property is copied from under its own name: `settings` of `copy[key] = settings[key]`. */
function copiedFrom(part: Expression, value: Expression): Expression | null {
  const plain = unwrap(value);
  return part.kind === 'index' && plain.kind === 'index' && sameText(unwrap(part.index), unwrap(plain.index))
    ? plain.object
    : null;
}

/** `tags.push(tag)`: an element of what the variable holds. */
function sliceAdded(
  slicer: Slicer,
  name: Name,
  step: PathStep,
  rest: readonly PathStep[],
  module: Module,
  depth: number,
): Leaf[] {
  if (step !== '[]' && step !== '.*' && !step.startsWith('#')) return [];
  const member = module.index.parentOf(name);
  if (member?.kind !== 'member' || member.object !== name || !/^(push|unshift)$/.test(member.property))
    return [];
  const call = module.index.parentOf(member);
  if (call?.kind !== 'call' || call.callee !== member) return [];
  const shown = {
    at: { path: module.path, span: call },
    text: `an element of \`${name.name}\` is added here`,
  };
  return call.args.flatMap((argument) =>
    (argument.kind === 'spread'
      ? slicer.of(argument.operand, module, ['[]', ...rest], depth + 1)
      : slicer.of(argument, module, rest, depth + 1)
    ).map((l) => ({ ...l, trace: [shown, ...l.trace] })),
  );
}

/** What calls before this use have put into the text that a variable gathers: `b.WriteString(path)`, `fmt.Fprintf(&b, "%s", path)`. */
export function sliceGathered(slicer: Slicer, use: Name, module: Module, depth: number): Leaf[] {
  if (use.binding < 0 || module.ir.bindings[use.binding]?.owner === 0) return [];
  return module.index.namesOf(use.binding).flatMap((name) => {
    if (name.start >= use.start) return [];
    const up = module.index.parentOf(name);
    const target = up?.kind === 'wrapped' && up.how === 'address' ? up : name;
    const outer = target === name ? up : module.index.parentOf(target);
    const call = outer?.kind === 'member' && outer.object === target ? module.index.parentOf(outer) : outer;
    if (call?.kind !== 'call') return [];
    const isGrown = slicer.program.summaries.effectsOf(call, module).some((e) => e.effect === 'grow');
    const shown = { at: { path: module.path, span: call }, text: `it is written to \`${name.name}\` here` };
    return (isGrown ? call.args : []).flatMap((argument) =>
      argument === target
        ? []
        : slicer
            .of(argument.kind === 'spread' ? argument.operand : argument, module, [], depth + 1)
            .map((l) => ({ ...l, trace: [shown, ...l.trace] })),
    );
  });
}

/** `var id string; rows.Scan(&id)`: a variable that some call before this use fills in. */
function isFilled(use: Name, module: Module): boolean {
  return module.index.namesOf(use.binding).some((name) => {
    const handed = name.start < use.start ? handedTo(name, module) : null;
    return handed !== null && handed.argument !== name;
  });
}
