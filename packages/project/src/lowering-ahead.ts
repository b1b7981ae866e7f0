// Threads that lower a program's files ahead of the one that analyses it, which takes from them what they have and lowers itself
// what they have not begun.
//
// Everything else is synchronous (ESLint's rules are), so that this is too: what is lowered lies in shared memory, and counters
// there wake the caller where it has nothing left to do itself.
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { mayTransferRaw } from '@leakline/javascript';
import { availableParallelism } from 'node:os';
import { loweredFile, type SourceFile } from './lowered-file.ts';
import { LoweredReader, newCounts, type Counts, type Lowered, type Pieces } from './lowered-stream.ts';

/** More are never started, whoever asks for them. */
const MOST_THREADS = 16;
/** A thread that writes nothing for so long (milliseconds) has died; what it had is left to the caller. */
const PATIENCE = 20_000;
/** The caller alone reads what they write, and has no time for more than so many threads give. */
const WORTHWHILE = 8;
/** Where oxc hands its trees over as memory, one is always ahead; it needs a processor that V8's own threads leave over. */
const WORTHWHILE_RAW = 2;
const PROCESSORS_FOR_RAW = 3;
/**
 * As much of a stack as the main thread has, where V8 takes a little less than 1 MB: a file that is nested too deep for that one is
 * so for all.
 */
const STACK_MB = 1;
/** Of a file that was lowered nothing is left but numbers, so that V8's 48 MB for what is young are kept for nothing. */
const YOUNG_MB = 6;

/** Who lowers a file, where it is not the thread of that number (from 1). */
export const NOBODY = 0;
const CALLER = -1;

/**
 * How many threads are worth it on this machine, the caller's own included.
 * @param busy Threads of the process that have other work at the same time.
 */
export function threadsWorthwhile(busy = 0): number {
  if (!mayTransferRaw()) return Math.min(availableParallelism(), WORTHWHILE);
  return availableParallelism() - busy >= PROCESSORS_FOR_RAW ? WORTHWHILE_RAW : 1;
}

/** What a thread is started with. */
export interface ThreadData {
  readonly files: readonly SourceFile[];
  /** Who lowers each of the files. */
  readonly takers: Int32Array;
  /** Stands for the thread among them. */
  readonly own: number;
  /** For the memory that the thread writes to, and back. */
  readonly port: MessagePort;
  readonly counts: Counts;
}

export function piecesThrough(port: MessagePort): Pieces {
  return {
    give: (piece) => {
      port.postMessage(piece);
    },
    take: () => (receiveMessageOnPort(port) as { message: SharedArrayBuffer } | undefined)?.message,
  };
}

export class LoweringAhead {
  readonly #files: readonly SourceFile[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #takers: Int32Array;
  readonly #threads: Thread[] = [];
  readonly #patience: number;
  /** What was lowered here while there was nothing else to do. */
  readonly #meanwhile = new Map<number, Lowered>();
  #last: number;

  /**
   * @param threads How many, the caller's own included. At most 16 are used.
   * @param script The built `lowering-thread.js`.
   */
  constructor(files: readonly SourceFile[], threads: number, script: URL, patience = PATIENCE) {
    this.#files = files;
    this.#last = files.length;
    this.#numbers = new Map(files.map(({ path }, i) => [path, i]));
    this.#takers = new Int32Array(new SharedArrayBuffer(4 * files.length));
    this.#patience = patience;
    const most = Math.min(threads, MOST_THREADS) - 1;
    while (this.#threads.length < most && this.#start(script));
  }

  /** How many there are, the caller's own included. */
  get threads(): number {
    return this.#threads.length + 1;
  }

  /** Whether there is one more: where the process may have none, or no more of them, the caller does without. */
  #start(script: URL): boolean {
    const { port1, port2 } = new MessageChannel();
    const counts = newCounts();
    const own = this.#threads.length + 1;
    const data: ThreadData = { files: this.#files, takers: this.#takers, own, port: port2, counts };
    const options = {
      workerData: data,
      transferList: [port2],
      resourceLimits: { stackSizeMb: STACK_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    };
    try {
      const worker = new Worker(script, options);
      worker.unref();
      worker.on('error', () => undefined); // what it had is lowered again, where the error is told
      const reader = new LoweredReader(counts, piecesThrough(port1));
      this.#threads.push({ worker, port: port1, reader, isLost: false });
      return true;
    } catch {
      port1.close();
      return false;
    }
  }

  /** A file's IR, once; null where the caller has to lower it. */
  take(path: string): Lowered | null {
    const file = this.#numbers.get(path);
    if (file === undefined) return null;
    const taker = Atomics.compareExchange(this.#takers, file, NOBODY, CALLER);
    if (taker === NOBODY || taker === CALLER) {
      const lowered = this.#meanwhile.get(file) ?? null;
      this.#meanwhile.delete(file);
      return lowered;
    }
    const thread = this.#threads[taker - 1];
    try {
      while (thread?.isLost === false) {
        const lowered = thread.reader.take(file);
        if (lowered !== undefined) {
          Atomics.store(this.#takers, file, CALLER);
          return lowered;
        }
        if (!this.#lowerAnother() && !thread.reader.wait(this.#patience)) thread.isLost = true;
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    return null;
  }

  /** Lowers a file that nobody has begun, the last one: the threads come to it late. */
  #lowerAnother(): boolean {
    while (--this.#last >= 0) {
      if (Atomics.compareExchange(this.#takers, this.#last, NOBODY, CALLER) !== NOBODY) continue;
      const file = this.#files[this.#last];
      const lowered = file === undefined ? null : loweredFile(file);
      if (lowered !== null) this.#meanwhile.set(this.#last, lowered);
      return true;
    }
    return false;
  }

  close(): void {
    for (const { worker, port } of this.#threads) {
      port.close();
      void worker.terminate();
    }
  }
}

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly reader: LoweredReader;
  isLost: boolean;
}
