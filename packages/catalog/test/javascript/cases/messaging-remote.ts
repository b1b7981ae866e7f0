//= socket.io-client: a connection for each request
import express from 'express';
import { io, type Socket } from 'socket.io-client';
import { Counter } from 'prom-client';

const received = new Counter({ name: 'received_total', help: 'received', labelNames: ['event', 'id'] });
const app = express();
const shared: Socket = io('https://events');

shared.on('connect', () => received.inc({ event: 'connect', id: 'once' }));
shared.on('price', () => {
  const second = io('https://other'); // want "Socket.IO connection .*disconnect"
  second.disconnect();
});

app.post('/orders', (req, res) => {
  const socket = io('https://events'); // want "Socket.IO connection"
  socket.emit('order', req.path);
  socket.disconnect();
  shared.emit('order', req.path);
  res.end();
});

//= socket.io-client: required, and one for each service
const connect = require('socket.io-client');

const sockets = ['prices', 'orders'].map((name) => connect(`https://${name}`));
sockets[0].on('price', (price) => sockets[1].emit('price', price));

//= eventsource: what an event holds, and a connection for each of them
import { EventSource } from 'eventsource';
import { Counter } from 'prom-client';

const received = new Counter({ name: 'received_total', help: 'received', labelNames: ['id'] });
const source = new EventSource('https://events');

source.addEventListener('open', () => received.inc({ id: 'open' }));
source.addEventListener('message', (event) => {
  received.inc({ id: event.lastEventId }); // want "id of an event"
  const details = new EventSource('https://details'); // want "server-sent events connection"
  details.close();
});

//= nice-grpc: channels hold the connections, clients do not
import { createChannel, createClient, createServer, type CallContext } from 'nice-grpc';
import { OrdersDefinition, StockDefinition } from './definitions';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['peer'] });
const shared = createChannel('stock:50051');

const orders = {
  async place(request: unknown, context: CallContext) {
    handled.inc({ peer: context.peer }); // want "client's address"
    const client = createClient(StockDefinition, shared);
    await client.reserve(request);
    const channel = createChannel('stock:50051'); // want "gRPC channel"
    await createClient(StockDefinition, channel).reserve(request);
    channel.close();
    return {};
  },
};

export async function start() {
  const server = createServer();
  server.add(OrdersDefinition, orders);
  await server.listen('0.0.0.0:50051');
}

//= connect: transports, shared or for each call
import { createClient, type ConnectRouter } from '@connectrpc/connect';
import { createConnectTransport, createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { Counter } from 'prom-client';
import { Orders, Stock } from './gen/services';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['method', 'client'] });
const sessionManager = new Http2SessionManager('https://stock');
const shared = createGrpcTransport({ baseUrl: 'https://stock' });

export default (router: ConnectRouter) => {
  router.service(Orders, {
    async place(request, context) {
      handled.inc({ method: context.method.name, client: context.requestHeader.get('user-agent') }); // want "request header"
      handled.inc({ method: context.service.typeName, client: context.protocolName });
      const client = createClient(Stock, shared);
      await client.reserve(request);
      const transport = createConnectTransport({ baseUrl: 'https://stock', httpVersion: '2' }); // want "Connect transport .*idle"
      await createClient(Stock, transport).reserve(request);
      const http1 = createConnectTransport({ baseUrl: 'https://stock', httpVersion: '1.1' });
      await createClient(Stock, http1).reserve(request);
      const managed = createGrpcTransport({ baseUrl: 'https://stock', sessionManager });
      await createClient(Stock, managed).reserve(request);
      return {};
    },
  });
};

//= temporal: a connection for each request, activities for each task
import express from 'express';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { Counter } from 'prom-client';

const started = new Counter({ name: 'started_total', help: 'started', labelNames: ['workflow'] });
const app = express();
const shared = Connection.lazy({ address: 'temporal:7233' });

app.post('/orders', async (req, res) => {
  const cheap = new Client({ connection: shared });
  const handle = await cheap.workflow.start('order', { taskQueue: 'orders', workflowId: req.path, args: [] });
  started.inc({ workflow: handle.workflowId }); // want "id of a workflow"
  const connection = await Connection.connect({ address: 'temporal:7233' }); // want "Temporal connection"
  const client = new Client({ connection });
  await client.workflow.execute('order', { taskQueue: 'orders', workflowId: 'x', args: [] });
  await connection.close();
  const own = new Client(); // want "Temporal client"
  await own.workflow.list();
  res.end();
});

const activities = {
  async bill() {
    const connection = await Connection.connect(); // want "Temporal connection"
    await connection.close();
  },
};

export async function run() {
  const connection = await NativeConnection.connect({ address: 'temporal:7233' });
  const worker = await Worker.create({ connection, taskQueue: 'orders', activities });
  await worker.run();
}

//= inngest: functions run for every event
import { Inngest } from 'inngest';
import { Connection } from '@temporalio/client';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['name', 'id'] });
const inngest = new Inngest({ id: 'shop' });

export const welcome = inngest.createFunction(
  { id: 'welcome' },
  { event: 'user/created' },
  async ({ event, step, runId }) => {
    handled.inc({ name: event.name, id: runId }); // want "id of a run"
    await step.run('connect', async () => {
      const connection = await Connection.connect(); // want "Temporal connection"
      await connection.close();
    });
    await step.sleep('wait', '1d');
    await inngest.send({ name: 'user/welcomed', data: event.data });
  },
);
export const second = inngest.createFunction({ id: 'second', triggers: [] }, async ({ event, attempt }) => {
  handled.inc({ name: event.name, id: String(attempt) });
  handled.inc({ name: event.name, id: event.id }); // want "id of an event"
});

//= a handler that is assigned runs for every event
import { EventSource } from 'eventsource';
import { parentPort } from 'node:worker_threads';
import WebSocket from 'ws';

const seen: string[] = [];
const heard: unknown[] = [];
const received: unknown[] = [];
const source = new EventSource('https://example.com/events');
source.onmessage = (event) => {
  seen.push(event.lastEventId); // want "`seen` lives as long as the process"
};
const socket = new WebSocket('wss://example.com');
socket.onmessage = keep;
function keep(event: { data: unknown }) {
  heard.push(event.data); // want "`heard` lives as long as the process"
}
parentPort!.onmessage = (message: unknown) => {
  received.push(message); // want "`received` lives as long as the process"
};
const other: { onmessage?: (text: string) => void } = {};
const asked: string[] = [];
other.onmessage = (text) => asked.push(text);
