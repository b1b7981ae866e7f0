// Slices through calls: what the catalog says of the result, else what the called function returns.
import type { ArgumentPath } from '@leakline/catalog';
import { NONE, type Call, type FunctionId } from '@leakline/ir';
import { lastName, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Part } from '../values/arguments.ts';
import { isPlainText } from '../values/value.ts';
import { isForOneType, ofOneType } from './choices.ts';
import { withoutGiven } from './defaults.ts';
import { isDrawnFromFew } from './drawn.ts';
import { contentLeaf, namedLeaf } from './guesses.ts';
import { answeredBy } from './instances.ts';
import {
  dedupe,
  isBounded,
  isUnbounded,
  leafAt,
  letThrough,
  saysHowVaried,
  saysSomething,
  statedLeaf,
  TEXT_OF_ERROR,
  unknownAt,
  type Leaf,
} from './leaf.ts';
import { isOfMaker, receiverOf } from './members.ts';
import { sliceGathered } from './names.ts';
import { idInRequest, sliceParameter } from './parameters.ts';
import { sliceValues } from './parts.ts';
import { factOfPicked } from './picked.ts';
import { isBeforeAsMany, masked } from './pieces.ts';
import { letThroughAt, sliceListed } from './schemas.ts';
import type { Slicer } from './slicer.ts';
import { leafOfType } from './written-types.ts';
import { sliceYielded, yieldedAt } from './yielded.ts';

/**
 * The result of a call, or the part of it at `steps`: by the catalog, by what the called function returns, else by
 * the name of what is called.
 */
