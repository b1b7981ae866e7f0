//= an object for each connection listens to the bus that it was given, and forgets a part of it
import { EventEmitter } from 'node:events';
import { Server, type Socket } from 'socket.io';
class Member {
  #bus: EventEmitter;
  #socket: Socket;
  constructor(bus: EventEmitter, socket: Socket) {
    this.#bus = bus;
    this.#socket = socket;
    this.onNews = this.onNews.bind(this);
  }
  enter() {
    this.#bus.on('news', this.onNews);
    this.#bus.on('typing', this.onTyping.bind(this)); // want "on `this.#bus` for every connection"
    this.#socket.on('message', (text) => this.#bus.emit('news', text));
  }
  leave() {
    this.#bus.off('news', this.onNews);
    this.#bus.off('typing', this.onTyping.bind(this));
  }
  onNews(text: string) {
    this.#socket.emit('news', text);
  }
  onTyping(who: string) {
    this.#socket.emit('typing', who);
  }
}
const bus = new EventEmitter();
new Server(3000).on('connection', (socket) => {
  const member = new Member(bus, socket);
  member.enter();
  socket.on('disconnect', () => member.leave());
});
//= an object for each request, given a bus of its own or one that all share
import { EventEmitter } from 'node:events';
import express from 'express';
class Upload {
  constructor(private readonly events: EventEmitter) {}
  watch(done: () => void) {
    this.events.on('chunk', done);
  }
}
class Download {
  constructor(private readonly options: { events: EventEmitter }) {}
  watch(done: () => void) {
    this.options.events.once('chunk', done);
  }
}
class Copy {
  private readonly events: EventEmitter;
  constructor({ events }: { events: EventEmitter }) {
    this.events = events;
  }
  watch(done: () => void) {
    this.events.on('chunk', done); // want "on `this.events`"
  }
}
const shared = new EventEmitter();
const app = express();
app.put('/upload', (req, res) => new Upload(new EventEmitter()).watch(() => res.end()));
app.get('/download', (req, res) => new Download({ events: shared }).watch(() => res.end()));
app.post('/copy', (req, res) => new Copy({ events: shared }).watch(() => res.end()));
//= a listener takes itself off by the name that it has inside
import { EventEmitter } from 'node:events';
import express from 'express';
const bus = new EventEmitter();
const app = express();
app.post('/jobs', (req, res) => {
  bus.on('done', function finish(id) {
    if (id !== req.body.id) return;
    res.end();
    bus.off('done', finish);
  });
  bus.on('failed', function fail(id) { // want "on `bus`"
    bus.off('failed', (other) => fail(other));
  });
});
//= another handle is ejected than the one that nobody kept
import axios from 'axios';
import express from 'express';
const api = axios.create({ baseURL: 'http://prices' });
function as(token: string) {
  api.interceptors.request.use((config) => { // want "on `api.interceptors.request`"
    config.headers.authorization = token;
    return config;
  });
  return api;
}
async function once() {
  const handle = api.interceptors.request.use((config) => config);
  try {
    return await api.get('/once');
  } finally {
    api.interceptors.request.eject(handle);
  }
}
const app = express();
app.get('/', async (req, res) => {
  res.json([await as(req.get('authorization') ?? '').get('/'), await once()]);
});
//= a client that a pool lends keeps its listeners when it is given back
import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
const app = express();
app.get('/rows', async (req, res) => {
  const client = await pool.connect();
  const onNotice = (notice) => console.log(notice);
  try {
    client.on('error', (error) => res.status(500).end(String(error))); // want "on `client`"
    client.on('notice', onNotice);
    res.json((await client.query('select 1')).rows);
  } finally {
    client.off('notice', onNotice);
    client.release();
  }
});
//= a listener that callers have to ask for
import express from 'express';
import mqtt from 'mqtt';
const broker = mqtt.connect('mqtt://broker');
function announce(client: mqtt.MqttClient, topic: string, listens: boolean, options: { echo?: boolean }): void {
  client.publish(topic, 'here');
  if (listens) client.on('message', (heard) => console.log(heard));
  if (options.echo) client.on('packetsend', (packet) => console.log(packet));
}
const app = express();
app.post('/announce', (req, res) => {
  announce(broker, 'greenhouse', false, { echo: false });
  res.end();
});
app.post('/listen', (req, res) => {
  announce(broker, 'greenhouse', true, {}); // want "on `broker`"
  res.end();
});
app.post('/echo', (req, res) => {
  announce(broker, 'greenhouse', false, { echo: true }); // want "on `broker`"
  res.end();
});
//= methods of an object that a function makes once listen to what that function made, and its healthy twins
import { EventEmitter } from 'node:events';
import express from 'express';
function makeKitchen(outside: EventEmitter) {
  const orders = new EventEmitter();
  let shift = new EventEmitter();
  setInterval(() => {
    shift = new EventEmitter();
  }, 3_600_000);
  return {
    follow(done: (dish: string) => void) {
      orders.on('ready', done); // want "on `orders`"
      outside.on('ready', done); // want "on `outside`"
    },
    inside: (done: (dish: string) => void) => {
      const own = new EventEmitter();
      own.on('ready', done);
      shift.on('ready', done);
    },
    until(done: (dish: string) => void) {
      orders.on('late', done);
      return () => orders.off('late', done);
    },
    orders,
  };
}
const kitchen = makeKitchen(new EventEmitter());
const app = express();
app.get('/dishes', (req, res) => {
  kitchen.follow((dish) => res.write(dish));
  kitchen.inside((dish) => res.write(dish));
  const stop = kitchen.until((dish) => res.write(dish));
  res.on('close', stop);
  kitchen.orders.on('burnt', () => res.end()); // want "on `kitchen.orders`"
  const mine = makeStove();
  mine.follow((dish) => res.write(dish));
  mine.orders.on('burnt', () => res.end());
});
function makeStove() {
  const orders = new EventEmitter();
  return { follow: (done: (dish: string) => void) => orders.on('ready', done), orders };
}
//= rxjs: what is piped through operators that never end keeps its subscribers, and one that may end says nothing
import express from 'express';
import { Subject, filter, map, take, takeUntil } from 'rxjs';
const quakes = new Subject<{ place: string }>();
const strong = filter((quake: { place: string }) => quake.place !== 'sea');
const place = map((quake: { place: string }) => quake.place);
const gone = new Subject<void>();
const app = express();
app.get('/quakes/:place', (req, res) => {
  quakes.pipe(strong).subscribe((quake) => res.write(quake.place)); // want "for every request"
  quakes.pipe(strong, place).subscribe((text) => res.write(text)); // want "for every request"
  quakes.pipe(place, take(1)).subscribe((text) => res.write(text));
  quakes.pipe(place, takeUntil(gone)).subscribe((text) => res.write(text));
  const own = new Subject<{ place: string }>();
  own.pipe(place).subscribe((text) => res.write(text));
  const subscription = quakes.pipe(place).subscribe((text) => res.write(text));
  res.on('close', () => subscription.unsubscribe());
});
