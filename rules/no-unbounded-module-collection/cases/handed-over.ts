//= net server keeps lines per chunk
//- src/server.ts
import net from 'node:net';
import { record } from './journal.js';
const server = net.createServer((socket) => {
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    record(socket.remoteAddress ?? 'unknown', chunk.toString());
  });
  socket.on('close', () => socket.destroy());
});
server.listen(9000);
//- src/journal.ts
const lines: string[] = [];
const perPeer = new Map<string, number>();
export function record(peer: string, line: string): void {
  lines.push(line); // want "lives as long as the process"
  perPeer.set(peer, (perPeer.get(peer) ?? 0) + 1); // want "lives as long as the process"
}

//= net server per-connection buffer is fine
import { createServer, type Socket } from 'node:net';
const open = new Set<Socket>();
createServer((socket) => {
  open.add(socket);
  const buffered: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    buffered.push(chunk);
  });
  socket.once('close', () => open.delete(socket));
}).listen(4000);

//= condition on call name
//- src/consumer.ts
import { Kafka } from 'kafkajs';
import { remember, alreadySeen } from './dedupe';
const kafka = new Kafka({ brokers: (process.env.BROKERS ?? '').split(',') });
export async function start() {
  const consumer = kafka.consumer({ groupId: 'billing' });
  await consumer.connect();
  await consumer.subscribe({ topic: 'payments' });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const payment = JSON.parse(message.value!.toString());
      if (alreadySeen(payment.id)) return;
      remember(payment.id);
    },
  });
}
void start();
//- src/dedupe.ts
const seen = new Set<string>();
export const alreadySeen = (id: string): boolean => seen.has(id);
export const remember = (id: string): void => {
  seen.add(id); // want "lives as long as the process"
};

//= dedupe set with cap
//- src/dedupe.ts
const MAX = 10_000;
const seen = new Set<string>();
export function firstTime(id: string): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  if (seen.size > MAX) {
    const oldest = seen.values().next().value;
    if (oldest !== undefined) seen.delete(oldest);
  }
  return true;
}
//- src/worker.ts
import { Worker } from 'bullmq';
import { firstTime } from './dedupe';
new Worker('mail', async (job) => {
  if (!firstTime(job.id!)) return;
  await job.updateProgress(100);
});

//= http2 stream sessions
import http2 from 'node:http2';
const sessions: http2.ServerHttp2Session[] = [];
const server = http2.createServer();
server.on('session', (session) => {
  sessions.push(session); // want "lives as long as the process"
});
server.listen(8443);

//= http2 sessions removed
import http2 from 'node:http2';
const sessions = new Set<http2.ServerHttp2Session>();
const server = http2.createServer();
server.on('session', (session) => {
  sessions.add(session);
  session.on('close', () => sessions.delete(session));
});
server.listen(8443);

//= udp exporter
import dgram from 'node:dgram';
const sources: Record<string, number> = {};
const socket = dgram.createSocket('udp4');
socket.on('message', (msg, rinfo) => {
  sources[`${rinfo.address}:${rinfo.port}`] = msg.length; // want "lives as long as the process"
});
socket.bind(8125);

//= generic repository cache
//- src/repository.ts
export abstract class CachedRepository<T extends { id: string }> {
  protected readonly cache = new Map<string, T>();
  protected abstract load(id: string): Promise<T | null>;
  async find(id: string): Promise<T | null> {
    const hit = this.cache.get(id);
    if (hit) return hit;
    const found = await this.load(id);
    if (found) this.cache.set(id, found); // want "lives as long as the process"
    return found;
  }
}
//- src/users.ts
import { CachedRepository } from './repository';
export interface User { id: string; name: string }
export class UserRepository extends CachedRepository<User> {
  constructor(private readonly db: { one(sql: string, id: string): Promise<User | null> }) { super(); }
  protected load(id: string) { return this.db.one('select * from users where id = $1', id); }
}
//- src/app.ts
import Fastify from 'fastify';
import { UserRepository } from './users';
import { db } from './db';
const users = new UserRepository(db);
const app = Fastify();
app.get<{ Params: { id: string } }>('/users/:id', async (request) => users.find(request.params.id));
await app.listen({ port: 3000 });
//- src/db.ts
export const db = { async one(_sql: string, _id: string) { return null; } };

