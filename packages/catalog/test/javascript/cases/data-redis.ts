//= ioredis for every request
import express from 'express';
import Redis from 'ioredis';

const app = express();
const shared = new Redis({ host: 'redis' });

app.get('/users/:id', async (req, res) => {
  const redis = new Redis({ host: 'redis' }); // want "A Redis connection is made"
  const name = await redis.get(`user:${req.params.id}`);
  await redis.quit();
  res.json({ name, seen: await shared.incr('seen') });
});

//= ioredis by name, a cluster, and a copy of a connection
import express from 'express';
import { Cluster, Redis } from 'ioredis';

const app = express();
const main = new Redis();
const cluster = new Cluster([{ host: 'redis-0', port: 6379 }]);
const subscriber = main.duplicate();

app.post('/watch/:key', async (req, res) => {
  const own = main.duplicate(); // want "Redis connection"
  await own.subscribe(req.params.key);
  res.json(await cluster.get(req.params.key));
});
app.post('/shards', async (_req, res) => {
  const other = new Cluster([{ host: 'redis-1', port: 6379 }]); // want "Redis cluster client"
  res.json(await other.dbsize());
  other.disconnect();
});
subscriber.subscribe('news');

//= a Redis message is what its sender made it
import Redis from 'ioredis';
import { Counter } from 'prom-client';

const news = new Counter({ name: 'news_total', help: 'News', labelNames: ['topic'] });
const bodies = new Counter({ name: 'bodies_total', help: 'Bodies', labelNames: ['body'] });
const subscriber = new Redis();
subscriber.subscribe('news', 'weather');
subscriber.on('message', (channel, message) => {
  news.inc({ topic: channel });
  bodies.inc({ body: message }); // want "the body of a Redis message"
});

//= ioredis with require, once behind a guard
const Redis = require('ioredis');
const express = require('express');

const app = express();
let client;
function redis() {
  if (!client) client = new Redis(process.env.REDIS_URL);
  return client;
}
app.get('/hits', async (req, res) => {
  res.json(await redis().incr('hits'));
});
app.get('/fresh', async (req, res) => {
  const fresh = Redis.createClient(); // want "Redis connection"
  res.json(await fresh.get('hits'));
});

//= node-redis for every message
import { createClient, createCluster, type RedisClientType } from 'redis';
import express from 'express';

const app = express();
const client: RedisClientType = createClient({ url: process.env.REDIS_URL });
await client.connect();

app.get('/session/:id', async (req, res) => {
  const own = await createClient({ url: process.env.REDIS_URL }).connect(); // want "Redis connection"
  const session = await own.get(req.params.id);
  await own.close();
  res.json(session ?? (await client.get('default')));
});
app.get('/cluster', async (_req, res) => {
  const cluster = createCluster({ rootNodes: [{ url: 'redis://r0:6379' }] }); // want "Redis cluster client"
  await cluster.connect();
  res.json(await cluster.get('x'));
});

//= node-redis subscriptions run for every message
import { createClient } from 'redis';
import { Counter } from 'prom-client';

const orders = new Counter({ name: 'orders_total', help: 'Orders', labelNames: ['order'] });
const seen = new Map<string, number>();
const client = createClient();
const subscriber = client.duplicate();

export async function start() {
  await subscriber.connect();
  await subscriber.subscribe('orders', (message) => {
    orders.inc({ order: message }); // want "the body of a Redis message"
    seen.set(message, Date.now()); // want "`seen` lives as long as the process"
  });
}

//= Upstash talks HTTP
import { Redis } from '@upstash/redis';
import express from 'express';

const app = express();
app.get('/flags', async (_req, res) => {
  const redis = Redis.fromEnv();
  const second = new Redis({ url: process.env.URL ?? '', token: process.env.TOKEN ?? '' });
  res.json([await redis.get('flags'), await second.get('flags')]);
});

//= Valkey, by both of its clients
import { createServer } from 'node:http';
import { GlideClient, GlideClusterClient } from '@valkey/valkey-glide';
import Valkey from 'iovalkey';

const shared = await GlideClient.createClient({ addresses: [{ host: 'valkey' }] });
const sessions = new Valkey();
createServer(async (req, res) => {
  const own = await GlideClient.createClient({ addresses: [{ host: 'valkey' }] }); // want "Valkey client"
  const all = await GlideClusterClient.createClient({ addresses: [{ host: 'valkey' }] }); // want "Valkey client"
  const other = new Valkey(); // want "Redis connection"
  res.end(String([await shared.get('a'), await sessions.get('a'), own, all, other]));
}).listen(8080);
