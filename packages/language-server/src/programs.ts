// The programs in the workspace folders, opened when the first file of theirs is asked about: the same that the command and
// ESLint's plugin would check a file in.
import { dirname, resolve } from 'node:path';
import { isProject, programFor } from '@leakline/project';
import type { FolderOptions } from './analysis-protocol.ts';
import { containingFolder, isInFolder } from './containing-folder.ts';
import { Folder, type FolderEvents } from './folder.ts';

export interface ProgramsEvents extends Omit<FolderEvents, 'problems'> {
  /** All that is wrong at present with the programs of a workspace folder. */
  problems(root: string, problems: readonly string[]): void;
}

interface Workspace {
  readonly root: string;
  readonly options: FolderOptions;
  /** By their folders; the one around the workspace folder itself comes first. */
  readonly programs: Map<string, Folder>;
  readonly problems: Map<string, readonly string[]>;
}

export class Programs {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #events: ProgramsEvents;
  #workspaces: readonly Workspace[] = [];
  /** The program's folder, by the folder of a file. */
  readonly #roots = new Map<string, string>();

  /** @param texts What the editor has open, by absolute path. */
  constructor(texts: ReadonlyMap<string, string>, events: ProgramsEvents) {
    this.#texts = texts;
    this.#events = events;
  }

  /** Those of a workspace folder whose options are the same as before stay open. */
  setFolders(folders: readonly FolderOptions[]): void {
    const before = new Map(
      this.#workspaces.map((workspace) => [JSON.stringify(workspace.options), workspace]),
    );
    this.#roots.clear();
    this.#workspaces = folders.map((options) => before.get(JSON.stringify(options)) ?? this.#opened(options));
  }

  /** The program of a file; undefined outside all workspace folders. */
  of(path: string): Folder | undefined {
    const workspace = containingFolder(this.#workspaces, path);
    return workspace === undefined ? undefined : this.#program(workspace, this.#rootOf(path, workspace));
  }

  setText(path: string, text: string | null): void {
    const workspace = containingFolder(this.#workspaces, path);
    // One that is not open yet will find the text among the others.
    workspace?.programs.get(this.#rootOf(path, workspace))?.setText(path, text);
  }

  /** Files at these absolute paths were written, created or deleted. */
  filesChanged(paths: readonly string[]): void {
    // Where manifests are decides what a program is.
    this.#roots.clear();
    for (const { programs } of this.#workspaces)
      for (const program of programs.values()) {
        // What stands above a program speaks of it, too: configs, ignore rules, manifests.
        const known = paths.filter(
          (path) => isInFolder(program.root, path) || isInFolder(dirname(path), program.root),
        );
        if (known.length > 0) program.filesChanged(known);
      }
  }

  #opened(options: FolderOptions): Workspace {
    const { root } = options;
    const workspace = { root, options, programs: new Map<string, Folder>(), problems: new Map() };
    // What is wrong with its config is told before a file is opened.
    this.#program(workspace, this.#rootOf(resolve(root, 'any'), workspace));
    return workspace;
  }

  #program(workspace: Workspace, root: string): Folder {
    let program = workspace.programs.get(root);
    if (program === undefined) {
      const { options, problems } = workspace;
      const profiles = options.profiles.map((pattern) => resolve(options.root, pattern));
      const isOwn = (path: string): boolean =>
        isInFolder(workspace.root, path) && this.#rootOf(path, workspace) === root;
      const events: FolderEvents = {
        ...this.#events,
        problems: (list) => {
          problems.set(root, list);
          this.#events.problems(workspace.root, [...new Set([...problems.values()].flat())]);
        },
      };
      program = new Folder({ ...options, root, profiles }, this.#texts, isOwn, events);
      workspace.programs.set(root, program);
    }
    return program;
  }

  #rootOf(path: string, workspace: Workspace): string {
    const folder = dirname(path);
    let root = this.#roots.get(folder);
    if (root === undefined) {
      const found = programFor(folder, workspace.root);
      // Loose files belong to what the user has opened.
      root = isProject(found) ? found : workspace.root;
      this.#roots.set(folder, root);
    }
    return root;
  }
}
