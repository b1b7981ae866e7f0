// The line that tells people at a terminal how far a long run is.

const FIRST_AFTER_MS = 1000;
const EVERY_MS = 100;

export interface ProgressTarget {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Silent in pipes and in runs of less than a second. */
export class Progress {
  readonly #target: ProgressTarget;
  readonly #now: () => number;
  #next: number;
  #isShown = false;

  constructor(target: ProgressTarget, now: () => number = () => performance.now()) {
    this.#target = target;
    this.#now = now;
    this.#next = target.isTTY === true ? now() + FIRST_AFTER_MS : Number.POSITIVE_INFINITY;
  }

  /** @param what Stands before the numbers, e.g. a folder. */
  show(what: string, done: number, all: number): void {
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + EVERY_MS;
    const text = `${what} ${done} of ${all} files`;
    // A line that wraps could not be taken back.
    this.#target.write(`\r\u001b[2K${text.slice(0, (this.#target.columns ?? 80) - 1)}`);
    this.#isShown = true;
  }

  /** Takes the line away before anything else is written. */
  clear(): void {
    if (!this.#isShown) return;
    this.#target.write('\r\u001b[2K');
    this.#isShown = false;
  }
}
