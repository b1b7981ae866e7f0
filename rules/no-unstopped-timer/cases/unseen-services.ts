//= a timer that is kept by what `unref` gives back, and cleared by whoever closes
import { WebSocketServer, type WebSocket } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws: WebSocket) => {
  const beat = setInterval(() => ws.ping(), 1000).unref();
  ws.on('close', () => clearInterval(beat));
});
//= kept in a map through a function of its own
import { EventEmitter } from 'node:events';
const schedules = new EventEmitter();
const timers = new Map<string, { id: NodeJS.Timeout }>();
schedules.on('update', (id: string) => {
  const keep = (timer: NodeJS.Timeout) => void timers.set(id, { id: timer });
  const old = timers.get(id);
  if (old) clearInterval(old.id);
  keep(setInterval(() => console.log(id), 1000).unref());
});
//= `unref` lets the process end, and stops nothing
import express from 'express';
const app = express();
app.get('/progress', (req, res) => {
  const timer = setInterval(() => res.write('.'), 1000).unref(); // want "Nothing stops this timer"
  if (!timer.hasRef()) res.write('started');
});
