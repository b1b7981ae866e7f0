// Files on the disk a piece at a time: their first bytes, and all of them without ever holding the whole.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ProfileError } from './error.ts';

/** The first 4 kB; null for what cannot be read and for what is no file: that is said where it is read. */
export function headOf(file: string): Uint8Array | null {
  try {
    const descriptor = openSync(file, 'r');
    try {
      if (!fstatSync(descriptor).isFile()) return null;
      const head = Buffer.alloc(4096);
      return head.subarray(0, readSync(descriptor, head, 0, head.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}

/** Throws a ProfileError for a file that cannot be read. The bytes of a piece are used again for the next one. */
export function* piecesOf(file: string, name: string): Generator<Uint8Array> {
  const piece = Buffer.alloc(1 << 20);
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw unreadable(name, error);
  }
  try {
    for (let length = readSync(descriptor, piece); length > 0; length = readSync(descriptor, piece)) {
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

export function unreadable(name: string, error: unknown): ProfileError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new ProfileError(name, `cannot be read (${code})`, 'check its permissions');
}
