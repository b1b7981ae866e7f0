// Who makes a report: the first of several processes or threads over the same program; the others wait for it (ESLint's
// `--concurrency`, a build that lints and checks side by side).
//
// A lock is a file that its holder touches as it goes on. It never keeps anybody from an answer: where the holder is gone or
// shows no life, or where no file can be written, whoever asks makes the report by itself.
import { lstatSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';
import { makeFolder } from './make-folder.ts';

/** A holder that shows no life for so long (milliseconds) has died, or stands still. */
const PATIENCE = 60_000;
/** Between two signs of life, and between two looks at somebody else's lock. Milliseconds. */
const TOUCH = 1000;
const LOOK = 20;

/** What is written into the file. */
interface Holder {
  readonly host: string;
  readonly pid: number;
}

export class ReportLock {
  readonly #file: string;
  readonly #content: string;
  #touched = performance.now();

  private constructor(file: string, content: string) {
    this.#file = file;
    this.#content = content;
  }

  /** Null where somebody else has it. @throws what the file system says where no file can be written. */
  static take(file: string): ReportLock | null {
    const content = JSON.stringify({ host: hostname(), pid: process.pid, thread: threadId });
    makeFolder(dirname(file));
    try {
      writeFileSync(file, content, { flag: 'wx' });
      return new ReportLock(file, content);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return null;
      throw error;
    }
  }

  /** A sign of life. */
  touch(): void {
    const now = performance.now();
    if (now - this.#touched < TOUCH) return;
    this.#touched = now;
    try {
      const date = new Date();
      utimesSync(this.#file, date, date);
    } catch {
      // Somebody has taken it away: then the report is made twice.
    }
  }

  release(): void {
    try {
      if (readFileSync(this.#file, 'utf8') === this.#content) rmSync(this.#file, { force: true });
    } catch {
      // It was taken away.
    }
  }
}

/** Somebody else's lock, as one who waits for it sees it. */
export class AwaitedLock {
  readonly #file: string;
  readonly #patience: number;
  #lastTouch: number | null = null;
  #seenAlive = performance.now();

  constructor(file: string, patience = PATIENCE) {
    this.#file = file;
    this.#patience = patience;
  }

  /** Sleeps a moment. @returns whether it is worth another; not where a lock that nobody holds any more cannot be taken away. */
  wait(): boolean {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK);
    if (!this.#isAbandoned()) return true;
    try {
      rmSync(this.#file, { force: true });
      return true;
    } catch {
      return false;
    }
  }

  #isAbandoned(): boolean {
    const now = performance.now();
    let touched: number;
    try {
      const stat = lstatSync(this.#file, { throwIfNoEntry: false });
      if (stat === undefined) return false; // It was released.
      touched = stat.mtimeMs;
    } catch {
      return true; // The folder cannot be entered any more.
    }
    if (touched !== this.#lastTouch) {
      this.#lastTouch = touched;
      this.#seenAlive = now;
    }
    const holder = holderOf(this.#file);
    if (holder !== null && holder.host === hostname() && !isRunning(holder.pid)) return true;
    // Another machine's clock may be wrong in either direction: one that is ahead is waited for until it stands still.
    return now - this.#seenAlive > this.#patience || Date.now() - touched > this.#patience;
  }
}

/** Null where it is not (yet) written, or cannot be read. */
function holderOf(file: string): Holder | null {
  try {
    const { host, pid } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    return typeof host === 'string' && typeof pid === 'number' ? { host, pid } : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's may not be signalled, but runs.
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