//= generic repository with ttl sweep
//- src/repository.ts
export class Cached<K, V> {
  readonly #entries = new Map<K, { value: V; at: number }>();
  readonly #timer: NodeJS.Timeout;
  constructor(private readonly ttlMs: number) {
    this.#timer = setInterval(() => this.#sweep(), ttlMs);
    this.#timer.unref();
  }
  get(key: K): V | undefined { return this.#entries.get(key)?.value; }
  put(key: K, value: V): void { this.#entries.set(key, { value, at: Date.now() }); }
  #sweep(): void {
    const limit = Date.now() - this.ttlMs;
    for (const [key, entry] of this.#entries) if (entry.at < limit) this.#entries.delete(key);
  }
}
//- src/app.ts
import express from 'express';
import { Cached } from './repository';
const tokens = new Cached<string, string>(60_000);
const app = express();
app.get('/t/:id', (req, res) => {
  tokens.put(req.params.id, 'x');
  res.json(tokens.get(req.params.id));
});

//= http cached class without sweep
//- src/repository.ts
export class Cached<K, V> {
  readonly #entries = new Map<K, { value: V; at: number }>();
  constructor(private readonly ttlMs: number) {}
  get(key: K): V | undefined {
    const e = this.#entries.get(key);
    if (!e) return undefined;
    if (Date.now() - e.at > this.ttlMs) { this.#entries.delete(key); return undefined; }
    return e.value;
  }
  put(key: K, value: V): void {
    this.#entries.set(key, { value, at: Date.now() }); // want "lives as long as the process"
  }
}
//- src/app.ts
import express from 'express';
import { Cached } from './repository';
const tokens = new Cached<string, string>(60_000);
const app = express();
app.get('/t/:id', (req, res) => {
  tokens.put(req.params.id, 'x');
  res.json(tokens.get(req.params.id));
});

//= reply-to correlation rabbit rpc
//- src/rpc.ts
import amqp from 'amqplib';
import { randomUUID } from 'node:crypto';
const pending = new Map<string, (value: unknown) => void>();
let channel: amqp.Channel;
export async function init() {
  const connection = await amqp.connect(process.env.AMQP_URL!);
  channel = await connection.createChannel();
  await channel.consume('replies', (msg) => {
    const resolve = pending.get(msg!.properties.correlationId);
    resolve?.(JSON.parse(msg!.content.toString()));
  }, { noAck: true });
}
export function call(queue: string, payload: unknown): Promise<unknown> {
  const id = randomUUID();
  return new Promise((resolve) => {
    pending.set(id, resolve); // want "lives as long as the process"
    channel.sendToQueue(queue, Buffer.from(JSON.stringify(payload)), { correlationId: id, replyTo: 'replies' });
  });
}
//- src/routes.ts
import { Router } from 'express';
import { call } from './rpc';
export const router = Router();
router.post('/quote', async (req, res) => {
  res.json(await call('quotes', req.body));
});

//= reply-to correlation deleted on reply
//- src/rpc.ts
import amqp from 'amqplib';
import { randomUUID } from 'node:crypto';
const pending = new Map<string, (value: unknown) => void>();
let channel: amqp.Channel;
export async function init() {
  const connection = await amqp.connect(process.env.AMQP_URL!);
  channel = await connection.createChannel();
  await channel.consume('replies', (msg) => {
    const id = msg!.properties.correlationId;
    pending.get(id)?.(JSON.parse(msg!.content.toString()));
    pending.delete(id);
  }, { noAck: true });
}
export function call(queue: string, payload: unknown): Promise<unknown> {
  const id = randomUUID();
  return new Promise((resolve) => {
    pending.set(id, resolve);
    channel.sendToQueue(queue, Buffer.from(JSON.stringify(payload)), { correlationId: id, replyTo: 'replies' });
  });
}
//- src/routes.ts
import { Router } from 'express';
import { call, init } from './rpc';
void init();
export const router = Router();
router.post('/quote', async (req, res) => {
  res.json(await call('quotes', req.body));
});

//= koa session state
//- src/app.js
const Koa = require('koa');
const Router = require('@koa/router');
const { track } = require('./tracking');
const app = new Koa();
const router = new Router();
router.get('/items/:id', async (ctx) => {
  await track(ctx);
  ctx.body = { ok: true };
});
app.use(router.routes());
app.listen(3000);
//- src/tracking.js
const visits = {};
exports.track = async function track(ctx) {
  const ip = ctx.request.ip;
  visits[ip] = visits[ip] || { count: 0, first: Date.now() }; // want "lives as long as the process"
  visits[ip].count++;
};

//= hono rate limiter with sweep
import { Hono } from 'hono';
const hits = new Map<string, { n: number; reset: number }>();
const app = new Hono();
app.use('*', async (c, next) => {
  const ip = c.req.header('x-forwarded-for') ?? 'local';
  const now = Date.now();
  const entry = hits.get(ip);
  if (!entry || entry.reset < now) hits.set(ip, { n: 1, reset: now + 60_000 });
  else if (++entry.n > 100) return c.text('slow down', 429);
  await next();
});
setInterval(() => {
  const now = Date.now();
  for (const [ip, e] of hits) if (e.reset < now) hits.delete(ip);
}, 60_000).unref();
export default app;

//= hono rate limiter without sweep
import { Hono } from 'hono';
const hits = new Map<string, { n: number; reset: number }>();
const app = new Hono();
app.use('*', async (c, next) => {
  const ip = c.req.header('x-forwarded-for') ?? 'local';
  const now = Date.now();
  const entry = hits.get(ip);
  if (!entry || entry.reset < now) hits.set(ip, { n: 1, reset: now + 60_000 }); // want "lives as long as the process"
  else if (++entry.n > 100) return c.text('slow down', 429);
  await next();
});
export default app;

//= fastify plugin request tracking with onResponse removal
import Fastify from 'fastify';
const inflight = new Map<string, number>();
const app = Fastify();
app.addHook('onRequest', async (req) => { inflight.set(req.id, Date.now()); });
app.addHook('onResponse', async (req) => { inflight.delete(req.id); });

//= fastify plugin request tracking without removal
import Fastify from 'fastify';
const started = new Map<string, number>();
const app = Fastify();
app.addHook('onRequest', async (req) => { started.set(req.id, Date.now()); }); // want "lives as long as the process"
app.addHook('onResponse', async (req) => { const t = started.get(req.id)!; req.log.info(Date.now() - t); });

//= graphql resolver cache
import { GraphQLError } from 'graphql';
import { ApolloServer } from '@apollo/server';
const byId: Map<string, object> = new Map();
export const resolvers = {
  Query: {
    book: async (_p: unknown, { id }: { id: string }, ctx: any) => {
      if (byId.has(id)) return byId.get(id);
      const book = await ctx.db.book(id);
      byId.set(id, book); // want "lives as long as the process"
      return book;
    },
  },
};
export const server = new ApolloServer({ typeDefs: '', resolvers });

//= graphql per-request dataloader
import DataLoader from 'dataloader';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { db } from './db';
const server = new ApolloServer({ typeDefs: '', resolvers: {} });
await startStandaloneServer(server, { context: async () => ({ books: new DataLoader((ids: readonly string[]) => db.many(ids)) }) });

//= module level dataloader
import DataLoader from 'dataloader';
import { db } from './db';
import { ApolloServer } from '@apollo/server';
const books = new DataLoader((ids: readonly string[]) => db.many(ids));
export const resolvers = {
  Query: { book: (_: unknown, args: { id: string }) => books.load(args.id) }, // want "lives as long as the process"
};
new ApolloServer({ typeDefs: '', resolvers });

//= bullmq worker results kept
//- worker.ts
import { Worker, type Job } from 'bullmq';
import { ResultStore } from './store';
const store = new ResultStore();
async function process(job: Job<{ orderId: string }>) {
  const result = { total: 1 };
  store.save(job.data.orderId, result);
  return result;
}
new Worker('orders', process, { connection: { host: 'x' } });
//- store.ts
export class ResultStore {
  private results: { [orderId: string]: unknown } = {};
  save(orderId: string, result: unknown) {
    this.results = { ...this.results, [orderId]: result }; // want "lives as long as the process"
  }
}

//= lambda module scope cache
import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';
const responses: Record<string, string> = {};
export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const key = event.rawPath + event.rawQueryString;
  if (!responses[key]) responses[key] = JSON.stringify({ at: key }); // want "lives as long as the process"
  return { statusCode: 200, body: responses[key] };
};

//= ws broadcast hub
import { WebSocketServer, type WebSocket } from 'ws';
const rooms = new Map<string, Set<WebSocket>>();
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', (ws, req) => {
  const room = new URL(req.url!, 'http://x').searchParams.get('room')!;
  let members = rooms.get(room);
  if (!members) { members = new Set(); rooms.set(room, members); } // want "lives as long as the process"
  members.add(ws);
  ws.on('close', () => { members!.delete(ws); });
});

