// The configs of one program: the nearest one upwards from its folder, and those in folders of it, each for what lies below it.
import ignore from 'ignore';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { DEFAULT_CONFIG, parseConfig, type Config } from './config.ts';
import { UsageError } from './usage-error.ts';
import { toProjectPath, type Host } from './host.ts';

const NAME = 'leakline.config.json';

/** A config, and what it speaks of. */
export interface PlacedConfig {
  /** The folder of the program that it is for; empty: all of it. */
  readonly folder: string;
  /** From its file's folder to `folder`, for a file above the program; else empty. */
  readonly prefix: string;
  readonly config: Config;
}

/** Outermost first; data only, so that two of them can be compared. None: the defaults hold. */
export type ProgramConfig = readonly PlacedConfig[];

/** What an editor has in a file and has not saved; undefined where the disk counts. */
type Unsaved = (file: string) => string | undefined;

/**
 * Reads the configs that speak of a program.
 * @param root The program's folder.
 * @param shown How messages name a file.
 * @param unsaved By absolute path.
 * @throws UsageError when one cannot be read or says what it must not.
 */
export function findConfigs(
  root: string,
  host: Host,
  shown: (file: string) => string = (file) => file,
  unsaved: Unsaved = () => undefined,
): ProgramConfig {
  const above = nearestConfig(root);
  const inner = innerConfigs(root, host, shown, unsaved);
  if (above === null) return inner;
  const config = readConfig(join(above, NAME), shown, unsaved);
  return [{ folder: '', prefix: toProjectPath(above, root), config }, ...inner];
}

/** The configs in folders of a program, without the one in its own folder. */
function innerConfigs(
  root: string,
  host: Host,
  shown: (file: string) => string,
  unsaved: Unsaved,
): ProgramConfig {
  const paths = host.list().filter((path) => path.endsWith(`/${NAME}`));
  const outermostFirst = paths.toSorted((a, b) => a.length - b.length);
  return outermostFirst.flatMap((path) => {
    const file = join(root, path);
    const text = unsaved(file) ?? host.read(path);
    // Git lists what was deleted and not yet committed.
    if (text === null) return [];
    return [{ folder: posix.dirname(path), prefix: '', config: parseConfig(text, shown(file)) }];
  });
}

/**
 * The nearest leakline.config.json from a folder upwards, and where it is; null when there is none.
 * @throws UsageError when it cannot be read or says what it must not.
 */
export function findConfig(
  from: string,
  shown: (file: string) => string = (file) => file,
): { readonly folder: string; readonly config: Config } | null {
  const folder = nearestConfig(from);
  return folder === null ? null : { folder, config: readConfig(join(folder, NAME), shown, () => undefined) };
}

/** The config that decides what is reported in a file, and how severe it is: the nearest one, whole. */
export function configFor(configs: ProgramConfig, path: string): Config {
  return configs.findLast(({ folder }) => isBelow(folder, path))?.config ?? DEFAULT_CONFIG;
}

/**
 * Answers whether a file is no part of the program. Each config speaks in paths from its own folder. A program that a
 * config above leaves out as a whole was asked for by name, so that this config's patterns do not count.
 */
export function ignoredBy(configs: ProgramConfig): (path: string) => boolean {
  const all = configs.flatMap(({ folder, prefix, config }) => {
    if (config.ignore.length === 0) return [];
    const rules = ignore().add([...config.ignore]);
    return prefix !== '' && rules.ignores(`${prefix}/`) ? [] : [{ folder, prefix, rules }];
  });
  return (path) =>
    all.some(
      ({ folder, prefix, rules }) =>
        isBelow(folder, path) && rules.ignores(posix.join(prefix, posix.relative(folder, path))),
    );
}

function nearestConfig(from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, NAME))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

function readConfig(file: string, shown: (file: string) => string, unsaved: Unsaved): Config {
  const text = unsaved(file) ?? textOf(file, shown);
  return parseConfig(text, shown(file));
}

function textOf(file: string, shown: (file: string) => string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR';
    throw new UsageError(
      `${shown(file)}: ${isFolder ? 'is a folder, not a file; rename it' : 'cannot be read; check its permissions'}`,
    );
  }
}

function isBelow(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}
