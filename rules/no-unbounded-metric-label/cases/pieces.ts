//= the first or last few characters of an id, and what is cut at an open place
import express from 'express';
import { Counter } from 'prom-client';
const orders = new Counter({ name: 'orders', help: 'o', labelNames: ['shard'] });
const app = express();
app.post('/orders/:id', (req, res) => {
  const { id } = req.params;
  orders.inc({ shard: id.charAt(0) });
  orders.inc({ shard: id.at(-1) });
  orders.inc({ shard: id.trim()[0] });
  orders.inc({ shard: id.slice(0, 1) });
  orders.inc({ shard: id.slice(-1) });
  orders.inc({ shard: id.substring(0, 2) });
  orders.inc({ shard: String(Math.min(Number(id), 9)) });
  orders.inc({ shard: new Date().toISOString().slice(0, 10) });
  orders.inc({ shard: id.slice(1) }); // want "path parameter"
  orders.inc({ shard: id.slice(0, 8) }); // want "path parameter"
  orders.inc({ shard: id.slice(-1, id.length) }); // want "path parameter"
  orders.inc({ shard: id.substring(2) }); // want "path parameter"
  res.end();
});
//= numbers and texts made again
import express from 'express';
import { Counter } from 'prom-client';
const orders = new Counter({ name: 'orders', help: 'o', labelNames: ['id'] });
const app = express();
app.post('/orders/:id', (req, res) => {
  const { id } = req.params;
  orders.inc({ id: Number.parseInt(id, 10) }); // want "path parameter"
  orders.inc({ id: Math.abs(Number(id)) }); // want "path parameter"
  orders.inc({ id: BigInt(id).toString() }); // want "path parameter"
  orders.inc({ id: String.raw`o-${id}` }); // want "path parameter"
  orders.inc({ id: btoa(encodeURI(id)) }); // want "path parameter"
  orders.inc({ id: [['a', id], ['b']].flat().join('/') }); // want "path parameter"
  orders.inc({ id: ['a', id].map((part) => part.trim()).toReversed().join('/') }); // want "path parameter"
  orders.inc({ id: Object.values(req.params).join('/') }); // want "path parameter"
  orders.inc({ id: Number.isInteger(Number(id)) ? 'number' : 'text' });
  orders.inc({ id: ['a', 'b'].flat().join('/') });
  res.end();
});
//= objects put together from pairs, and copied
import express from 'express';
import { Counter } from 'prom-client';
const orders = new Counter({ name: 'orders', help: 'o', labelNames: ['id', 'kind'] });
const app = express();
app.post('/orders/:id', (req, res) => {
  orders.inc(Object.fromEntries([['id', req.params.id], ['kind', 'post']])); // want "path parameter"
  const texts = Object.fromEntries(Object.entries({ id: req.params.id }).map(([name, value]) => [name, String(value)]));
  orders.inc(texts); // want "path parameter"
  orders.inc(structuredClone({ id: req.params.id })); // want "path parameter"
  orders.inc(Object.fromEntries([['kind', 'post']]));
  orders.inc(structuredClone({ kind: 'post' }));
  res.end();
});
//= what generators yield
import express from 'express';
import { Counter } from 'prom-client';
const visits = new Counter({ name: 'visits', help: 'v', labelNames: ['part'] });
const app = express();
function* parts(path: string) {
  for (const part of path.split('/')) yield part;
}
function* around(path: string) {
  yield 'start';
  yield* parts(path);
}
function* fixed() {
  yield 'start';
  yield 'end';
}
app.use((req, res, next) => {
  for (const part of parts(req.path)) visits.inc({ part }); // want "path"
  for (const part of around(req.path)) visits.inc({ part }); // want "path"
  for (const part of [...parts(req.path)]) visits.inc({ part }); // want "path"
  for (const part of fixed()) visits.inc({ part });
  for (const part of parts('/a/b')) visits.inc({ part });
  next();
});
//= the path where the route that has matched has an empty template, and what of it comes before as many pieces as the template has
import express from 'express';
import { Counter } from 'prom-client';
const tours = new Counter({ name: 'tours', help: 'h', labelNames: ['route'] });
const app = express();
function templateOf(req: express.Request): string {
  let route = req.baseUrl;
  if (req.route) {
    if (req.route.path !== '/') route = route ? route + req.route.path : req.route.path;
    if (!route || typeof route !== 'string') {
      route = req.originalUrl.split('?')[0];
    } else {
      const parts = route.split('/');
      const own = req.originalUrl.split('?')[0].split('/');
      const first = own.length - parts.length + 1;
      route = own.slice(0, first).join('/') + route;
    }
  }
  return route || 'none';
}
function pathOf(req: express.Request): string {
  let route = '';
  if (req.route) route = req.route.path;
  if (!route) route = req.originalUrl;
  return route;
}
function startOf(req: express.Request): string {
  const own = req.originalUrl.split('/');
  return own.slice(0, own.length - 1).join('/');
}
app.use((req, res, next) => {
  res.on('finish', () => {
    tours.inc({ route: templateOf(req) });
    tours.inc({ route: pathOf(req) }); // want "raw request URL"
    tours.inc({ route: startOf(req) }); // want "raw request URL"
  });
  next();
});
