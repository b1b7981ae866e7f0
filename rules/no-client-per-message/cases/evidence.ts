//= a pool that is made anew when its settings are other ones
import express from 'express';
import { Pool } from 'pg';
import { config } from './config.ts';
const watched = (pool: Pool) => pool.on('error', () => {});
class Owner {
  private state?: { pool: Pool; url: string };
  get(): Pool {
    const url = config().url;
    if (this.state && this.state.url === url) return this.state.pool;
    const old = this.state;
    const pool = watched(new Pool({ connectionString: url }));
    this.state = { pool, url };
    if (old) void old.pool.end();
    return pool;
  }
}
const owner = new Owner();
const app = express();
app.get('/', async (_req, res) => {
  res.json(await owner.get().query('select 1'));
});
//= a pool that is looked at by nobody before another one is made
import express from 'express';
import { Pool } from 'pg';
class Owner {
  private state?: { pool: Pool; url: string };
  get(url: string): Pool {
    if (url === '') throw new Error('no url');
    const pool = new Pool({ max: 3 });
    this.state = { pool, url };
    return pool;
  }
}
const owner = new Owner();
const app = express();
app.get('/', async (_req, res) => {
  res.json(await owner.get('x').query('select 1')); // want "PostgreSQL"
});
//= processes that are handed out again
import { fork, type ChildProcess } from 'node:child_process';
import express from 'express';
const idle: ChildProcess[] = [];
const all: ChildProcess[] = [];
function child(): ChildProcess {
  while (idle.length > 0) {
    const used = idle.shift();
    if (used?.connected) return used;
  }
  const fresh = fork('worker.js');
  all.push(fresh);
  return fresh;
}
const app = express();
app.post('/minify', (req, res) => {
  const worker = child();
  worker.send(req.body);
  worker.once('message', (m) => {
    idle.push(worker);
    res.json(m);
  });
});
//= processes that are counted, and never handed out again
import { fork, type ChildProcess } from 'node:child_process';
import express from 'express';
function child(): ChildProcess {
  const fresh = fork('worker.js');
  return fresh;
}
const app = express();
app.post('/minify', (req, res) => {
  const worker = child(); // want "process"
  worker.send(req.body);
  worker.once('message', (m) => res.json(m));
});
//= those that run are asked for by their keys
import { EventEmitter } from 'node:events';
import { Redis } from 'ioredis';
class Worker {
  constructor(readonly site: string) {
    this.listen();
  }
  listen() {
    const redis = new Redis();
    redis.subscribe(`site-${this.site}`);
  }
}
class Eager {
  readonly redis = new Redis();
  constructor(readonly site: string) {}
}
const running: Record<string, Worker> = {};
const settings = new EventEmitter();
settings.on('sites', (sites: string[]) => {
  const known = Object.keys(running);
  for (const site of sites) {
    if (!known.includes(site)) {
      const worker = new Worker(site);
      running[site] = worker;
    }
    new Eager(site); // want "for every request or message"
  }
});
//= a worker that does its job and ends its process
import { parentPort } from 'node:worker_threads';
import Database from 'better-sqlite3';
async function pack(path: string) {
  let code = 1;
  try {
    const db = new Database(path);
    db.exec('VACUUM');
    code = 0;
  } catch (error) {
    console.error(error);
  } finally {
    process.exit(code);
  }
}
async function look(path: string) {
  try {
    const db = new Database(path); // want "An SQLite database is made for every request or message"
    return db.prepare('SELECT 1').get();
  } finally {
    console.log('looked');
  }
}
parentPort?.on('message', (message: { name: string; path: string }) => {
  if (message.name === 'pack') void pack(message.path);
  else void look(message.path);
});
//= steps of a start that are handed what handlers are by its name: they hang modules on it
//- boot.js
const NodeCache = require('node-cache');
const chain = require('bootchain');
function withCaches(ctx, next) {
  ctx.mailer = require('./mailer')(ctx);
  ctx.seen = new NodeCache({ stdTTL: 60 });
  next();
}
function withVisits(ctx, next) {
  ctx.visits = new NodeCache({ stdTTL: 60 }); // want "node-cache is made for every request"
  next();
}
module.exports = () => chain().acquire(withCaches).acquire(withVisits);
//- mailer.js
module.exports = (ctx) => ({ send: () => ctx });
//= what hangs on a connection is closed by the handler of its end
import { createServer } from 'node:http';
import { Queue, Worker } from 'bullmq';
interface Call {
  data: { queue?: Queue | null; worker?: Worker; other?: Queue };
}
const handlers = {
  open(call: Call, name: string) {
    call.data.queue = new Queue(name);
    call.data.worker = new Worker(name, async () => undefined);
    call.data.other = new Queue(`${name}-other`); // want "A BullMQ queue is made for every request"
  },
  close: (call: Call) => {
    const queue = call.data.queue;
    if (queue) {
      call.data.queue = null;
      void queue.close();
    }
    const { worker } = call.data;
    void worker?.close();
  },
};
createServer((req, res) => {
  const call: Call = { data: {} };
  handlers.open(call, req.url === '/a' ? 'a' : 'b');
  res.on('close', () => handlers.close(call));
}).listen(80);
//= made again where a test has found the one lost that was there, not where it has found another thing so
import WebSocket from 'ws';
let feed: WebSocket | undefined;
let other: WebSocket | undefined;
setInterval(() => {
  if (feed?.readyState === WebSocket.OPEN) return;
  connect();
  join();
}, 10_000);
function connect() {
  feed = new WebSocket('wss://feed.example');
}
function join() {
  other = new WebSocket('wss://other.example'); // want "A WebSocket connection is made for every request"
}
export const send = (text: string) => [feed?.send(text), other?.send(text)];
//= one whose holder another file finds lost, and one that it only asks about
//- package.json
{ "dependencies": { "socket.io-client": "^4.7.0", "express": "^4.18.0" } }
//- radio.ts
import { io, type Socket } from 'socket.io-client';
export class Radio {
  client: Socket | null = null;
  other: Socket | null = null;
  tune() {
    this.client = io('http://mast');
  }
  open() {
    this.other = io('http://mast'); // want "Socket.IO connection is made"
  }
}
//- main.ts
import express from 'express';
import { Radio } from './radio';
const radio = new Radio();
const app = express();
app.post('/say', (req, res) => {
  if (radio.client == null || radio.client.connected == false) radio.tune();
  radio.open();
  if (radio.other?.connected) console.log('on air');
  res.end();
});
app.listen(80);
//= made again where what was put around the one before says that it is lost, and where something else says so
//- package.json
{ "dependencies": { "ws": "^8" } }
//- calls.ts
import type { WebSocket } from 'ws';
export class Calls {
  constructor(private readonly socket: WebSocket) {}
  checkIfLive() {
    return this.socket.readyState === 1;
  }
}
//- main.ts
import { createServer } from 'node:http';
import { WebSocket } from 'ws';
import { Calls } from './calls';
class Client {
  private socket: WebSocket | null = null;
  private calls: Calls | null = null;
  constructor(private readonly door: { isOpen(): boolean }) {}
  async connect() {
    if (this.calls && this.calls.checkIfLive()) return;
    return new Promise<void>((done) => {
      this.socket = new WebSocket('ws://other');
      this.socket.once('open', () => {
        this.calls = new Calls(this.socket!);
        done();
      });
    });
  }
  async connectAnyhow() {
    if (this.door.isOpen()) return;
    this.socket = new WebSocket('ws://other'); // want "WebSocket"
  }
}
const client = new Client({ isOpen: () => false });
createServer(async (req, res) => {
  if (req.method === 'GET') await client.connect();
  else await client.connectAnyhow();
  res.end();
}).listen(80);
