// A program that is large enough for a thread of its own, with the built plugin: the findings are those of a small one.
import { ESLint, type Linter } from 'eslint';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
  const program = { root: workspace.root, config: [], build: null, loweringThread: null };
  const analyst = new RemoteAnalyst(program, pathToFileURL(script), () => undefined, 300);
  expect(() => analyst.checkAll({ ruleOptions: {} })).toThrow(ThreadLost);
});