//= ws broadcast hub that removes rooms
import { WebSocketServer, type WebSocket } from 'ws';
const rooms = new Map<string, Set<WebSocket>>();
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', (ws, req) => {
  const room = new URL(req.url!, 'http://x').searchParams.get('room')!;
  let members = rooms.get(room);
  if (!members) { members = new Set(); rooms.set(room, members); }
  members.add(ws);
  ws.on('close', () => {
    members!.delete(ws);
    if (members!.size === 0) rooms.delete(room);
  });
});

//= socket.io history
import { Server } from 'socket.io';
const history: { text: string }[] = [];
const io = new Server();
io.on('connection', (socket) => {
  socket.emit('history', history);
  socket.on('message', (text: string) => {
    history.push({ text }); // want "lives as long as the process"
    io.emit('message', text);
  });
});

//= socket.io bounded history
import { Server } from 'socket.io';
let history: { text: string }[] = [];
const io = new Server();
io.on('connection', (socket) => {
  socket.on('message', (text: string) => {
    history.push({ text });
    if (history.length > 100) history = history.slice(-100);
    io.emit('message', text);
  });
});

//= DI class with factory and barrel
//- src/cache/index.ts
export * from './memory-cache';
export { createCache } from './factory';
//- src/cache/memory-cache.ts
export interface Cache<V> { get(key: string): V | undefined; set(key: string, value: V): void }
export class MemoryCache<V> implements Cache<V> {
  private readonly data = new Map<string, V>();
  get(key: string) { return this.data.get(key); }
  set(key: string, value: V) { this.data.set(key, value); } // want "lives as long as the process"
}
//- src/cache/factory.ts
import { MemoryCache, type Cache } from './memory-cache';
export function createCache<V>(): Cache<V> { return new MemoryCache<V>(); }
//- src/services/user.service.ts
import type { Cache } from '../cache';
export class UserService {
  constructor(private readonly cache: Cache<object>, private readonly repo: { byId(id: string): Promise<object> }) {}
  async get(id: string) {
    const hit = this.cache.get(id);
    if (hit) return hit;
    const user = await this.repo.byId(id);
    this.cache.set(id, user);
    return user;
  }
}
//- src/container.ts
import { createCache } from './cache';
import { UserService } from './services/user.service';
import { repo } from './repo';
export const userService = new UserService(createCache(), repo);
//- src/repo.ts
export const repo = { async byId(id: string) { return { id }; } };
//- src/server.ts
import express from 'express';
import { userService } from './container';
const app = express();
app.get('/users/:id', async (req, res) => { res.json(await userService.get(req.params.id)); });
app.listen(1);

