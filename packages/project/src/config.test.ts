// A config is read, or refused in one line that says where and what was expected.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_CONFIG, findConfig, parseConfig } from './config.ts';

const ids = ['no-client-per-message', 'no-unbounded-metric-label'];
const parse = (text: string) => parseConfig(text, 'c.json', ids);

test('reads what the contract allows, with or without a byte order mark and the prefix', () => {
  const text = '{"rules":{"leakline/no-client-per-message":"off"},"minConfidence":"low","ignore":["gen/"]}';
  const expected = {
    rules: { 'no-client-per-message': 'off' },
    minConfidence: 'low',
    ignore: ['gen/'],
    profiles: [],
  };
  expect(parse(text)).toEqual(expected);
  expect(parse(`\uFEFF${text}`)).toEqual(expected);
});

test.each([
  ['{', /^c\.json: not valid JSON/],
  ['[]', /^c\.json: \$: expected an object$/],
  ['{"rulez":{}}', /^c\.json: \$\.rulez: .*did you mean "rules"\?$/],
  [
    '{"rules":{"no-client-per-mesage":"off"}}',
    /\$\.rules\["no-client-per-mesage"\].*did you mean "no-client-per-message"/,
  ],
  ['{"rules":{"no-client-per-message":"loud"}}', /expected "error", "warning", "info" or "off"$/],
  ['{"minConfidence":1}', /\$\.minConfidence: expected/],
  ['{"ignore":["a",2]}', /\$\.ignore\[1\]: expected a string$/],
  ['{"catalog":{"sinks":[]}}', /\$\.catalog: /],
])('refuses %s', (text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test('the nearest config upwards counts; one that cannot be read is named', () => {
  const root = mkdtempSync(join(tmpdir(), 'leakline-config-'));
  try {
    mkdirSync(join(root, 'a/b'), { recursive: true });
    mkdirSync(join(root, 'c/leakline.config.json'), { recursive: true });
    writeFileSync(join(root, 'leakline.config.json'), '{"minConfidence":"high"}');
    expect(findConfig(join(root, 'a/b'), ids).minConfidence).toBe('high');
    writeFileSync(join(root, 'a/leakline.config.json'), '{"minConfidence":"low"}');
    expect(findConfig(join(root, 'a/b'), ids).minConfidence).toBe('low');
    expect(() => findConfig(join(root, 'c'), ids, () => 'shown')).toThrow(/^shown: is a folder, not a file/);
    rmSync(join(root, 'leakline.config.json'));
    rmSync(join(root, 'a/leakline.config.json'));
    expect(findConfig(join(root, 'a/b'), ids)).toEqual(DEFAULT_CONFIG);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
