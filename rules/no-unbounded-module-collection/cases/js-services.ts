//= nest provider this.sockets.set
import { WebSocketGateway, OnGatewayConnection, SubscribeMessage, MessageBody, ConnectedSocket } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
@WebSocketGateway()
export class ChatGateway implements OnGatewayConnection {
  private readonly sockets = new Map<string, Socket>();
  private readonly history: string[] = [];
  handleConnection(client: Socket) {
    this.sockets.set(client.id, client); // want "lives as long as the process"
  }
  @SubscribeMessage('say')
  say(@MessageBody() text: string, @ConnectedSocket() client: Socket) {
    this.history.push(text); // want "lives as long as the process"
    client.broadcast.emit('said', text);
  }
}
//= nest service cache object used by controller
//- src/users.service.ts
import { Injectable } from '@nestjs/common';
@Injectable()
export class UsersService {
  private cache: Record<string, unknown> = {};
  async find(id: string) {
    if (!this.cache[id]) {
      this.cache[id] = await fetch(`https://u/${id}`).then((r) => r.json()); // want "lives as long as the process"
    }
    return this.cache[id];
  }
}
//- src/users.controller.ts
import { Controller, Get, Param } from '@nestjs/common';
import { UsersService } from './users.service';
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}
  @Get(':id')
  get(@Param('id') id: string) {
    return this.users.find(id);
  }
}
//= object used as map with ??=
import express from 'express';
const counters: Record<string, number> = {};
const app = express();
app.get('/hit/:page', (req, res) => {
  counters[req.params.page] ??= 0; // want "lives as long as the process"
  counters[req.params.page] += 1;
  res.json(counters);
});
//= list spread growth
import express from 'express';
let events: string[] = [];
const app = express();
app.post('/event', (req, res) => {
  events = [...events, JSON.stringify(req.body)]; // want "lives as long as the process"
  res.end();
});
//= concat growth
import express from 'express';
let events: unknown[] = [];
const app = express();
app.post('/event', (req, res) => {
  events = events.concat(req.body); // want "lives as long as the process"
  res.end();
});
//= object spread growth
import express from 'express';
let sessions: Record<string, unknown> = {};
const app = express();
app.post('/login', (req, res) => {
  sessions = { ...sessions, [req.body.token]: req.body.user }; // want "lives as long as the process"
  res.end();
});
//= Object.assign growth
import express from 'express';
const state = {};
const app = express();
app.post('/login', (req, res) => {
  Object.assign(state, { [req.body.token]: req.body.user }); // want "lives as long as the process"
  res.end();
});
//= push through a local reference
import express from 'express';
const store = { audit: [] as unknown[] };
const app = express();
app.use((req, _res, next) => {
  const log = store.audit;
  log.push({ url: req.url, at: Date.now() }); // want "lives as long as the process"
  next();
});
//= map of arrays
import express from 'express';
const byUser = new Map<string, string[]>();
const app = express();
app.post('/track/:user', (req, res) => {
  const list = byUser.get(req.params.user) ?? [];
  list.push(req.body.event);
  byUser.set(req.params.user, list); // want "lives as long as the process"
  res.end();
});
//= static class field
import express from 'express';
class Registry {
  static seen = new Set<string>();
  static note(ip: string) {
    Registry.seen.add(ip); // want "lives as long as the process"
  }
}
const app = express();
app.use((req, _res, next) => {
  Registry.note(req.ip);
  next();
});
//= singleton by getInstance
//- src/tracker.ts
export class Tracker {
  private static instance: Tracker;
  private requests: { id: string; at: number }[] = [];
  static getInstance(): Tracker {
    if (!Tracker.instance) Tracker.instance = new Tracker();
    return Tracker.instance;
  }
  record(id: string) {
    this.requests.push({ id, at: Date.now() }); // want "lives as long as the process"
  }
}
//- src/app.ts
import express from 'express';
import { Tracker } from './tracker';
const app = express();
app.use((req, _res, next) => {
  Tracker.getInstance().record(req.header('x-request-id') ?? '');
  next();
});
//= singleton by globalThis
import type { NextRequest } from 'next/server';
declare global {
  var rateLimits: Map<string, number>;
}
globalThis.rateLimits ??= new Map();
export async function middleware(request: NextRequest) {
  const ip = request.headers.get('x-forwarded-for') ?? 'anon';
  globalThis.rateLimits.set(ip, (globalThis.rateLimits.get(ip) ?? 0) + 1); // want "lives as long as the process"
}
//= plain node http
import http from 'node:http';
const visitors: Record<string, number> = Object.create(null);
http
  .createServer((req, res) => {
    const ip = req.socket.remoteAddress ?? '';
    visitors[ip] = (visitors[ip] || 0) + 1; // want "lives as long as the process"
    res.end('ok');
  })
  .listen(80);
