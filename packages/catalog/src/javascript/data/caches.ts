// Caches: which evict by themselves, which only forget what is read again, and which keep a timer until they are closed.
import type { CallMeaning, Condition, Library, Member, TypeEntry } from '../../schema.ts';
import {
  absent,
  calls,
  chained,
  constructs,
  empties,
  equal,
  evicts,
  finite,
  grows,
  harmless,
  holding,
  present,
  releases,
  runs,
  tested,
} from './rows.ts';

const language = 'javascript';
const emitter: readonly string[] = ['node:events#EventEmitter'];

/** Adds under its key, and hands back its receiver. */
const sets: Member = {
  call: { returns: 'this', effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] },
};
const mapMembers: Record<string, Member> = {
  set: sets,
  delete: evicts('0'),
  clear: empties,
  has: tested,
};

const quickLru: Library = {
  language,
  packages: ['quick-lru'],
  version: '7.3.0',
  source: 'index.d.ts, index.js (maxSize is required; holds at most twice as many)',
  exports: { default: constructs({ returns: 'QuickLRU' }) },
  types: { QuickLRU: { container: 'bounded', members: { ...mapMembers, resize: harmless } } },
};

// A written-down `NodeCache`, like one whose options are not in sight, may have a limit: only what is seen to have none grows.
/** Its check timer holds each instance; without one, expired entries only go when they are asked for. */
const checking = (returns: string): CallMeaning =>
  holding('node-cache', returns, 'close', {
    because: 'the timer that looks for expired entries keeps each one alive until it is closed',
  });
const keeps: Member = {
  call: { cardinality: 'finite', effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] },
};
const unlimitedWhen = (...when: readonly Condition[]) => ({
  when: [absent('0.maxKeys'), ...when],
  ...checking('NodeCache without a limit'),
});
const nodeCacheLibrary: Library = {
  language,
  packages: ['node-cache'],
  version: '5.1.2',
  source:
    'index.d.ts; lib/node_cache.js (stdTTL 0 is for ever, maxKeys -1 is no limit, checkperiod 600 s re-arms itself)',
  exports: {
    default: {
      overloads: [
        { when: [present('0.maxKeys'), equal('0.checkperiod', '0')], returns: 'NodeCache' },
        { when: [equal('0.checkperiod', '0')], returns: 'NodeCache that never looks' },
        unlimitedWhen(absent('0')),
        unlimitedWhen(equal('0.stdTTL', '0')),
        unlimitedWhen(absent('0.stdTTL'), present('0.checkperiod')),
        unlimitedWhen(absent('0.stdTTL'), present('0.useClones')),
        unlimitedWhen(absent('0.stdTTL'), present('0.deleteOnExpire')),
      ],
      construct: checking('NodeCache'),
    },
  },
  types: {
    NodeCache: {
      extends: emitter,
      members: {
        set: { call: { cardinality: 'finite' } },
        del: evicts('0'),
        take: evicts('0'),
        flushAll: empties,
        has: tested,
        close: releases,
      },
    },
    'NodeCache without a limit': {
      extends: ['NodeCache'],
      container: 'unbounded',
      // A lifetime of its own bounds an entry.
      members: { set: { overloads: [{ when: [present('2')], cardinality: 'finite' }], ...keeps } },
    },
    'NodeCache that never looks': {
      extends: ['NodeCache'],
      container: 'unbounded',
      members: { set: keeps },
    },
  },
};

/** The module is a cache as well, which is what most use. */
const memoryCache: Library = {
  language,
  packages: ['memory-cache'],
  version: '0.2.0, @types/memory-cache 0.2.6',
  source: 'index.js (without a time nothing leaves by itself)',
  exports: {
    default: { type: 'CacheClass' },
    '': { type: 'CacheClass' },
    Cache: constructs({ returns: 'CacheClass' }),
  },
  types: {
    CacheClass: {
      container: 'unbounded',
      members: {
        put: {
          // With a time, a timer takes the entry out.
          overloads: [{ when: [present('2')], passes: ['1'] }],
          call: { passes: ['1'], effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] },
        },
        del: evicts('0'),
        clear: empties,
      },
    },
  },
};

/** Sets of it throw unless it has a ttl or they bring one; a timer takes out what expired. */
const ttlCache: Member = {
  overloads: [{ when: [absent('0.max'), equal('0.ttl', 'Infinity')], returns: 'immortal TTLCache' }],
  construct: { returns: 'TTLCache' },
};
const isaacsTtlCache: Library = {
  language,
  packages: ['@isaacs/ttlcache'],
  version: '2.1.5',
  source: 'dist/esm/index.d.ts, dist/esm/index.js (max is Infinity; the default export before 2)',
  exports: { TTLCache: ttlCache, default: ttlCache },
  types: {
    TTLCache: { container: 'bounded', members: { ...mapMembers, cancelTimer: releases } },
    'immortal TTLCache': { extends: ['TTLCache'], container: 'unbounded' },
  },
};

