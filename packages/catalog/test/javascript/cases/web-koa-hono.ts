//= koa: the raw path, and the layer that matched
import Koa from 'koa';
import Router from '@koa/router';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const app = new Koa();
const router = new Router({ prefix: '/v1' });
app.use(async (ctx, next) => {
  await next();
  hits.inc({ by: ctx.path }); // want "raw request path"
  hits.inc({ by: ctx.request.url }); // want "raw request URL"
  hits.inc({ by: ctx.ip }); // want "client address"
  hits.inc({ by: ctx.get('x-tenant') }); // want "request header"
  hits.inc({ by: ctx.headers['user-agent'] }); // want "request header"
  hits.inc({ by: ctx.cookies.get('theme') }); // want "cookie"
  hits.inc({ by: ctx._matchedRoute ?? ctx.path }); // want "raw request path"
  hits.inc({ by: ctx._matchedRoute ?? 'unmatched' });
  hits.inc({ by: ctx.routerPath });
  hits.inc({ by: ctx.method });
  hits.inc({ by: String(ctx.status) });
});
router.get('user', '/users/:id', (ctx) => {
  hits.inc({ by: ctx.params.id }); // want "path parameter"
  hits.inc({ by: ctx.query.page }); // want "query parameter"
  hits.inc({ by: ctx._matchedRouteName });
  ctx.body = {};
});
app.use(router.routes()).use(router.allowedMethods());

//= koa: by require, with an error listener and a parameter
const Koa = require('koa');
const Router = require('koa-router');
const { Counter } = require('prom-client');
const failures = new Counter({ name: 'failures_total', help: 'failures', labelNames: ['path'] });
const app = new Koa();
const router = new Router();
const ids = [];
app.on('error', (err, ctx) => {
  failures.inc({ path: ctx.path }); // want "raw request path"
  failures.inc({ path: ctx.routerPath });
});
router.param('id', (id, ctx, next) => {
  ids.push(id); // want "grows by an entry"
  return next();
});
module.exports = app;

//= koa: middlewares that say what they are
import type { Context, Middleware, Next, ParameterizedContext } from 'koa';
import compose from 'koa-compose';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['path'] });
export const timing: Middleware = async (ctx, next) => {
  hits.inc({ path: ctx.url }); // want "raw request URL"
  await next();
};
export async function counting(ctx: Context, next: Next) {
  hits.inc({ path: ctx.hostname }); // want "Host header"
  hits.inc({ path: ctx.routerPath });
  await next();
}
export const all = compose([async (ctx, next) => hits.inc({ path: ctx.href })]); // want "raw request URL"
export const of = (ctx: ParameterizedContext) => hits.inc({ path: ctx.originalUrl }); // want "raw request URL"

//= koa: plain JavaScript that imports nothing
const seen = [];
exports.remember = async (ctx, next) => {
  seen.push(ctx.path); // want "grows by an entry"
  await next();
};

//= hono: raw requests, and the path of the route
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { routePath } from 'hono/route';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const app = new Hono();
app.use('*', async (c, next) => {
  await next();
  hits.inc({ by: c.req.path }); // want "raw request path"
  hits.inc({ by: c.req.url }); // want "raw request URL"
  hits.inc({ by: c.get('requestId') }); // want "request id"
  hits.inc({ by: c.req.header('user-agent') }); // want "request header"
  hits.inc({ by: getCookie(c, 'theme') }); // want "cookie"
  hits.inc({ by: routePath(c, -1) });
  hits.inc({ by: c.req.routePath });
  hits.inc({ by: String(c.res.status) });
});
app.get('/users/:id', (c) => {
  const { id } = c.req.param();
  hits.inc({ by: id }); // want "parameter"
  hits.inc({ by: c.req.param('id') }); // want "path parameter"
  hits.inc({ by: c.req.query('page') ?? 'none' }); // want "query parameter"
  hits.inc({ by: c.env.REGION });
  return c.json({ id });
});
export default app;

