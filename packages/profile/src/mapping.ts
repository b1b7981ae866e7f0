// From the paths of the build machine to local files. A profile's path is only ever compared with the names of local
// files: nothing is opened because a profile says so.
import { sourceNames } from './compiled-names.ts';
import { packageOf } from './go-names.ts';
import { standardFile } from './go-toolchain.ts';
import { normalPath, webpackPath } from './profile-path.ts';
import { SourceMaps } from './source-maps.ts';

export type Mapping = 'exact' | 'suffix' | 'module' | 'sourcemap' | 'anchored' | 'stale' | 'unmapped';

export interface Mapped {
  /** The local path, `/` separators, relative to the source root (absolute in a library); null when there is none. */
  readonly path: string | null;
  readonly mapping: Mapping;
  /** Why not, or how. */
  readonly because: string;
}

/** Libraries outside the source root: Go's module cache and toolchain. */
export interface Library {
  /** Absolute, without a slash at the end. */
  readonly folder: string;
  /** Whether a regular file of that relative path lies below the folder, links resolved. */
  has(path: string): boolean;
}

export interface LocalSources {
  /** Local files, relative to the source root; built JavaScript and its maps among them, when there are any. */
  readonly files: readonly string[];
  /** Names of local modules (go.mod's module, package.json's name) and their folders ('' or '.' is the root). */
  readonly modules: readonly { readonly name: string; readonly folder: string }[];
  /** The source root itself, absolute, for profiles that were captured on this machine. */
  readonly root: string;
  /** `from=to`: a prefix of profile paths and the local folder that it stands for. */
  readonly maps: readonly { readonly from: string; readonly to: string }[];
  /** Folders that hold all sources a profile means, relative to the source root; left out: all of it. */
  readonly sourceRoots?: readonly string[] | null;
  /** The text of one of `files`, for source maps; null when it cannot be read. */
  readonly read?: (path: string) => string | null;
  readonly moduleCache?: Library;
  /** The `src` folder of the Go toolchain. */
  readonly goroot?: Library;
}

/** Where a profile's line is in the local sources. */
export interface LocalLine {
  readonly path: string | null;
  /** 1-based; the profile's own when it is left out. */
  readonly line?: number;
  readonly mapping: Mapping;
  readonly because?: string;
}

/** Linux's PATH_MAX; nothing longer is compared with anything. */
const LONGEST_PATH = 4096;

export class PathMapper {
  readonly #sources: LocalSources;
  readonly #files: ReadonlySet<string>;
  readonly #byName = new Map<string, string[]>();
  readonly #modules: readonly { readonly name: string; readonly folder: string }[];
  readonly #hasGoModule: boolean;
  readonly #known = new Map<string, Mapped>();
  readonly #sourceMaps: SourceMaps;
  /** Build folders that were found by an unambiguous path, so that an ambiguous one beside it is not. */
  readonly #buildRoots = new Map<string, string>();

  constructor(sources: LocalSources) {
    this.#sources = sources;
    this.#files = new Set(sources.files);
    for (const file of sources.files) {
      const name = baseName(file);
      const list = this.#byName.get(name);
      if (list === undefined) this.#byName.set(name, [file]);
      else list.push(file);
    }
    this.#hasGoModule = this.#byName.has('go.mod');
    // The longest name first: a nested module takes its files from the outer one.
    this.#modules = sources.modules
      .map(({ name, folder }) => ({ name, folder: folder === '.' ? '' : folder }))
      .sort((a, b) => b.name.length - a.name.length);
    this.#sourceMaps = new SourceMaps(sources.read ?? (() => null), (path) => this.#files.has(path));
  }

  /** Meets all paths of a profile once, with their functions, so that the answers do not depend on their order. */
  learn(frames: Iterable<readonly [profilePath: string, functionName?: string]>): void {
    for (const [path, functionName] of frames) this.map(path, functionName);
    // What was ambiguous may be clear, now that the build's root is known.
    this.#known.clear();
  }

  /** Which local file a path of the profile is. The function's Go package tells more than the path alone. */
  map(profilePath: string, functionName = ''): Mapped {
    const goPackage = packageOf(functionName);
    const key = `${profilePath}\0${goPackage}`;
    let mapped = this.#known.get(key);
    if (mapped === undefined) {
      mapped = this.#map(profilePath, goPackage);
      this.#known.set(key, mapped);
    }
    return mapped;
  }

