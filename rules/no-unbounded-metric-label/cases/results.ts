//= what a result holds is what it was made with here, not what others were made with
//- result.ts
export function ok(value?: any) {
  return { value, unwrap: () => value, isErr: () => false };
}
export function err(error: unknown) {
  return { error, unwrap: () => { throw error; }, isErr: () => true };
}
//- harbour.ts
import { ok, err } from './result';
export function berthOf(size: number) {
  if (size < 0) return err('size');
  return ok({ name: size > 100 ? 'long' : 'short' });
}
export function arrivalOf(text: string) {
  return ok({ name: new Date(), text });
}
//- server.ts
import express from 'express';
import { Counter } from 'prom-client';
import { arrivalOf, berthOf } from './harbour';
const ships = new Counter({ name: 'ships', help: 'h', labelNames: ['berth'] });
const app = express();
app.post('/ships/:name', (req, res) => {
  const berth = berthOf(Number(req.query.size));
  if (berth.isErr()) return;
  ships.inc({ berth: berth.value.name });
  ships.inc({ berth: berth.unwrap().name });
  const arrival = arrivalOf(req.params.name);
  ships.inc({ berth: arrival.value.text }); // want "path parameter"
  const held = arrival.value;
  ships.inc({ berth: held.name }); // want "point in time"
  res.end();
});
