//= once, for an end that does not come while the process lives
import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
const stopping = new AbortController();
const app = express();
app.get('/a', (req, res) => {
  stopping.signal.addEventListener('abort', () => res.end(), { once: true }); // want "listener is added on `stopping.signal`"
});
app.get('/b', (req, res) => {
  pool.once('error', () => res.end()); // want "waits for an event that does not come"
});

//= once, on what ends with the request, and taken off again
import express from 'express';
import { EventEmitter } from 'node:events';
const stopping = new AbortController();
const bus = new EventEmitter();
const app = express();
app.get('/a', (req, res) => {
  const end = () => res.end();
  stopping.signal.addEventListener('abort', end, { once: true });
  res.on('close', () => stopping.signal.removeEventListener('abort', end));
});
app.get('/b', (req, res) => {
  const own = new AbortController();
  own.signal.addEventListener('abort', () => res.end(), { once: true });
  res.once('close', () => own.abort());
});
app.get('/c', (req, res) => {
  const done = () => {
    bus.off('error', failed);
    res.end();
  };
  const failed = () => {
    bus.off('done', done);
    res.end();
  };
  bus.once('done', done);
  bus.once('error', failed);
});

//= on the pool that mssql shares, for each round of a monitor that goes on until it is stopped
import mssql from 'mssql';
export function query(settings: string, text: string) {
  return new Promise((resolve, reject) => {
    mssql.on('error', reject); // want "listener is added"
    mssql.connect(settings).then((pool) => resolve(pool.request().query(text)));
  });
}
export class Monitor {
  stopped = false;
  timer: NodeJS.Timeout | undefined;
  start() {
    const check = async () => {
      await query('server=a', 'SELECT 1');
      if (!this.stopped) {
        this.timer = setTimeout(guarded, 60_000);
      }
    };
    const guarded = async () => {
      try {
        await check();
      } catch (e) {
        console.error(e);
      }
    };
    guarded();
  }
}

//= a retry that ends is no monitor
import mssql from 'mssql';
let tries = 0;
function connect() {
  mssql.on('error', console.error);
  if (tries < 5) {
    tries += 1;
    setTimeout(connect, 1000);
  }
}
connect();

//= Primus: what each connection adds
import Primus from 'primus';
import { EventEmitter } from 'node:events';
const changes = new EventEmitter();
const primus = new Primus({}, {});
primus.on('connection', (spark) => {
  changes.on('change', (delta) => spark.write(delta)); // want "for every connection"
});

//= Primus: taken off when the connection ends
import Primus from 'primus';
import { EventEmitter } from 'node:events';
const changes = new EventEmitter();
const primus = new Primus({}, {});
primus.on('connection', (spark) => {
  const send = (delta) => spark.write(delta);
  changes.on('change', send);
  spark.on('end', () => changes.off('change', send));
});

//= on the connection of a request, which keep-alive leaves open when the request has ended
import http from 'node:http';
import express from 'express';
http.createServer((req, res) => {
  req.socket.on('error', (e) => console.error(e, req.url)); // want "added on `req.socket`"
  res.connection?.on('timeout', () => res.end()); // want "added on `res.connection`"
  res.end();
});
const app = express();
app.get('/', (req, res) => {
  req.connection.once('close', () => console.log(req.url)); // want "waits for an event that does not come"
  const { socket } = res;
  socket.on('end', () => console.log(req.url)); // want "added on `socket`"
  res.end();
});

//= on the connection of a request: taken off, once what comes, or the connection ends with the request
import http from 'node:http';
import express from 'express';
import { WebSocketServer } from 'ws';
const app = express();
app.get('/a', (req, res) => {
  const failed = (e: Error) => console.error(e, req.url);
  req.socket.on('error', failed);
  res.on('finish', () => req.socket.removeListener('error', failed));
  res.end();
});
app.get('/b', (req, res) => {
  req.on('close', () => console.log(req.url));
  res.on('close', () => console.log(req.url));
  req.socket.once('drain', () => res.write('more'));
  req.socket.setTimeout(0);
});
app.get('/events', (req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream' });
  req.socket.on('close', () => res.end());
});
const server = http.createServer(app);
server.on('connection', (socket) => {
  socket.on('error', console.error);
});
server.on('upgrade', (req, socket) => {
  req.socket.on('error', console.error);
  socket.on('error', console.error);
});
new WebSocketServer({ server }).on('connection', (ws, req) => {
  req.socket.on('close', () => ws.terminate());
});

//= once, for a signal that ends the process
import express from 'express';
const app = express();
app.get('/', (req, res) => {
  process.once('SIGTERM', () => res.end()); // want "does not come while the process lives"
  process.once('exit', () => res.end()); // want "does not come while the process lives"
});

//= once, for a signal: at the start, taken off again, or a signal that comes any time
import express from 'express';
process.once('SIGTERM', () => process.exit(0));
const app = express();
app.get('/', (req, res) => {
  const stop = () => res.end();
  process.once('SIGTERM', stop);
  res.on('close', () => process.off('SIGTERM', stop));
  process.once('SIGUSR2', () => console.log(req.url));
});

//= a method whose name is computed from names that are written out
import express from 'express';
import { EventEmitter } from 'node:events';
class Bus extends EventEmitter {
  add(method: 'on' | 'once', event: string, fn: () => void) {
    this[method](event, fn); // want "added on `this` for every request"
  }
  toggle(method: 'on' | 'off', event: string, fn: () => void) {
    this[method](event, fn);
  }
  any(method: string, event: string, fn: () => void) {
    this[method](event, fn);
  }
}
const bus = new Bus();
const app = express();
app.get('/', (req, res) => {
  bus.add('on', 'x', () => res.end());
  bus.toggle(req.query.active ? 'on' : 'off', 'x', onX);
  bus.any(String(req.query.method), 'x', onX);
  const how = req.query.once ? 'once' : 'on';
  bus[how]('y', () => res.end()); // want "added on `bus` for every request"
  const own = new EventEmitter();
  own[how]('y', () => res.end());
});
const onX = () => console.log('x');
//= once, for an end that the same code brings about
import { fork, type ChildProcess } from 'node:child_process';
import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
class Engine {
  private child: ChildProcess = fork('./engine.js');
  stop(): void {
    const late = setTimeout(() => this.child.kill('SIGKILL'), 7000);
    this.child.kill('SIGTERM');
    this.child.once('close', () => clearTimeout(late));
  }
  async restart(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.child.once('exit', () => resolve());
      this.stop();
    });
  }
  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve()); // want "waits for an event that does not come"
      this.tell('wait');
    });
  }
  tell(text: string): void {
    this.child.send(text);
  }
}
const engine = new Engine();
const app = express();
app.post('/restart', async (req, res) => {
  await engine.restart();
  res.end();
});
app.post('/wait', async (req, res) => {
  await engine.wait();
  res.end();
});
app.post('/drain', (req, res) => {
  pool.once('error', () => res.end()); // want "waits for an event that does not come"
  pool.end();
});
app.post('/kill/:pid', (req, res) => {
  process.once('exit', () => res.end()); // want "waits for an event that does not come"
  process.kill(Number(req.params.pid));
});
