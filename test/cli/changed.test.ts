// `--changed`: in real checkouts, what touches changed lines, seen by the whole program.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { complaint, LEAK, leakyMiddleware, TestProject } from './command.ts';

let project: TestProject;
beforeEach(() => {
  project = new TestProject({ 'package.json': '{}', 'old.ts': LEAK, 'src/a.ts': 'export const x = 1;\n' });
  project.commitAll();
});
afterEach(() => project.remove());

test('nothing changed, nothing is reported', () => {
  const { status, stdout } = project.run(['check', '--changed']);
  expect(stdout).toContain('1 finding away from what changed since HEAD not shown');
  expect(status).toBe(0);
});

test('untracked files count whole, and so do staged and unstaged lines', () => {
  project.write('new.ts', LEAK);
  project.write('src/a.ts', LEAK);
  project.git('add', 'src/a.ts');
  expect(project.places(['--changed'])).toEqual(['new.ts:5', 'src/a.ts:5']);
});

test('a line above the finding is not the finding', () => {
  project.write('old.ts', `// a comment\n${LEAK}`);
  expect(project.places(['--changed'])).toEqual([]);
  project.write('old.ts', LEAK.replace('req.path', 'req.url'));
  expect(project.places(['--changed'])).toEqual(['old.ts:5']);
});

test('a changed line in another file counts when the trace goes through it', () => {
  project.write(
    'src/metrics.ts',
    `import { Counter } from 'prom-client';
const c = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
export function observe(path: string): void {
  c.inc({ path: 'all' });
}
`,
  );
  project.write(
    'src/app.ts',
    `import express from 'express';
import { observe } from './metrics.ts';
express().use((req, res, next) => {
  observe(req.path);
  next();
});
`,
  );
  project.git('add', '-A');
  project.git('commit', '-qm', 'bounded');
  expect(project.places(['--changed'])).toEqual([]);
  project.write('src/metrics.ts', project.read('src/metrics.ts').replace("{ path: 'all' }", '{ path }'));
  expect(project.places(['--changed'])).toEqual(['src/app.ts:4']);
});

test('a ref means where it and HEAD parted', () => {
  project.git('switch', '-qc', 'topic');
  project.write('src/a.ts', LEAK);
  project.git('commit', '-qam', 'topic');
  project.git('switch', '-q', 'main');
  project.write('later.ts', leakyMiddleware('requests.inc({ path: req.url });'));
  project.git('add', '-A');
  project.git('commit', '-qm', 'on main');
  project.git('switch', '-q', 'topic');
  expect(project.places(['--changed', 'main'])).toEqual(['src/a.ts:5']);
  expect(project.places(['--changed=HEAD~1'])).toEqual(['src/a.ts:5']);
});

test('a moved file counts where it changed only', () => {
  project.git('mv', 'old.ts', 'moved.ts');
  expect(project.places(['--changed'])).toEqual([]);
});

test('before the first commit everything is new; paths with unusual names too; the user’s git settings do not matter', () => {
  const fresh = new TestProject({ 'package.json': '{}', 'ü "x"\t.ts': LEAK });
  try {
    fresh.git('init', '-q');
    expect(fresh.places(['--changed'])).toEqual(['ü "x"\t.ts:5']);
    fresh.git('add', '-A');
    expect(fresh.places(['--changed'])).toEqual(['ü "x"\t.ts:5']);
    fresh.git('commit', '-qm', 'all');
    for (const [key, value] of [
      ['diff.noprefix', 'true'],
      ['diff.mnemonicPrefix', 'true'],
      ['color.ui', 'always'],
      ['diff.external', 'false'],
      ['diff.interHunkContext', '9'],
      ['diff.relative', 'true'],
      ['core.fsmonitor', '/bin/false'],
    ] as const)
      fresh.git('config', key, value);
    fresh.write('ü "x"\t.ts', LEAK.replace('req.path', 'req.url'));
    expect(fresh.places(['--changed'])).toEqual(['ü "x"\t.ts:5']);
  } finally {
    fresh.remove();
  }
});

test('works in a folder of the checkout and in a hook’s environment', () => {
  project.write('src/a.ts', LEAK);
  const env = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index' };
  expect(project.places(['--changed'], { cwd: 'src', env })).toEqual(['a.ts:5']);
});

test.each([
  [['--changed', 'nope'], /--changed nope: git knows no such ref/],
  [
    ['--changed', 'src'],
    /--changed src: a path, not a git ref; put paths first: leakline check src --changed/,
  ],
])('%j is one line', (args, message) => {
  expect(complaint(project.run(['check', ...args]))).toMatch(message);
});

test('outside a checkout it is one line', () => {
  const plain = new TestProject({ 'package.json': '{}', 'a.ts': LEAK });
  try {
    expect(complaint(plain.run(['check', '--changed']))).toMatch(/needs a git checkout/);
  } finally {
    plain.remove();
  }
});

test('a clone without the common ancestor says what to do', () => {
  project.write('b.ts', 'export {};\n');
  project.git('add', '-A');
  project.git('commit', '-qm', 'two');
  const clone = new TestProject({});
  try {
    mkdirSync(join(clone.root, 'c'));
    clone.git('clone', '-q', '--depth', '1', `file://${project.root}`, 'c');
    expect(complaint(clone.run(['check', '--changed', 'origin/topic'], { cwd: 'c' }))).toMatch(
      /fetch-depth: 0/,
    );
  } finally {
    clone.remove();
  }
});
