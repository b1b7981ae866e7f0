// Caches and containers: which evict by themselves, which only grow, and which keep a goroutine for ever.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { giving, makes, releases } from '../rows.ts';

const language = 'go';

const bounded: TypeEntry = { container: 'bounded' };
const grows = (key?: string): Member => ({
  call: { effects: [{ effect: 'grow', place: 'this', ...(key === undefined ? {} : { key }) }] },
});
const evicts = (key?: string): Member => ({
  call: { effects: [{ effect: 'evict', place: 'this', ...(key === undefined ? {} : { key }) }] },
});
const empties: Member = { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } };

const lruPackages = (path: string): readonly string[] => [
  `github.com/hashicorp/golang-lru/v2${path}`,
  `github.com/hashicorp/golang-lru${path}`,
];
/** Keeps a ticking goroutine where entries expire; size 0 means no limit, and a lifetime of 0 that nothing expires. */
const unlimited: TypeEntry = {
  extends: ['LRU'],
  container: 'unbounded',
  members: { Add: grows('0'), Purge: empties, Remove: evicts('0'), RemoveOldest: evicts() },
};
const lru: readonly Library[] = [
  {
    language,
    packages: lruPackages(''),
    version: 'v2.0.7, v1.0.2',
    source: 'lru.go, 2q.go (a size of 0 or less is an error)',
    exports: {
      New: giving(['Cache', 'error']),
      New2Q: giving(['TwoQueueCache', 'error']),
      NewWithEvict: giving(['Cache', 'error']),
    },
    types: { Cache: bounded, TwoQueueCache: bounded },
  },
  {
    language,
    packages: lruPackages('/simplelru'),
    version: 'v2.0.7, v1.0.2',
    source: 'simplelru/lru.go',
    exports: { NewLRU: giving(['LRU', 'error']) },
    types: { LRU: bounded },
  },
  {
    language,
    packages: ['github.com/hashicorp/golang-lru/v2/expirable'],
    version: 'v2.0.7',
    source: 'expirable/expirable_lru.go (Close is commented out)',
    exports: {
      NewLRU: {
        overloads: [
          {
            when: [
              { at: '0', equals: ['0'] },
              { at: '2', equals: ['0'] },
            ],
            returns: 'unlimited LRU',
          },
          { when: [{ at: '2', equals: ['0'] }], returns: 'LRU' },
          {
            when: [{ at: '2', is: 'present' }],
            returns: 'LRU',
            effects: [
              {
                effect: 'client',
                noun: 'expiring cache',
                perMessage: 'uncloseable',
                because: 'its goroutine for expired entries can never be stopped',
              },
            ],
          },
        ],
      },
    },
    types: { LRU: bounded, 'unlimited LRU': unlimited },
  },
];

const held = (noun: string, returns: string | readonly string[], close: string): Member =>
  makes(noun, 'leaksUnlessClosed', returns, { close });
