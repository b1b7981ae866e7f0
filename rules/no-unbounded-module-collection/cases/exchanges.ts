//= a sign-in at another site that is begun leaves its entry behind where nobody comes back
import express from 'express';
import { randomBytes, randomUUID } from 'node:crypto';

const app = express();
const pendingSignIns = new Map<string, { returnTo: string }>();
const challenges: Record<string, Buffer> = {};

app.get('/sign-in', (req, res) => {
  const state = randomUUID();
  pendingSignIns.set(state, { returnTo: String(req.query.to) }); // want "pendingSignIns.*waits for somebody to come back"
  res.redirect(`https://bank.example/authorize?state=${state}`);
});
app.get('/signed-in', (req, res) => {
  const state = String(req.query.state);
  const begun = pendingSignIns.get(state);
  if (!begun) return res.status(400).end();
  pendingSignIns.delete(state);
  res.redirect(begun.returnTo);
});

app.post('/passkeys/begin', (req, res) => {
  const id = randomUUID();
  challenges[id] = randomBytes(32); // want "challenges"
  res.json({ id });
});
app.post('/passkeys/end', (req, res) => {
  const challenge = challenges[req.body.id];
  delete challenges[req.body.id];
  res.json({ ok: challenge !== undefined });
});

//= one that expires by a timer, by a sweep, or by the next sign-in does not stay
import express from 'express';
import { randomUUID } from 'node:crypto';

const app = express();
const logins = new Map<string, number>();
const nonces = new Map<string, number>();
const states = new Map<string, number>();

app.get('/a', (req, res) => {
  const state = randomUUID();
  logins.set(state, Date.now());
  setTimeout(() => logins.delete(state), 60_000);
  res.redirect(`https://bank.example/?state=${state}`);
});
app.get('/a/back', (req, res) => {
  const at = logins.get(String(req.query.state));
  logins.delete(String(req.query.state));
  res.json(at);
});

const tickets = new Map<string, number>();
const expire = (ticket: string) => setTimeout(() => tickets.delete(ticket), 60_000);
app.get('/d', (req, res) => {
  const ticket = randomUUID();
  tickets.set(ticket, Date.now());
  expire(ticket);
  res.json({ ticket });
});
app.get('/d/back', (req, res) => res.json(tickets.delete(String(req.query.ticket))));

app.get('/b', (req, res) => {
  const nonce = randomUUID();
  nonces.set(nonce, Date.now());
  res.json({ nonce });
});
app.post('/b/back', (req, res) => res.json(nonces.delete(req.body.nonce)));
setInterval(() => {
  for (const [nonce, at] of nonces) if (at < Date.now() - 60_000) nonces.delete(nonce);
}, 60_000);

app.get('/c', (req, res) => {
  for (const [old, at] of states) if (at < Date.now() - 60_000) states.delete(old);
  const state = randomUUID();
  states.set(state, Date.now());
  res.redirect(`https://bank.example/?state=${state}`);
});
app.get('/c/back', (req, res) => res.json(states.delete(String(req.query.state))));
app.get('/c/sweep', (req, res) => {
  states.forEach((at, state) => at < Date.now() && states.delete(state));
  res.end();
});

//= what is made by one request and taken away by another is no exchange
import express from 'express';
import { randomUUID } from 'node:crypto';

const app = express();
const games = new Map<string, object>();

app.post('/games', (req, res) => {
  const id = randomUUID();
  games.set(id, {});
  res.json({ id });
});
app.delete('/games/:id', (req, res) => res.json(games.delete(req.params.id)));
