// A Go file: package clause, imports, and declarations at package level and inside functions.
import { exact, interned, NONE, UNBOUND } from '@leakline/ir';
import type { Directive, Export, Expression, ModuleIR, Statement, TypeRef } from '@leakline/ir';
import { packageNames } from './cursor.ts';
import { together } from './simple-statements.ts';
import { StatementParser } from './statements.ts';

export class FileParser extends StatementParser {
  readonly #path: string;
  readonly #text: string;

  constructor(path: string, text: string) {
    super(text);
    this.#path = path;
    this.#text = text;
  }

  protected textBetween(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  file(): ModuleIR {
    this.functions.push({
      name: null,
      nameSpan: { start: 0, end: 0 },
      form: 'module',
      parent: null,
      owner: null,
      receiver: null,
      isStatic: false,
      isAsync: false,
      isGenerator: false,
      parameters: NONE,
      results: NONE,
      resultBindings: NONE,
      decorators: NONE,
      body: NONE,
      start: 0,
      end: this.#text.length,
    });
    const body: Statement[] = [];
    let packageName = '';
    if (this.expect('package')) packageName = this.ident().name;
    this.take(';');
    while (!this.at('eof')) {
      const before = this.scanner.start;
      this.#topLevel(body);
      if (!this.take(';') && !this.at('eof')) this.#skipToDeclaration();
      if (this.scanner.start === before && !this.at('eof')) this.scanner.next();
    }
    const module = this.functions[0];
    if (module !== undefined) module.body = exact(body);
    this.settle();
    this.#attachMethods();
    const directives = this.scanner.comments.flatMap((c): Directive[] => {
      const text = c.text.trim();
      return /\b(eslint-|leakline|nolint)|Code generated/.test(text)
        ? [{ text, start: c.start, end: c.end }]
        : [];
    });
    return {
      path: this.#path,
      language: 'go',
      packageName,
      imports: exact(this.imports),
      exports: exact(this.#exports()),
      types: exact(this.types),
      functions: exact(this.functions),
      bindings: exact(this.bindings),
      directives: exact(directives),
      problems: exact(this.problems),
      generated: directives.some((d) => /^Code generated .* DO NOT EDIT\.$/m.test(d.text)),
    };
  }

  #exports(): Export[] {
    return [...this.fileScope.names].flatMap(([name, binding]): Export[] => {
      const b = this.bindings[binding];
      return b !== undefined && b.kind !== 'import' && /^\p{Lu}/u.test(name)
        ? [{ exported: name, binding, value: null, from: null, imported: null, start: b.start, end: b.end }]
        : [];
    });
  }

  /** Methods of types declared in this file; others are found through the package. */
  #attachMethods(): void {
    for (const [id, fn] of this.functions.entries()) {
      const type = fn.receiver?.type;
      const named = type?.kind === 'pointer' ? type.to : type;
      if (named?.kind !== 'named') continue;
      const declared = this.bindings[this.fileScope.names.get(named.name) ?? UNBOUND]?.declaration;
      if (declared == null) continue;
      fn.owner = declared;
      this.types[declared]?.methods.push(id);
    }
  }

