//= allow: an event, and what adds it
//- leakline.config.json
{ "rules": { "no-listener-per-message": ["error", { "allow": ["drained", "health.on"] }] } }
//- main.ts
import { EventEmitter } from 'node:events';
import express from 'express';
const bus = new EventEmitter();
const health = new EventEmitter();
express().get('/', (req, res) => {
  bus.on('drained', () => res.end());
  health.on('change', () => res.end());
  bus.on('update', () => res.end()); // want "listener is added on `bus`"
});
//= perConnection: only requests and messages
//- leakline.config.json
{ "rules": { "no-listener-per-message": ["error", { "perConnection": false }] } }
//- main.ts
import { EventEmitter } from 'node:events';
import express from 'express';
import { WebSocketServer } from 'ws';
const bus = new EventEmitter();
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', (ws) => {
  bus.on('update', (u) => ws.send(u));
});
express().get('/', (req, res) => {
  bus.on('update', () => res.end()); // want "listener is added on `bus`"
});
