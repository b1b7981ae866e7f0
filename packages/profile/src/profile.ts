// What a captured profile is, whatever format it came in: columns of functions, locations, stacks and samples.
import { Column, PairIndex } from './columns.ts';

export type ProfileFormat =
  | 'pprof'
  | 'go-text'
  | 'goroutine-dump'
  | 'cpuprofile'
  | 'heapprofile'
  | 'collapsed'
  | 'speedscope'
  | 'perf-script';

/** `other` is a profile whose sample types no known profiler writes. */
export type ProfileKind =
  'cpu' | 'heap' | 'allocs' | 'mutex' | 'block' | 'goroutine' | 'threadcreate' | 'other';

/** pprof's names: `inuse_space` in `bytes`, `cpu` in `nanoseconds`, `contentions` in `count`. */
export interface SampleType {
  readonly type: string;
  readonly unit: string;
}

/** Where the time of a capture is from: itself, its name, its file's time of change, or the moment it was fetched. */
export type TimeSource = 'profile' | 'name' | 'file' | 'fetch';

/** Functions by index; the columns hold indexes into `Profile.strings`; lines and columns are 1-based, 0 is unknown. */
export interface FunctionTable {
  readonly count: number;
  readonly name: Int32Array;
  readonly file: Int32Array;
  readonly startLine: Int32Array;
  /** Only minified JavaScript needs it: all of it is on one line. */
  readonly startColumn: Int32Array;
}

/**
 * Places in the code. Location `i` has the lines `lineStart[i]` to `lineStart[i + 1]`, the innermost inlined
 * function first; a location without lines was not symbolised.
 */
export interface LocationTable {
  readonly count: number;
  readonly lineStart: Int32Array;
  /** Index into the functions. */
  readonly lineFunction: Int32Array;
  /** 1-based, 0 is unknown. */
  readonly line: Int32Array;
  /** 1-based, 0 is unknown. Only minified JavaScript needs it. */
  readonly column: Int32Array;
  /** The binary that the location lies in, an index into `Profile.strings`; 0 is unknown. */
  readonly binary: Int32Array;
}

/**
 * Calls: a node is a location and who called it. A caller stands before those that it calls.
 * Either a tree; or whole stacks one after the other, outermost frame first: then a node's caller is the node before
 * it. pprof's 10 million frames take a quarter of the memory so. `callerOf` knows both.
 */
export type StackTable = CallTree | WholeStacks;

export interface CallTree {
  readonly count: number;
  /** By node, its location. */
  readonly frame: LocationColumn;
  /** The caller's node, -1 at a root. */
  readonly parent: Int32Array;
}

export interface WholeStacks {
  readonly count: number;
  /** By node, its location. */
  readonly frame: LocationColumn;
  readonly parent: null;
  /** Whether a node has no caller: bit `i & 7` of byte `i >> 3`. */
  readonly outermost: Uint8Array;
}

/** As narrow as the number of locations allows. */
export type LocationColumn = Uint16Array | Int32Array;

export function locationColumn(length: number, locations: number): LocationColumn {
  return locations <= 2 ** 16 ? new Uint16Array(length) : new Int32Array(length);
}

export function locationOf({ frame }: StackTable, node: number): number {
  return frame[node]!;
}

/** -1 at the outermost frame. */
export function callerOf(stacks: StackTable, node: number): number {
  if (stacks.parent !== null) return stacks.parent[node]!;
  return isMarked(stacks.outermost, node) ? -1 : node - 1;
}

/** One bit for each of so many nodes. */
export function marks(count: number): Uint8Array {
  return new Uint8Array((count + 7) >>> 3);
}

export function mark(bits: Uint8Array, node: number): void {
  bits[node >>> 3]! |= 1 << (node & 7);
}

export function isMarked(bits: Uint8Array, node: number): boolean {
  return ((bits[node >>> 3]! >>> (node & 7)) & 1) === 1;
}

/** Sample `i` was taken at the stack `stack[i]` (-1 is an empty stack); `values[type][i]` is what it weighs. */
export interface SampleTable {
  readonly count: number;
  readonly stack: Int32Array;
  readonly values: readonly Float64Array[];
  /** The sum of all stacks' lengths: what a walk over each sample's whole stack costs. */
  readonly frames: number;
}

export interface Profile {
  /** As the user named it: a path, a URL or `<stdin>`. */
  readonly file: string;
  readonly format: ProfileFormat;
  readonly kind: ProfileKind;
  /** Nanoseconds since 1970 (exact to a microsecond); null when neither the profile nor its name tells. */
  readonly takenAt: number | null;
  /** Absent where `takenAt` is null, or the profile itself has said it. */
  readonly takenAtFrom?: TimeSource;
  /** 0 for a profile of a state, such as a heap. */
  readonly durationNanos: number;
  readonly sampleTypes: readonly SampleType[];
  /** The index of the sample type that the reference tool shows when nobody asks for another. */
  readonly defaultType: number;
  /** One sample stands for so many units of `type`; null when the format does not say. */
  readonly period: { readonly type: SampleType; readonly value: number } | null;
  /** `strings[0]` is ''. */
  readonly strings: readonly string[];
  readonly functions: FunctionTable;
  readonly locations: LocationTable;
  readonly stacks: StackTable;
  readonly samples: SampleTable;
  /**
   * What a frame's line means: where it was at that moment (`call`), or, as in V8's profiles, the line at which
   * its function begins, except in the innermost frame (`function`).
   */
  readonly callerLines: 'call' | 'function';
  /** What people and tools wrote into it; only pprof has a place for that. */
  readonly comments?: readonly string[];
}

