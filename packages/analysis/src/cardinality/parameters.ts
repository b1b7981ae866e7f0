// Slices that come to a parameter: what the outside world puts there, else a symbolic leaf that callers answer for.
import { namesRequestData } from '@leakline/catalog';
import type { Call, FunctionId, Name } from '@leakline/ir';
import { isRepeated } from '../frequency/answer.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Value } from '../values/value.ts';
import { contentLeaf, namedLeaf, qualified } from './guesses.ts';
import { leafAt, type Leaf } from './leaf.ts';
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
  const isOpen = (v: Value) => v.kind !== 'library' || (v.type.name === 'string' && !v.type.isList);
  if (declared != null && parameter.index >= 0 && typed.every(isOpen)) {
    const given = slicer.program.handedIn.given(module, parameter.fn, parameter.index);
    const known = sliceValues(slicer, given, use, from, path, depth).filter((l) => l.level !== 'unknown');
    if (known.length > 0) return known;
  }
  const received = slicer.program.handedIn
    .receivedBy(module, parameter.fn, parameter.index)
    .flatMap(({ part, module: m }) => slicer.of(part.node, m, [...part.steps, ...path], depth + 1));
  if (received.some((l) => l.level !== 'unknown' || l.parameter !== null)) return received;
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
      );
  return [{ ...own, parameter: { ...parameter, steps: path }, module, trace: own.trace }];
}

/** Whether a parameter is what the outside world sends, again and again: its `id` is one of many. */
export function isGiven(
  program: Program,
  module: Module,
  { fn, index }: { readonly fn: FunctionId; readonly index: number },
): boolean {
  return index >= 0 && program.entries.of(module, fn).some((e) => isRepeated(e.frequency));
}
