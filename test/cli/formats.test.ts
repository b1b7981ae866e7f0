// What CI systems read, held against what those systems document: the SARIF schema, GitLab's and GitHub's pages, JUnit's shape.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AjvModule from 'ajv-draft-04';
import addFormatsModule from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LEAK, leakyMiddleware, repository, TestProject } from './command.ts';

// Both are CommonJS packages whose types say ES module.
const Ajv = AjvModule as unknown as typeof AjvModule.default;
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

/** An odd name, an entity, a tab, a wrapper in another file for a trace across files. */
const ODD = 'src/a b&<ü>.ts';
let project: TestProject;
beforeAll(() => {
  project = new TestProject({
    'package.json': '{}',
    [ODD]: LEAK,
    'src/wrapper.ts': `import { Counter } from 'prom-client';
const c = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
export const observe = (path: string) => c.inc({ path });
`,
    'src/app.ts': leakyMiddleware('observe(req.path);').replace(
      'import express',
      "import { observe } from './wrapper.ts'; import express",
    ),
    'src/warned.ts': leakyMiddleware('requests.inc({ path: req.url });'),
  });
});
afterAll(() => project.remove());

const say = (format: string, ...more: string[]) => project.run(['check', '--format', format, ...more]).stdout;

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly partialFingerprints: Record<string, string>;
      readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[];
      readonly codeFlows?: readonly {
        threadFlows: readonly {
          locations: readonly {
            location: { physicalLocation: { artifactLocation: { uri: string } }; message: { text: string } };
          }[];
        }[];
      }[];
    }[];
  }[];
}

