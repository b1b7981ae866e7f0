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
const IMPORT = "import leakline from 'eslint-plugin-leakline';";
const REQUIRE = "const leakline = require('eslint-plugin-leakline');";

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
  ['eslint.config.mjs', '{}', '[]', IMPORT],
  ['eslint.config.js', '{"type":"module"}', '[]', IMPORT],
  ['eslint.config.js', '{}', '[]', REQUIRE],
  ['eslint.config.cjs', '{"type":"module"}', '[]', REQUIRE],
  ['eslint.config.ts', '{}', '[]', IMPORT],
  // What the file is written in decides: Node 22 and bundlers read modules of any name.
  ['eslint.config.js', '{}', "import js from '@eslint/js';\nexport default [];", IMPORT],
  ['eslint.config.js', '{}', 'export default defineConfig([\n]);', IMPORT],
  ['eslint.config.ts', '{}', "const js = require('@eslint/js');\nmodule.exports = [];", REQUIRE],
  ['eslint.config.js', '{"type":"module"}', '// was: module.exports = []\nexport default [];', IMPORT],
])(
  'beside %s (package.json %s, text %j) it says what to add, in the file’s own module system',
  (name, manifest, mine, line) => {
    project = new TestProject({ 'package.json': manifest, [name]: mine, 'a.js': '' });
    const { stdout } = project.run(['init']);
    expect(stdout).toContain(line);
    expect(stdout).toContain('leakline.configs.recommended,');
    expect(project.read(name)).toBe(mine);
    expect(readdirSync(project.root).sort()).toEqual(
      ['a.js', name, 'leakline.config.json', 'package.json'].sort(),
    );
  },
);

test('a config that has the plugin needs nothing; an old one is named; without ESLint it is an offer', () => {
  project = new TestProject({
    'package.json': '{"devDependencies":{"eslint-plugin-leakline":"1"}}',
    'eslint.config.js': "import l from 'eslint-plugin-leakline';",
  });
  expect(project.run(['init']).stdout).toContain('eslint.config.js: has Leakline already.');
  project.remove();
  project = new TestProject({ 'package.json': '{}', '.eslintrc.json': '{}' });
  expect(project.run(['init']).stdout).toContain('.eslintrc.json is the format before flat configs');
  project.remove();
  project = new TestProject({ 'package.json': '{}', 'a.ts': '' });
  expect(project.run(['init']).stdout).toContain(`Install: npm install --save-dev leakline
To have the findings in ESLint too: npm install --save-dev eslint eslint-plugin-leakline typescript-eslint typescript, and eslint.config.mjs:
`);
  expect(readdirSync(project.root)).not.toContain('eslint.config.mjs');
});

test.each([
  [
    '{"devDependencies":{"eslint":"^8.57.0"}}',
    /the plugin needs 9 or newer, and package\.json asks for \^8\.57\.0/,
  ],
  [
    '{"devDependencies":{"eslint":"^8.57.0"},"eslintConfig":{}}',
    /eslintConfig in package\.json is the format before/,
  ],
  [
    '{"devDependencies":{"eslint":"9"},"eslintConfig":{}}',
    /eslintConfig in package\.json is the format before/,
  ],
])('%s: no flat config is put beside what ESLint reads now', (manifest, line) => {
  project = new TestProject({ 'package.json': manifest, 'a.js': '' });
  const { stdout } = project.run(['init']);
  expect(stdout).toMatch(line);
  expect(stdout).toContain('Install: npm install --save-dev leakline\n');
  expect(readdirSync(project.root).sort()).toEqual(['a.js', 'leakline.config.json', 'package.json']);
});

test.each<[string, Record<string, string>, string, string]>([
  ['pnpm', { 'pnpm-lock.yaml': '' }, 'pnpm add --save-dev', 'pnpm exec'],
  [
    'pnpm by name',
    { 'package.json': '{"packageManager":"pnpm@10.2.0+sha512.0"}' },
    'pnpm add --save-dev',
    'pnpm exec',
  ],
  [
    'a pnpm workspace',
    { 'pnpm-workspace.yaml': 'packages: [a]' },
    'pnpm add --save-dev --workspace-root',
    'pnpm exec',
  ],
  ['Yarn 1', { 'yarn.lock': '' }, 'yarn add --dev', 'yarn'],
  [
    'a workspace of Yarn 1',
    { 'yarn.lock': '', 'package.json': '{"workspaces":["a"]}' },
    'yarn add --dev --ignore-workspace-root-check',
    'yarn',
  ],
  [
    'a workspace of Yarn 4',
    { 'yarn.lock': '', '.yarnrc.yml': '', 'package.json': '{"workspaces":["a"]}' },
    'yarn add --dev',
    'yarn',
  ],
  ['Yarn by name', { 'package.json': '{"packageManager":"yarn@4.1.0"}' }, 'yarn add --dev', 'yarn'],
  ['Bun', { 'bun.lock': '' }, 'bun add --dev', 'bunx'],
  [
    'npm, whatever lies about',
    { 'package.json': '{"packageManager":"npm@11.0.0"}', 'yarn.lock': '' },
    'npm install --save-dev',
    'npx',
  ],
])('%s is spoken to in its own words', (_, files, add, run) => {
  project = new TestProject({ 'package.json': '{}', 'a.js': '', ...files });
  const { stdout } = project.run(['init']);
  expect(stdout).toContain(`Install: ${add} leakline\n`);
  expect(stdout).toContain(`Next: ${run} leakline check\n`);
});

test('in a member of a workspace, the config belongs to the workspace; an ESLint config of its own is its own', () => {
  project = new TestProject({
    'package.json': '{"workspaces":["packages/*"]}',
    'packages/a/package.json': '{}',
    'packages/a/a.ts': LEAK,
  });
  project.write('pnpm-lock.yaml', '');
  const pointer =
    'leakline.config.json: belongs in ../.., with which this is checked; run leakline init there.\n';
  const init = () => project.run(['init'], { cwd: 'packages/a' }).stdout;
  expect(init()).toBe(`${pointer}Next: pnpm exec leakline check\n`);
  expect(readdirSync(join(project.root, 'packages/a')).sort()).toEqual(['a.ts', 'package.json']);
  project.write('packages/a/eslint.config.mjs', 'export default [];');
  expect(init()).toContain(
    `${pointer}Install: pnpm add --save-dev leakline eslint-plugin-leakline\neslint.config.mjs: is there already`,
  );
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
