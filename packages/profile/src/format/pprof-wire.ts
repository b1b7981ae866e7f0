// Cuts the bytes of a protocol buffer message into its fields, however the bytes come, and reads those within it.
import { PbfReader } from 'pbf';
import { ProfileError } from '../error.ts';

/** Of protocol buffers: https://protobuf.dev/programming-guides/encoding/#structure */
const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;

/** Hands on runs of whole fields. A field that comes in several pieces is put together; nothing else is copied. */
export class WholeFields {
  readonly #file: string;
  readonly #take: (fields: Uint8Array) => void;
  /** The beginning of a field whose rest has not come yet. */
  #open: Uint8Array[] = [];
  #openBytes = 0;
  /** How long `#open` has to be before it is worth another look. */
  #wanted = 0;

  constructor(file: string, take: (fields: Uint8Array) => void) {
    this.#file = file;
    this.#take = take;
  }

  /** The bytes may be reused afterwards. */
  write(piece: Uint8Array): void {
    let rest = piece;
    while (this.#openBytes > 0 && rest.length > 0) {
      // What ends the open field, and no more of it: a piece is large.
      const needed = Math.min(Math.max(1, this.#wanted - this.#openBytes), rest.length);
      this.#keep(rest.subarray(0, needed));
      rest = rest.subarray(needed);
      if (this.#openBytes < this.#wanted) return;
      const joined = this.#open.length === 1 ? this.#open[0]! : Buffer.concat(this.#open);
      const end = this.#endOfFields(joined);
      this.#open = end === joined.length ? [] : [joined];
      this.#openBytes = end === joined.length ? 0 : joined.length;
      if (end > 0) this.#take(joined);
    }
    if (rest.length === 0) return;
    const end = this.#endOfFields(rest);
    if (end > 0) this.#take(rest.subarray(0, end));
    if (end < rest.length) this.#keep(rest.subarray(end));
  }

  /** Throws a ProfileError when the last field is not whole. */
  end(): void {
    if (this.#openBytes > 0) throw truncated(this.#file);
  }

  #keep(bytes: Uint8Array): void {
    this.#open.push(new Uint8Array(bytes));
    this.#openBytes += bytes.length;
  }

  /** Where the last whole field ends. */
  #endOfFields(bytes: Uint8Array): number {
    let field = 0;
    while (field < bytes.length) {
      const tag = varint(this.#file, bytes, field);
      if (tag === null) return this.#stopAt(field, 0);
      if (tag.value < 8) throw damaged(this.#file, 'a field has the number 0');
      const wireType = tag.value % 8;
      let end = tag.end;
      if (wireType === FIXED_64) end += 8;
      else if (wireType === FIXED_32) end += 4;
      else if (wireType === VARINT || wireType === BYTES) {
        const value = varint(this.#file, bytes, tag.end);
        if (value === null) return this.#stopAt(field, 0);
        end = value.end + (wireType === BYTES ? value.value : 0);
      } else throw damaged(this.#file, `no field is of the wire type ${wireType}`);
      if (end > bytes.length) return this.#stopAt(field, end - field);
      field = end;
    }
    return field;
  }

  #stopAt(field: number, length: number): number {
    this.#wanted = length;
    return field;
  }
}

/** null for one that does not end within the bytes. */
function varint(
  file: string,
  bytes: Uint8Array,
  from: number,
): { readonly value: number; readonly end: number } | null {
  let value = 0;
  for (let i = 0; i < LONGEST_VARINT; i++) {
    const byte = bytes[from + i];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, end: from + i + 1 };
  }
  throw damaged(file, 'a number has no end');
}

/** 64 bits in sevens. */
const LONGEST_VARINT = 10;

/** Calls `field` with the number of each field up to `end`; what it does not read is passed over. */
export function eachField(file: string, pbf: PbfReader, end: number, field: (tag: number) => void): void {
  for (;;) {
    const tag = pbf.nextField(end);
    if (pbf.pos > end) throw truncated(file);
    if (tag === 0) break;
    field(tag);
    if (pbf.pos > end) throw truncated(file);
  }
  if (pbf.pos !== end) throw damaged(file, 'a field has the number 0');
}

/** The fields of the message that begins here. */
export function eachFieldOfMessage(file: string, pbf: PbfReader, field: (tag: number) => void): void {
  eachField(file, pbf, endOfBytes(file, pbf, pbf.length), field);
  // An empty message ends where its value began; pbf would skip it once more.
  pbf._valueStart = -1;
}

/** Where the message, string or packed list that begins here ends, which is within `limit`. */
export function endOfBytes(file: string, pbf: PbfReader, limit: number): number {
  const length = pbf.readVarint();
  const end = pbf.pos + length;
  if (!(end <= limit)) throw truncated(file);
  return end;
}

/** Whether a list of numbers is packed into one field, or this field is one of them. Throws a ProfileError for neither. */
export function isPacked(file: string, key: number): boolean {
  const wireType = key & 7;
  if (wireType !== VARINT && wireType !== BYTES)
    throw damaged(file, 'a sample has something else than numbers');
  return wireType === BYTES;
}

export function damaged(file: string, reason: string): ProfileError {
  return new ProfileError(file, `damaged pprof data: ${reason}`, 'capture it again');
}

function truncated(file: string): ProfileError {
  return new ProfileError(file, 'the pprof data ends too early', 'copy or capture it again');
}
