//= hapi: the raw path, and the route's
import Hapi from '@hapi/hapi';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const started: string[] = [];
const server = Hapi.server({ port: 3000 });
server.route({
  method: 'GET',
  path: '/users/{id}',
  handler: (request, h) => {
    hits.inc({ by: request.path }); // want "raw request path"
    hits.inc({ by: request.params.id }); // want "path parameter"
    hits.inc({ by: request.query.page }); // want "query parameter"
    hits.inc({ by: request.headers['user-agent'] }); // want "request header"
    hits.inc({ by: request.info.remoteAddress }); // want "client address"
    hits.inc({ by: request.info.id }); // want "request id"
    hits.inc({ by: request.url.pathname }); // want "raw path"
    hits.inc({ by: request.raw.req.url }); // want "raw URL"
    hits.inc({ by: request.auth.credentials.id }); // want "who the user is"
    hits.inc({ by: request.route.path });
    hits.inc({ by: request.route.fingerprint });
    hits.inc({ by: request.route.settings.id });
    hits.inc({ by: request.method });
    return h.response({}).code(200);
  },
});
server.ext('onPreStart', () => started.push('once'));
server.ext('onPreResponse', (request, h) => {
  started.push('one more'); // want "grows by an entry"
  hits.inc({ by: String(request.response.statusCode) });
  return h.continue;
});
server.events.on('response', (request) => {
  hits.inc({ by: request.path }); // want "raw request path"
});

//= hapi: by require, with lists of routes, plugins and extensions
const Hapi = require('@hapi/hapi');
const { Counter } = require('prom-client');
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const loaded = [];
const server = new Hapi.Server();
const users = {
  name: 'users',
  register: async (srv, options) => {
    loaded.push('once');
    srv.route([
      {
        method: 'GET',
        path: '/a',
        options: { handler: async (request) => hits.inc({ by: request.path }) }, // want "raw request path"
      },
    ]);
  },
};
server.ext({ type: 'onRequest', method: (request, h) => (hits.inc({ by: request.path }), h.continue) }); // want "raw request path"
server.register([users]);

//= h3 1: an event's raw path, and the route that matched
import {
  createApp,
  createRouter,
  defineEventHandler,
  getQuery,
  getRequestIP,
  getRouterParam,
  getHeader,
} from 'h3';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const app = createApp();
const router = createRouter();
app.use(router);
router.get(
  '/users/:id',
  defineEventHandler((event) => {
    hits.inc({ by: event.path }); // want "raw request path"
    hits.inc({ by: getRouterParam(event, 'id') }); // want "path parameter"
    hits.inc({ by: getQuery(event).page }); // want "query parameter"
    hits.inc({ by: getHeader(event, 'user-agent') }); // want "request header"
    hits.inc({ by: getRequestIP(event) }); // want "client address"
    hits.inc({ by: event.node.req.url }); // want "raw URL"
    hits.inc({ by: event.context.params.id }); // want "path parameter"
    hits.inc({ by: event.context.matchedRoute?.path ?? 'unmatched' });
    hits.inc({ by: event.method });
  }),
);

//= h3 2: an application with its own methods
import { H3, serve } from 'h3';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const app = new H3()
  .use(async (event, next) => {
    hits.inc({ by: event.url.pathname }); // want "raw path"
    return next();
  })
  .get('/users/:id', (event) => {
    hits.inc({ by: event.req.headers.get('x-tenant') }); // want "request header"
    hits.inc({ by: event.context.matchedRoute?.route });
    return 'ok';
  });
serve(app);

//= nitro: a server route that imports nothing of h3
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const asked: string[] = [];
export const plugin = defineNitroPlugin(() => {
  asked.push('once');
});
export default defineEventHandler(async (event) => {
  asked.push('one more'); // want "grows by an entry"
  hits.inc({ by: getRouterParam(event, 'id') }); // want "path parameter"
  hits.inc({ by: event.path }); // want "raw request path"
  const { page } = getQuery(event);
  hits.inc({ by: page }); // want "query parameter"
});

//= nitro: cached handlers and tasks
import { defineCachedEventHandler, defineTask } from 'nitropack/runtime';
const asked: string[] = [];
export default defineCachedEventHandler(async (event) => {
  asked.push(event.path); // want "grows by an entry"
});
export const clean = defineTask({
  run: async () => {
    asked.push('one more'); // want "grows by an entry"
  },
});

//= restify: raw requests, and the route after them
import restify from 'restify';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const server = restify.createServer();
server.use(restify.plugins.queryParser());
server.get('/users/:id', (req, res, next) => {
  hits.inc({ by: req.path() }); // want "raw request path"
  hits.inc({ by: req.params.id }); // want "path parameter"
  hits.inc({ by: req.id() }); // want "request id"
  hits.inc({ by: req.header('x-tenant') }); // want "request header"
  hits.inc({ by: req.getRoute().path });
  res.send({});
  next();
});
server.on('after', (req, res, route, error) => {
  hits.inc({ by: req.getPath() }); // want "raw request path"
  hits.inc({ by: route.path });
});

//= polka: raw requests
const polka = require('polka');
const { Counter } = require('prom-client');
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
polka()
  .use((req, res, next) => {
    hits.inc({ by: req.path }); // want "raw request path"
    next();
  })
  .get('/users/:id', (req, res) => {
    hits.inc({ by: req.params.id }); // want "path parameter"
    hits.inc({ by: '/users/:id' });
    res.end();
  })
  .listen(3000);

