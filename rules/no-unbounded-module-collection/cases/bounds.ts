//= slice keeps the last ones
import express from 'express';
let recent: string[] = [];
const app = express();
app.get('/', (req, res) => {
  recent.push(req.url);
  recent = recent.slice(-100);
  res.end();
});
//= shift when it is long
import express from 'express';
const recent: string[] = [];
const app = express();
app.get('/', (req, res) => {
  recent.push(req.url);
  if (recent.length > 100) recent.shift();
  res.end();
});
//= a limit that is a named constant
import express from 'express';
const MAX = 1000;
const seen = new Map<string, number>();
const app = express();
app.get('/', (req, res) => {
  if (seen.size >= MAX) seen.clear();
  seen.set(req.url, 1);
  res.end();
});
//= the oldest key goes
import express from 'express';
const seen = new Map<string, number>();
const app = express();
app.get('/', (req, res) => {
  seen.set(req.url, 1);
  if (seen.size > 500) {
    const oldest = seen.keys().next().value;
    if (oldest !== undefined) seen.delete(oldest);
  }
  res.end();
});
//= a ring
import express from 'express';
const ring: string[] = [];
let at = 0;
const app = express();
app.get('/', (req, res) => {
  ring[at++ % 64] = req.url;
  res.end();
});
//= splice drops the first ones
import express from 'express';
const lines: string[] = [];
const app = express();
app.get('/', (req, res) => {
  lines.push(req.url);
  if (lines.length > 50) lines.splice(0, lines.length - 50);
  res.end();
});
//= length is cut
import express from 'express';
const lines: string[] = [];
const app = express();
app.get('/', (req, res) => {
  lines.unshift(req.url);
  if (lines.length > 50) lines.length = 50;
  res.end();
});
//= deleted in finally
import express from 'express';
const running = new Map<string, number>();
const app = express();
app.get('/j/:id', async (req, res) => {
  running.set(req.params.id, Date.now());
  try {
    await work();
  } finally {
    running.delete(req.params.id);
  }
  res.end();
});
async function work() {}
//= deleted when the promise settles
import express from 'express';
const inFlight = new Map<string, Promise<string>>();
const app = express();
app.get('/j/:id', async (req, res) => {
  let p = inFlight.get(req.params.id);
  if (!p) {
    p = load(req.params.id).finally(() => inFlight.delete(req.params.id));
    inFlight.set(req.params.id, p);
  }
  res.end(await p);
});
async function load(id: string) {
  return id;
}
//= a timer for each entry
import express from 'express';
const codes = new Map<string, string>();
const app = express();
app.post('/code', (req, res) => {
  codes.set(req.body.email, 'x');
  setTimeout(() => codes.delete(req.body.email), 60_000);
  res.end();
});
//= deleted only in catch
import express from 'express';
const running = new Map<string, number>();
const app = express();
app.get('/j/:id', async (req, res) => {
  running.set(req.params.id, Date.now()); // want "running"
  try {
    await work();
  } catch {
    running.delete(req.params.id);
  }
  res.end();
});
async function work() {}
//= deleted under another key
import express from 'express';
const byOrder = new Map<string, string>();
const app = express();
app.post('/orders', (req, res) => {
  byOrder.set(req.body.orderId, req.body.userId); // want "byOrder"
  res.end();
});
app.delete('/users/:userId', (req, res) => {
  byOrder.delete(req.params.userId);
  res.end();
});
//= expiry that is only looked at on read
import express from 'express';
const cache = new Map<string, { value: string; expiresAt: number }>();
function read(key: string) {
  const entry = cache.get(key);
  if (entry !== undefined && entry.expiresAt < Date.now()) {
    cache.delete(key);
    return undefined;
  }
  return entry?.value;
}
const app = express();
app.get('/search', (req, res) => {
  const key = String(req.query.q);
  const known = read(key);
  if (known === undefined) cache.set(key, { value: 'x', expiresAt: Date.now() + 1000 }); // want "cache"
  res.end(known);
});
//= two handlers: one adds, the other removes the same
import express from 'express';
const carts = new Map<string, string[]>();
const app = express();
app.post('/carts/:cartId', (req, res) => {
  carts.set(req.params.cartId, []);
  res.end();
});
app.delete('/carts/:cartId', (req, res) => {
  carts.delete(req.params.cartId);
  res.end();
});
//= connections that close
import { WebSocketServer } from 'ws';
import http from 'node:http';
const sockets = new Set<object>();
const server = http.createServer();
server.on('connection', (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
});
//= emptied by a handler's reset
import express from 'express';
let buffer: string[] = [];
const app = express();
app.use((req, res, next) => {
  buffer.push(req.url);
  next();
});
async function flush() {
  const out = buffer;
  buffer = [];
  await send(out);
}
async function send(_: string[]) {}
setInterval(() => void flush(), 1000);
//= drained in a loop by a timer
import express from 'express';
const queue: string[] = [];
const app = express();
app.use((req, res, next) => {
  queue.push(req.url);
  next();
});
setInterval(() => {
  while (queue.length) console.log(queue.shift());
}, 1000);
//= drained by splice
import express from 'express';
const queue: string[] = [];
const app = express();
app.use((req, res, next) => {
  queue.push(req.url);
  if (queue.length >= 100) send(queue.splice(0));
  next();
});
function send(_: string[]) {}
//= a clear that only a test calls
//- cache.ts
const cache = new Map<string, string>();
export const put = (key: string, value: string) => {
  cache.set(key, value); // want "cache"
};
export const clearForTests = () => cache.clear();
//- app.ts
import http from 'node:http';
import { put } from './cache';
http.createServer((req, res) => {
  put(req.url ?? '', 'x');
  res.end();
});
//- cache.test.ts
import { clearForTests } from './cache';
afterEach(() => clearForTests());
//= an admin route clears it: bounded only when somebody calls it
import express from 'express';
const cache = new Map<string, string>();
const app = express();
app.get('/v/:id', (req, res) => {
  cache.set(req.params.id, req.url);
  res.end();
});
app.post('/admin/flush', (req, res) => {
  cache.clear();
  res.end();
});
//= a key of few values
import express from 'express';
const byStatus = new Map<number, number>();
const byKind: Record<string, number> = {};
const app = express();
app.get('/', (req, res) => {
  byStatus.set(res.statusCode, (byStatus.get(res.statusCode) ?? 0) + 1);
  const kind = req.query.full === '1' ? 'full' : 'short';
  byKind[kind] = (byKind[kind] ?? 0) + 1;
  byKind[req.method] = 1;
  res.end();
});
//= only known names are added
import express from 'express';
const KNOWN = new Set(['a', 'b']);
const hits: Record<string, number> = {};
const app = express();
app.get('/:name', (req, res) => {
  const { name } = req.params;
  if (!KNOWN.has(name)) {
    res.status(404).end();
    return;
  }
  hits[name] = (hits[name] ?? 0) + 1;
  res.end();
});
//= filled once on first use
import express from 'express';
const plugins: string[] = [];
let loaded = false;
function load() {
  if (loaded) return;
  loaded = true;
  for (const name of ['a', 'b']) plugins.push(name);
}
const app = express();
app.get('/', (req, res) => {
  load();
  res.json(plugins);
});
//= registration at start-up
import express from 'express';
const routes: string[] = [];
function register(path: string) {
  routes.push(path);
}
register('/a');
register('/b');
const app = express();
app.get('/', (req, res) => res.json(routes));
//= two maps that are emptied under the key of one of them
import express from 'express';
const parcels = new Map<string, object>();
const inTransit = new Map<string, object>();
function ship(order: { id: string }) {
  const label = `parcel-${order.id}`;
  parcels.set(order.id, order); // want "key of `inTransit`"
  inTransit.set(label, order);
}
function arrive(label: string) {
  parcels.delete(label);
  inTransit.delete(label);
}
const app = express();
app.post('/ship/:id', (req, res) => {
  ship({ id: req.params.id });
  res.end();
});
app.post('/arrive/:label', (req, res) => {
  arrive(req.params.label);
  res.end();
});
//= two maps, each emptied under its own
import express from 'express';
const users = new Map<string, string>();
const visits = new Map<string, string>();
function arrive(userId: string, visitId: string) {
  users.set(userId, visitId);
  visits.set(visitId, userId);
}
function leave(visitId: string) {
  const userId = visits.get(visitId);
  visits.delete(visitId);
  if (userId !== undefined) users.delete(userId);
}
const app = express();
app.post('/arrive', (req, res) => {
  arrive(String(req.query.user), String(req.query.visit));
  res.end();
});
app.post('/leave', (req, res) => {
  leave(String(req.query.visit));
  res.end();
});
//= taken out where there is an entry, of a map that is called after what is old
import express from 'express';
const stale = new Map<string, number>();
const expired = new Map<string, number>();
function done(berth: string) {
  if (stale.has(berth)) stale.delete(berth);
}
function seen(berth: string) {
  const until = expired.get(berth);
  if (until !== undefined && until < Date.now()) expired.delete(berth);
}
const app = express();
app.post('/leave/:berth', (req, res) => {
  stale.set(req.params.berth, Date.now());
  expired.set(req.params.berth, Date.now() + 1000); // want "expired"
  res.end();
});
app.post('/done/:berth', (req, res) => {
  done(req.params.berth);
  seen(req.params.berth);
  res.end();
});
//= an object that is replaced before its list is filled again, and one that is not
import express from 'express';
const found = { boats: { names: [] as string[] }, docks: { names: [] as string[] } };
const kept = { boats: { names: [] as string[] } };
function gather(kind: 'boats' | 'docks', from: number, names: string[]): string[] {
  if (from === 0) found[kind] = { names: [] };
  found[kind].names.push(...names);
  return names.length < 100 ? found[kind].names : gather(kind, from + 100, names.slice(100));
}
const app = express();
app.get('/boats', (req, res) => {
  res.json(gather('boats', 0, String(req.query.names).split(',')));
});
app.get('/kept', (req, res) => {
  kept.boats.names.push(String(req.query.name)); // want "names"
  res.end();
});
//= the list of an entry is put back without some of it
import { createServer } from 'node:net';
const doors = new Map<string, string[]>();
const halls = new Map<string, string[]>();
const keys: Record<string, number[]> = {};
const kept = new Map<string, string[]>();
function leave(hall: string, guest: string) {
  if (doors.has(hall)) {
    const inside = doors.get(hall) ?? [];
    doors.set(
      hall,
      inside.filter((g) => g != guest),
    );
  }
  const rest = (halls.get(hall) ?? []).slice(1);
  if (rest.length > 0) halls.set(hall, rest);
  const list = keys[hall] ?? [];
  keys[hall] = list.filter((k) => k > 1);
  const others = kept.get(hall) ?? [];
  console.log(others.filter((g) => g !== guest).length);
}
createServer((socket) => {
  socket.on('data', (data) => {
    const hall = data.length > 9 ? 'a' : 'b';
    const guest = data.toString();
    const inside = doors.get(hall) ?? [];
    inside.push(guest);
    doors.set(hall, inside);
    const around = halls.get(hall) ?? [];
    around.push(guest);
    halls.set(hall, around);
    const list = (keys[hall] ??= []);
    list.push(data.length);
    const others = kept.get(hall) ?? [];
    others.push(guest); // want "`kept` lives as long as the process"
    kept.set(hall, others);
    if (data[0] === 0) leave(hall, guest);
  });
});

