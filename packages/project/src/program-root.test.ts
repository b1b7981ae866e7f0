// The folder that one program spans.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { programRoot } from './program-root.ts';

let base: string;
beforeEach(() => (base = mkdtempSync(join(tmpdir(), 'leakline-root-'))));
afterEach(() => rmSync(base, { recursive: true, force: true }));

function files(texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
}

test.each([
  ['the nearest manifest', { 'package.json': '{}', 'a/package.json': '{}', 'a/src/x.ts': '' }, 'a/src', 'a'],
  ['the nearest Go module', { 'package.json': '{}', 'svc/go.mod': 'module m', 'svc/x.go': '' }, 'svc', 'svc'],
  [
    'the workspace of npm or yarn',
    { 'package.json': '{"workspaces":["packages/*"]}', 'packages/a/package.json': '{}' },
    'packages/a',
    '.',
  ],
  [
    'the workspace of pnpm',
    { 'pnpm-workspace.yaml': '', 'package.json': '{}', 'a/package.json': '{}' },
    'a',
    '.',
  ],
  ['the workspace of Go', { 'go.work': '', 'a/go.mod': 'module a', 'a/b/x.go': '' }, 'a/b', '.'],
  ['the nearest manifest, broken or not', { 'package.json': '{', 'src/x.ts': '' }, 'src', '.'],
])('is %s', (_, texts, from, root) => {
  files(texts);
  expect(programRoot(join(base, from))).toBe(join(base, root));
});
