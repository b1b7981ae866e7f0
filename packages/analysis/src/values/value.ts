// What expressions may denote, as data: functions, types, instances, what libraries export; and which two are the same.
import type { CatalogType, Library, Member as CatalogMember } from '@leakline/catalog';
import type { ArrayLiteral, FunctionId, ObjectLiteral, TypeId, TypeRef } from '@leakline/ir';
import type { Unit } from '../host.ts';
import type { Module } from '../modules/module.ts';

/** Something that an expression may denote. */
export type Value =
  | { readonly kind: 'function'; readonly module: Module; readonly fn: FunctionId }
  | { readonly kind: 'type'; readonly module: Module; readonly type: TypeId }
  | { readonly kind: 'instance'; readonly module: Module; readonly type: TypeId }
  | { readonly kind: 'unit'; readonly unit: Unit }
  /** An export of a package (a dotted path below the namespace; '' is the namespace). */
  | { readonly kind: 'package'; readonly language: string; readonly package: string; readonly name: string }
  /** An instance of a type that the catalog describes; `args` are written-down type arguments. */
  | { readonly kind: 'library'; readonly type: CatalogType; readonly args: TypeArguments | null }
  /** A member of a catalog type that has no type of its own (a method, a plain property). */
  | {
      readonly kind: 'member';
      readonly owner: CatalogType;
      readonly name: string;
      readonly library: Library;
      readonly member: CatalogMember;
    }
  | { readonly kind: 'literal'; readonly module: Module; readonly node: ObjectLiteral | ArrayLiteral }
  /** A written-down container, channel or function type. */
  | { readonly kind: 'typed'; readonly module: Module; readonly ref: TypeRef };

/** Type arguments, and the module in which they are written. */
export interface TypeArguments {
  readonly module: Module;
  readonly refs: readonly TypeRef[];
}

/** Nothing is known. */
export const NOTHING: readonly Value[] = [];

/** More possible values than this say nothing useful. */
export const WIDTH_LIMIT = 24;

/** The same for values that are the same. */
export function identity(value: Value): unknown {
  switch (value.kind) {
    case 'function':
      return `f${value.fn} ${value.module.key}`;
    case 'type':
      return `t${value.type} ${value.module.key}`;
    case 'instance':
      return `i${value.type} ${value.module.key}`;
    case 'unit':
      return `u${value.unit.id}`;
    case 'package':
      return `p${value.package}#${value.name}`;
    case 'library':
      return value.args === null ? `l${value.type.key}` : value.args.refs;
    case 'member':
      return `m${value.owner.key}.${value.name}`;
    case 'literal':
      return value.node;
    case 'typed':
      return value.ref;
  }
}

/** Each value once, and no more than say anything useful. */
export function distinct(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const seen = new Set<unknown>();
  const out: Value[] = [];
  for (const value of values) {
    const id = identity(value);
    if (seen.has(id)) continue;
    seen.add(id);
    out.push(value);
    if (out.length >= WIDTH_LIMIT) break;
  }
  return out;
}

/** Whether a type only says what its values look like: an interface, or the shape of an object. */
export function isShape(value: Value): boolean {
  return (
    (value.kind === 'instance' && value.module.ir.types[value.type]?.form === 'interface') ||
    (value.kind === 'typed' &&
      (value.ref.kind === 'object' || (value.ref.kind === 'map' && value.module.ir.packageName === null)))
  );
}

/** Text, a number or a boolean: a value without parts. */
export function isPlainText(value: Value): boolean {
  return isBuiltin(value, /^(?:string|number|boolean)$/);
}

/** Whether a value is a text, and no list of them. */
export function isString(value: Value): boolean {
  return isBuiltin(value, /^string$/);
}

function isBuiltin(value: Value, name: RegExp): boolean {
  return value.kind === 'library' && !value.type.isList && name.test(value.type.name);
}

/** Catalog lists stand for channels; a slice is a type of its own. */
export function isChannel(value: Value): boolean {
  return (
    (value.kind === 'library' && value.type.isList) ||
    (value.kind === 'typed' && value.ref.kind === 'channel')
  );
}
