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

//= what a decorator keeps for the methods that it stands in for
import express from 'express';
function Remembered(limit?: number) {
  return function (_owner: unknown, _name: string, descriptor: PropertyDescriptor) {
    const method = descriptor.value;
    const answers = new Map<string, unknown>();
    const latest = new Map<string, unknown>();
    const timed = new Map<string, unknown>();
    descriptor.value = function (...args: unknown[]) {
      const key = JSON.stringify(args);
      const answer = answers.get(key) ?? method.apply(this, args);
      answers.set(key, answer); // want "`answers` lives as long as the process"
      if (latest.size >= (limit ?? 100)) latest.delete(latest.keys().next().value!);
      latest.set(key, answer);
      timed.set(key, answer);
      setTimeout(() => timed.delete(key), 60_000);
      return answer;
    };
  };
}
function Counted(_owner: unknown, _name: string, descriptor: PropertyDescriptor) {
  const method = descriptor.value;
  const counts = new Map<string, number>();
  descriptor.value = function (word: string) {
    counts.set(word, (counts.get(word) ?? 0) + 1); // want "`counts` lives as long as the process"
    return method.call(this, word);
  };
}
/** Makes one for each call, and drops it with the answer. */
function Traced(_owner: unknown, _name: string, descriptor: PropertyDescriptor) {
  const method = descriptor.value;
  descriptor.value = function (...args: unknown[]) {
    const steps: unknown[] = [];
    steps.push(args);
    return method.apply(this, args) ?? steps;
  };
}
class Dictionary {
  @Remembered(500)
  meaning(word: string) {
    return word.length;
  }
  @Counted
  spelling(word: string) {
    return word.toLowerCase();
  }
  @Traced
  sound(word: string) {
    return word.at(0);
  }
}
const dictionary = new Dictionary();
express().get('/words/:word', (req, res) => {
  const { word } = req.params;
  res.json([dictionary.meaning(word), dictionary.spelling(word), dictionary.sound(word)]);
});

//= a decorator for methods that only the service itself calls
import express from 'express';
function Remembered() {
  return function (_owner: unknown, _name: string, descriptor: PropertyDescriptor) {
    const method = descriptor.value;
    const answers = new Map<string, unknown>();
    descriptor.value = function (...args: unknown[]) {
      const key = JSON.stringify(args);
      if (!answers.has(key)) answers.set(key, method.apply(this, args));
      return answers.get(key);
    };
  };
}
class Tables {
  @Remembered()
  of(month: 'june' | 'july') {
    return month.length;
  }
}
const tables = new Tables();
express().get('/tables', (_req, res) => {
  res.json([tables.of('june'), tables.of('july')]);
});
