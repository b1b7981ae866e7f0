//= attributes of measurements
import express from 'express';
import { metrics, trace, type Span, SpanStatusCode } from '@opentelemetry/api';

const meter = metrics.getMeter('orders', '1.0.0');
const tracer = trace.getTracer('orders');
const requests = meter.createCounter('requests', { description: 'requests' });
const inFlight = meter.createUpDownCounter('in_flight');
const duration = meter.createHistogram('duration', { unit: 'ms' });
const queue = meter.createGauge('queue');
const app = express();
app.get('/orders/:id', (req, res) => {
  requests.add(1, { 'http.route': req.route.path, 'http.request.method': req.method });
  requests.add(1, { 'url.path': req.path, method: req.method }); // want "raw request path"
  inFlight.add(1, { user: req.user.id }); // want "who the user is"
  duration.record(12, { order: req.params.id }); // want "path parameter"
  queue.record(3, { client: req.ip }); // want "client address"
  queue.record(3, { queue: 'orders' });
  const attributes = { route: req.route?.path ?? 'unmatched', status: res.statusCode };
  duration.record(12, attributes);
  tracer.startActiveSpan('find', (span: Span) => {
    span.setAttribute('order.id', req.params.id).setAttributes({ user: req.user.id });
    span.addEvent('found', { id: req.params.id });
    span.setStatus({ code: SpanStatusCode.OK });
    requests.add(1, { trace: span.spanContext().traceId }); // want "trace id"
    span.end();
  });
  res.end();
});

//= attributes by their conventional names
import { ATTR_HTTP_ROUTE, ATTR_URL_PATH } from '@opentelemetry/semantic-conventions';
import { metrics, type Attributes } from '@opentelemetry/api';
import express from 'express';

const requests = metrics.getMeter('http').createCounter('requests');
const base: Attributes = { app: 'orders' };
const app = express();
app.use((req, res, next) => {
  const attributes: Attributes = { ...base, [ATTR_HTTP_ROUTE]: req.route?.path };
  requests.add(1, attributes);
  requests.add(1, { ...base, [ATTR_URL_PATH]: req.path }); // want "raw request path"
  next();
});

//= a handler for one path
import express from 'express';
import api from '@opentelemetry/api';

const requests = api.metrics.getMeterProvider().getMeter('health').createCounter('requests');
const app = express();
app.get('/health', (req, res) => {
  requests.add(1, { path: req.path, status: 'ok' });
  res.end();
});

//= observables are asked, and what they observe has attributes too
import { metrics, type ObservableResult } from '@opentelemetry/api';
import { randomUUID } from 'node:crypto';

const meter = metrics.getMeter('pool');
const sizes = new Map<string, number>();
const size = meter.createObservableGauge('pool.size');
const used = meter.createObservableCounter('pool.used');
size.addCallback((result) => {
  result.observe(sizes.size, { pool: 'main' });
  result.observe(1, { id: randomUUID() }); // want "random id"
});
meter.addBatchObservableCallback(
  (result) => {
    result.observe(used, 3, { pool: 'main' });
    result.observe(size, 4, { at: new Date().toISOString() }); // want "point in time"
  },
  [used, size],
);
export function observe(result: ObservableResult) {
  result.observe(sizes.size, { pool: process.env.POOL ?? 'main' });
}

//= instruments, meters and callbacks for each request
import express from 'express';
import { metrics } from '@opentelemetry/api';

const meter = metrics.getMeter('orders');
const size = meter.createObservableGauge('size');
const app = express();
app.get('/orders/:id', (req, res) => {
  meter.createCounter('orders').add(1);
  meter.createCounter(`orders.${req.params.id}`).add(1); // want "path parameter"
  metrics.getMeter(req.params.id).createHistogram('x'); // want "path parameter"
  size.addCallback((result) => result.observe(1, { kind: 'order' })); // want "for every request"
  res.end();
});

//= callbacks that are taken off again
import express from 'express';
import { metrics, type ObservableResult } from '@opentelemetry/api';

const size = metrics.getMeter('exports').createObservableGauge('size');
const app = express();
app.post('/exports', async (req, res) => {
  let done = 0;
  const observe = (result: ObservableResult) => result.observe(done);
  size.addCallback(observe);
  try {
    for await (const chunk of req) done += chunk.length;
  } finally {
    size.removeCallback(observe);
  }
  res.end();
});

//= the SDK once
import { metrics } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { ConsoleMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';

const exporter = new PrometheusExporter({ port: 9464 });
const reader = new PeriodicExportingMetricReader({ exporter: new ConsoleMetricExporter() });
const provider = new MeterProvider({ readers: [reader, exporter] });
metrics.setGlobalMeterProvider(provider);
const jobs = provider.getMeter('jobs').createCounter('jobs');
jobs.add(1, { kind: 'start' });
process.on('SIGTERM', () => provider.shutdown());

//= the SDK for every request
import express from 'express';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';

const app = express();
app.get('/report', async (req, res) => {
  const exporter = new InMemoryMetricExporter(0);
  const reader = new PeriodicExportingMetricReader({ exporter });
  const provider = new MeterProvider({ readers: [reader] }); // want "meter provider"
  provider.getMeter('report').createCounter('rows').add(1);
  const endpoint = new PrometheusExporter({ port: 0 }); // want "Prometheus endpoint"
  const plain = new MeterProvider();
  res.json(plain.getMeter('x') !== undefined && endpoint !== undefined);
});

//= host metrics are started once
import { HostMetrics } from '@opentelemetry/host-metrics';
import express from 'express';

const host = new HostMetrics();
host.start();
const app = express();
app.get('/', (req, res) => {
  new HostMetrics().start(); // want "callbacks"
  res.end();
});
