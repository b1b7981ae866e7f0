// A program that is large enough for a thread of its own, with the built plugin: the findings are those of a small one.
import { ESLint, type Linter } from 'eslint';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalAnalyst } from '../../packages/eslint-plugin/src/analyst.ts';
import { RemoteAnalyst, ThreadLost } from '../../packages/eslint-plugin/src/remote-analyst.ts';
import { builtPlugin, Workspace } from './workspace.ts';

const METRICS = `import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
export const count = (path) => requests.inc({ path });
`;
const serverWith = (label: string): string => `import express from 'express';
import { count } from './metrics.js';
express().use((req, res, next) => {
  count(${label});
  next();
});
`;
/** Milliseconds for tests that run ESLint several times, each with threads of its own. */
const MANY_RUNS = 240_000;
const IN_SERVER = 'src/server.js:4 no-unbounded-metric-label';

let workspace: Workspace;
beforeEach(() => {
  const many = Array.from({ length: 160 }, (_, i) => [`src/part${i}.js`, `export const part${i} = ${i};\n`]);
  workspace = new Workspace({
    'src/metrics.js': METRICS,
    'src/server.js': serverWith('req.path'),
    ...(Object.fromEntries(many) as Record<string, string>),
  });
  mkdirSync(join(workspace.root, 'node_modules'));
});
afterEach(() => workspace.remove());

test('a run over it finds what there is, keeps the report, and sees a change in the next run', () => {
  expect(workspace.messages()).toEqual([IN_SERVER]);
  const kept = join(workspace.root, 'node_modules/.cache/leakline');
  expect(readdirSync(kept)).toHaveLength(1);
  expect(workspace.messages()).toEqual([IN_SERVER]);
  expect(readdirSync(kept)).toHaveLength(1);
  workspace.write('src/server.js', serverWith("'all'"));
  expect(workspace.messages()).toEqual([]);
});

test('a run over one file waits for that file alone, and keeps the report of all nevertheless', () => {
  workspace.write('src/z-last.js', serverWith('req.path'));
  const { stdout } = workspace.runWith({}, 'src/z-last.js', '-f', 'json');
  const [{ messages }] = JSON.parse(stdout) as [ESLint.LintResult];
  expect(messages.map((m) => [m.line, m.ruleId])).toEqual([[4, 'leakline/no-unbounded-metric-label']]);
  const kept = join(workspace.root, 'node_modules/.cache/leakline');
  expect(readdirSync(kept)).toEqual([expect.stringMatching(/^report-\w+\.json$/)]);
  const { stderr } = workspace.runWith({ NODE_DEBUG: 'leakline' }, '.');
  expect(stderr).toMatch(/the report \w+ is there/);
});

test('a file is answered before those that stand before it', () => {
  const program = { root: workspace.root, config: [], listed: null, build: null, loweringThread: null };
  const analyst = new LocalAnalyst(program, expect.fail);
  const paths: string[] = [];
  let wanted: string | null = 'src/server.js';
  const whole = analyst.checkWhole(
    { ruleOptions: {} },
    {
      wanted: () => wanted,
      checked: (path, file) => {
        paths.push(path);
        if (path !== wanted) return;
        expect(file?.findings.map((f) => f.rule)).toEqual(['no-unbounded-metric-label']);
        wanted = null;
      },
    },
  );
  expect(paths[0]).toBe('src/server.js');
  expect(paths).toHaveLength(whole.files.size);
  expect(new Set(paths)).toEqual(new Set(whole.files.keys()));
});

test('files that are no part of the program are answered at once', () => {
  workspace.write('src/server.test.js', serverWith('req.path'));
  const program = { root: workspace.root, config: [], listed: null, build: null, loweringThread: null };
  const answers: [string, unknown][] = [];
  const wanted = ['src/server.test.js', 'src/not-saved.js'];
  new LocalAnalyst(program, expect.fail).checkWhole(
    { ruleOptions: {} },
    { wanted: () => wanted.shift() ?? null, checked: (path, file) => answers.push([path, file]) },
  );
  expect(answers.slice(0, 2)).toEqual([
    ['src/server.test.js', { digest: null, findings: [] }],
    ['src/not-saved.js', undefined],
  ]);
});

