// Go's types: `[]T`, `map[K]V`, `func(...)`, `pkg.Name[T]`, structs and interfaces.
import { exact, interned, NONE } from '@leakline/ir';
import type { Expression, Field, Parameter, Signature, Span, Supertype, TypeRef } from '@leakline/ir';
import { Cursor, type Mutable } from './cursor.ts';

type NamedType = TypeRef & { kind: 'named' };

/** A parameter before it is bound: Go lets `a, b int` share a type, and `(int, string)` have no names. */
export interface ParameterSyntax {
  readonly name: { readonly name: string; readonly span: Span } | null;
  readonly type: TypeRef;
  readonly isRest: boolean;
  readonly span: Span;
}

export interface StructSyntax {
  readonly fields: readonly Field[];
  readonly supertypes: readonly Supertype[];
}

export class TypeParser extends Cursor {
  protected type(): TypeRef {
    const start = this.scanner.start;
    return this.nested(
      () => this.#type(start),
      () => ({ kind: 'unknown', start, end: this.endFrom(start) }),
    );
  }

  /** Whether the current token can begin a type (and nothing else that stands in the same places). */
  protected startsType(): boolean {
    return ['ident', '*', '[', '(', 'map', 'chan', 'func', 'struct', 'interface', '<-'].includes(this.token);
  }