  #skipToDeclaration(): void {
    this.problem(`expected a declaration, found ${this.token}`);
    const isDeclaration = () =>
      ['func', 'type', 'var', 'const', 'import'].includes(this.token) && this.#isAtLineStart();
    do this.scanner.next();
    while (!this.at('eof') && !isDeclaration());
  }

  #isAtLineStart(): boolean {
    const before = this.#text.charCodeAt(this.scanner.start - 1);
    return this.scanner.start === 0 || before === 10;
  }

  #topLevel(body: Statement[]): void {
    switch (this.token) {
      case 'import':
        this.#grouped(() => this.#import());
        return;
      case 'func':
        this.#function();
        return;
      case 'var':
      case 'const':
      case 'type':
        this.localDeclaration(body);
        return;
      case ';':
        return;
      default:
        this.#skipToDeclaration();
    }
  }

  /** `keyword x` or `keyword ( x; y )`. */
  #grouped(each: (index: number) => void): void {
    this.scanner.next();
    if (!this.take('(')) {
      each(0);
      return;
    }
    for (let i = 0; !this.at(')') && !this.at('eof'); i++) {
      const before = this.scanner.start;
      each(i);
      if (!this.take(';') && !this.at(')')) this.skipBalanced();
      if (this.scanner.start === before && !this.at('eof')) this.scanner.next();
    }
    this.expect(')');
  }

  #import(): void {
    const { start } = this.scanner;
    let alias: { name: string; span: { start: number; end: number } } | null = null;
    if (this.at('ident')) alias = this.ident();
    else if (this.at('.')) {
      alias = { name: '.', span: { start, end: start + 1 } };
      this.scanner.next();
    }
    if (!this.at('string')) {
      this.problem(`expected an import path, found ${this.token}`);
      return;
    }
    const from = interned(this.scanner.literal.slice(1, -1));
    const span = { start: this.scanner.start, end: this.scanner.end };
    this.scanner.next();
    const name = alias?.name ?? packageNames(from)[0] ?? from;
    const binding =
      name === '_' || name === '.' ? UNBOUND : this.declare(name, 'import', alias?.span ?? span);
    this.imports.push({
      from,
      imported: '*',
      binding,
      typeOnly: false,
      start,
      end: this.endFrom(start),
    });
  }

  #function(): void {
    const { start } = this.scanner;
    this.expect('func');
    const outer = this.push();
    let receiver = null;
    if (this.at('(')) receiver = this.parameterList()[0] ?? null;
    const name = this.ident();
    this.typeParameters();
    const signature = this.signature();
    const typeScope = this.scope;
    this.scope = outer;
    let binding = UNBOUND;
    if (receiver === null && name.name !== 'init' && name.name !== '_')
      binding = this.declare(name.name, 'function', name.span);
    this.scope = typeScope;
    const form = receiver !== null ? 'method' : name.name === 'init' ? 'init' : 'function';
    const id = this.functionBody(form, name.name, name.span, receiver, signature, start);
    this.scope = outer;
    const b = this.bindings[binding];
    if (b !== undefined) b.function = id;
  }

  protected localDeclaration(out: Statement[]): void {
    const keyword = this.token;
    if (keyword === 'type') {
      this.#grouped(() => this.#typeDeclaration());
      return;
    }
    // In a group of constants, one without a value repeats the line before it.
    let type: TypeRef | null = null;
    this.#grouped(() => {
      const { start } = this.scanner;
      const names = [this.ident()];
      while (this.take(',')) names.push(this.ident());
      const written: TypeRef | null = !this.at('=') && !this.at(';') && !this.at(')') ? this.type() : null;
      const values = this.take('=') ? this.expressionList() : [];
      if (keyword === 'var' || written !== null || values.length > 0) type = written;
      const targets = names.map((n): Expression => ({
        kind: 'name',
        name: n.name,
        binding: this.declare(n.name, keyword === 'const' ? 'constant' : 'variable', n.span, type),
        start: n.span.start,
        end: n.span.end,
      }));
      const target = together(targets);
      if (target === null) return;
      const value = together(values);
      const span = this.spanFrom(start);
      out.push({
        kind: 'expression',
        expression: {
          kind: 'assign',
          operator: value === null ? 'declare' : '=',
          target,
          value,
          isDeclaration: true,
          start: span.start,
          end: span.end,
        },
        start: span.start,
        end: span.end,
      });
    });
  }

  #typeDeclaration(): void {
    const { start } = this.scanner;
    const name = this.ident();
    const binding = this.declare(name.name, 'type', name.span);
    const outer = this.push();
    // `type T[K any] …` has parameters; `type T [4]int` and `type T []int` are arrays.
    if (this.at('[') && this.#isTypeParameters()) this.typeParameters();
    this.take('=');
    const id = this.types.length;
    this.types.push({
      name: name.name,
      nameSpan: name.span,
      form: 'alias',
      binding,
      supertypes: NONE,
      fields: NONE,
      methods: [],
      signatures: NONE,
      decorators: NONE,
      underlying: null,
      start,
      end: start,
    });
    const b = this.bindings[binding];
    if (b !== undefined) b.declaration = id;
    const declaration = this.types[id];
    if (declaration === undefined) return;
    if (this.at('struct')) {
      const { fields, supertypes } = this.struct();
      Object.assign(declaration, { form: 'struct', fields, supertypes });
    } else if (this.at('interface')) {
      const { signatures, supertypes } = this.interface();
      Object.assign(declaration, { form: 'interface', signatures, supertypes });
    } else declaration.underlying = this.type();
    declaration.end = Math.max(start, this.scanner.previousEnd);
    this.scope = outer;
  }

  #isTypeParameters(): boolean {
    const mark = this.scanner.mark();
    this.scanner.next();
    let is = false;
    if (this.at('ident')) {
      this.scanner.next();
      is = !this.at(']') && !['+', '-', '*', '/', '%'].includes(this.token);
    }
    this.scanner.reset(mark);
    return is;
  }
}