export function sliceCall(
  slicer: Slicer,
  node: Call,
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const leaves: Leaf[] = [];
  // `steps` may begin with the index of one of several results.
  const isResult = steps[0]?.startsWith('#') === true;
  const inner = asElements(isResult ? steps.slice(1) : steps, node, module, slicer.program);
  const ofTypes = () => {
    const values = slicer.program.values.along(node, module, isResult ? steps.slice(0, 1) : []);
    return sliceValues(slicer, values, node, module, inner, depth);
  };
  // A text has no parts: they are those of what was made of it, as `url.Parse(text)` and its `Host`.
  const isMadeOfText = (part: Part) =>
    part.steps.length === 0 &&
    slicer.program.values.isText(part.node, module) &&
    slicer.program.values
      .along(node, module, isResult ? steps.slice(0, 1) : [])
      .some((v) => v.kind === 'library' && !isPlainText(v));
  if (
    isResult &&
    steps[0] !== '#0' &&
    inner.length === 0 &&
    slicer.program.calls
      .resultsOf(node, module, Number(steps[0]?.slice(1)))
      .some((v) => v.kind === 'library' && v.type.name === 'error')
  )
    return [unknownAt(node, module)];
  if (isAskedOfSentinel(slicer.program, node, module)) return [leafAt('one', '', node, module)];
  if (isDrawnFromFew(node, module)) return [leafAt('finite', 'one of a few numbers', node, module)];
  const meanings = slicer.program.calls.meaningsOf(node, module);
  for (const meaning of meanings) {
    if (meaning.kind === 'function') {
      if (meaning.isNew) continue;
      const given = sliceCalled(slicer, node, module, meaning.module, meaning.fn, steps, depth);
      const callee = unwrap(node.callee);
      const own = given.filter((leaf) => !isOfMaker(leaf, node, module));
      // `const read = reader(path); read.next()`: what the maker of the object was passed, where that is seen.
      const asked =
        callee.kind === 'member' && own.length < given.length
          ? slicer.of(callee.object, module, [`.${callee.property}`, '()', ...steps], depth + 1)
          : [];
      leaves.push(...(asked.some((l) => l.level !== 'unknown') ? [...own, ...asked] : given));
      continue;
    }
    const m = meaning.meaning;
    if (m.takes !== undefined && (!isResult || steps[0] === '#0')) {
      const carried = slicer.program.carriedLeaves.worstOf(m.takes, node, module, inner);
      const key = slicer.program.carried.keyText(m.takes, node, module);
      // What the outside sends, unless the program puts something there, and calls itself: then it is either.
      if (saysHowVaried(m)) {
        const sent = statedLeaf(m, meaning.name, node, module);
        leaves.push(carried === null ? sent : letThrough(sent));
        continue;
      }
      leaves.push(carried ?? (key === null ? unknownAt(node, module) : namedLeaf(key, node, module)));
      continue;
    }
    if (m.pairs !== undefined && inner[0] === '[]') {
      leaves.push(...slicePair(slicer, m.pairs, node, module, inner.slice(1), depth));
      continue;
    }
    if (
      m.cardinality !== undefined &&
      (inner.length === 0 || m.returns === undefined) &&
      !(inner.length > 0 && m.cardinality === 'perEvent')
    )
      leaves.push(
        statedLeaf(
          {
            ...m,
            // What is made once has one value in the process, however random: an instance's id.
            cardinality:
              m.cardinality === 'perEvent' &&
              slicer.program.frequencies.ofExpression(node, module).frequency === 'once'
                ? 'configured'
                : m.cardinality,
          },
          `the result of \`${meaning.name}\``,
          node,
          module,
        ),
      );
    else if (m.cardinality === 'perEvent' && m.returns === undefined)
      leaves.push(contentLeaf(inner, m.because, node, module));
    else if (m.passes !== undefined || m.yields !== undefined) {
      const { masks } = m;
      const picked = factOfPicked(node, module, inner, slicer.program);
      if (picked?.isSure === true) {
        leaves.push(leafAt('finite', 'one of a fixed set', node, module, picked.test));
        continue;
      }
      const asked = m.checked === undefined ? inner : letThroughAt(m.checked, inner);
      if (asked === null) {
        leaves.push(unknownAt(node, module));
        continue;
      }
      const listed =
        m.checked === undefined ? null : sliceListed(slicer, m.checked, node, module, asked, depth);
      if (listed !== null) {
        leaves.push(...listed);
        continue;
      }
      for (const path of m.passes ?? yieldedAt(m.yields ?? NONE, inner[0])) {
        // `const [user, plan] = await Promise.all([find(id), planOf(id)])`
        const element =
          isResult && path === `${String(m.returns)}[]`
            ? slicer.program.arguments.elementAt(String(m.returns), Number(steps[0]?.slice(1)), node, module)
            : null;
        for (const part of element === null
          ? slicer.program.arguments.at(path, node, module)
          : [{ node: element, steps: [] }]) {
          const of = isMadeOfText(part) ? [] : asked.filter((s) => s.startsWith('.'));
          const passed = [
            ...slicer.of(part.node, module, [...part.steps, ...of], depth + 1),
            ...(path === 'this' ? gatheredIn(slicer, part, module, depth) : []),
          ];
          // `fmt.Sprint(err)`, `"%v"`: what an error is printed as.
          if (inner.length === 0 && !passed.some(saysSomething) && isError(slicer.program, part, module)) {
            leaves.push(leafAt('perEvent', TEXT_OF_ERROR, part.node, module));
            continue;
          }
          leaves.push(
            ...(picked !== null || isBeforeAsMany(node, module)
              ? passed.map((l) => letThrough(l))
              : masks !== undefined && masks !== false && !isSeparatorSwap(node)
                ? passed.map((l) => masked(l, masks))
                : passed),
          );
        }
      }
    } else if (m.returns !== undefined) leaves.push(...ofTypes());
  }
  // A Go conversion, or the constructor of a text: `string(x)`, `Path(x)`; `type Path string` without methods is a string.
  if (
    leaves.length === 0 &&
    node.args.length === 1 &&
    (node.callee.kind === 'type' ||
      slicer.program.values.of(node.callee, module).some((v) => v.kind === 'type' || isPlainText(v))) &&
    !node.isNew
  ) {
    const [argument] = node.args;
    const typed = sliceValues(slicer, slicer.program.values.of(node, module), node, module, [], depth);
    if (typed.some((l) => isBounded(l.level))) return typed;
    if (argument !== undefined) return slicer.of(argument, module, inner, depth + 1);
  }
  // `label(r)`: what the callers pass for `label` answers.
  const callee = unwrap(node.callee);
  if (leaves.length === 0 && callee.kind === 'name' && callee.binding >= 0) {
    const parameter = module.index.parameterOf(callee.binding);
    if (parameter !== null && parameter.index >= 0)
      return sliceParameter(slicer, module, parameter, node, module, callee.name, ['()', ...steps], depth);
  }
  if (leaves.length > 0) {
    if (!leaves.some(saysSomething)) return [calledByName(slicer.program, node, module, inner)];
    // A generated getter has the zero value for what is not there; what is there, nobody in the program writes.
    const isOpen = leaves.some((l) => l.level === 'unknown') && !leaves.some((l) => isUnbounded(l.level));
    const id = isOpen && inner.length === 0 ? idInRequest(slicer.program, node, module) : null;
    return id === null ? leaves : [id];
  }
  if (inner.length > 0 || isResult) {
    const typed = ofTypes();
    if (typed.some((l) => l.level !== 'unknown')) return typed;
  }
  return [calledByName(slicer.program, node, module, inner)];
}

