// A module IR as numbers of 16 bits in one array, so that the thread that lowers a file can leave it in shared memory for another:
// an object can only be copied, which takes longer than to make it anew from its source.
import { interned } from './interned.ts';
import type { ModuleIR, TypeRef } from './module.ts';
import type { Expression, Statement } from './code.ts';
import { NONE } from './lists.ts';
import { MODULE } from './module-codec.ts';
import { EXPRESSIONS } from './expression-codecs.ts';
import { STATEMENTS } from './statement-codecs.ts';
import { TYPES } from './type-codecs.ts';
import type { Codec } from './codec.ts';

/** What languages say themselves: known to both sides, and constants, so that comparing them is comparing addresses. */
const WORDS: readonly string[] = unique([
  ...['=', 'declare', '+=', '-=', '*=', '/=', '%=', '**=', '<<=', '>>=', '>>>=', '&=', '|=', '^=', '&^='],
  ...['&&=', '||=', '??=', '++', '--', '&&', '||', '??', '==', '!=', '===', '!==', '<', '<=', '>', '>=', '!'],
  ...['+', '-', '*', '/', '%', '**', '<<', '>>', '>>>', '&', '|', '^', '&^', '~', 'in', 'instanceof'],
  ...['typeof', 'void', 'delete', 'await', 'yield', 'assert', 'address', 'dereference', 'receive'],
  ...['string', 'number', 'boolean', 'null', 'regexp', 'value', 'type', 'select'],
  ...['for', 'doWhile', 'each', 'eachAsync', 'keys', 'break', 'continue', 'goto'],
  ...['parameter', 'variable', 'constant', 'function', 'import', 'extends', 'implements', 'embeds'],
  ...['module', 'arrow', 'closure', 'method', 'constructor', 'getter', 'setter', 'static', 'init'],
  ...['class', 'interface', 'struct', 'enum', 'alias', 'javascript', 'go', 'hole', 'default', '*'],
]);

/** In the place of a node's kind: there is none, or it is one that was met before. The kinds follow. */
const ABSENT = 0;
const AGAIN = 1;
const FIRST_KIND = 2;

/** Comes before a number that is too large for 16 bits. Numbers are written plus one: names without a binding have -1. */
const LARGE = 0xffff;

/** A text of more UTF-16 units is made in pieces: arguments of a call are on the stack. */
const PIECE = 4096;

/** Writes modules one after the other. A text is written where it is met first, and has a number from then on. */
export class ModuleEncoder {
  readonly #numbers = new Map(WORDS.map((word, i) => [word, i]));
  #fresh: string[] = [];
  #units = new Uint16Array(1 << 14);
  #length = 0;
  readonly #types = new Map<TypeRef, number>();
  readonly #values = new Map<Expression, number>();

