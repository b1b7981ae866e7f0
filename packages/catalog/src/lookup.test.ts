// Which rows an import specifier leads to: its own, those of the package that it is a door of, or none.
import { expect, test } from 'vitest';
import { Catalog } from './lookup.ts';
import type { Library, Member } from './schema.ts';

const library = (language: string, packages: readonly string[], names: readonly string[]): Library => ({
  language,
  packages,
  version: '1.0.0',
  source: 'a test',
  exports: Object.fromEntries(names.map((name): [string, Member] => [name, { because: name }])),
  types: { Thing: {} },
});
const catalog = new Catalog([
  library('javascript', ['tools'], ['default', 'memoize', 'SQS']),
  library('javascript', ['tools/fp'], ['curry']),
  library('javascript', ['@scope/tools'], ['open']),
  library('javascript', ['node:fs', 'fs'], ['watch']),
  library('go', ['net/http'], ['Get']),
]);
const found = (specifier: string, name: string, language = 'javascript'): string | undefined =>
  catalog.exportOf(language, specifier, name)?.member.because;

test("a path below a package's name is one of its doors", () => {
  expect(found('tools/lib/anything', 'memoize')).toBe('memoize');
  expect(found('@scope/tools/server', 'open')).toBe('open');
  expect(catalog.typeOf('javascript', 'tools/types', 'Thing')?.key).toBe('javascript:tools#Thing');
});

test('a door with rows of its own has only those', () => {
  expect(found('tools/fp', 'curry')).toBe('curry');
  expect(found('tools/fp', 'memoize')).toBeUndefined();
});

test('the whole of a file is what the package exports under its name, and not the whole package', () => {
  expect(found('tools/memoize', 'default')).toBe('memoize');
  expect(found('tools/clients/sqs', '')).toBe('SQS');
  expect(found('tools/other', 'default')).toBeUndefined();
  expect(found('tools', 'default')).toBe('default');
});

test('a scope, a module of Node and an import path of Go are no packages with doors', () => {
  expect(found('@scope/tools', 'open')).toBe('open');
  expect(found('@scope/other', 'open')).toBeUndefined();
  expect(found('fs/promises', 'watch')).toBeUndefined();
  expect(found('node:fs/promises', 'watch')).toBeUndefined();
  expect(found('net/http/pprof', 'Get', 'go')).toBeUndefined();
});
