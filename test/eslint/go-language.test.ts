// Go files in ESLint: places, comments of all kinds, suggestions, and what other rules make of them.
import { tmpdir } from 'node:os';
import { ESLint, type Linter } from 'eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import plugin from '../../packages/eslint-plugin/src/index.ts';
import { goService } from './services.ts';

const RULE = 'leakline/no-unbounded-metric-label';
const FOUND = ['12 no-unbounded-metric-label'];

interface Options {
  readonly configs?: readonly Linter.Config[];
  readonly linterOptions?: Linter.LinterOptions;
  readonly fix?: boolean;
}

async function lint(
  text: string,
  { configs = [], linterOptions = {}, fix }: Options = {},
): Promise<ESLint.LintResult> {
  const eslint = new ESLint({
    // Nothing is there: the text is a program of its own.
    cwd: tmpdir(),
    overrideConfigFile: true,
    overrideConfig: [...configs, plugin.configs.go as unknown as Linter.Config, { linterOptions }],
    fix: fix ?? false,
  });
  const [result] = await eslint.lintText(text, { filePath: 'leakline-not-there/main.go' });
  if (result === undefined) throw new Error('no result');
  return result;
}

/** `line rule`, or `line message` where no rule says it. */
async function messages(text: string, options?: Options): Promise<string[]> {
  const result = await lint(text, options);
  return result.messages.map((m) => `${m.line} ${m.ruleId?.replace('leakline/', '') ?? m.message}`);
}

const UNUSED: Options = { linterOptions: { reportUnusedDisableDirectives: 'error' } };

test('a finding has its exact range', async () => {
  const at = {
    ruleId: RULE,
    severity: 2,
    line: 12,
    column: 27,
    endLine: 12,
    endColumn: 37,
    messageId: 'finding',
  };
  expect((await lint(goService())).messages).toMatchObject([at]);
  expect((await lint(`\uFEFF${goService().replaceAll('\n', '\r\n')}`)).messages).toMatchObject([at]);
});

test.each([
  ['the next line', { above: `// eslint-disable-next-line ${RULE}` }],
  ['the next line, with a reason', { above: `// eslint-disable-next-line ${RULE} -- few paths` }],
  ['its line', { behind: `// eslint-disable-line ${RULE}` }],
  ['from there on', { above: '/* eslint-disable */' }],
  ['from there on, as Go writes comments', { above: `// eslint-disable ${RULE}` }],
  ['from there to here', { above: `/* eslint-disable ${RULE} */`, below: `/* eslint-enable ${RULE} */` }],
])('a comment switches off %s', async (_, comments) => {
  const result = await lint(goService(comments), UNUSED);
  expect(result.messages).toEqual([]);
  expect(result.suppressedMessages).toMatchObject([{ ruleId: RULE, line: 12 }]);
});

test.each([
  ['its line', { behind: '//nolint:leakline' }, []],
  ['its line for every linter', { behind: '//nolint:all' }, []],
  ["another linter's findings only", { behind: '//nolint:errcheck' }, FOUND],
])('nolint switches off %s', async (_, comments, found) => {
  expect(await messages(goService(comments), UNUSED)).toEqual(found);
});

test('a configuration comment switches a rule off for the file', async () => {
  expect(await messages(goService({ above: `/* eslint ${RULE}: "off" */` }))).toEqual([]);
});

test('a configuration comment that cannot be read is reported', async () => {
  expect(await messages(goService({ above: `/* eslint ${RULE}: { */` }))).toEqual([
    expect.stringMatching(/^11 Failed to parse JSON/),
    ...FOUND,
  ]);
});

test('a disable comment may not go over several lines', async () => {
  expect(await messages(goService({ behind: `/* eslint-disable-line\n${RULE} */` }))).toEqual([
    ...FOUND,
    '12 eslint-disable-line comment should not span multiple lines.',
  ]);
});

test('comments that switch nothing off are reported, and fixing takes them out', async () => {
  const spare = goService({ below: `// eslint-disable-next-line ${RULE}` });
  expect(await messages(spare, UNUSED)).toEqual([
    ...FOUND,
    expect.stringMatching(/^13 Unused eslint-disable directive/),
  ]);
  expect((await lint(spare, { ...UNUSED, fix: true })).output).toBe(goService({ below: ' ' }));
});

test('a configuration comment that says what the config says is reported', async () => {
  const options: Options = { linterOptions: { reportUnusedInlineConfigs: 'error' } };
  expect(await messages(goService({ above: `/* eslint ${RULE}: ["error", {}] */` }), options)).toEqual([
    expect.stringMatching(/^11 Unused inline config/),
    ...FOUND,
  ]);
});

test('a suggestion is never applied by --fix, and solves the problem', async () => {
  const text = `package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"path"})

func main() {
	router := gin.New()
	router.GET("/users/:id", func(c *gin.Context) {
		requests.WithLabelValues(c.Request.URL.Path).Inc()
	})
}
`;
  const result = await lint(text, { fix: true });
  expect(result.output).toBeUndefined();
  const suggestions = result.messages.flatMap((m) => m.suggestions ?? []);
  expect(suggestions).toHaveLength(1);
  for (const { fix } of suggestions) {
    const solved = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
    expect(solved).toContain('c.FullPath()');
    expect(await messages(solved)).toEqual([]);
  }
});

test('Go that cannot be parsed is linted as far as it goes, as the command does it', async () => {
  expect(await messages(`${goService()}\nfunc broken( {\n`)).toEqual(FOUND);
});

test("JavaScript's rules and options that are set for every file do no harm", async () => {
  const recommended = [...builtinRules].filter(([, rule]) => rule.meta?.docs?.recommended === true);
  expect(recommended.length).toBeGreaterThan(50);
  const configs: Linter.Config[] = [
    { rules: Object.fromEntries(recommended.map(([id]) => [id, 'error' as const])) },
    ...(tseslint.configs.recommended as Linter.Config[]),
    { languageOptions: { globals: { process: 'readonly' }, sourceType: 'module' } },
  ];
  expect(await messages(goService(), { configs })).toEqual(FOUND);
});