/** All that a reader says about a profile besides its columns. */
export type ProfileHeader = Omit<Profile, 'strings' | 'functions' | 'locations' | 'stacks' | 'samples'>;

/** Builds a profile out of frames that a text or a tree names one by one; equal frames become one location. */
export class ProfileBuilder {
  readonly #strings: string[] = [''];
  readonly #stringIds = new Map<string, number>([['', 0]]);
  /** Pairs of line and column, of name and file, and what is made of those. */
  readonly #positions = new PairIndex();
  readonly #names = new PairIndex();
  readonly #functions = new PairIndex();
  readonly #name = new Column(Int32Array);
  readonly #file = new Column(Int32Array);
  readonly #startLine = new Column(Int32Array);
  readonly #startColumn = new Column(Int32Array);
  /** Pairs of function and position; of -1 and a binary. */
  readonly #places = new PairIndex();
  readonly #lineStart = new Column(Int32Array);
  readonly #lineFunction = new Column(Int32Array);
  readonly #line = new Column(Int32Array);
  readonly #column = new Column(Int32Array);
  readonly #binary = new Column(Int32Array);
  /** Pairs of caller and location. */
  readonly #calls = new PairIndex();
  readonly #parent = new Column(Int32Array);
  readonly #location = new Column(Int32Array);
  readonly #depth = new Column(Int32Array);
  readonly #stack = new Column(Int32Array);
  readonly #values: readonly Column<Float64Array>[];
  #frames = 0;

  constructor(sampleTypes: number) {
    this.#values = Array.from({ length: sampleTypes }, () => new Column(Float64Array));
  }

  string(text: string): number {
    let id = this.#stringIds.get(text);
    if (id === undefined) {
      id = this.#strings.push(text) - 1;
      this.#stringIds.set(text, id);
    }
    return id;
  }

  function(name: string, file: string, startLine: number, startColumn = 0): number {
    const nameId = this.string(name);
    const fileId = this.string(file);
    const names = this.#names.of(nameId, fileId);
    const id = this.#functions.of(names, this.#positions.of(startLine, startColumn));
    if (id === this.#name.length) {
      this.#name.push(nameId);
      this.#file.push(fileId);
      this.#startLine.push(startLine);
      this.#startColumn.push(startColumn);
    }
    return id;
  }

  location(func: number, line: number, column = 0): number {
    const id = this.#places.of(func, this.#positions.of(line, column));
    if (id === this.#lineStart.length) {
      this.#lineStart.push(this.#line.length);
      this.#lineFunction.push(func);
      this.#line.push(line);
      this.#column.push(column);
      this.#binary.push(0);
    }
    return id;
  }

  /** A frame of which only the binary is known ('' when not even that). */
  unsymbolised(binary: string): number {
    const binaryId = this.string(binary);
    const id = this.#places.of(-1, binaryId);
    if (id === this.#lineStart.length) {
      this.#lineStart.push(this.#line.length);
      this.#binary.push(binaryId);
    }
    return id;
  }

  /** The stack that calls `location` from the stack `parent` (-1 at the root). */
  stack(parent: number, location: number): number {
    const id = this.#calls.of(parent, location);
    if (id === this.#parent.length) {
      this.#parent.push(parent);
      this.#location.push(location);
      this.#depth.push(parent === -1 ? 1 : this.#depth.at(parent) + 1);
    }
    return id;
  }

  sample(stack: number, ...values: readonly number[]): void {
    this.#stack.push(stack);
    this.#frames += stack === -1 ? 0 : this.#depth.at(stack);
    this.#values.forEach((column, type) => column.push(values[type] ?? 0));
  }

  build(header: ProfileHeader): Profile {
    this.#lineStart.push(this.#line.length);
    return {
      ...header,
      strings: this.#strings,
      functions: {
        count: this.#name.length,
        name: this.#name.done(),
        file: this.#file.done(),
        startLine: this.#startLine.done(),
        startColumn: this.#startColumn.done(),
      },
      locations: {
        count: this.#binary.length,
        lineStart: this.#lineStart.done(),
        lineFunction: this.#lineFunction.done(),
        line: this.#line.done(),
        column: this.#column.done(),
        binary: this.#binary.done(),
      },
      stacks: { count: this.#parent.length, frame: this.#location.done(), parent: this.#parent.done() },
      samples: {
        count: this.#stack.length,
        stack: this.#stack.done(),
        values: this.#values.map((column) => column.done()),
        frames: this.#frames,
      },
    };
  }
}

/** The sum of all samples per sample type. */
export function totals(profile: Profile): readonly number[] {
  return profile.samples.values.map((column) => column.reduce((sum, value) => sum + value, 0));
}
