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

//= a handle that the next start overwrites: stop() stops the last one
import express from 'express';
class Repository {
  timer: NodeJS.Timeout | null = null;
  start() {
    this.timer = setInterval(() => console.log(1), 1000); // want "stops the last one only"
  }
  stop() {
    if (this.timer) clearInterval(this.timer);
  }
}
const repository = new Repository();
let beat: NodeJS.Timeout;
const app = express();
app.post('/start', (req, res) => {
  repository.start();
  beat = setInterval(() => console.log(req.url), 1000); // want "stops the last one only"
  res.end();
});
app.post('/stop', (req, res) => {
  repository.stop();
  clearInterval(beat);
  res.end();
});

//= a handle whose timer is stopped before the next start
import express from 'express';
class Repository {
  timer: NodeJS.Timeout | null = null;
  handles: NodeJS.Timeout[] = [];
  last: NodeJS.Timeout | undefined;
  start() {
    this.timer = setInterval(() => console.log(1), 1000);
  }
  stop() {
    if (this.timer) clearInterval(this.timer);
  }
  restart() {
    this.stop();
    this.start();
  }
  own() {
    clearInterval(this.last);
    this.last = setInterval(() => console.log(1), 1000);
  }
  once() {
    if (this.first) return;
    this.first = setInterval(() => console.log(1), 1000);
  }
  first: NodeJS.Timeout | undefined;
  end() {
    clearInterval(this.first);
  }
}
const repository = new Repository();
const app = express();
app.post('/restart', (req, res) => {
  repository.restart();
  repository.own();
  repository.once();
  res.end();
});
app.post('/end', (req, res) => {
  repository.end();
  res.end();
});

//= a timer that starts itself again, started by every request
import express from 'express';
const app = express();
class Poller {
  timer: NodeJS.Timeout | null = null;
  start() {
    this.poll();
  }
  poll() {
    this.timer = setTimeout(async () => { // want "stops the last one only"
      try {
        await fetch('http://upstream');
      } finally {
        this.poll();
      }
    }, 1000).unref();
  }
  stop() {
    if (this.timer) clearTimeout(this.timer);
  }
}
const poller = new Poller();
function tick() {
  console.log('tick');
  setTimeout(tick, 1000); // want "Nothing stops this timer"
}
app.get('/', (req, res) => {
  poller.start();
  tick();
  res.end();
});
app.delete('/', (req, res) => {
  poller.stop();
  res.end();
});

//= timers that start themselves again, and end, or were started once
import express from 'express';
const app = express();
function retry(left: number) {
  if (left === 0) return;
  setTimeout(() => retry(left - 1), 1000);
}
function tick() {
  console.log('tick');
  setTimeout(tick, 1000);
}
tick();
let later: NodeJS.Timeout;
function debounce() {
  clearTimeout(later);
  later = setTimeout(() => debounce(), 1000);
}
function follow(job: { done: boolean }) {
  setTimeout(() => {
    if (!job.done) follow(job);
  }, 1000);
}
app.get('/', (req, res) => {
  retry(3);
  debounce();
  follow({ done: false });
  const heartbeat = setInterval(() => res.write('.'), 1000).unref();
  req.on('close', () => clearInterval(heartbeat));
});
