//= statsd name
import StatsD from 'hot-shots';
import express from 'express';
const statsd = new StatsD();
const app = express();
app.use((req, res, next) => {
  statsd.increment(`requests.${req.path.replace(/\//g, '.')}`); // want "metric"
  next();
});
//= metric per message new Counter in handler
import express from 'express';
import { Counter, Registry } from 'prom-client';
const app = express();
const registry = new Registry();
app.get('/r/:name', (req, res) => {
  const c = new Counter({ name: `hits_${req.params.name}`, help: 'h', registers: [registry] }); // want "metric"
  c.inc();
  res.end();
});
//= otel counter created per request with dynamic name
import { metrics } from '@opentelemetry/api';
import express from 'express';
const meter = metrics.getMeter('x');
express().get('/:n', (req, res) => {
  meter.createCounter(`hits.${req.params.n}`).add(1); // want "metric"
  res.end();
});
//= registry get or create
import express from 'express';
import { Counter, register } from 'prom-client';
function counter(name: 'a' | 'b') {
  return (register.getSingleMetric(name) as Counter) ?? new Counter({ name, help: 'h' });
}
express().get('/', (req, res) => {
  counter('a').inc();
  res.end();
});
