// Captures that a config or an editor's settings name: each that cannot be used costs a line, and the others count.
import { findBase, findCaptures, type CaptureFile } from './captures.ts';
import { baseNotes, namedWithoutBase } from './diff.ts';
import { baseProfile, readCaptureSync } from './one-capture.ts';
import type { HeapSnapshot } from './heap-snapshot/read.ts';
import type { Profile } from './profile.ts';
import { UNPACKED_LIMIT } from './read.ts';

/** Captures in somebody's words; see `findCaptures`. */
export interface NamedCaptures {
  readonly pattern: string;
  readonly root: string;
  /** The folder that the pattern may not lead out of; null where it is the user's own. */
  readonly within: string | null;
}

export interface ReadCaptures {
  /** Without the base, where there is one: their names say so then. */
  readonly profiles: readonly Profile[];
  readonly snapshots: readonly HeapSnapshot[];
  /** Those that were to be read another time. */
  readonly postponed: readonly CaptureFile[];
  /** One line for each pattern, file or base that could not be used. */
  readonly problems: readonly string[];
}

export interface ReadCapturesOptions {
  /** The most that one of them may unpack to, in bytes. */
  readonly maxBytes?: number;
  readonly isPostponed?: (file: CaptureFile) => boolean;
}

/** @param base Taken away from the captures, and none of them itself; null for none. */
export function readCaptures(
  named: readonly NamedCaptures[],
  base: NamedCaptures | null,
  { maxBytes = UNPACKED_LIMIT, isPostponed = () => false }: ReadCapturesOptions = {},
): ReadCaptures {
  const problems: string[] = [];
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const files = new Map<string, CaptureFile>();
  for (const { pattern, root, within } of named)
    for (const file of attempt(() => findCaptures(pattern, root, within)) ?? []) files.set(file.source, file);
  const baseFile = base === null ? null : attempt(() => findBase(base.pattern, base.root, base.within));
  if (baseFile !== null) files.delete(baseFile.source);
  const profiles: Profile[] = [];
  const snapshots: HeapSnapshot[] = [];
  const postponed: CaptureFile[] = [];
  for (const file of files.values()) {
    if (isPostponed(file)) postponed.push(file);
    else {
      const read = attempt(() => readCaptureSync(file, maxBytes));
      profiles.push(...(read?.profiles ?? []));
      snapshots.push(...(read?.snapshots ?? []));
    }
  }
  if (baseFile === null || profiles.length === 0) return { profiles, snapshots, postponed, problems };
  const less = attempt(() => {
    const profile = baseProfile(readCaptureSync(baseFile, maxBytes), baseFile.name);
    const differences = namedWithoutBase(profiles, profile);
    problems.push(...baseNotes(profiles, profile));
    return differences;
  });
  return { profiles: less ?? profiles, snapshots, postponed, problems };
}
