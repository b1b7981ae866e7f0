// Whole reports of programs that have not changed since, kept on the disk under a hash of everything that they follow from.
import { createHash } from 'node:crypto';
import {
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { debuglog } from 'node:util';
import { threadId } from 'node:worker_threads';
import { reasonOf } from './file-problems.ts';
import { makeFolder } from './make-folder.ts';
import { AwaitedLock, ReportLock } from './report-lock.ts';

/** Older entries are deleted: each is one state of a program, and states do not come back often. */
const KEPT = 24;
/** What a process leaves behind that was killed while it wrote is deleted after so long (milliseconds). */
const LEFT_BEHIND = 3_600_000;

const debug = debuglog('leakline');

/** What to do about a report: take the one that is there, or make it, with a lock where there is one to be had. */
export type Claim<T> = { readonly kept: T } | { readonly lock: ReportLock | null };

export class ReportCache {
  readonly #folder: string;
  /** Why nothing could be kept; null while all is well. The check itself goes on. */
  problem: string | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * What was kept under a key, or who is to make it: while another process or thread does, this one waits.
   * @param isReport What is on the disk may have been written by anybody.
   * @param waiting Called again and again while somebody else's report is waited for.
   */
  claim<T>(key: string, isReport: (value: unknown) => value is T, waiting: () => void): Claim<T> {
    const file = join(this.#folder, `report-${key}.lock`);
    const kept = this.get(key);
    if (isReport(kept)) return { kept: said('is there', key, kept) };
    const other = new AwaitedLock(file);
    for (;;) {
      let lock: ReportLock | null;
      try {
        lock = ReportLock.take(file);
      } catch {
        return said('is made here, and by whoever else asks', key, { lock: null });
      }
      // The last one may have let go of the lock since its report was not there.
      const made = this.get(key);
      if (isReport(made)) {
        lock?.release();
        return { kept: said('was waited for', key, made) };
      }
      if (lock !== null) return said('is made here', key, { lock });
      waiting();
      if (!other.wait()) return said('is made here, and by whoever else asks', key, { lock: null });
    }
  }

  /** What was kept under a key; null when there is nothing, or nothing readable. */
  get(key: string): unknown {
    const file = this.#fileOf(key);
    try {
      const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const now = new Date();
      utimesSync(file, now, now); // what is used stays
      return value;
    } catch {
      return null;
    }
  }

  /** Written aside and renamed, so that another run sees all of it or nothing. */
  put(key: string, value: unknown): void {
    const aside = `${this.#fileOf(key)}.${process.pid}-${threadId}`;
    try {
      makeFolder(this.#folder);
      writeFileSync(aside, JSON.stringify(value));
      renameSync(aside, this.#fileOf(key));
      this.#prune();
    } catch (error) {
      discard(aside);
      this.problem = `${this.#folder}: the cache cannot be written: ${reasonOf(error)}; the next run will be as slow as this one`;
    }
  }

  #fileOf(key: string): string {
    return join(this.#folder, `report-${key}.json`);
  }

  #prune(): void {
    const all = readdirSync(this.#folder)
      .filter((name) => name.startsWith('report-'))
      .map((name) => join(this.#folder, name))
      .map((file) => ({ file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
    const files = all.filter(({ file }) => file.endsWith('.json')).sort((a, b) => b.at - a.at);
    const left = all.filter(({ file }) => !file.endsWith('.json'));
    for (const { file } of files.slice(KEPT)) rmSync(file, { force: true });
    const long = Date.now() - LEFT_BEHIND;
    for (const { file, at } of left) if (at < long) rmSync(file, { force: true });
  }
}

/** Tells whoever sets NODE_DEBUG=leakline. Written at once, since a thread's own stream ends with the thread. */
function said<T>(what: string, key: string, value: T): T {
  if (debug.enabled) writeSync(2, `LEAKLINE ${process.pid}: the report ${key.slice(0, 8)} ${what}\n`);
  return value;
}

/** A half-written file goes, if it is there and can go. */
function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder is not one: there is nothing to delete.
  }
}

/**
 * Which Leakline keeps reports, by the URL of its built script; null while it is worked on. A bundle names its parts by their
 * content, so that the script's content stands for all of it; its times would differ with each installation.
 */
export function buildOf(script: string): string | null {
  const file = fileURLToPath(script);
  return /\.c?js$/.test(file) ? createHash('sha1').update(readFileSync(file)).digest('hex') : null;
}

/** Where tools keep what they can make again: beside the packages of the project, else in the user's cache folder. */
export function cacheFolder(root: string): string {
  const modules = join(root, 'node_modules');
  try {
    if (statSync(modules).isDirectory()) return join(modules, '.cache', 'leakline');
  } catch {
    // No packages are installed here.
  }
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME !== undefined && XDG_CACHE_HOME !== '') return join(XDG_CACHE_HOME, 'leakline');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'leakline');
  if (process.platform === 'win32' && LOCALAPPDATA !== undefined)
    return join(LOCALAPPDATA, 'leakline', 'Cache');
  return join(homedir(), '.cache', 'leakline');
}