//= tinyhttp: raw requests, and the route's path
import { App, type NextFunction, type Request, type Response } from '@tinyhttp/app';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const app = new App();
app
  .get('/users/:id', (req, res) => {
    hits.inc({ by: req.originalUrl }); // want "raw request URL"
    hits.inc({ by: req.hostname }); // want "Host header"
    hits.inc({ by: req.route?.path ?? 'unmatched' });
    res.status(200).send('ok');
  })
  .listen(3000);
export function count(req: Request, res: Response, next: NextFunction) {
  hits.inc({ by: req.ip }); // want "client address"
  next();
}

//= find-my-way and micro: handlers of plain Node servers
import findMyWay from 'find-my-way';
import { serve } from 'micro';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const router = findMyWay();
router.on('GET', '/users/:id', (req, res, params, store, search) => {
  hits.inc({ by: params.id }); // want "path parameter"
  hits.inc({ by: search.page }); // want "query parameter"
  hits.inc({ by: req.method });
});
router.get('/orders/:id', (req) => {
  hits.inc({ by: req.url }); // want "raw"
});
export const handle = serve(async (req, res) => {
  hits.inc({ by: req.headers['x-tenant'] }); // want "request header"
  hits.inc({ by: String(res.statusCode) });
});

//= connect and router: middlewares of plain Node servers
const connect = require('connect');
const Router = require('router');
const { Counter } = require('prom-client');
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const app = connect();
const router = Router();
app.use('/api', (req, res, next) => {
  hits.inc({ by: req.originalUrl }); // want "raw request URL"
  hits.inc({ by: req.method });
  next();
});
router.get('/users/:id', (req, res) => {
  hits.inc({ by: req.params.id }); // want "path parameter"
  hits.inc({ by: req.route.path });
  res.end();
});
app.use(router);

//= moleculer: actions and events of a service
import { type Context, ServiceBroker } from 'moleculer';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
const broker = new ServiceBroker();
broker.createService({
  name: 'users',
  actions: {
    get(ctx) {
      seen.push('one more'); // want "grows by an entry"
      hits.inc({ by: ctx.requestID }); // want "request id"
      hits.inc({ by: ctx.caller });
    },
    list: { cache: true, handler: async (ctx: Context) => void seen.push('one more') }, // want "grows by an entry"
  },
  events: {
    'user.created': { handler: (ctx) => void seen.push('one more') }, // want "grows by an entry"
  },
  started() {
    seen.push('once');
  },
});

//= hapi: schemes of authentication, and what strategies ask
import Hapi from '@hapi/hapi';
const keys = new Map<string, number>();
const names = new Map<string, number>();
const schemes: string[] = [];
const server = Hapi.server({ port: 3000 });
server.auth.scheme('stamp', () => {
  schemes.push('made once');
  return {
    authenticate: (request, h) => {
      keys.set(request.headers['x-issuer'], 1); // want "request header"
      return h.authenticated({ credentials: {} });
    },
  };
});
server.auth.strategy('basic', 'basic', {
  validate: async (request, name, password, h) => {
    names.set(request.headers.authorization, 1); // low "`names` lives as long as the process"
    return { isValid: true };
  },
});

//= the address that Bun knows of a request, and a form that was sent
const addresses = new Map<string, number>();
const families = new Map<string, number>();
const buyers = new Map<string, FormDataEntryValue>();
Bun.serve({
  async fetch(request, server) {
    const ip = server.requestIP(request);
    addresses.set(ip?.address ?? 'none', 1); // want "client address"
    families.set(ip?.family ?? 'none', 1);
    const form = await request.formData();
    buyers.set(String(form.get('buyer')), 1); // want "form value"
    return new Response(form.has('buyer') ? 'yes' : 'no');
  },
});

//= tokens: their claims say who their bearer is
import http from 'node:http';
import jwt from 'jsonwebtoken';
import { decodeJwt, jwtVerify } from 'jose';
import { jwtDecode } from 'jwt-decode';
import { JwtService } from '@nestjs/jwt';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const service = new JwtService({});
http.createServer(async (req, res) => {
  const token = String(req.headers.authorization);
  hits.inc({ by: jwt.verify(token, 'key').sub }); // want "a claim of the client’s token"
  hits.inc({ by: jwt.verify(token, 'key').iss });
  const { payload } = await jwtVerify(token, new Uint8Array());
  hits.inc({ by: payload.email }); // want "a claim of the client’s token"
  hits.inc({ by: decodeJwt(token).jti }); // want "the id of a token"
  hits.inc({ by: jwtDecode(token).sub }); // want "a claim of the client’s token"
  hits.inc({ by: service.verify(token).sub }); // want "a claim of the client’s token"
  hits.inc({ by: (await service.verifyAsync(token)).azp });
  res.end();
});

//= itty-router: what a handler is given, before, after and where nothing matches
import { AutoRouter, Router } from 'itty-router';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const started: string[] = [];
const router = AutoRouter({
  before: [(request) => void hits.inc({ by: request.url })], // want "raw request URL"
  missing: (request) => hits.inc({ by: request.query.page }), // want "query parameter"
  finally: [(response, request) => void hits.inc({ by: request.route })],
  catch: (error, request) => hits.inc({ by: error.message }), // want "text of an error"
});
router
  .get('/users/:id', ({ params, route }) => {
    hits.inc({ by: params.id }); // want "path parameter"
    hits.inc({ by: route });
  })
  .post(
    '/users',
    () => void started.push('one more'), // want "grows by an entry"
    async (request) => hits.inc({ by: request.method }),
  );
const nested = Router({ base: '/nested' });
nested.all('*', (request) => void hits.inc({ by: request.headers.get('x-tenant') })); // want "request header"
started.push('once');
export default { fetch: router.fetch };
