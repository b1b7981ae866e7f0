// OpenTelemetry: attributes of metrics (not of spans), meters and instruments by name, and the SDK's providers.
import type { Effect, Library, Member, TypeEntry } from '../../schema.ts';
import { giving, makes, passing, releases, textOf } from '../rows.ts';

const version = 'v1.47.0';
const language = 'go';

/** `attribute.String("user", id)`: as varied as the value; it only hurts where it reaches a metric. */
const pair: Member = passing('KeyValue', '1');
const value: Member = passing('KeyValue', '0');

const attribute: Library = {
  language,
  packages: ['go.opentelemetry.io/otel/attribute'],
  version,
  source: 'attribute/kv.go, key.go, set.go',
  exports: {
    Bool: { call: { returns: 'KeyValue', cardinality: 'finite' } },
    Float64: pair,
    Int: pair,
    Int64: pair,
    String: pair,
    StringSlice: pair,
    Stringer: pair,
    Key: passing('Key', '0'),
    NewSet: passing('Set', '*'),
    BoolValue: { call: { returns: 'Value', cardinality: 'finite' } },
    Int64Value: passing('Value', '0'),
    IntValue: passing('Value', '0'),
    StringValue: passing('Value', '0'),
  },
  types: {
    Key: {
      members: {
        Bool: { call: { returns: 'KeyValue', cardinality: 'finite' } },
        Float64: value,
        Int: value,
        Int64: value,
        String: value,
        StringSlice: value,
      },
    },
    KeyValue: {},
    Set: {},
    Value: { members: { AsString: textOf('this') } },
  },
};

const semconvVersions = [
  'v1.4.0',
  'v1.5.0',
  'v1.6.1',
  'v1.7.0',
  'v1.8.0',
  'v1.9.0',
  'v1.10.0',
  'v1.11.0',
  'v1.12.0',
  'v1.13.0',
  'v1.14.0',
  'v1.15.0',
  'v1.16.0',
  'v1.17.0',
  'v1.18.0',
  'v1.19.0',
  'v1.20.0',
  'v1.21.0',
  'v1.22.0',
  'v1.23.0',
  'v1.23.1',
  'v1.24.0',
  'v1.25.0',
  'v1.26.0',
  'v1.27.0',
  'v1.28.0',
  'v1.30.0',
  'v1.31.0',
  'v1.32.0',
  'v1.33.0',
  'v1.34.0',
  'v1.36.0',
  'v1.37.0',
  'v1.38.0',
  'v1.39.0',
  'v1.40.0',
  'v1.41.0',
  'v1.42.0',
  'v1.43.0',
];
const key: Member = { type: 'go.opentelemetry.io/otel/attribute#Key' };
const conventional: Member = passing('go.opentelemetry.io/otel/attribute#KeyValue', '0');
/** Attributes that are meant for spans, as a list. */
const spanAttributes = (because: string): Member => ({ call: { cardinality: 'perEntity', because } });
/** Attributes that services put on their metrics, under the names of all versions. */
const semconv: Library = {
  language,
  packages: semconvVersions.map((v) => `go.opentelemetry.io/otel/semconv/${v}`),
  version,
  source: 'semconv/*/attribute_group.go, trace.go, resource.go',
  exports: {
    HTTPRouteKey: key,
    HTTPMethodKey: key,
    HTTPTargetKey: key,
    HTTPURLKey: key,
    HTTPHostKey: key,
    HTTPStatusCodeKey: key,
    HTTPRequestMethodKey: key,
    HTTPResponseStatusCodeKey: key,
    ServerAddressKey: key,
    ClientAddressKey: key,
    URLPathKey: key,
    URLFullKey: key,
    URLQueryKey: key,
    UserAgentOriginalKey: key,
    EnduserIDKey: key,
    RPCMethodKey: key,
    RPCServiceKey: key,
    DBStatementKey: key,
    HTTPRoute: conventional,
    HTTPTarget: conventional,
    HTTPURL: conventional,
    HTTPMethod: conventional,
    HTTPStatusCode: conventional,
    HTTPResponseStatusCode: conventional,
    ServerAddress: conventional,
    ClientAddress: conventional,
    URLPath: conventional,
    URLFull: conventional,
    URLQuery: conventional,
    UserAgentOriginal: conventional,
    EnduserID: conventional,
    RPCMethod: conventional,
    RPCService: conventional,
    DBStatement: conventional,
    HTTPClientAttributesFromHTTPRequest: spanAttributes('the raw URL among the attributes of a span'),
    HTTPServerAttributesFromHTTPRequest: spanAttributes(
      'the raw URL and the User-Agent among the attributes of a span',
    ),
    HTTPServerMetricAttributesFromHTTPRequest: spanAttributes(
      'the Host header among the attributes, which the client chooses',
    ),
    NetAttributesFromHTTPRequest: spanAttributes(
      "the client's address and port among the attributes of a span",
    ),
    EndUserAttributesFromHTTPRequest: spanAttributes("the user's name among the attributes of a span"),
  },
};

