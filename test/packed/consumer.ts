// An empty project outside the workspace in which the packed tarballs are installed, as a user's project is.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Run {
  readonly status: number | null;
  /** What was written to either stream. */
  readonly said: string;
  readonly stdout: string;
}

const failures: string[] = [];

/** Says how a check went; those that failed decide the exit code. */
export function expect(what: string, holds: boolean, shown: string): void {
  console.log(`${holds ? 'ok' : 'FAILED'}: ${what}`);
  if (!holds) failures.push(`${what}\n${shown}`);
}

/** Prints what failed. */
export function conclude(): number {
  for (const failure of failures) console.error(failure);
  return failures.length === 0 ? 0 : 1;
}

export class Consumer {
  readonly folder: string;

  constructor(folder: string, files: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  delete(path: string): void {
    rmSync(join(this.folder, path));
  }

  /** Fails as npm fails, on a conflict of peers too. */
  install(...packages: readonly string[]): void {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], {
      cwd: this.folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }

  run(command: string, ...args: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(command, [...args], { cwd: this.folder, encoding: 'utf8' });
    return { status, stdout, said: stdout + stderr };
  }

  /** ESLint's messages as `path:line rule`, sorted; a fatal one by its text. */
  eslint(node: string = process.execPath, folder = '.'): Run & { readonly messages: readonly string[] } {
    const bin = join(this.folder, 'node_modules/eslint/bin/eslint.js');
    const { status, stdout, stderr } = spawnSync(node, [bin, '.', '--format', 'json'], {
      cwd: join(this.folder, folder),
      encoding: 'utf8',
    });
    const results = stdout.startsWith('[') ? (JSON.parse(stdout) as Result[]) : [];
    const messages = results.flatMap(({ filePath, messages }) =>
      messages.map(
        (m) => `${filePath.slice(this.folder.length + 1)}:${m.line ?? 0} ${m.ruleId ?? m.message}`,
      ),
    );
    return { status, stdout, said: stdout + stderr, messages: messages.sort() };
  }
}

interface Result {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly line?: number;
    readonly message: string;
  }[];
}

/** That ESLint says just this. */
export function expectMessages(
  what: string,
  run: ReturnType<Consumer['eslint']>,
  messages: readonly string[],
): void {
  const holds = JSON.stringify(run.messages) === JSON.stringify([...messages].sort());
  expect(what, holds, `wanted ${messages.join(', ')}\n${run.said}`);
}
