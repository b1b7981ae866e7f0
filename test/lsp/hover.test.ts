import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { folderWith, startClient, uriOf, type TestClient } from './client.ts';
import { cpuProfile } from './samples.ts';
import { builtServer } from './server.ts';

const code = `export function busy(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.sqrt(i);
  return sum;
}
`;
const server = await builtServer();
const folder = await folderWith({ 'package.json': '{"name":"service"}', 'busy.ts': code });
const busy = `${folder.root}/busy.ts`;
let client: TestClient;

async function start(profiles: readonly string[]): Promise<void> {
  client = await startClient(server.command, { folders: [folder.root], settings: () => ({ profiles }) });
  client.open(busy, code);
}

/** The hover's text, once there is one: the profiles are read after the start. */
async function hoverText(line: number, file = busy): Promise<string> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const hover = (await client.hover(file, line, 4)) as { contents: { value: string } } | null;
    if (hover !== null) return hover.contents.value;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  throw new Error(`no hover on line ${line}: ${client.log()}`);
}

afterEach(async () => expect(await client.stop(), client.log()).toBe(0));
afterAll(() => Promise.all([server.remove(), folder.remove()]));

test('a line tells what it costs, in the profiles that the settings name', async () => {
  await folder.write('captures/a.cpuprofile', cpuProfile(uriOf(busy), 'busy', { 3: 90, 4: 10 }));
  await start(['captures/a.cpuprofile']);
  const text = await hoverText(2);
  expect(text).toContain('a\\.cpuprofile');
  expect(text).toContain('90 \\%');
  expect(await client.hover(busy, 1, 4)).toBeNull();
});

test('captures that differ in a number are one series, the newest first', async () => {
  for (const [i, ticks] of [10, 20, 40].entries())
    await folder.write(
      `series/cpu-${i + 1}.cpuprofile`,
      cpuProfile(uriOf(busy), 'busy', { 3: ticks, 4: 10 }),
    );
  await start(['series']);
  const text = await hoverText(2);
  expect(text.match(/cpuprofile/g)).toHaveLength(1);
  expect(text).toContain('cpu\\-3\\.cpuprofile');
  expect(text).toContain('80 \\%');
  expect(text).toContain('grows in 3 of 3 captures');
});

test('the cost moves with its line while the code above it is edited', async () => {
  await folder.write('captures/a.cpuprofile', cpuProfile(uriOf(busy), 'busy', { 3: 90, 4: 10 }));
  await start(['captures/*.cpuprofile']);
  await hoverText(2);
  const start0 = { line: 0, character: 0 };
  client.change(busy, { range: { start: start0, end: start0 }, text: '// new\n' });
  expect(await hoverText(3)).toContain('90 \\%');
  expect(await client.hover(busy, 2, 4)).toBeNull();
});

test('names from profiles stay names', async () => {
  const hostile = '[run](command:evil) `x` <img src=y> $(flame)';
  const ticks = { 3: 9, 4: 1 };
  await folder.write(`hostile/${hostile}.cpuprofile`, cpuProfile(uriOf(busy), `${hostile}.busy`, ticks));
  await start(['hostile']);
  const text = await hoverText(2);
  expect(text).toContain('run');
  // Every mark that could be markup is escaped.
  for (const mark of ['\\]\\(command', '<img', '`', '\\$\\('])
    expect(text).not.toMatch(new RegExp(`(?<!\\\\)${mark}`));
});

test('a damaged profile is named in the status, and the others still count', async () => {
  await folder.write('captures/a.cpuprofile', cpuProfile(uriOf(busy), 'busy', { 3: 90, 4: 10 }));
  const broken = await folder.write('captures/broken.cpuprofile', '{ "nodes": [');
  await start(['captures/a.cpuprofile', 'captures/broken.cpuprofile']);
  expect(await hoverText(2)).toContain('90 \\%');
  const status = await client.receivedWhere('leakline/status', (params) =>
    JSON.stringify(params).includes('broken.cpuprofile'),
  );
  expect(status).toMatchObject({ state: 'warning' });
  await folder.write('captures/broken.cpuprofile', cpuProfile(uriOf(busy), 'busy', { 3: 5, 4: 5 }));
  client.fileChanged(broken);
  await client.receivedWhere('leakline/status', (params) => JSON.stringify(params).includes('ready'));
});

test('a heap snapshot says what a collection holds, where it is declared, and confirms the finding', async () => {
  const root = join(import.meta.dirname, '../../fixtures/node-service');
  const history = join(root, 'src/history.ts');
  client = await startClient(server.command, {
    folders: [root],
    settings: () => ({ profiles: ['profiles/dist/heap.heapsnapshot.gz'] }),
  });
  const text = await readFile(history, 'utf8');
  const declaration = text.split('\n').findIndex((line) => line.includes('const history'));
  client.open(history, text);
  expect((await hoverText(declaration, history)).replaceAll('\\', '')).toMatch(
    /`history` in src\/history\.ts:5 holds 1,010 entries, 663 kB retained \(profiles\/dist\/heap\.heapsnapshot\.gz\)/,
  );
  const { diagnostics } = await client.pushed(history, (params) =>
    params.diagnostics.some(({ message }) => String(message).includes('Measured here')),
  );
  expect(diagnostics[0]?.message).toMatch(/Measured here: 663 kB, .* of in-use heap/);
}, 60_000);

test('the config says where sources are, what is subtracted, and gets a line where it is wrong', async () => {
  const url = 'file:///build/app/slow.ts';
  const own = await folderWith({ 'package.json': '{"name":"service"}', 'src/busy.ts': code });
  await own.write('captures/cpu-1.cpuprofile', cpuProfile(url, 'busy', { 3: 10, 4: 10 }));
  await own.write('captures/cpu-2.cpuprofile', cpuProfile(url, 'busy', { 3: 40, 4: 20 }));
  const config = (profiles: Readonly<Record<string, unknown>>) =>
    own.write('leakline.config.json', JSON.stringify({ profiles }));
  const files = ['captures/*.cpuprofile'];
  const file = await own.write('src/slow.ts', code);
  await own.write('other/app/slow.ts', code);
  try {
    await config({
      files,
      base: 'captures/cpu-1.cpuprofile',
      pathMap: { '/build/app': 'src' },
    });
    client = await startClient(server.command, { folders: [own.root] });
    client.open(file, code);
    const text = await hoverText(2, file);
    // 30 of 40 samples more.
    expect(text).toContain('75 \\%');
    expect(text).toContain('cpu\\-2\\.cpuprofile less captures\\/cpu\\-1\\.cpuprofile');
    client.fileChanged(await config({ files, sourceRoots: ['gone'], base: 'none.cpuprofile' }));
    await client.hover(file, 2, 4);
    const shown = await client.receivedWhere('leakline/status', (params) =>
      JSON.stringify(params).includes('none.cpup'),
    );
    expect(JSON.stringify(shown)).toContain('$.profiles.sourceRoots[0]: gone: no such folder');
  } finally {
    await own.remove();
  }
});
