//= in a helper that each request calls
import express from 'express';
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
async function publish(topic: string, value: string) {
  const producer = kafka.producer(); // want "Kafka producer"
  await producer.connect();
  await producer.send({ topic, messages: [{ value }] });
  await producer.disconnect();
}
const app = express();
app.post('/orders', async (req, res) => {
  await publish('orders', JSON.stringify(req.body));
  res.end();
});
//= in a getter
import express from 'express';
import { Kafka } from 'kafkajs';
class Bus {
  #kafka = new Kafka({ brokers: [] });
  get producer() {
    return this.#kafka.producer(); // want "Kafka producer"
  }
}
const bus = new Bus();
const app = express();
app.post('/orders', async (req, res) => {
  await bus.producer.connect();
  res.end();
});
//= in the constructor of a class that each request makes
import express from 'express';
import { Kafka, type Producer } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
class OrderService {
  private readonly producer: Producer;
  constructor() {
    this.producer = kafka.producer();
  }
  async place(order: unknown) {
    await this.producer.send({ topic: 'orders', messages: [{ value: JSON.stringify(order) }] });
  }
}
const app = express();
app.post('/orders', async (req, res) => {
  const service = new OrderService(); // want "Kafka producer"
  await service.place(req.body);
  res.end();
});
//= in a field of a class that each request makes
import express from 'express';
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
class OrderService {
  producer = kafka.producer();
}
const app = express();
app.post('/orders', async (req, res) => {
  res.json(new OrderService().producer !== undefined); // want "Kafka producer"
});
//= in the constructor of a class that is made once
import express from 'express';
import { Kafka, type Producer } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
class OrderService {
  private readonly producer: Producer;
  constructor() {
    this.producer = kafka.producer();
  }
  async place(order: unknown) {
    await this.producer.send({ topic: 'orders', messages: [{ value: JSON.stringify(order) }] });
  }
}
const service = new OrderService();
const app = express();
app.post('/orders', async (req, res) => {
  await service.place(req.body);
  res.end();
});
//= made lazily, once
import express from 'express';
import { Kafka, type Producer } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
let producer: Producer | undefined;
function getProducer() {
  if (!producer) producer = kafka.producer();
  return producer;
}
let other: Producer | null = null;
const getOther = () => (other ??= kafka.producer());
let third: Promise<Producer> | undefined;
async function connect() {
  const p = kafka.producer();
  await p.connect();
  return p;
}
function getThird() {
  third = third ?? connect();
  return third;
}
const app = express();
app.post('/orders', async (req, res) => {
  await getProducer().connect();
  await getOther().connect();
  await (await getThird()).connect();
  res.end();
});
//= a lazy guard that never keeps what it makes
import express from 'express';
import { Kafka, type Producer } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
let producer: Producer | undefined;
function getProducer() {
  if (!producer) {
    const p = kafka.producer();
    return p;
  }
  return producer;
}
const app = express();
app.post('/orders', async (req, res) => {
  await getProducer().connect(); // want "Kafka producer"
  res.end();
});
//= one for each tenant, kept in a map
import express from 'express';
import { Kafka, type Producer } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
const producers = new Map<string, Producer>();
function producerFor(tenant: string) {
  let producer = producers.get(tenant);
  if (producer === undefined) {
    producer = kafka.producer();
    producers.set(tenant, producer);
  }
  return producer;
}
const app = express();
app.post('/:tenant/orders', async (req, res) => {
  await producerFor(req.params.tenant === 'a' ? 'a' : 'b').connect();
  res.end();
});
//= in a loop of a handler
import express from 'express';
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
const app = express();
app.post('/orders', async (req, res) => {
  for (const line of req.body.lines) {
    const producer = kafka.producer(); // want "Kafka producer"
    await producer.send({ topic: 'lines', messages: [line] });
  }
  res.end();
});
//= at start-up, in a loop and in main
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
async function main() {
  for (const group of ['a', 'b']) {
    const consumer = kafka.consumer({ groupId: group });
    await consumer.connect();
  }
  const producer = kafka.producer();
  await producer.connect();
}
void main();
//= in another file, under a default export
//- publish.ts
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
export default async function publish(value: string) {
  const producer = kafka.producer(); // want "Kafka producer"
  await producer.send({ topic: 't', messages: [{ value }] });
}
//- app.ts
import express from 'express';
import send from './publish';
const app = express();
app.post('/', async (req, res) => {
  await send(req.body.text);
  res.end();
});
//= through a re-export and a namespace
//- publish.ts
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
export async function publish(value: string) {
  const producer = kafka.producer(); // want "Kafka producer"
  await producer.send({ topic: 't', messages: [{ value }] });
}
//- index.ts
export * from './publish';
//- app.ts
import express from 'express';
import * as bus from './index';
const app = express();
app.post('/', async (req, res) => {
  await bus.publish(req.body.text);
  res.end();
});
//= a controller class whose methods are registered
import express, { type Request, type Response } from 'express';
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
class OrdersController {
  async create(req: Request, res: Response) {
    const producer = kafka.producer(); // want "Kafka producer"
    await producer.connect();
    res.end();
  }
}
const controller = new OrdersController();
const router = express.Router();
router.post('/orders', controller.create.bind(controller));
router.post('/orders2', (req, res) => controller.create(req, res));
//= a handler in a map of handlers
import http from 'node:http';
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
const handlers: Record<string, (body: string) => Promise<void>> = {
  create: async (body) => {
    const producer = kafka.producer(); // want "Kafka producer"
    await producer.send({ topic: 't', messages: [{ value: body }] });
  },
};
http.createServer(async (req, res) => {
  await handlers[req.url === '/create' ? 'create' : 'other']?.('x');
  res.end();
});
//= two handlers wrapped by a higher-order function
import express, { type Request, type Response, type NextFunction } from 'express';
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
const wrap = (fn: (req: Request, res: Response) => Promise<void>) => (req: Request, res: Response, next: NextFunction) =>
  fn(req, res).catch(next);
