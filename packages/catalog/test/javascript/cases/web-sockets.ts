//= ws: connections, messages, and who is connected
import { WebSocketServer } from 'ws';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const messages: string[] = [];
const rooms = new Map<string, number>();
const open = new Map<string, number>();
const wss = new WebSocketServer({ port: 8080 });
wss.on('listening', () => messages.push('once'));
wss.on('connection', (ws, request) => {
  hits.inc({ by: request.url }); // want "raw"
  hits.inc({ by: request.headers['sec-websocket-key'] }); // want "request header"
  hits.inc({ by: request.socket.remoteAddress }); // want "client address"
  hits.inc({ by: 'open' });
  open.set(request.headers['sec-websocket-key'], 1);
  rooms.set(request.url, 1); // want "raw"
  ws.on('message', (data) => {
    messages.push(String(data)); // want "grows by an entry"
    wss.clients.forEach((client) => client.send(data));
  });
  ws.on('close', () => open.delete(request.headers['sec-websocket-key']));
});

//= ws: a client for every request, and one for all
const WebSocket = require('ws');
const express = require('express');
const shared = new WebSocket('wss://prices');
const server = new WebSocket.Server({ noServer: true });
const app = express();
app.get('/price', (req, res) => {
  const socket = new WebSocket('wss://prices'); // want "WebSocket connection is made"
  socket.once('message', (data) => res.end(data));
  shared.send('price');
});

//= ws: connections that are taken over from a server
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ noServer: true });
const seen: string[] = [];
const server = createServer();
server.on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (ws, req) => {
    seen.push(req.url); // want "grows by an entry"
    ws.send('hello');
  });
});

//= socket.io: connections, events and namespaces
import { Server, type Socket } from 'socket.io';
import { Counter, Gauge } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const messages: string[] = [];
const users = new Map<string, string>();
const io = new Server(3000);
io.use((socket, next) => {
  hits.inc({ by: socket.handshake.address }); // want "client address"
  next();
});
io.on('connection', (socket) => {
  users.set(socket.id, 'someone');
  hits.inc({ by: socket.id }); // want "id of a connection"
  hits.inc({ by: socket.handshake.query.room }); // want "query parameter"
  hits.inc({ by: socket.handshake.auth.token }); // want "sent to log in"
  hits.inc({ by: socket.request.url }); // want "raw URL"
  hits.inc({ by: socket.nsp.name });
  socket.join('lobby');
  socket.to('lobby').emit('joined');
  socket.on('say', (text) => {
    messages.push(text); // want "grows by an entry"
    io.to('lobby').emit('said', text);
    socket.broadcast.emit('said', text);
  });
  socket.on('disconnect', () => {
    users.delete(socket.id);
  });
});
const admin = io.of('/admin');
admin.on('connection', (socket: Socket) => {
  socket.onAny(() => {
    messages.push('one more'); // want "grows by an entry"
  });
});

//= socket.io: by require
const io = require('socket.io');
const messages = [];
const server = io(3000);
server.of('/news', (socket) => {
  socket.on('read', () => {
    messages.push('one more'); // want "grows by an entry"
  });
});

//= uWebSockets.js: requests, connections and messages
import { App } from 'uWebSockets.js';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const messages: string[] = [];
App()
  .get('/users/:id', (res, req) => {
    hits.inc({ by: req.getUrl() }); // want "raw request path"
    hits.inc({ by: req.getParameter(0) }); // want "path parameter"
    hits.inc({ by: req.getHeader('user-agent') }); // want "request header"
    hits.inc({ by: '/users/:id' });
    res.writeStatus('200 OK').end('ok');
  })
  .ws('/*', {
    message: (ws, message) => {
      messages.push('one more'); // want "grows by an entry"
      ws.send(message);
    },
  })
  .listen(9001, () => messages.push('once'));

//= sockets: listeners and namespaces of the server for every connection
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
const wss = new WebSocketServer({ port: 8080 });
const io = new Server(3000);
wss.on('connection', (ws) => {
  bus.on('news', (text) => ws.send(text)); // want "listener is added on `bus`"
  const forward = (text: string) => ws.send(text);
  bus.on('alerts', forward);
  ws.on('close', () => bus.off('alerts', forward));
});
io.on('connection', (socket) => {
  socket.on('join', (room) => {
    io.of(`/rooms/${socket.id}`).emit('joined'); // want "keeps every namespace"
    socket.join(room);
    socket.once('left', () => socket.leave(room));
  });
});

//= socket.io: what a client sends with an event
import { Counter } from 'prom-client';
import { Server } from 'socket.io';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const tables = new Map<string, number>();
const tongues = new Map<string, number>();
const TONGUES = ['en', 'fi'];
const io = new Server();
io.on('connection', (socket) => {
  socket.on('sit', (table, reply) => {
    hits.inc({ by: table }); // want "a value that a client sends"
    tables.set(table, Date.now()); // want "each value that a client sends"
    reply();
  });
  socket.on('call', (table: string, mood: 'glad' | 'sad') => {
    hits.inc({ by: table }); // want "a value that a client sends"
    hits.inc({ by: mood });
  });
  socket.on('speak', (tongue: string) => {
    if (!TONGUES.includes(tongue)) return;
    hits.inc({ by: tongue });
    tongues.set(tongue, Date.now());
  });
  socket.on('disconnect', (reason) => hits.inc({ by: reason }));
});

//= what clients send over ws
import { Counter } from 'prom-client';
import { WebSocketServer } from 'ws';

const moves = new Counter({ name: 'moves', help: 'moves', labelNames: ['text', 'player', 'kind'] });
new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('message', (data) => {
    moves.inc({ text: data.toString() }); // want "the message of a client"
    const move = JSON.parse(data.toString());
    moves.inc({ player: move.playerId }); // want "by its name"
    moves.inc({ kind: move.kind });
  });
});

//= the names of events that clients choose
import { Server } from 'socket.io';
import { Counter } from 'prom-client';
const events = new Counter({ name: 'events', help: 'h', labelNames: ['event'] });
const io = new Server(3000);
io.on('connection', (socket) => {
  socket.onAny((event) => events.inc({ event })); // want "the name of an event"
  socket.on('order', () => events.inc({ event: 'order' }));
});

//= the output of the process
import { createServer } from 'node:http';
createServer((req, res) => {
  process.stdout.on('drain', () => req.resume()); // want "process.stdout|adds|again"
  process.stderr.once('drain', () => req.resume());
  res.end();
}).listen(3000);

//= the rooms of a namespace tell of themselves through its adapter
import { Server } from 'socket.io';

const io = new Server(3000);
io.of('/').adapter.on('create-room', (room: string) => console.log(room));
io.on('connection', (socket) => {
  const onGone = (room: string) => socket.emit('gone', room);
  io.of('/').adapter.on('delete-room', (room: string) => socket.emit('gone', room)); // want "A listener is added"
  const { adapter } = io.of('/tables');
  adapter.on('delete-room', onGone);
  socket.on('disconnect', () => adapter.off('delete-room', onGone));
});
