// The module IR: what one source file says, in the words that every language shares.
//
// One file is one `ModuleIR`. It is plain data (serialisable, no cycles, no parser types); names are bound to
// `Binding`s in lexical scope, so that no later layer needs to know a language's scope rules. All offsets are
// UTF-16 code units from the start of the file's text (a byte order mark counts as one unit, as in JavaScript strings).
// What a language package cannot express becomes an `unknown` node that keeps its children, never a guess.

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

// ---------------------------------------------------------------------------------------------- statements

export type Statement =
  | ExpressionStatement
  | Return
  | Throw
  | Branch
  | Switch
  | Loop
  | Try
  | Block
  | Defer
  | Spawn
  | Jump
  | UnknownStatement;

/** Declarations are assignments (see `Assign`); so is Go's `x++`. */
export interface ExpressionStatement extends Span {
  readonly kind: 'expression';
  readonly expression: Expression;
}
export interface Return extends Span {
  readonly kind: 'return';
  /** A `tuple` where Go returns several values. */
  readonly value: Expression | null;
}
export interface Throw extends Span {
  readonly kind: 'throw';
  readonly value: Expression | null;
}
export interface Branch extends Span {
  readonly kind: 'branch';
  /** Go's `if x := f(); cond`: the init statement stands before the branch in a block of its own. */
  readonly test: Expression;
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
}
export interface Switch extends Span {
  readonly kind: 'switch';
  /** `select` has no subject and its tests are channel operations; `type` tests are `type` expressions. */
  readonly form: 'value' | 'type' | 'select';
  /** null for Go's tagless switch, whose tests are conditions. */
  readonly subject: Expression | null;
  readonly cases: readonly SwitchCase[];
}
export interface SwitchCase extends Span {
  /** Empty for `default`. */
  readonly tests: readonly Expression[];
  readonly body: readonly Statement[];
  /** Control runs on into the next case (JavaScript without break, Go's `fallthrough`). */
  readonly fallsThrough: boolean;
}
export interface Loop extends Span {
  readonly kind: 'loop';
  readonly form:
    | 'for' // for(;;), for cond {}, while
    | 'doWhile'
    | 'each' // for…of, Go's range (including over channels, ints, functions)
    | 'eachAsync' // for await…of
    | 'keys'; // for…in
  readonly label: string | null;
  readonly init: readonly Statement[];
  /** null: for ever. */
  readonly test: Expression | null;
  readonly update: Expression | null;
  /** What each round is bound to: a pattern, or for Go a `tuple` of key and value; null when nothing is. */
  readonly target: Expression | null;
  /** What is looped over. */
  readonly over: Expression | null;
  readonly body: readonly Statement[];
}
export interface Try extends Span {
  readonly kind: 'try';
  readonly body: readonly Statement[];
  readonly parameter: Expression | null;
  readonly handler: readonly Statement[];
  readonly finalizer: readonly Statement[];
}
export interface Block extends Span {
  readonly kind: 'block';
  readonly body: readonly Statement[];
}
/** Runs when the function ends. */
export interface Defer extends Span {
  readonly kind: 'defer';
  readonly call: Expression;
}
/** Go's `go`: runs beside the function. */
export interface Spawn extends Span {
  readonly kind: 'spawn';
  readonly call: Expression;
}
export interface Jump extends Span {
  readonly kind: 'jump';
  readonly form: 'break' | 'continue' | 'goto';
  readonly label: string | null;
}
export interface UnknownStatement extends Span {
  readonly kind: 'unknown';
  readonly children: readonly Statement[];
}

// ---------------------------------------------------------------------------------------------- expressions

export type Expression =
  | Literal
  | Template
  | Name
  | This
  | Member
  | Index
  | Slice
  | ObjectLiteral
  | ArrayLiteral
  | Tuple
  | FunctionReference
  | TypeExpression
  | Conditional
  | Logical
  | Binary
  | Unary
  | Call
  | Assign
  | Wrapped
  | Spread
  | Sequence
  | UnknownExpression;