  /** The texts that are new, then the module. The memory is used again for the next one. */
  encode(ir: ModuleIR): { readonly texts: Uint16Array; readonly module: Uint16Array } {
    this.#length = 0;
    this.#types.clear();
    this.#values.clear();
    MODULE.write(this, ir);
    const end = this.#length;
    for (const text of this.#fresh) {
      this.number(text.length);
      for (let i = 0; i < text.length; i++) this.#unit(text.charCodeAt(i));
    }
    this.#fresh = [];
    return { texts: this.#units.subarray(end, this.#length), module: this.#units.subarray(0, end) };
  }

  #unit(unit: number): void {
    if (this.#length === this.#units.length) {
      const longer = new Uint16Array(2 * this.#length);
      longer.set(this.#units);
      this.#units = longer;
    }
    this.#units[this.#length++] = unit;
  }

  /** Whole, from -1 to 2^31 - 2. */
  number(value: number): void {
    const written = value + 1;
    if (written >= LARGE) {
      this.#unit(LARGE);
      this.#unit(written & 0xffff);
      this.#unit(written >>> 16);
    } else this.#unit(written);
  }
  text(text: string): void {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(text, number);
      this.#fresh.push(text);
    }
    this.number(number);
  }
  textOrNull(text: string | null): void {
    if (text === null) this.number(-1);
    else this.text(text);
  }
  flag(value: boolean): void {
    this.number(value ? 1 : 0);
  }
  numberOrNull(value: number | null): void {
    this.flag(value !== null);
    if (value !== null) this.number(value);
  }
  list<T>(list: readonly T[], write: (to: this, element: T) => void): void {
    this.number(list.length);
    for (const element of list) write(this, element);
  }
  numbers(list: readonly number[]): void {
    this.number(list.length);
    for (const value of list) this.number(value);
  }
  statements(list: readonly Statement[]): void {
    this.number(list.length);
    for (const statement of list) {
      this.number(STATEMENT_KINDS.numberOf[statement.kind]);
      (STATEMENTS[statement.kind] as Codec<Statement>).write(this, statement);
    }
  }
  expressions(list: readonly Expression[]): void {
    this.number(list.length);
    for (const expression of list) this.expression(expression);
  }
  expression(node: Expression | null): void {
    if (node === null) {
      this.number(ABSENT);
      return;
    }
    const before = this.#values.size === 0 ? undefined : this.#values.get(node);
    if (before !== undefined) {
      this.number(AGAIN);
      this.number(before);
      return;
    }
    this.number(EXPRESSION_KINDS.numberOf[node.kind]);
    (EXPRESSIONS[node.kind] as Codec<Expression>).write(this, node);
  }
  /** An expression that is met again: what is exported stands in a function, too. */
  shared(node: Expression | null): void {
    this.expression(node);
    if (node !== null && !this.#values.has(node)) this.#values.set(node, this.#values.size);
  }
  types(list: readonly TypeRef[]): void {
    this.number(list.length);
    for (const type of list) this.type(type);
  }
  /** A binding has the type of its parameter, and Go writes one type for several names. */
  type(type: TypeRef | null): void {
    if (type === null) {
      this.number(ABSENT);
      return;
    }
    const before = this.#types.get(type);
    if (before !== undefined) {
      this.number(AGAIN);
      this.number(before);
      return;
    }
    this.number(TYPE_KINDS.numberOf[type.kind]);
    (TYPES[type.kind] as Codec<TypeRef>).write(this, type);
    this.#types.set(type, this.#types.size);
  }
}

/** Reads what one encoder has written. */
export class ModuleDecoder {
  readonly #texts: string[] = [...WORDS];
  #units: Uint16Array = new Uint16Array(0);
  #at = 0;
  #types: TypeRef[] = [];
  #values: Expression[] = [];

  /** Every module's texts, in the order in which they were written, and before the module is decoded. */
  learn(texts: Uint16Array): void {
    this.#units = texts;
    this.#at = 0;
    while (this.#at < texts.length) {
      const length = this.number();
      const end = this.#at + length;
      let text = '';
      for (; this.#at < end; this.#at += PIECE)
        text += textOf(texts.subarray(this.#at, Math.min(end, this.#at + PIECE)));
      this.#at = end;
      this.#texts.push(interned(text));
    }
  }

  /** Throws a RangeError where it is nested too deep for this thread's stack. */
  decode(module: Uint16Array): ModuleIR {
    this.#units = module;
    this.#at = 0;
    this.#types = [];
    this.#values = [];
    return MODULE.read(this);
  }

  number(): number {
    const read = this.#units[this.#at++] ?? 0;
    if (read !== LARGE) return read - 1;
    const low = this.#units[this.#at++] ?? 0;
    return (low | ((this.#units[this.#at++] ?? 0) << 16)) - 1;
  }
  text(): string {
    return this.#texts[this.number()] ?? '';
  }
  /** One of the words that a field may have: what was written was one of them. */
  word<T extends string>(): T {
    return this.text() as T;
  }
  textOrNull(): string | null {
    const number = this.number();
    return number === -1 ? null : (this.#texts[number] ?? '');
  }
  flag(): boolean {
    return this.number() === 1;
  }
  numberOrNull(): number | null {
    return this.flag() ? this.number() : null;
  }
  list<T>(read: (from: this) => T): readonly T[] {
    const length = this.number();
    // As `exact` makes them: without room for more, and of V8's kind for lists without holes.
    if (length === 0) return NONE;
    if (length === 1) return [read(this)];
    if (length === 2) return [read(this), read(this)];
    if (length === 3) return [read(this), read(this), read(this)];
    const list: T[] = [];
    for (let i = 0; i < length; i++) list.push(read(this));
    return list.slice();
  }
  numbers(): readonly number[] {
    return this.list(numberOf);
  }
  statements(): readonly Statement[] {
    return this.list(statementOf);
  }
  expressions(): readonly Expression[] {
    return this.list(expressionOf);
  }
  expression(): Expression {
    return this.expressionOrNull() ?? unreadable();
  }
  expressionOrNull(): Expression | null {
    const kind = this.number();
    if (kind === ABSENT) return null;
    if (kind === AGAIN) return this.#values[this.number()] ?? unreadable();
    return (EXPRESSION_KINDS.codecs[kind] ?? unreadable()).read(this);
  }
  shared(): Expression | null {
    const node = this.expressionOrNull();
    if (node !== null && !this.#values.includes(node)) this.#values.push(node);
    return node;
  }
  types(): readonly TypeRef[] {
    return this.list(typeOf);
  }
  type(): TypeRef {
    return this.typeOrNull() ?? unreadable();
  }
  typeOrNull(): TypeRef | null {
    const kind = this.number();
    if (kind === ABSENT) return null;
    if (kind === AGAIN) return this.#types[this.number()] ?? unreadable();
    const type = (TYPE_KINDS.codecs[kind] ?? unreadable()).read(this);
    this.#types.push(type);
    return type;
  }
}

const EXPRESSION_KINDS = numbered<Expression>(EXPRESSIONS);
const STATEMENT_KINDS = numbered<Statement>(STATEMENTS);
const TYPE_KINDS = numbered<TypeRef>(TYPES);

/** Numbers for kinds: small and in a row, so that reading is looking up in a list. */
function numbered<Node extends { readonly kind: string }>(
  codecs: Readonly<Record<Node['kind'], unknown>>,
): {
  readonly numberOf: Readonly<Record<Node['kind'], number>>;
  readonly codecs: readonly (Codec<Node> | undefined)[];
} {
  const kinds = Object.keys(codecs) as Node['kind'][];
  return {
    numberOf: Object.fromEntries(kinds.map((kind, i) => [kind, FIRST_KIND + i])) as Record<
      Node['kind'],
      number
    >,
    codecs: [undefined, undefined, ...kinds.map((kind) => codecs[kind] as Codec<Node>)],
  };
}

const numberOf = (from: ModuleDecoder) => from.number();
const expressionOf = (from: ModuleDecoder) => from.expression();
const typeOf = (from: ModuleDecoder) => from.type();
const statementOf = (from: ModuleDecoder) =>
  (STATEMENT_KINDS.codecs[from.number()] ?? unreadable()).read(from);

/** Not spread: an iterator over each text takes longer than all else. */
function textOf(units: Uint16Array): string {
  return Reflect.apply(String.fromCharCode, null, units);
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

function unreadable(): never {
  throw new Error('not what an encoder has written');
}
