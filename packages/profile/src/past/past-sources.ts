// The sources as they were when a profile's program was built, and where their lines are now.
import { isClassCode } from '../v8-names.ts';
import type { LocalFunction } from '../drift.ts';
import type { LocalLine, Mapping, PathMapper } from '../mapping.ts';
import type { Changes } from './git-history.ts';
import { alignLines, likeness, linesOf } from './line-alignment.ts';

/** A frame as the profile has it: lines and columns are 1-based, 0 is unknown. */
export interface Frame {
  readonly path: string;
  readonly function: string;
  readonly line: number;
  readonly column: number;
  /** Where the function begins. */
  readonly startLine: number;
}

/** Where a frame's line is now. */
export interface Followed {
  /** null when its file is gone. */
  readonly path: string | null;
  /** 1-based; 0 when the line was changed or removed. */
  readonly line: number;
  readonly mapping: Mapping;
  readonly because: string;
}

/** The sources of one commit. */
export interface CommitSources {
  /** Its short name: `3f2a1b9`. */
  readonly label: string;
  readonly files: readonly string[];
  /** @param likely Its text, probably. */
  textOf(path: string, likely: string | null): string | null;
  /** What became of its files since; what is not committed yet may be missing. */
  changes(): Changes;
}

/** The sources of today. */
export interface PresentSources {
  readonly files: readonly string[];
  textOf(path: string): string | null;
  /** The functions of a text, named as declared; null when it cannot be parsed. */
  functionsIn(path: string, text: string): readonly LocalFunction[] | null;
}

/** A function that was moved to another file is known again when so much of it is the same. */
const SAME_FUNCTION = 0.5;

interface Version {
  readonly path: string;
  readonly lines: readonly string[];
  readonly functions: readonly LocalFunction[];
}

interface Place {
  readonly path: string;
  readonly line: number;
  /** ` of the function that is called g now`, or nothing. */
  readonly how: string;
}

export class PastSources {
  readonly #then: CommitSources;
  readonly #now: PresentSources;
  /** Over the files of then. */
  readonly #mapper: PathMapper;
  readonly #filesThen: ReadonlySet<string>;
  readonly #filesNow: ReadonlySet<string>;
  #changes: Changes | null = null;
  readonly #versionsThen = new Map<string, Version | null>();
  readonly #versionsNow = new Map<string, Version | null>();
  readonly #parsedTexts = new Map<string, { readonly text: string; readonly version: Version }>();
  readonly #alignments = new Map<string, (line: number) => number | null>();

  constructor(then: CommitSources, now: PresentSources, mapper: PathMapper) {
    this.#then = then;
    this.#now = now;
    this.#mapper = mapper;
    this.#filesThen = new Set(then.files);
    this.#filesNow = new Set(now.files);
  }

  /** Has to be told all frames of a profile before the first question. */
  learn(frames: readonly Frame[]): void {
    this.#mapper.learn(frames.map(({ path, function: name }) => [path, name]));
  }

  /** Which file of then a frame is in; null for what is not of these sources. */
  pathOf(frame: Frame): string | null {
    return this.#fileOf(frame)?.path ?? null;
  }