//= memoize wrapper
import memoize from 'lodash/memoize';
import express from 'express';
const loadUser = memoize(async (id: string) => ({ id }));
const app = express();
app.get('/u/:id', async (req, res) => {
  res.json(await loadUser(req.params.id)); // want "lives as long as the process"
});
//= own memoize closure
//- src/memo.ts
export function memo<A extends string, R>(fn: (a: A) => R) {
  const cache = new Map<A, R>();
  return (a: A): R => {
    if (!cache.has(a)) cache.set(a, fn(a)); // want "lives as long as the process"
    return cache.get(a)!;
  };
}
//- src/app.ts
import Fastify from 'fastify';
import { memo } from './memo';
const render = memo((q: string) => q.toUpperCase());
const app = Fastify();
app.get<{ Querystring: { q: string } }>('/r', async (req) => render(req.query.q));
//= graphql resolver module map
const cache = new Map<string, unknown>();
export const resolvers = {
  Query: {
    user: async (_parent: unknown, args: { id: string }, ctx: { db: any }) => {
      if (cache.has(args.id)) return cache.get(args.id);
      const u = await ctx.db.user(args.id);
      cache.set(args.id, u); // want "lives as long as the process"
      return u;
    },
  },
};
//- src/server.ts
import { ApolloServer } from '@apollo/server';
import { resolvers } from './main';
new ApolloServer({ typeDefs: '', resolvers });
//= class controller with arrow handlers and inherited base
//- src/base.ts
import type { Request, Response } from 'express';
export abstract class BaseController {
  protected readonly seen: string[] = [];
  protected note(req: Request) {
    this.seen.push(req.originalUrl); // want "lives as long as the process"
  }
  abstract handle(req: Request, res: Response): void;
}
//- src/orders.ts
import type { Request, Response } from 'express';
import { BaseController } from './base';
export class OrdersController extends BaseController {
  handle = (req: Request, res: Response) => {
    this.note(req);
    res.end();
  };
}
//- src/app.ts
import express from 'express';
import { OrdersController } from './orders';
const app = express();
const orders = new OrdersController();
app.get('/orders', orders.handle);
//= module.exports object of handlers
//- handlers/user.js
const audit = [];
module.exports = {
  async create(req, res) {
    audit.push({ at: Date.now(), body: req.body }); // want "lives as long as the process"
    res.json({});
  },
  list: (req, res) => res.json(audit),
};
//- routes.js
const express = require('express');
const user = require('./handlers/user');
const router = express.Router();
router.post('/users', user.create);
router.get('/users', user.list);
module.exports = router;
//- app.js
const app = require('express')();
app.use('/api', require('./routes'));
app.listen(1);
//= exports.handler style
//- handlers/user.js
const pending = {};
exports.create = async (req, res) => {
  pending[req.body.email] = { code: Math.random() }; // want "lives as long as the process"
  res.json({});
};
//- app.js
const express = require('express');
const { create } = require('./handlers/user');
const app = express();
app.post('/users', create);
//= dynamic import handler
//- src/heavy.ts
const results = new Map<string, Buffer>();
export async function render(html: string) {
  const b = Buffer.from(html);
  results.set(html, b); // want "lives as long as the process"
  return b;
}
//- src/app.ts
import express from 'express';
const app = express();
app.post('/render', async (req, res) => {
  const { render } = await import('./heavy');
  res.send(await render(req.body.html));
});
//= async generator over deliveries
import { connect, consumerOpts } from 'nats';
const processed = new Set<string>();
const nc = await connect({ servers: 'n' });
const sub = nc.subscribe('orders');
for await (const m of sub) {
  processed.add(m.string()); // want "lives as long as the process"
}
//= amqplib consume
import amqp from 'amqplib';
const conn = await amqp.connect('amqp://x');
const ch = await conn.createChannel();
const retries: Record<string, number> = {};
await ch.consume('q', (msg) => {
  if (!msg) return;
  const id = msg.properties.messageId;
  retries[id] = (retries[id] ?? 0) + 1; // want "lives as long as the process"
  ch.ack(msg);
});
//= nest cron appends
import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
@Injectable()
export class Stats {
  private samples: { at: number; heap: number }[] = [];
  @Cron('* * * * * *')
  sample() {
    this.samples.push({ at: Date.now(), heap: process.memoryUsage().heapUsed }); // want "lives as long as the process"
  }
}
//= setInterval samples
import os from 'node:os';
const samples: number[] = [];
setInterval(() => {
  samples.push(os.loadavg()[0]!); // want "lives as long as the process"
}, 1000);
//= fastify decorate map
import Fastify from 'fastify';
const app = Fastify();
app.decorate('sessions', new Map<string, unknown>());
app.post('/login', async (req) => {
  const { token } = req.body as { token: string };
  app.sessions.set(token, req.body); // want "lives as long as the process"
});
//= express app.locals
import express from 'express';
const app = express();
app.locals.visits = [];
app.get('/', (req, res) => {
  req.app.locals.visits.push(req.ip); // want "lives as long as the process"
  res.end();
});
//= promise cache inflight never deleted
import express from 'express';
const inflight = new Map<string, Promise<unknown>>();
async function load(id: string) {
  let p = inflight.get(id);
  if (!p) {
    p = fetch(`https://x/${id}`).then((r) => r.json());
    inflight.set(id, p); // want "lives as long as the process"
  }
  return p;
}
const app = express();
app.get('/:id', async (req, res) => {
  res.json(await load(req.params.id));
});
//= inflight deleted only on error
import express from 'express';
const inflight = new Map<string, Promise<unknown>>();
async function load(id: string) {
  const known = inflight.get(id);
  if (known) return known;
  const p = fetch(`https://x/${id}`).catch((e) => {
    inflight.delete(id);
    throw e;
  });
  inflight.set(id, p); // want "lives as long as the process"
  return p;
}
const app = express();
app.get('/:id', async (req, res) => {
  res.json(await load(req.params.id));
});
//= ttl looked at on read
import express from 'express';
const cache = new Map<string, { v: unknown; expires: number }>();
function get(k: string) {
  const e = cache.get(k);
  if (e && e.expires < Date.now()) {
    cache.delete(k);
    return undefined;
  }
  return e?.v;
}
function set(k: string, v: unknown) {
  cache.set(k, { v, expires: Date.now() + 1000 }); // want "lives as long as the process"
}
const app = express();
app.get('/s', (req, res) => {
  const k = String(req.query.q);
  if (!get(k)) set(k, k.length);
  res.json(get(k));
});
//= queue class unbounded with factory closure
//- src/queue.ts
export function createRecorder() {
  const entries: string[] = [];
  return {
    add(e: string) {
      entries.push(e); // want "lives as long as the process"
    },
    size: () => entries.length,
  };
}
//- src/app.ts
import Koa from 'koa';
import { createRecorder } from './queue';
const recorder = createRecorder();
const app = new Koa();
app.use(async (ctx, next) => {
  recorder.add(ctx.url);
  await next();
});
//= mixin
import express from 'express';
type Ctor<T = {}> = new (...args: any[]) => T;
function WithAudit<B extends Ctor>(Base: B) {
  return class extends Base {
    audits: string[] = [];
    audit(s: string) {
      this.audits.push(s); // want "lives as long as the process"
    }
  };
}
class Plain {}
const svc = new (WithAudit(Plain))();
const app = express();
app.use((req, _res, next) => {
  svc.audit(req.url);
  next();
});
//= regexp cache by user pattern
import express from 'express';
const regexes: { [pattern: string]: RegExp } = {};
function compile(p: string) {
  return (regexes[p] ||= new RegExp(p)); // want "lives as long as the process"
}
const app = express();
app.get('/search', (req, res) => {
  res.json(compile(req.query.q as string).source);
});
//= unique request ids in set, Elysia
import { Elysia } from 'elysia';
const seen = new Set<string>();
new Elysia()
  .get('/x', ({ request }) => {
    seen.add(crypto.randomUUID()); // want "lives as long as the process"
    return 'ok';
  })
  .listen(3000);
