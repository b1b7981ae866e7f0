// Which files a folder on disk gives: ignore files at every depth, links, and folders that are never source.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DiskHost } from './host.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leakline-host-'));
  const files = {
    '.gitignore': 'gen/\n*.log.ts\n',
    'a.ts': '',
    'b.log.ts': '',
    'gen/x.ts': '',
    'pkg/.gitignore': '/local.ts\n',
    'pkg/local.ts': '',
    'pkg/deep/local.ts': '',
    'node_modules/m/index.js': '',
    'vendor/v.go': '',
    'pkg/dist/out.js': '',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  symlinkSync('..', join(root, 'pkg/loop'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const sources = () => new DiskHost(root).list().filter((path) => /\.(ts|js|go)$/.test(path));

test('outside a checkout nested ignore files count, and loops of links end', () => {
  expect(sources()).toEqual(['a.ts', 'pkg/deep/local.ts']);
});

test('in a checkout the list is the same', () => {
  execFileSync('git', ['init', '-q'], { cwd: root });
  expect(sources()).toEqual(['a.ts', 'pkg/deep/local.ts']);
});

test('what cannot be read is null', () => {
  const host = new DiskHost(root);
  expect([host.read('nope.ts'), host.read('pkg'), host.size('pkg')]).toEqual([null, null, null]);
});
