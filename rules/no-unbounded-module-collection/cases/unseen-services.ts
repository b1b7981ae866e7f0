//= a map of the program's own that takes its entries out by itself
import express from 'express';
class Expiring<K, V> extends Map<K, V> {
  private timers = new Map<K, NodeJS.Timeout>();
  constructor(private ttl: number) {
    super();
  }
  override set(key: K, value: V): this {
    clearTimeout(this.timers.get(key));
    super.set(key, value);
    this.timers.set(key, setTimeout(this.expire.bind(this, key), this.ttl));
    return this;
  }
  expire(key: K) {
    return this.delete(key);
  }
  override delete(key: K) {
    this.timers.delete(key);
    return super.delete(key);
  }
}
function put<K, V>(map: Map<K, V>, key: K, value: V) {
  map.set(key, value);
}
const docs = new Expiring<string, number>(1000);
express().get('/docs/:id', (req, res) => {
  put(docs, req.params.id, 1);
  res.end();
});
//= a map of the program's own that only others could empty
import express from 'express';
class Counting<K> extends Map<K, number> {
  count(key: K) {
    return this.get(key) ?? 0;
  }
  clearAll() {
    this.clear();
  }
}
const docs = new Counting<string>();
express().get('/docs/:id', (req, res) => {
  docs.set(req.params.id, 1); // want "`docs` lives as long as the process"
  res.end();
});
//= what is handed over once, to a function that others call for each request
import express from 'express';
type Spans = Record<string, boolean>;
function mark(spans: Spans, id: string) {
  spans[id] = true;
}
function atStart(ids: string[]) {
  const marked: Spans = {};
  ids.forEach((id) => mark(marked, id));
  return Object.keys(marked).length;
}
console.log(atStart(process.argv));
express().get('/spans/:id', (req, res) => {
  const own: Spans = {};
  mark(own, req.params.id);
  res.json(own);
});
//= what is handed over for each request
import express from 'express';
type Spans = Record<string, boolean>;
function mark(spans: Spans, id: string) {
  spans[id] = true; // want "`marked` lives as long as the process"
}
function routes() {
  const marked: Spans = {};
  express().get('/spans/:id', (req, res) => {
    mark(marked, req.params.id);
    res.end();
  });
}
routes();
//= emptied on a timer that a closure sets again when the work has ended
import express from 'express';
class Overrides {
  private known = new Map<string, number>();
  private asked = new Map<string, number>();
  private version = 0;
  scheduleSync() {
    setTimeout(() => {
      this.sync()
        .finally(() => this.scheduleSync())
        .catch(console.error);
    }, 1000).unref();
  }
  async sync() {
    const version = await Promise.resolve(Date.now());
    if (version > this.version) {
      this.known.clear();
      this.version = version;
    }
  }
  of(ip: string) {
    this.known.set(ip, 1);
    this.asked.set(ip, 1); // want "`asked` lives as long as the process"
  }
}
const overrides = new Overrides();
overrides.scheduleSync();
express().get('/', (req, res) => {
  overrides.of(req.ip!);
  res.end();
});
//= one for each chain that exists: what fails for any other is taken out again
import express from 'express';
const limits = new Map<string, Promise<Response>>();
const users = new Map<string, Promise<Response>>();
const app = express();
app.get('/chains/:chainId', (req, res) => {
  const { chainId } = req.params;
  const limit = fetch(`http://chains/${chainId}`);
  limits.set(chainId, limit);
  limit.catch(() => limits.delete(chainId));
  res.end();
});
app.get('/users/:userId', (req, res) => {
  const { userId } = req.params;
  const user = fetch(`http://users/${userId}`);
  users.set(userId, user); // want "it only runs on the error path"
  user.catch(() => users.delete(userId));
  res.end();
});
//= the text of a buffer is no point in time, whatever else the function is handed
import express from 'express';
import { createHash } from 'node:crypto';
const compiled = new Map<string, number>();
const seen = new Map<string, number>();
const app = express();
const text = (data: any) => (data || '').toString('utf-8');
console.log(text(new Date()));
app.get('/', (req, res) => {
  const key = createHash('sha256').update(text(app.locals.script)).digest('hex');
  compiled.set(key, 1);
  seen.set(new Date().toString(), 1); // want "a point in time|each point in time"
  res.end();
});
