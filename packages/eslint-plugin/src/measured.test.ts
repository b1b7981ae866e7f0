// Captures that leakline.config.json names speak in ESLint's messages.
import { join } from 'node:path';
import { DEFAULT_CONFIG, type Config } from '@leakline/project';
import { expect, test } from 'vitest';
import { LocalAnalyst } from './analyst.ts';

const root = join(import.meta.dirname, '../../../fixtures/go-service');

function messagesWith(
  captures: readonly string[],
  more: Partial<Config['profiles']> = {},
): { messages: string[]; told: string[] } {
  const told: string[] = [];
  const profiles = { ...DEFAULT_CONFIG.profiles, files: captures, ...more };
  const config = [{ folder: '', prefix: '', config: { ...DEFAULT_CONFIG, profiles } }];
  const program = { root, config, listed: null, build: null, loweringThread: null };
  const { files } = new LocalAnalyst(program, (problem) => told.push(problem)).checkWhole({
    ruleOptions: {},
  });
  return { messages: [...files.values()].flatMap(({ findings }) => findings.map((f) => f.message)), told };
}

test('what a finding holds, and that it was not met', () => {
  const { messages, told } = messagesWith(['profiles/heap-3.pb.gz']);
  expect(told).toEqual([]);
  expect(messages.join('\n')).toMatch(
    /Measured: holds 33\.6 MB, 40 % of in-use heap \(profiles\/heap-3\.pb\.gz\)\.$/m,
  );
  expect(
    messages.every((message) =>
      /(Measured: .*|No sample of the given profiles is on this line)\.$/.test(message),
    ),
  ).toBe(true);
});

test('nothing without captures, and a line for one that cannot be used', () => {
  expect(messagesWith([]).messages.join('\n')).not.toMatch(/Measured|No sample/);
  const { messages, told } = messagesWith(['profiles/none.pb.gz', '../../package.json']);
  expect(messages.join('\n')).not.toMatch(/Measured|No sample/);
  expect(told).toEqual([
    'profiles/none.pb.gz: no such file',
    '../../package.json: is outside the folder (name it in your own settings)',
  ]);
});

test('what a base has is taken away, and the base is no capture of its own', () => {
  const base = 'profiles/heap-1.pb.gz';
  const { messages, told } = messagesWith([base, 'profiles/heap-3.pb.gz'], { base });
  expect(told).toEqual([]);
  const measured = messages.filter((message) => message.includes('Measured: '));
  expect(measured.length).toBeGreaterThan(0);
  for (const message of measured)
    expect(message).toMatch(/\(profiles\/heap-3\.pb\.gz less profiles\/heap-1\.pb\.gz\)\.$/);
  expect(messages.join('\n')).not.toContain('holds 33.6 MB');
});

test('only what lies in the source roots is measured, and a map leads where it says', () => {
  const at = (more: Partial<Config['profiles']>): string =>
    messagesWith(['profiles/heap-trimpath.pb.gz'], more).messages.join('\n');
  expect(at({ sourceRoots: ['.'] })).toContain('Measured: ');
  expect(at({ sourceRoots: ['profiles'] })).not.toContain('Measured: ');
  expect(at({ pathMap: [{ from: 'example.com', to: 'nowhere' }] })).not.toBe(at({}));
});

test('a line for a base and for source roots that cannot be used; the captures count all the same', () => {
  const files = ['profiles/heap-3.pb.gz'];
  for (const [more, line] of [
    [{ base: 'none.pb.gz' }, 'none.pb.gz: no such file'],
    [{ base: 'profiles/cpu.pb.gz' }, /cpu\.pb\.gz: has no .*, so it is no base for /],
    [{ sourceRoots: ['none'] }, 'leakline.config.json: $.profiles.sourceRoots[0]: none: no such folder'],
  ] as const) {
    const { messages, told } = messagesWith(files, more);
    expect(told).toEqual([typeof line === 'string' ? line : expect.stringMatching(line)]);
    expect(messages.join('\n')).toContain('holds 33.6 MB');
  }
});
