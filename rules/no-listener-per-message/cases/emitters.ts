//= a module-level emitter in a handler, and its healthy twin
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
const bus = new EventEmitter();
app.get('/events', (req, res) => {
  bus.on('update', (u) => res.write(`data: ${u}\n\n`)); // want "listener is added on `bus` for every request"
});
app.get('/events2', (req, res) => {
  const send = (u: string) => res.write(`data: ${u}\n\n`);
  bus.on('update', send);
  req.on('close', () => bus.off('update', send));
});
app.get('/once', (req, res) => {
  bus.once('ready', () => res.end());
});
bus.on('update', () => console.log('one for the process'));
//= a handler only listens to what it was given or made
import { EventEmitter } from 'node:events';
import { spawn } from 'node:child_process';
import net from 'node:net';
import express from 'express';
const app = express();
app.post('/upload', (req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (c) => chunks.push(c));
  req.on('end', () => res.end());
  res.on('finish', () => console.log('done'));
  const own = new EventEmitter();
  own.on('step', () => res.write('.'));
  const child = spawn('ls');
  child.stdout.on('data', (d) => res.write(d));
  const socket = net.connect(80, 'example.org');
  socket.on('data', (d) => res.write(d));
});
//= an emitter of another file, under its import name and behind a namespace
//- bus.ts
import { EventEmitter } from 'node:events';
export const bus = new EventEmitter();
//- main.ts
import express from 'express';
import { bus } from './bus.ts';
import * as all from './bus.ts';
const app = express();
app.get('/a', (req, res) => {
  bus.on('x', () => res.end()); // want "listener"
  all.bus.addListener('x', () => res.end()); // want "listener"
});
app.listen(80);
//= a class that extends an emitter, one for the process
//- hub.ts
import { EventEmitter } from 'node:events';
export class Hub extends EventEmitter {
  constructor() {
    super();
    this.on('tick', () => undefined);
  }
  watch(f: () => void) {
    this.on('change', f);
  }
}
export const hub = new Hub();
//- main.ts
import express from 'express';
import { hub, Hub } from './hub.ts';
const app = express();
app.get('/a', (req, res) => {
  hub.on('change', () => res.write('x')); // want "listener is added on `hub`"
  const own = new Hub();
  own.on('change', () => res.write('x'));
});
//= a helper that adds to what it is given: the caller answers
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
const bus = new EventEmitter();
function attach(emitter: EventEmitter, f: () => void) {
  emitter.on('change', f);
}
attach(bus, () => undefined);
app.get('/a', (req, res) => {
  attach(bus, () => res.write('x')); // want "listener is added on `bus`"
  const own = new EventEmitter();
  attach(own, () => res.write('x'));
});
//= a helper that takes off again what it adds
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
const bus = new EventEmitter();
function nextChange(emitter: EventEmitter) {
  return new Promise<void>((resolve) => {
    const done = () => {
      emitter.removeListener('change', done);
      resolve();
    };
    emitter.on('change', done);
  });
}
app.get('/a', async (req, res) => {
  await nextChange(bus);
  res.end();
});
//= guarded by a flag, by a count of listeners, by a set
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
const bus = new EventEmitter();
const rooms = new Set<string>();
let listening = false;
app.get('/a', (req, res) => {
  if (!listening) {
    bus.on('change', () => undefined);
    listening = true;
  }
  if (bus.listenerCount('other') === 0) bus.on('other', () => undefined);
  if (rooms.has('lobby')) return;
  rooms.add('lobby');
  bus.on('lobby', () => undefined);
});
//= a test that guards nothing
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
const bus = new EventEmitter();
app.get('/a', (req, res) => {
  if (req.query.watch) bus.on('change', () => res.write('x')); // want "listener"
});
//= taken off only when the process stops
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
const bus = new EventEmitter();
app.get('/a', (req, res) => {
  bus.on('change', () => res.write('x')); // want "nothing takes it off"
});
function shutdown() {
  bus.removeAllListeners('change');
}
process.once('SIGTERM', shutdown);
//= process events in a handler
import express from 'express';
const app = express();
process.on('uncaughtException', (e) => console.error(e));
app.get('/a', (req, res) => {
  process.on('SIGTERM', () => res.end()); // want "listener is added on `process`"
  process.once('exit', () => res.end()); // want "waits for an event that does not come"
});
//= an emitter handed to the module's setup, around the handlers
import type { EventEmitter } from 'node:events';
import type { Express } from 'express';
export function routes(app: Express, bus: EventEmitter) {
  bus.on('ready', () => undefined);
  app.get('/a', (req, res) => {
    bus.on('change', () => res.write('x')); // want "listener is added on `bus`"
  });
}
//= a service's field: on one instance, and on one for each request
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
class Feed {
  private readonly events = new EventEmitter();
  follow(f: (x: string) => void) {
    this.events.on('item', f); // want "listener is added on `this.events`"
  }
}
class Job {
  private readonly events = new EventEmitter();
  follow(f: (x: string) => void) {
    this.events.on('item', f);
  }
}
const feed = new Feed();
app.get('/a', (req, res) => {
  feed.follow((x) => res.write(x));
  const job = new Job();
  job.follow((x) => res.write(x));
});
//= a field that is put anew before it is listened to
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
class Link {
  private socket = new EventEmitter();
  reconnect() {
    this.socket = new EventEmitter();
    this.socket.on('message', () => undefined);
  }
}
const link = new Link();
let current = new EventEmitter();
app.get('/a', (req, res) => {
  link.reconnect();
  current = new EventEmitter();
  current.on('x', () => res.end());
});
//= a class for each request that listens to something shared in its constructor
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
const bus = new EventEmitter();
class View {
  constructor(source: EventEmitter) {
    source.on('change', () => this.draw());
  }
  draw() {}
}
class Tidy {
  constructor(private readonly source: EventEmitter) {
    source.on('change', this.draw);
  }
  draw = () => undefined;
  close() {
    this.source.off('change', this.draw);
  }
}
app.get('/a', (req, res) => {
  new View(bus); // want "listener is added on `bus`"
  const own = new EventEmitter();
  new View(own);
});
//= redis: a listener on the shared client in a helper that every request calls
//- redis.ts
import { EventEmitter } from 'node:events';
class Client extends EventEmitter {}
const client = new Client();
export function getClient() {
  client.on('error', (e) => console.error(e)); // want "listener is added on `client`"
  return client;
}
//- main.ts
import express from 'express';
import { getClient } from './redis.ts';
const app = express();
app.get('/a', (req, res) => {
  getClient();
  res.end();
});
//= per connection on something shared
import { WebSocketServer } from 'ws';
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
const wss = new WebSocketServer({ port: 80 });
wss.on('connection', (ws) => {
  bus.on('update', (u) => ws.send(u)); // want "for every (connection|request)"
  ws.on('message', () => undefined);
  ws.on('close', () => undefined);
});
wss.on('connection', (ws) => {
  const send = (u: string) => ws.send(u);
  bus.on('news', send);
  ws.on('close', () => bus.removeListener('news', send));
});
//= an abort signal that outlives the request, and one that does not
import express from 'express';
const app = express();
const stopping = new AbortController();
app.get('/a', async (req, res) => {
  stopping.signal.addEventListener('abort', () => res.end()); // want "listener is added on `stopping.signal`"
  const own = new AbortController();
  own.signal.addEventListener('abort', () => res.end());
  stopping.signal.addEventListener('abort', () => res.end(), { once: true, signal: own.signal });
  const stop = () => res.end();
  stopping.signal.addEventListener('abort', stop);
  try {
    await fetch('http://example.org');
  } finally {
    stopping.signal.removeEventListener('abort', stop);
  }
});
//= rxjs: a subject of the module, subscribed to for every request
import { Subject, takeUntil, Subscription } from 'rxjs';
import express from 'express';
const app = express();
const updates = new Subject<string>();
const stop = new Subject<void>();
app.get('/a', (req, res) => {
  updates.subscribe((u) => res.write(u)); // want "subscription is added on `updates`"
});
app.get('/b', (req, res) => {
  const sub = updates.subscribe((u) => res.write(u));
  req.on('close', () => sub.unsubscribe());
});
app.get('/c', (req, res) => {
  updates.pipe(takeUntil(stop)).subscribe((u) => res.write(u));
  const own = new Subject<string>();
  own.subscribe((u) => res.write(u));
});
updates.subscribe((u) => console.log(u));
//= a wrapper that returns the way back: taken by one, dropped by the other
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
const kept = new EventEmitter();
const dropped = new EventEmitter();
function watch(f: () => void) {
  kept.on('change', f);
  return () => kept.off('change', f);
}
function watchForEver(f: () => void) {
  dropped.on('change', f); // want "listener is added on `dropped`"
  return () => dropped.off('change', f);
}
app.get('/a', (req, res) => {
  const stop = watch(() => res.write('x'));
  req.on('close', stop);
  watchForEver(() => res.write('x'));
});
//= in Nest: what the container builds once
import { Controller, Get, Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { EventEmitter } from 'node:events';
@Injectable()
export class Bus extends EventEmitter {}
@Controller('a')
export class Orders {
  constructor(
    private readonly events: EventEmitter2,
    private readonly bus: Bus,
  ) {}
  onModuleInit() {
    this.bus.on('start', () => undefined);
  }
  @Get()
  get() {
    this.events.on('x', () => undefined); // want "added on `this.events`"
    this.bus.on('x', () => undefined); // want "added on `this.bus`"
  }
}
//= a worker thread that every request listens to, and one for each request
import { Worker } from 'node:worker_threads';
import express from 'express';
const app = express();
const shared = new Worker('./job.js');
app.get('/a', (req, res) => {
  shared.on('message', (m) => res.json(m)); // want "added on `shared`"
  const own = new Worker('./job.js');
  own.on('message', (m) => res.json(m));
});
//= interceptors on a shared HTTP client, and on one of the request
import axios from 'axios';
import express from 'express';
const app = express();
const api = axios.create();
api.interceptors.request.use((config) => config);
app.get('/a', (req, res) => {
  api.interceptors.request.use((config) => config); // want "interceptor is added on `api.interceptors.request`"
  const own = axios.create();
  own.interceptors.request.use((config) => config);
});

//= events of which the program tells once, when it has started
//- main.js
const EventEmitter = require('events');
const hub = new EventEmitter();
const Panel = require('./panel.js');
hub.on('booted', () => {
  hub.on('resized', () => console.log('resized'));
  new Panel(hub);
});
hub.on('resized', () => {
  hub.on('drawn', () => console.log('drawn')); // want "added on `hub` for every request or message"
});
hub.on('opened', () => {
  hub.on('shown', () => console.log('shown')); // want "added on `hub` for every request or message"
});
setTimeout(() => hub.emit('booted'), 1000);
//- panel.js
module.exports = function Panel(hub) {
  hub.on('visitor', (page) => {
    hub.on('theme', (name) => page.paint(name)); // want "added on `hub` for every request or message"
    page.on('theme', (name) => page.paint(name));
  });
};
//- windows.js
const http = require('http');
exports.serve = (hub) =>
  http.createServer((req, res) => {
    hub.emit('resized');
    hub.emit('opened');
    res.end();
  });
require('./main.js');

//= a web socket that a router serves, and what is sent to a socket of one's own
import express from 'express';
import expressWs from 'express-ws';
import net from 'node:net';
import { EventEmitter } from 'node:events';
const gauges = new EventEmitter();
const router = express.Router();
router.ws('/gauges/:id', (socket) => {
  gauges.on('moved', (value) => socket.send(value)); // want "added on `gauges` for every connection"
});
router.ws('/others/:id', (socket) => {
  const send = (value: string) => socket.send(value);
  gauges.on('moved', send);
  socket.on('close', () => gauges.off('moved', send));
});
const line = new net.Socket();
line.connect(9000);
line.on('data', () => {
  gauges.on('reset', () => console.log('reset')); // want "added on `gauges` for every request or message"
});
net.connect(9001).on('data', () => {
  gauges.on('reset', () => console.log('reset')); // want "added on `gauges` for every request or message"
});
line.on('connect', () => {
  gauges.on('reset', () => line.end());
});

//= an emitter of which only the members' names are seen
//- plugin.js
const WebSocket = require('ws');
const lodging = require('./unseen-lodging');
module.exports = function (app) {
  const sockets = new WebSocket.Server({ port: 81 });
  sockets.on('connection', (socket) => {
    app.bus.on('price', (price) => socket.send(price)); // want "added on `app.bus` for every connection"
    lodging.on('free', () => socket.send('free')); // want "added on `lodging` for every connection"
    const tell = (room) => socket.send(room);
    lodging.on('room', tell);
    socket.on('close', () => lodging.removeListener('room', tell));
    // No event, or no function: whatever it is, it is not a listener that is added.
    app.table.on('rooms.id', 'guests.room');
    app.lights.on('porch');
    app.lights.on(socket.id, 'porch');
    // What is made for the connection goes with it.
    const own = app.open(socket);
    own.on('price', (price) => socket.send(price));
    const taken = app.subscriptions.on('price', (price) => socket.send(price));
    socket.on('close', () => taken.off());
  });
};
//= an emitter that is made where it is missing is the one of before
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
let bus: EventEmitter | undefined;
const hub = () => (bus ??= new EventEmitter());
app.get('/events', (req, res) => {
  hub().on('update', (u) => res.write(u)); // want "listener"
  const mine = new EventEmitter();
  mine.on('update', (u) => res.write(u));
});
app.listen(80);

//= what a container hands to a class that it makes for each request is there for all of them
import { Controller, Get, Inject, Injectable, Scope } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { Request } from 'express';

@Injectable({ scope: Scope.REQUEST })
export class Delivery {
  readonly receipts: string[] = [];
  constructor(
    @Inject(REQUEST) private readonly request: Request,
    private readonly events: EventEmitter2,
  ) {
    this.events.on('receipt', (id: string) => this.receipts.push(id)); // want "on `this.events` for every request"
    this.request.on('close', () => this.receipts.splice(0));
  }
}

@Injectable()
export class Receipts {
  constructor(private readonly events: EventEmitter2) {
    this.events.on('receipt', (id: string) => console.log(id));
  }
}

@Injectable({ scope: Scope.REQUEST })
export class Waiting {
  readonly #wake = () => undefined;
  constructor(private readonly events: EventEmitter2) {}
  async flushed() {
    this.events.on('flushed', this.#wake);
    try {
      await new Promise((resolve) => setTimeout(resolve, 10));
    } finally {
      this.events.off('flushed', this.#wake);
    }
  }
}

@Controller('x')
export class Orders {
  constructor(
    private readonly delivery: Delivery,
    private readonly waiting: Waiting,
  ) {}
  @Get()
  async all() {
    await this.waiting.flushed();
    return this.delivery.receipts;
  }
}
