// Lowers many files on several threads at once, while the caller waits: parsing is most of a cold check's time.
//
// Everything else is synchronous (ESLint's rules are), so that this is too: results come through a message port that is
// read without the event loop, and a counter in shared memory wakes the caller.
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { ModuleIR } from '@leakline/ir';

/** Files of one message: few enough that no thread is left with much more than the others at the end. */
const BATCH = 32;
/** The caller reads what they find, and has no time left with fewer. */
const MOST_THREADS = 16;
/** A thread that says nothing for so long (milliseconds) has died; what it had is left to the caller. */
const PATIENCE = 20_000;

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
  waitsFor: readonly Source[] | null;
}

/**
 * The IRs of those files that could be lowered; the rest is to be tried (and to fail visibly) on the caller's own thread.
 * @param threads How many; at least two, or it does not pay. At most 16 are started.
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
  const feed = (thread: Thread) => {
    const batch = sources.slice(next, next + BATCH);
    next += batch.length;
    thread.waitsFor = batch.length === 0 ? null : batch;
    if (batch.length > 0) thread.port.postMessage(batch);
  };
  const pool = Array.from(
    { length: Math.min(threads, MOST_THREADS, Math.ceil(sources.length / BATCH)) },
    (): Thread => {
      const { port1, port2 } = new MessageChannel();
      const data: ThreadData = { port: port2, answered };
      const worker = new Worker(script, { workerData: data, transferList: [port2] });
      worker.unref();
      worker.on('error', () => undefined); // what it had is lowered again, where the error is told
      return { worker, port: port1, waitsFor: null };
    },
  );
  try {
    pool.forEach(feed);
    while (pool.some((t) => t.waitsFor !== null)) {
      const before = Atomics.load(answered, 0);
      let isNews = false;
      for (const thread of pool) {
        const message = receiveMessageOnPort(thread.port) as { message: Answer } | undefined;
        if (message === undefined) continue;
        isNews = true;
        const batch = thread.waitsFor ?? [];
        feed(thread);
        for (const [i, json] of message.message.entries()) {
          const source = batch[i];
          if (source !== undefined && json !== null) found(source, JSON.parse(json) as ModuleIR);
        }
      }
      if (!isNews && Atomics.wait(answered, 0, before, patience) === 'timed-out') return;
    }
  } finally {
    for (const { worker, port } of pool) {
      port.close();
      void worker.terminate();
    }
  }
}
