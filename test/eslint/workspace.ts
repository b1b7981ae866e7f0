// A folder in which the real `eslint` command runs with the built plugin, and what it says.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ESLint } from 'eslint';

const top = join(import.meta.dirname, '../..');
const eslint = join(top, 'node_modules/eslint/bin/eslint.js');
/** As configs and tests import it: what `npm run build` has made. */
export const builtPlugin = pathToFileURL(join(top, 'packages/eslint-plugin/dist/index.js')).href;

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Workspace {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'leakline-eslint-')));

  /** @param config The entries of the config's list; `leakline` is the plugin in them. */
  constructor(
    files: Readonly<Record<string, string>>,
    config = 'leakline.configs.recommended, leakline.configs.go',
  ) {
    this.write('package.json', '{"name":"service","private":true,"type":"module"}');
    this.write('eslint.config.js', `import leakline from '${builtPlugin}';\nexport default [${config}];\n`);
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  delete(path: string): void {
    rmSync(join(this.root, path));
  }

  run(...args: string[]): Run {
    return this.runWith({}, ...args);
  }

  /** With these environment variables. */
  runWith(variables: Readonly<Record<string, string>>, ...args: string[]): Run {
    const env = { ...process.env, ...variables };
    return spawnSync(process.execPath, [eslint, ...args], { cwd: this.root, encoding: 'utf8', env });
  }

  /** The files that a run with `--cache` lints, since the cache does not have them. */
  notInCache(): string[] {
    const { stderr } = this.runWith({ DEBUG: 'eslint:lint-result-cache' }, '.', '--cache');
    const missing = stderr.matchAll(/Cache entry not found or no longer valid: (\S+)/g);
    return [...new Set([...missing].map((m) => relative(this.root, m[1] ?? '')))].sort();
  }

  /** The results of files with messages or suppressed messages, by path. */
  results(...args: string[]): Record<string, ESLint.LintResult> {
    const { stdout, stderr } = this.run('.', '--format', 'json', ...args);
    if (!stdout.startsWith('[')) throw new Error(stdout + stderr);
    const results = (JSON.parse(stdout) as ESLint.LintResult[]).filter(
      (r) => r.messages.length + r.suppressedMessages.length > 0,
    );
    return Object.fromEntries(results.map((r) => [relative(this.root, r.filePath), r]));
  }

  /** `path:line rule` of every message, sorted. */
  messages(...args: string[]): string[] {
    return Object.entries(this.results(...args))
      .flatMap(([path, { messages }]) =>
        messages.map((m) => `${path}:${m.line} ${m.ruleId?.replace('leakline/', '') ?? m.message}`),
      )
      .sort();
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
