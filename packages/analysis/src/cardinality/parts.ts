// Slices through values: what is known of a part of a library's object, an instance's field, a package's export.
import type { Expression } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { isOfOtherVariant, variantsAt } from '../flow/variants.ts';
import { rootOfMembers } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { TypeOf } from '../values/types.ts';
import type { Value } from '../values/value.ts';
import { leafOfTag } from './field-tags.ts';
import { contentLeaf, isOfConfiguration, keptIn, namedLeaf } from './guesses.ts';
import { sliceHung } from './hung.ts';
import { acrossInstances, isHandedOver, type FieldRead } from './instances.ts';
import {
  FIELD_IS_SET,
  leafAt,
  mayVary,
  saysHowVaried,
  statedLeaf,
  saysSomething,
  unknownAt,
  type Leaf,
} from './leaf.ts';
import { receiverOf } from './members.ts';
import { sliceReturned } from './results.ts';
import { sliceListedInChain } from './schemas.ts';
import type { Slicer } from './slicer.ts';
import { leafOfEnumeration, leafOfStated, leafOfType } from './written-types.ts';

/** What is known of a part of values. `node` is the expression that is asked about. */
export function sliceValues(
  slicer: Slicer,
  values: readonly Value[],
  node: Expression,
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const leaves: Leaf[] = [];
  for (const value of values) leaves.push(...sliceValue(slicer, value, node, module, steps, depth));
  return leaves.length === 0 ? [unknownAt(node, module)] : leaves;
}

