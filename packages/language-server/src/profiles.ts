// The profiles of one workspace folder: those that settings and config name, joined with the sources.
import type { Finding } from '@leakline/ir';
import {
  functionsOfModule,
  Linked,
  PathMapper,
  type LinkedLine,
  type LocalFunction,
  type Profile,
  type Series,
} from '@leakline/profile';
import { findCaptures, localSources, readCaptureSync, type CaptureFile } from '@leakline/profile/node';
import type { Project } from '@leakline/project';
import type { FileCosts, MeasuredCost } from './analysis-protocol.ts';

/** Larger files are not what a person opens in an editor; in bytes, also after unpacking. */
const sizeLimit = 512 * 1024 * 1024;

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
 * @param project The folder's sources as they are on disk: profiles know nothing of unsaved texts.
 */
export function loadProfiles(root: string, patterns: ProfilePatterns, project: Project): LoadedProfiles {
  const problems: string[] = [];
  const attempt = (read: () => void): void => {
    try {
      read();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  };
  const files = new Map<string, CaptureFile>();
  const find = (pattern: string, within: string | null): void =>
    attempt(() => {
      for (const file of findCaptures(pattern, root, within)) files.set(file.source, file);
    });
  for (const pattern of patterns.settings) find(pattern, null);
  for (const pattern of patterns.config) find(pattern, root);
  const profiles: Profile[] = [];
  for (const file of files.values()) {
    attempt(() => {
      if (/\.heapsnapshot(\.gz)?$/.test(file.name)) throw notInEditors(file);
      const read = readCaptureSync(file, sizeLimit);
      if (read.snapshots.length > 0) throw notInEditors(file);
      profiles.push(...read.profiles);
    });
  }
  if (profiles.length === 0) return { linked: new Linked([], () => unknownPlace), problems };
  const mapper = new PathMapper(localSources(root));
  const linked = new Linked(profiles, mapper, {
    functionsOf: (path) => functionsOf(project, path),
  });
  return { linked, problems };
}

/** A large one takes a minute, in which nobody would get an answer. */
function notInEditors({ name }: CaptureFile): Error {
  return new Error(
    `${name}: heap snapshots are read by \`leakline check\` and \`leakline link\`, not in editors`,
  );
}

const unknownPlace = { path: null, mapping: 'unmapped' } as const;

function functionsOf(project: Project, path: string): LocalFunction[] | null {
  const ir = project.program.module(path)?.ir;
  const text = project.textOf(path);
  return ir === undefined || text === null ? null : functionsOfModule(ir, text);
}

/**
 * Findings with what was measured on their lines.
 * @param lineOnDisk The line that profiles know a line of the finding by, null for one that is new.
 */
export function withEvidence(
  findings: readonly Finding[],
  linked: Linked,
  project: Project,
  lineOnDisk: (line: number) => number | null,
): Finding[] {
  return findings.map((finding) => {
    const { start, end } = finding.range;
    const [first, last] = [lineOnDisk(start.line), lineOnDisk(end.line)];
    if (first === null || last === null) return finding;
    const around = functionsOf(project, finding.path)?.findLast(
      ({ startLine, endLine }) => startLine <= start.line && start.line <= endLine,
    );
    const onDisk = { ...finding, range: { start: { ...start, line: first }, end: { ...end, line: last } } };
    const functionLine = around === undefined ? null : lineOnDisk(around.startLine);
    return { ...finding, evidence: linked.evidenceFor(onDisk, functionLine) };
  });
}

/** What the profiles say about one file, by its path relative to the folder; null where they say nothing. */
export function costsOf(linked: Linked, path: string): FileCosts | null {
  // One function of one line stands there once for each path that builds gave to its file.
  const byPlace = new Map<string, { line: number; function: string; costs: MeasuredCost[] }>();
  for (const line of linked.lines) {
    if (line.path !== path || line.line === 0) continue;
    const costs = linked.series.flatMap((series) => newestCost(linked, line, series));
    if (costs.length === 0) continue;
    const key = `${line.line} ${line.function}`;
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, { line: line.line, function: line.function, costs });
    else known.costs.push(...costs);
  }
  return byPlace.size === 0 ? null : { lines: [...byPlace.values()].sort((a, b) => a.line - b.line) };
}

/** In the sample type that tools show first; nothing when the newest capture does not know the line. */
function newestCost(linked: Linked, line: LinkedLine, series: Series): MeasuredCost[] {
  const newest = series.profiles.at(-1);
  const type = newest?.sampleTypes[newest.defaultType];
  if (newest === undefined || type === undefined) return [];
  const index = linked.indexOf(newest);
  const cost = line.costs.find((c) => c.profile === index && c.type === type.type);
  if (cost === undefined || (cost.flat === 0 && cost.cum === 0)) return [];
  const total = linked.profiles[index]?.totals[newest.defaultType] ?? 0;
  return [
    {
      profile: newest.file,
      sampleType: type.type,
      unit: type.unit,
      flat: cost.flat,
      cum: cost.cum,
      share: total === 0 ? 0 : cost.cum / total,
      trend: series.profiles.length > 1 ? linked.trend(line, series, type.type) : null,
    },
  ];
}
