// The captures below a folder that may hold other things too: known by their names, or else by their first bytes.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ProfileError } from './error.ts';
import { headOf, piecesOf } from './capture-bytes.ts';
import { isGzip } from './read.ts';
import { recognise } from './recognise.ts';

/** Files of these names are captures, even when they are damaged: then that is said. */
const CAPTURE_NAMES = /\.(pprof|pb\.gz|cpuprofile|heapprofile|heapsnapshot)(\.gz)?$/i;
/** What tools and people give captures besides; a file without any ending too. Opened to see what it is. */
const OTHER_NAMES =
  /(^|\/)[^./]+$|\.(json|txt|out|log|prof|pb|profile|profiles|collapsed|folded|stacks|perf|trace|speedscope|heap|cpu|gz|\d+)$/i;
/** Version control and dependencies: no captures of the service, and very many files. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', '.cache', '.yarn', '.pnpm-store']);
const MOST_ENTRIES = 200_000;
const DEEPEST = 32;
/** A Chrome trace is searched for a profile up to here, in bytes. */
const LONGEST_TRACE = 2 ** 30;

/**
 * Absolute paths, in the order of their names, numbers in them ascending. Links to folders are not followed.
 * Throws a ProfileError for a folder of so many files that nobody can mean all of them.
 * @param name How messages call the folder.
 */
export function capturesBelow(folder: string, name: string): string[] {
  return filesBelow(folder, name)
    .filter((file) => CAPTURE_NAMES.test(file) || (OTHER_NAMES.test(file) && isCapture(file)))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function filesBelow(folder: string, name: string): string[] {
  const files: string[] = [];
  const open = [{ path: folder, depth: 0 }];
  let entries = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const entry of listing(next.path)) {
      if (++entries > MOST_ENTRIES)
        throw new ProfileError(
          name,
          `more than ${MOST_ENTRIES} files and folders`,
          'name the folder of the captures, or a glob',
        );
      const path = join(next.path, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && next.depth < DEEPEST) open.push({ path, depth: next.depth + 1 });
      } else if (entry.isFile() || (entry.isSymbolicLink() && leadsToFile(path))) files.push(path);
    }
  }
  return files;
}

/** Empty for a folder that may not be read. */
function listing(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Kubernetes mounts files as links. Whoever opened a pipe would wait. */
function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return false;
  }
}

function isCapture(file: string): boolean {
  const head = headOf(file);
  if (head === null) return false;
  const recognised = recognise(head);
  return recognised === 'trace' ? holdsProfile(file, isGzip(head)) : recognised === 'capture';
}

/** Whether a Chrome trace was recorded with samples: that stands anywhere in it. */
function holdsProfile(file: string, isPacked: boolean): boolean {
  const wanted = '"ProfileChunk"';
  if (isPacked) {
    try {
      return gunzipSync(readFileSync(file), { maxOutputLength: LONGEST_TRACE }).includes(wanted);
    } catch {
      return false;
    }
  }
  let end = Buffer.alloc(0);
  let read = 0;
  for (const piece of piecesOf(file, file)) {
    const both = Buffer.concat([end, piece]);
    if (both.includes(wanted)) return true;
    end = Buffer.from(both.subarray(-wanted.length));
    read += piece.length;
    if (read > LONGEST_TRACE) return false;
  }
  return false;
}
