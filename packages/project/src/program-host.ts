// The analysis' view of a project: IRs that are made on demand and kept while their text stays the same, and where imports lead.
import {
  addUnder,
  unitsOf,
  type Facts,
  type ProgramHost,
  type Resolution,
  type Unit,
} from '@leakline/analysis';
import { importPathOfRoot, lowerGo, parseGoMod, type GoMod } from '@leakline/go';
import type { ModuleIR } from '@leakline/ir';
import { lowerJavaScript } from '@leakline/javascript';
import type { Hash } from 'node:crypto';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { Host } from './host.ts';
import { DENO_CONFIG, ImportMaps, packageInSpecifier } from './deno.ts';
import { digestOf } from './digest.ts';
import { SourceLinks } from './links.ts';
import type { SourceFile } from './lowered-file.ts';
import { LoweringAhead } from './lowering-ahead.ts';
import { isTest, languageOf, SIZE_LIMIT, whyNoSource } from './sources.ts';
import { Workspace } from './workspace.ts';

/** A source file that was passed over. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
  /** It may well be part of the program; what is too large or no text is left out on purpose. */
  readonly isUnreadable: boolean;
}

/** Files that say where imports lead and which versions hold. */
const MANIFEST = /(^|\/)(package|tsconfig[^/]*|jsconfig[^/]*)\.json$|(^|\/)go\.(mod|work)$/;

/**
 * Since version 7 Prisma generates its client into a folder of the project (its documentation has `../src/generated/prisma`), which
 * version control mostly does not keep: what is imported from there and is not there is that client.
 */
const GENERATED_PRISMA = /(^|\/)(generated\/prisma(-client)?|prisma\/generated)(\/|$)/;

/** Of fewer files, threads take longer to start than they save. */
const WORTH_THREADS = 300;

/** More files than this that one expression may load are no folder of commands or plug-ins any more. */
const MOST_LOADED = 300;
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

export class ProjectProgramHost implements ProgramHost {
  readonly #host: Host;
  readonly #include: (path: string) => boolean;
  readonly #loaded = new Map<string, ModuleIR | null>();
  /** Of the texts that IRs were made of: a file may change before anybody says so. */
  readonly #digests = new Map<string, string>();
  /** Texts that were read for a fingerprint and not yet used. */
  readonly #texts = new Map<string, string>();
  /** Threads that lower while a whole program is checked. */
  #ahead: LoweringAhead | null = null;
  #paths: readonly string[] | null = null;
  #pathSet: ReadonlySet<string> = new Set();
  #links: SourceLinks | null = null;
  #folders: ReadonlyMap<string, readonly string[]> = new Map();
  #goMods: { readonly folder: string; readonly mod: GoMod }[] | null = null;
  /** What stands for the modules where there are none. */
  #gopath: readonly { readonly folder: string; readonly mod: GoMod }[] | null = null;
  /** The units that each path imports, by id; of an edited path, they are found anew when they are asked for. */
  readonly #imported = new Map<string, readonly string[]>();
  #importers: ReadonlyMap<string, readonly string[]> | null = null;
  #workspace: Workspace | null = null;
  #importMaps: ImportMaps | null = null;
  readonly #bare = new Map<string, string | null>();
  /** Files on which the parser itself failed: a bug of Leakline that costs only that file. */
  readonly failures: string[] = [];
  readonly skipped: SkippedFile[] = [];

  constructor(host: Host, include: (path: string) => boolean) {
    this.#host = host;
    this.#include = include;
  }

  paths(): readonly string[] {
    if (this.#paths === null) {
      this.skipped.length = 0;
      this.#paths = this.#host.list().filter((path) => this.wouldHold(path));
      this.#pathSet = new Set(this.#paths);
      this.#links = null;
      const folders = new Map<string, string[]>();
      for (const path of this.#paths) {
        if (languageOf(path) !== 'go') continue;
        addUnder(folders, posix.dirname(path), path);
      }
      this.#folders = folders;
    }
    return this.#paths;
  }

  holds(path: string): boolean {
    this.paths();
    return this.#pathSet.has(path);
  }

