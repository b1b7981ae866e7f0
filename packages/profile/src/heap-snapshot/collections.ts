// Finds in a heap what a finding would blame by name: collections that a module's variable holds, and metrics.
import type { HeapGraph } from './graph.ts';

export type CollectionKind = 'array' | 'map' | 'set' | 'object';

export interface ModuleCollection {
  /** `cache`, or `store.items` for a collection in a field of what the variable holds. */
  readonly variable: string;
  /** What declares it: `Store.items` for the field of a class, `memo` for a variable of a function; else `cache`. */
  readonly declaration: string;
  /** As V8 has it: `file:///app/dist/history.js`, or the path of a CommonJS module. */
  readonly script: string;
  /** Where a function of the same module begins, 1-based: a bundle has many modules. null when V8 does not say. */
  readonly near: { readonly line: number; readonly column: number } | null;
  readonly kind: CollectionKind;
  readonly entries: number;
  /** False when numbers alone are stored: V8 leaves them out, and `entries` is what there is room for. */
  readonly isExact: boolean;
  /** Entries of the maps, sets and arrays that are its own entries. */
  readonly nested: number;
  /** Bytes that would be freed with it. */
  readonly retained: number;
}

/** A metric of prom-client, one for each instance. */
export interface MetricLabelSets {
  readonly metric: string;
  readonly labelSets: number;
  readonly retained: number;
}

/** How far the fields of what a variable holds are followed. */
const DEEPEST = 3;
/** An object with more fields is a collection itself, and its entries are data. */
const MOST_FIELDS = 50;

/** Largest first. Those with fewer than two entries are left out: nobody looks for them in a heap. */
export function moduleCollections(graph: HeapGraph, retained: Float64Array): readonly ModuleCollection[] {
  const walk = new EdgeWalk(graph);
  const scripts = scriptsOfContexts(graph, walk);
  const closure = graph.nodeTypes.indexOf('closure');
  const found: ModuleCollection[] = [];
  const seen = new Set<string>();
  const add = (node: number, variable: string, declaration: string, { script, near }: Module): void => {
    const key = `${node} ${variable} ${script}`;
    const collection = collectionOf(graph, walk, node);
    if (collection === null || collection.entries < 2 || seen.has(key)) return;
    seen.add(key);
    const nested = nestedEntries(graph, walk, node, collection.kind);
    found.push({ variable, declaration, script, near, ...collection, nested, retained: retained[node]! });
  };
  const fields = (
    node: number,
    variable: string,
    root: string,
    module: Module,
    way: readonly number[],
  ): void => {
    if (way.length === DEEPEST || way.includes(node) || !isHolder(graph, node)) return;
    const edges = walk.edges(node, 'property').filter(([name]) => !/^(__proto__|prototype)$/.test(name));
    if (edges.length > MOST_FIELDS) return;
    const isExports = way.length === 0 && (variable === 'exports' || variable === 'module');
    const owner = isExports ? null : classOf(graph, node, variable);
    for (const [field, value] of edges) {
      const name = isExports ? field : `${variable}.${field}`;
      const declaration = isExports ? field : root;
      add(value, name, owner === null ? declaration : `${owner}.${field}`, module);
      fields(value, name, declaration, module, [...way, node]);
    }
  };
  for (const [context, module] of scripts) {
    const functions: number[] = [];
    for (const [variable, node] of walk.edges(context, 'context')) {
      add(node, variable, variable, module);
      fields(node, variable, variable, module, []);
      functions.push(node, ...walk.edges(node, 'property').map(([, value]) => value));
    }
    // `const lookup = memoise()` keeps what `memoise` declares.
    for (const node of new Set(functions)) {
      if (graph.nodeType[node] !== closure) continue;
      const own = walk.internal(node, 'context');
      if (own === -1 || own === context || walk.internal(own, 'previous') !== context) continue;
      for (const [variable, value] of walk.edges(own, 'context')) add(value, variable, variable, module);
    }
  }
  return found.sort((a, b) => b.retained - a.retained);
}

/** Objects that have what prom-client's metrics have: `name`, `help`, `labelNames` and the `hashMap` of label sets. */
export function metricLabelSets(graph: HeapGraph, retained: Float64Array): readonly MetricLabelSets[] {
  const walk = new EdgeWalk(graph);
  const hashMap = walk.stringId('hashMap');
  const found: MetricLabelSets[] = [];
  if (hashMap === -1) return found;
  for (let node = 0; node < graph.nodeCount; node++) {
    if (!walk.hasEdge(node, 'property', hashMap)) continue;
    const fields = new Map(walk.edges(node, 'property'));
    const name = fields.get('name');
    const sets = fields.get('hashMap');
    if (name === undefined || sets === undefined || !fields.has('help') || !fields.has('labelNames'))
      continue;
    const collection = collectionOf(graph, walk, sets);
    if (collection === null) continue;
    found.push({
      metric: graph.string(graph.nodeName[name]!),
      labelSets: collection.entries,
      retained: retained[node]!,
    });
  }
  return found.sort((a, b) => b.labelSets - a.labelSets);
}

