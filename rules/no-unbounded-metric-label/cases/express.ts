//= the raw path in a middleware
import { Counter } from 'prom-client';
import type { Request, Response, NextFunction } from 'express';
const requests = new Counter({ name: 'http_requests_total', help: 'requests', labelNames: ['method', 'path', 'status'] });
export function metrics(req: Request, res: Response, next: NextFunction) {
  res.on('finish', () => {
    requests.labels(req.method, req.path, String(res.statusCode)).inc(); // want "raw request path"
  });
  next();
}
//= the object form, through a variable set lines earlier
import express from 'express';
import { Histogram } from 'prom-client';
const latency = new Histogram({ name: 'latency', help: 'h', labelNames: ['route', 'method'] });
const app = express();
app.use((req, res, next) => {
  const route = req.originalUrl.split('?')[0];
  const end = latency.startTimer();
  res.on('finish', () => {
    const labels = { route, method: req.method };
    end(labels); // want "raw request URL"
  });
  next();
});
//= the route template with a constant fallback
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['route'] });
const app = express();
app.use((req, res, next) => {
  res.on('finish', () => requests.inc({ route: req.route?.path ?? 'unmatched' }));
  next();
});
//= fixed but not fixed: the fallback is the raw path
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['route'] });
const app = express();
app.use((req, res, next) => {
  res.on('finish', () => requests.inc({ route: req.route?.path ?? req.path })); // want "raw request path"
  next();
});
//= a wrapper in another file is the caller's fault
//- metrics.ts
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['route', 'code'] });
export function observe(route: string, code: number) {
  requests.labels(route, String(code)).inc();
}
//- app.ts
import express from 'express';
import { observe } from './metrics';
const app = express();
app.get('/users/:id', (req, res) => {
  observe(req.url, res.statusCode); // want "raw request URL"
  observe('/users/:id', 200);
});
//= an allow-list cuts the slice
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
const KNOWN = new Set(['/a', '/b']);
const app = express();
app.use((req, res, next) => {
  requests.labels(KNOWN.has(req.path) ? req.path : 'other').inc();
  if (!KNOWN.has(req.path)) return next();
  requests.labels(req.path).inc();
  next();
});
//= a set that grows with what it is asked for is no allow-list
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
const seen = new Set<string>();
const app = express();
app.use((req, res, next) => {
  seen.add(req.path);
  if (seen.has(req.path)) requests.labels(req.path).inc(); // want "raw request path"
  next();
});
//= switch and comparison results are finite
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
function group(path: string): string {
  switch (path) {
    case '/a':
    case '/b':
      return path;
    default:
      return 'other';
  }
}
express().use((req, res, next) => {
  requests.labels(group(req.path)).inc();
  requests.labels(req.path === '/a' ? 'a' : 'b').inc();
  next();
});
//= a user id from a path parameter
import express from 'express';
import { Gauge } from 'prom-client';
const sessions = new Gauge({ name: 's', help: 'h', labelNames: ['user'] });
express().get('/users/:id', (req, res) => {
  sessions.set({ user: req.params.id }, 1); // want "path parameter"
});
//= an untyped middleware that is exported
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
export default function middleware(req, res, next) {
  requests.inc({ path: req.path }); // want "raw"
  next();
}
//= CommonJS and destructuring
const client = require('prom-client');
const express = require('express');
const hits = new client.Counter({ name: 'hits', help: 'h', labelNames: ['url'] });
const app = express();
app.get('/x', (req, res) => {
  const { url } = req;
  hits.labels(`page:${url}`).inc(); // want "raw request URL"
});
//= a metric held in a class field
import { Counter } from 'prom-client';
import type { Request, Response, NextFunction } from 'express';
export class Metrics {
  private readonly requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
  middleware = (req: Request, res: Response, next: NextFunction) => {
    this.requests.inc({ path: req.baseUrl + req.path }); // want "raw request path"
    next();
  };
}
//= removed on close, so bounded by the connections
import { Gauge } from 'prom-client';
import type { Request, Response } from 'express';
const open = new Gauge({ name: 'open', help: 'h', labelNames: ['client'] });
export function stream(req: Request, res: Response) {
  open.labels(req.params.id).set(1);
  res.on('close', () => open.remove(req.params.id));
}
//= an id that only its name gives away
import { Counter } from 'prom-client';
const orders = new Counter({ name: 'orders', help: 'h', labelNames: ['user'] });
export function placed(order: { userId: string; kind: 'a' | 'b' }) {
  orders.inc({ user: order.kind });
  orders.inc({ user: order.userId }); // want "by its name"
}
//= reassigned to something bounded before use
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
express().use((req, res, next) => {
  let path = req.path;
  path = 'constant';
  requests.inc({ path });
  next();
});
//= suppressed
import { Counter } from 'prom-client';
import type { Request, Response } from 'express';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
export function a(req: Request, res: Response) {
  // eslint-disable-next-line leakline/no-unbounded-metric-label -- measured
  requests.inc({ path: req.path });
  // eslint-disable-next-line other/rule
  requests.inc({ path: req.path }); // want "raw request path"
}
//= a random id that is made once for the process
import { Counter } from 'prom-client';
import express from 'express';
const instance = crypto.randomUUID();
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['instance'] });
express().use((req, res, next) => {
  requests.inc({ instance });
  requests.inc({ instance: crypto.randomUUID() }); // want "random id"
  next();
});
//= two literals that spread each other
const a = { ...b, x: 1 };
var b = { ...a, y: 2 };
export const z = a.q;
