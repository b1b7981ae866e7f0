// InfluxDB: each combination of tags is a series in the server; fields are not.
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
} from './rows.ts';

const language = 'javascript';
const measurement: Effect = metricName('server', '0');

const fields2 = ['booleanField', 'intField', 'uintField', 'floatField', 'stringField', 'timestamp'];
const version2: Library = {
  language,
  packages: ['@influxdata/influxdb-client'],
  version: '1.35.0',
  source:
    'dist/index.d.ts, dist/index.js (no agent of its own; a write API has a timer while lines wait in it)',
  exports: {
    // Holds the configuration only.
    InfluxDB: { construct: making('InfluxDB client', 'cheap', 'InfluxDB') },
    Point: { construct: { returns: 'Point', effects: [measurement] } },
  },
  types: {
    InfluxDB: {
      members: {
        getWriteApi: {
          call: {
            returns: 'WriteApi',
            effects: [
              {
                effect: 'client',
                noun: 'InfluxDB write API',
                perMessage: 'churn',
                close: 'close',
                because: 'it collects points into batches, which one that is made for each message never has',
              },
              label('server', ['3.defaultTags.*']),
            ],
          },
        },
        getQueryApi: giving('QueryApi'),
      },
    },
    Point: {
      members: {
        measurement: chaining(measurement),
        tag: chaining(label('server', ['1'])),
        ...each(fields2, chained),
      },
    },
    WriteApi: {
      members: {
        useDefaultTags: chaining(label('server', ['0.*'])),
        ...each(['writePoint', 'writePoints', 'writeRecord', 'writeRecords', 'flush'], harmless),
        ...each(['close', 'dispose'], releases),
      },
    },
    QueryApi: {
      members: each(
        ['queryRows', 'queryLines', 'collectRows', 'collectLines', 'queryRaw', 'iterateRows'],
        harmless,
      ),
    },
  },
};

const setters3 = [
  ...['setTimestamp', 'setFloatField', 'setIntegerField', 'setUintegerField', 'setStringField'],
  ...['setBooleanField', 'setField', 'setFields', 'removeField', 'removeTag'],
];
const point = (more: Readonly<Record<string, Member>>) => ({
  members: {
    setMeasurement: chaining(measurement),
    setTag: chaining(label('server', ['1'])),
    ...each(setters3, chained),
    copy: chained,
    ...more,
  },
});
const version3: Library = {
  language,
  packages: ['@influxdata/influxdb3-client'],
  version: '2.1.0',
  source: 'dist/index.d.ts, dist/index.js (a gRPC transport for queries, closed by close)',
  exports: {
    InfluxDBClient: { construct: making('InfluxDB client', 'churn', 'InfluxDBClient', { close: 'close' }) },
    Point: { type: 'PointClass' },
    PointValues: { construct: { returns: 'PointValues' } },
  },
  types: {
    InfluxDBClient: { members: { ...each(['write', 'query', 'queryPoints'], harmless), close: releases } },
    PointClass: {
      members: {
        measurement: { call: { returns: 'Point', effects: [measurement] } },
        fromValues: giving('Point'),
      },
    },
    Point: point({}),
    PointValues: point({ asPoint: { call: { returns: 'Point', effects: [measurement] } } }),
  },
};

const version1: Library = {
  language,
  packages: ['influx'],
  version: '5.12.0',
  source: 'lib/src/index.d.ts, lib/src/index.js, lib/src/pool.js (plain requests, nothing to close)',
  exports: { InfluxDB: { construct: making('InfluxDB client', 'cheap', 'InfluxDB') } },
  types: {
    InfluxDB: {
      members: {
        writePoints: doing(metricName('server', '0[].measurement'), label('server', ['0[].tags.*'])),
        writeMeasurement: doing(measurement, label('server', ['1[].tags.*'])),
        ...each(['query', 'queryRaw', 'ping', 'createDatabase', 'getDatabaseNames', 'addSchema'], harmless),
      },
    },
  },
};

export const influxDb: readonly Library[] = [version2, version3, version1];