//= discord bot collects
import { Client, Events } from 'discord.js';
const client = new Client({ intents: [] });
const cooldowns = new Map<string, number>();
const log: string[] = [];
client.on(Events.MessageCreate, (message) => {
  cooldowns.set(message.author.id, Date.now()); // want "lives as long as the process"
  log.push(message.content); // want "lives as long as the process"
});

//= discord bot cooldown removed
import { Client } from 'discord.js';
const client = new Client({ intents: [] });
const cooldowns = new Map<string, number>();
client.on('interactionCreate', (i) => {
  if (cooldowns.has(i.user.id)) return;
  cooldowns.set(i.user.id, Date.now());
  setTimeout(() => cooldowns.delete(i.user.id), 5000);
});

//= telegraf sessions
import { Telegraf } from 'telegraf';
const bot = new Telegraf('x');
const state: { [chat: number]: string[] } = {};
bot.on('text', (ctx) => {
  (state[ctx.chat.id] ||= []).push(ctx.message.text); // want "lives as long as the process"
});

//= then
import { Router } from 'express';
import { load } from 'x';
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', (req, res) => {
  load(req.params.id).then((v) => {
    done.set(req.params.id, v); // want "lives as long as the process"
  });
});

//= own async then
import { Router } from 'express';
const done = new Map<string, unknown>();
export const router = Router();
async function load(id: string) { return id; }
router.post('/quote/:id', (req, res) => {
  load(req.params.id).then((v) => done.set(req.params.id, v)).catch(() => {}); // want "lives as long as the process"
});