/** The published schema; the package's own matchers are for another test runner. */
function sarifValidator() {
  const schema = JSON.parse(
    readFileSync(
      createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
      'utf8',
    ),
  ) as object;
  // The schema has a pattern (of language tags) that only the lenient kind of expressions allows.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

test('the schema is in force: it refuses what is no SARIF', () => {
  const isValid = sarifValidator();
  expect(isValid({ version: '2.1.0', runs: [{ tool: { driver: {} }, results: [] }] })).toBe(false);
});

test.each([
  ['findings in odd paths', []],
  ['no findings', ['--rule', 'no-client-per-message']],
  ['warnings', ['--rule', 'no-unbounded-metric-label=warning']],
])('SARIF 2.1.0: %s are valid by the published schema', (_, args) => {
  const isValid = sarifValidator();
  expect(isValid(JSON.parse(say('sarif', ...args))), JSON.stringify(isValid.errors)).toBe(true);
});

test('SARIF of the fixtures is valid, with evidence', () => {
  const fixtures = new TestProject({});
  try {
    const profile = `${repository}/fixtures/go-service/profiles/heap-3.pb.gz`;
    const { stdout } = fixtures.run(
      ['check', `${repository}/fixtures/go-service`, '--profile', profile, '--format', 'sarif'],
      {},
    );
    const isValid = sarifValidator();
    expect(isValid(JSON.parse(stdout)), JSON.stringify(isValid.errors)).toBe(true);
  } finally {
    fixtures.remove();
  }
});

test('SARIF: URIs are escaped, the trace is a code flow through files, fingerprints stay when lines move', () => {
  const { results } = (JSON.parse(say('sarif')) as Sarif).runs[0] ?? { results: [] };
  const at = (uri: string) =>
    results.find((r) => r.locations[0]?.physicalLocation.artifactLocation.uri === uri);
  expect(decodeURIComponent('src/a%20b%26%3C%C3%BC%3E.ts')).toBe(ODD);
  const odd = at('src/a%20b%26%3C%C3%BC%3E.ts');
  expect(odd).toBeDefined();
  const steps = at('src/app.ts')?.codeFlows?.[0]?.threadFlows[0]?.locations.map(
    (l) => l.location.physicalLocation.artifactLocation.uri,
  );
  expect(new Set(steps)).toEqual(new Set(['src/app.ts', 'src/wrapper.ts']));

  project.write(ODD, leakyMiddleware(undefined, 40));
  const moved = (JSON.parse(say('sarif')) as Sarif).runs[0]?.results.map((r) => r.partialFingerprints);
  project.write(ODD, LEAK);
  expect(moved).toEqual(results.map((r) => r.partialFingerprints));
});

test('GitLab: an array of issues with the five fields of its documentation, relative paths, distinct fingerprints', () => {
  const text = say('gitlab');
  // "The report must not have a byte order mark at the beginning of the file."
  expect(text.startsWith('[')).toBe(true);
  const issues = JSON.parse(text) as {
    description: string;
    check_name: string;
    fingerprint: string;
    severity: string;
    location: { path: string; lines: { begin: number } };
  }[];
  expect(issues).toHaveLength(3);
  for (const issue of issues) {
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity);
    expect(issue.location.path).not.toMatch(/^(\.\/|\/)/);
    expect(issue.location.lines.begin).toBeGreaterThan(0);
    expect(issue.description).not.toBe('');
    expect(issue.check_name).toMatch(/^leakline\//);
  }
  expect(new Set(issues.map((i) => i.fingerprint)).size).toBe(3);
  expect(JSON.parse(say('gitlab', '--rule', 'no-client-per-message'))).toEqual([]);
});

test('GitLab and SARIF name a finding alike', () => {
  const gitlab = (JSON.parse(say('gitlab')) as { fingerprint: string }[]).map((i) => i.fingerprint);
  const sarif = (JSON.parse(say('sarif')) as Sarif).runs[0]?.results.map(
    (r) => r.partialFingerprints['leakline/v1'],
  );
  expect(gitlab).toEqual(sarif);
});

test('GitHub: a workflow command a line, by severity', () => {
  const lines = (...more: string[]) =>
    say('github', ...more)
      .trimEnd()
      .split('\n');
  expect(lines()).toHaveLength(3);
  for (const line of lines())
    expect(line).toMatch(
      /^::error file=[^:,]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=leakline\/[\w-]+::\S/,
    );
  expect(lines('--rule', 'no-unbounded-metric-label=warning')[0]).toMatch(/^::warning /);
  expect(lines('--rule', 'no-unbounded-metric-label=info')[0]).toMatch(/^::notice /);
});

test('JUnit: well-formed, with counts that agree and what GitLab and Jenkins show of a case', () => {
  const text = say('junit');
  expect(XMLValidator.validate(text)).toBe(true);
  const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'testcase' });
  const { testsuites } = parser.parse(text) as {
    testsuites: {
      testsuite: {
        '@_tests': string;
        '@_failures': string;
        testcase: {
          '@_name': string;
          '@_classname': string;
          '@_file': string;
          failure: { '@_message': string };
        }[];
      };
    };
  };
  const { testsuite } = testsuites;
  expect(testsuite.testcase).toHaveLength(3);
  expect([testsuite['@_tests'], testsuite['@_failures']]).toEqual(['3', '3']);
  const odd = testsuite.testcase.find((c) => c['@_file'] === ODD);
  expect(odd?.['@_name']).toBe(`leakline/no-unbounded-metric-label ${ODD}:5:24`);
  expect(odd?.failure['@_message']).toMatch(/label value/);
  expect(XMLValidator.validate(say('junit', '--rule', 'no-client-per-message'))).toBe(true);
});

test('in CI, paths start at the repository’s root, and fingerprints are the same from every folder', () => {
  const from = (cwd: string, format: string, env: Record<string, string>) =>
    project.run(['check', '--format', format], { cwd, env }).stdout;
  const github = { GITHUB_WORKSPACE: project.root };
  expect(from('src', 'github', github)).toContain('file=src/app.ts,');
  expect(from('src', 'sarif', github)).toContain('"uri": "src/app.ts"');
  const gitlab = { CI_PROJECT_DIR: project.root };
  expect(from('src', 'gitlab', gitlab)).toBe(from('.', 'gitlab', gitlab));
  // Elsewhere, and in what scripts read, they start at the working directory.
  expect(from('src', 'github', { GITHUB_WORKSPACE: '/elsewhere' })).toContain('file=app.ts,');
  expect(from('src', 'json', github)).toContain('"path": "app.ts"');
});

test('a program’s format is all that standard output has', () => {
  for (const format of ['json', 'sarif', 'gitlab'])
    expect(() => JSON.parse(say(format, 'package.json', ODD)) as unknown).not.toThrow();
  expect(project.run(['check', '--format', 'json', 'package.json']).stderr).toBe(
    'leakline: skipped package.json: not TypeScript, JavaScript or Go source\n',
  );
});
