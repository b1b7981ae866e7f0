//= a list that is looked through first has as many entries as there are values of what is looked for
import { Cron } from 'croner';
import express from 'express';
const app = express();
const compiled: { name: string; source: string }[] = [];
const plans: { plan: string }[] = [];
const visitors: { id: string }[] = [];
const tags: string[] = [];
function compile(source: string) {
  if (!compiled.find((c) => c.source === source)) {
    compiled.push({ name: `f${compiled.length}`, source });
  }
}
export function start(jobs: { cron: string; code: string }[]) {
  for (const job of jobs) new Cron(job.cron, () => compile(job.code));
}
app.get('/plans/:id', (req, res) => {
  const plan = req.query.paid ? 'paid' : 'free';
  if (!plans.some((p) => p.plan === plan)) plans.push({ plan });
  const at = visitors.findIndex((v) => v.id === req.params.id);
  if (at === -1) visitors.push({ id: req.params.id }); // want "`visitors` lives as long as the process and gets an entry for each path parameter"
  const known = tags.indexOf(req.params.id);
  if (known >= 0) return res.end();
  tags.push(req.params.id); // want "`tags` lives as long as the process and gets an entry for each path parameter"
  res.end();
});
//= a search in another list, and one whose find is what lets it grow
import express from 'express';
const app = express();
const users: { id: string }[] = [];
const log: { id: string }[] = [];
const again: { id: string }[] = [];
app.get('/:id', (req, res) => {
  if (!users.find((u) => u.id === 'root')) log.push({ id: req.params.id }); // want "`log`"
  if (users.filter((u) => u.id === req.params.id).length > 0) again.push({ id: req.params.id }); // want "`again`"
  res.end();
});
//= what is looked for before a promise settles is added when it has
import express from 'express';
import { follow } from './pods.ts';
const app = express();
const followed: string[] = [];
app.get('/logs/:pod', (req, res) => {
  const { pod } = req.params;
  if (!followed.includes(pod)) {
    follow(pod).then(() => {
      followed.push(pod); // want "`followed` lives as long as the process and gets an entry for each path parameter"
    });
  }
  res.end();
});
//= a flush that is guarded so as not to overlap with itself runs again
import express from 'express';
const app = express();
class Updates {
  private waiting: Record<string, string> = {};
  private push: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  add(id: string, text: string) {
    this.waiting[id] = text;
    if (this.timer) return;
    this.timer = setTimeout(() => this.update(), 1000);
  }
  private update() {
    this.timer = null;
    if (this.push) return;
    this.push = this.save().then(() => {
      this.push = null;
    });
  }
  private async save() {
    const all = this.waiting;
    this.waiting = {};
    await fetch('http://store', { method: 'POST', body: JSON.stringify(all) });
  }
}
const updates = new Updates();
app.post('/:id', (req, res) => {
  updates.add(req.params.id, 'seen');
  res.end();
});
//= a flush behind a flag that nobody takes back does not
import express from 'express';
const app = express();
const seen = new Map<string, number>();
let emptied = false;
function empty() {
  if (emptied) return;
  emptied = true;
  seen.clear();
}
app.get('/:id', (req, res) => {
  empty();
  seen.set(req.params.id, 1); // want "`seen`"
  res.end();
});
//= whether an entry is there is no question of time
import express from 'express';
import { WebSocketServer } from 'ws';
const started = new Map<string, number>();
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', (socket, req) => {
  const key = req.headers['sec-websocket-key'] ?? '';
  started.set(key, 1);
  socket.on('close', () => {
    const startDate = started.get(key);
    if (startDate) started.delete(key);
  });
});
//= what is put aside until something is ready
import express from 'express';
const app = express();
class Lines {
  private file: { write(line: string): void } | null = null;
  private early: string[] = [];
  private late: string[] = [];
  private isOnline = false;
  open(file: { write(line: string): void }) {
    for (const line of this.early) file.write(line);
    this.file = file;
  }
  connected() {
    this.isOnline = true;
  }
  lost() {
    this.isOnline = false;
  }
  write(line: string) {
    if (!this.isOnline) this.late.push(line); // want "`late`"
    if (!this.file) {
      this.early.push(line);
      return;
    }
    this.file.write(line);
  }
}
const lines = new Lines();
lines.open(process.stdout);
app.use((req, _res, next) => {
  lines.write(req.url);
  next();
});
app.post('/state', (req, res) => {
  if (req.query.on) lines.connected();
  else lines.lost();
  res.end();
});
//= another one takes the place of the instance that holds it
import express from 'express';
const app = express();
class Day {
  readonly id = new Date().toDateString();
  readonly lines: string[] = [];
  add(line: string) {
    this.lines.push(line);
  }
}
let day = new Day();
app.use((req, _res, next) => {
  if (day.id !== new Date().toDateString()) day = new Day();
  day.add(req.url);
  next();
});
//= one that is only made where there is none stays
import express from 'express';
const app = express();
class Log {
  readonly lines: string[] = [];
  add(line: string) {
    this.lines.push(line); // want "`lines`"
  }
}
let log: Log | undefined;
app.use((req, _res, next) => {
  if (!log) log = new Log();
  log.add(req.url);
  next();
});
//= names of files that are there are as many as the files
import express from 'express';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
const app = express();
const found = new Map<string, string>();
const asked = new Map<string, number>();
app.get('/static/:name', (req, res) => {
  asked.set(req.params.name, 1); // want "`asked`"
  const file = path.join('/srv', req.params.name);
  if (!existsSync(file)) return res.sendStatus(404);
  found.set(req.params.name, readFileSync(file, 'utf8'));
  res.end();
});
//= a file that has nothing to do with the key
import express from 'express';
import { readFileSync } from 'node:fs';
const app = express();
const visits = new Map<string, number>();
app.get('/:id', (req, res) => {
  const page = readFileSync('index.html', 'utf8');
  visits.set(req.params.id, 1); // want "`visits`"
  res.send(page);
});
//= what happens before the process ends
import { createServer } from 'node:http';
const lines: string[] = [];
const every: string[] = [];
function log(line: string) {
  lines.push(line);
}
let isDone = false;
createServer((req, res) => {
  every.push(req.url ?? ''); // want "`every`"
  res.end();
  if (isDone) {
    log('told');
    process.exit(0);
  }
}).listen(1);
export const done = () => {
  isDone = true;
};
//= one of several stores, the one in memory
import express from 'express';
import { writeFileSync } from 'node:fs';
import type { Store } from './store.ts';
const app = express();
class MemoryStore implements Store {
  private readonly all = new Map<string, string>();
  put(id: string, text: string) {
    this.all.set(id, text);
  }
}
class DiskStore implements Store {
  put(id: string, text: string) {
    writeFileSync(id, text);
  }
}
class Memory {
  readonly all = new Map<string, string>();
  put(id: string, text: string) {
    this.all.set(id, text); // want "`all`"
  }
}
const store: Store = process.env.DISK ? new DiskStore() : new MemoryStore();
const memory = new Memory();
app.post('/:id', (req, res) => {
  store.put(req.params.id, 'a');
  memory.put(req.params.id, 'b');
  res.end();
});
//= in a mock, an example and a script
//- src/mail.ts
export const sent: string[] = [];
export function mockMail(to: string) {
  sent.push(to);
}
//- examples/server.ts
import express from 'express';
import { mockMail } from '../src/mail.ts';
const seen = new Set<string>();
express().get('/:id', (req, res) => {
  mockMail(req.params.id);
  seen.add(req.params.id);
  res.end();
});
//- src/server.ts
import express from 'express';
const seen = new Set<string>();
express().get('/:id', (req, res) => {
  seen.add(req.params.id); // want "`seen`"
  res.end();
});
//= what an editor saves, an administrator asks for
//- src/watch.ts
import { watch } from 'node:fs';
const changes: string[] = [];
watch('src', (_event, name) => {
  changes.push(name ?? '');
});
//- src/oidc-admin.ts
import express from 'express';
const issuers = new Set<string>();
express().post('/oidc/test/:issuer', (req, res) => {
  issuers.add(req.params.issuer);
  res.end();
});
//= a setting that has to be on and off at once
import express from 'express';
import { config } from './config.ts';
const polled: string[] = [];
const told: string[] = [];
const app = express();
function poll(url: string) {
  polled.push(url);
}
function subscribe(url: string) {
  if (config.isPolling) return poll(url);
  told.push(url); // want "`told`"
}
app.get('/', (req, res) => {
  if (config.isPolling) return res.end();
  subscribe(req.url);
  res.end();
});
//= instances of a class by name, which fail for names that nobody set up, and users by name
import express from 'express';
import { endpoints } from './config.ts';
class Chain {
  private static instances: Record<string, Chain> = {};
  private url = '';
  constructor(readonly network: string) {}
  async init() {
    const url = endpoints.get(this.network);
    if (url === undefined) throw new Error('unknown network');
    this.url = url;
  }
  static async of(network: string): Promise<Chain> {
    if (!Chain.instances[network]) {
      const chain = new Chain(network);
      await chain.init();
      Chain.instances[network] = chain;
    }
    return Chain.instances[network];
  }
}
class Chains {
  private static readonly urls: Record<string, string> = {};
  static of(network: string): string {
    return (Chains.urls[network] ??= `http://${network}`); // want "`urls`"
  }
}
const app = express();
app.get('/gas/:network', async (req, res) => {
  await Chain.of(req.params.network);
  res.end(Chains.of(req.params.network));
});

