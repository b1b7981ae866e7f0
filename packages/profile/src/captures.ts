// Captures that people name: files, folders, globs, standard input and URLs, found and read with limits.
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { globSync, hasMagic } from 'glob';
import { ProfileError } from './error.ts';
import { fetchProfile } from './fetch-profile.ts';
import { readHeapSnapshotSync, type HeapSnapshot } from './heap-snapshot/read.ts';
import { isHeapSnapshotFile, readHeapSnapshotFile } from './heap-snapshot/read-file.ts';
import type { Profile } from './profile.ts';
import { isLargeCpuProfile, readCpuProfilePieces } from './format/cpuprofile.ts';
import {
  dated,
  gunzip,
  isGzip,
  isHeapSnapshot,
  readProfile,
  tooLarge,
  UNPACKED_LIMIT,
  type ReadOptions,
} from './read.ts';

/** By these names captures are known in a folder that holds other things too. */
const NAMES = '*.{pprof,prof,pb,profile,cpuprofile,heapprofile,heapsnapshot,collapsed,folded}{,.gz}';
const NAMES_IN_WORDS = '*.pprof, *.pb.gz, *.cpuprofile, *.heapprofile, *.heapsnapshot, *.folded';

/** A capture that is there, but not read yet. */
export interface CaptureFile {
  /** An absolute path, a URL, or `-` for standard input. */
  readonly source: string;
  /** What messages and tables call it: a path below the root is relative to it. */
  readonly name: string;
}

export interface Captures {
  readonly profiles: readonly Profile[];
  readonly snapshots: readonly HeapSnapshot[];
}

/**
 * The captures that a pattern means: itself, those in a folder, or those that match, numbers in their names ascending.
 * Throws a ProfileError for a file that is not there and for a folder without captures; a glob may match nothing. URLs must be the user's own words: they are contacted when read.
 * @param within A pattern of somebody else may not lead out of this folder, and names no URL and no standard input.
 */
