// A heap snapshot on the disk, streamed and unpacked on the way.
import { headOf, piecesAsTheyCome } from '../capture-bytes.ts';
import { isGzip, UNPACKED_LIMIT } from '../read.ts';
import { readHeapSnapshot, type HeapSnapshot } from './read.ts';

/**
 * Reads a heap snapshot, gzipped or not, without ever holding the whole file. `name` is what messages call it.
 * Throws a ProfileError for what is none, and for a gzipped one that unpacks to more than `maxBytes`.
 */
export async function readHeapSnapshotFile(
  file: string,
  name = file,
  maxBytes = UNPACKED_LIMIT,
): Promise<HeapSnapshot> {
  const head = headOf(file);
  // What is packed may unpack to anything; what is not is as large as it is.
  const limit = head !== null && isGzip(head) ? maxBytes : Infinity;
  return readHeapSnapshot(piecesAsTheyCome(file, name, limit), name);
}