  #type(start: number): TypeRef {
    switch (this.token) {
      case 'ident':
        return this.typeName();
      case '*':
        this.scanner.next();
        return { kind: 'pointer', to: this.type(), start, end: this.endFrom(start) };
      case '(': {
        this.scanner.next();
        const inner = this.type();
        this.expect(')');
        return inner;
      }
      case '[':
        return this.#list(start);
      case 'map': {
        this.scanner.next();
        this.expect('[');
        const key = this.type();
        this.expect(']');
        return { kind: 'map', key, value: this.type(), start, end: this.endFrom(start) };
      }
      case '<-':
        this.scanner.next();
        this.expect('chan');
        return { kind: 'channel', element: this.type(), start, end: this.endFrom(start) };
      case 'chan':
        this.scanner.next();
        this.take('<-');
        return { kind: 'channel', element: this.type(), start, end: this.endFrom(start) };
      case 'func': {
        this.scanner.next();
        const { parameters, results } = this.signature();
        return {
          kind: 'function',
          parameters: parameters.map((p) => p.type),
          results: results.map((r) => r.type),
          start,
          end: this.endFrom(start),
        };
      }
      case 'struct': {
        const { fields } = this.struct();
        return {
          kind: 'object',
          fields: fields.map((f) => ({
            name: f.name,
            type: f.type ?? { kind: 'unknown', start: f.start, end: f.end },
          })),
          start,
          end: this.endFrom(start),
        };
      }
      case 'interface':
        this.interface();
        return { kind: 'unknown', start, end: this.endFrom(start) };
      default:
        this.problem(`expected a type, found ${this.token}`);
        return { kind: 'unknown', start: this.scanner.previousEnd, end: this.scanner.previousEnd };
    }
  }

  #list(start: number): TypeRef {
    this.scanner.next();
    if (this.take(']'))
      return { kind: 'list', element: this.type(), isFixedSize: false, start, end: this.endFrom(start) };
    while (!this.at(']') && !this.at('eof') && !this.at(';')) this.skipBalanced();
    this.expect(']');
    return { kind: 'list', element: this.type(), isFixedSize: true, start, end: this.endFrom(start) };
  }

  /** `Name`, `pkg.Name`, with type arguments. */
  protected typeName(): TypeRef {
    const start = this.scanner.start;
    const first = this.ident();
    let node: Mutable<NamedType>;
    if (this.at('.')) {
      this.scanner.next();
      const second = this.ident();
      node = {
        kind: 'named',
        qualifier: first.name,
        name: second.name,
        binding: this.lookup(first.name),
        args: NONE,
        start,
        end: this.endFrom(start),
      };
      if (node.binding < 0) this.bindLater(node, first.name, true);
    } else {
      node = {
        kind: 'named',
        qualifier: null,
        name: first.name,
        binding: this.lookup(first.name),
        args: NONE,
        start,
        end: this.endFrom(start),
      };
      if (node.binding < 0) this.bindLater(node, first.name, false);
    }
    if (this.at('[')) {
      const mark = this.scanner.mark();
      this.scanner.next();
      // `Name[]T` is a name before a slice type, which the caller handles.
      if (this.at(']')) this.scanner.reset(mark);
      else {
        node.args = this.#typeList();
        this.expect(']');
        node.end = this.scanner.previousEnd;
      }
    }
    return node;
  }

  #typeList(): TypeRef[] {
    const types = [this.type()];
    while (this.take(',')) if (!this.at(']')) types.push(this.type());
    return types;
  }

  /** `(parameters) results` */
  protected signature(): { parameters: ParameterSyntax[]; results: ParameterSyntax[] } {
    const parameters = this.parameterList();
    let results: ParameterSyntax[] = [];
    if (this.at('(')) results = this.parameterList();
    else if (this.startsType() && !this.at('(')) {
      const start = this.scanner.start;
      results = [{ name: null, type: this.type(), isRest: false, span: this.spanFrom(start) }];
    }
    return { parameters, results };
  }

  protected parameterList(): ParameterSyntax[] {
    if (!this.expect('(')) return [];
    const entries: {
      name: { name: string; span: Span } | null;
      type: TypeRef | null;
      isRest: boolean;
      start: number;
    }[] = [];
    while (!this.at(')') && !this.at('eof')) {
      const start = this.scanner.start;
      const before = this.scanner.start;
      if (this.at('ident') && !this.#isTypeAlone()) {
        const name = this.ident();
        const isRest = this.take('...');
        entries.push({ name, type: this.type(), isRest, start });
      } else {
        const isRest = this.take('...');
        const type = this.type();
        entries.push({ name: null, type, isRest, start });
      }
      if (!this.take(',') && !this.at(')')) {
        this.problem(`expected , or ), found ${this.token}`);
        if (this.scanner.start === before) this.skipBalanced();
        if (this.at(';') || this.at('{')) break;
      }
    }
    this.take(')');
    const isNamed = entries.some((e) => e.name !== null);
    if (!isNamed)
      return entries.map((e) => ({
        name: null,
        type: e.type ?? { kind: 'unknown', start: e.start, end: e.start },
        isRest: e.isRest,
        span: e.type ?? { start: e.start, end: e.start },
      }));
    // `a, b int`: an entry that is only a name takes the next one's type.
    const out: ParameterSyntax[] = [];
    let type: TypeRef = { kind: 'unknown', start: 0, end: 0 };
    for (const e of entries.reverse()) {
      if (e.name !== null) {
        type = e.type ?? type;
        out.push({ name: e.name, type, isRest: e.isRest, span: { start: e.start, end: type.end } });
      } else if (e.type?.kind === 'named')
        out.push({
          name: { name: e.type.name, span: { start: e.type.start, end: e.type.end } },
          type,
          isRest: e.isRest,
          span: { start: e.start, end: e.type.end },
        });
    }
    return out.reverse();
  }

  /** Whether a parameter that begins with a name is only a type (or a name whose type follows later): nothing but `.T` and `[…]` before the comma. */
  #isTypeAlone(): boolean {
    const mark = this.scanner.mark();
    this.scanner.next();
    if (this.at('.')) {
      this.scanner.next();
      if (this.at('ident')) this.scanner.next();
    }
    if (this.at('[')) {
      this.scanner.next();
      const isSlice = this.at(']');
      if (!isSlice) {
        let open = 1;
        while (open > 0 && !this.at('eof') && !this.at(';')) {
          if (this.at('[') || this.at('(')) open++;
          else if (this.at(']') || this.at(')')) open--;
          this.scanner.next();
        }
      }
      const alone = !isSlice && (this.at(',') || this.at(')'));
      this.scanner.reset(mark);
      return alone;
    }
    const alone = this.at(',') || this.at(')');
    this.scanner.reset(mark);
    return alone;
  }

  protected struct(): StructSyntax {
    this.expect('struct');
    const fields: Field[] = [];
    const supertypes: Supertype[] = [];
    if (!this.expect('{')) return { fields: NONE, supertypes: NONE };
    while (!this.at('}') && !this.at('eof')) {
      const start = this.scanner.start;
      const before = this.scanner.start;
      if (this.at('*') || (this.at('ident') && this.#isEmbedded())) {
        const type = this.type();
        const plain = type.kind === 'pointer' ? type.to : type;
        supertypes.push({ how: 'embeds', type, value: null, start, end: this.endFrom(start) });
        if (plain.kind === 'named')
          fields.push({
            name: plain.name,
            type,
            value: null,
            isStatic: false,
            decorators: NONE,
            start,
            end: this.endFrom(start),
          });
      } else {
        const names = [this.ident()];
        while (this.take(',')) names.push(this.ident());
        const type = this.type();
        const decorators = this.#tag(names[0]?.name ?? '');
        for (const n of names)
          fields.push({
            name: n.name,
            type,
            value: null,
            isStatic: false,
            decorators,
            start: n.span.start,
            end: Math.max(n.span.end, type.end),
          });
      }
      if (this.at('string')) this.scanner.next(); // the tag of what is embedded
      if (!this.take(';') && !this.at('}')) {
        this.problem(`expected ; or }, found ${this.token}`);
        this.skipBalanced();
      }
      if (this.scanner.start === before) this.skipBalanced();
    }
    this.expect('}');
    return { fields: exact(fields), supertypes: exact(supertypes) };
  }

  /** A field's tag, as a text. Most only say in JSON or YAML what the field is called anyway: those are left out. */
  #tag(field: string): readonly Expression[] {
    if (!this.at('string')) return NONE;
    const { literal, start } = this.scanner;
    const value = literal.slice(1, -1).replaceAll('\\"', '"');
    this.scanner.next();
    const others = value.replaceAll(/\s*(?:json|yaml):"([^",]*)[^"]*"/g, (tag, name: string) =>
      name === '' || name === '-' || name.replaceAll(/[_-]/g, '').toLowerCase() === field.toLowerCase()
        ? ''
        : tag,
    );
    return others.trim() === ''
      ? NONE
      : [{ kind: 'literal', type: 'string', value: interned(value), start, end: this.endFrom(start) }];
  }

  #isEmbedded(): boolean {
    const mark = this.scanner.mark();
    this.scanner.next();
    const after: string = this.token;
    let embedded = after === ';' || after === '}' || after === 'string' || after === '.';
    if (after === '[') {
      // `List[T]` embedded, or `names [4]T`: what follows the bracket decides.
      this.skipBalanced();
      embedded = this.at(';') || this.at('}') || this.at('string');
    }
    this.scanner.reset(mark);
    return embedded;
  }

  protected interface(): { signatures: readonly Signature[]; supertypes: readonly Supertype[] } {
    this.expect('interface');
    const signatures: Signature[] = [];
    const supertypes: Supertype[] = [];
    if (!this.expect('{')) return { signatures: NONE, supertypes: NONE };
    while (!this.at('}') && !this.at('eof')) {
      const start = this.scanner.start;
      const before = this.scanner.start;
      if (this.at('ident')) {
        const mark = this.scanner.mark();
        const name = this.ident();
        if (this.at('(')) {
          const { parameters, results } = this.signature();
          signatures.push({
            name: name.name,
            parameters: parameters.map((p) => p.type),
            results: results.map((r) => r.type),
            start,
            end: this.endFrom(start),
          });
        } else {
          this.scanner.reset(mark);
          this.#union(supertypes, start);
        }
      } else this.#union(supertypes, start);
      if (!this.take(';') && !this.at('}')) this.skipBalanced();
      if (this.scanner.start === before) this.skipBalanced();
    }
    this.expect('}');
    return { signatures: exact(signatures), supertypes: exact(supertypes) };
  }

  /** `Stringer`, `~int | ~string`. */
  #union(supertypes: Supertype[], start: number): void {
    this.take('~');
    const type = this.type();
    let isUnion = false;
    while (this.take('|')) {
      isUnion = true;
      this.take('~');
      this.type();
    }
    if (!isUnion) supertypes.push({ how: 'embeds', type, value: null, start, end: this.endFrom(start) });
  }

  /** `[T any, K comparable]` after a declared name; declares the parameters in the current scope. */
  protected typeParameters(): void {
    if (!this.take('[')) return;
    while (!this.at(']') && !this.at('eof') && !this.at(';')) {
      const names = [this.ident()];
      while (this.take(',')) if (this.at('ident')) names.push(this.ident());
      for (const n of names) this.declare(n.name, 'type', n.span);
      while (!this.at(',') && !this.at(']') && !this.at('eof') && !this.at(';')) this.skipBalanced();
      this.take(',');
    }
    this.expect(']');
  }

  /** Declares parameters in the current scope. */
  protected bindParameters(list: readonly ParameterSyntax[]): Parameter[] {
    return list.map((p) => {
      const span = p.name?.span ?? { start: p.span.start, end: p.span.start };
      const type: TypeRef = p.isRest
        ? { kind: 'list', element: p.type, isFixedSize: false, start: p.type.start, end: p.type.end }
        : p.type;
      const name = p.name?.name ?? '_';
      const binding = this.declare(name, 'parameter', span, type);
      return {
        target: { kind: 'name', name, binding, start: span.start, end: span.end },
        type,
        defaultValue: null,
        isRest: p.isRest,
        decorators: NONE,
        start: p.span.start,
        end: Math.max(p.span.end, span.end),
      };
    });
  }
}
