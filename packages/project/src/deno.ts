// Deno's imports: specifiers that carry their registry and version (`npm:ioredis@5`, `jsr:@oak/oak`, `https://esm.sh/pg@8`), and the
// import maps in its configs. Deno 2 (docs: "Modules and dependencies", "deno.json and package.json").
import { posix } from 'node:path';
import stripJsonComments from 'strip-json-comments';

/** Files that hold an import map. */
export const DENO_CONFIG = /(^|\/)(deno\.jsonc?|import_map\.json)$/;

const REGISTRY = /^(?:npm|jsr):\/?/;

/** Hosts that serve packages of npm under their names. */
const SERVES_NPM =
  /^https:\/\/(?:esm\.sh|cdn\.skypack\.dev|esm\.run|cdn\.jsdelivr\.net\/npm|unpkg\.com|ga\.jspm\.io\/npm:)\/?(?:(?:v\d+|stable|\+esm)\/)?/;

/** Deno's own host of third-party modules. */
const ON_DENO_LAND = /^https:\/\/(deno\.land\/x\/[^/@]+)/;

/** `ioredis` of `npm:ioredis@^5.4`, `hono/cors` of `npm:hono@4/cors`, `@oak/oak` of `jsr:@oak/oak`; null for what carries no registry. */
export function packageInSpecifier(specifier: string): string | null {
  const [onDenoLand] = ON_DENO_LAND.exec(specifier)?.slice(1) ?? [];
  if (onDenoLand !== undefined) return onDenoLand;
  const [prefix] = REGISTRY.exec(specifier) ?? SERVES_NPM.exec(specifier) ?? [];
  if (prefix === undefined) return null;
  const [path = ''] = specifier.slice(prefix.length).split('?');
  const [name] = /^(?:@[^/]+\/)?[^/@]+/.exec(path) ?? [];
  if (name === undefined) return null;
  return `${name}${path.slice(name.length).replace(/^@[^/]*/, '')}`;
}

interface ImportMap {
  readonly folder: string;
  /** What stands for a specifier, or (with a `/` at the end) for the beginning of one. */
  readonly imports: ReadonlyMap<string, string>;
}

/** The import maps of a project; that of the nearest folder above a file holds for it. */
export class ImportMaps {
  readonly #maps: readonly ImportMap[];

  /** `files` are the configs that hold one, with their texts; one that is broken is left out. */
  constructor(files: readonly { readonly path: string; readonly text: string }[]) {
    this.#maps = files
      .map(({ path, text }): ImportMap => ({ folder: posix.dirname(path), imports: importsOf(text) }))
      .filter(({ imports }) => imports.size > 0)
      .sort((a, b) => b.folder.length - a.folder.length);
  }

  /** What a specifier in a file stands for: another specifier, or a path from the root that begins with `./`; null for itself. */
  standsFor(fromPath: string, specifier: string): string | null {
    for (const { folder, imports } of this.#maps) {
      if (folder !== '.' && !fromPath.startsWith(`${folder}/`)) continue;
      const target = mappedBy(imports, specifier);
      if (target !== null) return /^\.{0,2}\//.test(target) ? `./${posix.join(folder, target)}` : target;
    }
    return null;
  }
}

function mappedBy(imports: ReadonlyMap<string, string>, specifier: string): string | null {
  const whole = imports.get(specifier);
  if (whole !== undefined) return whole;
  let longest: readonly [string, string] = ['', ''];
  for (const entry of imports) {
    const [key, target] = entry;
    // Deno lets `"hono"` stand for `hono/cors`, too, where it leads into a registry.
    const start = key.endsWith('/') ? key : REGISTRY.test(target) ? `${key}/` : null;
    if (start !== null && specifier.startsWith(start) && key.length > longest[0].length) longest = entry;
  }
  const [key, target] = longest;
  return key === '' ? null : target + specifier.slice(key.length);
}

function importsOf(text: string): ReadonlyMap<string, string> {
  let config: unknown;
  try {
    config = JSON.parse(stripJsonComments(text, { trailingCommas: true }));
  } catch {
    // Whoever runs the program hears of a broken config from Deno.
    return new Map();
  }
  const imports: unknown =
    typeof config === 'object' && config !== null && 'imports' in config ? config.imports : null;
  return typeof imports !== 'object' || imports === null
    ? new Map()
    : new Map(
        Object.entries(imports).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
}
