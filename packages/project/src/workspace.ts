// Packages of the project itself, by the names in their package.json files: where `@acme/shared` and `#internal/x` lead, and `$lib/x`
// of the frameworks that they are built with.
import { posix } from 'node:path';
import { packageInSpecifier } from './deno.ts';

/** What is used of a package.json; everything else in it may be anything. */
interface Manifest {
  readonly folder: string;
  readonly name: string | null;
  readonly main: readonly string[];
  readonly exports: unknown;
  readonly imports: unknown;
  /** What it depends on, in whatever way: names, and the versions that it asks for. */
  readonly dependencies: ReadonlyMap<string, unknown>;
}

/**
 * Aliases that frameworks give each project by default, with the folders that they stand for. They write them into a config of their
 * own, which tsconfig.json extends and nobody commits. SvelteKit 2.43 (`files.lib`), Nuxt 2 to 4 (`srcDir`, `rootDir`).
 */
const FRAMEWORK_ALIASES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '@sveltejs/kit': { $lib: ['src/lib'] },
  nuxt: { '~': ['.', 'app', 'src'], '@': ['.', 'app', 'src'], '~~': ['.'], '@@': ['.'] },
};

export class Workspace {
  readonly #byName = new Map<string, Manifest>();
  readonly #byFolder = new Map<string, Manifest>();

  /** `files` are the package.json files of the project with their texts; broken ones are left out. */
  constructor(files: readonly { readonly path: string; readonly text: string }[]) {
    for (const { path, text } of files) {
      const manifest = read(posix.dirname(path), text);
      if (manifest === null) continue;
      this.#byFolder.set(manifest.folder, manifest);
      if (manifest.name !== null && !this.#byName.has(manifest.name))
        this.#byName.set(manifest.name, manifest);
    }
  }

  /** Candidate source paths for a specifier, best first, extensions perhaps missing or those of built files. */
  candidates(fromPath: string, specifier: string): readonly string[] {
    if (specifier.startsWith('#')) {
      const own = this.#manifestOf(fromPath);
      return own === null ? [] : sourcesOf(own.folder, mapped(own.imports, specifier));
    }
    const parts = specifier.split('/');
    const aliased = this.#byFramework(fromPath, parts);
    if (aliased.length > 0) return aliased;
    const length = specifier.startsWith('@') ? 2 : 1;
    const manifest = this.#byName.get(parts.slice(0, length).join('/'));
    if (manifest === undefined) return [];
    const inner = parts.slice(length).join('/');
    const { folder } = manifest;
    const declared = mapped(manifest.exports, inner === '' ? '.' : `./${inner}`);
    return inner === ''
      ? [
          ...sourcesOf(folder, [...declared, ...manifest.main]),
          ...['src/index', 'index', 'lib/index', 'src/main', 'src'].map((p) => posix.join(folder, p)),
        ]
      : [...sourcesOf(folder, declared), posix.join(folder, inner), posix.join(folder, 'src', inner)];
  }

  /** What npm installs under the name that a specifier begins with: `ioredis` for `"redis": "npm:ioredis@5"`; null for what is called so. */
  packageBehind(fromPath: string, specifier: string): string | null {
    const [name = ''] = /^(?:@[^/]+\/)?[^/]+/.exec(specifier) ?? [];
    const version = this.#manifestOf(fromPath)?.dependencies.get(name);
    const behind =
      typeof version === 'string' && version.startsWith('npm:') ? packageInSpecifier(version) : null;
    return behind === null ? null : behind + specifier.slice(name.length);
  }

  #byFramework(fromPath: string, [alias = '', ...inner]: readonly string[]): readonly string[] {
    const frameworks = Object.entries(FRAMEWORK_ALIASES).filter(([, aliases]) =>
      Object.hasOwn(aliases, alias),
    );
    const own = frameworks.length === 0 ? null : this.#manifestOf(fromPath);
    if (own === null) return [];
    return frameworks
      .filter(([framework]) => own.dependencies.has(framework))
      .flatMap(([, aliases]) => aliases[alias] ?? [])
      .map((folder) => posix.join(own.folder, folder, ...inner));
  }

  #manifestOf(path: string): Manifest | null {
    for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
      const manifest = this.#byFolder.get(folder);
      if (manifest !== undefined) return manifest;
      if (folder === '.' || folder === '/') return null;
    }
  }
}

function read(folder: string, text: string): Manifest | null {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return null;
    const fields = json as Readonly<Record<string, unknown>>;
    const textOf = (key: string) => (typeof fields[key] === 'string' ? [fields[key]] : []);
    return {
      folder,
      name: textOf('name')[0] ?? null,
      main: ['source', 'module', 'main', 'types', 'typings'].flatMap(textOf),
      exports: fields.exports,
      imports: fields.imports,
      dependencies: new Map(
        [fields.devDependencies, fields.dependencies].flatMap((list): [string, unknown][] =>
          typeof list === 'object' && list !== null ? Object.entries(list) : [],
        ),
      ),
    };
  } catch {
    return null;
  }
}

/** Targets of an `exports` or `imports` field for one key, whatever the conditions; `*` patterns filled in. */
function mapped(field: unknown, key: string): readonly string[] {
  if (typeof field === 'string') return key === '.' ? [field] : [];
  if (typeof field !== 'object' || field === null || Array.isArray(field)) return [];
  const entries = Object.entries(field);
  if (key === '.' && entries.every(([k]) => !k.startsWith('.'))) return targets(field);
  for (const [pattern, value] of entries) {
    if (pattern === key) return targets(value);
    const star = pattern.indexOf('*');
    if (star === -1) continue;
    const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
    if (key.startsWith(before) && key.endsWith(after) && key.length >= before.length + after.length)
      return targets(value).map((t) =>
        t.replaceAll('*', key.slice(before.length, key.length - after.length)),
      );
  }
  return [];
}

/** Every path below a target: conditions may nest. */
function targets(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(targets) : [];
}

const BUILT = /^(?:\.\/)?(?:dist|lib|build|out|es|esm|cjs)\/(?:(?:esm|cjs|es|src)\/)?/;

/** The file itself, or the source that it is built from: `./dist/x.js` is `src/x` before a build. */
function sourcesOf(folder: string, paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const plain = path.replace(/\.d\.([mc]?ts)$/, '.$1');
    return [
      plain,
      ...(BUILT.test(plain) ? [plain.replace(BUILT, 'src/'), plain.replace(BUILT, '')] : []),
    ].map((p) => posix.join(folder, p));
  });
}
