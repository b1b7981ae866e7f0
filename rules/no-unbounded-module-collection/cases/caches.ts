//= entries that go when they are read too late, or have changed
import express from 'express';
const versions = new Map<string, { version: number; until: number }>();
const lastSeen = new Map<string, number>();
function cached(userId: string): number | null {
  const entry = versions.get(userId);
  if (!entry || Date.now() > entry.until) {
    versions.delete(userId);
    return null;
  }
  return entry.version;
}
function remember(userId: string, version: number) {
  versions.set(userId, { version, until: Date.now() + 60_000 }); // want "what takes entries out does not help"
}
function invalidateVersion(userId: string) {
  versions.delete(userId);
}
function leave(userId: string) {
  lastSeen.delete(userId);
}
const app = express();
app.get('/users/:userId', (req, res) => {
  const known = cached(req.params.userId);
  if (known === null) remember(req.params.userId, 1);
  lastSeen.set(req.params.userId, Date.now());
  res.json(known);
});
app.put('/users/:userId', (req, res) => {
  invalidateVersion(req.params.userId);
  res.end();
});
app.delete('/users/:userId', (req, res) => {
  leave(req.params.userId);
  res.end();
});
//= entries that begin like this are out of date, or of a reader who has gone
import express from 'express';
const pages = new Map<string, string>();
const drafts = new Map<string, string>();
class Shelves {
  readonly #books = new Map<string, string>();
  put(key: string, book: string) {
    this.#books.set(key, book); // want "books` lives"
  }
  invalidateMatching(pattern: string) {
    for (const key of this.#books.keys()) {
      if (key.includes(pattern)) this.#books.delete(key);
    }
  }
}
const shelves = new Shelves();
function invalidateAll(prefix: string) {
  for (const key of pages.keys()) if (key.startsWith(prefix)) pages.delete(key);
}
function forget(reader: string) {
  for (const key of drafts.keys()) if (key.startsWith(`${reader}:`)) drafts.delete(key);
}
const app = express();
app.put('/books/:id/pages/:page', (req, res) => {
  pages.set(`${req.params.id}:${req.params.page}`, req.body); // want "`pages`"
  drafts.set(`${req.ip}:${req.params.id}`, req.body);
  shelves.put(req.params.id, req.body);
  shelves.invalidateMatching(req.params.id);
  invalidateAll(`${req.params.id}:`);
  req.on('close', () => forget(req.ip ?? ''));
  res.end();
});

//= an entry that is put back by the run that takes it out
import express from 'express';
const quotes = new Map<string, { at: number; price: number }>();
const drafts = new Map<string, string>();
const carts = new Map<string, string[]>();
const latest = new Map<string, string>();
const app = express();
app.get('/quotes/:symbol', async (req, res) => {
  const { symbol } = req.params;
  const known = quotes.get(symbol);
  if (known && Date.now() - known.at < 5000) return res.json(known.price);
  if (known) quotes.delete(symbol);
  const price = await fetchPrice(symbol);
  quotes.set(symbol, { at: Date.now(), price }); // want "it is put back in the same run"
  res.json(price);
});
// what is saved without a text goes for good
app.put('/drafts/:id', (req, res) => {
  drafts.delete(req.params.id);
  if (req.body.text === '') return res.end();
  drafts.set(req.params.id, req.body.text);
  res.end();
});
app.post('/carts/:id', (req, res) => {
  const { id } = req.params;
  if (req.body.paid) {
    carts.delete(id);
    return res.end();
  }
  carts.set(id, req.body.items);
  res.end();
});
// put at the end, so that the oldest one is the first
app.post('/latest/:topic', (req, res) => {
  latest.delete(req.params.topic);
  latest.set(req.params.topic, req.body.text);
  if (latest.size > 500) latest.delete(latest.keys().next().value ?? '');
  res.end();
});
async function fetchPrice(symbol: string): Promise<number> {
  return Number(await (await fetch(`https://prices.example/${symbol}`)).text());
}
app.listen(3000);
