//= the parameter of a function literal has the type that is written for its place
import express, { type NextFunction, type Request, type Response } from 'express';
type KeyOf = (req: Request) => string;
interface Options {
  readonly keyOf: KeyOf;
  readonly gapMs: number;
}
const calls = new Map<string, number>();
const visits = new Map<string, number>();
const limits = new Map<string, number>();
const methods = new Map<string, number>();
function slowDown(keyOf: (req: Request) => string, gapMs: number) {
  return (req: Request, res: Response, next: NextFunction) => {
    const key = keyOf(req);
    if ((calls.get(key) ?? 0) > Date.now() - gapMs) return res.sendStatus(429);
    calls.set(key, Date.now()); // want "`calls` lives as long as the process and gets an entry for each path parameter"
    return next();
  };
}
function count(keyOf: KeyOf, req: Request): void {
  visits.set(keyOf(req), Date.now()); // want "`visits` lives as long as the process and gets an entry for each client address"
}
function limit(options: Options) {
  return (req: Request, res: Response, next: NextFunction) => {
    limits.set(options.keyOf(req), Date.now()); // want "`limits` lives as long as the process and gets an entry for each query parameter"
    next();
  };
}
function tally(keyOf: (req: Request) => string) {
  return (req: Request, res: Response, next: NextFunction) => {
    methods.set(keyOf(req), Date.now());
    next();
  };
}
const app = express();
app.post(
  '/halls/:hall/import',
  slowDown((req) => `import-${req.params.hall}`, 5000),
  (req, res) => res.end(),
);
app.get('/halls', limit({ keyOf: (r) => `page-${r.query.page}`, gapMs: 100 }), (req, res) => res.end());
app.get(
  '/doors',
  tally((r) => (r.query.open ? 'open' : 'shut')),
  (req, res) => {
    count((r) => r.ip ?? '', req);
    res.end();
  },
);
//= a type of the program's own says nothing of where its values come from
import { createServer } from 'node:http';
interface Plan {
  readonly title: string;
}
const plans = new Map<string, number>();
function tally(nameOf: (plan: Plan) => string, plan: Plan): void {
  plans.set(nameOf(plan), Date.now());
}
createServer((req, res) => {
  tally((plan) => plan.title, { title: req.url === '/paid' ? 'paid' : 'free' });
  res.end();
}).listen(80);
