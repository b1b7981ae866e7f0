// The world that a project reads: the disk, the disk with an editor's unsaved texts before it, or memory in tests.
import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { globSync } from 'glob';
import ignore from 'ignore';
import { Aliases } from './aliases.ts';
import { readText, sizeOf } from './disk-files.ts';

/** All paths are relative to the project's root, with `/` separators. */
export interface Host {
  /** Without a byte order mark; null when there is no such file or it cannot be read. */
  read(path: string): string | null;
  /** Every file below the root that version control would keep, sorted. */
  list(): readonly string[];
  /** The size of a file in bytes; null when there is none. */
  size(path: string): number | null;
  /** The file of the disk whose text `read` gives, for threads that read it themselves; null where that is another text. Absent: all are. */
  fileOf?(path: string): string | null;
  /** The files that symbolic links among some paths lead to, relative to the root, by path; links that lead nowhere are left out. Absent: there are none. */
  linkTargets?(paths: readonly string[]): ReadonlyMap<string, string>;
  /** Where the path aliases around a file let a bare specifier lead; absent where nothing can say. */
  aliases?(fromPath: string, specifier: string): readonly string[];
}

/** Folders that hold no source of the project's own, whatever version control says. */
const NEVER =
  /(^|\/)(node_modules|\.git|vendor|testdata|dist|build|out|coverage|\.next|\.nuxt|\.cache|bower_components|third_party)\//;

export class DiskHost implements Host {
  readonly root: string;
  readonly #aliases: Aliases;
  #realRoot: string | null = null;
  #listed: readonly string[] | null;

  /** @param listed What `list` gave a moment ago to somebody else, who spares the first call the work. */
  constructor(root: string, listed: readonly string[] | null = null) {
    this.root = root;
    this.#listed = listed;
    this.#aliases = new Aliases(root);
  }

  aliases(fromPath: string, specifier: string): readonly string[] {
    return this.#aliases.candidates(fromPath, specifier);
  }

  read(path: string): string | null {
    return readText(join(this.root, path));
  }

  size(path: string): number | null {
    return sizeOf(join(this.root, path));
  }

  fileOf(path: string): string {
    return join(this.root, path);
  }

  linkTargets(paths: readonly string[]): ReadonlyMap<string, string> {
    const targets = new Map<string, string>();
    const links = new Map<string, ReadonlySet<string> | null>();
    for (const path of paths) {
      const folder = posix.dirname(path);
      let names = links.get(folder);
      if (names === undefined) links.set(folder, (names = linksIn(join(this.root, folder))));
      const file = join(this.root, path);
      if (!(names?.has(posix.basename(path)) ?? isLink(file))) continue;
      try {
        targets.set(path, toProjectPath((this.#realRoot ??= realpathSync(this.root)), realpathSync(file)));
      } catch {
        // It leads nowhere, or in a circle: nothing can be read under its name either.
      }
    }
    return targets;
  }

  list(): readonly string[] {
    const listed = this.#listed;
    this.#listed = null;
    if (listed !== null) return listed;
    return (this.#tracked() ?? this.#walked()).filter((path) => !NEVER.test(path)).sort();
  }

  /** What git keeps or would keep: one command knows all nested ignore files. null outside a checkout. */
  #tracked(): string[] | null {
    try {
      const out = execFileSync(
        'git',
        ['-c', 'core.fsmonitor=false', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
        {
          cwd: this.root,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
          maxBuffer: 1 << 28,
        },
      );
      const files = out.split('\0').filter(Boolean);
      // An ignored folder that is asked for by name lists nothing, but is what the user wants.
      return files.length > 0 ? [...new Set(files)] : null;
    } catch {
      return null;
    }
  }

  #walked(): string[] {
    // Symbolic links to folders are not followed, so there are no loops.
    const found = globSync('**/*', {
      cwd: this.root,
      nodir: true,
      dot: true,
      follow: false,
      ignore: ['**/node_modules/**', '**/.git/**', '**/vendor/**'],
    });
    const files = found.map((file) => file.split(sep).join('/'));
    // Each .gitignore speaks of the paths below its own folder.
    const rules = files
      .filter((path) => /(^|\/)\.gitignore$/.test(path))
      .map((path) => ({
        below: path.slice(0, -'.gitignore'.length),
        rules: ignore().add(this.read(path) ?? ''),
      }));
    return files.filter(
      (path) =>
        !rules.some(
          ({ below, rules: own }) => path.startsWith(below) && own.ignores(path.slice(below.length)),
        ),
    );
  }
}

/** The symbolic links in a folder. A list of names with their kinds costs as much as asking for a few files one by one. */
function linksIn(folder: string): ReadonlySet<string> | null {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return new Set(entries.filter((entry) => entry.isSymbolicLink()).map((entry) => entry.name));
  } catch {
    // It may be entered, but not listed.
    return null;
  }
}

function isLink(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}

/** Unsaved texts before another host. */
export class OverlayHost implements Host {
  readonly #below: Host;
  readonly #texts = new Map<string, string>();
  #list: readonly string[] | null = null;

  constructor(below: Host) {
    this.#below = below;
  }

  /** null hands the file back to the host below. */
  set(path: string, text: string | null): void {
    this.#list = null;
    if (text === null) this.#texts.delete(path);
    else this.#texts.set(path, text);
  }

  read(path: string): string | null {
    return this.#texts.get(path) ?? this.#below.read(path);
  }

  size(path: string): number | null {
    return this.#texts.get(path)?.length ?? this.#below.size(path);
  }

  fileOf(path: string): string | null {
    return this.#texts.has(path) ? null : (this.#below.fileOf?.(path) ?? null);
  }

  list(): readonly string[] {
    this.#list ??= [...new Set([...this.#below.list(), ...this.#texts.keys()])].sort();
    return this.#list;
  }

  linkTargets(paths: readonly string[]): ReadonlyMap<string, string> {
    return this.#below.linkTargets?.(paths) ?? new Map<string, string>();
  }

  aliases(fromPath: string, specifier: string): readonly string[] {
    return this.#below.aliases?.(fromPath, specifier) ?? [];
  }

  /** Files came or went below. */
  refresh(): void {
    this.#list = null;
  }
}

/** A project that only exists in a test. */
export class MemoryHost implements Host {
  readonly #files: ReadonlyMap<string, string>;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = new Map(Object.entries(files));
  }

  read(path: string): string | null {
    return this.#files.get(path) ?? null;
  }

  size(path: string): number | null {
    return this.#files.get(path)?.length ?? null;
  }

  list(): readonly string[] {
    return [...this.#files.keys()].sort();
  }
}

/** A path below `root` with `/` separators. */
export function toProjectPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
