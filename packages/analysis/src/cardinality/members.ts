// Slices through members and indexes: of what the function has just made, of values, else of the object itself.
import { namesRequestData } from '@leakline/catalog';
import type { Expression } from '@leakline/ir';
import { quoted, unwrap } from '../modules/expressions.ts';
import { writtenOut, type Module, type PathStep } from '../modules/module.ts';
import { fieldOfConstructed, fieldOfFresh } from '../values/fresh.ts';
import { isPlainText } from '../values/value.ts';
import { isPicked } from './choices.ts';
import { sliceCountedField } from './counters.ts';
import { sliceFilled } from './filled.ts';
import { isOfConfiguration, isToldApart, namedLeaf, qualified } from './guesses.ts';
import { hungByItself } from './hung.ts';
import type { Receiver } from './instances.ts';
import { isUnbounded, leafAt, letThrough, mayVary, saysSomething, unknownAt, type Leaf } from './leaf.ts';
import { ofMadeOnce } from './made-once.ts';
import { sliceValues } from './parts.ts';
import { factOfLetOn } from './middleware.ts';
import { factOfSought } from './picked.ts';
import { ONE_CHARACTER } from './pieces.ts';
import type { Slicer } from './slicer.ts';
import { ofTakenApart } from './taken-apart.ts';

/** `a.b`: what is known of it, which is one value where `a` was made once. */
export function sliceMember(
  slicer: Slicer,
  node: Expression & { kind: 'member' },
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const leaves = ofLetOn(slicer, node, module, steps, slicePart(slicer, node, module, steps, depth));
  return ofMadeOnce(slicer, node, module, ofTakenApart(slicer, node, module, leaves, depth));
}

/** What is left of what a handler gets, once middleware in front of it has looked at it. */
function ofLetOn(
  { program }: Slicer,
  node: Expression & { kind: 'member' },
  module: Module,
  steps: readonly PathStep[],
  leaves: Leaf[],
): Leaf[] {
  if (!leaves.some((leaf) => isUnbounded(leaf.level))) return leaves;
  const fact = factOfLetOn(node, module, steps, program);
  if (fact === null) return leaves;
  return fact.isSure
    ? [leafAt('finite', 'one of a fixed set', node, module)]
    : leaves.map((leaf) => (mayVary(leaf) ? { ...letThrough(leaf), isGuess: true } : leaf));
}

/** What was just put there, what the value of `a` says, else what is known of `a`, else the name. */
function slicePart(
  slicer: Slicer,
  node: Expression & { kind: 'member' },
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  if (steps.length === 0 && isToldApart(node, module)) return [unknownAt(node, module)];
  const path = [`.${node.property}`, ...steps];
  const fresh = sliceFieldOfFresh(slicer, node, module, steps, depth);
  if (fresh !== null) return fresh;
  const filled = sliceFilled(slicer, node.object, module, path, depth);
  if (filled !== null) return [filled];
  if (isAskedOfMade(slicer, unwrap(node.object), module)) {
    const given = slicer.of(node.object, module, path, depth + 1);
    if (given.some(saysSomething)) return given;
  }
  const values = hungByItself(slicer.program.values.of(node.object, module), node.object, module, slicer);
  // What makers are passed, where nothing else says more of a part of it.
  let passed: Leaf[] = [];
  if (values.length > 0) {
    const leaves = sliceValues(slicer, values, node, module, path, depth);
    const counted = steps.length === 0 ? sliceCountedField(slicer, node, values, module) : null;
    if (counted !== null) return [...leaves, counted];
    // What the maker was passed is for the call to say that made the object; what others put there is there as well.
    const own = leaves.filter((l) => !isOfMaker(l, node, module));
    if (own.length < leaves.length) {
      const made = slicer.of(node.object, module, path, depth + 1);
      if (made.some(saysSomething) || unwrap(node.object).kind !== 'this') return [...made, ...own];
    }
    if (steps.length > 0 && leaves.every(({ level }) => level === 'unknown'))
      passed = leaves.filter(saysSomething);
    else if (leaves.some(saysSomething)) return leaves;
  }
  if (node.property === 'length' || node.property === 'size') return [unknownAt(node, module)];
  const inner = slicer.of(node.object, module, path, depth + 1);
  if (inner.some(saysSomething)) return inner;
  if (passed.length > 0) return passed;
  const object =
    node.object.kind === 'name'
      ? node.object.name
      : node.object.kind === 'member'
        ? node.object.property
        : '';
  if (values.length === 0 && namesRequestData(object, node.property))
    return [
      leafAt('perEntity', `raw request data (\`${object}.${node.property}\`)`, node, module, node, 'medium'),
    ];
  return steps.length === 0 &&
    !values.some((v) => v.kind === 'instance' && isOfConfiguration(v.module, v.type))
    ? [namedLeaf(qualified(node.property, object), node, module, node.object)]
    : inner;
}

