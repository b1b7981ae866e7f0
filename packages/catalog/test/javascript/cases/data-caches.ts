//= node-cache without a limit, with one, and for every request
import NodeCache from 'node-cache';
import express from 'express';

const app = express();
const endless = new NodeCache();
const limited = new NodeCache({ maxKeys: 1000 });
const expiring = new NodeCache({ stdTTL: 60 });
const unswept = new NodeCache({ stdTTL: 60, checkperiod: 0 });

app.get('/users/:id', (req, res) => {
  endless.set(req.params.id, req.query); // want "`endless` lives as long as the process"
  endless.set(req.params.id, req.query, 60);
  limited.set(req.params.id, req.query);
  expiring.set(req.params.id, req.query);
  unswept.set(req.params.id, req.query); // want "`unswept` lives as long as the process"
  const own = new NodeCache({ stdTTL: 60 }); // want "node-cache"
  own.set('a', 1);
  res.end();
});

//= caches that evict by themselves
import QuickLRU from 'quick-lru';
import { TTLCache } from '@isaacs/ttlcache';
import { lru, LRU } from 'tiny-lru';
import { LRUCache } from 'lru-cache';
import express from 'express';

const app = express();
const quick = new QuickLRU<string, string>({ maxSize: 1000 });
const timed = new TTLCache({ ttl: 60_000 });
const tiny = lru(500);
const standard = lru();
const recent = new LRUCache<string, string>({ max: 100 });
const immortal = new TTLCache({ ttl: Infinity });
const unlimited = new LRU();

app.get('/users/:id', (req, res) => {
  const { id } = req.params;
  quick.set(id, id);
  timed.set(id, id);
  tiny.set(id, id);
  standard.set(id, id);
  recent.set(id, id);
  immortal.set(id, id); // want "`immortal` lives as long as the process"
  unlimited.set(id, id); // want "`unlimited` lives as long as the process"
  res.end();
});

//= stores that expire only what is read again
import Keyv from 'keyv';
import { createCache } from 'cache-manager';
import { FlatCache } from 'flat-cache';
import KeyvRedis from '@keyv/redis';
import express from 'express';

const app = express();
const memory = new Keyv({ ttl: 60_000 });
const redis = new Keyv({ store: new KeyvRedis('redis://cache') });
const cache = createCache({ ttl: 10_000 });
const tiered = createCache({ stores: [redis] });
const flat = new FlatCache({ cacheId: 'users' });
const smallFlat = new FlatCache({ lruSize: 100 });

app.get('/users/:id', async (req, res) => {
  const { id } = req.params;
  await memory.set(id, 1); // want "`memory` lives as long as the process"
  await redis.set(id, 1);
  await cache.wrap(id, async () => 1); // want "`cache` lives as long as the process"
  await tiered.wrap(id, async () => 1);
  flat.setKey(id, 1); // want "`flat` lives as long as the process"
  smallFlat.setKey(id, 1);
  await memory.set('users', 1);
  res.end();
});

//= a store that is emptied
import Keyv from 'keyv';
import express from 'express';

const app = express();
const memory = new Keyv();
setInterval(() => void memory.clear(), 3_600_000);
app.get('/users/:id', async (req, res) => {
  await memory.set(req.params.id, 1);
  res.end();
});

//= a data loader for the process, and one for each request
import DataLoader from 'dataloader';
import express from 'express';

const app = express();
const load = async (ids: readonly string[]) => ids.map((id) => ({ id }));
const shared = new DataLoader(load);
const uncached = new DataLoader(load, { cache: false });

app.get('/users/:id', async (req, res) => {
  await shared.load(req.params.id); // want "`shared` lives as long as the process"
  await uncached.load(req.params.id);
  const own = new DataLoader(load);
  res.json(await own.load(req.params.id));
});

//= limiters forget
import { RateLimiterMemory } from 'rate-limiter-flexible';
import Bottleneck from 'bottleneck';
import pLimit from 'p-limit';
import PQueue from 'p-queue';
import express from 'express';

