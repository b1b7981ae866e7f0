// Classes of which some instances are kept, and others go with a request.

//= a cache that is kept by its module, and one for each request
import express from 'express';

class Cache<V> {
  #entries = new Map<string, V>();

  getOrSet(key: string, make: () => V): V {
    let value = this.#entries.get(key);
    if (value === undefined) {
      value = make();
      this.#entries.set(key, value);
    }
    return value;
  }
}

const pages = new Cache<string>();
const app = express();
app.get('/:id', (req, res) => {
  pages.getOrSet(req.originalUrl, () => 'x'); // want "`pages` lives as long as the process and gets an entry for each raw request URL"
  pages.getOrSet('home', () => 'x');
  const local = new Cache<number>();
  local.getOrSet(req.params.id, () => 1);
  res.end();
});
app.listen(3000);

//= an instance that another one follows, where there is one
import express from 'express';
class Round {
  readonly batches: string[] = [];
}
class Season {
  readonly games: string[] = [];
}
const now: { round: Round | null; last: Round | null; season: Season | null } = { round: null, last: null, season: null };
const app = express();
app.post('/add', (req, res) => {
  if (!now.round) now.round = new Round();
  if (!now.season) now.season = new Season();
  now.round.batches.push(req.body.batch);
  now.season.games.push(req.body.game); // want "`games` lives"
  res.end();
});
app.post('/next', (req, res) => {
  if (!now.round) return res.sendStatus(409);
  now.last = now.round;
  now.round = new Round();
  res.end();
});
app.listen(3000);
//= two of one class, of which only one is emptied
import express from 'express';

class Ledger {
  private readonly lines: Record<string, number> = {};
  write(name: string) {
    this.lines[name] = Date.now();
  }
  strike(name: string) {
    delete this.lines[name];
  }
}
const arrivals = new Ledger();
const present = new Ledger();
const app = express();
app.post('/enter', (req, res) => {
  arrivals.write(req.url); // want "`arrivals` lives as long as the process"
  present.write(req.url);
  res.end();
});
app.post('/leave', (req, res) => {
  present.strike(req.url);
  res.end();
});
//= one that a function gives to all who ask
import express from 'express';

class Ledger {
  private readonly lines: Record<string, number> = {};
  write(name: string) {
    this.lines[name] = Date.now();
  }
  strike(name: string) {
    delete this.lines[name];
  }
}
let ledger: Ledger | undefined;
function theLedger() {
  ledger ??= new Ledger();
  return ledger;
}
const other = new Ledger();
class Porter {
  constructor(private readonly book: Ledger) {}
  leave(name: string) {
    this.book.strike(name);
  }
}
const porter = new Porter(theLedger());
const app = express();
app.post('/enter', (req, res) => {
  theLedger().write(req.url);
  const book = theLedger();
  book.write(req.url);
  other.write('fixed');
  res.end();
});
app.post('/leave', (req, res) => {
  porter.leave(req.url);
  res.end();
});