const app = express();
app.post('/', wrap(async (req, res) => {
  const producer = kafka.producer(); // want "Kafka producer"
  await producer.connect();
  res.end();
}));
//= a provider that the container makes for every request
import { Injectable, Scope } from '@nestjs/common';
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
@Injectable({ scope: Scope.REQUEST })
export class Orders {
  private producer = kafka.producer(); // want "Kafka producer"
}
//= a provider that it makes once
import { Injectable } from '@nestjs/common';
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: [] });
@Injectable()
export class Orders {
  private producer = kafka.producer();
  private consumer;
  constructor() {
    this.consumer = kafka.consumer({ groupId: 'g' });
  }
}
//= a Lambda handler that CommonJS exports
const { Kafka } = require('kafkajs');
const kafka = new Kafka({ brokers: [] });
const shared = kafka.producer();
exports.handler = async (event, context) => {
  const own = kafka.producer(); // want "Kafka producer"
  await own.connect();
  await shared.connect();
};
//= a Redis client for every request
import express from 'express';
import Redis from 'ioredis';
const shared = new Redis();
const app = express();
app.get('/', async (req, res) => {
  const redis = new Redis(process.env.REDIS_URL!); // want "Redis"
  res.json([await redis.get('a'), await shared.get('a')]);
  redis.disconnect();
});
//= a pool for every query
import express from 'express';
import { Pool } from 'pg';
async function query(text: string) {
  const pool = new Pool(); // want "pool"
  const { rows } = await pool.query(text);
  await pool.end();
  return rows;
}
const app = express();
app.get('/users', async (req, res) => {
  res.json(await query('select * from users'));
});
//= a Prisma client in a server action's module, and in a function
import { PrismaClient } from '@prisma/client';
import http from 'node:http';
const prisma = new PrismaClient();
http.createServer(async (req, res) => {
  const own = new PrismaClient(); // want "Prisma"
  res.end(String(await own.user.count()) + String(await prisma.user.count()));
});
//= kept on the global object for hot reloads
import { PrismaClient } from '@prisma/client';
const holder = globalThis as unknown as { prisma?: PrismaClient };
export const prisma = holder.prisma ?? new PrismaClient();
holder.prisma = prisma;
//= an agent for every call
import express from 'express';
import https from 'node:https';
import axios from 'axios';
const app = express();
app.get('/', async (req, res) => {
  const httpsAgent = new https.Agent({ keepAlive: true }); // want "agent"
  const { data } = await axios.get('https://a', { httpsAgent });
  res.json(data);
});
//= a Mongo client in a route of a router
import { Router } from 'express';
import { MongoClient } from 'mongodb';
const router = Router();
router.get('/', async (req, res) => {
  const client = new MongoClient('mongodb://a'); // want "MongoDB"
  try {
    res.json(await client.db().collection('a').find().toArray());
  } finally {
    await client.close();
  }
});
export default router;
//= an SDK client in a Lambda handler, and outside
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
const shared = new SQSClient({});
export const handler = async (event: unknown, context: unknown) => {
  const own = new SQSClient({}); // want "AWS client"
  await own.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: JSON.stringify(event) }));
  await shared.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: JSON.stringify(context) }));
};
