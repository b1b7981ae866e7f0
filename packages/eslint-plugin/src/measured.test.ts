// Captures that leakline.config.json names speak in ESLint's messages.
import { join } from 'node:path';
import { DEFAULT_CONFIG } from '@leakline/project';
import { expect, test } from 'vitest';
import { LocalAnalyst } from './analyst.ts';

const root = join(import.meta.dirname, '../../../fixtures/go-service');

function messagesWith(profiles: readonly string[]): { messages: string[]; told: string[] } {
  const told: string[] = [];
  const config = [{ folder: '', prefix: '', config: { ...DEFAULT_CONFIG, profiles } }];
  const program = { root, config, build: null, loweringThread: null };
  const { files } = new LocalAnalyst(program, (problem) => told.push(problem)).checkAll({ ruleOptions: {} });
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
