//= setInterval per socket not cleared
import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', (ws) => {
  setInterval(() => ws.ping(), 30_000); // want "timer|interval"
});
