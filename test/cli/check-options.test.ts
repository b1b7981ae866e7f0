// Options of `check` that change what is said or where the text comes from.
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin, complaint, LEAK, leakyMiddleware, TestProject } from './command.ts';

let project: TestProject;
beforeAll(() => {
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`src/f${i}.ts`, LEAK]));
  project = new TestProject({
    'package.json': '{}',
    ...many,
    'src/routes.ts': `export const label = (p: string) => p;\n`,
  });
});
afterAll(() => project.remove());

const RULE = 'no-unbounded-metric-label';

describe('--quiet and --max-warnings', () => {
  const warnings = ['check', 'src/f1.ts', '--rule', `${RULE}=warning`];

  test('warnings fail, unless so many are allowed', () => {
    expect(project.run(warnings).status).toBe(1);
    expect(project.run([...warnings, '--max-warnings', '1'])).toMatchObject({ status: 0 });
  });

  test('--quiet shows errors only, and warnings fail only when they were counted', () => {
    const quiet = project.run([...warnings, '--quiet']);
    expect(quiet.stdout).toMatch(/^no leaks found \(1 file, /);
    expect(quiet).toMatchObject({ status: 0, stderr: '' });
    expect(project.run([...warnings, '-q', '--max-warnings', '0'])).toMatchObject({
      status: 1,
      stderr: 'leakline: 1 warning, more than --max-warnings 0 allows\n',
    });
    expect(project.run(['check', 'src/f1.ts', '-q']).stdout).toContain('src/f1.ts');
  });

  test('an info never fails', () => {
    expect(project.run(['check', 'src/f1.ts', '--rule', `${RULE}=info`]).status).toBe(0);
  });
});

test('--color and --no-color decide over the environment', () => {
  const env = { NO_COLOR: '', FORCE_COLOR: '' };
  expect(project.run(['check', 'src/f1.ts', '--color'], { env }).stdout).toContain('\u001b[');
  expect(project.run(['check', 'src/f1.ts', '--color']).stdout).toContain('\u001b[');
  expect(project.run(['check', 'src/f1.ts'], { env }).stdout).not.toContain('\u001b[');
  const forced = { NO_COLOR: '', FORCE_COLOR: '1' };
  expect(project.run(['check', 'src/f1.ts'], { env: forced }).stdout).toContain('\u001b[');
  expect(project.run(['check', 'src/f1.ts', '--no-color'], { env: forced }).stdout).not.toContain('\u001b[');
});

test('--stats says how much is understood, apart from what programs read', () => {
  const { stdout, status } = project.run(['check', '--stats', 'src/f1.ts']);
  expect(stdout).toMatch(/^\.: 1 file \(0 with parts that do not parse\), 2 functions$/m);
  expect(stdout).toMatch(/^ {2}syntax: \d+ nodes, 0 of them not understood \(0\.0 %\)$/m);
  expect(stdout).toMatch(
    /^ {2}calls: 5, of which 0 lead to the program, \d to the catalog, \d to other names, /m,
  );
  expect(status).toBe(1);
  const json = project.run(['check', '--stats', '--format', 'json', 'src/f1.ts']);
  expect(() => JSON.parse(json.stdout) as unknown).not.toThrow();
  expect(json.stderr).toMatch(/^leakline: \.: 1 file/);
});

test('the shards of a run are the run', () => {
  const whole = project.places();
  expect(whole).toHaveLength(12);
  const parts = ['1/3', '2/3', '3/3'].map((shard) => project.places(['--shard', shard]));
  expect(parts.flat().sort()).toEqual([...whole].sort());
  expect(Math.max(...parts.map((p) => p.length))).toBeLessThan(12);
  // What a machine has besides does not move files between shards.
  project.write('src/extra.ts', LEAK);
  const again = ['1/3', '2/3', '3/3'].map((shard) => project.places(['--shard', shard]));
  expect(again.map((p) => p.filter((place) => !place.startsWith('src/extra.ts')))).toEqual(parts);
  project.write('src/extra.ts', 'export {};\n');
});

test('where there are programs enough, a shard has whole ones', () => {
  const many = new TestProject(
    Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        [`services/s${i}/package.json`, '{}'],
        [`services/s${i}/a.ts`, LEAK],
        [`services/s${i}/b.ts`, LEAK],
        [`services/s${i}/c.ts`, LEAK],
      ]).flat() as [string, string][],
    ),
  );
  try {
    const services = Array.from({ length: 8 }, (_, i) => `services/s${i}`);
    const shards = ['1/3', '2/3', '3/3'].map((shard) => many.places([...services, '--shard', shard]));
    expect(shards.flat().sort()).toEqual(many.places(services));
    const owners = shards.map((places) => new Set(places.map((place) => place.split('/')[1])));
    expect(owners.reduce((sum, own) => sum + own.size, 0)).toBe(8);
    expect(owners.filter((own) => own.size > 0).length).toBeGreaterThan(1);
  } finally {
    many.remove();
  }
});

