// Writing a user's file: whole or not at all, and never over what is not a plain file.
import { lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { reasonOf, UsageError } from '@leakline/project';

/**
 * Writes beside the file and renames, so that a full disk or a kill leaves the old text; keeps its mode, follows links.
 * @param shown How messages name the file.
 * @throws UsageError with the reason when it cannot be written.
 */
export function writeWhole(file: string, text: string, shown: string): void {
  try {
    const target = realPathOf(file);
    const old = statSync(target, { throwIfNoEntry: false });
    if (old !== undefined && !old.isFile())
      throw new Error(old.isDirectory() ? 'it is a folder' : 'not a plain file');
    const beside = `${target}.${process.pid}.tmp`;
    try {
      writeFileSync(beside, text, { flag: 'wx', ...(old === undefined ? {} : { mode: old.mode }) });
      renameSync(beside, target);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  } catch (error) {
    throw new UsageError(`${shown}: cannot be written: ${reasonOf(error)}`);
  }
}

function realPathOf(file: string): string {
  return lstatSync(file, { throwIfNoEntry: false }) === undefined ? file : realpathSync(file);
}