  /** The same for a line, which a source map may know better. `line` and `column` are 1-based, 0 is unknown. */
  locate(profilePath: string, line: number, column = 0, functionName = ''): LocalLine {
    const mapped = this.map(profilePath, functionName);
    if (mapped.path === null || line === 0 || !/\.[cm]?jsx?$/.test(mapped.path)) return { ...mapped, line };
    const original = this.#sourceMaps.originalOf(mapped.path, line, column);
    if (original === null) return { ...mapped, line };
    if (original.line === 0) return unmapped(original.because);
    const local = this.#localSource(original.source);
    if (local.path === null) {
      return unmapped(`its source map leads to ${original.source}: ${local.because || 'no local file'}`);
    }
    return {
      path: local.path,
      mapping: 'sourcemap',
      because: `by the source map of ${mapped.path}`,
      line: original.line,
    };
  }

  /** What the source map of built code calls a function that begins there; null when it does not say. */
  nameOf(profilePath: string, built: string, startLine: number, startColumn: number): string | null {
    const { path } = this.map(profilePath, built);
    return path === null ? null : this.#sourceMaps.nameOf(path, built, startLine, startColumn);
  }

  /** Where a variable of built code may be declared, and under which name, by its source map. */
  renamed(
    profilePath: string,
    variable: string,
  ): readonly { readonly path: string; readonly line: number; readonly name: string }[] {
    const built = this.map(profilePath).path;
    if (built === null || !/^[\w$]+$/.test(variable)) return [];
    return this.#sourceMaps.originalNames(built, variable).flatMap(({ source, line, name }) => {
      const { path } = this.#localSource(source);
      return path === null ? [] : [{ path, line, name }];
    });
  }

  /** A source that a map names. */
  #localSource(source: string): Pick<Mapped, 'path' | 'because'> {
    return this.#files.has(source) ? { path: source, because: '' } : this.#map(source, '');
  }

  #map(profilePath: string, goPackage: string): Mapped {
    if (profilePath === '') return unmapped('the profile does not name a file');
    if (profilePath.length > LONGEST_PATH) return unmapped('longer than any path');
    const path = normalPath(profilePath);
    if (path === null) return unmapped('code of the runtime');
    const byMap = this.#byExplicitMap(path);
    if (byMap !== null) return byMap;
    if (path.split('/').includes('..')) return unmapped('the path climbs out of its folder');
    const root = this.#sources.root.replaceAll('\\', '/').replace(/\/$/, '');
    if (path.startsWith(`${root}/`)) {
      const inside = path.slice(root.length + 1);
      if (this.#files.has(inside)) return { path: inside, mapping: 'exact', because: 'the same path' };
    }
    if (/(^|\/)node_modules\//.test(path)) return this.#dependency(path);
    const inPackage = webpackPath(profilePath);
    return (
      (inPackage === null ? null : this.#byModule(inPackage)) ??
      this.#byModule(path) ??
      this.#byPackage(path, goPackage) ??
      this.#byGoroot(path, goPackage) ??
      this.#byModuleCache(path) ??
      this.#ofAnotherModule(path, goPackage) ??
      this.#bySuffixOfSource(path)
    );
  }

  /** A checkout seldom has the build; then the source of the same name is the closest. */
  #bySuffixOfSource(path: string): Mapped {
    const built = this.#bySuffix(path);
    if (built.path !== null) return built;
    for (const name of sourceNames(path)) {
      const source = this.#bySuffix(name);
      if (source.path !== null) {
        return { ...source, because: `${baseName(path)} was compiled from it, by its name` };
      }
    }
    return built;
  }

  #byExplicitMap(path: string): Mapped | null {
    for (const { from, to } of this.#sources.maps) {
      if (path !== from && !path.startsWith(from.endsWith('/') ? from : `${from}/`)) continue;
      const local = joined(to.replace(/\/$/, ''), path.slice(from.length).replace(/^\//, ''));
      return this.#files.has(local)
        ? { path: local, mapping: 'exact', because: `by the map ${from}=${to}` }
        : unmapped(`the map ${from}=${to} leads to ${local}, which does not exist`);
    }
    return null;
  }

  /** -trimpath: `example.com/shop/orders/api.go`, `example.com/lib@v1.2.3/x.go`; webpack: `@acme/shop/src/x.ts`. */
  #byModule(path: string): Mapped | null {
    const bare = path.replace(/^.*\/pkg\/mod\//, '');
    for (const { name, folder } of this.#modules) {
      const inner = bare.startsWith(`${name}/`)
        ? bare.slice(name.length + 1)
        : bare.startsWith(`${name}@`) && bare.includes('/', name.length)
          ? bare.slice(bare.indexOf('/', name.length) + 1)
          : null;
      if (inner === null) continue;
      const local = joined(folder, inner);
      if (this.#files.has(local)) return { path: local, mapping: 'module', because: `in module ${name}` };
    }
    return null;
  }

  /** Go's symbol names carry the import path, wherever the build machine had the files (Docker, Bazel, GOPATH). */
  #byPackage(path: string, goPackage: string): Mapped | null {
    if (goPackage === '' || goPackage === 'main' || !path.endsWith('.go')) return null;
    for (const { name, folder } of this.#modules) {
      if (goPackage !== name && !goPackage.startsWith(`${name}/`)) continue;
      const inner = joined(goPackage.slice(name.length + 1), baseName(path));
      const local = joined(folder, inner);
      if (this.#files.has(local)) {
        // Its `main` package has no import path that tells one service from another, but it was built beside this.
        if (path.endsWith(`/${inner}`)) this.#buildRoots.set(path.slice(0, -inner.length - 1), folder);
        return { path: local, mapping: 'module', because: `its function is in package ${goPackage}` };
      }
    }
    return null;
  }

  #byModuleCache(path: string): Mapped | null {
    const vendored = /(?:^|\/)vendor\/(.+)$/.exec(path);
    const versioned = /^(?:.*\/pkg\/mod\/)?([^/].*?@v\d[^/]*)\/(.+)$/.exec(path);
    if (vendored !== null) {
      const local = this.#inVendor(vendored[1]!);
      return local ?? unmapped('a vendored dependency that is not vendored here');
    }
    if (versioned !== null) {
      const [, moduleVersion, inner] = versioned;
      const inCache = `${cacheName(moduleVersion!)}/${inner!}`;
      const library = this.#sources.moduleCache;
      if (library?.has(inCache) === true) {
        return { path: `${library.folder}/${inCache}`, mapping: 'module', because: 'in the module cache' };
      }
      const withoutVersion = `${moduleVersion!.replace(/@.*$/, '')}/${inner!}`;
      return this.#inVendor(withoutVersion) ?? unmapped(`a dependency (${moduleVersion!}) that is not here`);
    }
    // -trimpath has module paths, and those begin with a host name.
    if (/^[^/]+\.[a-z]+\/.+\.go$/.test(path) && !path.startsWith('.')) {
      return this.#inVendor(path) ?? unmapped('of a Go module that is not here');
    }
    return null;
  }

  #inVendor(importPath: string): Mapped | null {
    const found = ['', ...this.#modules.map(({ folder }) => folder)]
      .map((folder) => joined(folder, `vendor/${importPath}`))
      .find((local) => this.#files.has(local));
    return found === undefined ? null : { path: found, mapping: 'module', because: 'vendored' };
  }

  /** Bazel's `external/…` and GOPATH have dependencies without a version, and each has its own `server/server.go`. */
  #ofAnotherModule(path: string, goPackage: string): Mapped | null {
    const isLibrary = this.#hasGoModule && path.endsWith('.go') && goPackage.split('/')[0]!.includes('.');
    const isOurs = this.#modules.some(({ name }) => goPackage === name || goPackage.startsWith(`${name}/`));
    return isLibrary && !isOurs ? unmapped(`package ${goPackage} is of a Go module that is not here`) : null;
  }

  #byGoroot(path: string, goPackage: string): Mapped | null {
    const standard = standardFile(path, goPackage);
    if (standard === null) return null;
    const library = this.#sources.goroot;
    return library?.has(standard) === true
      ? { path: `${library.folder}/${standard}`, mapping: 'module', because: 'in the Go toolchain' }
      : unmapped('the Go toolchain, which is not here');
  }

  /**
   * Dependencies are only compared whole: the newest local copy need not be the one that was measured. A package of
   * the same workspace is our own wherever it was installed (`pnpm deploy`, `npm pack`).
   */
  #dependency(path: string): Mapped {
    const inner = path.slice(path.lastIndexOf('node_modules/'));
    const own = this.#byModule(inner.slice('node_modules/'.length));
    if (own !== null) return own;
    const found = ['', ...this.#modules.map(({ folder }) => folder)]
      .map((folder) => joined(folder, inner))
      .find((local) => this.#files.has(local));
    return found === undefined
      ? unmapped('a dependency')
      : { path: found, mapping: 'suffix', because: 'the same dependency' };
  }

  #bySuffix(path: string): Mapped {
    const candidates = this.#byName.get(baseName(path)) ?? [];
    if (candidates.length === 0) return unmapped('no local file has this name');
    const parts = path.split('/').filter(Boolean).reverse();
    const scored = candidates
      .map((file) => {
        const own = file.split('/').reverse();
        let shared = 0;
        while (shared < own.length && shared < parts.length && own[shared] === parts[shared]) shared++;
        return { file, shared, isWhole: shared >= own.length - this.#depthOfRoot(file) };
      })
      .sort((a, b) => b.shared - a.shared);
    const best = scored[0]!;
    const inBuild = this.#inKnownBuild(path, scored);
    if (inBuild !== null) return bySuffix(inBuild);
    // A file at the root has nothing but its name; it counts only where nothing of the build was found elsewhere.
    const isLone = best.shared === 1 && parts.length > 1 && this.#buildRoots.size > 0;
    // Only a name in common proves little: standard libraries have a `server.go` too.
    if ((best.shared < 2 && !best.isWhole) || isLone) {
      return unmapped(`only the name is the same as that of ${best.file}`);
    }
    const rivals = scored.filter(({ shared }) => shared === best.shared);
    const chosen = rivals.length === 1 ? best : one(rivals.filter(({ isWhole }) => isWhole));
    if (chosen === null) {
      return unmapped(`as likely ${rivals[0]!.file} as ${rivals[1]!.file}: say which with --map`);
    }
    if (rivals.length === 1 && best.shared > 1)
      this.#buildRoots.set(...rootsOf(path, best.file, best.shared));
    return bySuffix(chosen);
  }

  /** How many folders lead to the source root that a file is below. */
  #depthOfRoot(file: string): number {
    const around = (this.#sources.sourceRoots ?? []).filter((folder) => file.startsWith(`${folder}/`));
    return Math.max(0, ...around.map((folder) => folder.split('/').length));
  }

  /** The one candidate that lies below the folder where the rest of the same build was found. */
  #inKnownBuild<T extends { file: string; shared: number }>(path: string, rivals: readonly T[]): T | null {
    return one(
      rivals.filter(({ file }) =>
        [...this.#buildRoots].some(
          ([from, to]) => path.startsWith(`${from}/`) && file === joined(to, path.slice(from.length + 1)),
        ),
      ),
    );
  }
}

function bySuffix({ file, shared }: { readonly file: string; readonly shared: number }): Mapped {
  const because =
    shared === 1 ? 'the only file of this name' : `the last ${shared} parts of the path are the same`;
  return { path: file, mapping: 'suffix', because };
}

function unmapped(because: string): Mapped {
  return { path: null, mapping: 'unmapped', because };
}

/** What stands before the shared end, on the build machine and here. */
function rootsOf(path: string, file: string, shared: number): [string, string] {
  return [path.split('/').slice(0, -shared).join('/'), file.split('/').slice(0, -shared).join('/')];
}

function one<T>(items: readonly T[]): T | null {
  return items.length === 1 ? items[0]! : null;
}

function joined(folder: string, path: string): string {
  return [folder, path].filter((part) => part !== '' && part !== '.').join('/');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The module cache writes capitals as `!` and the small letter (golang.org/x/mod/module, EscapePath). */
function cacheName(moduleVersion: string): string {
  return moduleVersion.includes('!')
    ? moduleVersion
    : moduleVersion.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
