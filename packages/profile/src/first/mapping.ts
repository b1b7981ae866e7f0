// From the paths of the build machine to local files. A profile's path is only ever compared with local names; nothing is opened because a profile says so.

export type Mapping = 'exact' | 'suffix' | 'module' | 'sourcemap' | 'anchored' | 'stale' | 'unmapped';

export interface Mapped {
  /** The local path, `/` separators, relative to the source root; null when there is none. */
  readonly path: string | null;
  readonly mapping: Mapping;
  /** Why not, or how. */
  readonly because: string;
}

export interface LocalSources {
  /** Local files, relative to the source root. */
  readonly files: readonly string[];
  /** Names of local modules (go.mod's module, package.json's name) and their folders. */
  readonly modules: readonly { readonly name: string; readonly folder: string }[];
  /** The source root itself, absolute, for profiles that were captured on this machine. */
  readonly root: string;
  /** `from=to`: a prefix of profile paths and the local folder that it stands for. */
  readonly maps: readonly { readonly from: string; readonly to: string }[];
}

export class PathMapper {
  readonly #sources: LocalSources;
  readonly #byName = new Map<string, string[]>();
  readonly #files: ReadonlySet<string>;
  readonly #known = new Map<string, Mapped>();

  constructor(sources: LocalSources) {
    this.#sources = sources;
    this.#files = new Set(sources.files);
    for (const file of sources.files) {
      const name = file.slice(file.lastIndexOf('/') + 1);
      const list = this.#byName.get(name);
      if (list === undefined) this.#byName.set(name, [file]);
      else list.push(file);
    }
  }

  map(profilePath: string): Mapped {
    let mapped = this.#known.get(profilePath);
    if (mapped === undefined) {
      mapped = this.#map(profilePath);
      this.#known.set(profilePath, mapped);
    }
    return mapped;
  }

  #map(profilePath: string): Mapped {
    const path = normal(profilePath);
    if (path === '') return { path: null, mapping: 'unmapped', because: 'the profile does not name a file' };
    if (/^(node:|internal\/|evalmachine|wasm:)/.test(path) || /(^|\/)node_modules\//.test(path))
      return { path: null, mapping: 'unmapped', because: 'a dependency or the runtime' };
    for (const { from, to } of this.#sources.maps) {
      if (path !== from && !path.startsWith(from.endsWith('/') ? from : `${from}/`)) continue;
      const local = [to.replace(/\/$/, ''), path.slice(from.length).replace(/^\//, '')]
        .filter((p) => p !== '' && p !== '.')
        .join('/');
      return this.#files.has(local)
        ? { path: local, mapping: 'exact', because: `by the map ${from}=${to}` }
        : {
            path: null,
            mapping: 'unmapped',
            because: `the map ${from}=${to} leads to ${local}, which does not exist`,
          };
    }
    const root = this.#sources.root.replaceAll('\\', '/').replace(/\/$/, '');
    if (path.startsWith(`${root}/`) && this.#files.has(path.slice(root.length + 1)))
      return { path: path.slice(root.length + 1), mapping: 'exact', because: 'the same path' };
    // -trimpath: `example.com/shop/orders/api.go`, `example.com/lib@v1.2.3/x.go`.
    for (const { name, folder } of this.#sources.modules) {
      const inner = path.startsWith(`${name}/`)
        ? path.slice(name.length + 1)
        : path.startsWith(`${name}@`)
          ? path.slice(path.indexOf('/', name.length) + 1)
          : null;
      if (inner === null) continue;
      const local = folder === '.' || folder === '' ? inner : `${folder}/${inner}`;
      if (this.#files.has(local)) return { path: local, mapping: 'module', because: `in module ${name}` };
    }
    if (/@v\d+\.\d+/.test(path))
      return { path: null, mapping: 'unmapped', because: 'a dependency of another version or project' };
    return this.#bySuffix(path);
  }

  #bySuffix(path: string): Mapped {
    const candidates = this.#byName.get(path.slice(path.lastIndexOf('/') + 1)) ?? [];
    if (candidates.length === 0)
      return { path: null, mapping: 'unmapped', because: 'no local file has this name' };
    const parts = path.split('/').reverse();
    const common = (file: string) => {
      const own = file.split('/').reverse();
      let n = 0;
      while (n < own.length && n < parts.length && own[n] === parts[n]) n++;
      return { file, n, isWhole: n === own.length };
    };
    const scored = candidates.map(common).sort((a, b) => b.n - a.n);
    const [best, second] = scored;
    if (best === undefined)
      return { path: null, mapping: 'unmapped', because: 'no local file has this name' };
    // Only a name in common proves little: standard libraries have a `server.go` too.
    if (best.n < 2 && !best.isWhole)
      return { path: null, mapping: 'unmapped', because: `only the name is the same as ${best.file}'s` };
    if (second !== undefined && second.n === best.n) {
      const whole = scored.filter((s) => s.n === best.n && s.isWhole);
      if (whole.length !== 1)
        return {
          path: null,
          mapping: 'unmapped',
          because: `as likely ${best.file} as ${second.file}: say which with --map`,
        };
    }
    // `src/net/http/server.go` of the toolchain and a local `http/server.go` agree in two parts; the toolchain is never local.
    if (/(^|\/)(go|golang|goroot)[^/]*\/src\/|^(\/usr\/local\/go|\$GOROOT)\//i.test(path) && !best.isWhole)
      return { path: null, mapping: 'unmapped', because: 'the Go toolchain' };
    return {
      path: best.file,
      mapping: 'suffix',
      because: `the last ${best.n} parts of the path are the same`,
    };
  }
}

/** Without schemes, queries and backslashes. */
function normal(path: string): string {
  let p = path.replaceAll('\\', '/');
  p = p
    .replace(/^file:\/\//, '')
    .replace(/^webpack(-internal)?:\/\/[^/]*\//, '')
    .replace(/[?#].*$/, '');
  try {
    p = decodeURIComponent(p);
  } catch {
    // A stray % stays what it is.
  }
  return p.replace(/^\.\//, '');
}
