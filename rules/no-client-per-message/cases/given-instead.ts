//= a class that makes a pool unless it is given one
import express from 'express';
import { Pool } from 'pg';
class Database {
  readonly pool: Pool;
  constructor(
    readonly options: { url: string; pool?: Pool },
    instances?: { pool: Pool },
  ) {
    if (instances) {
      this.pool = instances.pool;
    } else {
      this.pool = options.pool ?? new Pool({ connectionString: options.url });
    }
  }
}
const options = { url: 'postgres://db' };
const main = new Database(options);
const app = express();
app.get('/given', async (req, res) => {
  const transaction = new Database(options, { pool: main.pool });
  res.json(await transaction.pool.query('select 1'));
});
app.get('/part', async (req, res) => {
  const other = new Database({ url: 'postgres://db', pool: main.pool });
  res.json(await other.pool.query('select 1'));
});
app.get('/none', async (req, res) => {
  const other = new Database(options); // want "connection pool is made for every request"
  res.json(await other.pool.query('select 1'));
});
app.get('/nothing', async (req, res) => {
  const other = new Database({ url: 'postgres://db' }, undefined); // want "connection pool is made for every request"
  res.json(await other.pool.query('select 1'));
});

//= a factory whose default makes one, and one that asks
import http from 'node:http';
import Redis from 'ioredis';
class Cache {
  readonly #redis: Redis;
  constructor(redis = new Redis()) {
    this.#redis = redis;
  }
  get(key: string) {
    return this.#redis.get(key);
  }
}
function cacheOf(redis?: Redis): Redis {
  if (redis === undefined) redis = new Redis();
  return redis;
}
const shared = new Redis();
http.createServer(async (req, res) => {
  const given = new Cache(shared);
  const made = new Cache(); // want "is made for every request"
  cacheOf(shared);
  cacheOf(); // want "is made for every request"
  res.end((await given.get('a')) ?? (await made.get('a')));
}).listen(8080);

//= a job that connects by itself unless its caller brings what it needs, behind a route and behind a timer
import express from 'express';
import { Pool } from 'pg';
interface Connections {
  pool: Pool;
}
async function connectAll(url: string): Promise<Connections> {
  return { pool: new Pool({ connectionString: url }) };
}
async function archive(url: string, connections?: Connections): Promise<void> {
  const { pool } = connections ?? (await connectAll(url));
  await pool.query('insert into archive select * from readings');
}
async function prune(url: string, connections?: Connections): Promise<void> {
  const { pool } = connections ?? (await connectAll(url)); // want "connection pool is made for every request"
  await pool.query('delete from readings');
}
const pool = new Pool();
const app = express();
app.post('/archive', async (req, res) => {
  await archive('postgres://meters', { pool });
  res.end();
});
app.post('/prune', async (req, res) => {
  await prune('postgres://meters');
  res.end();
});
app.post('/prune-all', async (req, res) => {
  await prune('postgres://meters', { pool });
  res.end();
});

//= what a caller has to ask for with an option
import express from 'express';
import { Pool } from 'pg';
const shared = new Pool();
async function count(table: string, isolated: boolean, options: { replica?: boolean } = {}): Promise<unknown> {
  if (isolated) {
    const own = new Pool();
    return own.query(`select count(*) from ${table}`);
  }
  if (options.replica) {
    const replica = new Pool({ host: 'replica' }); // want "connection pool is made for every request"
    return replica.query(`select count(*) from ${table}`);
  }
  return shared.query(`select count(*) from ${table}`);
}
const app = express();
app.get('/meters', async (req, res) => {
  res.json([await count('meters', false), await count('readings', false, { replica: false })]);
});
app.get('/owners', async (req, res) => {
  res.json(await count('owners', false, { replica: true }));
});

//= a parameter that gets what is made is not a place of the caller's
//- statistics.js
const { MongoClient } = require('mongodb');
exports.statistics = async function (db) {
  if (!db) {
    const client = await MongoClient.connect('mongodb://meters', {}); // want "MongoDB client is made for every request"
    db = client.db();
  }
  return db.command({ serverStatus: 1 });
};
//- index.js
const express = require('express');
const meters = require('./statistics');
const app = express();
app.get('/statistics', async (req, res) => {
  res.json(await meters.statistics(meters.database));
});
//= settings of a caller's own ask for a client of its own, also behind a function that hands them on
import express from 'express';
import { Agent } from 'undici';
const shared = new Map<string, Agent>();
function agentFor(kind: string, own?: { cert: string }): Agent {
  if (!own) {
    let agent = shared.get(kind);
    if (!agent) {
      agent = new Agent({});
      shared.set(kind, agent);
    }
    return agent;
  }
  return new Agent({ connect: own });
}
function barnAgent(own?: { cert: string }): Agent {
  return agentFor('barn', own);
}
const app = express();
app.get('/hay', async (req, res) => {
  const response = await fetch('https://barn/hay', { dispatcher: barnAgent() });
  res.json(await response.json());
});
app.get('/straw', async (req, res) => {
  const dispatcher = barnAgent({ cert: 'straw' }); // want "HTTP agent"
  const response = await fetch('https://barn/straw', { dispatcher });
  res.json(await response.json());
});
