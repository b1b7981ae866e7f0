// What the captures that leakline.config.json names say about findings: a sentence at the end of their messages.
import type { Evidence, Finding } from '@leakline/ir';
import {
  byWeight,
  confirmations,
  measuredSentence,
  namedWithoutBase,
  type Linked,
  type LocalSnapshot,
} from '@leakline/profile';
import { baseProfile, findBase, findCaptures, ProgramSources, readCaptureSync } from '@leakline/profile/node';
import {
  localProgram,
  placeProfiles,
  type PlacedProfiles,
  type ProgramConfig,
  type Project,
} from '@leakline/project';
import { join } from 'node:path';

export class MeasuredProgram {
  readonly #parts: readonly MeasuredPart[];

  private constructor(parts: readonly MeasuredPart[]) {
    this.#parts = parts;
  }

  /**
   * Reads the captures; null when the configs name none.
   * @param tell Is given one line about each that cannot be used; the others count.
   */
  static of(
    root: string,
    configs: ProgramConfig,
    project: Project,
    tell: (problem: string) => void,
  ): MeasuredProgram | null {
    const parts = configs.flatMap(({ folder, prefix, config }) => {
      const up = prefix
        .split('/')
        .filter(Boolean)
        .map(() => '..');
      const placed = placeProfiles(config.profiles, join(root, folder, ...up), root);
      const part = placed.files.length === 0 ? null : partOf(placed, root, project, tell);
      return part === null ? [] : [part];
    });
    return parts.length === 0 ? null : new MeasuredProgram(parts);
  }

  /** @param finding Of the text on the disk. */
  said(finding: Finding, project: Project): Finding {
    const functionLine = project.functionLineOf(finding);
    const evidence = this.#parts
      .flatMap(({ sources, linked, snapshots }): Evidence[] => {
        const lineAt = (path: string, line: number): string =>
          sources.textOf(path)?.split(/\r\n|\n|\r/)[line - 1] ?? '';
        return [
          ...linked.evidenceFor(finding, functionLine),
          ...snapshots.flatMap((snapshot) => confirmations(finding, snapshot, lineAt).evidence),
        ];
      })
      .sort(byWeight);
    return { ...finding, evidence, message: `${finding.message} ${measuredSentence(evidence)}` };
  }
}

/** The captures of one config, joined with the sources as it says. */
interface MeasuredPart {
  readonly sources: ProgramSources;
  readonly linked: Linked;
  readonly snapshots: readonly LocalSnapshot[];
}

/** null when none of them can be used. */
function partOf(
  { folder, files: patterns, base: baseName, maps, sourceRoots, problems }: PlacedProfiles,
  root: string,
  project: Project,
  tell: (problem: string) => void,
): MeasuredPart | null {
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  problems.forEach(tell);
  const found = patterns.flatMap((pattern) => attempt(() => findCaptures(pattern, folder, folder)) ?? []);
  const base = baseName === null ? null : attempt(() => findBase(baseName, folder, folder));
  const files = new Map(found.map((file) => [file.source, file]));
  if (base !== null) files.delete(base.source);
  const captures = [...files.values()].flatMap((file) => attempt(() => readCaptureSync(file)) ?? []);
  const profiles = captures.flatMap((read) => read.profiles);
  const heaps = captures.flatMap((read) => read.snapshots);
  if (profiles.length === 0 && heaps.length === 0) return null;
  const grown =
    base === null || profiles.length === 0
      ? null
      : attempt(() => namedWithoutBase(profiles, baseProfile(readCaptureSync(base), base.name)));
  const sources = new ProgramSources(root, localProgram(project), { maps, sourceRoots });
  const linked = sources.link(grown ?? profiles, null);
  sources.problems.forEach(tell);
  return { sources, linked, snapshots: heaps.map((heap) => sources.snapshot(heap)) };
}
