//= nest axiosRef interceptors per call
import { Injectable } from '@nestjs/common';
import { HttpService } from '@nestjs/axios';
import { Controller, Get, Param } from '@nestjs/common';
@Injectable()
export class PricesService {
  constructor(private readonly http: HttpService) {}
  async fetchFor(sku: string, tenant: string) {
    this.http.axiosRef.interceptors.request.use((config) => { // want "is added"
      config.headers['x-tenant'] = tenant;
      return config;
    });
    const { data } = await this.http.axiosRef.get(`/prices/${sku}`);
    return data;
  }
}
@Controller('prices')
export class PricesController {
  constructor(private readonly prices: PricesService) {}
  @Get(':sku')
  one(@Param('sku') sku: string) {
    return this.prices.fetchFor(sku, 'x');
  }
}

//= nest axiosRef interceptors in onModuleInit
import { Injectable, OnModuleInit } from '@nestjs/common';
import { HttpService } from '@nestjs/axios';
@Injectable()
export class PricesService implements OnModuleInit {
  constructor(private readonly http: HttpService) {}
  onModuleInit() {
    this.http.axiosRef.interceptors.response.use((r) => r);
  }
}

//= abort listeners on shutdown signal
import express from 'express';
const shutdown = new AbortController();
const app = express();
app.get('/stream', (req, res) => {
  shutdown.signal.addEventListener('abort', () => res.end()); // want "is added"
});
process.on('SIGTERM', () => shutdown.abort());

//= abort listeners removed
import express from 'express';
const shutdown = new AbortController();
const app = express();
app.get('/stream', (req, res) => {
  const onAbort = () => res.end();
  shutdown.signal.addEventListener('abort', onAbort);
  res.on('close', () => shutdown.signal.removeEventListener('abort', onAbort));
});

//= event emitter sse in nest
import { Controller, Sse, MessageEvent } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { Observable } from 'rxjs';
@Controller('events')
export class EventsController {
  constructor(private readonly emitter: EventEmitter2) {}
  @Sse('stream')
  stream(): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      this.emitter.on('order.created', (data) => subscriber.next({ data })); // want "is added"
    });
  }
}