//= numbers below one that is written out are few; those above one are not
import express from 'express';
const rooms = new Map<number, number>();
const beds = new Map<number, number>();
express().get('/rooms/:room', (req, res) => {
  const room = Number(req.params.room);
  if (room < 1 || room > 80) return res.sendStatus(404);
  rooms.set(room, Date.now());
  const bed = Number(req.query.bed);
  if (bed < 1) return res.sendStatus(404);
  beds.set(bed, Date.now()); // want "`beds` lives as long as the process"
  return res.sendStatus(204);
});

//= a sweep takes entries out of what a method hands to its function
import express from 'express';
interface Answer {
  readonly until: number;
}
class Answers {
  readonly all = new Map<string, Map<string, Answer>>();
  readonly plain = new Map<string, Answer>();
  readonly others = new Map<string, Answer>();
  constructor(shelves: readonly string[]) {
    for (const shelf of shelves) this.all.set(shelf, new Map());
    setInterval(() => {
      const now = Date.now();
      this.all.forEach((ofShelf) => {
        ofShelf.forEach((answer, key, same) => {
          if (answer.until < now) same.delete(key);
        });
      });
      this.plain.forEach((answer, key, same) => {
        if (answer.until < now) same.delete(key);
      });
      this.others.forEach((answer, key, same) => {
        if (answer.until < now) console.warn(same.size, key);
      });
    }, 5000);
  }
  put(shelf: string, question: string) {
    if (this.all.has(shelf)) this.all.get(shelf)?.set(question, { until: Date.now() + 1000 });
    this.plain.set(question, { until: Date.now() + 1000 });
    this.others.set(question, { until: Date.now() + 1000 }); // want "`others` lives as long as the process and gets an entry for each raw request URL"
  }
}
const answers = new Answers(['novels', 'maps']);
const app = express();
app.use((req, res, next) => {
  answers.put('maps', req.url);
  next();
});
//= what has run out goes when its own key comes again, whether or not that puts it back
import express from 'express';
const waits = new Map<string, number>();
const seats = new Map<string, number>();
const app = express();
app.post('/invite', (req, res) => {
  const guest = String(req.query.guest);
  const now = Date.now();
  const until = waits.get(guest) ?? 0;
  if (until <= now) waits.delete(guest);
  if (until > now || req.query.dry === 'yes') return void res.status(409).end();
  waits.set(guest, now + 60_000); // want "`waits` lives as long as the process and gets an entry for each query parameter"
  res.end();
});
app.post('/seat', (req, res) => {
  const guest = String(req.query.guest);
  if (req.query.leaves === 'yes') seats.delete(guest);
  if (req.query.dry === 'yes') return void res.status(409).end();
  seats.set(guest, 1);
  res.end();
});
//= an object of which the keys are counted
import express from 'express';
const notes: Record<string, string> = {};
const app = express();
app.put('/notes/:name', (req, res) => {
  if (Object.keys(notes).length > 20) throw new Error('too many notes');
  notes[req.params.name] = 'x';
  res.end();
});
//= and one of which somebody only asks whether it is empty
import express from 'express';
const notes: Record<string, string> = {};
const app = express();
app.put('/notes/:name', (req, res) => {
  if (Object.keys(notes).length === 0) console.log('the first one');
  notes[req.params.name] = 'x'; // want "path parameter"
  res.end();
});
//= so many at a time, and so many in all
import express from 'express';
class Cranes {
  private readonly lifted: string[] = [];
  private readonly first: string[] = [];
  private running = 0;
  private entries = 0;
  async lift(name: string) {
    if (this.running >= 4) return;
    this.running++;
    this.lifted.push(await load(name)); // want "`lifted` lives as long as the process"
    this.running--;
  }
  note(name: string) {
    if (this.entries >= 100) return;
    this.entries++;
    this.first.push(name);
  }
}
const load = async (name: string) => name;
const cranes = new Cranes();
express()
  .get('/', async (req, res) => {
    await cranes.lift(req.url);
    cranes.note(req.url);
    res.end();
  })
  .listen(80);
