//= a list in the store of a request, by cls-hooked
import express from 'express';
import { createNamespace } from 'cls-hooked';
const context = createNamespace('shop');
function remember(sku: string) {
  const touched = context.get('touched') || [];
  touched.push(sku);
  context.set('touched', touched);
}
const app = express();
app.use((req, res, next) => context.run(() => next()));
app.post('/stock/:sku', (req, res) => {
  remember(req.params.sku);
  res.end();
});
//= a map of the program's own beside it grows
import express from 'express';
import { createNamespace } from 'cls-hooked';
const context = createNamespace('shop');
const touched = new Map<string, number>();
const app = express();
app.post('/stock/:sku', (req, res) => {
  context.set('sku', req.params.sku);
  touched.set(req.params.sku, Date.now()); // want "path parameter"
  res.end();
});
//= what the store of a request holds is a key of what stays
import express from 'express';
import { createNamespace } from 'cls-hooked';
const context = createNamespace('shop');
const seen = new Set<string>();
const app = express();
app.post('/stock/:sku', (req, res) => {
  context.set('sku', req.params.sku);
  note();
  res.end();
});
function note() {
  seen.add(context.get('sku')); // want "path parameter"
}
//= a list in the store of a request, by a service of nestjs-cls
import { Controller, Injectable, Post, Param } from '@nestjs/common';
import { ClsService } from 'nestjs-cls';
@Injectable()
export class Ledger {
  constructor(private readonly cls: ClsService) {}
  note(id: string) {
    const ids = this.cls.get('ledger.ids') || [];
    ids.push(id);
    this.cls.set('ledger.ids', ids);
  }
}
@Controller('entries')
export class Entries {
  constructor(private readonly ledger: Ledger) {}
  @Post(':id')
  add(@Param('id') id: string) {
    this.ledger.note(id);
  }
}
//= a list in what an AsyncLocalStorage gives
import express from 'express';
import { AsyncLocalStorage } from 'node:async_hooks';
interface Store { queries: string[]; tags: Map<string, string> }
const storage = new AsyncLocalStorage<Store>();
const app = express();
app.use((req, res, next) => storage.run({ queries: [], tags: new Map() }, () => next()));
app.get('/q', (req, res) => {
  storage.getStore()?.queries.push(String(req.query.q));
  const store = storage.getStore();
  store!.tags.set(String(req.query.q), 'x');
  res.end();
});
//= a map as the store of an AsyncLocalStorage
import Koa from 'koa';
import { AsyncLocalStorage } from 'node:async_hooks';
const storage = new AsyncLocalStorage<Map<string, unknown>>();
export const put = (key: string, value: unknown) => storage.getStore()?.set(key, value);
const app = new Koa();
app.use((ctx, next) => storage.run(new Map(), next));
app.use(async (ctx) => {
  put(ctx.path, ctx.query);
  const log = (storage.getStore()?.get('log') as string[]) ?? [];
  log.push(ctx.path);
});
//= a store that all requests share
import Koa from 'koa';
import { AsyncLocalStorage } from 'node:async_hooks';
const shared = { paths: new Set<string>() };
const storage = new AsyncLocalStorage<typeof shared>();
const app = new Koa();
app.use((ctx, next) => storage.run(shared, next));
app.use(async (ctx) => {
  shared.paths.add(ctx.path); // want "path"
});
//= a list in the context of a request, by a class with a static storage
import express from 'express';
import { AsyncLocalStorage } from 'node:async_hooks';
class RequestContext {
  private static readonly storage = new AsyncLocalStorage<RequestContext>();
  readonly events: string[] = [];
  static run(fn: () => void) {
    this.storage.run(new RequestContext(), fn);
  }
  static get current() {
    return this.storage.getStore();
  }
}
const app = express();
app.use((req, res, next) => RequestContext.run(next));
app.get('/p', (req, res) => {
  RequestContext.current?.events.push(req.ip!);
  res.end();
});
//= a list under a key of express-http-context
import express from 'express';
import httpContext from 'express-http-context';
const app = express();
app.use(httpContext.middleware);
app.get('/p', (req, res) => {
  const trail = httpContext.get('trail') || [];
  trail.push(req.ip);
  httpContext.set('trail', trail);
  res.end();
});
//= a list in the context of fastify's request
import fastify from 'fastify';
import { fastifyRequestContext, requestContext } from '@fastify/request-context';
const app = fastify();
app.register(fastifyRequestContext);
app.get('/p', async (request) => {
  const trail = requestContext.get('trail') ?? [];
  trail.push(request.ip);
  requestContext.set('trail', trail);
  return trail;
});
//= the first storage of the program's own: a registry that has a get of its own
import express from 'express';
class Registry {
  private readonly lists = new Map<string, string[]>();
  get(name: string) {
    return this.lists.get(name) ?? [];
  }
  set(name: string, list: string[]) {
    this.lists.set(name, list);
  }
}
const registry = new Registry();
const app = express();
app.post('/orders/:id', (req, res) => {
  const all = registry.get('orders');
  all.push(req.params.id); // want "grows by an entry"
  registry.set('orders', all);
  res.end();
});
