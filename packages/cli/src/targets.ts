// The paths of a command line as programs, and what of each program is reported.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { isSourceName, programFor, reasonOf, toProjectPath, UsageError } from '@leakline/project';

/** One program to check. Paths are relative to its folder. */
export interface Target {
  readonly folder: string;
  /** Files that were asked for by name. */
  readonly files: ReadonlySet<string>;
  /** Folders that were asked for; an empty path is the whole program. */
  readonly folders: readonly string[];
}

/** Whether a report was asked for in this file. */
export function isAsked({ files, folders }: Target, path: string): boolean {
  return files.has(path) || folders.some((folder) => isIn(folder, path));
}

/** Whether a path is in a folder, both relative to the same one. */
export function isIn(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/**
 * Files and folders are checked in the program around the working directory; what is no part of it, in the one around itself.
 * @param paths As given; none means the working directory.
 * @throws UsageError for what is not there or cannot be read.
 */
export function targetsOf(paths: readonly string[], root: string): Target[] {
  const given = (paths.length === 0 ? ['.'] : paths).map((path) => {
    const absolute = resolve(root, path);
    return { absolute, isFolder: isReadableFolder(absolute, path) };
  });
  const folders = new Set(given.filter((g) => g.isFolder).map((g) => g.absolute));
  const programs = new Map<string, { files: Set<string>; folders: Set<string> }>();
  for (const { absolute, isFolder } of given) {
    // What lies in a folder that was asked for too is reported there.
    if ([...folders].some((f) => f !== absolute && absolute.startsWith(f.endsWith(sep) ? f : f + sep)))
      continue;
    const folder = programFor(isFolder ? absolute : dirname(absolute), root);
    const program = programs.get(folder) ?? { files: new Set<string>(), folders: new Set<string>() };
    programs.set(folder, program);
    program[isFolder ? 'folders' : 'files'].add(toProjectPath(folder, absolute));
  }
  return [...programs].map(([folder, { files, folders }]) => ({ folder, files, folders: [...folders] }));
}

/** The program around one file, which need not exist: an editor may not have saved it yet. */
export function targetOfFile(path: string, root: string): Target {
  const absolute = resolve(root, path);
  if (!existsSync(dirname(absolute)))
    throw new UsageError(`--stdin-filename ${path}: its folder does not exist`);
  if (!isSourceName(absolute))
    throw new UsageError(
      `--stdin-filename ${path}: not the name of TypeScript, JavaScript or Go source, so there is nothing to check`,
    );
  const folder = programFor(dirname(absolute), root);
  return { folder, files: new Set([toProjectPath(folder, absolute)]), folders: [] };
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
