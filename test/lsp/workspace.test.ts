import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Diagnostic, RegistrationParams } from 'vscode-languageserver-protocol';
import { folderWith, startClient, uriOf, type TestClient, type TestClientOptions } from './client.ts';
import { goMod, leakyHandler, leakyMiddleware, packageJson } from './samples.ts';
import { builtServer } from './server.ts';

const server = await builtServer();
const one = await folderWith({ 'package.json': packageJson, 'middleware.ts': leakyMiddleware });
const two = await folderWith({ 'go.mod': goMod, 'main.go': leakyHandler });
const middleware = `${one.root}/middleware.ts`;
const handler = `${two.root}/main.go`;
let client: TestClient;

async function start(options: Partial<TestClientOptions> = {}): Promise<void> {
  client = await startClient(server.command, { folders: [one.root, two.root], ...options });
}

afterEach(async () => expect(await client.stop(), client.log()).toBe(0));
afterAll(() => Promise.all([server.remove(), one.remove(), two.remove()]));

const has = (count: number) => (params: { diagnostics: readonly Diagnostic[] }) =>
  params.diagnostics.length === count;
const status = (state: string, text: string) => (params: unknown) => {
  const given = params as { state: string; text: string };
  return given.state === state && given.text.includes(text);
};

test('each folder has its own settings, and they may change', async () => {
  let enabled = false;
  await start({ settings: (folder) => ({ enable: folder === two.root || enabled }) });
  client.open(middleware, leakyMiddleware);
  client.open(handler, leakyHandler);
  await client.pushed(handler, has(1));
  await client.pushed(middleware, has(0));
  enabled = true;
  client.settingsChanged();
  await client.pushed(middleware, has(1));
});

test('a setting of a wrong type is named in the log and does no harm', async () => {
  await start({ settings: () => ({ minConfidence: 'all' }) });
  client.open(middleware, leakyMiddleware);
  await client.pushed(middleware, has(1));
  await client.receivedWhere('log', (params) => JSON.stringify(params).includes('leakline.minConfidence'));
});

test('a file outside all folders is left alone', async () => {
  await start({ folders: [one.root] });
  client.open(handler, leakyHandler);
  await client.pushed(handler, has(0));
});

test('opening a folder runs nothing of it', async () => {
  const trap = await folderWith({ 'package.json': packageJson, 'middleware.ts': leakyMiddleware });
  const hook = await trap.write('hook.sh', `#!/bin/sh\ntouch "${trap.root}/ran"\n`);
  await chmod(hook, 0o755);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: trap.root });
  git('init', '--quiet');
  git('add', 'middleware.ts');
  git('config', 'core.fsmonitor', hook);
  try {
    await start({ folders: [trap.root] });
    client.open(`${trap.root}/middleware.ts`, leakyMiddleware);
    await client.pushed(`${trap.root}/middleware.ts`, has(1));
    expect(existsSync(`${trap.root}/ran`)).toBe(false);
    // The trap is a trap.
    git('ls-files', '--others');
    expect(existsSync(`${trap.root}/ran`)).toBe(true);
  } finally {
    await trap.remove();
  }
});

test('a broken config is one line in the log and the status, until it is mended', async () => {
  await start();
  client.open(middleware, leakyMiddleware);
  await client.pushed(middleware, has(1));
  const config = await one.write('leakline.config.json', '{ "ignore": [');
  client.fileChanged(config);
  await client.receivedWhere('leakline/status', status('warning', 'leakline.config.json'));
  await one.write('leakline.config.json', '{ "rules": { "no-unbounded-metric-label": "off" } }');
  client.fileChanged(config);
  await client.pushed(middleware, has(0));
  expect(client.received('leakline/status').at(-1)).toMatchObject({ state: 'ready' });
  expect(client.log()).not.toContain('    at ');
  await rm(config);
  client.fileChanged(config);
  await client.pushed(middleware, has(1));
});

