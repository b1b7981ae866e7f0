//= allow: a collection by name; allowValues: a key by name
//- leakline.config.json
{ "rules": { "no-unbounded-module-collection": ["error", { "allow": ["known"], "allowValues": ["tenantId"] }] } }
//- main.ts
import express from 'express';
const known = new Set<string>();
const seen = new Set<string>();
const byTenant = new Map<string, number>();
express().get('/x/:id', (req, res) => {
  known.add(req.params.id);
  seen.add(req.params.id); // want "path parameter"
  const tenantId = req.headers['x-tenant'] as string;
  byTenant.set(tenantId, 1);
  byTenant.set(req.params.id, 1); // want "path parameter"
  res.end();
});
//= perConnection: only requests and messages
//- leakline.config.json
{ "rules": { "no-unbounded-module-collection": ["error", { "perConnection": false }] } }
//- main.ts
import net from 'node:net';
import express from 'express';
const sockets: net.Socket[] = [];
const urls: string[] = [];
net.createServer((socket) => {
  sockets.push(socket);
});
express().get('/', (req, res) => {
  urls.push(req.url); // want "grows"
  res.end();
});
//= perConnection, as it is by default
import net from 'node:net';
const sockets: net.Socket[] = [];
net.createServer((socket) => {
  sockets.push(socket); // want "grows"
});
