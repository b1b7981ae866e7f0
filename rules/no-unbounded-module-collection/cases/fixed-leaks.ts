//= a list that a handler fills, and a loop far up another chain of callers
//- stamps.ts
const stamps: number[] = [];
export function note() {
  stamps.push(Date.now()); // want "nothing ever takes entries out"
}
//- jobs.ts
import { note } from './stamps';
const one = () => note();
const two = () => one();
const three = () => two();
const four = () => three();
const five = () => four();
const six = () => five();
const seven = () => six();
export const eight = () => {
  for (const n of [1, 2, 3]) seven();
};
//- app.ts
import express from 'express';
import { note } from './stamps';
import { eight } from './jobs';
const app = express();
app.get('/', (req, res) => {
  note();
  res.end();
});
app.post('/warm', (req, res) => {
  eight();
  res.end();
});

//= a rate limiter: the count in an entry is no size of the map
import { Elysia } from 'elysia';
const windows = new Map<string, { count: number; since: number }>();
export const limiter = new Elysia().onBeforeHandle((context) => {
  const apiKeyId = (context as Record<string, unknown>)['apiKeyId'] as string;
  const entry = windows.get(apiKeyId);
  if (!entry) {
    windows.set(apiKeyId, { count: 1, since: Date.now() }); // want "nothing ever takes entries out"
    return;
  }
  entry.count += 1;
  if (entry.count > 100) {
    return { error: 'slow down' };
  }
});

//= a rate limiter with a limit on its entries
import { Elysia } from 'elysia';
const windows = new Map<string, { count: number; since: number }>();
export const limiter = new Elysia().onBeforeHandle((context) => {
  const apiKeyId = (context as Record<string, unknown>)['apiKeyId'] as string;
  const entry = windows.get(apiKeyId);
  if (!entry) {
    if (windows.size >= 5000) return;
    windows.set(apiKeyId, { count: 1, since: Date.now() });
    return;
  }
  entry.count += 1;
});

//= sessions that only a client's own farewell takes out
import { Hono } from 'hono';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
const app = new Hono();
app.all('/mcp', async (c) => {
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => {
      sessions.set(id, transport); // want "only runs when a client ends its session"
    },
    onsessionclosed: (id) => {
      sessions.delete(id);
    },
  });
  return transport.handleRequest(c.req.raw);
});

//= sessions that a sweep ends
import { Hono } from 'hono';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
const sessions = new Map<string, { transport: WebStandardStreamableHTTPServerTransport; seen: number }>();
setInterval(() => {
  for (const [id, session] of sessions) {
    if (Date.now() - session.seen > 60_000) sessions.delete(id);
  }
}, 60_000);
const app = new Hono();
app.all('/mcp', async (c) => {
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => {
      sessions.set(id, { transport, seen: Date.now() });
    },
    onsessionclosed: (id) => {
      sessions.delete(id);
    },
  });
  return transport.handleRequest(c.req.raw);
});

//= sessions whose transports a sweep closes, which runs onclose
import express from 'express';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
const transports: Record<string, StreamableHTTPServerTransport> = {};
setInterval(() => {
  for (const transport of Object.values(transports)) void transport.close();
}, 3_600_000);
const app = express();
app.post('/mcp', async (req, res) => {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => {
      transports[id] = transport;
    },
  });
  transport.onclose = () => {
    if (transport.sessionId) delete transports[transport.sessionId];
  };
  await transport.handleRequest(req, res, req.body);
});

//= sessions over server-sent events go with their connection
import express from 'express';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
const transports: Record<string, SSEServerTransport> = {};
const app = express();
app.get('/sse', (req, res) => {
  const transport = new SSEServerTransport('/messages', res);
  transports[transport.sessionId] = transport;
  transport.onclose = () => {
    delete transports[transport.sessionId];
  };
});

//= a list under another name: what is given, or else the instance's own
import express from 'express';
class Query {
  relations: string[] = [];
  join(name: string, given?: string[]) {
    const list = given || this.relations;
    list.push(name); // want "nothing ever takes entries out"
  }
}
const query = new Query();
const app = express();
app.get('/:id', (req, res) => {
  query.join(req.params.id);
  res.end();
});

//= a list under another name, emptied at the end, or made for the request
import express from 'express';
class Query {
  relations: string[] = [];
  join(name: string, given?: string[]) {
    const list = given || this.relations;
    list.push(name);
  }
  run() {
    const all = this.relations;
    this.relations = [];
    return all;
  }
}
const query = new Query();
const app = express();
app.get('/:id', (req, res) => {
  query.join(req.params.id);
  res.json(query.run());
});
app.get('/own/:id', (req, res) => {
  const own = new Query();
  own.join(req.params.id);
  res.json(own.relations);
});

