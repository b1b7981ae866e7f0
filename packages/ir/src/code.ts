// What functions are made of: statements and expressions, in the words that every language shares.
import type { BindingId, FunctionId, Span, TypeId, TypeRef } from './module.ts';

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
  /** A `tuple` where Go returns several values; of a bare `return`, the names of the results, at its own place. */
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
  /** Where the property's name stands: numbers, since a range of its own would be a third of what a member takes. */
  readonly propertyStart: number;
  readonly propertyEnd: number;
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