const app = express();
const limiter = new RateLimiterMemory({ points: 10, duration: 1 });
const bans = new RateLimiterMemory({ points: 10, duration: 0 });
const group = new Bottleneck.Group({ maxConcurrent: 1 });
const limit = pLimit(5);
const queue = new PQueue({ concurrency: 2 });
const ids: string[] = [];

app.use(async (req, res, next) => {
  await limiter.consume(req.ip ?? '');
  await bans.consume(req.ip ?? ''); // want "`bans` lives as long as the process"
  await group.key(req.ip ?? '').schedule(async () => undefined);
  await queue.add(async () => limit(async () => undefined));
  const own = new Bottleneck({ reservoir: 10, reservoirRefreshInterval: 1000 }); // want "Bottleneck limiter"
  await own.schedule(async () => undefined);
  next();
});
app.post('/jobs/:id', (req, res) => {
  void limit(() => ids.push(req.params.id)); // want "`ids` lives as long as the process"
  res.end();
});

//= memoised functions that have a limit
import memoize from 'memoizee';
import moize from 'moize';
import express from 'express';

const app = express();
const find = async (id: string) => ({ id });
const limited = memoize(find, { max: 100 });
const timed = memoize(find, { maxAge: 1000, promise: true });
const last = moize(find);
app.get('/users/:id', async (req, res) => {
  res.json([await limited(req.params.id), await timed(req.params.id), await last(req.params.id)]);
});

//= resource pools
import genericPool from 'generic-pool';
import express from 'express';

const app = express();
const factory = { create: async () => ({}), destroy: async () => undefined };
const pool = genericPool.createPool(factory, { max: 10 });
app.get('/a', async (_req, res) => {
  const resource = await pool.acquire();
  await pool.release(resource);
  const own = genericPool.createPool(factory, { max: 1 }); // want "resource pool"
  await own.drain();
  res.end();
});

//= lru-cache, old and new
import LRU from 'lru-cache';
import { LRUCache } from 'lru-cache';
import express from 'express';

const app = express();
const forEver = new LRU();
const aged = new LRU({ maxAge: 60_000 });
const capped = new LRU(500);
const sized = new LRU({ max: 500, maxAge: 60_000 });
const stale = new LRUCache<string, string>({ ttl: 60_000 });
const fetching = new LRUCache<string, string>({
  ttl: 60_000,
  ttlAutopurge: true,
  fetchMethod: async (id) => id,
});
const lazy = new LRUCache<string, string>({ ttl: 60_000, fetchMethod: async (id) => id });
app.get('/users/:id', async (req, res) => {
  const { id } = req.params;
  forEver.set(id, id); // want "`forEver` lives as long as the process"
  aged.set(id, id); // want "`aged` lives as long as the process"
  capped.set(id, id);
  sized.set(id, id);
  stale.set(id, id); // want "`stale` lives as long as the process"
  await fetching.fetch(id);
  await lazy.fetch(id); // want "`lazy` lives as long as the process"
  res.end();
});

//= a written-down type says nothing of a limit
import NodeCache from 'node-cache';
import DataLoader from 'dataloader';
import express from 'express';
import { cacheOptions } from './settings';

class Users {
  private readonly cache: NodeCache = new NodeCache({ stdTTL: 60 });
  private readonly other: NodeCache;
  constructor(private readonly loader: DataLoader<string, string>) {
    this.other = new NodeCache(cacheOptions);
  }
  async find(id: string) {
    this.cache.set(id, id);
    this.other.set(id, id);
    return this.loader.load(id);
  }
}
const app = express();
const users = new Users(new DataLoader(async (ids) => [...ids], { cacheMap: new Map() }));
app.get('/users/:id', async (req, res) => {
  res.json(await users.find(req.params.id));
});

