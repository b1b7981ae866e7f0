//= a class leaves it to those that extend it what the label is
//- meters.ts
import { Counter } from 'prom-client';
import type { Request } from 'express';

const hits = new Counter({ name: 'hits_total', help: 'Hits', labelNames: ['page'] });
const visits = new Counter({ name: 'visits_total', help: 'Visits', labelNames: ['part'] });

export abstract class Meter {
  count(req: Request): void {
    hits.inc({ page: this.pageOf(req) }); // want "the raw request path"
    visits.inc({ part: this.partOf(req) });
  }
  protected abstract pageOf(req: Request): string;
  protected abstract partOf(req: Request): string;
}
//- main.ts
import express, { type Request } from 'express';
import { Meter } from './meters.js';

class PageMeter extends Meter {
  protected pageOf(req: Request): string {
    return req.path;
  }
  protected partOf(req: Request): string {
    return req.secure ? 'shop' : 'blog';
  }
}

const meter = new PageMeter();
const app = express();
app.use((req, _res, next) => {
  meter.count(req);
  next();
});

//= what the class has itself counts, and not what others of its name have
//- main.ts
import express, { type Request } from 'express';
import { Counter } from 'prom-client';

const hits = new Counter({ name: 'hits_total', help: 'Hits', labelNames: ['page'] });

class Meter {
  count(req: Request): void {
    hits.inc({ page: this.pageOf(req) });
  }
  protected pageOf(_req: Request): string {
    return 'any';
  }
}

class Pager {
  pageOf(req: Request): string {
    return req.path;
  }
}

const meter = new Meter();
const pager = new Pager();
const app = express();
app.use((req, _res, next) => {
  meter.count(req);
  console.log(pager.pageOf(req));
  next();
});
