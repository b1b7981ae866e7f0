//= express: what a request holds raw
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const app = express();
app.get('/users/:id', (req, res) => {
  hits.inc({ by: req.baseUrl + req.path }); // want "raw request path"
  hits.inc({ by: req.hostname }); // want "Host header"
  hits.inc({ by: req.subdomains[0] }); // want "part of the Host header"
  hits.inc({ by: req.ip }); // want "client address"
  hits.inc({ by: req.params.id }); // want "path parameter"
  hits.inc({ by: String(req.query.page) }); // want "query parameter"
  hits.inc({ by: req.cookies.theme }); // want "cookie"
  hits.inc({ by: req.signedCookies.session }); // want "cookie"
  hits.inc({ by: req.get('user-agent') }); // want "request header"
  hits.inc({ by: req.headers['x-tenant'] as string }); // want "request header"
  hits.inc({ by: req.sessionID }); // want "session id"
  hits.inc({ by: req.user.id }); // want "who the user is"
  hits.inc({ by: req.user.plan });
  hits.inc({ by: req.method });
  hits.inc({ by: req.protocol });
  hits.inc({ by: req.route.path });
  hits.inc({ by: String(res.statusCode) });
  res.status(200).json({});
});

//= express: a router by require, with route() and param()
const express = require('express');
const router = express.Router();
const seen = [];
router.param('id', (req, res, next, id) => {
  seen.push(id); // want "grows by an entry"
  next();
});
router
  .route('/orders/:id')
  .get((req, res) => {
    seen.push(req.params.id); // want "grows by an entry"
    res.end();
  })
  .delete((req, res) => {
    seen.push(req.params.id); // want "grows by an entry"
    res.end();
  });
module.exports = router;

//= express: a router that is imported by name, with handlers in a list
import { Router, type RequestHandler } from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'requests_total', help: 'requests', labelNames: ['route'] });
const count: RequestHandler = (req, res, next) => {
  requests.inc({ route: req.route?.path ?? 'unmatched' });
  requests.inc({ route: req.originalUrl }); // want "raw request URL"
  next();
};
export const router = Router();
router.use([count]);
router.all('/health', count, (_req, res) => void res.sendStatus(204));

//= express: an error handler with its types
import type { ErrorRequestHandler } from 'express';
import { Counter } from 'prom-client';
const failures = new Counter({ name: 'failures_total', help: 'failures', labelNames: ['path'] });
export const onError: ErrorRequestHandler = (err, req, res, next) => {
  failures.inc({ path: req.path }); // want "raw request path"
  failures.inc({ path: req.route?.path ?? 'unmatched' });
  next(err);
};

//= express: settings and local state are not per request
import express from 'express';
const app = express();
const mounted: string[] = [];
for (const name of ['users', 'orders']) mounted.push(name);
app.set('trust proxy', 1).enable('etag').disable('x-powered-by');
app.use(express.json(), express.urlencoded({ extended: false }), express.static('public'));
app.listen(3000, () => mounted.push('listening'));

//= express: handlers in wrappers of other packages
import express from 'express';
import asyncHandler from 'express-async-handler';
import PromiseRouter from 'express-promise-router';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['path'] });
const app = express();
app.get(
  '/a/:id',
  asyncHandler(async (req, res) => {
    hits.inc({ path: req.path }); // want "raw request path"
    hits.inc({ path: req.route.path });
    res.end();
  }),
);
const router = PromiseRouter();
router.get('/b/:id', async (req) => {
  hits.inc({ path: req.params.id }); // want "path parameter"
});

//= express middlewares: morgan's tokens and formats, pino-http's options
import morgan from 'morgan';
import pinoHttp from 'pino-http';
import { Counter } from 'prom-client';
const lines = new Counter({ name: 'lines_total', help: 'lines', labelNames: ['path'] });
morgan.token('path', (req) => {
  lines.inc({ path: req.url }); // want "raw request URL"
  return '';
});
export const access = morgan((tokens, req, res) => {
  lines.inc({ path: req.originalUrl }); // want "raw request URL"
  lines.inc({ path: String(res.statusCode) });
  return tokens.status(req, res);
});
export const http = pinoHttp({
  customSuccessMessage: (req, res) => {
    lines.inc({ path: req.url }); // want "raw request URL"
    lines.inc({ path: req.method });
    return String(res.statusCode);
  },
});