describe('--stdin', () => {
  test('the text stands for the file, in the program around it', () => {
    const text = leakyMiddleware('requests.inc({ path: label(req.path) });').replace(
      'import express',
      "import { label } from './routes.ts'; import express",
    );
    const places = project.places(['--stdin', '--stdin-filename', 'src/f1.ts'], { input: text });
    expect(places).toEqual(['src/f1.ts:5']);
    expect(project.places(['--stdin', '--stdin-filename', 'src/f1.ts'], { input: 'export {};\n' })).toEqual(
      [],
    );
    expect(project.read('src/f1.ts')).toBe(LEAK);
  });

  test('the file need not exist yet', () => {
    expect(project.places(['--stdin', '--stdin-filename', 'src/unsaved.ts'], { input: LEAK })).toEqual([
      'src/unsaved.ts:5',
    ]);
  });

  test('what is never checked is named, and no mistake: an editor asks about every file', () => {
    for (const [path, reason] of [
      ['a.test.ts', 'a test'],
      ['types.d.ts', 'not TypeScript, JavaScript or Go source'],
    ] as const) {
      const ran = project.run(['check', '--stdin', '--stdin-filename', path], { input: LEAK });
      expect(ran.stdout).toMatch(`skipped ${path}: ${reason}\nnothing was checked (0 files, `);
      expect(ran.status).toBe(0);
    }
  });
});

test.skipIf(process.platform === 'win32')('standard input that is a folder is one line', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `"$0" "$1" check --stdin --stdin-filename a.ts < .`, process.execPath, bin],
    { cwd: project.root, encoding: 'utf8' },
  );
  expect(stderr).toBe('leakline: standard input cannot be read: it is a folder\n');
  expect(status).toBe(2);
});

test('a reader that has seen enough is no error', () => {
  const { status, stderr, stdout } = spawnSync(
    'sh',
    ['-c', `"$0" "$1" check --format json | head -c 1; exit 0`, process.execPath, bin],
    { cwd: project.root, encoding: 'utf8' },
  );
  expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: '{' });
});

