// The recipes of the command's README, as they are written there: commands that parse, YAML that parses, hooks that run.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCommandLine } from '../../packages/cli/src/arguments.ts';
import { bin, LEAK, leakyMiddleware, repository, TestProject } from './command.ts';

const README = readFileSync(join(repository, 'packages/cli/README.md'), 'utf8');
const blocks = [...README.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const block = (language: string, containing: string) => {
  const found = blocks.find((b) => b.language === language && b.text.includes(containing));
  if (found === undefined) throw new Error(`no ${language} block has ${containing}`);
  return found.text;
};

const commands = [
  ...new Set(
    [README, readFileSync(join(repository, 'README.md'), 'utf8')].flatMap((text) =>
      [...text.matchAll(/\bleakline ((?:check|link|init|explain|lsp|completion)\b[^\n`|<>#']*)/g)].map((m) =>
        (m[1] ?? '').trim(),
      ),
    ),
  ),
];

test('there are commands to look at', () => {
  expect(commands.length).toBeGreaterThan(15);
});

test.each(commands)('`leakline %s` is one', (command) => {
  const words = command
    .replace(/\$\{\{[^}]*\}\}/g, '1')
    .split(/\s+/)
    .map((w) => w.replace(/^"|"$/g, ''));
  expect(readCommandLine(words).command?.name).toBe(words[0]);
});

test.each(blocks.filter((b) => b.language === 'yaml').map((b) => [b.text.split('\n')[0], b.text]))(
  'the YAML of %s is YAML',
  (_, text) => {
    expect(typeof parse(text)).toBe('object');
  },
);

describe('in a real checkout', () => {
  let project: TestProject;
  beforeEach(() => {
    project = new TestProject({
      'package.json': '{"type":"module"}',
      'old.ts': LEAK,
      '.gitignore': 'node_modules\n',
    });
    // As `npm install` leaves it: what the package and its dependencies put in place.
    mkdirSync(join(project.root, 'node_modules/.bin'), { recursive: true });
    writeFileSync(
      join(project.root, 'node_modules/.bin/leakline'),
      `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`,
    );
    chmodSync(join(project.root, 'node_modules/.bin/leakline'), 0o755);
    project.commitAll();
  });
  afterEach(() => project.remove());

  const commit = () =>
    spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', 'commit', '-m', 'next'], {
      cwd: project.root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', npm_config_offline: 'true' },
    });

  test('git’s own hook stops a new leak, and not an old one', () => {
    const hook = join(project.root, '.git/hooks/pre-commit');
    writeFileSync(hook, block('sh', '#!/bin/sh'));
    chmodSync(hook, 0o755);
    project.write('src/new.ts', LEAK);
    project.git('add', '-A');
    const stopped = commit();
    expect(stopped.stdout + stopped.stderr).toContain('src/new.ts');
    expect(stopped.stdout + stopped.stderr).not.toContain('old.ts\n');
    expect(stopped.status).toBe(1);
    project.write('src/new.ts', leakyMiddleware("requests.inc({ path: 'all' });"));
    project.git('add', '-A');
    expect(commit().status).toBe(0);
  });

  const lintStaged = () =>
    spawnSync(
      process.execPath,
      [join(repository, 'node_modules/lint-staged/bin/lint-staged.js'), '--no-stash'],
      {
        cwd: project.root,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' },
      },
    );

  test('lint-staged runs it on the staged files, each with the program around it', () => {
    project.write('.lintstagedrc.json', block('json', 'leakline check'));
    project.write(
      'src/wrapper.ts',
      `import { Counter } from 'prom-client';
const c = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
export const observe = (path: string) => c.inc({ path });
`,
    );
    project.git('add', '-A');
    expect(lintStaged().status).toBe(0);
    project.git('commit', '-qm', 'wrapper');
    project.write(
      'src/app.ts',
      leakyMiddleware('observe(req.path);').replace(
        'import express',
        "import { observe } from './wrapper.ts'; import express",
      ),
    );
    project.write('src/app.test.ts', LEAK);
    project.git('add', '-A');
    const { status, stdout, stderr } = lintStaged();
    expect(stdout + stderr).toContain('src/app.ts');
    expect(stdout + stderr).not.toContain('old.ts\n');
    expect(status).toBe(1);
  });

  test('lint-staged with the lines of the commit only', () => {
    project.write('lint-staged.config.js', block('js', 'leakline check'));
    project.write('old.ts', `// a comment\n${LEAK}`);
    project.git('add', '-A');
    expect(lintStaged().status).toBe(0);
    project.write('old.ts', LEAK.replace('req.path', 'req.url'));
    project.git('add', '-A');
    expect(lintStaged().status).toBe(1);
  });

  test('the SARIF step fails on broken input only', () => {
    const step =
      /run: npx (leakline check --format sarif.*?) #/.exec(block('yaml', 'upload-sarif'))?.[1] ?? '';
    const run = () =>
      spawnSync('sh', ['-e', '-c', step], {
        cwd: project.root,
        env: { ...process.env, PATH: `${join(project.root, 'node_modules/.bin')}:${process.env.PATH ?? ''}` },
      }).status;
    expect(run()).toBe(0);
    expect((JSON.parse(project.read('leakline.sarif')) as { runs: unknown[] }).runs).toHaveLength(1);
    project.write('leakline.config.json', '{');
    expect(run()).not.toBe(0);
  });
});

test('Bazel’s command, in what its sandbox is: links to the files that the rule names', () => {
  const rule = block('python', 'genrule(');
  const command = (/cmd = "(.*)",$/m.exec(rule)?.[1] ?? '').replace('$@', 'out.sarif').replaceAll('$$', '$');
  const project = new TestProject({
    'real/package.json': '{}',
    'real/src/old.ts': LEAK,
    'sandbox/src/.keep': '',
  });
  try {
    const link = (path: string, to: string) => symlinkSync(to, join(project.root, 'sandbox', path));
    for (const path of ['package.json', 'src/old.ts']) link(path, join(project.root, 'real', path));
    mkdirSync(join(project.root, 'sandbox/node_modules'));
    link('node_modules/leakline', join(repository, 'packages/cli'));
    const run = () =>
      spawnSync('bash', ['-c', command], { cwd: join(project.root, 'sandbox'), encoding: 'utf8' });
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    expect(project.read('sandbox/out.sarif')).toContain('"uri": "src/old.ts"');
    project.write('sandbox/leakline.config.json', '{');
    expect(run().status).not.toBe(0);
  } finally {
    project.remove();
  }
});

test('pre-commit’s configuration has the fields that its documentation requires of a local hook', () => {
  const config = parse(block('yaml', 'repo: local')) as {
    repos: { repo: string; hooks: Record<string, unknown>[] }[];
  };
  expect(config.repos[0]?.repo).toBe('local');
  expect(Object.keys(config.repos[0]?.hooks[0] ?? {})).toEqual(
    expect.arrayContaining(['id', 'name', 'language', 'entry']),
  );
});
