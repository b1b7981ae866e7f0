// prom-client and its successor @prometheus-io/client: each different label set is kept in the metric for the process's life.
import type { Library, Member, TypeEntry } from '../../schema.ts';

/** `inc({…})`, `observe({…}, 3)`: the labels are the first argument when that is an object. */
const withLabels: Member = { call: { effects: [{ effect: 'label', values: ['0.*'], hurts: 'process' }] } };

const metric = (child: string, own: Readonly<Record<string, Member>>): TypeEntry => ({
  members: {
    ...own,
    labels: {
      call: { returns: child, effects: [{ effect: 'label', values: ['0.*', '*'], hurts: 'process' }] },
    },
    remove: { call: { effects: [{ effect: 'removeLabels' }] } },
    reset: { call: { effects: [{ effect: 'removeLabels', all: true }] } },
  },
});

const instrument = (type: string): Member => ({
  construct: {
    returns: type,
    effects: [
      { effect: 'instrument', again: 'throws' },
      { effect: 'metricName', name: '0.name', hurts: 'process' },
    ],
  },
});

export const promClient: Library = {
  language: 'javascript',
  packages: ['prom-client', '@prometheus-io/client'],
  version: '15.1.3',
  source: 'index.d.ts; lib/counter.js, lib/metric.js (hashMap has no eviction)',
  exports: {
    Counter: instrument('Counter'),
    Gauge: instrument('Gauge'),
    Histogram: instrument('Histogram'),
    Summary: instrument('Summary'),
  },
  types: {
    Counter: metric('CounterChild', { inc: withLabels }),
    CounterChild: {},
    Gauge: metric('GaugeChild', {
      inc: withLabels,
      dec: withLabels,
      set: withLabels,
      setToCurrentTime: withLabels,
      startTimer: withLabels,
    }),
    GaugeChild: {},
    Histogram: metric('HistogramChild', {
      observe: withLabels,
      zero: withLabels,
      startTimer: {
        call: { returns: 'TimerEnd', effects: [{ effect: 'label', values: ['0.*'], hurts: 'process' }] },
      },
    }),
    HistogramChild: { members: { startTimer: { call: { returns: 'TimerEnd' } } } },
    Summary: metric('SummaryChild', {
      observe: withLabels,
      startTimer: {
        call: { returns: 'TimerEnd', effects: [{ effect: 'label', values: ['0.*'], hurts: 'process' }] },
      },
    }),
    SummaryChild: { members: { startTimer: { call: { returns: 'TimerEnd' } } } },
    // The function that startTimer returns: `end({status})`. `()` is the member that a call of the value itself means.
    TimerEnd: {
      members: { '()': { call: { effects: [{ effect: 'label', values: ['0.*'], hurts: 'process' }] } } },
    },
  },
};
