// Helpers that call a function once for each element (p-map, async): it runs as often as the call, times the elements.
import type { ArgumentPath, Library, Member } from '../../schema.ts';
import { calls, giving, named } from './rows.ts';

const language = 'javascript';

const forEach = (...places: readonly ArgumentPath[]): Member => ({
  call: { callbacks: places.map((at) => ({ at, frequency: 'perIteration' })) },
});
/** The worker runs for each task that is pushed, and a task leaves the queue when it starts. */
const queueOf = (at: ArgumentPath): Member =>
  calls({
    returns: 'QueueObject',
    callbacks: [{ at, frequency: 'perMessage', because: 'for every task of a queue' }],
  });
const QueueObject = {
  container: 'bounded',
  members: named(['push', 'unshift', 'kill', 'drain'], calls({})),
} as const;
/** `name`, `nameSeries(list, fn)` and `nameLimit(list, limit, fn)`. */
const variants = (names: readonly string[], at: number): Record<string, Member> => ({
  ...named(
    names.flatMap((name) => [name, `${name}Series`]),
    forEach(String(at)),
  ),
  ...named(
    names.map((name) => `${name}Limit`),
    forEach(String(at + 1)),
  ),
});

export const iterationLibraries: readonly Library[] = [
  {
    language,
    packages: ['p-map'],
    version: '7.1.1',
    source: 'index.d.ts, index.js (keeps nothing after it settled)',
    exports: { default: forEach('1'), pMapIterable: forEach('1') },
  },
  {
    language,
    packages: ['async'],
    version: '3.2.6, @types/async 3.2.26',
    source: '@types/async 3.2.26 index.d.ts',
    exports: {
      ...variants(
        [
          ...['each', 'forEach', 'forEachOf', 'eachOf', 'map', 'mapValues', 'filter', 'select', 'reject'],
          ...['detect', 'find', 'some', 'any', 'every', 'all', 'concat', 'groupBy'],
        ],
        1,
      ),
      sortBy: forEach('1'),
      ...named(['reduce', 'reduceRight', 'foldl', 'inject', 'foldr'], forEach('2')),
      ...named(['times', 'timesSeries'], forEach('1')),
      timesLimit: forEach('2'),
      ...named(['series', 'parallel'], forEach('0[]', '0.*')),
      auto: forEach('0.*'),
      parallelLimit: forEach('0[]', '0.*'),
      waterfall: forEach('0[]'),
      ...named(['race', 'tryEach'], forEach('0[]')),
      ...named(['whilst', 'until', 'doWhilst', 'doUntil'], forEach('0', '1')),
      retry: forEach('0', '1'),
      ...named(['queue', 'priorityQueue', 'cargo'], queueOf('0')),
      // Called like what they were given.
      ...named(['timeout', 'asyncify', 'ensureAsync', 'retryable'], giving('0')),
      memoize: giving('memoised function'),
    },
    types: {
      QueueObject,
      'memoised function': {
        container: 'unbounded',
        members: { '()': { call: { effects: [{ effect: 'grow', place: 'this', key: '0' }] } } },
      },
    },
  },
  {
    language,
    packages: ['vasync'],
    version: '2.2.1',
    source: 'lib/vasync.js (keeps nothing after the last callback)',
    exports: {
      ...named(['parallel', 'pipeline'], forEach('0.funcs[]')),
      ...named(['forEachParallel', 'forEachPipeline'], forEach('0.func')),
      ...named(['tryEach', 'waterfall'], forEach('0[]')),
      ...named(['filter', 'filterSeries'], forEach('1')),
      filterLimit: forEach('2'),
      whilst: forEach('0', '1'),
      queue: queueOf('0'),
      queuev: queueOf('0.worker'),
    },
    types: { QueueObject },
  },
];
