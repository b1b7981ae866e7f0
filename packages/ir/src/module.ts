// The module IR: what one source file says, in the words that every language shares.
//
// One file is one `ModuleIR`. It is plain data (serialisable, no cycles, no parser types); names are bound to
// `Binding`s in lexical scope, so that no later layer needs to know a language's scope rules. All offsets are
// UTF-16 code units from the start of the file's text (a byte order mark counts as one unit, as in JavaScript strings).
// What a language package cannot express becomes an `unknown` node that keeps its children, never a guess.

import type { Expression, Statement } from './code.ts';

/** A half-open range of UTF-16 offsets in the file's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Index into `ModuleIR.functions`; 0 is the pseudo-function that holds the module's top-level code. */
export type FunctionId = number;
/** Index into `ModuleIR.bindings`. */
export type BindingId = number;
/** Index into `ModuleIR.types`. */
export type TypeId = number;

/** Stands where a name has no binding in its own file: a global, or (Go) a package-level name of another file. */
export const UNBOUND: BindingId = -1;

export interface ModuleIR {
  /** As the host names it, with `/` separators. */
  readonly path: string;
  /** The key under which the catalog keeps this language's libraries, e.g. `javascript` (TypeScript too) or `go`. */
  readonly language: string;
  /** Go's package clause; null in languages where a file is its own module. */
  readonly packageName: string | null;
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  readonly types: readonly TypeDeclaration[];
  /** Every function of the file, closures included, in source order; `functions[0]` is the module itself. */
  readonly functions: readonly FunctionIR[];
  readonly bindings: readonly Binding[];
  /** Comments that carry instructions to tools (suppressions, generated-code markers), in source order. */
  readonly directives: readonly Directive[];
  readonly problems: readonly ParseProblem[];
  /** The file says that a program wrote it (`Code generated … DO NOT EDIT.`). */
  readonly generated: boolean;
}

/** Why a part of the file could not be parsed. The rest of the file is still in the IR. */
export interface ParseProblem extends Span {
  readonly message: string;
}

/** A comment without its delimiters, trimmed. */
export interface Directive extends Span {
  readonly text: string;
}

/**
 * One imported name. `import { Counter as C } from 'prom-client'` is `{from: 'prom-client', imported: 'Counter'}`;
 * a namespace import, `import x = require()`, and every Go import has `imported: '*'`; a side-effect import, a Go blank import, and a
 * `require('x')` / `import('x')` whose value is used as an ordinary expression have `binding: UNBOUND`.
 */
export interface Import extends Span {
  readonly from: string;
  readonly imported: string;
  readonly binding: BindingId;
  readonly typeOnly: boolean;
}

/**
 * One exported name: a local binding, a value (`export default expr`, `module.exports = …`, `exports.x = …`, where
 * `exported` is `default`, `module.exports` as a whole being `'='`), or a re-export (`from` set; `imported: '*'` and `exported: '*'` for `export *`).
 * In Go every package-level name is reachable from its package; only capitalised ones are listed here.
 */
export interface Export extends Span {
  readonly exported: string;
  readonly binding: BindingId;
  readonly value: Expression | null;
  readonly from: string | null;
  readonly imported: string | null;
}

export type BindingKind =
  | 'parameter' // includes Go receivers and named results
  | 'variable' // var, let, :=, loop variables, catch parameters
  | 'constant' // const
  | 'function' // function declarations, and Go package-level functions
  | 'type' // classes, interfaces, enums, structs, aliases, type parameters
  | 'import';

export interface Binding extends Span {
  readonly name: string;
  readonly kind: BindingKind;
  /** The function whose scope declares it (0: module level). */
  readonly owner: FunctionId;
  /** The type that the source writes down for it, if any. */
  readonly type: TypeRef | null;
  /** The function that a `function` binding names. */
  readonly function: FunctionId | null;
  /** The declaration that a `type` binding names. */
  readonly declaration: TypeId | null;
}

export type FunctionForm =
  | 'module' // the file's top-level code, and Go package-level variable initialisers
  | 'function'
  | 'arrow' // JavaScript arrow functions, which see the `this` around them
  | 'closure' // Go function literals
  | 'method'
  | 'constructor'
  | 'getter'
  | 'setter'
  | 'static' // a class's static block
  | 'init'; // Go's init()

