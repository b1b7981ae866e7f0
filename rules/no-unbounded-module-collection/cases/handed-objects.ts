// Objects with methods that a function makes, and that others are handed under an interface or under their own type.
//= a throttle behind an interface, handed to what makes the handler
//- a.ts
import { createServer, type IncomingMessage } from 'node:http';
interface Throttle {
  take(address: string): boolean;
}
function makeThrottle(): Throttle {
  const visits = new Map<string, number[]>();
  return {
    take(address) {
      const last = (visits.get(address) ?? []).filter((at) => Date.now() - at < 60_000);
      last.push(Date.now());
      visits.set(address, last); // want "`visits` lives as long as the process and gets an entry for each client address"
      return last.length < 10;
    },
  };
}
function makeSweptThrottle(): Throttle {
  const swept = new Map<string, number>();
  setInterval(() => swept.clear(), 60_000);
  return {
    take: (address) => {
      swept.set(address, (swept.get(address) ?? 0) + 1);
      return true;
    },
  };
}
const handler = (throttle: Throttle, swept: Throttle) => (req: IncomingMessage) => {
  throttle.take(req.socket.remoteAddress!);
  swept.take(req.socket.remoteAddress!);
};
createServer(handler(makeThrottle(), makeSweptThrottle())).listen(8080);

//= in an object of all that there is, whose type is what it is
//- a.ts
import express, { Router } from 'express';
function makeVisits() {
  const perAddress = new Map<string, number>();
  return {
    note(address: string) {
      perAddress.set(address, 1); // want "`perAddress` lives as long as the process"
    },
  };
}
function makeFlags() {
  const flags = new Map<string, boolean>();
  return {
    raise: (name: 'slow' | 'full') => void flags.set(name, true),
  };
}
const parts = { visits: makeVisits(), flags: makeFlags() };
function routes(all: typeof parts, { visits }: { visits: ReturnType<typeof makeVisits> }) {
  const router = Router();
  router.get('/parcels', (req, res) => {
    all.visits.note(req.ip!);
    visits.note('health');
    all.flags.raise('slow');
    res.end();
  });
  return router;
}
express().use(routes(parts, parts));

//= in a field of a class, from its constructor's options
//- a.ts
import { createServer, type IncomingMessage } from 'node:http';
interface Journal {
  add(line: string): void;
}
function makeJournal(): Journal {
  const lines: string[] = [];
  const latest: string[] = [];
  return {
    add(line) {
      lines.push(line); // want "`lines` lives as long as the process"
      latest.push(line);
      if (latest.length > 100) latest.shift();
    },
  };
}
class Desk {
  readonly #journal: Journal;
  constructor({ journal }: { journal: Journal }) {
    this.#journal = journal;
  }
  serve(req: IncomingMessage) {
    this.#journal.add(req.url!);
  }
}
const desk = new Desk({ journal: makeJournal() });
createServer((req) => desk.serve(req)).listen(8080);

//= what a wrapper is handed runs as often as what it returns
//- a.ts
import { createServer, type IncomingMessage } from 'node:http';
const addresses: string[] = [];
const starts: string[] = [];
const withAddress = (use: (address: string) => void) => (req: IncomingMessage) => {
  use(req.socket.remoteAddress!);
};
const atStart = (use: (name: string) => void) => {
  use('start');
};
atStart((name) => starts.push(name));
createServer(
  withAddress((address) => {
    addresses.push(address); // want "`addresses` lives as long as the process"
  }),
).listen(8080);

//= made for each request, they go with it
//- a.ts
import { createServer } from 'node:http';
interface Trail {
  step(name: string): void;
}
function makeTrail(): Trail {
  const steps: string[] = [];
  return { step: (name) => void steps.push(name) };
}
function work(trail: Trail, url: string) {
  trail.step(url);
}
createServer((req) => work(makeTrail(), req.url!)).listen(8080);

//= collections in an object of what a function needs, whose type is a shape
//- a.ts
import { createServer } from 'node:http';
type Needs = { parcels: Map<string, number>; log: { info(text: string): void } };
interface Lists {
  seen: string[];
  swept: Set<string>;
}
const track = (needs: Needs, key: string) => {
  needs.parcels.set(key, Date.now()); // want "`parcels` lives as long as the process"
};
const trackLater =
  ({ parcels }: Needs) =>
  async (key: string) => {
    parcels.set(key, Date.now()); // want "`parcels` lives as long as the process"
  };
