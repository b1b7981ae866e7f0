//= express-prom-bundle: what normalizePath gives is the label
import express from 'express';
import promBundle from 'express-prom-bundle';

const app = express();
app.use(
  promBundle({
    includeMethod: true,
    includePath: true,
    customLabels: { project: 'orders' },
    normalizePath: (req) => req.path, // want "raw request path"
  }),
);

//= express-prom-bundle: the route's template
const express = require('express');
const promBundle = require('express-prom-bundle');

const app = express();
const bundle = promBundle({
  includePath: true,
  normalizePath: (req) => req.route?.path ?? 'unmatched',
  formatStatusCode: (res) => res.statusCode,
  promClient: { collectDefaultMetrics: {} },
});
app.use(bundle);
app.use('/metrics', promBundle.clusterMetrics());

//= express-prom-bundle: its own prom-client
import * as promBundle from 'express-prom-bundle';
import express from 'express';

const seen = new promBundle.promClient.Counter({ name: 'seen', help: 's', labelNames: ['order', 'route'] });
const app = express();
app.get('/orders/:id', (req, res) => {
  seen.inc({ route: req.route.path });
  seen.inc({ order: req.params.id }); // want "path parameter"
  res.end();
});

//= express-prometheus-middleware
import express from 'express';
import prometheusMiddleware from 'express-prometheus-middleware';

const app = express();
app.use(
  prometheusMiddleware({
    metricsPath: '/metrics',
    customLabels: ['kind'],
    transformLabels(labels, req) {
      labels.route = req.route?.path ?? 'unmatched';
    },
  }),
);

//= prometheus-api-metrics: labels that a function adds
import express from 'express';
import apiMetrics from 'prometheus-api-metrics';

const app = express();
app.use(
  apiMetrics({
    additionalLabels: ['customer', 'status'],
    extractAdditionalLabelValuesFn: (req, res) => ({ customer: req.user.id, status: res.statusCode }), // want "who the user is"
  }),
);

//= prometheus-api-metrics: bounded ones, in Koa
const Koa = require('koa');
const { koaMiddleware } = require('prometheus-api-metrics');

const app = new Koa();
app.use(koaMiddleware({ additionalLabels: ['kind'], extractAdditionalLabelValuesFn: (ctx) => ({ kind: 'api' }) }));

//= hono: custom labels
import { Hono } from 'hono';
import { prometheus } from '@hono/prometheus';

const { printMetrics, registerMetrics } = prometheus({
  metricOptions: {
    requestDuration: { customLabels: { content: (c) => 'json', path: (c) => c.req.path } }, // want "raw request path"
    requestsTotal: { customLabels: { route: (c) => c.req.routePath } },
  },
});
const app = new Hono();
app.use('*', registerMetrics);
app.get('/metrics', printMetrics);

//= promster: paths and values
import express from 'express';
import { createMiddleware, getRequestRecorder } from '@promster/express';

const app = express();
app.use(
  createMiddleware({
    app,
    options: {
      labels: ['proxied'],
      normalizePath: (path) => path.toLowerCase(), // want "raw request path"
      getLabelValues: (req) => ({ agent: req.headers['user-agent'] }), // want "header"
    },
  }),
);
app.get('/orders/:id', (req, res) => {
  const record = getRequestRecorder();
  record([1, 2], { labels: { path: req.route.path } });
  record([1, 2], { labels: { path: req.path } }); // want "raw request path"
  res.end();
});

//= promster: the template
import express from 'express';
import { createMiddleware, Prometheus } from '@promster/express';
import { createPlugin } from '@promster/hapi';

const app = express();
app.use(
  createMiddleware({
    app,
    options: {
      normalizePath: (path, { req }) => req.route?.path ?? 'unmatched',
      getLabelValues: (req, res) => ({ cached: res.statusCode === 304 ? 'yes' : 'no' }),
    },
  }),
);
export const plugin = createPlugin({ options: { normalizePath: (path) => path.toLowerCase() } });
export const up = new Prometheus.Gauge({ name: 'up', help: 'up' });

//= swagger-stats: custom metrics in its registry
const express = require('express');
const swStats = require('swagger-stats');

const app = express();
app.use(swStats.getMiddleware({ swaggerOnly: true, swaggerSpec: {} }));
const client = swStats.getPromClient();
const seen = new client.Counter({ name: 'seen', help: 's', labelNames: ['order'] });
app.get('/orders/:id', (req, res) => {
  seen.inc({ order: 'any' });
  seen.inc({ order: req.params.id }); // want "path parameter"
  res.end();
});

//= promster: metrics of its own, and its server
import Fastify from 'fastify';
import { plugin, getRequestRecorder } from '@promster/fastify';
import { createCounter, createHistogram } from '@promster/metrics';
import { createServer } from '@promster/server';

const seen = createCounter({ name: 'seen', help: 's', labelNames: ['order'] });
const fastify = Fastify();
fastify.register(plugin);
fastify.get('/orders/:id', async (request) => {
  seen.inc({ order: request.params.id }); // want "path parameter"
  createCounter({ name: 'seen', help: 's', labelNames: ['order'] }).inc({ order: 'any' });
  createHistogram({ name: `time_${request.params.id}`, help: 't' }); // want "path parameter"
  getRequestRecorder()([1, 2], { labels: { path: request.url } }); // want "raw request URL"
  await createServer({ port: 0 }); // want "metrics server"
});
await createServer({ port: 9090 });

//= fastify-metrics: what its options label by
import metrics from 'fastify-metrics';
import Fastify from 'fastify';

const app = Fastify();
await app.register(metrics, {
  routeMetrics: {
    customLabels: {
      agent: (request) => String(request.headers['user-agent']), // want "header"
      method: (request) => request.method,
    },
    overrides: { labels: { getRouteLabel: (request) => request.url } }, // want "raw"
  },
});
const seen = new app.metrics.client.Counter({ name: 'seen', help: 'h', labelNames: ['id'] });
app.get('/users/:id', async (request) => {
  seen.inc({ id: (request.params as { id: string }).id }); // want "path parameter"
});