/** All attributes of a request at once, in a package of their own since v1.13.0 of the conventions. */
const httpconv: Library = {
  language,
  packages: semconvVersions
    .filter((v) => /^v1\.(?:1[3-9]|20)\./.test(v))
    .map((v) => `go.opentelemetry.io/otel/semconv/${v}/httpconv`),
  version,
  source: 'semconv/v1.20.0/httpconv/http.go, semconv/internal/v4/http.go',
  exports: {
    ClientRequest: spanAttributes('the raw URL among the attributes of a span'),
    ServerRequest: spanAttributes("the client's address, port and User-Agent among the attributes of a span"),
  },
};

const same: readonly Effect[] = [
  { effect: 'instrument', again: 'same' },
  { effect: 'metricName', name: '0', hurts: 'process' },
];
const instrument = (type: string): Member => ({ call: { returns: [type, 'error'], effects: same } });

const meter: TypeEntry = {
  members: {
    Float64Counter: instrument('Float64Counter'),
    Float64Gauge: instrument('Float64Gauge'),
    Float64Histogram: instrument('Float64Histogram'),
    Float64ObservableCounter: instrument('Float64ObservableCounter'),
    Float64ObservableGauge: instrument('Float64ObservableGauge'),
    Float64ObservableUpDownCounter: instrument('Float64ObservableUpDownCounter'),
    Float64UpDownCounter: instrument('Float64UpDownCounter'),
    Int64Counter: instrument('Int64Counter'),
    Int64Gauge: instrument('Int64Gauge'),
    Int64Histogram: instrument('Int64Histogram'),
    Int64ObservableCounter: instrument('Int64ObservableCounter'),
    Int64ObservableGauge: instrument('Int64ObservableGauge'),
    Int64ObservableUpDownCounter: instrument('Int64ObservableUpDownCounter'),
    Int64UpDownCounter: instrument('Int64UpDownCounter'),
    RegisterCallback: {
      call: {
        returns: ['Registration', 'error'],
        effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['Unregister'] }],
        callbacks: [{ at: '0', frequency: 'perMessage', because: 'on every collection of the metrics' }],
      },
    },
  },
};
const collected = (at: string): Member => ({
  call: { callbacks: [{ at, frequency: 'perMessage', because: 'on every collection of the metrics' }] },
});

/** The SDK's default limit came with v1.44.0 (sdk/metric/config.go, defaultCardinalityLimit). */
const attributes = (values: readonly string[], returns?: string): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    effects: [
      {
        effect: 'label',
        values,
        hurts: 'process',
        cappedSince: {
          package: 'go.opentelemetry.io/otel/sdk/metric',
          version: 'v1.44.0',
          because: 'an instrument keeps 2000 attribute sets and adds all others up as `otel.metric.overflow`',
        },
      },
    ],
  },
});

