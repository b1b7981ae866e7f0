// Path aliases of tsconfig.json and jsconfig.json (`paths`, `baseUrl`, `extends`, `references`), read from the disk.
import { createPathsMatcher, getTsconfig, parseTsconfig, type PathsMatcher } from 'get-tsconfig';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Answers where an alias may lead, for the files below one root. Configs are read once. */
export class Aliases {
  readonly #root: string;
  readonly #matchers = new Map<string, readonly PathsMatcher[]>();
  readonly #cache = new Map<string, never>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Candidates for a bare specifier, relative to the root with `/`, extensions perhaps missing; empty when no alias matches. */
  candidates(fromPath: string, specifier: string): readonly string[] {
    return this.#matchersOf(dirname(join(this.#root, fromPath)))
      .flatMap((matches) => matches(specifier))
      .map((path) => relative(this.#root, path).split(sep).join('/'))
      .filter((path) => !path.startsWith('..'));
  }

  #matchersOf(folder: string): readonly PathsMatcher[] {
    const known = this.#matchers.get(folder);
    if (known !== undefined) return known;
    const config = ['tsconfig.json', 'jsconfig.json']
      .map((name) => join(folder, name))
      .find((path) => existsSync(path));
    let matchers: readonly PathsMatcher[];
    if (config !== undefined) matchers = this.#read(config);
    else {
      const up = dirname(folder);
      const isInside = folder !== this.#root && folder.startsWith(this.#root) && up !== folder;
      matchers = isInside ? this.#matchersOf(up) : [];
    }
    this.#matchers.set(folder, matchers);
    return matchers;
  }

  /** The config's own aliases, or those of the projects that it only refers to. */
  #read(path: string): readonly PathsMatcher[] {
    try {
      const result = getTsconfig(dirname(path), path.slice(dirname(path).length + 1), this.#cache);
      if (result === null) return [];
      const own = createPathsMatcher(result);
      if (own !== null) return [own];
      return (result.config.references ?? []).flatMap(({ path: reference }) => {
        const to = resolve(dirname(path), reference);
        const file = to.endsWith('.json') ? to : join(to, 'tsconfig.json');
        if (!existsSync(file)) return [];
        const matcher = createPathsMatcher({ path: file, config: parseTsconfig(file, this.#cache) });
        return matcher === null ? [] : [matcher];
      });
    } catch {
      // A config that cannot be read names nothing; whoever builds with it hears of that from their compiler.
      return [];
    }
  }
}
