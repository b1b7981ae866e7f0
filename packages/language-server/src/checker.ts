// Keeps the findings of open documents in step with their text: waits for a pause in typing, asks the analysis, tells who cares.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnalysisClient } from './analysis-client.ts';
import type { CheckAnswer } from './analysis-protocol.ts';
import type { CheckedDocument } from './checked.ts';
import { pathOfUri } from './uris.ts';

/** A pause in typing that is shorter than this starts no check, in milliseconds. */
const pause = 20;
/** Other open documents are looked at again after this pause: an edit may change what they find. */
const idle = 400;

/** The answer for a document that Leakline has nothing to do with. */
const nothing: CheckAnswer = { root: '', findings: [], whys: {} };

export interface CheckerEvents {
  /** A document was checked; also when nothing changed. */
  checked(document: CheckedDocument): void;
  /** A check failed; the document keeps its last findings. */
  failed(uri: string, error: unknown): void;
}

export class Checker {
  readonly #check: AnalysisClient['check'];
  readonly #documentOf: (uri: string) => TextDocument | undefined;
  readonly #openUris: () => readonly string[];
  readonly #isEnabled: (path: string) => Promise<boolean>;
  readonly #events: CheckerEvents;
  readonly #results = new Map<string, CheckedDocument>();
  readonly #running = new Map<
    string,
    { version: number; generation: number; result: Promise<CheckedDocument | null> }
  >();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #idleTimer: NodeJS.Timeout | undefined;
  /** Counts what may change findings of a document besides its own text. */
  #generation = 0;
  #generationOf = new Map<string, number>();

  constructor(
    check: AnalysisClient['check'],
    documents: { get(uri: string): TextDocument | undefined; keys(): string[] },
    isEnabled: (path: string) => Promise<boolean>,
    events: CheckerEvents,
  ) {
    this.#check = check;
    this.#documentOf = (uri) => documents.get(uri);
    this.#openUris = () => documents.keys();
    this.#isEnabled = isEnabled;
    this.#events = events;
  }

  /** The newest findings of a document, only if they are of the text it has now. */
  current(uri: string): CheckedDocument | null {
    const result = this.#results.get(uri);
    return result !== undefined && result.version === this.#documentOf(uri)?.version ? result : null;
  }

  /** The document's text changed (or it was opened): checks it after a pause, and the other open documents later. */
  changed(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => {
        this.#timers.delete(uri);
        void this.check(uri);
      }, pause),
    );
    this.everythingChanged();
  }

  /** Files, settings or other documents changed: checks all open documents after a longer pause. */
  everythingChanged(): void {
    this.#generation++;
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => {
      for (const uri of this.#openUris())
        if (this.#generationOf.get(uri) !== this.#generation) void this.check(uri);
    }, idle);
  }

  closed(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    this.#results.delete(uri);
    this.#generationOf.delete(uri);
    this.everythingChanged();
  }

  stop(): void {
    clearTimeout(this.#idleTimer);
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /**
   * Checks the document's present text, joins a check of it that runs, or answers from the last one if nothing changed.
   * @returns Null for a document that is closed or no longer has that text, and when the check failed.
   */
  async check(uri: string): Promise<CheckedDocument | null> {
    const document = this.#documentOf(uri);
    const path = pathOfUri(uri);
    if (document === undefined || path === null) return null;
    const { version } = document;
    const generation = this.#generation;
    const known = this.current(uri);
    if (known !== null && this.#generationOf.get(uri) === generation) return known;
    const running = this.#running.get(uri);
    if (running?.version === version && running.generation === generation) return running.result;
    const result = this.#run(document, path, version, generation);
    this.#running.set(uri, { version, generation, result });
    try {
      return await result;
    } finally {
      if (this.#running.get(uri)?.result === result) this.#running.delete(uri);
    }
  }

  /** Like `check`, but of the text after the user's pause in typing. Null when the document is closed or the check failed. */
  async settled(uri: string): Promise<CheckedDocument | null> {
    for (;;) {
      while (this.#timers.has(uri)) await new Promise((resume) => setTimeout(resume, pause));
      const version = this.#documentOf(uri)?.version;
      const checked = await this.check(uri);
      if (checked !== null || this.#documentOf(uri)?.version === version) return checked;
    }
  }

  async #run(
    document: TextDocument,
    path: string,
    version: number,
    generation: number,
  ): Promise<CheckedDocument | null> {
    const { uri } = document;
    const text = document.getText();
    try {
      const answer = (await this.#isEnabled(path)) ? await this.#check(path) : null;
      if (this.#documentOf(uri)?.version !== version) return null;
      const { root, findings, whys } = answer ?? nothing;
      const checked = { uri, version, text, root, findings, whys };
      this.#results.set(uri, checked);
      this.#generationOf.set(uri, generation);
      this.#events.checked(checked);
      return checked;
    } catch (error) {
      this.#events.failed(uri, error);
      return null;
    }
  }
}
