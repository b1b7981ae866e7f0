// The packages that can be read: unpacked ones below given folders, laid out so that the compiler finds them as a project would.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Unpacked {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/** How deep below a given folder a package may lie: `<folder>/node_modules/@scope/name`. */
const DEPTH = 4;

/** All packages below a folder, their own dependencies too. A folder that cannot be read holds none. */
export function unpackedBelow(folder: string, depth = DEPTH): Unpacked[] {
  const found: Unpacked[] = [];
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest)) {
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as {
      name?: string;
      version?: string;
    };
    if (name !== undefined && version !== undefined) {
      found.push({ name, version, folder });
      const own = join(folder, 'node_modules');
      if (existsSync(own)) found.push(...unpackedBelow(own, 2));
      return found;
    }
  }
  if (depth === 0) return found;
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory() && !entry.name.startsWith('.'))
      found.push(...unpackedBelow(join(folder, entry.name), depth - 1));
  return found;
}

/** `@scope/name/sub/path` and `name/sub` are of the packages `@scope/name` and `name`. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The package that DefinitelyTyped has the types of `name` in. */
export const typesOf = (name: string): string =>
  `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;

/**
 * The versions of a package that a row says it was read in, from texts like `15.1.3 (@prometheus-io/client 0.16.1)`,
 * `0.2.0, @types/lynx 0.2.3` and `2.0.8 and 1.15.4`: those behind its name, else those that stand alone.
 */
export function versionsIn(text: string, name: string): string[] {
  const named: string[] = [];
  const alone: string[] = [];
  for (const [, before, version = ''] of text.matchAll(
    /(?:(@?[a-z][\w./-]*) )?(\d+\.\d+\.\d+(?:-[\w.]+)?)/g,
  )) {
    if (before === name) named.push(version);
    else if (before === undefined || before === 'and') alone.push(version);
  }
  return named.length > 0 ? named : name.startsWith('@types/') ? [] : alone;
}

/**
 * Fetches packages (`name@version`) into a folder of the system's temporary ones. Runs none of their scripts. A package that
 * has no such version is passed over: not all packages of a library have its version.
 */
export function fetchPackages(wanted: readonly string[]): string {
  const folder = join(tmpdir(), 'leakline-catalog-packages');
  mkdirSync(folder, { recursive: true });
  const versions: Record<string, string> = {};
  for (const each of wanted) {
    const [name, version] = [each.slice(0, each.lastIndexOf('@')), each.slice(each.lastIndexOf('@') + 1)];
    // Of a library with several versions, each but the first gets another name.
    if (versions[name] === undefined) versions[name] = version;
    else if (versions[name] !== version) versions[`${name}-${version}`] = `npm:${name}@${version}`;
  }
  // Only typings are read: plug-ins may want another version of what they are for.
  const args = ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  const install = (dependencies: object, stderr: 'ignore' | 'inherit') => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, ...dependencies }));
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', stderr] });
  };
  // Optional ones may be missing on the registry; but npm leaves those out, too, of which a part wants a newer Node.
  try {
    install({ dependencies: versions }, 'ignore');
  } catch {
    install({ optionalDependencies: versions }, 'inherit');
  }
  return folder;
}

/** A `node_modules` folder in which each package is a link to where it lies. */
export class Layout {
  readonly root = mkdtempSync(join(tmpdir(), 'leakline-catalog-verify-'));
  readonly #packages = new Map<string, Unpacked[]>();

  constructor(packages: readonly Unpacked[]) {
    for (const p of packages) this.#packages.set(p.name, [...(this.#packages.get(p.name) ?? []), p]);
    for (const name of this.#packages.keys()) this.#link(name, this.of(name, null));
  }

  /** The package of this name in the wanted version, else in any. */
  of(name: string, version: string | null): Unpacked | null {
    const all = this.#packages.get(name) ?? [];
    return all.find((p) => p.version === version) ?? all[0] ?? null;
  }

  /** Links the wanted version in the place of another. Gives what is linked now. */
  use(name: string, version: string | null): Unpacked | null {
    const wanted = this.of(name, version);
    this.#link(name, wanted);
    return wanted;
  }

  #link(name: string, target: Unpacked | null): void {
    if (target === null) return;
    const link = join(this.root, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(target.folder, link);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
