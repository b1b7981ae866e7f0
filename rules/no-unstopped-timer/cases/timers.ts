//= an interval for every request
import express from 'express';
const app = express();
app.get('/', (req, res) => {
  setInterval(() => console.log(req.url), 1000); // want "timer"
  res.end();
});
//= kept in a variable that nobody clears
import express from 'express';
const app = express();
app.get('/', (req, res) => {
  const timer = setInterval(() => res.write('.'), 1000); // want "timer"
  if (!timer) throw new Error();
  res.end();
});
//= unref does not stop it
import express from 'express';
const app = express();
app.get('/', (req, res) => {
  setInterval(() => console.log(req.url), 1000).unref(); // want "timer"
  res.end();
});
//= cleared when the response closes
import express from 'express';
const app = express();
app.get('/events', (req, res) => {
  const timer = setInterval(() => res.write(':\n\n'), 15_000);
  res.on('close', () => clearInterval(timer));
});
//= cleared from inside
import express from 'express';
const app = express();
app.get('/', (req, res) => {
  let n = 0;
  const timer = setInterval(() => {
    if (++n > 5) clearInterval(timer);
  }, 100);
  res.end();
});
//= cleared in finally
import express from 'express';
const app = express();
app.get('/', async (req, res) => {
  const heartbeat = setInterval(() => {}, 1000);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
  }
  res.end();
});
async function work() {}
//= a timeout fires once
import express from 'express';
const app = express();
app.get('/', (req, res) => {
  setTimeout(() => console.log('late'), 60_000);
  res.end();
});
//= one for the process
import express from 'express';
setInterval(() => console.log('alive'), 1000);
const app = express();
app.get('/', (req, res) => res.end());
//= started once by a guard
import express from 'express';
let timer: NodeJS.Timeout | undefined;
const app = express();
app.get('/', (req, res) => {
  timer ??= setInterval(() => console.log('alive'), 1000);
  res.end();
});
//= overwritten by the next request
import express from 'express';
let timer: NodeJS.Timeout;
const app = express();
app.get('/', (req, res) => {
  timer = setInterval(() => console.log('alive'), 1000); // want "timer"
  res.end();
});
//= the one before is cleared first
import express from 'express';
let timer: NodeJS.Timeout | undefined;
const app = express();
app.post('/restart', (req, res) => {
  clearInterval(timer);
  timer = setInterval(() => console.log('alive'), 1000);
  res.end();
});
//= in the constructor of a class that each request makes
import express from 'express';
class Poller {
  #timer: NodeJS.Timeout;
  constructor() {
    this.#timer = setInterval(() => this.poll(), 1000); // want "timer"
  }
  poll() {}
}
const app = express();
app.get('/', (req, res) => {
  new Poller().poll();
  res.end();
});
//= a class that can be stopped
import express from 'express';
class Poller {
  #timer: NodeJS.Timeout;
  constructor() {
    this.#timer = setInterval(() => this.poll(), 1000);
  }
  poll() {}
  stop() {
    clearInterval(this.#timer);
  }
}
const app = express();
app.get('/', (req, res) => {
  const poller = new Poller();
  res.on('close', () => poller.stop());
});
//= handed to the caller
import express from 'express';
function every(ms: number, fn: () => void) {
  return setInterval(fn, ms);
}
const app = express();
app.get('/', (req, res) => {
  const timer = every(1000, () => res.write('.'));
  res.on('close', () => clearInterval(timer));
});
//= kept with the request
import express from 'express';
const app = express();
app.use((req, res, next) => {
  res.locals.timer = setInterval(() => {}, 1000);
  next();
});
//= in a helper that each message calls
import { Kafka } from 'kafkajs';
function watch(id: string) {
  setInterval(() => console.log(id), 1000); // want "timer"
}
const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'g' });
await consumer.run({
  eachMessage: async ({ message }) => watch(String(message.key)),
});
//= a scheduler's own start
class Scheduler {
  timers: NodeJS.Timeout[] = [];
  start() {
    this.timers.push(setInterval(() => {}, 1000));
  }
}
new Scheduler().start();
