// What CI systems read: each format says every finding once, and hostile names stay text.
import type { Finding, Report } from '@leakline/ir';
import { expect, test } from 'vitest';
import { fingerprintsOf } from './fingerprints.ts';
import { reportAsGithub, reportAsGitlab, reportAsJunit, reportAsSarif } from './report-formats.ts';

const range = (line: number) => ({ start: { line, column: 3 }, end: { line, column: 9 } });
const finding = (line: number, path = 'src/a b,c.ts', message = 'Grows: 100 %\n<"&">'): Finding => ({
  rule: 'no-unbounded-metric-label',
  path,
  range: range(line),
  severity: 'error',
  confidence: 'high',
  message,
  trace: [{ path, range: range(line - 1), text: 'comes in here' }],
  suggestions: [],
  evidence: [],
});
const report = (...findings: Finding[]): Report => ({
  version: 1,
  findings,
  summary: { files: 1, findings: findings.length, durationMs: 1500 },
});
const options = (text: string, from: Report) => ({
  version: '1.2.3',
  fingerprints: fingerprintsOf(from.findings, () => text),
});

test('SARIF has the place, the rule, the trace as a code flow and a fingerprint', () => {
  const one = report(finding(2));
  const log: unknown = JSON.parse(reportAsSarif(one, options('x\n  f(a)\n', one)));
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'leakline',
            version: '1.2.3',
            rules: [{ id: 'leakline/no-unbounded-metric-label' }],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'leakline/no-unbounded-metric-label',
            ruleIndex: 0,
            level: 'error',
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'src/a%20b%2Cc.ts' },
                  region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 9 },
                },
              },
            ],
            partialFingerprints: { 'leakline/v1': expect.stringMatching(/^[0-9a-f]{32}$/) as string },
            codeFlows: [
              { threadFlows: [{ locations: [{ location: { message: { text: 'comes in here' } } }] }] },
            ],
          },
        ],
      },
    ],
  });
});

test('GitHub: one command a line, with what would end it escaped', () => {
  expect(reportAsGithub(report(finding(2)))).toBe(
    '::error file=src/a b%2Cc.ts,line=2,endLine=2,col=3,endColumn=9,title=leakline/no-unbounded-metric-label::Grows: 100 %25%0A<"&">\n',
  );
  expect(reportAsGithub(report())).toBe('');
});

test('GitLab: the fields that its merge requests need', () => {
  const one = report(finding(2));
  expect(JSON.parse(reportAsGitlab(one, options('', one)))).toEqual([
    {
      description: 'Grows: 100 %\n<"&">',
      check_name: 'leakline/no-unbounded-metric-label',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      severity: 'major',
      location: { path: 'src/a b,c.ts', lines: { begin: 2, end: 2 } },
    },
  ]);
});

test('JUnit: a failure for each finding, markup and control characters as text; a pass when clean', () => {
  const text = reportAsJunit(report(finding(2, 'a<b>.ts\u0000')));
  expect(text).toContain('tests="1" failures="1" errors="0" time="1.5"');
  expect(text).toContain('message="Grows: 100 %&#10;&lt;&quot;&amp;&quot;&gt;"');
  expect(text).toContain('a&lt;b&gt;.ts�:2:3</failure>');
  expect(reportAsJunit(report())).toContain('tests="1" failures="0"');
});
