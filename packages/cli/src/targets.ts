// The paths of a command line as programs: folders are programs, a file's program is what its nearest manifest spans.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { toProjectPath, UsageError } from '@leakline/project';
import { reasonOf } from './write-file.ts';

/** One program to check. */
export interface Target {
  readonly folder: string;
  /** Report only in these (relative to the folder); null: everywhere. */
  readonly only: ReadonlySet<string> | null;
}

/**
 * @param paths As given; none means the working directory.
 * @throws UsageError for what is not there or cannot be read.
 */
export function targetsOf(paths: readonly string[], root: string): Target[] {
  const given = (paths.length === 0 ? ['.'] : paths).map((path) => ({
    absolute: resolve(root, path),
    isFolder: isReadableFolder(resolve(root, path), path),
  }));
  const folders = given.filter((g) => g.isFolder).map((g) => g.absolute);
  const outermost = [...new Set(folders)].filter((f) => !folders.some((o) => isInside(f, o)));
  const byFolder = new Map<string, Set<string>>();
  for (const { absolute } of given.filter(
    (g) => !g.isFolder && !outermost.some((o) => isInside(g.absolute, o)),
  )) {
    const folder = programFolder(dirname(absolute));
    const files = byFolder.get(folder) ?? new Set<string>();
    byFolder.set(folder, files.add(toProjectPath(folder, absolute)));
  }
  return [
    ...outermost.map((folder) => ({ folder, only: null })),
    ...[...byFolder].map(([folder, only]) => ({ folder, only })),
  ];
}

/** The program around one file, which need not exist: an editor may not have saved it yet. */
export function targetOfFile(path: string, root: string): Target {
  const absolute = resolve(root, path);
  if (!existsSync(dirname(absolute)))
    throw new UsageError(`--stdin-filename ${path}: its folder does not exist`);
  const folder = programFolder(dirname(absolute));
  return { folder, only: new Set([toProjectPath(folder, absolute)]) };
}

function isReadableFolder(absolute: string, shown: string): boolean {
  if (!existsSync(absolute)) throw new UsageError(`${shown}: no such file or folder`);
  try {
    const isFolder = statSync(absolute).isDirectory();
    accessSync(absolute, isFolder ? constants.R_OK | constants.X_OK : constants.R_OK);
    return isFolder;
  } catch (error) {
    throw new UsageError(`${shown}: cannot be read: ${reasonOf(error)}`);
  }
}

function isInside(path: string, folder: string): boolean {
  return path !== folder && path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function programFolder(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || existsSync(join(folder, 'go.mod'))) return folder;
    if (dirname(folder) === folder) return from;
  }
}