test.runIf(process.platform === 'linux')(
  'a full disk behind standard output is one line and exit code 2',
  () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"$0" "$1" check > /dev/full`, process.execPath, bin], {
      cwd: project.root,
      encoding: 'utf8',
    });
    expect(stderr).toBe('leakline: standard output cannot be written: the disk is full\n');
    expect(status).toBe(2);
  },
);

test.runIf(process.platform === 'linux')(
  'a cache that cannot be written is said, unless --quiet, and the check is whole',
  () => {
    for (const [place, reason] of [
      ['/proc/leakline', 'no such file or folder'],
      ['/dev/null', 'there is a file of that name'],
      ['/dev/null/x', 'what should be its folder is a file'],
    ] as const) {
      const { status, stderr } = project.run(['check', '--cache-location', place]);
      expect(stderr).toBe(
        `leakline: ${place}: the cache cannot be written: ${reason}; the next run will be as slow as this one\n`,
      );
      expect(status).toBe(1);
    }
    expect(project.run(['check', '-q', '--cache-location', '/dev/null'])).toMatchObject({
      status: 1,
      stderr: '',
    });
  },
);

test.each([
  [['--max-warnings', 'many'], /--max-warnings takes a whole number, not "many"/],
  [['--max-warnings=-1'], /--max-warnings takes a whole number, not "-1"/],
  [['--threads', '0'], /--threads takes a whole number from 1, not "0"/],
  [['--cache-location'], /--cache-location needs a value: --cache-location <dir>/],
  [['--no-cache', '--cache-location', 'x'], /--cache-location does not go with --no-cache/],
  [['--shard', '3/2'], /--shard takes i\/n with i from 1 to n/],
  [['--shard', '0/2'], /--shard takes i\/n/],
  [
    ['--min-confidence', 'hihg'],
    /--min-confidence: "hihg" is not one of high, medium, low; did you mean "high"\?/,
  ],
  [['--rule', `${RULE}=loud`], /"loud" is not one of error, warning, info, off/],
  [['--format'], /--format needs a value: --format <format>/],
  [['--format', '--quiet'], /--format needs a value/],
  [['--format', 'json', '--format', 'text'], /--format is given more than once/],
  [['--quiet=yes'], /--quiet takes no value/],
  [['--quite'], /unknown option --quite; did you mean "--quiet"\?/],
  [['--no-colour'], /unknown option --no-colour; did you mean "--no-color"\?/],
  [['-x'], /unknown option -x/],
  [['--no-quiet'], /unknown option --no-quiet/],
  [['--stdin'], /--stdin needs --stdin-filename <path>/],
  [['--stdin-filename', 'a.ts'], /--stdin-filename goes with --stdin/],
  [['--stdin', '--stdin-filename', 'a.ts', 'src'], /leave "src" out/],
  [['--stdin', '--stdin-filename', 'no/where/a.ts'], /no\/where\/a\.ts: its folder does not exist/],
  [['--stdin', '--stdin-filename', 'README.md'], /README\.md: not the name of TypeScript, JavaScript or Go/],
  [['--stdin', '--stdin-filename', 'src'], /--stdin-filename src: not the name of /],
  [
    ['--source-root', '.'],
    /--source-root says how a profile is read, and there is none: name it with --profile/,
  ],
  [['--commit', 'HEAD'], /--commit says how a profile is read/],
  [['--map', 'a=b'], /--map says how a profile is read/],
  [['--max-size', '1GB'], /--max-size says how a profile is read/],
  [['--base', 'x'], /unknown option --base/],
  [['--stdin', '--stdin-filename', 'a.ts', '--changed'], /--changed does not go with --stdin/],
  [['--write'], /--write goes with --fix-suggestions/],
  [['--fix-suggestions', '--format', 'json'], /which --format json has no place for/],
  [['--', '--quiet'], /--quiet: no such file or folder/],
])('check %j is one line', (args, message) => {
  expect(complaint(project.run(['check', ...args]))).toMatch(message);
});

test.each([
  [['chek'], /unknown command "chek"; did you mean "check"\?/],
  [['src'], /unknown command "src"; did you mean "leakline check src"\?/],
  [['--quiet', 'check'], /--quiet comes after a command: leakline check --quiet/],
  [['--nope'], /unknown option --nope; see leakline --help/],
  [['explain', 'a', 'b'], /explain takes no "b"/],
  [['init', 'here'], /init takes no "here"/],
  [['completion'], /completion needs a shell: bash, zsh, fish/],
  [['completion', 'tcsh'], /"tcsh" is not one of bash, zsh, fish/],
  [['link'], /link needs at least one of profiles/],
])('%j is one line', (args, message) => {
  expect(complaint(project.run(args))).toMatch(message);
});

test('numbers in the place of names are names', () => {
  project.write('1e3', 'x');
  expect(project.run(['check', '1e3']).stdout).toContain('skipped 1e3: ');
});
