// The disk for a process that lives long and is told of no changes (ESLint in an editor): asks the disk itself, when it is told to look.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DiskHost, type Host } from './host.ts';
import { languageOf } from './sources.ts';

/** What lay on the disk differs from what was there at the last look. */
export interface DiskChanges {
  /** Source files that were written, came or went. */
  readonly sources: readonly string[];
  /** A manifest or a config did: what a project has concluded from them no longer holds. */
  readonly hasOtherManifests: boolean;
}

/** Files that are no source, but say where imports lead, which versions there are, and what is ignored. */
const MANIFEST =
  /(^|\/)(package\.json|deno\.jsonc?|import_map\.json|go\.(mod|work)|pnpm-workspace\.yaml|[jt]sconfig[^/]*\.json|leakline\.config\.json|\.gitignore|[^/]*Dockerfile[^/]*|[^/]*compose[^/]*\.ya?ml)$/;

interface Stamp {
  readonly modified: number;
  readonly size: number;
}

/** Files keep the list and the sizes of the last look; texts are read when they are asked for. */
export class StampedHost implements Host {
  readonly #disk: DiskHost;
  #list: readonly string[] | null = null;
  #stamps: ReadonlyMap<string, Stamp> = new Map();

  constructor(root: string) {
    this.#disk = new DiskHost(root);
  }

  read(path: string): string | null {
    return this.#disk.read(path);
  }

  fileOf(path: string): string {
    return this.#disk.fileOf(path);
  }

  size(path: string): number | null {
    return this.#stamps.get(path)?.size ?? this.#disk.size(path);
  }

  list(): readonly string[] {
    if (this.#list === null) this.look();
    return this.#list ?? [];
  }

  /**
   * Compares the disk with the last look, by modification time and size. A file that is written between a look and
   * its reading counts as changed at the next look, so nothing is missed.
   */
  look(): DiskChanges {
    const list = this.#disk.list();
    const stamps = new Map<string, Stamp>();
    for (const path of list) {
      if (languageOf(path) === null && !MANIFEST.test(path)) continue;
      const stamp = stampOf(join(this.#disk.root, path));
      if (stamp !== null) stamps.set(path, stamp);
    }
    const before = this.#stamps;
    const changed = [...new Set([...before.keys(), ...stamps.keys()])].filter((path) => {
      const [a, b] = [before.get(path), stamps.get(path)];
      return a?.modified !== b?.modified || a?.size !== b?.size;
    });
    this.#list = list;
    this.#stamps = stamps;
    return {
      sources: changed.filter((path) => languageOf(path) !== null),
      hasOtherManifests: changed.some((path) => languageOf(path) === null),
    };
  }
}

function stampOf(file: string): Stamp | null {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() === true ? { modified: stat.mtimeMs, size: stat.size } : null;
  } catch {
    // A folder on the way may not be entered, or a link leads in a circle.
    return null;
  }
}
