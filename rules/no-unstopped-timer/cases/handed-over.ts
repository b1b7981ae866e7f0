//= setInterval per socket not cleared
import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', (ws) => {
  setInterval(() => ws.ping(), 30_000); // want "timer|interval"
});
//= an object with a timer that is handed to a function which stops it
import express from 'express';
interface Watch {
  id: string;
  poll?: NodeJS.Timeout;
  beat?: NodeJS.Timeout;
}
const watches = new Map<string, Watch>();
function end(watch: Watch): void {
  clearInterval(watch.poll);
  watches.delete(watch.id);
}
const app = express();
app.post('/watch', (_req, res) => {
  const watch: Watch = { id: 'depot' };
  watch.poll = setInterval(() => {
    if (watches.size > 3) end(watch);
  }, 1000);
  watch.beat = setInterval(() => console.log(watch.id), 1000); // want "Nothing stops this timer"
  watches.set(watch.id, watch);
  res.end();
});
