// The package's only door to the disk and the network: local sources, Go's libraries, large files as streams, URLs.
// A file of its own (`@leakline/profile/node`), so that all else runs on bytes and names alone and can be tested so.
import {
  closeSync,
  createReadStream,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ProfileError } from './error.ts';
import { readHeapSnapshot, type HeapSnapshot } from './heap-snapshot/read.ts';
import type { Library, LocalSources } from './mapping.ts';
import { isGzip, isHeapSnapshot, UNPACKED_LIMIT } from './read.ts';

/** Folders that hold no source that a profile could mean; vendored code may be meant, and built code leads to its map. */
const SKIPPED = new Set(['node_modules', '.git', '.cache', 'coverage', 'testdata']);
const MOST_FILES = 200_000;

/**
 * Everything below `root` that a profile may mean, and Go's libraries. Links are not followed; `read` opens nothing
 * but the files that it listed.
 */
export function localSources(root: string, maps: LocalSources['maps'] = []): LocalSources {
  const files = listed(root);
  const known = new Set(files);
  const read = (path: string): string | null => (known.has(path) ? textOf(join(root, path)) : null);
  return {
    root,
    files,
    modules: files.flatMap((file) => moduleOf(file, read)),
    maps,
    read,
    ...libraries(),
  };
}

/** Go's module cache and toolchain, where the environment or their usual places say; nothing is run to find them. */
export function libraries(
  env: NodeJS.ProcessEnv = process.env,
): Pick<LocalSources, 'moduleCache' | 'goroot'> {
  const goPath = env['GOPATH']?.split(':')[0] ?? join(homedir(), 'go');
  const moduleCache = library(env['GOMODCACHE'] ?? join(goPath, 'pkg', 'mod'));
  const goroot = library(join(env['GOROOT'] ?? '/usr/local/go', 'src'));
  return { ...(moduleCache === null ? {} : { moduleCache }), ...(goroot === null ? {} : { goroot }) };
}

/** Reads a heap snapshot, gzipped or not, without ever holding the whole file. */
export async function readHeapSnapshotFile(file: string): Promise<HeapSnapshot> {
  const isPacked = isGzip(firstBytes(file));
  const raw = createReadStream(file, { highWaterMark: 1 << 20 });
  let stream: Readable = raw;
  if (isPacked) {
    const gunzip = createGunzip();
    raw.on('error', (error) => gunzip.destroy(error));
    stream = raw.pipe(gunzip);
  }
  try {
    return await readHeapSnapshot(stream, file);
  } catch (error) {
    if (error instanceof ProfileError) throw error;
    throw new ProfileError(file, error instanceof Error ? error.message : String(error), 'can it be read?');
  } finally {
    raw.destroy();
  }
}

/** True for a file that `readHeapSnapshotFile` reads, and `readProfile` does not. */
export async function isHeapSnapshotFile(file: string): Promise<boolean> {
  const head = firstBytes(file);
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

/**
 * Fetches a profile that the user names by its URL, such as `http://host:6060/debug/pprof/heap`.
 * Throws a ProfileError when the server does not answer with one. `/profile?seconds=30` takes its time.
 */
export async function fetchProfile(
  url: string,
  maxBytes = UNPACKED_LIMIT,
  timeoutMillis = 120_000,
): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(timeoutMillis) });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new ProfileError(
      url,
      `cannot be fetched: ${cause}`,
      'is the service running, and reachable from here?',
    );
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new ProfileError(url, `the server answers ${response.status} ${response.statusText}`);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > maxBytes) throw new ProfileError(url, `larger than the limit of ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ProfileError) throw error;
    throw new ProfileError(url, `ended too early: ${error instanceof Error ? error.message : String(error)}`);
  }
  return Buffer.concat(chunks);
}

function listed(root: string): string[] {
  const files: string[] = [];
  const folders = [''];
  for (
    let folder = folders.pop();
    folder !== undefined && files.length < MOST_FILES;
    folder = folders.pop()
  ) {
    let entries;
    try {
      entries = readdirSync(join(root, folder), { withFileTypes: true });
    } catch {
      // A folder that may not be read holds nothing that could be shown.
      continue;
    }
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) folders.push(path);
      else if (entry.isFile()) files.push(path);
    }
  }
  return files.sort();
}

function moduleOf(
  file: string,
  read: (path: string) => string | null,
): { readonly name: string; readonly folder: string }[] {
  const isGo = /(^|\/)go\.mod$/.test(file);
  if (!isGo && !/(^|\/)package\.json$/.test(file)) return [];
  const text = read(file) ?? '';
  const pattern = isGo ? /^module\s+"?([^\s"]+)/m : /"name"\s*:\s*"([^"]+)"/;
  const name = pattern.exec(text)?.[1];
  return name === undefined ? [] : [{ name, folder: file.slice(0, Math.max(0, file.lastIndexOf('/'))) }];
}

/** null when there is no such folder. */
function library(folder: string): Library | null {
  let root: string;
  try {
    root = realpathSync(folder);
  } catch {
    return null;
  }
  return {
    folder: root.split(sep).join('/'),
    has: (path) => {
      try {
        const real = realpathSync(join(root, path));
        // A link may lead out of the library; then it is not the library's.
        return real.startsWith(root + sep) && statSync(real).isFile();
      } catch {
        return false;
      }
    },
  };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function firstBytes(file: string): Uint8Array {
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
    throw new ProfileError(file, `cannot be read (${code})`);
  }
}
