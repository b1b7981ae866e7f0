// Loaders that gather keys into batches, and remember what they loaded: one for each request forgets with it, one for the process does not.
import type { Library } from '../../schema.ts';
import { giving } from '../rows.ts';
import { empties, evicts, grows } from './maps.ts';

const language = 'go';

export const loaders: readonly Library[] = [
  {
    language,
    packages: ['github.com/graph-gophers/dataloader/v7', 'github.com/graph-gophers/dataloader/v6'],
    version: 'v7.1.0, v6.0.0',
    source:
      'dataloader.go (remembers each key in a map, unless an option says otherwise), in_memory_cache.go',
    exports: {
      NewBatchedLoader: {
        overloads: ['1', '2', '3', '4'].map((at) => ({
          when: [{ at, type: ['github.com/graph-gophers/dataloader/v7#option about the cache'] }],
          returns: 'forgetting loader',
        })),
        call: {
          returns: 'Loader',
          callbacks: [
            { at: '0', frequency: 'perMessage', because: 'for every batch of keys that is asked for' },
          ],
        },
      },
      WithCache: giving('option about the cache'),
      WithClearCacheOnBatch: giving('option about the cache'),
    },
    types: {
      'option about the cache': {},
      Loader: {
        container: 'unbounded',
        members: { Load: grows('1'), Prime: grows('1'), Clear: evicts('1'), ClearAll: empties },
      },
      'forgetting loader': { extends: ['Loader'], container: 'bounded' },
    },
  },
];
