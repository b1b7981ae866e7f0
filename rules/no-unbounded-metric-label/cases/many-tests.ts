//= a text that is compared with one name after the other, and may be changed by each
import { Counter } from 'prom-client';
import express from 'express';
const seen = new Counter({ name: 'seen_total', help: 'seen', labelNames: ['kind'] });
const app = express();
app.get('/things/:kind', (req, res) => {
  let kind = req.params.kind;
  if (kind === 'k0') res.header('x-k', '0');
  if (kind === 'k1') res.header('x-k', '1');
  if (kind === 'k2') res.header('x-k', '2');
  if (kind === 'k3') res.header('x-k', '3');
  if (kind === 'k4') res.header('x-k', '4');
  if (kind === 'k5') res.header('x-k', '5');
  if (kind === 'k6') res.header('x-k', '6');
  if (kind === 'k7') res.header('x-k', '7');
  if (kind === 'k8') res.header('x-k', '8');
  if (kind === 'k9') res.header('x-k', '9');
  if (kind === 'k10') res.header('x-k', '10');
  if (kind === 'k11') res.header('x-k', '11');
  if (kind === 'k12') res.header('x-k', '12');
  if (kind === 'k13') res.header('x-k', '13');
  if (kind === 'k14') res.header('x-k', '14');
  if (kind === 'k15') res.header('x-k', '15');
  if (kind === 'k16') res.header('x-k', '16');
  if (kind === 'k17') res.header('x-k', '17');
  if (kind === 'k18') res.header('x-k', '18');
  if (kind === 'k19') res.header('x-k', '19');
  if (kind === 'k20') res.header('x-k', '20');
  if (kind === 'k21') res.header('x-k', '21');
  if (kind === 'k22') res.header('x-k', '22');
  if (kind === 'k23') res.header('x-k', '23');
  if (kind === 'k24') res.header('x-k', '24');
  if (kind === 'k25') res.header('x-k', '25');
  seen.labels(kind).inc(); // want "label"
  res.end();
});
