// The profiles of one workspace folder: finds the files that settings and config name, reads them, and joins them with the sources.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { globSync, hasMagic } from 'glob';
import { LineIndex, type Finding, type FunctionIR, type ModuleIR, type TypeRef } from '@leakline/ir';
import {
  Linked,
  PathMapper,
  readProfile,
  type LinkedLine,
  type LocalFunction,
  type LocalSources,
  type Profile,
} from '@leakline/profile';
import type { Project } from '@leakline/project';
import type { FileCosts, MeasuredCost } from './analysis-protocol.ts';

/** Larger files are not what a person opens in an editor; in bytes, also after unpacking. */
const sizeLimit = 512 * 1024 * 1024;

/** By these names profiles are known in a folder that holds other things too. */
const profileNames = '*.{pprof,prof,pb,cpuprofile,heapprofile}{,.gz}';

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
  const files = new Set<string>();
  for (const pattern of patterns.settings) expand(root, pattern, files, problems);
  for (const pattern of patterns.config) {
    if (isInside(root, resolve(root, pattern))) expand(root, pattern, files, problems);
    else
      problems.push(
        `leakline.config.json: the profile ${pattern} is outside the folder; name it in your own settings`,
      );
  }
  const profiles: Profile[] = [];
  for (const file of [...files].sort()) {
    const name = nameOf(root, file);
    try {
      const { size, mtime } = statSync(file);
      if (size > sizeLimit) throw new Error(`${name}: larger than ${sizeLimit} bytes`);
      profiles.push(readProfile(readFileSync(file), name, { maxBytes: sizeLimit, takenAt: mtime }));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (profiles.length === 0) return { linked: new Linked([], () => unknownPlace), problems };
  const mapper = new PathMapper(localSources(root, project.paths, profiles));
  const linked = new Linked(profiles, mapper.locate.bind(mapper), {
    functionsOf: (path) => functionsOf(project, path),
  });
  return { linked, problems };
}

const unknownPlace = { path: null, mapping: 'unmapped' } as const;

/** Where a file's functions are, so that a profile that is older than the code finds them again. */
function functionsOf(project: Project, path: string): LocalFunction[] | null {
  const ir = project.program.module(path)?.ir;
  const text = project.textOf(path);
  if (ir === undefined || text === null) return null;
  const lines = new LineIndex(text);
  // The first is the module itself.
  return ir.functions.slice(1).map((declared) => ({
    name: declaredName(declared, ir),
    startLine: lines.positionAt(declared.start).line,
    endLine: lines.positionAt(declared.end).line,
  }));
}

/** As profilers write it: a method with its type. */
function declaredName({ name, owner, receiver }: FunctionIR, ir: ModuleIR): string {
  if (name === null) return '';
  const type = owner === null ? nameOfType(receiver?.type ?? null) : (ir.types[owner]?.name ?? null);
  return type === null ? name : `${type}.${name}`;
}

function nameOfType(type: TypeRef | null): string | null {
  if (type === null) return null;
  if (type.kind === 'pointer') return nameOfType(type.to);
  return type.kind === 'named' ? type.name : null;
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
    const costs = linked.series.flatMap(({ profiles }) => newestCost(linked, line, profiles));
    if (costs.length === 0) continue;
    const key = `${line.line} ${line.function}`;
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, { line: line.line, function: line.function, costs });
    else known.costs.push(...costs);
  }
  return byPlace.size === 0 ? null : { lines: [...byPlace.values()].sort((a, b) => a.line - b.line) };
}

/** In the sample type that tools show first; nothing when the newest capture does not know the line. */
function newestCost(linked: Linked, line: LinkedLine, captures: readonly Profile[]): MeasuredCost[] {
  const newest = captures.at(-1);
  const type = newest?.sampleTypes[newest.defaultType];
  if (newest === undefined || type === undefined) return [];
  const index = linked.profiles.findIndex(({ profile }) => profile === newest);
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
      // Trends are kept by sample type, and other series may have the same.
      trend: captures.length > 1 ? (line.trends[type.type] ?? null) : null,
    },
  ];
}

/** Adds the files that a pattern means: itself, the profiles in a folder, or those that match. */
function expand(root: string, pattern: string, files: Set<string>, problems: string[]): void {
  const literal = resolve(root, pattern);
  if (existsSync(literal) && !statSync(literal).isDirectory()) {
    files.add(literal);
    return;
  }
  const glob = existsSync(literal) ? profileNames : pattern;
  const cwd = existsSync(literal) ? literal : root;
  const found = globSync(glob, { cwd, absolute: true, nodir: true, follow: false });
  for (const file of found) files.add(file);
  if (found.length === 0 && !hasMagic(pattern)) problems.push(`${pattern}: no such profile`);
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

function nameOf(root: string, file: string): string {
  return isInside(root, file) ? relative(root, file).split(sep).join('/') : file;
}

function localSources(root: string, sources: readonly string[], profiles: readonly Profile[]): LocalSources {
  const isBuilt = profiles.some(({ format }) => format === 'cpuprofile' || format === 'heapprofile');
  return {
    root,
    files: isBuilt ? [...new Set([...sources, ...builtFiles(root)])] : sources,
    modules: modulesOf(root, sources),
    maps: [],
    read: (path) => readIfThere(join(root, path)),
  };
}

/** Built JavaScript with a source map beside it, and the maps; version control does not know them. */
function builtFiles(root: string): string[] {
  const maps = globSync('**/*.{js,mjs,cjs}.map', {
    cwd: root,
    posix: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  return maps
    .flatMap((map) => [map, map.slice(0, -'.map'.length)])
    .filter((file) => existsSync(join(root, file)));
}

/** The folder's modules are those whose manifest stands in a folder with sources below it. */
function modulesOf(root: string, sources: readonly string[]): LocalSources['modules'] {
  const folders = new Set<string>();
  for (const file of sources)
    for (let folder = posix.dirname(file); !folders.has(folder); folder = posix.dirname(folder))
      folders.add(folder);
  return [...folders].flatMap((folder) =>
    manifestNames(join(root, folder)).map((name) => ({ name, folder })),
  );
}

function manifestNames(folder: string): string[] {
  const goModule = /^module\s+"?([^\s"]+)/m.exec(readIfThere(join(folder, 'go.mod')) ?? '')?.[1];
  const packageName = /"name"\s*:\s*"([^"]+)"/.exec(readIfThere(join(folder, 'package.json')) ?? '')?.[1];
  return [goModule, packageName].filter((name) => name !== undefined);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
