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
