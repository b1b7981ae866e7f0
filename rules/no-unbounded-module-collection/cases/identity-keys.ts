//= sockets, requests and what is made for them as keys
import express, { type Request, type Response } from 'express';
import https from 'node:https';
import { WebSocketServer, type WebSocket } from 'ws';
class Client {
  readonly ws: WebSocket;
  constructor(ws: WebSocket) {
    this.ws = ws;
  }
}
const sockets = new Set<unknown>();
const open = new Set<unknown>();
const clients = new Set<Client>();
const names = new Map<WebSocket, string>();
const left = new Map<WebSocket, string>();
const pending = new Map<Request, number>();
const weak = new WeakMap<Request, number>();
const streams = new Set<Response>();
const kinds = new Set<object>();
const once = new Client(null!);
const byAddress = new Map<string, number>();
const server = https.createServer({}, (req, res) => res.end());
server.on('connection', (socket) => {
  sockets.add(socket); // want "`sockets` lives as long as the process and gets an entry for each `socket`"
  open.add(socket);
  socket.on('close', () => open.delete(socket));
});
server.on('secureConnection', (socket) => {
  byAddress.set(socket.remoteAddress!, 1); // want "for each client address"
});
new WebSocketServer({ server }).on('connection', (ws) => {
  const client = new Client(ws);
  clients.add(client); // want "gets an entry for each new `Client`"
  names.set(ws, 'anonymous'); // want "gets an entry for each `ws`"
  left.set(ws, 'anonymous');
  ws.on('close', () => left.delete(ws));
  clients.add(once);
});
const app = express();
app.get('/events', (req, res) => {
  pending.set(req, Date.now()); // want "gets an entry for each `req`"
  weak.set(req, Date.now());
  keep(res);
  kinds.add(express);
});
function keep(res: Response) {
  streams.add(res); // want "gets an entry for each `res`"
}

//= TLS sessions
import tls from 'node:tls';
const sessions = new Map<string, Buffer>();
const known = new Map<string, Buffer>();
const server = tls.createServer({}, (socket) => socket.pipe(socket));
server.on('newSession', (id, data, done) => {
  sessions.set(id.toString('hex'), data); // want "for each id of a TLS session"
  known.set(id.toString('hex'), data);
  setTimeout(() => known.delete(id.toString('hex')), 300_000);
  done();
});
server.on('resumeSession', (id, done) => done(null, sessions.get(id.toString('hex')) ?? null));

//= one object for each of the keys that something else limits
import express from 'express';
const MAX = 1000;
const byStatus = new Map<string, { count: number }>();
const all = new Set<object>();
const seen = new Set<object>();
let made = 0;
const app = express();
app.get('/:id', (req, res) => {
  const status = String(res.statusCode);
  let state = byStatus.get(status);
  if (!state) {
    state = { count: 0 };
    byStatus.set(status, state);
    all.add(state);
  }
  if (made < MAX) {
    seen.add({ path: req.path });
    made++;
  }
  res.end();
});
