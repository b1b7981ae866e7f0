//= express prom middleware with finish listener
//- src/metrics/http.ts
import { Counter, Histogram, register } from 'prom-client';
export const httpRequests = new Counter({ name: 'http_requests_total', help: 'h', labelNames: ['method', 'path', 'status'] });
export const latency = new Histogram({ name: 'latency', help: 'h', labelNames: ['route'] });
export { register };
//- src/metrics/index.ts
export * from './http';
//- src/middleware.ts
import type { Request, Response, NextFunction } from 'express';
import { httpRequests, latency } from './metrics';
export function track(req: Request, res: Response, next: NextFunction) {
  const end = latency.startTimer({ route: req.url }); // want "This label value is|labels each request"
  res.on('finish', () => {
    httpRequests.inc({ method: req.method, path: req.originalUrl, status: String(res.statusCode) }); // want "This label value is|labels each request"
    end();
  });
  next();
}
//- src/server.ts
import express from 'express';
import { track } from './middleware';
const app = express();
app.use(track);
app.listen(3000);
//= labels spread with base
import express from 'express';
import client from 'prom-client';
const base = { service: 'orders', region: process.env.REGION };
const c = new client.Counter({ name: 'x', help: 'y', labelNames: ['service', 'region', 'path'] });
const app = express();
app.get('/a/:id', (req, res) => {
  const path = req.path;
  c.labels({ ...base, path }).inc(); // want "This label value is|labels each request"
  res.end();
});
//= labels with spread args
import express from 'express';
import client from 'prom-client';
const c = new client.Counter({ name: 'x', help: 'y', labelNames: ['method', 'path'] });
const app = express();
function labelsFor(req: express.Request): [string, string] {
  return [req.method, req.originalUrl];
}
app.use((req, res, next) => {
  const values = labelsFor(req);
  c.labels(...values).inc(); // want "This label value is|labels each request"
  next();
});
//= fastify hook with plugin
import fp from 'fastify-plugin';
import type { FastifyInstance } from 'fastify';
import { Histogram } from 'prom-client';
const h = new Histogram({ name: 'd', help: 'd', labelNames: ['url', 'tenant'] });
export default fp(async function metrics(app: FastifyInstance) {
  app.addHook('onResponse', async (request, reply) => {
    h.labels(request.url, request.headers['x-tenant'] as string).observe(reply.elapsedTime); // want "This label value is|labels each request"
  });
});
//= koa CommonJS
//- metrics.js
const prom = require('prom-client');
module.exports = {
  requests: new prom.Counter({ name: 'r', help: 'r', labelNames: ['path'] }),
};
//- app.js
const Koa = require('koa');
const { requests } = require('./metrics');
const app = new Koa();
app.use(async (ctx, next) => {
  await next();
  requests.labels(ctx.path).inc(); // want "This label value is|labels each request"
});
app.listen(3000);
//= hono middleware
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { Counter } from 'prom-client';
const counter = new Counter({ name: 'r', help: 'r', labelNames: ['path'] });
const observe = createMiddleware(async (c, next) => {
  await next();
  counter.inc({ path: c.req.path }); // want "This label value is|labels each request"
});
const app = new Hono();
app.use('*', observe);
export default app;
//= nest interceptor with injected metric
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import { Counter } from 'prom-client';
import { tap } from 'rxjs/operators';
@Injectable()
export class MetricsInterceptor implements NestInterceptor {
  constructor(@InjectMetric('http_requests_total') private readonly counter: Counter<string>) {}
  intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest();
    return next.handle().pipe(
      tap(() => {
        this.counter.inc({ method: request.method, path: request.url }); // want "This label value is|labels each request"
      }),
    );
  }
}
//= otel meter instrument in handler
import { metrics } from '@opentelemetry/api';
import express from 'express';
const meter = metrics.getMeter('svc');
const app = express();
const counter = meter.createCounter('requests');
app.use((req, res, next) => {
  counter.add(1, { 'http.target': req.url, 'user.id': req.headers['x-user'] as string }); // want "This label value is|labels each request"
  next();
});
//= statsd tags
import StatsD from 'hot-shots';
import express from 'express';
const statsd = new StatsD({ prefix: 'a.' });
const app = express();
app.use((req, res, next) => {
  const tags = [`method:${req.method}`];
  tags.push(`path:${req.path}`);
  statsd.increment('req', 1, tags); // want "This label value is|labels each request"
  next();
});
//= emf dimensions
import { metricScope, Unit } from 'aws-embedded-metrics';
import type { APIGatewayProxyEvent } from 'aws-lambda';
export const handler = metricScope((metrics) => async (event: APIGatewayProxyEvent) => {
  metrics.setDimensions({ user: event.requestContext.authorizer?.sub, path: event.path }); // want "This label value is|labels each request"
  metrics.putMetric('n', 1, Unit.Count);
});
//= lambda powertools metrics dims
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { SQSEvent } from 'aws-lambda';
const metrics = new Metrics({ namespace: 'n' });
export async function handler(event: SQSEvent) {
  for (const record of event.Records) {
    metrics.addDimension('messageId', record.messageId); // want "This label value is|labels each request"
    metrics.addMetric('processed', MetricUnit.Count, 1);
  }
}
//= hapi ext and route
import Hapi from '@hapi/hapi';
import { Counter } from 'prom-client';
const counter = new Counter({ name: 'r', help: 'r', labelNames: ['path'] });
const server = Hapi.server({ port: 3000 });
server.ext('onPreResponse', (request, h) => {
  counter.inc({ path: request.path }); // want "This label value is|labels each request"
  return h.continue;
});
//= gauge with set labels per user
import { Gauge } from 'prom-client';
import { Server } from 'socket.io';
const online = new Gauge({ name: 'online', help: 'h', labelNames: ['user'] });
const io = new Server(1);
io.on('connection', (socket) => {
  online.set({ user: socket.handshake.auth.userId }, 1); // want "This label value is|labels each request"
});
//= error message label
import { Counter } from 'prom-client';
import express, { type NextFunction, type Request, type Response } from 'express';
const errors = new Counter({ name: 'errors', help: 'h', labelNames: ['message'] });
const app = express();
app.use((err: Error, req: Request, res: Response, next: NextFunction) => {
  errors.inc({ message: err.message }); // want "This label value is|labels each request"
  res.status(500).end();
});
//= label by axios interceptor
import axios from 'axios';
import { Histogram } from 'prom-client';
const h = new Histogram({ name: 'out', help: 'h', labelNames: ['url'] });
export const http = axios.create({ baseURL: 'https://api' });
http.interceptors.response.use((response) => {
  h.observe({ url: response.config.url }, 1); // want "This label value is|labels each request"
  return response;
});
//= wrapper class for metrics
//- src/metrics.ts
import { Counter, type CounterConfiguration } from 'prom-client';
export class Metrics {
  private counters = new Map<string, Counter<string>>();
  register(name: string, labelNames: string[]) {
    this.counters.set(name, new Counter({ name, help: name, labelNames }));
  }
  increment(name: string, labels: Record<string, string>) {
    this.counters.get(name)?.inc(labels);
  }
}
export const metrics = new Metrics();
metrics.register('orders', ['user']);
//- src/app.ts
import express from 'express';
import { metrics } from './metrics';
const app = express();
app.post('/orders', (req, res) => {
  metrics.increment('orders', { user: req.body.userId }); // want "This label value is|labels each request"
  res.end();
});
//= restify audit
import restify from 'restify';
import client from 'prom-client';
const s = restify.createServer();
const g = new client.Summary({ name: 's', help: 's', labelNames: ['path'] });
s.on('after', (req, res, route, error) => {
  g.observe({ path: req.getPath() }, 1); // want "This label value is|labels each request"
});
//= gauge in websocket with ip
import { WebSocketServer } from 'ws';
import { Gauge } from 'prom-client';
const g = new Gauge({ name: 'g', help: 'g', labelNames: ['ip'] });
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', (ws, req) => {
  g.labels(req.socket.remoteAddress!).inc(); // want "This label value is|labels each request"
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
    this.timings.set(req.originalUrl, Date.now());
    res.on('close', () => h.observe({ path: req.baseUrl + req.path }, 1)); // want "This label value is|labels each request"
    next();
  }
}
//= reduce label helper object fn
import express from 'express';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'c', help: 'h', labelNames: ['path', 'method'] });
const toLabels = (req: express.Request) => ({ method: req.method, path: req.originalUrl.split('?')[0] });
express().use((req, res, next) => {
  c.inc(toLabels(req)); // want "This label value is|labels each request"
  next();
});
//= label via destructuring and res.locals
import express from 'express';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'c', help: 'h', labelNames: ['path'] });
express().use((req, res, next) => {
  const { originalUrl: path } = req;
  res.on('finish', function () {
    c.labels({ path }).inc(); // want "This label value is|labels each request"
  });
  next();
});
//= route fallback raw
import express from 'express';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'c', help: 'h', labelNames: ['route'] });
express().use((req, res, next) => {
  res.once('finish', () => c.inc({ route: req.route ? req.route.path : req.path })); // want "This label value is|labels each request"
  next();
});
//= express-prom-bundle includePath custom
import express from 'express';
import promBundle from 'express-prom-bundle';
const app = express();
app.use(promBundle({ includeMethod: true, includePath: true, normalizePath: (req) => req.originalUrl })); // want "This label value is|labels each request"
//= route template label
import express from 'express';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'c', help: 'h', labelNames: ['method', 'route', 'status'] });
express().use((req, res, next) => {
  res.on('finish', () => {
    c.inc({ method: req.method, route: req.route?.path ?? 'unmatched', status: `${Math.floor(res.statusCode / 100)}xx` });
  });
  next();
});
//= fastify routeOptions
import Fastify from 'fastify';
import { Histogram } from 'prom-client';
const h = new Histogram({ name: 'c', help: 'h', labelNames: ['route', 'code'] });
const app = Fastify();
app.addHook('onResponse', async (req, reply) => {
  h.labels(req.routeOptions.url ?? 'none', String(reply.statusCode)).observe(reply.elapsedTime);
});
//= koa matched route
import Koa from 'koa';
import Router from '@koa/router';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'c', help: 'h', labelNames: ['route'] });
const app = new Koa();
const router = new Router();
app.use(async (ctx, next) => {
  await next();
  c.inc({ route: ctx._matchedRoute ?? 'none' });
});
app.use(router.routes());
//= allow list includes
import express from 'express';
import { Counter } from 'prom-client';
const KNOWN = ['web', 'ios', 'android'];
const c = new Counter({ name: 'c', help: 'h', labelNames: ['client'] });
express().use((req, res, next) => {
  const h = req.header('x-client') ?? '';
  c.inc({ client: KNOWN.includes(h) ? h : 'other' });
  next();
});
//= allow list Set
import express from 'express';
import { Counter } from 'prom-client';
const KNOWN = new Set(['web', 'ios', 'android']);
const c = new Counter({ name: 'c', help: 'h', labelNames: ['client'] });
function clientOf(req: express.Request): string {
  const h = req.header('x-client');
  if (!h || !KNOWN.has(h)) return 'other';
  return h;
}
express().use((req, res, next) => {
  c.inc({ client: clientOf(req) });
  next();
});
//= switch
import express from 'express';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'c', help: 'h', labelNames: ['kind'] });
function kind(ua: string) {
  switch (true) {
    case /bot/i.test(ua):
      return 'bot';
    case /mobile/i.test(ua):
      return 'mobile';
    default:
      return 'desktop';
  }
}
express().use((req, res, next) => {
  c.inc({ kind: kind(req.get('user-agent') ?? '') });
  next();
});
//= zod enum
import express from 'express';
import { z } from 'zod';
import { Counter } from 'prom-client';
const Body = z.object({ plan: z.enum(['free', 'pro']), email: z.string().email() });
const c = new Counter({ name: 'c', help: 'h', labelNames: ['plan'] });
express().post('/signup', (req, res) => {
  const body = Body.parse(req.body);
  c.inc({ plan: body.plan });
  res.end();
});
//= type guard against a union
import express from 'express';
import { Counter } from 'prom-client';
const PLANS = ['free', 'pro'] as const;
type Plan = (typeof PLANS)[number];
function isPlan(x: unknown): x is Plan {
  return PLANS.includes(x as Plan);
}
const c = new Counter({ name: 'c', help: 'h', labelNames: ['plan'] });
express().post('/signup', (req, res) => {
  const plan = req.body.plan;
  if (!isPlan(plan)) return void res.status(400).end();
  c.inc({ plan });
  res.end();
});
//= lookup table
import express from 'express';
import { Counter } from 'prom-client';
const NAMES: Record<string, string> = { a: 'alpha', b: 'beta' };
const c = new Counter({ name: 'c', help: 'h', labelNames: ['n'] });
express().get('/:x', (req, res) => {
  c.inc({ n: NAMES[req.params.x] ?? 'other' });
  res.end();
});
//= gauge with remove
import { Gauge } from 'prom-client';
import { Server } from 'socket.io';
const online = new Gauge({ name: 'online', help: 'h', labelNames: ['user'] });
new Server(1).on('connection', (socket) => {
  const user = socket.handshake.auth.userId;
  online.set({ user }, 1);
  socket.on('disconnect', () => online.remove({ user }));
});
//= metrics map by fixed names
import { Counter } from 'prom-client';
import express from 'express';
const counters = new Map<string, Counter<string>>();
for (const n of ['a', 'b']) counters.set(n, new Counter({ name: n, help: n, labelNames: ['status'] }));
express().use((req, res, next) => {
  counters.get('a')?.inc({ status: res.statusCode });
  next();
});
//= pushing spans not metrics
import { trace } from '@opentelemetry/api';
import express from 'express';
express().use((req, res, next) => {
  trace.getActiveSpan()?.setAttribute('http.url', req.url);
  trace.getActiveSpan()?.setAttributes({ 'user.id': req.headers['x-user'] as string });
  next();
});
//= status class via map and outcome union
import express from 'express';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'c', help: 'h', labelNames: ['outcome', 'method'] });
type Outcome = 'ok' | 'fail';
async function run(): Promise<Outcome> {
  return 'ok';
}
express().use(async (req, res, next) => {
  c.inc({ outcome: await run(), method: req.method });
  next();
});
//= error code label by instanceof
import express from 'express';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'c', help: 'h', labelNames: ['kind'] });
class NotFound extends Error {}
express().use((err: Error, req: express.Request, res: express.Response, next: express.NextFunction) => {
  c.inc({ kind: err instanceof NotFound ? 'not_found' : 'internal' });
  c.inc({ kind: err.name });
  next(err);
});
//= pairs of a query, by each and in a loop
import express from 'express';
import { Counter } from 'prom-client';
const parameters = new Counter({ name: 'parameters', help: 'h', labelNames: ['name'] });
const flags = { a: 1, b: 2 };
express().get('/', (req, res) => {
  Object.entries(req.query).forEach(([key]) => {
    parameters.inc({ name: key }); // want "a query parameter"
  });
  for (const [, value] of Object.entries(req.query)) parameters.inc({ name: String(value) }); // want "a query parameter"
  for (const [key] of Object.entries(flags)) parameters.inc({ name: key });
  for (const [key, value] of Object.entries({ path: req.path })) {
    parameters.inc({ name: key });
    parameters.inc({ name: value }); // want "the raw request path"
  }
  res.end();
});
//= what an event of our own is told
//- src/events.ts
import { EventEmitter } from 'node:events';
export const bus = new EventEmitter();
export const JOB_DONE = 'job-done';
export const SEEN = 'seen';
//- src/metrics.ts
import { Summary } from 'prom-client';
import { bus, JOB_DONE, SEEN } from './events';
const duration = new Summary({ name: 'duration', help: 'h', labelNames: ['job'] });
bus.on(JOB_DONE, ({ jobId, time }) => duration.labels(jobId).observe(time));
bus.on(SEEN, ({ where, time }) => duration.labels(where).observe(time)); // want "the raw request URL"
bus.on('told', (userId, time) => duration.labels(userId).observe(time)); // want "which by its name differs"
bus.on('asked', (userId) => duration.labels(userId).observe(1));
bus.on('paid', (customer: string) => duration.labels(customer).observe(1)); // want "a query parameter"
//- src/app.ts
import express from 'express';
import { bus, JOB_DONE, SEEN } from './events';
async function run(work: () => Promise<void>, id: string) {
  await work();
  bus.emit(JOB_DONE, { jobId: id, time: 1 });
}
function pay(customer: unknown) {
  bus.emit('paid', customer);
}
await run(async () => {}, 'clean-up');
await run(async () => {}, 'announce');
bus.emit('asked', 'nobody');
const app = express();
app.use((req, _res, next) => {
  bus.emit(SEEN, { where: req.originalUrl, time: 1 });
  pay(req.query.customer);
  next();
});
//= the user that the service itself has
import { Gauge } from 'prom-client';
const balance = new Gauge({ name: 'balance', help: 'h', labelNames: ['account'] });
export function report(client: { operatorUserId: string; userId: string }, value: number) {
  balance.labels({ account: client.operatorUserId }).set(value);
  balance.labels({ account: client.userId }).set(value); // want "`user_?[iI]d`"
}
//= a measured value that an event of our own tells, behind a wrapper
import { EventEmitter } from 'node:events';
import { Histogram } from 'prom-client';
import express from 'express';
const bus = new EventEmitter();
function createHistogram() {
  const histogram = new Histogram({ name: 'taken', help: 'h', labelNames: ['app'] });
  return {
    observe: (value: number) => histogram.observe(value),
    labels: (labels: Record<string, string | number>) => histogram.labels(labels),
  };
}
const taken = createHistogram();
const byApp = createHistogram();
bus.on('taken', ({ duration }) => taken.observe(duration));
bus.on('asked', ({ app, duration }) => {
  byApp
    .labels({
      app, // want "a request header"
    })
    .observe(duration);
});
express().use((req, _res, next) => {
  const start = Date.now();
  next();
  bus.emit('taken', { duration: (Date.now() - start) / 1000 });
  bus.emit('asked', { app: req.headers['x-app'], duration: 1 });
});
