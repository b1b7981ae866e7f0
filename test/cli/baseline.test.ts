// `--baseline`: what is known does not fail, what is new does, wherever lines and the working directory move.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bin, complaint, LEAK, leakyMiddleware, TestProject } from './command.ts';

let project: TestProject;
beforeEach(() => {
  project = new TestProject({ 'package.json': '{}', 'src/a.ts': LEAK, 'src/b.ts': 'export const x = 1;\n' });
});
afterEach(() => project.remove());

const accept = (...more: string[]) =>
  project.run(['check', '--baseline', 'leaks.json', '--update-baseline', ...more]);
const check = (...more: string[]) => project.run(['check', '--baseline', 'leaks.json', ...more]);

test('is written sorted, an entry a line, and then the same findings do not fail', () => {
  expect(check().status).toBe(2);
  expect(accept()).toMatchObject({ status: 0 });
  const text = project.read('leaks.json');
  expect(text).toMatch(
    /^\{\n {2}"version": 1,\n {2}"findings": \[\n {4}\{"path":"src\/a\.ts","rule":"no-unbounded-metric-label","fingerprint":"[0-9a-f]{32}"\}\n {2}\]\n\}\n$/,
  );
  const { status, stdout } = check();
  expect(stdout).toContain('1 finding of leaks.json not shown\nnothing to report');
  expect(status).toBe(0);
  accept();
  expect(project.read('leaks.json')).toBe(text);
});

test('survives lines that move, and new findings fail', () => {
  accept();
  project.write('src/a.ts', leakyMiddleware(undefined, 12));
  expect(check().status).toBe(0);
  project.write('src/b.ts', LEAK);
  const { status, stdout } = check('--format', 'json');
  expect((JSON.parse(stdout) as { findings: unknown[] }).findings).toMatchObject([{ path: 'src/b.ts' }]);
  expect(status).toBe(1);
});

test('holds from another working directory', () => {
  accept();
  const { status, stdout } = project.run(['check', '--baseline', '../leaks.json'], { cwd: 'src' });
  expect(stdout).toContain('1 finding of ../leaks.json not shown');
  expect(status).toBe(0);
});

test('says what is gone, and forgets it when updated', () => {
  accept();
  project.write('src/a.ts', 'export {};\n');
  expect(check().stdout).toContain('1 finding of leaks.json gone');
  accept();
  expect(project.read('leaks.json')).toContain('"findings": []');
});

test('an update of one file leaves what is known of the others', () => {
  project.write('src/b.ts', LEAK);
  accept();
  project.write('src/b.ts', 'export {};\n');
  accept('src/b.ts');
  expect(project.read('leaks.json')).toContain('src/a.ts');
  expect(project.read('leaks.json')).not.toContain('src/b.ts');
});

test.each([
  ['{', /^leakline: leaks\.json: not a baseline: not valid JSON/],
  ['{"version":2,"findings":[]}', /\$\.version: expected 1/],
  ['{"version":1,"findings":[{"path":1}]}', /\$\.findings\[0\]: expected an object with/],
  ['[]', /expected \$\.findings to be a list/],
])('%s is refused and left as it is', (text, message) => {
  project.write('leaks.json', text);
  expect(complaint(check())).toMatch(message);
  expect(complaint(accept())).toMatch(message);
  expect(project.read('leaks.json')).toBe(text);
});

test.each([
  [['check', '--update-baseline'], /--update-baseline needs the file/],
  [
    ['check', '--baseline', 'x', '--update-baseline', '--changed', '--rule', 'no-client-per-message'],
    /does not go with --changed, --rule/,
  ],
  [['check', '--baseline', 'nope.json'], /nope\.json: no such baseline; write it with/],
  [['check', '--baseline', 'src'], /src: cannot be read: not a plain file/],
])('wrong use: %j', (args, message) => {
  expect(complaint(project.run(args))).toMatch(message);
});

test.runIf(process.platform === 'linux')('a device is refused: it may never end, and is not replaced', () => {
  expect(complaint(project.run(['check', '--baseline', '/dev/zero', '--update-baseline']))).toMatch(
    /\/dev\/zero: cannot be read: not a plain file/,
  );
});

test.skipIf(process.platform === 'win32')(
  'when writing fails half-way, the old text stays and nothing is left beside it',
  () => {
    accept();
    const before = project.read('leaks.json');
    project.write('src/b.ts', LEAK);
    // A limit on file size stands for a full disk: writing begins, and fails.
    const { status, stderr } = spawnSync(
      'sh',
      [
        '-c',
        'ulimit -f 0; exec "$0" "$@"',
        process.execPath,
        bin,
        'check',
        '--no-cache',
        '--baseline',
        'leaks.json',
        '--update-baseline',
      ],
      { cwd: project.root, encoding: 'utf8' },
    );
    expect(stderr).toBe('leakline: leaks.json: cannot be written: larger than the system allows\n');
    expect(status).toBe(2);
    expect(project.read('leaks.json')).toBe(before);
    expect(readdirSync(project.root).sort()).toEqual(['leaks.json', 'package.json', 'src']);
  },
);
