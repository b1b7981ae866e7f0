// Imports that lead into the project by a package's name, an alias or a subpath, seen through findings on the far side.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { DiskHost, MemoryHost } from './host.ts';
import { Project } from './project.ts';

const STORE = 'export const cache = new Map<string, number>();\n';
const app = (specifier: string) =>
  `import http from 'node:http';\nimport { cache } from '${specifier}';\nhttp.createServer((req, res) => { cache.set(req.url ?? '', 1); res.end(); });\n`;

const grown = (files: Readonly<Record<string, string>>) =>
  new Project({ host: new MemoryHost(files) }).check().report.findings.map((f) => f.path);

test.each([
  [
    'the folder of a package',
    '@acme/store',
    { 'libs/store/package.json': '{"name":"@acme/store"}', 'libs/store/src/index.ts': STORE },
  ],
  [
    'a built main',
    '@acme/store',
    {
      'libs/store/package.json': '{"name":"@acme/store","main":"./dist/store.js"}',
      'libs/store/src/store.ts': STORE,
    },
  ],
  [
    'conditions of an exports field',
    '@acme/store/map',
    {
      'libs/store/package.json':
        '{"name":"@acme/store","exports":{"./*":{"import":{"types":"./dist/*.d.ts","default":"./dist/*.js"}}}}',
      'libs/store/src/map.ts': STORE,
    },
  ],
  [
    'a file of a package',
    'store/lib/map',
    {
      'libs/store/package.json': '{"name":"store"}',
      'libs/store/lib/map.js': STORE.replace('<string, number>', ''),
    },
  ],
  [
    'an imports field',
    '#store/map',
    { 'package.json': '{"imports":{"#store/*":"./src/store/*.js"}}', 'src/store/map.ts': STORE },
  ],
  [
    'SvelteKit’s `$lib`, whose config is not committed',
    '$lib/server/store',
    {
      'package.json': '{"devDependencies":{"@sveltejs/kit":"2"}}',
      'tsconfig.json': '{"extends":"./.svelte-kit/tsconfig.json"}',
      'src/lib/server/store.ts': STORE,
    },
  ],
  [
    'Nuxt’s `~`, by where its sources are',
    '~/server/store',
    { 'package.json': '{"dependencies":{"nuxt":"4"}}', 'app/server/store.ts': STORE },
  ],
])('%s', (_, specifier, files) => {
  expect(grown({ 'src/app.ts': app(specifier), ...files })).toEqual(['src/app.ts']);
});

test.each([
  [
    'paths of tsconfig.json',
    { 'tsconfig.json': '{ // comments are fine\n"compilerOptions":{"paths":{"@/*":["./src/*"]}}}' },
  ],
  [
    'extended from a base, with a base URL',
    {
      'tsconfig.json': '{"extends":"./tsconfig.base.json"}',
      'tsconfig.base.json': '{"compilerOptions":{"baseUrl":".","paths":{"@/*":["src/*"]}}}',
    },
  ],
  [
    'of a project that tsconfig.json refers to',
    {
      'tsconfig.json': '{"files":[],"references":[{"path":"./tsconfig.app.json"}]}',
      'tsconfig.app.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
    },
  ],
])('path aliases: %s', (_, configs) => {
  const root = mkdtempSync(join(tmpdir(), 'leakline-aliases-'));
  try {
    for (const [path, text] of Object.entries({
      ...configs,
      'src/store.ts': STORE,
      'src/app.ts': app('@/store'),
    })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const { report } = new Project({ host: new DiskHost(root) }).check();
    expect(report.findings.map((f) => f.path)).toEqual(['src/app.ts']);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('another project’s aliases name nothing', () => {
  expect(
    grown({
      'src/app.ts': app('$lib/store'),
      'package.json': '{"dependencies":{"vite":"6"}}',
      'src/lib/store.ts': STORE,
    }),
  ).toEqual([]);
});

test('a broken manifest names nothing', () => {
  expect(
    grown({ 'src/app.ts': app('@acme/store'), 'libs/store/package.json': '{', 'libs/store/index.ts': STORE }),
  ).toEqual([]);
});
