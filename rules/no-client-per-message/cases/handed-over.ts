//= kafkajs producer per message in helper
//- publish.ts
import { Kafka } from 'kafkajs';
export async function publish(topic: string, value: string) {
  const kafka = new Kafka({ brokers: ['a:9092'] });
  const producer = kafka.producer(); // want "is made for every request or message"
  await producer.connect();
  try { await producer.send({ topic, messages: [{ value }] }); } finally { await producer.disconnect(); }
}
//- routes.ts
import { FastifyInstance } from 'fastify';
import { publish } from './publish';
export default async function routes(app: FastifyInstance) {
  app.post('/events', async (req) => { await publish('events', JSON.stringify(req.body)); return { ok: true }; });
}

//= kafkajs producer memoised promise
//- publish.ts
import { Kafka, type Producer } from 'kafkajs';
let ready: Promise<Producer> | undefined;
function producer(): Promise<Producer> {
  return (ready ??= (async () => {
    const p = new Kafka({ brokers: ['a:9092'] }).producer();
    await p.connect();
    return p;
  })());
}
export async function publish(topic: string, value: string) {
  await (await producer()).send({ topic, messages: [{ value }] });
}
//- routes.ts
import { FastifyInstance } from 'fastify';
import { publish } from './publish';
export default async function routes(app: FastifyInstance) {
  app.post('/events', async (req) => { await publish('events', JSON.stringify(req.body)); return { ok: true }; });
}

//= lambda client lazily
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
let client: DynamoDBClient | null = null;
const db = () => { if (!client) client = new DynamoDBClient({}); return client; };
export const handler = async (event: { id: string }) => { db(); return event.id; };

//= reconnect
import amqp from 'amqplib';
async function connect(): Promise<void> {
  try {
    const connection = await amqp.connect('amqp://x');
    connection.on('close', () => setTimeout(connect, 1000));
  } catch {
    setTimeout(connect, 1000);
  }
}
void connect();

//= cached connect with then
import express from 'express';
import { createClient } from 'redis';
let client: unknown = null;
let connecting: Promise<unknown> | null = null;
async function get() {
  if (client) return client;
  if (!connecting) {
    connecting = createClient().connect().then((c) => { client = c; return c; }).catch((e) => { connecting = null; throw e; });
  }
  return connecting;
}
express().get('/', async (req, res) => { await get(); });

//= cached connect with new promise
import express from 'express';
import WebSocket from 'ws';
class Upstream {
  private ready?: Promise<WebSocket>;
  open() {
    if (!this.ready) {
      this.ready = new Promise((resolve, reject) => {
        const ws = new WebSocket('ws://x');
        ws.once('open', () => resolve(ws));
        ws.once('error', reject);
      });
    }
    return this.ready;
  }
}
const up = new Upstream();
express().get('/', async (req, res) => { (await up.open()).send('x'); });

//= uncached connect with new promise
import express from 'express';
import WebSocket from 'ws';
class Upstream {
  open() {
    return new Promise<WebSocket>((resolve, reject) => {
      const ws = new WebSocket('ws://x'); // want "is made for every request or message"
      ws.once('open', () => resolve(ws));
      ws.once('error', reject);
    });
  }
}
const up = new Upstream();
express().get('/', async (req, res) => { (await up.open()).send('x'); });

//= workers of a pool that is made for each request: ended in any case, they still are started each time
import express from 'express';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
function inPool(run: (pool: { worker: Worker }[]) => void) {
  const pool = Array.from({ length: availableParallelism() }, () => {
    const worker = new Worker('./task.js'); // want "A worker thread is made for every request or message"
    return { worker };
  });
  try {
    run(pool);
  } finally {
    for (const { worker } of pool) void worker.terminate();
  }
}
function atOnce(run: (pool: { worker: Worker }[]) => void) {
  const pool = Array.from({ length: availableParallelism() }, () => {
    const worker = new Worker('./task.js'); // want "A worker thread is made for every request or message"
    return { worker };
  });
  run(pool);
}
express().post('/', (req, res) => {
  inPool((pool) => res.json(pool.length));
  atOnce((pool) => res.json(pool.length));
});
