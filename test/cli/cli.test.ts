// The command as users run it: the built bundle as a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const bin = join(root, 'packages/cli/dist/leakline.js');
let folder: string;

function run(args: readonly string[], cwd = folder) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' },
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-cli-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'package.json'), '{"name":"x"}');
  writeFileSync(
    join(folder, 'src/app.ts'),
    `import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
express().use((req, res, next) => {
\trequests.inc({ path: req.path });
\tnext();
});
`,
  );
  writeFileSync(join(folder, 'src/clean.ts'), 'export const x = 1;\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('check', () => {
  test('prints the contract as JSON and exits with 1', () => {
    const { status, stdout } = run(['check', '--format', 'json']);
    expect(status).toBe(1);
    const report: unknown = JSON.parse(stdout);
    expect(report).toMatchObject({
      version: 1,
      findings: [
        {
          rule: 'no-unbounded-metric-label',
          path: 'src/app.ts',
          range: { start: { line: 5, column: 23 }, end: { line: 5, column: 31 } },
          severity: 'error',
          confidence: 'high',
          evidence: [],
        },
      ],
      summary: { files: 2, findings: 1 },
    });
  });

  test('prints the line with the range underlined, without colours in a pipe', () => {
    const { stdout } = run(['check']);
    expect(stdout).toContain('requests.inc({ path: req.path });');
    expect(stdout).toMatch(/^ {8}│ {22}~{8}$/m);
    expect(stdout).not.toContain('\u001b[');
  });

  test.each([
    ['sarif', /"ruleId": "leakline\/no-unbounded-metric-label"/],
    ['github', /^::error file=src\/app\.ts,line=5,endLine=5,col=23,endColumn=31,/],
    ['gitlab', /"check_name": "leakline\/no-unbounded-metric-label"/],
    ['junit', /<failure type="leakline\/no-unbounded-metric-label"/],
  ])('speaks %s', (format, expected) => {
    const { status, stdout, stderr } = run(['check', '--format', format]);
    expect(stdout).toMatch(expected);
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });

  test('exits with 0 where there is nothing to find', () => {
    expect(run(['check', 'src/clean.ts'])).toMatchObject({ status: 0, stderr: '' });
  });

  test('a file is checked with the program around it', () => {
    expect(run(['check', 'src/app.ts', '--format', 'json']).status).toBe(1);
  });
});

describe('wrong use is one line on stderr and exit code 2', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a missing path', ['check', 'nope'], /^leakline: nope: no such file or folder$/],
    [
      'an unknown rule',
      ['check', '--rule', 'no-unbounded-metric-lable'],
      /unknown rule "no-unbounded-metric-lable"; did you mean "no-unbounded-metric-label"\?$/,
    ],
    ['an unknown option', ['check', '--fomat', 'json'], /--fomat/],
    ['an unknown format', ['check', '--format', 'yaml'], /--format: "yaml" is not one of text, json/],
    ['an unknown command', ['chekc'], /unknown command "chekc"/],
    ['a missing profile', ['link', 'nope.pprof'], /nope\.pprof: no such file/],
    ['a profile that is none', ['link', 'src/app.ts'], /src\/app\.ts: /],
    ['an empty profile', ['link', 'empty.pprof'], /empty\.pprof: empty/],
    ['a truncated gzip', ['check', '--profile', 'cut.pb.gz'], /cut\.pb\.gz: .*gzip/],
    ['damaged protobuf', ['link', 'damaged.pb'], /damaged\.pb: /],
    ['an unknown rule to explain', ['explain', 'nope'], /unknown rule "nope"/],
  ];
  beforeAll(() => {
    writeFileSync(join(folder, 'empty.pprof'), '');
    const heap = readFileSync(join(root, 'fixtures/go-service/profiles/heap-3.pb.gz'));
    writeFileSync(join(folder, 'cut.pb.gz'), heap.subarray(0, heap.length / 2));
    writeFileSync(join(folder, 'damaged.pb'), gzipSync(Buffer.from([0x0a, 0xff, 0xff, 0x01, 0x02])));
  });
  test.each(cases)('%s', (_, args, message) => {
    const { status, stderr, stdout } = run(args);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr.trimEnd()).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('link', () => {
  test('gives every line of the profile, with paths of the build machine mapped to local files', () => {
    const { status, stdout } = run(
      [
        'link',
        'fixtures/go-service/profiles/heap-3.pb.gz',
        '--source-root',
        'fixtures/go-service',
        '--format',
        'json',
      ],
      root,
    );
    expect(status).toBe(0);
    const table = JSON.parse(stdout) as {
      lines: {
        path: string | null;
        line: number;
        costs: Record<string, { flat: number; cum: number }>;
        findings: string[];
      }[];
    };
    const label = table.lines.find(
      (l) => l.path === 'fixtures/go-service/internal/metrics/metrics.go' && l.line === 35,
    );
    expect(label?.findings).toEqual(['no-unbounded-metric-label']);
    expect(label?.costs.inuse_space?.cum).toBeGreaterThan(10_000_000);
  });

  test('a -trimpath binary is mapped by its module name', () => {
    const { stdout } = run(
      [
        'link',
        'fixtures/go-service/profiles/heap-trimpath.pb.gz',
        '--source-root',
        'fixtures/go-service',
        '--format',
        'json',
      ],
      root,
    );
    const table = JSON.parse(stdout) as { lines: { path: string | null; mapping: string }[] };
    expect(table.lines.filter((l) => l.mapping === 'module').length).toBeGreaterThan(3);
  });
});

describe('what was asked for by name is not passed over in silence', () => {
  test.each([
    [
      'a file that is no source',
      'package.json',
      'skipped package.json: not TypeScript, JavaScript or Go source',
    ],
    ['a test', 'src/app.test.ts', 'skipped src/app.test.ts: a test'],
    ['a folder without source', 'empty', 'skipped empty: no TypeScript, JavaScript or Go source in it'],
    ['a binary file', 'src/binary.ts', 'skipped src/binary.ts: binary'],
    ['a huge file', 'src/huge.ts', 'skipped src/huge.ts: larger than 2 MB'],
  ])('%s', (_, path, line) => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    writeFileSync(join(folder, 'src/app.test.ts'), 'export {};\n');
    writeFileSync(join(folder, 'src/binary.ts'), 'a\0b');
    writeFileSync(join(folder, 'src/huge.ts'), 'a;\n'.repeat(1_000_000));
    const { status, stdout } = run(['check', path]);
    for (const made of ['empty', 'src/app.test.ts', 'src/binary.ts', 'src/huge.ts'])
      rmSync(join(folder, made), { recursive: true });
    expect(stdout.split('\n')).toContain(line);
    expect(status).toBe(0);
  });
});

test('a config that is a folder is named in one line', () => {
  const config = join(folder, 'leakline.config.json');
  mkdirSync(config);
  const result = run(['check']);
  rmSync(config, { recursive: true });
  expect(result).toEqual({
    status: 2,
    stdout: '',
    stderr: 'leakline: leakline.config.json: is a folder, not a file; rename it\n',
  });
});

test('explain prints the rule’s page', () => {
  expect(run(['explain', 'no-unbounded-metric-label']).stdout).toContain('# no-unbounded-metric-label');
});

test('nothing is written into the user’s tree', () => {
  const before = spawnSync('find', ['.', '-newer', 'package.json', '-type', 'f'], {
    cwd: folder,
    encoding: 'utf8',
  }).stdout;
  run(['check']);
  expect(
    spawnSync('find', ['.', '-newer', 'package.json', '-type', 'f'], { cwd: folder, encoding: 'utf8' })
      .stdout,
  ).toBe(before);
});
