// The profiles of one workspace folder: those that settings and config name, joined with the sources.
import type { Finding } from '@leakline/ir';
import {
  functionsOfModule,
  Measurements,
  sentenceOf,
  type Linked,
  type LinkedLine,
  type LocalFunction,
  type LocalSnapshot,
  type Series,
} from '@leakline/profile';
import {
  isHeapSnapshotCapture,
  ProgramSources,
  readCaptures,
  type CaptureFile,
  type NamedCaptures,
} from '@leakline/profile/node';
import { localProgram, type PlacedProfiles, type Project } from '@leakline/project';
import type { FileCosts, MeasuredCost } from './analysis-protocol.ts';
import { readSnapshots } from './snapshot-reader.ts';

/** Larger files are not what a person opens in an editor; in bytes, also after unpacking. */
const sizeLimit = 512 * 1024 * 1024;

/** Where a pattern comes from decides how far it may reach. */
export interface ProfilePatterns {
  /** From the user's own settings: anywhere. */
  readonly settings: readonly string[];
  /** From `leakline.config.json`, which is the workspace's: only inside the folder. */
  readonly config: PlacedProfiles;
}

export interface LoadedProfiles {
  readonly linked: Linked;
  /** Those that were read so far. */
  readonly snapshots: readonly LocalSnapshot[];
  /** Heap snapshots that are there and not read yet. */
  readonly unread: readonly CaptureFile[];
  /** One line for each pattern or file that could not be used. */
  readonly problems: readonly string[];
  readonly sources: ProgramSources;
}

/**
 * Reads all profiles; one that is damaged costs a line in `problems`, not the others. Heap snapshots are only found.
 * @param project The folder's sources as they are on disk: profiles know nothing of unsaved texts.
 */
export function loadProfiles(root: string, patterns: ProfilePatterns, project: Project): LoadedProfiles {
  const { folder, base, maps, sourceRoots } = patterns.config;
  const inFolder = (pattern: string): NamedCaptures => ({ pattern, root: folder, within: folder });
  const named = [
    ...patterns.settings.map((pattern) => ({ pattern, root, within: null })),
    ...patterns.config.files.map(inFolder),
  ];
  const read = readCaptures(named, base === null ? null : inFolder(base), {
    maxBytes: sizeLimit,
    isPostponed: isHeapSnapshotCapture,
  });
  const sources = new ProgramSources(root, localProgram(project), { maps, sourceRoots });
  const linked = sources.link(read.profiles, null);
  const problems = [...read.problems, ...patterns.config.problems, ...sources.problems];
  return { linked, snapshots: [], unread: read.postponed, problems, sources };
}

/** The same with its heap snapshots, which takes as long as it takes: the thread stays free meanwhile. */
export async function withSnapshots(
  loaded: LoadedProfiles,
  isWanted: () => boolean,
): Promise<LoadedProfiles> {
  const { unread, sources } = loaded;
  const answers = await readSnapshots(unread, isWanted);
  return {
    ...loaded,
    unread: [],
    snapshots: answers.flatMap((answer) => ('snapshot' in answer ? [sources.snapshot(answer.snapshot)] : [])),
    problems: [
      ...loaded.problems,
      ...answers.flatMap((answer) => ('problem' in answer ? [answer.problem] : [])),
    ],
  };
}

/**
 * Findings with what was measured on their lines.
 * @param lineOnDisk The line that profiles know a line of the finding by, null for one that is new.
 */
export function withEvidence(
  findings: readonly Finding[],
  { linked, snapshots, sources }: LoadedProfiles,
  project: Project,
  lineOnDisk: (line: number) => number | null,
): Finding[] {
  const measurements = new Measurements(linked, snapshots, (path) => sources.textOf(path));
  return findings.map((finding) => {
    const { start, end } = finding.range;
    const [first, last] = [lineOnDisk(start.line), lineOnDisk(end.line)];
    if (first === null || last === null) return finding;
    const around = functionsOf(project, finding.path)?.findLast(
      ({ startLine, endLine }) => startLine <= start.line && start.line <= endLine,
    );
    const onDisk = { ...finding, range: { start: { ...start, line: first }, end: { ...end, line: last } } };
    const functionLine = around === undefined ? null : lineOnDisk(around.startLine);
    const { evidence } = measurements.of(onDisk, functionLine);
    return { ...finding, evidence };
  });
}

function functionsOf(project: Project, path: string): LocalFunction[] | null {
  const ir = project.program.module(path)?.ir;
  const text = project.textOf(path);
  return ir === undefined || text === null ? null : functionsOfModule(ir, text);
}

/** What the profiles say about one file, by its path relative to the folder; null where they say nothing. */
export function costsOf({ linked, snapshots }: LoadedProfiles, path: string): FileCosts | null {
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
  const held = snapshots.flatMap((snapshot) => heldIn(snapshot, path));
  if (byPlace.size === 0 && held.length === 0) return null;
  return { lines: [...byPlace.values()].sort((a, b) => a.line - b.line), held };
}

/** What a heap had of the collections and metrics that a file declares. */
function heldIn({ snapshot, collections, metrics }: LocalSnapshot, path: string): FileCosts['held'] {
  const here = [
    ...collections.filter((held) => held.path === path).map((held) => ({ line: held.line, held })),
    ...metrics.flatMap((held) =>
      held.place?.path === path && held.labelSets > 1 ? [{ line: held.place.line, held }] : [],
    ),
  ];
  return here.map(({ line, held }) => ({
    line,
    sentence: `${sentenceOf(held, (of) => of)} (${snapshot.file})`,
  }));
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
