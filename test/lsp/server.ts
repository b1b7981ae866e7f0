// Builds the language server as it ships, once for each test file that asks.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from '../../extension/build.ts';

/** @returns The command that starts the server on its standard streams. */
export async function builtServer(): Promise<{ command: readonly string[]; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'leakline-server-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await buildServer(folder);
  return {
    command: [process.execPath, join(folder, 'server.js'), '--stdio'],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
