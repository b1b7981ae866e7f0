// All JavaScript and TypeScript libraries that the catalog describes.
import type { Library } from '../schema.ts';
import { ecmascript } from './ecmascript.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { hotShots } from './hot-shots.ts';
import { kafkajs } from './kafkajs.ts';
import { lruCache } from './lru-cache.ts';
import { nodeEvents } from './node-events.ts';
import { nodeHttp } from './node-http.ts';
import { promClient } from './prom-client.ts';

export const javascriptLibraries: readonly Library[] = [
  ecmascript,
  express,
  fastify,
  hotShots,
  kafkajs,
  lruCache,
  nodeEvents,
  nodeHttp,
  promClient,
];
