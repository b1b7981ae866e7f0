import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { defaultSettings, readSettings } from '../../packages/language-server/src/settings.ts';

const extension = resolve(import.meta.dirname, '..', '..', 'extension');
const manifest = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8')) as {
  contributes: { configuration: { properties: Record<string, { default: unknown; scope?: string }> } };
};
const { properties } = manifest.contributes.configuration;

test('the extension offers the settings that the server reads, and the trace that the client reads', () => {
  const read = Object.keys(defaultSettings).map((name) => `leakline.${name}`);
  expect(Object.keys(properties).sort()).toEqual([...read, 'leakline.trace.server'].sort());
});

test("the extension's defaults mean the server's defaults", () => {
  const values = Object.keys(defaultSettings).map((name) => [name, properties[`leakline.${name}`]?.default]);
  expect(readSettings(Object.fromEntries(values))).toEqual({ settings: defaultSettings, problems: [] });
});

test('every setting has a scope and stands in the README with its default', () => {
  const readme = readFileSync(join(extension, 'README.md'), 'utf8');
  for (const [name, { default: value, scope }] of Object.entries(properties)) {
    expect(scope, name).toMatch(/^(resource|window)$/);
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
    expect(row).toContain(`\`${JSON.stringify(value)}\``);
  }
});