//= a store that callers may hand in, and that none hands in
import express from 'express';
const app = express();
function perClient({ store = new Map() } = {}) {
  return (req, res, next) => {
    store.set(req.ip, Date.now()); // want "`store` lives as long as the process"
    next();
  };
}
app.use(perClient());
const shared = new Map<string, number>();
function limiter({ cache = shared, max = 3 }) {
  return (req, res, next) => {
    cache.set(req.ip, max); // want "`shared` lives as long as the process"
    next();
  };
}
app.use(limiter({ max: 4 }));
function positional(hits = new Map<string, number>()) {
  return (req, res, next) => {
    hits.set(req.ip, 1); // want "`hits` lives as long as the process"
    next();
  };
}
app.use(positional());

//= a store that every caller hands in, with a bound of its own, or that is swept
import express from 'express';
import { LRUCache } from 'lru-cache';
const app = express();
function perClient({ store = new Map() } = {}) {
  return (req, res, next) => {
    store.set(req.ip, Date.now());
    next();
  };
}
app.use(perClient({ store: new LRUCache({ max: 500 }) }));
const shared = new Map<string, number>();
setInterval(() => shared.clear(), 60_000);
function limiter({ cache = shared, max = 3 }) {
  return (req, res, next) => {
    cache.set(req.ip, max);
    next();
  };
}
app.use(limiter({ max: 4 }));
function positional(hits = new Map<string, number>()) {
  setInterval(() => hits.clear(), 60_000);
  return (req, res, next) => {
    hits.set(req.ip, 1);
    next();
  };
}
app.use(positional());
app.get('/', (req, res) => {
  const seenHere = perClient();
  seenHere(req, res, () => res.end());
});

//= a map that is handed over in an object of options
import express from 'express';
const app = express();
const hits = new Map<string, number>();
const swept = new Map<string, number>();
function limiter({ cache }) {
  return (req, res, next) => {
    cache.set(req.ip, 1); // want "`hits` lives as long as the process"
    next();
  };
}
app.use(limiter({ cache: hits }));
function sweeping({ cache }) {
  setInterval(() => cache.clear(), 60_000);
  return (req, res, next) => {
    cache.set(req.ip, 1);
    next();
  };
}
app.use(sweeping({ cache: swept }));

//= what a file exports is handed to a function that adds to it
//- queue.js
'use strict';
const seen = [];
(function (Queue) {
  Queue.add = function (id) {
    seen.push(id); // want "`seen` lives as long as the process"
  };
})(exports);
//- jobs.js
const waiting = [];
const Jobs = {};
Jobs.add = function (id) {
  waiting.push(id); // want "`waiting` lives as long as the process"
};
Jobs.take = () => waiting.length;
module.exports = Jobs;
//- audit.js
const entries = [];
const Audit = (module.exports = {});
Audit.add = (id) => {
  entries.push(id); // want "`entries` lives as long as the process"
};
//- topics.js
const Topics = module.exports;
require('./topics-recent')(Topics);
//- topics-recent.js
const recent = [];
const ids = [];
module.exports = function (Topics) {
  Topics.note = (id) => {
    recent.push(id); // want "`recent` lives as long as the process"
  };
  Topics.enter = (id) => {
    ids.push(id);
  };
  Topics.leave = () => ids.shift();
};
//- app.js
const express = require('express');
const queue = require('./queue');
const { add } = require('./jobs');
const audit = require('./audit');
const topics = require('./topics');
const app = express();
app.get('/:id', (req, res) => {
  queue.add(req.params.id);
  add(req.params.id);
  audit.add(req.params.id);
  topics.note(req.params.id);
  topics.enter(req.params.id);
  topics.leave();
  res.end();
});

//= a file that exports one thing by its name
//- fn.js
const calls = [];
function note(id) {
  calls.push(id); // want "`calls` lives as long as the process"
}
module.exports = note;
//- store.js
const kept = [];
class Store {
  constructor() {
    this.seen = [];
    this.last = [];
  }
  add(id) {
    kept.push(id); // want "`kept` lives as long as the process"
    this.seen.push(id); // want "`seen` lives as long as the process.*nothing ever takes entries out"
    this.last.push(id);
    this.last = this.last.slice(-10);
  }
}
module.exports = Store;
//- jobs.js
const waiting = [];
const jobs = {
  add(id) {
    waiting.push(id); // want "`waiting` lives as long as the process"
  },
};
module.exports = jobs;
//- shared.js
const Store = require('./store');
const shared = new Store();
module.exports = shared;
//- start.js
const started = [];
function start() {
  return started.length;
}
exports = module.exports = start;
exports.note = (id) => {
  started.push(id); // want "`started` lives as long as the process"
};
//- app.js
const express = require('express');
const note = require('./fn');
const { add } = require('./jobs');
const shared = require('./shared');
const start = require('./start');
const app = express();
app.get('/:id', (req, res) => {
  note(req.params.id);
  add(req.params.id);
  shared.add(req.params.id);
  start.note(req.params.id);
  res.json(start());
});