//= an entry's list is put back shorter, or a new one, where it has got long
import express from 'express';
const byDay = new Map<number, string[]>();
const byHour = new Map<number, string[]>();
const byYear = new Map<number, string[]>();
express()
  .get('/', (req, res) => {
    const now = new Date();
    const day = byDay.get(now.getDay()) ?? [];
    day.push(req.url);
    byDay.set(now.getDay(), day.length > 100 ? [] : day);
    const hour = byHour.get(now.getHours()) ?? [];
    hour.push(req.url);
    byHour.set(now.getHours(), hour.length > 100 ? hour.slice(-50) : hour);
    const year = byYear.get(0) ?? [];
    year.push(req.url); // want "`byYear` lives as long as the process"
    byYear.set(0, year);
    res.end();
  })
  .listen(80);
//= what a package nobody sees takes out of a list
const { WebSocketServer } = require('ws');
const arrayRemove = require('unordered-array-remove');
const arrayIndex = require('array-index');
const open = { north: [], south: [] };
const lost = [];
new WebSocketServer({ port: 80 }).on('connection', (socket) => {
  open.north.push(socket);
  lost.push(socket); // want "`lost` lives as long as the process"
  socket.on('close', () => {
    arrayRemove(open.north, open.north.indexOf(socket));
    arrayIndex(lost, socket);
  });
});
