// Which files the editor is asked to watch: what an answer may depend on.
import { basename } from 'node:path';
import { checkoutAbove, programFor } from '@leakline/project';
import {
  DidChangeWatchedFilesNotification,
  type Connection,
  type Disposable,
  type FileSystemWatcher,
} from 'vscode-languageserver/node';
import type { ClientFeatures } from './client.ts';
import type { Folder } from './folders.ts';
import { uriOfPath } from './uris.ts';

const everywhere = [
  '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,go}',
  '**/{package.json,deno.json,deno.jsonc,import_map.json,pnpm-workspace.yaml,tsconfig*.json,jsconfig*.json,go.mod,go.work,leakline.config.json}',
  // Ignore rules and what sets a service's environment.
  '**/{.gitignore,Dockerfile}',
  '**/*.{pprof,prof,pb.gz,cpuprofile,heapprofile,heapsnapshot}',
];

/** What stands above a program and decides what it is, what is ignored in it, and how severe its findings are. */
const ABOVE = ['package.json', 'pnpm-workspace.yaml', 'go.work', '.gitignore', 'leakline.config.json'];

/** Registers the watchers; call again when settings or manifests changed. */
export class WatchedFiles {
  readonly #connection: Connection;
  readonly #client: ClientFeatures;
  #folders: readonly Folder[] = [];
  #watched = '';
  #registered: Promise<Disposable> | undefined;

  constructor(connection: Connection, client: ClientFeatures) {
    this.#connection = connection;
    this.#client = client;
  }

  /** With those for the settings' own profiles, and for what lies above a folder that is a member of a workspace. */
  async watch(folders: readonly Folder[]): Promise<void> {
    this.#folders = folders;
    if (!this.#client.watchFiles) return;
    const watchers: FileSystemWatcher[] = [
      ...everywhere.map((globPattern) => ({ globPattern })),
      ...folders.flatMap((f) => this.#relative(f)),
    ];
    const watched = JSON.stringify(watchers);
    if (watched === this.#watched) return;
    this.#watched = watched;
    const before = this.#registered;
    this.#registered = this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    await this.#registered;
    (await before)?.dispose();
  }

  /** These files were written, created or deleted: a manifest among them may have made a folder a member of a workspace. */
  async changed(paths: readonly string[]): Promise<void> {
    if (paths.some((path) => ABOVE.includes(basename(path)) || basename(path) === 'go.mod'))
      await this.watch(this.#folders);
  }

  #relative({ uri, root, settings }: Folder): FileSystemWatcher[] {
    if (!this.#client.watchRelative) return [];
    const profiles = settings.profiles.map((pattern) => ({ globPattern: { baseUri: uri, pattern } }));
    const program = settings.enable ? programFor(root, root) : root;
    const within = (folder: string, pattern: string): FileSystemWatcher => ({
      globPattern: { baseUri: uriOfPath(folder), pattern },
    });
    return [
      ...profiles,
      // Other members of the workspace call this one, and are called.
      ...(program !== root ? everywhere.map((p) => within(program, p)) : []),
      ...checkoutAbove(program).map((folder) => within(folder, `{${ABOVE.join(',')}}`)),
    ];
  }
}