function sliceValue(
  slicer: Slicer,
  value: Value,
  node: Expression,
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  if (slicer.isSpent(depth)) return [unknownAt(node, module)];
  const [step, ...rest] = steps;
  const catalog = slicer.program.catalog;
  switch (value.kind) {
    case 'library': {
      if (step === undefined) {
        const stated = catalog.stated(value.type, 'cardinality');
        return stated === null
          ? [unknownAt(node, module)]
          : [leafOfStated(slicer.program, value.type, stated.value, node, module)];
      }
      if (
        value.type.isList ||
        step === '[]' ||
        step.startsWith('#') ||
        step === '.*' ||
        step === '[key]' ||
        step === '.#'
      ) {
        const any = catalog.memberOf(value.type, '*');
        if (any !== null && saysHowVaried(any.member) && (rest.length === 0 || step === '[]'))
          return [statedLeaf(any.member, `a value of ${value.type.name}`, node, module)];
        if ((step === '[key]' && !value.type.isList) || step === '.#') return [unknownAt(node, module)];
        const element = catalog.elementOf(value.type);
        return element === null
          ? [unknownAt(node, module)]
          : sliceValue(slicer, { kind: 'library', type: element, args: null }, node, module, rest, depth + 1);
      }
      if (!step.startsWith('.')) return [unknownAt(node, module)];
      const found = catalog.memberOf(value.type, step.slice(1));
      if (found === null) {
        // What somebody sends, of which no part is described.
        const whole =
          value.type.entry.members === undefined ? catalog.stated(value.type, 'cardinality') : null;
        if (whole?.value === 'perEvent') return [contentLeaf(steps, value.type.entry.because, node, module)];
        const made = slicer.program.contexts.makersOf(value.type).flatMap((maker) =>
          // Whose parameter it is there, who asks here has no callers to tell.
          sliceReturned(slicer, maker.module, maker.fn, steps, depth + 1).map((l) => ({
            ...l,
            parameter: null,
          })),
        );
        if (made.some(saysSomething)) return made;
        const hung = sliceHung(slicer, value, step.slice(1), rest, module, depth);
        return hung.length > 0 ? [...hung] : [unknownAt(node, module)];
      }
      if (saysHowVaried(found.member)) {
        // `for i := range request.Header["Accept"]`
        if (rest.at(-1) === '[key]') return [unknownAt(node, module)];
        const { checkedBy } = found.member;
        const listed =
          checkedBy === undefined ? null : sliceListedInChain(slicer, checkedBy, node, module, rest, depth);
        if (listed !== null) return listed;
        // A part of something whose parts are described is what its own type says.
        const type =
          rest.length > 0 && found.member.type !== undefined
            ? catalog.resolve(found.library, found.member.type)
            : null;
        if (type !== null) {
          const inner = sliceValue(
            slicer,
            { kind: 'library', type, args: null },
            node,
            module,
            rest,
            depth + 1,
          );
          if (inner.some((l) => l.level !== 'unknown')) return inner;
        }
        if (rest.length > 0 && found.member.cardinality === 'perEvent')
          return [contentLeaf(rest, found.member.because, node, module)];
        return [statedLeaf(found.member, `\`${step.slice(1)}\` of a ${value.type.name}`, node, module)];
      }
      if (found.member.type === undefined) return [unknownAt(node, module)];
      const type = catalog.resolve(found.library, found.member.type);
      return type === null
        ? [unknownAt(node, module)]
        : sliceValue(slicer, { kind: 'library', type, args: null }, node, module, rest, depth + 1);
    }
    case 'literal':
      return slicer.of(value.node, value.module, steps, depth + 1);
    case 'instance': {
      if (step === undefined || !step.startsWith('.'))
        return [leafOfEnumeration(slicer.program, value, node, module) ?? unknownAt(node, module)];
      const name = step.slice(1);
      const field = value.module.ir.types[value.type]?.fields.find((f) => f.name === name);
      if (field?.type != null && rest.length === 0) {
        const typed = leafOfType(slicer.program, field.type, node, value.module, module);
        if (typed !== null && typed.level !== 'unknown') return [typed];
      }
      const read = sliceGetter(slicer, value, name, rest, depth);
      if (read.some((l) => l.level !== 'unknown')) return read;
      const key = `${name} ${value.type} ${value.module.key}`;
      const written = slicer.follow(key, () => [
        ...(field?.value == null ? [] : slicer.of(field.value, value.module, rest, depth + 1)),
        ...sliceFieldWrites(slicer, value, name, readOf(slicer, node, module), rest, depth),
      ]);
      if (written?.every((l) => l.level === 'unknown') !== true) return written ?? [];
      const tagged = rest.length > 0 ? null : leafOfTag(field, node, module, 'medium');
      if (tagged !== null && tagged.level !== 'unknown') return [tagged];
      for (const inner of slicer.program.members.of(value, name)) {
        // A field of a library's type that this one embeds.
        if (inner.kind === 'member' && saysHowVaried(inner.member) && rest.length === 0)
          return [statedLeaf(inner.member, `\`${name}\` of a ${inner.owner.name}`, node, module)];
        if (inner.kind === 'library' || (inner.kind === 'instance' && rest.length > 0)) {
          const leaves = sliceValue(slicer, inner, node, module, rest, depth + 1);
          if (leaves.some((l) => l.level !== 'unknown')) return leaves;
        }
      }
      if (isOfConfiguration(value.module, value.type)) return [unknownAt(node, module)];
      const named = rest.length > 0 ? unknownAt(node, module) : namedLeaf(name, node, module, objectOf(node));
      // What a constructor was passed is for those to say who call it.
      return named.level === 'unknown' && written.some(saysSomething) ? written : [named];
    }
    case 'type': {
      if (step === undefined) return [unknownAt(node, module)];
      const declaration = value.module.ir.types[value.type];
      if (declaration?.form === 'enum') return [leafAt('finite', '', node, module)];
      const field = declaration?.fields.find((f) => `.${f.name}` === step && f.isStatic);
      return field?.value == null
        ? [unknownAt(node, module)]
        : slicer.of(field.value, value.module, rest, depth + 1);
    }
    case 'unit': {
      if (step === undefined) return [unknownAt(node, module)];
      const target = slicer.program.scopes.exported(value.unit, step.slice(1));
      if (target?.kind !== 'declared') return [unknownAt(node, module)];
      const b = target.module.ir.bindings[target.binding];
      const writes = target.module.index.writesOf(target.binding);
      if (b?.kind === 'constant' && writes.every((w) => w.value === null || w.value.kind === 'literal'))
        return [leafAt('one', '', node, module)];
      if (b?.type != null) {
        const typed = leafOfType(slicer.program, b.type, node, target.module, module);
        if (typed !== null && typed.level !== 'unknown') return [typed];
      }
      return writes.length === 0
        ? [unknownAt(node, module)]
        : writes.flatMap((w) =>
            w.value === null ? [] : slicer.of(w.value, target.module, [...w.steps, ...rest], depth + 1),
          );
    }
    case 'package': {
      if (step === undefined) {
        const found = catalog.exportOf(value.language, value.package, value.name);
        return found?.member.cardinality === undefined
          ? [unknownAt(node, module)]
          : [leafAt(found.member.cardinality, found.member.because ?? value.name, node, module)];
      }
      const name = step.slice(1);
      const found = catalog.exportOf(
        value.language,
        value.package,
        value.name === '' || value.name === 'default' ? name : `${value.name}.${name}`,
      );
      if (found?.member.cardinality !== undefined)
        return [leafAt(found.member.cardinality, found.member.because ?? name, node, module)];
      // An exported name that the catalog does not list and that is not called: `http.MethodGet`. A constant, nearly always.
      if (
        found === null &&
        value.package !== '' &&
        /^[A-Z]/.test(name) &&
        rest.length === 0 &&
        module.ir.packageName !== null
      )
        return [leafAt('one', '', node, module)];
      return slicer.program.members
        .of(value, name)
        .flatMap((v) =>
          v.kind === 'library'
            ? sliceValue(slicer, v, node, module, rest, depth + 1)
            : [unknownAt(node, module)],
        );
    }
    case 'function':
      return step === '()'
        ? sliceReturned(slicer, value.module, value.fn, rest, depth + 1)
        : [unknownAt(node, module)];
    case 'typed':
      if (value.ref.kind === 'object' && step !== undefined && rest.length === 0) {
        const field = value.ref.fields.find((f) => `.${f.name}` === step);
        const typed =
          field === undefined ? null : leafOfType(slicer.program, field.type, node, value.module, module);
        if (typed !== null) return [typed];
      }
      if (step === '[]' || step === '.*')
        return slicer.program.elements
          .of(value)
          .flatMap((v) => sliceValue(slicer, v, node, module, rest, depth + 1));
      return [unknownAt(node, module)];
    default:
      return [unknownAt(node, module)];
  }
}

