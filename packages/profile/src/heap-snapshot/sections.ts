// Streams a .heapsnapshot: one pass over its bytes, numbers and strings handed on as they come.
import { ProfileError } from '../error.ts';

/** What a reader of the sections wants to know. Sections that it does not name are skipped. */
export interface SectionHandler {
  /** The `snapshot` section, parsed: the layout of all others. */
  header(header: unknown): void;
  /** One integer of `nodes`, `edges` or `locations`. */
  number(section: string, value: number): void;
  /** One entry of `strings`, still escaped as in JSON, without its quotes. */
  string(bytes: Uint8Array): void;
}

const NUMBER_SECTIONS = new Set(['nodes', 'edges', 'locations']);
/** V8 cuts strings at 1024 characters; a string beyond this is damage. */
const LONGEST_STRING = 1 << 24;

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
  | 'strings'
  | 'in string'
  | 'header'
  | 'skip'
  | 'end';

export class SectionScanner {
  readonly #file: string;
  readonly #handler: SectionHandler;
  #state: State = 'start';
  #section = '';
  #number = -1;
  #depth = 0;
  #isQuoted = false;
  #isEscaped = false;
  #text = Buffer.alloc(1 << 12);
  #length = 0;

  constructor(file: string, handler: SectionHandler) {
    this.#file = file;
    this.#handler = handler;
  }

  /** Throws a ProfileError when the bytes are no heap snapshot. */
  write(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#state === 'numbers') at = this.#numbers(bytes, at);
      else if (this.#state === 'in string') at = this.#string(bytes, at);
      else this.#byte(bytes[at++]!);
    }
  }

  /** Throws a ProfileError when the snapshot is not complete. */
  end(): void {
    if (this.#state !== 'end') {
      throw new ProfileError(
        this.#file,
        'the heap snapshot ends too early',
        'write it again, and wait until it is done',
      );
    }
  }

  /** The hot path: most of a snapshot are numbers and commas. */
  #numbers(bytes: Uint8Array, from: number): number {
    const { number: take } = this.#handler;
    let value = this.#number;
    let at = from;
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte >= 0x30 && byte <= 0x39) {
        value = (value === -1 ? 0 : value * 10) + byte - 0x30;
        continue;
      }
      if (byte === COMMA || byte === CLOSE_LIST) {
        if (value !== -1) take.call(this.#handler, this.#section, value);
        value = -1;
        if (byte === CLOSE_LIST) {
          this.#state = 'key';
          at++;
          break;
        }
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
        this.#handler.string(this.#text.subarray(0, this.#length));
        this.#length = 0;
        this.#state = 'strings';
        return at + 1;
      }
      at++;
    }
    this.#keep(bytes, from, at);
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
      case 'header':
        this.#keepByte(byte);
        if (!this.#nested(byte)) return;
        this.#handler.header(this.#json(this.#taken()));
        this.#state = 'key';
        return;
      case 'skip':
        if (this.#nested(byte)) this.#state = 'key';
        return;
      case 'end':
        if (byte > 0x20) throw this.#damaged('something after its end');
    }
  }

  #beginValue(byte: number): void {
    const isList = byte === OPEN_LIST;
    if (!isList && byte !== OPEN_OBJECT) throw this.#damaged(`the section ${this.#section} is no list`);
    this.#depth = 1;
    this.#isQuoted = false;
    this.#number = -1;
    if (this.#section === 'snapshot' && !isList) {
      this.#state = 'header';
      this.#keepByte(byte);
    } else if (isList && NUMBER_SECTIONS.has(this.#section)) this.#state = 'numbers';
    else if (isList && this.#section === 'strings') this.#state = 'strings';
    else this.#state = 'skip';
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
    if (length > LONGEST_STRING) throw this.#damaged('a string has no end');
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
      throw this.#damaged('its header is broken JSON');
    }
  }

  #damaged(reason: string): ProfileError {
    return new ProfileError(this.#file, `damaged heap snapshot: ${reason}`, 'write it again');
  }
}