//= hono: middlewares, sub-applications, errors
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { createFactory, createMiddleware } from 'hono/factory';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['path'] });
export const count: MiddlewareHandler = async (c, next) => {
  hits.inc({ path: c.req.path }); // want "raw request path"
  await next();
};
export const made = createMiddleware(async (c, next) => {
  hits.inc({ path: c.req.raw.url }); // want "raw request URL"
  await next();
});
const factory = createFactory();
export const handlers = factory.createHandlers(count, async (c) => {
  hits.inc({ path: c.req.param('id') }); // want "path parameter"
  hits.inc({ path: c.req.routePath });
  return c.text('ok');
});
const users = new Hono().basePath('/users');
users.on(['GET', 'HEAD'], '/:id', (c) => {
  hits.inc({ path: c.req.path }); // want "raw request path"
  return c.body(null);
});
const app = new Hono();
app.route('/', users).onError((err, c) => {
  hits.inc({ path: c.req.path }); // want "raw request path"
  return c.text('failed', 500);
});
app.notFound((c) => {
  hits.inc({ path: 'unmatched' });
  return c.text('none', 404);
});
export function tenant(c: Context) {
  hits.inc({ path: c.req.header('x-tenant') }); // want "request header"
}

//= hono: served on Node, with the address of the client
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['address'] });
const app = new Hono();
app.get('/', (c) => {
  hits.inc({ address: getConnInfo(c).remote.address }); // want "client address"
  return c.text('ok');
});
serve({ fetch: app.fetch, port: 3000 });

//= fetch runtimes: Bun, Deno and Workers call a handler for every request
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['path'] });
const asked: string[] = [];
const batches: number[] = [];
Bun.serve({
  fetch(request) {
    asked.push('one more'); // want "grows by an entry"
    hits.inc({ path: request.url }); // want "raw request URL"
    return new Response('ok');
  },
});
Deno.serve({ port: 8000 }, (request) => {
  hits.inc({ path: request.headers.get('x-tenant') }); // want "request header"
  hits.inc({ path: '/' });
  return new Response('ok');
});
export default {
  async fetch(request, env, ctx) {
    asked.push('one more'); // want "grows by an entry"
    hits.inc({ path: request.url }); // want "raw request URL"
    return new Response('ok');
  },
  async queue(batch, env) {
    batches.push(1); // want "grows by an entry"
  },
};

//= hono: routes of an OpenAPI application
import { OpenAPIHono, createRoute } from '@hono/zod-openapi';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['path'] });
const app = new OpenAPIHono();
app.openapi(createRoute({ method: 'get', path: '/users/{id}' }), (c) => {
  hits.inc({ path: c.req.path }); // want "raw request path"
  hits.inc({ path: c.req.routePath });
  return c.json({});
});
app.get('/health', (c) => c.text(c.req.routePath));

//= elysia: the raw path, and the route
import { Elysia } from 'elysia';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const messages: string[] = [];
const users = (app: Elysia) => app.get('/me', ({ path }) => void hits.inc({ by: path })); // want "raw request path"
new Elysia()
  .use(users)
  .onStart(() => void messages.push('once'))
  .onAfterHandle(({ path, route, set }) => {
    hits.inc({ by: path }); // want "raw request path"
    hits.inc({ by: route });
    hits.inc({ by: String(set.status) });
  })
  .get('/users/:id', ({ params: { id }, query, headers, cookie, request }) => {
    hits.inc({ by: id }); // want "path parameter"
    hits.inc({ by: query.page }); // want "query parameter"
    hits.inc({ by: headers['x-tenant'] }); // want "request header"
    hits.inc({ by: cookie.theme.value }); // want "cookie"
    hits.inc({ by: request.url }); // want "raw request URL"
    return 'ok';
  })
  .ws('/chat', {
    message(ws, text) {
      messages.push('one more'); // want "grows by an entry"
    },
  })
  .listen(3000);
