// Lowers many files on several threads at once, of which the caller is one: where trees come as JSON, parsing is most of a cold
// check's time.
//
// Everything else is synchronous (ESLint's rules are), so that this is too: results come through a message port that is
// read without the event loop, and a counter in shared memory wakes the caller when it has nothing left to do itself. What
// it lowers itself needs no message, so that on two processors one thread helps it.
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { ModuleIR } from '@leakline/ir';
import { lowerJavaScript, mayTransferRaw } from '@leakline/javascript';
import { availableParallelism } from 'node:os';

/** Files of one message: few enough that no thread is left with much more than the others at the end. */
const BATCH = 16;
/** Messages that a thread has at once: one to work on, and one for when the caller is late with the next. */
const AHEAD = 2;
/** Files that the caller lowers before it looks for answers again. */
const OWN = 4;
/** More are never started, whoever asks for them. */
const MOST_THREADS = 16;
/** A thread that says nothing for so long (milliseconds) has died; what it had is left to the caller. */
const PATIENCE = 20_000;
/** The caller alone reads the answers, and has no time for more than so many threads give. */
const WORTHWHILE = 8;
/**
 * How many threads are worth it on this machine: one where oxc hands its trees over as memory, since to lower a file is then no
 * more work than to read from another thread what it has lowered.
 */
export function threadsWorthwhile(): number {
  return mayTransferRaw() ? 1 : Math.min(availableParallelism(), WORTHWHILE);
}

export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What a thread is started with. */
export interface ThreadData {
  readonly port: MessagePort;
  /** Counts answers; a change wakes the caller. */
  readonly answered: Int32Array;
}

/** A thread's answer to a batch: the IR of each file as JSON, or null where it failed. */
export type Answer = readonly (string | null)[];

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  /** Batches without an answer, the oldest first. */
  readonly waitsFor: (readonly Source[])[];
}

/**
 * The IRs of those files that could be lowered; the rest is to be tried again (and to fail visibly) by the caller.
 * @param threads How many, the caller's own included. At most 16 are used.
 * @param script The built `lowering-thread.js`.
 * @param patience Milliseconds without any answer after which the threads are given up.
 */
export function lowerOnThreads(
  sources: readonly Source[],
  threads: number,
  script: URL,
  found: (source: Source, ir: ModuleIR) => void,
  patience = PATIENCE,
): void {
  const answered = new Int32Array(new SharedArrayBuffer(4));
  let next = 0;
  const take = (count: number) => {
    const batch = sources.slice(next, next + count);
    next += batch.length;
    return batch;
  };
  const feed = (thread: Thread) => {
    while (thread.waitsFor.length < AHEAD && next < sources.length) {
      const batch = take(BATCH);
      thread.waitsFor.push(batch);
      thread.port.postMessage(batch);
    }
  };
  const pool = Array.from(
    { length: Math.min(threads - 1, MOST_THREADS - 1, Math.ceil(sources.length / BATCH)) },
    (): Thread => {
      const { port1, port2 } = new MessageChannel();
      const data: ThreadData = { port: port2, answered };
      // eslint-disable-next-line leakline/no-client-per-message -- a whole program is checked seldom, and the threads end with it
      const worker = new Worker(script, { workerData: data, transferList: [port2] });
      worker.unref();
      worker.on('error', () => undefined); // what it had is lowered again, where the error is told
      return { worker, port: port1, waitsFor: [] };
    },
  );
  try {
    pool.forEach(feed);
    while (next < sources.length || pool.some((t) => t.waitsFor.length > 0)) {
      const before = Atomics.load(answered, 0);
      let isNews = false;
      for (const thread of pool) {
        const message = receiveMessageOnPort(thread.port) as { message: Answer } | undefined;
        if (message === undefined) continue;
        isNews = true;
        const batch = thread.waitsFor.shift() ?? [];
        feed(thread);
        for (const [i, json] of message.message.entries()) {
          const source = batch[i];
          if (source !== undefined && json !== null) found(source, JSON.parse(json) as ModuleIR);
        }
      }
      if (isNews) continue;
      if (next < sources.length) {
        for (const source of take(OWN)) {
          const ir = loweredHere(source);
          if (ir !== null) found(source, ir);
        }
      } else if (Atomics.wait(answered, 0, before, patience) === 'timed-out') return;
    }
  } finally {
    for (const { worker, port } of pool) {
      port.close();
      void worker.terminate();
    }
  }
}

/** As the threads do: null is for whoever asks for the file, who lowers it again and tells what is wrong. */
function loweredHere({ path, text }: Source): ModuleIR | null {
  try {
    return lowerJavaScript(path, text);
  } catch {
    return null;
  }
}
