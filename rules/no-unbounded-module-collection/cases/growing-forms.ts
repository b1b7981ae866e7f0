//= splice that takes nothing out
import express from 'express';
const feed: unknown[] = [];
const recent: unknown[] = [];
const replaced: unknown[] = [0];
const app = express();
app.post('/p', (req, res) => {
  feed.splice(0, 0, req.body); // want "`feed` lives as long as the process"
  recent.splice(0, 0, req.body);
  recent.splice(100);
  replaced.splice(0, 1, req.body);
  res.end();
});

//= what is written out, and said to be of a shape
import express from 'express';
interface State { seen: string[]; last: string[] }
const state = { seen: [], last: [] } as State;
const app = express();
app.get('/', (req, res) => {
  state.seen.push(req.url); // want "`seen` lives as long as the process"
  state.last.push(req.url);
  state.last.length = 0;
  res.end();
});

//= collections that are made anew from what they held
import express from 'express';
const app = express();
let visits = new Map<string, number>([['start', 0]]);
let names = new Set<string>();
let bytes = Buffer.alloc(0);
let kept = Buffer.alloc(0);
let plans = new Map<string, number>();
const settings: Record<string, unknown> = {};
const defined: Record<string, unknown> = {};
const flags: Record<string, boolean> = {};
app.get('/visits/:id', (req, res) => {
  visits = new Map([...visits, [req.params.id, Date.now()]]); // want "an entry for each path parameter"
  names = new Set([...names, req.params.id]); // want "an entry for each path parameter"
  plans = new Map([...plans, [req.query.plan === 'pro' ? 'pro' : 'free', 1]]);
  res.end();
});
app.post('/upload', (req, res) => {
  req.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]); // want "grows by an entry each time"
    kept = Buffer.concat([kept, chunk]);
    if (kept.length > 4096) kept = kept.subarray(-4096);
  });
  res.end();
});
app.put('/settings/:name', (req, res) => {
  Reflect.set(settings, req.params.name, req.body); // want "an entry for each path parameter"
  Object.defineProperty(defined, req.params.name, { value: 1 }); // want "an entry for each path parameter"
  Reflect.set(flags, req.params.name === 'dark' ? 'dark' : 'light', true);
  res.end();
});
app.listen(3000);
//= a text that only gets longer, in each form of adding to it
import http from 'node:http';
let first = '';
let second = '';
let third: string;
let fourth = '';
let line = '';
let last = '';
let count = 0;
class Journal {
  text = '';
  lines = '';
  add(entry: string) {
    this.text = this.text + '\n' + entry; // want "gets longer each time.*nothing ever empties it"
    this.lines = this.lines + entry;
    if (this.lines.length > 4096) this.lines = '';
  }
}
const journal = new Journal();
http
  .createServer((req, res) => {
    first = first + req.url; // want "`first` lives .* gets longer each time"
    second = `${second}, ${req.url}`; // want "`second` lives .* gets longer each time"
    third = req.url + third; // want "`third` lives .* gets longer each time"
    fourth = fourth + req.url;
    fourth = fourth.slice(-1000);
    line = 'now ' + req.url;
    last = `${line} ${line}`;
    count = count + 1;
    journal.add(last);
    res.end(String(count));
  })
  .listen(80);
//= what is made where it is missing, and grows in the same expression
import express from 'express';
const app = express();
let seen: string[] | undefined;
let sizes: Record<string, number> | undefined;
let kinds: Record<string, number> | undefined;
let recent: string[] | undefined;
app.get('/:page', (req, res) => {
  (seen ??= []).push(req.url); // want "`seen` lives .* grows by an entry each time"
  (sizes ||= {})[req.url] = 1; // want "`sizes` lives .* gets an entry for each raw request URL"
  (kinds ??= {})[req.secure ? 'https' : 'http'] = 1;
  (recent ??= []).push(req.url);
  if (recent.length > 100) recent.shift();
  res.end();
});
app.listen(80);
//= a list whose entries point to the one before them, put together in two steps
import http from 'node:http';
interface Call { url: string; next: Call | null }
class Waiting { next: Waiting | null = null; constructor(readonly url: string) {} }
let head: Call | null = null;
let newest: Waiting | null = null;
let stack: Call | null = null;
let queue: Waiting | null = null;
function remember(url: string) {
  const call: Call = { url, next: null };
  call.next = head;
  head = call; // want "`head` lives as long as the process"
}
function wait(url: string) {
  const waiting = new Waiting(url);
  waiting.next = newest;
  newest = waiting; // want "`newest` lives as long as the process"
}
function push(url: string) {
  const call: Call = { url, next: null };
  call.next = stack;
  stack = call;
}
function pop() {
  const top = stack;
  stack = top?.next ?? null;
  return top;
}
function enqueue(url: string) {
  const waiting = new Waiting(url);
  waiting.next = queue;
  queue = waiting;
}
function dropAfter(waiting: Waiting) {
  queue = waiting;
}
http.createServer((req, res) => {
  remember(req.url!);
  wait(req.url!);
  push(req.url!);
  pop();
  enqueue(req.url!);
  dropAfter(new Waiting('/'));
  res.end();
}).listen(80);

//= an entry that is there goes in front
import http from 'node:http';
interface Page { path: string; next: Page | null }
const pages: Page[] = ['/', '/help', '/about'].map((path) => ({ path, next: null }));
let moved: Page | null = null;
http.createServer((req, res) => {
  const page = pages.find((p) => p.path === req.url);
  if (page) {
    page.next = moved;
    moved = page;
  }
  res.end();
}).listen(80);

//= a list from whose other end the oldest are taken
import http from 'node:http';
interface Seat { name: string; next: Seat | null; before: Seat | null }
const first: { seat: Seat | null } = { seat: null };
let last: Seat | null = null;
let size = 0;
http.createServer((req, res) => {
  const seat: Seat = { name: req.url!, next: null, before: null };
  seat.next = first.seat;
  if (first.seat) first.seat.before = seat;
  first.seat = seat;
  last ??= seat;
  if (++size > 100 && last.before) {
    last = last.before;
    last.next = null;
  }
  res.end();
}).listen(80);
