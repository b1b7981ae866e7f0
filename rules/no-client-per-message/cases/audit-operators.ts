//= routes behind what lets administrators through only, and a service that has such routes among others
import express from 'express';
import { Pool } from 'pg';
import { adminRouter, requireAdmin, signedIn } from './guards.ts';
const app = express();
const counts = express.Router();
app.use(adminRouter);
app.use('/admin', adminRouter);
app.post('/restore/:name', [signedIn, requireAdmin], async (req, res) => {
  res.json(await new Pool().query('select 1'));
});
app.get('/admin/:table', signedIn, async (req, res) => {
  res.json(await new Pool().query('select 1'));
});
counts.use(requireAdmin);
counts.get('/sizes', async (req, res) => {
  res.json(await new Pool().query('select 1'));
});
app.use('/counts', counts);
app.get('/lists/:name', signedIn, async (req, res) => {
  const pool = new Pool(); // want "PostgreSQL connection pool"
  res.json(await pool.query('select 1'));
});
