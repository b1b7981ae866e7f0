//= a template with the raw id in it
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['route'] });
const app = express();
app.get('/users/:id', (req, res) => {
  requests.inc({ route: `/users/${req.params.id}` }); // want "path parameter"
  res.end();
});
//= destructured from the request
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['user'] });
const app = express();
app.post('/login', (req, res) => {
  const { userId } = req.body;
  requests.inc({ user: userId }); // want "userId|body"
  res.end();
});
//= a header, a cookie, an address
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['agent', 'ip', 'host'] });
const app = express();
app.use((req, res, next) => {
  requests.inc({ agent: req.headers['user-agent'] }); // want "header"
  requests.inc({ ip: req.ip }); // want "address"
  requests.inc({ host: req.get('host') }); // want "header"
  next();
});
//= time and chance
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { Gauge } from 'prom-client';
const jobs = new Gauge({ name: 'j', help: 'h', labelNames: ['job', 'at'] });
http.createServer((req, res) => {
  jobs.set({ job: randomUUID() }, 1); // want "uuid|random id"
  jobs.set({ at: String(Date.now()) }, 1); // want "time"
  jobs.set({ at: new Date().toISOString() }, 1); // want "time"
  jobs.set({ job: Math.random().toString(36) }, 1); // want "random"
  res.end();
});
//= the text of an error
import express from 'express';
import { Counter } from 'prom-client';
const failures = new Counter({ name: 'f', help: 'h', labelNames: ['reason', 'kind'] });
const app = express();
app.get('/', async (req, res) => {
  try {
    await work();
  } catch (error) {
    failures.inc({ reason: (error as Error).message }); // want "error"
    failures.inc({ kind: error instanceof TypeError ? 'type' : 'other' });
  }
  res.end();
});
async function work() {}
//= a status class is finite
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['code', 'ok', 'class'] });
const app = express();
app.use((req, res, next) => {
  res.on('finish', () => {
    requests.inc({ code: res.statusCode, ok: String(res.statusCode < 400), class: `${Math.floor(res.statusCode / 100)}xx` });
  });
  next();
});
//= a function that maps to few names
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['page'] });
function pageOf(path: string): string {
  if (path.startsWith('/users/')) return 'user';
  if (path.startsWith('/orders/')) return 'order';
  return 'other';
}
const app = express();
app.use((req, res, next) => {
  requests.inc({ page: pageOf(req.path) });
  next();
});
//= a function that only sometimes maps
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['page'] });
function pageOf(path: string): string {
  if (path.startsWith('/users/')) return '/users/:id';
  return path;
}
const app = express();
app.use((req, res, next) => {
  requests.inc({ page: pageOf(req.path) }); // want "raw request path"
  next();
});
//= ids are masked
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['page'] });
const app = express();
app.use((req, res, next) => {
  requests.inc({ page: req.path.replace(/\d+/g, ':id') });
  next();
});
//= a switch over the value
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['plan'] });
const app = express();
app.get('/', (req, res) => {
  switch (req.query.plan) {
    case 'free':
    case 'pro':
      requests.inc({ plan: req.query.plan });
      break;
    default:
      requests.inc({ plan: 'other' });
  }
  res.end();
});
//= a union type that is checked
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['plan'] });
type Plan = 'free' | 'pro';
function record(plan: Plan) {
  requests.inc({ plan });
}
const app = express();
app.get('/', (req, res) => {
  record(req.query.plan === 'pro' ? 'pro' : 'free');
  res.end();
});
//= an enum
import http from 'node:http';
import { Counter } from 'prom-client';
enum Kind {
  A = 'a',
  B = 'b',
}
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['kind'] });
const record = (kind: Kind) => requests.labels(kind).inc();
http.createServer((req, res) => {
  record(req.method === 'GET' ? Kind.A : Kind.B);
  res.end();
});
//= a table look-up with a constant fallback
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['page'] });
const PAGES: Record<string, string> = { '/': 'home', '/about': 'about' };
const app = express();
app.use((req, res, next) => {
  requests.inc({ page: PAGES[req.path] ?? 'other' });
  next();
});
//= the parts are joined
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['key'] });
const app = express();
app.get('/:a', (req, res) => {
  const key = [req.method, req.params.a].join(':');
  requests.labels({ key }).inc(); // want "path parameter"
  res.end();
});
//= a field of a class, set from the request
import express, { type Request } from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['url'] });
class Context {
  readonly url: string;
  constructor(req: Request) {
    this.url = req.originalUrl;
  }
  done() {
    requests.inc({ url: this.url }); // want "raw request URL"
  }
}
const app = express();
app.use((req, res, next) => {
  const context = new Context(req);
  res.on('finish', () => context.done());
  next();
});
//= a labels object that a helper makes
import express, { type Request } from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['method', 'url'] });
const labelsOf = (req: Request) => ({ method: req.method, url: req.url });
const app = express();
app.use((req, res, next) => {
  requests.inc(labelsOf(req)); // want "raw request URL"
  next();
});
//= a labels object that grows property by property
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['method', 'url'] });
const app = express();
app.use((req, res, next) => {
  const labels: Record<string, string> = { method: req.method };
  labels.url = req.url;
  requests.inc(labels); // want "raw request URL"
  next();
});
//= spread labels
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['service', 'url'] });
const defaults = { service: 'shop' };
const app = express();
app.use((req, res, next) => {
  requests.inc({ ...defaults, url: req.url }); // want "raw request URL"
  requests.inc({ ...defaults });
  next();
});
//= set later, in another function
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['route'] });
const app = express();
app.use((req, res, next) => {
  let route = 'unknown';
  if (req.route) route = req.route.path;
  else route = req.path;
  requests.inc({ route }); // want "raw request path"
  next();
});
//= req.path in a handler for one fixed path
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['route'] });
const app = express();
app.get('/health', (req, res) => {
  requests.inc({ route: req.path });
  res.end();
});
//= label sets that leave again
import express from 'express';
import { Gauge } from 'prom-client';
const open = new Gauge({ name: 'o', help: 'h', labelNames: ['room'] });
const app = express();
app.post('/rooms/:roomId', (req, res) => {
  open.set({ room: req.params.roomId }, 1);
  res.end();
});
app.delete('/rooms/:roomId', (req, res) => {
  open.remove({ room: req.params.roomId });
  res.end();
});
//= a class of metrics, used elsewhere
//- metrics.ts
import { Counter, Histogram } from 'prom-client';
export class Metrics {
  private readonly total = new Counter({ name: 't', help: 'h', labelNames: ['path'] });
  private readonly time = new Histogram({ name: 'd', help: 'h', labelNames: ['path'] });
  request(path: string, seconds: number) {
    this.total.inc({ path });
    this.time.observe({ path }, seconds);
  }
}
export const metrics = new Metrics();
//- app.ts
import http from 'node:http';
import { metrics } from './metrics';
http.createServer((req, res) => {
  metrics.request(req.url ?? '', 1); // want "raw URL"
  metrics.request('fixed', 1);
  res.end();
});
//= environment and configuration
import http from 'node:http';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['pod', 'version'] });
http.createServer((req, res) => {
  requests.inc({ pod: process.env.HOSTNAME, version: process.version });
  res.end();
});
//= nothing is known of the value
import http from 'node:http';
import { Counter } from 'prom-client';
import { kindOf } from 'some-package';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['kind'] });
http.createServer((req, res) => {
  requests.inc({ kind: kindOf(req) });
  res.end();
});
//= the class of an error has few names, its text has many
import http from 'node:http';
import { Counter } from 'prom-client';
const failures = new Counter({ name: 'f', help: 'h', labelNames: ['type'] });
http.createServer((req, res) => {
  try {
    res.end(JSON.stringify(req.headers));
  } catch (error) {
    failures.inc({ type: error instanceof Error ? error.name : 'unknown' });
    failures.inc({ type: error instanceof Error ? error.message : 'unknown' }); // want "text of an error"
  }
});
//= a middleware that labels with the path by itself
import express from 'express';
import promBundle from 'express-prom-bundle';
const app = express();
app.use(promBundle({ includePath: true, includeMethod: true })); // want "middleware labels each request"
app.use(promBundle({ includeMethod: true }));
app.use(promBundle({ includePath: true, normalizePath: (req) => req.route?.path ?? 'unmatched' }));
//= a helper that copies properties under their own names: what one caller hands in is not in another's copy
//- copy.js
exports.extended = function (base, more) {
  more = more || {};
  const result = Object.create(base);
  Object.keys(more).forEach((name) => {
    result[name] = more[name];
  });
  return result;
};
//- index.js
const express = require('express');
const { Counter } = require('prom-client');
const { extended } = require('./copy');
const calls = new Counter({ name: 'calls', help: 'h', labelNames: ['by'] });
const app = express();
app.use((req, res, next) => {
  const refused = extended(Error, { message: `nothing at ${req.path}`, code: 404 });
  const voice = extended(console, { prefix: '[till]', code: 200 });
  calls.inc({ by: voice.prefix });
  calls.inc({ by: refused.code });
  calls.inc({ by: refused.message }); // want "raw request path"
  next();
});
//= a parameter that gets another value made of what it was, or of nothing of it
import express from 'express';
import { Counter } from 'prom-client';
const calls = new Counter({ name: 'calls', help: 'h', labelNames: ['by'] });
function lowered(path: string) {
  path = path.toLowerCase();
  calls.inc({ by: path });
}
function defaulted(path: string) {
  path = path || '/';
  calls.inc({ by: path });
}
function replaced(path: string) {
  console.log(path);
  path = path.startsWith('/api') ? 'api' : 'page';
  calls.inc({ by: path });
}
const app = express();
app.use((req, res, next) => {
  lowered(req.path); // want "raw request path"
  defaulted(req.path); // want "raw request path"
  replaced(req.path);
  next();
});
//= a property that is set under a name which is only known later may be any other one
import express from 'express';
import { Counter } from 'prom-client';
const calls = new Counter({ name: 'calls', help: 'h', labelNames: ['theme', 'by'] });
const app = express();
app.use((req, res, next) => {
  const settings: Record<string, string> = { theme: 'dark' };
  for (const name of Object.keys(req.query)) settings[name] = req.path;
  calls.inc({ theme: settings.theme });
  const labels: Record<string, string> = {};
  for (const name of ['theme', 'by']) labels[name] = req.path;
  calls.inc(labels); // want "raw request path"
  next();
});
//= each of several things that are waited for at once
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'h', help: 'h', labelNames: ['a'] });
async function kind() {
  return 'fixed';
}
async function pathOf(req: express.Request) {
  return req.path;
}
const app = express();
app.get('/x/:id', async (req, res) => {
  const [what, path] = await Promise.all([kind(), pathOf(req)]);
  hits.inc({ a: what });
  hits.inc({ a: path }); // want "raw request path"
  res.end();
});