//= what other keys would fail for, and what is put aside until a database is ready
import express from 'express';
const config: any = JSON.parse(process.env.NETWORKS ?? '{}');
const clients: Record<string, object> = {};
const optional: Record<string, object> = {};
class Log {
  queued: string[] = [];
  isReady: boolean;
  constructor() {
    this.isReady = false;
  }
  setup() {
    this.isReady = false;
    Promise.resolve().then(() => {
      this.isReady = true;
    });
  }
  write(line: string) {
    if (!this.isReady) {
      this.queued.push(line);
      return;
    }
    process.stdout.write(line);
  }
  destroy() {
    this.isReady = false;
  }
}
const log = new Log();
log.setup();
const app = express();
app.get('/:network', (req, res) => {
  const network = req.params.network;
  if (!clients[network]) {
    const settings = config[network];
    clients[network] = { host: settings.host };
  }
  if (!optional[network]) optional[network] = { host: config[network]?.host }; // want "`optional` lives as long"
  log.write(req.url);
  res.json(clients[network]);
});
//= a list that is looked up, and a new one under the same name
import express from 'express';
const lists = new Map<string, string[]>();
const known = new Map<string, string[]>();
function names(kind: string): string[] {
  let found = lists.get('names');
  if (found) return found;
  found = [];
  for (const n of [1, 2, 3]) found.push(`${kind}-${n}`);
  found.push('other');
  lists.set('names', found);
  return found;
}
const app = express();
app.get('/names', (req, res) => res.json(names('a')));
app.get('/known', (req, res) => {
  let found = known.get('known') ?? [];
  found.push(String(Date.now())); // want "`known` lives as long"
  known.set('known', found);
  found = [];
  found.push('nothing');
  res.json(found);
});
//= a list without keys, far from the timer that makes it grow
const parts: string[] = [];
class Session {
  private hold(part: string) {
    parts.push(part);
  }
  send(kind: string) {
    this.hold(kind);
  }
}
const session = new Session();
function keepAlive() {
  session.send('ping');
}
setInterval(() => keepAlive(), 5000);
//= a list without keys that a timer itself adds to
const samples: number[] = [];
setInterval(() => {
  samples.push(process.memoryUsage().rss); // want "grows by an entry"
}, 5000);
//= a list without keys, two calls behind a request
import express from 'express';
const verdicts: { at: number; right: boolean }[] = [];
function note(right: boolean) {
  verdicts.push({ at: Date.now(), right }); // want "grows by an entry"
}
function judge(answer: string) {
  note(answer === 'left');
}
const app = express();
app.post('/answer', (req, res) => {
  judge(String(req.body.answer));
  res.end();
});

