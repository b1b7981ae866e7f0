// The bytes of captures in pieces, unpacked on the way, so that none has to be in memory as a whole.
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { ProfileError } from './error.ts';
import { brokenGzip, isGzip, tooLarge } from './read.ts';

/** Bytes. */
const PIECE = 1 << 18;
/** Node's own 16 kB make four times as many events. */
const UNPACKED_PIECE = 1 << 16;
/** What a format is known by. */
const HEAD = 4096;

/** The first 4096 bytes of a file; null for one that cannot be read: that is said where it is read. */
export function headOf(file: string): Uint8Array | null {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const head = Buffer.alloc(HEAD);
      return head.subarray(0, readSync(descriptor, head, 0, head.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}

/** What the beginning of a capture unpacks to; empty when that cannot be told from it. */
export function unpackedHead(bytes: Uint8Array): Uint8Array {
  const head = bytes.subarray(0, HEAD);
  if (!isGzip(head)) return head;
  try {
    // Z_SYNC_FLUSH (2) gives what there is instead of complaining about the missing rest.
    return gunzipSync(head, { finishFlush: 2 });
  } catch {
    return new Uint8Array();
  }
}

/** A file as it is. Each piece is overwritten by the next. Throws a ProfileError when it cannot be read. */
export function* piecesOf(file: string, name: string): Generator<Uint8Array> {
  const piece = Buffer.alloc(PIECE);
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
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A file, or bytes, unpacked if they are packed, without keeping others waiting.
 * Throws a ProfileError for what is damaged, cannot be read, or has more than `maxBytes`.
 */
export async function* piecesAsTheyCome(
  source: string | Uint8Array,
  name: string,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const isFile = typeof source === 'string';
  const head = isFile ? headOf(source) : source;
  const raw = isFile
    ? createReadStream(source, { highWaterMark: PIECE })
    : Readable.from([source], { objectMode: false });
  const stream = head !== null && isGzip(head) ? unpacked(raw) : raw;
  try {
    let length = 0;
    for await (const chunk of stream) {
      const bytes = chunk as Uint8Array;
      length += bytes.length;
      if (length > maxBytes) throw tooLarge(name, maxBytes);
      yield bytes;
    }
  } catch (error) {
    if (error instanceof ProfileError) throw error;
    const isPacking = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw isPacking ? brokenGzip(name, error) : unreadable(name, error);
  } finally {
    raw.destroy();
    stream.destroy();
  }
}

function unpacked(raw: Readable): Readable {
  const gunzip = createGunzip({ chunkSize: UNPACKED_PIECE });
  raw.on('error', (error) => gunzip.destroy(error));
  return raw.pipe(gunzip);
}

export function unreadable(name: string, error: unknown): ProfileError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new ProfileError(name, `cannot be read (${code})`, 'check its permissions');
}
