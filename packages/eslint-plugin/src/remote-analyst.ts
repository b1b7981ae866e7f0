// An analyst on a thread of its own, asked synchronously, since ESLint's rules are.
//
// A program is large beside what ESLint itself needs: on its own thread, the program's heap is not in the way of ESLint's
// garbage collector, and it is gone when the thread ends. The thread's answers lie in a port that is read without the event
// loop, and a counter in shared memory wakes the caller.
import type { ModuleIR } from '@leakline/ir';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type {
  Analyst,
  Answer,
  CheckedProgram,
  ProgramDescription,
  Question,
  RuleSettings,
  TypedPlace,
} from './analyst.ts';

/** A thread that shows no sign of life for so long (milliseconds) has died. */
const PATIENCE = 60_000;

/**
 * Room for new objects (MB), a quarter of what V8 takes by itself: most of what an analysis makes stays. Peak memory of a run
 * over 2,500 files is some 30 MB less, for a twentieth more CPU time of the analysis.
 */
const YOUNG = 12;

/** What the thread is started with. */
export interface AnalystThreadData {
  readonly program: ProgramDescription;
  readonly port: MessagePort;
  /** Counts answers and signs of life; a change wakes the caller. */
  readonly signal: Int32Array;
}

/** A method of the analyst with its arguments. */
export type Call =
  | { readonly method: 'filesChanged'; readonly paths: readonly string[] }
  | { readonly method: 'check'; readonly question: Question }
  | {
      readonly method: 'checkGiven';
      readonly question: Question;
      readonly ir: ModuleIR;
      readonly types: readonly TypedPlace[];
    }
  | { readonly method: 'checkTyped'; readonly question: Question; readonly types: readonly TypedPlace[] }
  | { readonly method: 'checkAll'; readonly settings: RuleSettings };

export interface Reply {
  readonly value: unknown;
  readonly problems: readonly string[];
  /** Why there is no value. */
  readonly error: string | null;
}

/** The thread has died, or cannot be started; whoever asked has to do without it. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost';
}

export class RemoteAnalyst implements Analyst {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #signal = new Int32Array(new SharedArrayBuffer(4));
  readonly #tell: (problem: string) => void;
  readonly #patience: number;

  /**
   * @param script The built analyst-thread.js.
   * @param tell Is given one line about what did not go right.
   */
  constructor(
    program: ProgramDescription,
    script: URL,
    tell: (problem: string) => void,
    patience = PATIENCE,
  ) {
    const { port1, port2 } = new MessageChannel();
    const workerData: AnalystThreadData = { program, port: port2, signal: this.#signal };
    this.#worker = new Worker(script, {
      workerData,
      transferList: [port2],
      execArgv: [],
      stdout: true,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    this.#worker.unref();
    this.#worker.on('error', () => undefined); // the caller notices by its silence
    this.#port = port1;
    this.#tell = tell;
    this.#patience = patience;
  }

  filesChanged(paths: readonly string[]): void {
    this.#ask({ method: 'filesChanged', paths });
  }

  check(question: Question): Answer {
    return this.#ask({ method: 'check', question }) as Answer;
  }

  checkGiven(
    question: Question,
    ir: ModuleIR,
    types: readonly TypedPlace[],
  ): ReturnType<Analyst['checkGiven']> {
    return this.#ask({ method: 'checkGiven', question, ir, types }) as ReturnType<Analyst['checkGiven']>;
  }

  checkTyped(question: Question, types: readonly TypedPlace[]): ReturnType<Analyst['checkTyped']> {
    return this.#ask({ method: 'checkTyped', question, types }) as ReturnType<Analyst['checkTyped']>;
  }

  checkAll(settings: RuleSettings): CheckedProgram {
    return this.#ask({ method: 'checkAll', settings }) as CheckedProgram;
  }

  close(): void {
    this.#port.close();
    void this.#worker.terminate();
  }

  #ask(call: Call): unknown {
    this.#port.postMessage(call);
    for (;;) {
      const before = Atomics.load(this.#signal, 0);
      const message = receiveMessageOnPort(this.#port) as { message: Reply } | undefined;
      if (message === undefined) {
        if (Atomics.wait(this.#signal, 0, before, this.#patience) !== 'timed-out') continue;
        this.close();
        throw new ThreadLost('the analysis thread does not answer');
      }
      const { value, problems, error } = message.message;
      problems.forEach(this.#tell);
      if (error !== null) {
        this.close();
        throw new ThreadLost(error);
      }
      return value;
    }
  }
}
