// ESLint sees the whole program: other files, changes of theirs in one long process, under the cache and over threads.
import { ESLint, type Linter } from 'eslint';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import plugin from '../../packages/eslint-plugin/src/index.ts';
import { Workspace } from './workspace.ts';

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
const LEAKS = serverWith('req.path');
const HEALTHY = serverWith("'all'");
/** The same, so that \`metrics.js\` holds the finding: a map that grows with what the server hands over. */
const STORE = `const seen = new Map();
export const remember = (key) => seen.set(key, true);
`;
const visitsWith = (key: string): string => `import express from 'express';
import { remember } from './store.js';
express().use((req, res, next) => {
  remember(${key});
  next();
});
`;

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace({
    'src/metrics.js': METRICS,
    'src/server.js': LEAKS,
    'src/store.js': STORE,
    'src/visits.js': visitsWith("'all'"),
  });
});
afterEach(() => workspace.remove());

const IN_SERVER = 'src/server.js:4 no-unbounded-metric-label';
const IN_STORE = 'src/store.js:2 no-unbounded-module-collection';

/** An editor's ESLint: one instance, asked again and again. */
function editor(): (path: string, text?: string) => Promise<string[]> {
  const eslint = new ESLint({
    cwd: workspace.root,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended as unknown as Linter.Config],
  });
  return async (path, text = workspace.read(path)) => {
    const [result] = await eslint.lintText(text, { filePath: join(workspace.root, path) });
    return (result?.messages ?? []).map(
      (m) => `${path}:${m.line} ${m.ruleId?.replace('leakline/', '') ?? m.message}`,
    );
  };
}

/** Writes a file as somebody does a moment later; file systems may count time coarsely. */
function writeLater(path: string, text: string): void {
  workspace.write(path, text);
  const later = new Date(Date.now() + 10_000);
  utimesSync(join(workspace.root, path), later, later);
}

test('a change of another file on the disk is seen', async () => {
  const lint = editor();
  expect(await lint('src/store.js')).toEqual([]);
  writeLater('src/visits.js', visitsWith('req.path'));
  expect(await lint('src/store.js')).toEqual([IN_STORE]);
  writeLater('src/visits.js', visitsWith("'all'"));
  expect(await lint('src/store.js')).toEqual([]);
});

test('a message ends with its cause, the same in each file, and however many are linted', async () => {
  workspace.write('src/tenant.js', "export const tenantOf = (req) => req.headers['x-tenant'];\n");
  const label = 'tenantOf(req));\n  count(req.path';
  const uses = (text: string): string => `import { tenantOf } from './tenant.js';\n${text}`;
  for (const name of ['a', 'b', 'c', 'd']) workspace.write(`src/${name}.js`, uses(serverWith(label)));
  const lint = new ESLint({ cwd: workspace.root });
  const said = (results: ESLint.LintResult[]) =>
    results
      .filter(({ filePath }) => /[abcd]\.js$/.test(filePath))
      .map(({ messages }) => messages.map((m) => / Its cause: .*$/.exec(m.message)?.[0] ?? null));
  const ends = [" Its cause: `req.headers['x-tenant']` in src/tenant.js.", null];
  expect(said(await lint.lintFiles('src'))).toEqual([ends, ends, ends, ends]);
  const one = new ESLint({ cwd: workspace.root });
  expect(said(await one.lintFiles('src/a.js'))).toEqual([ends]);
});

test('a new file and a deleted one are seen', async () => {
  const lint = editor();
  expect(await lint('src/store.js')).toEqual([]);
  writeLater('src/more.js', visitsWith('req.path'));
  expect(await lint('src/store.js')).toEqual([IN_STORE]);
  workspace.delete('src/more.js');
  expect(await lint('src/store.js')).toEqual([]);
});

test('an unsaved text is what is linted, and other files do not see it', async () => {
  const lint = editor();
  expect(await lint('src/server.js')).toEqual([IN_SERVER]);
  expect(await lint('src/server.js', HEALTHY)).toEqual([]);
  expect(await lint('src/server.js', LEAKS)).toEqual([IN_SERVER]);
  expect(await lint('src/visits.js', visitsWith('req.path'))).toEqual([]);
  expect(await lint('src/store.js')).toEqual([]);
});

test('a file that is not saved yet is part of the program', async () => {
  const lint = editor();
  expect(await lint('src/new.js', LEAKS)).toEqual(['src/new.js:4 no-unbounded-metric-label']);
});

test('a changed config is seen, and a broken one is refused in one line', async () => {
  const lint = editor();
  expect(await lint('src/server.js')).toEqual([IN_SERVER]);
  writeLater('leakline.config.json', '{"rules":{"no-unbounded-metric-label":"off"}}');
  expect(await lint('src/server.js')).toEqual([]);
  writeLater('leakline.config.json', '{"rulez":{}}');
  await expect(lint('src/server.js')).rejects.toThrow(/leakline\.config\.json: \$\.rulez: expected one of/);
  const { status, stderr } = workspace.run('.');
  expect(status).toBe(2);
  expect(stderr).toContain('did you mean "rules"?');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('tests and ignored files are passed over, as the command does it', async () => {
  const lint = editor();
  writeLater('leakline.config.json', '{"ignore":["legacy/"]}');
  for (const path of ['src/server.test.js', 'test/server.js', 'legacy/server.js']) {
    writeLater(path, LEAKS);
    expect(await lint(path)).toEqual([]);
  }
});

test('the cache never hides what another file has changed', () => {
  expect(workspace.messages('--cache')).toEqual([IN_SERVER]);
  writeLater('src/visits.js', visitsWith('req.path'));
  expect(workspace.messages('--cache')).toEqual([IN_SERVER, IN_STORE]);
  writeLater('src/visits.js', visitsWith("'all'"));
  expect(workspace.messages('--cache')).toEqual([IN_SERVER]);
});

test('the cache is kept through edits that change no findings', () => {
  workspace.run('.', '--cache');
  expect(workspace.notInCache()).toEqual([]);
  writeLater('src/server.js', `// above the finding\n${LEAKS}`);
  expect(workspace.notInCache()).toEqual(['src/server.js']);
});

test('findings do not depend on the threads', () => {
  for (let i = 0; i < 8; i++) workspace.write(`src/copy${i}.js`, LEAKS);
  const one = workspace.messages('--concurrency', 'off');
  expect(one).toHaveLength(9);
  expect(workspace.messages('--concurrency', '2')).toEqual(one);
});

test('bulk suppressions hide what there is, until it is gone', () => {
  expect(workspace.run('.', '--suppress-all').status).toBe(0);
  expect(JSON.parse(workspace.read('eslint-suppressions.json'))).toEqual({
    'src/server.js': { 'leakline/no-unbounded-metric-label': { count: 1 } },
  });
  expect(workspace.run('.').status).toBe(0);
  workspace.write('src/server.js', HEALTHY);
  expect(workspace.run('.').status).toBe(2);
});
