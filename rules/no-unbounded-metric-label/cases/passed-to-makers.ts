//= what a constructor is passed, and a method makes a label of
import express, { type Request } from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path', 'tenant', 'kind'] });
class Trail {
  private readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  end() {
    requests.inc({ path: this.path }); // want "raw request URL"
  }
}
class Visit {
  constructor(private readonly about: { tenant: string; kind: 'web' | 'app' }) {}
  end() {
    requests.inc({ tenant: this.about.tenant }); // want "request header"
    requests.inc({ kind: this.about.kind });
  }
}
const aboutOf = (req: Request) => ({ tenant: req.headers['x-tenant'] as string, kind: 'web' as const });
const app = express();
app.get('/:page', (req, res) => {
  const trail = new Trail(req.url);
  const visit = new Visit(aboutOf(req));
  res.on('finish', () => {
    trail.end();
    visit.end();
  });
  res.end();
});
app.listen(80);
//= what a constructor is passed is one of few
import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path', 'plan'] });
class Trail {
  constructor(
    private readonly path: string,
    private readonly plan: string,
  ) {}
  end() {
    requests.inc({ path: this.path, plan: this.plan });
  }
}
const app = express();
app.get('/:page', (req, res) => {
  const trail = new Trail('/:page', req.query.plan === 'paid' ? 'paid' : 'free');
  res.on('finish', () => trail.end());
  res.end();
});
app.get('/:page/edit', (req, res) => {
  new Trail(req.route.path, 'free').end();
  res.end();
});
app.listen(80);
//= the instance at hand: what its own constructor was passed, whatever others were
import express from 'express';
import { Counter } from 'prom-client';

const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['path'] });

class Trail {
  constructor(private readonly path: string) {}
  label() {
    return this.path;
  }
  both(other: string) {
    return [this.path, other].map((part) => `${this.label()}${part}`).join('');
  }
}

const health = new Trail('/health');
const app = express();
app.use((req, res, next) => {
  hits.inc({ path: new Trail(req.originalUrl).label() }); // want "URL"
  hits.inc({ path: new Trail('/x').label() });
  hits.inc({ path: health.label() });
  hits.inc({ path: health.both('x') });
  const own = new Trail(req.originalUrl);
  hits.inc({ path: own.both('x') }); // want "URL"
  next();
});