/** Until v0.37 of the API attributes were handed to the instruments themselves, and not in options. */
const measures: Member = {
  overloads: [
    {
      when: [{ at: '2', type: ['go.opentelemetry.io/otel/attribute#KeyValue'] }],
      ...attributes(['2...']).call,
    },
  ],
};
const adds: TypeEntry = { members: { Add: measures } };
const records: TypeEntry = { members: { Record: measures } };
const instrumentNamed = (name: string): TypeEntry =>
  name.includes('Observable') ? {} : name.endsWith('Counter') ? adds : records;
const measured = ['Int64', 'Float64'].flatMap((number) =>
  ['Counter', 'UpDownCounter', 'Histogram'].map((kind) => number + kind),
);

const metric: Library = {
  language,
  packages: ['go.opentelemetry.io/otel/metric'],
  version,
  source:
    'metric/instrument.go, meter.go; sdk/metric/config.go (2000 attribute sets per instrument since v1.44.0, none before)',
  exports: {
    WithAttributes: attributes(['*'], 'MeasurementOption'),
    WithAttributeSet: attributes(['0'], 'MeasurementOption'),
    WithFloat64Callback: collected('0'),
    WithInt64Callback: collected('0'),
  },
  types: {
    Meter: meter,
    MeterProvider: { members: { Meter: { call: { returns: 'Meter', effects: [same[1] as Effect] } } } },
    MeasurementOption: {},
    Registration: {
      members: { Unregister: { call: { returns: 'error', effects: [{ effect: 'release', what: 'this' }] } } },
    },
    ...Object.fromEntries(
      Object.keys(meter.members ?? {})
        .filter((name) => name !== 'RegisterCallback')
        .map((name) => [name, instrumentNamed(name)]),
    ),
  },
};

/** The instruments of v0.28 to v0.34, and of v0.35 and v0.36. */
const oldInstruments: readonly Library[] = [
  {
    language,
    packages: [
      'go.opentelemetry.io/otel/metric/instrument/syncint64',
      'go.opentelemetry.io/otel/metric/instrument/syncfloat64',
    ],
    version: 'v0.34.0',
    source: 'metric/instrument/syncint64/syncint64.go',
    types: { Counter: adds, UpDownCounter: adds, Histogram: records },
  },
  {
    language,
    packages: ['go.opentelemetry.io/otel/metric/instrument'],
    version: 'v0.36.0',
    source: 'metric/instrument/syncint64.go, syncfloat64.go',
    types: Object.fromEntries(measured.map((name) => [name, instrumentNamed(name)])),
  },
];

const api: Library = {
  language,
  packages: ['go.opentelemetry.io/otel'],
  version,
  source: 'metric.go, trace.go; sdk/metric/provider.go (a cache by scope without eviction)',
  exports: {
    Meter: {
      call: {
        returns: 'go.opentelemetry.io/otel/metric#Meter',
        effects: [{ effect: 'metricName', name: '0', hurts: 'process' }],
      },
    },
    GetMeterProvider: giving('go.opentelemetry.io/otel/metric#MeterProvider'),
    Tracer: {
      call: {
        returns: 'go.opentelemetry.io/otel/trace#Tracer',
        effects: [{ effect: 'grow', place: 'library', key: '0' }],
      },
    },
  },
};

const trace: Library = {
  language,
  packages: ['go.opentelemetry.io/otel/trace'],
  version,
  source: 'trace/tracer.go',
  types: { Tracer: {} },
};