//= event emitter sse in nest with teardown
import { Controller, Sse, MessageEvent } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { Observable } from 'rxjs';
@Controller('events')
export class EventsController {
  constructor(private readonly emitter: EventEmitter2) {}
  @Sse('stream')
  stream(): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const listener = (data: unknown) => subscriber.next({ data } as MessageEvent);
      this.emitter.on('order.created', listener);
      return () => this.emitter.off('order.created', listener);
    });
  }
}
//= what subscribing gives back takes it off, or is dropped
//- board.ts
type Listener = (price: number) => void;
function createBoard() {
  const listeners = new Set<Listener>();
  return {
    watch(listener: Listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    publish: (price: number) => listeners.forEach((listener) => listener(price)),
  };
}
export const board = createBoard();
export class Ledger {
  #readers: Listener[] = [];
  follow(listener: Listener) {
    this.#readers.push(listener);
    const stop = () => {
      this.#readers = this.#readers.filter((other) => other !== listener);
    };
    return { stop };
  }
  tell(price: number) {
    for (const reader of this.#readers) reader(price);
  }
}
const late = new Map<number, Listener>();
let last = 0;
export function onLate(listener: Listener): () => void {
  const id = ++last;
  late.set(id, listener);
  return () => late.delete(id);
}
//- routes.ts
import express from 'express';
import { Ledger, board, onLate } from './board.ts';
const ledger = new Ledger();
const stops: (() => void)[] = [];
const app = express();
app.get('/prices', (req, res) => {
  const stop = board.watch((price) => res.write(`${price}\n`));
  req.on('close', stop);
  board.watch((price) => res.write(`${price}\n`)); // want "on `board`"
});
app.get('/ledger', (req, res) => {
  const { stop } = ledger.follow((price) => res.write(`${price}\n`));
  req.on('close', stop);
  const mine = new Ledger();
  mine.follow((price) => res.write(`${price}\n`));
});
app.get('/late', (req, res) => {
  onLate((price) => res.write(`${price}\n`)); // want "is added for every request"
  stops.push(onLate((price) => res.write(`${price}\n`)));
});
app.get('/late-kept', (req, res) => {
  res.locals.stop = onLate((price) => res.write(`${price}\n`));
});
board.watch(console.log);
//= one of two things that were made at once
import express from 'express';
import { createClient } from 'redis';
async function connected() {
  const client = createClient();
  await client.connect();
  return client;
}
const [settings, events] = await Promise.all([Promise.resolve({ port: 80 }), connected()]);
const app = express();
app.get('/', (req, res) => {
  events.on('error', () => res.end()); // want "listener"
  res.json(settings);
});
//= what a method opens behind a test of it, and a delay
import { EventEmitter } from 'node:events';
import net from 'node:net';
export class Reader extends EventEmitter {
  private socket: net.Socket | null = null;
  start() {
    setInterval(() => {
      if (!this.socket) {
        setTimeout(() => {
          this.open();
          this.socket!.on('ready', () => this.emit('ready'));
        }, 500);
      }
    }, 5000);
  }
  private open() {
    this.socket = new net.Socket();
  }
}
new Reader().start();
//= what is open is listened to on each tick
import { EventEmitter } from 'node:events';
export class Reader {
  private readonly feed = new EventEmitter();
  private closed = false;
  start() {
    setInterval(() => {
      if (!this.closed) {
        this.open();
        this.feed.on('data', (part) => console.log(part)); // want "listener"
      }
    }, 5000);
  }
  private open() {
    this.closed = Math.random() > 1;
  }
}
new Reader().start();
//= what a subscription takes off by the name that it was given back under
import { EventEmitter } from 'node:events';
import { WebSocketServer } from 'ws';
class Subscription {
  constructor(private readonly cleanup: () => void) {}
  cancel() {
    this.cleanup();
  }
}
class Notifier {
  readonly #emitter = new EventEmitter();
  #make() {
    const notify = (text: string) => console.log(text);
    const subscription = new Subscription(() => this.#emitter.off('version', notify));
    return { notify, subscription };
  }
  subscribe() {
    const { notify, subscription } = this.#make();
    this.#emitter.on('version', notify);
    return subscription;
  }
}
const notifier = new Notifier();
new WebSocketServer({ port: 80 }).on('connection', (socket) => {
  const subscription = notifier.subscribe();
  socket.on('close', () => subscription.cancel());
});
//= a pool that takes the place of one that failed
import { Pool } from 'pg';
let pool: Pool | undefined;
const reconnect = async () => {
  const next = new Pool();
  next.on('error', reconnect);
  pool = next;
};
const poolOf = () => {
  pool ??= new Pool().on('error', reconnect);
  return pool;
};
export const watchPool = () => {
  const current = poolOf();
  current.on('error', () => watchPool());
};
watchPool();
//= a server that is started and stopped
import express from 'express';
import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
const events = new EventEmitter();
class Web {
  private readonly app = express();
  private listener: Server | null = null;
  start() {
    if (this.listener) return;
    this.routes();
    this.listener = this.app.listen(8080);
  }
  stop() {
    this.listener?.close();
    this.listener = null;
  }
  private routes() {
    this.app.use(express.json());
  }
}
const web = new Web();
events.on('token', () => web.start());
events.on('gone', () => web.stop());
//= a guard against overlap lets everything happen again
import { EventEmitter } from 'node:events';
const events = new EventEmitter();
const bus = new EventEmitter();
class Sync {
  private running = false;
  run() {
    if (this.running) return;
    this.running = true;
    bus.on('done', () => console.log('done')); // want "listener"
    this.running = false;
  }
}
const sync = new Sync();
events.on('token', () => sync.run());
//= a sink that is added where a method says that there is none
import express from 'express';
import winston from 'winston';
class Log {
  private readonly logger = winston.createLogger();
  private hasSink(): boolean {
    return this.logger.transports.length > 0;
  }
  private addSink(sink: winston.transport) {
    this.logger.add(sink);
  }
  write(text: string) {
    const isThere = this.hasSink();
    if (text !== '' && !isThere) this.addSink(new winston.transports.Console());
    this.logger.info(text);
  }
}
const log = new Log();
const app = express();
app.use((req, res, next) => {
  log.write(req.path);
  next();
});
//= a sink that is added where a method says that there is something else
import express from 'express';
import winston from 'winston';
class Log {
  private readonly logger = winston.createLogger();
  private addSink(sink: winston.transport) {
    this.logger.add(sink); // want "listener"
  }
  write(text: string) {
    if (!this.isEmpty(text)) this.addSink(new winston.transports.Console());
    this.logger.info(text);
  }
  private isEmpty(text: string) {
    return text === '';
  }
}
const log = new Log();
const app = express();
app.use((req, res, next) => {
  log.write(req.path);
  next();
});
//= a pool in a variable that gets another one
import { Pool } from 'pg';
let pool: Pool | undefined;
async function renew() {
  const next = new Pool();
  await next.connect();
  pool = next;
}
function poolOf() {
  pool ??= new Pool();
  return pool;
}
function watch() {
  const current = poolOf();
  current.on('remove', () => watch());
}
setInterval(renew, 60 * 60 * 1000);
watch();
//= a pool in a variable that is made once
import { Pool } from 'pg';
import express from 'express';
let pool: Pool | undefined;
function poolOf() {
  pool ??= new Pool();
  return pool;
}
const app = express();
app.get('/', (req, res) => {
  poolOf().on('error', (e) => console.error(e)); // want "listener"
  res.end();
});
//= what a component does in effects is done in browsers, whoever renders it; what it does by itself is done on the server too
//- lib/help.ts
import { EventEmitter } from 'node:events';
export const help = new EventEmitter();
//- components/help.tsx
import { useEffect, useState } from 'react';
import { help } from '../lib/help';
export const Help = () => {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    help.on('open', setOpen);
  }, []);
  return <p>{String(open)}</p>;
};
//- components/hints.tsx
import { help } from '../lib/help';
export const Hints = () => {
  help.on('hint', () => undefined); // want "A listener is added on `help` for every request"
  return <p>hints</p>;
};
//- app/layout.tsx
import { Help } from '../components/help';
import { Hints } from '../components/hints';
export default async function Layout() {
  return (
    <main>
      <Help />
      <Hints />
    </main>
  );
}