//= express middlewares: response-time, on-finished, on-headers
const responseTime = require('response-time');
const onFinished = require('on-finished');
const onHeaders = require('on-headers');
const { Histogram } = require('prom-client');
const time = new Histogram({ name: 'time', help: 'time', labelNames: ['path'] });
const sent = [];
exports.timing = responseTime((req, res, ms) => {
  time.labels(req.url).observe(ms); // want "raw request URL"
  time.labels(req.route ? req.route.path : 'unmatched').observe(ms);
});
exports.middleware = (req, res, next) => {
  onHeaders(res, () => sent.push(1)); // want "grows by an entry"
  onFinished(res, () => sent.push(2)); // want "grows by an entry"
  next();
};

//= express middlewares: a proxy for every request, and one for all of them
import express from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';
const app = express();
const shared = createProxyMiddleware({ target: 'http://backend', changeOrigin: true });
app.use('/api', shared);
app.use('/tenants/:tenant', (req, res, next) => {
  createProxyMiddleware({ target: `http://${req.params.tenant}` })(req, res, next); // want "proxy middleware is made"
});
const routes = new Set<string>();
export const routed = createProxyMiddleware({
  target: 'http://backend',
  router: (req) => {
    routes.add(req.url); // want "raw"
    return 'http://backend';
  },
});

//= express middlewares: a rate limiter for every request, and one for all of them
import express from 'express';
import { rateLimit } from 'express-rate-limit';
const app = express();
const limit = rateLimit({ windowMs: 60_000, limit: 100, keyGenerator: (req) => req.ip });
app.use(limit);
app.post('/login', (req, res, next) => {
  rateLimit({ windowMs: 60_000 })(req, res, next); // want "rate limiter is made"
});

//= express middlewares: sessions, and handlers that only hold their options
import compression from 'compression';
import cookieParser from 'cookie-parser';
import cors from 'cors';
import express from 'express';
import session from 'express-session';
import helmet from 'helmet';
import multer from 'multer';
const app = express();
const made: string[] = [];
app.use(helmet(), cors(), compression(), cookieParser());
app.use(multer({ dest: 'uploads' }).single('file'));
app.use(
  session({ // want "keeps a session for each visitor"
    secret: 's',
    genid: (req) => {
      made.push(req.url); // want "grows by an entry"
      return '1';
    },
  }),
);

//= express: routes and middlewares that are added by a handler stay
import express, { Router } from 'express';
const app = express();
const router = Router();
for (const name of ['users', 'orders']) app.use(`/${name}`, router);
app.post('/tenants/:tenant', (req, res, next) => {
  app.use(`/${req.params.tenant}`, router); // want "only ever adds"
  router.get('/late', (_req, late) => void late.end()); // want "only ever adds"
  const own = Router();
  own.get('/inner', (_req, inner) => void inner.end());
  own(req, res, next);
  if (app.get('env') === 'test') res.sendStatus(204);
});

//= express: WebSockets of express-ws
import express from 'express';
import expressWs from 'express-ws';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const app = express();
const messages: string[] = [];
expressWs(app);
app.ws('/echo', (ws, req) => {
  hits.inc({ by: req.ip }); // want "client address"
  hits.inc({ by: 'echo' });
  ws.on('message', (text) => {
    messages.push(text); // want "grows by an entry"
    ws.send(text);
  });
});

//= express middlewares: listeners of a shared proxy
import express from 'express';
import httpProxy from 'http-proxy';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const proxy = httpProxy.createProxyServer({ target: 'http://backend' });
proxy.on('proxyReq', (proxyReq, req) => {
  hits.inc({ by: req.url }); // want "raw URL"
  hits.inc({ by: req.method });
});
express().use((req, res) => {
  proxy.on('error', () => res.end()); // want "listener is added on `proxy`"
  proxy.web(req, res, {}, () => res.end());
});

//= what a client accepts: as it lists it, or one of those that the program names
import express from 'express';
const formats = new Map<string, Intl.NumberFormat>();
const kinds = new Map<string, number>();
const app = express();
app.get('/price', (req, res) => {
  const language = req.acceptsLanguages()[0] ?? 'en';
  if (!formats.has(language)) formats.set(language, new Intl.NumberFormat(language)); // want "an entry for each request header"
  kinds.set(String(req.accepts('html', 'json')), 1);
  kinds.set(String(req.acceptsEncodings('gzip')), 1);
  res.end(formats.get(language)?.format(1));
});
