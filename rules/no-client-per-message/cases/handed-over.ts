//= kafkajs producer per message in helper
//- publish.ts
import { Kafka } from 'kafkajs';
export async function publish(topic: string, value: string) {
  const kafka = new Kafka({ brokers: ['a:9092'] });
  const producer = kafka.producer(); // want "is made for every request or message"
  await producer.connect();
  try { await producer.send({ topic, messages: [{ value }] }); } finally { await producer.disconnect(); }
}
//- routes.ts
import { FastifyInstance } from 'fastify';
import { publish } from './publish';
export default async function routes(app: FastifyInstance) {
  app.post('/events', async (req) => { await publish('events', JSON.stringify(req.body)); return { ok: true }; });
}

//= kafkajs producer memoised promise
//- publish.ts
import { Kafka, type Producer } from 'kafkajs';
let ready: Promise<Producer> | undefined;
function producer(): Promise<Producer> {
  return (ready ??= (async () => {
    const p = new Kafka({ brokers: ['a:9092'] }).producer();
    await p.connect();
    return p;
  })());
}
export async function publish(topic: string, value: string) {
  await (await producer()).send({ topic, messages: [{ value }] });
}
//- routes.ts
import { FastifyInstance } from 'fastify';
import { publish } from './publish';
export default async function routes(app: FastifyInstance) {
  app.post('/events', async (req) => { await publish('events', JSON.stringify(req.body)); return { ok: true }; });
}

//= lambda client lazily
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
let client: DynamoDBClient | null = null;
const db = () => { if (!client) client = new DynamoDBClient({}); return client; };
export const handler = async (event: { id: string }) => { db(); return event.id; };

//= reconnect
import amqp from 'amqplib';
async function connect(): Promise<void> {
  try {
    const connection = await amqp.connect('amqp://x');
    connection.on('close', () => setTimeout(connect, 1000));
  } catch {
    setTimeout(connect, 1000);
  }
}
void connect();

//= cached connect with then
import express from 'express';
import { createClient } from 'redis';
let client: unknown = null;
let connecting: Promise<unknown> | null = null;
async function get() {
  if (client) return client;
  if (!connecting) {
    connecting = createClient().connect().then((c) => { client = c; return c; }).catch((e) => { connecting = null; throw e; });
  }
  return connecting;
}
express().get('/', async (req, res) => { await get(); });

//= cached connect with new promise
import express from 'express';
import WebSocket from 'ws';
class Upstream {
  private ready?: Promise<WebSocket>;
  open() {
    if (!this.ready) {
      this.ready = new Promise((resolve, reject) => {
        const ws = new WebSocket('ws://x');
        ws.once('open', () => resolve(ws));
        ws.once('error', reject);
      });
    }
    return this.ready;
  }
}
const up = new Upstream();
express().get('/', async (req, res) => { (await up.open()).send('x'); });

//= uncached connect with new promise
import express from 'express';
import WebSocket from 'ws';
class Upstream {
  open() {
    return new Promise<WebSocket>((resolve, reject) => {
      const ws = new WebSocket('ws://x'); // want "is made for every request or message"
      ws.once('open', () => resolve(ws));
      ws.once('error', reject);
    });
  }
}
const up = new Upstream();
express().get('/', async (req, res) => { (await up.open()).send('x'); });

//= workers of a pool that is made for each request: ended in any case, they still are started each time
import express from 'express';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
function inPool(run: (pool: { worker: Worker }[]) => void) {
  const pool = Array.from({ length: availableParallelism() }, () => {
    const worker = new Worker('./task.js'); // want "A worker thread is made for every request or message"
    return { worker };
  });
  try {
    run(pool);
  } finally {
    for (const { worker } of pool) void worker.terminate();
  }
}
function atOnce(run: (pool: { worker: Worker }[]) => void) {
  const pool = Array.from({ length: availableParallelism() }, () => {
    const worker = new Worker('./task.js'); // want "A worker thread is made for every request or message"
    return { worker };
  });
  run(pool);
}
express().post('/', (req, res) => {
  inPool((pool) => res.json(pool.length));
  atOnce((pool) => res.json(pool.length));
});

//= a helper keeps what the function that it is handed makes, in a map that it is given
import express from 'express';
import { Pool } from 'pg';
const pools = new Map<string, Pool>();
function keptIn<T>(all: Map<string, T>, name: string, make: () => T): T {
  let found = all.get(name);
  if (found === undefined) {
    found = make();
    all.set(name, found);
  }
  return found;
}
const app = express();
app.get('/depots', async (req, res) => {
  const region = req.query.region === 'north' ? 'north' : 'south';
  res.json(await keptIn(pools, region, () => new Pool({ database: region })).query('select * from depots'));
});
app.get('/trucks', async (req, res) => {
  const mine = new Map<string, Pool>();
  res.json(await keptIn(mine, 'trucks', () => new Pool()).query('select 1')); // want "connection pool is made for every request"
});

