// What is wrong at present, in the log and as the one status line that an editor may show.
import { NotificationType, type Connection } from 'vscode-languageserver/node';

/** An extension of the protocol; editors that do not know it ignore it. */
export interface Status {
  readonly state: 'ready' | 'warning' | 'error';
  /** One sentence a line, plain text. */
  readonly text: string;
}

const statusNotification = new NotificationType<Status>('leakline/status');

export class Health {
  readonly #connection: Connection;
  readonly #problems = new Map<string, readonly string[]>();
  readonly #failures = new Map<string, string>();
  #lost: string | null = null;
  #shown = '';

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A folder's config or profiles cannot be used; an empty list says that they can again. */
  problems(root: string, problems: readonly string[]): void {
    const known = new Set(this.#problems.get(root));
    for (const problem of problems) if (!known.has(problem)) this.#connection.console.warn(problem);
    this.#problems.set(root, problems);
    this.#show();
  }

  /** Problems of other folders are no longer anybody's. */
  keepFolders(roots: readonly string[]): void {
    for (const root of this.#problems.keys()) if (!roots.includes(root)) this.#problems.delete(root);
    this.#show();
  }

  failed(uri: string, reason: string): void {
    this.#connection.console.error(`checking ${uri} failed: ${reason}`);
    this.#failures.set(uri, reason);
    this.#show();
  }

  worked(uri: string): void {
    this.#failures.delete(uri);
    this.#show();
  }

  lost(reason: string): void {
    this.#connection.console.error(reason);
    this.#lost = reason;
    this.#show();
  }

  status(): Status {
    if (this.#lost !== null) return { state: 'error', text: this.#lost };
    const [failure] = this.#failures;
    if (failure !== undefined)
      return { state: 'error', text: `checking ${failure[0]} failed: ${failure[1]}` };
    const problems = [...this.#problems.values()].flat();
    if (problems.length > 0) return { state: 'warning', text: problems.join('\n') };
    return { state: 'ready', text: 'Leakline is ready.' };
  }

  #show(): void {
    const status = this.status();
    const text = JSON.stringify(status);
    if (text === this.#shown) return;
    this.#shown = text;
    void this.#connection.sendNotification(statusNotification, status);
  }
}
