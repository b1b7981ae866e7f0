// Heap snapshots on disk: known by their first bytes, streamed, unpacked on the way.
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ProfileError } from '../error.ts';
import { brokenGzip, isGzip, isHeapSnapshot, tooLarge, UNPACKED_LIMIT } from '../read.ts';
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
  const isPacked = isGzip(firstBytes(file, name));
  const raw = createReadStream(file, { highWaterMark: 1 << 20 });
  let stream: Readable = raw;
  if (isPacked) {
    const gunzip = createGunzip();
    raw.on('error', (error) => gunzip.destroy(error));
    stream = raw.pipe(gunzip);
  }
  try {
    return await readHeapSnapshot(isPacked ? limited(stream, name, maxBytes) : stream, name);
  } catch (error) {
    if (error instanceof ProfileError) throw error;
    throw unreadable(name, error);
  } finally {
    raw.destroy();
  }
}

/** What is packed may unpack to anything; what is not is as large as it is. */
async function* limited(chunks: Readable, name: string, maxBytes: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of chunks) {
    const bytes = chunk as Uint8Array;
    length += bytes.length;
    if (length > maxBytes) throw tooLarge(name, maxBytes);
    yield bytes;
  }
}

function unreadable(name: string, error: unknown): ProfileError {
  const isPacking = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
  if (isPacking) return brokenGzip(name, error);
  return new ProfileError(name, error instanceof Error ? error.message : String(error), 'can it be read?');
}

/** True for a file that `readHeapSnapshotFile` reads, and `readProfile` does not. */
export async function isHeapSnapshotFile(file: string): Promise<boolean> {
  const head = firstBytes(file, file);
  if (!isGzip(head)) return isHeapSnapshot(head);
  const gunzip = createGunzip();
  const raw = createReadStream(file, { end: 4095 });
  raw.on('error', (error) => gunzip.destroy(error));
  try {
    // The beginning of a gzip file is enough; that it then ends too early is no matter.
    for await (const chunk of raw.pipe(gunzip)) return isHeapSnapshot(chunk as Uint8Array);
  } catch {
    return false;
  } finally {
    raw.destroy();
    gunzip.destroy();
  }
  return false;
}

function firstBytes(file: string, name: string): Uint8Array {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const head = Buffer.alloc(512);
      return head.subarray(0, readSync(descriptor, head, 0, head.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ProfileError(name, `cannot be read (${code})`);
  }
}
