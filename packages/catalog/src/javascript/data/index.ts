// Databases, caches, HTTP and vendor clients, loggers: what one of them per message costs; and collections that bound themselves.
import type { Library } from '../../schema.ts';
import { analyticsLibraries } from './analytics.ts';
import { browserLibraries } from './browsers.ts';
import { cacheLibraries } from './caches.ts';
import { collectionLibraries } from './collections.ts';
import { dateLibraries } from './dates.ts';
import { drizzleLibraries } from './drizzle.ts';
import { emitterLibraries } from './emitters.ts';
import { featureFlagLibraries } from './feature-flags.ts';
import { freedByHandLibraries } from './freed-by-hand.ts';
import { functionalLibraries } from './functional.ts';
import { hostedStoreLibraries } from './hosted-stores.ts';
import { httpClientLibraries } from './http-clients.ts';
import { identifierLibraries } from './identifiers.ts';
import { iterationLibraries } from './iteration.ts';
import { loggingLibraries } from './logging.ts';
import { lruCache } from './lru-cache.ts';
import { machineLibraries } from './machines.ts';
import { memoizingLibraries } from './memoizing.ts';
import { observableLibraries } from './observables.ts';
import { ormLibraries } from './orm.ts';
import { queueLibraries } from './queues.ts';
import { redisLibraries } from './redis.ts';
import { registrationLibraries } from './registrations.ts';
import { rxjs } from './rxjs.ts';
import { schemaLibraries } from './schemas.ts';
import { sqlLibraries } from './sql.ts';
import { storeLibraries } from './stores.ts';
import { telemetryLibraries } from './telemetry.ts';
import { threadPoolLibraries } from './thread-pools.ts';
import { validatorLibraries } from './validators.ts';

export const dataLibraries: readonly Library[] = [
  lruCache,
  ...freedByHandLibraries,
  ...redisLibraries,
  ...sqlLibraries,
  ...ormLibraries,
  ...drizzleLibraries,
  ...storeLibraries,
  ...hostedStoreLibraries,
  ...httpClientLibraries,
  ...loggingLibraries,
  ...telemetryLibraries,
  ...featureFlagLibraries,
  ...analyticsLibraries,
  ...machineLibraries,
  ...threadPoolLibraries,
  ...browserLibraries,
  ...cacheLibraries,
  ...memoizingLibraries,
  ...queueLibraries,
  ...schemaLibraries,
  ...validatorLibraries,
  ...collectionLibraries,
  ...emitterLibraries,
  ...iterationLibraries,
  ...observableLibraries,
  ...registrationLibraries,
  rxjs,
  ...identifierLibraries,
  ...dateLibraries,
  ...functionalLibraries,
];
