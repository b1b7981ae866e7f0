// Slices that come to a parameter: what the outside world puts there, else a symbolic leaf that callers answer for.
import { namesAKind, namesRequestData } from '@leakline/catalog';
import type { Call, Expression, FunctionId, Name } from '@leakline/ir';
import { isRepeated } from '../frequency/answer.ts';
import { rootOfMembers, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isString, type Value } from '../values/value.ts';
import { contentLeaf, namedLeaf, qualified } from './guesses.ts';
import { leafAt, saysSomething, type Leaf } from './leaf.ts';
import { sliceValues } from './parts.ts';
import type { Slicer } from './slicer.ts';
import { alongType } from './written-types.ts';

/**
 * A parameter, or the part of it at `steps`: decorated, written down, or handed over by what calls the function; else
 * a leaf that stands for whatever callers pass.
 */
export function sliceParameter(
  slicer: Slicer,
  module: Module,
  parameter: { fn: FunctionId; index: number; steps: readonly PathStep[] },
  use: Name | Call,
  from: Module,
  name: string,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const decorated = slicer.program.decorators.parameter(module, parameter.fn, parameter.index);
  const path = [...parameter.steps, ...steps];
  const declared = module.fn(parameter.fn).parameters[parameter.index]?.type;
  if (decorated?.cardinality !== undefined) {
    const checked =
      declared == null
        ? null
        : alongType(slicer.program, slicer.program.writtenTypes.of(declared, module), path, use, from);
    if (checked !== null) return [checked];
    return decorated.cardinality === 'perEvent'
      ? [contentLeaf(path.length > 0 ? path : [`.${name}`], decorated.because, use, from)]
      : [leafAt(decorated.cardinality, decorated.because ?? name, use, from)];
  }
  const refined = slicer.program.handedIn.refined(module, parameter.fn, parameter.index);
  const values: readonly Value[] =
    refined !== null
      ? [{ kind: 'library', type: refined, args: null }]
      : declared != null && parameter.index >= 0
        ? slicer.program.writtenTypes.of(declared, module)
        : [];
  const typed =
    values.length > 0
      ? values
      : slicer.program.handedIn.parameterValues(module, parameter.fn, parameter.index);
  const library = typed.filter((v) => v.kind === 'library');
  if (library.length > 0) {
    const known = sliceValues(slicer, library, use, from, path, depth).filter((l) => l.level !== 'unknown');
    if (known.length > 0) return known;
  }
  if (path.length > 0 && declared != null) {
    const finite = alongType(slicer.program, typed, path, use, from);
    if (finite !== null) return [finite];
  }
  // A written shape (`{ id }: { id: string }`) says what it looks like, not where it comes from; neither does `string`.
  const isOpen = (v: Value) => v.kind !== 'library' || isString(v);
  if (declared != null && parameter.index >= 0 && typed.every(isOpen)) {
    const given = slicer.program.handedIn.given(module, parameter.fn, parameter.index);
    const known = sliceValues(slicer, given, use, from, path, depth).filter((l) => l.level !== 'unknown');
    if (known.length > 0) return known;
  }
  const received = slicer.program.handedIn
    .receivedBy(module, parameter.fn, parameter.index)
    .flatMap(({ part, module: m }) => slicer.of(part.node, m, [...part.steps, ...path], depth + 1));
  if (received.some(saysSomething)) return received;
  const last = path.at(-1)?.replace(/^\./, '') ?? name;
  const isRequest =
    path.length === 1 &&
    (namesRequestData(name, last) || (/^id$/i.test(last) && isGiven(slicer.program, module, parameter)));
  const own = isRequest
    ? leafAt('perEntity', `raw request data (\`${name}.${last}\`)`, use, from, use, 'medium')
    : namedLeaf(
        qualified(last, path.length === 1 ? name : path.at(-2)?.slice(1)),
        use,
        from,
        path.length > 0 ? use : null,
        () => isGiven(slicer.program, module, parameter),
      );
  return [{ ...own, parameter: { ...parameter, steps: path }, module, trace: own.trace }];
}

/** Handlers hand what they are given on through so many functions of the program. */
const HANDED_ON = 2;

/** Whether a parameter is what the outside world sends, again and again, or what a handler hands on of it: its `id` is one of many. */
function isGiven(
  program: Program,
  module: Module,
  { fn, index }: { readonly fn: FunctionId; readonly index: number },
  depth = HANDED_ON,
): boolean {
  if (index < 0) return false;
  if (program.entries.of(module, fn).some((e) => isRepeated(e.frequency))) return true;
  return (
    depth > 0 &&
    program.usage.callsOf(module, fn).some(({ call, module: from }) => {
      const passed = call.args[index];
      const parameter =
        passed?.kind === 'name' && passed.binding >= 0 ? from.index.parameterOf(passed.binding) : null;
      return (
        parameter !== null && parameter.steps.length === 0 && isGiven(program, from, parameter, depth - 1)
      );
    })
  );
}

/** `in.GetId()`, `req.Msg.GetId()`, `req.GetOrder().GetId()` of generated code, in what a handler is given. */
export function idInRequest(program: Program, node: Call, module: Module): Leaf | null {
  const callee = unwrap(node.callee);
  if (callee.kind !== 'member' || !/^get_?id$/i.test(callee.property)) return null;
  const root = rootOfGetters(callee.object);
  const parameter = root.kind === 'name' ? module.index.parameterOf(root.binding) : null;
  return parameter !== null && isGiven(program, module, parameter)
    ? leafAt('perEntity', 'the id in a request', node, module, node, 'medium')
    : null;
}

/** What a path of members and getters begins with; of a getter of things of which there are few, that one: `req.GetPlan()`. */
function rootOfGetters(node: Expression): Expression {
  const root = rootOfMembers(node);
  if (root.kind !== 'call' || root.args.length > 0) return root;
  const getter = unwrap(root.callee);
  const isGetter = getter.kind === 'member' && /^Get[A-Z]/.test(getter.property);
  return isGetter && !namesAKind(getter.property) ? rootOfGetters(getter.object) : root;
}
