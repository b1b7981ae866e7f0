//= hot-shots: tags behind the value, its sample rate, or alone
import { StatsD } from 'hot-shots';
import express from 'express';

const statsd = new StatsD({ host: 'agent', globalTags: { env: process.env.NODE_ENV ?? 'dev' } });
const app = express();
app.get('/orders/:id', (req, res) => {
  statsd.increment('orders', { user: req.user.id }); // want "who the user is"
  statsd.increment('orders', 1, { route: req.route.path });
  statsd.increment('orders', 1, [`order:${req.params.id}`]); // want "path parameter"
  statsd.increment('orders', 1, 0.5, { order: req.params.id }); // want "path parameter"
  statsd.decrement('orders', ['route:orders']);
  statsd.timing('orders.time', 12, { path: req.originalUrl }); // want "raw request URL"
  statsd.histogram('orders.size', 12, 0.1, ['kind:order', `client:${req.ip}`]); // want "client address"
  statsd.gauge('orders.open', 3, { tags: { client: req.ip } }); // want "client address"
  statsd.gauge('orders.open', 3, { tags: ['kind:order'], timestamp: Date.now(), sampleRate: 0.5 });
  statsd.distribution('orders.sum', 3, { timestamp: new Date() });
  statsd.set('users', req.user.id);
  statsd.unique('users', req.user.id, { kind: 'web' });
  statsd.increment(`orders.${req.params.id}`); // want "path parameter"
  statsd.event('deployed', `by ${req.user.id}`, { aggregation_key: req.params.id });
  res.end();
});

//= hot-shots: children and wrapped functions
import StatsD from 'hot-shots';
import express from 'express';

const statsd = new StatsD();
const orders = statsd.childClient({ prefix: 'orders.', globalTags: { team: 'orders' } });
const find = statsd.asyncTimer(async (id: string) => id, 'find', { kind: 'order' });
const app = express();
app.get('/orders/:id', async (req, res) => {
  const child = statsd.childClient({ globalTags: { user: req.user.id } }); // want "who the user is"
  child.increment('seen');
  orders.increment('seen', { route: req.route.path });
  res.json(await find(req.params.id));
  statsd.timer(() => 1, 'once', { id: req.params.id })(); // want "path parameter"
});

//= hot-shots: a function of one's own in between
import { StatsD, type Tags } from 'hot-shots';
import express from 'express';

const statsd = new StatsD();
function count(name: string, tags: Tags = {}): void {
  statsd.increment(name, 1, tags);
}
class Meter {
  constructor(private readonly client: StatsD) {}
  time(name: string, milliseconds: number, tags?: string[]): void {
    this.client.timing(name, milliseconds, 0.5, tags);
  }
}
const meter = new Meter(statsd);
const app = express();
app.get('/orders/:id', (req, res) => {
  count('orders', { user: req.user.id }); // want "who the user is"
  count('orders', [`order:${req.params.id}`]); // want "path parameter"
  count('orders', { route: req.route.path });
  count('orders');
  meter.time('orders', 12, [`client:${req.ip}`]); // want "client address"
  meter.time('orders', 12, ['kind:order']);
  const tags = { kind: 'order', ...(req.user ? { known: 'yes' } : {}) };
  statsd.gauge('open', 3, tags);
  res.end();
});

//= hot-shots: a client for every request
const StatsD = require('hot-shots');
const express = require('express');

const shared = new StatsD.StatsD();
const app = express();
app.get('/', (req, res) => {
  const statsd = new StatsD({ host: 'agent' }); // want "StatsD client"
  statsd.increment('requests');
  shared.increment('requests');
  res.end();
});

//= node-statsd
var StatsD = require('node-statsd'),
  client = new StatsD({ host: 'agent', global_tags: ['app:orders'] });
const express = require('express');

const app = express();
app.get('/orders/:id', function (req, res) {
  client.increment('orders');
  client.timing('orders.time', 12, 1, ['route:orders', 'client:' + req.ip]); // want "client address"
  client.gauge('orders.open', 3, 1, ['route:orders']);
  client.set('users', req.params.id);
  client.histogram('orders.' + req.params.id, 12); // want "path parameter"
  const other = new StatsD(); // want "StatsD client"
  other.increment('orders');
  res.end();
});

//= statsd-client
import SDC from 'statsd-client';
import express from 'express';

const sdc = new SDC({ host: 'agent', tags: { app: 'orders' } });
const orders = sdc.getChildClient('orders');
const app = express();
app.use(
  sdc.helpers.getExpressMiddleware('http', {
    timeByUrl: true,
    onResponseEnd: (client, startTime, req, res) => {
      client.timing('response', startTime, { status: res.statusCode });
      client.increment('response', 1, { path: req.path }); // want "raw request path"
    },
  }),
);
app.get('/orders/:id', (req, res) => {
  orders.increment('seen', 1, { route: req.route.path }).counter('all', 2);
  orders.gauge('open', 3, { order: req.params.id }); // want "path parameter"
  orders.timing(`time.${req.params.id}`, new Date()); // want "path parameter"
  sdc.getChildClient(req.params.id).increment('seen'); // want "path parameter"
  res.end();
});

//= lynx
const lynx = require('lynx');
const express = require('express');

const metrics = new lynx('agent', 8125);
const app = express();
app.get('/orders/:id', (req, res) => {
  const timer = metrics.createTimer('orders.time');
  metrics.increment('orders.seen');
  metrics.increment('orders.' + req.params.id); // want "path parameter"
  metrics.send({ [`open.${req.params.id}`]: '1|c' }); // want "path parameter"
  metrics.send({ open: `${req.params.id}|g` });
  const own = lynx('agent', 8125); // want "StatsD client"
  own.gauge('open', 3);
  timer.stop();
  res.end();
});

//= graphite
const graphite = require('graphite');
const express = require('express');

const client = graphite.createClient('plaintext://graphite:2003/');
const app = express();
app.get('/orders/:id', (req, res) => {
  client.write({ 'orders.seen': 1 }, (err) => err && console.error(err));
  client.write({ [`orders.${req.params.id}`]: 1 }); // want "path parameter"
  client.writeTagged({ orders: 1 }, { route: '/orders/:id' });
  client.writeTagged({ orders: 1 }, { order: req.params.id }); // want "path parameter"
  const own = graphite.createClient('plaintext://graphite:2003/'); // want "Graphite connection"
  own.write({ orders: 1 });
  res.end();
});
