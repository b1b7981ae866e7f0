//= allow: a label by its key, and by its place among the declared ones
//- leakline.config.json
{ "rules": { "no-unbounded-metric-label": ["error", { "allow": ["tenant"] }] } }
//- main.ts
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['tenant', 'path'] });
const app = express();
app.get('/x/:tenant', (req, res) => {
  requests.inc({ tenant: req.params.tenant, path: req.path }); // want "raw"
  requests.labels(req.params.tenant, 'fixed').inc();
  requests.labels('fixed', req.params.tenant).inc(); // want "path parameter"
  res.end();
});
//= allow: through a helper, whose labels must all be allowed
//- leakline.config.json
{ "rules": { "no-unbounded-metric-label": ["error", { "allow": ["tenant"] }] } }
//- main.ts
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['tenant', 'path'] });
function count(tenant: string) {
  requests.inc({ tenant });
}
function countBoth(value: string) {
  requests.inc({ tenant: value });
  requests.inc({ path: value });
}
const app = express();
app.get('/x/:tenant', (req, res) => {
  count(req.params.tenant);
  countBoth(req.params.tenant); // want "path parameter"
  res.end();
});
//= allow: StatsD tags
//- leakline.config.json
{ "rules": { "no-unbounded-metric-label": ["error", { "allow": ["tenant"] }] } }
//- main.ts
import express from 'express';
import StatsD from 'hot-shots';
const client = new StatsD();
express().get('/x/:tenant', (req, res) => {
  client.increment('r', 1, [`tenant:${req.params.tenant}`]);
  client.increment('r', 1, [`path:${req.path}`]); // want "raw"
  res.end();
});
//= allowValues: a member, a variable, a function
//- leakline.config.json
{ "rules": { "no-unbounded-metric-label": ["error", { "allowValues": ["params.tenant", "plan", "shardOf"] }] } }
//- main.ts
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['a'] });
const shardOf = (id: string) => id.slice(0, 2);
express().get('/x/:tenant/:id', (req, res) => {
  requests.inc({ a: req.params.tenant });
  const plan = req.headers['x-plan'];
  requests.inc({ a: String(plan) });
  requests.inc({ a: shardOf(req.params.id) });
  requests.inc({ a: req.params.id }); // want "path parameter"
  requests.inc({ a: `${req.params.tenant} ${req.params.id}` }); // want "path parameter"
  res.end();
});
//= minConfidence: this rule alone is stricter
//- leakline.config.json
{ "rules": { "no-unbounded-metric-label": ["error", { "minConfidence": "high" }] } }
//- main.ts
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['a'] });
express().get('/x/:id', (req, res) => {
  requests.inc({ a: req.params.id }); // want "path parameter"
  res.end();
});
