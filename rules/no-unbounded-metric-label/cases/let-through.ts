//= the first so many in a set
import express from 'express';
import { Counter } from 'prom-client';
const visits = new Counter({ name: 'visits', help: 'visits', labelNames: ['from'] });
class First {
  private readonly seen = new Set<string>();
  private readonly latest = new Set<string>();
  constructor(private readonly most = 100) {}
  label(from: string) {
    if (this.seen.has(from)) return from;
    if (this.seen.size >= this.most) return 'others';
    this.seen.add(from);
    return from;
  }
  /** What it forgets stays in the metric. */
  recent(from: string) {
    if (this.latest.has(from)) return from;
    if (this.latest.size >= this.most) this.latest.clear();
    this.latest.add(from);
    return from;
  }
}
const first = new First();
const counted = new Map<string, number>();
function known(from: string) {
  if (!counted.has(from)) {
    if (counted.size > 500) return 'others';
    counted.set(from, 1);
  }
  return from;
}
express()
  .use((req, res, next) => {
    visits.labels(first.label(req.path)).inc();
    visits.labels(known(req.path)).inc();
    visits.labels(first.recent(req.path)).inc(); // want "the raw request path"
    next();
  })
  .listen(80);
