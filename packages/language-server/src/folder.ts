// One workspace folder in the analysis thread: its project and its profiles.
import type { Finding } from '@leakline/ir';
import type { FileCosts, FolderOptions } from './analysis-protocol.ts';

export interface FolderEvents {
  log(text: string): void;
  /** All that is wrong with the config and the profiles at present. */
  problems(problems: readonly string[]): void;
  costsChanged(): void;
}

export interface Folder {
  readonly root: string;
  readonly options: FolderOptions;
  /** Paths in the findings are relative to the root. Null for what is ignored or in no known language. */
  check(path: string): Promise<readonly Finding[] | null>;
  costs(path: string): Promise<FileCosts | null>;
  /** Texts or files at these absolute paths are not what they were. */
  changed(paths: readonly string[]): void;
}

export declare function openFolder(
  options: FolderOptions,
  texts: ReadonlyMap<string, string>,
  events: FolderEvents,
): Folder;
