// Libraries that send or keep metrics, and the middlewares that label requests for them.
import type { Library } from '../../schema.ts';
import { cloudWatch } from './cloudwatch.ts';
import { hotShots } from './hot-shots.ts';
import { influxDb } from './influxdb.ts';
import { metricMiddlewares } from './middlewares.ts';
import { nestPrometheus } from './nest-prometheus.ts';
import { openTelemetry } from './opentelemetry.ts';
import { promClient } from './prom-client.ts';
import { statsdLibraries } from './statsd.ts';
import { vendors } from './vendors.ts';

export const metricsLibraries: readonly Library[] = [
  ...cloudWatch,
  hotShots,
  ...influxDb,
  ...metricMiddlewares,
  nestPrometheus,
  ...openTelemetry,
  promClient,
  ...statsdLibraries,
  ...vendors,
];