export interface FunctionIR extends Span {
  readonly name: string | null;
  /** The declared name's range, or the whole function's for anonymous ones. */
  readonly nameSpan: Span;
  readonly form: FunctionForm;
  /** The function in whose body it stands; null for functions[0]. */
  readonly parent: FunctionId | null;
  /** The class or receiver type that it is a method of, when that is declared in this file. */
  readonly owner: TypeId | null;
  /** Go: the receiver (its type may be declared in another file of the package). */
  readonly receiver: Parameter | null;
  readonly isStatic: boolean;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly parameters: readonly Parameter[];
  /** Written-down result types: none or one in JavaScript, any number in Go. */
  readonly results: readonly TypeRef[];
  /** Go: bindings of named results, parallel to `results`; otherwise empty. */
  readonly resultBindings: readonly BindingId[];
  /** Decorators (JavaScript) in source order, without the `@`. */
  readonly decorators: readonly Expression[];
  /** An arrow function's expression body is one `return` statement. */
  readonly body: readonly Statement[];
}

export interface Parameter extends Span {
  /** A `name`, or an `object`/`array` pattern (see `Assign`). */
  readonly target: Expression;
  readonly type: TypeRef | null;
  readonly defaultValue: Expression | null;
  readonly isRest: boolean;
  readonly decorators: readonly Expression[];
}

export type TypeForm = 'class' | 'interface' | 'struct' | 'enum' | 'alias'; // 'alias' includes Go defined types (type X []T)

export interface TypeDeclaration extends Span {
  readonly name: string | null;
  readonly nameSpan: Span;
  readonly form: TypeForm;
  readonly binding: BindingId;
  /** `extends`, `implements`, and Go's embedded types. */
  readonly supertypes: readonly Supertype[];
  readonly fields: readonly Field[];
  /** Methods with a body in this file. */
  readonly methods: readonly FunctionId[];
  /** Methods without a body: of interfaces, and abstract ones. */
  readonly signatures: readonly Signature[];
  readonly decorators: readonly Expression[];
  /** What an alias or a Go defined type stands for. */
  readonly underlying: TypeRef | null;
}

export interface Supertype extends Span {
  readonly how: 'extends' | 'implements' | 'embeds';
  readonly type: TypeRef;
  /** `extends mixin(Base)` and the like. */
  readonly value: Expression | null;
}

export interface Field extends Span {
  readonly name: string;
  readonly type: TypeRef | null;
  /** The initialiser; it runs once per instance, or once per class when static. */
  readonly value: Expression | null;
  readonly isStatic: boolean;
  /** Also the tag of a Go field, as a text, where it says more than the field's name in JSON or YAML. */
  readonly decorators: readonly Expression[];
}

export interface Signature extends Span {
  readonly name: string;
  readonly parameters: readonly TypeRef[];
  readonly results: readonly TypeRef[];
}

/** A type as it is written. Nothing is inferred here. */
export type TypeRef =
  | NamedType
  | (Span & { readonly kind: 'pointer'; readonly to: TypeRef })
  | (Span & { readonly kind: 'list'; readonly element: TypeRef; readonly isFixedSize: boolean }) // T[], []T, [n]T, ...T
  | (Span & { readonly kind: 'map'; readonly key: TypeRef; readonly value: TypeRef }) // Go's map; TypeScript's Record<K, V> and index signatures
  | (Span & { readonly kind: 'channel'; readonly element: TypeRef })
  | (Span & {
      readonly kind: 'function';
      readonly parameters: readonly TypeRef[];
      readonly results: readonly TypeRef[];
    })
  | (Span & { readonly kind: 'union'; readonly members: readonly TypeRef[] }) // TypeScript's | and & (the parts)
  | (Span & { readonly kind: 'literal'; readonly value: string }) // 'GET', 200, true, null, undefined
  | (Span & {
      readonly kind: 'object';
      readonly fields: readonly { readonly name: string; readonly type: TypeRef }[];
    })
  | (Span & { readonly kind: 'unknown' });

/** `string`, `Request`, `express.Request`, `http.Handler`, `Map<string, Foo>`, `atomic.Pointer[T]`. */
export interface NamedType extends Span {
  readonly kind: 'named';
  /** `express` in `express.Request`; null when unqualified. Deeper qualifications keep the first and the last part. */
  readonly qualifier: string | null;
  readonly name: string;
  /** The binding of the qualifier if there is one, else of the name; UNBOUND for built-ins and free names. */
  readonly binding: BindingId;
  readonly args: readonly TypeRef[];
}
