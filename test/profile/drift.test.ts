// Captures of older commits: real git repositories, in which code moves in the ways that code moves.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cpuProfile, pprof } from './captures.ts';
import { runLink } from './run-link.ts';

let folder: string;
/** Commits of a test are an hour apart, from here on. */
const start = Date.UTC(2026, 0, 1) / 1000;
let hours = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-drift-'));
  hours = 0;
  git('init', '--quiet', '--initial-branch=main');
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: string[]): string {
  const at = `${start + hours * 3600} +0000`;
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_DATE: at,
  };
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  return execFileSync('git', [...who, ...args], { cwd: folder, env, encoding: 'utf8' }).trim();
}

/** Writes the files and commits all that there is; the commit's name. */
function commit(files: Readonly<Record<string, string>>): string {
  write(files);
  hours++;
  git('add', '--all');
  git('commit', '--quiet', '--message', `hour ${hours}`);
  return git('rev-parse', 'HEAD');
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

interface Row {
  readonly path: string | null;
  readonly line: number;
  readonly mapping: string;
}

interface Table {
  readonly lines: readonly Row[];
  readonly profiles: readonly { commit: { id: string; because: string } | null }[];
}

/** The rows of the captures, without those of other code. */
async function linked(capture: Uint8Array | string, options: Readonly<Record<string, unknown>> = {}) {
  const file = join(folder, 'captures', typeof capture === 'string' ? 'cpu.cpuprofile' : 'heap.pb');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, capture);
  const { stdout, stderr, status } = await runLink([file], {
    sourceRoot: folder,
    format: 'json',
    ...options,
  });
  if (status === 2 && stdout === '') throw new Error(stderr);
  const { lines, profiles } = JSON.parse(stdout) as Table;
  const prefix = /^.*leakline-drift-[^/]+\//;
  return {
    rows: lines
      .filter(({ mapping }) => mapping !== 'unmapped')
      .map(({ path, line, mapping }) => [path?.replace(prefix, '') ?? null, line, mapping]),
    commit: profiles[0]?.commit ?? null,
    stderr,
  };
}

const GO_MOD = 'module example.com/shop\n\ngo 1.24\n';
const HANDLE = `func (s *Server) Handle(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = append(s.seen, id)
	s.log(id)
}
`;
const OTHER = `func (s *Server) log(id string) {
	println(id)
}
`;
const HEAD = 'package orders\n\n';
/** `Handle` begins at line 3 and grows at line 6. */
const orders = HEAD + HANDLE + '\n' + OTHER;

function measured(line: number, startLine: number, takenAt = 0, comments: readonly string[] = []) {
  const name = 'example.com/shop/orders.(*Server).Handle';
  return pprof([{ name, file: '/build/orders/api.go', line, startLine, bytes: 4096 }], { takenAt, comments });
}

