//= allow: a function that makes metrics; allowValues: a part of a name
//- leakline.config.json
{ "rules": { "no-metric-per-message": ["error", { "allow": ["ensure"], "allowValues": ["queue"] }] } }
//- main.ts
import express from 'express';
import { Counter } from 'prom-client';
const ensure = (name: string) => new Counter({ name, help: 'h' });
express().get('/x/:queue/:id', (req, res) => {
  ensure('a_total').inc();
  const { queue } = req.params;
  new Counter({ name: `jobs_${queue}_total`, help: 'h' }); // want "metric is made for every request"
  new Counter({ name: `jobs_${req.params.id}_total`, help: 'h' }); // want "metric's name has"
  res.end();
});
