// The workspace's folders and what the user set for each; asks the editor again when it says that something changed.
import {
  DidChangeConfigurationNotification,
  type Connection,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import type { FolderOptions } from './analysis-protocol.ts';
import type { ClientFeatures } from './client.ts';
import { containingFolder } from './containing-folder.ts';
import { defaultSettings, readSettings, type Settings } from './settings.ts';
import { pathOfUri } from './uris.ts';

export interface Folder {
  readonly uri: string;
  readonly root: string;
  readonly settings: Settings;
}

export class Folders {
  readonly #connection: Connection;
  readonly #client: ClientFeatures;
  readonly #warn: (text: string) => void;
  #workspaceFolders: WorkspaceFolder[];
  /** What a client without `workspace/configuration` pushed. */
  #pushed: unknown = null;
  #loaded: Promise<readonly Folder[]> = Promise.resolve([]);

  constructor(
    connection: Connection,
    client: ClientFeatures,
    workspaceFolders: WorkspaceFolder[],
    warn: (text: string) => void,
  ) {
    this.#connection = connection;
    this.#client = client;
    this.#workspaceFolders = workspaceFolders;
    this.#warn = warn;
  }

  /** Asks to be told about changes, which call `changed` after they are loaded; then loads for the first time. */
  async listen(changed: (folders: readonly Folder[]) => void): Promise<void> {
    const reload = async () => {
      this.#loaded = this.#load();
      changed(await this.#loaded);
    };
    this.#connection.onDidChangeConfiguration(({ settings }) => {
      if (isSection(settings)) this.#pushed = settings.leakline;
      void reload();
    });
    if (this.#client.configuration)
      await this.#connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'leakline',
      });
    if (this.#client.workspaceFolders)
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        this.#workspaceFolders = [...this.#workspaceFolders.filter(({ uri }) => !gone.has(uri)), ...added];
        void reload();
      });
    await reload();
  }

  /** The innermost folder that holds the path, with its settings. */
  async of(path: string): Promise<Folder | undefined> {
    return containingFolder(await this.#loaded, path);
  }

  async #load(): Promise<readonly Folder[]> {
    const folders: Folder[] = [];
    for (const { uri } of this.#workspaceFolders) {
      const root = pathOfUri(uri);
      if (root !== null) folders.push({ uri, root, settings: await this.#settingsOf(uri) });
    }
    return folders;
  }

  async #settingsOf(uri: string): Promise<Settings> {
    try {
      const value: unknown = this.#client.configuration
        ? await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'leakline' })
        : this.#pushed;
      const { settings, problems } = readSettings(value);
      problems.forEach(this.#warn);
      return settings;
    } catch (error) {
      this.#warn(
        `the editor did not tell its settings: ${error instanceof Error ? error.message : String(error)}`,
      );
      return defaultSettings;
    }
  }
}

export function optionsOf({ root, settings }: Folder): FolderOptions {
  return { root, minConfidence: settings.minConfidence, profiles: settings.profiles };
}

function isSection(value: unknown): value is { readonly leakline: unknown } {
  return typeof value === 'object' && value !== null && 'leakline' in value;
}
