//= a map that is a property of a module-level object
import express from 'express';
const state = { hits: 0, sessions: new Map<string, { at: number }>() };
const app = express();
app.get('/s/:id', (req, res) => {
  state.hits++;
  state.sessions.set(req.params.id, { at: Date.now() }); // want "sessions"
  res.end();
});
//= an object literal as a dictionary inside a module-level object
import express from 'express';
const registry: { byUser: Record<string, number> } = { byUser: {} };
const app = express();
app.post('/login', (req, res) => {
  registry.byUser[req.body.userId] = Date.now(); // want "byUser"
  res.end();
});
//= a property of a module-level object that a sweeper empties
import express from 'express';
const state = { sessions: new Map<string, number>() };
setInterval(() => {
  for (const [id, at] of state.sessions) if (at < Date.now() - 60_000) state.sessions.delete(id);
}, 10_000);
const app = express();
app.get('/s/:id', (req, res) => {
  state.sessions.set(req.params.id, Date.now());
  res.end();
});
//= a plain object as a dictionary
import express from 'express';
const counts: Record<string, number> = {};
const app = express();
app.get('/track/:page', (req, res) => {
  counts[req.ip ?? ''] = (counts[req.ip ?? ''] ?? 0) + 1; // want "counts"
  res.end();
});
//= a set of addresses
import http from 'node:http';
const seen = new Set<string>();
http.createServer((req, res) => {
  seen.add(req.socket.remoteAddress ?? ''); // want "seen"
  res.end(String(seen.size));
});
//= a static field
import express from 'express';
class Audit {
  static log: string[] = [];
  static record(line: string) {
    Audit.log.push(line); // want "log"
  }
}
const app = express();
app.use((req, res, next) => {
  Audit.record(req.url);
  next();
});
//= a private field of a service that is made once
import express from 'express';
class Sessions {
  #byToken = new Map<string, object>();
  open(token: string) {
    this.#byToken.set(token, {}); // want "byToken"
  }
}
const sessions = new Sessions();
const app = express();
app.post('/login', (req, res) => {
  sessions.open(String(req.query.token));
  res.end();
});
//= a field of an object that is made for each request
import express from 'express';
class Collector {
  lines: string[] = [];
  add(line: string) {
    this.lines.push(line);
  }
}
const app = express();
app.get('/', (req, res) => {
  const collector = new Collector();
  collector.add(req.url);
  res.json(collector.lines);
});
//= an object handed from function to function
import express from 'express';
const cache = new Map<string, string>();
function remember(into: Map<string, string>, key: string, value: string) {
  into.set(key, value); // want "cache"
}
const app = express();
app.get('/u/:id', (req, res) => {
  remember(cache, req.params.id, req.url);
  const own = new Map<string, string>();
  remember(own, req.params.id, req.url);
  res.end();
});
//= an alias of a module-level map
import express from 'express';
const store = { users: new Map<string, string>() };
const { users } = store;
const app = express();
app.get('/u/:id', (req, res) => {
  users.set(req.params.id, req.url); // want "users"
  res.end();
});
//= CommonJS: an array that another file exports
//- log.js
const entries = [];
module.exports = { entries };
//- app.js
const express = require('express');
const { entries } = require('./log');
const app = express();
app.use((req, res, next) => {
  entries.push({ url: req.url, at: Date.now() }); // want "entries"
  next();
});
//= CommonJS: a function of another file adds
//- store.js
const cache = {};
exports.put = (key, value) => {
  cache[key] = value; // want "cache"
};
//- app.js
const http = require('http');
const store = require('./store');
http.createServer((req, res) => {
  store.put(req.url, Date.now());
  res.end();
}).listen(3000);
//= a factory's closure that is made once
import express from 'express';
function createLimiter() {
  const hits = new Map<string, number>();
  return (key: string) => {
    hits.set(key, (hits.get(key) ?? 0) + 1); // want "hits"
    return (hits.get(key) ?? 0) < 100;
  };
}
const allow = createLimiter();
const app = express();
app.use((req, res, next) => {
  if (allow(req.ip ?? '')) next();
  else res.status(429).end();
});
//= a factory's closure that each request makes
import express from 'express';
function createMemo() {
  const seen = new Map<string, number>();
  return (key: string) => {
    seen.set(key, 1);
    return seen.size;
  };
}
const app = express();
app.get('/', (req, res) => {
  const memo = createMemo();
  for (const key of Object.keys(req.query)) memo(key);
  res.end();
});
//= a list in a map of lists
import express from 'express';
const events = new Map<string, string[]>();
const app = express();
app.post('/events/:user', (req, res) => {
  const list = events.get(req.params.user) ?? [];
  list.push(req.url);
  events.set(req.params.user, list); // want "events"
  res.end();
});
//= lists under a finite key still grow
import express from 'express';
const byLevel: Record<'info' | 'error', string[]> = { info: [], error: [] };
const app = express();
app.post('/log', (req, res) => {
  byLevel.info.push(req.url); // want "info|byLevel"
  res.end();
});
//= spread into itself
import express from 'express';
let history: string[] = [];
const app = express();
app.get('/', (req, res) => {
  history = [...history, req.url]; // want "history"
  res.end();
});
//= spread into an object of itself
import express from 'express';
let users: Record<string, string> = {};
const app = express();
app.get('/u/:id', (req, res) => {
  users = { ...users, [req.params.id]: req.url }; // want "users"
  res.end();
});
//= Object.assign and unshift
import express from 'express';
const recent: string[] = [];
const flags = {};
const app = express();
app.get('/u/:id', (req, res) => {
  recent.unshift(req.url); // want "recent"
  Object.assign(flags, { seen: true });
  res.end();
});
//= a global
import express from 'express';
const app = express();
declare global {
  var requestLog: string[];
}
globalThis.requestLog = [];
app.get('/', (req, res) => {
  globalThis.requestLog.push(req.url); // want "requestLog"
  res.end();
});
//= strings only grow too
import express from 'express';
let trace = '';
const app = express();
app.get('/', (req, res) => {
  trace += req.url + '\n'; // want "trace"
  res.end();
});
//= a counter is no collection
import express from 'express';
let hits = 0;
let last = '';
const app = express();
app.get('/', (req, res) => {
  hits += 1;
  last = req.url;
  res.end(String(hits) + last);
});
//= CommonJS: required and called in place
//- app.js
const app = require('express')();
require('./routes')(app);
//- routes.js
const seen = new Map();
module.exports = (app) => {
  app.get('/u/:id', (req, res) => {
    seen.set(req.params.id, 1); // want "seen"
    res.end();
  });
};
//= a variable that is tested by what it was
import express from 'express';
const seen = new Map<string, number>();
function put(id: string, force: unknown) {
  force = !!force;
  if (force) seen.set(id, 1); // want "seen"
}
const app = express();
app.get('/u/:id', (req, res) => {
  put(req.params.id, req.query.force);
  res.end();
});
//= an object that one pass over a stream fills
import { createReadStream } from 'node:fs';
class Reader {
  #pieces: string[] = [];
  write(piece: string) {
    this.#pieces.push(piece);
  }
  done() {
    return this.#pieces.join('');
  }
}
async function read(chunks: AsyncIterable<Buffer>) {
  const reader = new Reader();
  for await (const chunk of chunks) reader.write(String(chunk));
  return reader.done();
}
console.log(await read(createReadStream('a.txt')));
//= a function that remembers every argument
import express from 'express';
import memoize from 'lodash.memoize';
const priceOf = memoize((id: string) => id.length);
const limited = memoize((kind: 'a' | 'b') => kind.length);
const app = express();
app.get('/p/:id', (req, res) => {
  res.json([priceOf(req.params.id), limited('a')]); // want "priceOf"
});
//= `this` in a static method is the class
import express from 'express';
class Audit {
  static entries: string[] = [];
  static #seen = new Set<string>();
  static recent: string[] = [];
  static record(what: string) {
    this.entries.push(what); // want "`entries`"
    this.#seen.add(what); // want "`#?seen`"
    this.recent = [...this.recent, what].slice(-100);
  }
}
const app = express();
app.post('/:what', (req, res) => {
  Audit.record(req.params.what);
  res.end();
});
//= one of two maps, of which only one is swept
import express from 'express';
const members = new Map<string, number>();
const guests = new Map<string, number>();
setInterval(() => {
  for (const [id, at] of guests) if (at < Date.now() - 60_000) guests.delete(id);
}, 10_000);
const app = express();
app.get('/', (req, res) => {
  const token = req.get('authorization');
  const seen = token === undefined ? guests : members;
  seen.set(token ?? req.ip ?? '', Date.now()); // want "`members`"
  res.end();
});

//= `this` in a function that a field's initialiser hands over
import express from 'express';
const told = (f: (what: string) => void) => f;
class Library {
  private readonly lent: string[] = [];
  private readonly opened: string[] = [];
  private readonly held = new Map<string, number>();
  private readonly lend = told((title) => this.note(title));
  private readonly open = told((page) => this.mark(page));
  private readonly hold = told((title) => {
    this.held.set(title, 1);
    setTimeout(() => this.held.delete(title), 1000);
  });
  private note(title: string) {
    this.lent.push(title); // want "`lent` lives as long as the process"
  }
  private mark(page: string) {
    this.opened.push(page); // want "`opened` lives as long as the process"
  }
  serve(title: string, page: string) {
    this.lend(title);
    this.open(page);
    this.hold(title);
  }
}
class Slip {
  private readonly lines: string[] = [];
  private readonly write = told((line) => this.keep(line));
  private keep(line: string) {
    this.lines.push(line);
  }
  add(line: string) {
    this.write(line);
  }
}
const library = new Library();
express().get('/:title/:page', (req, res) => {
  library.serve(req.params.title, req.params.page);
  const slip = new Slip();
  slip.add(req.params.page);
  res.end();
});
