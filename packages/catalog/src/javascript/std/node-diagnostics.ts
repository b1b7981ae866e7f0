// node:perf_hooks, node:inspector and node:vm: the timeline keeps its marks, an inspector opens an address, a script can reach gc().
import type { ClientEffect, Library, Member } from '../../schema.ts';
import { releases } from '../rows.ts';

const language = 'javascript';
const version = 'Node 20.20.2';

const watching = (noun: string, close: string): ClientEffect => ({
  effect: 'client',
  noun,
  perMessage: 'leaksUnlessClosed',
  close,
  // Measuring one piece of work is what they are for.
  perUse: true,
  because: 'each one goes on measuring, since nothing stops it',
});
/** Each call adds an entry to the timeline of the process, also under a name that is there. */
const marks: Member = { call: { effects: [{ effect: 'grow', place: 'this' }] } };
const clears: Member = { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } };

export const nodeDiagnostics: readonly Library[] = [
  {
    language,
    packages: ['node:perf_hooks', 'perf_hooks'],
    version,
    source: '@types/node 20.19 perf_hooks.d.ts; lib/internal/perf/observe.js (the timeline has no limit)',
    exports: {
      performance: { type: 'Performance' },
      PerformanceObserver: {
        construct: {
          returns: 'PerformanceObserver',
          callbacks: [{ at: '0', frequency: 'perMessage', because: 'for every batch of measurements' }],
          effects: [watching('performance observer', 'disconnect')],
        },
      },
      monitorEventLoopDelay: {
        call: { returns: 'IntervalHistogram', effects: [watching('event loop monitor', 'disable')] },
      },
      createHistogram: { call: {} },
    },
    types: {
      Performance: {
        container: 'unbounded',
        members: {
          mark: marks,
          measure: marks,
          clearMarks: clears,
          clearMeasures: clears,
          now: { call: { returns: 'number', cardinality: 'perEvent', because: 'a point in time' } },
          timeOrigin: { cardinality: 'configured', because: 'the time that the process started' },
          timerify: { call: { returns: '0' } },
        },
      },
      PerformanceObserver: { members: { observe: { call: {} }, disconnect: releases } },
      IntervalHistogram: { members: { enable: { call: { cardinality: 'finite' } }, disable: releases } },
    },
  },
  {
    language,
    packages: ['node:inspector', 'inspector', 'node:inspector/promises', 'inspector/promises'],
    version,
    source: '@types/node 20.19 inspector.generated.d.ts; lib/inspector.js (host is 127.0.0.1)',
    exports: {
      open: { call: { effects: [{ effect: 'debugServer', how: 'listen', address: '1', port: '0' }] } },
      Session: { construct: { returns: 'Session' } },
    },
    types: {
      Session: {
        extends: ['node:events#EventEmitter'],
        members: { connect: { call: {} }, disconnect: releases },
      },
    },
  },
  {
    language,
    packages: ['node:vm', 'vm'],
    version,
    source: '@types/node 20.19 vm.d.ts',
    exports: {
      runInNewContext: {
        // `vm.runInNewContext('gc')`, after `v8.setFlagsFromString('--expose-gc')`.
        overloads: [{ when: [{ at: '0', equals: ['gc'] }], returns: 'Exposed gc' }],
        call: {},
      },
    },
    types: {
      'Exposed gc': { members: { '()': { call: { effects: [{ effect: 'collect', how: 'force' }] } } } },
    },
  },
];