  /** Which of the paths are other names of the same files. */
  get links(): SourceLinks {
    const paths = this.paths();
    return (this.#links ??= new SourceLinks(paths, this.#host));
  }

  /** Whether a file of this name is a source of the program, if there is one and version control keeps it. */
  wouldHold(path: string): boolean {
    return languageOf(path) !== null && !isTest(path) && this.#include(path);
  }

  /** Forgets what an edit may have changed. IRs of files whose text is the same are kept. */
  changed(paths: readonly string[], filesCameOrWent: boolean): void {
    for (const path of paths) {
      this.#loaded.delete(path);
      this.#digests.delete(path);
      this.#texts.delete(path);
      this.#imported.delete(path);
    }
    this.#importers = null;
    if (filesCameOrWent) {
      this.#paths = null;
      this.#imported.clear();
      this.#goMods = null;
      this.#gopath = null;
      this.#workspace = null;
      this.#importMaps = null;
      this.#bare.clear();
    }
  }

  /** Hashes all that a report follows from in the files: the sources, and the manifests that say where imports lead. */
  fingerprint(hash: Hash): void {
    const sources = new Set(this.paths());
    hash.update(this.links.toString());
    for (const path of this.#host.list()) {
      const isSource = sources.has(path);
      if (!isSource && !MANIFEST.test(path) && !DENO_CONFIG.test(path)) continue;
      const size = this.#host.size(path);
      const text = size === null || size > SIZE_LIMIT ? null : this.#host.read(path);
      hash.update(`\0${path}\0${text === null ? `- ${String(size)}` : String(text.length)}\0`);
      if (text === null) continue;
      hash.update(text);
      // The check that may follow needs not read it again.
      if (isSource && !this.#loaded.has(path)) this.#texts.set(path, text);
    }
  }

  /** A source's text, whether or not it has been lowered. Read again for the few that are asked about, instead of kept for all. */
  textOf(path: string): string | null {
    const loaded = this.#loaded.get(path);
    if (loaded !== undefined) return loaded === null ? null : this.#host.read(path);
    const text = this.#textToRead(path);
    if (text !== null) this.#texts.set(path, text);
    return text;
  }

  /** The digest of the text that a source's IR was made of, or would be now. */
  digestOf(path: string): string | null {
    if (this.#loaded.has(path)) return this.#digests.get(path) ?? null;
    const text = this.textOf(path);
    return text === null ? null : digestOf(text);
  }

  load(path: string): ModuleIR | null {
    const known = this.#loaded.get(path);
    if (known !== undefined) return known;
    const loaded = this.#lowered(path) ?? this.#read(path);
    this.#loaded.set(path, loaded);
    return loaded;
  }

  /** Has all files that are not yet loaded lowered on other threads, where there are enough of them to pay for the threads. */
  lowerAhead(threads: number, script: URL): void {
    const files = this.paths().flatMap((path): SourceFile[] => {
      const file = this.#loaded.has(path) ? null : (this.#host.fileOf?.(path) ?? null);
      return file === null ? [] : [{ path, file }];
    });
    if (files.length >= WORTH_THREADS) this.#ahead = new LoweringAhead(files, threads, script);
  }

  stopLowering(): void {
    this.#ahead?.close();
    this.#ahead = null;
  }

  /** What another thread has made of the very text that is known here, if one is. */
  #lowered(path: string): ModuleIR | null {
    const lowered = this.#ahead?.take(path) ?? null;
    const text = this.#texts.get(path);
    if (lowered === null || (text !== undefined && digestOf(text) !== lowered.digest)) return null;
    this.#texts.delete(path);
    this.#digests.set(path, lowered.digest);
    return lowered.ir;
  }

  #read(path: string): ModuleIR | null {
    const text = this.#textToRead(path);
    this.#texts.delete(path);
    if (text === null) return null;
    this.#digests.set(path, digestOf(text));
    try {
      return languageOf(path) === 'go' ? lowerGo(path, text) : lowerJavaScript(path, text);
    } catch (error) {
      this.failures.push(
        `${path}: could not be understood: ${error instanceof Error ? error.message : String(error)}`,
      );
      return null;
    }
  }

  /** The text of a source; null, with the reason in `skipped`, for what is none. */
  #textToRead(path: string): string | null {
    const language = languageOf(path);
    const skip = (reason: string, isUnreadable = false): null => {
      this.skipped.push({ path, reason, isUnreadable });
      // Asked for again, it is passed over again, but said once.
      this.#loaded.set(path, null);
      return null;
    };
    const read = this.#texts.get(path);
    const size = read === undefined ? this.#host.size(path) : read.length;
    if (language === null || size === null) return null;
    if (size > SIZE_LIMIT) return skip(`larger than ${SIZE_LIMIT / 1024 / 1024} MB`);
    const text = read ?? this.#host.read(path);
    if (text === null) return skip('cannot be read', true);
    const reason = whyNoSource(path, text);
    return reason === null ? text : skip(reason);
  }

