// Tells the user that something takes long, in the editor's own way: only for what does, and one line for all of it.
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';

export class Progress {
  readonly #window: Pick<Connection['window'], 'createWorkDoneProgress'>;
  readonly #patience: number;
  #running = 0;
  #timer: NodeJS.Timeout | undefined;
  #shown: Promise<WorkDoneProgressServerReporter> | undefined;

  /** @param patience What is done within so many milliseconds is not worth a word. */
  constructor(window: Pick<Connection['window'], 'createWorkDoneProgress'>, patience = 1000) {
    this.#window = window;
    this.#patience = patience;
  }

  async during<T>(text: string, work: Promise<T>): Promise<T> {
    if (this.#running++ === 0)
      this.#timer = setTimeout(() => (this.#shown = this.#begin(text)), this.#patience);
    try {
      return await work;
    } finally {
      if (--this.#running === 0) {
        clearTimeout(this.#timer);
        void this.#shown?.then((reporter) => reporter.done());
        this.#shown = undefined;
      }
    }
  }

  async #begin(text: string): Promise<WorkDoneProgressServerReporter> {
    const reporter = await this.#window.createWorkDoneProgress();
    reporter.begin('Leakline', undefined, text);
    return reporter;
  }
}