/**
 * Whether a leaf is a parameter of a function that neither holds the question nor is around it: of the one that made what is
 * asked, `{ value }` of `function ok(value) { return { value }; }`. Only the call that it was made by knows what was passed.
 */
export function isOfMaker({ parameter, module: owner }: Leaf, node: Expression, module: Module): boolean {
  if (parameter === null || parameter.index < 0) return false;
  return owner !== module || !module.isWithin(module.functionOf(node), parameter.fn);
}

/** `found.unwrap()`, where a function of the program made `found` and this closure of it. */
function isAskedOfMade(slicer: Slicer, node: Expression, module: Module): boolean {
  if (node.kind !== 'call' || node.callee.kind !== 'member') return false;
  return slicer.program.calls.meaningsOf(node, module).some((meaning) => {
    const maker = meaning.kind === 'function' ? (meaning.module.fn(meaning.fn).parent ?? 0) : 0;
    return (
      meaning.kind === 'function' &&
      maker > 0 &&
      (meaning.module !== module || !module.isWithin(module.functionOf(node), maker))
    );
  });
}

/** A field of what this function, or the caller of this method, has just made. null for everything else. */
function sliceFieldOfFresh(
  slicer: Slicer,
  node: Expression & { kind: 'member' },
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] | null {
  const object = receiverOf(slicer, unwrap(node.object), module);
  if (object === null) return null;
  const { program } = slicer;
  const held =
    (object.node.kind === 'name' ? fieldOfFresh(object.node, node.property, object.module, program) : null) ??
    fieldOfConstructed(object.node, node.property, object.module, program);
  if (held === null) return null;
  return held.flatMap(({ value, steps: inner, at }) => {
    if (value === null) return [leafAt('one', '', at, object.module)];
    const shown = { at: { path: object.module.path, span: at }, text: `\`${node.property}\` is set here` };
    return slicer.of(value, object.module, [...inner, ...steps], depth + 1).map((l) => ({
      ...l,
      trace: [shown, ...l.trace],
    }));
  });
}

/** What something stands for that is made here: itself, or, for the receiver of a method, what the method is called on. */
export function receiverOf(slicer: Slicer, node: Expression, module: Module): Receiver | null {
  if (node.kind === 'call') return node.isNew ? { node, module } : null;
  if (node.kind === 'this') {
    const fn = module.functionOfThis(node);
    return fn === null ? null : slicer.receiverOf(fn, module);
  }
  if (node.kind !== 'name' || node.binding < 0) return null;
  const parameter = module.index.parameterOf(node.binding);
  if (parameter?.index !== -1) return { node, module };
  return slicer.receiverOf(parameter.fn, module);
}

/** `a[b]`: an element of `a`, or the property that is written out. */
export function sliceIndex(
  slicer: Slicer,
  node: Expression & { kind: 'index' },
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const name = quoted(writtenOut(node.index, module));
  const key = name === null ? '[]' : `.${name}`;
  if (name === null && slicer.program.values.of(node.object, module).some(isPlainText))
    return [leafAt('finite', ONE_CHARACTER, node, module)];
  // `strings.Split(path, "/")[1]`: what all paths begin with, as often as not.
  if (node.index.kind === 'literal' && /^[01]$/.test(node.index.value))
    return sliceElement(slicer, node, key, module, steps, depth).map((l) =>
      l.text.startsWith('a piece of ') ? { ...l, confidence: 'low' } : l,
    );
  const sought = name === null ? factOfSought(node, module, steps, slicer.program) : null;
  if (sought?.isSure === true) return [leafAt('finite', 'one of a fixed set', node, module, sought.test)];
  const leaves = sliceElement(slicer, node, key, module, steps, depth);
  return sought !== null || (name === null && leaves.some(mayVary) && isPicked(node, module, slicer.program))
    ? leaves.map(letThrough)
    : leaves;
}

function sliceElement(
  slicer: Slicer,
  node: Expression & { kind: 'index' },
  key: PathStep,
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const values = slicer.program.values.of(node.object, module);
  const leaves = values.length > 0 ? sliceValues(slicer, values, node, module, [key, ...steps], depth) : [];
  if (leaves.some(saysSomething)) return leaves;
  return slicer.of(node.object, module, [key, ...steps], depth + 1);
}
