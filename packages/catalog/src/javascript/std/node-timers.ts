// node:timers and node:timers/promises: the globals under their module's names, and iterators that tick.
import type { Library, Member } from '../../schema.ts';

const language = 'javascript';
const version = 'Node 20.20.2';

const clears: Member = { call: { effects: [{ effect: 'release', what: '0' }] } };
const scheduler: Readonly<Record<string, Member>> = { wait: { call: {} }, yield: { call: {} } };

export const nodeTimers: readonly Library[] = [
  {
    language,
    packages: ['node:timers', 'timers'],
    version,
    source: '@types/node 20.19 timers.d.ts; lib/timers.js',
    exports: {
      setInterval: {
        call: {
          callbacks: [{ at: '0', frequency: 'perMessage', because: 'on every tick of a timer' }],
          returns: 'Timeout',
          effects: [{ effect: 'timer', kind: 'repeats', stop: ['clearInterval', 'clearTimeout', '.close'] }],
        },
      },
      setTimeout: {
        call: {
          callbacks: [{ at: '0', frequency: 'perIteration', because: 'after a while' }],
          returns: 'Timeout',
          effects: [{ effect: 'timer', kind: 'once', stop: ['clearTimeout', 'clearInterval', '.close'] }],
        },
      },
      // Runs on the next turn of the event loop: nothing stays.
      setImmediate: {
        call: {
          callbacks: [{ at: '0', frequency: 'perIteration', because: 'on the next turn of the event loop' }],
        },
      },
      clearInterval: clears,
      clearTimeout: clears,
      clearImmediate: clears,
    },
  },
  {
    language,
    packages: ['node:timers/promises', 'timers/promises'],
    version,
    source: '@types/node 20.19 timers/promises.d.ts; lib/timers/promises.js',
    exports: {
      // A loop over it goes round on every tick; leaving the loop clears it.
      setInterval: { call: {} },
      setTimeout: { call: {} },
      setImmediate: { call: {} },
      scheduler: { type: 'Scheduler' },
    },
    types: { Scheduler: { members: scheduler } },
  },
];