//= setTimeout
import { Router } from 'express';
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', (req, res) => {
  setTimeout(() => done.set(req.params.id, 1), 100); // want "lives as long as the process"
});

//= setImmediate
import { Router } from 'express';
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', (req, res) => {
  setImmediate(() => done.set(req.params.id, 1)); // want "lives as long as the process"
});

//= nextTick
import { Router } from 'express';
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', (req, res) => {
  process.nextTick(() => done.set(req.params.id, 1)); // want "lives as long as the process"
});

//= iife
import { Router } from 'express';
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', (req, res) => {
  void (async () => { done.set(req.params.id, 1); })(); // want "lives as long as the process"
});

//= unknown lib callback
import { Router } from 'express';
import { withLock } from 'some-lock';
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', async (req, res) => {
  await withLock('x', async () => { done.set(req.params.id, 1); }); // want "lives as long as the process"
});

//= prisma transaction
import { Router } from 'express';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', async (req, res) => {
  await prisma.$transaction(async (tx) => { done.set(req.params.id, 1); }); // want "lives as long as the process"
});

//= startActiveSpan
import { Router } from 'express';
import { trace } from '@opentelemetry/api';
const tracer = trace.getTracer('x');
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', async (req, res) => {
  await tracer.startActiveSpan('x', async (span) => { done.set(req.params.id, 1); }); // want "lives as long as the process"
});

//= als
import { Router } from 'express';
import { AsyncLocalStorage } from 'node:async_hooks';
const als = new AsyncLocalStorage<{ id: string }>();
const done = new Map<string, unknown>();
export const router = Router();
router.use((req, res, next) => {
  als.run({ id: req.url }, () => { done.set(req.url, 1); next(); }); // want "lives as long as the process"
});

//= own helper withRetry
import { Router } from 'express';
const done = new Map<string, unknown>();
export const router = Router();
async function withRetry<T>(fn: () => Promise<T>, n = 3): Promise<T> {
  for (let i = 0; ; i++) { try { return await fn(); } catch (e) { if (i >= n) throw e; } }
}
router.post('/quote/:id', async (req, res) => {
  await withRetry(async () => { done.set(req.params.id, 1); }); // want "lives as long as the process"
});

//= promise all map
import { Router } from 'express';
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', async (req, res) => {
  await Promise.all(req.body.ids.map(async (id: string) => { done.set(id, 1); })); // want "lives as long as the process"
});

//= array from
import { Router } from 'express';
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', async (req, res) => {
  Array.from(req.body.ids, (id: string) => done.set(req.params.id, 1)); // want "lives as long as the process"
});

//= fs callback
import { Router } from 'express';
import fs from 'node:fs';
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', async (req, res) => {
  fs.readFile('x', (err, data) => { done.set(req.params.id, data); }); // want "lives as long as the process"
});

//= pipeline
import { Router } from 'express';
import { pipeline } from 'node:stream';
const done = new Map<string, unknown>();
export const router = Router();
router.post('/quote/:id', async (req, res) => {
  pipeline(req, res, (err) => { done.set(req.params.id, err); }); // want "lives as long as the process"
});

//= req on end
import http from 'node:http';
const bodies: string[] = [];
http.createServer((req, res) => {
  let b = '';
  req.on('data', (c) => (b += c));
  req.on('end', () => { bodies.push(b); res.end(); }); // want "lives as long as the process"
}).listen(1);

//= once events
import http from 'node:http';
const bodies: string[] = [];
http.createServer((req, res) => {
  res.once('close', () => { bodies.push('x'); }); // want "lives as long as the process"
}).listen(1);

//= for await
import http from 'node:http';
const bodies: Buffer[] = [];
http.createServer(async (req, res) => {
  for await (const chunk of req) bodies.push(chunk); // want "lives as long as the process"
}).listen(1);

//= generator
import http from 'node:http';
const seen = new Set<string>();
function* visit(req: http.IncomingMessage) { seen.add(req.url!); yield 1; } // want "lives as long as the process"
http.createServer(async (req, res) => {
  for (const x of visit(req)) res.write(String(x));
}).listen(1);

//= optional call
import http from 'node:http';
const seen = new Set<string>();
const hooks: { onRequest?: (r: http.IncomingMessage) => void } = { onRequest(r) { seen.add(r.url!); } }; // want "lives as long as the process"
http.createServer(async (req, res) => {
  hooks.onRequest?.(req);
}).listen(1);

