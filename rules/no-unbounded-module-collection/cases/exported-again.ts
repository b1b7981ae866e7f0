//= an instance of a class that an index exports again, and one that each request makes
//- package.json
{ "dependencies": { "express": "^5" } }
//- lib/stores/visits.ts
export class Visits {
  private readonly all = new Map<string, number>();
  add(path: string) {
    this.all.set(path, Date.now()); // want "`all`"
  }
}
export class Parts {
  private readonly all = new Map<string, number>();
  add(path: string) {
    this.all.set(path, Date.now());
  }
}
//- lib/stores/index.ts
export * from './visits';
//- lib/index.ts
export { Visits, Parts } from './stores';
//- app.ts
import express from 'express';
import { Parts, Visits } from './lib';
const visits = new Visits();
const app = express();
app.use((req, res, next) => {
  visits.add(req.originalUrl);
  const parts = new Parts();
  for (const part of req.originalUrl.split('/')) parts.add(part);
  next();
});
app.listen(80);
//= imported and exported under the same name, and another class of that name
//- package.json
{ "dependencies": { "express": "^5" } }
//- a/cache.ts
export class Cache {
  readonly all = new Map<string, string>();
  put(key: string) {
    this.all.set(key, key); // want "`all`"
  }
}
//- b/cache.ts
export class Cache {
  readonly all = new Map<string, string>();
  put(key: string) {
    this.all.set(key, key);
  }
}
//- a/index.ts
import { Cache } from './cache';
export { Cache };
//- b/index.ts
export * from './cache';
//- app.ts
import express from 'express';
import { Cache } from './a';
const cache = new Cache();
const app = express();
app.get('/', (req, res) => {
  cache.put(req.ip ?? '');
  res.end();
});
app.listen(80);
//- job.ts
import { Cache } from './b';
export function run(key: string) {
  new Cache().put(key);
}