test('asks the client to watch sources, manifests, configs and the profiles of the settings', async () => {
  await start({ settings: (folder) => ({ profiles: folder === one.root ? ['captures/*.gz'] : [] }) });
  const registered = await client.receivedWhere('register', (params) =>
    (params as RegistrationParams).registrations.some(
      ({ method }) => method === 'workspace/didChangeWatchedFiles',
    ),
  );
  const text = JSON.stringify(registered);
  for (const pattern of [
    'go.mod',
    'package.json',
    'leakline.config.json',
    'tsx',
    'cpuprofile',
    'captures/*.gz',
  ])
    expect(text).toContain(pattern);
});

describe('a folder that is one package of a workspace', () => {
  const STORE =
    'const seen = new Map<string, boolean>();\nexport const remember = (key: string) => seen.set(key, true);\n';
  const web = (key: string): string => `import express from 'express';
import { remember } from 'store';
express().use((req) => remember(${key}));
`;
  const TOP = '{"name":"top","workspaces":["packages/*"]}';

  /** The workspace with the package `store` open. */
  async function opened(manifest: string) {
    const top = await folderWith({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'package.json': manifest,
      'packages/store/package.json': '{"name":"store","exports":"./index.ts"}',
      'packages/store/index.ts': STORE,
      'packages/web/package.json': '{"name":"web"}',
      'packages/web/index.ts': web('req.url'),
    });
    const store = `${top.root}/packages/store/index.ts`;
    await start({ folders: [`${top.root}/packages/store`] });
    client.open(store, STORE);
    const watches = (folder: string, pattern: string) =>
      client.receivedWhere('register', (params) => {
        const text = JSON.stringify(params);
        return text.includes(`"baseUri":"${uriOf(folder)}"`) && text.includes(pattern);
      });
    return { top, store, watches };
  }

  test('hears of the other packages', async () => {
    const { top, store, watches } = await opened(TOP);
    try {
      await client.pushed(store, has(1));
      await watches(top.root, '**/*.{js,');
      client.fileChanged(await top.write('packages/web/index.ts', web("'fixed'")));
      await client.pushed(store, has(0));
    } finally {
      await top.remove();
    }
  });

  test('hears that it became one, and of a config above it', async () => {
    const { top, store, watches } = await opened('{"name":"top"}');
    try {
      await client.pushed(store, has(0));
      await watches(top.root, '"{package.json,');
      client.fileChanged(await top.write('package.json', TOP));
      await client.pushed(store, has(1));
      await watches(top.root, '**/*.{js,');
      const off = '{ "rules": { "no-unbounded-module-collection": "off" } }';
      client.fileChanged(await top.write('leakline.config.json', off));
      await client.pushed(store, has(0));
      await rm(`${top.root}/leakline.config.json`);
      client.fileChanged(`${top.root}/leakline.config.json`);
      await client.pushed(store, has(1));
    } finally {
      await top.remove();
    }
  });
});

test('a config above an opened package counts as soon as it is written', async () => {
  const top = await folderWith({
    '.git/HEAD': 'ref: refs/heads/main\n',
    'service/package.json': packageJson,
    'service/middleware.ts': leakyMiddleware,
  });
  try {
    await start({ folders: [`${top.root}/service`] });
    const file = `${top.root}/service/middleware.ts`;
    client.open(file, leakyMiddleware);
    await client.pushed(file, has(1));
    const off = '{ "rules": { "no-unbounded-metric-label": "off" } }';
    client.fileChanged(await top.write('leakline.config.json', off));
    await client.pushed(file, has(0));
  } finally {
    await top.remove();
  }
});

test('tells what it is for a bug report, without paths', async () => {
  await start();
  client.open(middleware, leakyMiddleware);
  await client.pushed(middleware, has(1));
  const facts = await client.request('leakline/debugInformation');
  expect(facts).toMatchObject({ version: '0.1.0', documents: 1 });
  expect(JSON.stringify(facts)).not.toContain(one.root);
});
