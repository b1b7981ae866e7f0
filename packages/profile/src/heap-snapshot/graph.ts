// The object graph of a heap snapshot in columns; a snapshot of 1 GB has tens of millions of edges.
import { Column } from '../columns.ts';
import { ProfileError } from '../error.ts';
import { arrayOf, isObject, numberOf, objectOf, textOf } from '../format/json.ts';
import { JsonSections, type SectionHandler, type SectionKind } from '../format/json-sections.ts';

export interface HeapGraph {
  readonly file: string;
  readonly nodeCount: number;
  /** Index into `nodeTypes`. */
  readonly nodeType: Uint8Array;
  readonly nodeTypes: readonly string[];
  /** Index into the strings. */
  readonly nodeName: Uint32Array;
  /** Bytes. */
  readonly selfSize: Float64Array;
  /** Edges of node `i` are `edgeStart[i]` to `edgeStart[i + 1]`. */
  readonly edgeStart: Uint32Array;
  readonly edgeType: Uint8Array;
  readonly edgeTypes: readonly string[];
  /** A string's index, or for elements and hidden edges a slot. */
  readonly edgeName: Uint32Array;
  readonly edgeTo: Uint32Array;
  /** Where functions (and the constructors of some objects) begin in their script; 0-based, as V8 has it. */
  readonly locations: { readonly node: Int32Array; readonly line: Int32Array; readonly column: Int32Array };
  string(index: number): string;
  /** The index of a string without characters that JSON escapes; -1 when there is none. */
  findString(text: string): number;
  /** Whether a string names the edge of a WeakMap's table or key to a value. */
  isWeakMapPair(index: number): boolean;
}

