// Streams a JSON object that is too large to be parsed at once: its sections are handed on as they come.
import { ProfileError } from '../error.ts';

/**
 * What a section holds. `value` is parsed whole, the others are lists: of numbers, of strings, of values that are
 * parsed one by one.
 */
export type SectionKind = 'value' | 'numbers' | 'strings' | 'elements';

/** What a reader of the sections wants to know. Sections that its layout does not name are skipped. */
export interface SectionHandler {
  value?(section: string, value: unknown): void;
  /** Numbers of an integer section are handed on without ever being a string. */
  number?(section: string, value: number): void;
  /** One entry of a list of strings, still escaped as in JSON, without its quotes. The bytes are reused. */
  string?(bytes: Uint8Array): void;
  element?(section: string, value: unknown): void;
}

/** Profilers cut strings (V8 at 1024 characters); a text beyond this is damage. */
const LONGEST_TEXT = 1 << 24;

const MINUS = 0x2d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Where the scan stands between two bytes. */
type State =
  | 'start'
  | 'key'
  | 'in key'
  | 'colon'
  | 'value'
  | 'numbers'
  | 'fraction'
  | 'strings'
  | 'in string'
  | 'elements'
  | 'in element'
  | 'scalar'
  /** A list or an object, kept when it is a `value` and else passed over. */
  | 'nested'
  | 'end';

/** The state of a list of each kind, before its first entry. */
const LISTS = { numbers: 'numbers', strings: 'strings', elements: 'elements' } as const;

export class JsonSections {
  readonly #file: string;
  /** “heap snapshot”: what it is called in messages. */
  readonly #what: string;
  readonly #layout: ReadonlyMap<string, SectionKind>;
  readonly #handler: SectionHandler;
  #state: State = 'start';
  #section = '';
  /** The digits so far; -1 before the first. */
  #number = -1;
  #isNegative = false;
  #depth = 0;
  #isQuoted = false;
  #isEscaped = false;
  #text = Buffer.alloc(1 << 12);
  #length = 0;

  constructor(file: string, what: string, layout: ReadonlyMap<string, SectionKind>, handler: SectionHandler) {
    this.#file = file;
    this.#what = what;
    this.#layout = layout;
    this.#handler = handler;
  }

