// Reads one capture that was found, with no more of it in memory than its kind needs.
import { readFileSync, statSync } from 'node:fs';
import { headOf, piecesAsTheyCome, piecesOf, unpackedHead, unreadable } from './capture-bytes.ts';
import { isUrl, type CaptureFile } from './captures.ts';
import { ProfileError } from './error.ts';
import { fetchProfile } from './fetch-profile.ts';
import { readCpuProfilePieces, readCpuProfileStream, STREAMED_FROM } from './format/cpuprofile.ts';
import { readPprof, readPprofStream } from './format/pprof.ts';
import { readHeapSnapshot, readHeapSnapshotSync, type HeapSnapshot } from './heap-snapshot/read.ts';
import type { Profile } from './profile.ts';
import {
  dated,
  formatOf,
  gunzip,
  isGzip,
  isHeapSnapshot,
  readProfile,
  tooLarge,
  UNPACKED_LIMIT,
  type ReadOptions,
} from './read.ts';

/** Text packs to about so much of it at best; what is guessed wrong is read all the same. */
const PACKED_SHARE = 1 / 16;

export interface Captures {
  readonly profiles: readonly Profile[];
  readonly snapshots: readonly HeapSnapshot[];
}

/** What is subtracted, of a base that was read. Throws a ProfileError for a heap snapshot. */
export function baseProfile({ profiles: [profile] }: Captures, name: string): Profile {
  if (profile !== undefined) return profile;
  throw new ProfileError(name, 'a heap snapshot is no base', 'give a profile');
}

/** True for a heap snapshot on the disk, packed or not; false also for what cannot be read. */
export function isHeapSnapshotCapture({ source }: CaptureFile): boolean {
  const head = isFile(source) ? headOf(source) : null;
  return head !== null && isHeapSnapshot(unpackedHead(head));
}

/** Reads a file on disk. Throws a ProfileError for what is no capture, is damaged, or unpacks to more than `maxBytes`. */
export function readCaptureSync({ source, name }: CaptureFile, maxBytes = UNPACKED_LIMIT): Captures {
  return readContent(contentOf(source, name, maxBytes), name, maxBytes);
}

/** The same for URLs too, and what is packed is never unpacked as a whole. */
export async function readCapture(
  { source, name }: CaptureFile,
  maxBytes = UNPACKED_LIMIT,
): Promise<Captures> {
  const content = isUrl(source)
    ? ofBytes(await fetchProfile(source, maxBytes), { time: new Date(), from: 'fetch' })
    : contentOf(source, name, maxBytes);
  return isGzip(content.head) ? readPacked(content, name, maxBytes) : readContent(content, name, maxBytes);
}

/** What a capture has, not read yet. */
interface Content {
  /** A path, or all that there is. */
  readonly source: string | Uint8Array;
  readonly head: Uint8Array;
  /** Bytes, as it lies there. */
  readonly size: number;
  readonly takenAt: ReadOptions['takenAt'];
  /** From the beginning with each call. */
  pieces(): Iterable<Uint8Array>;
  whole(): Uint8Array;
}

function contentOf(source: string, name: string, maxBytes: number): Content {
  if (!isFile(source)) {
    // Standard input and other pipes cannot be read twice.
    const bytes = bytesOf(source === '-' ? 0 : source, name);
    if (bytes.length > maxBytes) throw tooLarge(name, maxBytes);
    return ofBytes(bytes);
  }
  const { size, mtime } = statSync(source);
  return {
    source,
    head: headOf(source) ?? new Uint8Array(),
    size,
    takenAt: { time: mtime, from: 'file' },
    pieces: () => piecesOf(source, name),
    whole: () => bytesOf(source, name),
  };
}

function ofBytes(bytes: Uint8Array, takenAt?: ReadOptions['takenAt']): Content {
  return {
    source: bytes,
    head: bytes,
    size: bytes.length,
    takenAt,
    pieces: () => [bytes],
    whole: () => bytes,
  };
}

function readContent(content: Content, name: string, maxBytes: number): Captures {
  const { head, size, takenAt } = content;
  if (isHeapSnapshot(head)) return snapshotAlone(readHeapSnapshotSync(content.pieces(), name));
  if (size > maxBytes) throw tooLarge(name, maxBytes);
  if (isGzip(head) || head.length === 0) {
    const bytes = content.whole();
    const unpacked = isGzip(bytes) ? gunzip(name, bytes, maxBytes) : bytes;
    return unpackedContent(ofBytes(unpacked, takenAt), name);
  }
  return unpackedContent(content, name);
}

function unpackedContent(content: Content, name: string): Captures {
  const { head, size, takenAt } = content;
  switch (formatOf(name, head)) {
    case 'heapsnapshot':
      return snapshotAlone(readHeapSnapshotSync(content.pieces(), name));
    case 'pprof':
      return profileAlone(
        readPprof(name, () => content.pieces()),
        takenAt,
      );
    case 'cpuprofile':
      if (size < STREAMED_FROM) break;
      return profileAlone(readCpuProfilePieces(name, content.pieces()), takenAt);
    case 'json':
    case 'text':
  }
  return profileAlone(readProfile(content.whole(), name, Infinity), takenAt);
}

async function readPacked(content: Content, name: string, maxBytes: number): Promise<Captures> {
  if (content.size > maxBytes) throw tooLarge(name, maxBytes);
  const head = unpackedHead(content.head);
  const pieces = (): AsyncIterable<Uint8Array> => piecesAsTheyCome(content.source, name, maxBytes);
  try {
    // Nothing to be seen in its first bytes: it is damaged, or has a very long comment.
    const format = head.length === 0 ? null : formatOf(name, head);
    if (format === 'heapsnapshot') return snapshotAlone(await readHeapSnapshot(pieces(), name));
    if (format === 'pprof') return profileAlone(await readPprofStream(name, pieces), content.takenAt);
    if (format === 'cpuprofile' && content.size > STREAMED_FROM * PACKED_SHARE)
      return profileAlone(await readCpuProfileStream(name, pieces()), content.takenAt);
  } catch (error) {
    // If the gzip data themselves are damaged or too many, that is what there is to say.
    for await (const piece of pieces()) void piece;
    throw error;
  }
  return readContent(content, name, maxBytes);
}

function profileAlone(profile: Profile, takenAt: ReadOptions['takenAt']): Captures {
  return { profiles: [dated(profile, takenAt)], snapshots: [] };
}

function snapshotAlone(snapshot: HeapSnapshot): Captures {
  return { profiles: [], snapshots: [snapshot] };
}

/** False for standard input, URLs, pipes and what is not there. */
function isFile(source: string): boolean {
  return source !== '-' && statSync(source, { throwIfNoEntry: false })?.isFile() === true;
}

/** By a path or a descriptor. */
function bytesOf(source: string | number, name: string): Uint8Array {
  try {
    return readFileSync(source);
  } catch (error) {
    throw unreadable(name, error);
  }
}
