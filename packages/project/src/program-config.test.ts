// Which of several configs counts for a file, and what each one's `ignore` speaks of.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from './config.ts';
import { DiskHost } from './host.ts';
import { configFor, findConfig, findConfigs, ignoredBy } from './program-config.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leakline-config-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, object>>): void {
  for (const [path, config] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(config));
  }
}

const of = (folder: string) => findConfigs(join(root, folder), new DiskHost(join(root, folder)));

test('the nearest config upwards counts; one that cannot be read is named', () => {
  mkdirSync(join(root, 'a/b'), { recursive: true });
  mkdirSync(join(root, 'c/leakline.config.json'), { recursive: true });
  writeFileSync(join(root, 'leakline.config.json'), '{"minConfidence":"high"}');
  expect(findConfig(join(root, 'a/b'))?.config.minConfidence).toBe('high');
  writeFileSync(join(root, 'a/leakline.config.json'), '{"minConfidence":"low"}');
  expect(findConfig(join(root, 'a/b'))?.config.minConfidence).toBe('low');
  expect(() => findConfig(join(root, 'c'), () => 'shown')).toThrow(/^shown: is a folder, not a file/);
  rmSync(join(root, 'leakline.config.json'));
  rmSync(join(root, 'a/leakline.config.json'));
  expect(findConfig(join(root, 'a/b'))).toBeNull();
});

test('the nearest config to a file counts, whole; without one, the defaults', () => {
  write({
    'leakline.config.json': { minConfidence: 'high', rules: { 'no-client-per-message': 'off' } },
    'api/leakline.config.json': { minConfidence: 'low' },
    'api/deep/er/leakline.config.json': { rules: { 'no-client-per-message': 'info' } },
  });
  for (const [program, prefix] of [
    ['.', 'api/'],
    ['api', ''],
  ] as const) {
    const configs = of(program);
    expect(configFor(configs, `${prefix}a.ts`)).toMatchObject({ minConfidence: 'low', rules: {} });
    expect(configFor(configs, `${prefix}deep/er/a.ts`).rules).toEqual({ 'no-client-per-message': 'info' });
    expect(configFor(configs, `${prefix}deep/er/a.ts`).minConfidence).toBe('medium');
  }
  expect(configFor(of('.'), 'a.ts').minConfidence).toBe('high');
  expect(configFor(of('.'), 'apis/a.ts').minConfidence).toBe('high');
  expect(configFor([], 'a.ts')).toEqual(DEFAULT_CONFIG);
});

test('`ignore` is relative to the folder of its file, above the program or in it', () => {
  write({
    'leakline.config.json': { ignore: ['/api/gen', '*.gen.ts', 'legacy/'] },
    'api/src/leakline.config.json': { ignore: ['/old.ts'] },
  });
  const fromTop = ignoredBy(of('.'));
  const fromApi = ignoredBy(of('api'));
  for (const [path, isIgnored] of [
    ['gen/a.ts', true],
    ['src/a.gen.ts', true],
    ['src/old.ts', true],
    ['old.ts', false],
    ['src/deep/old.ts', false],
    ['src/a.ts', false],
  ] as const) {
    expect(fromTop(`api/${path}`), path).toBe(isIgnored);
    expect(fromApi(path), path).toBe(isIgnored);
  }
  expect(fromTop('old.ts')).toBe(false);
  // Asked for by name, what a config above leaves out is not left out.
  write({ 'legacy/tool/leakline.config.json': {} });
  rmSync(join(root, 'legacy/tool/leakline.config.json'));
  expect(fromTop('legacy/tool/a.ts')).toBe(true);
  expect(ignoredBy(of('legacy/tool'))('a.gen.ts')).toBe(false);
});

test('a broken config in a folder of the program is named', () => {
  write({ 'a/leakline.config.json': { rulez: {} } });
  const host = new DiskHost(root);
  expect(() => findConfigs(root, host, (file) => file.slice(root.length + 1))).toThrow(
    /^a\/leakline\.config\.json: \$\.rulez: expected/,
  );
});
