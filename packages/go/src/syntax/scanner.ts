// Go's tokens, with automatic semicolons. Offsets are UTF-16 units; nothing is converted to bytes.
import { interned } from '@leakline/ir';

/** `eof`, `ident`, `int`, `float`, `imag`, `char`, `string`, or the operator's or keyword's own text. */
export type Token = string;

export interface GoComment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const KEYWORDS = new Set(
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var'.split(
    ' ',
  ),
);
/** A newline after one of these ends the statement. */
const ENDS_STATEMENT = new Set([
  'ident',
  'int',
  'float',
  'imag',
  'char',
  'string',
  'break',
  'continue',
  'fallthrough',
  'return',
  '++',
  '--',
  ')',
  ']',
  '}',
]);
const OPERATORS = [
  '<<=', '>>=', '&^=', '...', '&&', '||', '<-', '++', '--', '==', '!=', '<=', '>=', ':=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<', '>>', '&^',
]; // prettier-ignore
const BY_FIRST = new Map<string, string[]>();
for (const op of OPERATORS) BY_FIRST.set(op.charAt(0), [...(BY_FIRST.get(op.charAt(0)) ?? []), op]);

export class Scanner {
  readonly #text: string;
  #at = 0;
  /** The current token. */
  token: Token = 'eof';
  start = 0;
  end = 0;
  /** Where the previous token ended. */
  previousEnd = 0;
  readonly comments: GoComment[] = [];
  readonly #problem: (message: string, start: number, end: number) => void;

  constructor(text: string, problem: (message: string, start: number, end: number) => void) {
    this.#text = text;
    this.#problem = problem;
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
  }

  /** Names and literals of the source; the same string for the same text. */
  get literal(): string {
    return interned(this.#text.slice(this.start, this.end));
  }

  /** A place to come back to, for the few constructs that need to look further than one token. */
  mark(): { at: number; token: Token; start: number; end: number; previousEnd: number; comments: number } {
    return {
      at: this.#at,
      token: this.token,
      start: this.start,
      end: this.end,
      previousEnd: this.previousEnd,
      comments: this.comments.length,
    };
  }

  reset(mark: ReturnType<Scanner['mark']>): void {
    this.#at = mark.at;
    this.token = mark.token;
    this.start = mark.start;
    this.end = mark.end;
    this.previousEnd = mark.previousEnd;
    this.comments.length = mark.comments;
  }

  next(): void {
    const text = this.#text;
    const length = text.length;
    const mayEnd = ENDS_STATEMENT.has(this.token);
    this.previousEnd = this.end;
    let at = this.#at;
    for (;;) {
      if (at >= length) {
        this.#at = at;
        this.start = length;
        this.end = length;
        this.token = mayEnd ? ';' : 'eof';
        return;
      }
      const c = text.charCodeAt(at);
      if (c === 10) {
        if (mayEnd) {
          this.start = at;
          this.end = at;
          this.#at = at + 1;
          this.token = ';';
          return;
        }
        at++;
      } else if (c === 32 || c === 9 || c === 13) at++;
      else if (c === 47 && text.charCodeAt(at + 1) === 47) {
        let end = text.indexOf('\n', at);
        if (end === -1) end = length;
        const trimmed = text.charCodeAt(end - 1) === 13 ? end - 1 : end;
        this.comments.push({ text: text.slice(at + 2, trimmed), start: at, end: trimmed });
        at = end;
      } else if (c === 47 && text.charCodeAt(at + 1) === 42) {
        let end = text.indexOf('*/', at + 2);
        if (end === -1) {
          this.#problem('comment not terminated', at, length);
          end = length - 2;
        }
        end += 2;
        this.comments.push({ text: text.slice(at + 2, end - 2), start: at, end });
        const hasNewline = text.slice(at, end).includes('\n');
        if (mayEnd && hasNewline) {
          this.start = at;
          this.end = at;
          this.#at = end;
          this.token = ';';
          return;
        }
        at = end;
      } else break;
    }
    this.start = at;
    const c = text.charCodeAt(at);
    if (isLetter(c)) {
      let end = at + 1;
      while (end < length && isLetterOrDigit(text.charCodeAt(end))) end++;
      const word = text.slice(at, end);
      this.token = KEYWORDS.has(word) ? word : 'ident';
      this.#finish(end);
      return;
    }
    if (isDigit(c) || (c === 46 && isDigit(text.charCodeAt(at + 1)))) {
      this.#number(at);
      return;
    }
    if (c === 34) {
      this.#quoted(at, 34, 'string');
      return;
    }
    if (c === 39) {
      this.#quoted(at, 39, 'char');
      return;
    }
    if (c === 96) {
      let end = text.indexOf('`', at + 1);
      if (end === -1) {
        this.#problem('raw string not terminated', at, length);
        end = length - 1;
      }
      this.token = 'string';
      this.#finish(end + 1);
      return;
    }
    const first = text.charAt(at);
    for (const op of BY_FIRST.get(first) ?? []) {
      if (text.startsWith(op, at)) {
        this.token = op;
        this.#finish(at + op.length);
        return;
      }
    }
    if (!'+-*/%&|^<>=!()[]{},;.:~'.includes(first))
      this.#problem(`unexpected character ${JSON.stringify(first)}`, at, at + 1);
    this.token = first;
    this.#finish(at + 1);
  }

  #finish(end: number): void {
    this.end = end;
    this.#at = end;
  }

  #number(at: number): void {
    const text = this.#text;
    const match =
      /(0[xX][\da-fA-F_]*\.?[\da-fA-F_]*([pP][+-]?[\d_]+)?|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*\.?[\d_]*([eE][+-]?[\d_]+)?|\.\d[\d_]*([eE][+-]?[\d_]+)?)(i?)/y;
    match.lastIndex = at;
    const found = match.exec(text);
    const lexeme = found?.[0] ?? text.charAt(at);
    this.token = lexeme.endsWith('i')
      ? 'imag'
      : /^0[xX]/.test(lexeme)
        ? /[.pP]/.test(lexeme)
          ? 'float'
          : 'int'
        : /[.eE]/.test(lexeme)
          ? 'float'
          : 'int';
    this.#finish(at + lexeme.length);
  }

  #quoted(at: number, quote: number, token: Token): void {
    const text = this.#text;
    let end = at + 1;
    for (;;) {
      const c = text.charCodeAt(end);
      if (end >= text.length || c === 10) {
        this.#problem(`${token === 'char' ? 'rune' : 'string'} literal not terminated`, at, end);
        break;
      }
      end++;
      if (c === 92) end++;
      else if (c === quote) break;
    }
    this.token = token;
    this.#finish(Math.min(end, text.length));
  }
}

function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c > 127;
}
function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}
function isLetterOrDigit(c: number): boolean {
  return isLetter(c) || isDigit(c);
}