export interface Literal extends Span {
  readonly kind: 'literal';
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'regexp';
  /** Cooked text of strings, source text of the rest; cut at 256 units. */
  readonly value: string;
}
/** Text with holes; literal parts are `literal` expressions. */
export interface Template extends Span {
  readonly kind: 'template';
  readonly parts: readonly Expression[];
}
export interface Name extends Span {
  readonly kind: 'name';
  readonly name: string;
  readonly binding: BindingId;
}
export interface This extends Span {
  readonly kind: 'this';
}
/** `object.property`; `super.x` has a `this` object. JavaScript's `a['b']` with a literal key is a member too. */
export interface Member extends Span {
  readonly kind: 'member';
  readonly object: Expression;
  readonly property: string;
  readonly propertySpan: Span;
  readonly isOptional: boolean;
}
export interface Index extends Span {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
}
/** Go's `x[low:high]`. */
export interface Slice extends Span {
  readonly kind: 'slice';
  readonly object: Expression;
  readonly low: Expression | null;
  readonly high: Expression | null;
}
/** Object literals, Go struct and map literals; also object patterns, whose values are targets. */
export interface ObjectLiteral extends Span {
  readonly kind: 'object';
  readonly type: TypeRef | null;
  readonly properties: readonly Property[];
}
export interface Property extends Span {
  /** null: computed (see `computed`), or a spread. */
  readonly key: string | null;
  readonly computed: Expression | null;
  /** A `spread` expression for `...rest`. In patterns, a default value is an `Assign` with operator `=`. */
  readonly value: Expression;
}
/** Array literals, Go slice literals and keyless struct literals; also array patterns. Holes are `unknown` without children. */
export interface ArrayLiteral extends Span {
  readonly kind: 'array';
  readonly type: TypeRef | null;
  readonly elements: readonly Expression[];
}
/** Go's several values at once: returned, assigned, or assigned to. */
export interface Tuple extends Span {
  readonly kind: 'tuple';
  readonly elements: readonly Expression[];
}
export interface FunctionReference extends Span {
  readonly kind: 'function';
  readonly function: FunctionId;
}
/** A type where a value stands: a class expression (`declaration`), Go's `make(map[string]int)`, `[]byte(x)`. */
export interface TypeExpression extends Span {
  readonly kind: 'type';
  readonly type: TypeRef | null;
  readonly declaration: TypeId | null;
}
export interface Conditional extends Span {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}
export interface Logical extends Span {
  readonly kind: 'logical';
  readonly operator: '&&' | '||' | '??';
  readonly left: Expression;
  readonly right: Expression;
}
export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Unary extends Span {
  readonly kind: 'unary';
  readonly operator: string; // ! - + ~ typeof void delete ^
  readonly operand: Expression;
}
/** Calls, `new`, tagged templates (arguments: the holes), Go conversions and built-ins. JSX is a call of its component. */
export interface Call extends Span {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Expression[];
  readonly typeArgs: readonly TypeRef[];
  readonly isNew: boolean;
  readonly isOptional: boolean;
}
/**
 * Assignment, declaration and update. Operators: `=` also for declarations with a value, `declare` for one without
 * (value null: the zero value), compound ones as written (`+=`, `??=`), `++`/`--` (value null).
 * Targets: `name`, `member`, `index`, wrapped dereferences, `object`/`array` patterns, Go `tuple`s.
 */
export interface Assign extends Span {
  readonly kind: 'assign';
  readonly operator: string;
  readonly target: Expression;
  readonly value: Expression | null;
  readonly isDeclaration: boolean;
}
/** What does not change which value is meant. Parentheses and TypeScript's `as`, `!`, `satisfies`. */
export interface Wrapped extends Span {
  readonly kind: 'wrapped';
  readonly how: 'await' | 'yield' | 'assert' | 'address' | 'dereference' | 'receive';
  readonly operand: Expression;
  /** The asserted type. */
  readonly type: TypeRef | null;
}
export interface Spread extends Span {
  readonly kind: 'spread';
  readonly operand: Expression;
}
export interface Sequence extends Span {
  readonly kind: 'sequence';
  readonly expressions: readonly Expression[];
}
export interface UnknownExpression extends Span {
  readonly kind: 'unknown';
  /** What the source construct is called in its own grammar, for `--stats` and for printing. */
  readonly construct: string;
  readonly children: readonly Expression[];
}