/** Where tags are a record or a list, the values of a list are its elements: `increment(name, Object.entries(tags).map(…))`. */
function asElements(
  steps: readonly PathStep[],
  call: Call,
  module: Module,
  { values, catalog }: Program,
): readonly PathStep[] {
  if (steps[0] !== '.*') return steps;
  const isList = values
    .of(call, module)
    .some((v) => v.kind === 'library' && catalog.stated(v.type, 'container')?.value === 'unbounded');
  return isList ? ['[]', ...steps.slice(1)] : steps;
}

/** What has been written to a text that is put together: `b` of `b.String()`. */
function gatheredIn(slicer: Slicer, { node, steps }: Part, module: Module, depth: number): Leaf[] {
  const plain = unwrap(node);
  if (plain.kind !== 'name' || steps.length > 0) return [];
  const isGathering = slicer.program.values
    .of(plain, module)
    .some((v) => v.kind === 'library' && slicer.program.catalog.stated(v.type, 'container') !== null);
  return isGathering ? sliceGathered(slicer, plain, module, depth) : [];
}

/** `ErrFull.Error()`: the text of an error that the module has, and never sets to another one. */
function isAskedOfSentinel({ scopes }: Program, { callee, args }: Call, module: Module): boolean {
  if (callee.kind !== 'member' || callee.property !== 'Error' || args.length > 0) return false;
  const error = unwrap(callee.object);
  if (error.kind !== 'name') return false;
  const declared =
    error.binding >= 0 ? { module, binding: error.binding } : scopes.freeName(module, error.name);
  if (declared === null || declared.module.ir.bindings[declared.binding]?.owner !== 0) return false;
  const [write, another] = declared.module.index.writesOf(declared.binding);
  return write?.value != null && another === undefined;
}

function isError(program: Program, part: Part, module: Module): boolean {
  return program.values
    .along(part.node, module, part.steps)
    .some((v) => v.kind === 'library' && v.type.name === 'error');
}

/** The leaves of one side of a call's pairs, or of both where it is not said which. */
function slicePair(
  slicer: Slicer,
  pairs: readonly [ArgumentPath, ArgumentPath],
  node: Call,
  module: Module,
  [side, ...rest]: readonly PathStep[],
  depth: number,
): Leaf[] {
  const paths = side === '#0' ? [pairs[0]] : side === '#1' ? [pairs[1]] : pairs;
  return paths
    .flatMap((path) => slicer.program.arguments.at(path, node, module))
    .flatMap((part) => slicer.of(part.node, module, [...part.steps, ...rest], depth + 1));
}

/** The leaves of a function's results, its parameters replaced by what the call passes. */
function sliceCalled(
  slicer: Slicer,
  call: Call,
  module: Module,
  callee: Module,
  fn: FunctionId,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const f = callee.fn(fn);
  const index = steps[0]?.startsWith('#') === true ? Number(steps[0].slice(1)) : 0;
  const written = f.results[index];
  if (
    written !== undefined &&
    (steps.length === 0 || (steps.length === 1 && steps[0]?.startsWith('#') === true))
  ) {
    const typed = leafOfType(slicer.program, written, call, callee, module);
    if (typed !== null && isBounded(typed.level)) return [typed];
  }
  const returned = sliceReturnedTo(slicer, call, module, callee, fn, steps, depth);
  const own = withoutGiven(returned, call, fn, callee);
  const leaves: Leaf[] = [];
  for (const leaf of own) {
    const p = leaf.parameter;
    if (p === null || p.fn !== fn || leaf.module !== callee) {
      leaves.push(leaf);
      continue;
    }
    const isRest = f.parameters[p.index]?.isRest;
    // No elements were passed: those of other calls are not in this result.
    if (isRest === true && call.args.length <= p.index && !call.args.some((a) => a.kind === 'spread'))
      continue;
    const parts = slicer.program.arguments.argument(call, p.index, p.steps, module, isRest);
    if (parts.length === 0) leaves.push(leaf);
    for (const part of parts)
      leaves.push(
        ...slicer
          .of(part.node, module, part.steps, depth + 1)
          .map((l) => answeredBy(leaf, { ...l, trace: [...l.trace] })),
      );
  }
  const name = f.name === null ? 'the called function' : `\`${f.name}\``;
  return leaves.map((l) =>
    l.module === callee && isUnbounded(l.level)
      ? {
          ...l,
          trace: [{ at: { path: callee.path, span: f.nameSpan }, text: `${name} returns it` }, ...l.trace],
        }
      : l,
  );
}