test(
  'of several threads, one analyses the program, and all have its findings',
  () => {
    for (let i = 0; i < 40; i++) workspace.write(`src/copy${i}.js`, serverWith('req.path'));
    const { stdout, stderr } = workspace.runWith(
      { NODE_DEBUG: 'leakline' },
      '.',
      '--concurrency',
      '3',
      '-f',
      'json',
    );
    const reports = [...stderr.matchAll(/the report \w+ (.*)/g)].map((m) => m[1]);
    expect(reports).toHaveLength(3);
    expect(reports.filter((what) => what === 'is made here')).toHaveLength(1);
    const results = JSON.parse(stdout) as ESLint.LintResult[];
    const found = results.flatMap(({ filePath, messages }) =>
      messages.map(
        (m) => `${relative(workspace.root, filePath)}:${m.line} ${m.ruleId?.replace('leakline/', '') ?? ''}`,
      ),
    );
    expect(found).toHaveLength(41);
    rmSync(join(workspace.root, 'node_modules/.cache'), { recursive: true });
    expect(found.sort()).toEqual(workspace.messages('--concurrency', 'off'));
  },
  MANY_RUNS,
);

test(
  'a lock that a killed process has left does not hold anybody up, nor does a cache that cannot be written',
  () => {
    const cache = join(workspace.root, 'node_modules/.cache/leakline');
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    workspace.messages();
    const [report = ''] = readdirSync(cache);
    const lock = join(cache, report.replace('.json', '.lock'));
    rmSync(join(cache, report));
    writeFileSync(lock, JSON.stringify({ host: hostname(), pid: ended }));
    expect(workspace.messages('--concurrency', '2')).toEqual([IN_SERVER]);
    expect(readdirSync(cache)).toEqual([report]);
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'not a folder');
    expect(workspace.messages('--concurrency', '2')).toEqual([IN_SERVER]);
  },
  MANY_RUNS,
);

test('options of rules that ESLint sets are heeded there, too', () => {
  const options = "{ rules: { 'leakline/no-unbounded-metric-label': ['error', { allow: ['path'] }] } }";
  workspace.write(
    'eslint.config.js',
    `import leakline from '${builtPlugin}';\nexport default [leakline.configs.recommended, ${options}];\n`,
  );
  expect(workspace.messages()).toEqual([]);
});

test('an editor types, saves, and creates files', async () => {
  const { default: plugin } = (await import(builtPlugin)) as {
    default: { configs: { recommended: Linter.Config } };
  };
  const eslint = new ESLint({
    cwd: workspace.root,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended],
  });
  const lint = async (path: string, text = workspace.read(path)): Promise<string[]> => {
    const [result] = await eslint.lintText(text, { filePath: join(workspace.root, path) });
    return (result?.messages ?? []).map(
      (m) => `${path}:${m.line} ${m.ruleId?.replace('leakline/', '') ?? ''}`,
    );
  };
  expect(await lint('src/server.js')).toEqual([IN_SERVER]);
  expect(await lint('src/server.js', serverWith("'all'"))).toEqual([]);
  expect(await lint('src/server.js', serverWith('req.url'))).toEqual([IN_SERVER]);
  workspace.write('src/server.js', serverWith("'all'"));
  const later = new Date(Date.now() + 10_000);
  utimesSync(join(workspace.root, 'src/server.js'), later, later);
  expect(await lint('src/server.js')).toEqual([]);
  expect(await lint('src/more.js', serverWith('req.path'))).toEqual([
    'src/more.js:4 no-unbounded-metric-label',
  ]);
});

test('a thread that does not answer is given up', () => {
  const script = join(workspace.root, 'silent.mjs');
  writeFileSync(script, 'process.exit(1);\n');
  const program = { root: workspace.root, config: [], listed: null, build: null, loweringThread: null };
  const analyst = new RemoteAnalyst(program, pathToFileURL(script), () => undefined, 300);
  const check = analyst.checkAll({ ruleOptions: {} });
  expect(() => check.file('src/server.js')).toThrow(ThreadLost);
});