  unitOf(path: string): Unit {
    return unitAmong(this.filesBeside(path), path, (file) => this.load(file));
  }

  /** The Go files of a path's folder, itself included when it is one of the program's. */
  filesBeside(path: string): readonly string[] {
    this.paths();
    return this.#folders.get(posix.dirname(path)) ?? [];
  }

  resolve(fromPath: string, specifier: string): Resolution {
    return languageOf(fromPath) === 'go'
      ? this.#resolveGo(specifier)
      : this.#resolveJavaScript(fromPath, specifier);
  }

  #resolveJavaScript(fromPath: string, specifier: string): Resolution {
    this.paths();
    this.#importMaps ??= new ImportMaps(this.#textsOf(DENO_CONFIG));
    const mapped = this.#importMaps.standsFor(fromPath, specifier);
    return mapped === null
      ? this.#resolvePlain(fromPath, specifier)
      : this.#resolvePlain(mapped.startsWith('./') ? '.' : fromPath, mapped);
  }

  #resolvePlain(fromPath: string, specifier: string): Resolution {
    if (specifier.startsWith('.') && specifier.includes('*')) return this.#anyOf(fromPath, specifier);
    if (specifier.startsWith('.') || specifier.startsWith('/')) {
      const path = this.#existing(posix.join(posix.dirname(fromPath), specifier));
      if (path !== null) return { kind: 'unit', unit: this.unitOf(path) };
      return GENERATED_PRISMA.test(specifier)
        ? { kind: 'package', name: '@prisma/client' }
        : { kind: 'unknown' };
    }
    const ofRegistry = packageInSpecifier(specifier);
    if (ofRegistry !== null) return { kind: 'package', name: ofRegistry };
    if (specifier.startsWith('node:') || isBuiltin(specifier)) return { kind: 'package', name: specifier };
    const own = this.#inProject(fromPath, specifier);
    if (own !== null) return { kind: 'unit', unit: this.unitOf(own) };
    const name = GENERATED_PRISMA.test(specifier) ? '@prisma/client' : specifier;
    return { kind: 'package', name: this.#workspaceOf().packageBehind(fromPath, name) ?? name };
  }

  /** The files that `./commands/*` may be, seen from a file. */
  #anyOf(fromPath: string, pattern: string): Resolution {
    const own = posix.join(posix.dirname(fromPath), pattern).replace(/\.[mc]?jsx?$/, '');
    const written = own.split('*').map((text) => text.replace(/[$()+.?[\\\]^{|}]/g, '\\$&'));
    const named = new RegExp(`^${written.join('[^/]+')}(?:/index)?(?:\\.[mc]?[jt]sx?)?$`);
    const found = this.paths().filter((path) => path !== fromPath && named.test(path));
    return found.length === 0 || found.length > MOST_LOADED
      ? { kind: 'unknown' }
      : { kind: 'units', units: found.map((path) => this.unitOf(path)) };
  }

  /** What a bare specifier names in the project's own packages or through path aliases. */
  #inProject(fromPath: string, specifier: string): string | null {
    const folder = posix.dirname(fromPath);
    const key = `${folder}\0${specifier}`;
    const known = this.#bare.get(key);
    if (known !== undefined) return known;
    let found: string | null = null;
    for (const candidate of [
      ...(this.#host.aliases?.(fromPath, specifier) ?? []),
      ...this.#workspaceOf().candidates(fromPath, specifier),
    ]) {
      found = this.#existing(candidate);
      if (found !== null) break;
    }
    this.#bare.set(key, found);
    return found;
  }

  #workspaceOf(): Workspace {
    return (this.#workspace ??= new Workspace(this.#textsOf(/(^|\/)package\.json$/)));
  }

  #textsOf(pattern: RegExp): { readonly path: string; readonly text: string }[] {
    return this.#host
      .list()
      .filter((path) => pattern.test(path))
      .map((path) => ({ path, text: this.#host.read(path) ?? '' }));
  }

  /** `./x`, `./x.js` (which may be x.ts), `./x/` by the files that there are. */
  #existing(path: string): string | null {
    const base = path.replace(/\/$/, '');
    const stem = base.replace(/\.([mc]?)jsx?$/, '');
    const withExtension = (start: string) => {
      const extension = EXTENSIONS.find((e) => this.#pathSet.has(start + e));
      return extension === undefined ? null : start + extension;
    };
    const found = this.#pathSet.has(base)
      ? base
      : ((stem === base ? null : withExtension(stem)) ??
        withExtension(base) ??
        withExtension(`${base}/index`));
    // Node and compilers load a module once, under the name of its file.
    return found === null ? null : this.links.fileOf(found);
  }

  #modules(): readonly { readonly folder: string; readonly mod: GoMod }[] {
    this.#goMods ??= this.#host
      .list()
      .filter((path) => /(^|\/)go\.mod$/.test(path))
      .flatMap((path) => {
        const text = this.#host.read(path);
        return text === null ? [] : [{ folder: posix.dirname(path), mod: parseGoMod(text) }];
      });
    return this.#goMods.length > 0 ? this.#goMods : (this.#gopath ??= this.#withoutModules());
  }

  /** Without any go.mod: what the sources call their own folder. */
  #withoutModules(): readonly { readonly folder: string; readonly mod: GoMod }[] {
    const imports = this.paths().flatMap((path) =>
      languageOf(path) === 'go' ? (this.load(path)?.imports ?? []).map((i) => i.from) : [],
    );
    const module = importPathOfRoot(imports, (folder) => this.#folders.has(folder));
    return module === null ? [] : [{ folder: '.', mod: parseGoMod(`module ${module}`) }];
  }

  #resolveGo(specifier: string): Resolution {
    this.paths();
    for (const { folder, mod } of this.#modules()) {
      const roots = [
        [mod.module, folder] as const,
        ...[...mod.replaces].map(([name, target]) => [name, posix.join(folder, target)] as const),
      ];
      for (const [name, root] of roots) {
        if (name === '' || (specifier !== name && !specifier.startsWith(`${name}/`))) continue;
        const inner = posix.join(root, specifier.slice(name.length + 1));
        const [file] = this.#folders.get(inner) ?? [];
        if (file !== undefined) return { kind: 'unit', unit: this.unitOf(file) };
      }
    }
    return { kind: 'package', name: specifier };
  }

  importersOf(unit: Unit): readonly string[] {
    if (this.#importers === null) {
      const importers = new Map<string, string[]>();
      this.#importers = importers;
      for (const path of this.paths()) for (const id of this.#importsOf(path)) addUnder(importers, id, path);
    }
    return this.#importers.get(unit.id) ?? [];
  }

  #importsOf(path: string): readonly string[] {
    let ids = this.#imported.get(path);
    if (ids === undefined) {
      const units = (this.load(path)?.imports ?? []).map((i) => this.resolve(path, i.from));
      ids = [...new Set(units.flatMap((to) => unitsOf(to).map(({ id }) => id)))];
      this.#imported.set(path, ids);
    }
    return ids;
  }

  factsOf(path: string): Facts {
    const own = this.#modules()
      .filter(({ folder }) => folder === '.' || path.startsWith(`${folder}/`))
      .sort((a, b) => b.folder.length - a.folder.length)[0];
    return {
      languageVersion: languageOf(path) === 'go' ? (own?.mod.goVersion ?? null) : null,
      packageVersion: (name) => own?.mod.requires.get(name) ?? null,
      environment: () => null,
    };
  }
}

/** The unit of a file among the Go files of its folder. */
export function unitAmong(
  beside: readonly string[],
  path: string,
  load: (path: string) => ModuleIR | null,
): Unit {
  if (languageOf(path) !== 'go') return { id: path, paths: [path] };
  // A folder may hold a package and a program (`package main` behind a build tag); files of one package clause belong together.
  const name = load(path)?.packageName ?? null;
  const paths =
    beside.length <= 1 ? [path] : beside.filter((file) => file === path || load(file)?.packageName === name);
  return { id: `${posix.dirname(path)}#${name ?? ''}`, paths };
}
