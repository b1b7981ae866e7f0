// The profiles that `leakline check` joins with its findings.
import { resolve } from 'node:path';
import type { Evidence, Finding } from '@leakline/ir';
import {
  baseNotes,
  isBaseFor,
  Measurements,
  namedWithoutBase,
  ProfileError,
  type HeapSnapshot,
  type Linked,
  type Profile,
} from '@leakline/profile';
import { findCaptures, readCapture, type CaptureFile } from '@leakline/profile/node';
import { UsageError } from '@leakline/project';
import { camelCase } from './arguments.ts';
import { printable } from './colours.ts';
import { sourceOptions } from './link/command.ts';
import { ConfiguredProfiles, readBase } from './link/configured-profiles.ts';
import { sayLimit, sizeSetting, sourceSettings } from './link/settings.ts';
import { Workspace } from './link/workspace.ts';
import { note } from './wording.ts';

export interface MeasuredSources {
  /**
   * What the captures say about a finding, as `Measured.evidence`. Its paths are relative to the working directory.
   * @param functionLine Where the function around it begins.
   */
  evidenceFor(finding: Finding, functionLine: number | null): readonly Evidence[];
}

/**
 * Reads the captures that the user names, and those that `profiles` in leakline.config.json names inside its folder,
 * each without its base. null when there are none.
 * @throws UsageError for what is no capture, or not there.
 */
export async function loadProfiles(
  patterns: readonly string[],
  root: string,
  options: Readonly<Record<string, unknown>>,
): Promise<MeasuredSources | null> {
  const configured = ConfiguredProfiles.nearest(root);
  const named = [
    ...patterns.map((pattern) => ({ pattern, within: null })),
    ...(configured?.files ?? []).map((pattern) => ({ pattern, within: configured?.folder ?? null })),
  ];
  if (named.length === 0) {
    const idle = sourceOptions.find(({ name }) => options[camelCase(name)] !== undefined);
    if (idle !== undefined)
      throw new UsageError(
        `--${idle.name} says how a profile is read, and there is none: name it with --profile, or in leakline.config.json`,
      );
    return null;
  }
  const { profiles, snapshots } = await readAll(named, configured, root, options);
  const workspace = new Workspace(root, sourceSettings(options), configured);
  const linked = linkedIn(workspace, profiles);
  for (const problem of workspace.problems) note(printable(problem));
  const heaps = snapshots.map((snapshot) => workspace.snapshot(snapshot));
  const measurements = new Measurements(linked, heaps, (path) => workspace.textOf(path));
  return {
    evidenceFor: (finding, functionLine) => {
      const local = {
        ...finding,
        path: workspace.fromShown(finding.path),
        trace: finding.trace.map((step) => ({ ...step, path: workspace.fromShown(step.path) })),
      };
      return measurements.of(local, functionLine).evidence;
    },
  };
}

interface NamedCaptures {
  readonly pattern: string;
  /** The folder that it may not lead out of; null for the user's own words. */
  readonly within: string | null;
}

function linkedIn(workspace: Workspace, profiles: readonly Profile[]): Linked {
  try {
    return workspace.link(profiles, null);
  } catch (error) {
    throw error instanceof ProfileError ? new UsageError(sayLimit(error)) : error;
  }
}

async function readAll(
  named: readonly NamedCaptures[],
  configured: ConfiguredProfiles | null,
  root: string,
  options: Readonly<Record<string, unknown>>,
): Promise<{ profiles: readonly Profile[]; snapshots: HeapSnapshot[] }> {
  const profiles: Profile[] = [];
  const snapshots: HeapSnapshot[] = [];
  const maxBytes = sizeSetting(options);
  try {
    const files = new Map<string, CaptureFile>();
    for (const { pattern, within } of named) {
      const found = findCaptures(pattern, within ?? root, within);
      // Of the config, a glob may wait for captures to come; the user asked for these.
      if (found.length === 0 && within === null)
        throw new UsageError(`${pattern}: no such file, and nothing matches it`);
      for (const file of found) files.set(file.source, file);
    }
    const base = configured?.base() ?? null;
    // Who names the base itself wants to see all of it.
    const isAsked = named.some(
      ({ pattern, within }) => within === null && resolve(root, pattern) === base?.source,
    );
    if (base !== null && !isAsked) files.delete(base.source);
    for (const file of files.values()) {
      const read = await readCapture(file, maxBytes);
      profiles.push(...read.profiles);
      snapshots.push(...read.snapshots);
    }
    if (base === null || isAsked) return { profiles, snapshots };
    const profile = await readBase(base, maxBytes);
    const isMeant = configured?.files.length !== 0 || profiles.some((one) => isBaseFor(profile, one));
    if (!isMeant) return { profiles, snapshots };
    const differences = namedWithoutBase(profiles, profile);
    for (const text of baseNotes(profiles, profile)) note(printable(text));
    return { profiles: differences, snapshots };
  } catch (error) {
    if (error instanceof ProfileError) throw new UsageError(sayLimit(error));
    throw error;
  }
}
