// The profiles that `leakline check` joins with its findings.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Evidence, Finding } from '@leakline/ir';
import {
  byWeight,
  confirmations,
  ProfileError,
  type HeapSnapshot,
  type Linked,
  type Profile,
} from '@leakline/profile';
import { findCaptures, readCapture, type CaptureFile } from '@leakline/profile/node';
import { findConfig, toProjectPath, UsageError } from '@leakline/project';
import { printable } from './colours.ts';
import { sayLimit, sizeSetting, sourceSettings } from './link/settings.ts';
import { Workspace } from './link/workspace.ts';
import { note } from './wording.ts';

export interface MeasuredSources {
  /**
   * What the captures say about a finding, costliest first. Its paths are relative to the working directory.
   * @param functionLine Where the function around it begins.
   */
  evidenceFor(finding: Finding, functionLine: number | null): Evidence[];
}

/**
 * Reads the captures that the user names, and those that `profiles` in leakline.config.json names inside its folder.
 * null when there are none.
 * @throws UsageError for what is no capture, or not there.
 */
export async function loadProfiles(
  patterns: readonly string[],
  root: string,
  options: Readonly<Record<string, unknown>>,
): Promise<MeasuredSources | null> {
  const named = [...patterns.map((pattern) => ({ pattern, within: null })), ...ofConfig(root)];
  if (named.length === 0) return null;
  const { profiles, snapshots } = await readAll(named, root, options);
  const workspace = new Workspace(root, sourceSettings(options));
  const linked = linkedIn(workspace, profiles);
  for (const problem of workspace.problems) note(printable(problem));
  const heaps = snapshots.map((snapshot) => workspace.snapshot(snapshot));
  const lineAt = (path: string, line: number): string =>
    workspace.textOf(path)?.split(/\r\n|\n|\r/)[line - 1] ?? '';
  return {
    evidenceFor: (finding, functionLine) => {
      const local = {
        ...finding,
        path: workspace.fromShown(finding.path),
        trace: finding.trace.map((step) => ({ ...step, path: workspace.fromShown(step.path) })),
      };
      return [
        ...linked.evidenceFor(local, functionLine),
        ...heaps.flatMap((heap) => confirmations(local, heap, lineAt).evidence),
      ].sort(byWeight);
    },
  };
}

interface NamedCaptures {
  readonly pattern: string;
  /** The folder that it may not lead out of; null for the user's own words. */
  readonly within: string | null;
}

/** Patterns of the nearest leakline.config.json: relative to its folder, and never out of it. */
function ofConfig(from: string): NamedCaptures[] {
  const { profiles } = findConfig(from, (file) => toProjectPath(from, file));
  if (profiles.length === 0) return [];
  let folder = from;
  while (!existsSync(join(folder, 'leakline.config.json'))) folder = dirname(folder);
  return profiles.map((pattern) => ({ pattern, within: folder }));
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
  root: string,
  options: Readonly<Record<string, unknown>>,
): Promise<{ profiles: Profile[]; snapshots: HeapSnapshot[] }> {
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
    for (const file of files.values()) {
      const read = await readCapture(file, maxBytes);
      profiles.push(...read.profiles);
      snapshots.push(...read.snapshots);
    }
  } catch (error) {
    if (error instanceof ProfileError) throw new UsageError(sayLimit(error));
    throw error;
  }
  return { profiles, snapshots };
}
