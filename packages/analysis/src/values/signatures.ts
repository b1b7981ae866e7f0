// Whether a method can be the one that an interface asks for: Go wants the same types, written in whatever file.
import type { FunctionId, Signature, TypeRef } from '@leakline/ir';
import { UNBOUND } from '@leakline/ir';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** A type as it is written in a module. */
interface Written {
  readonly ref: TypeRef;
  readonly module: Module;
}

/** Whether nothing says that a method's types are others than those of a signature. Names that are not in sight say nothing. */
export function mayFulfil(
  signature: Signature,
  asked: Module,
  method: { readonly module: Module; readonly fn: FunctionId },
  program: Program,
): boolean {
  const { parameters, results } = method.module.fn(method.fn);
  if (parameters.length !== signature.parameters.length || results.length !== signature.results.length)
    return false;
  const differs = (wanted: TypeRef, own: TypeRef | null | undefined) =>
    own != null && areOthers({ ref: wanted, module: asked }, { ref: own, module: method.module }, program);
  return (
    !signature.parameters.some((wanted, i) => {
      const { type, isRest } = parameters[i] ?? { type: null, isRest: false };
      // Of `...T` a signature says `T`.
      return differs(wanted, isRest && type?.kind === 'list' ? type.element : type);
    }) && !signature.results.some((wanted, i) => differs(wanted, results[i]))
  );
}

/** Whether two written types are surely not the same. */
function areOthers(a: Written, b: Written, program: Program): boolean {
  const inner = (left: TypeRef, right: TypeRef) =>
    areOthers({ ref: left, module: a.module }, { ref: right, module: b.module }, program);
  if (a.ref.kind === 'pointer' && b.ref.kind === 'pointer') return inner(a.ref.to, b.ref.to);
  if (a.ref.kind === 'list' && b.ref.kind === 'list') return inner(a.ref.element, b.ref.element);
  if (a.ref.kind === 'channel' && b.ref.kind === 'channel') return inner(a.ref.element, b.ref.element);
  if (a.ref.kind === 'map' && b.ref.kind === 'map')
    return inner(a.ref.key, b.ref.key) || inner(a.ref.value, b.ref.value);
  const [left, right] = [identityOf(a, program), identityOf(b, program)];
  return left !== null && right !== null && left !== right;
}

/**
 * What a type surely is: built in, a struct or an interface of the program's own, a library's by its name (`context.Context` of two
 * packages is one), a pointer or a list. null for what may be another name for something else, and for type parameters.
 */
function identityOf({ ref, module }: Written, program: Program): string | null {
  if (ref.kind !== 'named') return FORMS.has(ref.kind) ? ref.kind : null;
  if (ref.binding === UNBOUND && ref.qualifier === null && BUILT_IN.test(ref.name))
    return SAME.get(ref.name) ?? ref.name;
  const target = ref.binding === UNBOUND ? null : program.scopes.target(module, ref.binding);
  if (target?.kind === 'package') return `${ref.name} of a library`;
  const [declared] = program.writtenTypes.of(ref, module);
  const form = declared?.kind === 'instance' ? declared.module.ir.types[declared.type]?.form : undefined;
  return declared?.kind === 'instance' && (form === 'struct' || form === 'interface')
    ? `${declared.type} ${declared.module.key}`
    : null;
}

const FORMS: ReadonlySet<TypeRef['kind']> = new Set(['pointer', 'list', 'channel', 'map', 'function']);
const BUILT_IN =
  /^(?:string|bool|error|any|u?int(?:8|16|32|64)?|uintptr|byte|rune|float(?:32|64)|complex(?:64|128))$/;
const SAME: ReadonlyMap<string, string> = new Map([
  ['byte', 'uint8'],
  ['rune', 'int32'],
]);
