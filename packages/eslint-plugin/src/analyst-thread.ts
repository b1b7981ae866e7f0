// The thread of a RemoteAnalyst: answers its questions, one after the other.
import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import { LocalAnalyst, type CheckedFile, type FileTaker } from './analyst.ts';
import type { AnalystThreadData, Call, CheckedFiles, Reply, Wanted } from './remote-analyst.ts';

/** Files of one message, where none of them is waited for. */
const BATCH = 64;

/**
 * Of the program's files, how many are checked before the first is answered. ESLint's own heap grows fast once it goes on: with
 * all of the analysis beside it both are in memory at once, with the last part only a few seconds of ESLint's are.
 */
const FIRST = 0.6;

const { program, port, files, signal } = workerData as AnalystThreadData;
let problems: string[] = [];
const wake = (): void => {
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
};
const analyst = new LocalAnalyst(program, (problem) => problems.push(problem), wake);

port.on('message', (call: Call) => {
  problems = [];
  let reply: Reply;
  try {
    reply = { value: answer(call), problems, error: null };
  } catch (error) {
    reply = { value: null, problems, error: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(reply);
  wake();
});

function answer(call: Call): unknown {
  switch (call.method) {
    case 'filesChanged':
      return analyst.filesChanged(call.paths);
    case 'check':
      return analyst.check(call.question);
    case 'checkGiven':
      return analyst.checkGiven(call.question, call.ir, call.types);
    case 'checkTyped':
      return analyst.checkTyped(call.question, call.types);
    case 'checkAll':
      return analyst.checkWhole(call.settings, new Sender());
  }
}

/** Sends what is checked to the port of files, at once where it is waited for. */
class Sender implements FileTaker {
  #batch: [string, CheckedFile | undefined][] = [];
  #wanted: string | null = null;
  #isOpen = false;

  wanted(): string | null {
    const message = receiveMessageOnPort(files) as { message: Wanted } | undefined;
    if (message !== undefined) {
      this.#wanted = message.message;
      // It may have been among them.
      this.#send();
    }
    return this.#wanted;
  }

  checked(path: string, file: CheckedFile | undefined, progress: number): void {
    this.#batch.push([path, file]);
    const isDue = path === this.#wanted || this.#batch.length >= BATCH;
    if (path === this.#wanted) this.#wanted = null;
    const isFirst = !this.#isOpen && progress >= FIRST;
    this.#isOpen ||= isFirst;
    if (isDue || isFirst) this.#send();
  }

  #send(): void {
    if (!this.#isOpen || this.#batch.length === 0) return;
    const message: CheckedFiles = this.#batch;
    files.postMessage(message);
    this.#batch = [];
    wake();
  }
}
