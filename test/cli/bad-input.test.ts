// What is broken in a project costs only itself: it is named in one line, and the rest of the run goes on.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bin, complaint, LEAK, TestProject } from './command.ts';

const isRoot = process.getuid?.() === 0;
/** Who may not read what root forbids. */
const NOBODY = 65534;
/** Git refuses checkouts of other users. */
const TRUST_ALL = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' };

let project: TestProject;
beforeEach(() => {
  project = new TestProject({ 'package.json': '{}', 'src/leak.ts': LEAK });
});
afterEach(() => {
  execFileSync('chmod', ['-R', 'u+rwX', project.root]);
  project.remove();
});

const text = (...args: string[]) => project.run(['check', ...args]);

describe('a config', () => {
  test.each([
    ['{ "rules": }', /^leakline: leakline\.config\.json: not valid JSON: /],
    ['[]', /leakline\.config\.json: \$: expected an object$/],
    ['{"rule":{}}', /leakline\.config\.json: \$\.rule: expected one of rules, .*; did you mean "rules"\?$/],
    ['{"rules":[]}', /\$\.rules: expected an object from rule id to "error", "warning", "info" or "off"$/],
    [
      '{"rules":{"no-unbounded-metric-lable":"off"}}',
      /\$\.rules\["no-unbounded-metric-lable"\]: expected a rule id; did you mean "no-unbounded-metric-label"\?$/,
    ],
    [
      '{"rules":{"no-unbounded-metric-label":2}}',
      /\$\.rules\["no-unbounded-metric-label"\]: expected "error", /,
    ],
    ['{"minConfidence":"sure"}', /\$\.minConfidence: expected "high", "medium" or "low"$/],
    ['{"ignore":"legacy/**"}', /\$\.ignore: expected a list of strings$/],
    ['{"ignore":["a",1]}', /\$\.ignore\[1\]: expected a string$/],
    ['', /not valid JSON: /],
  ])('%j is refused in one line with the place and what was expected', (config, message) => {
    project.write('leakline.config.json', config);
    expect(complaint(text())).toMatch(message);
  });

  test('with a byte order mark is read', () => {
    project.write('leakline.config.json', '\uFEFF{"rules":{"no-unbounded-metric-label":"off"}}');
    expect(text()).toMatchObject({ status: 0, stderr: '' });
  });

  test('above the working directory counts, and is named relative to it', () => {
    project.write('leakline.config.json', '{"nope":1}');
    expect(complaint(project.run(['check'], { cwd: 'src' }))).toMatch(
      /^leakline: \.\.\/leakline\.config\.json: \$\.nope/,
    );
  });
});

describe('what cannot be read', () => {
  const asNobody = isRoot ? { uid: NOBODY } : {};
  // The user who may not read must at least reach the folder.
  beforeEach(() => chmodSync(project.root, 0o755));

  test.each([[[]], [['--quiet']], [['--format', 'json']]])(
    'a file, with %j: the others are checked, it is named, and the exit code says that the check is not whole',
    (args) => {
      project.write('src/secret.ts', LEAK);
      chmodSync(join(project.root, 'src/secret.ts'), 0);
      const { status, stdout, stderr } = project.run(['check', ...args], asNobody);
      expect(stderr).toBe(
        'leakline: src/secret.ts: cannot be read: permission denied; the rest was checked\n',
      );
      expect(stdout).toContain('src/leak.ts');
      expect(status).toBe(2);
    },
  );

  test.each([
    ['a file', 'src/secret.ts'],
    ['a folder', 'locked'],
  ])('%s that was asked for is refused', (_, path) => {
    project.write('src/secret.ts', LEAK);
    mkdirSync(join(project.root, 'locked'));
    chmodSync(join(project.root, path), 0);
    expect(complaint(project.run(['check', path], asNobody))).toBe(
      `leakline: ${path}: cannot be read: permission denied`,
    );
  });

  test.each(['outside a checkout', 'in a checkout'])(
    'a folder in the project, %s: the others are checked, and it is named once',
    (where) => {
      project.write('src/locked/leak.ts', LEAK);
      project.write('src/locked/second.ts', LEAK);
      if (where === 'in a checkout') project.commitAll();
      chmodSync(join(project.root, 'src/locked'), 0);
      const { status, stdout, stderr } = project.run(['check'], { ...asNobody, env: TRUST_ALL });
      expect(stderr).toBe('leakline: src/locked: cannot be read: permission denied; the rest was checked\n');
      expect(stdout).toContain('src/leak.ts');
      expect(stdout).not.toContain('skipped');
      expect(status).toBe(2);
    },
  );

  test.each(['.gitignore', 'leakline.config.json'])(
    'a folder that %s leaves out is nobody’s business',
    (name) => {
      project.write(name, name === '.gitignore' ? 'pgdata/\n' : '{"ignore":["pgdata/"]}');
      project.write('pgdata/base', '');
      project.commitAll();
      chmodSync(join(project.root, 'pgdata'), 0);
      expect(project.run(['check'], { ...asNobody, env: TRUST_ALL })).toMatchObject({
        status: 1,
        stderr: '',
      });
    },
  );

  test('the config is named', () => {
    project.write('leakline.config.json', '{}');
    chmodSync(join(project.root, 'leakline.config.json'), 0);
    expect(complaint(project.run(['check'], asNobody))).toBe(
      'leakline: leakline.config.json: cannot be read; check its permissions',
    );
  });
});