  /** Which file of then a frame is in, and how that is known; null for what is not of these sources. */
  #fileOf({ path, function: name }: Frame): { path: string; mapping: Mapping; because: string } | null {
    const mapped = this.#mapper.map(path, name);
    return mapped.path !== null && this.#filesThen.has(mapped.path) ? { ...mapped, path: mapped.path } : null;
  }

  /**
   * Whether the frame's function stood then where the profile says: null where nothing can be said about it. A wrong
   * commit is found out by this.
   */
  fits(frame: Frame): boolean | null {
    const file = this.#fileOf(frame);
    const version = file === null ? null : this.#versionThen(file.path);
    return version === null ? null : fitsFunctions(version.functions, frame);
  }

  /**
   * Where a frame is now; null for one that is not of these sources.
   * @param mapped Where today's files have it: a source map of the build leads to lines of then as well.
   */
  follow(frame: Frame, mapped: LocalLine): Followed | null {
    const { label } = this.#then;
    const isMapped =
      mapped.mapping === 'sourcemap' && mapped.path !== null && this.#filesThen.has(mapped.path);
    const file = isMapped
      ? { path: mapped.path, mapping: mapped.mapping, because: mapped.because ?? '' }
      : this.#fileOf(frame);
    const line = isMapped ? (mapped.line ?? frame.line) : frame.line;
    if (file === null || line === 0) return null;
    const { path, mapping, because } = file;
    const place = this.#placeNow(path, line);
    if (place !== null) {
      const stayed = place.path === path && place.line === line;
      if (stayed) return { path, line, mapping, because };
      const way = `${path}:${line} at ${label}, by git${place.how}`;
      return { path: place.path, line: place.line, mapping: 'anchored', because: way };
    }
    const now = this.#pathNow(path);
    const why =
      now === null
        ? `${path} was removed since ${label}, by git`
        : `line ${line} of ${label} was changed or removed since, by git`;
    return { path: now, line: 0, mapping: 'stale', because: why };
  }

  /** null for a line that is no longer there. */
  #placeNow(path: string, line: number): Place | null {
    const then = this.#versionThen(path);
    if (then === null || line > then.lines.length) return null;
    const nowPath = this.#pathNow(path);
    const now = nowPath === null ? null : this.#versionNow(nowPath);
    const owner = around(then.functions, line);
    if (now !== null) {
      const to = this.#aligned(then, now)(line);
      const newOwner = to === null ? null : around(now.functions, to);
      if (to !== null && isSameOwner(owner, newOwner, then, now)) {
        const isRenamed = owner !== null && newOwner !== null && owner.name !== newOwner.name;
        return { path: now.path, line: to, how: isRenamed ? ` (${owner.name} is ${newOwner.name} now)` : '' };
      }
    }
    if (owner === null) return null;
    const within = now === null ? null : placeInFunction(then, owner, line, now, 0);
    if (within !== null || (now !== null && named(now.functions, owner.name).length > 0)) return within;
    return this.#placeElsewhere(then, owner, line);
  }

  /** The function was moved to another file: one that is new or changed, or a neighbour. */
  #placeElsewhere(then: Version, owner: LocalFunction, line: number): Place | null {
    const word = owner.name.slice(owner.name.lastIndexOf('.') + 1).replace(/[(*)]/g, '');
    const extension = extensionOf(then.path);
    const folder = folderOf(then.path);
    const changed = new Set(this.#changed().changed);
    const places = this.#now.files.flatMap((path) => {
      const isCandidate =
        extensionOf(path) === extension &&
        path !== then.path &&
        (changed.has(path) || !this.#filesThen.has(path) || folderOf(path) === folder);
      if (!isCandidate || this.#now.textOf(path)?.includes(word) !== true) return [];
      const now = this.#versionNow(path);
      // What already was there is another function of this name.
      const old = this.#versionThen(path);
      if (now === null || (old !== null && named(old.functions, owner.name).length > 0)) return [];
      const place = placeInFunction(then, owner, line, now, SAME_FUNCTION);
      return place === null ? [] : [{ ...place, how: ` (${owner.name} was moved there)` }];
    });
    return places.length === 1 ? places[0]! : null;
  }

  #changed(): Changes {
    return (this.#changes ??= this.#then.changes());
  }

  #pathNow(path: string): string | null {
    if (this.#filesNow.has(path)) return path;
    const renamed = this.#changed().renamed.get(path);
    return renamed !== undefined && this.#filesNow.has(renamed) ? renamed : null;
  }

  #aligned(then: Version, now: Version): (line: number) => number | null {
    let alignment = this.#alignments.get(then.path);
    if (alignment === undefined) {
      alignment = alignLines(then.lines, now.lines);
      this.#alignments.set(then.path, alignment);
    }
    return alignment;
  }

  #versionThen(path: string): Version | null {
    return this.#version(this.#versionsThen, path, (of) =>
      this.#filesThen.has(of)
        ? this.#then.textOf(of, this.#filesNow.has(of) ? this.#now.textOf(of) : null)
        : null,
    );
  }

  #versionNow(path: string): Version | null {
    return this.#version(this.#versionsNow, path, (of) => this.#now.textOf(of));
  }

  #version(
    known: Map<string, Version | null>,
    path: string,
    textOf: (path: string) => string | null,
  ): Version | null {
    let version = known.get(path);
    if (version === undefined) {
      const text = textOf(path);
      version = text === null ? null : this.#parsed(path, text);
      known.set(path, version);
    }
    return version;
  }

  /** Most files are today as they were. */
  #parsed(path: string, text: string): Version {
    const known = this.#parsedTexts.get(path);
    if (known?.text === text) return known.version;
    const version = { path, lines: linesOf(text), functions: this.#now.functionsIn(path, text) ?? [] };
    this.#parsedTexts.set(path, { text, version });
    return version;
  }
}

