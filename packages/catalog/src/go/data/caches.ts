// Caches and containers: which evict by themselves, which only grow, and which keep a goroutine for ever.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { chained, giving, makes, releases } from '../rows.ts';
import { empties, evicts, grows } from './maps.ts';

const language = 'go';

const bounded: TypeEntry = { container: 'bounded' };
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
  makes(noun, 'leaksUnlessClosed', returns, {
    close,
    because: 'goroutines of its own keep each one until it is closed',
  });
/** go-cache under the names that it is imported by. */
const ofGoCache = (constant: string): readonly string[] =>
  ['cache', 'gocache', 'goCache', 'memcache', 'memoryCache'].map((name) => `${name}.${constant}`);
const forEver = ['-1', ...ofGoCache('NoExpiration')];
const asDefault = ['0', ...ofGoCache('DefaultExpiration')];
const goCacheRemovals: Readonly<Record<string, Member>> = { Delete: evicts('0'), Flush: empties };
/** Adds an entry that stays where its lifetime is one of these. */
const keptFor = (lifetimes: readonly string[]): Member => ({
  overloads: [{ when: [{ at: '2', equals: lifetimes }], ...grows('0').call }],
  call: {},
});

/** Entries expire and leave once `Start` runs, or where somebody deletes what has expired. */
const ttlMembers: Readonly<Record<string, Member>> = {
  ...Object.fromEntries(['Set', 'GetOrSet'].map((name) => [name, grows('0')])),
  Delete: evicts('0'),
  GetAndDelete: evicts('0'),
  DeleteAll: empties,
  DeleteExpired: evicts(),
  Start: { call: { effects: [{ effect: 'evict', place: 'this', lasting: true }] } },
};
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
        overloads: [
          { when: [{ at: '1', equals: ['0', ...forEver] }], returns: 'unswept cache' },
          { when: [{ at: '0', equals: forEver }], returns: 'cache for ever' },
        ],
        call: { returns: 'Cache' },
      },
    },
    types: {
      // What is set to never expire stays, also where the janitor sweeps.
      Cache: {
        container: 'unbounded',
        members: {
          ...goCacheRemovals,
          Set: keptFor(forEver),
          Add: keptFor(forEver),
        },
      },
      'cache for ever': {
        extends: ['Cache'],
        container: 'unbounded',
        members: {
          Set: keptFor([...forEver, ...asDefault]),
          Add: keptFor([...forEver, ...asDefault]),
          SetDefault: grows('0'),
        },
      },
      'unswept cache': {
        extends: ['Cache'],
        container: 'unbounded',
        members: {
          Add: grows('0'),
          DeleteExpired: evicts(),
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
    packages: ['github.com/jellydator/ttlcache/v2', 'github.com/ReneKroon/ttlcache/v2'],
    version: 'v2.11.1',
    source: 'cache.go (NewCache starts a goroutine that ends at Close; nothing expires before SetTTL)',
    exports: { NewCache: held('in-memory cache', 'Cache', 'Close') },
    types: {
      Cache: {
        container: 'bounded',
        members: { Close: { call: { effects: [{ effect: 'release', what: 'this' }] } } },
      },
    },
  },
  {
    language,
    packages: ['github.com/jellydator/ttlcache/v3'],
    version: 'v3.4.1',
    source:
      'cache.go (expired entries leave through Start or DeleteExpired, none by itself; capacity and cost evict), item.go',
    exports: {
      New: {
        overloads: [
          { when: [{ at: '0', is: 'absent' }], returns: 'unlimited cache' },
          {
            when: [
              { at: '0', type: ['github.com/jellydator/ttlcache/v3#lifetime option'] },
              { at: '1', is: 'absent' },
            ],
            returns: 'expiring cache',
          },
        ],
        call: { returns: 'Cache' },
      },
      WithTTL: giving('lifetime option'),
    },
    types: {
      Cache: bounded,
      'lifetime option': {},
      'expiring cache': { extends: ['Cache'], container: 'unbounded', members: ttlMembers },
      // Without a lifetime of its own, what is set with the default one never expires.
      'unlimited cache': {
        extends: ['Cache'],
        container: 'unbounded',
        members: {
          ...ttlMembers,
          Set: keptFor(['0', '-1', 'ttlcache.DefaultTTL', 'ttlcache.NoTTL']),
          Start: { call: {} },
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/bluele/gcache'],
    version: 'v0.0.2',
    source: 'cache.go, lru.go, lfu.go, arc.go',
    types: { Cache: bounded },
  },
  {
    language,
    packages: ['github.com/maypok86/otter'],
    version: 'v1.2.4',
    source: 'builder.go, internal/core/cache.go (New starts goroutines that end at Close)',
    exports: { MustBuilder: giving('Builder'), NewBuilder: giving(['Builder', 'error']) },
    types: {
      Builder: {
        members: {
          Build: held('in-memory cache', ['Cache', 'error'], 'Close'),
          CollectStats: chained,
          Cost: chained,
          WithTTL: giving('ConstTTLBuilder'),
          WithVariableTTL: giving('VariableTTLBuilder'),
        },
      },
      ConstTTLBuilder: { members: { Build: held('in-memory cache', ['Cache', 'error'], 'Close') } },
      VariableTTLBuilder: {
        members: { Build: held('in-memory cache', ['CacheWithVariableTTL', 'error'], 'Close') },
      },
      Cache: { container: 'bounded', members: { Close: releases } },
      CacheWithVariableTTL: { container: 'bounded', members: { Close: releases } },
    },
  },
  {
    language,
    packages: ['github.com/maypok86/otter/v2'],
    version: 'v2.4.0',
    source: 'cache.go, cache_impl.go (its goroutine only holds it weakly)',
    exports: { Must: giving('Cache'), New: giving(['Cache', 'error']) },
    types: { Cache: bounded },
  },
  {
    language,
    packages: ['github.com/karlseguin/ccache/v3'],
    version: 'v3.0.8',
    source: 'cache.go (New starts a worker), control.go (Stop ends it), configuration.go (5,000 entries)',
    exports: { New: makes('in-memory cache', 'leaksUnlessClosed', 'Cache', { close: 'Stop' }) },
    types: { Cache: { container: 'bounded', members: { Stop: releases } } },
  },
  {
    language,
    packages: ['github.com/VictoriaMetrics/fastcache'],
    version: 'v1.13.0',
    source: 'fastcache.go, malloc_mmap.go (chunks outside of the heap, given back by Reset only)',
    exports: {
      New: makes('in-memory cache', 'leaksUnlessClosed', 'Cache', {
        close: 'Reset',
        because: 'its memory is outside of the heap, and only Reset gives it back',
      }),
    },
    types: { Cache: { container: 'bounded', members: { Reset: releases } } },
  },
  {
    language,
    packages: ['github.com/muesli/cache2go'],
    version: 'v0.0.0-20221011235721-518229cd8021',
    source: 'cache.go (a package-level map of tables by name), cachetable.go (a lifespan of 0 never expires)',
    exports: {
      Cache: { call: { returns: 'CacheTable', effects: [{ effect: 'grow', place: 'library', key: '0' }] } },
    },
    types: {
      CacheTable: {
        container: 'unbounded',
        members: {
          Add: { overloads: [{ when: [{ at: '1', equals: ['0'] }], ...grows('0').call }], call: {} },
          Delete: evicts('0'),
          Flush: empties,
        },
      },
    },
  },
];

const containers: readonly Library[] = [
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

/** `Set` keeps the answers of an upstream by their URL; only a failing request deletes its own. */
const keepsAnswers: Member = {
  call: { effects: [{ effect: 'store', noun: 'the answer of each URL', certainty: 'medium' }] },
};
const httpCache: Library = {
  language,
  packages: ['github.com/gregjones/httpcache'],
  version: 'v0.0.0-20190611155906-901d90724c79',
  source: 'httpcache.go (MemoryCache is a map)',
  exports: { NewMemoryCache: keepsAnswers, NewMemoryCacheTransport: keepsAnswers },
};

export const collections: readonly Library[] = [httpCache, ...lru, ...caches, ...containers, slices];
