//= values that are looked for in a list, with a constant for the others
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['plan'] });
const PLANS = ['free', 'team', 'firm'];
const app = express();
app.get('/p', (req, res) => {
  const plan = String(req.query.plan);
  hits.inc({ plan: PLANS.includes(plan) ? plan : 'other' });
  res.end();
});
//= the other way round: the constant for those that are known
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['plan'] });
const PLANS = ['free', 'team', 'firm'];
const app = express();
app.get('/p', (req, res) => {
  const plan = String(req.query.plan);
  hits.inc({ plan: PLANS.includes(plan) ? 'known' : plan }); // want "query parameter"
  res.end();
});
//= a predicate of the program's own over a set
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['agent'] });
const AGENTS = new Set(['firefox', 'chrome']);
const isKnown = (agent: string): boolean => AGENTS.has(agent.toLowerCase());
const app = express();
app.use((req, res, next) => {
  const agent = req.get('user-agent') ?? '';
  hits.inc({ agent: isKnown(agent) ? agent : 'unknown' });
  next();
});
//= a predicate in another file, a type guard
//- kinds.ts
export const KINDS = ['mail', 'push', 'sms'] as const;
export type Kind = (typeof KINDS)[number];
export function isKind(value: unknown): value is Kind {
  return typeof value === 'string' && (KINDS as readonly string[]).includes(value);
}
//- main.ts
import express from 'express';
import { Counter } from 'prom-client';
import { isKind } from './kinds';
const sent = new Counter({ name: 'sent', help: 'h', labelNames: ['kind'] });
const app = express();
app.post('/send/:kind', (req, res) => {
  const { kind } = req.params;
  sent.inc({ kind: isKind(kind) ? kind : 'other' });
  if (!isKind(kind)) {
    res.sendStatus(404);
    return;
  }
  sent.labels(kind).inc();
  res.end();
});
//= a predicate that only looks at how a value is written
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['agent'] });
const isValid = (agent: string): boolean => agent.length < 80 && /^\w+$/.test(agent);
const app = express();
app.use((req, res, next) => {
  const agent = req.get('user-agent') ?? '';
  hits.inc({ agent: isValid(agent) ? agent : 'unknown' }); // want "header"
  next();
});
//= a function that gives one of a few
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['agent'] });
function family(agent: string): string {
  if (agent.includes('Firefox')) return 'firefox';
  if (/Chrom/.test(agent)) return 'chrome';
  return 'other';
}
const app = express();
app.use((req, res, next) => {
  hits.inc({ agent: family(req.get('user-agent') ?? '') });
  next();
});
//= a function that gives one of a few, or what it was given
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['agent'] });
function family(agent: string): string {
  if (agent.includes('Firefox')) return 'firefox';
  return agent;
}
const app = express();
app.use((req, res, next) => {
  hits.inc({ agent: family(req.get('user-agent') ?? '') }); // want "header"
  next();
});
//= a table of names
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['event'] });
const NAMES: Record<string, string> = { push: 'push', pull_request: 'pr' };
const app = express();
app.post('/hook', (req, res) => {
  const event = req.get('x-event') ?? '';
  hits.inc({ event: NAMES[event] ?? 'other' });
  hits.inc({ event: event in NAMES ? event : 'other' });
  hits.inc({ event: Object.keys(NAMES).includes(event) ? event : 'other' });
  hits.inc({ event: Object.hasOwn(NAMES, event) ? event : 'other' });
  hits.inc({ event: NAMES[event] ? event : 'other' });
  hits.inc({ event: NAMES[event] ?? event }); // want "header"
  res.end();
});
//= a search that gives what was found
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['agent'] });
const BOTS = ['googlebot', 'bingbot'];
const app = express();
app.use((req, res, next) => {
  const agent = req.get('user-agent') ?? '';
  hits.inc({ agent: BOTS.find((bot) => agent.includes(bot)) ?? 'none' });
  hits.inc({ agent: BOTS.some((bot) => agent.includes(bot)) ? agent : 'none' }); // want "header"
  hits.inc({ agent: BOTS.some((bot) => agent === bot) ? agent : 'none' });
  next();
});
//= one of few in a variable that is taken back
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['sort'] });
const SORTS = new Set(['asc', 'desc']);
const app = express();
app.get('/list', (req, res) => {
  let sort = String(req.query.sort ?? 'asc');
  if (!SORTS.has(sort)) sort = 'asc';
  hits.inc({ sort });
  res.end();
});
//= an enumeration
import express from 'express';
import { Counter } from 'prom-client';
enum Size { Small = 'small', Large = 'large' }
const made = new Counter({ name: 'made', help: 'h', labelNames: ['size'] });
const app = express();
app.post('/cups', (req, res) => {
  const { size } = req.body;
  const known = Object.values(Size).includes(size) ? size : 'other';
  made.inc({ size: known });
  switch (size) {
    case 'small':
    case 'large':
      made.inc({ size });
      break;
    default:
      made.inc({ size: 'other' });
  }
  res.end();
});
//= a method of a class that lets a few through
import express from 'express';
import { Counter } from 'prom-client';
const calls = new Counter({ name: 'calls', help: 'h', labelNames: ['tool'] });
class Tools {
  private readonly known = new Map<string, () => void>([['wrap', () => undefined], ['fold', () => undefined]]);
  label(name: string): string {
    return this.known.has(name) ? name : 'unknown';
  }
  isTool(name: string): boolean {
    return this.known.has(name);
  }
}
const tools = new Tools();
const app = express();
app.post('/tools/:tool', (req, res) => {
  calls.inc({ tool: tools.label(req.params.tool) });
  calls.inc({ tool: tools.isTool(req.params.tool) ? req.params.tool : 'unknown' });
  res.end();
});
//= a route by the prefix of a path
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['area'] });
const AREAS = ['/shop', '/blog', '/help'];
const areaOf = (path: string): string => AREAS.find((area) => path.startsWith(area)) ?? 'other';
const tidy = (path: string): string => {
  for (const area of AREAS) if (path.startsWith(area)) return area;
  return 'other';
};
const app = express();
app.use((req, res, next) => {
  hits.inc({ area: areaOf(req.path) });
  hits.inc({ area: tidy(req.path) });
  next();
});
//= numbers are put into classes
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['size'] });
const sizeOf = (n: number): string => (n < 10 ? 'small' : n < 1000 ? 'medium' : 'large');
const app = express();
app.use((req, res, next) => {
  hits.inc({ size: sizeOf(Number(req.get('content-length'))) });
  next();
});
//= a type that lists its values in a tuple
import express from 'express';
import { Counter } from 'prom-client';
type Tongue = Readonly<['de', 'fr', 'it'][number]>;
type Read = Exclude<Tongue, 'it'>;
type Word = string[][number];
const pages = new Counter({ name: 'pages', help: 'h', labelNames: ['tongue', 'word'] });
function tongueOf(path: string): Tongue | null {
  return path.startsWith('/de/') ? (path.split('/')[1] as Tongue) : null;
}
function readOf(path: string): Read | null {
  return path.startsWith('/fr/') ? (path.split('/')[1] as Read) : null;
}
const app = express();
app.use((req, res, next) => {
  pages.inc({ tongue: tongueOf(req.path) ?? 'en' });
  pages.inc({ tongue: readOf(req.path) ?? 'en' });
  pages.inc({ word: req.path.split('/')[2] as Word }); // want "path"
  next();
});
//= a schema that lists the values of a part, and one that does not
import express from 'express';
import { Counter } from 'prom-client';
import { z } from 'zod';
import * as v from 'valibot';
import Joi from 'joi';
const parcels = new Counter({ name: 'parcels', help: 'h', labelNames: ['size', 'street', 'state'] });
const Size = z.enum(['small', 'large']);
const Parcel = z.object({
  size: Size.optional(),
  street: z.string().min(1),
  state: z.union([z.literal('new'), z.literal('sent')]).default('new'),
  to: z.object({ zone: z.enum(['inner', 'outer']), street: z.string() }),
});
const Pickup = v.object({ size: v.optional(v.picklist(['small', 'large'])), street: v.string() });
const Return = Joi.object({ size: Joi.string().valid('small', 'large').required(), street: Joi.string() });
const app = express();
app.get('/parcels', (req, res) => {
  const parcel = Parcel.parse(req.query);
  parcels.inc({ size: parcel.size, state: parcel.state });
  parcels.inc({ size: parcel.to.zone });
  parcels.inc({ street: parcel.street }); // want "a query parameter"
  parcels.inc({ street: parcel.to.street }); // want "a query parameter"
  const tried = Parcel.extend({ extra: z.boolean() }).strict().safeParse(req.query);
  if (tried.success) parcels.inc({ street: tried.data.street }); // want "a query parameter"
  const safe = Parcel.strict().safeParse(req.query);
  if (safe.success) parcels.inc({ size: safe.data.size });
  res.end();
});
app.get('/pickups', (req, res) => {
  const { size, street } = v.parse(Pickup, req.query);
  parcels.inc({ size });
  parcels.inc({ street }); // want "a query parameter"
  const { value, error } = Return.validate(req.query);
  if (error === undefined) parcels.inc({ size: value.size });
  parcels.inc({ street: value.street }); // want "a query parameter"
  res.end();
});
//= the input of a procedure, by the schema in its chain
import { initTRPC } from '@trpc/server';
import { Counter } from 'prom-client';
import { z } from 'zod';
const parcels = new Counter({ name: 'parcels', help: 'h', labelNames: ['size', 'street'] });
const t = initTRPC.create();
const Size = z.enum(['small', 'large']);
const sized = t.procedure.input(z.object({ size: Size }));
export const router = t.router({
  size: t.procedure.input(Size).query(({ input }) => parcels.inc({ size: input })),
  street: t.procedure.input(z.string()).query(({ input }) => parcels.inc({ street: input })), // want "the input of a procedure"
  sent: sized.mutation((call) => {
    parcels.inc({ size: call.input.size });
  }),
});
//= attributes that a view leaves out
//- telemetry.ts
import { metrics } from '@opentelemetry/api';
import {
  MeterProvider,
  createAllowListAttributesProcessor,
  createDenyListAttributesProcessor,
} from '@opentelemetry/sdk-metrics';
const provider = new MeterProvider({
  views: [
    {
      instrumentName: 'depot.*',
      attributesProcessors: [createAllowListAttributesProcessor(['depot', 'road'])],
    },
    { instrumentName: 'gate.opened', attributesProcessors: [createDenyListAttributesProcessor(['plate'])] },
    { instrumentName: 'gate.shut', attributesProcessors: [createDenyListAttributesProcessor(['plate'])] },
    { instrumentName: 'gate.shut', name: 'gate.shut.all' },
  ],
});
metrics.setGlobalMeterProvider(provider);
export const meter = metrics.getMeter('depots');
//- server.ts
import express from 'express';
import { meter } from './telemetry.ts';
const parked = meter.createCounter('depot.parked');
const opened = meter.createCounter('gate.opened');
const shut = meter.createCounter('gate.shut');
const other = meter.createCounter('other');
const app = express();
app.get('/gates', (req, res) => {
  parked.add(1, { plate: String(req.query.plate) });
  parked.add(1, { road: String(req.query.road) }); // want "a query parameter"
  opened.add(1, { plate: String(req.query.plate) });
  opened.add(1, { road: String(req.query.road) }); // want "a query parameter"
  shut.add(1, { plate: String(req.query.plate) }); // want "a query parameter"
  other.add(1, { plate: String(req.query.plate) }); // want "a query parameter"
  res.end();
});
//= attributes that a view of version 1 leaves out of all instruments
import { NodeSDK } from '@opentelemetry/sdk-node';
import { metrics } from '@opentelemetry/api';
import { View } from '@opentelemetry/sdk-metrics';
import express from 'express';
const sdk = new NodeSDK({ views: [new View({ instrumentName: '*', attributeKeys: ['road'] })] });
sdk.start();
const app = express();
app.get('/gates', (req, res) => {
  const opened = metrics.getMeter('depots').createCounter('gate.opened');
  opened.add(1, { plate: String(req.query.plate) });
  opened.add(1, { road: String(req.query.road) }); // want "a query parameter"
  res.end();
});
//= views of a service beside one in another language
//- counts.go
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var calls = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "calls"}, []string{"caller"})

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		calls.WithLabelValues(r.RemoteAddr).Inc() // want "client's address"
	})
	http.ListenAndServe(":80", nil)
}
//- service.ts
import { metrics } from '@opentelemetry/api';
import { createDenyListAttributesProcessor, MeterProvider } from '@opentelemetry/sdk-metrics';
import express from 'express';
const provider = new MeterProvider({
  views: [{ instrumentName: 'visits', attributesProcessors: [createDenyListAttributesProcessor(['guest'])] }],
});
metrics.setGlobalMeterProvider(provider);
const visits = metrics.getMeter('house').createCounter('visits');
express().get('/:guest', (req, res) => {
  visits.add(1, { guest: req.params.guest });
  visits.add(1, { host: req.params.guest }); // want "path parameter"
  res.end();
});
//= whole numbers that are drawn from few, and from many
import express from 'express';
import { Counter } from 'prom-client';
const draws = new Counter({ name: 'draws', help: 'h', labelNames: ['lot'] });
const LOTS = ['oak', 'elm', 'ash'];
const MOST = 50;
const app = express();
app.get('/draw', (req, res) => {
  draws.inc({ lot: Math.floor(Math.random() * 4) });
  draws.inc({ lot: Math.trunc(Math.random() * LOTS.length) + 1 });
  draws.inc({ lot: 10 + Math.round(Math.random() * (MOST - 10)) });
  draws.inc({ lot: Math.random() }); // want "random number"
  draws.inc({ lot: Math.floor(Math.random() * 1_000_000) }); // want "random number"
  draws.inc({ lot: Math.floor(Math.random() * Number.MAX_SAFE_INTEGER) }); // want "random number"
  draws.inc({ lot: Math.floor(Math.random() * 9) + Date.now() }); // want "random number|point in time"
  res.end();
});
//= an id that the file tells apart by texts is a kind; one that it compares with a single text is not
import { createClient } from 'redis';
import { Counter } from 'prom-client';
const orders = new Counter({ name: 'orders', help: 'h', labelNames: ['what'] });
function seat(message) {
  orders.inc({ what: message.id });
}
function pay(bill) {
  orders.inc({ what: bill.id });
}
const client = createClient();
await client.subscribe('kitchen', (text) => {
  const message = JSON.parse(text);
  const bill = message.bill;
  switch (message.id) {
    case 'seat':
      return seat(message);
    case 'leave':
      return;
    default:
      return bill.id === 'none' ? undefined : pay(bill); // want "`bill_id`"
  }
});
//= what a search or a filter picks by a test is what the test lets through
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits', help: 'h', labelNames: ['part'] });
const SHELVES = new Set(['novels', 'maps']);
const isShelf = (part: string) => SHELVES.has(part);
const app = express();
app.use((req) => hits.inc({ part: req.path.split('/').find((part) => SHELVES.has(part)) ?? 'other' }));
app.use((req) => hits.inc({ part: req.path.split('/').filter(isShelf).join(',') }));
app.use((req) => {
  for (const part of req.path.split('/').filter((p) => p !== '' && isShelf(p))) hits.inc({ part });
});
app.use((req) => {
  const parts = req.path.split('/');
  const at = parts.findIndex((part) => SHELVES.has(part));
  if (at >= 0) hits.inc({ part: parts[at] });
});
app.use((req) => hits.inc({ part: req.path.split('/').find((part) => part.length > 2) })); // want "raw request path"
app.use((req) => hits.inc({ part: req.path.split('/').filter((part) => !SHELVES.has(part))[2] })); // want "raw request path"
app.use((req) => {
  const parts = req.path.split('/');
  const at = parts.findIndex((part) => SHELVES.has(part));
  if (at >= 0) hits.inc({ part: parts[at + 1] }); // want "raw request path"
});
app.use((req) => {
  const parts = req.path.split('/');
  const others = req.url.split('/');
  const at = parts.findIndex((part) => SHELVES.has(part));
  hits.inc({ part: others[at] }); // want "raw request URL"
});
//= behind a call that throws for others
//- guards.ts
const Names = { main: 'main', spare: 'spare' };
export function assertNamed(branch: string): void {
  if (!branch) throw new Error('no branch');
  if (branch !== Names.main && branch !== Names.spare) throw new Error('unknown branch');
}
export async function assertLater(branch: string): Promise<void> {
  if (branch !== Names.main) throw new Error('unknown branch');
}
export function assertUnlessForced(branch: string, forced: boolean): void {
  if (forced) return;
  if (branch !== Names.main) throw new Error('unknown branch');
}
export function assertAnother(branch: string): void {
  branch = branch.slice(0, 1);
  if (branch !== Names.main) throw new Error('unknown branch');
}
//- server.ts
import express from 'express';
import { Counter } from 'prom-client';
import { assertAnother, assertLater, assertNamed, assertUnlessForced } from './guards';
const loans = new Counter({ name: 'loans', help: 'h', labelNames: ['branch'] });
const app = express();
app.get('/a', (req, res) => {
  const branch = String(req.query.branch);
  assertNamed(branch);
  loans.inc({ branch });
  setTimeout(() => loans.inc({ branch }), 10);
});
app.get('/b', async (req, res) => {
  const branch = String(req.query.branch);
  await assertLater(branch);
  loans.inc({ branch });
});
app.get('/c', (req, res) => {
  const branch = String(req.query.branch);
  void assertLater(branch);
  loans.inc({ branch }); // want "query parameter"
});
app.get('/d', (req, res) => {
  const branch = String(req.query.branch);
  assertUnlessForced(branch, req.query.forced === 'yes');
  loans.inc({ branch }); // want "query parameter"
});
app.get('/e', (req, res) => {
  const branch = String(req.query.branch);
  assertAnother(branch);
  loans.inc({ branch }); // want "query parameter"
});
app.get('/f', (req, res) => {
  const branch = String(req.query.branch);
  try {
    assertNamed(branch);
  } catch {
    res.status(400);
  }
  loans.inc({ branch }); // want "query parameter"
});
//= what a schema at the beginning of a file does not list
import express from 'express';
import { z } from 'zod';
import { Counter } from 'prom-client';
const orders = new Counter({ name: 'orders', help: 'orders', labelNames: ['by'] });
const Order = z.object({ email: z.string().email(), userId: z.string(), size: z.enum(['s', 'm']), all: z.literal('all') });
const app = express();
app.post('/orders', (req, res) => {
  const order = Order.parse(req.body);
  orders.inc({ by: order.size });
  orders.inc({ by: order.all });
  orders.inc({ by: order.email }); // want "`email`"
  res.end();
});
app.get('/orders', (req, res) => {
  const asked = Order.safeParse(req.query);
  if (!asked.success) return;
  orders.inc({ by: asked.data.size });
  orders.inc({ by: asked.data.userId }); // want "a query parameter"
});
