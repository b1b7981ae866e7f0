//= process.on in handler
import express from 'express';
const app = express();
app.get('/job', async (req, res) => {
  process.on('SIGTERM', () => res.status(503).end()); // want "is added"
  res.end();
});
//= event bus on per request (SSE)
//- src/bus.ts
import { EventEmitter } from 'node:events';
export const bus = new EventEmitter();
//- src/sse.ts
import type { Request, Response } from 'express';
import { bus } from './bus';
export function stream(req: Request, res: Response) {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  bus.on('update', (u) => res.write(`data: ${JSON.stringify(u)}\n\n`)); // want "is added"
}
//- src/app.ts
import express from 'express';
import { stream } from './sse';
express().get('/stream', stream).listen(1);
//= abort signal of process in fetch
import express from 'express';
const shutdown = new AbortController();
const app = express();
app.get('/x', async (req, res) => {
  shutdown.signal.addEventListener('abort', () => res.destroy()); // want "is added"
  res.end();
});
//= socket.io io.on inside connection
import { Server } from 'socket.io';
import { EventEmitter } from 'events';
const io = new Server(3000);
const prices = new EventEmitter();
io.on('connection', (socket) => {
  prices.on('tick', (p) => socket.emit('tick', p)); // want "is added"
});
//= pg listen client on per request
import { Client } from 'pg';
import Fastify from 'fastify';
const app = Fastify();
const client = new Client();
app.get('/listen', (req, reply) => {
  client.on('notification', (m) => reply.raw.write(m.payload ?? '')); // want "is added"
});
//= kafkajs consumer instrumentation on
import { Kafka } from 'kafkajs';
import express from 'express';
const kafka = new Kafka({ brokers: [] });
const consumer = kafka.consumer({ groupId: 'g' });
express().get('/lag', (req, res) => {
  consumer.on('consumer.fetch', (e) => res.write('x')); // want "is added"
});
//= otel observable callback per request
import { metrics } from '@opentelemetry/api';
import express from 'express';
const meter = metrics.getMeter('x');
const gauge = meter.createObservableGauge('q');
express().get('/', (req, res) => {
  gauge.addCallback((r) => r.observe(1)); // want "is added"
  res.end();
});
//= axios interceptor per request
import axios from 'axios';
import express from 'express';
express().get('/', async (req, res) => {
  axios.interceptors.request.use((c) => c); // want "is added"
  res.json((await axios.get('/x')).data);
});
//= sse with close
import express from 'express';
import { EventEmitter } from 'events';
const bus = new EventEmitter();
const app = express();
app.get('/stream', (req, res) => {
  const onUpdate = (u: unknown) => res.write(JSON.stringify(u));
  bus.on('update', onUpdate);
  const t = setInterval(() => res.write(':\n'), 15000);
  req.on('close', () => {
    bus.off('update', onUpdate);
    clearInterval(t);
  });
});
//= once listener
import express from 'express';
import { EventEmitter } from 'events';
const bus = new EventEmitter();
express().get('/', (req, res) => {
  bus.once('ready', () => res.end());
});
//= listener on request objects
import express from 'express';
express().post('/', (req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (c) => chunks.push(c));
  req.on('end', () => res.end(Buffer.concat(chunks)));
  req.on('error', () => res.destroy());
});
//= abort signal with signal option
import express from 'express';
const shutdown = new AbortController();
express().get('/', (req, res) => {
  const ac = new AbortController();
  shutdown.signal.addEventListener('abort', () => ac.abort(), { once: true, signal: ac.signal });
  res.on('close', () => ac.abort());
});
//= unsubscribe returned from subscribe
import express from 'express';
const listeners = new Set<(x: string) => void>();
function subscribe(l: (x: string) => void) {
  listeners.add(l);
  return () => listeners.delete(l);
}
express().get('/s', (req, res) => {
  const off = subscribe((x) => res.write(x));
  req.on('close', off);
});
//= pm2 cluster / graceful shutdown signals
import express from 'express';
const server = express().listen(1);
for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => server.close());
//= electron main window listeners
import { app, BrowserWindow, ipcMain } from 'electron';
const windows: BrowserWindow[] = [];
app.whenReady().then(() => {
  windows.push(new BrowserWindow());
  ipcMain.on('x', () => {});
});
//= a start-up chain whose way on is called behind a flag
//- src/api.js
const http = require('http');
let started = false;
module.exports = (done) => {
  const server = http.createServer(() => {});
  server.on('request', (req, res) => {
    if (!started) {
      started = true;
      return done(null);
    }
    res.end();
  });
  server.listen(80);
};
//- src/acme.js
const { EventEmitter } = require('events');
const bus = new EventEmitter();
module.exports = (done) => {
  bus.on('certificate', () => {});
  done(null);
};
//- src/main.js
require('./api')((err) => {
  require('./acme')(() => {});
});
