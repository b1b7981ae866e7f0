// client_golang: each vector keeps a child for every label set until it is deleted.
import type { CallMeaning, Library, Member, TypeEntry } from '../schema.ts';

const positional = (returns: CallMeaning['returns']): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    effects: [{ effect: 'label', values: ['*'], hurts: 'process' }],
  },
});
const labelled = (returns: CallMeaning['returns']): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    effects: [{ effect: 'label', values: ['0.*'], hurts: 'process' }],
  },
});
const removal: Member = { call: { effects: [{ effect: 'removeLabels' }] } };
const vector = (type: string, child: string): TypeEntry => ({
  members: {
    WithLabelValues: positional(child),
    GetMetricWithLabelValues: positional([child, 'error']),
    With: labelled(child),
    GetMetricWith: labelled([child, 'error']),
    CurryWith: labelled([type, 'error']),
    MustCurryWith: labelled(type),
    DeleteLabelValues: removal,
    Delete: removal,
    DeletePartialMatch: removal,
    Reset: { call: { effects: [{ effect: 'removeLabels', all: true }] } },
  },
});
const makes = (type: string): Member => ({
  call: {
    returns: type,
    effects: [
      { effect: 'instrument', again: 'throws' },
      { effect: 'metricName', name: '0.Name', hurts: 'process' },
    ],
  },
});
const constant: Member = { call: { effects: [{ effect: 'label', values: ['3...'], hurts: 'server' }] } };
const constructors: Record<string, Member> = {
  NewCounterVec: makes('CounterVec'),
  NewGaugeVec: makes('GaugeVec'),
  NewHistogramVec: makes('HistogramVec'),
  NewSummaryVec: makes('SummaryVec'),
  NewCounter: makes('Counter'),
  NewGauge: makes('Gauge'),
  NewHistogram: makes('Histogram'),
  NewSummary: makes('Summary'),
};

export const prometheus: Library = {
  language: 'go',
  packages: ['github.com/prometheus/client_golang/prometheus'],
  version: 'v1.24.1',
  source: 'prometheus/{counter,gauge,histogram,summary,vec,value}.go',
  exports: { ...constructors, MustNewConstMetric: constant, NewConstMetric: constant },
  types: {
    CounterVec: vector('CounterVec', 'Counter'),
    GaugeVec: vector('GaugeVec', 'Gauge'),
    HistogramVec: vector('HistogramVec', 'Observer'),
    SummaryVec: vector('SummaryVec', 'Observer'),
    ObserverVec: vector('ObserverVec', 'Observer'),
    Counter: {},
    Gauge: {},
    Histogram: {},
    Summary: {},
    Observer: {},
    Labels: {},
  },
};

const PACKAGE = 'github.com/prometheus/client_golang/prometheus';
export const promauto: Library = {
  language: 'go',
  packages: [`${PACKAGE}/promauto`],
  version: 'v1.24.1',
  source: 'prometheus/promauto/auto.go',
  exports: {
    ...Object.fromEntries(
      Object.keys(constructors).map((name) => [name, makes(`${PACKAGE}#${name.slice(3)}`)]),
    ),
    With: { call: { returns: 'Factory' } },
  },
  types: {
    Factory: {
      members: Object.fromEntries(
        Object.keys(constructors).map((name) => [name, makes(`${PACKAGE}#${name.slice(3)}`)]),
      ),
    },
  },
};
