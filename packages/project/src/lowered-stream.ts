// What a thread has lowered, file after file, in memory that another thread reads while the first one goes on.
import { ModuleDecoder, ModuleEncoder, type ModuleIR } from '@leakline/ir';

/** A source with the digest of its text. */
export interface Lowered {
  readonly ir: ModuleIR;
  readonly digest: string;
}

/** Numbers of 32 bits in a piece of the memory: 1 MB. What is larger has a piece of its own. */
const PIECE = 1 << 18;
/** A file's number in the list of files, of how many units its texts and its module are (0: none), and the digest. */
const HEAD = 3;
const DIGEST = 5;
/** In the place of a file's number: the next file is in the next piece. */
const NEXT_PIECE = -1;

/** The side of the thread that lowers. */
export class LoweredWriter {
  readonly #encoder = new ModuleEncoder();
  readonly #count: Int32Array;
  readonly #post: (piece: SharedArrayBuffer) => void;
  #piece = new Int32Array(new SharedArrayBuffer(0));
  #at = 0;

  /** @param count Counts what has been written; a change wakes whoever waits for it. */
  constructor(count: Int32Array, post: (piece: SharedArrayBuffer) => void) {
    this.#count = count;
    this.#post = post;
  }

  /** null: whoever reads has to lower it. */
  write(file: number, lowered: Lowered | null): void {
    const encoded = lowered === null ? null : this.#encoder.encode(lowered.ir);
    const { texts, module } = encoded ?? { texts: NO_UNITS, module: NO_UNITS };
    const size = HEAD + DIGEST + placesOf(texts.length + module.length);
    if (this.#at + size >= this.#piece.length) {
      if (this.#at < this.#piece.length) this.#piece[this.#at] = NEXT_PIECE;
      const memory = new SharedArrayBuffer(4 * Math.max(PIECE, size + 1));
      this.#piece = new Int32Array(memory);
      this.#at = 0;
      this.#post(memory);
    }
    const { buffer } = this.#piece;
    this.#piece.set([file, texts.length, module.length], this.#at);
    if (lowered !== null)
      new Uint8Array(buffer, 4 * (this.#at + HEAD), 4 * DIGEST).set(Buffer.from(lowered.digest, 'base64'));
    const units = new Uint16Array(buffer, 4 * (this.#at + HEAD + DIGEST), texts.length + module.length);
    units.set(texts);
    units.set(module, texts.length);
    this.#at += size;
    Atomics.add(this.#count, 0, 1);
    Atomics.notify(this.#count, 0);
  }
}

/** The side that asks. */
export class LoweredReader {
  readonly #decoder = new ModuleDecoder();
  readonly #count: Int32Array;
  readonly #receive: () => SharedArrayBuffer;
  readonly #waiting = new Map<number, { readonly module: Uint16Array; readonly digest: Uint8Array }>();
  #piece = new Int32Array(new SharedArrayBuffer(0));
  #at = 0;
  #read = 0;

  constructor(count: Int32Array, receive: () => SharedArrayBuffer) {
    this.#count = count;
    this.#receive = receive;
  }

  /**
   * What has been written of a file, once; null where it has to be lowered here, undefined where nothing has been written yet.
   * Throws a RangeError where the file is nested too deep for this thread's stack.
   */
  take(file: number): Lowered | null | undefined {
    while (this.#read < Atomics.load(this.#count, 0)) this.#next();
    const found = this.#waiting.get(file);
    if (found === undefined) return undefined;
    this.#waiting.delete(file);
    const { module, digest } = found;
    if (module.length === 0) return null;
    return { ir: this.#decoder.decode(module), digest: Buffer.from(digest).toString('base64') };
  }

  /** Whether something was written before the time (milliseconds) was over. */
  wait(patience: number): boolean {
    return Atomics.wait(this.#count, 0, this.#read, patience) !== 'timed-out';
  }

  #next(): void {
    if (this.#at >= this.#piece.length || this.#piece[this.#at] === NEXT_PIECE) {
      this.#piece = new Int32Array(this.#receive());
      this.#at = 0;
    }
    const { buffer } = this.#piece;
    const [file = 0, texts = 0, module = 0] = this.#piece.subarray(this.#at, this.#at + HEAD);
    const digest = new Uint8Array(buffer, 4 * (this.#at + HEAD), 4 * DIGEST);
    const units = new Uint16Array(buffer, 4 * (this.#at + HEAD + DIGEST), texts + module);
    this.#at += HEAD + DIGEST + placesOf(units.length);
    this.#read++;
    this.#decoder.learn(units.subarray(0, texts));
    this.#waiting.set(file, { module: units.subarray(texts), digest });
  }
}

const NO_UNITS = new Uint16Array(0);

/** How many numbers of 32 bits are as long as so many of 16. */
function placesOf(units: number): number {
  return (units + 1) >> 1;
}