describe('links and odd files', () => {
  test.each(['in a checkout', 'outside one'])('loops end, %s', (where) => {
    symlinkSync('..', join(project.root, 'src/up'));
    symlinkSync('self.ts', join(project.root, 'src/self.ts'));
    symlinkSync('nowhere.ts', join(project.root, 'src/dangling.ts'));
    if (where === 'in a checkout') project.commitAll();
    expect(project.places()).toEqual(['src/leak.ts:5']);
  });

  test('a link to itself that was asked for is refused', () => {
    symlinkSync('self.ts', join(project.root, 'src/self.ts'));
    expect(complaint(text('src/self.ts'))).toMatch(/^leakline: src\/self\.ts: /);
  });

  test.each(['in a checkout', 'outside one'])('a link to a source is that source, %s', (where) => {
    symlinkSync('leak.ts', join(project.root, 'src/a-link.ts'));
    if (where === 'in a checkout') project.commitAll();
    expect(project.places()).toEqual(['src/leak.ts:5']);
    expect(project.places(['src/a-link.ts'])).toEqual(['src/leak.ts:5']);
    expect(project.places(['src/a-link.ts', 'src/leak.ts'])).toEqual(['src/leak.ts:5']);
  });

  test.skipIf(process.platform === 'win32')('a pipe with a source’s name is not waited for', () => {
    execFileSync('mkfifo', [join(project.root, 'src/pipe.ts')]);
    expect(project.places()).toEqual(['src/leak.ts:5']);
    expect(text('src/pipe.ts').stdout).toContain('skipped src/pipe.ts: not a plain file, or gone since');
  });

  test('a folder with a source’s name is a folder', () => {
    project.write('src/folder.ts/inner.ts', LEAK);
    expect(project.places()).toEqual(['src/folder.ts/inner.ts:5', 'src/leak.ts:5']);
  });

  test('what git knows and the disk has not any more is passed over', () => {
    project.write('src/gone.ts', LEAK);
    project.commitAll();
    rmSync(join(project.root, 'src/gone.ts'));
    expect(text()).toMatchObject({ status: 1, stderr: '' });
    expect(project.places()).toEqual(['src/leak.ts:5']);
  });
});

test.skipIf(process.platform === 'win32')('a working directory that was deleted is one line', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `mkdir gone; cd gone; rmdir ../gone; "$0" "$1" check`, process.execPath, bin],
    { cwd: project.root, encoding: 'utf8' },
  );
  expect(stderr).toContain('leakline: the working directory is not there any more\n');
  expect(stderr).not.toContain('internal error');
  expect(status).toBe(2);
});