//= a list without keys, three and four calls from the request
import express from 'express';
const flushers: (() => void)[] = [];
const closers: (() => void)[] = [];
function onShutdown(flush: () => void) {
  flushers.push(flush); // want "`flushers` lives as long as the process"
}
function publisher() {
  onShutdown(() => undefined);
}
function announce() {
  publisher();
}
function onClose(close: () => void) {
  closers.push(close);
}
function connection() {
  onClose(() => undefined);
}
function channel() {
  connection();
}
function send() {
  channel();
}
const app = express();
app.post('/orders', (req, res) => {
  announce();
  send();
  res.end();
});
app.listen(3000);
//= names with a date in them that is none: what asks whether an entry is there does not ask how old it is
import { WebSocketServer } from 'ws';
const updaters = new Map<string, NodeJS.Timeout>();
const wss = new WebSocketServer({ port: 8080 });
function stopUpdates(clientId: string): void {
  if (updaters.has(clientId)) {
    clearInterval(updaters.get(clientId));
    updaters.delete(clientId);
  }
}
wss.on('connection', (socket) => {
  const clientId = crypto.randomUUID();
  updaters.set(clientId, setInterval(() => socket.send('tick'), 1000));
  socket.on('close', () => stopUpdates(clientId));
});
//= the same where the list is a parameter: what callers have is what was looked through
import http from 'node:http';
class Menu {
  dishes: string[] = [];
  orders: string[] = [];
  list() {
    return withBread(this.dishes);
  }
  order(dish: string) {
    return withDish(this.orders, dish);
  }
}
function withBread(dishes: string[]) {
  if (!dishes.includes('bread')) dishes.unshift('bread');
  return dishes;
}
function withDish(dishes: string[], dish: string) {
  if (!dishes.includes(dish)) dishes.unshift(dish); // want "`orders` lives as long as the process"
  return dishes;
}
const menu = new Menu();
http
  .createServer((req, res) => {
    res.end([...menu.list(), ...menu.order(req.url ?? '')].join());
  })
  .listen(80);
