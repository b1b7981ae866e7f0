// lru-cache: evicts by itself once it has a limit; with only a `ttl` it keeps stale entries until they are asked for.
import type { CallMeaning, Library, Member } from '../../schema.ts';

const bounded: CallMeaning = { returns: 'LRUCache' };

const tested: Member = { call: { cardinality: 'finite', tests: { container: 'this', value: '0' } } };

export const lruCache: Library = {
  language: 'javascript',
  packages: ['lru-cache'],
  version: '11.5.3',
  source: 'dist/esm/index.d.ts (members of LRUCache; max, maxSize and ttl, of which one is required)',
  exports: {
    LRUCache: {
      construct: bounded,
      overloads: [
        // A ttl without max, maxSize and ttlAutopurge does not bound what is never asked for again.
        {
          when: [
            { at: '0.ttl', is: 'present' },
            { at: '0.max', is: 'absent' },
            { at: '0.maxSize', is: 'absent' },
            { at: '0.ttlAutopurge', is: 'absent' },
          ],
          returns: 'LazyCache',
        },
      ],
    },
  },
  types: {
    LRUCache: {
      container: 'bounded',
      members: {
        set: {
          call: { returns: 'this', effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] },
        },
        delete: { call: { cardinality: 'finite', effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
        clear: { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } },
        pop: { call: { effects: [{ effect: 'evict', place: 'this' }] } },
        purgeStale: { call: { cardinality: 'finite', effects: [{ effect: 'evict', place: 'this' }] } },
        has: tested,
      },
    },
    LazyCache: { extends: ['LRUCache'], container: 'unbounded' },
  },
};
