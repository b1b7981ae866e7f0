//= prom-client: objects, positions, timers, children
import express from 'express';
import { Counter, Gauge, Histogram, Summary } from 'prom-client';

const requests = new Counter({ name: 'requests_total', help: 'requests', labelNames: ['method', 'path'] });
const duration = new Histogram({ name: 'duration_seconds', help: 'duration', labelNames: ['route', 'status'] });
const sizes = new Summary({ name: 'sizes_bytes', help: 'sizes', labelNames: ['route'] });
const active = new Gauge({ name: 'active', help: 'active', labelNames: ['kind'] });
const app = express();

app.use((req, res, next) => {
  requests.inc({ method: req.method, path: req.path }); // want "raw request path"
  requests.labels(req.method, req.originalUrl).inc(); // want "raw request URL"
  requests.labels({ method: req.method, path: req.url }).inc(); // want "raw request URL"
  const end = duration.startTimer();
  const started = duration.labels(req.route?.path ?? 'unmatched', '200').startTimer();
  active.inc({ kind: 'http' });
  active.set(3);
  active.setToCurrentTime({ kind: req.headers['x-kind'] }); // want "header"
  res.on('finish', () => {
    end({ route: req.route?.path ?? req.path, status: res.statusCode }); // want "raw request path"
    started();
    active.dec({ kind: 'http' });
    sizes.observe({ route: req.route?.path ?? 'unmatched' }, 12);
    sizes.observe({ route: req.params.id }, 12); // want "path parameter"
  });
  next();
});

//= prom-client: the template and what is fixed
import * as client from 'prom-client';
import express from 'express';

const register = new client.Registry();
client.collectDefaultMetrics({ register, labels: { app: 'orders' } });
const requests = new client.Counter({
  name: 'requests_total',
  help: 'requests',
  labelNames: ['method', 'route', 'status'],
  registers: [register],
});
const duration = new client.Histogram({
  name: 'duration_seconds',
  help: 'duration',
  labelNames: ['route'],
  buckets: client.exponentialBuckets(0.05, 2, 8),
});
duration.zero({ route: '/orders' });
const app = express();
app.use((req, res, next) => {
  const end = duration.startTimer({ route: req.route?.path ?? 'unmatched' });
  res.on('finish', () => {
    requests.inc({ method: req.method, route: req.route?.path ?? 'unmatched', status: res.statusCode });
    requests.labels(req.method, req.route?.path ?? 'unmatched', String(res.statusCode)).inc(1);
    end();
  });
  next();
});
app.get('/metrics', async (req, res) => {
  res.set('Content-Type', register.contentType).send(await register.metrics());
});

//= prom-client: exemplars hold what they like
import express from 'express';
import { Counter, Histogram } from 'prom-client';

const requests = new Counter({ name: 'requests', help: 'r', labelNames: ['route'], enableExemplars: true });
const duration = new Histogram({ name: 'duration', help: 'd', labelNames: ['route'], enableExemplars: true });
const app = express();
app.get('/orders/:id', (req, res) => {
  requests.inc({ labels: { route: req.route.path }, exemplarLabels: { traceId: req.get('x-trace') } });
  duration.observe({ labels: { route: req.route.path }, value: Date.now(), exemplarLabels: { order: req.params.id } });
  requests.inc({ labels: { route: req.params.id }, value: 1 }); // want "path parameter"
  duration.observe({ labels: { route: req.url }, value: 1, exemplarLabels: { id: req.params.id } }); // want "raw request URL"
  res.end();
});

//= prom-client: metrics by name, from the registry
import express from 'express';
import { Counter, register } from 'prom-client';

const app = express();
app.get('/orders/:id', (req, res) => {
  const counter = register.getSingleMetric('orders') as Counter<string>;
  counter.inc({ order: req.params.id }); // want "path parameter"
  register.getSingleMetric('orders')?.labels('GET').inc();
  new Counter({ name: `orders_${req.params.id}`, help: 'an order' }); // want "path parameter"
  new Counter({ name: 'orders', help: 'orders' }); // want "for every request"
  res.end();
});

//= prom-client: a gauge for each connection that goes with it
import { WebSocketServer } from 'ws';
import client from 'prom-client';

const backlog = new client.Gauge({ name: 'backlog', help: 'bytes', labelNames: ['connection'] });
const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket, request) => {
  const connection = request.headers['sec-websocket-key'];
  backlog.set({ connection }, 0);
  socket.on('close', () => backlog.remove({ connection }));
});

//= prom-client: pushed groupings stay in the gateway
const client = require('prom-client');
const express = require('express');

