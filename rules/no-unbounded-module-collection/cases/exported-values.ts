// Values that a file exports without a name of their own in it.
//= by CommonJS, filled in the file and in another one
//- desk.js
const express = require('express');
const store = require('./store');
const { late } = require('./store');
const app = express();
module.exports.queue = [];
exports.failed = {};
exports.recent = [];
exports.plans = {};
app.post('/parcels/:id', (req, res) => {
  module.exports.queue.push(req.body); // want "`queue` lives as long as the process"
  exports.failed[req.params.id] = req.body; // want "`failed` lives as long as the process"
  exports.recent.push(req.body);
  if (exports.recent.length > 100) exports.recent.shift();
  exports.plans[req.body.plan === 'pro' ? 'pro' : 'free'] = 1;
  store.parcels.set(req.params.id, req.body); // want "`parcels` lives as long as the process"
  store.open.set(req.params.id, req.body);
  store.byDesk[req.params.id] = req.body; // want "`byDesk` lives as long as the process"
  late.push(req.params.id); // want "`late` lives as long as the process"
  res.end();
});
app.delete('/parcels/:id', (req, res) => {
  store.close(req.params.id);
  res.end();
});
app.listen(8080);
//- store.js
exports.parcels = new Map();
exports.open = new Map();
exports.byDesk = {};
exports.late = [];
exports.close = (id) => exports.open.delete(id);

//= by default
//- seen.ts
export default new Set<string>();
//- lately.ts
export default new Map<string, number>();
//- a.ts
import { createServer } from 'node:http';
import seen from './seen.ts';
import lately from './lately.ts';
setInterval(() => lately.clear(), 60_000);
createServer((req) => {
  seen.add(req.url!); // want "`seen` lives as long as the process"
  lately.set(req.url!, Date.now());
}).listen(8080);

//= a function that is all that a file exports, with others set on it
//- remember.js
module.exports = function remember(read) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, read(key)); // want "`known` lives as long as the process"
    return known.get(key);
  };
};
module.exports.briefly = function briefly(read, ms) {
  const lately = {};
  return (key) => {
    const hit = lately[key];
    if (hit && hit.until > Date.now()) return hit.value;
    lately[key] = { value: read(key), until: Date.now() + ms }; // want "`lately` lives as long as the process"
    return lately[key].value;
  };
};
module.exports.few = (read) => {
  const few = new Map();
  return (key) => {
    few.set(key, read(key));
    if (few.size > 50) few.delete(few.keys().next().value);
    return few.get(key);
  };
};
//- main.js
const http = require('http');
const remember = require('./remember');
const full = remember((key) => key.length);
const brief = remember.briefly((key) => key.length, 1000);
const few = remember.few((key) => key.length);
http.createServer((req, res) => res.end(String(full(req.url) + brief(req.url) + few(req.url)))).listen(8080);
//= an object that is a file’s exports and a variable of it: its methods are called by either
//- notes.js
const crypto = require('node:crypto');
let kept = {};
const logged = {};
const notes = (module.exports = {
  put(text) {
    const key = crypto.randomUUID();
    setTimeout(() => notes.drop(key), 5000);
    kept[key] = text;
    logged[key] = text; // want "`logged`"
    return key;
  },
  drop(key) {
    delete kept[key];
  },
});
//- main.ts
import express from 'express';
import notes from './notes.js';
express().post('/notes', (req, res) => res.send(notes.put(req.body)));
