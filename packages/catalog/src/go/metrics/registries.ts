// Metric libraries that keep each label set or name in the process: go-zero, go-kit, tally, VictoriaMetrics, rcrowley.
import type { Effect, Library, Member, TypeEntry } from '../../schema.ts';
import { giving, labels, removesAllLabels, removesLabels } from '../rows.ts';

const language = 'go';

/** Labels stand behind the value, where there is one: `Observe(v, labels…)`, `Inc(labels…)`. */
const behindValue = labels('process', ['1...']);
const alone = labels('process', ['*']);
const goZeroVector = (type: string): Member => ({
  call: {
    returns: type,
    effects: [
      { effect: 'instrument', again: 'throws' },
      { effect: 'metricName', name: '0.Name', hurts: 'process' },
    ],
  },
});

const goZero: Library = {
  language,
  packages: ['github.com/zeromicro/go-zero/core/metric', 'github.com/tal-tech/go-zero/core/metric'],
  version: 'v1.10.3',
  source:
    'core/metric/counter.go, gauge.go, histogram.go, summary.go (MustRegister; no public way to delete)',
  exports: {
    NewCounterVec: goZeroVector('CounterVec'),
    NewGaugeVec: goZeroVector('GaugeVec'),
    NewHistogramVec: goZeroVector('HistogramVec'),
    NewSummaryVec: goZeroVector('SummaryVec'),
  },
  types: {
    CounterVec: { members: { Add: behindValue, Inc: alone } },
    GaugeVec: { members: { Add: behindValue, Dec: alone, Inc: alone, Set: behindValue, Sub: behindValue } },
    HistogramVec: { members: { Observe: behindValue, ObserveFloat: behindValue } },
    SummaryVec: { members: { Observe: behindValue } },
  },
};

/** `With("method", m)`: names and values take turns; names are constants. They stand behind those of the receiver. */
const withPairs = (returns: string): TypeEntry => ({
  members: {
    With: {
      call: { returns, around: 'this', effects: [{ effect: 'label', values: ['*'], hurts: 'process' }] },
    },
  },
});

const goKit: readonly Library[] = [
  {
    language,
    packages: ['github.com/go-kit/kit/metrics'],
    version: 'v0.13.0',
    source: 'metrics/metrics.go',
    types: { Counter: withPairs('Counter'), Gauge: withPairs('Gauge'), Histogram: withPairs('Histogram') },
  },
  {
    language,
    packages: ['github.com/go-kit/kit/metrics/prometheus'],
    version: 'v0.13.0',
    source: 'metrics/prometheus/prometheus.go (New…From registers and panics on a second registration)',
    exports: Object.fromEntries(
      ['Counter', 'Gauge', 'Histogram', 'Summary'].flatMap((kind): [string, Member][] => [
        [`New${kind}`, giving(kind)],
        [
          `New${kind}From`,
          {
            call: {
              returns: kind,
              effects: [
                { effect: 'instrument', again: 'throws' },
                { effect: 'metricName', name: '0.Name', hurts: 'process' },
              ],
            },
          },
        ],
      ]),
    ),
    types: {
      Counter: withPairs('github.com/go-kit/kit/metrics#Counter'),
      Gauge: withPairs('github.com/go-kit/kit/metrics#Gauge'),
      Histogram: withPairs('github.com/go-kit/kit/metrics#Histogram'),
      Summary: withPairs('github.com/go-kit/kit/metrics#Histogram'),
    },
  },
];

const scoped = (type: string): Member => ({
  call: { returns: type, effects: [{ effect: 'metricName', name: '0', hurts: 'process' }] },
});

const tally: Library = {
  language,
  packages: ['github.com/uber-go/tally/v4', 'github.com/uber-go/tally'],
  version: 'v4.1.17, v3.3.15+incompatible',
  source: 'types.go, scope.go, scope_registry.go (subscopes stay until Close)',
  exports: {
    NewRootScope: {
      call: {
        returns: ['Scope', null],
        effects: [{ effect: 'client', noun: 'metrics scope', perMessage: 'leaksUnlessClosed' }],
      },
    },
  },
  types: {
    Scope: {
      members: {
        Counter: scoped('Counter'),
        Gauge: scoped('Gauge'),
        Histogram: scoped('Histogram'),
        SubScope: scoped('Scope'),
        Tagged: labels('process', ['0.*'], 'Scope'),
        Timer: scoped('Timer'),
      },
    },
    Counter: {},
    Gauge: {},
    Histogram: {},
    Timer: {},
  },
};

const inName = (again: 'same' | 'throws', type: string): Member => ({
  call: {
    returns: type,
    effects: [
      { effect: 'instrument', again },
      { effect: 'metricName', name: '0', hurts: 'process', because: 'labels are a part of the name here' },
    ],
  },
});
const victoriaKinds = ['Counter', 'FloatCounter', 'Gauge', 'Histogram', 'Summary'];
const victoriaConstructors: Readonly<Record<string, Member>> = {
  ...Object.fromEntries(victoriaKinds.map((kind) => [`New${kind}`, inName('throws', kind)])),
  ...Object.fromEntries(victoriaKinds.map((kind) => [`GetOrCreate${kind}`, inName('same', kind)])),
  NewSummaryExt: inName('throws', 'Summary'),
  GetOrCreateSummaryExt: inName('same', 'Summary'),
};

const victoriaMetrics: Library = {
  language,
  packages: ['github.com/VictoriaMetrics/metrics'],
  version: 'v1.35.1',
  source: 'set.go, counter.go, gauge.go, histogram.go, summary.go',
  exports: { ...victoriaConstructors, NewSet: giving('Set'), UnregisterMetric: removesLabels },
  types: {
    Set: {
      members: {
        ...victoriaConstructors,
        UnregisterAllMetrics: removesAllLabels,
        UnregisterMetric: removesLabels,
      },
    },
    ...Object.fromEntries(victoriaKinds.map((kind) => [kind, {}])),
  },
};

const kept: readonly Effect[] = [
  { effect: 'instrument', again: 'same' },
  { effect: 'metricName', name: '0', hurts: 'process' },
];
const crowleyKinds = ['Counter', 'Gauge', 'GaugeFloat64', 'Histogram', 'Meter', 'Timer'];
const crowley: Library = {
  language,
  packages: ['github.com/rcrowley/go-metrics'],
  version: 'v0.0.0-20250401214520-65e299d6c5c9',
  source: 'registry.go, counter.go, gauge.go, histogram.go, meter.go, timer.go',
  exports: {
    ...Object.fromEntries(
      crowleyKinds.flatMap((kind): [string, Member][] => [
        [`GetOrRegister${kind}`, { call: { returns: kind, effects: kept } }],
        [`NewRegistered${kind}`, { call: { returns: kind, effects: kept } }],
      ]),
    ),
    Register: { call: { returns: 'error', effects: kept } },
    MustRegister: {
      call: {
        effects: [
          { effect: 'instrument', again: 'throws' },
          { effect: 'metricName', name: '0', hurts: 'process' },
        ],
      },
    },
    Unregister: removesLabels,
    // The arbiter keeps each one and ticks it every five seconds until Stop.
    NewMeter: {
      call: { returns: 'Meter', effects: [{ effect: 'grow', place: 'library' }] },
    },
    NewTimer: {
      call: { returns: 'Timer', effects: [{ effect: 'grow', place: 'library' }] },
    },
  },
  types: Object.fromEntries(crowleyKinds.map((kind) => [kind, {}])),
};

export const metricRegistries: readonly Library[] = [goZero, ...goKit, tally, victoriaMetrics, crowley];
