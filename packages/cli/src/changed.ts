// Which lines changed since a git ref: in commits, in the index, in the work tree, and in files git does not know yet.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '@leakline/project';
import type { Finding, Range } from '@leakline/ir';

/** Inclusive, 1-based. */
interface Lines {
  readonly from: number;
  readonly to: number;
}

/** Lines by absolute path. */
export type ChangedLines = ReadonlyMap<string, readonly Lines[]>;

/**
 * The lines of the work tree around a folder that are not as they were where `ref` and HEAD parted.
 * @throws UsageError outside a checkout, without git, and for what is no ref.
 */
export function changedSince(ref: string, folder: string): ChangedLines {
  const root = repositoryOf(folder);
  const base = mergeBase(ref, root);
  const changed = new Map<string, readonly Lines[]>();
  const diff = git(root, [
    'diff',
    '--unified=0',
    '--inter-hunk-context=0',
    '--find-renames',
    '--diff-filter=d',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    // What the user's own configuration could put in the way.
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--no-relative',
    '--ignore-submodules',
    base,
    '--',
  ]);
  for (const [path, lines] of linesOf(diff)) changed.set(join(root, path), lines);
  const unknown = git(root, ['ls-files', '--others', '--exclude-standard', '-z']);
  for (const path of unknown.split('\0').filter(Boolean))
    changed.set(join(root, path), [{ from: 1, to: Number.POSITIVE_INFINITY }]);
  return changed;
}

/**
 * Whether a finding, or any step of its trace, is on a changed line.
 * @param absolute Makes a finding's path absolute, links resolved.
 */
export function touches(
  finding: Finding,
  changed: ChangedLines,
  absolute: (path: string) => string,
): boolean {
  const isHit = (path: string, { start, end }: Range): boolean =>
    changed.get(absolute(path))?.some((l) => l.from <= end.line && l.to >= start.line) === true;
  return isHit(finding.path, finding.range) || finding.trace.some((step) => isHit(step.path, step.range));
}

/** The new lines of each file of a `--unified=0` diff, by path. */
export function linesOf(diff: string): Map<string, readonly Lines[]> {
  const found = new Map<string, Lines[]>();
  let current: Lines[] = [];
  const rows = diff.split('\n');
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? '';
    if (row.startsWith('+++ ')) {
      const path = pathIn(row.slice(4));
      current = [];
      found.set(path, current);
      continue;
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(row);
    if (hunk === null) continue;
    const start = Number(hunk[2]);
    const added = Number(hunk[3] ?? 1);
    if (added > 0) current.push({ from: start, to: start + added - 1 });
    // The lines themselves may look like headers. `\ No newline at end of file` is not counted.
    for (let left = Number(hunk[1] ?? 1) + added; left > 0 && i + 1 < rows.length;)
      if (rows[++i]?.startsWith('\\') !== true) left--;
  }
  return found;
}

/** `b/path`, or a quoted string with C's escapes where the path has unusual bytes; a tab ends paths with spaces. */
function pathIn(text: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(text);
  if (quoted === null) return text.replace(/\t.*$/, '').slice(2);
  const bytes: number[] = [];
  const escapes: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
  for (const [part, octal, letter] of (quoted[1] ?? '').matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/g)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (letter !== undefined) bytes.push(escapes[letter] ?? letter.charCodeAt(0));
    else bytes.push(...Buffer.from(part));
  }
  return Buffer.from(bytes).toString('utf8').slice(2);
}

function repositoryOf(folder: string): string {
  try {
    return git(folder, ['rev-parse', '--show-toplevel']).replace(/\n$/, '');
  } catch (error) {
    throw new UsageError(
      (error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(folder)
        ? '--changed needs git, which is not installed'
        : '--changed needs a git checkout, and there is none here',
    );
  }
}

/** Before the first commit everything is new: the empty tree. */
function mergeBase(ref: string, root: string): string {
  const head = commitOf('HEAD', root);
  if (head === null && ref === 'HEAD') return git(root, ['hash-object', '-t', 'tree', '--stdin']).trim();
  const commit = commitOf(ref, root);
  if (commit === null)
    throw new UsageError(
      existsSync(ref)
        ? `--changed ${ref}: a path, not a git ref; put paths first: leakline check ${ref} --changed`
        : `--changed ${ref}: git knows no such ref; in CI, fetch it first (with actions/checkout: fetch-depth: 0)`,
    );
  try {
    return git(root, ['merge-base', commit, 'HEAD']).trim();
  } catch {
    throw new UsageError(
      `--changed ${ref}: it and HEAD have no common ancestor here; a shallow clone has to be deepened (git fetch --unshallow)`,
    );
  }
}

function commitOf(ref: string, root: string): string | null {
  try {
    return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).trim();
  } catch {
    return null;
  }
}

function git(cwd: string, args: readonly string[]): string {
  // Hooks run with these set for the repository's root, which misleads git in other folders.
  const ofHooks = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX']);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofHooks.has(name)));
  // A file system monitor is a program that the checkout's own configuration names: it is not ours to start.
  return execFileSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd,
    env,
    encoding: 'utf8',
    input: '',
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 1 << 30,
  });
}
