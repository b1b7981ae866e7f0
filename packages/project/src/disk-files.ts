// Files of the disk as texts.
import { readFileSync, statSync } from 'node:fs';

/** Without a byte order mark; null when there is no such file or it cannot be read. */
export function readText(file: string): string | null {
  try {
    return decoded(readFileSync(file));
  } catch {
    return null;
  }
}

/** The size of a plain file in bytes; null when there is none. */
export function sizeOf(file: string): number | null {
  try {
    const stat = statSync(file);
    return stat.isFile() ? stat.size : null;
  } catch {
    return null;
  }
}

/**
 * The text of a file as editors and compilers see it: a byte order mark is no part of it, so that columns are right in
 * every format. The mark also says UTF-16, which TypeScript's compiler reads too.
 */
function decoded(bytes: Buffer): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.toString('utf8', 3);
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff)
    return bytes
      .subarray(2, bytes.length - (bytes.length % 2))
      .swap16()
      .toString('utf16le');
  return bytes.toString('utf8');
}