describe('a commit that is known', () => {
  const then = () => commit({ 'go.mod': GO_MOD, 'orders/api.go': orders });

  test('lines that were inserted above', async () => {
    const built = then();
    commit({ 'orders/api.go': `${HEAD}import "fmt"\n\nvar _ = fmt.Sprint\n\n${HANDLE}\n${OTHER}` });
    const { rows, commit: of } = await linked(measured(6, 3), { commit: built });
    expect(rows).toEqual([['orders/api.go', 10, 'anchored']]);
    expect(of).toEqual({ id: built, because: 'named by --commit' });
  });

  test('a body that was edited: other lines are followed, the changed one is stale', async () => {
    const built = then();
    const edited = HANDLE.replace('\ts.mu.Lock()\n', '\tif id == "" {\n\t\treturn\n\t}\n\ts.mu.Lock()\n');
    commit({ 'orders/api.go': `${HEAD}${edited}\n${OTHER}` });
    expect((await linked(measured(6, 3), { commit: built })).rows).toEqual([
      ['orders/api.go', 9, 'anchored'],
    ]);
    commit({ 'orders/api.go': `${HEAD}${edited.replace('s.seen, id', 's.seen, id, id')}\n${OTHER}` });
    expect((await linked(measured(6, 3), { commit: built })).rows).toEqual([['orders/api.go', 0, 'stale']]);
  });

  test('a line that was only indented anew', async () => {
    const built = then();
    const wrapped = HANDLE.replace(
      '\ts.seen = append(s.seen, id)',
      '\tif id != "" {\n\t\ts.seen = append(s.seen, id)\n\t}',
    );
    commit({ 'orders/api.go': `${HEAD}${wrapped}\n${OTHER}` });
    expect((await linked(measured(6, 3), { commit: built })).rows).toEqual([
      ['orders/api.go', 7, 'anchored'],
    ]);
  });

  test('functions that changed places', async () => {
    const built = then();
    commit({ 'orders/api.go': `${HEAD}${OTHER}\n${HANDLE}` });
    expect((await linked(measured(6, 3), { commit: built })).rows).toEqual([
      ['orders/api.go', 10, 'anchored'],
    ]);
  });

  test('a function that was moved to another file', async () => {
    const built = then();
    commit({ 'orders/api.go': HEAD + OTHER, 'orders/handle.go': `${HEAD}import "fmt"\n\n${HANDLE}` });
    expect((await linked(measured(6, 3), { commit: built })).rows).toEqual([
      ['orders/handle.go', 8, 'anchored'],
    ]);
  });

  test('the same, not committed and not even added', async () => {
    const built = then();
    write({ 'orders/api.go': HEAD + OTHER, 'orders/handle.go': HEAD + HANDLE });
    expect((await linked(measured(6, 3), { commit: built })).rows).toEqual([
      ['orders/handle.go', 6, 'anchored'],
    ]);
  });

  test('a file that was renamed, and edited', async () => {
    const built = then();
    mkdirSync(join(folder, 'sales'));
    renameSync(join(folder, 'orders/api.go'), join(folder, 'sales/server.go'));
    commit({ 'sales/server.go': `${HEAD}// Package orders takes orders.\n\n${HANDLE}\n${OTHER}` });
    expect((await linked(measured(6, 3), { commit: built })).rows).toEqual([
      ['sales/server.go', 8, 'anchored'],
    ]);
  });

  test('a function that was deleted is stale, even if its lines are in another one', async () => {
    const built = then();
    const similar = HANDLE.replace('Handle', 'Remember').replace('s.log(id)', 'println(id)');
    commit({ 'orders/api.go': `${HEAD}${similar}\n${HANDLE}\n${OTHER}` });
    const both = git('rev-parse', 'HEAD');
    commit({ 'orders/api.go': `${HEAD}${similar}\n${OTHER}` });
    expect((await linked(measured(13, 10), { commit: both })).rows).toEqual([['orders/api.go', 0, 'stale']]);
    expect(built).not.toBe(both);
  });

  test('a function that was renamed keeps its lines', async () => {
    const built = then();
    commit({ 'orders/api.go': `${HEAD}var x = 1\n\n${HANDLE.replace('Handle', 'Take')}\n${OTHER}` });
    expect((await linked(measured(6, 3), { commit: built })).rows).toEqual([
      ['orders/api.go', 8, 'anchored'],
    ]);
  });

  test('a file that was deleted leaves its costs without a line', async () => {
    const built = then();
    git('rm', '--quiet', 'orders/api.go');
    commit({ 'orders/other.go': HEAD + OTHER });
    const { rows } = await linked(measured(6, 3), { commit: built });
    expect(rows).toEqual([[null, 6, 'stale']]);
  });

  test('what stayed is as it was mapped', async () => {
    const built = then();
    commit({ 'orders/api.go': `${orders}\nvar last = 1\n` });
    expect((await linked(measured(6, 3), { commit: built })).rows).toEqual([['orders/api.go', 6, 'module']]);
  });

  test('function literals are followed', async () => {
    const literal = (above: string) =>
      `${HEAD}${above}func Start(s *Server) {\n\tgo func() {\n\t\tfor id := range s.ids {\n\t\t\ts.seen = append(s.seen, id)\n\t\t}\n\t}()\n}\n`;
    const built = commit({ 'go.mod': GO_MOD, 'orders/api.go': literal('') });
    commit({ 'orders/api.go': literal('var a = 1\n\n') });
    const name = 'example.com/shop/orders.Start.func1';
    const capture = pprof([{ name, file: '/build/orders/api.go', line: 6, startLine: 4, bytes: 64 }]);
    expect((await linked(capture, { commit: built })).rows).toEqual([['orders/api.go', 8, 'anchored']]);
  });

  test('is named by the profile', async () => {
    const built = then();
    commit({ 'orders/api.go': `${HEAD}var x = 1\n\n${HANDLE}\n${OTHER}` });
    const { rows, commit: of } = await linked(measured(6, 3, 0, [`vcs.revision=${built}`]));
    expect(rows).toEqual([['orders/api.go', 8, 'anchored']]);
    expect(of).toEqual({ id: built, because: 'named by the profile' });
  });

  test('is the tag in the paths of an installed module', async () => {
    then();
    git('tag', 'v1.2.0');
    commit({ 'orders/api.go': `${HEAD}var x = 1\n\n${HANDLE}\n${OTHER}` });
    const name = 'example.com/shop/orders.(*Server).Handle';
    const file = 'example.com/shop@v1.2.0/orders/api.go';
    const { rows } = await linked(pprof([{ name, file, line: 6, startLine: 3, bytes: 64 }]));
    expect(rows).toEqual([['orders/api.go', 8, 'anchored']]);
  });

  test('that git does not know is said', async () => {
    then();
    await expect(linked(measured(6, 3), { commit: 'v9' })).rejects.toThrow(
      '--commit v9: git knows no such commit here (fetch it first)',
    );
    const lost = '0123456789abcdef0123456789abcdef01234567';
    const { stderr, commit: of } = await linked(measured(6, 3, 0, [`commit: ${lost}`]));
    expect(of).toBeNull();
    expect(stderr).toMatch(
      /heap\.pb: its program was built from 0123456789abcdef.*, which git does not know/,
    );
  });
});

