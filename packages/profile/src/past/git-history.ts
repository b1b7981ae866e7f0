// What git remembers of the sources: commits, the files in them and their texts, and what was renamed since.
//
// Only commands that read objects are run. They look neither at the work tree nor at the index, so that no program that
// a checkout's own configuration names (filters, monitors, external diffs) is ever started, and they fetch nothing.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/** Names of texts, by their paths relative to the source root. */
type Blobs = ReadonlyMap<string, string>;

export interface Changes {
  /** From a path in the commit to the path that its file has in HEAD. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Paths in HEAD whose files are not as they were. */
  readonly changed: readonly string[];
}

/** A question that takes git longer is not answered; milliseconds. */
const PATIENCE = 60_000;
/** Larger texts are no source; bytes. */
const LARGEST_TEXT = 2 ** 21;
/** All files that were removed are compared with all that were added; git's own limit is 1000. */
const MOST_RENAMES = 2000;

export class GitHistory {
  readonly #root: string;
  readonly #blobs = new Map<string, Blobs>();
  readonly #texts = new Map<string, string | null>();

  private constructor(root: string) {
    this.#root = root;
  }

  /** null where there is no git, no repository around the folder, or no commit in it. */
  static of(root: string): GitHistory | null {
    const history = new GitHistory(root);
    return history.commitOf('HEAD') === null ? null : history;
  }

  /** The full name of a commit; null for what git does not know here. */
  commitOf(revision: string): string | null {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    return this.#run(args)?.toString('latin1').trim() || null;
  }

  /** Commits on the way to HEAD (of a merge, only its own line), made at that time or before; newest first. */
  before(nanos: number, most: number, paths: readonly string[] = []): readonly string[] {
    const seconds = Math.floor(nanos / 1e9);
    const among = paths.length === 0 ? [] : ['--', ...paths.map((path) => `:(literal)${path}`)];
    const args = [
      'rev-list',
      '--first-parent',
      `--max-count=${most}`,
      `--min-age=${seconds}`,
      'HEAD',
      ...among,
    ];
    return this.#run(args)?.toString('latin1').split('\n').filter(Boolean) ?? [];
  }

  /** The files of a commit below the source root; links and submodules are none. */
  files(commit: string): readonly string[] {
    return [...this.#blobsOf(commit).keys()];
  }

  /**
   * null for what is no file of the commit, and for what is too large to be source.
   * @param likely What it may well be: then git need not be asked.
   */
  textOf(commit: string, path: string, likely: string | null = null): string | null {
    const blob = this.#blobsOf(commit).get(path);
    if (blob === undefined) return null;
    if (likely !== null && nameOfBlob(likely, blob.length) === blob) return likely;
    let text = this.#texts.get(blob);
    if (text === undefined) {
      const bytes = this.#run(['cat-file', 'blob', blob]);
      text = bytes === null || bytes.length > LARGEST_TEXT ? null : bytes.toString('utf8');
      this.#texts.set(blob, text);
    }
    return text;
  }

  /** What became of the files of a commit, as far as it was committed. */
  changesSince(commit: string): Changes {
    const args = [
      'diff-tree',
      '-r',
      '-z',
      '--relative',
      '--name-status',
      '--find-renames',
      `-l${MOST_RENAMES}`,
    ];
    const fields = (this.#run([...args, commit, 'HEAD'])?.toString('utf8') ?? '').split('\0');
    const renamed = new Map<string, string>();
    const changed: string[] = [];
    for (let i = 0; i + 1 < fields.length;) {
      const status = fields[i++]!;
      const path = fields[i++]!;
      const now = /^[RC]/.test(status) ? fields[i++]! : path;
      if (status.startsWith('R')) renamed.set(path, now);
      if (!status.startsWith('D')) changed.push(now);
    }
    return { renamed, changed };
  }

  #blobsOf(commit: string): Blobs {
    let blobs = this.#blobs.get(commit);
    if (blobs === undefined) {
      // `100644 blob 3f2a…\tsrc/app.ts`; relative to the folder that git runs in.
      const listed = this.#run(['ls-tree', '-r', '-z', commit])?.toString('utf8').split('\0') ?? [];
      blobs = new Map(
        listed.flatMap((entry): [string, string][] => {
          const [, id, path] = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
          return id === undefined || path === undefined ? [] : [[path, id]];
        }),
      );
      this.#blobs.set(commit, blobs);
    }
    return blobs;
  }

  #run(args: readonly string[]): Buffer | null {
    try {
      return execFileSync('git', args, {
        cwd: this.#root,
        env: environment(),
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 1 << 28,
        timeout: PATIENCE,
      });
    } catch {
      // No git, no repository, another owner's repository, a commit that is not here: there is no history to ask.
      return null;
    }
  }
}

/** As git names a text's object: in SHA-1, or in SHA-256 where names are 64 digits long. */
function nameOfBlob(text: string, digits: number): string {
  const bytes = Buffer.from(text);
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Hooks run with some of these set for the repository's root, which misleads git in other folders. */
function environment(): NodeJS.ProcessEnv {
  const ofHooks = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX']);
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofHooks.has(name))),
    // A partial clone fetches what it lacks, unless it is told not to (git 2.44) and may use no protocol (older ones).
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
  };
}
