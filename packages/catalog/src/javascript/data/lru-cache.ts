// lru-cache: evicts by itself once it has a limit; with only a lifetime it keeps stale entries until they are asked for.
import type { CallMeaning, Library } from '../../schema.ts';
import { absent, empties, equal, evicts, present, runs, tested } from './rows.ts';

const bounded: CallMeaning = { returns: 'LRUCache' };

/** A ttl without max, maxSize and ttlAutopurge does not bound what is never asked for again. */
const onlyTtl = [absent('0.ttlAutopurge'), equal('0.ttlAutopurge', 'false')].map((unpurged) => ({
  when: [present('0.ttl'), absent('0.max'), absent('0.maxSize'), unpurged],
  returns: 'LRUCache without a limit',
}));
/** Until version 6 everything was optional, a number was the limit, and other members took out. */
const noLimit = [
  { when: [absent('0')], returns: 'old LRUCache without a limit' },
  { when: [present('0.maxAge'), absent('0.max')], returns: 'old LRUCache without a limit' },
];

export const lruCache: Library = {
  language: 'javascript',
  packages: ['lru-cache'],
  version: '11.5.3',
  source:
    'dist/esm/index.d.ts (members of LRUCache; max, maxSize and ttl, of which one is required); index.js of 6.0.0 (the default export; max is Infinity)',
  exports: {
    LRUCache: { construct: bounded, overloads: onlyTtl },
    default: { construct: { returns: 'old LRUCache' }, overloads: [...noLimit, ...onlyTtl] },
  },
  types: {
    LRUCache: {
      container: 'bounded',
      members: {
        set: {
          call: { returns: 'this', effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] },
        },
        // Ask for what is missing, and keep it.
        fetch: { call: { effects: [{ effect: 'grow', place: 'this', key: '0' }] } },
        forceFetch: { call: { effects: [{ effect: 'grow', place: 'this', key: '0' }] } },
        memo: { call: { effects: [{ effect: 'grow', place: 'this', key: '0' }] } },
        delete: {
          call: { cardinality: 'finite', effects: [{ effect: 'evict', place: 'this', key: '0' }] },
        },
        clear: empties,
        pop: evicts(),
        purgeStale: {
          call: { cardinality: 'finite', effects: [{ effect: 'evict', place: 'this' }] },
        },
        forEach: runs('0'),
        find: runs('0'),
        has: tested,
      },
    },
    'LRUCache without a limit': { extends: ['LRUCache'], container: 'unbounded' },
    'old LRUCache': {
      extends: ['LRUCache'],
      members: { del: evicts('0'), reset: empties, prune: evicts() },
    },
    'old LRUCache without a limit': { extends: ['old LRUCache'], container: 'unbounded' },
  },
};
