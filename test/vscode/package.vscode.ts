import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { expect, inject, test } from 'vitest';

const extension = resolve(import.meta.dirname, '..', '..', 'extension');

test('the package holds the bundles and what a user reads, nothing else', async () => {
  const files = await listFiles({ cwd: extension, packageManager: PackageManager.None });
  const kinds = files.map((file) =>
    file.replace(/(chunk|analysis-server)-[A-Z0-9]+/, '$1-#').replace(/parser\..*\.node/, 'parser.#.node'),
  );
  expect([...new Set(kinds)].sort()).toEqual([
    'LICENSE',
    'README.md',
    'dist/analysis-server-#.js',
    'dist/analysis-thread.js',
    'dist/chunk-#.js',
    'dist/extension.cjs',
    'dist/parser.#.node',
    'dist/server.js',
    'dist/snapshot-thread.js',
    'icon.png',
    'leakline.config.schema.json',
    'package.json',
  ]);
});

test('the package stays small', async () => {
  const { size } = await stat(join(inject('vsix')));
  expect(size).toBeLessThan(2 * 1024 * 1024);
});
