// Names of modules as their manifests have them.
import { expect, test } from 'vitest';
import { moduleIn } from './module-names.ts';

test.each([
  [
    'web/package.json',
    '{"author":{"name":"Ann"},"name":"@acme/web"}',
    [{ name: '@acme/web', folder: 'web' }],
  ],
  ['package.json', '\ufeff{"name":"shop"}', [{ name: 'shop', folder: '' }]],
  ['package.json', '{"author":{"name":"Ann"}}', []],
  ['package.json', '{"name":', []],
  ['package.json', '{"name":""}', []],
  [
    'go.mod',
    '// module example.com/no\nmodule "example.com/shop"\n',
    [{ name: 'example.com/shop', folder: '' }],
  ],
  ['main.go', 'module x', []],
])('%s: %s', (file, text, modules) => {
  expect(moduleIn(file, () => text)).toEqual(modules);
});
