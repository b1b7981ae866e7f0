// Go's expressions, lowered to the module IR as they are read.
import { exact, interned, NONE } from '@leakline/ir';
import type { Expression, TypeRef } from '@leakline/ir';
import { LiteralParser, unquote } from './literals.ts';

const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 1, '&&': 2,
  '==': 3, '!=': 3, '<': 3, '<=': 3, '>': 3, '>=': 3,
  '+': 4, '-': 4, '|': 4, '^': 4,
  '*': 5, '/': 5, '%': 5, '<<': 5, '>>': 5, '&': 5, '&^': 5,
}; // prettier-ignore
const UNARY = new Set(['+', '-', '!', '^', '*', '&', '<-', '~']);

/** Selectors, indexes and calls in a row; generated builders have some dozens. */
const CHAIN_LIMIT = 500;

export abstract class ExpressionParser extends LiteralParser {
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
            propertyStart: span.start,
            propertyEnd: span.end,
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
          if (!this.isLiteralType(node) || (this.literalLevel < 0 && node.kind !== 'type')) return node;
          node = this.literalValue(this.typeOf(node), node.start);
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

  /** `new(T)`: what reads like a value there names a type. */
  #asType(node: Expression): Expression {
    if (node.kind === 'type' || !this.isLiteralType(node)) return node;
    return { kind: 'type', type: this.typeOf(node), declaration: null, start: node.start, end: node.end };
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
      args: exact(node.kind === 'name' && node.name === 'new' ? args.map((a) => this.#asType(a)) : args),
      typeArgs: NONE,
      isNew: false,
      isOptional: false,
      start: node.start,
      end: this.endFrom(node.start),
    };
  }
}
