//= a pool for each request
import express from 'express';
import { Piscina } from 'piscina';
import Tinypool from 'tinypool';
import workerpool from 'workerpool';

const shared = new Piscina({ filename: './worker.js' });
const app = express();
app.post('/a', async (req, res) => {
  const pool = new Piscina({ filename: './worker.js' }); // want "pool of threads"
  res.json([await pool.run(req.body), await shared.run(req.body)]);
});
app.post('/b', async (req, res) => {
  const pool = workerpool.pool('./worker.js'); // want "pool of threads"
  res.json(await pool.exec('work', [req.body]));
  await pool.terminate();
});
app.post('/c', async (req, res) => {
  const pool = new Tinypool({ filename: './worker.js' }); // want "pool of threads"
  res.json(await pool.run(req.body));
});