describe('texts', () => {
  test('50 MB are not read, and named', () => {
    project.write('src/huge.ts', Buffer.alloc(50 * 1024 * 1024, 'a();\n'));
    const { status, stdout } = text();
    expect(stdout).toContain('skipped src/huge.ts: larger than 2 MB');
    expect(stdout).toContain('1 finding in 1 file (1 file, ');
    expect(status).toBe(1);
  });

  const at = (path: string) =>
    project.findings([path]).map((f) => [f.range.start.line, f.range.start.column, f.range.end.column]);
  const plain = [[5, 24, 32]];

  test('line ends of Windows and of old Macs do not move positions', () => {
    project.write('src/crlf.ts', LEAK.replaceAll('\n', '\r\n'));
    project.write('src/mixed.ts', LEAK.replace('\n', '\r\n'));
    expect(at('src/leak.ts')).toEqual(plain);
    expect(at('src/crlf.ts')).toEqual(plain);
    expect(at('src/mixed.ts')).toEqual(plain);
  });

  test('columns are UTF-16 units, in JavaScript and in Go', () => {
    project.write('src/wide.ts', LEAK.replace('requests.inc({', 'requests.inc(/* 😀é */ {'));
    expect(at('src/wide.ts')).toEqual([[5, 24 + 10, 32 + 10]]);
    project.write('go.mod', 'module x\n\ngo 1.23\n');
    project.write('main.go', GO_LEAK);
    const [plainGo] = at('main.go');
    project.write('main.go', GO_LEAK.replace('requests.With', '/* 😀é */ requests.With'));
    expect(at('main.go')).toEqual([[plainGo?.[0], (plainGo?.[1] ?? 0) + 10, (plainGo?.[2] ?? 0) + 10]]);
  });

  test('a byte order mark is no column', () => {
    const oneLine = LEAK.replaceAll('\n', ' ');
    project.write('src/plain1.ts', oneLine);
    project.write('src/bom1.ts', `\uFEFF${oneLine}`);
    expect(at('src/plain1.ts')).toHaveLength(1);
    expect(at('src/bom1.ts')).toEqual(at('src/plain1.ts'));
  });

  test('bytes that are not UTF-8 do not move lines, and the file is checked', () => {
    const latin1 = Buffer.concat([
      Buffer.from('// caf'),
      Buffer.from([0xe9, 0xff, 0xc3]),
      Buffer.from(`\n${LEAK}`),
    ]);
    project.write('src/latin1.ts', latin1);
    expect(at('src/latin1.ts')).toEqual([[6, 24, 32]]);
  });

  test('UTF-16 with its mark is read as TypeScript reads it', () => {
    const little = Buffer.from(`\uFEFF${LEAK}`, 'utf16le');
    project.write('src/utf16le.ts', little);
    project.write('src/utf16be.ts', Buffer.from(little).swap16());
    expect(at('src/utf16le.ts')).toEqual(plain);
    expect(at('src/utf16be.ts')).toEqual(plain);
    project.write('src/markless.ts', Buffer.from(LEAK, 'utf16le'));
    expect(text().stdout).toContain('skipped src/markless.ts: binary');
  });

  test.each(['json', 'sarif', 'github', 'gitlab', 'junit', 'text'])(
    'in %s, a file with a byte order mark, CRLF and bytes that are not UTF-8 says what a plain one says',
    (format) => {
      const say = () =>
        project
          .run(['check', '--format', format, '--no-cache'])
          .stdout.replace(/"durationMs": \d+|time="[^"]*"|\d+\.\d s/g, '');
      project.write('src/leak.ts', `// caf_\n${LEAK}`);
      const before = say();
      expect(before).toMatch(/\b6\b/);
      const [head = '', ...rest] = `// caf_\n${LEAK}`.replaceAll('\n', '\r\n').split('_');
      project.write(
        'src/leak.ts',
        Buffer.concat([Buffer.from(`\uFEFF${head}`), Buffer.from([0xe9]), Buffer.from(rest.join('_'))]),
      );
      expect(say()).toBe(before);
    },
  );

  test('code that does not parse costs its own file at most, and is named with its place', () => {
    project.write('src/broken.ts', 'export const = {{{ ;;\n');
    project.write('broken.go', 'package x\nfunc (((\n');
    expect(project.places()).toEqual(['src/leak.ts:5']);
    const { stdout, status } = text();
    expect(stdout).toMatch(
      /^src\/broken\.ts:1:14: does not parse here \(.+\); the rest of the file was checked$/m,
    );
    expect(stdout).toMatch(/^broken\.go:3:1: does not parse here /m);
    expect(status).toBe(1);
    // From the cache, too; not where nobody asked, and not where only errors are wanted.
    expect(text().stdout).toContain('src/broken.ts:1:14: ');
    expect(text('src/leak.ts').stdout).not.toContain('does not parse');
    expect(text('--quiet').stdout).not.toContain('does not parse');
    expect(project.run(['check', '--format', 'json', 'src']).stderr).toMatch(
      /^leakline: src\/broken\.ts:1:14: does not parse here [^\n]*\n$/,
    );
  });

  test('many files that do not parse are counted', () => {
    for (let i = 0; i < 25; i++) project.write(`src/broken${i}.ts`, 'export const = {{{ ;;\n');
    expect(text().stdout.match(/does not parse here/g)).toHaveLength(10);
    expect(text().stdout).toContain('15 more files with parts that do not parse');
  });

  test('hostile names reach no terminal as commands', () => {
    project.write('src/\u001b[31mred.ts', LEAK);
    expect(text().stdout).not.toContain('\u001b');
  });
});

const GO_LEAK = `package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "r"}, []string{"path"})

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		requests.WithLabelValues(r.URL.Path).Inc()
	})
	http.ListenAndServe(":1", nil)
}
`;
