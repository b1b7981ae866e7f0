// `leakline check`: the findings of a project, as text for people or in the formats of programs.
import { readFileSync } from 'node:fs';
import type { Finding, Report } from '@leakline/ir';
import { measuredSentence, weightOf } from '@leakline/profile';
import { reasonOf, UsageError } from '@leakline/project';
import manifest from '../package.json' with { type: 'json' };
import type { OptionValues } from './arguments.ts';
import { analyse, type Analysis } from './check-programs.ts';
import { selection, type Selected } from './check-selection.ts';
import { checkSettings, type CheckSettings } from './check-settings.ts';
import { colours, printable } from './colours.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { loadProfiles } from './profiles.ts';
import {
  reportAsGithub,
  reportAsGitlab,
  reportAsJunit,
  reportAsSarif,
  type FormatOptions,
} from './report-formats.ts';
import { reportAsText } from './report-text.ts';
import { repositoryPaths, withPaths } from './repository-paths.ts';
import { asPatch, planSuggestions, writeRewrites } from './suggestions.ts';
import { targetOfFile, targetsOf } from './targets.ts';
import { counted, note } from './wording.ts';

const CLEAN = 0;
const FINDINGS = 1;
const BROKEN = 2;

const UNPARSED_SHOWN = 10;

export async function check(paths: readonly string[], options: OptionValues): Promise<number> {
  const settings = checkSettings(paths, options);
  const root = process.cwd();
  const { stdinFilename } = settings;
  const targets = stdinFilename === null ? targetsOf(paths, root) : [targetOfFile(stdinFilename, root)];
  const select = selection(settings, root);
  const linked = await loadProfiles(settings.profiles, root, options);
  const stdin = stdinFilename === null ? null : standardInput();
  const evidenceFor =
    linked === null ? null : (finding: Finding, line: number) => linked.evidenceFor(finding, line);
  const run = () => analyse(targets, settings, root, stdin, evidenceFor);
  let found = run();
  let chosen = select(found);
  if (settings.fixes !== 'none') {
    suggest(chosen, found, settings, root);
    if (settings.fixes === 'preview') return exitCode(chosen.findings, found, settings);
    found = run();
    chosen = select(found);
  }
  print(chosen, found, settings, { hasProfiles: linked !== null, color: options.color });
  return exitCode(chosen.findings, found, settings);
}

function standardInput(): string {
  try {
    return readFileSync(0, 'utf8');
  } catch (error) {
    throw new UsageError(`standard input cannot be read: ${reasonOf(error)}`);
  }
}

/** Prints the suggestions as a diff, or writes them. */
function suggest({ findings }: Selected, found: Analysis, settings: CheckSettings, root: string): void {
  const { rewrites, applied, postponed } = planSuggestions(findings, found);
  const later =
    postponed === 0 ? '' : `; ${postponed} more would meet another one or break the file: run again after`;
  const what = `${counted(applied, 'suggestion')} in ${counted(rewrites.length, 'file')}${later}`;
  if (settings.fixes === 'write') {
    writeRewrites(rewrites, root);
    note(`applied ${what}`);
  } else {
    process.stdout.write(asPatch(rewrites, root));
    note(applied === 0 ? what : `${what}; --write applies ${applied === 1 ? 'it' : 'them'}`);
  }
}

function print(
  { findings, notes }: Selected,
  found: Analysis,
  settings: CheckSettings,
  { hasProfiles, color }: { readonly hasProfiles: boolean; readonly color: unknown },
): void {
  const shown = settings.isQuiet ? findings.filter((f) => f.severity === 'error') : [...findings];
  if (hasProfiles) shown.sort((a, b) => weightOf(b.evidence) - weightOf(a.evidence));
  const { files, durationMs, textOf } = found;
  const summary = { files, findings: shown.length, durationMs };
  const report: Report = { version: 1, findings: shown, summary };
  const skipped = settings.isQuiet ? [] : found.skipped;
  const said = settings.isQuiet ? [] : [...unparsedNotes(found), ...notes];
  const ci = () => forCi(report, found, settings, hasProfiles);
  const texts = {
    text: () => reportAsText(report, { textOf, colours: colours(color), skipped, notes: said, hasProfiles }),
    json: () => `${JSON.stringify(report, null, 2)}\n`,
    sarif: () => reportAsSarif(...ci()),
    github: () => reportAsGithub(ci()[0]),
    gitlab: () => reportAsGitlab(...ci()),
    junit: () => reportAsJunit({ ...report, findings: shown.map((f) => withMeasurement(f, hasProfiles)) }),
  };
  process.stdout.write(texts[settings.format]());
  const { statistics } = found;
  if (settings.format === 'text') {
    process.stdout.write(statistics.map((line) => `${printable(line)}\n`).join(''));
    return;
  }
  // Formats of programs have no place for these.
  for (const s of skipped) note(`skipped ${printable(s.path)}: ${s.reason}`);
  for (const text of [...said, ...statistics]) note(printable(text));
}

/** A file that does not parse whole costs its own findings at most, but nobody should think that it was read. */
function unparsedNotes({ unparsed }: Analysis): string[] {
  const shown = unparsed.slice(0, UNPARSED_SHOWN);
  const rest = unparsed.length - shown.length;
  return [
    ...shown.map(
      ({ path, at, message }) =>
        `${path}:${at.line}:${at.column}: does not parse here (${firstLine(message)}); the rest of the file was checked`,
    ),
    ...(rest > 0 ? [`${counted(rest, 'more file')} with parts that do not parse`] : []),
  ];
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').replace(/[.;]$/, '');
}

/** The report with paths from the repository's root, and the names by which CI systems know its findings. */
function forCi(
  report: Report,
  found: Analysis,
  settings: CheckSettings,
  hasProfiles: boolean,
): [Report, FormatOptions] {
  const pathOf = repositoryPaths(settings.format, process.cwd(), process.env);
  const names = fingerprintsOf(found.findings, found.textOf, (f) => pathOf(f.path));
  const fingerprints = new Map<Finding, string>();
  const findings = report.findings.map((f) => {
    const moved = withMeasurement(withPaths(f, pathOf), hasProfiles);
    fingerprints.set(moved, names.get(f) ?? '');
    return moved;
  });
  return [
    { ...report, findings },
    { version: manifest.version, fingerprints },
  ];
}

/** For formats in which a finding is a message, and nothing else is shown. */
function withMeasurement(finding: Finding, hasProfiles: boolean): Finding {
  if (!hasProfiles) return finding;
  return { ...finding, message: `${finding.message} ${measuredSentence(finding.evidence)}` };
}

function exitCode(findings: readonly Finding[], found: Analysis, settings: CheckSettings): number {
  for (const failure of found.failures) note(`${printable(failure)}; the rest was checked`);
  if (found.failures.length > 0) return BROKEN;
  const errors = findings.filter((f) => f.severity === 'error').length;
  const warnings = findings.filter((f) => f.severity === 'warning').length;
  const { maxWarnings } = settings;
  const isTooMany = maxWarnings !== null && warnings > maxWarnings;
  if (isTooMany && (settings.isQuiet || maxWarnings > 0))
    note(`${counted(warnings, 'warning')}, more than --max-warnings ${maxWarnings} allows`);
  return errors > 0 || isTooMany ? FINDINGS : CLEAN;
}
