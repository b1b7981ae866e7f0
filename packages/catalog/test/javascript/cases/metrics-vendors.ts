//= dd-trace: dogstatsd
import tracer from 'dd-trace';
import express from 'express';

tracer.init({ service: 'orders' });
const app = express();
app.get('/orders/:id', (req, res) => {
  tracer.dogstatsd.increment('orders', 1, { route: req.route.path });
  tracer.dogstatsd.increment('orders', 1, { order: req.params.id }); // want "path parameter"
  tracer.dogstatsd.gauge('orders.open', 3, [`user:${req.user.id}`]); // want "who the user is"
  tracer.dogstatsd.distribution(`orders.${req.params.id}`, 3); // want "path parameter"
  tracer.trace('find', { tags: { order: req.params.id } }, (span) => {
    span?.setTag('user', req.user.id);
    tracer.dogstatsd.histogram('found', 1, ['kind:order']);
  });
  res.end();
});

//= dd-trace: required
const tracer = require('dd-trace');
const express = require('express');

tracer.init();
const app = express();
app.get('/orders/:id', (req, res) => {
  tracer.dogstatsd.decrement('orders', 1, { order: req.params.id }); // want "path parameter"
  tracer.dogstatsd.decrement('orders', 1, ['kind:order']);
  res.end();
});

//= datadog-metrics
import metrics from 'datadog-metrics';
import express from 'express';

metrics.init({ host: 'orders', prefix: 'orders.', defaultTags: ['env:prod'] });
const own = new metrics.BufferedMetricsLogger({ host: 'orders', flushIntervalSeconds: 15 });
const app = express();
app.get('/orders/:id', (req, res) => {
  metrics.increment('seen', 1, ['route:orders']);
  metrics.increment('seen', 1, ['order:' + req.params.id]); // want "path parameter"
  metrics.histogram('time', 12, [`client:${req.ip}`], Date.now()); // want "client address"
  metrics.gauge(`open.${req.params.id}`, 3); // want "path parameter"
  own.gauge('open', 3, [`user:${req.user.id}`]); // want "who the user is"
  own.distribution('open', 3, ['kind:order'], Date.now());
  res.end();
});

//= datadog-metrics: a logger for every request
const metrics = require('datadog-metrics');
const express = require('express');

const app = express();
app.get('/orders', async (req, res) => {
  metrics.init({ host: 'orders' }); // want "Datadog metrics logger"
  const logger = new metrics.BufferedMetricsLogger({ host: 'orders' }); // want "Datadog metrics logger"
  logger.increment('seen');
  await logger.stop();
  res.end();
});

//= sentry
import * as Sentry from '@sentry/node';
import express from 'express';

const app = express();
app.get('/orders/:id', (req, res) => {
  Sentry.metrics.count('orders', 1, { attributes: { route: req.route.path } });
  Sentry.metrics.count('orders', 1, { attributes: { order: req.params.id } }); // want "path parameter"
  Sentry.metrics.distribution('time', 12, { unit: 'millisecond', attributes: { user: req.user.id } }); // want "who the user is"
  Sentry.metrics.gauge(`open.${req.params.id}`, 3); // want "path parameter"
  Sentry.captureMessage(`order ${req.params.id}`);
  Sentry.withScope(() => Sentry.metrics.count('scoped', 1, { attributes: { client: req.ip } })); // want "client address"
  res.end();
});

//= sentry: started once, and for every event
import * as Sentry from '@sentry/node';
import { init } from '@sentry/node';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

Sentry.init({ dsn: process.env.DSN });
export const handler = async (event: APIGatewayProxyEvent, context: Context) => {
  init({ dsn: process.env.DSN }); // want "Sentry client"
  Sentry.setTag('path', event.path);
  await Sentry.flush(2000);
};

//= appmetrics: one monitor
const appmetrics = require('appmetrics');
const express = require('express');

const monitoring = appmetrics.monitor();
monitoring.on('cpu', (cpu) => console.log(cpu.process));
const app = express();
app.get('/cpu', (req, res) => {
  monitoring.on('cpu', (cpu) => res.write(String(cpu.process))); // want "for every request"
  monitoring.once('memory', (memory) => res.end(String(memory.physical)));
});

//= new relic
import newrelic from 'newrelic';
import express from 'express';

const app = express();
app.get('/orders/:id', (req, res) => {
  newrelic.recordMetric('Orders/Seen', 1);
  newrelic.recordMetric(`Orders/${req.params.id}`, 1); // want "path parameter"
  newrelic.incrementMetric('Orders/' + req.user.id); // want "who the user is"
  newrelic.addCustomAttributes({ order: req.params.id });
  newrelic.recordCustomEvent('Order', { id: req.params.id });
  newrelic.startSegment('find', true, () => newrelic.incrementMetric(`Found/${req.params.id}`)); // want "path parameter"
  res.end();
});

//= appsignal
import { Appsignal } from '@appsignal/nodejs';
import express from 'express';

const app = express();
app.get('/orders/:id', (req, res) => {
  const meter = Appsignal.client.metrics();
  meter.incrementCounter('orders', 1, { route: req.route.path });
  meter.incrementCounter('orders', 1, { order: req.params.id }); // want "path parameter"
  meter.setGauge(`open_${req.params.id}`, 3).addDistributionValue('time', 12, { client: req.ip }); // want "path parameter|client address"
  res.end();
});

//= appoptics
const ao = require('appoptics-apm');
const express = require('express');

const app = express();
app.get('/orders/:id', (req, res) => {
  ao.sendMetric('orders', { tags: { route: 'orders' } });
  ao.sendMetric('orders', { value: 3, tags: { order: req.params.id } }); // want "path parameter"
  ao.sendMetrics([{ name: 'orders', value: Date.now(), tags: { client: req.ip } }]); // want "client address"
  ao.sendMetrics({ name: `orders.${req.params.id}` }); // want "path parameter"
  res.end();
});
