// prom-client and its successor @prometheus-io/client: each different label set is kept in the metric for the process's life.
import type { Effect, Library, Member, TypeEntry } from '../../schema.ts';
import {
  absent,
  doing,
  each,
  giving,
  harmless,
  label,
  metricName,
  onScrape,
  present,
  removesAllLabels,
  removesLabels,
  typed,
} from './rows.ts';

/** `inc({…})`, `observe({…}, 3)`: the labels are the first argument when that is an object. */
const withLabels = doing(label('process', ['0.*']));
/** With `enableExemplars`: `inc({labels, value, exemplarLabels})`. One exemplar is kept for each series or bucket, whatever it holds. */
const withLabelsOrExemplar = doing(
  label('process', ['0.*'], [absent('0.labels'), absent('0.exemplarLabels')]),
  label('process', ['0.labels.*']),
);
const startsTimer: Member = { call: { returns: 'TimerEnd', effects: [label('process', ['0.*'])] } };

const metric = (child: string, own: Readonly<Record<string, Member>>): TypeEntry => ({
  members: {
    ...own,
    labels: { call: { returns: child, effects: [label('process', ['0.*', '*'])] } },
    remove: removesLabels,
    reset: removesAllLabels,
    get: harmless,
  },
});

const instrument = (type: string): Member => ({
  construct: {
    returns: type,
    effects: [
      { effect: 'instrument', again: 'throws', when: [absent('0.registers')] },
      {
        effect: 'instrument',
        again: 'throws',
        registry: '0.registers[]',
        when: [present('0.registers')],
      },
      metricName('process', '0.name'),
    ],
    callbacks: [{ at: '0.collect', frequency: 'perMessage', because: onScrape, calledOn: type }],
  },
});

/**
 * A second call registers the same names again, which a registry refuses; with a registry of its own it is one more histogram
 * of the event loop and one more observer of the garbage collector (lib/metrics/eventLoopLag.js, gc.js), which nothing stops.
 */
const collectsDefaults: Member = doing(
  { effect: 'instrument', again: 'throws', when: [absent('0.register')] },
  {
    effect: 'instrument',
    again: 'grows',
    when: [present('0.register')],
    because: 'each call watches the event loop and the garbage collector anew, and nothing ends that',
  },
  label('process', ['0.labels.*']),
);

/** The gateway keeps each grouping until it is deleted. */
const groups: Effect = label('server', ['0.groupings.*', '0.jobName']);

const exports: Readonly<Record<string, Member>> = {
  Counter: instrument('Counter'),
  Gauge: instrument('Gauge'),
  Histogram: instrument('Histogram'),
  Summary: instrument('Summary'),
  register: typed('Registry'),
  Registry: { construct: { returns: 'Registry' } },
  AggregatorRegistry: { construct: { returns: 'AggregatorRegistry' } },
  ClusterRegistry: { construct: { returns: 'ClusterRegistry' } },
  WorkerRegistry: { construct: { returns: 'WorkerRegistry' } },
  Pushgateway: { construct: { returns: 'Pushgateway' } },
  collectDefaultMetrics: collectsDefaults,
  ...each(['linearBuckets', 'exponentialBuckets', 'validateMetricName'], harmless),
};

export const promClient: Library = {
  language: 'javascript',
  packages: ['prom-client', '@prometheus-io/client'],
  version: '15.1.3 (@prometheus-io/client 0.16.1)',
  source:
    'index.d.ts; lib/{counter,gauge,histogram,summary,metric}.js (hashMap has no eviction), lib/registry.js, lib/pushgateway.js, lib/defaultMetrics.js, lib/cluster.js, lib/exemplar.js',
  exports,
  types: {
    Counter: metric('CounterChild', { inc: withLabelsOrExemplar }),
    CounterChild: { members: { inc: harmless } },
    Gauge: metric('GaugeChild', {
      ...each(['inc', 'dec', 'set', 'setToCurrentTime'], withLabels),
      startTimer: startsTimer,
    }),
    GaugeChild: {
      members: {
        ...each(['inc', 'dec', 'set', 'setToCurrentTime'], harmless),
        startTimer: giving('TimerEnd'),
      },
    },
    Histogram: metric('HistogramChild', {
      observe: withLabelsOrExemplar,
      zero: withLabels,
      startTimer: startsTimer,
    }),
    HistogramChild: { members: { observe: harmless, startTimer: giving('TimerEnd') } },
    Summary: metric('SummaryChild', { observe: withLabels, startTimer: startsTimer }),
    SummaryChild: { members: { observe: harmless, startTimer: giving('TimerEnd') } },
    // What a registry hands out by name: any of the four.
    Metric: { extends: ['Histogram', 'Gauge', 'Counter', 'Summary'] },
    // The function that startTimer returns: `end({status})`. `()` is the member that a call of the value itself means.
    TimerEnd: { members: { '()': withLabels } },
    Registry: {
      members: {
        registerMetric: harmless,
        getSingleMetric: giving('Metric'),
        removeSingleMetric: removesLabels,
        ...each(['clear', 'resetMetrics'], removesAllLabels),
        // Replaces the labels that were set before: each change is a new series in the server, not here.
        setDefaultLabels: doing(label('server', ['0.*'])),
        ...each(
          ['metrics', 'getMetricsAsJSON', 'getMetricsAsArray', 'getSingleMetricAsString', 'setContentType'],
          harmless,
        ),
        contentType: { cardinality: 'finite' },
        'static merge': giving('Registry'),
      },
    },
    AggregatorRegistry: {
      extends: ['Registry'],
      members: {
        clusterMetrics: harmless,
        'static aggregate': giving('Registry'),
        'static setRegistries': harmless,
      },
    },
    ClusterRegistry: { extends: ['AggregatorRegistry'] },
    WorkerRegistry: { extends: ['Registry'], members: { workerMetrics: harmless, shutdown: harmless } },
    Pushgateway: {
      members: { push: doing(groups), pushAdd: doing(groups), delete: removesLabels },
    },
    // What other packages hand out as `promClient`: the whole module.
    'prom-client module': { members: exports },
  },
};
