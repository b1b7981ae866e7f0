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
