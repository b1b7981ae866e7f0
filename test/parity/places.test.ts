// Command, ESLint and language server in one checkout find the same in a file, wherever the folder that one works in lies: around
// the program, in it, or in a package that no workspace names. What a request hands over is in another package than the map
// that keeps it, so that whoever sees less than the others misses a finding.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '@leakline/ir';
import { ESLint, type Linter } from 'eslint';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import plugin from '../../packages/eslint-plugin/src/index.ts';
import { bin } from '../cli/command.ts';
import { startClient } from '../lsp/client.ts';
import { builtServer } from '../lsp/server.ts';

const server = await builtServer();
afterAll(() => server.remove());

let root: string;
beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'leakline-places-')))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A map that grows with what is handed over, and a server that hands over what `from` gives. */
const STORE = 'const seen = new Map();\nexport const remember = (key) => seen.set(key, true);\n';
const visits = (from: string): string => `import express from 'express';
import { remember } from '${from}';
express().use((req, res, next) => {
  remember(req.url);
  next();
});
`;
const GO_STORE = `package store

var seen []string

func Remember(key string) { seen = append(seen, key) }
`;
const GO_MAIN = `package main

import (
	"net/http"

	"example.com/api/store"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { store.Remember(r.URL.Path) })
}
`;
const GROWS = 'no-unbounded-module-collection';

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** `line rule` of what each finds in a file (both paths from the root), for one who works in a folder. */
async function foundBy(
  file: string,
  workingFolder: string,
): Promise<Record<'command' | 'commandOfFile' | 'eslint' | 'server', string[]>> {
  const cwd = join(root, workingFolder);
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const command = (...args: string[]): string[] => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [bin, 'check', ...args, '--format', 'json', '--no-cache'],
      { cwd, encoding: 'utf8' },
    );
    if (!stdout.startsWith('{')) throw new Error(stderr);
    const { findings } = JSON.parse(stdout) as Report;
    return findings.filter((f) => join(cwd, f.path) === path).map((f) => `${f.range.start.line} ${f.rule}`);
  };
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended, plugin.configs.go] as unknown as Linter.Config[],
  });
  const [linted] = await eslint.lintText(text, { filePath: path });
  const client = await startClient(server.command, { folders: [cwd] });
  client.open(path, text);
  const { diagnostics } = await client.pushed(path);
  await client.stop();
  return {
    command: command(),
    commandOfFile: command(path),
    eslint: (linted?.messages ?? []).map(
      (m) => `${m.line} ${m.ruleId?.replace('leakline/', '') ?? m.message}`,
    ),
    server: diagnostics.map((d) => `${d.range.start.line + 1} ${String(d.code)}`),
  };
}

async function expectAlike(file: string, workingFolder: string, found: readonly string[]): Promise<void> {
  expect(await foundBy(file, workingFolder)).toEqual({
    command: found,
    commandOfFile: found,
    eslint: found,
    server: found,
  });
}

const CHECKOUT = { '.git/HEAD': 'ref: refs/heads/main\n' };
const IN_STORE = [`2 ${GROWS}`];

test('a plain repository', async () => {
  write({
    ...CHECKOUT,
    'package.json': '{}',
    'lib/store.js': STORE,
    'src/visits.js': visits('../lib/store.js'),
  });
  await expectAlike('lib/store.js', '.', IN_STORE);
  await expectAlike('lib/store.js', 'lib', IN_STORE);
});

test('a member of a workspace, seen from the top and from the member', async () => {
  write({
    ...CHECKOUT,
    'package.json': '{"workspaces":["packages/*"]}',
    'packages/store/package.json': '{"name":"store","exports":"./index.js"}',
    'packages/store/index.js': STORE,
    'packages/web/package.json': '{"name":"web"}',
    'packages/web/index.js': visits('store'),
  });
  await expectAlike('packages/store/index.js', '.', IN_STORE);
  await expectAlike('packages/store/index.js', 'packages/store', IN_STORE);
});

test('a package that no workspace names, seen from the top and by itself', async () => {
  write({
    ...CHECKOUT,
    'package.json': '{}',
    'src/visits.js': visits('../libs/store/index.js'),
    'libs/store/package.json': '{"name":"store"}',
    'libs/store/index.js': STORE,
  });
  await expectAlike('libs/store/index.js', '.', IN_STORE);
  await expectAlike('libs/store/index.js', 'libs/store', []);
});

test('a Go module in a repository of JavaScript', async () => {
  write({
    ...CHECKOUT,
    'package.json': '{"workspaces":["packages/*"]}',
    'packages/web/package.json': '{"name":"web"}',
    'services/api/go.mod': 'module example.com/api\n\ngo 1.23\n',
    'services/api/main.go': GO_MAIN,
    'services/api/store/store.go': GO_STORE,
  });
  for (const folder of ['.', 'services/api', 'services/api/store'])
    await expectAlike('services/api/store/store.go', folder, [`5 ${GROWS}`]);
});

test('a folder of many projects', async () => {
  write({
    'one/package.json': '{}',
    'one/lib/store.js': STORE,
    'one/src/visits.js': visits('../lib/store.js'),
    'two/package.json': '{}',
    'two/visits.js': visits('../one/lib/store.js'),
  });
  await expectAlike('one/lib/store.js', '.', IN_STORE);
});

test('a checkout without a manifest', async () => {
  write({ ...CHECKOUT, 'lib/store.js': STORE, 'src/visits.js': visits('../lib/store.js') });
  await expectAlike('lib/store.js', '.', IN_STORE);
});
