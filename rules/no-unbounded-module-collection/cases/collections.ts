//= an array that every request adds to
import express from 'express';
const log: string[] = [];
express().get('/x', (req, res) => {
  log.push(req.url); // want "grows by an entry"
});
//= a map by user, never emptied
import express from 'express';
const sessions = new Map<string, number>();
express().get('/x/:id', (req, res) => {
  sessions.set(req.params.id, 1); // want "path parameter"
});
//= a map by a finite key
import express from 'express';
const counts = new Map<string, number>();
const byMethod: Record<string, number> = {};
express().get('/x', (req, res) => {
  counts.set(req.method, 1);
  byMethod[req.method] = 1;
  byMethod[req.headers['x-id'] as string] = 1; // want "header"
});
//= deleted when the response ends
import express from 'express';
const open = new Map<string, number>();
express().get('/x/:id', (req, res) => {
  open.set(req.params.id, 1);
  res.on('close', () => open.delete(req.params.id));
});
//= a size guard
import express from 'express';
const recent: string[] = [];
const seen = new Set<string>();
express().get('/x/:id', (req, res) => {
  recent.push(req.url);
  if (recent.length > 100) recent.shift();
  if (seen.size >= 1000) seen.clear();
  seen.add(req.url);
});
//= a batch that is swapped
import express from 'express';
let batch: string[] = [];
setInterval(() => {
  const out = batch;
  batch = [];
  send(out);
}, 1000);
declare function send(x: string[]): void;
express().get('/x', (req, res) => {
  batch.push(req.url);
});
//= an exported clear that nothing calls is no bound
import express from 'express';
const cache = new Map<string, string>();
export function clear() {
  cache.clear();
}
express().get('/x/:id', (req, res) => {
  cache.set(req.params.id, 'x'); // want "does not help"
});
//= a sweeper on a timer
import express from 'express';
const cache = new Map<string, number>();
setInterval(() => {
  for (const [key, at] of cache) if (at < Date.now()) cache.delete(key);
}, 1000);
express().get('/x/:id', (req, res) => {
  cache.set(req.params.id, Date.now());
});
//= a local collection, and one filled at start-up
import express from 'express';
const routes: string[] = [];
routes.push('/a');
for (const r of ['b', 'c']) routes.push(r);
express().get('/x', (req, res) => {
  const parts: string[] = [];
  parts.push(req.url);
});
//= memoised in a closure that lives as long as the module
import express from 'express';
function memoize(f: (k: string) => string) {
  const cache = new Map<string, string>();
  return (k: string) => {
    if (!cache.has(k)) cache.set(k, f(k)); // want "raw request URL|new key"
    return cache.get(k);
  };
}
const lookup = memoize((k) => k);
express().get('/x', (req, res) => {
  lookup(req.url);
});
//= in another file, through an import
//- store.ts
export const events: object[] = [];
//- app.ts
import express from 'express';
import { events } from './store';
express().post('/x', (req, res) => {
  events.push({ at: 1 }); // want "events"
});
//= a field of a class that is made once
import express from 'express';
class Tracker {
  private readonly hits = new Map<string, number>();
  track(id: string) {
    this.hits.set(id, 1); // want "path parameter"
  }
}
const tracker = new Tracker();
express().get('/x/:id', (req, res) => {
  tracker.track(req.params.id);
});
//= a WeakMap
import express from 'express';
const meta = new WeakMap<object, number>();
express().get('/x', (req, res) => {
  meta.set(req, 1);
});
