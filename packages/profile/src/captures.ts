// Captures that people name: files, folders, globs, standard input and URLs, and where they may lead.
import { existsSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { globSync, hasMagic } from 'glob';
import { capturesBelow } from './capture-folder.ts';
import { ProfileError } from './error.ts';
import { FORMATS_IN_WORDS } from './read.ts';

/** A capture that is there, but not read yet. */
export interface CaptureFile {
  /** An absolute path, a URL, or `-` for standard input. */
  readonly source: string;
  /** What messages and tables call it: a path below the root is relative to it. */
  readonly name: string;
}

/**
 * The captures that a pattern means: itself, those in a folder, or those that match, numbers in their names ascending.
 * Throws a ProfileError for a file that is not there and for a folder without captures; a glob may match nothing. URLs must be the user's own words: they are contacted when read.
 * @param within A pattern of somebody else may not lead out of this folder, and names no URL and no standard input.
 */
export function findCaptures(pattern: string, root: string, within: string | null = null): CaptureFile[] {
  if (within === null && pattern === '-') return [{ source: '-', name: '<stdin>' }];
  if (within === null && isUrl(pattern)) return [{ source: pattern, name: pattern }];
  const literal = resolve(root, pattern);
  const isThere = existsSync(literal);
  if (isThere && !statSync(literal).isDirectory()) return allowed([literal], pattern, root, within);
  const found = isThere
    ? capturesBelow(literal, pattern)
    : globSync(pattern, { cwd: root, absolute: true, nodir: true, follow: false });
  if (found.length === 0 && isThere)
    throw new ProfileError(pattern, 'holds no profiles', `known are ${FORMATS_IN_WORDS}`);
  if (found.length === 0 && !hasMagic(pattern)) throw new ProfileError(pattern, 'no such file');
  const inOrder = found.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return allowed(inOrder, pattern, root, within);
}

/** The one capture that is subtracted from others. Throws a ProfileError where none or several are meant; see `findCaptures`. */
export function findBase(name: string, root: string, within: string | null = null): CaptureFile {
  const files = findCaptures(name, root, within);
  const [file] = files;
  if (file !== undefined && files.length === 1) return file;
  throw new ProfileError(name, `one capture is wanted as base, and ${files.length} are there`);
}

export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

function allowed(
  files: readonly string[],
  pattern: string,
  root: string,
  within: string | null,
): CaptureFile[] {
  if (within !== null && files.some((file) => !isInside(within, file) || !isReallyInside(within, file))) {
    throw new ProfileError(pattern, 'is outside the folder', 'name it in your own settings');
  }
  return files.map((source) => ({ source, name: nameOf(root, source) }));
}

/** A link may lead out of a folder. */
function isReallyInside(folder: string, file: string): boolean {
  try {
    return isInside(realpathSync(folder), realpathSync(file));
  } catch {
    return false;
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

function nameOf(root: string, file: string): string {
  return isInside(root, file) ? relative(root, file).split(sep).join('/') : file;
}
