//= random values and digests
import crypto, { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import express from 'express';
import { Counter } from 'prom-client';

const app = express();
const hits = new Counter({ name: 'hits_total', help: 'Hits', labelNames: ['id'] });
app.get('/:id', (req, res) => {
  hits.inc({ id: randomUUID() }); // want "a random id"
  hits.inc({ id: crypto.randomUUID() }); // want "a random id"
  hits.inc({ id: randomBytes(8).toString('hex') }); // want "random bytes"
  hits.inc({ id: createHash('md5').update(req.params.id).digest('hex') }); // want "a path parameter"
  hits.inc({ id: randomInt(10) });
  hits.inc({ id: createHash('md5').update('constant').digest('hex') });
  res.end();
});

//= what a machine is called does not change
import os from 'node:os';
import process, { env, pid } from 'node:process';
import { threadId } from 'node:worker_threads';
import { Counter } from 'prom-client';

const up = new Counter({ name: 'up_total', help: 'Up', labelNames: ['host'] });
export function beat() {
  up.inc({ host: os.hostname() });
  up.inc({ host: os.platform() });
  up.inc({ host: process.env.POD_NAME ?? 'none' });
  up.inc({ host: env.REGION ?? 'none' });
  up.inc({ host: pid });
  up.inc({ host: threadId });
  up.inc({ host: os.freemem() }); // want "a measurement"
  up.inc({ host: process.hrtime.toString() });
}

//= parts of URLs and paths
import { parse } from 'node:url';
import path from 'node:path';
import { format, promisify } from 'node:util';
import http from 'node:http';
import { Counter } from 'prom-client';

const hits = new Counter({ name: 'hits_total', help: 'Hits', labelNames: ['path'] });
http.createServer((req, res) => {
  const { pathname } = parse(req.url ?? '/');
  hits.inc({ path: pathname ?? '' }); // want "the raw URL"
  hits.inc({ path: path.basename(req.url ?? '') }); // want "the raw URL"
  hits.inc({ path: format('%s %s', req.method, req.url) }); // want "the raw URL"
  hits.inc({ path: format('%s', req.method) });
  hits.inc({ path: path.isAbsolute(req.url ?? '') ? 'absolute' : 'relative' });
  res.end();
});
export const sleep = promisify(setTimeout);

//= threads and processes
import { Worker } from 'node:worker_threads';
import { execFile, fork } from 'node:child_process';
import express from 'express';

const app = express();
const worker = new Worker('./hash.js');
app.post('/hash', (req, res) => {
  const own = new Worker('./hash.js'); // want "worker thread"
  own.postMessage(req.body);
  worker.postMessage(req.body);
  res.end();
});
app.post('/report', (_req, res) => {
  const child = fork('./report.js'); // want "Node process"
  child.send('go');
  execFile('date', () => res.end());
});

//= a context for each request
import { AsyncLocalStorage } from 'node:async_hooks';
import express from 'express';

const app = express();
const storage = new AsyncLocalStorage<{ id: string }>();
const ids: string[] = [];
app.use((req, _res, next) => {
  storage.run({ id: req.get('x-request-id') ?? '' }, () => next());
});
app.get('/:id', (req, res) => {
  storage.run({ id: 'x' }, () => {
    ids.push(req.params.id); // want "`ids` lives as long as the process"
  });
  res.end();
});

//= servers below HTTP
import net from 'node:net';
import dgram from 'node:dgram';
import http2 from 'node:http2';
import { watch } from 'node:fs';
import express from 'express';
import { Counter } from 'prom-client';

const app = express();
const packets = new Counter({ name: 'packets_total', help: 'Packets', labelNames: ['from'] });
const socket = dgram.createSocket('udp4');
socket.on('message', (message, remote) => {
  packets.inc({ from: remote.address }); // want "a client address"
  packets.inc({ from: remote.family });
  packets.inc({ from: message.toString() }); // want "the content of a datagram"
});
net.createServer((connection) => {
  packets.inc({ from: connection.remoteAddress ?? '' }); // want "a client address"
});
app.get('/a', (_req, res) => {
  const own = dgram.createSocket('udp4'); // want "UDP socket"
  own.send('x', 8125);
  const session = http2.connect('https://upstream'); // want "HTTP/2 session"
  session.close();
  const watcher = watch('config.json'); // want "file watcher"
  watcher.close();
  res.end();
});

//= ticks by module name
import { setInterval as every } from 'node:timers';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';

const app = express();
const samples: number[] = [];
const recent: number[] = [];
every(() => {
  samples.push(process.memoryUsage().rss); // want "`samples` lives as long as the process"
  recent.push(1);
  if (recent.length > 100) recent.shift();
}, 1000);
app.get('/slow', async (_req, res) => {
  await wait(100);
  res.end();
});

//= measuring goes on until it is stopped
import { monitorEventLoopDelay, performance, PerformanceObserver } from 'node:perf_hooks';
import express from 'express';
import { Counter } from 'prom-client';

const app = express();
const delay = monitorEventLoopDelay();
delay.enable();
const hits = new Counter({ name: 'hits_total', help: 'Hits', labelNames: ['at'] });
app.get('/', (_req, res) => {
  const own = monitorEventLoopDelay(); // want "event loop monitor"
  own.enable();
  const observer = new PerformanceObserver(() => undefined); // want "performance observer"
  observer.observe({ entryTypes: ['mark'] });
  hits.inc({ at: performance.now() }); // want "a point in time"
  hits.inc({ at: performance.timeOrigin });
  res.end();
});

//= agents and raw servers
import https from 'node:https';
import http from 'node:http';
import { Counter } from 'prom-client';

const answers = new Counter({ name: 'answers_total', help: 'Answers', labelNames: ['status'] });
const agent = new https.Agent({ keepAlive: true });
const server = http.createServer();
server.on('request', (req, res) => {
  const own = new http.Agent({ keepAlive: true }); // want "HTTP agent"
  http.get({ host: 'upstream', agent: own }, (answer) => {
    answers.inc({ status: answer.statusCode });
    res.end();
  });
  https.get({ host: 'upstream', agent });
});
server.on('upgrade', (req) => {
  answers.inc({ status: req.url ?? '' }); // want "the raw URL"
});

//= an inspector that anybody reaches, and a collector that is forced
import inspector from 'node:inspector';
import vm from 'node:vm';

const gc = vm.runInNewContext('gc');
const answer = vm.runInNewContext('6 * 7');
setInterval(() => {
  gc(); // want "Garbage collection is forced"
  console.log(answer);
}, 1000);
inspector.open(9229, '0.0.0.0'); // want "debugger listens on every address"
inspector.open(9230, '127.0.0.1');
inspector.open();

//= the timeline of the process keeps each mark, and the console a label for each count and clock
import express from 'express';
const app = express();
app.get('/jobs/:id', (req, res) => {
  const { id } = req.params;
  performance.mark(`begin ${id}`); // want "`performance` .* nothing ever takes entries out"
  performance.measure('job', `begin ${id}`); // want "`performance` .* nothing ever takes entries out"
  console.count(id); // want "`console` .* an entry for each path parameter"
  console.count('job');
  console.time('job');
  res.end();
});

//= marks that are cleared, and clocks that end
import express from 'express';
const app = express();
app.get('/jobs/:id', (req, res) => {
  const { id } = req.params;
  performance.mark('begin');
  performance.measure('job', 'begin');
  performance.clearMarks('begin');
  performance.clearMeasures('job');
  console.time(id);
  res.end();
  console.timeEnd(id);
  console.count(id);
  console.countReset(id);
});