const sdkMetric: Library = {
  language,
  packages: ['go.opentelemetry.io/otel/sdk/metric'],
  version,
  source: 'sdk/metric/provider.go, periodic_reader.go (a goroutine until Shutdown)',
  exports: {
    NewMeterProvider: makes('meter provider', 'leaksUnlessClosed', 'MeterProvider', { close: 'Shutdown' }),
    NewPeriodicReader: makes('metric reader', 'leaksUnlessClosed', 'PeriodicReader', { close: 'Shutdown' }),
  },
  types: {
    MeterProvider: {
      extends: ['go.opentelemetry.io/otel/metric#MeterProvider'],
      members: {
        Meter: {
          call: {
            returns: 'go.opentelemetry.io/otel/metric#Meter',
            effects: [{ effect: 'metricName', name: '0', hurts: 'process' }],
          },
        },
        Shutdown: releases,
      },
    },
    PeriodicReader: { members: { Shutdown: releases } },
  },
};

const TRACE = 'go.opentelemetry.io/otel/sdk/trace';

const sdkTrace: Library = {
  language,
  packages: ['go.opentelemetry.io/otel/sdk/trace'],
  version,
  source: 'sdk/trace/provider.go, batch_span_processor.go (a goroutine until Shutdown)',
  exports: {
    // By itself it holds nothing that has to be freed; a batching processor runs a goroutine.
    NewTracerProvider: makes('tracer provider', 'leaksUnlessClosed', 'TracerProvider', {
      close: 'Shutdown',
      when: [{ at: '*', type: [`${TRACE}#batching option`] }],
    }),
    WithBatcher: giving('batching option'),
    WithSpanProcessor: giving('batching option'),
    NewBatchSpanProcessor: makes('span processor', 'leaksUnlessClosed', 'SpanProcessor', {
      close: 'Shutdown',
    }),
  },
  types: {
    'batching option': {},
    TracerProvider: {
      members: {
        RegisterSpanProcessor: {
          call: {
            effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['UnregisterSpanProcessor'] }],
          },
        },
        Shutdown: releases,
        Tracer: {
          call: {
            returns: 'go.opentelemetry.io/otel/trace#Tracer',
            effects: [{ effect: 'grow', place: 'this', key: '0' }],
          },
        },
      },
    },
    SpanProcessor: { members: { Shutdown: releases } },
  },
};

const exporter = (path: string, type: string): Library => ({
  language,
  packages: [`go.opentelemetry.io/otel/exporters/otlp/${path}`],
  version,
  source: `exporters/otlp/${path}/client.go, exporter.go`,
  exports: { New: makes('telemetry exporter', 'leaksUnlessClosed', [type, 'error'], { close: 'Shutdown' }) },
  ...(type.includes('#') ? {} : { types: { [type]: { members: { Shutdown: releases } } } }),
});
const traceExporter = 'go.opentelemetry.io/otel/exporters/otlp/otlptrace#Exporter';
const otlptrace: Library = {
  language,
  packages: ['go.opentelemetry.io/otel/exporters/otlp/otlptrace'],
  version,
  source: 'exporters/otlp/otlptrace/exporter.go',
  types: { Exporter: { members: { Shutdown: releases } } },
};

const otelhttp: Library = {
  language,
  packages: ['go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp'],
  version: 'v0.72.0',
  source: 'handler.go, labeler.go',
  exports: {
    NewHandler: {
      call: {
        returns: 'net/http#Handler',
        callbacks: [
          {
            at: '0.ServeHTTP',
            frequency: 'perMessage',
            parameters: ['net/http#ResponseWriter', 'net/http#Request'],
            because: 'on every request',
          },
        ],
      },
    },
    LabelerFromContext: giving(['Labeler', 'bool']),
  },
  types: { Labeler: { members: { Add: attributes(['*']) } } },
};

export const openTelemetry: readonly Library[] = [
  attribute,
  semconv,
  httpconv,
  metric,
  ...oldInstruments,
  api,
  trace,
  sdkMetric,
  sdkTrace,
  otlptrace,
  exporter('otlptrace/otlptracegrpc', traceExporter),
  exporter('otlptrace/otlptracehttp', traceExporter),
  exporter('otlpmetric/otlpmetricgrpc', 'Exporter'),
  exporter('otlpmetric/otlpmetrichttp', 'Exporter'),
  otelhttp,
];