//= a helper of a class keeps it, another one only shares what is under way
import express from 'express';
import { MongoClient } from 'mongodb';
class Kept {
  readonly #made = new Map<string, MongoClient>();
  readonly #underWay = new Map<string, Promise<unknown>>();
  once(name: string, make: () => MongoClient): MongoClient {
    const there = this.#made.get(name);
    if (there) return there;
    const made = make();
    this.#made.set(name, made);
    return made;
  }
  together<T>(name: string, work: () => Promise<T>): Promise<unknown> {
    const running = this.#underWay.get(name);
    if (running) return running;
    const started = work().finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, started);
    return started;
  }
}
const kept = new Kept();
const app = express();
app.get('/orchards', async (req, res) => {
  res.json(await kept.once('orchards', () => new MongoClient('mongodb://orchards')).db().stats());
});
app.get('/harvests', async (req, res) => {
  await kept.together('harvests', async () => new MongoClient('mongodb://harvests')); // want "MongoDB client is made for every request"
  res.end();
});

//= data that a cache loads: its loader is run for whatever is not there any more
import express from 'express';
import { MongoClient } from 'mongodb';
const slots = new Map<string, { value: unknown; until: number }>();
async function cached(name: string, load: () => Promise<unknown>): Promise<unknown> {
  const slot = slots.get(name);
  if (slot && slot.until > Date.now()) return slot.value;
  const value = await load();
  slots.set(name, { value, until: Date.now() + 5000 });
  return value;
}
const app = express();
app.get('/weather', async (req, res) => {
  res.json(
    await cached('weather', async () => {
      const client = new MongoClient('mongodb://weather'); // want "MongoDB client is made for every request"
      return client.db().collection('weather').countDocuments();
    }),
  );
});

//= instances that share a pool by its address, and instances with one of their own
import express from 'express';
import { Pool } from 'undici';
const pools = new Map<string, Pool>();
class Caller {
  readonly pool: Pool | undefined;
  constructor(address: string) {
    if (pools.has(address)) {
      this.pool = pools.get(address);
    } else {
      const made = (this.pool = new Pool(address, { connections: 4 }));
      pools.set(address, made);
    }
  }
}
class Alone {
  readonly pool: Pool;
  constructor(address: string) {
    this.pool = new Pool(address);
  }
}
const app = express();
app.post('/notify', (req, res) => {
  const caller = new Caller('http://hooks');
  const alone = new Alone('http://hooks'); // want "HTTP connection pool is made for every request"
  res.json([caller.pool !== undefined, alone.pool.stats.free]);
});
//= a decorator of the program that keeps what a method gives, and one that does not
import express from 'express';
import { Pool } from 'pg';
function kept(_proto: object, name: string, descriptor: PropertyDescriptor): PropertyDescriptor {
  const method = descriptor.value;
  const result = Symbol(name);
  const has = Symbol(`has ${name}`);
  return {
    ...descriptor,
    value(this: any) {
      if (this[has]) return this[result];
      this[result] = method.call(this);
      this[has] = true;
      return this[result];
    },
  };
}
function timed(_proto: object, name: string, descriptor: PropertyDescriptor): PropertyDescriptor {
  const method = descriptor.value;
  return {
    ...descriptor,
    value(this: any) {
      console.time(name);
      const result = method.call(this);
      console.timeEnd(name);
      return result;
    },
  };
}
class Storehouse {
  @kept pool(): Pool {
    return new Pool();
  }
  @timed other(): Pool {
    return new Pool();
  }
}
const house = new Storehouse();
const app = express();
app.get('/pallets', async (_req, res) => {
  const { rows } = await house.pool().query('select * from pallets');
  res.json(rows);
});
app.get('/shelves', async (_req, res) => {
  const { rows } = await house.other().query('select * from shelves'); // want "pool"
  res.json(rows);
});
//= a function that is registered as it is, and called for another server as well
//- context.ts
import { PrismaClient } from '@prisma/client';
import type { CreateHTTPContextOptions } from '@trpc/server/adapters/standalone';
export async function createContext({ req }: CreateHTTPContextOptions) {
  return { actor: req.headers['x-actor'], db: new PrismaClient() }; // want "Prisma client"
}
export async function contextOf(db: PrismaClient) {
  return { db };
}
//- main.ts
import { PrismaClient } from '@prisma/client';
import { initTRPC } from '@trpc/server';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { WebSocketServer } from 'ws';
import { contextOf, createContext } from './context';
const db = new PrismaClient();
const t = initTRPC.create();
const router = t.router({ ping: t.procedure.query(() => 'pong') });
const { server } = createHTTPServer({ router, createContext });
createHTTPServer({ router, createContext: () => contextOf(db) });
applyWSSHandler({ wss: new WebSocketServer({ server }), router, createContext: (opts) => createContext(opts as never) });
