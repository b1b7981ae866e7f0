// `leakline link`: what captured profiles cost on the local source lines.
import { baseNotes, isBaseFor, ProfileError, type HeapSnapshot, type Profile } from '@leakline/profile';
import { findBase, findCaptures, readCapture, type CaptureFile } from '@leakline/profile/node';
import { UsageError } from '@leakline/project';
import { colours, printable } from './colours.ts';
import { ConfiguredProfiles, readBase } from './link/configured-profiles.ts';
import { explainPaths } from './link/explain-paths.ts';
import { linkAsGithub } from './link/github-report.ts';
import { linkAsHtml } from './link/html-report.ts';
import { linkTable, type SeriesGrowth } from './link/json-report.ts';
import { linkAsMarkdown } from './link/markdown-report.ts';
import { linkReport, rulesByLine } from './link/report.ts';
import { linkSettings, sayLimit, type LinkSettings } from './link/settings.ts';
import { linkAsText } from './link/text-report.ts';
import { unexplainedGrowth } from './link/unexplained.ts';
import { Workspace } from './link/workspace.ts';
import { note } from './wording.ts';

const CLEAN = 0;
const BROKEN = 2;

export async function link(
  patterns: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const settings = linkSettings(patterns, options);
  const configured = ConfiguredProfiles.nearest(process.cwd());
  const files = patternFiles(settings);
  const { profiles, snapshots, failures } = await captured(files, settings);
  const base = await baseOf(settings, configured, files, profiles);
  if (base !== null) for (const text of baseNotes(profiles, base)) note(printable(text));
  const workspace = new Workspace(process.cwd(), settings.sources, configured);
  const output = said(settings, workspace, profiles, snapshots, base);
  process.stdout.write(output);
  for (const problem of workspace.problems) process.stderr.write(`leakline: ${printable(problem)}\n`);
  for (const failure of failures) process.stderr.write(`leakline: ${failure}; the rest is shown\n`);
  return failures.length > 0 ? BROKEN : CLEAN;
}

function said(
  settings: LinkSettings,
  workspace: Workspace,
  profiles: readonly Profile[],
  heaps: readonly HeapSnapshot[],
  base: Profile | null,
): string {
  const { format, focus, sampleType } = settings;
  const linked = asUsage(() => workspace.link(profiles, base));
  const shown = (path: string): string => workspace.shown(path);
  if (settings.explainPaths) return explainPaths(linked, shown, colours(settings.color));
  const findings = workspace.findings();
  const snapshots = heaps.map((heap) => workspace.snapshot(heap));
  if (format === 'json') {
    const byLine = rulesByLine(findings, ({ range }) => range.start.line);
    const byFunction = rulesByLine(findings, (finding) => workspace.functionLineOf(finding));
    const rulesAt = (path: string, line: number, isFunction: boolean): readonly string[] => {
      const key = `${workspace.fromShown(path)}:${line}`;
      const rules = [...(byLine.get(key) ?? []), ...(isFunction ? (byFunction.get(key) ?? []) : [])];
      return [...new Set(rules)];
    };
    const growing = linked.series.map((series): SeriesGrowth => {
      const { sampleTypes = [], defaultType = 0 } = series.profiles.at(-1) ?? {};
      const type = sampleType ?? sampleTypes[defaultType]?.type ?? '';
      const order = series.profiles.map((profile) => linked.indexOf(profile));
      const lines = unexplainedGrowth(linked, series, type, order, findings, workspace, base !== null);
      return { series, type, lines };
    });
    const table = linkTable(linked, snapshots, focus, shown, rulesAt, growing);
    return `${JSON.stringify(table, null, 2)}\n`;
  }
  const report = linkReport(linked, snapshots, findings, workspace, {
    sampleType,
    focus,
    hasBase: base !== null,
  });
  switch (format) {
    case 'text':
      return linkAsText(report, colours(settings.color));
    case 'markdown':
      return linkAsMarkdown(report);
    case 'github':
      return linkAsGithub(report);
    case 'html':
      return linkAsHtml(report, linked, workspace);
  }
}

interface Captured {
  readonly profiles: readonly Profile[];
  readonly snapshots: readonly HeapSnapshot[];
  /** One line for each capture of several that could not be read. */
  readonly failures: readonly string[];
}

/** By their source. @throws UsageError for a pattern that means nothing. */
function patternFiles({ patterns }: LinkSettings): ReadonlyMap<string, CaptureFile> {
  const root = process.cwd();
  return new Map(patterns.flatMap((pattern) => found(pattern, root)).map((file) => [file.source, file]));
}

/** @throws UsageError when there is nothing at all to show. */
async function captured(
  files: ReadonlyMap<string, CaptureFile>,
  { maxBytes }: LinkSettings,
): Promise<Captured> {
  const profiles: Profile[] = [];
  const snapshots: HeapSnapshot[] = [];
  const failures: string[] = [];
  for (const file of files.values()) {
    try {
      const read = await readCapture(file, maxBytes);
      profiles.push(...read.profiles);
      snapshots.push(...read.snapshots);
    } catch (error) {
      if (!(error instanceof ProfileError)) throw error;
      failures.push(sayLimit(error));
    }
  }
  const [first, ...others] = failures;
  if (profiles.length === 0 && snapshots.length === 0 && first !== undefined)
    throw new UsageError(others.length === 0 ? first : `${first}; nor could ${others.length} more be read`);
  return { profiles, snapshots, failures };
}

/**
 * The base that the user names, or else the config's, where it is one for what they name. Who asks for the config's base
 * itself wants to see all of it.
 * @throws UsageError for what is no base.
 */
async function baseOf(
  { base, maxBytes }: LinkSettings,
  configured: ConfiguredProfiles | null,
  shown: ReadonlyMap<string, CaptureFile>,
  profiles: readonly Profile[],
): Promise<Profile | null> {
  try {
    if (base !== null) return await readBase(findBase(base, process.cwd()), maxBytes);
    const file = configured?.base() ?? null;
    if (file === null || shown.has(file.source)) return null;
    const profile = await readBase(file, maxBytes);
    if (!profiles.some((one) => isBaseFor(profile, one))) return null;
    note(printable(`${file.name} is subtracted, as leakline.config.json says`));
    return profile;
  } catch (error) {
    throw error instanceof ProfileError ? new UsageError(sayLimit(error)) : error;
  }
}

/** @throws UsageError for a pattern that means nothing. */
function found(pattern: string, root: string): readonly CaptureFile[] {
  const files = asUsage(() => findCaptures(pattern, root));
  if (files.length === 0) throw new UsageError(`${pattern}: no such file, and nothing matches it`);
  return files;
}

function asUsage<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof ProfileError ? new UsageError(sayLimit(error)) : error;
  }
}
