// Findings of one cause: told once to people, each for itself to programs.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestProject } from './command.ts';

const METRICS = `import type { Request } from 'express';
import { Counter } from 'prom-client';
export const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
export const bytes = new Counter({ name: 'b', help: 'h', labelNames: ['path'] });
export function tenantOf(req: Request) {
  return req.headers['x-tenant'];
}
`;
const HANDLERS = `import express from 'express';
import { bytes, requests, tenantOf } from './metrics.ts';
express().use((req, res, next) => {
  const fromHeader = tenantOf(req);
  const path = fromHeader;
  requests.inc({ path });
  bytes.inc({ path: tenantOf(req) });
  next();
});
express().use((req, res, next) => {
  requests.inc({ path: req.path });
  next();
});
`;
const MORE = `import express from 'express';
import { bytes, requests, tenantOf } from './metrics.ts';
express().use((req, res, next) => {
  requests.inc({ path: tenantOf(req) });
  bytes.inc({ path: tenantOf(req) });
  next();
});
`;

let project: TestProject;
beforeAll(() => {
  project = new TestProject({
    'package.json': '{}',
    'src/handlers.ts': HANDLERS,
    'src/metrics.ts': METRICS,
    'src/more.ts': MORE,
  });
});
afterAll(() => project.remove());

test('text shows the one with the shortest trace, and where the others are', () => {
  const { stdout, status } = project.run(['check']);
  expect(stdout.match(/This label value is a request header/g)).toHaveLength(1);
  expect(stdout).toContain('  7:21  error  This label value is a request header');
  expect(stdout).toContain(`      and 3 more places of the same cause, src/metrics.ts:6:
        src/handlers.ts:6
        src/more.ts:4, 5
`);
  expect(stdout).toContain('  11:24  error  This label value is the raw request path');
  expect(stdout).toMatch(/^5 findings of 2 causes in 2 files \(3 files, /m);
  expect(status).toBe(1);
});

test('what is not reported is not counted: a baseline, and a path', () => {
  expect(project.run(['check', 'src/more.ts']).stdout).toContain('      and 1 more place of the same cause');
  const of = project.run(['check', '--baseline', 'b.json', '--update-baseline']).stdout;
  expect(of).toContain('5 findings');
  project.write('src/more.ts', MORE.replace('next();', 'requests.inc({ path: tenantOf(req) });\n  next();'));
  expect(project.run(['check', '--baseline', 'b.json']).stdout).toMatch(/^1 finding in 1 file /m);
  project.write('src/more.ts', MORE);
});

test('JSON has each of them, with the place that they share', () => {
  const shared = project.findings().map((f) => [f.path, f.range.start.line, f.cause]);
  const cause = {
    path: 'src/metrics.ts',
    range: { start: { line: 6, column: 10 }, end: { line: 6, column: 33 } },
  };
  expect(shared).toEqual([
    ['src/handlers.ts', 6, cause],
    ['src/handlers.ts', 7, cause],
    ['src/handlers.ts', 11, undefined],
    ['src/more.ts', 4, cause],
    ['src/more.ts', 5, cause],
  ]);
});

test('a cause is named from the working directory, like every path', () => {
  const paths = new Set(project.findings([], { cwd: 'src' }).map((f) => f.cause?.path));
  expect(paths).toEqual(new Set(['metrics.ts', undefined]));
});

test('SARIF has each of them, with the cause as a related location', () => {
  const { stdout } = project.run(['check', '--format', 'sarif']);
  const [{ results = [] } = {}] = (
    JSON.parse(stdout) as {
      runs: {
        results: {
          relatedLocations?: { physicalLocation: { artifactLocation: { uri: string } } }[];
        }[];
      }[];
    }
  ).runs;
  expect(results.map((r) => r.relatedLocations?.map((l) => l.physicalLocation.artifactLocation.uri))).toEqual(
    [['src/metrics.ts'], ['src/metrics.ts'], undefined, ['src/metrics.ts'], ['src/metrics.ts']],
  );
});

test('GitHub, which shows ten, gets one of each cause first', () => {
  const lines = project.run(['check', '--format', 'github']).stdout.trimEnd().split('\n');
  const places = lines.map((line) => /file=([^,]*),line=(\d+)/.exec(line)?.slice(1).join(':'));
  expect(places).toEqual([
    'src/handlers.ts:7',
    'src/handlers.ts:11',
    'src/handlers.ts:6',
    'src/more.ts:4',
    'src/more.ts:5',
  ]);
});

test('what was measured is said of each place, the costliest first', () => {
  // V8's format: `positionTicks` are samples by line, 1-based.
  const ticks = (line: number, count: number) => ({ line, ticks: count });
  const nodes = (
    [
      ['src/handlers.ts', [ticks(6, 30), ticks(7, 10)]],
      ['src/more.ts', [ticks(5, 60)]],
    ] as const
  ).map(([path, positionTicks], i) => ({
    id: i + 2,
    hitCount: positionTicks.reduce((sum, t) => sum + t.ticks, 0),
    callFrame: {
      functionName: 'handle',
      scriptId: String(i),
      url: `file://${project.root}/${path}`,
      lineNumber: 2,
      columnNumber: 16,
    },
    positionTicks,
  }));
  const root = { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 };
  const samples = nodes.flatMap(({ id, hitCount }) => Array.from({ length: hitCount }, () => id));
  project.write(
    'cpu.cpuprofile',
    JSON.stringify({
      nodes: [{ id: 1, hitCount: 0, callFrame: root, children: nodes.map(({ id }) => id) }, ...nodes],
      startTime: 0,
      endTime: samples.length * 1000,
      samples,
      timeDeltas: samples.map(() => 1000),
    }),
  );
  const { stdout } = project.run(['check', '--profile', 'cpu.cpuprofile']);
  // The costliest stands for all of them.
  expect(stdout).toMatch(/^src\/more\.ts\n\n {2}5:/);
  expect(stdout).toContain(`      and 3 more places of the same cause, src/metrics.ts:6:
        src/handlers.ts:6  ▐ costs 30 ms, 30 % of CPU time
        src/handlers.ts:7  ▐ costs 10 ms, 10 % of CPU time
        src/more.ts:4
`);
});
