// Go's composite literals, whose types are read as expressions before the brace shows what they are; and the text of strings.
import { exact, NONE, UNBOUND } from '@leakline/ir';
import type { Expression, Name, Property, TypeRef } from '@leakline/ir';
import type { Mutable } from './cursor.ts';
import { FunctionParser } from './functions.ts';

export abstract class LiteralParser extends FunctionParser {
  protected abstract expression(): Expression;

  /** Whether `{` behind an operand begins a composite literal: the operand reads as a type. */
  protected isLiteralType(node: Expression): boolean {
    switch (node.kind) {
      case 'name':
        return true;
      case 'type':
        return node.type !== null && node.type.kind !== 'function' && node.type.kind !== 'channel';
      case 'member':
        return node.object.kind === 'name';
      case 'index':
        return this.isLiteralType(node.object) && node.object.kind !== 'type';
      default:
        return false;
    }
  }

  /** An operand that was read as an expression and turns out to be a type. */
  protected typeOf(node: Expression): TypeRef | null {
    if (node.kind === 'type') return node.type;
    if (node.kind === 'index') return this.typeOf(node.object);
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
        if (isField) this.forgetName(first);
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

  /** A name that was read and is no use of a variable: a field's in a literal, a new one that is being declared. */
  protected forgetName(node: Name): void {
    if (node.binding !== UNBOUND) return; // never noted, so not worth a search
    const last = this.unbound.findLastIndex((u) => u.node === node);
    if (last !== -1) this.unbound.splice(last, 1);
  }
}

function elementTypeOf(type: TypeRef | null): TypeRef | null {
  const element = type?.kind === 'list' ? type.element : type?.kind === 'map' ? type.value : null;
  return element?.kind === 'pointer' ? element.to : element;
}

/** What a string literal stands for, without its quotes; no more of it than anybody looks at. */
export function unquote(literal: string): string {
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
