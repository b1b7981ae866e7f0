// What a capture's file name tells: the service and kind of go-zero's dumps, and times that tools put into names.
import type { Profile, ProfileKind } from './profile.ts';

/** The captures of one service, kind and build, oldest first: what a trend is measured over. */
export interface Series {
  /** '' when the name does not tell. */
  readonly service: string;
  readonly kind: ProfileKind;
  readonly profiles: readonly Profile[];
  /**
   * What their order is from. `name`: their files all have the same time, as after a copy or a checkout, so that the
   * numbers in their names have to tell. `given`: nothing tells.
   */
  readonly order: 'time' | 'name' | 'given';
}

/** A copy or a checkout writes a file in less time than that; nanoseconds. */
const COPY_TIME = 1e9;

/**
 * go-zero's dumps are `<service>-<pid>-<kind>-<MMDDhhmmss>.pprof` (core/proc/profile.go, createDumpFile); people
 * rename them to `<service>-<kind>-<anything>.pprof`.
 */
const GO_ZERO = /^(.+?)(?:-\d+)?-(cpu|memory|mutex|block|threadcreate|goroutine)-[^/]*\.pprof(?:\.gz)?$/;
const KINDS: Readonly<Record<string, ProfileKind>> = { memory: 'heap' };

export function serviceOfFile(file: string): { service: string; kind: ProfileKind } | null {
  const match = GO_ZERO.exec(baseName(file));
  if (match === null) return null;
  return { service: match[1]!, kind: KINDS[match[2]!] ?? (match[2] as ProfileKind) };
}

/**
 * Captures of different programs have no trend in common, and names tell only some of them apart. Two belong to one
 * series when their service, kind, sample types, format and folder are the same, their names differ in numbers at most
 * (or have none: `before`, `after`), and the code that they met is the same build's.
 */
export function seriesOf(profiles: readonly Profile[]): readonly Series[] {
  const groups = new Map<string, { service: string; kind: ProfileKind; profiles: Profile[] }[]>();
  for (const profile of profiles) {
    const named = serviceOfFile(profile.file);
    const service = named?.service ?? '';
    // Content knows best, but mutex and block captures look alike when nothing was contended.
    const kind = profile.kind === 'block' && named?.kind === 'mutex' ? 'mutex' : profile.kind;
    const types = profile.sampleTypes.map(({ type, unit }) => `${type}/${unit}`).join(' ');
    const stem = named === null ? stemOf(profile.file) : folderOf(profile.file);
    const key = [service, kind, types, profile.format, stem].join('\0');
    const builds = groups.get(key) ?? [];
    groups.set(key, builds);
    const build = builds.find(({ profiles: [first] }) => first !== undefined && sameBuild(first, profile));
    if (build === undefined) builds.push({ service, kind, profiles: [profile] });
    else build.profiles.push(profile);
  }
  return [...groups.values()].flat().map((group) => ({ ...group, ...inOrder(group.profiles) }));
}

/** Those without a time keep the order that they were given in, at the end. */
function inOrder(profiles: readonly Profile[]): Pick<Series, 'profiles' | 'order'> {
  const times = profiles.flatMap(({ takenAt }) => takenAt ?? []);
  if (times.length === 0) return { profiles, order: 'given' };
  const span = Math.max(...times) - Math.min(...times);
  const isCopied =
    profiles.every(({ takenAtFrom }) => takenAtFrom === 'file') && span < COPY_TIME * (profiles.length - 1);
  if (!isCopied) {
    const byTime = profiles.toSorted((a, b) => (a.takenAt ?? Infinity) - (b.takenAt ?? Infinity) || 0);
    return { profiles: byTime, order: 'time' };
  }
  // `after` comes before `before`: names without a number say nothing about time.
  const isNumbered = profiles.every(({ file }) => /\d/.test(baseName(file)) || folderOf(file).includes('#'));
  if (!isNumbered) return { profiles, order: 'given' };
  const byName = profiles.toSorted((a, b) => a.file.localeCompare(b.file, 'en', { numeric: true }));
  return { profiles: byName, order: 'name' };
}

/** The folder, and the name without its numbers; '' stands for every name that has none. */
function stemOf(file: string): string {
  const name = baseName(file);
  return `${folderOf(file)}\0${/\d/.test(name) ? name.replace(/\d+/g, '#') : ''}`;
}

/** A folder for each day is the same one; a folder for each instance (`pod-1`) is not. */
function folderOf(file: string): string {
  const folder = file.slice(0, file.length - baseName(file).length);
  return folder.replace(DATED_FOLDER, (dated) => dated.replace(/\d+/g, '#'));
}

/**
 * True when at least half of the files that the smaller one names are in the other: `-trimpath`, another folder in the
 * container or another service share few of them. An empty capture may be of any build.
 */
export function sameBuild(a: Profile, b: Profile): boolean {
  const [few, many] = [pathsOf(a), pathsOf(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  if (few.size === 0) return true;
  let shared = 0;
  for (const path of few) if (many.has(path)) shared++;
  return shared >= few.size / 2;
}

function pathsOf({ strings, functions }: Profile): Set<string> {
  const paths = new Set(functions.file.subarray(0, functions.count));
  paths.delete(0);
  return new Set([...paths].map((id) => strings[id] ?? ''));
}

/** `2026-11-21/`, `20261121T1015Z/`, `heap-2026-11-21_10.15/` */
const DATED_FOLDER = /(?<=^|[\\/])[^\\/]*(?<!\d)20\d\d[-_.]?[01]\d[-_.]?[0-3]\d(?!\d{3})[^\\/]*(?=[\\/])/g;

/** Node writes `CPU.20261121.060557.4711.0.001.cpuprofile`, in local time (diagnostic filename, src/node_internals). */
export function timeInName(file: string): Date | null {
  const match = /(?:^|\.)(\d{4})(\d\d)(\d\d)\.(\d\d)(\d\d)(\d\d)\./.exec(baseName(file));
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(year, month - 1, day, hour, minute, second);
  return Number.isNaN(date.getTime()) ? null : date;
}

function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}
