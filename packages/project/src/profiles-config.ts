// `profiles` of a config: which captures there are, what is taken away from them, and where their sources are.
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toProjectPath } from './host.ts';
import { nearest } from './nearest.ts';
import { isRecord } from './json.ts';

/** As the config says it: all paths are relative to its file's folder. */
export interface ProfilesConfig {
  /** Files, folders and globs. */
  readonly files: readonly string[];
  /** A capture to subtract from the others. */
  readonly base: string | null;
  /** Folders with the sources that the captures speak of; none: everywhere. */
  readonly sourceRoots: readonly string[];
  /** From a prefix of paths as the captures have them to a folder; the longest prefix first, since the first one counts. */
  readonly pathMap: readonly { readonly from: string; readonly to: string }[];
}

export const NO_PROFILES: ProfilesConfig = { files: [], base: null, sourceRoots: [], pathMap: [] };

type Fail = (at: string, expected: string) => never;

const KEYS = ['files', 'base', 'sourceRoots', 'pathMap'];

/** Reads the section: a list of captures, or an object with more about them. `fail` is told the place of what is wrong. */
export function profilesFrom(value: unknown, fail: Fail): ProfilesConfig {
  const at = '$.profiles';
  if (value === undefined) return NO_PROFILES;
  if (Array.isArray(value)) return { ...NO_PROFILES, files: stringsFrom(value, at, fail) };
  if (!isRecord(value)) return fail(at, `a list of strings, or an object with ${KEYS.join(', ')}`);
  for (const key of Object.keys(value))
    if (!KEYS.includes(key)) fail(`${at}.${key}`, `one of ${KEYS.join(', ')}${nearest(key, KEYS)}`);
  const { base = null, pathMap = {} } = value;
  if (base !== null && (typeof base !== 'string' || base === ''))
    return fail(`${at}.base`, 'the path of a capture, as a string');
  if (!isRecord(pathMap))
    return fail(`${at}.pathMap`, 'an object from prefixes of the captures’ paths to folders');
  return {
    files: stringsFrom(value.files, `${at}.files`, fail),
    base,
    sourceRoots: stringsFrom(value.sourceRoots, `${at}.sourceRoots`, fail),
    pathMap: Object.entries(pathMap)
      .map(([from, to]) => {
        const entry = `${at}.pathMap[${JSON.stringify(from)}]`;
        if (from === '') return fail(entry, 'a prefix of paths, such as "/build/shop"');
        return { from, to: typeof to === 'string' ? to : fail(entry, 'a folder, as a string') };
      })
      .sort((a, b) => b.from.length - a.from.length),
  };
}

/** The same in the terms of a program. */
export interface PlacedProfiles {
  /** The config's, absolute: captures are named from here, and may not lie outside. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly base: string | null;
  /** Where sources of the captures are, relative to the program's root; null: everywhere. */
  readonly sourceRoots: readonly string[] | null;
  /** Folders relative to the program's root. */
  readonly maps: readonly { readonly from: string; readonly to: string }[];
  /** One line for each source root that is no folder. */
  readonly problems: readonly string[];
}

/**
 * @param folder Of the config's file, absolute.
 * @param root Of the program, absolute.
 * @param file How messages name the config.
 */
export function placeProfiles(
  profiles: ProfilesConfig,
  folder: string,
  root: string,
  file = toProjectPath(root, join(folder, 'leakline.config.json')),
): PlacedProfiles {
  const { files, base, sourceRoots, pathMap } = profiles;
  const isThere = sourceRoots.map((path) => isFolder(resolve(folder, path)));
  const places = sourceRoots
    .filter((_, i) => isThere[i])
    .map((path) => toProjectPath(root, resolve(folder, path)));
  const isEverywhere = places.length === 0 || places.some((path) => /^(\.\.(\/|$))*$/.test(path));
  return {
    folder,
    files,
    base,
    // What lies beside the program is no source of it.
    sourceRoots: isEverywhere ? null : places.filter((path) => !path.startsWith('../')),
    maps: pathMap.map(({ from, to }) => ({ from, to: toProjectPath(root, resolve(folder, to)) })),
    problems: sourceRoots.flatMap((path, i) =>
      isThere[i] ? [] : [`${file}: $.profiles.sourceRoots[${i}]: ${path}: no such folder`],
    ),
  };
}

/** A list of strings in a config; none when it is left out. */
export function stringsFrom(value: unknown, at: string, fail: Fail): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return fail(at, 'a list of strings');
  return value.map((v: unknown, i) => (typeof v === 'string' ? v : fail(`${at}[${i}]`, 'a string')));
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
