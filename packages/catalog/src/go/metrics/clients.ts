// Metric clients that send what they are given: StatsD, InfluxDB, hashicorp's go-metrics. Tags cost the server or the bill, not the heap.
import type { ArgumentPath, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { giving, labels, makes, releases } from '../rows.ts';

const language = 'go';

/** `Incr(name, tags, rate)`: each different name, and each different set of tags, is a metric on the bill. */
const sends = (...values: readonly ArgumentPath[]): Member => ({
  call: {
    effects: [
      { effect: 'metricName', name: '0', hurts: 'bill' },
      { effect: 'label', values, hurts: 'bill' },
    ],
  },
});
const tags = (at: string): Member => sends(`${at}[]`);
const dataDogClient: TypeEntry = {
  members: {
    Close: releases,
    Count: tags('2'),
    CountWithTimestamp: tags('2'),
    Decr: tags('1'),
    Distribution: tags('2'),
    Gauge: tags('2'),
    GaugeWithTimestamp: tags('2'),
    Histogram: tags('2'),
    Incr: tags('1'),
    Set: tags('2'),
    TimeInMilliseconds: tags('2'),
    Timing: tags('2'),
  },
};
const dataDogMake = (type: string): Member =>
  makes('StatsD client', 'leaksUnlessClosed', [type, 'error'], { close: 'Close' });

const dataDog: Library = {
  language,
  packages: ['github.com/DataDog/datadog-go/v5/statsd', 'github.com/DataDog/datadog-go/statsd'],
  version: 'v5.9.1, v4.8.3+incompatible',
  source: 'statsd/statsd.go, aggregator.go (the maps are emptied at each flush)',
  exports: {
    New: dataDogMake('Client'),
    NewDirect: dataDogMake('ClientDirect'),
    NewWithWriter: dataDogMake('Client'),
  },
  types: {
    Client: dataDogClient,
    ClientDirect: { extends: ['Client'], members: { Close: releases } },
    ClientInterface: dataDogClient,
  },
};

const cactusTags = sends('3...');
const cactus: Library = {
  language,
  packages: ['github.com/cactus/go-statsd-client/v5/statsd'],
  version: 'v5.1.0',
  source: 'statsd/client.go, sender.go',
  exports: {
    NewBufferedClient: makes('StatsD client', 'leaksUnlessClosed', ['Statter', 'error'], { close: 'Close' }),
    NewClient: makes('StatsD client', 'leaksUnlessClosed', ['Statter', 'error'], { close: 'Close' }),
    NewClientWithConfig: makes('StatsD client', 'leaksUnlessClosed', ['Statter', 'error'], {
      close: 'Close',
    }),
  },
  types: {
    Statter: {
      members: {
        Close: releases,
        Dec: cactusTags,
        Gauge: cactusTags,
        GaugeDelta: cactusTags,
        Inc: cactusTags,
        Timing: cactusTags,
        TimingDuration: cactusTags,
      },
    },
  },
};

const named: Member = { call: { effects: [{ effect: 'metricName', name: '0', hurts: 'server' }] } };
const alexCesaro: Library = {
  language,
  packages: ['gopkg.in/alexcesaro/statsd.v2'],
  version: 'v2.0.0',
  source: 'statsd.go, options.go (a client starts a goroutine that flushes; a clone shares the connection)',
  exports: {
    New: makes('StatsD client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' }),
    // Names and values take turns; names are constants.
    Tags: labels('server', ['*'], 'Option'),
  },
  types: {
    Client: {
      members: {
        Clone: giving('Client'),
        Close: releases,
        Count: named,
        Gauge: named,
        Histogram: named,
        Increment: named,
        NewTiming: giving('Timing'),
        Timing: named,
        Unique: named,
      },
    },
    Option: {},
    Timing: { members: { Send: named } },
  },
};

