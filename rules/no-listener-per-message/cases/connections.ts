//= what each connection adds to its server
import http from 'node:http';
import { Server } from 'socket.io';
const server = http.createServer((req, res) => res.end());
const io = new Server(server);
io.on('connection', (socket) => {
  server.on('close', () => socket.disconnect(true)); // want "A listener is added on `server` for every connection"
  socket.on('leave', () => socket.disconnect());
});
server.on('connection', (socket) => socket.setTimeout(1000));

//= the connection that an agent keeps for the next request
import http from 'node:http';
const agent = new http.Agent({ keepAlive: true });
export function fetchText(url: string) {
  const request = http.request(url, { agent });
  request.on('socket', (socket) => {
    socket.on('timeout', () => request.destroy()); // want "A listener is added on `socket`"
    socket.once('timeout', () => request.destroy());
  });
  request.on('error', () => {});
  request.end();
}
//= each round of a loop over messages subscribes once more on the connection from before it
import { connect, type NatsConnection } from 'nats';
async function follow(nc: NatsConnection): Promise<void> {
  const parcels = nc.subscribe('parcels.*');
  for await (const parcel of parcels) {
    nc.subscribe(`trucks.${parcel.sid}`, { callback: () => undefined }); // want "on `nc`"
    const once = nc.subscribe(`depots.${parcel.sid}`, { max: 1 });
    await once.drain();
  }
}
async function rounds(): Promise<void> {
  for (;;) {
    const nc = await connect({ servers: 'nats://depot' });
    nc.subscribe('trucks', { callback: () => undefined });
    await nc.closed();
  }
}
void connect({ servers: 'nats://depot' }).then(follow);
void rounds();
//= a room that is made for the first who comes, by the store that keeps it
import { EventEmitter } from 'node:events';
import { WebSocketServer } from 'ws';
class Room extends EventEmitter {
  constructor(readonly id: string) {
    super();
  }
}
class Rooms {
  private readonly all = new Map<string, Room>();
  create(id: string): Room {
    if (this.all.has(id)) throw new Error('there is one already');
    const room = new Room(id);
    room.on('empty', () => this.all.delete(id));
    this.all.set(id, room);
    return room;
  }
  find(id: string): Room | undefined {
    return this.all.get(id);
  }
}
class Lobby {
  constructor(private readonly rooms: Rooms) {}
  enter(id: string): Room {
    return this.rooms.find(id) ?? this.open(id);
  }
  private open(id: string): Room {
    const room = this.rooms.create(id);
    room.on('empty', () => console.log('empty', room.id));
    this.keepTime(room);
    return room;
  }
  private keepTime(room: Room): void {
    const timer = setInterval(() => console.log(room.id), 1000);
    room.on('empty', () => clearInterval(timer));
  }
}
const lobby = new Lobby(new Rooms());
const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket, request) => {
  const room = lobby.enter(request.url ?? '');
  socket.send(room.id);
});
//= whoever comes listens to the room that there is
import { EventEmitter } from 'node:events';
import { WebSocketServer } from 'ws';
class Room extends EventEmitter {
  constructor(readonly id: string) {
    super();
  }
}
class Rooms {
  private readonly all = new Map<string, Room>();
  create(id: string): Room {
    if (this.all.has(id)) throw new Error('there is one already');
    const room = new Room(id);
    this.all.set(id, room);
    return room;
  }
  find(id: string): Room | undefined {
    return this.all.get(id);
  }
}
const rooms = new Rooms();
const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket, request) => {
  const id = request.url ?? '';
  const room = rooms.find(id) ?? rooms.create(id);
  room.on('said', (text) => socket.send(text)); // want "listener"
});
server.on('connection', (socket, request) => {
  const room = rooms.find(request.url ?? '');
  room?.on('said', (text) => socket.send(text)); // want "listener"
});
//= a method that is handed its own object: what comes behind that is the connection
import { EventEmitter } from 'node:events';
import net from 'node:net';
class Harbour extends EventEmitter {
  readonly ships = {};
  readonly bell = new EventEmitter();
  count = 0;
  moor(ship) {
    const berth = this.count++;
    this.ships[berth] = ship;
    ship.on('close', () => delete this.ships[berth]);
    this.bell.on('ring', () => ship.end()); // want "listener"
  }
  open() {
    const self = this;
    const server = net.createServer();
    server.on('connection', (ship) => self.moor.call(self, ship));
    server.listen(4000);
  }
}
new Harbour().open();
//= taken off by a method that is called on something of which nothing is known, and by one that nobody calls
import { EventEmitter } from 'node:events';
import express from 'express';
const tide = new EventEmitter();
class Ferry {
  constructor() {
    this.moor = this.moor.bind(this);
    tide.on('low', this.moor);
  }
  moor() {}
  sink() {
    tide.removeListener('low', this.moor);
  }
}
class Raft {
  constructor() {
    this.land = this.land.bind(this);
    tide.on('high', this.land); // want "listener"
  }
  land() {}
  abandon() {
    tide.removeListener('high', this.land);
  }
}
const app = express();
app.post('/ferries', (req, res) => {
  app.locals.pier[req.body.name] = new Ferry();
  res.json(new Raft());
});
app.delete('/ferries/:name', (req, res) => {
  app.locals.pier[req.params.name].sink();
  res.end();
});
