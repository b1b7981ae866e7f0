//= prisma per request
//- src/routes/users.ts
import { Router } from 'express';
import { PrismaClient } from '@prisma/client';
const router = Router();
router.get('/', async (_req, res) => {
  const prisma = new PrismaClient(); // want "is made for every request or message"
  res.json(await prisma.user.findMany());
});
export default router;
//- src/index.ts
import express from 'express';
import users from './routes/users';
const app = express();
app.use('/users', users);
//= trpc context makes a prisma
import { initTRPC } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { PrismaClient } from '@prisma/client';
import express from 'express';
const createContext = () => ({ db: new PrismaClient() }); // want "is made for every request or message"
const t = initTRPC.context<{ db: PrismaClient }>().create();
const appRouter = t.router({ ping: t.procedure.query(() => 'pong') });
const app = express();
app.use('/trpc', createExpressMiddleware({ router: appRouter, createContext }));
//= apollo context makes redis
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import Redis from 'ioredis';
const server = new ApolloServer({ typeDefs: '', resolvers: {} });
await startStandaloneServer(server, {
  context: async ({ req }) => ({ token: req.headers.token, redis: new Redis(process.env.REDIS_URL!) }), // want "is made for every request or message"
});
//= lambda handler with new client and pg
import type { APIGatewayProxyHandler } from 'aws-lambda';
import { Client } from 'pg';
export const handler: APIGatewayProxyHandler = async (event) => {
  const client = new Client({ connectionString: process.env.DB }); // want "is made for every request or message"
  await client.connect();
  const r = await client.query('select $1', [event.pathParameters?.id]);
  return { statusCode: 200, body: JSON.stringify(r.rows) };
};
//= redis createClient in middleware
//- src/limit.js
const { createClient } = require('redis');
module.exports = function limit() {
  return async (req, res, next) => {
    const redis = createClient({ url: process.env.REDIS_URL }); // want "is made for every request or message"
    await redis.connect();
    const n = await redis.incr(`rl:${req.ip}`);
    if (n > 100) return res.status(429).end();
    next();
  };
};
//- src/app.js
const express = require('express');
const limit = require('./limit');
const app = express();
app.use(limit());
app.listen(1);
//= kafkajs consumer eachMessage makes producer
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: ['k:9092'] });
const consumer = kafka.consumer({ groupId: 'g' });
export async function run() {
  await consumer.subscribe({ topic: 'in' });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const dlq = kafka.producer(); // want "is made for every request or message"
      await dlq.connect();
      await dlq.send({ topic: 'dlq', messages: [message] });
    },
  });
}
run();
//= bullmq worker makes a queue
import { Queue, Worker } from 'bullmq';
const connection = { host: 'r' };
new Worker(
  'emails',
  async (job) => {
    const follow = new Queue('followups', { connection }); // want "is made for every request or message"
    await follow.add('x', job.data);
  },
  { connection },
);
//= mongoose.model in handler with name
import express from 'express';
import mongoose from 'mongoose';
const app = express();
app.get('/t/:tenant', async (req, res) => {
  const conn = mongoose.createConnection(`mongodb://h/${req.params.tenant}`); // want "is made for every request or message"
  res.json(await conn.asPromise());
});
//= undici agent per call
import { Agent, fetch } from 'undici';
import Fastify from 'fastify';
const app = Fastify();
async function callUpstream(path: string) {
  return fetch(`https://up${path}`, { dispatcher: new Agent({ keepAliveTimeout: 1000 }) }); // want "is made for every request or message"
}
app.get('/proxy/*', async (req) => (await callUpstream(req.url)).json());
//= https agent in axios call
import https from 'node:https';
import axios from 'axios';
import express from 'express';
const app = express();
app.get('/p', async (req, res) => {
  const httpsAgent = new https.Agent({ keepAlive: true }); // want "is made for every request or message"
  const r = await axios.get('https://x', { httpsAgent });
  res.json(r.data);
});
//= winston logger per request
import winston from 'winston';
import express from 'express';
const app = express();
app.use((req, res, next) => {
  req.log = winston.createLogger({ transports: [new winston.transports.Console()] }); // want "is made for every request or message"
  next();
});
//= amqplib connect per publish
import amqp from 'amqplib';
import Fastify from 'fastify';
const app = Fastify();
async function publish(queue: string, payload: unknown) {
  const conn = await amqp.connect('amqp://x'); // want "is made for every request or message"
  const ch = await conn.createChannel();
  ch.sendToQueue(queue, Buffer.from(JSON.stringify(payload)));
}
app.post('/o', async (req) => {
  await publish('orders', req.body);
});
//= redis subscriber per sse
import { createClient } from 'redis';
import express from 'express';
const app = express();
app.get('/events', async (req, res) => {
  const sub = createClient(); // want "is made for every request or message"
  await sub.connect();
  await sub.subscribe('ch', (m) => res.write(m));
});
//= nest guard with client
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import Redis from 'ioredis';
@Injectable()
export class ApiKeyGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const redis = new Redis(process.env.REDIS_URL!); // want "is made for every request or message"
    const key = context.switchToHttp().getRequest().headers['x-api-key'];
    return (await redis.get(key)) !== null;
  }
}
//= nest request-scoped provider client in constructor
import { Injectable, Scope } from '@nestjs/common';
import { Pool } from 'pg';
@Injectable({ scope: Scope.REQUEST })
export class TenantDb {
  private pool: Pool;
  constructor() {
    this.pool = new Pool({ max: 5 }); // want "is made for every request or message"
  }
}
//= nest request scope bubbles
//- src/tenant.ts
import { Inject, Injectable, Scope } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
@Injectable({ scope: Scope.REQUEST })
export class TenantContext {
  constructor(@Inject(REQUEST) readonly request: { headers: Record<string, string> }) {}
}
//- src/mail.ts
import { Injectable } from '@nestjs/common';
import nodemailer from 'nodemailer';
import { TenantContext } from './tenant';
@Injectable()
export class MailService {
  private readonly transport = nodemailer.createTransport({ host: 'x', pool: true }); // want "is made for every request or message"
  constructor(private readonly tenant: TenantContext) {}
  send(to: string) {
    return this.transport.sendMail({ to });
  }
}
//= s3 client per upload
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Context } from 'koa';
import Koa from 'koa';
const app = new Koa();
const s3 = () => new S3Client({ region: 'eu' });
app.use(async (ctx: Context) => {
  await s3().send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: ctx.req })); // want "is made for every request or message"
});
//= dynamodb document client in lambda
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export const handler = async (event: { pathParameters: { id: string } }) => {
  const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({})); // want "is made for every request or message"
  return ddb.send(new GetCommand({ TableName: 't', Key: { id: event.pathParameters.id } }));
};
//= grpc client per call
import * as grpc from '@grpc/grpc-js';
import { UserServiceClient } from './gen/user_grpc_pb';
import Fastify from 'fastify';
const app = Fastify();
app.get('/u/:id', async (req) => {
  const client = new grpc.Client('users:50051', grpc.credentials.createInsecure()); // want "is made for every request or message"
  return client;
});
//= puppeteer launch per request
import puppeteer from 'puppeteer';
import express from 'express';
const app = express();
app.post('/pdf', async (req, res) => {
  const browser = await puppeteer.launch(); // want "is made for every request or message"
  const page = await browser.newPage();
  await page.setContent(req.body.html);
  res.send(await page.pdf());
});
//= typeorm datasource per request
import { DataSource } from 'typeorm';
import express from 'express';
const app = express();
app.use(async (req, res, next) => {
  const ds = new DataSource({ type: 'postgres', url: process.env.DB }); // want "is made for every request or message"
  await ds.initialize();
  req.ds = ds;
  next();
});
//= knex in request helper
//- src/db.ts
import knex from 'knex';
export function getDb() {
  return knex({ client: 'pg', connection: process.env.DB });
}
//- src/app.ts
import express from 'express';
import { getDb } from './db';
const app = express();
app.get('/x', async (req, res) => {
  res.json(await getDb()('users').select()); // want "is made for every request or message"
});
//= a proxy agent that keeps nothing alive
import fetch from 'node-fetch';
import { HttpsProxyAgent } from 'https-proxy-agent';
import express from 'express';
const app = express();
app.get('/', async (req, res) => {
  const agent = new HttpsProxyAgent('http://proxy');
  const r = await fetch('https://x', { agent });
  res.send(await r.text());
});
//= client in async factory with cache by random
import express from 'express';
import { MongoClient } from 'mongodb';
async function withDb<T>(fn: (c: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient('mongodb://x'); // want "is made for every request or message"
  await client.connect();
  return fn(client);
}
express().get('/', async (req, res) => {
  res.json(await withDb((c) => c.db().collection('x').findOne()));
});
//= Hono handler c.env client
import { Hono } from 'hono';
import { Client } from 'pg';
const app = new Hono();
app.get('/x', async (c) => {
  const client = new Client({ connectionString: c.env.DB }); // want "is made for every request or message"
  await client.connect();
  return c.json((await client.query('x')).rows);
});
//= next pages api with mongo
//- pages/api/items.ts
import { MongoClient } from 'mongodb';
import type { NextApiRequest, NextApiResponse } from 'next';
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const client = await MongoClient.connect(process.env.MONGO!); // want "is made for every request or message"
  res.json(await client.db().collection('i').find().toArray());
}
//= server action
//- app/actions.ts
'use server';
import { PrismaClient } from '@prisma/client';
export async function save(form: FormData) {
  const prisma = new PrismaClient(); // want "is made for every request or message"
  await prisma.user.create({ data: {} });
}
//= sse clients set with delete
import Fastify from 'fastify';
import type { ServerResponse } from 'http';
const clients = new Set<ServerResponse>();
const app = Fastify();
app.get('/events', (req, reply) => {
  clients.add(reply.raw);
  req.raw.on('close', () => clients.delete(reply.raw));
});
//= map keyed by config
import express from 'express';
import { Pool } from 'pg';
const pools = new Map<string, Pool>();
function poolFor(shard: number) {
  const key = `shard-${shard % 8}`;
  let p = pools.get(key);
  if (!p) {
    p = new Pool({ host: key });
    pools.set(key, p);
  }
  return p;
}
express().get('/:x', async (req, res) => {
  res.json(await poolFor(Number(req.params.x)).query('select 1'));
});
//= lazy singleton client
import { createClient, type RedisClientType } from 'redis';
import express from 'express';
let client: RedisClientType | undefined;
async function redis() {
  if (client) return client;
  client = createClient();
  await client.connect();
  return client;
}
express().get('/', async (req, res) => {
  res.json(await (await redis()).get('x'));
});
//= next prisma global
//- lib/db.ts
import { PrismaClient } from '@prisma/client';
const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient };
export const prisma = globalForPrisma.prisma ?? new PrismaClient();
if (process.env.NODE_ENV !== 'production') globalForPrisma.prisma = prisma;
//- app/api/x/route.ts
import { prisma } from '../../../lib/db';
export async function GET() {
  return Response.json(await prisma.user.findMany());
}
//= lambda cached client
import { Client } from 'pg';
let client: Client;
export const handler = async (event: { id: string }) => {
  if (!client) {
    client = new Client();
    await client.connect();
  }
  return client.query('select 1');
};
//= cli script
#!/usr/bin/env node
import { Pool } from 'pg';
const rows: unknown[] = [];
async function main() {
  for (const file of process.argv.slice(2)) {
    const pool = new Pool();
    rows.push(await pool.query(file));
    await pool.end();
  }
}
main();
//= dataloader per request
import DataLoader from 'dataloader';
import express from 'express';
express().use((req, res, next) => {
  (req as any).loaders = { user: new DataLoader(async (ids: readonly string[]) => [...ids]) };
  next();
});
//= pool connect release
import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
express().get('/', async (req, res) => {
  const client = await pool.connect();
  try {
    res.json(await client.query('x'));
  } finally {
    client.release();
  }
});
//= migrations and seeds
//- migrations/001.ts
import { PrismaClient } from '@prisma/client';
const done: string[] = [];
export async function up(db: unknown) {
  const p = new PrismaClient();
  done.push(String(await p.user.count()));
}
//= nest module onModuleInit client
import { Injectable, OnModuleInit } from '@nestjs/common';
import { PrismaClient } from '@prisma/client';
import Redis from 'ioredis';
@Injectable()
export class Db extends PrismaClient implements OnModuleInit {
  private redis!: Redis;
  async onModuleInit() {
    await this.$connect();
    this.redis = new Redis();
  }
}
//= nest useFactory
import { Module } from '@nestjs/common';
import Redis from 'ioredis';
@Module({
  providers: [{ provide: 'REDIS', useFactory: () => new Redis(process.env.REDIS_URL!) }],
})
export class RedisModule {}
//= fastify plugin decorate client
import fp from 'fastify-plugin';
import { Pool } from 'pg';
export default fp(async (app) => {
  const pool = new Pool();
  app.decorate('pg', pool);
  app.addHook('onClose', async () => pool.end());
});
//= worker pool piscina shared
import Piscina from 'piscina';
import express from 'express';
const pool = new Piscina({ filename: 'w.js' });
express().get('/', async (req, res) => {
  res.json(await pool.run(req.query));
});
//= tenant client cache with lru dispose
import { LRUCache } from 'lru-cache';
import { Pool } from 'pg';
import express from 'express';
const pools = new LRUCache<string, Pool>({ max: 50, dispose: (p) => void p.end() });
express().get('/:tenant', async (req, res) => {
  let p = pools.get(req.params.tenant);
  if (!p) {
    p = new Pool({ database: req.params.tenant });
    pools.set(req.params.tenant, p);
  }
  res.json(await p.query('x'));
});
//= for loop over config to make clients at start
import { Kafka } from 'kafkajs';
const producers = [];
for (const b of (process.env.BROKERS ?? '').split(',')) {
  const p = new Kafka({ brokers: [b] }).producer();
  await p.connect();
  producers.push(p);
}
//= browser websocket client
//- src/client.ts
const messages: string[] = [];
const ws = new WebSocket(`wss://${location.host}`);
ws.onmessage = (e) => {
  messages.push(e.data);
  document.body.append(e.data);
};
//= test file
//- src/a.test.ts
import { Client } from 'pg';
const made: Client[] = [];
beforeEach(async () => {
  const c = new Client();
  made.push(c);
});
test('x', async () => {
  for (let i = 0; i < 10; i++) made.push(new Client());
});
//= expired client replaced
import { S3Client } from '@aws-sdk/client-s3';
import express from 'express';
let s3: S3Client | null = null;
let expires = 0;
function client() {
  if (!s3 || Date.now() > expires) {
    s3 = new S3Client({});
    expires = Date.now() + 3_600_000;
  }
  return s3;
}
express().get('/', async (req, res) => {
  res.json(await client().config.region());
});
//= retry counted loop with socket
import zmq from 'zeromq';
async function ask(nodes: string[]) {
  for (let i = 0; i < nodes.length; i++) {
    const s = new zmq.Request();
    s.connect(nodes[i]!);
    await s.send('x');
    const [r] = await s.receive();
    s.close();
    if (r) return r;
  }
}
ask(['tcp://a']);
//= a connection to the database that a caller names, closed in time
import { Client } from 'pg';
import express from 'express';
async function connect(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}
export async function migrate(url: string) {
  const client = await connect(url);
  try {
    await client.query('ALTER TABLE t ADD COLUMN c int');
  } finally {
    await client.end();
  }
}
const app = express();
app.post('/tenants', async (req, res) => {
  await migrate(decrypt(req.body.databaseUrl));
  res.end();
});
//= a connection to the one database, closed in time behind a parameter
import { Client } from 'pg';
import express from 'express';
async function count(url: string) {
  const client = new Client({ connectionString: url }); // want "A PostgreSQL connection is made"
  try {
    await client.connect();
    return await client.query('SELECT 1');
  } finally {
    await client.end();
  }
}
express().get('/count', async (_req, res) => {
  res.json(await count(process.env.DATABASE_URL ?? ''));
});
//= a socket for each datagram, closed when it is sent, and one that stays
import dgram from 'node:dgram';
function tell(message: string, address: string) {
  const socket = dgram.createSocket('udp4');
  socket.send(message, 2053, address, () => socket.close());
}
function forget(message: string, address: string) {
  const socket = dgram.createSocket('udp4'); // want "A UDP socket .* nothing closes it. Call its close"
  socket.send(message, 2053, address);
}
setInterval(() => {
  tell('here', '239.2.1.1');
  forget('here', '239.2.1.1');
}, 10_000);
//= the delay of the event loop during one piece of work
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'bullmq';
new Worker('exports', async (job) => {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  try {
    await job.updateProgress(100);
  } finally {
    delay.disable();
  }
});
new Worker('imports', async (job) => {
  const delay = monitorEventLoopDelay({ resolution: 20 }); // want "goes on measuring, since nothing stops it. Call its disable"
  delay.enable();
  await job.updateProgress(delay.max);
});
//= a process that is let go of
import { fork } from 'node:child_process';
import express from 'express';
const app = express();
app.post('/report', (_req, res) => {
  fork('./send.js', { detached: true }).unref();
  fork('./send.js', ['now'], { detached: true }).unref();
  res.end();
});
app.post('/render', (_req, res) => {
  const child = fork('./render.js', ['a']); // want "A Node process is made"
  child.on('message', (m) => res.json(m));
});
//= spans that are kept in memory for the time of one call
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import express from 'express';
const app = express();
app.post('/ask', (_req, res) => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.getTracer('ask').startSpan('answer').end();
  res.json(exporter.getFinishedSpans().length);
});
app.post('/send', (_req, res) => {
  const exporter = new OTLPTraceExporter({ url: 'https://collector' }); // want "A trace exporter is made"
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.getTracer('ask').startSpan('answer').end();
  res.end();
});
//= a client that is made anew when its settings have changed
import { Client } from '@elastic/elasticsearch';
import { Worker } from 'bullmq';
const cache: { version: number; client: Client | null } = { version: -1, client: null };
async function getClient() {
  const version = await settings.get('version');
  if (cache.version === version) {
    return cache;
  }
  const node = await settings.get('url');
  cache.version = version;
  cache.client = new Client({ node });
  return cache;
}
async function getAnother() {
  const node = await settings.get('url');
  const client = new Client({ node });
  return { client };
}
new Worker('documents', async (job) => {
  const { client } = await getClient();
  await client?.index(job.data);
  const another = await getAnother(); // want "An Elasticsearch client is made"
  await another.client.index(job.data);
});
//= a client behind a comparison with what it was made from the last time
import { Redis } from 'ioredis';
let url: string | null = null;
let redis: Redis | null = null;
function apply(next: string) {
  if (next === url) return;
  redis?.disconnect();
  connect(next);
  url = next;
}
function connect(to: string) {
  redis = new Redis(to);
}
setInterval(async () => apply(await settings.get('redis')), 60_000);
//= a comparison with what nothing remembers
import { Redis } from 'ioredis';
let url: string | null = null;
export async function check(next: string) {
  if (next === url) return;
  const probe = new Redis(next); // want "A Redis connection is made"
  await probe.ping();
}
setInterval(async () => check(await settings.get('redis')), 60_000);
//= a producer beside the client whose absence is tested
import { Kafka, type Producer } from 'kafkajs';
import express from 'express';
let kafka: Kafka;
let producer: Producer;
function getClient() {
  return new Kafka({ brokers: ['x'] });
}
async function getProducer() {
  const made = kafka.producer();
  await made.connect();
  return made;
}
async function connect() {
  if (!kafka) {
    kafka = process.env.KAFKA_URL && (globalThis.kafka || getClient());
    if (kafka) {
      producer = globalThis.producer || (await getProducer());
    }
  }
  return kafka;
}
express().post('/', async (req, res) => {
  await connect();
  await producer.send({ topic: 't', messages: [{ value: req.body.text }] });
  res.end();
});
//= what a decorator puts in the place of methods
//- src/publishes.ts
import { Kafka } from 'kafkajs';
const shared = new Kafka({ brokers: ['x'] }).producer();
export function Publishes(topic: string): MethodDecorator {
  return (_target, _key, descriptor: any) => {
    const original = descriptor.value;
    descriptor.value = async function (...args: any[]) {
      const producer = new Kafka({ brokers: ['x'] }).producer(); // want "A Kafka producer is made"
      await producer.connect();
      const result = await original.apply(this, args);
      await producer.send({ topic, messages: [{ value: JSON.stringify(result) }] });
      return result;
    };
  };
}
export function PublishesToo(topic: string): MethodDecorator {
  return (_target, _key, descriptor: any) => {
    const original = descriptor.value;
    const producer = new Kafka({ brokers: ['x'] }).producer();
    descriptor.value = async function (...args: any[]) {
      await producer.send({ topic, messages: [] });
      return original.apply(this, args);
    };
  };
}
export function AtStart(_target: object, _key: string, descriptor: PropertyDescriptor) {
  const original = descriptor.value;
  descriptor.value = async function (this: unknown) {
    const producer = new Kafka({ brokers: ['x'] }).producer();
    await producer.connect();
    return original.call(this, producer);
  };
}
//- src/users.controller.ts
import { Controller, Post, Body } from '@nestjs/common';
import { AtStart, Publishes, PublishesToo } from './publishes';
@Controller('users')
export class UsersController {
  @Post()
  @Publishes('users')
  async create(@Body() body: unknown) {
    return body;
  }
  @Post('two')
  @PublishesToo('users')
  async second(@Body() body: unknown) {
    return body;
  }
}
class Starts {
  @AtStart
  async run() {}
}
await new Starts().run();