//= unshift log
import http from 'http';
const log: string[] = [];
const server = http.createServer();
server.on('request', (req, res) => {
  log.unshift(`${req.method} ${req.url}`); // want "lives as long as the process"
  res.end();
});
//= array index length growth
import http from 'http';
const log: string[] = [];
http.createServer((req, res) => {
  log[log.length] = req.url ?? ''; // want "lives as long as the process"
  res.end();
});
//= logger child registry by request id
import pino from 'pino';
import express from 'express';
const loggers = new Map<string, pino.Logger>();
const root = pino();
function loggerFor(id: string) {
  let l = loggers.get(id);
  if (!l) {
    l = root.child({ id });
    loggers.set(id, l); // want "lives as long as the process"
  }
  return l;
}
const app = express();
app.use((req, res, next) => {
  loggerFor(req.headers['x-request-id'] as string).info('hi');
  next();
});
//= debounce map per user
import debounce from 'lodash/debounce';
import { Server } from 'socket.io';
const savers: Record<string, () => void> = {};
const io = new Server();
io.on('connection', (socket) => {
  socket.on('edit', (docId: string) => {
    savers[docId] = savers[docId] || debounce(() => {}, 500); // want "lives as long as the process"
    savers[docId]();
  });
});
//= job results kept in map bull
import Queue from 'bull';
const results = new Map<string | number, unknown>();
const q = new Queue('video');
q.process(async (job) => {
  const r = { ok: true };
  results.set(job.id, r); // want "lives as long as the process"
  return r;
});
//= class decorator-based middleware in nest
import { Injectable, NestMiddleware } from '@nestjs/common';
import { Histogram } from 'prom-client';
import type { NextFunction, Request, Response } from 'express';
const h = new Histogram({ name: 'h', help: 'h', labelNames: ['path'] });
@Injectable()
export class MetricsMiddleware implements NestMiddleware {
  private readonly timings = new Map<string, number>();
  use(req: Request, res: Response, next: NextFunction) {
    this.timings.set(req.originalUrl, Date.now()); // want "lives as long as the process"
    res.on('close', () => h.observe({ path: req.baseUrl + req.path }, 1));
    next();
  }
}
//= set of promises never removed
import { SQSEvent } from 'aws-lambda';
const pending: Promise<unknown>[] = [];
export const handler = async (event: SQSEvent) => {
  for (const r of event.Records) pending.push(fetch(r.body)); // want "lives as long as the process"
  await Promise.all(pending);
};
//= nested object path growth
import express from 'express';
const state = { users: {} as Record<string, { hits: number }> };
const app = express();
app.use((req, res, next) => {
  const id = req.ip!;
  if (!state.users[id]) state.users[id] = { hits: 0 }; // want "lives as long as the process"
  state.users[id].hits++;
  next();
});
//= map inside map
import express from 'express';
const byTenant = new Map<string, Map<string, number>>();
const app = express();
app.get('/:tenant/:doc', (req, res) => {
  let docs = byTenant.get(req.params.tenant);
  if (!docs) {
    docs = new Map();
    byTenant.set(req.params.tenant, docs); // want "lives as long as the process"
  }
  docs.set(req.params.doc, Date.now()); 
  res.end();
});
//= weak fix: delete on logout only
import express from 'express';
const sessions = new Map<string, object>();
const app = express();
app.use((req, res, next) => {
  const sid = crypto.randomUUID();
  sessions.set(sid, {}); // want "lives as long as the process"
  next();
});
//= class based express router w/ bind
import express, { type Request, type Response } from 'express';
class Api {
  private hits: string[] = [];
  router = express.Router();
  constructor() {
    this.router.get('/hit', this.hit.bind(this));
  }
  hit(req: Request, res: Response) {
    this.hits.push(req.ip ?? ''); // want "lives as long as the process"
    res.end();
  }
}
const app = express();
app.use(new Api().router);
//= method as decorator route in routing-controllers
import { Controller, Get, Param } from 'routing-controllers';
const seen = new Set<string>();
@Controller()
export class UserController {
  @Get('/users/:id')
  get(@Param('id') id: string) {
    seen.add(id); // want "lives as long as the process"
  }
}
//= hapi handler cache
import Hapi from '@hapi/hapi';
const cache: Record<string, unknown> = {};
const server = Hapi.server();
server.route({
  method: 'GET',
  path: '/u/{id}',
  handler: (request, h) => {
    cache[request.params.id] = request.headers; // want "lives as long as the process"
    return 'ok';
  },
});
//= koa router ctx.params
const Router = require('@koa/router');
const router = new Router();
const locks = {};
router.post('/lock/:id', async (ctx) => {
  locks[ctx.params.id] = Date.now(); // want "lives as long as the process"
});
module.exports = router;
//= custom class extends Map
import express from 'express';
class Registry extends Map<string, number> {}
const reg = new Registry();
express().get('/:id', (req, res) => {
  reg.set(req.params.id, 1); // want "lives as long as the process"
  res.end();
});
//= remix loader
//- app/routes/users.$id.tsx
import type { LoaderFunctionArgs } from '@remix-run/node';
const cache = new Map<string, unknown>();
export async function loader({ params }: LoaderFunctionArgs) {
  cache.set(params.id!, 1); // want "lives as long as the process"
  return null;
}
//= lru by reinsertion
import express from 'express';
const cache = new Map<string, string>();
const MAX = 500;
function remember(k: string, v: string) {
  if (cache.has(k)) cache.delete(k);
  cache.set(k, v);
  if (cache.size > MAX) cache.delete(cache.keys().next().value!);
}
const app = express();
app.get('/:id', (req, res) => {
  remember(req.params.id, 'x');
  res.end();
});
//= evict oldest with helper
import express from 'express';
class Lru<V> {
  private readonly map = new Map<string, V>();
  constructor(private readonly limit: number) {}
  set(k: string, v: V) {
    this.map.set(k, v);
    this.trim();
  }
  private trim() {
    while (this.map.size > this.limit) {
      const first = this.map.keys().next().value;
      if (first === undefined) break;
      this.map.delete(first);
    }
  }
}
const lru = new Lru<string>(100);
const app = express();
app.get('/:id', (req, res) => {
  lru.set(req.params.id, 'x');
  res.end();
});
//= delete in finally
import express from 'express';
const inflight = new Map<string, Promise<unknown>>();
async function load(id: string) {
  const p = fetch(id);
  inflight.set(id, p);
  try {
    return await p;
  } finally {
    inflight.delete(id);
  }
}
const app = express();
app.get('/:id', async (req, res) => {
  res.json(await load(req.params.id));
});
//= promise finally delete
import express from 'express';
const inflight = new Map<string, Promise<unknown>>();
function load(id: string) {
  const existing = inflight.get(id);
  if (existing) return existing;
  const p = fetch(id).finally(() => inflight.delete(id));
  inflight.set(id, p);
  return p;
}
const app = express();
app.get('/:id', async (req, res) => {
  res.json(await load(req.params.id));
});
//= nest gateway with disconnect
import { WebSocketGateway, OnGatewayConnection, OnGatewayDisconnect } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
@WebSocketGateway()
export class ChatGateway implements OnGatewayConnection, OnGatewayDisconnect {
  private readonly sockets = new Map<string, Socket>();
  handleConnection(client: Socket) {
    this.sockets.set(client.id, client);
  }
  handleDisconnect(client: Socket) {
    this.sockets.delete(client.id);
  }
}
//= ttl sweeper
import express from 'express';
const tokens = new Map<string, number>();
setInterval(() => {
  const now = Date.now();
  for (const [k, at] of tokens) if (now - at > 60_000) tokens.delete(k);
}, 10_000).unref();
const app = express();
app.post('/t', (req, res) => {
  tokens.set(req.body.token, Date.now());
  res.end();
});
//= setTimeout per entry
import express from 'express';
const codes: Record<string, string> = {};
const app = express();
app.post('/code', (req, res) => {
  codes[req.body.email] = '123';
  setTimeout(() => {
    delete codes[req.body.email];
  }, 60_000);
  res.end();
});
//= generation swap
import express from 'express';
let current = new Map<string, number>();
let previous = new Map<string, number>();
setInterval(() => {
  previous = current;
  current = new Map();
}, 60_000);
const app = express();
app.get('/', (req, res) => {
  current.set(req.ip!, (current.get(req.ip!) ?? previous.get(req.ip!) ?? 0) + 1);
  res.end();
});
//= swap and drain
import { Kafka } from 'kafkajs';
let batch: unknown[] = [];
async function flush() {
  const out = batch;
  batch = [];
  await fetch('x', { body: JSON.stringify(out) });
}
const c = new Kafka({ brokers: [] }).consumer({ groupId: 'g' });
await c.run({
  eachMessage: async ({ message }) => {
    batch.push(message.value);
    if (batch.length >= 100) await flush();
  },
});
//= splice drain
import express from 'express';
const queue: unknown[] = [];
setInterval(() => {
  const items = queue.splice(0, queue.length);
  void items;
}, 1000);
express().post('/', (req, res) => {
  queue.push(req.body);
  res.end();
});
//= length = 0
import express from 'express';
const queue: unknown[] = [];
setInterval(() => {
  queue.length = 0;
}, 1000);
express().post('/', (req, res) => {
  queue.push(req.body);
  res.end();
});
//= slice keeps last
import express from 'express';
let log: string[] = [];
express().post('/', (req, res) => {
  log.push(req.url);
  log = log.slice(-100);
  res.end();
});
//= spread slice
import express from 'express';
let log: string[] = [];
express().post('/', (req, res) => {
  log = [...log.slice(-99), req.url];
  res.end();
});
//= ring buffer
import express from 'express';
const ring: string[] = new Array(100);
let i = 0;
express().post('/', (req, res) => {
  ring[i++ % 100] = req.url;
  res.end();
});
//= weak map
import express from 'express';
const starts = new WeakMap<object, number>();
express().use((req, res, next) => {
  starts.set(req, Date.now());
  next();
});
//= lru-cache
import express from 'express';
import { LRUCache } from 'lru-cache';
const cache = new LRUCache<string, string>({ max: 100 });
express().get('/:id', (req, res) => {
  cache.set(req.params.id, 'x');
  res.end();
});
//= react component
//- src/App.tsx
import { useEffect, useState } from 'react';
const cache = new Map<string, string>();
export function App({ id }: { id: string }) {
  const [items, setItems] = useState<string[]>([]);
  useEffect(() => {
    window.addEventListener('resize', () => setItems([...items, id]));
    cache.set(id, id);
    const t = setInterval(() => setItems((l) => [...l, id]), 1000);
    return () => clearInterval(t);
  }, [id]);
  return <button onClick={() => cache.set(String(Math.random()), id)}>x</button>;
}
//= object literal per request
import express from 'express';
express().get('/', (req, res) => {
  const grouped: Record<string, string[]> = {};
  for (const [k, v] of Object.entries(req.query)) (grouped[k] ??= []).push(String(v));
  const seen = new Set<string>();
  seen.add(req.ip!);
  res.json(grouped);
});
//= limited by max array shift
import express from 'express';
const recent: string[] = [];
express().get('/', (req, res) => {
  recent.push(req.url);
  if (recent.length > 50) recent.shift();
  res.end();
});
//= feature flag registry keyed by known names
import express from 'express';
type Flag = 'a' | 'b';
const flags = new Map<Flag, boolean>();
function isOn(f: Flag) {
  if (!flags.has(f)) flags.set(f, true);
  return flags.get(f);
}
express().get('/', (req, res) => {
  res.json(isOn('a'));
});
//= registration at start
//- src/registry.ts
const handlers = new Map<string, () => void>();
export function register(name: string, h: () => void) {
  handlers.set(name, h);
}
export const run = (n: string) => handlers.get(n)?.();
//- src/app.ts
import express from 'express';
import { register, run } from './registry';
register('a', () => {});
for (const n of ['b', 'c']) register(n, () => {});
express().get('/:n', (req, res) => {
  run(req.params.n);
  res.end();
});
//= counter reset on a timer by helper object
import express from 'express';
class Window {
  private counts = new Map<string, number>();
  constructor() {
    setInterval(() => this.counts.clear(), 60_000).unref();
  }
  hit(k: string) {
    this.counts.set(k, (this.counts.get(k) ?? 0) + 1);
  }
}
const w = new Window();
express().use((req, _res, next) => {
  w.hit(req.ip!);
  next();
});
//= body kinds as key
import express from 'express';
const byType: Record<string, number> = {};
express().post('/', (req, res) => {
  byType[req.body.type] = (byType[req.body.type] ?? 0) + 1;
  res.end();
});
//= body validated by zod enum as key
import express from 'express';
import { z } from 'zod';
const schema = z.object({ size: z.enum(['s', 'm']) });
const stock = new Map<string, number>();
express().post('/', (req, res) => {
  const { size } = schema.parse(req.body);
  stock.set(size, 1);
  res.end();
});
//= key allowed by object lookup
import express from 'express';
const handlers: Record<string, () => void> = { a() {}, b() {} };
const used = new Set<string>();
express().post('/:name', (req, res) => {
  const { name } = req.params;
  if (!(name in handlers)) return void res.status(404).end();
  used.add(name);
  res.end();
});
//= join and leave rooms
import { Server } from 'socket.io';
const rooms = new Map<string, Set<string>>();
new Server(1).on('connection', (socket) => {
  socket.on('join', (room: string) => {
    const members = rooms.get(room) ?? new Set();
    members.add(socket.id);
    rooms.set(room, members);
  });
  socket.on('disconnect', () => {
    for (const [room, members] of rooms) {
      members.delete(socket.id);
      if (members.size === 0) rooms.delete(room);
    }
  });
});
//= filter reassign removal
import { WebSocketServer, type WebSocket } from 'ws';
let clients: WebSocket[] = [];
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  clients.push(ws);
  ws.on('close', () => {
    clients = clients.filter((c) => c !== ws);
  });
});
//= splice by index on close
import { WebSocketServer, type WebSocket } from 'ws';
const clients: WebSocket[] = [];
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  clients.push(ws);
  ws.on('close', () => {
    const i = clients.indexOf(ws);
    if (i >= 0) clients.splice(i, 1);
  });
});
//= abort controller map removed in then
import express from 'express';
const running = new Map<string, AbortController>();
express().post('/run/:id', async (req, res) => {
  const ac = new AbortController();
  running.set(req.params.id, ac);
  await fetch('https://x', { signal: ac.signal });
  running.delete(req.params.id);
  res.end();
});
//= request scoped service per request collection
import { Injectable, Scope } from '@nestjs/common';
@Injectable({ scope: Scope.REQUEST })
export class Ctx {
  private readonly notes: string[] = [];
  add(n: string) {
    this.notes.push(n);
  }
}
//= controller with request-scoped dependency keeps per-request list
//- src/ctx.ts
import { Injectable, Scope } from '@nestjs/common';
@Injectable({ scope: Scope.REQUEST })
export class Ctx {}
//- src/c.ts
import { Controller, Get, Query } from '@nestjs/common';
import { Ctx } from './ctx';
@Controller()
export class C {
  private seen: string[] = [];
  constructor(private readonly ctx: Ctx) {}
  @Get()
  get(@Query('q') q: string) {
    this.seen.push(q);
    return this.seen;
  }
}
//= fastify decorated lru
import Fastify from 'fastify';
import { LRUCache } from 'lru-cache';
const app = Fastify();
app.decorate('sessions', new LRUCache<string, string>({ max: 10 }));
app.get('/:id', async (req) => {
  app.sessions.set(req.params.id, 'x');
});
//= limit by time bucket key mod
import express from 'express';
const buckets: number[] = [];
express().use((req, res, next) => {
  const i = Math.floor(Date.now() / 1000) % 60;
  buckets[i] = (buckets[i] ?? 0) + 1;
  next();
});
//= log buffer trimmed
import express from 'express';
let log = '';
express().use((req, res, next) => {
  log += req.url;
  if (log.length > 10_000) log = log.slice(-5_000);
  next();
});
//= a page's socket
import io from 'socket.io-client';
const queue: string[] = [];
const socket = io();
socket.on('message', (m) => {
  queue.push(m);
  document.title = m;
});
//= a page that a service drives
import express from 'express';
import puppeteer from 'puppeteer';
const titles: string[] = [];
const browser = await puppeteer.launch();
const app = express();
app.get('/title', async (req, res) => {
  const page = await browser.newPage();
  titles.push(await page.evaluate(() => document.title)); // want "lives as long as the process"
  if (typeof window !== 'undefined') return;
  res.end();
});
