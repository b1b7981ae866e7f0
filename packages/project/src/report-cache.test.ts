// A second run over the same program takes the first one's report; anything that changes makes a new one.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoryHost } from './host.ts';
import { Project } from './project.ts';
import { ReportCache } from './report-cache.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-reports-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LEAK = `import http from 'node:http';
const seen = new Set<string>();
http.createServer((req, res) => { seen.add(req.url ?? ''); res.end(); });
`;

function run(files: Record<string, string>, build = '1', minConfidence: 'high' | 'medium' = 'medium') {
  let analysed = 0;
  const { report } = new Project({ host: new MemoryHost(files) }).check({
    cache: { reports: new ReportCache(folder), build },
    minConfidence,
    progress: () => analysed++,
  });
  return { lines: report.findings.map((f) => f.range.start.line), wasKept: analysed === 0 };
}

test('the same program is not analysed twice', () => {
  expect(run({ 'a.ts': LEAK })).toMatchObject({ lines: [3], wasKept: false });
  expect(run({ 'a.ts': LEAK })).toMatchObject({ lines: [3], wasKept: true });
});

test.each([
  ['a text', { 'a.ts': `\n${LEAK}` }, '1', 'medium'],
  ['another build', { 'a.ts': LEAK }, '2', 'medium'],
  ['an option', { 'a.ts': LEAK }, '1', 'high'],
] as const)('%s makes a new report', (_, files, build, confidence) => {
  run({ 'a.ts': LEAK });
  expect(run(files, build, confidence).wasKept).toBe(false);
});

test('a damaged entry is a miss', () => {
  run({ 'a.ts': LEAK });
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{"report":');
  expect(run({ 'a.ts': LEAK })).toMatchObject({ lines: [3], wasKept: false });
});

test('a cache that cannot be written says so, and the report is complete', () => {
  writeFileSync(join(folder, 'file'), '');
  const reports = new ReportCache(join(folder, 'file', 'below'));
  const { report } = new Project({ host: new MemoryHost({ 'a.ts': LEAK }) }).check({
    cache: { reports, build: '1' },
  });
  expect(report.findings).toHaveLength(1);
  expect(reports.problem).toContain('the cache cannot be written: what should be its folder is a file');
});

test.runIf(process.platform === 'linux')(
  'a folder in which none can be made is said, and not tried for ever',
  () => {
    const reports = new ReportCache('/proc/leakline/reports');
    reports.put('key', {});
    expect(reports.problem).toMatch(/^\/proc\/leakline\/reports: the cache cannot be written: /);
  },
);

test('old entries go', () => {
  for (let i = 0; i < 30; i++) run({ 'a.ts': `// ${i}\n` });
  expect(readdirSync(folder).length).toBeLessThan(30);
});
