import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  folderWith,
  richCapabilities,
  startClient,
  uriOf,
  type TestClient,
  type TestClientOptions,
} from './client.ts';
import { appendLine, goMod, labelLine, leakyHandler, leakyMiddleware, packageJson } from './samples.ts';
import { builtServer } from './server.ts';

const server = await builtServer();
const folder = await folderWith({
  'package.json': packageJson,
  'middleware.ts': leakyMiddleware,
  'go.mod': goMod,
  'main.go': leakyHandler,
});
const middleware = `${folder.root}/middleware.ts`;
const handler = `${folder.root}/main.go`;
let client: TestClient;

async function start(options: Partial<TestClientOptions> = {}): Promise<void> {
  client = await startClient(server.command, { folders: [folder.root], ...options });
}

beforeAll(() => start().then(() => client.stop()));
afterEach(async () => expect(await client.stop(), client.log()).toBe(0));
afterAll(() => Promise.all([server.remove(), folder.remove()]));

const has = (count: number) => (params: { diagnostics: readonly Diagnostic[] }) =>
  params.diagnostics.length === count;

test('publishes the finding of a TypeScript document, with its version, its reason and its page', async () => {
  await start();
  client.open(middleware, leakyMiddleware);
  const { diagnostics, version } = await client.pushed(middleware, has(1));
  expect(version).toBe(1);
  const [finding] = diagnostics;
  expect(finding).toMatchObject({
    source: 'leakline',
    code: 'no-unbounded-metric-label',
    codeDescription: { href: expect.stringMatching(/^https:\/\/.*\/no-unbounded-metric-label$/) as string },
    range: { start: { line: labelLine, character: 19 }, end: { line: labelLine, character: 34 } },
  });
  expect(finding?.relatedInformation?.length).toBeGreaterThan(0);
  for (const step of finding?.relatedInformation ?? []) {
    expect(step.location.uri).toBe(uriOf(middleware));
    expect(step.message).not.toBe('');
  }
});

test('findings of one cause lead to it, and name each other', async () => {
  await start();
  const text = leakyMiddleware.replace(
    '  hits.inc({ path: req.originalUrl });',
    '  const path = req.originalUrl;\n  hits.inc({ path });\n  hits.inc({ path }, 2);',
  );
  client.open(middleware, text);
  const { diagnostics } = await client.pushed(middleware, has(2));
  expect(diagnostics.map((d) => d.relatedInformation?.at(-1))).toEqual(
    [10, 9].map((other) => ({
      location: {
        uri: uriOf(middleware),
        range: { start: { line: 7, character: 15 }, end: { line: 7, character: 30 } },
      },
      message: `the cause of 2 findings in this file; the others: line ${other}`,
    })),
  );
});

test('publishes the finding of a Go document', async () => {
  await start();
  client.open(handler, leakyHandler);
  const { diagnostics } = await client.pushed(handler, has(1));
  expect(diagnostics[0]).toMatchObject({
    code: 'no-unbounded-module-collection',
    range: { start: { line: appendLine } },
  });
});

test('what is typed counts, not what is on disk, and closing withdraws the findings', async () => {
  await start();
  client.open(middleware, leakyMiddleware);
  await client.pushed(middleware, has(1));
  client.change(middleware, {
    range: { start: { line: labelLine, character: 19 }, end: { line: labelLine, character: 34 } },
    text: "'/all'",
  });
  expect((await client.pushed(middleware, has(0))).version).toBe(2);
  client.change(middleware, { text: leakyMiddleware });
  expect((await client.pushed(middleware, has(1))).version).toBe(3);
  client.close(middleware);
  await client.pushed(middleware, has(0));
});

test('half-typed code neither ends the server nor the findings after it is complete again', async () => {
  await start();
  client.open(middleware, leakyMiddleware);
  await client.pushed(middleware, has(1));
  for (const length of [40, 120, 200, 260])
    client.change(middleware, { text: leakyMiddleware.slice(0, length) });
  client.change(middleware, { text: leakyMiddleware });
  await client.pushed(middleware, (params) => params.version === 6 && params.diagnostics.length === 1);
});

test('a client that pulls gets a report, and only news after it', async () => {
  await start({ capabilities: richCapabilities({ pull: true }) });
  expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
  client.open(middleware, leakyMiddleware);
  const report = await client.pull(middleware);
  if (report.kind !== 'full') throw new Error('the first report must be full');
  expect(report.items.map(({ code }) => code)).toEqual(['no-unbounded-metric-label']);
  expect((await client.pull(middleware, report.resultId)).kind).toBe('unchanged');
  expect(client.received('publish')).toEqual([]);
});

test('a client that can little gets plain diagnostics', async () => {
  await start({ capabilities: {} });
  client.open(middleware, leakyMiddleware);
  const [finding] = (await client.pushed(middleware, has(1))).diagnostics;
  expect(Object.keys(finding ?? {}).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
  const hover = await client.hover(middleware, labelLine, 22);
  expect(hover).toMatchObject({ contents: { kind: 'plaintext' } });
  expect(await client.codeActions(middleware, [finding as Diagnostic])).toEqual([]);
});

test('every quick fix removes its finding', async () => {
  await start();
  for (const [path, text] of [
    [middleware, leakyMiddleware],
    [handler, leakyHandler],
  ] as const) {
    client.open(path, text);
    const { diagnostics } = await client.pushed(path, has(1));
    const actions = await client.codeActions(path, diagnostics);
    expect(actions.at(-1)?.title).toMatch(/^Disable leakline\/[a-z-]+ for this line$/);
    for (const action of actions) {
      expect(action.kind).toBe('quickfix');
      const [change] = action.edit?.documentChanges ?? [];
      if (change === undefined || !('edits' in change)) throw new Error(`${action.title} has no text edit`);
      expect(change.textDocument.uri).toBe(uriOf(path));
      const edits = change.edits.filter((edit) => 'newText' in edit);
      client.change(path, { text: TextDocument.applyEdits(TextDocument.create('', '', 1, text), edits) });
      await client.pushed(path, has(0));
      client.change(path, { text });
      await client.pushed(path, has(1));
    }
  }
});

test('a finding that another file decides changes with that file', async () => {
  const counter = await folder.write(
    'metrics.ts',
    `export const pathOf = (req: { url: string }) => req.url;\n`,
  );
  const user = leakyMiddleware
    .replace("'prom-client';", "'prom-client';\nimport { pathOf } from './metrics.ts';")
    .replace('req.originalUrl', 'pathOf(req)');
  const path = await folder.write('user.ts', user);
  await start();
  client.open(path, user);
  await client.pushed(path, has(1));
  client.open(counter, `export const pathOf = (req: { url: string }) => '/all';\n`);
  await client.pushed(path, has(0));
});
