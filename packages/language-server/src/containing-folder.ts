// Which of several folders, which may lie in each other, a file belongs to.
import { sep } from 'node:path';

/** The innermost folder that holds the path (or is it). */
export function containingFolder<T extends { readonly root: string }>(
  folders: readonly T[],
  path: string,
): T | undefined {
  let best: T | undefined;
  for (const folder of folders)
    if (holds(folder.root, path) && folder.root.length > (best?.root.length ?? -1)) best = folder;
  return best;
}

function holds(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
