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
