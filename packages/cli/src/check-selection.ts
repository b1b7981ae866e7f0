// Leaves out what is not asked for: what a baseline knows, and what is away from the lines that changed.
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Finding } from '@leakline/ir';
import { Baseline } from './baseline.ts';
import { changedSince, touches } from './changed.ts';
import type { Analysis } from './check-programs.ts';
import type { CheckSettings } from './check-settings.ts';
import { counted } from './wording.ts';

export interface Selected {
  readonly findings: readonly Finding[];
  /** What was left out, for people. */
  readonly notes: readonly string[];
}

/**
 * Opens what the selection needs, so that a missing file or ref is known before the long work.
 * @param root The working directory.
 */
export function selection(settings: CheckSettings, root: string): (found: Analysis) => Selected {
  const { baseline: asked, changedSince: ref } = settings;
  const baseline = asked === null ? null : Baseline.open(asked.file, root, asked.isUpdated);
  const changed = ref === null ? null : changedSince(ref, root);
  const isWhole = ref === null && settings.shard === null && settings.stdinFilename === null;
  return (found) => {
    const notes: string[] = [];
    let { findings } = found;
    if (baseline !== null && asked !== null) {
      if (asked.isUpdated) {
        const { added, removed, all } = baseline.update(findings, found.textOf, found.isChecked);
        notes.push(`${asked.file}: ${counted(all, 'finding')} (${added} added, ${removed} removed)`);
        return { findings: [], notes };
      }
      const { fresh, gone } = baseline.compare(findings, found.textOf, found.isChecked);
      const known = findings.length - fresh.length;
      if (known > 0) notes.push(`${counted(known, 'finding')} of ${asked.file} not shown`);
      if (gone > 0 && isWhole)
        notes.push(
          `${counted(gone, 'finding')} of ${asked.file} gone; --update-baseline forgets what is gone`,
        );
      findings = fresh;
    }
    if (changed !== null) {
      const touching = findings.filter((f) => touches(f, changed, realPaths(root)));
      const away = findings.length - touching.length;
      if (away > 0)
        notes.push(`${counted(away, 'finding')} away from what changed since ${ref ?? ''} not shown`);
      findings = touching;
    }
    return { findings, notes };
  };
}

/** Git speaks of files where they really are. */
function realPaths(root: string): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    let real = known.get(path);
    if (real === undefined) {
      real = resolve(root, path);
      try {
        real = realpathSync(real);
      } catch {
        // A text from standard input need not be a file yet.
      }
      known.set(path, real);
    }
    return real;
  };
}
