//= closed at the end of a block: a new connection each time all the same
import express from 'express';
import Redis from 'ioredis';
import { Pool } from 'pg';
class Session {
  readonly redis = new Redis();
  async [Symbol.asyncDispose]() {
    await this.redis.quit();
  }
}
const app = express();
app.get('/a', async (_req, res) => {
  await using session = new Session(); // want "A Redis connection is made for every request or message"
  res.json(await session.redis.get('news'));
});
app.get('/b', async (_req, res) => {
  await using stack = new AsyncDisposableStack();
  const pool = stack.adopt(new Pool(), (p) => p.end()); // want "A PostgreSQL connection pool is made for every request or message"
  res.json(await pool.query('select 1'));
});
