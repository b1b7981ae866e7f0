// All Go libraries that the catalog describes.
import type { Library } from '../schema.ts';
import { builtin } from './builtin.ts';
import { metricClients } from './metrics/clients.ts';
import { metricMiddlewares } from './metrics/middlewares.ts';
import { openTelemetry } from './metrics/opentelemetry.ts';
import { prometheusLibraries } from './metrics/prometheus.ts';
import { metricRegistries } from './metrics/registries.ts';
import { containers } from './std/containers.ts';
import { http, httpDebug, url } from './std/http.ts';
import { randomness } from './std/random.ts';
import { system } from './std/system.ts';
import { text } from './std/text.ts';
import { time } from './std/time.ts';

const standard: readonly Library[] = [
  ...text,
  ...containers,
  ...randomness,
  ...system,
  http,
  url,
  ...httpDebug,
  time,
];

const metrics: readonly Library[] = [
  ...prometheusLibraries,
  ...openTelemetry,
  ...metricRegistries,
  ...metricClients,
  ...metricMiddlewares,
];

export const goLibraries: readonly Library[] = [builtin, ...standard, ...metrics];