/** Whether a function of that name stands where the profile says; null where there is no function to compare with. */
export function fitsFunctions(
  functions: readonly LocalFunction[],
  { function: symbol, line, startLine }: Frame,
): boolean | null {
  const holding = functions.filter((func) => func.startLine <= line && line <= func.endLine);
  if (startLine > 0) {
    // Code of a module's top level stands in no function, nor do the initialisers of a class.
    if ((startLine === 1 && holding.length === 0) || isClassCode(symbol)) return null;
    return holding.some((func) => func.startLine === startLine);
  }
  const names = holding.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)).filter(Boolean);
  return names.length === 0 ? null : names.some((name) => symbol.includes(name));
}

/**
 * Where a line of a function is in the function of the same name; where the function begins stays where it begins,
 * whatever became of its parameters. null when the line is gone, or the functions are too different.
 */
function placeInFunction(
  then: Version,
  owner: LocalFunction,
  line: number,
  now: Version,
  least: number,
): Place | null {
  const old = textOf(then, owner);
  const places = named(now.functions, owner.name).flatMap((func) => {
    const text = textOf(now, func);
    const like = likeness(old, text);
    const offset = line === owner.startLine ? 1 : alignLines(old, text)(line - owner.startLine + 1);
    return like < least || offset === null ? [] : [{ like, line: func.startLine + offset - 1 }];
  });
  const [best, second] = places.sort((a, b) => b.like - a.like);
  if (best === undefined || best.like === second?.like) return null;
  return { path: now.path, line: best.line, how: '' };
}

/** A line stays in its function. Another one may hold it when the old name is gone, and the new one was not there. */
function isSameOwner(
  owner: LocalFunction | null,
  newOwner: LocalFunction | null,
  then: Version,
  now: Version,
): boolean {
  if (owner === null || newOwner === null) return owner === newOwner;
  if (owner.name === newOwner.name) return true;
  return named(now.functions, owner.name).length === 0 && named(then.functions, newOwner.name).length === 0;
}

/** The innermost function with a name around a line. */
function around(functions: readonly LocalFunction[], line: number): LocalFunction | null {
  let found: LocalFunction | null = null;
  for (const func of functions) {
    if (func.name === '' || line < func.startLine || line > func.endLine) continue;
    if (found === null || func.endLine - func.startLine < found.endLine - found.startLine) found = func;
  }
  return found;
}

function named(functions: readonly LocalFunction[], name: string): LocalFunction[] {
  return functions.filter((func) => func.name === name);
}

function textOf({ lines }: Version, { startLine, endLine }: LocalFunction): string[] {
  return lines.slice(startLine - 1, endLine);
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replace(/^[cm](?=[jt]s)/, '');
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
