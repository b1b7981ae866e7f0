// Go's statements, lowered to the module IR as they are read.
import { exact, NONE } from '@leakline/ir';
import type { Expression, Name, Span, Statement, SwitchCase, TypeRef } from '@leakline/ir';
import { SimpleStatementParser, together } from './simple-statements.ts';

export abstract class StatementParser extends SimpleStatementParser {
  /** Reads a declaration inside a function: `var`, `const`, `type`. */
  protected abstract localDeclaration(out: Statement[]): void;

  protected block(): readonly Statement[] {
    const outer = this.push();
    const body = this.bracedList();
    this.scope = outer;
    return body;
  }

  protected bracedList(): readonly Statement[] {
    this.expect('{');
    const body = this.#list();
    this.expect('}');
    return body;
  }

  #list(): readonly Statement[] {
    const out: Statement[] = [];
    while (!this.at('}') && !this.at('eof') && !this.at('case') && !this.at('default')) {
      const before = this.scanner.start;
      const token = this.token;
      this.nested(
        () => this.#statement(out, null),
        () => undefined,
      );
      if (this.at(';')) this.scanner.next();
      else if (!this.at('}') && !this.at('eof') && !this.at('case') && !this.at('default')) {
        this.problem(`expected ; or a new line, found ${this.token}`);
        this.#skipToNextStatement();
      }
      // A stray token that nothing takes must not hold the parser up.
      if (this.scanner.start === before && this.token === token && !this.at('eof')) this.scanner.next();
    }
    return exact(out);
  }

  /** What a bare `return` gives back: the results that the function has names for. */
  #namedResults({ start, end }: Span): readonly Name[] {
    const results = this.functions[this.scope.fn]?.resultBindings ?? NONE;
    const names = results.map((binding) => this.bindings[binding]?.name ?? '_');
    return names.includes('_')
      ? NONE
      : results.map((binding, i) => ({ kind: 'name', name: names[i] ?? '_', binding, start, end }));
  }

  #skipToNextStatement(): void {
    while (!this.at(';') && !this.at('}') && !this.at('eof')) this.skipBalanced();
    this.take(';');
  }

  #statement(out: Statement[], label: string | null): void {
    const { start } = this.scanner;
    switch (this.token) {
      case ';':
      case '}':
        return;
      case '{':
        out.push({ kind: 'block', body: this.block(), start, end: this.endFrom(start) });
        return;
      case 'var':
      case 'const':
      case 'type':
        this.localDeclaration(out);
        return;
      case 'return': {
        this.scanner.next();
        const isBare = this.at(';') || this.at('}');
        const values = isBare
          ? this.#namedResults({ start, end: this.endFrom(start) })
          : this.expressionList();
        out.push({ kind: 'return', value: together(values), start, end: this.endFrom(start) });
        return;
      }
      case 'if':
        this.#if(out);
        return;
      case 'for':
        this.#for(out, label);
        return;
      case 'switch':
        this.#switch(out);
        return;
      case 'select':
        this.#select(out);
        return;
      case 'go':
      case 'defer': {
        const kind = this.at('go') ? 'spawn' : 'defer';
        this.scanner.next();
        const call = this.expression();
        out.push({ kind, call, start, end: this.endFrom(start) });
        return;
      }
      case 'break':
      case 'continue':
      case 'goto': {
        const form = this.token;
        this.scanner.next();
        const target = this.at('ident') ? this.ident().name : null;
        out.push({ kind: 'jump', form, label: target, start, end: this.endFrom(start) });
        return;
      }
      case 'fallthrough':
        this.scanner.next();
        return; // its clause has `fallsThrough`
      case 'func': {
        // A function literal called in place, or (a mistake) a declaration inside a function.
        break;
      }
      default:
        break;
    }
    const simple = this.simple();
    if (this.at(':') && simple.expression.kind === 'name') {
      this.scanner.next();
      // A label is no use of a variable.
      this.forgetName(simple.expression);
      const { name } = simple.expression;
      if (!this.at(';') && !this.at('}'))
        this.nested(
          () => this.#statement(out, name),
          () => undefined,
        );
      return;
    }
    out.push({ kind: 'expression', expression: simple.expression, start, end: this.endFrom(start) });
  }

  /** What has an init stands in a block with it. */
  #withInit(init: Statement[], statement: Statement, out: Statement[]): void {
    if (init.length === 0) out.push(statement);
    else out.push({ kind: 'block', body: [...init, statement], start: statement.start, end: statement.end });
  }

  #if(out: Statement[]): void {
    const { start } = this.scanner;
    this.expect('if');
    const outer = this.push();
    const { init, simple } = this.header();
    const test = simple?.expression ?? this.unknown('missing condition', start);
    const then = this.at('{') ? this.block() : this.#missingBlock();
    const otherwise: Statement[] = [];
    if (this.take('else')) {
      if (this.at('if'))
        this.nested(
          () => this.#if(otherwise),
          () => undefined,
        );
      else if (this.at('{')) otherwise.push(...this.block());
      else this.#missingBlock();
    }
    this.scope = outer;
    this.#withInit(
      init,
      { kind: 'branch', test, then, otherwise: exact(otherwise), start, end: this.endFrom(start) },
      out,
    );
  }

  #missingBlock(): Statement[] {
    this.problem(`expected {, found ${this.token}`);
    return [];
  }

  #for(out: Statement[], label: string | null): void {
    const { start } = this.scanner;
    this.expect('for');
    const outer = this.push();
    const level = this.literalLevel;
    this.literalLevel = -1;
    const init: Statement[] = [];
    let test: Expression | null = null;
    let update: Expression | null = null;
    let target: Expression | null = null;
    let over: Expression | null = null;
    let form: 'for' | 'each' = 'for';
    const first = this.at('{') || this.at(';') ? null : this.simple().expression;
    if (first?.kind === 'assign' && first.operator === 'range') {
      form = 'each';
      target = first.target;
      over = first.value;
    } else if (first?.kind === 'unknown' && first.construct === 'range') {
      form = 'each';
      over = first.children[0] ?? null;
    } else if (this.at(';')) {
      if (first !== null)
        init.push({ kind: 'expression', expression: first, start: first.start, end: first.end });
      this.scanner.next();
      if (!this.at(';') && !this.at('{')) test = this.simple().expression;
      this.take(';');
      if (!this.at('{')) update = this.simple().expression;
    } else test = first;
    this.literalLevel = level;
    const body = this.at('{') ? this.block() : this.#missingBlock();
    this.scope = outer;
    out.push({
      kind: 'loop',
      form,
      label,
      init,
      test,
      update,
      target,
      over,
      body,
      start,
      end: this.endFrom(start),
    });
  }

  #switch(out: Statement[]): void {
    const { start } = this.scanner;
    this.expect('switch');
    const outer = this.push();
    const { init, simple } = this.header();
    const subject = simple?.expression ?? null;
    const isType = subject?.kind === 'wrapped' && subject.how === 'assert' && subject.type === null;
    const cases: SwitchCase[] = [];
    if (!this.expect('{')) this.#missingBlock();
    while (this.at('case') || this.at('default')) {
      const at = this.scanner.start;
      const tests: Expression[] = [];
      if (this.take('case')) {
        do {
          if (isType) {
            const type: TypeRef = this.type();
            tests.push({ kind: 'type', type, declaration: null, start: type.start, end: type.end });
          } else tests.push(this.expression());
        } while (this.take(','));
      } else this.scanner.next();
      this.expect(':');
      const inner = this.push();
      const binds = simple?.binds ?? null;
      const [only] = tests;
      if (binds !== null) {
        const type = tests.length === 1 && only?.kind === 'type' ? only.type : null;
        this.declare(binds.name, 'variable', binds.span, type);
      }
      const body = this.#list();
      this.scope = inner;
      cases.push({
        tests: exact(tests),
        body,
        fallsThrough: this.#fellThrough(at),
        start: at,
        end: this.endFrom(at),
      });
    }
    this.scope = outer;
    this.expect('}');
    const operand = isType ? subject.operand : subject;
    this.#withInit(
      init,
      {
        kind: 'switch',
        form: isType ? 'type' : 'value',
        subject: operand,
        cases,
        start,
        end: this.endFrom(start),
      },
      out,
    );
  }

  /** `fallthrough` can only be the last word of a clause. */
  #fellThrough(from: number): boolean {
    return /\bfallthrough\s*;?\s*$/.test(this.textBetween(from, this.scanner.start));
  }

  protected abstract textBetween(start: number, end: number): string;

  #select(out: Statement[]): void {
    const { start } = this.scanner;
    this.expect('select');
    const cases: SwitchCase[] = [];
    this.expect('{');
    while (this.at('case') || this.at('default')) {
      const at = this.scanner.start;
      const tests: Expression[] = [];
      const outer = this.push();
      if (this.take('case')) tests.push(this.simple().expression);
      else this.scanner.next();
      this.expect(':');
      const body = this.#list();
      this.scope = outer;
      cases.push({ tests: exact(tests), body, fallsThrough: false, start: at, end: this.endFrom(at) });
    }
    this.expect('}');
    out.push({
      kind: 'switch',
      form: 'select',
      subject: null,
      cases,
      start,
      end: this.endFrom(start),
    });
  }
}
