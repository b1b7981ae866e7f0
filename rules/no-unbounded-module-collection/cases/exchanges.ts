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
//= what only a logout takes out stays for all who just go away
import express from 'express';
import { randomUUID } from 'node:crypto';

const app = express();
const sessions = new Map<string, { user: string }>();
const lastSeen = new Map<string, number>();
const tokens = new Set<string>();

app.post('/login', (req, res) => {
  const token = randomUUID();
  sessions.set(token, { user: String(req.query.user) }); // want "sessions.*who does not log out leaves an entry behind"
  tokens.add(token); // want "tokens.*who does not log out"
  res.cookie('sid', token).end();
});
app.use((req, res, next) => {
  lastSeen.set(req.cookies.sid, Date.now()); // want "lastSeen.*who does not log out"
  next();
});
app.post('/logout', (req, res) => {
  sessions.delete(req.cookies.sid);
  forget(req.cookies.sid);
  res.end();
});
app.get('/bye', signOut);
function signOut(req: express.Request, res: express.Response) {
  tokens.delete(req.cookies.sid);
  res.end();
}
function forget(sid: string) {
  lastSeen.delete(sid);
}
//= what goes at a logout, and when it is out of date, when a timer says so, or as somebody else's, does not stay
import express from 'express';
import { randomUUID } from 'node:crypto';

const app = express();
const swept = new Map<string, number>();
const timed = new Map<string, number>();
const turnedOut = new Map<string, number>();
const rooms = new Map<string, number>();

app.post('/login', (req, res) => {
  const token = randomUUID();
  swept.set(token, Date.now());
  timed.set(token, Date.now());
  turnedOut.set(token, Date.now());
  setTimeout(() => drop(token), 3_600_000);
  res.cookie('sid', token).end();
});
app.post('/logout', (req, res) => {
  swept.delete(req.cookies.sid);
  turnOut(req.cookies.sid);
  drop(req.cookies.sid);
  res.end();
});
app.post('/sessions/:token/revoke', (req, res) => {
  turnOut(req.params.token);
  res.end();
});
function turnOut(token: string) {
  turnedOut.delete(token);
}
function drop(token: string) {
  timed.delete(token);
}
setInterval(() => {
  for (const [token, at] of swept) if (Date.now() - at > 3_600_000) swept.delete(token);
}, 60_000);
// One for each room, which only its name says: who takes leave of it is the last one there.
app.post('/rooms', (req, res) => {
  const room = randomUUID();
  rooms.set(room, Date.now());
  res.json({ room });
});
app.post('/rooms/:room/sign-off', (req, res) => {
  rooms.delete(req.params.room);
  res.end();
});
//= what is only called off stays when it is done
import express from 'express';
import { randomUUID } from 'node:crypto';
import { render, store } from './render.js';

const app = express();
const jobs = new Map<string, AbortController>();
const exports = new Map<string, AbortController>();
const bookings = new Map<string, object>();

app.post('/jobs', (req, res) => {
  const id = randomUUID();
  const control = new AbortController();
  jobs.set(id, control); // want "jobs.*what is not called off stays when it is done"
  void render(control.signal);
  res.json({ id });
});
app.post('/jobs/:id/cancel', (req, res) => {
  jobs.get(req.params.id)?.abort();
  jobs.delete(req.params.id);
  res.end();
});
app.post('/exports', (req, res) => {
  const id = randomUUID();
  const control = new AbortController();
  exports.set(id, control);
  void store(control.signal).finally(() => exports.delete(id));
  res.json({ id });
});
app.post('/exports/:id/cancel', (req, res) => {
  exports.get(req.params.id)?.abort();
  exports.delete(req.params.id);
  res.end();
});
// To cancel is how these end.
app.post('/bookings', (req, res) => {
  const id = randomUUID();
  bookings.set(id, {});
  res.json({ id });
});
app.post('/bookings/:id/cancel', (req, res) => res.json(bookings.delete(req.params.id)));
