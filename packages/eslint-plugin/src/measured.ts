// What the captures that leakline.config.json names say about findings: a sentence at the end of their messages.
import type { Finding } from '@leakline/ir';
import { measuredSentence, Measurements, weightOf } from '@leakline/profile';
import { ProgramSources, readCaptures } from '@leakline/profile/node';
import {
  localProgram,
  placeProfiles,
  type PlacedProfiles,
  type ProgramConfig,
  type Project,
} from '@leakline/project';
import { join } from 'node:path';

export class MeasuredProgram {
  /** What the captures of each config say. */
  readonly #parts: readonly Measurements[];

  private constructor(parts: readonly Measurements[]) {
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
      .map((part) => part.of(finding, functionLine).evidence)
      .sort((a, b) => weightOf(b) - weightOf(a))
      .flat();
    return { ...finding, evidence, message: `${finding.message} ${measuredSentence(evidence)}` };
  }
}

/** null when none of the captures can be used. */
function partOf(
  { folder, files, base, maps, sourceRoots, problems }: PlacedProfiles,
  root: string,
  project: Project,
  tell: (problem: string) => void,
): Measurements | null {
  const inFolder = (pattern: string) => ({ pattern, root: folder, within: folder });
  const read = readCaptures(files.map(inFolder), base === null ? null : inFolder(base));
  [...problems, ...read.problems].forEach(tell);
  if (read.profiles.length === 0 && read.snapshots.length === 0) return null;
  const sources = new ProgramSources(root, localProgram(project), { maps, sourceRoots });
  const linked = sources.link(read.profiles, null);
  sources.problems.forEach(tell);
  const snapshots = read.snapshots.map((snapshot) => sources.snapshot(snapshot));
  return new Measurements(linked, snapshots, (path) => sources.textOf(path));
}
