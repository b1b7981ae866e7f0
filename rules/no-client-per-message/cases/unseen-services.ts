//= a function fills the variable that its callers find empty
import express from 'express';
import { chromium, type Browser } from 'playwright';
const app = express();
let browser: Browser | undefined;
const start = async () => {
  browser = await chromium.launch();
};
app.get('/health', async (req, res) => {
  if (!browser) {
    await start();
  }
  res.json({});
});
app.post('/scrape', async (req, res) => {
  if (!browser) await start();
  res.json({});
});
//= a test of something else lets every request through
import express from 'express';
import { chromium, type Browser } from 'playwright';
const app = express();
let browser: Browser | undefined;
let draining = false;
const start = async () => {
  browser = await chromium.launch(); // want "A browser is made for every request"
  draining = false;
};
app.get('/health', async (req, res) => {
  if (!draining) console.log(browser?.version());
  await start();
  res.json({});
});
//= kept by one function, asked for by another
import express from 'express';
import Redis from 'ioredis';
const KEY = Symbol.for('service');
const kept = globalThis as any;
function getService(): Redis | undefined {
  return kept[KEY];
}
function setService(service: Redis) {
  kept[KEY] = service;
}
const app = express();
app.post('/create', async (req, res) => {
  const running = getService();
  if (running) return res.status(400).end();
  const service = create();
  setService(service);
  res.end();
});
function create() {
  return new Redis();
}
//= kept by one function, and nobody asks for what is there
import express from 'express';
import Redis from 'ioredis';
let last: Redis | undefined;
let count = 0;
function getCount() {
  return count;
}
function setLast(service: Redis) {
  last = service;
}
const app = express();
app.post('/create', (req, res) => {
  const running = getCount();
  if (running) return res.status(400).end();
  setLast(new Redis()); // want "A Redis connection is made for every request"
  res.end();
});
//= a watcher that watches anew when its file was replaced
import * as fs from 'node:fs';
const watch = (file: string, changed: () => void) => {
  const watcher = fs.watch(file, (event) => {
    changed();
    if (event === 'rename') {
      watcher.close();
      watch(file, changed);
    }
  });
};
watch('/etc/service.json', () => console.log('changed'));
//= a watcher for each request
import * as fs from 'node:fs';
import express from 'express';
express().get('/watch/:file', (req, res) => {
  fs.watch(req.params.file, () => res.write('.')); // want "file watcher is made for every request"
});
//= workers of a pool that others end
import { Worker } from 'node:worker_threads';
const workers = new Map<string, Set<Worker>>();
const suspended = new Set<string>();
function spawn(type: string) {
  const worker = new Worker('./worker.js');
  workers.get(type)?.add(worker);
}
function check(active: boolean) {
  if (!active) for (const worker of workers.get('imap')!.values()) worker.terminate();
  else for (const type of suspended) spawn(type);
}
setInterval(() => check(Date.now() % 2 === 0), 60_000);
//= workers that are only ended with the service
import { Worker } from 'node:worker_threads';
import express from 'express';
const workers = new Set<Worker>();
express().post('/jobs', (req, res) => {
  const worker = new Worker('./worker.js'); // want "A worker thread is made for every request"
  workers.add(worker);
  res.end();
});
process.once('SIGTERM', () => {
  for (const worker of workers) void worker.terminate();
});
//= a process that asks its parent to start it anew
import { fork } from 'node:child_process';
class Supervisor {
  start() {
    const child = fork('./service.js');
    child.on('message', (m: string) => {
      if (m === 'restart') void this.restart();
    });
    return child;
  }
  async restart() {
    this.start();
  }
}
new Supervisor().start();
//= a connection behind each connection of a proxy
import { Hono } from 'hono';
import { WebSocket } from 'ws';
async function realtime(url: string) {
  const upstream = new WebSocket(url);
  return {
    onMessage(event: { data: string }) {
      upstream.send(event.data);
    },
    onClose() {
      upstream.close();
    },
  };
}
new Hono().get('/realtime', async (c) => c.json(await realtime('wss://model')));
//= a connection for each request, which nothing closes
import { Hono } from 'hono';
import { WebSocket } from 'ws';
new Hono().get('/ask', async (c) => {
  const upstream = new WebSocket('wss://model'); // want "A WebSocket connection is made for every request"
  upstream.send(c.req.url);
  return c.text('asked');
});
//= a watcher that replaces itself on an error, made by whoever starts
import { watch, type FSWatcher } from 'node:fs';
import express from 'express';
const watchers = new Map<string, FSWatcher>();
function createWatcher(dir: string): FSWatcher {
  return watch(dir, () => console.log(dir)).on('error', () => {
    watchers.get(dir)!.close();
    watchers.set(dir, createWatcher(dir));
  });
}
function index(startup: boolean) {
  if (startup) watchers.set('/data', createWatcher('/data'));
}
index(true);
express().post('/index', (req, res) => {
  index(false);
  res.end();
});
//= a generated client without channels
import express from 'express';
import { SecretManagerServiceClient } from '@google-cloud/secret-manager';
express().post('/rotate', async (req, res) => {
  const rest = new SecretManagerServiceClient({ fallback: 'rest' }); // want "asks for an access token"
  const grpc = new SecretManagerServiceClient(); // want "opens gRPC channels"
  await rest.getSecret({ name: 'a' });
  await grpc.getSecret({ name: 'a' });
  res.end();
});

//= a subscriber for each stream of events, which goes with its reader, and one that goes when it is gone already
import express from 'express';
import Redis from 'ioredis';
const redis = new Redis();
const app = express();
app.get('/auctions/:id/live', (req, res) => {
  const bids = redis.duplicate();
  bids.subscribe(`auction:${req.params.id}`);
  bids.on('message', (_channel, bid) => res.write(`data: ${bid}\n\n`));
  res.on('close', () => bids.disconnect());
});
app.get('/auctions/:id/lots', (req, res) => {
  const lots = redis.duplicate(); // want "Redis connection is made for every request"
  lots.subscribe(`lots:${req.params.id}`);
  lots.on('message', (_channel, lot) => res.write(`data: ${lot}\n\n`));
  lots.on('end', () => lots.disconnect());
});
//= a client for each connection that nothing closes, and those that are closed, kept or handed on
import { createClient } from 'redis';
import { Server } from 'socket.io';
const feeds = new Map<string, unknown>();
const watch = (feed: { quit(): void }) => feeds.set('one', feed);
const io = new Server(3000);
io.on('connection', async (socket) => {
  const lost = createClient(); // want "made for every connection, and nothing closes it"
  await lost.connect();
  await lost.subscribe('scores', (score) => socket.emit('score', score));
  const closed = createClient();
  await closed.connect();
  socket.on('disconnect', () => closed.quit());
  const kept = createClient();
  feeds.set(socket.id, kept);
  const handedOn = createClient();
  watch(handedOn);
  socket.data.feed = createClient();
});
//= SvelteKit: actions of a page, and an object of another name
//- src/routes/tours/+page.server.ts
import Redis from 'ioredis';
import type { Actions } from './$types';
export const actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    const redis = new Redis(); // want "Redis connection is made for every request"
    await redis.lpush('tours', String(form.get('name')));
  },
  cancel: async () => {
    await shared.lpush('tours', 'none');
  },
} satisfies Actions;
const shared = new Redis();
export const helpers = {
  connect() {
    const redis = new Redis();
    redis.get('x');
  },
};
