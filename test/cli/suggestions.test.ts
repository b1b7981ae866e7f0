// `--fix-suggestions`: a diff that git takes, or the files themselves; never more than was checked, never half a file.
import { execFileSync } from 'node:child_process';
import { chmodSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LEAK, leakyMiddleware, TestProject } from './command.ts';

/** The leak whose suggestion is the route’s template. */
const FIXABLE = LEAK.replace(
  "express().get('/:id', (req, res, next) => {",
  "express().get('/x/:id', (req, res, next) => {",
);
let project: TestProject;
beforeEach(() => {
  project = new TestProject({ 'package.json': '{}', 'src/a b.ts': FIXABLE, 'src/c.ts': FIXABLE });
});
afterEach(() => project.remove());

const preview = (...more: string[]) => project.run(['check', '--fix-suggestions', ...more]);
const apply = (patch: string) => execFileSync('git', ['apply', '-'], { cwd: project.root, input: patch });

test('prints a diff that git applies, and changes nothing by itself', () => {
  const { status, stdout, stderr } = preview();
  expect(stdout).toMatch(/^--- a\/src\/a b\.ts/);
  expect(stderr).toBe('leakline: 2 suggestions in 2 files; --write applies them\n');
  expect(status).toBe(1);
  expect(project.read('src/c.ts')).toBe(FIXABLE);
  project.git('init', '-q');
  apply(stdout);
  expect(project.read('src/c.ts')).not.toBe(FIXABLE);
  expect(project.places()).toEqual([]);
});

test('what is put in stands in parentheses only where it needs them', () => {
  project.write('go.mod', 'module x\n\ngo 1.23\n');
  project.write(
    'main.go',
    `package main

import (
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"path"})

func main() {
	gin.Default().Use(func(c *gin.Context) {
		requests.WithLabelValues(c.Request.URL.Path).Inc()
	})
}
`,
  );
  const { stdout } = preview();
  expect(stdout).toContain('+\t\trequests.WithLabelValues(c.FullPath()).Inc()\n');
  expect(stdout).toContain("+  requests.inc({ path: (req.route?.path ?? 'unmatched') });\n");
});

test('--write changes the files and reports what is left', () => {
  project.write('src/left.ts', leakyMiddleware('requests.inc({ path: req.headers.host });'));
  chmodSync(join(project.root, 'src/c.ts'), 0o640);
  const { status, stdout, stderr } = preview('--write');
  expect(stderr).toBe('leakline: applied 2 suggestions in 2 files\n');
  expect(stdout).toMatch(/1 finding in 1 file/);
  expect(status).toBe(1);
  expect(statSync(join(project.root, 'src/c.ts')).mode & 0o777).toBe(0o640);
  expect(project.places()).toEqual(['src/left.ts:5']);
});

test.each([
  ['CRLF', FIXABLE.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${FIXABLE}`],
  ['no last line break', FIXABLE.trimEnd()],
])('%s stays', (_, text) => {
  project.write('src/c.ts', text);
  const patch = preview('src/c.ts').stdout;
  const { status } = preview('--write', 'src/c.ts');
  expect(status).toBe(0);
  const written = project.read('src/c.ts');
  expect(written.replace("(req.route?.path ?? 'unmatched')", 'req.path')).toBe(text);
  project.write('src/c.ts', text);
  project.git('init', '-q');
  apply(patch);
  expect(project.read('src/c.ts')).toBe(written);
});

test('a file that is not UTF-8 is left as it is', () => {
  const bytes = Buffer.concat([Buffer.from('// caf'), Buffer.from([0xe9]), Buffer.from(`\n${FIXABLE}`)]);
  project.write('src/c.ts', bytes);
  const { status, stderr } = preview('--write', 'src/c.ts');
  expect(stderr).toBe('leakline: src/c.ts: changed since it was read, or is not UTF-8; not written\n');
  expect(status).toBe(2);
  expect(execFileSync('cat', ['src/c.ts'], { cwd: project.root })).toEqual(bytes);
});

test('a link is followed, not replaced', () => {
  project.write('real/c.ts', FIXABLE);
  project.run(['check']);
  symlinkSync('../real/c.ts', join(project.root, 'src/linked.ts'));
  preview('--write', 'src/linked.ts');
  expect(project.read('real/c.ts')).not.toBe(FIXABLE);
  expect(project.read('src/linked.ts')).toBe(project.read('real/c.ts'));
});

test('without suggestions there is no diff', () => {
  project.write('clean/a.ts', 'export {};\n');
  expect(preview('clean')).toEqual({ status: 0, stdout: '', stderr: 'leakline: 0 suggestions in 0 files\n' });
});