const point = 'github.com/influxdata/influxdb-client-go/v2/api/write#Point';
/** `WriteAPI(org, bucket)` starts two goroutines for each pair and keeps them until Close. */
const influxMake = makes('InfluxDB client', 'leaksUnlessClosed', 'Client', { close: 'Close' });
/** A measurement's name and its tags. */
const newPoint = (returns: TypeName | readonly (TypeName | null)[]): Member => ({
  call: {
    returns,
    effects: [
      { effect: 'metricName', name: '0', hurts: 'server' },
      { effect: 'label', values: ['1.*'], hurts: 'server' },
    ],
  },
});
const influx2: readonly Library[] = [
  {
    language,
    packages: ['github.com/influxdata/influxdb-client-go/v2'],
    version: 'v2.14.0',
    source: 'client.go, point.go',
    exports: {
      NewClient: influxMake,
      NewClientWithOptions: influxMake,
      NewPoint: newPoint(point),
      NewPointWithMeasurement: {
        call: { returns: point, effects: [{ effect: 'metricName', name: '0', hurts: 'server' }] },
      },
    },
    types: {
      Client: {
        members: {
          Close: releases,
          WriteAPI: {
            call: {
              effects: [
                {
                  effect: 'grow',
                  place: 'this',
                  key: '1',
                  because: 'two goroutines are started and kept for each organisation and bucket',
                },
              ],
            },
          },
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/influxdata/influxdb-client-go/v2/api/write'],
    version: 'v2.14.0',
    source: 'api/write/point.go',
    exports: {
      NewPoint: newPoint('Point'),
      NewPointWithMeasurement: {
        call: { returns: 'Point', effects: [{ effect: 'metricName', name: '0', hurts: 'server' }] },
      },
    },
    types: {
      Point: {
        members: { AddField: { call: { returns: 'this' } }, AddTag: labels('server', ['1'], 'this') },
      },
    },
  },
];
const influx1: readonly Library[] = [
  {
    language,
    packages: ['github.com/influxdata/influxdb1-client/v2', 'github.com/influxdata/influxdb/client/v2'],
    version: 'v0.0.0-20220302092344-a9ab5670611c, v1.13.2',
    source: 'client/v2/client.go, udp.go',
    exports: {
      NewHTTPClient: makes('InfluxDB client', 'leaksUnlessClosed', undefined, { close: 'Close' }),
      NewUDPClient: makes('InfluxDB client', 'leaksUnlessClosed', undefined, { close: 'Close' }),
      NewPoint: newPoint(['Point', 'error']),
    },
    types: { Point: {} },
  },
  {
    language,
    packages: ['github.com/influxdata/influxdb1-client/models', 'github.com/influxdata/influxdb/models'],
    version: 'v0.0.0-20220302092344-a9ab5670611c, v1.13.2',
    source: 'models/points.go',
    exports: { NewTags: { call: { passes: ['0'] } } },
  },
];

const name: Member = { call: { effects: [{ effect: 'metricName', name: '0[]', hurts: 'server' }] } };
const withLabels: Member = {
  call: {
    effects: [
      { effect: 'metricName', name: '0[]', hurts: 'server' },
      { effect: 'label', values: ['2[].Value'], hurts: 'server' },
    ],
  },
};
const hashicorpFunctions: Readonly<Record<string, Member>> = {
  AddSample: name,
  AddSampleWithLabels: withLabels,
  EmitKey: name,
  IncrCounter: name,
  IncrCounterWithLabels: withLabels,
  MeasureSince: name,
  MeasureSinceWithLabels: withLabels,
  SetGauge: name,
  SetGaugeWithLabels: withLabels,
};
const hashicorp: Library = {
  language,
  packages: ['github.com/hashicorp/go-metrics', 'github.com/armon/go-metrics'],
  version: 'v0.7.0, v0.4.1',
  source:
    'start.go, metrics.go, prometheus/prometheus.go (label sets expire after 60 s), inmem.go (kept for the retained intervals)',
  exports: {
    ...hashicorpFunctions,
    Default: { call: { returns: 'Metrics' } },
    NewInmemSink: makes('metrics sink', 'churn', 'InmemSink'),
  },
  types: { Metrics: { members: hashicorpFunctions }, InmemSink: {} },
};

export const metricClients: readonly Library[] = [
  dataDog,
  cactus,
  alexCesaro,
  ...influx2,
  ...influx1,
  hashicorp,
];
