// The plugin as an object: what its rules and presets say, under RuleTester in both languages, and with other tools' configs.
import { ESLint, Linter, RuleTester } from 'eslint';
import { describe, expect, test } from 'vitest';
import manifest from '../../packages/eslint-plugin/package.json' with { type: 'json' };
import plugin from '../../packages/eslint-plugin/src/index.ts';
import { rules } from '@leakline/project';
import { goService } from './services.ts';
import { Workspace } from './workspace.ts';

const leakline = plugin as unknown as ESLint.Plugin;
const label = plugin.rules['no-unbounded-metric-label'] as never;
const service = (value: string): string => `import { createServer } from 'node:http';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
createServer((req) => requests.inc({ path: ${value} }));
`;
/** Whether the parts that differ are masked is a guess: no sure finding. */
const MASKED = service("(req.url ?? '').replace(/\\d+/g, ':id')");
const MESSAGE = /^This label value is /;

RuleTester.describe = describe;
RuleTester.it = test;

new RuleTester().run('no-unbounded-metric-label in JavaScript', label, {
  valid: [service("'all'"), MASKED],
  invalid: [
    {
      code: service('req.url'),
      errors: [{ message: MESSAGE, line: 4, column: 44, endLine: 4, endColumn: 51 }],
    },
    { code: MASKED, options: [{ minConfidence: 'low' }], errors: [{ message: MESSAGE }] },
  ],
});

new RuleTester({ plugins: { leakline }, language: 'leakline/go' }).run(
  'no-unbounded-metric-label in Go',
  label,
  {
    valid: ['package main\n', goService({ behind: '//nolint:leakline' })],
    invalid: [{ code: goService(), errors: [{ message: MESSAGE, line: 12, column: 27 }] }],
  },
);

function ids(text: string, config: Linter.Config): string[] {
  const messages = new Linter().verify(
    text,
    [{ files: ['**/*.js'] }, config],
    'leakline-not-there/service.js',
  );
  return messages.map((m) => `${m.severity} ${m.ruleId ?? m.message}`);
}

test('meta says who and what the plugin is', () => {
  expect(plugin.meta).toMatchObject({ name: 'eslint-plugin-leakline', namespace: 'leakline' });
  const workspace = new Workspace({ 'service.js': service('req.url') });
  try {
    const { plugins } = JSON.parse(workspace.run('--print-config', 'service.js').stdout) as {
      plugins: string[];
    };
    const version = manifest.version.replaceAll('.', '\\.');
    expect(plugins).toContainEqual(
      expect.stringMatching(new RegExp(`^leakline:${manifest.name}@${version}\\+[0-9a-f]{12}$`)),
    );
  } finally {
    workspace.remove();
  }
});

test.each(Object.entries(plugin.rules))(
  '%s says what it is, where it works and which options it takes',
  (id, { meta }) => {
    expect(meta.docs?.description).toMatch(/^Flags .*\.$/);
    expect(meta.docs?.url).toContain(id);
    expect(meta.languages).toEqual(['js/js', 'leakline/go']);
    expect(meta.defaultOptions).toEqual([{}]);
    expect(meta.schema).toMatchObject([{ additionalProperties: false }]);
  },
);

test('an option that there is not is refused', () => {
  const config = {
    plugins: { leakline },
    rules: { 'leakline/no-client-per-message': ['error', { minimum: 1 }] },
  } as unknown as Linter.Config;
  expect(() => ids('', config)).toThrow(/Unexpected property "minimum".*"minConfidence"/);
});

test('presets differ in rules, levels and certainty', () => {
  const { recommended, strict, all, go } = plugin.configs;
  const every = rules.map(({ meta }) => `leakline/${meta.id}`);
  expect(Object.keys(all.rules)).toEqual(every);
  expect(Object.keys(strict.rules)).toEqual(Object.keys(recommended.rules));
  expect(go).toMatchObject({ files: ['**/*.go'], language: 'leakline/go', rules: recommended.rules });
  for (const level of Object.values(strict.rules)) expect(level).toEqual(['error', { minConfidence: 'low' }]);
});

test('minConfidence shows less or more', () => {
  const preset = (name: 'recommended' | 'strict'): Linter.Config =>
    plugin.configs[name] as unknown as Linter.Config;
  expect(ids(MASKED, preset('recommended'))).toEqual([]);
  expect(ids(MASKED, preset('strict'))).toEqual(['2 leakline/no-unbounded-metric-label']);
  const high: Linter.Config = {
    plugins: { leakline },
    rules: { 'leakline/no-unbounded-metric-label': ['warn', { minConfidence: 'high' }] },
  };
  expect(ids(service('req.url'), high)).toEqual(['1 leakline/no-unbounded-metric-label']);
});
