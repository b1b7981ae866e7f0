//= fastify: what a request holds raw, and the route's template
import Fastify from 'fastify';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const app = Fastify({ logger: true });
app.get('/users/:id', async (request, reply) => {
  hits.inc({ by: request.url }); // want "raw request URL"
  hits.inc({ by: request.params.id }); // want "path parameter"
  hits.inc({ by: request.query.page }); // want "query parameter"
  hits.inc({ by: request.headers['x-tenant'] }); // want "request header"
  hits.inc({ by: request.id }); // want "request id"
  hits.inc({ by: request.ip }); // want "client address"
  hits.inc({ by: request.raw.url }); // want "raw URL"
  hits.inc({ by: request.routeOptions.url });
  hits.inc({ by: request.routeOptions.config.name });
  hits.inc({ by: request.method });
  hits.inc({ by: String(reply.statusCode) });
  return reply.code(200).send({});
});

//= fastify: hooks of a request, and hooks of the server
import { fastify } from 'fastify';
import { Histogram } from 'prom-client';
const time = new Histogram({ name: 'time', help: 'time', labelNames: ['route', 'status'] });
const app = fastify();
const routes: string[] = [];
const closed: string[] = [];
const answered: string[] = [];
app.addHook('onRoute', (route) => routes.push(route.url));
app.addHook('onClose', async () => closed.push('closed'));
app.addHook('onResponse', async (request, reply) => {
  answered.push('one more'); // want "grows by an entry"
  time.labels(request.routeOptions.url ?? 'unmatched', String(reply.statusCode)).observe(1);
  time.labels(request.routeOptions.url ?? request.url, '200').observe(1); // want "raw request URL"
});

//= fastify: a plugin by require, with options on a route
const Fastify = require('fastify');
const fastify = Fastify({ logger: true });
const { Counter } = require('prom-client');
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['path'] });
fastify.register(async (instance) => {
  instance.route({
    method: 'GET',
    url: '/a/:id',
    preHandler: async (request) => {
      hits.inc({ path: request.originalUrl }); // want "raw request URL"
    },
    handler: async (request) => {
      hits.inc({ path: request.routeOptions.url });
      return {};
    },
  });
  instance.post(
    '/b',
    { onRequest: (request, reply, done) => (hits.inc({ path: request.hostname }), done()) }, // want "Host header"
    save,
  );
});
async function save(request, reply) {
  hits.inc({ path: request.url }); // want "raw request URL"
}

//= fastify: errors, missing routes and content types
import Fastify from 'fastify';
import { Counter } from 'prom-client';
const failures = new Counter({ name: 'failures_total', help: 'failures', labelNames: ['by'] });
const app = Fastify();
app.setErrorHandler((error, request, reply) => {
  failures.inc({ by: request.url }); // want "raw request URL"
  failures.inc({ by: request.routeOptions.url ?? 'unmatched' });
  reply.status(500).send();
});
app.setNotFoundHandler((request, reply) => {
  failures.inc({ by: request.url }); // want "raw request URL"
  failures.inc({ by: 'unmatched' });
  reply.code(404).send();
});

//= fastify: plugins that say what they are
import type { FastifyPluginAsync, FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['path'] });
const loaded: string[] = [];
export const users: FastifyPluginAsync = async (app) => {
  loaded.push(app.prefix);
  app.get('/:id', async (request) => {
    hits.inc({ path: request.url }); // want "raw request URL"
  });
};
export default fp(async (app) => {
  app.decorate('users', new Map());
  app.addHook('preHandler', async (request) => hits.inc({ path: request.ip })); // want "client address"
});
export function labelOf(request: FastifyRequest) {
  hits.inc({ path: request.routeOptions.config.url });
}
export async function orders(app: FastifyInstance) {
  const typed = app.withTypeProvider();
  typed.get('/orders/:id', { schema: {} }, async (request) => hits.inc({ path: request.params.id })); // want "path parameter"
}

//= fastify: plain JavaScript that imports nothing
const { Counter } = require('prom-client');
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['path'] });
module.exports = async function routes(fastify, options) {
  fastify.get('/a/:id', async (request, reply) => {
    hits.inc({ path: request.url }); // want "raw request URL"
    hits.inc({ path: request.routeOptions.url });
  });
};

//= fastify: a WebSocket route has one handler for each connection
import Fastify from 'fastify';
import websocket from '@fastify/websocket';
const app = Fastify();
const messages: string[] = [];
const opened: string[] = [];
const open = new Set<string>();
app.register(websocket);
app.get('/ws', { websocket: true }, (socket, request) => {
  opened.push(request.url); // want "grows by an entry"
  open.add(request.id);
  socket.on('close', () => open.delete(request.id));
  socket.on('message', (data) => {
    messages.push(String(data)); // want "grows by an entry"
  });
});

//= fastify: what the program decorates itself under a plugin’s name
import Fastify from 'fastify';
import fp from 'fastify-plugin';
import type { FastifyPluginAsync } from 'fastify';
import { Counter } from 'prom-client';
const telemetry = fp(async (app) => {
  const searches = new Counter({ name: 'searches_total', help: 'searches', labelNames: ['term'] });
  app.decorate('metrics', { searches });
});
const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Querystring: { term: string } }>('/search', async (request) => {
    app.metrics.searches.inc({ term: request.query.term }); // want "query parameter"
    app.metrics.searches.inc({ term: request.routeOptions.url });
    return {};
  });
};
const app = Fastify();
app.register(telemetry);
app.register(routes);

//= a hook for failed requests gets what failed
import Fastify from 'fastify';
import { Counter } from 'prom-client';

const failed = new Counter({ name: 'failed', help: 'failed', labelNames: ['route', 'text', 'kind'] });
const app = Fastify();
app.addHook('onError', async (request, _reply, error) => {
  failed.inc({
    route: request.routeOptions.url,
    text: error.message, // want "text of an error"
    kind: error.name,
  });
});
app.get('/', {
  onError: async (_request, _reply, error) => {
    failed.inc({ text: error.message }); // want "text of an error"
  },
  handler: async () => 'ok',
});
