//= on an interval
setInterval(() => {
  global.gc(); // want "forced"
}, 30_000);
//= the collector as the callback
setInterval(global.gc!, 1000); // want "forced on every tick"
//= if it is exposed
setInterval(() => {
  if (global.gc) global.gc(); // want "forced"
}, 1000);
//= with optional calls
import http from 'node:http';
http.createServer((req, res) => {
  globalThis.gc?.(); // want "forced"
  res.end();
});
//= by its bare name
import express from 'express';
const app = express();
app.get('/', (req, res) => {
  gc(); // want "forced"
  res.end();
});
//= in a helper
import express from 'express';
function tidy() {
  if (typeof global.gc === 'function') {
    global.gc(); // want "forced"
  }
}
const app = express();
app.use((req, res, next) => {
  res.on('finish', tidy);
  next();
});
//= for every message
import { Kafka } from 'kafkajs';
const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'g' });
await consumer.run({
  eachMessage: async () => {
    global.gc(); // want "forced"
  },
});
//= once at the start
if (global.gc) global.gc();
console.log('started');
//= after a big load at the start
async function main() {
  const rows = await load();
  console.log(rows.length);
  global.gc?.();
}
async function load() {
  return [1, 2];
}
void main();
//= on a signal
process.once('SIGUSR2', () => {
  global.gc?.();
});
//= on demand, in an admin route
import express from 'express';
const app = express();
app.post('/admin/gc', (req, res) => {
  global.gc?.();
  res.end();
});
//= a function of our own that is called so
import http from 'node:http';
const sessions = { gc() {} };
function gc() {}
http.createServer((req, res) => {
  sessions.gc();
  gc();
  res.end();
});
//= a garbage collector that is not V8's
import { gc as collect } from './gc';
import http from 'node:http';
http.createServer((req, res) => {
  collect();
  res.end();
});
//= a delayed one, once
setTimeout(() => global.gc?.(), 5000);
//= in a loop at the start
for (let i = 0; i < 3; i++) global.gc?.();
//= behind a test for the path that asks for it
import http from 'node:http';
http.createServer((req, res) => {
  if (req.url === '/debug/gc') {
    global.gc!();
    return res.end();
  }
  switch (req.url) {
    case '/admin/collect':
      global.gc!();
      break;
    case '/parcels':
      global.gc!(); // want "forced"
      break;
  }
  if (req.url !== '/health') global.gc!(); // want "forced"
  if (req.url === '/debug/gc') res.end();
  else global.gc!(); // want "forced"
});
//= the collector out of another context, handed over, and Bun's
import v8 from 'node:v8';
import vm from 'node:vm';
v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
const measure = vm.runInNewContext('Date.now');
setInterval(collect, 60_000); // want "forced on every tick"
setInterval(measure, 60_000);
setInterval(() => Bun.gc(true), 60_000); // want "forced again and again"
Bun.gc(true);
//= on each tick where a setting asks for it, and where there is a collector
import config from './config';
setInterval(() => {
  if (config.get('aggressive-gc') && global && global.gc) global.gc();
}, 300_000);
setInterval(() => {
  if (global && global.gc) global.gc(); // want "forced"
}, 300_000);
