// Leakline's line in the language status of the editor (the braces beside the language's name).
import { languages, LanguageStatusSeverity, type Disposable, type LanguageStatusItem } from 'vscode';
import { NotificationType } from 'vscode-languageclient/node';
import { selector } from './languages.ts';

/** What the server reports about itself; an extension of the protocol. */
export interface Status {
  readonly state: 'ready' | 'warning' | 'error';
  readonly text: string;
}

export const statusNotification = new NotificationType<Status>('leakline/status');

const severities = {
  ready: LanguageStatusSeverity.Information,
  warning: LanguageStatusSeverity.Warning,
  error: LanguageStatusSeverity.Error,
};

export class StatusItem implements Disposable {
  readonly #item: LanguageStatusItem;

  constructor() {
    this.#item = languages.createLanguageStatusItem('leakline.status', selector);
    this.#item.name = 'Leakline';
    this.#item.command = { command: 'leakline.showOutput', title: 'Show Output' };
    this.starting();
  }

  starting(): void {
    this.#set('ready', 'starting');
    this.#item.busy = true;
  }

  stopped(reason?: string): void {
    this.#set(
      'error',
      reason === undefined ? 'the server is not running' : `the server did not start: ${reason}`,
    );
  }

  show({ state, text }: Status): void {
    this.#set(state, text);
  }

  dispose(): void {
    this.#item.dispose();
  }

  #set(state: Status['state'], text: string): void {
    this.#item.busy = false;
    this.#item.severity = severities[state];
    this.#item.text = 'Leakline';
    this.#item.detail = text;
  }
}