  /** Throws a ProfileError when the bytes are no such object. */
  write(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#state === 'numbers') at = this.#numbers(bytes, at);
      else if (this.#state === 'in string') at = this.#string(bytes, at);
      else if (this.#state === 'in element') at = this.#element(bytes, at);
      else this.#byte(bytes[at++]!);
    }
  }

  /** Throws a ProfileError when the object is not complete. */
  end(): void {
    if (this.#state !== 'end') {
      throw new ProfileError(
        this.#file,
        `the ${this.#what} ends too early`,
        'write it again, and wait until it is done',
      );
    }
  }

  /** The hot path: most of a large object are integers and commas. */
  #numbers(bytes: Uint8Array, from: number): number {
    let value = this.#number;
    let at = from;
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte >= 0x30 && byte <= 0x39) {
        value = (value === -1 ? 0 : value * 10) + byte - 0x30;
        continue;
      }
      if (byte === COMMA || byte === CLOSE_LIST) {
        if (value !== -1) this.#handler.number?.(this.#section, this.#isNegative ? -value : value);
        value = -1;
        this.#isNegative = false;
        if (byte === CLOSE_LIST) {
          this.#state = 'key';
          at++;
          break;
        }
      } else if (byte === MINUS && value === -1 && !this.#isNegative) this.#isNegative = true;
      else if (value !== -1 && (byte === 0x2e || byte === 0x45 || byte === 0x65)) {
        // 1.5 or 1e3: seldom enough to be read as text.
        const text = Buffer.from(`${this.#isNegative ? '-' : ''}${value}`);
        this.#keep(text, 0, text.length);
        this.#isNegative = false;
        value = -1;
        this.#state = 'fraction';
        break;
      } else if (byte > 0x20) throw this.#damaged(`${String.fromCharCode(byte)} among the ${this.#section}`);
    }
    this.#number = value;
    return at;
  }

  #string(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length) {
      if (this.#isEscaped) {
        this.#isEscaped = false;
        at++;
        continue;
      }
      const byte = bytes[at]!;
      if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) {
        this.#keep(bytes, from, at);
        this.#handler.string?.(this.#text.subarray(0, this.#length));
        this.#length = 0;
        this.#state = 'strings';
        return at + 1;
      }
      at++;
    }
    this.#keep(bytes, from, at);
    return at;
  }

  /** One value of a list: its end is looked for, then it is parsed. */
  #element(bytes: Uint8Array, from: number): number {
    // As `#nested`, without a call for each of hundreds of millions of bytes.
    let depth = this.#depth;
    let isQuoted = this.#isQuoted;
    let isEscaped = this.#isEscaped;
    let at = from;
    while (at < bytes.length && depth > 0) {
      const byte = bytes[at++]!;
      if (isQuoted) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isQuoted = false;
      } else if (byte === QUOTE) isQuoted = true;
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth++;
      else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--;
    }
    this.#depth = depth;
    this.#isQuoted = isQuoted;
    this.#isEscaped = isEscaped;
    this.#keep(bytes, from, at);
    if (depth === 0) {
      this.#handler.element?.(this.#section, this.#json(this.#taken()));
      this.#state = 'elements';
    }
    return at;
  }

  #byte(byte: number): void {
    switch (this.#state) {
      case 'start':
        if (byte === OPEN_OBJECT) this.#state = 'key';
        else if (byte > 0x20) throw this.#damaged('no object');
        return;
      case 'key':
        if (byte === QUOTE) this.#state = 'in key';
        else if (byte === CLOSE_OBJECT) this.#state = 'end';
        else if (byte > 0x20 && byte !== COMMA) throw this.#damaged('no section where one should begin');
        return;
      case 'in key':
        if (byte !== QUOTE) return this.#keepByte(byte);
        this.#section = this.#taken();
        this.#state = 'colon';
        return;
      case 'colon':
        if (byte === COLON) this.#state = 'value';
        else if (byte > 0x20) throw this.#damaged('a section without a value');
        return;
      case 'value':
        if (byte > 0x20) this.#beginValue(byte);
        return;
      case 'strings':
        if (byte === QUOTE) this.#state = 'in string';
        else if (byte === CLOSE_LIST) this.#state = 'key';
        else if (byte > 0x20 && byte !== COMMA) throw this.#damaged('something else among the strings');
        return;
      case 'elements':
        if (byte === CLOSE_LIST) this.#state = 'key';
        else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
          this.#depth = 1;
          this.#isQuoted = false;
          this.#keepByte(byte);
          this.#state = 'in element';
        } else if (byte > 0x20 && byte !== COMMA)
          throw this.#damaged(`something else among the ${this.#section}`);
        return;
      case 'fraction':
        if (byte !== COMMA && byte !== CLOSE_LIST) return this.#keepByte(byte);
        this.#handler.number?.(this.#section, Number(this.#taken()));
        this.#state = byte === COMMA ? 'numbers' : 'key';
        return;
      case 'scalar':
        if (this.#isQuoted || (byte !== COMMA && byte !== CLOSE_OBJECT)) {
          this.#nested(byte);
          return this.#keepByte(byte);
        }
        this.#tell(this.#taken());
        this.#state = byte === COMMA ? 'key' : 'end';
        return;
      case 'nested':
        if (this.#layout.has(this.#section)) this.#keepByte(byte);
        if (!this.#nested(byte)) return;
        this.#tell(this.#taken());
        this.#state = 'key';
        return;
      case 'end':
        if (byte > 0x20) throw this.#damaged('something after its end');
    }
  }

  #beginValue(byte: number): void {
    const isList = byte === OPEN_LIST;
    const kind = this.#layout.get(this.#section);
    this.#depth = 1;
    this.#isQuoted = false;
    this.#number = -1;
    if (kind !== undefined && kind !== 'value') {
      if (!isList) throw this.#damaged(`the section ${this.#section} is no list`);
      this.#state = LISTS[kind];
      return;
    }
    if (isList || byte === OPEN_OBJECT) this.#state = 'nested';
    else {
      this.#isQuoted = byte === QUOTE;
      this.#state = 'scalar';
    }
    if (kind === 'value' || this.#state === 'scalar') this.#keepByte(byte);
  }

  #tell(text: string): void {
    if (this.#layout.get(this.#section) === 'value') this.#handler.value?.(this.#section, this.#json(text));
  }

  /** True at the byte that ends the value that is open. */
  #nested(byte: number): boolean {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = this.#isQuoted;
    else if (byte === QUOTE) this.#isQuoted = !this.#isQuoted;
    else if (!this.#isQuoted) {
      if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.#depth++;
      else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.#depth--;
    }
    return this.#depth === 0;
  }

  #keep(bytes: Uint8Array, from: number, to: number): void {
    const length = this.#length + to - from;
    if (length > LONGEST_TEXT) throw this.#damaged('a string has no end');
    if (length > this.#text.length) {
      const larger = Buffer.alloc(Math.max(length, this.#text.length * 2));
      larger.set(this.#text.subarray(0, this.#length));
      this.#text = larger;
    }
    this.#text.set(bytes.subarray(from, to), this.#length);
    this.#length = length;
  }

  #keepByte(byte: number): void {
    this.#keep(Uint8Array.of(byte), 0, 1);
  }

  #taken(): string {
    const text = this.#text.toString('utf8', 0, this.#length);
    this.#length = 0;
    return text;
  }

  #json(text: string): unknown {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw this.#damaged(`broken JSON among its ${this.#section}`);
    }
  }

  #damaged(reason: string): ProfileError {
    return new ProfileError(this.#file, `damaged ${this.#what}: ${reason}`, 'write it again');
  }
}
