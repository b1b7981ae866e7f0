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
  CheckedFile,
  CheckedProgram,
  ProgramCheck,
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
  /** For `Wanted` and `CheckedFiles`, while a whole program is checked. */
  readonly files: MessagePort;
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

/** The path of a file that is waited for. */
export type Wanted = string;

/** Files of a check that goes on. */
export type CheckedFiles = readonly (readonly [path: string, file: CheckedFile | undefined])[];

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
  readonly #files: MessagePort;
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
    const files = new MessageChannel();
    const workerData: AnalystThreadData = {
      program,
      port: port2,
      files: files.port2,
      signal: this.#signal,
    };
    this.#worker = new Worker(script, {
      workerData,
      transferList: [port2, files.port2],
      execArgv: [],
      stdout: true,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    this.#worker.unref();
    this.#worker.on('error', () => undefined); // the caller notices by its silence
    this.#port = port1;
    this.#files = files.port1;
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

  checkAll(settings: RuleSettings): ProgramCheck {
    this.#send({ method: 'checkAll', settings });
    const files = new Map<string, CheckedFile | undefined>();
    let whole: CheckedProgram | null = null;
    const through = (): CheckedProgram | null => {
      whole ??= (this.#reply()?.value ?? null) as CheckedProgram | null;
      return whole;
    };
    /** Null where nothing is known of the file yet. */
    const known = (path: string): { readonly file: CheckedFile | undefined } | null => {
      if (whole !== null) return { file: whole.files.get(path) };
      for (;;) {
        const message = receiveMessageOnPort(this.#files) as { message: CheckedFiles } | undefined;
        if (message === undefined) break;
        for (const [checked, file] of message.message) files.set(checked, file);
      }
      if (files.has(path)) return { file: files.get(path) };
      const all = through();
      return all === null ? null : { file: all.files.get(path) };
    };
    return {
      isThrough: () => through() !== null,
      file: (path) => {
        const already = known(path);
        if (already !== null) return already.file;
        const wanted: Wanted = path;
        this.#files.postMessage(wanted);
        return this.#until(() => known(path)).file;
      },
      whole: () => this.#until(through),
    };
  }

  close(): void {
    this.#port.close();
    this.#files.close();
    void this.#worker.terminate();
  }

  #ask(call: Call): unknown {
    this.#send(call);
    return this.#until(() => this.#reply()).value;
  }

  #send(call: Call): void {
    this.#port.postMessage(call);
  }

  /** The reply to what was sent, if it is there. */
  #reply(): Reply | null {
    const message = receiveMessageOnPort(this.#port) as { message: Reply } | undefined;
    if (message === undefined) return null;
    const { problems, error } = message.message;
    problems.forEach(this.#tell);
    if (error === null) return message.message;
    this.close();
    throw new ThreadLost(error);
  }

  /** What `look` sees at last; it looks again whenever the thread has given a sign. */
  #until<T>(look: () => T | null): T {
    for (;;) {
      const before = Atomics.load(this.#signal, 0);
      const seen = look();
      if (seen !== null) return seen;
      if (Atomics.wait(this.#signal, 0, before, this.#patience) !== 'timed-out') continue;
      this.close();
      throw new ThreadLost('the analysis thread does not answer');
    }
  }
}
