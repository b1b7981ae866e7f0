// A wrapper that gives back what takes the listener off: one caller uses it, another drops it.
//= a method of an emitter of one's own
//- a.ts
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
class Prices extends EventEmitter {
  follow(listener: (price: number) => void) {
    this.on('price', listener);
    return () => this.off('price', listener);
  }
  watch(listener: (price: number) => void) {
    this.on('price', listener);
    return () => this.off('price', listener);
  }
  unwatch(listener: (price: number) => void) {
    this.off('price', listener);
  }
}
const prices = new Prices();
createServer((req, res) => {
  if (req.url === '/all') {
    prices.follow((price) => res.write(String(price))); // want "is added on `prices`"
    return;
  }
  const stop = prices.follow((price) => res.write(String(price)));
  req.on('close', stop);
  const show = (price: number) => res.write(String(price));
  prices.watch(show);
  req.on('close', () => prices.unwatch(show));
}).listen(8080);

//= a pair of methods that add and take off what they are given
//- a.ts
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
class Board extends EventEmitter {
  join(listener: (line: string) => void) {
    this.on('line', listener);
  }
  leave(listener: (line: string) => void) {
    this.off('line', listener);
  }
  listen(listener: (line: string) => void) {
    this.on('late', listener); // want "is added"
  }
}
const board = new Board();
createServer((req, res) => {
  const show = (line: string) => res.write(line);
  board.join(show);
  board.listen(show);
  req.on('close', () => board.leave(show));
}).listen(8080);

//= a function around an emitter of the module
//- a.ts
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
const news = new EventEmitter();
function onNews(listener: (text: string) => void): () => void {
  news.on('news', listener);
  return () => {
    news.removeListener('news', listener);
  };
}
onNews((text) => console.log(text));
createServer((req, res) => {
  onNews((text) => res.write(text)); // want "is added for every request"
  const stop = onNews((text) => res.write(text));
  res.on('close', () => stop());
}).listen(8080);

//= made where it is missing, and then what was there before
//- a.ts
import { createServer } from 'node:http';
import Redis from 'ioredis';
let updates: Redis | undefined;
let jobs: Redis | null = null;
let orders: Redis | undefined;
createServer((req, res) => {
  updates ??= new Redis();
  updates.on('message', (_channel, text) => res.write(text)); // want "is added on `updates`"
  if (!jobs) jobs = new Redis();
  jobs.on('message', (_channel, text) => res.write(text)); // want "is added on `jobs`"
  if (!orders) {
    orders = new Redis();
    orders.on('message', () => undefined);
  }
  const own = new Redis();
  own.on('message', (_channel, text) => res.write(text));
  res.on('close', () => own.disconnect());
}).listen(8080);

//= made when the service starts, used by its handler
//- a.ts
import amqp from 'amqplib';
let connection: amqp.ChannelModel;
async function start() {
  connection = await amqp.connect('amqp://queue');
  const channel = await connection.createChannel();
  connection.on('error', (error) => console.error(error));
  await channel.consume('parcels', (parcel) => {
    connection.on('close', () => console.log(parcel)); // want "is added on `connection`"
  });
}
void start();

//= whoever goes over a subscription without an end does not take it off
//- a.ts
import { connect } from 'nats';
import express from 'express';
const nats = await connect();
const app = express();
app.get('/tail/:app', async (req, res) => {
  const lines = nats.subscribe(`logs.${req.params.app}`); // want "is added on `nats`"
  for await (const line of lines) res.write(line.data);
});
app.get('/next/:app', async (req, res) => {
  const first = nats.subscribe(`logs.${req.params.app}`);
  for await (const line of first) {
    res.end(line.data);
    break;
  }
});
app.get('/until/:app', async (req, res) => {
  const lines = nats.subscribe(`logs.${req.params.app}`);
  req.on('close', () => lines.unsubscribe());
  for await (const line of lines) res.write(line.data);
});

