// Folders of a program that may not be read: what is in them is unknown, which its user should know.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync, type Dirent } from 'node:fs';
import { join, posix } from 'node:path';
import type { Project } from '@leakline/project';

/** Nobody's source, and often somebody else's to read. */
const NEVER = new Set(['.git', 'node_modules', 'vendor']);

/**
 * Looks beside every folder that has source, not into all that a checkout may hold besides.
 * @param root The program's folder.
 * @param folders Where to look, relative to it.
 * @returns Paths relative to the root; ignored folders are not among them.
 */
export function unreadableFolders(
  root: string,
  folders: readonly string[],
  project: Pick<Project, 'paths' | 'wouldHold'>,
): string[] {
  const known = new Set(folders);
  for (const path of project.paths) {
    if (!folders.some((folder) => folder === '' || path.startsWith(`${folder}/`))) continue;
    for (
      let folder = posix.dirname(path);
      folder !== '.' && !known.has(folder);
      folder = posix.dirname(folder)
    )
      known.add(folder);
  }
  const found = [...known].flatMap((folder) =>
    entriesOf(join(root, folder))
      .filter((entry) => entry.isDirectory() && !NEVER.has(entry.name))
      .map((entry) => posix.join(folder, entry.name))
      .filter((path) => !isReadable(join(root, path))),
  );
  // What the config leaves out would be left out readable, too.
  const wanted = found.filter((path) => project.wouldHold(posix.join(path, 'source.ts')));
  return wanted.filter((path) => !isIgnored(root, path)).sort();
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // It is among its parent's.
    return [];
  }
}

function isReadable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Databases and caches of other users are ignored as a rule. */
function isIgnored(root: string, path: string): boolean {
  try {
    execFileSync('git', ['-c', 'core.fsmonitor=false', 'check-ignore', '--quiet', `${path}/`], {
      cwd: root,
      stdio: 'ignore',
    });
    return true;
  } catch {
    // Not ignored, or no checkout.
    return false;
  }
}
