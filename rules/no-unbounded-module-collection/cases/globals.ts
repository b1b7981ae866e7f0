//= the global object in a shape of the program's own
//- ferry.ts
import express from 'express';
interface Held {
  tickets?: string[];
}
const held = globalThis as unknown as { passengers?: string[]; boats: Map<string, number> };
const other = global as Held;
held.passengers ??= [];
if (!held.boats) held.boats = new Map();
other.tickets = [];
const app = express();
app.get('/board', (req, res) => {
  held.passengers!.push(req.url); // want "`passengers` lives as long as the process"
  held.boats.set(req.url, 1);
  other.tickets!.push(req.url); // want "`tickets` lives as long as the process"
  res.on('finish', () => held.boats.delete(req.url));
  res.end();
});
//= what an application keeps, in a shape of the program's own
//- locals.ts
import express from 'express';
interface Locals {
  seen: Set<string>;
  last: Set<string>;
}
const app = express();
app.locals.seen = new Set();
app.locals.last = new Set();
app.get('/', (req, res) => {
  const locals = req.app.locals as Locals;
  locals.seen.add(req.url); // want "`seen` lives as long as the process"
  locals.last.add(req.url);
  if (locals.last.size > 100) locals.last.clear();
  res.end();
});
//= a global under its own name
//- setup.js
global.berths = {};
globalThis.moored = new Map();
global.tide = { now: 0 };
//- harbour.js
require('./setup');
const http = require('http');
http
  .createServer((req, res) => {
    berths[req.url] = Date.now(); // want "`berths` lives as long as the process"
    moored.set(req.url, res);
    tide.now = Date.now();
    res.on('close', () => moored.delete(req.url));
    res.end();
  })
  .listen(80);
//= a global that a file declares for itself
//- main.js
global.notes = [];
//- own.js
const http = require('http');
http
  .createServer((req, res) => {
    const notes = [];
    notes.push(req.url);
    res.end(notes.join());
  })
  .listen(80);
