//= a key that was found there already gets another value; so its ids are known ones
import express from 'express';
interface Device {
  seen: number;
}
const byName = new Map<string, Device>();
const bySerial = new Map<string, Device>();
const byPort: Record<string, Device> = {};
const byModel: Record<string, Device> = {};
const app = express();
app.put('/devices/:id', (req, res) => {
  if (!byName.has(req.params.id)) return res.sendStatus(404);
  byName.set(req.params.id, { seen: Date.now() });
  const known = bySerial.get(req.params.id);
  if (known === undefined) return res.sendStatus(404);
  bySerial.set(req.params.id, { ...known, seen: Date.now() });
  if (req.params.id in byPort) byPort[req.params.id] = { seen: Date.now() };
  byModel[req.params.id] && (byModel[req.params.id] = { seen: Date.now() });
  res.end();
});
//= a key that was found in another map, which grows, is a new one
import express from 'express';
const known = new Map<string, number>();
const other = new Map<string, number>();
const app = express();
app.put('/devices/:id', (req, res) => {
  if (req.query.register) known.set(req.params.id, Date.now()); // want "`known`"
  if (!known.has(req.params.id)) return res.sendStatus(404);
  other.set(req.params.id, Date.now()); // want "`other`"
  res.end();
});
//= a test that the key is not there yet says the opposite
import express from 'express';
const visits = new Map<string, number>();
const app = express();
app.get('/:page', (req, res) => {
  if (visits.has(req.params.page)) return res.end();
  visits.set(req.params.page, Date.now()); // want "`visits`"
  res.end();
});
//= what is tested in a handler and set in its callback
import express from 'express';
const orders = new Map<string, string>();
const app = express();
app.patch('/orders/:id', (req, res) => {
  if (!orders.has(req.params.id)) return res.sendStatus(404);
  fetch(`http://prices/${req.params.id}`).then(() => {
    orders.set(req.params.id, 'priced');
    res.end();
  });
});
//= another key was tested than the one that is set
import express from 'express';
const rooms = new Map<string, string>();
const app = express();
app.post('/rooms/:room/:guest', (req, res) => {
  if (!rooms.has(req.params.room)) return res.sendStatus(404);
  rooms.set(req.params.guest, req.params.room); // want "`rooms`"
  res.end();
});
//= idle things are taken out before others are made, and come back when they are done
import { Worker } from 'node:worker_threads';
import express from 'express';
const idle: Worker[] = [];
const started: Worker[] = [];
const app = express();
app.get('/render', (req, res) => {
  const worker = idle.pop() ?? new Worker('./render.js');
  worker.once('message', (picture) => {
    idle.push(worker);
    started.push(worker); // want "`started`"
    res.send(picture);
  });
  worker.postMessage(req.query);
});
//= a part of a key takes nothing out
import { Worker } from 'bullmq';
const active: Record<string, number> = {};
const started: Record<string, number> = {};
const waiting: Record<string, number> = {};
new Worker('mails', async (job) => {
  const key = `${job.name}:${job.id}`;
  active[`${job.name}:${job.id}`] = Date.now(); // want "`active` .* another key"
  started[key] = Date.now();
  waiting[key] = Date.now(); // want "`waiting` .* another key"
  try {
    await fetch('http://mails');
  } finally {
    delete active[job.name];
    delete started[`${job.name}:${job.id}`];
    delete waiting[job.id];
  }
});
//= what was put under a key stays where more than the key is taken out, or less
import express from 'express';
const drafts = new Map<string, string>();
const carts = new Map<string, string>();
const lines = new Map<string, string>();
const texts = new Map<string, string>();
const app = express();
app.post('/drafts/:id', (req, res) => {
  const { id } = req.params;
  drafts.set(id, req.body); // want "`drafts` .* another key"
  texts.set(id, req.body);
  res.on('close', () => drafts.delete(`${id}-draft`));
  res.on('close', () => texts.delete(`${id}`));
  res.end();
});
app.post('/carts/:user/:item', (req, res) => {
  carts.set(req.params.user + ':' + req.params.item, req.body); // want "`carts` .* another key"
  lines.set(req.params.user + ':' + req.params.item, req.body);
  res.end();
});
app.delete('/carts/:user', (req, res) => {
  carts.delete(req.params.user);
  for (const key of lines.keys()) if (key.startsWith(req.params.user)) lines.delete(key);
  res.end();
});
//= a list under a key of which nothing is known grows with each message
import express from 'express';
const byRoom: Record<string, string[]> = {};
const byKind: Record<string, string[]> = {};
const latest: Record<string, string[]> = {};
const app = express();
app.post('/say', (req, res) => {
  (byRoom[req.body.room] ??= []).push(req.body.text); // want "`byRoom` .* what it holds grows by an entry"
  const list = (latest[req.body.type] ??= []);
  list.push(req.body.text);
  if (list.length > 20) list.shift();
  const kinds = (byKind[req.body.type] ??= []);
  if (kinds.length < 20) kinds.push(req.body.text);
  res.end();
});
//= keys that a table has of its own, asked in the ways of before `Object.hasOwn`
import express from 'express';
import fs from 'node:fs';
const recipes = Object.fromEntries(fs.readdirSync('recipes').map((name) => [name, `recipes/${name}`]));
const cooked: Record<string, string> = {};
const baked: Record<string, string> = {};
const asked: Record<string, number> = {};
const app = express();
app.get('/cook/:dish', (req, res) => {
  const { dish } = req.params;
  asked[dish] = Date.now(); // want "`asked`"
  if (!Object.prototype.hasOwnProperty.call(recipes, dish)) return res.sendStatus(404);
  if (!cooked[dish]) cooked[dish] = fs.readFileSync(recipes[dish], 'utf8');
  if (recipes.hasOwnProperty(dish)) baked[dish] = cooked[dish];
  res.end(cooked[dish]);
});
//= entries that a loop over the collection comes to get other values
import express from 'express';
const stock = new Map<string, number[]>();
const prices: Record<string, number[]> = {};
const lots: Record<string, number[]> = {};
const bins: Record<string, number[]> = {};
const app = express();
app.post('/trim', (_req, res) => {
  for (const userId in prices) prices[userId] = prices[userId]!.slice(-10);
  for (const userId of Object.keys(lots)) lots[userId] = lots[userId]!.slice(-10);
  for (const [userId, all] of Object.entries(bins)) bins[userId] = all.slice(-10);
  for (const userId of stock.keys()) stock.set(userId, []);
  for (const [userId, all] of stock) stock.set(userId, all.slice(-10));
  res.end();
});
//= keys of another collection are new ones
import express from 'express';
const visits: Record<string, number> = {};
const app = express();
app.post('/merge', (req, res) => {
  for (const userId of Object.keys(req.body)) visits[userId] = 1; // want "`visits`"
  res.end();
});
//= keys that constants name: what is under one of them is not what is under another
//- package.json
{ "dependencies": { "express": "^4.18.0" } }
//- main.ts
import express from 'express';
const WHEN = 'when';
const UNIT = 'unit';
const WHO = 'who';
const units = new Map<string, number>();
const people = new Map<string, number>();
const app = express();
app.post('/log', (req, res) => {
  const entry: Record<string, unknown> = {};
  entry[WHEN] = String(Date.now());
  entry[UNIT] = 'pump';
  entry[WHO] = req.get('x-who');
  const unit = String(entry[UNIT]);
  const who = String(entry[WHO]);
  units.set(unit, (units.get(unit) ?? 0) + 1);
  people.set(who, (people.get(who) ?? 0) + 1); // want "`people`"
  res.end();
});
app.listen(80);

