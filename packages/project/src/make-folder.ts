// A folder to write into, where there may be none yet.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** With its parents. Not `recursive`: where a folder exists and takes none (`/proc`), Node 20 to 24 try for ever. */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run made it in the meantime.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}
