// Values that travel in an AsyncLocalStorage.
//= put there by a middleware, and by a wrapper of another file
//- storage.ts
import { AsyncLocalStorage } from 'node:async_hooks';
interface Trip {
  depot: string;
  route: string;
  tripId: string;
}
const trips = new AsyncLocalStorage<Trip>();
export const raw = new AsyncLocalStorage<string>();
export const fixed = new AsyncLocalStorage<{ depot: string }>();
export const within = <T>(trip: Trip, fn: () => T): T => trips.run(trip, fn);
export const current = () => trips.getStore();
export const depot = () => trips.getStore()?.depot ?? 'none';
//- metrics.ts
import { Counter } from 'prom-client';
import { current, depot, fixed, raw } from './storage';
const loads = new Counter({ name: 'loads', help: 'h', labelNames: ['what'] });
export function count() {
  loads.inc({ what: current()?.depot }); // want "a request header"
  loads.inc({ what: depot() }); // want "a request header"
  loads.inc({ what: raw.getStore() }); // want "the raw request URL"
  loads.inc({ what: current()?.tripId }); // want "a random id"
  loads.inc({ what: current()?.route });
  loads.inc({ what: fixed.getStore()!.depot });
}
//- main.ts
import { randomUUID } from 'node:crypto';
import express from 'express';
import { count } from './metrics';
import { fixed, raw, within } from './storage';
const app = express();
app.use((req, res, next) => within({ depot: req.get('x-depot') ?? '', route: 'all', tripId: randomUUID() }, next));
app.use((req, res, next) => {
  raw.enterWith(req.url);
  next();
});
app.use((req, res, next) => fixed.run({ depot: 'north' }, next));
app.get('/', (req, res) => {
  count();
  res.end();
});
app.listen(8080);
//= a file that puts something on the response reads its own, and one that puts nothing there what another one has put
//- package.json
{ "dependencies": { "express": "^4.18.0", "prom-client": "^15.0.0" } }
//- quay.ts
import type { Request, Response } from 'express';
import { Counter } from 'prom-client';
export const cranes = new Counter({ name: 'cranes', help: 'h', labelNames: ['code'] });
export const lift = (req: Request, res: Response) => {
  res.locals.job = { code: `lift-${req.get('x-crane') ?? ''}` };
  cranes.inc({ code: res.locals.job.code }); // want "a request header"
};
//- yard.ts
import type { Request, Response } from 'express';
import { cranes } from './quay';
export const stack = (req: Request, res: Response) => {
  res.locals.job = { code: 'stack' };
  Promise.resolve().then(() => finish(res));
};
const finish = (res: Response) => cranes.inc({ code: res.locals.job.code });
//- gate.ts
import type { Request, Response } from 'express';
import { cranes } from './quay';
export const leave = (req: Request, res: Response) => cranes.inc({ code: res.locals.job.code }); // want "a request header"
//- main.ts
import express from 'express';
import { leave } from './gate';
import { lift } from './quay';
import { stack } from './yard';
const app = express();
app.post('/lift', lift, leave);
app.post('/stack', stack);
app.listen(80);
