// The tree that comes as memory is the one that comes as JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import type { RawTree } from 'oxc-parser/src-js/bindings.js';
import { expect, test } from 'vitest';
import { mayTransferRaw, parseRaw } from './raw-transfer.ts';

const root = join(import.meta.dirname, '../../..');

/** What `parse.ts` asks for. */
const options = (astType: 'js' | 'ts', lang: 'jsx' | 'ts' | 'tsx') =>
  ({ astType, lang, preserveParens: false, showSemanticErrors: false }) as const;

function expectSame(path: string, text: string, astType: 'js' | 'ts', lang: 'jsx' | 'ts' | 'tsx'): void {
  const json = parseSync(path, text, options(astType, lang));
  const raw = parseRaw(path, text, options(astType, lang));
  expect(plain(raw.program), path).toEqual(plain(json.program));
  const said = (tree: Pick<RawTree, 'errors' | 'comments'>) => ({
    errors: tree.errors.map((e) => [e.message, e.labels.map((l) => [l.start, l.end])]),
    comments: tree.comments
      .filter((c) => c.start > 0) // JavaScript's first line `#!` is a comment in one of them
      .map((c) => [c.type, c.value, c.start, c.end]),
  });
  expect(said(raw), path).toEqual(said(json));
}

/** Big integers and regular expressions have no JSON. */
const plain = (tree: unknown): unknown =>
  JSON.parse(
    JSON.stringify(tree, (_, v: unknown) => (typeof v === 'bigint' || v instanceof RegExp ? String(v) : v)),
  );

test('this machine takes trees as memory', () => {
  expect(mayTransferRaw()).toBe(true);
});

test('sources of this repository', () => {
  const files = ['packages', 'rules', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/node_modules|dist|\.d\.ts$/.test(name))
      .map((name) => join(root, folder, name)),
  );
  const some = files.filter((_, i) => i % 7 === 0);
  expect(some.length).toBeGreaterThan(80);
  for (const file of some)
    expectSame(file, readFileSync(file, 'utf8'), 'ts', file.endsWith('x') ? 'tsx' : 'ts');
});

test.each([
  ['empty', ''],
  ['a byte order mark', '\ufeffconst a = 1;'],
  ['other scripts', 'const größe = "\u65e5\u672c\u8a9e", x = `a${größe}\u{1f600}`; größe.\u540d\u524d;'],
  ['long names and texts', `const ${'n'.repeat(80)} = '${'t'.repeat(300)}';`],
  ['broken', 'function f( { const x = ; class'],
  ['regular expressions and big integers', 'const r = /a+(?<x>b)/giu, b = 123n, n = 0x10, s = 1e3;'],
  ['escapes', 'const s = "a\\u0041\\n\\x41", t = `\\u0041${s}`;'],
  ['a first line for the shell', '#!/usr/bin/env node\nlet a; // later'],
])('%s', (name, text) => {
  expectSame(`${name}.js`, text, 'js', 'jsx');
  expectSame(`${name}.ts`, text, 'ts', 'ts');
});

test('a text too large for the memory that is kept, and a small one after it', () => {
  expectSame('large.ts', 'export const value = { key: "some text" };\n'.repeat(20_000), 'ts', 'ts');
  expectSame('small.ts', 'export const value = 1;', 'ts', 'ts');
});
