//= koa-websocket: an interval for each connection
import Koa from 'koa';
import websockify from 'koa-websocket';
const app = websockify(new Koa());
app.ws.use(async (ctx) => {
  setInterval(() => ctx.websocket.send('ping'), 30_000); // want "each connection starts one more"
});

//= koa-websocket: cleared when the connection closes
import Koa from 'koa';
import websockify from 'koa-websocket';
const app = websockify(new Koa());
app.ws.use(async (ctx) => {
  const ping = setInterval(() => ctx.websocket.send('ping'), 30_000);
  ctx.websocket.on('close', () => clearInterval(ping));
});
