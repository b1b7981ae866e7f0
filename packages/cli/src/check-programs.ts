// Runs the rules over the programs that were asked for, and says everything relative to the working directory.
import { closeSync, existsSync, lstatSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '@leakline/ir';
import {
  buildOf,
  cacheFolder,
  DiskHost,
  findConfigs,
  isTest,
  languageOf,
  OverlayHost,
  Project,
  reasonOf,
  ReportCache,
  statisticsOf,
  toProjectPath,
  type UnparsedPart,
} from '@leakline/project';
import { isInShard, type CheckSettings } from './check-settings.ts';
import { printable } from './colours.ts';
import { collectSoonerIfLarge } from './heap-growth.ts';
import { Progress } from './progress.ts';
import { statisticsLines } from './report-statistics.ts';
import { note } from './wording.ts';
import { withPaths } from './repository-paths.ts';
import { isAsked, isIn, type Target } from './targets.ts';
import { unreadableFolders } from './unreadable-folders.ts';

/** What the rules found, before anything is left out. Paths are relative to the working directory. */
export interface Analysis {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly durationMs: number;
  /** What did not go right: files that could not be read, rules that failed. The rest is complete. */
  readonly failures: readonly string[];
  /** What is left out on purpose. */
  readonly skipped: readonly Skipped[];
  readonly unparsed: readonly UnparsedPart[];
  /** Lines of `--stats`. */
  readonly statistics: readonly string[];
  readonly textOf: (path: string) => string;
  /** Whether reports were asked for in this file. */
  readonly isChecked: (path: string) => boolean;
  /** Whether a file parses as well with this text as with its own. */
  readonly isSound: (path: string, text: string) => boolean;
}

export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** With fewer, some shards would have much more to do than others. */
const PROGRAMS_A_SHARD = 2;

interface CheckedProgram extends Target {
  readonly project: Project;
}

/**
 * @param root The working directory.
 * @param stdin The text of the one file that is reported on; null when texts are on the disk.
 * @param evidenceFor What profiles say about a finding, given the line on which the function around it begins; null
 * without profiles.
 */
export function analyse(
  targets: readonly Target[],
  settings: CheckSettings,
  root: string,
  stdin: string | null,
  evidenceFor: ((finding: Finding, functionLine: number) => Finding['evidence']) | null,
): Analysis {
  const started = performance.now();
  const findings: Finding[] = [];
  const failures: string[] = [];
  const skipped: Skipped[] = [];
  const unparsed: UnparsedPart[] = [];
  const statistics: string[] = [];
  const programs: CheckedProgram[] = [];
  const progress = new Progress(process.stderr);
  let files = 0;
  const { shard } = settings;
  // A part of a program costs nearly as much as all of it: where there are programs enough, a shard has whole ones.
  const isByProgram = shard !== null && targets.length >= PROGRAMS_A_SHARD * shard.count;
  const queue = [...targets];
  for (const asked of queue) {
    const { folder } = asked;
    const local = (path: string) => toProjectPath(root, join(folder, path)) || '.';
    if (isByProgram && !isInShard(local(''), shard)) continue;
    const host = new OverlayHost(new DiskHost(folder));
    const config = findConfigs(folder, host, (file) => toProjectPath(root, file));
    const project = new Project({ host, config });
    // Findings have the name of the file, also when it was asked for by a link.
    const target = { ...asked, files: new Set([...asked.files].map((path) => project.fileOf(path))) };
    programs.push({ ...target, project });
    if (stdin !== null) for (const path of target.files) project.update(path, stdin.replace(/^\uFEFF/, ''));
    // What the program around it leaves out (tests, an ignored folder) is checked by itself when it is asked for.
    for (const inner of target.folders)
      if (inner !== '' && !project.paths.some((path) => isIn(inner, path)))
        queue.push({ folder: join(folder, inner), files: new Set(), folders: [''] });
    const isReported = (path: string) =>
      isAsked(target, path) && (shard === null || isByProgram || isInShard(local(path), shard));
    collectSoonerIfLarge(project.paths);
    const cache = settings.usesCache && stdin === null ? reportCache(folder, settings.cacheLocation) : null;
    const result = project.check({
      ...(cache === null ? {} : { cache }),
      ...threadsOf(settings.threads),
      only: isReported,
      rules: settings.severities,
      ...(settings.minConfidence === null ? {} : { minConfidence: settings.minConfidence }),
      ...(settings.isQuiet
        ? {}
        : { progress: (done, all) => progress.show(`checking ${local('')}:`, done, all) }),
    });
    if (cache?.reports.problem != null && !settings.isQuiet) note(printable(cache.reports.problem));
    files += result.report.summary.files;
    failures.push(...result.failures);
    const known = result.skipped.filter((s) => isReported(s.path));
    for (const s of known) {
      const problem = s.isUnreadable ? readingProblem(join(folder, s.path)) : null;
      if (problem === null) skipped.push({ path: local(s.path), reason: s.reason });
      else failures.push(`${local(s.path)}: cannot be read: ${problem}`);
    }
    const locked = unreadableFolders(folder, target.folders, project);
    for (const path of locked) failures.push(`${local(path)}: cannot be read: permission denied`);
    for (const s of passedOver(project, target, [...known.map((k) => k.path), ...locked], isReported))
      skipped.push({ ...s, path: local(s.path) });
    if (settings.isCounted) {
      const counted = statisticsOf(project.program, project.paths.filter(isReported));
      statistics.push(...statisticsLines(local(''), counted));
    }
    for (const u of result.unparsed) unparsed.push({ ...u, path: local(u.path) });
    for (const f of result.report.findings) {
      const finding = withPaths(f, local);
      findings.push(
        evidenceFor === null
          ? finding
          : { ...finding, evidence: evidenceFor(finding, project.functionLineOf(f)) },
      );
    }
  }
  progress.clear();
  return {
    findings,
    files,
    durationMs: Math.round(performance.now() - started),
    failures,
    skipped,
    unparsed,
    statistics,
    ...textsOf(programs, root),
  };
}

/** The script that the threads run is there once the command is built; from its sources it runs on one thread. */
function threadsOf(count: number): { threads?: { count: number; script: URL } } {
  const script = new URL('lowering-thread.js', import.meta.url);
  return existsSync(script) ? { threads: { count, script } } : {};
}

/** Reports are kept by the command as it is built; while it is worked on, what made them is not known. */
function reportCache(
  folder: string,
  location: string | null,
): { reports: ReportCache; build: string } | null {
  const build = buildOf(import.meta.url);
  return build === null ? null : { reports: new ReportCache(location ?? cacheFolder(folder)), build };
}

function textsOf(
  programs: readonly CheckedProgram[],
  root: string,
): Pick<Analysis, 'textOf' | 'isChecked' | 'isSound'> {
  /** The program that a file belongs to, and its path there. */
  const ownerOf = (path: string) => {
    const absolute = resolve(root, path);
    const around = programs
      .map((program) => ({ program, own: toProjectPath(program.folder, absolute) }))
      .filter(({ own }) => !/^\.\.(\/|$)/.test(own));
    return around.find(({ program, own }) => isAsked(program, own)) ?? around[0] ?? null;
  };
  return {
    textOf: (path) => {
      const owner = ownerOf(path);
      return owner?.program.project.textOf(owner.own) ?? '';
    },
    isChecked: (path) => {
      const owner = ownerOf(path);
      return owner !== null && isAsked(owner.program, owner.own);
    },
    isSound: (path, text) => {
      const owner = ownerOf(path);
      if (owner === null) return false;
      const { own } = owner;
      const { project } = owner.program;
      const problems = () => project.program.module(own)?.ir.problems.length ?? 0;
      const before = problems();
      const was = project.textOf(own);
      project.update(own, text);
      const after = problems();
      project.update(own, was);
      return after <= before;
    },
  };
}

/** What was asked for and is not checked is never passed over in silence. */
function passedOver(
  project: Project,
  { folder, files, folders }: Target,
  named: readonly string[],
  isReported: (path: string) => boolean,
): Skipped[] {
  const { paths } = project;
  const known = new Set(paths);
  const found: Skipped[] = [...files]
    .filter((path) => !known.has(path))
    .map((path) => ({ path, reason: whyNotSource(path) }));
  if (folders.includes('') && paths.length === 0)
    found.push({ path: '', reason: 'no TypeScript, JavaScript or Go source in it' });
  for (const path of paths) {
    if (!isReported(path) || project.hasFile(path)) continue;
    if (named.some((other) => other === path || isIn(other, path))) continue;
    // Git lists what was deleted and not yet committed.
    if (existsAsName(join(folder, path)) || files.has(path))
      found.push({ path, reason: 'not a plain file, or gone since' });
  }
  return found;
}

/** Why a file cannot be read; null when it can, or is not there any more. */
function readingProblem(file: string): string | null {
  try {
    closeSync(openSync(file, 'r'));
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : reasonOf(error);
  }
}

function existsAsName(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

function whyNotSource(path: string): string {
  if (languageOf(path) === null) return 'not TypeScript, JavaScript or Go source';
  return isTest(path) ? 'a test' : 'ignored by .gitignore, the config, or the folder it is in';
}
