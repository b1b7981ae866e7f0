// The profiles of one workspace folder: finds the files that settings and config name, reads them, and joins them with the sources.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { globSync, hasMagic } from 'glob';
import {
  Linked,
  PathMapper,
  readProfile,
  type LinkedProfile,
  type LocalSources,
  type Profile,
} from '@leakline/profile';
import type { FileCosts } from './analysis-protocol.ts';

/** Larger files are not what a person opens in an editor; in bytes, also after unpacking. */
const sizeLimit = 512 * 1024 * 1024;

/** By these names profiles are known in a folder that holds other things too. */
const profileNames = '*.{pprof,prof,pb,cpuprofile,heapprofile}{,.gz}';

/** Where a pattern comes from decides how far it may reach. */
export interface ProfilePatterns {
  /** From the user's own settings: anywhere. */
  readonly settings: readonly string[];
  /** From `leakline.config.json`, which is the workspace's: only inside the folder. */
  readonly config: readonly string[];
}

export interface LoadedProfiles {
  readonly linked: Linked;
  /** One line for each pattern or file that could not be used. */
  readonly problems: readonly string[];
}

/**
 * Reads all profiles; one that is damaged costs a line in `problems`, not the others.
 * @param sourcePaths The folder's source files, relative, with `/` separators.
 */
export function loadProfiles(
  root: string,
  patterns: ProfilePatterns,
  sourcePaths: readonly string[],
): LoadedProfiles {
  const problems: string[] = [];
  const files = new Set<string>();
  for (const pattern of patterns.settings) expand(root, pattern, files, problems);
  for (const pattern of patterns.config) {
    if (isInside(root, resolve(root, pattern))) expand(root, pattern, files, problems);
    else
      problems.push(
        `leakline.config.json: the profile ${pattern} is outside the folder; name it in your own settings`,
      );
  }
  const profiles: Profile[] = [];
  for (const file of [...files].sort()) {
    const name = nameOf(root, file);
    try {
      if (statSync(file).size > sizeLimit) throw new Error(`${name}: larger than ${sizeLimit} bytes`);
      profiles.push(readProfile(readFileSync(file), name, sizeLimit));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  const mapper = new PathMapper(localSources(root, sourcePaths));
  return { linked: new Linked(profiles, (path, line) => ({ ...mapper.map(path), line })), problems };
}

/** What the profiles say about one file, by its path relative to the folder; null where they say nothing. */
export function costsOf(linked: Linked, path: string): FileCosts | null {
  const own = linked.lines.filter((line) => line.path === path).sort((a, b) => a.line - b.line);
  if (own.length === 0) return null;
  const series = seriesOf(linked.profiles);
  return {
    series: series.map(({ sampleType, unit, members }) => ({
      sampleType,
      unit,
      captures: members.map(({ profile, totals }) => ({
        profile: profile.file,
        total: totals[profile.defaultType] ?? 0,
      })),
    })),
    lines: own.map((line) => ({
      line: line.line,
      function: line.function,
      stale: line.mapping === 'stale',
      costs: series.flatMap(({ sampleType, members }, index) => {
        const cells = members.map((member) =>
          line.costs.find(({ profile, type }) => type === sampleType && linked.profiles[profile] === member),
        );
        if (cells.every((cell) => cell === undefined || (cell.flat === 0 && cell.cum === 0))) return [];
        return [
          {
            series: index,
            flat: cells.map((cell) => cell?.flat ?? 0),
            cum: cells.map((cell) => cell?.cum ?? 0),
          },
        ];
      }),
    })),
  };
}

interface Series {
  readonly sampleType: string;
  readonly unit: string;
  readonly members: LinkedProfile[];
}

/** Profiles whose names differ only in numbers (`heap-1`, `heap-2`), by what each shows first, in the order they were taken. */
function seriesOf(profiles: readonly LinkedProfile[]): Series[] {
  const byKind = new Map<string, Series>();
  for (const linked of profiles) {
    const { profile } = linked;
    const type = profile.sampleTypes[profile.defaultType];
    if (type === undefined) continue;
    const kind = `${type.type} ${profile.file.replace(/\d+/g, '#')}`;
    const series = byKind.get(kind);
    if (series === undefined) byKind.set(kind, { sampleType: type.type, unit: type.unit, members: [linked] });
    else series.members.push(linked);
  }
  for (const { members } of byKind.values())
    members.sort(
      (a, b) =>
        (a.profile.takenAt ?? 0) - (b.profile.takenAt ?? 0) ||
        a.profile.file.localeCompare(b.profile.file, 'en', { numeric: true }),
    );
  return [...byKind.values()];
}

/** Adds the files that a pattern means: itself, the profiles in a folder, or those that match. */
function expand(root: string, pattern: string, files: Set<string>, problems: string[]): void {
  const literal = resolve(root, pattern);
  if (existsSync(literal) && !statSync(literal).isDirectory()) {
    files.add(literal);
    return;
  }
  const glob = existsSync(literal) ? profileNames : pattern;
  const cwd = existsSync(literal) ? literal : root;
  const found = globSync(glob, { cwd, absolute: true, nodir: true, follow: false });
  for (const file of found) files.add(file);
  if (found.length === 0 && !hasMagic(pattern)) problems.push(`${pattern}: no such profile`);
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

function nameOf(root: string, file: string): string {
  return isInside(root, file) ? relative(root, file).split(sep).join('/') : file;
}

/** The folder's modules are those whose manifest stands in a folder with sources below it. */
function localSources(root: string, files: readonly string[]): LocalSources {
  const folders = new Set<string>();
  for (const file of files)
    for (let folder = posix.dirname(file); !folders.has(folder); folder = posix.dirname(folder))
      folders.add(folder);
  const modules = [...folders].flatMap((folder) =>
    manifestNames(join(root, folder)).map((name) => ({ name, folder: folder === '.' ? '' : folder })),
  );
  return { root, files, modules, maps: [] };
}

function manifestNames(folder: string): string[] {
  const goModule = /^module\s+"?([^\s"]+)/m.exec(readIfThere(join(folder, 'go.mod')))?.[1];
  const packageName = /"name"\s*:\s*"([^"]+)"/.exec(readIfThere(join(folder, 'package.json')))?.[1];
  return [goModule, packageName].filter((name) => name !== undefined);
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