//= what is remembered for each argument, compiled for each schema, and counted for each breaker
import { createServer } from 'node:http';
import Ajv from 'ajv';
import fast from 'fast-memoize';
import { Cache } from 'memory-cache';
import memoize from 'memoize';
import CircuitBreaker from 'opossum';

const square = (side: string) => side;
const remembered = memoize(square);
const forAWhile = memoize(square, { maxAge: 60_000 });
const serialised = fast(square);
const lots = new Cache();
const brief = new Cache();
const inline = new Ajv();
const checked = new Ajv();
const known = { type: 'object' };
const shared = new CircuitBreaker(async () => square('1'));
createServer(async (req, res) => {
  const side = new URL(req.url ?? '', 'http://shapes').searchParams.get('side') ?? '';
  remembered(side); // want "remembered"
  forAWhile(side);
  serialised(side); // want "serialised"
  lots.put(side, 1); // want "lots"
  brief.put(side, 1, 1000);
  inline.compile({ type: 'object', title: side }); // want "inline"
  checked.compile(known);
  const own = new CircuitBreaker(async () => square(side)); // want "circuit breaker"
  res.end(String([await shared.fire(), await own.fire()]));
}).listen(8080);

//= dataloader: what the function does that loads a batch, and a loader whose field is written down
import DataLoader from 'dataloader';
import express from 'express';
const gathered: string[] = [];
async function load(ids: readonly string[]) {
  gathered.push('one more'); // want "`gathered` lives as long as the process"
  return ids.map((id) => ({ id }));
}
class Authors {
  private readonly byEmail: DataLoader<string, { id: string }> = new DataLoader(load);
  private readonly byName: DataLoader<string, { id: string }>;
  private readonly either: DataLoader<string, { id: string }>;
  constructor(options?: DataLoader.Options<string, { id: string }>) {
    this.byName = new DataLoader(load, { cache: false });
    this.either = new DataLoader(load, options);
  }
  async find(email: string) {
    return [
      await this.byEmail.load(email), // want "`byEmail` lives as long as the process"
      await this.byName.load(email),
      await this.either.load(email),
    ];
  }
}
const authors = new Authors();
express().get('/:email', async (req, res) => {
  res.json(await authors.find(req.params.email));
});

//= memory-cache: the module itself is one cache for all
import express from 'express';
import cache from 'memory-cache';
const app = express();
app.get('/:id', (req, res) => {
  cache.put(req.params.id, 'x'); // want "`cache` .* an entry for each path parameter"
  cache.put(req.params.id, 'x', 60_000);
  res.end();
});

//= memory-cache: the module itself, as a whole
import express from 'express';
import * as pages from 'memory-cache';
const app = express();
app.get('/:id', (req, res) => {
  pages.put(req.params.id, 'x'); // want "`pages` .* an entry for each path parameter"
  res.end();
});

//= memory-cache: what somebody takes out again
import express from 'express';
const cache = require('memory-cache');
const app = express();
app.get('/:id', (req, res) => {
  cache.put(req.params.id, 'x');
  res.on('close', () => cache.del(req.params.id));
});

//= lru-cache: with a lifetime alone, what is never asked for again stays
import express from 'express';
import { LRUCache } from 'lru-cache';
const unpurged = new LRUCache<string, number>({ ttl: 1000, ttlAutopurge: false });
const purged = new LRUCache<string, number>({ ttl: 1000, ttlAutopurge: true });
const limited = new LRUCache<string, number>({ ttl: 1000, ttlAutopurge: false, max: 10 });
express().get('/:key', (req) => {
  unpurged.set(req.params.key, 1); // want "`unpurged` lives as long as the process"
  purged.set(req.params.key, 1);
  limited.set(req.params.key, 1);
});

//= lodash-es: the file of one function, with its ending
import express from 'express';
import memoize from 'lodash-es/memoize.js';
const describe = memoize((key: string) => ({ key }));
express().get('/:key', (req, res) => {
  res.json(describe(req.params.key)); // want "lives as long as the process"
});
