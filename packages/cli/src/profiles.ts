// Profiles named on the command line: files, folders and globs, linked to the sources below the source root.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { DiskHost, languageOf, UsageError } from '@leakline/project';
import {
  Linked,
  PathMapper,
  ProfileError,
  readProfile,
  type LocalLine,
  type Profile,
} from '@leakline/profile';
import {
  GREATEST_LOWER_BOUND,
  LEAST_UPPER_BOUND,
  originalPositionFor,
  TraceMap,
} from '@jridgewell/trace-mapping';
import { parseGoMod } from '@leakline/go';
import { globSync } from 'glob';
import { several } from './options.ts';

const PROFILE = /\.(pprof|pb|prof|profile|cpuprofile|heapprofile)(\.gz)?$/;

/** @throws UsageError for what is no profile, or not there. */
export function loadProfiles(
  patterns: readonly string[],
  root: string,
  options: Record<string, unknown>,
): Linked {
  const profiles = patterns.flatMap((pattern) => filesFor(pattern, root)).map((file) => readOne(file, root));
  return new Linked(profiles, mapperFor(root, options));
}

export function readOne(file: string, root: string): Profile {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file === '-' ? 0 : resolve(root, file));
  } catch (error) {
    throw new UsageError(
      `${file}: cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'})`,
    );
  }
  try {
    return readProfile(bytes, file);
  } catch (error) {
    if (error instanceof ProfileError) throw new UsageError(error.message);
    throw error;
  }
}

function filesFor(pattern: string, root: string): string[] {
  if (pattern === '-') return ['-'];
  const absolute = resolve(root, pattern);
  if (existsSync(absolute)) {
    if (!statSync(absolute).isDirectory()) return [pattern];
    const inside = readdirSync(absolute)
      .filter((name) => PROFILE.test(name))
      .sort();
    if (inside.length === 0)
      throw new UsageError(
        `${pattern}: holds no profiles; they are looked for by name (*.pprof, *.pb.gz, *.cpuprofile, *.heapprofile)`,
      );
    return inside.map((name) => join(pattern, name));
  }
  const found = globSync(pattern, { cwd: root, nodir: true, posix: true }).sort();
  if (found.length === 0) throw new UsageError(`${pattern}: no such file, and nothing matches it`);
  return found;
}

/** Local sources below the source root, by which paths and lines of the build machine are found. */
export function mapperFor(
  root: string,
  options: Record<string, unknown>,
): (path: string, line: number, column: number) => LocalLine {
  const sourceRoot = resolve(root, options.sourceRoot === undefined ? '.' : String(options.sourceRoot));
  if (!existsSync(sourceRoot))
    throw new UsageError(`--source-root ${String(options.sourceRoot)}: no such folder`);
  const host = new DiskHost(sourceRoot);
  const files = host.list();
  const modules = files.flatMap((file) => {
    const text = /(^|\/)(go\.mod|package\.json)$/.test(file) ? host.read(file) : null;
    if (text === null) return [];
    const folder = posix.dirname(file);
    if (file.endsWith('go.mod')) return [{ name: parseGoMod(text).module, folder }];
    try {
      const data: unknown = JSON.parse(text);
      return typeof data === 'object' && data !== null && 'name' in data && typeof data.name === 'string'
        ? [{ name: data.name, folder }]
        : [];
    } catch {
      return [];
    }
  });
  const maps = several(options.map).map((entry) => {
    const at = entry.indexOf('=');
    if (at < 1) throw new UsageError(`--map ${entry}: expected from=to`);
    return { from: entry.slice(0, at), to: entry.slice(at + 1) };
  });
  // Paths in the table are relative to the working directory, those of the sources to their root.
  const prefix = posix.relative(root, sourceRoot);
  const local = (path: string) => (prefix === '' ? path : posix.join(prefix, path));
  const mapper = new PathMapper({
    files: files.filter((f) => languageOf(f) !== null),
    modules,
    root: sourceRoot,
    maps,
  });
  const sourceMaps = new SourceMaps(sourceRoot);
  return (profilePath, line, column) => {
    const original = sourceMaps.original(profilePath, line, column);
    if (original !== null) {
      const mapped = mapper.map(original.source);
      if (mapped.path !== null)
        return { path: local(mapped.path), line: original.line, mapping: 'sourcemap' };
    }
    const mapped = mapper.map(profilePath);
    return { path: mapped.path === null ? null : local(mapped.path), line, mapping: mapped.mapping };
  };
}

/** Source maps of compiled JavaScript, found below the source root by the longest common end of their paths. */
class SourceMaps {
  readonly #root: string;
  #files: readonly string[] | null = null;
  readonly #maps = new Map<string, TraceMap | null>();

  constructor(root: string) {
    this.#root = root;
  }

  original(profilePath: string, line: number, column: number): { source: string; line: number } | null {
    if (line < 1 || !/\.[mc]?js$/.test(profilePath)) return null;
    const map = this.#mapOf(profilePath);
    if (map === null) return null;
    // Without a column, the first thing on the line is meant.
    const found = originalPositionFor(map, {
      line,
      column: Math.max(0, column - 1),
      bias: column > 0 ? GREATEST_LOWER_BOUND : LEAST_UPPER_BOUND,
    });
    return found.source === null ? null : { source: found.source, line: found.line };
  }

  #mapOf(profilePath: string): TraceMap | null {
    const known = this.#maps.get(profilePath);
    if (known !== undefined) return known;
    let map: TraceMap | null = null;
    const wanted = `${profilePath.replace(/^file:\/\//, '')}.map`.split('/').reverse();
    this.#files ??= globSync('**/*.js.map', {
      cwd: this.#root,
      nodir: true,
      posix: true,
      ignore: ['**/node_modules/**', '**/.git/**'],
    });
    const scored = this.#files
      .map((file) => {
        const own = file.split('/').reverse();
        let n = 0;
        while (n < own.length && own[n] === wanted[n]) n++;
        return { file, n };
      })
      .filter((s) => s.n >= 2)
      .sort((a, b) => b.n - a.n);
    const [best] = scored;
    if (best !== undefined) {
      try {
        // Sources are named relative to the map's place on the build machine.
        map = new TraceMap(
          readFileSync(join(this.#root, best.file), 'utf8'),
          profilePath.replace(/^file:\/\//, ''),
        );
      } catch {
        map = null; // a damaged map leads nowhere; the compiled line stays unmapped
      }
    }
    this.#maps.set(profilePath, map);
    return map;
  }
}
