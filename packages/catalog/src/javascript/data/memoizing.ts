// Functions and loaders that remember their results: by argument, and for ever unless they are given a limit.
//
// `()` says what a call of the memoised function means: its cache, which lives as long as the function, gets an entry.
import type { ArgumentPath, CallMeaning, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { absent, empties, equal, evicts, harmless, present } from './rows.ts';

const language = 'javascript';

const remembering: Member = { call: { effects: [{ effect: 'grow', place: 'this', key: '0' }] } };
/** The function that comes back, with what its library hangs on it. */
const memoised = (members: Record<string, Member> = {}): TypeEntry => ({
  container: 'unbounded',
  members: { '()': remembering, ...members },
});
const memoizedWith = (members: Record<string, Member> = {}): Record<string, TypeEntry> => ({
  'memoised function': memoised(members),
  'bounded memoised function': { container: 'bounded', members: { '()': harmless, ...members } },
});
/** `clear(memoised)` */
const clears: Member = { call: { effects: [{ effect: 'evict', place: '0', all: true }] } };

/** Memoises without a limit unless one of the options at the place is given. */
const memoizes = (...limits: readonly ArgumentPath[]): Member => ({
  ...(limits.length === 0
    ? {}
    : { overloads: limits.map((at) => ({ when: [present(at)], returns: 'bounded memoised function' })) }),
  call: { returns: 'memoised function' },
});

const memoizers: readonly Library[] = [
  {
    language,
    packages: ['memoizee'],
    version: '0.4.17',
    source:
      '@types/memoizee 0.4.12 index.d.ts; ext/max.js, ext/max-age.js (max evicts, maxAge deletes by timers)',
    exports: { default: memoizes('1.max', '1.maxAge') },
    types: memoizedWith({ delete: evicts('0'), clear: empties }),
  },
  {
    language,
    packages: ['lodash.memoize'],
    version: '4.1.2, @types/lodash.memoize 4.1.9',
    source: 'index.js (a MapCache of its own, by the first argument or the resolver)',
    exports: { default: memoizes() },
    types: {
      'memoised function': memoised({ cache: { type: 'MapCache' } }),
      MapCache: { members: { delete: evicts('0'), clear: empties } },
    },
  },
  {
    language,
    packages: ['p-memoize'],
    version: '8.0.0',
    source: 'dist/index.d.ts, dist/index.js (a Map unless `cache` is given)',
    exports: { default: memoizes('1.cache'), pMemoizeClear: clears },
    types: memoizedWith(),
  },
  {
    language,
    packages: ['mem'],
    version: '10.0.0',
    source: 'dist/index.js (a Map unless `cache` is given; with maxAge timers delete)',
    exports: { default: memoizes('1.cache', '1.maxAge'), memClear: clears },
    types: memoizedWith(),
  },
  {
    language,
    packages: ['memoize'],
    version: '10.2.0',
    source: 'distribution/index.js (a Map unless `cache` is given; with maxAge timers delete)',
    exports: { default: memoizes('1.cache', '1.maxAge'), memoizeClear: clears },
    types: memoizedWith(),
  },
  {
    language,
    packages: ['fast-memoize'],
    version: '2.5.2',
    source: 'src/index.js (an object without a limit unless `cache` is given)',
    exports: { default: memoizes('1.cache') },
    types: memoizedWith(),
  },
  {
    language,
    packages: ['nano-memoize'],
    version: '3.0.16',
    source: 'index.d.ts; src/index.js (a Map, or lists, without a limit unless maxAge is given)',
    exports: { default: memoizes('1.maxAge'), nanomemoize: memoizes('1.maxAge') },
    types: memoizedWith({ clear: empties }),
  },
  {
    language,
    packages: ['moize'],
    version: '6.1.7',
    source: 'index.d.ts; src/constants.ts (maxSize is 1), src/index.ts (moize.infinite has none)',
    exports: {
      default: {
        overloads: [{ when: [equal('1.maxSize', 'Infinity')], returns: 'memoised function' }],
        call: { returns: 'bounded memoised function' },
      },
      infinite: memoizes(),
    },
    types: memoizedWith({ clear: empties }),
  },
];

/** One for each request batches and forgets with it; one for the process keeps a promise for each key that was ever loaded. */
const keeping: CallMeaning = { effects: [{ effect: 'grow', place: 'this', key: '0' }] };
const loads = (returns: TypeName): CallMeaning => ({
  returns,
  callbacks: [{ at: '0', frequency: 'perMessage', because: 'for every batch of keys that is asked for' }],
});
const dataloader: Library = {
  language,
  packages: ['dataloader'],
  version: '2.2.3',
  source: 'index.d.ts, index.js (a Map unless cacheMap is given or cache is false)',
  exports: {
    default: {
      overloads: [
        { when: [absent('1')], ...loads('DataLoader with a Map') },
        {
          when: [present('1.maxBatchSize'), absent('1.cache'), absent('1.cacheMap')],
          ...loads('DataLoader with a Map'),
        },
        { when: [equal('1.cache', 'true'), absent('1.cacheMap')], ...loads('DataLoader with a Map') },
      ],
      construct: loads('DataLoader'),
    },
  },
  types: {
    // A written-down one, or one whose options are not in sight, may have a cache that forgets, or none.
    DataLoader: { members: { load: harmless, loadMany: harmless, clear: evicts('0'), clearAll: empties } },
    'DataLoader with a Map': {
      extends: ['DataLoader'],
      container: 'unbounded',
      members: {
        load: { call: keeping },
        loadMany: { call: { effects: [{ effect: 'grow', place: 'this', key: '0[]' }] } },
        prime: { call: { returns: 'this', ...keeping } },
      },
    },
  },
};

export const memoizingLibraries: readonly Library[] = [...memoizers, dataloader];
