// Metrics of vendors and older standards: OpenCensus tags, New Relic's metric and transaction names, InfluxDB 3 points.
import type { Library, Member } from '../../schema.ts';
import { giving, labels, makes, passing, releases } from '../rows.ts';

const language = 'go';

const mutates: Member = passing('Mutator', '1');
const tagged: Member = {
  call: {
    effects: [
      {
        effect: 'label',
        values: ['1...'],
        hurts: 'process',
        because: 'a view keeps a row for each set of tags for ever',
      },
    ],
  },
};
const openCensus: readonly Library[] = [
  {
    language,
    packages: ['go.opencensus.io/tag'],
    version: 'v0.24.0',
    source: 'tag/map.go, key.go; stats/view/collector.go (signatures are never removed)',
    exports: {
      Insert: mutates,
      New: { ...tagged, call: { ...tagged.call, returns: ['context#Context', 'error'] } },
      Update: mutates,
      Upsert: mutates,
    },
    types: { Mutator: {} },
  },
  {
    language,
    packages: ['go.opencensus.io/stats'],
    version: 'v0.24.0',
    source: 'stats/record.go, measure_int64.go, measure_float64.go (measures are kept by name)',
    exports: {
      Float64: {
        call: { returns: 'Float64Measure', effects: [{ effect: 'metricName', name: '0', hurts: 'process' }] },
      },
      Int64: {
        call: { returns: 'Int64Measure', effects: [{ effect: 'metricName', name: '0', hurts: 'process' }] },
      },
      RecordWithTags: labels('process', ['1[]'], 'error'),
      WithTags: labels('process', ['*']),
    },
    types: { Float64Measure: {}, Int64Measure: {} },
  },
];

/** Each name is a metric of the account; names with ids are New Relic's "metric grouping issue". */
const named = (returns?: string): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    effects: [{ effect: 'metricName', name: '0', hurts: 'bill' }],
  },
});
const http = ['net/http#ResponseWriter', 'net/http#Request'];
const newRelic: Library = {
  language,
  packages: ['github.com/newrelic/go-agent/v3/newrelic'],
  version: 'v3.45.0',
  source:
    'newrelic/application.go, transaction.go, instrumentation.go (what is gathered is sent each minute)',
  exports: {
    NewApplication: makes('New Relic agent', 'leaksUnlessClosed', ['Application', 'error'], {
      close: 'Shutdown',
    }),
    WrapHandle: {
      call: {
        returns: ['string', 'net/http#Handler'],
        callbacks: [
          { at: '2.ServeHTTP', frequency: 'perMessage', parameters: http, because: 'on every request' },
        ],
      },
    },
    WrapHandleFunc: {
      call: {
        returns: ['string', null],
        callbacks: [{ at: '2', frequency: 'perMessage', parameters: http, because: 'on every request' }],
      },
    },
    FromContext: giving('Transaction'),
  },
  types: {
    Application: {
      members: { RecordCustomMetric: named(), Shutdown: releases, StartTransaction: named('Transaction') },
    },
    Transaction: { members: { SetName: named() } },
  },
};

const client = makes('InfluxDB client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' });
const influx3: Library = {
  language,
  packages: ['github.com/InfluxCommunity/influxdb3-go/v2/influxdb3'],
  version: 'v2.17.0',
  source: 'influxdb3/client.go, point.go',
  exports: {
    New: client,
    NewFromConnectionString: client,
    NewFromEnv: client,
    NewPoint: {
      call: {
        returns: 'Point',
        effects: [
          { effect: 'metricName', name: '0', hurts: 'server' },
          { effect: 'label', values: ['1.*'], hurts: 'server' },
        ],
      },
    },
    NewPointWithMeasurement: {
      call: { returns: 'Point', effects: [{ effect: 'metricName', name: '0', hurts: 'server' }] },
    },
  },
  types: {
    Client: { members: { Close: releases } },
    Point: {
      members: { SetField: { call: { returns: 'this' } }, SetTag: labels('server', ['1'], 'this') },
    },
  },
};

export const metricVendors: readonly Library[] = [...openCensus, newRelic, influx3];
