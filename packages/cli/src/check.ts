// `leakline check`: the findings of a project, as text for people or JSON for programs.
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import {
  DiskHost,
  findConfig,
  isTest,
  languageOf,
  nearest,
  programRoot,
  Project,
  rules,
  toProjectPath,
  UsageError,
} from '@leakline/project';
import type { Confidence, Finding, Report, Severity } from '@leakline/ir';
import manifest from '../package.json' with { type: 'json' };
import { colours } from './colours.ts';
import { loadProfiles } from './profiles.ts';
import { oneOf, several } from './options.ts';
import { reportAsGithub, reportAsGitlab, reportAsJunit, reportAsSarif } from './report-formats.ts';
import { reportAsText } from './report-text.ts';

const FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;
const CLEAN = 0;
const FINDINGS = 1;
const BROKEN = 2;

export function check(paths: readonly string[], options: Record<string, unknown>): number {
  const format = oneOf('--format', options.format, FORMATS);
  const root = process.cwd();
  const targets = (paths.length === 0 ? ['.'] : paths).map(String).map((path) => {
    const absolute = resolve(root, path);
    if (!existsSync(absolute)) throw new UsageError(`${path}: no such file or folder`);
    try {
      return { path, absolute, isFolder: statSync(absolute).isDirectory() };
    } catch {
      throw new UsageError(`${path}: cannot be read; check its permissions`);
    }
  });
  const severities = severitiesOf(several(options.rule));
  const minConfidence =
    options.minConfidence === undefined
      ? undefined
      : (oneOf('--min-confidence', options.minConfidence, ['high', 'medium', 'low']) as Confidence);
  const maxWarnings = Number(options.maxWarnings ?? 0);
  if (!Number.isInteger(maxWarnings))
    throw new UsageError(`--max-warnings takes a whole number, not "${String(options.maxWarnings)}"`);

  const started = performance.now();
  const findings: Finding[] = [];
  const failures: string[] = [];
  const skipped: { path: string; reason: string }[] = [];
  let files = 0;
  const texts = new Map<string, string>();
  /** Where the function around each finding begins. */
  const functionLines = new Map<Finding, number>();
  // Each target is a program of its own unless it lies in another: a monorepo is checked as a whole by naming its root.
  for (const base of bases(targets)) {
    const config = findConfig(
      base.folder,
      rules.map((r) => r.meta.id),
      (file) => toProjectPath(root, file),
    );
    const project = new Project({ host: new DiskHost(base.folder), config });
    const only = base.only === null ? {} : { only: (path: string) => base.only?.has(path) === true };
    const result = project.check({
      ...only,
      rules: severities,
      ...(minConfidence === undefined ? {} : { minConfidence }),
    });
    files += result.report.summary.files;
    failures.push(...result.failures);
    const local = (path: string) => toProjectPath(root, join(base.folder, path));
    for (const s of result.skipped) skipped.push({ ...s, path: local(s.path) });
    // A file that was asked for by name is never passed over in silence.
    const known = new Set(project.paths);
    for (const path of base.only ?? [])
      if (!known.has(path)) skipped.push({ path: local(path), reason: whyNotSource(path) });
    if (base.only === null && project.paths.length === 0)
      skipped.push({ path: local('') || '.', reason: 'no TypeScript, JavaScript or Go source in it' });
    for (const f of result.report.findings) {
      for (const path of [f.path, ...f.trace.map((t) => t.path)])
        texts.set(local(path), project.textOf(path) ?? '');
      const finding: Finding = {
        ...f,
        path: local(f.path),
        trace: f.trace.map((t) => ({ ...t, path: local(t.path) })),
        suggestions: f.suggestions.map((s) => ({
          ...s,
          edits: s.edits.map((e) => ({ ...e, path: local(e.path) })),
        })),
      };
      findings.push(finding);
      functionLines.set(finding, project.functionLineOf(f));
    }
  }
  const profileFiles = several(options.profile);
  const linked = profileFiles.length === 0 ? null : loadProfiles(profileFiles, root, options);
  const withEvidence =
    linked === null
      ? findings
      : findings
          .map((f) => ({ ...f, evidence: linked.evidenceFor(f, functionLines.get(f) ?? null) }))
          .sort((a, b) => weight(b) - weight(a));
  const report: Report = {
    version: 1,
    findings: withEvidence,
    summary: { files, findings: findings.length, durationMs: Math.round(performance.now() - started) },
  };
  const textOf = (path: string): string => texts.get(path) ?? '';
  const shown = {
    text: () =>
      reportAsText(report, {
        textOf,
        colours: colours(options.color),
        skipped,
        hasProfiles: linked !== null,
      }),
    json: () => `${JSON.stringify(report, null, 2)}\n`,
    sarif: () => reportAsSarif(report, { version: manifest.version, textOf }),
    github: () => reportAsGithub(report),
    gitlab: () => reportAsGitlab(report, { version: manifest.version, textOf }),
    junit: () => reportAsJunit(report),
  };
  process.stdout.write(shown[format]());
  for (const failure of failures) process.stderr.write(`leakline: ${failure}; the rest was checked\n`);
  if (failures.length > 0) return BROKEN;
  const errors = findings.filter((f) => f.severity === 'error').length;
  const warnings = findings.filter((f) => f.severity === 'warning').length;
  return errors > 0 || warnings > maxWarnings ? FINDINGS : CLEAN;
}

function whyNotSource(path: string): string {
  if (languageOf(path) === null) return 'not TypeScript, JavaScript or Go source';
  return isTest(path) ? 'a test' : 'ignored by .gitignore, the config, or the folder it is in';
}

/** Share of the profile that a finding holds: the costliest come first. */
function weight(finding: Finding): number {
  return Math.max(0, ...finding.evidence.map((e) => e.share));
}

function severitiesOf(list: readonly string[]): Record<string, Severity | 'off'> {
  if (list.length === 0) return {};
  const ids = rules.map((r) => r.meta.id);
  const severities: Record<string, Severity | 'off'> = Object.fromEntries(ids.map((id) => [id, 'off']));
  for (const item of list) {
    const [name = '', level] = item.split('=');
    const id = name.replace(/^leakline\//, '');
    const rule = rules.find((r) => r.meta.id === id);
    if (rule === undefined) throw new UsageError(`unknown rule "${name}"${nearest(id, ids)}`);
    severities[id] =
      level === undefined
        ? rule.meta.severity
        : (oneOf(`--rule ${id}`, level, ['error', 'warning', 'info', 'off']) as Severity | 'off');
  }
  return severities;
}

interface Base {
  readonly folder: string;
  /** Report only in these (relative to the folder); null: everywhere. */
  readonly only: Set<string> | null;
}

/** Folders are programs; a file's program is what its nearest manifest spans. */
function bases(targets: readonly { absolute: string; isFolder: boolean }[]): Base[] {
  const found = new Map<string, Base>();
  for (const t of targets)
    if (t.isFolder && !targets.some((o) => o !== t && o.isFolder && t.absolute.startsWith(o.absolute + sep)))
      found.set(t.absolute, { folder: t.absolute, only: null });
  for (const t of targets) {
    if (
      t.isFolder ||
      [...found.values()].some((b) => b.only === null && t.absolute.startsWith(b.folder + sep))
    )
      continue;
    const folder = programRoot(dirname(t.absolute));
    const base = found.get(folder) ?? { folder, only: new Set<string>() };
    base.only?.add(toProjectPath(folder, t.absolute));
    found.set(folder, base);
  }
  return [...found.values()];
}
