// Data structures: which are bounded by their capacity, which only grow, and which are copied instead of changed.
import type { ArgumentPath, Library, TypeEntry } from '../../schema.ts';
import { constructs, empties, evicts, giving, grows, named, tested } from './rows.ts';

const language = 'javascript';

const keyed: TypeEntry = {
  container: 'unbounded',
  members: {
    set: { call: { returns: 'this', effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] } },
    delete: evicts('0'),
    clear: empties,
    has: tested,
  },
};
/** Grows by one entry for each call of `add`, and loses one for each call of `take`. */
const list = (add: readonly string[], take: readonly string[], key?: ArgumentPath): TypeEntry => ({
  container: 'unbounded',
  members: { ...named(add, grows(key)), ...named(take, evicts()), clear: empties },
});
const bounded: TypeEntry = { container: 'bounded' };

const unbounded: Readonly<Record<string, TypeEntry>> = {
  BiMap: keyed,
  DefaultMap: {
    ...keyed,
    // Makes what it does not find.
    members: { ...keyed.members, get: grows('0') },
  },
  FuzzyMap: {
    container: 'unbounded',
    members: { add: grows('0'), set: grows('0', '1'), clear: empties, has: tested },
  },
  MultiMap: { ...keyed, members: { ...keyed.members, remove: evicts('0') } },
  MultiSet: { ...keyed, members: { ...keyed.members, add: grows('0'), remove: evicts('0') } },
  TrieMap: keyed,
  Trie: {
    container: 'unbounded',
    members: { add: grows('0'), delete: evicts('0'), clear: empties, has: tested },
  },
  InvertedIndex: list(['add'], []),
  Queue: list(['enqueue'], ['dequeue']),
  Stack: list(['push'], ['pop']),
  LinkedList: list(['push', 'unshift'], ['shift']),
  Vector: list(['push'], ['pop']),
  ...Object.fromEntries(['Heap', 'MinHeap', 'MaxHeap'].map((name) => [name, list(['push'], ['pop'])])),
};
const capped = [
  ...['LRUCache', 'LRUCacheWithDelete', 'LRUMap', 'LRUMapWithDelete', 'CircularBuffer', 'FixedDeque'],
  ...['FixedReverseHeap', 'FixedStack', 'BitSet', 'BloomFilter', 'SparseMap', 'SparseSet', 'SparseQueueSet'],
];
const mnemonist: Library = {
  language,
  packages: ['mnemonist'],
  version: '0.40.8',
  source: 'index.d.ts and the file of each structure',
  exports: Object.fromEntries(
    [...Object.keys(unbounded), ...capped].map((name) => [name, constructs({ returns: name })]),
  ),
  types: { ...unbounded, ...Object.fromEntries(capped.map((name) => [name, bounded])) },
};

/** Each change gives a copy: nothing grows in place. */
const copying = (...names: readonly string[]): TypeEntry => ({
  members: named(names, { call: { returns: 'this' } }),
});
const persistent: Readonly<Record<string, TypeEntry>> = {
  List: copying('clear', 'delete', 'merge', 'pop', 'push', 'set', 'shift', 'unshift', 'update'),
  Map: copying('clear', 'delete', 'merge', 'set', 'update'),
  OrderedMap: copying('clear', 'delete', 'merge', 'set', 'update'),
  Set: copying('add', 'clear', 'delete', 'merge', 'union'),
  OrderedSet: copying('add', 'clear', 'delete', 'merge', 'union'),
  Stack: copying('clear', 'pop', 'push', 'shift', 'unshift'),
};
const immutable: Library = {
  language,
  packages: ['immutable'],
  version: '5.2.1',
  source: 'dist/immutable.d.ts',
  exports: Object.fromEntries(Object.keys(persistent).map((name) => [name, giving(name)])),
  types: persistent,
};

export const collectionLibraries: readonly Library[] = [mnemonist, immutable];