/** Reads the bytes in order, as they come. Throws a ProfileError for what is no snapshot or is damaged. */
export async function readHeapGraph(
  file: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<HeapGraph> {
  const reader = new GraphReader(file);
  const scanner = new JsonSections(file, 'heap snapshot', LAYOUT, reader);
  for await (const chunk of chunks) scanner.write(chunk);
  scanner.end();
  return reader.done();
}

/** The same where nothing can be waited for. */
export function readHeapGraphSync(file: string, chunks: Iterable<Uint8Array>): HeapGraph {
  const reader = new GraphReader(file);
  const scanner = new JsonSections(file, 'heap snapshot', LAYOUT, reader);
  for (const chunk of chunks) scanner.write(chunk);
  scanner.end();
  return reader.done();
}

const LAYOUT: ReadonlyMap<string, SectionKind> = new Map([
  ['snapshot', 'value'],
  ['nodes', 'numbers'],
  ['edges', 'numbers'],
  ['locations', 'numbers'],
  ['strings', 'strings'],
]);

class GraphReader implements SectionHandler {
  readonly #file: string;
  #nodeWidth = 0;
  #edgeWidth = 0;
  /** What each field of a node means: 1 type, 2 name, 3 self_size, 4 edge_count, 0 anything else. */
  #nodeField = new Uint8Array(0);
  /** 1 type, 2 name_or_index, 3 to_node. */
  #edgeField = new Uint8Array(0);
  #nodeTypes: readonly string[] = [];
  #edgeTypes: readonly string[] = [];
  #nodeCount = 0;
  #edgeCount = 0;
  #nodeType = new Uint8Array(0);
  #nodeName = new Uint32Array(0);
  #selfSize = new Float64Array(0);
  #edgeStart = new Uint32Array(0);
  #edgeType = new Uint8Array(0);
  #edgeName = new Uint32Array(0);
  #edgeTo = new Uint32Array(0);
  #node = 0;
  #inNode = 0;
  #edge = 0;
  #inEdge = 0;
  #edgesOfNodes = 0;
  /** 1 object_index, 2 line, 3 column. */
  #locationField = new Uint8Array(0);
  #inLocation = 0;
  readonly #locationNode = new Column(Int32Array);
  readonly #locationLine = new Column(Int32Array);
  readonly #locationColumn = new Column(Int32Array);
  readonly #strings = new TextColumn();

  constructor(file: string) {
    this.#file = file;
  }

  /** The `snapshot` section: the layout of all others. */
  value(_: string, header: unknown): void {
    const meta = objectOf(objectOf(header)['meta']);
    const nodeFields = arrayOf(meta['node_fields']).map(textOf);
    const edgeFields = arrayOf(meta['edge_fields']).map(textOf);
    this.#nodeField = fieldNumbers(nodeFields, ['type', 'name', 'self_size', 'edge_count']);
    this.#edgeField = fieldNumbers(edgeFields, ['type', 'name_or_index', 'to_node']);
    this.#locationField = fieldNumbers(arrayOf(meta['location_fields']).map(textOf), [
      'object_index',
      'line',
      'column',
    ]);
    if (this.#nodeField.filter(Boolean).length !== 4 || this.#edgeField.filter(Boolean).length !== 3) {
      throw this.#damaged('its header does not describe nodes and edges');
    }
    this.#nodeWidth = nodeFields.length;
    this.#edgeWidth = edgeFields.length;
    this.#nodeTypes = arrayOf(arrayOf(meta['node_types'])[nodeFields.indexOf('type')]).map(textOf);
    this.#edgeTypes = arrayOf(arrayOf(meta['edge_types'])[edgeFields.indexOf('type')]).map(textOf);
    const { node_count: nodes, edge_count: edges } = isObject(header) ? header : {};
    this.#nodeCount = this.#count(nodes, 'nodes');
    this.#edgeCount = this.#count(edges, 'edges');
    try {
      this.#nodeType = new Uint8Array(this.#nodeCount);
      this.#nodeName = new Uint32Array(this.#nodeCount);
      this.#selfSize = new Float64Array(this.#nodeCount);
      this.#edgeStart = new Uint32Array(this.#nodeCount + 1);
      this.#edgeType = new Uint8Array(this.#edgeCount);
      this.#edgeName = new Uint32Array(this.#edgeCount);
      this.#edgeTo = new Uint32Array(this.#edgeCount);
    } catch {
      throw new ProfileError(
        this.#file,
        `no memory for ${this.#nodeCount} nodes and ${this.#edgeCount} edges`,
      );
    }
  }

  number(section: string, value: number): void {
    if (value < 0 || !Number.isSafeInteger(value)) throw this.#damaged(`${value} among the ${section}`);
    if (section === 'nodes') this.#nodeNumber(value);
    else if (section === 'edges') this.#edgeNumber(value);
    else this.#locationNumber(value);
  }

  string(bytes: Uint8Array): void {
    this.#strings.push(bytes);
  }

  done(): HeapGraph {
    const isComplete = this.#node === this.#nodeCount && this.#edge === this.#edgeCount;
    if (
      this.#nodeWidth === 0 ||
      !isComplete ||
      this.#nodeCount === 0 ||
      this.#edgesOfNodes !== this.#edgeCount
    ) {
      throw this.#damaged(
        `${this.#node} of ${this.#nodeCount} nodes and ${this.#edge} of ${this.#edgeCount} edges are there`,
      );
    }
    return {
      file: this.#file,
      nodeCount: this.#nodeCount,
      nodeType: this.#nodeType,
      nodeTypes: this.#nodeTypes,
      nodeName: this.#nodeName,
      selfSize: this.#selfSize,
      edgeStart: this.#edgeStart,
      edgeType: this.#edgeType,
      edgeTypes: this.#edgeTypes,
      edgeName: this.#edgeName,
      edgeTo: this.#edgeTo,
      locations: {
        node: this.#locationNode.done(),
        line: this.#locationLine.done(),
        column: this.#locationColumn.done(),
      },
      string: (index) => this.#strings.at(index),
      findString: (text) => this.#strings.indexOf(text),
      isWeakMapPair: (index) =>
        this.#strings.lengthOf(index) > SHORTEST_PAIR && WEAK_MAP_PAIR.test(this.#strings.at(index)),
    };
  }

  #nodeNumber(value: number): void {
    const node = this.#node;
    if (node >= this.#nodeCount) throw this.#damaged('more nodes than it says');
    switch (this.#nodeField[this.#inNode]) {
      case 1:
        this.#nodeType[node] = value;
        break;
      case 2:
        this.#nodeName[node] = value;
        break;
      case 3:
        this.#selfSize[node] = value;
        break;
      case 4:
        this.#edgesOfNodes += value;
        this.#edgeStart[node + 1] = this.#edgesOfNodes;
    }
    if (++this.#inNode === this.#nodeWidth) {
      this.#inNode = 0;
      this.#node++;
    }
  }

  #edgeNumber(value: number): void {
    const edge = this.#edge;
    if (edge >= this.#edgeCount) throw this.#damaged('more edges than it says');
    switch (this.#edgeField[this.#inEdge]) {
      case 1:
        this.#edgeType[edge] = value;
        break;
      case 2:
        this.#edgeName[edge] = value;
        break;
      case 3: {
        // The snapshot counts in numbers, not in nodes.
        const to = value / this.#nodeWidth;
        if (!Number.isInteger(to) || to >= this.#nodeCount) throw this.#damaged('an edge leads to no node');
        this.#edgeTo[edge] = to;
      }
    }
    if (++this.#inEdge === this.#edgeWidth) {
      this.#inEdge = 0;
      this.#edge++;
    }
  }

  #locationNumber(value: number): void {
    switch (this.#locationField[this.#inLocation]) {
      case 1:
        this.#locationNode.push(Math.floor(value / this.#nodeWidth));
        break;
      case 2:
        this.#locationLine.push(value);
        break;
      case 3:
        this.#locationColumn.push(value);
    }
    this.#inLocation = (this.#inLocation + 1) % Math.max(1, this.#locationField.length);
  }

  #count(value: unknown, what: string): number {
    const count = numberOf(value, -1);
    if (!Number.isInteger(count) || count < 0 || count > 0xffff_ffff) {
      throw this.#damaged(`its header does not tell the number of ${what}`);
    }
    return count;
  }

  #damaged(reason: string): ProfileError {
    return new ProfileError(this.#file, `damaged heap snapshot: ${reason}`, 'write it again');
  }
}

