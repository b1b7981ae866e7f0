import { expect, test } from 'vitest';
import { defaultSettings, readSettings } from './settings.ts';

test('an editor that knows no settings gets the defaults', () => {
  expect(readSettings(null)).toEqual({ settings: defaultSettings, problems: [] });
  expect(readSettings({})).toEqual({ settings: defaultSettings, problems: [] });
});

test('reads what is set', () => {
  expect(readSettings({ enable: false, profiles: ['prof/*.pprof'], minConfidence: 'high' }).settings).toEqual(
    {
      enable: false,
      profiles: ['prof/*.pprof'],
      minConfidence: 'high',
    },
  );
});

test('"config" leaves the confidence to the config file', () => {
  expect(readSettings({ minConfidence: 'config' })).toEqual({ settings: defaultSettings, problems: [] });
});

test('a value of a wrong type is named and ignored, the others hold', () => {
  const { settings, problems } = readSettings({
    enable: 'yes',
    profiles: [1],
    minConfidence: 'all',
    trace: {},
  });
  expect(settings).toEqual(defaultSettings);
  expect(problems).toHaveLength(3);
  expect(problems.join('\n')).toContain('"leakline.enable" must be true or false');
});

test('a section that is no object is named', () => {
  expect(readSettings([]).problems).toEqual(['the setting "leakline" must be an object']);
});
