// The built command in a project of its own: what the tests of this folder run.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding, Report } from '@leakline/ir';

export const repository = join(import.meta.dirname, '../..');
export const bin = join(repository, 'packages/cli/dist/leakline.js');

/** An Express middleware with one leak on `line` (1-based, at least 5), which is the given statement. */
export function leakyMiddleware(statement = 'requests.inc({ path: req.path });', line = 5): string {
  return `${'\n'.repeat(line - 5)}import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
express().get('/:id', (req, res, next) => {
  ${statement}
  next();
});
`;
}

export const LEAK = leakyMiddleware();

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Needs a test that runs as root. */
  readonly uid?: number;
}

/** A folder with files in it, and the command run there. */
export class TestProject {
  readonly root: string;
  /** Reports that are kept between runs are of this project only, and go with it. */
  readonly #cache: string;

  constructor(files: Readonly<Record<string, string | Buffer>>) {
    // Git and the command speak of the folder where it really is.
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'leakline-test-')));
    this.#cache = mkdtempSync(join(tmpdir(), 'leakline-test-cache-'));
    chmodSync(this.#cache, 0o777);
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string | Buffer): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  run(args: readonly string[], { cwd = '.', input = '', env = {}, uid }: RunOptions = {}): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
      cwd: join(this.root, cwd),
      encoding: 'utf8',
      input,
      maxBuffer: 1 << 28,
      ...(uid === undefined ? {} : { uid, gid: uid }),
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', XDG_CACHE_HOME: this.#cache, ...env },
    });
    return { status, stdout, stderr };
  }

  /** The findings of `check --format json`. */
  findings(args: readonly string[] = [], options: RunOptions = {}): readonly Finding[] {
    const { stdout, stderr } = this.run(['check', '--format', 'json', ...args], options);
    if (stdout === '') throw new Error(stderr);
    return (JSON.parse(stdout) as Report).findings;
  }

  /** `path:line` of each finding. */
  places(args: readonly string[] = [], options: RunOptions = {}): readonly string[] {
    return this.findings(args, options).map((f) => `${f.path}:${f.range.start.line}`);
  }

  git(...args: string[]): string {
    return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', ...args], {
      cwd: this.root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  /** Makes it a checkout with all files in the first commit. */
  commitAll(message = 'all'): void {
    this.git('init', '-q', '-b', 'main');
    this.git('add', '-A');
    this.git('commit', '-q', '--no-verify', '-m', message);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
    rmSync(this.#cache, { recursive: true, force: true });
  }
}

/** The one line that wrong use and broken input give: nothing on standard output, exit code 2. */
export function complaint({ status, stdout, stderr }: Ran): string {
  const lines = stderr.trimEnd().split('\n');
  if (status !== 2 || stdout !== '' || lines.length !== 1)
    throw new Error(`expected one line and exit code 2, got ${JSON.stringify({ status, stdout, stderr })}`);
  return lines[0] ?? '';
}
