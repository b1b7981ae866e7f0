//= a counter in a handler, and its healthy twin
import { Counter, Gauge } from 'prom-client';
import express from 'express';
const app = express();
const requests = new Counter({ name: 'requests_total', help: 'requests' });
app.get('/a', (req, res) => {
  const c = new Counter({ name: 'a_total', help: 'a' }); // want "metric is made for every request"
  c.inc();
  requests.inc();
});
function setup() {
  return new Gauge({ name: 'queue_length', help: 'queue' });
}
const queue = setup();
app.get('/b', (req, res) => queue.set(1));
//= a name that is different each time
import { Counter, Histogram } from 'prom-client';
import express from 'express';
const app = express();
app.get('/users/:id', (req, res) => {
  new Counter({ name: `user_${req.params.id}_total`, help: 'x' }).inc(); // want "metric's name has .* in it"
  const name = 'path_' + req.url;
  const h = new Histogram({ name, help: 'x' }); // want "metric's name has .*URL"
  h.observe(1);
});
for (const name of ['jobs', 'mails']) new Counter({ name: `${name}_total`, help: name });
//= a wrapper that makes what is missing: the caller's name decides
import { Counter, register } from 'prom-client';
import express from 'express';
const app = express();
const counters = new Map<string, Counter>();
function count(name: string) {
  let counter = counters.get(name);
  if (!counter) {
    counter = new Counter({ name, help: name });
    counters.set(name, counter);
  }
  counter.inc();
}
app.get('/orders/:id', (req, res) => {
  count('orders_total');
  count(`order_${req.params.id}`); // want "metric's name"
});
//= get or create, as people write it
import client, { Counter, register } from 'prom-client';
import express from 'express';
const app = express();
let lazy: Counter | undefined;
const table: Record<string, Counter> = {};
app.get('/a', (req, res) => {
  const a = register.getSingleMetric('a') ?? new Counter({ name: 'a', help: 'a' });
  const b = (register.getSingleMetric('b') as Counter) || new Counter({ name: 'b', help: 'b' });
  let c = register.getSingleMetric('c');
  if (c === undefined) c = new Counter({ name: 'c', help: 'c' });
  lazy ??= new client.Counter({ name: 'd', help: 'd' });
  if (!table.e) {
    table.e = new Counter({ name: 'e', help: 'e' });
  }
});
//= a function that makes one and hands it out
import { Counter } from 'prom-client';
import express from 'express';
const app = express();
function counter(name: string) {
  return new Counter({ name, help: name });
}
const started = counter('started');
app.get('/a', (req, res) => {
  counter('a_total').inc(); // want "metric is made for every request"
  started.inc();
});
//= a class whose instances make metrics: one for the process, one for each request
//- metrics.ts
import { Counter } from 'prom-client';
export class Metrics {
  private readonly hits = new Counter({ name: 'hits', help: 'hits' });
  hit() {
    this.hits.inc();
  }
}
export class Importer {
  private readonly rows;
  constructor() {
    this.rows = new Counter({ name: 'rows', help: 'rows' });
  }
  run() {
    this.rows.inc();
  }
}
//- main.ts
import express from 'express';
import { Importer, Metrics } from './metrics.ts';
const app = express();
const metrics = new Metrics();
app.get('/a', (req, res) => {
  metrics.hit();
  new Importer().run(); // want "metric is made for every request"
});
//= a metric that is in no registry, or in one of its own
import { Counter, register, Registry } from 'prom-client';
import express from 'express';
const app = express();
const own = new Registry();
app.get('/kept', (req, res) => {
  new Counter({ name: 'a', help: 'a', registers: [register] }).inc(); // want "metric is made"
  new Counter({ name: 'b', help: 'b', registers: [own] }).inc(); // want "metric is made"
});
app.get('/probe', async (req, res) => {
  const registry = new Registry();
  const up = new Counter({ name: 'up', help: 'up', registers: [registry] });
  const none = new Counter({ name: 'none', help: 'none', registers: [] });
  up.inc();
  none.inc();
  res.end(await registry.metrics());
});
//= for every message of a queue
import { Kafka } from 'kafkajs';
import { Gauge } from 'prom-client';
const kafka = new Kafka({ brokers: [] });
const consumer = kafka.consumer({ groupId: 'g' });
const lag = new Gauge({ name: 'lag', help: 'lag' });
await consumer.run({
  eachMessage: async ({ topic, message }) => {
    new Gauge({ name: 'offset', help: 'offset' }).set(1); // want "metric is made"
    new Gauge({ name: `key_${message.key}`, help: 'key' }).set(1); // want "metric's name"
    lag.set(1);
  },
});
//= StatsD: the name is on the bill
import { StatsD } from 'hot-shots';
import express from 'express';
const app = express();
const stats = new StatsD();
app.get('/users/:id', (req, res) => {
  stats.increment('users.requests');
  stats.increment(`users.${req.params.id}.requests`); // want "metric's name has .*billed"
  stats.timing(`requests.${req.method}`, 3);
});
//= StatsD: a list of names, and what a child client puts before all of its names
import { StatsD } from 'hot-shots';
import express from 'express';
const app = express();
const stats = new StatsD();
const orders = stats.childClient({ prefix: 'orders.' });
app.get('/shops/:shop', (req, res) => {
  stats.increment(['shops', `shops.${req.params.shop}`], 1); // want "metric's name"
  stats.increment(['shops', 'shops.read'], 1);
  orders.increment('read');
  stats.childClient({ prefix: `shop.${req.params.shop}.` }).increment('read'); // want "metric's name"
  stats.childClient({ prefix: 'shop.' }).increment('read');
});
//= names from a fixed table
import { StatsD } from 'hot-shots';
import express from 'express';
const app = express();
const stats = new StatsD();
type Outcome = 'ok' | 'failed';
const NAMES = { ok: 'orders.ok', failed: 'orders.failed' };
app.get('/a', (req, res) => {
  const outcome: Outcome = req.query.x ? 'ok' : 'failed';
  stats.increment(`orders.${outcome}`);
  stats.increment(NAMES[outcome]);
  switch (req.query.kind) {
    case 'a':
    case 'b':
      stats.increment(`orders.${req.query.kind}`);
  }
});
//= taken out of the registry before it is made again
import { Gauge, register } from 'prom-client';
import express from 'express';
const app = express();
app.get('/a', (req, res) => {
  register.removeSingleMetric('last');
  new Gauge({ name: 'last', help: 'last' }).set(1);
  new Gauge({ name: 'other', help: 'other' }).set(1); // want "metric is made"
});
//= OpenTelemetry: the same instrument again, a meter and an instrument with an id in their names
import { metrics } from '@opentelemetry/api';
import express from 'express';
const app = express();
const meter = metrics.getMeter('service');
app.get('/users/:id', (req, res) => {
  meter.createCounter('requests').add(1);
  meter.createCounter(`requests.${req.params.id}`).add(1); // want "metric's name has a path parameter"
});
