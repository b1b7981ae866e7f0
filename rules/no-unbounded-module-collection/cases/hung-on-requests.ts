//= a store that a middleware hangs on each request
import express from 'express';
const drafts = new Map<string, string>();
const open = new Map<string, string>();
const app = express();
app.use((req: any, res, next) => {
  req.drafts = drafts;
  req.open = open;
  req.own = new Map();
  res.locals.texts = drafts;
  next();
});
app.put('/drafts/:id', (req: any, res) => {
  req.drafts.set(req.params.id, req.body); // want "`drafts`"
  req.own.set(req.params.id, req.body);
  req.open.set(req.params.id, req.body);
  res.end();
});
app.post('/drafts/:id', (req, res) => {
  res.locals.texts.set(req.params.id, 'new'); // want "`drafts`"
  res.end();
});
app.delete('/drafts/:id', (req: any, res) => {
  const { open } = req;
  open.delete(req.params.id);
  res.end();
});
//= by Koa, in another file
//- store.ts
export class Answers {
  private readonly byQuestion = new Map<string, string>();
  note(question: string, answer: string) {
    this.byQuestion.set(question, answer); // want "`byQuestion` lives as long as the process"
  }
}
//- index.ts
import Koa from 'koa';
import { Answers } from './store';
const answers = new Answers();
const app = new Koa();
app.use(async (ctx, next) => {
  ctx.state.answers = answers;
  ctx.state.heard = [];
  await next();
});
app.use((ctx) => {
  ctx.state.heard.push(ctx.path);
  ctx.state.answers.note(ctx.path, 'yes');
});
//= what a middleware hangs on each request is a key of what stays
import express from 'express';
const visits: Record<string, number> = {};
const plans: Record<string, number> = {};
const tenants: Record<string, number> = {};
const steps: Record<string, number> = {};
const app = express();
app.use((req: any, res, next) => {
  const from = req.headers['x-real-ip'] || req.socket.remoteAddress;
  if (from.includes(',')) req.visitor = plain(from.split(',')[0].trim());
  else req.visitor = plain(from.trim());
  req.plan = req.query.paid ? 'paid' : 'free';
  req.tenant = tenantOf(req.query.tenant);
  next();
});
function plain(address: string) {
  return address.toLowerCase();
}
function tenantOf(name: string) {
  return ['north', 'south'].includes(name) ? name : 'other';
}
app.use('/a', (req: any, res, next) => ((req.step = 'a'), next()));
app.use('/b', (req: any, res, next) => ((req.step = 'b'), next()));
app.get('/', (req: any, res) => {
  const { plan } = req;
  visits[req.visitor] = Date.now(); // want "`visits` lives as long as the process and gets an entry for each request header"
  plans[plan] = Date.now();
  tenants[req.tenant] = Date.now();
  steps[req.step] = Date.now();
  res.end();
});
//= what is hung on a request and tested before the next handler runs, which one that ends does not
import express from 'express';
const shelves: Record<string, object> = {};
const desks: Record<string, object> = {};
const halls: Record<string, object> = {};
const MAIN = 'main';
const app = express();
app.use((req, res, next) => {
  const { locals } = res;
  locals.shelf = req.get('x-shelf') || MAIN;
  if (locals.shelf !== MAIN) throw new Error('unknown shelf');
  locals.desk = req.get('x-desk') || MAIN;
  if (locals.desk !== MAIN) console.warn('another desk');
  locals.hall = req.get('x-hall') || MAIN;
  if (locals.hall !== MAIN) {
    res.status(404).end();
    return;
  }
  next();
});
app.get('/', (req, res) => {
  shelves[res.locals.shelf] = {};
  desks[res.locals.desk] = {}; // want "`desks` lives as long as the process and gets an entry for each request header"
  halls[res.locals.hall] = {};
  res.end();
});
