// What a capture's file name tells: the service and kind of go-zero's dumps, and times that tools put into names.
import type { Profile, ProfileKind } from './profile.ts';

/** The captures of one service and kind, oldest first: what a trend is measured over. */
export interface Series {
  /** '' when the name does not tell. */
  readonly service: string;
  readonly kind: ProfileKind;
  readonly profiles: readonly Profile[];
}

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

/** Groups per service and kind; captures without a time keep the order that they were given in, at the end. */
export function seriesOf(profiles: readonly Profile[]): readonly Series[] {
  const groups = new Map<string, { service: string; kind: ProfileKind; profiles: Profile[] }>();
  for (const profile of profiles) {
    const named = serviceOfFile(profile.file);
    const service = named?.service ?? '';
    // Content knows best, but mutex and block captures look alike when nothing was contended.
    const kind = profile.kind === 'block' && named?.kind === 'mutex' ? 'mutex' : profile.kind;
    const key = `${service}\0${kind}\0${profile.sampleTypes.map(({ type, unit }) => `${type}/${unit}`).join(' ')}`;
    const group = groups.get(key) ?? { service, kind, profiles: [] };
    group.profiles.push(profile);
    groups.set(key, group);
  }
  for (const group of groups.values()) {
    group.profiles.sort((a, b) => (a.takenAt ?? Infinity) - (b.takenAt ?? Infinity) || 0);
  }
  return [...groups.values()];
}

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
