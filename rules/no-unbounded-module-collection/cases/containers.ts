//= tsyringe: fields of what is kept, and of what is made for each request
//- services.ts
import { injectable, singleton } from 'tsyringe';
@singleton()
export class Sessions {
  private readonly byUser = new Map<string, string[]>();
  note(userId: string, what: string) {
    this.byUser.set(userId, [what]); // want "`byUser` lives as long as the process"
  }
}
@injectable()
export class Handler {
  private readonly seen: string[] = [];
  constructor(private readonly sessions: Sessions) {}
  handle(userId: string, what: string) {
    this.seen.push(what);
    this.sessions.note(userId, what);
  }
}
//- index.ts
import express from 'express';
import { container } from 'tsyringe';
import { Handler } from './services';
const app = express();
app.post('/u/:id', (req, res) => {
  container.resolve(Handler).handle(req.params.id, req.url);
  res.end();
});

//= inversify: behind an interface that is looked up by a symbol
//- services.ts
import { injectable } from 'inversify';
export interface Audit { note(user: string): void }
@injectable()
export class MemoryAudit implements Audit {
  private readonly entries: { user: string }[] = [];
  note(user: string) {
    this.entries.push({ user }); // want "`entries` lives as long as the process"
  }
}
//- container.ts
import { Container } from 'inversify';
import { type Audit, MemoryAudit } from './services';
export const AUDIT = Symbol.for('Audit');
export const container = new Container();
container.bind<Audit>(AUDIT).to(MemoryAudit).inSingletonScope();
//- index.ts
import express from 'express';
import { AUDIT, container } from './container';
import type { Audit } from './services';
const app = express();
app.post('/u/:id', (req, res) => {
  container.get<Audit>(AUDIT).note(req.params.id);
  res.end();
});

//= typedi: injected into a controller
//- services.ts
import { Service } from 'typedi';
@Service()
export class Drafts {
  private readonly drafts: Record<string, string> = {};
  save(id: string, text: string) {
    this.drafts[id] = text; // want "`drafts` lives as long as the process"
  }
}
//- controller.ts
import { Body, JsonController, Param, Post } from 'routing-controllers';
import { Service } from 'typedi';
import { Drafts } from './services';
@JsonController()
@Service()
export class DraftController {
  constructor(private readonly drafts: Drafts) {}
  @Post('/drafts/:id')
  post(@Param('id') id: string, @Body() text: string) {
    this.drafts.save(id, text);
  }
}

//= awilix: what is registered as a singleton, and given by its name
//- shelf.ts
export class Ledger {
  private readonly loans = new Map<string, number>();
  lend(reader: string) {
    this.loans.set(reader, Date.now()); // want "`loans` lives as long as the process"
  }
}
export class Basket {
  private readonly titles = new Map<string, number>();
  put(title: string) {
    this.titles.set(title, 1);
  }
}
export class Counter {
  private readonly queue = new Map<string, number>();
  constructor(private readonly ledger: Ledger) {}
  serve(reader: string) {
    this.queue.set(reader, 1); // want "`queue` lives as long as the process"
    this.ledger.lend(reader);
  }
}
//- app.ts
import { asClass, createContainer } from 'awilix';
import Koa from 'koa';
import { Basket, Counter, Ledger } from './shelf';
const container = createContainer({ injectionMode: 'CLASSIC' });
container.register({
  ledger: asClass(Ledger).singleton(),
  counter: asClass(Counter).singleton(),
  basket: asClass(Basket).transient(),
});
const app = new Koa();
app.use((ctx) => {
  container.resolve<Counter>('counter').serve(ctx.get('x-reader'));
  container.resolve<Basket>('basket').put(ctx.path);
});
