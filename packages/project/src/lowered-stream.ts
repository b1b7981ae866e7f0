// What a thread has lowered, file after file, in memory that another thread reads while the first one goes on.
import { ModuleDecoder, ModuleEncoder, type ModuleIR } from '@leakline/ir';

/** A source with the digest of its text. */
export interface Lowered {
  readonly ir: ModuleIR;
  readonly digest: string;
}

/** Numbers of 32 bits in a piece of the memory: 1 MB. What is larger has a piece of its own. */
const PIECE = 1 << 18;
/** So many are written to before the first has to come back: how far the thread is ahead does not depend on the program. */
const PIECES = 8;
/** A file's number in the list of files, of how many units its texts and its module are (0: none), and the digest. */
const HEAD = 3;
const DIGEST = 5;
/** In the place of a file's number: the next file is in the next piece. */
const NEXT_PIECE = -1;

/** What both sides look at. Changes wake whoever waits. */
export interface Counts {
  /** Files that were written. */
  readonly written: Int32Array;
  /** Pieces that came back. */
  readonly returned: Int32Array;
}

export function newCounts(): Counts {
  const count = () => new Int32Array(new SharedArrayBuffer(4));
  return { written: count(), returned: count() };
}

/** A way for pieces of memory to the other side, and back. */
export interface Pieces {
  give(piece: SharedArrayBuffer): void;
  /** One that the other side has given; undefined: none is there. */
  take(): SharedArrayBuffer | undefined;
}

/** The side of the thread that lowers. */
export class LoweredWriter {
  readonly #encoder = new ModuleEncoder();
  readonly #counts: Counts;
  readonly #pieces: Pieces;
  readonly #free: SharedArrayBuffer[] = [];
  /** Pieces that the other side has. */
  #given = 0;
  #piece = new Int32Array(new SharedArrayBuffer(0));
  #at = 0;

  constructor(counts: Counts, pieces: Pieces) {
    this.#counts = counts;
    this.#pieces = pieces;
  }

  /** Waits where the other side has too much that it has not asked for. Before a file is begun: nobody else lowers that one. */
  waitForRoom(): void {
    for (;;) {
      const before = Atomics.load(this.#counts.returned, 0);
      for (let piece = this.#pieces.take(); piece !== undefined; piece = this.#pieces.take()) {
        this.#free.push(piece);
        this.#given--;
      }
      if (this.#given < PIECES) return;
      Atomics.wait(this.#counts.returned, 0, before);
    }
  }

  /** null: whoever reads has to lower it. */
  write(file: number, lowered: Lowered | null): void {
    const encoded = lowered === null ? null : this.#encoder.encode(lowered.ir);
    const { texts, module } = encoded ?? { texts: NO_UNITS, module: NO_UNITS };
    const size = HEAD + DIGEST + placesOf(texts.length + module.length);
    if (this.#at + size >= this.#piece.length) {
      if (this.#at < this.#piece.length) this.#piece[this.#at] = NEXT_PIECE;
      const isLarge = size >= PIECE;
      const memory =
        (isLarge ? undefined : this.#free.pop()) ?? new SharedArrayBuffer(4 * Math.max(PIECE, size + 1));
      this.#piece = new Int32Array(memory);
      this.#at = 0;
      this.#given++;
      this.#pieces.give(memory);
    }
    const { buffer } = this.#piece;
    this.#piece.set([file, texts.length, module.length], this.#at);
    if (lowered !== null)
      new Uint8Array(buffer, 4 * (this.#at + HEAD), 4 * DIGEST).set(Buffer.from(lowered.digest, 'base64'));
    const units = new Uint16Array(buffer, 4 * (this.#at + HEAD + DIGEST), texts.length + module.length);
    units.set(texts);
    units.set(module, texts.length);
    this.#at += size;
    Atomics.add(this.#counts.written, 0, 1);
    Atomics.notify(this.#counts.written, 0);
  }
}

/** A piece of memory that is read, and how many of its files nobody has asked for. */
interface Piece {
  readonly numbers: Int32Array<SharedArrayBuffer>;
  left: number;
}

interface Encoded {
  readonly module: Uint16Array;
  readonly digest: Uint8Array;
  readonly piece: Piece;
}

/** The side that asks. */
export class LoweredReader {
  readonly #decoder = new ModuleDecoder();
  readonly #counts: Counts;
  readonly #pieces: Pieces;
  readonly #waiting = new Map<number, Encoded>();
  #piece: Piece = { numbers: new Int32Array(new SharedArrayBuffer(0)), left: 0 };
  #at = 0;
  #read = 0;

  constructor(counts: Counts, pieces: Pieces) {
    this.#counts = counts;
    this.#pieces = pieces;
  }

  /**
   * What has been written of a file, once; null where it has to be lowered here, undefined where nothing has been written yet.
   * Throws a RangeError where the file is nested too deep for this thread's stack.
   */
  take(file: number): Lowered | null | undefined {
    while (this.#read < Atomics.load(this.#counts.written, 0)) this.#next();
    const found = this.#waiting.get(file);
    if (found === undefined) return undefined;
    this.#waiting.delete(file);
    const { module, digest, piece } = found;
    try {
      if (module.length === 0) return null;
      return { ir: this.#decoder.decode(module), digest: Buffer.from(digest).toString('base64') };
    } finally {
      piece.left--;
      this.#giveBack(piece);
    }
  }

  /** Whether something was written before the time (milliseconds) was over. */
  wait(patience: number): boolean {
    return Atomics.wait(this.#counts.written, 0, this.#read, patience) !== 'timed-out';
  }

  #next(): void {
    const before = this.#piece;
    if (this.#at >= before.numbers.length || before.numbers[this.#at] === NEXT_PIECE) {
      const memory = this.#pieces.take();
      if (memory === undefined) throw new Error('a thread has written to memory that it did not hand over');
      this.#piece = { numbers: new Int32Array(memory), left: 0 };
      this.#at = 0;
      this.#giveBack(before);
    }
    const { numbers } = this.#piece;
    const [file = 0, texts = 0, module = 0] = numbers.subarray(this.#at, this.#at + HEAD);
    const digest = new Uint8Array(numbers.buffer, 4 * (this.#at + HEAD), 4 * DIGEST);
    const units = new Uint16Array(numbers.buffer, 4 * (this.#at + HEAD + DIGEST), texts + module);
    this.#at += HEAD + DIGEST + placesOf(units.length);
    this.#read++;
    this.#piece.left++;
    this.#decoder.learn(units.subarray(0, texts));
    this.#waiting.set(file, { module: units.subarray(texts), digest, piece: this.#piece });
  }

  /** A piece that nothing is written to nor read from any more. */
  #giveBack(piece: Piece): void {
    if (piece === this.#piece || piece.left > 0 || piece.numbers.length === 0) return;
    this.#pieces.give(piece.numbers.buffer);
    Atomics.add(this.#counts.returned, 0, 1);
    Atomics.notify(this.#counts.returned, 0);
  }
}

const NO_UNITS = new Uint16Array(0);

/** How many numbers of 32 bits are as long as so many of 16. */
function placesOf(units: number): number {
  return (units + 1) >> 1;
}
