//= settings of an application
//- desk.js
const express = require('express');
const app = express();
const visitors = new Map();
const present = new Map();
app.set('visitors', visitors);
app.set('present', present);
app.set('view engine', 'pug');
app.get('/enter', (req, res) => {
  req.app.get('visitors').set(req.url, 1); // want "`visitors` lives as long as the process"
  app.get('present').set(req.url, 1);
  res.end();
});
app.post('/leave', (req, res) => {
  const here = req.app.get('present');
  here.delete(req.url);
  res.end();
});
//= kept for each request, but the same every time
//- gate.ts
import { Hono } from 'hono';
const stamps = { by: {} as Record<string, number>, latest: {} as Record<string, number> };
const app = new Hono<{ Variables: { stamps: typeof stamps; own: string[] } }>();
app.use('*', async (c, next) => {
  const own: string[] = [];
  c.set('stamps', stamps);
  c.set('own', own);
  await next();
});
app.get('/:id', (c) => {
  c.get('stamps').by[c.req.param('id')] = 1; // want "`by` lives as long as the process"
  c.get('stamps').latest[c.req.param('id')] = 1;
  c.get('own').push(c.req.param('id'));
  return c.text('');
});
app.delete('/:id', (c) => {
  delete c.get('stamps').latest[c.req.param('id')];
  return c.text('');
});
//= what a server keeps for the program
//- inn.js
const Hapi = require('@hapi/hapi');
const server = Hapi.server();
server.app.guests = {};
server.app.keys = new Set();
server.route({
  method: 'GET',
  path: '/{room}',
  handler: (request) => {
    request.server.app.guests[request.path] = 1; // want "`guests` lives as long as the process"
    request.server.app.keys.add(request.path);
    request.raw.res.on('close', () => request.server.app.keys.delete(request.path));
    return '';
  },
});
//= the server that a handler is called on
//- mill.ts
import Fastify from 'fastify';
const app = Fastify();
app.decorate('sacks', new Set<string>());
app.decorate('wheels', new Set<string>());
app.get('/grind', async function (request) {
  this.sacks.add(request.url); // want "`sacks` lives as long as the process"
  this.wheels.add(request.url);
  return '';
});
app.addHook('onResponse', function (request, reply, done) {
  this.wheels.delete(request.url);
  done();
});
