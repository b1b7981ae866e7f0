// Source maps of built JavaScript: inline, beside the file, or indexed; read once, asked for many lines.
import {
  FlattenMap,
  GREATEST_LOWER_BOUND,
  LEAST_UPPER_BOUND,
  originalPositionFor,
  traceSegment,
  type TraceMap,
} from '@jridgewell/trace-mapping';
import { LineIndex } from '@leakline/ir';
import { collapsed } from './profile-path.ts';

export interface Original {
  /** As the map has it, resolved against the built file; not yet known to exist. */
  readonly source: string;
  /** 1-based; 0 when the map knows nothing for that place. */
  readonly line: number;
  readonly because: string;
}

export class SourceMaps {
  readonly #read: (path: string) => string | null;
  readonly #exists: (path: string) => boolean;
  readonly #maps = new Map<string, TraceMap | string | null>();
  readonly #lines = new Map<string, readonly string[]>();
  readonly #assigned = new Map<string, Map<string, number[]>>();
  /** Of files whose map leaves out the line of a wrapper: the lines that do, 1-based. */
  readonly #wrappers = new Map<string, ReadonlySet<number>>();

  /** Only paths for which `exists` holds are read. */
  constructor(read: (path: string) => string | null, exists: (path: string) => boolean) {
    this.#read = read;
    this.#exists = exists;
  }

  /** null when the file has no source map: it is its own source. `line` is 1-based, `column` too, 0 is unknown. */
  originalOf(path: string, line: number, column: number): Original | null {
    const map = this.#mapOf(path);
    if (map === null) return null;
    if (typeof map === 'string') return { source: '', line: 0, because: map };
    // What `async` became for older runtimes has no mapping; its function begins on the line before.
    const isWrapper = this.#wrappers.get(path)?.has(line) === true;
    const at =
      this.#firstOnLine(map, line, column) ?? (isWrapper ? this.#firstOnLine(map, line - 1, 0) : null);
    if (at === null) return { source: '', line: 0, because: `its source map has nothing for line ${line}` };
    return { ...at, because: '' };
  }

  /**
   * What the map calls a function of the built file, by the mapping of its name or of the variable that it is
   * assigned to; null when it has none. V8 has functions begin at their parameters. Line and column are 1-based.
   */
  nameOf(path: string, built: string, line: number, column: number): string | null {
    const map = this.#mapOf(path);
    if (map === null || typeof map === 'string') return null;
    const before = (this.#linesOf(path)[line - 1] ?? '').slice(
      Math.max(0, column - 1 - LONGEST_HEAD),
      column - 1,
    );
    const head = HEAD.exec(before);
    const name = built.slice(built.lastIndexOf('.') + 1);
    if (head === null || head[0] !== name) return null;
    const at = column - 1 - before.length + head.index;
    const [generated, , , , nameIndex] = traceSegment(map, line - 1, at) ?? [];
    return generated === at && nameIndex !== undefined ? (map.names[nameIndex] ?? null) : null;
  }

