// `leakline init`: what it writes works as it is, and what is there is never touched.
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { complaint, LEAK, repository, TestProject } from './command.ts';

let project: TestProject;
afterEach(() => {
  chmodSync(project.root, 0o755);
  project.remove();
});

test('writes a config that check reads, once', () => {
  project = new TestProject({ 'go.mod': 'module x\n', 'main.go': 'package main\n' });
  const { status, stdout } = project.run(['init']);
  expect(stdout).toBe(
    'leakline.config.json: written.\nGo: leakline check reads it as it is.\nNext: npx leakline check\n',
  );
  expect(status).toBe(0);
  expect(JSON.parse(project.read('leakline.config.json'))).toEqual({
    minConfidence: 'medium',
    rules: {},
    ignore: [],
  });
  expect(project.run(['check'])).toMatchObject({ status: 0, stderr: '' });
  project.write('leakline.config.json', '{ "ignore": ["mine"] }');
  expect(project.run(['init']).stdout).toContain('leakline.config.json: is there already, left as it is.');
  expect(project.read('leakline.config.json')).toBe('{ "ignore": ["mine"] }');
});

test.each([
  ['with typescript-eslint', { eslint: '^10', 'typescript-eslint': '^8' }, 'a.ts'],
  ['with ESLint alone', { eslint: '^10' }, 'a.js'],
])('%s, the ESLint config that it writes finds the leak', (_, devDependencies, file) => {
  project = new TestProject({ 'package.json': JSON.stringify({ devDependencies }), [file]: LEAK });
  symlinkSync(join(repository, 'node_modules'), join(project.root, 'node_modules'));
  const { stdout } = project.run(['init']);
  expect(stdout).toContain(
    'Install: npm install --save-dev eslint-plugin-leakline\neslint.config.mjs: written.',
  );
  const eslint = join(repository, 'node_modules/eslint/bin/eslint.js');
  let report = '';
  try {
    execFileSync(process.execPath, [eslint, '--format', 'json', file], { cwd: project.root, stdio: 'pipe' });
  } catch (error) {
    report = String((error as { stdout: Buffer }).stdout);
  }
  const [result] = JSON.parse(report) as { messages: { ruleId: string; line: number }[] }[];
  expect(result?.messages.map((m) => [m.ruleId, m.line])).toEqual([
    ['leakline/no-unbounded-metric-label', 5],
  ]);
});

test.each([
  ['eslint.config.mjs', '{}', "import leakline from 'eslint-plugin-leakline';"],
  ['eslint.config.js', '{"type":"module"}', "import leakline from 'eslint-plugin-leakline';"],
  ['eslint.config.js', '{}', "const leakline = require('eslint-plugin-leakline');"],
  ['eslint.config.cjs', '{"type":"module"}', "const leakline = require('eslint-plugin-leakline');"],
  ['eslint.config.ts', '{}', "import leakline from 'eslint-plugin-leakline';"],
])(
  'beside %s (package.json %s) it says what to add, in the file’s own module system',
  (name, manifest, line) => {
    project = new TestProject({ 'package.json': manifest, [name]: 'mine', 'a.js': '' });
    const { stdout } = project.run(['init']);
    expect(stdout).toContain(line);
    expect(stdout).toContain('leakline.configs.recommended,');
    expect(project.read(name)).toBe('mine');
    expect(readdirSync(project.root).sort()).toEqual(
      ['a.js', name, 'leakline.config.json', 'package.json'].sort(),
    );
  },
);

test('a config that has the plugin needs nothing; an old one is named; other package managers are known', () => {
  project = new TestProject({
    'package.json': '{"devDependencies":{"eslint-plugin-leakline":"1"}}',
    'eslint.config.js': "import l from 'eslint-plugin-leakline';",
  });
  expect(project.run(['init']).stdout).toContain('eslint.config.js: has Leakline already.');
  project.remove();
  project = new TestProject({ 'package.json': '{}', '.eslintrc.json': '{}', 'pnpm-lock.yaml': '' });
  const { stdout } = project.run(['init']);
  expect(stdout).toContain('.eslintrc.json is the format before flat configs');
  project.remove();
  project = new TestProject({ 'package.json': '{}', 'pnpm-lock.yaml': '', 'a.ts': '' });
  expect(project.run(['init']).stdout).toContain(
    'Install: pnpm add --save-dev eslint eslint-plugin-leakline',
  );
  expect(readdirSync(project.root)).not.toContain('eslint.config.mjs');
});

test('in a member of a workspace, the config belongs to the workspace', () => {
  project = new TestProject({
    'package.json': '{"workspaces":["packages/*"]}',
    'packages/a/package.json': '{}',
    'packages/a/a.ts': LEAK,
  });
  expect(project.run(['init'], { cwd: 'packages/a' }).stdout).toContain(
    'leakline.config.json: belongs in ../.., with which this is checked; run leakline init there.\n',
  );
  expect(readdirSync(join(project.root, 'packages/a')).sort()).toEqual(['a.ts', 'package.json']);
});

test.each([
  ['{', /^leakline: package\.json: not valid JSON; repair it first$/],
  ['[]', /^leakline: package\.json: expected an object; repair it first$/],
])('a package.json of %j is one line, and nothing is written', (text, message) => {
  project = new TestProject({ 'package.json': text });
  expect(complaint(project.run(['init']))).toMatch(message);
  expect(readdirSync(project.root)).toEqual(['package.json']);
});

test('a folder that cannot be written is one line', () => {
  project = new TestProject({});
  chmodSync(project.root, 0o555);
  const asNobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
  expect(complaint(project.run(['init'], asNobody))).toBe(
    'leakline: leakline.config.json: cannot be written: permission denied',
  );
});
