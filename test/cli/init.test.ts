// `leakline init`: what it writes works as it is, and what is there is never touched.
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { complaint, LEAK, repository, TestProject } from './command.ts';

const GO_LEAK = `package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"path"})

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		requests.WithLabelValues(r.URL.Path).Inc()
	})
}
`;
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
  [
    'TypeScript and typescript-eslint',
    { eslint: '^10', 'typescript-eslint': '^8', typescript: '^6' },
    { 'a.ts': LEAK },
    'leakline eslint-plugin-leakline',
  ],
  [
    'TypeScript without a parser for it',
    { eslint: '^10', leakline: '^0' },
    { 'src/a.ts': LEAK },
    'eslint-plugin-leakline typescript-eslint typescript',
  ],
  ['JavaScript', { eslint: '^10' }, { 'a.js': LEAK }, 'leakline eslint-plugin-leakline'],
  [
    'JavaScript and Go',
    { eslint: '^10' },
    { 'a.js': LEAK, 'svc/go.mod': 'module x\n\ngo 1.23\n', 'svc/main.go': GO_LEAK },
    'leakline eslint-plugin-leakline',
  ],
])(
  '%s: `eslint .` with the config that it writes finds what check finds',
  (_, devDependencies, files, wanted) => {
    project = new TestProject({ 'package.json': JSON.stringify({ devDependencies }), ...files });
    symlinkSync(join(repository, 'node_modules'), join(project.root, 'node_modules'));
    expect(project.run(['init']).stdout).toContain(
      `Install: npm install --save-dev ${wanted}\neslint.config.mjs: written.`,
    );
    const eslint = join(repository, 'node_modules/eslint/bin/eslint.js');
    const { stdout } = spawnSync(process.execPath, [eslint, '--format', 'json', '.'], {
      cwd: project.root,
      encoding: 'utf8',
    });
    const results = JSON.parse(stdout) as { filePath: string; messages: { line: number }[] }[];
    const places = results.flatMap(({ filePath, messages }) =>
      messages.map((m) => `${relative(project.root, filePath)}:${m.line}`),
    );
    expect(places).toHaveLength(Object.keys(files).filter((path) => !path.endsWith('.mod')).length);
    expect(places.sort()).toEqual([...project.places()].sort());
  },
);

test('$schema leads to the schema that is installed, or will be', () => {
  project = new TestProject({ 'package.json': '{}' });
  project.run(['init']);
  const { $schema } = JSON.parse(project.read('leakline.config.json')) as { $schema: string };
  expect($schema).toBe('./node_modules/leakline/leakline.config.schema.json');
  const { name, files } = JSON.parse(readFileSync(join(repository, 'packages/cli/package.json'), 'utf8')) as {
    name: string;
    files: string[];
  };
  expect(files.map((file) => `./node_modules/${name}/${file}`)).toContain($schema);
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
    'Install: pnpm add --save-dev leakline eslint eslint-plugin-leakline typescript-eslint typescript\n',
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