//= a list that a loop looks through first: what it is compared with says how many there will be
import express from 'express';
interface Row { plan: string; user: string; hits: number }
const plans: Row[] = [];
const users: Row[] = [];
const flagged: Row[] = [];
const blind: Row[] = [];
function byPlan(row: Row) {
  for (const known of plans) {
    if (known.plan === row.plan) {
      known.hits += 1;
      return;
    }
  }
  plans.push(row);
}
function byUser(row: Row) {
  for (const [i, known] of users.entries()) {
    if (known.user === row.user) {
      users[i] = row;
      return;
    }
  }
  users.push(row); // want "`users` .* an entry for each"
}
function byFlag(row: Row) {
  let isKnown = false;
  for (const known of flagged) {
    if (known.plan === row.plan) {
      known.hits += 1;
      isKnown = true;
      break;
    }
  }
  if (!isKnown) flagged.push(row);
}
function anyway(row: Row) {
  for (const known of blind) {
    if (known.plan === row.plan) {
      known.hits += 1;
      break;
    }
  }
  blind.push(row); // want "`blind` .* grows by an entry"
}
const app = express();
app.get('/:user', (req, res) => {
  const row = { plan: req.query.plan === 'pro' ? 'pro' : 'free', user: req.params.user, hits: 1 };
  byPlan(row);
  byUser(row);
  byFlag(row);
  anyway(row);
  res.end();
});
//= keys that a method goes through with a function, and those of another map
import express from 'express';
const byUser: Record<string, { key: string }[]> = {};
const seen = new Map<string, number>();
const copies: Record<string, number> = {};
const app = express();
app.delete('/keys/:id', (req, res) => {
  Object.keys(byUser).forEach((username) => {
    byUser[username] = byUser[username].filter((entry) => entry.key !== req.params.id);
  });
  Object.entries(byUser).forEach(([username, entries]) => {
    byUser[username] = entries.slice(1);
  });
  seen.forEach((count, username) => seen.set(username, count + 1));
  Object.keys(req.body).forEach((username) => {
    copies[username] = 1; // want "`copies`"
  });
  res.end();
});
