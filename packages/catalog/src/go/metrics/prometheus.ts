// Prometheus's client_golang: each different label set is a child that its vector keeps until it is deleted.
import type { Effect, InstrumentEffect, Library, Member, TypeEntry } from '../../schema.ts';
import { giving, labels, removesAllLabels, removesLabels } from '../rows.ts';

const version = 'v1.25.0';
const language = 'go';
const prometheus = 'github.com/prometheus/client_golang/prometheus';

/** `Name` of the options names the metric; `ConstLabels` are labels that are fixed when it is made. */
const named = (options: string): readonly Effect[] => [
  { effect: 'metricName', name: `${options}.Name`, hurts: 'process' },
  { effect: 'label', values: [`${options}.ConstLabels.*`], hurts: 'process' },
];
const made = (type: string): Member => ({ call: { returns: type, effects: named('0') } });
/** `V2.NewCounterVec(CounterVecOpts{CounterOpts: …})` */
const constrained = (type: string, options: string): Member => ({
  call: { returns: type, effects: named(`0.${options}`) },
});
const throws: InstrumentEffect = { effect: 'instrument', again: 'throws' };

const vector = (metric: string, curried: string): TypeEntry => ({
  extends: ['MetricVec'],
  members: {
    With: labels('process', ['0.*'], metric),
    WithLabelValues: labels('process', ['*'], metric),
    GetMetricWith: labels('process', ['0.*'], [metric, 'error']),
    GetMetricWithLabelValues: labels('process', ['*'], [metric, 'error']),
    CurryWith: labels('process', ['0.*'], [curried, 'error']),
    MustCurryWith: labels('process', ['0.*'], curried),
  },
});

/** Made anew for each scrape: the process forgets them, the server does not. */
const constant = (from: string): Member => ({
  call: { effects: [{ effect: 'label', values: [from], hurts: 'server', atScrape: true }] },
});

const core: Library = {
  language,
  packages: [prometheus],
  version,
  source:
    'prometheus/vec.go, counter.go, gauge.go, histogram.go, summary.go, vnext.go, value.go, registry.go, wrap.go',
  exports: {
    NewCounter: made('Counter'),
    NewCounterVec: made('CounterVec'),
    NewGauge: made('Gauge'),
    NewGaugeVec: made('GaugeVec'),
    NewHistogram: made('Histogram'),
    NewHistogramVec: made('HistogramVec'),
    NewSummary: made('Summary'),
    NewSummaryVec: made('SummaryVec'),
    V2: { type: 'v2' },
    Register: { call: { returns: 'error', effects: [{ effect: 'instrument', again: 'same' }] } },
    MustRegister: { call: { effects: [throws] } },
    Unregister: removesLabels,
    NewRegistry: giving('Registry'),
    NewPedanticRegistry: giving('Registry'),
    WrapRegistererWith: labels('process', ['0.*'], 'Registerer'),
    WrapRegistererWithPrefix: giving('Registerer'),
    DefaultRegisterer: { type: 'Registerer' },
    NewConstMetric: constant('3...'),
    MustNewConstMetric: constant('3...'),
    NewConstMetricWithCreatedTimestamp: constant('4...'),
    MustNewConstMetricWithCreatedTimestamp: constant('4...'),
    NewConstHistogram: constant('4...'),
    MustNewConstHistogram: constant('4...'),
    NewConstSummary: constant('4...'),
    MustNewConstSummary: constant('4...'),
  },
  types: {
    MetricVec: {
      members: {
        Delete: removesLabels,
        DeleteLabelValues: removesLabels,
        DeletePartialMatch: removesLabels,
        Reset: removesAllLabels,
      },
    },
    CounterVec: vector('Counter', 'CounterVec'),
    GaugeVec: vector('Gauge', 'GaugeVec'),
    HistogramVec: vector('Observer', 'ObserverVec'),
    SummaryVec: vector('Observer', 'ObserverVec'),
    // What HistogramVec and SummaryVec are curried to.
    ObserverVec: {
      members: {
        With: labels('process', ['0.*'], 'Observer'),
        WithLabelValues: labels('process', ['*'], 'Observer'),
        GetMetricWith: labels('process', ['0.*'], ['Observer', 'error']),
        GetMetricWithLabelValues: labels('process', ['*'], ['Observer', 'error']),
        CurryWith: labels('process', ['0.*'], ['ObserverVec', 'error']),
        MustCurryWith: labels('process', ['0.*'], 'ObserverVec'),
      },
    },
    // The type of the exported variable V2.
    v2: {
      members: {
        NewCounterVec: constrained('CounterVec', 'CounterOpts'),
        NewGaugeVec: constrained('GaugeVec', 'GaugeOpts'),
        NewHistogramVec: constrained('HistogramVec', 'HistogramOpts'),
        NewSummaryVec: constrained('SummaryVec', 'SummaryOpts'),
      },
    },
    Counter: {},
    Gauge: {},
    Histogram: {},
    Observer: {},
    Summary: {},
    Registry: { extends: ['Registerer'] },
    Registerer: {
      members: {
        MustRegister: { call: { effects: [{ ...throws, registry: 'this' }] } },
        Register: {
          call: { returns: 'error', effects: [{ effect: 'instrument', again: 'same', registry: 'this' }] },
        },
        Unregister: removesLabels,
      },
    },
    Metric: {},
  },
  signatures: [
    {
      name: 'Collect',
      parameters: ['Metric[]'],
      frequency: 'perMessage',
      confidence: 'medium',
      because: 'at every scrape',
    },
  ],
};