const caches: readonly Library[] = [
  {
    language,
    packages: ['github.com/dgraph-io/ristretto', 'github.com/dgraph-io/ristretto/v2'],
    version: 'v0.2.0, v2.4.2',
    source: 'cache.go',
    exports: { NewCache: held('in-memory cache', ['Cache', 'error'], 'Close') },
    types: { Cache: { container: 'bounded', members: { Close: releases } } },
  },
  {
    language,
    packages: ['github.com/allegro/bigcache/v3', 'github.com/allegro/bigcache'],
    version: 'v3.1.0, v1.2.1',
    source: 'bigcache.go (entries leave after their life window; a cleaning goroutine until Close)',
    exports: {
      New: held('in-memory cache', ['BigCache', 'error'], 'Close'),
      NewBigCache: held('in-memory cache', ['BigCache', 'error'], 'Close'),
    },
    types: { BigCache: { container: 'bounded', members: { Close: releases } } },
  },
  {
    language,
    packages: ['github.com/coocood/freecache'],
    version: 'v1.2.7',
    source: 'cache.go, segment.go (allocates its whole size at once)',
    exports: {
      NewCache: makes('in-memory cache', 'churn', 'Cache', {
        because: 'each one allocates its whole size at once',
      }),
    },
    types: { Cache: bounded },
  },
  {
    language,
    packages: ['github.com/patrickmn/go-cache'],
    version: 'v2.1.0+incompatible',
    source:
      'cache.go (expired entries only leave through the janitor, which a cleanup interval of 0 does not start)',
    exports: {
      New: {
        overloads: [{ when: [{ at: '1', equals: ['0', '-1'] }], returns: 'unswept cache' }],
        call: { returns: 'Cache' },
      },
    },
    types: {
      Cache: bounded,
      'unswept cache': {
        extends: ['Cache'],
        container: 'unbounded',
        members: {
          Add: grows('0'),
          Delete: evicts('0'),
          DeleteExpired: evicts(),
          Flush: empties,
          Set: grows('0'),
          SetDefault: grows('0'),
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/golang/groupcache/lru'],
    version: 'v0.0.0-20241129210726-2c02b8208cf8',
    source: 'lru/lru.go (MaxEntries 0 means no limit)',
    exports: {
      New: {
        overloads: [{ when: [{ at: '0', equals: ['0'] }], returns: 'unlimited cache' }],
        call: { returns: 'Cache' },
      },
    },
    types: {
      Cache: bounded,
      'unlimited cache': {
        extends: ['Cache'],
        container: 'unbounded',
        members: { Add: grows('0'), Clear: empties, Remove: evicts('0'), RemoveOldest: evicts() },
      },
    },
  },
  {
    language,
    packages: ['github.com/golang/groupcache'],
    version: 'v0.0.0-20241129210726-2c02b8208cf8',
    source: 'groupcache.go (a package-level map of groups; a second group of a name panics)',
    exports: {
      NewGroup: { call: { returns: 'Group', effects: [{ effect: 'grow', place: 'library', key: '0' }] } },
    },
    types: { Group: {} },
  },
  {
    language,
    packages: ['github.com/jellydator/ttlcache/v3'],
    version: 'v3.4.1',
    source: 'cache.go (expired entries leave through Start or on access; capacity evicts)',
    exports: { New: giving('Cache') },
    types: { Cache: bounded },
  },
  {
    language,
    packages: ['github.com/bluele/gcache'],
    version: 'v0.0.2',
    source: 'cache.go, lru.go, lfu.go, arc.go',
    types: { Cache: bounded },
  },
];

const concurrentMap: TypeEntry = {
  container: 'unbounded',
  members: {
    Clear: empties,
    IterCb: { call: { callbacks: [{ at: '0', frequency: 'perIteration' }] } },
    MSet: grows('0.#'),
    Pop: evicts('0'),
    Remove: evicts('0'),
    RemoveCb: evicts('0'),
    Set: grows('0'),
    SetIfAbsent: grows('0'),
    Upsert: grows('0'),
  },
};
const containers: readonly Library[] = [
  {
    language,
    packages: ['github.com/orcaman/concurrent-map', 'github.com/orcaman/concurrent-map/v2'],
    version: 'v1.0.0, v2.0.1',
    source: 'concurrent_map.go',
    exports: { New: giving('ConcurrentMap') },
    types: { ConcurrentMap: concurrentMap },
  },
  {
    language,
    packages: ['golang.org/x/sync/singleflight'],
    version: 'v0.24.0',
    source: 'singleflight/singleflight.go (an entry leaves when its call ends)',
    types: {
      Group: {
        container: 'bounded',
        members: {
          Do: {
            call: { returns: [null, 'error', 'bool'], callbacks: [{ at: '1', frequency: 'perIteration' }] },
          },
          DoChan: { call: { callbacks: [{ at: '1', frequency: 'perIteration' }] } },
        },
      },
    },
  },
  {
    language,
    packages: ['golang.org/x/sync/errgroup'],
    version: 'v0.24.0',
    source: 'errgroup/errgroup.go',
    exports: { WithContext: giving(['Group', 'context#Context']) },
    types: {
      Group: {
        members: {
          Go: { call: { callbacks: [{ at: '0', frequency: 'perIteration' }] } },
          TryGo: { call: { returns: 'bool', callbacks: [{ at: '0', frequency: 'perIteration' }] } },
        },
      },
    },
  },
  {
    language,
    packages: ['golang.org/x/sync/syncmap'],
    version: 'v0.24.0',
    source: 'syncmap/map.go (an alias of sync.Map)',
    types: { Map: { extends: ['sync#Map'], container: 'unbounded' } },
  },
];

const slices: Library = {
  language,
  packages: ['github.com/samber/lo'],
  version: 'v1.53.0',
  source: 'intersect.go, slice.go',
  exports: {
    Contains: { call: { returns: 'bool', cardinality: 'finite', tests: { container: '0', value: '1' } } },
    Filter: { call: { passes: ['0'], callbacks: [{ at: '1', frequency: 'perIteration' }] } },
    ForEach: { call: { callbacks: [{ at: '1', frequency: 'perIteration' }] } },
    Map: { call: { passes: ['1()'], callbacks: [{ at: '1', frequency: 'perIteration' }] } },
    Uniq: { call: { passes: ['0'] } },
  },
};

export const collections: readonly Library[] = [...lru, ...caches, ...containers, slices];
