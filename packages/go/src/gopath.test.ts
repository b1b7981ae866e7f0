// The import path of a folder that has no go.mod.
import { expect, test } from 'vitest';
import { importPathOfRoot } from './gopath.ts';

const folders = new Set(['store', 'web', 'web/session', 'errors']);
const rootOf = (...imports: string[]) => importPathOfRoot(imports, (folder) => folders.has(folder));

test('several packages lie where their import paths say', () => {
  expect(rootOf('fmt', 'example.com/me/app/store', 'example.com/me/app/web/session')).toBe(
    'example.com/me/app',
  );
});

test('one alone may be a library that is called like a folder', () => {
  expect(rootOf('fmt', 'example.com/pkg/errors')).toBeNull();
  expect(rootOf('example.com/pkg/errors', 'example.com/me/app/store', 'example.com/me/app/web')).toBe(
    'example.com/me/app',
  );
});

test('two that say as much say nothing', () => {
  expect(rootOf('a.org/x/store', 'a.org/x/web', 'b.org/y/store', 'b.org/y/web')).toBeNull();
});

test('packages of the standard library are nobody else’s', () => {
  expect(rootOf('net/web', 'net/store')).toBeNull();
});