interface Module {
  readonly script: string;
  readonly near: { readonly line: number; readonly column: number } | null;
}

/** Contexts of modules, with their scripts. Node's own modules are left out. */
function scriptsOfContexts(graph: HeapGraph, walk: EdgeWalk): ReadonlyMap<number, Module> {
  const scripts = new Map<number, Module>();
  const { node: located, line, column } = graph.locations;
  const placeOf = new Map<number, number>();
  located.forEach((node, place) => placeOf.set(node, place));
  const closure = graph.nodeTypes.indexOf('closure');
  for (let node = 0; node < graph.nodeCount; node++) {
    if (graph.nodeType[node] !== closure) continue;
    const context = walk.internal(node, 'context');
    if (context === -1 || scripts.has(context) || !isModuleContext(graph, walk, context)) continue;
    const shared = walk.internal(node, 'shared');
    const script = shared === -1 ? -1 : walk.scriptOf(shared);
    const name = script === -1 ? '' : graph.string(graph.nodeName[script]!);
    if (name !== '' && !name.startsWith('node:') && !/^internal\//.test(name)) {
      const place = placeOf.get(node);
      const near = place === undefined ? null : { line: line[place]! + 1, column: column[place]! + 1 };
      scripts.set(context, { script: name, near });
    }
  }
  return scripts;
}

/** An ECMAScript module's context has the module as its extension; CommonJS's wrapper is called from the top level. */
function isModuleContext(graph: HeapGraph, walk: EdgeWalk, context: number): boolean {
  const previous = walk.internal(context, 'previous');
  return previous !== -1 && /^system \/ (Native|Script)Context/.test(graph.string(graph.nodeName[previous]!));
}

function collectionOf(
  graph: HeapGraph,
  walk: EdgeWalk,
  node: number,
): { kind: CollectionKind; entries: number; isExact: boolean } | null {
  if (graph.nodeTypes[graph.nodeType[node]!] !== 'object') return null;
  switch (graph.string(graph.nodeName[node]!)) {
    case 'Array':
      return { kind: 'array', ...arrayEntries(graph, walk, node) };
    case 'Map':
      return { kind: 'map', ...tableEntries(graph, walk, node, 3) };
    case 'Set':
      return { kind: 'set', ...tableEntries(graph, walk, node, 2) };
    case 'Object':
      return { kind: 'object', ...objectEntries(graph, walk, node) };
    default:
      return null;
  }
}

/**
 * V8 writes an edge for each field but not for those that are small integers, as in a table of counts. An object with
 * many fields has them in a NameDictionary, and that has edges to all keys: slot 6 is the first one's, and each takes
 * 3 (V8 11 to 13, src/objects/dictionary.h). Fields by number are elements, as an array's.
 */
function objectEntries(
  graph: HeapGraph,
  walk: EdgeWalk,
  node: number,
): { entries: number; isExact: boolean } {
  const written = walk.edges(node, 'property').filter(([name]) => name !== '__proto__').length;
  const dictionary = walk.internal(node, 'properties');
  const keys = dictionary === -1 ? 0 : walk.edges(dictionary, 'internal').filter(isKeySlot).length;
  const named = Math.max(written, keys);
  const numbered = arrayEntries(graph, walk, node);
  return { entries: named + numbered.entries, isExact: numbered.isExact };
}

function isKeySlot([slot]: readonly [name: string, to: number]): boolean {
  const index = Number(slot);
  return index >= 6 && index % 3 === 0;
}

/** V8 writes an edge for each element but not for small integers. */
function arrayEntries(graph: HeapGraph, walk: EdgeWalk, node: number): { entries: number; isExact: boolean } {
  const written = walk.edges(node, 'element').length;
  if (written > 0) return { entries: written, isExact: true };
  const elements = walk.internal(node, 'elements');
  const room = elements === -1 ? 0 : Math.max(0, slotsOf(graph, elements));
  return { entries: room, isExact: room === 0 };
}

/**
 * An OrderedHashTable is [elements, deleted, buckets, bucket…, entry…] with two entries to a bucket; an entry has
 * `width` slots, and the edges to keys and values are named by their slot (V8 12, src/objects/ordered-hash-table.h).
 */
function tableEntries(
  graph: HeapGraph,
  walk: EdgeWalk,
  node: number,
  width: number,
): { entries: number; isExact: boolean } {
  const table = walk.internal(node, 'table');
  if (table === -1) return { entries: 0, isExact: true };
  const buckets = Math.floor((slotsOf(graph, table) - 3) / (1 + 2 * width));
  const first = 3 + buckets;
  const entries = new Set<number>();
  for (const [slot] of walk.edges(table, 'internal')) {
    const index = Number(slot);
    if (index >= first) entries.add(Math.floor((index - first) / width));
  }
  if (entries.size > 0) return { entries: entries.size, isExact: true };
  // The smallest table has two buckets, and is what an empty collection has.
  return buckets <= 2 ? { entries: 0, isExact: true } : { entries: 2 * buckets, isExact: false };
}