describe('a commit of which only the time is known', () => {
  /** Seconds after the hour of a commit. */
  const after = (hour: number, seconds = 60) => (start + hour * 3600 + seconds) * 1000;

  test('is the newest before the capture', async () => {
    const built = commit({ 'go.mod': GO_MOD, 'orders/api.go': orders });
    const longer = HANDLE.replace('\ts.mu.Lock()', '\tprintln(1)\n\ts.mu.Lock()');
    commit({ 'orders/api.go': `${HEAD}${longer}\n${OTHER}` });
    // By the function alone this would be line 6: it still begins at line 3.
    const { rows, commit: of } = await linked(measured(6, 3, after(1)));
    expect(rows).toEqual([['orders/api.go', 7, 'anchored']]);
    expect(of).toEqual({ id: built, because: 'the newest commit before the capture' });
  });

  test('is an older one when the newest does not fit', async () => {
    const built = commit({ 'go.mod': GO_MOD, 'orders/api.go': orders });
    commit({ 'orders/api.go': `${HEAD}var a = 1\n\n${HANDLE}\n${OTHER}` });
    commit({ 'orders/api.go': `${HEAD}var a = 1\nvar b = 1\n\n${HANDLE}\n${OTHER}` });
    const { rows, commit: of } = await linked(measured(6, 3, after(3)));
    expect(rows).toEqual([['orders/api.go', 9, 'anchored']]);
    expect(of?.id).toBe(built);
  });

  test('is none when no commit fits: the function is found by its name', async () => {
    commit({ 'go.mod': GO_MOD, 'orders/api.go': orders });
    const { rows, commit: of } = await linked(measured(40, 37, after(1)));
    expect(rows).toEqual([['orders/api.go', 6, 'anchored']]);
    expect(of).toBeNull();
  });

  test('is none for what was on the disk when it was measured', async () => {
    commit({ 'go.mod': GO_MOD, 'orders/api.go': orders });
    const longer = HANDLE.replace('\ts.mu.Lock()', '\tprintln(1)\n\ts.mu.Lock()');
    write({ 'orders/api.go': `${HEAD}${longer}\n${OTHER}` });
    const edited = start + 2 * 3600;
    utimesSync(join(folder, 'orders/api.go'), edited, edited);
    expect((await linked(measured(7, 3, after(3)))).rows).toEqual([['orders/api.go', 7, 'module']]);
  });
});

test('JavaScript: V8 says where functions begin', async () => {
  const source = `const seen = [];\nexport function handle(id) {\n  seen.push(id);\n}\n`;
  const built = commit({ 'package.json': '{"name":"shop"}', 'src/app.js': source });
  commit({ 'src/app.js': `import './log.js';\n\n${source}` });
  const url = 'file:///app/src/app.js';
  const capture = cpuProfile([{ name: 'handle', url, line: 2, ticks: { 3: 5 } }]);
  const { rows } = await linked(capture, { commit: built });
  expect(rows.toSorted()).toEqual([
    ['src/app.js', 4, 'anchored'],
    ['src/app.js', 5, 'anchored'],
  ]);
});

describe('--explain-paths', () => {
  test('says which commit was followed, and why', async () => {
    const built = commit({ 'go.mod': GO_MOD, 'orders/api.go': orders });
    commit({ 'orders/api.go': `${HEAD}var x = 1\n\n${HANDLE}\n${OTHER}` });
    const file = join(folder, 'heap.pb');
    writeFileSync(file, measured(6, 3));
    const { stdout } = await runLink([file], { sourceRoot: folder, commit: built, explainPaths: true });
    expect(stdout).toContain(`lines are of commit ${built.slice(0, 9)}, named by --commit`);
    expect(stdout).toContain(`orders/api.go:6 at ${built.slice(0, 9)}, by git`);
  });
});

test('without git, lines are found again by their functions', async () => {
  rmSync(join(folder, '.git'), { recursive: true });
  write({ 'go.mod': GO_MOD, 'orders/api.go': `${HEAD}var x = 1\n\n${HANDLE}\n${OTHER}` });
  expect((await linked(measured(6, 3))).rows).toEqual([['orders/api.go', 8, 'anchored']]);
  await expect(linked(measured(6, 3), { commit: 'HEAD' })).rejects.toThrow(
    '--commit HEAD: there is no git history here',
  );
});