//= getters, the last piece of a path, and bytes
import express, { type Request } from 'express';
import { Counter } from 'prom-client';
const seen = new Counter({ name: 'seen', help: 'Seen.', labelNames: ['what'] });
class Visit {
  constructor(readonly request: Request) {}
  get page() {
    return this.request.originalUrl;
  }
  get kind() {
    return this.request.method === 'GET' ? 'read' : 'write';
  }
  static get kind() {
    return 'any';
  }
}
const app = express();
app.use((req, res, next) => {
  const visit = new Visit(req);
  seen.inc({ what: visit.page }); // want "the raw request URL"
  seen.inc({ what: visit.kind });
  seen.inc({ what: Visit.kind });
  seen.inc({ what: req.path.split('/').pop() ?? '' }); // want "raw request path"
  seen.inc({ what: ['a', 'b'].pop() ?? '' });
  seen.inc({ what: Buffer.from(req.path).toString('base64') }); // want "raw request path"
  seen.inc({ what: Buffer.from('fixed').toString('hex') });
  next();
});
app.listen(3000);
//= a text whose parameter has no type is as varied as what it is made from, wherever it is called
import { Counter } from 'prom-client';
import Fastify from 'fastify';
const asked = new Counter({ name: 'asked_total', help: 'asked', labelNames: ['word'] });
interface Words {
  told(word: string): void;
}
declare module 'fastify' {
  interface FastifyInstance {
    words: Words;
  }
}
const app = Fastify();
app.decorate('words', { told: (word) => asked.inc({ word: word.trim().toLowerCase() }) });
app.get<{ Params: { word: string } }>('/words/:word', async (request) => {
  app.words.told(request.params.word); // want "path parameter"
});
app.get('/greetings', async () => {
  app.words.told(' Hello ');
});