//= array of handlers
import http from 'node:http';
const seen = new Set<string>();
const steps = [(r: http.IncomingMessage) => { seen.add(r.url!); }, (r: http.IncomingMessage) => {}]; // want "lives as long as the process"
http.createServer(async (req, res) => {
  for (const step of steps) step(req);
}).listen(1);

//= array of handlers forEach
import http from 'node:http';
const seen = new Set<string>();
const steps = [(r: http.IncomingMessage) => { seen.add(r.url!); }, (r: http.IncomingMessage) => {}]; // want "lives as long as the process"
http.createServer(async (req, res) => {
  steps.forEach((step) => step(req));
}).listen(1);

//= dispatch table
import http from 'node:http';
const seen = new Set<string>();
const handlers: Record<string, (r: http.IncomingMessage) => void> = { GET: (r) => { seen.add(r.url!); } }; // want "lives as long as the process"
http.createServer(async (req, res) => {
  handlers[req.method!]?.(req);
}).listen(1);

//= map of handlers
import http from 'node:http';
const seen = new Set<string>();
const handlers = new Map<string, (r: http.IncomingMessage) => void>([['GET', (r) => { seen.add(r.url!); }]]); // want "lives as long as the process"
http.createServer(async (req, res) => {
  handlers.get(req.method!)?.(req);
}).listen(1);

//= destructured alias
import http from 'node:http';
const store = { sessions: new Map<string, number>() };
http.createServer(async (req, res) => {
  const { sessions } = store;
  sessions.set(req.url!, 1); // want "lives as long as the process"
}).listen(1);

//= destructured this
import express from 'express';
class Svc {
  private cache = new Map<string, number>();
  handle = (req: express.Request) => {
    const { cache } = this;
    cache.set(req.url, 1); // want "lives as long as the process"
  };
}
const svc = new Svc();
const app = express();
app.get('/x/:y', (req, res) => { svc.handle(req); });

//= event bus
import { EventEmitter } from 'node:events';
import express from 'express';
const bus = new EventEmitter();
const seen: string[] = [];
bus.on('seen', (u: string) => { seen.push(u); }); // want "lives as long as the process"
const app = express();
app.get('/x/:y', (req, res) => { bus.emit('seen', req.url); });

//= subject rx
import { Subject } from 'rxjs';
import express from 'express';
const bus = new Subject<string>();
const seen: string[] = [];
bus.subscribe((u) => { seen.push(u); }); // want "lives as long as the process"
const app = express();
app.get('/x/:y', (req, res) => { bus.next(req.url); });

//= body ids
import express from 'express';
const done = new Map<string, number>();
const app = express();
app.post('/x', async (req, res) => {
  await Promise.all(req.body.ids.map(async (id: string) => { done.set(id, 1); })); // want "lives as long as the process"
});

//= body id
import express from 'express';
const done = new Map<string, number>();
const app = express();
app.post('/x', async (req, res) => {
  done.set(req.body.id, 1); // want "lives as long as the process"
});

//= map set of handlers
import http from 'node:http';
const seen = new Set<string>();
const handlers = new Map<string, (r: http.IncomingMessage) => void>();
handlers.set('x', (r) => { seen.add(r.url!); }); // want "lives as long as the process"
http.createServer(async (req, res) => {
  const h = handlers.get(req.method!);
  if (h) h(req);
}).listen(1);

//= own bus
//- bus.ts
type Handler = (payload: any) => void;
export class Bus {
  private handlers: Record<string, Handler[]> = {};
  subscribe(name: string, handler: Handler) {
    (this.handlers[name] ??= []).push(handler);
  }
  publish(name: string, payload: any) {
    for (const handler of this.handlers[name] ?? []) handler(payload);
  }
}
export const bus = new Bus();
//- audit.ts
import { bus } from './bus';
const trail: unknown[] = [];
bus.subscribe('order', (payload) => {
  trail.push(payload); // want "lives as long as the process"
});
//- app.ts
import express from 'express';
import { bus } from './bus';
import './audit';
const app = express();
app.post('/orders', (req, res) => { bus.publish('order', req.body); res.end(); });

