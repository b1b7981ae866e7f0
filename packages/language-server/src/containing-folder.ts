// Which of several folders, which may lie in each other, a file belongs to.
import { sep } from 'node:path';

/** The innermost folder that holds the path (or is it). */
export function containingFolder<T extends { readonly root: string }>(
  folders: readonly T[],
  path: string,
): T | undefined {
  let best: T | undefined;
  for (const folder of folders)
    if (isInFolder(folder.root, path) && folder.root.length > (best?.root.length ?? -1)) best = folder;
  return best;
}

/** Whether a path is in a folder, or is it. Both absolute. */
export function isInFolder(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