//= constants are the same each time, and keys of connections tell where they lead
import * as signals from './signals.ts';
const raised: Record<string, boolean> = {};
const rooms = new Map<string, { token: string }>();
const seen: Record<string, number> = {};
export function raise(signal: string) {
  raised[signal] = true;
}
export function renew(connectionKey: string, token: string) {
  rooms.set(connectionKey, { token });
}
export function touch(userId: string) {
  seen[userId] = Date.now(); // want "`seen` lives as long as the process and gets an entry for each `userId`"
}
setInterval(() => {
  raise(signals.EMAIL);
  raise(signals.SESSION_KEY);
  renew(signals.current.connectionKey, signals.current.token);
  touch(signals.current.userId);
}, 1000);
//= a server that tests talk to, and a file that tries something out
//- shop-tests/login.ts
import express from 'express';
const codes: string[] = [];
const app = express();
app.post('/code', (req, res) => {
  codes.push(String(req.query.code));
  res.end();
});
//- lib/queue/test.ts
import express from 'express';
const seen: string[] = [];
const app = express();
app.post('/seen', (req, res) => {
  seen.push(String(req.query.code));
  res.end();
});
//- contests/login.ts
import express from 'express';
const codes: string[] = [];
const app = express();
app.post('/code', (req, res) => {
  codes.push(String(req.query.code)); // want "`codes` lives as long as the process and grows by an entry each time"
  res.end();
});
//= a list that a round of a timer grows, far away and near
//- package.json
{ "dependencies": { "express": "^4.18.0" } }
//- main.ts
class Reef {
  known: string[] = [];
  looks: number[] = [];
  add(name: string) {
    this.known.push(name);
  }
  settle(name: string) {
    this.add(name);
  }
}
const reef = new Reef();
function survey(names: string[]) {
  for (const name of names) if (isNew(name)) reef.settle(name);
}
const isNew = (name: string) => reef.known.every((other) => other !== name);
async function dive() {
  reef.looks.push(Date.now()); // want "`looks`"
  survey(await (await fetch('http://buoy')).json());
  setTimeout(dive, 60_000);
}
dive();
