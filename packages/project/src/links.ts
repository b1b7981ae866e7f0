// Sources that have several names, since symbolic links lead to them: one of the names is the file's own.
import { addUnder } from '@leakline/analysis';
import type { Finding } from '@leakline/ir';
import type { Host } from './host.ts';

/**
 * The links among a program's sources. A link whose file is no source of the program (it lies outside, or is ignored) is a
 * source like any other, under the first of its names: so are the files of a build's sandbox.
 */
export class SourceLinks {
  readonly #targets = new Map<string, string>();
  readonly #links = new Map<string, string[]>();
  /** Without the links to others of them; in the same order. */
  readonly files: readonly string[];

  /** @param paths The sources, sorted. */
  constructor(paths: readonly string[], host: Pick<Host, 'linkTargets'>) {
    const sources = new Set(paths);
    /** By the file that a link leads to. */
    const firstNames = new Map<string, string>();
    for (const [path, file] of host.linkTargets?.(paths) ?? []) {
      const own = sources.has(file) ? file : (firstNames.get(file) ?? path);
      firstNames.set(file, own);
      if (own === path) continue;
      this.#targets.set(path, own);
      addUnder(this.#links, own, path);
    }
    this.files = this.#targets.size === 0 ? paths : paths.filter((path) => !this.#targets.has(path));
  }

  /** A source's own name, whatever name it is reached by. */
  fileOf(path: string): string {
    return this.#targets.get(path) ?? path;
  }

  /** The other names of a source. */
  linksTo(path: string): readonly string[] {
    return this.#links.get(path) ?? [];
  }

  /** Everything that a fingerprint needs of them. */
  toString(): string {
    return JSON.stringify([...this.#targets]);
  }
}

/** Whether two findings in one source, reached by different names, are the same one. */
export function isSameFinding(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && JSON.stringify(a.range) === JSON.stringify(b.range);
}

/** Compares findings in one source by their place, as rules report them. */
export function inOrderOfText({ range: a, rule }: Finding, { range: b, rule: other }: Finding): number {
  return a.start.line - b.start.line || a.start.column - b.start.column || rule.localeCompare(other);
}