//= own router class
//- router.ts
import http from 'node:http';
type Handler = (req: http.IncomingMessage, res: http.ServerResponse) => void;
export class TinyRouter {
  #routes: { path: string; handler: Handler }[] = [];
  get(path: string, handler: Handler) { this.#routes.push({ path, handler }); return this; }
  listen(port: number) {
    http.createServer((req, res) => {
      const route = this.#routes.find((r) => r.path === req.url);
      route?.handler(req, res);
    }).listen(port);
  }
}
//- main.ts
import { TinyRouter } from './router';
const visitors: string[] = [];
new TinyRouter().get('/', (req, res) => { visitors.push(req.socket.remoteAddress!); res.end(); }).listen(1); // want "lives as long as the process"

//= plugin list
//- plugins.ts
import type { Request } from 'express';
export interface Plugin { name: string; onRequest(req: Request): void }
const plugins: Plugin[] = [];
export function use(p: Plugin) { plugins.push(p); }
export function run(req: Request) { plugins.forEach((p) => p.onRequest(req)); }
//- geo.ts
import { use } from './plugins';
const lookups = new Map<string, string>();
use({ name: 'geo', onRequest(req) { lookups.set(req.ip!, 'x'); } }); // want "lives as long as the process"
//- app.ts
import express from 'express';
import { run } from './plugins';
import './geo';
const app = express();
app.use((req, res, next) => { run(req); next(); });

//= destructured alias that is emptied
import http from 'node:http';
const store = { sessions: new Map<string, number>() };
http.createServer(async (req, res) => {
  const { sessions: all } = store;
  all.set(req.url!, 1);
  res.on('close', () => { const { sessions } = store; sessions.delete(req.url!); });
}).listen(1);

//= self timer
import { fetchRates } from './rates';
const history: number[] = [];
async function poll() {
  history.push(await fetchRates()); // want "lives as long as the process"
  setTimeout(poll, 60_000);
}
void poll();

//= self timer in finally
import { fetchRates } from './rates';
const history: number[] = [];
function poll() {
  fetchRates().then((r) => { history.push(r); }).finally(() => setTimeout(poll, 1000)); // want "lives as long as the process"
}
poll();

//= wait until ready
import { isReady } from './rates';
const tries: number[] = [];
function check() {
  tries.push(Date.now());
  if (!isReady()) setTimeout(check, 100);
}
check();

//= memoised without an argument
import { memoize } from 'lodash';
import express from 'express';
const guest = memoize(async () => 1);
const app = express();
app.use(async (req, res, next) => {
  await guest();
  next();
});
//= a function among settings that are made into text
import chokidar from 'chokidar';
const watchers: Record<string, (() => void)[]> = {};
const watch = (key: string, run: () => void) => {
  (watchers[key] ??= []).push(run);
};
const settings: Record<string, unknown> = { port: 80, watch };
chokidar.watch('settings.json').on('change', () => {
  for (const key in settings) {
    if (String(settings[key]) !== process.env[key]) console.log(key);
  }
});
//= a table of functions that are called
import express from 'express';
const log: string[] = [];
const steps: Record<string, (text: string) => void> = { note: (text) => log.push(text) }; // want "grows by an entry"
const app = express();
app.post('/run/:step', (req, res) => {
  steps[req.params.step]?.(req.path);
  res.end();
});
//= what a listener gathers that its function takes off again, and what one gathers that stays
import { EventEmitter } from 'node:events';
const sea = new EventEmitter();
async function watch(hours: number) {
  const seen: string[] = [];
  const note = (name: string) => {
    seen.push(name);
  };
  sea.on('whale', note);
  await new Promise((done) => setTimeout(done, hours * 3600_000));
  sea.off('whale', note);
  return seen;
}
function watchOn() {
  const seen: string[] = [];
  const note = (name: string) => {
    seen.push(name); // want "seen"
  };
  sea.on('whale', note);
}
void watch(4);
watchOn();

//= what a function is given by who was handed it
import express from 'express';
const asked = new Map<string, number>();
const fixed = new Map<string, number>();
const heard = new Map<string, number>();
const told = new Map<string, number>();
const kinds = new Map<string, number>();
function withWord(run: (word: string) => void, word: string) {
  run(word.trim());
}
class Choir {
  private readonly singers: ((song: string) => void)[] = [];
  private readonly byKind = new Map<string, (kind: 'solo' | 'duet') => void>();
  join(singer: (song: string) => void) {
    this.singers.push(singer);
  }
  lead(name: string, singer: (kind: 'solo' | 'duet') => void) {
    this.byKind.set(name, singer);
  }
  sing(song: string) {
    for (const singer of this.singers) singer(song);
    this.byKind.get('first')?.('duet');
  }
}
const choir = new Choir();
choir.join((song) => {
  heard.set(song, 1); // want "`heard` lives as long as the process"
});
choir.join((song) => {
  told.set(song, 1);
  setTimeout(() => told.delete(song), 1000);
});
choir.lead('first', (kind) => {
  kinds.set(kind, 1);
});
express().get('/songs/:song', (req, res) => {
  choir.sing(req.params.song);
  withWord((word) => {
    asked.set(word, 1); // want "`asked` lives as long as the process"
  }, req.params.song);
  withWord((word) => {
    fixed.set(word, 1);
  }, 'chorus');
  res.end();
});

//= a function that is a field because the parameter is
import express from 'express';
const moved = new Map<string, number>();
const seen = new Map<string, number>();
class Shelf {
  constructor(
    private readonly onMove: (book: string) => void,
    private readonly onLook: (book: string) => void,
  ) {}
  move(book: string) {
    this.onMove(book);
  }
  look() {
    this.onLook('the first');
  }
}
const shelf = new Shelf(
  (book) => {
    moved.set(book, 1); // want "`moved` lives as long as the process"
  },
  (book) => {
    seen.set(book, 1);
  },
);
express().get('/books/:book', (req, res) => {
  shelf.move(req.params.book);
  shelf.look();
  res.end();
});
//= methods of what decorates an app run where they are called, in its file or another, and nobody calls some
//- main.ts
import Fastify from 'fastify';
import archive from './archive.js';
const app = Fastify();
app.register(archive);
app.put<{ Params: { name: string } }>('/letters/:name', async (request) => {
  app.archive.keep(request.params.name);
  request.server.stamp(request.params.name);
  app.archive.keepFew(request.params.name);
});
app.archive.prepare('first');
//- archive.ts
import fp from 'fastify-plugin';
export default fp(async (app) => {
  const letters = new Map<string, Date>();
  const stamps = new Set<string>();
  const few = new Map<string, Date>();
  const prepared: string[] = [];
  app.decorate('archive', {
    keep(name: string) {
      letters.set(name, new Date()); // want "`letters` lives as long as the process"
    },
    keepFew: (name: string) => {
      few.set(name, new Date());
      if (few.size > 10) few.clear();
    },
    prepare(name: string) {
      prepared.push(name);
    },
  });
  app.decorate('stamp', (name: string) => stamps.add(name)); // want "`stamps` lives as long as the process"
});
//= what is handed to the program's own wrapper of something that nobody describes
import express from 'express';
import { backOff } from 'some-back-off';
const again = <T>(work: () => Promise<T>): Promise<T> => backOff(work, { attempts: 3 });
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  return await backOff(() => work(), { attempts: 3 });
}
async function named<T>(work: () => Promise<T>): Promise<T> {
  const guarded = async () => await work();
  return await backOff(guarded, { attempts: 3 });
}
const parcels = new Map<string, number>();
const letters = new Map<string, number>();
const cards = new Map<string, number>();
const few = new Map<string, number>();
const app = express();
app.get('/:id', async (req, res) => {
  await again(async () => parcels.set(req.params.id, 1)); // want "`parcels` lives as long as the process"
  await patiently(async () => letters.set(req.params.id, 1)); // want "`letters` lives as long as the process"
  await named(async () => cards.set(req.params.id, 1)); // want "`cards` lives as long as the process"
  await again(async () => {
    few.set(req.params.id, 1);
    few.delete(req.params.id);
  });
  res.end();
});
//= once, by such a wrapper, is once; and a closure that its own function hands on is run for that call
import express from 'express';
import { backOff } from 'some-back-off';
const again = (work: () => void) => backOff(work);
const ready: string[] = [];
again(() => ready.push('store'));
function each(visit: (name: string) => void) {
  const visitNamed = (name: string) => {
    if (name !== '') visit(name);
  };
  walk(visitNamed);
}
const walk = (visit: (name: string) => void) => backOff(() => visit('a'));
function all() {
  const names: string[] = [];
  each((name) => names.push(name));
  return names;
}
const known = all();
const app = express();
app.get('/', (req, res) => {
  each((name) => void name);
  res.json([ready, known]);
});
