// Libraries that send or keep metrics, and the middlewares that label requests for them.
import type { Library } from '../../schema.ts';
import { hotShots } from './hot-shots.ts';
import { promClient } from './prom-client.ts';

export const metricsLibraries: readonly Library[] = [hotShots, promClient];
