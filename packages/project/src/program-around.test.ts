// Which program a folder belongs to, by what package managers and Go document of their workspaces.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { programAround, programFor } from './program-around.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leakline-members-'));
  mkdirSync(join(root, 'repo/.git'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
const program = (folder: string) => programAround(join(root, folder)).slice(root.length + 1);

test.each([
  ['npm, Yarn and Bun', { 'repo/package.json': '{"workspaces":["packages/*","./tools/"]}' }],
  ['Yarn’s object', { 'repo/package.json': '{"workspaces":{"packages":["packages/*","tools"]}}' }],
  [
    'pnpm',
    {
      'repo/package.json': '{}',
      'repo/pnpm-workspace.yaml':
        "packages:\n  # all\n  - 'packages/*'\n  - tools # here\n\ncatalog:\n  - no\n",
    },
  ],
])('%s: members belong to the workspace, others do not', (_, files) => {
  write({
    ...files,
    'repo/packages/a/package.json': '{}',
    'repo/tools/package.json': '{}',
    'repo/fixtures/f/package.json': '{}',
  });
  mkdirSync(join(root, 'repo/packages/a/src/deep'), { recursive: true });
  expect(program('repo/packages/a')).toBe('repo');
  expect(program('repo/packages/a/src/deep')).toBe('repo');
  expect(program('repo/tools')).toBe('repo');
  expect(program('repo/fixtures/f')).toBe('repo/fixtures/f');
  expect(program('repo')).toBe('repo');
});

test('a pattern that begins with ! takes out', () => {
  write({
    'repo/pnpm-workspace.yaml': "packages:\n  - packages/**\n  - '!packages/x'\n",
    'repo/packages/x/package.json': '{}',
    'repo/packages/y/package.json': '{}',
  });
  expect(program('repo/packages/x')).toBe('repo/packages/x');
  expect(program('repo/packages/y')).toBe('repo');
});

test.each(['go 1.23\n\nuse (\n\t./api // it\n\t"./lib"\n)\n', 'go 1.23\nuse ./api\nuse ./lib\n'])(
  'go.work %j',
  (text) => {
    write({
      'repo/go.work': text,
      'repo/api/go.mod': 'module a\n',
      'repo/lib/go.mod': 'module l\n',
      'repo/other/go.mod': 'module o\n',
    });
    expect([program('repo/api'), program('repo/lib'), program('repo/other')]).toEqual([
      'repo',
      'repo',
      'repo/other',
    ]);
  },
);

test('a folder of a package belongs to it; nothing above the checkout does', () => {
  write({ 'package.json': '{"workspaces":["repo"]}', 'repo/src/a.ts': '' });
  expect(program('repo/src')).toBe('repo/src');
  write({ 'repo/package.json': '{' });
  expect(program('repo/src')).toBe('repo');
});

test('a config of its own makes no program of its own', () => {
  write({
    'repo/package.json': '{"workspaces":["packages/*"]}',
    'repo/leakline.config.json': '{}',
    'repo/packages/a/package.json': '{}',
    'repo/packages/a/leakline.config.json': '{}',
  });
  expect(program('repo/packages/a')).toBe('repo');
});

const programIn = (folder: string, workingFolder: string) =>
  programFor(join(root, folder), join(root, workingFolder)).slice(root.length + 1);

test('who works on the whole sees its inner packages in it, also those that no workspace names', () => {
  write({
    'repo/package.json': '{}',
    'repo/tools/gen/package.json': '{}',
    'repo/api/go.mod': 'module a\n',
  });
  for (const inner of ['repo/tools/gen', 'repo/api', 'repo/src']) {
    expect(programIn(inner, 'repo')).toBe('repo');
    expect(programIn(inner, inner)).toBe(programAround(join(root, inner)).slice(root.length + 1));
  }
  // Outside of what one works on.
  expect(programIn('repo/api', 'repo/tools/gen')).toBe('repo/api');
});

test('a checkout without a manifest is one thing, but not what lies in a checkout inside it', () => {
  write({ 'repo/web/package.json': '{}', 'repo/shared/a.ts': '' });
  mkdirSync(join(root, 'repo/module/.git'), { recursive: true });
  expect(programIn('repo/shared', 'repo')).toBe('repo');
  expect(programIn('repo/web', 'repo')).toBe('repo');
  expect(programIn('repo/module', 'repo')).toBe('repo/module');
});

test('nobody works on a folder of many projects as a whole', () => {
  write({ 'repo/package.json': '{}', 'one/package.json': '{}', 'loose/deep/a.js': '' });
  expect(programIn('repo/src', '')).toBe('repo');
  expect(programIn('one', '')).toBe('one');
  expect(programIn('loose/deep', '')).toBe('loose/deep');
  write({ 'loose/eslint.config.js': '' });
  expect(programIn('loose/deep', 'loose')).toBe('loose');
});
