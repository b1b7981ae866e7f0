// Agents and clients of monitoring vendors: Datadog, Sentry, New Relic, AppSignal, AppOptics, IBM. What they are told is sent, not kept.
import type { Effect, Library, Member } from '../../schema.ts';
import {
  chained,
  chaining,
  doing,
  each,
  giving,
  harmless,
  label,
  making,
  metricName,
  releases,
  typed,
} from './rows.ts';

const language = 'javascript';
const name: Effect = metricName('bill', '0');
/** Runs its argument once, as often as the call itself. */
const runsNow = (...places: readonly string[]): Member => ({
  call: { callbacks: places.map((at) => ({ at, frequency: 'perIteration' })) },
});

/** Tags are an object or a list of `key:value`: `.*` is a value of either. */
const dogStatsd = doing(name, label('bill', ['2.*']));
const tracer: Member = typed('Tracer');
const ddTrace: Library = {
  language,
  packages: ['dd-trace'],
  version: '5.132.0',
  source: 'index.d.ts; packages/dd-trace/src/dogstatsd.js (what is aggregated is flushed every ten seconds)',
  exports: {
    default: tracer,
    '': tracer,
    tracer,
    dogstatsd: typed('DogStatsD'),
    // The module is the tracer: a second `init` is ignored.
    ...each(['init', 'use'], giving('Tracer')),
    trace: runsNow('1', '2'),
  },
  types: {
    Tracer: {
      members: {
        ...each(['init', 'use', 'setUrl'], chained),
        dogstatsd: typed('DogStatsD'),
        tracer,
        trace: runsNow('1', '2'),
        ...each(['startSpan', 'inject', 'extract', 'setUser'], harmless),
      },
    },
    DogStatsD: {
      members: {
        ...each(['increment', 'decrement', 'distribution', 'gauge', 'histogram'], dogStatsd),
        flush: harmless,
      },
    },
  },
};

const tagList = doing(name, label('bill', ['2[]']));
const sends: Readonly<Record<string, Member>> = each(
  ['gauge', 'increment', 'histogram', 'distribution'],
  tagList,
);
const defaultTags = label('bill', ['0.defaultTags[]']);
const bufferedLogger = making('Datadog metrics logger', 'leaksUnlessClosed', 'BufferedMetricsLogger', {
  close: 'stop',
});
const datadogMetrics: Library = {
  language,
  packages: ['datadog-metrics'],
  version: '0.12.1',
  source:
    'dist/index.d.ts, dist/lib/loggers.d.ts; index.js, lib/loggers.js, lib/aggregators.js (emptied at each flush)',
  exports: {
    ...sends,
    ...each(['flush', 'stop'], harmless),
    init: {
      call: {
        effects: [
          {
            effect: 'client',
            noun: 'Datadog metrics logger',
            perMessage: 'leaksEvenClosed',
            because: 'each one starts a timer of its own, and stop() only stops the last one',
          },
          defaultTags,
        ],
      },
    },
    BufferedMetricsLogger: {
      construct: { ...bufferedLogger, effects: [...(bufferedLogger.effects ?? []), defaultTags] },
    },
  },
  types: {
    BufferedMetricsLogger: { members: { ...sends, ...each(['flush', 'start'], harmless), stop: releases } },
  },
};

const sentryExports: Readonly<Record<string, Member>> = {
  metrics: typed('@sentry/core#Metrics'),
  ...each(['withScope', 'withIsolationScope'], runsNow('0')),
  startSpan: runsNow('1'),
  // Sent with events, not kept.
  ...each(
    ['captureException', 'captureMessage', 'captureEvent', 'addBreadcrumb', 'setTag', 'setTags', 'setUser'],
    harmless,
  ),
  ...each(['setContext', 'setExtra', 'setExtras', 'flush', 'close'], harmless),
};
const sentryCore: Library = {
  language,
  packages: ['@sentry/core'],
  version: '11.12.0',
  source: 'build/types/metrics/public-api.d.ts; build/cjs/metrics/internal.js (a buffer of 1000)',
  exports: sentryExports,
  types: {
    Metrics: {
      members: each(['count', 'gauge', 'distribution'], doing(name, label('bill', ['2.attributes.*']))),
    },
  },
};
const sentryNode: Library = {
  language,
  packages: ['@sentry/node', '@sentry/nestjs', '@sentry/nextjs'],
  version: '11.12.0, @sentry/nestjs 10.75.3, @sentry/nextjs 11.8.0',
  source:
    'build/types/index.d.ts (the others export all of it); build/cjs/sdk/client.js, build/cjs/integrations/{onuncaughtexception,onunhandledrejection}.js',
  exports: {
    ...sentryExports,
    init: {
      call: {
        effects: [
          {
            effect: 'client',
            noun: 'Sentry client',
            perMessage: 'leaksEvenClosed',
            because:
              'each one adds handlers of uncaught errors to the process, and close() leaves them there',
          },
        ],
      },
    },
  },
};

const newRelic: Library = {
  language,
  packages: ['newrelic'],
  version: '13.20.0, @types/newrelic 9.14.8',
  source: 'api.js, lib/metrics/metric-aggregator.js (a new collection after each harvest)',
  exports: {
    ...each(['recordMetric', 'incrementMetric'], doing(name)),
    // Attributes of traces and events, and names of traces.
    ...each(
      [
        ...['addCustomAttribute', 'addCustomAttributes', 'addCustomSpanAttribute', 'recordCustomEvent'],
        ...['noticeError', 'setTransactionName', 'endTransaction'],
      ],
      harmless,
    ),
    startSegment: runsNow('2'),
    startWebTransaction: runsNow('1'),
    startBackgroundTransaction: runsNow('1', '2'),
  },
};

const appSignalMetric = chaining(name, label('bill', ['2.*']));
const appSignal: Library = {
  language,
  packages: ['@appsignal/nodejs'],
  version: '3.9.1',
  source: 'dist/index.d.ts, dist/client.d.ts, dist/metrics.d.ts',
  exports: { Appsignal: { construct: { returns: 'Appsignal' } } },
  types: {
    Appsignal: { members: { 'static client': typed('Appsignal'), metrics: giving('Metrics') } },
    Metrics: { members: each(['setGauge', 'addDistributionValue', 'incrementCounter'], appSignalMetric) },
  },
};

const appOptics: Library = {
  language,
  packages: ['appoptics-apm'],
  version: '10.2.2',
  source: 'lib/api.js (aggregated and sent each minute)',
  exports: {
    sendMetric: doing(name, label('bill', ['1.tags.*'])),
    sendMetrics: doing(
      metricName('bill', '0.name'),
      metricName('bill', '0[].name'),
      label('bill', ['0.tags.*', '0[].tags.*', '1.tags.*']),
    ),
  },
};

const appMetrics: Library = {
  language,
  packages: ['appmetrics'],
  version: '5.1.1',
  source: 'index.js (monitor() gives the same emitter each time), appmetrics-api.js',
  exports: {
    monitor: giving('Monitor'),
    ...each(['start', 'stop', 'enable', 'disable', 'setConfig', 'configure', 'emit'], harmless),
  },
  types: {
    Monitor: {
      extends: ['node:events#EventEmitter'],
      members: each(['enable', 'disable', 'getEnvironment'], harmless),
    },
  },
};

export const vendors: readonly Library[] = [
  ddTrace,
  datadogMetrics,
  sentryCore,
  sentryNode,
  newRelic,
  appSignal,
  appOptics,
  appMetrics,
];
