//= allow: what is called, and the function that starts it
//- leakline.config.json
{ "rules": { "no-unstopped-timer": ["error", { "allow": ["scheduler.every", "startHeartbeat"] }] } }
//- main.ts
import express from 'express';
function startHeartbeat() {
  setInterval(() => console.log('beat'), 1000);
}
express().get('/', (req, res) => {
  startHeartbeat();
  setInterval(() => console.log(req.url), 1000); // want "timer"
  res.end();
});
//= perConnection: only requests and messages
//- leakline.config.json
{ "rules": { "no-unstopped-timer": ["error", { "perConnection": false }] } }
//- main.ts
import express from 'express';
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  setInterval(() => ws.ping(), 1000);
});
express().get('/', (req, res) => {
  setInterval(() => console.log(req.url), 1000); // want "timer"
  res.end();
});
//= perConnection, as it is by default
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  setInterval(() => ws.ping(), 1000); // want "connection"
});