  #linesOf(path: string): readonly string[] {
    let lines = this.#lines.get(path);
    if (lines === undefined) this.#lines.set(path, (lines = this.#read(path)?.split('\n') ?? []));
    return lines;
  }

  /**
   * What a minified name may have been called: the places where the built file gives it a value, by the map's own
   * names. Names are used again in inner functions, so the caller has to look whether it is declared there.
   */
  originalNames(path: string, name: string): readonly { source: string; line: number; name: string }[] {
    const map = this.#mapOf(path);
    const text = map === null || typeof map === 'string' ? null : this.#read(path);
    if (text === null) return [];
    const found: { source: string; line: number; name: string }[] = [];
    const lines = new LineIndex(text);
    for (const offset of this.#assignedIn(path, text).get(name) ?? []) {
      const { line, column } = lines.positionAt(offset);
      const at = originalPositionFor(map as TraceMap, { line, column: column - 1 });
      if (at.source !== null && at.name !== null)
        found.push({ source: at.source, line: at.line, name: at.name });
    }
    return found;
  }

  /** Offsets of the names that a built file gives values to; one pass over a bundle for all its variables. */
  #assignedIn(path: string, text: string): ReadonlyMap<string, readonly number[]> {
    let assigned = this.#assigned.get(path);
    if (assigned === undefined) {
      assigned = new Map();
      for (const { 0: name, index } of text.matchAll(ASSIGNED)) {
        const places = assigned.get(name);
        if (places === undefined) assigned.set(name, [index]);
        else if (places.length < MOST_PLACES) places.push(index);
      }
      this.#assigned.set(path, assigned);
    }
    return assigned;
  }

  #firstOnLine(map: TraceMap, line: number, column: number): { source: string; line: number } | null {
    // Without a column the line's first mapping counts, which lies to the right of its start.
    const biases =
      column === 0
        ? ([LEAST_UPPER_BOUND, GREATEST_LOWER_BOUND] as const)
        : ([GREATEST_LOWER_BOUND, LEAST_UPPER_BOUND] as const);
    for (const bias of biases) {
      const found = originalPositionFor(map, { line, column: Math.max(0, column - 1), bias });
      if (found.source !== null) return { source: found.source, line: found.line };
    }
    return null;
  }

  #mapOf(path: string): TraceMap | string | null {
    let map = this.#maps.get(path);
    if (map === undefined) {
      map = this.#load(path);
      this.#maps.set(path, map);
    }
    return map;
  }

  #load(path: string): TraceMap | string | null {
    const text = this.#read(path);
    if (text === null) return null;
    const wrappers = text.split('\n').flatMap((code, i) => (WRAPPER.test(code.slice(0, 200)) ? [i + 1] : []));
    this.#wrappers.set(path, new Set(wrappers));
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    // The last such comment counts: bundles contain the texts of others.
    const url = [...text.matchAll(/^[ \t]*\/[/*][#@][ \t]*sourceMappingURL=(\S+?)(?:\*\/)?[ \t]*$/gm)].at(
      -1,
    )?.[1];
    let json: string | null;
    let from = path;
    if (url?.startsWith('data:') === true) json = inline(url);
    else {
      from = url === undefined ? `${path}.map` : collapsed(folder + url.replace(/[?#].*$/, ''));
      if (!this.#exists(from)) return url === undefined ? null : `its source map ${from} is not here`;
      json = this.#read(from);
    }
    if (json === null) return `its source map ${from} cannot be read`;
    try {
      // Servers may put )]}' before JSON. FlattenMap takes ordinary maps and indexed ones (with sections).
      return new FlattenMap(json.replace(/^\)\]\}'[^\n]*\n/, ''), from);
    } catch {
      return `the source map ${from} is damaged`;
    }
  }
}

/** The name at the end of `function a`, `a=`, `a:async function`, `class a` or `get a`, before the parameters. */
const HEAD =
  /(?<![\w$])[A-Za-z_$][\w$]*(?=\s{0,9}(?:[=:]\s{0,9}(?:async)?\s{0,9}(?:function\s{0,9}\*?)?\s{0,9})?$)/;
/** No name is longer, and the words around it are not. */
const LONGEST_HEAD = 300;

/** `a=1`, `var a,b;`, `class a{`. */
const ASSIGNED = /(?<![\w$.])[A-Za-z_$][\w$]*(?=\s{0,9}(?:=[^=>]|[,;{]))/g;
/** A short name is given values in many functions of a bundle. */
const MOST_PLACES = 1000;

/** How tsc, esbuild and swc begin the body of an `async` function for runtimes that have none. */
const WRAPPER = /^\s*return (?:tslib_\d+\.)?(?:__awaiter|__async|__generator|_async_to_generator)\(/;

function inline(url: string): string | null {
  const comma = url.indexOf(',');
  if (comma === -1) return null;
  const body = url.slice(comma + 1);
  try {
    return /;base64$/i.test(url.slice(0, comma))
      ? Buffer.from(body, 'base64').toString('utf8')
      : decodeURIComponent(body);
  } catch {
    return null;
  }
}
