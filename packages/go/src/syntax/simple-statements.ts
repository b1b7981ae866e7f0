// Go's simple statements, and the headers of `if`, `for` and `switch` that they stand in: assignments, `x := f()`, `i++`, `ch <- v`.
import { exact, NONE } from '@leakline/ir';
import type { Expression, Span, Statement } from '@leakline/ir';
import { ExpressionParser } from './expressions.ts';

const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=', '&^=']);

/** What stands before `;` or `{`: `x := f()`, `i++`, `ch <- v`, a condition. */
interface Simple {
  readonly expression: Expression;
  /** `switch x := v.(type)`: the name that each clause binds. */
  readonly binds: { readonly name: string; readonly span: Span } | null;
}

export abstract class SimpleStatementParser extends ExpressionParser {
  protected simple(): Simple {
    const { start } = this.scanner;
    if (this.at('range')) {
      this.scanner.next();
      const over = this.expression();
      return {
        expression: {
          kind: 'unknown',
          construct: 'range',
          children: [over],
          start,
          end: this.endFrom(start),
        },
        binds: null,
      };
    }
    const left = this.expressionList();
    const [first] = left;
    const operator = this.token;
    if (operator === ':=' || ASSIGNMENTS.has(operator)) {
      this.scanner.next();
      if (this.take('range')) {
        const over = this.expression();
        // Declared only now: `for x := range x` ranges over the outer x.
        const targets = operator === ':=' ? this.#declareAll(left) : left;
        return {
          expression: {
            kind: 'assign',
            operator: 'range',
            target: {
              kind: 'tuple',
              elements: exact(targets),
              start: targets[0]?.start ?? start,
              end: targets.at(-1)?.end ?? start,
            },
            value: over,
            isDeclaration: operator === ':=',
            start,
            end: this.endFrom(start),
          },
          binds: null,
        };
      }
      const values = this.expressionList();
      const value = together(values);
      const isTypeSwitch = value?.kind === 'wrapped' && value.how === 'assert' && value.type === null;
      if (operator === ':=' && isTypeSwitch && first?.kind === 'name') {
        this.forgetName(first);
        return {
          expression: value,
          binds: { name: first.name, span: { start: first.start, end: first.end } },
        };
      }
      const targets = operator === ':=' ? this.#declareAll(left) : left;
      const target = together(targets) ?? {
        kind: 'unknown',
        construct: 'missing target',
        children: NONE,
        start,
        end: start,
      };
      return {
        expression: {
          kind: 'assign',
          operator: operator === ':=' ? '=' : operator,
          target,
          value,
          isDeclaration: operator === ':=',
          start,
          end: this.endFrom(start),
        },
        binds: null,
      };
    }
    if ((operator === '++' || operator === '--') && first !== undefined) {
      this.scanner.next();
      return {
        expression: {
          kind: 'assign',
          operator,
          target: first,
          value: null,
          isDeclaration: false,
          start,
          end: this.endFrom(start),
        },
        binds: null,
      };
    }
    if (operator === '<-' && first !== undefined) {
      this.scanner.next();
      const value = this.expression();
      return {
        expression: {
          kind: 'unknown',
          construct: 'send',
          children: [first, value],
          start,
          end: this.endFrom(start),
        },
        binds: null,
      };
    }
    return { expression: together(left) ?? this.unknown('missing expression', start), binds: null };
  }

  /** `a, b := …` declares what is new in this scope and assigns the rest. */
  #declareAll(left: readonly Expression[]): Expression[] {
    return left.map((node) => {
      if (node.kind !== 'name' || node.name === '_') return node;
      const known = this.scope.names.get(node.name);
      this.forgetName(node);
      const binding = known ?? this.declare(node.name, 'variable', node);
      return { ...node, binding };
    });
  }

  /** `init; ` before a condition. Gives the init statements and the simple statement after them (null: nothing). */
  protected header(): { init: Statement[]; simple: Simple | null } {
    const level = this.literalLevel;
    this.literalLevel = -1;
    const init: Statement[] = [];
    let simple: Simple | null = this.at(';') || this.at('{') ? null : this.simple();
    if (this.at(';')) {
      if (simple !== null)
        init.push({
          kind: 'expression',
          expression: simple.expression,
          start: simple.expression.start,
          end: simple.expression.end,
        });
      this.scanner.next();
      simple = this.at('{') ? null : this.simple();
    }
    this.literalLevel = level;
    return { init, simple };
  }
}

/** One value, or a tuple of several. */
export function together(list: readonly Expression[]): Expression | null {
  const [first] = list;
  const last = list.at(-1);
  if (first === undefined || last === undefined) return null;
  return list.length === 1
    ? first
    : { kind: 'tuple', elements: exact(list), start: first.start, end: Math.max(first.end, last.end) };
}
