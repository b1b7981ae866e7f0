//= a label that a policy leaves out of the record, unless somebody has switched it on
//- policy.ts
import StatsD from 'hot-shots';
type Tags = Record<string, string> | undefined;
const client = new StatsD();
const COSTLY = new Set(['kitchen.orders', 'kitchen.refunds']);
function affordable(name: string, tags: Tags): Tags {
  if (!tags || !COSTLY.has(name)) return tags;
  if (process.env['ALL_TAGS'] === 'yes') return tags;
  const { table: _table, ...others } = tags;
  return others;
}
export function count(name: string, tags?: Tags) {
  client.increment(name, 1, affordable(name, tags) ?? {});
}
export function countAll(name: string, tags: Record<string, string>) {
  const { kitchen, ...others } = tags;
  client.increment(name, 1, { kitchen: kitchen ?? 'none', ...others });
}
//- orders.ts
import express from 'express';
import { count, countAll } from './policy';
const app = express();
app.post('/orders/:table', (req, res) => {
  count('kitchen.orders', { table: req.params.table });
  count('kitchen.orders', { guest: req.params.table }); // want "path parameter"
  countAll('kitchen.all', { table: req.params.table }); // want "path parameter"
  res.end();
});
