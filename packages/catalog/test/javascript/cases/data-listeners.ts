//= interceptors of an instance that everybody shares
import axios from 'axios';
import express from 'express';

const app = express();
const api = axios.create({ baseURL: 'http://upstream' });
api.interceptors.response.use((response) => response);

app.get('/a', async (req, res) => {
  api.interceptors.request.use((config) => config); // want "interceptor is added on"
  axios.interceptors.request.use((config) => config); // want "interceptor is added on"
  const own = axios.create();
  own.interceptors.request.use((config) => config);
  res.json((await own.get('/')).data);
});

//= an interceptor for one call is taken off again
import axios from 'axios';
import express from 'express';

const app = express();
const api = axios.create({ baseURL: 'http://upstream' });
app.get('/b', async (_req, res) => {
  const id = api.interceptors.request.use((config) => config);
  res.json((await api.get('/')).data);
  api.interceptors.request.eject(id);
});

//= subscriptions of a subject that everybody shares
import { Subject } from 'rxjs';
import express from 'express';

const app = express();
const prices = new Subject<number>();
app.get('/leaky', (_req, res) => {
  prices.subscribe((price) => res.write(String(price))); // want "added on `prices`"
});
app.get('/right', (req, res) => {
  const subscription = prices.subscribe((price) => res.write(String(price)));
  req.on('close', () => subscription.unsubscribe());
});
app.get('/own', (_req, res) => {
  const done = new Subject<void>();
  done.subscribe(() => res.end());
  done.next();
});

//= node-redis and postgres.js subscriptions
import { createClient } from 'redis';
import postgres from 'postgres';
import express from 'express';

const app = express();
const subscriber = createClient();
const sql = postgres();
app.get('/events', async (_req, res) => {
  await subscriber.subscribe('news', (message) => res.write(message)); // want "added on `\w+` for every request"
  await sql.listen('news', (payload) => res.write(payload)); // want "added on `\w+` for every request"
});

//= plugins and transports are added once
import mongoose from 'mongoose';
import winston from 'winston';
import express from 'express';

const app = express();
const logger = winston.createLogger();
mongoose.plugin((schema) => schema);
logger.add(new winston.transports.Console());
app.get('/a', (_req, res) => {
  mongoose.plugin((schema) => schema); // want "nothing can take it off again"
  logger.add(new winston.transports.Console()); // want "added on `logger`"
  res.end();
});

//= loggers by name are kept by name
import log4js from 'log4js';
import log from 'loglevel';
import winston from 'winston';
import express from 'express';

const app = express();
app.get('/users/:id', (req, res) => {
  log4js.getLogger(`user-${req.params.id}`).info('seen'); // want "keeps an entry for each name"
  log.getLogger(req.params.id).info('seen'); // want "keeps an entry for each name"
  winston.loggers.get(req.params.id).info('seen'); // want "keeps an entry for each name"
  winston.loggers.get('users').info('seen');
  log.getLogger('users').info('seen');
  res.end();
});

//= ticks that nobody stops
import { interval } from 'rxjs';
import { setInterval as every } from 'node:timers';
import express from 'express';

const app = express();
interval(1000).subscribe(() => undefined);
app.get('/leaky', (_req, res) => {
  interval(1000).subscribe((n) => res.write(String(n))); // want "Nothing stops this timer"
  every(() => res.write('x'), 1000); // want "Nothing stops this timer"
});
app.get('/right', (req, res) => {
  const ticks = interval(1000).subscribe((n) => res.write(String(n)));
  const timer = every(() => res.write('x'), 1000);
  req.on('close', () => {
    ticks.unsubscribe();
    clearInterval(timer);
  });
});

//= what a breaker lets through, it runs for each call
import CircuitBreaker from 'opossum';
import express from 'express';

const stopping = new AbortController();
const breaker = new CircuitBreaker(async (url: string) => {
  const own = new AbortController();
  stopping.signal.addEventListener('abort', () => own.abort()); // want "A listener is added"
  return fetch(url, { signal: own.signal });
});
const careful = new CircuitBreaker(async (url: string) =>
  fetch(url, { signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(1000)]) }),
);
express().get('/', async (_req, res) => {
  res.json([await breaker.fire('http://stock'), await careful.fire('http://prices')]);
});