/** What a function returns to a call: a method of something that the caller has just made reads that. */
function sliceReturnedTo(
  slicer: Slicer,
  call: Call,
  from: Module,
  module: Module,
  fn: FunctionId,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const receiver =
    call.callee.kind === 'member' && (module.fn(fn).receiver ?? module.fn(fn).owner) !== null
      ? receiverOf(slicer, unwrap(call.callee.object), from)
      : null;
  return slicer.on(receiver, fn, module, () => sliceReturned(slicer, module, fn, steps, depth));
}

/** What a function returns, its parameters symbolic. */
export function sliceReturned(
  slicer: Slicer,
  module: Module,
  fn: FunctionId,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const key = `${fn} ${steps.join('')} ${module.key}`;
  const found = slicer.returned(key, () => {
    const leaves = dedupe(
      asSomeAreTested(slicer.program, module, fn, sliceGiven(slicer, module, fn, steps, depth)),
    );
    return leaves.length === 0 ? [unknownAt(module.fn(fn), module)] : leaves;
  });
  return found ?? [];
}

/** What the `return`s of a function give, or the `yield`s of a generator. */
function sliceGiven(
  slicer: Slicer,
  module: Module,
  fn: FunctionId,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  if (module.fn(fn).isGenerator) return sliceYielded(slicer, module, fn, steps, depth);
  return module.index.returnsOf(fn).flatMap((node) => {
    const hasSeveral = node.kind === 'tuple' || node.kind === 'call';
    const asked = hasSeveral ? steps : steps.filter((s) => !s.startsWith('#'));
    const leaves = slicer.of(node, module, asked, depth + 1);
    return isForOneType(node, module) ? leaves.map(ofOneType) : leaves;
  });
}

/**
 * A function that gives back what it is passed if a test lets it through, and something fixed if not, gives it back without a test
 * where somebody has switched that off: `if max == 0 { return host }`.
 */
function asSomeAreTested(program: Program, module: Module, fn: FunctionId, leaves: readonly Leaf[]): Leaf[] {
  if (!leaves.some((leaf) => leaf.level === 'one' && leaf.parameter === null)) return [...leaves];
  const tested = module.index.returnsOf(fn).flatMap((returned) => {
    const plain = unwrap(returned);
    const parameter = plain.kind === 'name' ? module.index.parameterOf(plain.binding) : null;
    return parameter !== null && program.definitions(module).factOf(plain) !== undefined ? [parameter] : [];
  });
  return leaves.map((leaf) =>
    tested.some(({ index }) => leaf.parameter?.fn === fn && leaf.parameter.index === index)
      ? letThrough(leaf)
      : leaf,
  );
}

/** A call of something unseen: `getUserId()` still says what it gives. */
function calledByName(program: Program, node: Call, module: Module, steps: readonly PathStep[]): Leaf {
  const callee = unwrap(node.callee);
  const name = steps.at(-1)?.replace(/^\./, '') ?? lastName(callee);
  // Whatever is asked for its error text in Go is an error.
  if (name === 'Error' && steps.length === 0 && node.args.length === 0 && callee.kind === 'member')
    return leafAt('perEvent', 'the text of an error', node, module);
  const id = idInRequest(program, node, module);
  if (id !== null && steps.length === 0) return id;
  return /^\W/.test(name) ? unknownAt(node, module) : namedLeaf(name, node, module);
}

/**
 * `.replace('/api', '')`, `.replace(/\//g, '_')`: takes a fixed piece out or swaps separators, where `/\d+/` or `/[^/]+$/` stands
 * for what differs.
 */
function isSeparatorSwap(call: Call): boolean {
  const separator = call.args[1] === undefined ? undefined : unwrap(call.args[1]);
  // `strings.Cut(uri, "?")`: the path in front of a query.
  if (call.args.length >= 2 && separator?.kind === 'literal' && /^[?#]$/.test(separator.value)) return true;
  const pattern = call.args[0] === undefined ? undefined : unwrap(call.args[0]);
  if (pattern?.kind !== 'literal') return false;
  if (pattern.type === 'string') return true;
  return (
    pattern.type === 'regexp' && !/\\[dwDS]|[0-9]-[0-9]|[a-z]-[a-z]|\[\^|(?<!\?)\.[*+]/i.test(pattern.value)
  );
}
