// What the captures that leakline.config.json names say about findings: a sentence at the end of their messages.
import type { Evidence, Finding } from '@leakline/ir';
import {
  byWeight,
  confirmations,
  measuredSentence,
  type HeapSnapshot,
  type Linked,
  type LocalSnapshot,
  type Profile,
} from '@leakline/profile';
import { findCaptures, ProgramSources, readCaptureSync, type CaptureFile } from '@leakline/profile/node';
import { localProgram, type ProgramConfig, type Project } from '@leakline/project';
import { join } from 'node:path';

export class MeasuredProgram {
  readonly #sources: ProgramSources;
  readonly #linked: Linked;
  readonly #snapshots: readonly LocalSnapshot[];

  private constructor(sources: ProgramSources, profiles: readonly Profile[], heaps: readonly HeapSnapshot[]) {
    this.#sources = sources;
    this.#linked = sources.link(profiles, null);
    this.#snapshots = heaps.map((heap) => sources.snapshot(heap));
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
    const profiles: Profile[] = [];
    const heaps: HeapSnapshot[] = [];
    const attempt = (read: () => void): void => {
      try {
        read();
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
    };
    const files = new Map<string, CaptureFile>();
    for (const { folder, prefix, config } of configs) {
      const up = prefix
        .split('/')
        .filter(Boolean)
        .map(() => '..');
      const within = join(root, folder, ...up);
      for (const pattern of config.profiles)
        attempt(() => {
          for (const file of findCaptures(pattern, within, within)) files.set(file.source, file);
        });
    }
    for (const file of files.values())
      attempt(() => {
        const read = readCaptureSync(file);
        profiles.push(...read.profiles);
        heaps.push(...read.snapshots);
      });
    if (profiles.length === 0 && heaps.length === 0) return null;
    const sources = new ProgramSources(root, localProgram(project));
    const measured = new MeasuredProgram(sources, profiles, heaps);
    sources.problems.forEach(tell);
    return measured;
  }

  /** @param finding Of the text on the disk. */
  said(finding: Finding, project: Project): Finding {
    const lineAt = (path: string, line: number): string =>
      this.#sources.textOf(path)?.split(/\r\n|\n|\r/)[line - 1] ?? '';
    const evidence: Evidence[] = [
      ...this.#linked.evidenceFor(finding, project.functionLineOf(finding)),
      ...this.#snapshots.flatMap((snapshot) => confirmations(finding, snapshot, lineAt).evidence),
    ].sort(byWeight);
    return { ...finding, evidence, message: `${finding.message} ${measuredSentence(evidence)}` };
  }
}