export function findCaptures(pattern: string, root: string, within: string | null = null): CaptureFile[] {
  if (within === null && pattern === '-') return [{ source: '-', name: '<stdin>' }];
  if (within === null && /^https?:\/\//i.test(pattern)) return [{ source: pattern, name: pattern }];
  const literal = resolve(root, pattern);
  const isThere = existsSync(literal);
  if (isThere && !statSync(literal).isDirectory()) return allowed([literal], pattern, root, within);
  const found = isThere
    ? globSync(NAMES, { cwd: literal, absolute: true, nodir: true, follow: false })
    : globSync(pattern, { cwd: root, absolute: true, nodir: true, follow: false });
  if (found.length === 0 && isThere)
    throw new ProfileError(pattern, 'holds no profiles', `they are looked for by name: ${NAMES_IN_WORDS}`);
  if (found.length === 0 && !hasMagic(pattern)) throw new ProfileError(pattern, 'no such file');
  const inOrder = found.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return allowed(inOrder, pattern, root, within);
}

/** The one capture that is subtracted from others. Throws a ProfileError where none or several are meant; see `findCaptures`. */
export function findBase(name: string, root: string, within: string | null = null): CaptureFile {
  const files = findCaptures(name, root, within);
  const [file] = files;
  if (file !== undefined && files.length === 1) return file;
  throw new ProfileError(name, `one capture is wanted as base, and ${files.length} are there`);
}

/** What is subtracted, of a base that was read. Throws a ProfileError for a heap snapshot. */
export function baseProfile({ profiles: [profile] }: Captures, name: string): Profile {
  if (profile !== undefined) return profile;
  throw new ProfileError(name, 'a heap snapshot is no base', 'give a profile');
}

/** True for a heap snapshot on the disk, packed or not; false also for what cannot be read. */
export function isHeapSnapshotCapture({ source }: CaptureFile): boolean {
  if (source === '-' || /^https?:\/\//i.test(source)) return false;
  const head = headOf(source);
  return head !== null && (isGzip(head) ? isPackedSnapshot(head) : isHeapSnapshot(head));
}

/** Reads a file on disk. Throws a ProfileError for what is no capture, is damaged, or unpacks to more than `maxBytes`. */
export function readCaptureSync({ source, name }: CaptureFile, maxBytes = UNPACKED_LIMIT): Captures {
  if (source !== '-' && isLargeSnapshot(source)) {
    return snapshotAlone(readHeapSnapshotSync(piecesOf(source, name), name));
  }
  const head = source === '-' ? null : headOf(source);
  if (head !== null && isLargeCpuProfile(head, statSync(source).size)) {
    if (statSync(source).size > maxBytes) throw tooLarge(name, maxBytes);
    const profile = readCpuProfilePieces(name, piecesOf(source, name));
    return { profiles: [dated(profile, { time: statSync(source).mtime, from: 'file' })], snapshots: [] };
  }
  const bytes = bytesOf(source, name, maxBytes);
  const takenAt = source === '-' ? undefined : ({ time: statSync(source).mtime, from: 'file' } as const);
  return contentOf(bytes, name, maxBytes, takenAt);
}

/** The same for URLs too, and packed heap snapshots of any size: they are streamed. */
export async function readCapture(capture: CaptureFile, maxBytes = UNPACKED_LIMIT): Promise<Captures> {
  const { source, name } = capture;
  if (/^https?:\/\//i.test(source)) {
    const bytes = await fetchProfile(source, maxBytes);
    return contentOf(bytes, name, maxBytes, { time: new Date(), from: 'fetch' });
  }
  if (source !== '-' && (await isHeapSnapshotFile(source))) {
    return snapshotAlone(await readHeapSnapshotFile(source, name, maxBytes));
  }
  return readCaptureSync(capture, maxBytes);
}

function contentOf(
  bytes: Uint8Array,
  name: string,
  maxBytes: number,
  takenAt: ReadOptions['takenAt'],
): Captures {
  const unpacked = isGzip(bytes) && isPackedSnapshot(bytes) ? gunzip(name, bytes, maxBytes) : bytes;
  if (isHeapSnapshot(unpacked)) return snapshotAlone(readHeapSnapshotSync([unpacked], name));
  const options = takenAt === undefined ? { maxBytes } : { maxBytes, takenAt };
  return { profiles: [readProfile(unpacked, name, options)], snapshots: [] };
}

function snapshotAlone(snapshot: HeapSnapshot): Captures {
  return { profiles: [], snapshots: [snapshot] };
}

function allowed(
  files: readonly string[],
  pattern: string,
  root: string,
  within: string | null,
): CaptureFile[] {
  if (within !== null && files.some((file) => !isInside(within, file))) {
    throw new ProfileError(pattern, 'is outside the folder', 'name it in your own settings');
  }
  return files.map((source) => ({ source, name: nameOf(root, source) }));
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

function nameOf(root: string, file: string): string {
  return isInside(root, file) ? relative(root, file).split(sep).join('/') : file;
}

function bytesOf(source: string, name: string, maxBytes: number): Uint8Array {
  try {
    if (source === '-') return readFileSync(0);
    if (statSync(source).size <= maxBytes) return readFileSync(source);
  } catch (error) {
    throw unreadable(name, error);
  }
  throw tooLarge(name, maxBytes);
}

/** True for a heap snapshot as V8 writes it: it is read in pieces, whatever its size. */
function isLargeSnapshot(file: string): boolean {
  const head = headOf(file);
  return head !== null && isHeapSnapshot(head);
}

/** null for what cannot be read: that is said where it is read. */
function headOf(file: string): Uint8Array | null {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const head = Buffer.alloc(4096);
      return head.subarray(0, readSync(descriptor, head, 0, head.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}

function* piecesOf(file: string, name: string): Generator<Uint8Array> {
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

/** The beginning of gzip data is enough to tell; that it ends too early then is no matter. */
function isPackedSnapshot(bytes: Uint8Array): boolean {
  try {
    // Z_SYNC_FLUSH (2) gives what there is instead of complaining about the missing rest.
    return isHeapSnapshot(gunzipSync(bytes.subarray(0, 4096), { finishFlush: 2 }));
  } catch {
    return false;
  }
}

function unreadable(name: string, error: unknown): ProfileError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new ProfileError(name, `cannot be read (${code})`, 'check its permissions');
}
