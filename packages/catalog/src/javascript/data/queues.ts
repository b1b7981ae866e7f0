// Queues, limiters and breakers: what waits leaves when its turn comes; a limiter forgets who stays away, unless it is told not to.
import type { ArgumentPath, CallMeaning, Library, Member } from '../../schema.ts';
import { calls, constructs, equal, evicts, giving, harmless, holding, present, releases } from './rows.ts';

const language = 'javascript';

const keeping: CallMeaning = { effects: [{ effect: 'grow', place: 'this', key: '0' }] };
/** Runs what it is given once for each call, when its turn comes. */
const queued = (at: ArgumentPath): Member => ({
  call: { callbacks: [{ at, frequency: 'perIteration' }] },
});
export const queueLibraries: readonly Library[] = [
  {
    language,
    packages: ['opossum'],
    version: '9.0.0, @types/opossum 8.1.9',
    source: 'lib/circuit.js, lib/status.js (an interval rotates its statistics until shutdown)',
    exports: {
      default: constructs({
        ...holding('circuit breaker', 'CircuitBreaker', 'shutdown', {
          because: 'the interval that rotates its statistics keeps each one alive until it is shut down',
        }),
        callbacks: [
          { at: '0', frequency: 'perMessage', because: 'for every call that the breaker lets through' },
        ],
      }),
    },
    types: {
      CircuitBreaker: {
        extends: ['node:events#EventEmitter'],
        members: { shutdown: releases, fire: harmless, fallback: { call: { returns: 'this' } } },
      },
    },
  },
  {
    language,
    packages: ['p-limit'],
    version: '7.3.3',
    source: 'index.d.ts, index.js (an entry leaves its queue when it starts)',
    exports: { default: giving('LimitFunction') },
    types: {
      LimitFunction: { container: 'bounded', members: { '()': queued('0'), map: queued('1') } },
    },
  },
  {
    language,
    packages: ['p-queue'],
    version: '9.3.5',
    source: 'dist/index.d.ts, dist/index.js (an entry leaves when it starts)',
    exports: { default: constructs({ returns: 'PQueue' }) },
    types: {
      PQueue: {
        extends: ['node:events#EventEmitter'],
        container: 'bounded',
        members: { add: queued('0'), addAll: queued('0[]'), clear: harmless },
      },
    },
  },
  {
    language,
    packages: ['bottleneck'],
    version: '2.19.5',
    source:
      'bottleneck.d.ts; lib/LocalDatastore.js (a reservoir is refilled by an interval until disconnect), lib/Group.js (unused limiters leave after 5 minutes)',
    exports: {
      default: {
        overloads: [
          {
            when: [present('0.reservoirRefreshInterval')],
            returns: 'Bottleneck',
            effects: [
              {
                effect: 'client',
                noun: 'Bottleneck limiter',
                perMessage: 'leaksUnlessClosed',
                close: 'disconnect',
                because:
                  'the interval that refills its reservoir keeps each one alive until it is disconnected',
              },
            ],
          },
        ],
        construct: { returns: 'Bottleneck' },
      },
      Group: constructs({ returns: 'Group' }),
    },
    types: {
      Bottleneck: {
        members: {
          schedule: {
            call: {
              callbacks: [
                { at: '0', frequency: 'perIteration' },
                { at: '1', frequency: 'perIteration' },
              ],
            },
          },
          // What it gives back is called like what it was given.
          wrap: calls({ returns: '0' }),
          disconnect: releases,
          stop: releases,
        },
      },
      Group: { container: 'bounded', members: { key: giving('Bottleneck'), deleteKey: evicts('0') } },
    },
  },
  {
    language,
    packages: ['rate-limiter-flexible'],
    version: '11.4.0',
    source:
      'types.d.ts; lib/component/MemoryStorage/MemoryStorage.js (a timer deletes each key; not with duration 0)',
    exports: {
      RateLimiterMemory: {
        overloads: [{ when: [equal('0.duration', '0')], returns: 'endless RateLimiterMemory' }],
        construct: { returns: 'RateLimiterMemory' },
      },
    },
    types: {
      RateLimiterMemory: { container: 'bounded', members: { consume: harmless, delete: evicts('0') } },
      'endless RateLimiterMemory': {
        container: 'unbounded',
        members: {
          consume: { call: keeping },
          penalty: { call: keeping },
          set: { call: keeping },
          delete: evicts('0'),
        },
      },
    },
  },
];