/** `3 / part of key (Object @80315) -> value (Object @84985) pair in WeakMap (table @131639)` */
const WEAK_MAP_PAIR =
  /^\d+ \/ part of key \(.*? @\d+\) -> value \(.*? @\d+\) pair in WeakMap \(table @\d+\)$/;
const SHORTEST_PAIR = '1 / part of key ( @1) -> value ( @1) pair in WeakMap (table @1)'.length - 1;

function fieldNumbers(fields: readonly string[], wanted: readonly string[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(fields, (field) => wanted.indexOf(field) + 1);
}

/** Escaped texts one after the other in bytes: a million short JavaScript strings would take several times as much. */
class TextColumn {
  /** Pieces of `PIECE` bytes, so that nothing is ever copied; no text spans two of them. */
  readonly #pieces: Buffer[] = [];
  /** Bytes of the last piece. The first text, which may be empty (Bun writes it so), finds none. */
  #used = Infinity;
  #count = 0;
  #piece = new Uint32Array(1 << 12);
  #offset = new Uint32Array(1 << 12);
  #length = new Uint32Array(1 << 12);

  push(bytes: Uint8Array): void {
    if (this.#used + bytes.length > PIECE) {
      this.#pieces.push(Buffer.alloc(Math.max(PIECE, bytes.length)));
      this.#used = 0;
    }
    if (this.#count === this.#piece.length) {
      this.#piece = doubled(this.#piece);
      this.#offset = doubled(this.#offset);
      this.#length = doubled(this.#length);
    }
    this.#pieces.at(-1)!.set(bytes, this.#used);
    this.#piece[this.#count] = this.#pieces.length - 1;
    this.#offset[this.#count] = this.#used;
    this.#length[this.#count++] = bytes.length;
    this.#used += bytes.length;
  }

  indexOf(text: string): number {
    const wanted = Buffer.from(text);
    for (let index = 0; index < this.#count; index++) {
      if (this.#length[index] !== wanted.length) continue;
      const from = this.#offset[index]!;
      if (wanted.compare(this.#pieces[this.#piece[index]!]!, from, from + wanted.length) === 0) return index;
    }
    return -1;
  }

  /** Bytes, as JSON has them; 0 for an index that does not exist. */
  lengthOf(index: number): number {
    return index < this.#count ? this.#length[index]! : 0;
  }

  /** '' for an index that does not exist or a text that is broken: names are for people. */
  at(index: number): string {
    if (index >= this.#count) return '';
    const from = this.#offset[index]!;
    const text = this.#pieces[this.#piece[index]!]!.toString('utf8', from, from + this.#length[index]!);
    if (!text.includes('\\')) return text;
    try {
      return String(JSON.parse(`"${text}"`));
    } catch {
      return '';
    }
  }
}

const PIECE = 1 << 22;

function doubled(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(column.length * 2);
  larger.set(column);
  return larger;
}
