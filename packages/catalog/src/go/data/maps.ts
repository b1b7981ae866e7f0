// Maps, sets and lists of other people: they only grow, as Go's own do, and are emptied by the members that say so.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { giving } from '../rows.ts';

const language = 'go';

export const grows = (key?: string): Member => ({
  call: { effects: [{ effect: 'grow', place: 'this', ...(key === undefined ? {} : { key }) }] },
});
export const evicts = (key?: string): Member => ({
  call: { effects: [{ effect: 'evict', place: 'this', ...(key === undefined ? {} : { key }) }] },
});
export const empties: Member = { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } };
const forEach: Member = { call: { callbacks: [{ at: '0', frequency: 'perIteration' }] } };

const named = (names: readonly string[], member: Member): Readonly<Record<string, Member>> =>
  Object.fromEntries(names.map((name) => [name, member]));
const constructors = (type: string, ...names: readonly string[]): Readonly<Record<string, Member>> =>
  named(names, giving(type));

const concurrentMap: TypeEntry = {
  container: 'unbounded',
  members: {
    ...named(['Set', 'SetIfAbsent', 'Upsert'], grows('0')),
    ...named(['Pop', 'Remove', 'RemoveCb'], evicts('0')),
    Clear: empties,
    IterCb: forEach,
    MSet: grows('0.#'),
  },
};

// `Compute` may delete what it finds, so it is taken for neither.
const xsyncMap: TypeEntry = {
  container: 'unbounded',
  members: {
    Load: { call: { tests: { container: 'this', value: '0' } } },
    ...named(['Store', 'LoadOrStore', 'LoadAndStore', 'LoadOrCompute'], grows('0')),
    ...named(['Delete', 'LoadAndDelete'], evicts('0')),
    Clear: empties,
    Range: forEach,
  },
};
const xsync = (
  version: string,
  types: readonly string[],
  made: NonNullable<Library['exports']>,
): Library => ({
  language,
  packages: [`github.com/puzpuzpuz/xsync/v${version[1]}`],
  version,
  source: 'map.go, mapof.go',
  exports: made,
  types: Object.fromEntries(types.map((name) => [name, xsyncMap])),
});

const set: TypeEntry = {
  container: 'unbounded',
  members: {
    Add: grows('0'),
    Append: grows('0...'),
    Contains: { call: { tests: { container: 'this', value: '0' } } },
    Remove: evicts('0'),
    RemoveAll: evicts(),
    Pop: evicts(),
    Clear: empties,
    Each: forEach,
  },
};

const lockFree = (name: string, version: string, source: string, members: TypeEntry['members']): Library => ({
  language,
  packages: [`github.com/${name}`],
  version,
  source,
  exports: constructors('Map', 'New'),
  types: { Map: { container: 'unbounded', ...(members === undefined ? {} : { members }) } },
});

const gods = (
  path: string,
  type: string,
  made: readonly string[],
  members: TypeEntry['members'],
): Library => ({
  language,
  packages: [`github.com/emirpasic/gods/${path}`],
  version: 'v1.18.1',
  source: path,
  exports: constructors(type, ...made),
  types: { [type]: { container: 'unbounded', members: { ...members, Clear: empties } } },
});
const godsMap = { Put: grows('0'), Remove: evicts('0') };
const godsSet = { Add: grows('0...'), Remove: evicts('0...') };

export const maps: readonly Library[] = [
  {
    language,
    packages: ['github.com/orcaman/concurrent-map', 'github.com/orcaman/concurrent-map/v2'],
    version: 'v1.0.0, v2.0.1',
    source: 'concurrent_map.go',
    exports: constructors('ConcurrentMap', 'New'),
    types: { ConcurrentMap: concurrentMap },
  },
  xsync('v4.5.0', ['Map'], constructors('Map', 'NewMap', 'NewMapOf')),
  xsync('v3.5.1', ['Map', 'MapOf'], {
    ...constructors('Map', 'NewMap', 'NewMapPresized'),
    ...constructors('MapOf', 'NewMapOf', 'NewMapOfPresized', 'NewMapOfWithHasher'),
  }),
  {
    language,
    packages: ['github.com/deckarep/golang-set/v2'],
    version: 'v2.9.0',
    source: 'set.go, threadsafe.go, threadunsafe.go',
    exports: constructors(
      'Set',
      ...['NewSet', 'NewSetWithSize', 'NewThreadUnsafeSet', 'NewThreadUnsafeSetWithSize'],
    ),
    types: { Set: set },
  },
  lockFree('alphadose/haxmap', 'v1.4.0', 'map.go', {
    ...named(['Set', 'GetOrSet', 'GetOrCompute'], grows('0')),
    Del: evicts('0...'),
    GetAndDel: evicts('0'),
    Clear: empties,
    ForEach: forEach,
  }),
  lockFree('cornelk/hashmap', 'v1.0.8', 'hashmap.go', {
    ...named(['Set', 'Insert', 'GetOrInsert'], grows('0')),
    Del: evicts('0'),
    Range: forEach,
  }),
  gods('maps/hashmap', 'Map', ['New'], godsMap),
  gods('maps/linkedhashmap', 'Map', ['New'], godsMap),
  gods('maps/treemap', 'Map', ['NewWith', 'NewWithIntComparator', 'NewWithStringComparator'], godsMap),
  gods('sets/hashset', 'Set', ['New'], godsSet),
  gods('lists/arraylist', 'List', ['New'], {
    ...named(['Add', 'Insert'], grows()),
    Remove: evicts(),
  }),
];
