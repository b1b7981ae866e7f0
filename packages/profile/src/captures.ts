// Captures that people name: files, folders, globs, standard input and URLs, found and read with limits.
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { globSync, hasMagic } from 'glob';
import { capturesBelow } from './capture-folder.ts';
import { ProfileError } from './error.ts';
import { fetchProfile } from './fetch-profile.ts';
import { headOf, piecesOf, unreadable } from './file-pieces.ts';
import { readHeapSnapshotSync, type HeapSnapshot } from './heap-snapshot/read.ts';
import { isHeapSnapshotFile, readHeapSnapshotFile } from './heap-snapshot/read-file.ts';
import type { Profile } from './profile.ts';
import { isLargeCpuProfile, readCpuProfilePieces } from './format/cpuprofile.ts';
import {
  dated,
  FORMATS_IN_WORDS,
  gunzip,
  isGzip,
  isHeapSnapshot,
  readProfile,
  tooLarge,
  UNPACKED_LIMIT,
  type ReadOptions,
} from './read.ts';
import { beginningOf } from './recognise.ts';

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
    ? capturesBelow(literal, pattern)
    : globSync(pattern, { cwd: root, absolute: true, nodir: true, follow: false });
  if (found.length === 0 && isThere)
    throw new ProfileError(pattern, 'holds no profiles', `known are ${FORMATS_IN_WORDS}`);
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
  return head !== null && (isGzip(head) ? isHeapSnapshot(beginningOf(head)) : isHeapSnapshot(head));
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
  const unpacked =
    isGzip(bytes) && isHeapSnapshot(beginningOf(bytes)) ? gunzip(name, bytes, maxBytes) : bytes;
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
  if (within !== null && files.some((file) => !isInside(within, file) || !isReallyInside(within, file))) {
    throw new ProfileError(pattern, 'is outside the folder', 'name it in your own settings');
  }
  return files.map((source) => ({ source, name: nameOf(root, source) }));
}

/** A link may lead out of a folder. */
function isReallyInside(folder: string, file: string): boolean {
  try {
    return isInside(realpathSync(folder), realpathSync(file));
  } catch {
    return false;
  }
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
