// OpenTelemetry metrics: attributes of measurements (not of spans), meters and instruments by name, and the SDK that keeps them.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import {
  chained,
  doing,
  each,
  giving,
  harmless,
  label,
  making,
  metricName,
  onScrape,
  present,
  releases,
  typed,
  viewsAt,
} from './rows.ts';

const language = 'javascript';

/**
 * The SDK's limit of 2000 attribute sets is one for each collection: a cumulative reader (Prometheus's, and OTLP's default)
 * adds up what all collections brought, without a limit (TemporalMetricProcessor.merge).
 */
const measures = doing(label('process', ['1.*']));
const instrument = (type: string): Member => ({
  call: {
    returns: type,
    effects: [{ effect: 'instrument', again: 'same' }, metricName('process', '0')],
  },
});

const meter: TypeEntry = {
  members: {
    createCounter: instrument('Counter'),
    createUpDownCounter: instrument('UpDownCounter'),
    createHistogram: instrument('Histogram'),
    createGauge: instrument('Gauge'),
    createObservableCounter: instrument('ObservableCounter'),
    createObservableUpDownCounter: instrument('ObservableUpDownCounter'),
    createObservableGauge: instrument('ObservableGauge'),
    addBatchObservableCallback: {
      call: {
        effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['removeBatchObservableCallback'] }],
        callbacks: [
          { at: '0', frequency: 'perMessage', parameters: ['BatchObservableResult'], because: onScrape },
        ],
      },
    },
    removeBatchObservableCallback: harmless,
  },
};
const observable: TypeEntry = {
  members: {
    addCallback: {
      call: {
        effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['removeCallback'] }],
        callbacks: [
          { at: '0', frequency: 'perMessage', parameters: ['ObservableResult'], because: onScrape },
        ],
      },
    },
    removeCallback: harmless,
  },
};
/** A meter provider keeps a meter for each name and version. */
const getMeter: Member = { call: { returns: 'Meter', effects: [metricName('process', '0')] } };

/** Runs its argument once, as often as the call itself. */
const runsNow = (places: readonly string[], parameters: readonly string[] = []): Member => ({
  call: { callbacks: places.map((at) => ({ at, frequency: 'perIteration', parameters })) },
});

const api: Library = {
  language,
  packages: ['@opentelemetry/api'],
  version: '1.10.0',
  source:
    'dist/metrics/{Meter,Metric}.d.cts, dist/api/{metrics,trace,context}.d.cts, dist/trace/{tracer,span}.d.cts; @opentelemetry/sdk-metrics 2.12.1 build/src/state/{TemporalMetricProcessor,DeltaMetricProcessor,MeterProviderSharedState,MetricStorageRegistry,ObservableRegistry}.js',
  exports: {
    metrics: typed('MetricsAPI'),
    trace: typed('TraceAPI'),
    context: typed('ContextAPI'),
  },
  types: {
    MetricsAPI: {
      members: {
        getMeter,
        getMeterProvider: giving('MeterProvider'),
        setGlobalMeterProvider: harmless,
        disable: harmless,
      },
    },
    MeterProvider: { members: { getMeter } },
    Meter: meter,
    Counter: { members: { add: measures } },
    UpDownCounter: { members: { add: measures } },
    Histogram: { members: { record: measures } },
    Gauge: { members: { record: measures } },
    Observable: observable,
    ObservableCounter: { extends: ['Observable'] },
    ObservableUpDownCounter: { extends: ['Observable'] },
    ObservableGauge: { extends: ['Observable'] },
    ObservableResult: { members: { observe: measures } },
    BatchObservableResult: { members: { observe: doing(label('process', ['2.*'])) } },
    // Spans are sent and forgotten: their attributes may be as varied as they like.
    TraceAPI: {
      members: {
        getTracer: giving('Tracer'),
        getTracerProvider: giving('TracerProvider'),
        getActiveSpan: giving('Span'),
        getSpan: giving('Span'),
        ...each(['setGlobalTracerProvider', 'setSpan', 'deleteSpan', 'disable'], harmless),
      },
    },
    TracerProvider: { members: { getTracer: giving('Tracer') } },
    Tracer: {
      members: {
        startSpan: giving('Span'),
        startActiveSpan: runsNow(['1', '2', '3'], ['Span']),
      },
    },
    Span: {
      members: {
        ...each(
          ['setAttribute', 'setAttributes', 'addEvent', 'addLink', 'addLinks', 'setStatus', 'updateName'],
          chained,
        ),
        ...each(['end', 'recordException'], harmless),
        isRecording: { call: { cardinality: 'finite' } },
        spanContext: giving('SpanContext'),
      },
    },
    SpanContext: {
      members: {
        traceId: { cardinality: 'perEvent', because: 'a trace id' },
        spanId: { cardinality: 'perEvent', because: 'a span id' },
        traceFlags: { cardinality: 'finite' },
      },
    },
    ContextAPI: { members: { with: runsNow(['1']), ...each(['active', 'bind', 'disable'], harmless) } },
  },
};