/** What a field is set to anywhere: parameters of constructors are answered by who constructs. */
function sliceFieldWrites(
  slicer: Slicer,
  { module, type }: Value & { kind: 'instance' },
  name: string,
  read: FieldRead,
  rest: readonly PathStep[],
  depth: number,
): Leaf[] {
  const all = slicer.program.types.fieldWrites(module, type, name);
  const variants = all.length > 1 ? variantsAt(read.node, read.module) : NONE;
  const alike = all.filter((write) => !isOfOtherVariant(write.node, write.module, variants));
  const writes = alike.map((write) => {
    const leaves = slicer.of(write.value, write.module, [...write.steps, ...rest], depth + 2);
    return { write, leaves: write.node.kind === 'member' ? keptIn(write.node.object, leaves) : leaves };
  });
  const isAlike = writes.every(({ leaves }) => leaves.some(mayVary));
  return writes.flatMap(({ write, leaves }) => {
    const step = { at: { path: write.module.path, span: write.node }, text: FIELD_IS_SET };
    const isSame = leaves.some(mayVary) && isHandedOver(read, write, slicer.program);
    return leaves.map((l) => ({ ...(isSame ? l : acrossInstances(l, isAlike)), trace: [step, ...l.trace] }));
  });
}

/** `get path() { return this.request.path; }`: what a getter of the type computes. */
function sliceGetter(
  slicer: Slicer,
  { module, type }: TypeOf,
  name: string,
  rest: readonly PathStep[],
  depth: number,
): Leaf[] {
  const methods = slicer.program.types.methodsNamed(module, type)?.get(name) ?? NONE;
  return methods.flatMap(({ module: m, fn }) =>
    m.fn(fn).form === 'getter' && !m.fn(fn).isStatic ? sliceReturned(slicer, m, fn, rest, depth + 1) : [],
  );
}

function readOf(slicer: Slicer, node: Expression, module: Module): FieldRead {
  const root = rootOfMembers(node);
  const variable = root.kind === 'name' ? receiverOf(slicer, root, module) : null;
  return { node, module, receiver: variable?.node === root ? null : variable };
}

/** What a member is read from; a name in the place of a path stands for its own first part. */
function objectOf(node: Expression): Expression | null {
  return node.kind === 'member' ? node.object : node.kind === 'name' ? node : null;
}
