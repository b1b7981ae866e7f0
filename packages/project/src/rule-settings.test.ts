// What a check asks for stands before the config, and holds for that check only.
import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from './config.ts';
import { RuleSettings } from './rule-settings.ts';

const severityOf = (
  settings: RuleSettings,
  asked: Parameters<RuleSettings['of']>[1],
  config = DEFAULT_CONFIG,
) => settings.of(config, asked).find(({ rule }) => rule.meta.id === 'no-forced-gc')?.severity ?? 'off';

test('what is asked for stands before the config, whoever asked before', () => {
  const settings = new RuleSettings();
  const strict = { ...DEFAULT_CONFIG, rules: { 'no-forced-gc': 'error' } } as const;
  expect(severityOf(settings, {})).toBe('warning');
  expect(severityOf(settings, {}, strict)).toBe('error');
  expect(severityOf(settings, { rules: { 'no-forced-gc': 'off' } }, strict)).toBe('off');
  expect(severityOf(settings, {}, strict)).toBe('error');
});

test('configs of one check do not speak for each other', () => {
  const settings = new RuleSettings();
  const asked = {};
  const off = { ...DEFAULT_CONFIG, rules: { 'no-forced-gc': 'off' } } as const;
  expect(severityOf(settings, asked, off)).toBe('off');
  expect(severityOf(settings, asked)).toBe('warning');
  expect(severityOf(settings, asked, off)).toBe('off');
});
