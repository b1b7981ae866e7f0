// Go's expressions, lowered to the module IR as they are read.
import { exact, interned, NONE, UNBOUND } from '@leakline/ir';
import type { Expression, FunctionIR, Name, Property, Span, Statement, TypeRef } from '@leakline/ir';
import type { Mutable } from './cursor.ts';
import { TypeParser, type ParameterSyntax } from './types.ts';

const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 1, '&&': 2,
  '==': 3, '!=': 3, '<': 3, '<=': 3, '>': 3, '>=': 3,
  '+': 4, '-': 4, '|': 4, '^': 4,
  '*': 5, '/': 5, '%': 5, '<<': 5, '>>': 5, '&': 5, '&^': 5,
}; // prettier-ignore
const UNARY = new Set(['+', '-', '!', '^', '*', '&', '<-', '~']);

/** Selectors, indexes and calls in a row; generated builders have some dozens. */
const CHAIN_LIMIT = 500;

export abstract class ExpressionParser extends TypeParser {
  /** Below zero in the header of `if`, `for` and `switch`, where `{` begins the block and no composite literal. */
  protected literalLevel = 0;

  /** Reads `{ … }` in the current scope. */
  protected abstract bracedList(): readonly Statement[];

  protected expression(): Expression {
    const start = this.scanner.start;
    return this.nested(
      () => this.#binary(1),
      () => this.unknown('nesting', start),
    );
  }

  protected expressionList(): Expression[] {
    const list = [this.expression()];
    while (this.take(',')) list.push(this.expression());
    return list;
  }