const gateway = new client.Pushgateway('http://gateway:9091');
const app = express();
app.post('/jobs/:id', async (req, res) => {
  await gateway.pushAdd({ jobName: 'import', groupings: { instance: 'worker' } });
  await gateway.pushAdd({ jobName: 'import', groupings: { id: req.params.id } }); // want "path parameter"
  await gateway.push({ jobName: req.params.id }); // want "path parameter"
  res.end();
});

//= prom-client: a grouping that is deleted when the job ends
import express from 'express';
import { Pushgateway, Registry } from 'prom-client';

const gateway = new Pushgateway('http://gateway:9091', {}, new Registry());
const app = express();
app.post('/jobs/:id', async (req, res) => {
  await gateway.pushAdd({ jobName: 'import', groupings: { id: req.params.id } });
  await gateway.delete({ jobName: 'import', groupings: { id: req.params.id } });
  res.end();
});

//= prom-client: defaults once, and labels of the whole registry
import os from 'node:os';
import express from 'express';
import { collectDefaultMetrics, register, AggregatorRegistry, Registry } from 'prom-client';

collectDefaultMetrics();
register.setDefaultLabels({ app: 'orders', host: os.hostname() });
const cluster = new AggregatorRegistry();
const both = Registry.merge([register, new Registry()]);
const app = express();
app.get('/metrics', async (req, res) => {
  res.set('Content-Type', register.contentType);
  res.send((await cluster.clusterMetrics()) + (await both.metrics()));
});
app.get('/collect', (req, res) => {
  collectDefaultMetrics(); // want "for every request"
  register.setDefaultLabels({ client: req.ip }); // want "client address"
  res.end();
});

//= prom-client: an exporter that is asked about a target
import express from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

const app = express();
app.get('/probe', async (req, res) => {
  const registry = new Registry();
  const success = new Gauge({ name: 'probe_success', help: 'whether it answered', registers: [registry] });
  success.set(1);
  collectDefaultMetrics({ register: registry }); // want "watches the event loop"
  res.set('Content-Type', registry.contentType).send(await registry.metrics());
});

//= @prometheus-io/client
import express from 'express';
import { Counter, WorkerRegistry } from '@prometheus-io/client';

const registry = new WorkerRegistry();
const requests = new Counter({ name: 'requests', help: 'r', labelNames: ['user'] as const, registers: [registry] });
const app = express();
app.get('/', async (req, res) => {
  requests.inc({ user: req.user.id }); // want "who the user is"
  requests.inc({ user: req.user ? 'known' : 'anonymous' });
  res.send(await registry.workerMetrics());
});

//= prom-client: a metric in a class, typed
import { Controller, Get, Param, Injectable } from '@nestjs/common';
import { Counter, Histogram } from 'prom-client';

@Injectable()
export class Metrics {
  private readonly lookups: Counter<'kind'>;
  constructor() {
    this.lookups = new Counter({ name: 'lookups', help: 'l', labelNames: ['kind'] });
  }
  count(kind: string): void {
    this.lookups.inc({ kind });
  }
}
@Controller('orders')
export class Orders {
  constructor(private readonly metrics: Metrics) {}
  @Get(':id')
  find(@Param('id') id: string) {
    this.metrics.count(id); // want "path parameter"
    this.metrics.count('order');
  }
}

//= nestjs-prometheus: injected metrics
import { Controller, Get, Injectable, Module, Param } from '@nestjs/common';
import { InjectMetric, makeCounterProvider, makeHistogramProvider, PrometheusModule } from '@willsoto/nestjs-prometheus';
import { Counter, Histogram } from 'prom-client';

@Controller('orders')
export class Orders {
  constructor(
    @InjectMetric('orders_total') private readonly orders: Counter<string>,
    @InjectMetric('orders_seconds') public histogram: Histogram<string>,
  ) {}
  @Get(':id')
  find(@Param('id') id: string) {
    this.orders.inc({ id }); // want "path parameter"
    this.orders.labels('found').inc();
    const end = this.histogram.startTimer({ route: '/orders/:id' });
    end({ id }); // want "path parameter"
  }
}
@Module({
  imports: [PrometheusModule.register({ path: '/metrics', defaultLabels: { app: 'orders' } })],
  controllers: [Orders],
  providers: [
    makeCounterProvider({ name: 'orders_total', help: 'orders', labelNames: ['id'] }),
    makeHistogramProvider({ name: 'orders_seconds', help: 'orders', labelNames: ['route', 'id'] }),
  ],
})
export class AppModule {}