/** A FixedArray has its map and length before its slots of 8 bytes. */
function slotsOf(graph: HeapGraph, array: number): number {
  return graph.selfSize[array]! / 8 - 2;
}

/** Fields are looked at in objects and classes of the program, not in collections and the runtime's own. */
function isHolder(graph: HeapGraph, node: number): boolean {
  const type = graph.nodeTypes[graph.nodeType[node]!];
  if (type === 'closure') return true;
  return type === 'object' && !/^(Array|Map|Set|process|global)$/.test(graph.string(graph.nodeName[node]!));
}

/** Whose fields an object has: its class, or itself when it is one; null for an object literal. */
function classOf(graph: HeapGraph, node: number, variable: string): string | null {
  if (graph.nodeTypes[graph.nodeType[node]!] === 'closure')
    return variable.slice(variable.lastIndexOf('.') + 1);
  const name = graph.string(graph.nodeName[node]!);
  return name === 'Object' || name === '' ? null : name;
}

/** What a map of maps holds in all. */
function nestedEntries(graph: HeapGraph, walk: EdgeWalk, node: number, kind: CollectionKind): number {
  const table = kind === 'map' || kind === 'set' ? walk.internal(node, 'table') : -1;
  const holder = table === -1 ? node : table;
  const names = ['Map', 'Set', 'Array'].map((name) => walk.stringId(name));
  let entries = 0;
  for (const value of walk.targets(holder, table === -1 ? ['property', 'element'] : ['internal'])) {
    if (names.includes(graph.nodeName[value]!)) entries += collectionOf(graph, walk, value)?.entries ?? 0;
  }
  return entries;
}

/** Edges by the names of their types and targets. */
class EdgeWalk {
  readonly #graph: HeapGraph;
  readonly #typeIds = new Map<string, number>();
  readonly #stringIds = new Map<string, number>();

  constructor(graph: HeapGraph) {
    this.#graph = graph;
    graph.edgeTypes.forEach((name, id) => this.#typeIds.set(name, id));
  }

  edges(node: number, type: string): (readonly [name: string, to: number])[] {
    const { edgeStart, edgeType, edgeName, edgeTo } = this.#graph;
    const wanted = this.#typeIds.get(type) ?? -1;
    const isNumbered = type === 'element' || type === 'hidden';
    const found: (readonly [string, number])[] = [];
    for (let edge = edgeStart[node]!; edge < edgeStart[node + 1]!; edge++) {
      if (edgeType[edge] !== wanted) continue;
      found.push([isNumbered ? String(edgeName[edge]!) : this.#graph.string(edgeName[edge]!), edgeTo[edge]!]);
    }
    return found;
  }

  /** The targets of all edges of some types; a table's key and value are two. */
  *targets(node: number, types: readonly string[]): Generator<number> {
    const { edgeStart, edgeType, edgeTo } = this.#graph;
    const wanted = new Set(types.map((type) => this.#typeIds.get(type) ?? -1));
    for (let edge = edgeStart[node]!; edge < edgeStart[node + 1]!; edge++) {
      if (wanted.has(edgeType[edge]!)) yield edgeTo[edge]!;
    }
  }

  /** The target of the internal edge of that name, -1 when there is none. */
  internal(node: number, name: string): number {
    const { edgeStart, edgeType, edgeName, edgeTo } = this.#graph;
    const wanted = this.#typeIds.get('internal') ?? -1;
    const id = this.stringId(name);
    for (let edge = edgeStart[node]!; edge < edgeStart[node + 1]!; edge++) {
      if (edgeType[edge] === wanted && edgeName[edge] === id) return edgeTo[edge]!;
    }
    return -1;
  }

  /** V8 calls a function's script `script`, `script_or_debug_info` or the like, by version. */
  scriptOf(shared: number): number {
    return this.edges(shared, 'internal').find(([name]) => name.startsWith('script'))?.[1] ?? -1;
  }

  hasEdge(node: number, type: string, nameId: number): boolean {
    const { edgeStart, edgeType, edgeName } = this.#graph;
    const wanted = this.#typeIds.get(type) ?? -1;
    for (let edge = edgeStart[node]!; edge < edgeStart[node + 1]!; edge++) {
      if (edgeType[edge] === wanted && edgeName[edge] === nameId) return true;
    }
    return false;
  }

  /** -1 for a string that the heap does not have. */
  stringId(text: string): number {
    let id = this.#stringIds.get(text);
    if (id === undefined) {
      id = this.#graph.findString(text);
      this.#stringIds.set(text, id);
    }
    return id;
  }
}