const tinyLru: Library = {
  language,
  packages: ['tiny-lru'],
  version: '13.1.0',
  source: 'types/lru.d.ts; dist/tiny-lru.js (lru() holds 1,000, new LRU() and a max of 0 have no limit)',
  exports: {
    lru: { overloads: [{ when: [equal('0', '0')], returns: 'unlimited LRU' }], call: { returns: 'LRU' } },
    LRU: {
      overloads: [
        { when: [absent('0')], returns: 'unlimited LRU' },
        { when: [equal('0', '0')], returns: 'unlimited LRU' },
      ],
      construct: { returns: 'LRU' },
    },
  },
  types: {
    LRU: { container: 'bounded', members: { ...mapMembers, evict: evicts(), cleanup: evicts() } },
    'unlimited LRU': { extends: ['LRU'], container: 'unbounded' },
  },
};

/** Expired entries of a Map-backed store only go when they are read again. */
const lazyStore: TypeEntry = {
  container: 'unbounded',
  members: { set: sets, delete: evicts('0'), clear: empties, has: tested },
};
const keyv: Library = {
  language,
  packages: ['keyv'],
  version: '5.6.0',
  source:
    'dist/index.d.ts, dist/index.js (a Map unless a store is given; expiry is looked at by get and has)',
  exports: Object.fromEntries(
    ['Keyv', 'default'].map((name): [string, Member] => [
      name,
      {
        overloads: [
          { when: [absent('0')], returns: 'in-memory Keyv' },
          { when: [present('0.ttl'), absent('0.store'), absent('1')], returns: 'in-memory Keyv' },
          { when: [present('0.namespace'), absent('0.store'), absent('1')], returns: 'in-memory Keyv' },
        ],
        construct: { returns: 'Keyv' },
      },
    ]),
  ),
  types: {
    Keyv: { extends: emitter, members: { disconnect: releases } },
    'in-memory Keyv': { extends: ['Keyv'], ...lazyStore },
  },
};
const cacheManager: Library = {
  language,
  packages: ['cache-manager'],
  version: '7.2.9',
  source: 'dist/index.d.mts, dist/index.mjs (an in-memory Keyv unless stores are given)',
  exports: {
    createCache: {
      overloads: [{ when: [present('0.stores')], returns: 'Cache' }],
      call: { returns: 'in-memory Cache' },
    },
  },
  types: {
    Cache: { members: { wrap: runs('1'), disconnect: releases } },
    'in-memory Cache': {
      extends: ['Cache'],
      container: 'unbounded',
      members: {
        set: grows('0', '1'),
        mset: grows('0[].key'),
        wrap: {
          call: {
            callbacks: [{ at: '1', frequency: 'perIteration' }],
            effects: [{ effect: 'grow', place: 'this', key: '0' }],
          },
        },
        del: evicts('0'),
        mdel: evicts('0[]'),
        clear: empties,
      },
    },
  },
};

const unlimitedFlat: Pick<Member, 'overloads'> = {
  overloads: [
    { when: [absent('0')], returns: 'FlatCache without a limit' },
    {
      when: [present('0.cacheId'), absent('0.lruSize'), absent('0.expirationInterval')],
      returns: 'FlatCache without a limit',
    },
    {
      when: [present('0.ttl'), absent('0.lruSize'), absent('0.expirationInterval')],
      returns: 'FlatCache without a limit',
    },
  ],
};
const flatCache: Library = {
  language,
  packages: ['flat-cache'],
  version: '6.1.23',
  source:
    'dist/index.d.mts, dist/index.mjs (no lruSize is no limit; a ttl needs expirationInterval to sweep); @cacheable/memory dist/index.cjs',
  exports: {
    FlatCache: { ...unlimitedFlat, construct: { returns: 'FlatCache' } },
    create: { ...unlimitedFlat, call: { returns: 'FlatCache' } },
  },
  types: {
    FlatCache: {
      members: {
        removeKey: evicts('0'),
        delete: evicts('0'),
        clear: empties,
        destroy: empties,
      },
    },
    'FlatCache without a limit': {
      extends: ['FlatCache'],
      container: 'unbounded',
      members: { setKey: grows('0', '1'), set: grows('0', '1') },
    },
  },
};

const generic: Library = {
  language,
  packages: ['generic-pool'],
  version: '3.9.0',
  source: 'index.js, lib/Pool.js',
  exports: { createPool: calls(holding('resource pool', 'Pool', 'drain')) },
  types: {
    Pool: {
      extends: emitter,
      members: {
        drain: releases,
        clear: chained,
        use: runs('0'),
        release: { call: { effects: [{ effect: 'release', what: '0' }] } },
        isBorrowedResource: finite,
      },
    },
  },
};

export const cacheLibraries: readonly Library[] = [
  quickLru,
  nodeCacheLibrary,
  isaacsTtlCache,
  tinyLru,
  keyv,
  cacheManager,
  flatCache,
  generic,
  memoryCache,
];
