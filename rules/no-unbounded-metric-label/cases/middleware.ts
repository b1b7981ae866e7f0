//= middleware in front of a handler only goes on for known ones
import Koa from 'koa';
import Router from '@koa/router';
import { Counter } from 'prom-client';
const KINDS = new Set(['parcel', 'letter']);
const sent = new Counter({ name: 'sent', help: 'h', labelNames: ['kind', 'office'] });
const isKnown = (kind: unknown): boolean => typeof kind === 'string' && KINDS.has(kind);
const answersUnknown = (ctx: Koa.Context, kind: unknown): boolean => {
  if (isKnown(kind)) return true;
  ctx.status = 404;
  return false;
};
class Checks {
  static async kind(ctx: Koa.Context, next: Koa.Next) {
    if (!answersUnknown(ctx, ctx.params.kind)) return;
    await next();
  }
}
class Post {
  static send(ctx: Koa.Context) {
    const { kind, office } = ctx.params;
    sent.inc({
      kind,
      office, // want "path parameter"
    });
  }
}
const router = new Router();
router.post('/:office/send/:kind', Checks.kind, Post.send);
new Koa().use(router.routes());
//= in a list, and with Express
import express from 'express';
import { Counter } from 'prom-client';
const KINDS = ['parcel', 'letter'];
const sent = new Counter({ name: 'sent', help: 'h', labelNames: ['kind'] });
const app = express();
const signedIn: express.RequestHandler = (req, res, next) => next();
const onlyKnown: express.RequestHandler = (req, res, next) => {
  if (KINDS.includes(req.params.kind)) return next();
  res.sendStatus(404);
};
app.post('/send/:kind', [signedIn, onlyKnown], (req, res) => {
  sent.inc({ kind: req.params.kind });
  res.end();
});
//= a middleware that goes on for all of them, and one that looks at another part
import express from 'express';
import { Counter } from 'prom-client';
const KINDS = ['parcel', 'letter'];
const sent = new Counter({ name: 'sent', help: 'h', labelNames: ['kind'] });
const app = express();
const warn: express.RequestHandler = (req, res, next) => {
  if (!KINDS.includes(req.params.kind)) console.warn(req.params.kind);
  next();
};
const other: express.RequestHandler = (req, res, next) => {
  if (KINDS.includes(req.params.office)) return next();
  res.sendStatus(404);
};
app.post('/a/:office/:kind', warn, other, (req, res) => {
  sent.inc({ kind: req.params.kind }); // want "path parameter"
  res.end();
});
//= a handler that is also registered without it
import express from 'express';
import { Counter } from 'prom-client';
const KINDS = ['parcel', 'letter'];
const sent = new Counter({ name: 'sent', help: 'h', labelNames: ['kind'] });
const app = express();
const onlyKnown: express.RequestHandler = (req, res, next) => {
  if (!KINDS.includes(req.params.kind)) return res.sendStatus(404);
  next();
};
const send: express.RequestHandler = (req, res) => {
  sent.inc({ kind: req.params.kind }); // want "path parameter"
  res.end();
};
app.post('/a/:kind', onlyKnown, send);
app.post('/b/:kind', send);
//= by a table that is filled from the disk at the start, under names in small letters
import { readdirSync } from 'node:fs';
import express from 'express';
import { Counter } from 'prom-client';
const table: Record<string, string> = Object.create(null);
const plain = (name: string) => name.trim().toLowerCase();
const has = (name: string) => Object.prototype.hasOwnProperty.call(table, name);
for (const name of readdirSync('kinds')) table[plain(name)] = name;
const isKind = (kind: unknown): boolean => typeof kind === 'string' && kind.length > 0 && has(plain(kind));
const sent = new Counter({ name: 'sent', help: 'h', labelNames: ['kind'] });
const app = express();
const onlyKnown: express.RequestHandler = (req, res, next) => {
  if (!isKind(req.params.kind)) return res.sendStatus(404);
  next();
};
app.post('/a/:kind', onlyKnown, (req, res) => {
  sent.inc({ kind: req.params.kind });
  res.end();
});
