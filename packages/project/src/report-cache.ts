// Whole reports of programs that have not changed since, kept on the disk under a hash of everything that they follow from.
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reasonOf } from './file-problems.ts';

/** Older entries are deleted: each is one state of a program, and states do not come back often. */
const KEPT = 24;

export class ReportCache {
  readonly #folder: string;
  /** Why nothing could be kept; null while all is well. The check itself goes on. */
  problem: string | null = null;

  constructor(folder: string) {
    this.#folder = folder;
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
    const aside = `${this.#fileOf(key)}.${process.pid}`;
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
    const files = readdirSync(this.#folder)
      .filter((name) => /^report-.*\.json$/.test(name))
      .map((name) => ({ file: join(this.#folder, name), at: statSync(join(this.#folder, name)).mtimeMs }))
      .sort((a, b) => b.at - a.at);
    for (const { file } of files.slice(KEPT)) rmSync(file, { force: true });
  }
}

/** With its parents. Not `recursive`: where a folder exists and takes none (`/proc`), Node 20 to 24 try for ever. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run made it in the meantime.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
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
