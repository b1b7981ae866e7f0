// Which files the editor is asked to watch: what an answer may depend on.
import {
  DidChangeWatchedFilesNotification,
  type Connection,
  type Disposable,
  type FileSystemWatcher,
} from 'vscode-languageserver/node';
import type { ClientFeatures } from './client.ts';
import type { Folder } from './folders.ts';

const everywhere = [
  '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,go}',
  '**/{package.json,tsconfig.json,go.mod,go.work,leakline.config.json}',
  // Ignore rules and what sets a service's environment.
  '**/{.gitignore,Dockerfile}',
  '**/*.{pprof,prof,pb.gz,cpuprofile,heapprofile,heapsnapshot}',
];

/** Registers the watchers, and those for the settings' own profiles; call again when settings changed. */
export class WatchedFiles {
  readonly #connection: Connection;
  readonly #client: ClientFeatures;
  #registered: Promise<Disposable> | undefined;

  constructor(connection: Connection, client: ClientFeatures) {
    this.#connection = connection;
    this.#client = client;
  }

  async watch(folders: readonly Folder[]): Promise<void> {
    if (!this.#client.watchFiles) return;
    const before = this.#registered;
    this.#registered = this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        ...everywhere.map((globPattern) => ({ globPattern })),
        ...folders.flatMap((f) => this.#profiles(f)),
      ],
    });
    await this.#registered;
    (await before)?.dispose();
  }

  #profiles({ uri, settings }: Folder): FileSystemWatcher[] {
    if (!this.#client.watchRelative) return [];
    return settings.profiles.map((pattern) => ({ globPattern: { baseUri: uri, pattern } }));
  }
}
