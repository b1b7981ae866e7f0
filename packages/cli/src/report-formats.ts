// Findings in the formats of CI systems: SARIF 2.1.0, GitHub annotations, GitLab code quality, JUnit.
import type { Finding, Range, Report, Severity } from '@leakline/ir';
import { rules } from '@leakline/project';
import { causeGroups } from './causes.ts';
import { printable } from './colours.ts';
import type { Fingerprints } from './fingerprints.ts';
import { docs } from './rule-docs.ts';

export interface FormatOptions {
  readonly version: string;
  readonly fingerprints: Fingerprints;
}

const SARIF_LEVEL: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0 (OASIS): the trace is a code flow, read from the source to the finding. */
export function reportAsSarif(report: Report, { version, fingerprints }: FormatOptions): string {
  const used = rules.filter(({ meta }) => report.findings.some((f) => f.rule === meta.id));
  const results = report.findings.map((f) => ({
    ruleId: `leakline/${f.rule}`,
    ruleIndex: used.findIndex(({ meta }) => meta.id === f.rule),
    level: SARIF_LEVEL[f.severity],
    message: { text: f.message },
    locations: [location(f.path, f.range)],
    partialFingerprints: { 'leakline/v1': fingerprints.get(f) },
    ...(f.trace.length === 0
      ? {}
      : {
          codeFlows: [
            {
              threadFlows: [
                {
                  locations: f.trace.map((step) => ({
                    location: { ...location(step.path, step.range), message: { text: step.text } },
                  })),
                },
              ],
            },
          ],
        }),
    // What several results have in common; viewers offer it beside each of them.
    ...(f.cause === undefined
      ? {}
      : {
          relatedLocations: [
            {
              id: 1,
              ...location(f.cause.path, f.cause.range),
              message: { text: 'the cause that it shares' },
            },
          ],
        }),
    // SARIF 2.1.0, 3.27.25: how important a result is among all, 0 to 100.
    ...(f.evidence.length === 0 ? {} : { rank: rankOf(f.evidence) }),
    properties: { confidence: f.confidence, evidence: f.evidence },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'leakline',
            version,
            rules: used.map(({ meta }) => ({
              id: `leakline/${meta.id}`,
              shortDescription: { text: meta.summary },
              fullDescription: { text: meta.why },
              // Code scanning on GitHub asks for a help text, and shows the Markdown when there is one.
              help: { text: meta.why, ...(docs[meta.id] === undefined ? {} : { markdown: docs[meta.id] }) },
              defaultConfiguration: { level: SARIF_LEVEL[meta.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** The weightiest comes first. */
function rankOf([first]: Finding['evidence']): number {
  return Math.round(Math.min(1, Math.abs(first?.share ?? 0)) * 1000) / 10;
}

function location(path: string, { start, end }: Range) {
  return {
    physicalLocation: {
      artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
      },
    },
  };
}

const GITHUB_COMMAND: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands; GitHub turns them into annotations. Escapes as in actions/toolkit's core/src/command.ts. */
export function reportAsGithub(report: Report): string {
  const data = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (text: string) => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  // GitHub shows the first ten of each severity: one of each cause comes before the others.
  const groups = causeGroups(report.findings, false);
  return [...groups.map((g) => g.shown), ...groups.flatMap((g) => g.others)]
    .map(({ severity, path, range: { start, end }, rule, message }) => {
      // GitHub takes columns only where the range stays on one line.
      const columns = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : '';
      return `::${GITHUB_COMMAND[severity]} file=${property(path)},line=${start.line},endLine=${end.line}${columns},title=${property(`leakline/${rule}`)}::${data(message)}\n`;
    })
    .join('');
}

const GITLAB_SEVERITY: Record<Severity, string> = { error: 'major', warning: 'minor', info: 'info' };

/** GitLab's subset of the Code Climate format: docs.gitlab.com/ci/testing/code_quality, "report format". */
export function reportAsGitlab(report: Report, { fingerprints }: FormatOptions): string {
  const issues = report.findings.map((f) => ({
    description: f.message,
    check_name: `leakline/${f.rule}`,
    fingerprint: fingerprints.get(f),
    severity: GITLAB_SEVERITY[f.severity],
    location: { path: f.path, lines: { begin: f.range.start.line, end: f.range.end.line } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}

/**
 * JUnit XML: a test case for each finding, and one that passes when there is none. GitLab drops cases of equal names,
 * and shows `classname` as the suite and `file` as a link (docs.gitlab.com/ci/testing/unit_test_reports).
 */
export function reportAsJunit(report: Report): string {
  const { findings, summary } = report;
  const cases = findings.map(({ path, range: { start }, rule, message }) => {
    const place = `${path}:${start.line}:${start.column}`;
    return `    <testcase classname="${xml(path)}" file="${xml(path)}" name="${xml(`leakline/${rule} ${place}`)}">
      <failure type="leakline/${xml(rule)}" message="${xml(message)}">${xml(place)}</failure>
    </testcase>`;
  });
  if (cases.length === 0) cases.push('    <testcase classname="leakline" name="no leaks found"/>');
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="leakline" tests="${cases.length}" failures="${findings.length}" errors="0" time="${summary.durationMs / 1000}">
${cases.join('\n')}
  </testsuite>
</testsuites>
`;
}

function xml(text: string): string {
  return printable(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '&#10;');
}
