//= Express tells error handlers by their four parameters, whatever they are called
import express from 'express';
import { Counter } from 'prom-client';
const failures = new Counter({ name: 'f', help: 'h', labelNames: ['reason', 'path', 'status'] });
const app = express();
app.use((problem, incoming, outgoing, forward) => {
  failures.inc({ reason: problem.message }); // want "text of an error"
  failures.inc({ path: incoming.originalUrl }); // want "raw request URL"
  failures.inc({ status: outgoing.statusCode, reason: problem.name, path: incoming.route?.path ?? 'none' });
  forward(problem);
});
app.use((incoming, outgoing, forward) => {
  failures.inc({ path: incoming.path }); // want "raw request path"
  failures.inc({ path: incoming.baseUrl === '' ? 'root' : 'mounted' });
  forward();
});
//= the error that other frameworks hand to their handlers, and what a promise failed with
import Fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { Counter } from 'prom-client';
const failures = new Counter({ name: 'f', help: 'h', labelNames: ['reason'] });
const fastify = Fastify();
fastify.setErrorHandler((error, request, reply) => {
  failures.inc({ reason: error.message }); // want "text of an error"
  failures.inc({ reason: error.code });
  reply.code(500).send();
});
const hono = new Hono();
hono.onError((error, c) => {
  failures.inc({ reason: error.stack }); // want "stack trace"
  return c.text('failed', 500);
});
const koa = new Koa();
koa.on('error', (error) => failures.inc({ reason: error.message })); // want "text of an error"
koa.use(async (ctx) => {
  await fetch('http://x').catch((error) => {
    failures.inc({ reason: error.message }); // want "text of an error"
    failures.inc({ reason: error instanceof TypeError ? 'network' : 'other' });
  });
});
//= the input of a tRPC procedure and the message of a gRPC call, by the names of their parts
import * as grpc from '@grpc/grpc-js';
import { initTRPC } from '@trpc/server';
import { Counter } from 'prom-client';
const calls = new Counter({ name: 'c', help: 'h', labelNames: ['what'] });
const t = initTRPC.create();
export const router = t.router({
  read: t.procedure.input(String).query(({ input, path }) => {
    calls.inc({ what: input.userId }); // want "`userId`"
    calls.inc({ what: input.plan });
    calls.inc({ what: path });
  }),
});
const server = new grpc.Server();
server.addService(service, {
  read(call, done) {
    calls.inc({ what: call.request.orderId }); // want "`orderId`"
    calls.inc({ what: call.request.kind });
    calls.inc({ what: call.getPath() });
    done(null, {});
  },
});
//= the headers of an HTTP/2 stream
import http2 from 'node:http2';
import { Counter } from 'prom-client';
const streams = new Counter({ name: 's', help: 'h', labelNames: ['path', 'host', 'scheme'] });
const server = http2.createSecureServer({});
server.on('stream', (stream, headers) => {
  streams.inc({ path: headers[':path'] }); // want "raw request path"
  streams.inc({ host: headers[':authority'] }); // want "request header"
  streams.inc({ path: headers[':path'] === '/' ? 'root' : 'other', scheme: headers[':scheme'] });
  stream.end();
});
server.listen(8443);