const registered = (type: string): Member => ({
  call: { returns: `${prometheus}#${type}`, effects: [throws, ...named('0')] },
});
const ofFactory = (type: string): Member => ({
  call: { returns: `${prometheus}#${type}`, effects: [{ ...throws, registry: 'this' }, ...named('0')] },
});
const kinds = [
  'Counter',
  'CounterVec',
  'Gauge',
  'GaugeVec',
  'Histogram',
  'HistogramVec',
  'Summary',
  'SummaryVec',
];

const promauto: Library = {
  language,
  packages: ['github.com/prometheus/client_golang/prometheus/promauto'],
  version,
  source: 'prometheus/promauto/auto.go (MustRegister on the default registerer, or on that of With)',
  exports: {
    ...Object.fromEntries(kinds.map((kind) => [`New${kind}`, registered(kind)])),
    With: { call: { returns: 'Factory', livesWith: '0' } },
  },
  types: {
    // A registry of its own per request, as exporters of other systems have, is no second registration.
    Factory: { members: Object.fromEntries(kinds.map((kind) => [`New${kind}`, ofFactory(kind)])) },
  },
};

const requestLabel: Member = {
  call: {
    effects: [{ effect: 'label', values: ['1()'], hurts: 'process' }],
    callbacks: [
      { at: '1', frequency: 'perMessage', parameters: ['net/http#Request'], because: 'on every request' },
    ],
  },
};
/** Labels are the code and a sanitised method only, unless an option adds some. */
const instrumented = (result: string): Member => ({
  call: {
    returns: `net/http#${result}`,
    callbacks: [
      {
        at: '1.ServeHTTP',
        frequency: 'perMessage',
        parameters: ['net/http#ResponseWriter', 'net/http#Request'],
        because: 'on every request',
      },
    ],
  },
});

const promhttp: Library = {
  language,
  packages: ['github.com/prometheus/client_golang/prometheus/promhttp'],
  version,
  source: 'prometheus/promhttp/instrument_server.go, option.go, http.go',
  exports: {
    Handler: giving('net/http#Handler'),
    HandlerFor: giving('net/http#Handler'),
    InstrumentHandlerCounter: instrumented('HandlerFunc'),
    InstrumentHandlerDuration: instrumented('HandlerFunc'),
    InstrumentHandlerInFlight: instrumented('Handler'),
    InstrumentHandlerRequestSize: instrumented('HandlerFunc'),
    InstrumentHandlerResponseSize: instrumented('Handler'),
    InstrumentHandlerTimeToWriteHeader: instrumented('HandlerFunc'),
    WithLabelFromCtx: { call: { effects: [{ effect: 'label', values: ['1()'], hurts: 'process' }] } },
    WithLabelFromRequest: requestLabel,
  },
};

const push: Library = {
  language,
  packages: ['github.com/prometheus/client_golang/prometheus/push'],
  version,
  source: 'prometheus/push/push.go (groupings stay in the Pushgateway until deleted)',
  exports: { New: giving('Pusher') },
  types: {
    Pusher: { members: { Grouping: labels('server', ['1'], 'Pusher') } },
  },
};

export const prometheusLibraries: readonly Library[] = [core, promauto, promhttp, push];