const sdk: Library = {
  language,
  packages: ['@opentelemetry/sdk-metrics'],
  version: '2.12.1',
  source:
    'build/src/MeterProvider.{d.ts,js}, export/{MetricReader,PeriodicExportingMetricReader}.js (the reader starts its interval when a provider takes it, and ends it at shutdown)',
  exports: {
    MeterProvider: {
      construct: {
        returns: 'MeterProvider',
        views: viewsAt('0.views[]'),
        effects: [
          {
            effect: 'client',
            noun: 'OpenTelemetry meter provider',
            perMessage: 'leaksUnlessClosed',
            close: 'shutdown',
            when: [present('0.readers')],
          },
        ],
      },
    },
    PeriodicExportingMetricReader: { construct: { returns: 'PeriodicExportingMetricReader' } },
    InMemoryMetricExporter: { construct: { returns: 'InMemoryMetricExporter' } },
    ConsoleMetricExporter: { construct: { returns: 'ConsoleMetricExporter' } },
    createAllowListAttributesProcessor: { call: { filters: { to: '0' } } },
    createDenyListAttributesProcessor: { call: { filters: { out: '0' } } },
  },
  types: {
    MeterProvider: {
      extends: ['@opentelemetry/api#MeterProvider'],
      members: {
        getMeter: {
          call: { returns: '@opentelemetry/api#Meter', effects: [metricName('process', '0')] },
        },
        shutdown: releases,
        forceFlush: harmless,
      },
    },
    PeriodicExportingMetricReader: { members: { shutdown: releases, forceFlush: harmless } },
    InMemoryMetricExporter: { members: { reset: harmless, shutdown: releases, forceFlush: harmless } },
    ConsoleMetricExporter: { members: { shutdown: releases, forceFlush: harmless } },
  },
};

const prometheusExporter: Library = {
  language,
  packages: ['@opentelemetry/exporter-prometheus'],
  version: '0.223.0',
  source: 'build/src/PrometheusExporter.{d.ts,js} (the constructor opens a server, unless told not to)',
  exports: {
    PrometheusExporter: {
      construct: making('Prometheus endpoint', 'leaksUnlessClosed', 'PrometheusExporter', {
        close: 'shutdown',
      }),
    },
  },
  types: {
    PrometheusExporter: {
      members: {
        shutdown: releases,
        stopServer: releases,
        ...each(['startServer', 'forceFlush', 'getMetricsRequestHandler'], harmless),
      },
    },
  },
};

const hostMetrics: Library = {
  language,
  packages: ['@opentelemetry/host-metrics'],
  version: '0.39.0',
  source:
    'build/src/BaseMetrics.{d.ts,js}, metric.{d.ts,js} (start adds batch callbacks to the meter; nothing takes them off)',
  exports: { HostMetrics: { construct: { returns: 'HostMetrics' } } },
  types: {
    HostMetrics: {
      members: {
        start: {
          call: {
            effects: [
              {
                effect: 'instrument',
                again: 'grows',
                because: 'each call adds callbacks to the meter, and nothing takes them off',
              },
            ],
          },
        },
      },
    },
  },
};

export const openTelemetry: readonly Library[] = [api, sdk, prometheusExporter, hostMetrics];
