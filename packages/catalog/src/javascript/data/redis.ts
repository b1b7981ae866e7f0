// Redis clients: a connection (or one per node) that is opened at once or by connect(), and reconnects until it is told to stop.
import type { CallMeaning, Library, Member, TypeEntry } from '../../schema.ts';
import { emitting } from '../std/node-events.ts';
import { calls, constructs, giving, holding, making, named, releases } from './rows.ts';

const language = 'javascript';
const connection = 'Redis connection';
const cluster = 'Redis cluster client';

const received: Readonly<Record<string, TypeEntry>> = {
  'Redis message': {
    extends: ['string'],
    cardinality: 'perEvent',
    because: 'the body of a Redis message',
  },
  'Redis channel': { extends: ['string'], cardinality: 'configured', because: 'the Redis channel' },
};
const because = 'for every Redis message';

const redis = (returns: string, noun = connection): CallMeaning => holding(noun, returns, 'quit');
const ioredisMembers: Readonly<Record<string, Member>> = {
  ...emitting(
    {
      names: ['message', 'messageBuffer', 'smessage', 'smessageBuffer'],
      parameters: ['Redis channel', 'Redis message'],
      because,
    },
    {
      // What matches a pattern may be any channel.
      names: ['pmessage', 'pmessageBuffer'],
      parameters: [null, null, 'Redis message'],
      because,
    },
  ),
  quit: releases,
  disconnect: releases,
};

const ioredisTypes: Readonly<Record<string, TypeEntry>> = {
  ...received,
  Redis: {
    extends: ['node:events#EventEmitter'],
    members: {
      ...ioredisMembers,
      duplicate: calls(redis('Redis')),
      'static Cluster': constructs(redis('Cluster', cluster)),
      'static createClient': calls(redis('Redis')),
    },
  },
  Cluster: {
    extends: ['node:events#EventEmitter'],
    members: { ...ioredisMembers, duplicate: calls(redis('Cluster', cluster)) },
  },
};
const ioredis: Library = {
  language,
  packages: ['ioredis'],
  version: '6.0.0',
  source:
    'built/index.d.ts, built/Redis.js (connects in the constructor unless lazyConnect, then retries until disconnect), built/cluster/index.d.ts',
  exports: {
    default: constructs(redis('Redis')),
    Redis: constructs(redis('Redis')),
    Cluster: constructs(redis('Cluster', cluster)),
    createClient: calls(redis('Redis')),
  },
  types: ioredisTypes,
};
/** Made from ioredis. */
const iovalkey: Library = {
  language,
  packages: ['iovalkey'],
  version: '0.4.0',
  source: 'built/index.d.ts, built/Redis.js (as ioredis)',
  exports: {
    ...named(['default', 'Redis', 'Valkey'], constructs(redis('Redis'))),
    Cluster: constructs(redis('Cluster', cluster)),
  },
  types: ioredisTypes,
};
const glideClient = (returns: string): TypeEntry => ({
  members: { close: releases, 'static createClient': calls(holding('Valkey client', returns, 'close')) },
});
const glide: Library = {
  language,
  packages: ['@valkey/valkey-glide'],
  version: '2.5.2',
  source: 'build-ts/GlideClient.d.ts, GlideClusterClient.d.ts, BaseClient.d.ts',
  exports: {
    GlideClient: constructs({ returns: 'GlideClient' }),
    GlideClusterClient: constructs({ returns: 'GlideClusterClient' }),
  },
  types: {
    GlideClient: glideClient('GlideClient'),
    GlideClusterClient: glideClient('GlideClusterClient'),
  },
};

const held = (returns: string, noun = connection): CallMeaning => holding(noun, returns, 'close');
/** Runs its listener for every message until unsubscribe. */
const subscribing = (undo: string): Member => ({
  call: {
    callbacks: [
      { at: '1', frequency: 'perMessage', parameters: ['Redis message', 'Redis channel'], because },
    ],
    effects: [{ effect: 'listen', on: 'this', listener: '1', undo: [undo] }],
  },
});
const nodeRedis: TypeEntry = {
  extends: ['node:events#EventEmitter'],
  members: {
    // `const client = await createClient().connect()`
    connect: { call: { returns: 'this' } },
    ...named(['close', 'destroy', 'quit', 'disconnect'], releases),
    subscribe: subscribing('unsubscribe'),
    sSubscribe: subscribing('sUnsubscribe'),
    pSubscribe: {
      call: {
        callbacks: [{ at: '1', frequency: 'perMessage', parameters: ['Redis message'], because }],
        effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['pUnsubscribe'] }],
      },
    },
    // The same connection seen another way.
    ...named(['withTypeMapping', 'withCommandOptions', 'asap'], { call: { returns: 'this' } }),
  },
};
const nodeRedisTypes = (name: string, noun: string): Record<string, TypeEntry> => ({
  [name]: { extends: ['Redis connection'], members: { duplicate: calls(held(name, noun)) } },
});

const redisPackage: Library = {
  language,
  packages: ['redis', '@redis/client'],
  version: '6.3.1',
  source:
    'dist/index.d.ts; @redis/client 6.3.1 dist/lib/client/index.d.ts, pool.d.ts, cluster/index.d.ts, sentinel/index.d.ts (close, destroy; quit and disconnect before 5)',
  exports: {
    createClient: calls(held('RedisClientType')),
    createClientPool: calls(held('RedisClientPoolType', 'Redis connection pool')),
    createCluster: calls(held('RedisClusterType', cluster)),
    createSentinel: calls(held('RedisSentinelType', 'Redis sentinel client')),
  },
  types: {
    ...received,
    'Redis connection': nodeRedis,
    ...nodeRedisTypes('RedisClientType', connection),
    RedisClientPoolType: { extends: ['Redis connection'] },
    ...nodeRedisTypes('RedisClusterType', cluster),
    ...nodeRedisTypes('RedisSentinelType', 'Redis sentinel client'),
  },
};

/** Talks HTTP through fetch: holds its configuration, no connection. */
const upstash: Library = {
  language,
  packages: ['@upstash/redis'],
  version: '1.39.0',
  source: 'nodejs.d.ts, nodejs.js (HttpClient calls the global fetch)',
  exports: {
    Redis: constructs(making('Upstash client', 'cheap', 'Redis')),
  },
  types: { Redis: { members: { 'static fromEnv': giving('Redis') } } },
};

export const redisLibraries: readonly Library[] = [ioredis, iovalkey, glide, redisPackage, upstash];
