//= prom collect with this.set per user
//- src/presence.ts
export const online = new Map<string, { userId: string; since: number }>();
export function join(userId: string) { online.set(userId, { userId, since: Date.now() }); }
export function leave(userId: string) { online.delete(userId); }
//- src/metrics.ts
import { Gauge, register } from 'prom-client';
import { online } from './presence';
new Gauge({
  name: 'online_seconds',
  help: 'how long each user has been there',
  labelNames: ['user'],
  collect() {
    for (const { userId, since } of online.values()) this.set({ user: userId }, Date.now() - since); // want "This label value is"
  },
});
export { register };
//- src/ws.ts
import { Server } from 'socket.io';
import { join, leave } from './presence';
const io = new Server(3000);
io.on('connection', (socket) => {
  const userId = socket.handshake.auth.userId as string;
  join(userId);
  socket.on('disconnect', () => leave(userId));
});

//= prom collect resets first
import { Gauge } from 'prom-client';
import { listSessions } from './sessions';
new Gauge({
  name: 'sessions', help: 'h', labelNames: ['user'],
  async collect() {
    this.reset();
    for (const s of await listSessions()) this.set({ user: s.userId }, s.age);
  },
});

//= segment of a split path
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['section'] });
const app = express();
app.use((req, _res, next) => {
  hits.inc({ section: req.path.split('/')[1] ?? '' }); // want "This label value is"
  next();
});

//= last segment of path
import http from 'node:http';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['leaf'] });
http.createServer((req, res) => {
  const parts = (req.url ?? '/').split('/');
  const leaf = parts[parts.length - 1];
  hits.labels(leaf).inc(); // want "This label value is"
  res.end();
}).listen(1);

//= callback parameter types in perIteration callbacks
import type { Request, Response } from 'express';
import express from 'express';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'events', help: 'h', labelNames: ['user'] });
interface Event { userId: string; kind: 'view' | 'click' }
const app = express();
app.post('/batch', express.json(), (req: Request<unknown, unknown, { events: Event[] }>, res: Response) => {
  req.body.events.forEach((e) => c.inc({ user: e.userId })); // want "This label value is"
  req.body.events.forEach((e) => c.inc({ user: e.kind }));
  res.sendStatus(204);
});

//= config names are configuration
import { Kafka, type KafkaConfig } from 'kafkajs';
import { Counter } from 'prom-client';
import { config } from './config';
const c = new Counter({ name: 'x', help: 'h', labelNames: ['client'] });
const kafka = new Kafka(config.kafka);
const consumer = kafka.consumer({ groupId: config.kafka.groupId });
void consumer.run({ eachMessage: async () => { c.inc({ client: config.kafka.clientId }); c.inc({ client: config.auth.userName }); } });

//= nest interceptor with prom histogram by url
//- metrics.interceptor.ts
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { tap } from 'rxjs/operators';
const latency = new Histogram({ name: 'l', help: 'h', labelNames: ['method', 'route'] });
@Injectable()
export class MetricsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    const req = context.switchToHttp().getRequest();
    const end = latency.startTimer();
    return next.handle().pipe(tap(() => end({ method: req.method, route: req.originalUrl }))); // want "This label value is"
  }
}

//= nest interceptor by handler name
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { tap } from 'rxjs/operators';
const latency = new Histogram({ name: 'l', help: 'h', labelNames: ['route'] });
@Injectable()
export class MetricsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    const route = `${context.getClass().name}.${context.getHandler().name}`;
    const end = latency.startTimer({ route });
    return next.handle().pipe(tap({ next: () => end(), error: () => end() }));
  }
}

//= trpc middleware path vs input
import { initTRPC } from '@trpc/server';
import { Counter } from 'prom-client';
const t = initTRPC.create();
const calls = new Counter({ name: 'c', help: 'h', labelNames: ['path', 'user'] });
export const metered = t.procedure.use(async ({ path, next, ctx }) => {
  calls.inc({ path });
  calls.inc({ user: (ctx as any).session.userId }); // want "This label value is"
  return next();
});

//= exporter scrape
import express from 'express';
import client from 'prom-client';
const app = express();
app.get('/probe', async (req, res) => {
  const registry = new client.Registry();
  const up = new client.Gauge({ name: 'up', help: 'h', labelNames: ['target'], registers: [registry] });
  up.set({ target: String(req.query.target) }, 1);
  res.end(await registry.metrics());
});

//= urls forEach
import express from 'express';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'x', help: 'y', labelNames: ['p'] });
const app = express();
app.use((req, res, next) => {
  [req.originalUrl].forEach((p) => c.inc({ p })); // want "This label value is"
  ['a', 'b'].forEach((p) => c.inc({ p }));
  [req.path].map((p) => p.toLowerCase()).forEach((p) => c.inc({ p })); // want "This label value is"
  next();
});

//= then value
import express from 'express';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'x', help: 'y', labelNames: ['p'] });
const app = express();
async function pathOf(req: express.Request) { return req.path; }
async function kindOf(req: express.Request) { return req.path === '/' ? 'root' : 'other'; }
app.use((req, res, next) => {
  pathOf(req).then((p) => c.inc({ p })); // want "This label value is"
  kindOf(req).then((p) => c.inc({ p }));
  next();
});

//= reduce
import express from 'express';
import { Counter } from 'prom-client';
const c = new Counter({ name: 'x', help: 'y', labelNames: ['p'] });
const app = express();
app.use((req, res, next) => {
  const key = [req.method, req.path].reduce((all, one) => `${all}:${one}`, '');
  c.inc({ p: key }); // want "This label value is"
  next();
});

//= what a function is given by who was handed it
import express from 'express';
import { Counter } from 'prom-client';
const calls = new Counter({ name: 'calls', help: 'calls', labelNames: ['what'] });
function timed<T>(name: string, work: (name: string) => T): T {
  return work(name);
}
class Relay {
  private listeners = new Set<(what: string) => void>();
  listen(listener: (what: string) => void) {
    this.listeners.add(listener);
  }
  tell(what: string) {
    this.listeners.forEach((listener) => listener(what));
  }
}
const relay = new Relay();
relay.listen((what) => calls.inc({ what })); // want "path parameter"
const phases = new Relay();
express().get('/:page', (req, res) => {
  relay.tell(req.params.page);
  timed(req.params.page, (what) => calls.inc({ what })); // want "path parameter"
  timed('render', (what) => calls.inc({ what }));
  res.end();
});
