// The local files that a profile may mean: the user's sources, and Go's libraries where they are installed.
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import type { Library, LocalSources } from './mapping.ts';
import { moduleIn } from './module-names.ts';

/** Folders that hold no source that a profile could mean; vendored code may be meant, and built code leads to its map. */
const SKIPPED = new Set(['node_modules', '.git', '.cache', 'coverage', 'testdata']);
const MOST_FILES = 200_000;

/**
 * Everything below `root` that a profile may mean, and Go's libraries. Links are not followed; `read` opens nothing
 * but the files that it listed.
 * @param sourceRoots Folders relative to `root` that alone hold sources of the profiles; null for all of it.
 */
export function localSources(
  root: string,
  maps: LocalSources['maps'] = [],
  sourceRoots: readonly string[] | null = null,
): LocalSources {
  const files = listed(root);
  const known = new Set(files);
  // Built code may lie elsewhere: its source map leads to the sources.
  const isMeant = (file: string): boolean =>
    sourceRoots === null ||
    sourceRoots.some((folder) => file.startsWith(`${folder}/`)) ||
    file.endsWith('.map') ||
    known.has(`${file}.map`);
  const read = (path: string): string | null => (known.has(path) ? textOf(join(root, path)) : null);
  return {
    root,
    files: files.filter(isMeant),
    sourceRoots,
    modules: files.flatMap((file) => moduleIn(file, read)),
    maps,
    read,
    ...libraries(),
  };
}

/** Go's module cache and toolchain, where the environment or their usual places say; nothing is run to find them. */
export function libraries(
  env: NodeJS.ProcessEnv = process.env,
): Pick<LocalSources, 'moduleCache' | 'goroot'> {
  const goPath = env['GOPATH']?.split(':')[0] ?? join(homedir(), 'go');
  const moduleCache = library(env['GOMODCACHE'] ?? join(goPath, 'pkg', 'mod'));
  const goroot = library(join(env['GOROOT'] ?? '/usr/local/go', 'src'));
  return { ...(moduleCache === null ? {} : { moduleCache }), ...(goroot === null ? {} : { goroot }) };
}

function listed(root: string): string[] {
  const files: string[] = [];
  const folders = [''];
  for (
    let folder = folders.pop();
    folder !== undefined && files.length < MOST_FILES;
    folder = folders.pop()
  ) {
    let entries;
    try {
      entries = readdirSync(join(root, folder), { withFileTypes: true });
    } catch {
      // A folder that may not be read holds nothing that could be shown.
      continue;
    }
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) folders.push(path);
      else if (entry.isFile()) files.push(path);
    }
  }
  return files.sort();
}

/** null when there is no such folder. */
function library(folder: string): Library | null {
  let root: string;
  try {
    root = realpathSync(folder);
  } catch {
    return null;
  }
  return {
    folder: root.split(sep).join('/'),
    has: (path) => {
      try {
        const real = realpathSync(join(root, path));
        // A link may lead out of the library; then it is not the library's.
        return real.startsWith(root + sep) && statSync(real).isFile();
      } catch {
        return false;
      }
    },
  };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