//= what a websocket of Hono adds is added for each connection
//- a.ts
import { EventEmitter } from 'node:events';
import { Hono } from 'hono';
import { createNodeWebSocket } from '@hono/node-ws';
const ticks = new EventEmitter();
const app = new Hono();
const { upgradeWebSocket } = createNodeWebSocket({ app });
app.get(
  '/ticks',
  upgradeWebSocket(() => ({
    onOpen(_event, socket) {
      ticks.on('tick', () => socket.send('tick')); // want "is added on `ticks` for every connection"
    },
  })),
);
app.get(
  '/closed',
  upgradeWebSocket(() => {
    const tell = () => undefined;
    return {
      onOpen: () => void ticks.on('tick', tell),
      onClose: () => void ticks.off('tick', tell),
    };
  }),
);
//= what a constructor hands on to a method that its caller does not ask for
import express from 'express';
class Runner {
  constructor(
    readonly name: string,
    withSignals = true,
  ) {
    this.watch(withSignals);
  }
  private watch(signals = true): void {
    if (signals) process.on('SIGUSR2', () => console.log(this.name));
  }
}
const app = express();
app.post('/run', (req, res) => {
  new Runner(String(req.query.name), false);
  res.end();
});
//= what a constructor hands on to a method, and its caller asks for by leaving it out
import express from 'express';
class Runner {
  constructor(
    readonly name: string,
    withSignals = true,
  ) {
    this.watch(withSignals);
  }
  private watch(signals = true): void {
    if (signals) process.on('SIGUSR2', () => console.log(this.name)); // want "on `process`"
  }
}
const app = express();
app.post('/run', (req, res) => {
  new Runner(String(req.query.name));
  res.end();
});
//= each call of `consume` adds one more consumer to the channel
import amqp, { type Channel } from 'amqplib';
import express from 'express';

let channel: Channel;
let replies: string;

async function connect() {
  const connection = await amqp.connect('amqp://localhost');
  channel = await connection.createChannel();
  ({ queue: replies } = await channel.assertQueue('', { exclusive: true }));
  await channel.consume('orders', (message) => message && channel.ack(message));
}

const ask = (queue: string, body: object) =>
  new Promise((resolve, reject) => {
    channel // want "listener is added on `channel` for every request"
      .consume(replies, (message) => resolve(message?.content), { noAck: true })
      .then(() => channel.sendToQueue(queue, Buffer.from(JSON.stringify(body))), reject);
  });

const app = express();
app.get('/price', async (req, res) => {
  res.json(await ask('prices', { sku: 'x' }));
});
void connect();
//= a consumer that is cancelled, and one of a channel that is closed
import amqp, { type ChannelModel, type Channel } from 'amqplib';
import express from 'express';

let connection: ChannelModel;
let channel: Channel;

async function connect() {
  connection = await amqp.connect('amqp://localhost');
  channel = await connection.createChannel();
}

const app = express();
app.get('/next', async (req, res) => {
  const { consumerTag } = await channel.consume('orders', (message) => res.write(message?.content));
  req.on('close', () => void channel.cancel(consumerTag));
});
app.get('/some', async (req, res) => {
  const own = await connection.createChannel();
  try {
    await own.consume('orders', (message) => res.write(message?.content));
  } finally {
    await own.close();
  }
});
void connect();
//= a constructor listens on what it is handed, and its instance takes the listener off what it keeps of that
import { EventEmitter } from 'node:events';
import express, { type Response } from 'express';
class Feed {
  readonly #onPost = () => {};
  constructor(
    private readonly bus: EventEmitter,
    response: Response,
  ) {
    bus.on('post', this.#onPost);
    response.on('close', () => this.dispose());
  }
  dispose() {
    this.bus.off('post', this.#onPost);
  }
}
class Other {
  readonly #bus: EventEmitter;
  readonly #onPost = () => {};
  constructor({ bus }: { bus: EventEmitter }, response: Response) {
    this.#bus = bus;
    bus.on('post', this.#onPost);
    response.on('close', () => this.dispose());
  }
  dispose() {
    this.#bus.off('post', this.#onPost);
  }
}
class Counting {
  readonly #onPost = () => {};
  constructor(private readonly bus: EventEmitter) {
    bus.on('post', this.#onPost);
  }
  count() {
    return this.bus.listenerCount('post');
  }
}
const posts = new EventEmitter();
const app = express();
app.get('/feed', (req, res) => void new Feed(posts, res));
app.get('/other', (req, res) => void new Other({ bus: posts }, res));
app.get('/count', (req, res) => void res.json(new Counting(posts).count())); // want "on `posts` for every request"
