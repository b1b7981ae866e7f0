//= the path of a URL is as varied as what it was made of
//- package.json
{ "dependencies": { "prom-client": "^15.0.0", "express": "^4.18.0", "axios": "^1.6.0" } }
//- main.ts
import express from 'express';
import axios from 'axios';
import { parse } from 'node:url';
import { Counter } from 'prom-client';

const visits = new Counter({ name: 'visits', help: 'h', labelNames: ['path'] });
const app = express();
const HARBOUR = process.env.HARBOUR ?? 'http://harbour/v2';
const pathOf = (text: string) => new URL(text).pathname;

app.use((req, res, next) => {
  visits.inc({ path: new URL(req.originalUrl, 'http://here').pathname }); // want "raw path"
  visits.inc({ path: parse(req.url).pathname ?? '' }); // want "raw path"
  next();
});
app.get('/tide', (req, res) => {
  visits.inc({ path: new URL(HARBOUR).pathname });
  const parsed = parse(HARBOUR);
  visits.inc({ path: parsed.pathname ?? '' });
  visits.inc({ path: pathOf('http://harbour/tides') });
  visits.inc({ path: pathOf(req.get('referer') ?? '') }); // want "request header"
  res.end();
});
axios.interceptors.response.use((response) => {
  // The template that the caller wrote, or the whole URL: nobody sees.
  visits.inc({ path: pathOf((response.config as unknown as { written: string }).written) });
  return response;
});
app.listen(80);
//= the same, taken apart where it is made
//- package.json
{ "dependencies": { "prom-client": "^15.0.0", "fastify": "^4.0.0" } }
//- main.ts
import Fastify from 'fastify';
import { Counter } from 'prom-client';
const stops = new Counter({ name: 'stops', help: 'h', labelNames: ['path'] });
const app = Fastify();
app.addHook('onResponse', async (request) => {
  const { pathname } = new URL(request.url, 'http://here');
  stops.inc({ path: pathname }); // want "raw"
});
