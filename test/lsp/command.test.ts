import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, startClient } from './client.ts';
import { leakyMiddleware, packageJson } from './samples.ts';

const command = join(resolve(import.meta.dirname, '..', '..'), 'packages', 'cli', 'dist', 'leakline.js');

test('`leakline lsp --stdio`, as built, is this server', async () => {
  const folder = await folderWith({ 'package.json': packageJson, 'middleware.ts': leakyMiddleware });
  const client = await startClient([process.execPath, command, 'lsp', '--stdio'], { folders: [folder.root] });
  try {
    const path = `${folder.root}/middleware.ts`;
    client.open(path, leakyMiddleware);
    const { diagnostics } = await client.pushed(path, (params) => params.diagnostics.length > 0);
    expect(diagnostics.map(({ code }) => code)).toEqual(['no-unbounded-metric-label']);
  } finally {
    expect(await client.stop(), client.log()).toBe(0);
    await folder.remove();
  }
});
