// What a written-down type says of how many values there are: unions of literals, enumerations, a library's own types.
import type { Cardinality, CatalogType } from '@leakline/catalog';
import type { Span, TypeRef } from '@leakline/ir';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Value } from '../values/value.ts';
import { isBounded, leafAt, type Leaf } from './leaf.ts';

/** What a written-down type says: unions of literals, booleans and enumerations are finite; an error's text is not. */
export function leafOfType(
  program: Program,
  ref: TypeRef,
  node: Span,
  module: Module,
  from: Module = module,
): Leaf | null {
  switch (ref.kind) {
    case 'literal':
      return leafAt('one', '', node, from);
    case 'union': {
      const members = ref.members.map((m) => leafOfType(program, m, node, module, from));
      return members.every((m) => m !== null && isBounded(m.level)) ? leafAt('finite', '', node, from) : null;
    }
    case 'pointer':
      return leafOfType(program, ref.to, node, module, from);
    case 'named': {
      if (isNarrowing(ref) && ref.args[0] !== undefined)
        return leafOfType(program, ref.args[0], node, module, from);
      if (ref.binding < 0 && /^(boolean|bool|null|undefined|void|u?int8|byte)$/.test(ref.name))
        return leafAt('finite', '', node, from);
      for (const value of program.writtenTypes.of(ref, module)) {
        if (value.kind === 'instance') {
          const enumeration = leafOfEnumeration(program, value, node, from);
          if (enumeration !== null) return enumeration;
        }
        if (value.kind === 'library' && !value.type.isList) {
          const stated = program.catalog.stated(value.type, 'cardinality');
          if (stated !== null) return leafOfStated(program, value.type, stated.value, node, from);
        }
      }
      return leafOfAlias(program, ref, node, module, from);
    }
    default:
      return null;
  }
}

/** TypeScript's own types that have no other values than the one that they are made of: `Readonly<T>`, `Exclude<T, 'x'>`. */
function isNarrowing({ binding, name }: TypeRef & { kind: 'named' }): boolean {
  return binding < 0 && /^(?:Readonly|NonNullable|Exclude|Extract)$/.test(name);
}

/** What a library's type says of its values: a UUID that is not made here names something that exists, of which there may be few. */
export function leafOfStated(
  program: Program,
  type: CatalogType,
  level: Cardinality,
  node: Span,
  from: Module,
): Leaf {
  const because = program.catalog.stated(type, 'because')?.value ?? `a ${type.name}`;
  return leafAt(level, because, node, from, node, level === 'perEntity' ? 'medium' : 'high');
}

/** `type Method = 'GET' | 'POST'`. */
function leafOfAlias(
  program: Program,
  ref: TypeRef & { kind: 'named' },
  node: Span,
  module: Module,
  from: Module,
): Leaf | null {
  const target = ref.binding >= 0 ? program.scopes.target(module, ref.binding) : null;
  const declared = target?.kind === 'declared' ? target : program.scopes.freeName(module, ref.name);
  if (declared === null || declared === undefined) return null;
  const id = declared.module.ir.bindings[declared.binding]?.declaration;
  const declaration = id == null ? undefined : declared.module.ir.types[id];
  if (
    declaration?.form !== 'alias' ||
    declaration.underlying == null ||
    (declaration.underlying.kind === 'named' && !isNarrowing(declaration.underlying))
  )
    return null;
  return leafOfType(program, declaration.underlying, node, declared.module, from);
}

/** A Go defined type with constants of it, or a TypeScript enum: as many values as it has names. */
export function leafOfEnumeration(
  program: Program,
  value: Value & { kind: 'instance' },
  node: Span,
  module: Module,
): Leaf | null {
  const declaration = value.module.ir.types[value.type];
  if (declaration === undefined) return null;
  const isEnumeration = declaration.form === 'enum' || program.types.isEnumeration(value);
  return isEnumeration ? leafAt('finite', '', node, module) : null;
}

/** A written-down finite type at the end of a path: `order.status: 'new' | 'paid'`. */
export function alongType(
  program: Program,
  values: readonly Value[],
  path: readonly PathStep[],
  use: Span,
  from: Module,
): Leaf | null {
  let current = values;
  for (const [i, step] of path.entries()) {
    if (!step.startsWith('.')) return null;
    const name = step.slice(1);
    const isLast = i === path.length - 1;
    if (isLast) {
      for (const v of current) {
        const field =
          v.kind === 'instance'
            ? v.module.ir.types[v.type]?.fields.find((f) => f.name === name)?.type
            : v.kind === 'typed' && v.ref.kind === 'object'
              ? v.ref.fields.find((f) => f.name === name)?.type
              : null;
        if (field == null || (v.kind !== 'instance' && v.kind !== 'typed')) continue;
        const leaf = leafOfType(program, field, use, v.module, from);
        if (leaf !== null && leaf.level !== 'unknown') return leaf;
      }
      return null;
    }
    current = current.flatMap((v) => program.members.of(v, name));
  }
  return null;
}
