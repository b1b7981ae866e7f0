//= drizzle by its drivers: a pool of its own per request, or the one that it is given
import { drizzle } from 'drizzle-orm/node-postgres';
import { drizzle as overHttp } from 'drizzle-orm/neon-http';
import { Pool } from 'pg';
import express from 'express';

const app = express();
const pool = new Pool();
app.get('/leak', async (req, res) => {
  const db = drizzle({ connection: process.env.DATABASE_URL! }); // want "Postgres pool"
  res.json(await db.execute('select 1'));
});
app.get('/fine', async (req, res) => {
  const db = drizzle(pool);
  const http = overHttp({ connection: process.env.DATABASE_URL! });
  res.json([await db.execute('select 1'), await http.execute('select 1')]);
});

//= firebase-admin by its doors
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import express from 'express';

const app = express();
app.get('/users/:id', async (req, res) => {
  const own = initializeApp({}, req.params.id); // want "Firebase app"
  await getAuth(own).getUser(req.params.id);
  res.end();
});

//= hono by its doors
import { Hono } from 'hono/tiny';
import { jwt } from 'hono/jwt';
import { Counter } from 'prom-client';

const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['path'] });
const app = new Hono();
app.use('/api/*', jwt({ secret: 's', alg: 'HS256' }));
app.get('/api/:id', (c) => {
  hits.inc({ path: c.req.path }); // want "raw"
  return c.text('ok');
});

//= a parameter of the query string
import { createServer } from 'node:http';
import { Counter } from 'prom-client';

const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['tenant'] });
createServer((req, res) => {
  const url = new URL(req.url ?? '/', 'http://localhost');
  hits.inc({ tenant: url.searchParams.get('tenant') ?? 'none' }); // want "query parameter"
  res.end();
});