  #binary(least: number): Expression {
    let left = this.#unary();
    for (let count = 0; ; count++) {
      const operator = this.token;
      const precedence = PRECEDENCE[operator] ?? 0;
      if (precedence < least) return left;
      this.scanner.next();
      const right = this.nested(
        () => this.#binary(precedence + 1),
        () => this.unknown('nesting', this.scanner.start),
      );
      const span = { start: left.start, end: Math.max(left.end, right.end) };
      // A chain of thousands of operands would overflow whoever walks the tree later.
      if (count > 200)
        left = {
          kind: 'unknown',
          construct: 'long chain',
          children: [right],
          start: span.start,
          end: span.end,
        };
      else
        left =
          operator === '&&' || operator === '||'
            ? { kind: 'logical', operator, left, right, start: span.start, end: span.end }
            : { kind: 'binary', operator, left, right, start: span.start, end: span.end };
    }
  }

  #unary(): Expression {
    const operator = this.token;
    if (!UNARY.has(operator)) return this.#primary();
    const { start } = this.scanner;
    if (operator === '<-') {
      const mark = this.scanner.mark();
      this.scanner.next();
      if (this.at('chan')) {
        this.scanner.reset(mark);
        return this.#suffixes(this.#typeExpression());
      }
      const operand = this.#inner();
      return { kind: 'wrapped', how: 'receive', operand, type: null, start, end: operand.end };
    }
    this.scanner.next();
    const operand = this.#inner();
    const span = { start, end: Math.max(operand.end, start) };
    if (operator === '&')
      return { kind: 'wrapped', how: 'address', operand, type: null, start: span.start, end: span.end };
    if (operator === '*')
      return operand.kind === 'type' && operand.type !== null
        ? {
            ...operand,
            type: { kind: 'pointer', to: operand.type, start: span.start, end: span.end },
            start: span.start,
            end: span.end,
          }
        : { kind: 'wrapped', how: 'dereference', operand, type: null, start: span.start, end: span.end };
    return { kind: 'unary', operator, operand, start: span.start, end: span.end };
  }

  #inner(): Expression {
    const { start } = this.scanner;
    return this.nested(
      () => this.#unary(),
      () => this.unknown('nesting', start),
    );
  }

  #typeExpression(): Expression {
    const type = this.type();
    return { kind: 'type', type, declaration: null, start: type.start, end: type.end };
  }

  #primary(): Expression {
    return this.#suffixes(this.#operand());
  }

  #operand(): Expression {
    const { start, end, previousEnd } = this.scanner;
    switch (this.token) {
      case 'ident': {
        const name = this.scanner.literal;
        this.scanner.next();
        return this.name(name, { start, end });
      }
      case 'int':
      case 'float':
      case 'imag':
      case 'char': {
        const value = this.scanner.literal.slice(0, 256);
        this.scanner.next();
        return { kind: 'literal', type: 'number', value, start, end };
      }
      case 'string': {
        const value = interned(unquote(this.scanner.literal));
        this.scanner.next();
        return { kind: 'literal', type: 'string', value, start, end };
      }
      case '(': {
        this.scanner.next();
        const level = this.literalLevel;
        this.literalLevel = 0;
        const inner = this.expression();
        this.literalLevel = level;
        this.expect(')');
        return inner;
      }
      case 'func': {
        this.scanner.next();
        const signature = this.signature();
        if (this.at('{'))
          return {
            kind: 'function',
            function: this.closure(signature, start),
            start,
            end: this.endFrom(start),
          };
        const type: TypeRef = {
          kind: 'function',
          parameters: signature.parameters.map((p) => p.type),
          results: signature.results.length === 0 ? NONE : signature.results.map((r) => r.type),
          start,
          end: this.endFrom(start),
        };
        return { kind: 'type', type, declaration: null, start, end: this.endFrom(start) };
      }
      case '[':
      case 'map':
      case 'chan':
      case 'struct':
      case 'interface':
        return this.#typeExpression();
      default:
        this.problem(`expected an expression, found ${this.token}`);
        if (
          !this.at('eof') &&
          !this.at(';') &&
          !this.at('}') &&
          !this.at(')') &&
          !this.at(']') &&
          !this.at('{')
        )
          this.scanner.next();
        return {
          kind: 'unknown',
          construct: 'missing expression',
          children: NONE,
          start: previousEnd,
          end: previousEnd,
        };
    }
  }

  #suffixes(first: Expression): Expression {
    let node = first;
    for (let count = 1; ; count++) {
      // Whoever walks the tree later recurses as deep as the chain is long.
      if (count % CHAIN_LIMIT === 0) {
        this.problem(`more than ${CHAIN_LIMIT} selectors and calls in a row: the first are not analysed`);
        node = { kind: 'unknown', construct: 'long chain', children: NONE, start: node.start, end: node.end };
      }
      switch (this.token) {
        case '.': {
          this.scanner.next();
          if (this.take('(')) {
            if (this.take('type')) {
              this.expect(')');
              node = {
                kind: 'wrapped',
                how: 'assert',
                operand: node,
                type: null,
                start: node.start,
                end: this.endFrom(node.start),
              };
              continue;
            }
            const type = this.type();
            this.expect(')');
            node = {
              kind: 'wrapped',
              how: 'assert',
              operand: node,
              type,
              start: node.start,
              end: this.endFrom(node.start),
            };
            continue;
          }
          const { name, span } = this.ident();
          node = {
            kind: 'member',
            object: node,
            property: name,
            propertySpan: span,
            isOptional: false,
            start: node.start,
            end: Math.max(node.end, span.end),
          };
          continue;
        }
        case '[':
          node = this.#indexed(node);
          continue;
        case '(':
          node = this.#called(node);
          continue;
        case '{':
          if (!this.#isLiteralType(node) || (this.literalLevel < 0 && node.kind !== 'type')) return node;
          node = this.literalValue(this.#typeOf(node), node.start);
          continue;
        default:
          return node;
      }
    }
  }

  #indexed(node: Expression): Expression {
    this.scanner.next();
    const level = this.literalLevel;
    this.literalLevel = 0;
    const bound = () => (this.at(':') || this.at(']') ? null : this.expression());
    const low = bound();
    let result: Expression;
    if (this.at(':')) {
      this.scanner.next();
      const high = bound();
      if (this.take(':')) bound();
      this.expect(']');
      result = { kind: 'slice', object: node, low, high, start: node.start, end: this.endFrom(node.start) };
    } else {
      while (this.take(',')) if (!this.at(']')) this.expression(); // type arguments
      this.expect(']');
      result =
        low === null
          ? node
          : { kind: 'index', object: node, index: low, start: node.start, end: this.endFrom(node.start) };
    }
    this.literalLevel = level;
    return result;
  }

  #called(node: Expression): Expression {
    this.scanner.next();
    const level = this.literalLevel;
    this.literalLevel = 0;
    const args: Expression[] = [];
    while (!this.at(')') && !this.at('eof')) {
      const before = this.scanner.start;
      const argument = this.expression();
      if (this.at('...')) {
        this.scanner.next();
        args.push({
          kind: 'spread',
          operand: argument,
          start: argument.start,
          end: this.endFrom(argument.start),
        });
      } else args.push(argument);
      if (!this.take(',') && !this.at(')')) {
        this.problem(`expected , or ), found ${this.token}`);
        if (this.at(';') || this.at('}') || this.at('{')) break;
        if (this.scanner.start === before) this.skipBalanced();
      }
    }
    this.literalLevel = level;
    this.take(')');
    return {
      kind: 'call',
      callee: node,
      args: exact(args),
      typeArgs: NONE,
      isNew: false,
      isOptional: false,
      start: node.start,
      end: this.endFrom(node.start),
    };
  }

  /** Whether `{` behind an operand begins a composite literal: the operand reads as a type. */
  #isLiteralType(node: Expression): boolean {
    switch (node.kind) {
      case 'name':
        return true;
      case 'type':
        return node.type !== null && node.type.kind !== 'function' && node.type.kind !== 'channel';
      case 'member':
        return node.object.kind === 'name';
      case 'index':
        return this.#isLiteralType(node.object) && node.object.kind !== 'type';
      default:
        return false;
    }
  }

  /** An operand that was read as an expression and turns out to be a type. */
  #typeOf(node: Expression): TypeRef | null {
    if (node.kind === 'type') return node.type;
    if (node.kind === 'index') return this.#typeOf(node.object);
    const name =
      node.kind === 'name'
        ? node
        : node.kind === 'member' && node.object.kind === 'name'
          ? node.object
          : null;
    if (name === null) return null;
    const member = node.kind === 'member' ? node.property : null;
    const type: Mutable<TypeRef & { kind: 'named' }> = {
      kind: 'named',
      qualifier: member === null ? null : name.name,
      name: member ?? name.name,
      binding: name.binding,
      args: NONE,
      start: node.start,
      end: node.end,
    };
    if (type.binding < 0) this.bindLater(type, name.name, member !== null);
    return type;
  }

  /** `{ key: value, … }` of a composite literal; the elements of elided types take the outer type's element type. */
  protected literalValue(type: TypeRef | null, start: number): Expression {
    this.scanner.next();
    const level = this.literalLevel;
    this.literalLevel = 0;
    const properties: Property[] = [];
    const elements: Expression[] = [];
    let isKeyed = false;
    const inner = elementTypeOf(type);
    const value = (): Expression =>
      this.at('{')
        ? this.nested(
            () => this.literalValue(inner, this.scanner.start),
            () => this.unknown('nesting', this.scanner.start),
          )
        : this.expression();
    while (!this.at('}') && !this.at('eof')) {
      const before = this.scanner.start;
      const first = value();
      if (this.take(':')) {
        isKeyed = true;
        const item = value();
        const isField = first.kind === 'name' && type?.kind !== 'map' && type?.kind !== 'list';
        const key = isField
          ? first.name
          : first.kind === 'literal' && first.type === 'string'
            ? first.value
            : null;
        if (isField) this.#forgetName(first);
        properties.push({
          key,
          computed: key === null ? first : null,
          value: item,
          start: first.start,
          end: Math.max(first.end, item.end),
        });
      } else elements.push(first);
      if (!this.take(',') && !this.at('}')) {
        this.problem(`expected , or }, found ${this.token}`);
        if (this.at(';')) {
          this.scanner.next();
          continue;
        }
        if (this.scanner.start === before) this.skipBalanced();
      }
    }
    this.literalLevel = level;
    this.expect('}');
    const span = this.spanFrom(start);
    const isRecord = isKeyed || (elements.length === 0 && type?.kind !== 'list');
    if (!isRecord)
      return { kind: 'array', type, elements: exact(elements), start: span.start, end: span.end };
    for (const e of elements)
      properties.push({ key: null, computed: null, value: e, start: e.start, end: e.end });
    return type?.kind === 'list'
      ? { kind: 'array', type, elements: properties.map((p) => p.value), start: span.start, end: span.end }
      : { kind: 'object', type, properties: exact(properties), start: span.start, end: span.end };
  }

  /** A field's name in a literal is no use of a variable of that name. */
  #forgetName(node: Name): void {
    if (node.binding !== UNBOUND) return; // never noted, so not worth a search
    const last = this.unbound.findLastIndex((u) => u.node === node);
    if (last !== -1) this.unbound.splice(last, 1);
  }

  /** A function literal; the cursor stands at its `{`. */
  protected closure(
    signature: { parameters: ParameterSyntax[]; results: ParameterSyntax[] },
    start: number,
  ): number {
    const level = this.literalLevel;
    this.literalLevel = 0;
    const nameEnd = this.scanner.previousEnd;
    const id = this.functionBody('closure', null, { start, end: nameEnd }, null, signature, start);
    this.literalLevel = level;
    return id;
  }

  protected functionBody(
    form: FunctionIR['form'],
    name: string | null,
    nameSpan: Span,
    receiver: ParameterSyntax | null,
    signature: { parameters: ParameterSyntax[]; results: ParameterSyntax[] },
    start: number,
  ): number {
    const parent = this.scope.fn;
    const id = this.functions.length;
    const fn: Mutable<FunctionIR> = {
      name,
      nameSpan,
      form,
      parent,
      owner: null,
      receiver: null,
      isStatic: false,
      isAsync: false,
      isGenerator: false,
      parameters: [],
      results: signature.results.length === 0 ? NONE : signature.results.map((r) => r.type),
      resultBindings: NONE,
      decorators: NONE,
      body: [],
      start,
      end: start,
    };
    this.functions.push(fn);
    const outer = this.push(id);
    if (receiver !== null) fn.receiver = this.bindParameters([receiver])[0] ?? null;
    fn.parameters = this.bindParameters(signature.parameters);
    if (signature.results.some((r) => r.name !== null))
      fn.resultBindings = signature.results.map((r) =>
        this.declare(
          r.name?.name ?? '_',
          'parameter',
          r.name?.span ?? { start: r.span.start, end: r.span.start },
          r.type,
        ),
      );
    // Parameters, results and the body's own names are one scope: `x, err := f()` assigns to a result named err.
    if (this.at('{')) fn.body = this.bracedList();
    fn.end = Math.max(start, this.scanner.previousEnd);
    this.scope = outer;
    return id;
  }
}

function elementTypeOf(type: TypeRef | null): TypeRef | null {
  const element = type?.kind === 'list' ? type.element : type?.kind === 'map' ? type.value : null;
  return element?.kind === 'pointer' ? element.to : element;
}

function unquote(literal: string): string {
  const inner = literal.slice(1, literal.endsWith(literal.charAt(0)) && literal.length > 1 ? -1 : undefined);
  const text = literal.startsWith('`')
    ? inner
    : inner.replace(
        /\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{3}|.)/g,
        (whole, escape: string) => {
          const simple: Record<string, string> = {
            n: '\n',
            t: '\t',
            r: '\r',
            '\\': '\\',
            '"': '"',
            "'": "'",
            a: '\x07',
            b: '\b',
            f: '\f',
            v: '\v',
          };
          if (simple[escape] !== undefined) return simple[escape];
          if (/^[xuU]/.test(escape) && escape.length > 1) {
            const code = Number.parseInt(escape.slice(1), 16);
            return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
          }
          return /^[0-7]{3}$/.test(escape) ? String.fromCharCode(Number.parseInt(escape, 8)) : whole;
        },
      );
  return text.slice(0, 256);
}