const note = (lists: Lists, key: string) => {
  lists.seen.push(key); // want "`seen` lives as long as the process"
  lists.swept.add(key);
};
const sweep = ({ swept }: Lists) => swept.clear();
const needs: Needs = { parcels: new Map(), log: console };
const later = trackLater({ parcels: new Map(), log: console });
const named: Needs = { parcels: new Map(), log: console };
const namedLater = trackLater(named);
const lists: Lists = { seen: [], swept: new Set() };
setInterval(() => sweep(lists), 60_000);
createServer((req) => {
  const key = req.url!;
  track(needs, key);
  void later(key);
  void namedLater(key);
  note(lists, key);
}).listen(8080);

//= which is emptied in another function that is handed it
//- a.ts
import { createServer } from 'node:http';
type Needs = { parcels: Map<string, number> };
const track = (needs: Needs, key: string) => {
  needs.parcels.set(key, Date.now());
};
const drop = ({ parcels }: Needs, key: string) => parcels.delete(key);
const needs: Needs = { parcels: new Map() };
createServer((req, res) => {
  const key = req.url!;
  track(needs, key);
  res.on('close', () => drop(needs, key));
}).listen(8080);

//= which an instance keeps
//- a.ts
import { createServer } from 'node:http';
type Needs = { parcels: Map<string, number> };
class Desk {
  constructor(private readonly needs: Needs) {}
  track(key: string) {
    this.needs.parcels.set(key, 1); // want "`parcels` lives as long as the process"
  }
}
class Till {
  private readonly needs: Needs;
  constructor(needs: Needs) {
    this.needs = needs;
  }
  track(key: string) {
    this.needs.parcels.set(key, 1);
    setTimeout(() => this.needs.parcels.delete(key), 1000);
  }
}
const desk = new Desk({ parcels: new Map() });
const till = new Till({ parcels: new Map() });
createServer((req) => {
  desk.track(req.url!);
  till.track(req.url!);
}).listen(8080);

//= functions of a file that is handed over whole
//- work.ts
const sent: string[] = [];
const opened: string[] = [];
export async function send(letter: string) {
  sent.push(letter); // want "`sent` lives as long as the process"
}
export const frank = async (letter: string) => {
  sent.push(letter); // want "`sent` lives as long as the process"
};
export const makeDesk = (name: string) => ({
  async open(letter: string) {
    opened.push(`${name} ${letter}`); // want "`opened` lives as long as the process"
  },
});
//- whole.ts
import { Worker } from '@temporalio/worker';
import * as activities from './work';
const worker = await Worker.create({ taskQueue: 'letters', activities });
await worker.run();
//- spread.ts
import { Worker } from '@temporalio/worker';
import * as work from './work';
const worker = await Worker.create({ taskQueue: 'desks', activities: { ...work.makeDesk('north') } });
await worker.run();

//= and of one that is only looked at
//- work.ts
const sent: string[] = [];
export function send(letter: string) {
  sent.push(letter);
}
//- main.ts
import * as work from './work';
console.log(Object.keys(work));
work.send('one');
//= collections in an object that a function makes once, in its file or another, and in one for each request
//- main.ts
import express from 'express';
import { makeBallot, makeCounts } from './ballot';
const ballot = makeBallot();
const counts = makeCounts();
const app = express();
app.post('/votes/:id', (req, res) => {
  ballot.votes.set(req.params.id, 'yes'); // want "`votes` lives as long as the process"
  ballot.voters.push(req.ip); // want "`voters` lives as long as the process"
  ballot.open.add(req.params.id);
  ballot.inner.late.add(req.params.id); // want "`late` lives as long as the process"
  counts.all.set(req.params.id, 1);
  counts.clear();
  const own = makeBallot2();
  own.votes.set(req.params.id, 'yes');
  const mine = makeSheet();
  mine.lines.push(req.params.id);
  res.end();
});
app.delete('/votes/:id', (req, res) => {
  ballot.open.delete(req.params.id);
  res.end();
});
function makeBallot2() {
  const votes = new Map<string, string>();
  return { votes };
}
const makeSheet = () => ({ lines: [] as string[] });
//- ballot.ts
export function makeBallot() {
  const votes = new Map<string, string>();
  const open = new Set<string>();
  return { votes, open, voters: [] as string[], inner: { late: new Set<string>() } };
}
export function makeCounts() {
  const all = new Map<string, number>();
  return { all, clear: () => all.clear() };
}
