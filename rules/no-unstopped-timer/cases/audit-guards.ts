//= behind a flag that is set with it
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
let started = false;
bus.on('message', (m) => {
  if (!started && m.type === 'start') {
    started = true;
    setInterval(() => bus.emit('ping'), 1000);
  }
});
bus.on('message', (m) => {
  if (m.type === 'start') {
    setInterval(() => bus.emit('ping'), 1000); // want "Nothing stops this timer"
  }
});
//= events of one connection that take turns
import mongoose from 'mongoose';
let sweep: NodeJS.Timeout | null = null;
const db = mongoose.connection;
db.on('connected', () => {
  sweep = setInterval(() => console.log('sweep'), 60_000);
});
db.on('disconnected', () => {
  if (sweep) clearInterval(sweep);
  sweep = null;
});
//= a timer for each message, of which the end stops the last
import mongoose from 'mongoose';
import { createClient } from 'redis';
let sweep: NodeJS.Timeout | null = null;
const client = createClient();
void client.subscribe('orders', () => {
  sweep = setInterval(() => console.log('sweep'), 60_000); // want "the last one only"
});
mongoose.connection.on('disconnected', () => {
  if (sweep) clearInterval(sweep);
});
//= what a timer waits for, once it has stopped itself
const loud = (): void => console.log('checked');
let probe: NodeJS.Timeout | undefined;
async function connect(): Promise<void> {
  try {
    await fetch('http://warehouse/ready');
    clearInterval(probe);
    begin();
  } catch {
    console.warn('not yet');
  }
}
function begin(): void {
  setInterval(loud, 60_000);
}
connect();
probe = setInterval(connect, 5000);
//= what a timer starts that stops another one, or that stops after it
const loud = (): void => console.log('checked');
let other: NodeJS.Timeout | undefined;
function connect(): void {
  clearInterval(other);
  setInterval(loud, 60_000); // want "timer"
}
const probe = setInterval(connect, 5000);
setTimeout(() => clearInterval(probe), 3_600_000);

//= steps of a start that vasync runs in turn, and those of a request
//- package.json
{ "dependencies": { "vasync": "^2", "restify": "^11" } }
//- main.ts
import restify from 'restify';
import vasync from 'vasync';
vasync.pipeline(
  {
    funcs: [
      function connect(ctx, next) {
        setInterval(() => console.log('still there'), 10_000);
        next();
      },
    ],
  },
  () => console.log('started'),
);
const server = restify.createServer();
server.get('/', (req, res, next) => {
  vasync.pipeline(
    {
      funcs: [
        function watch(ctx, done) {
          setInterval(() => console.log(req.url), 10_000); // want "each request"
          done();
        },
      ],
    },
    () => next(),
  );
});
server.listen(80);
