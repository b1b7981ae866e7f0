//= a class leaves a step to those that extend it, and calls it on itself
//- stage.ts
export abstract class Stage {
  accept(parcel: string): void {
    this.handle(parcel);
  }
  protected abstract handle(parcel: string): void;
}
//- weigh.ts
import { Stage } from './stage.js';

const weighed: string[] = [];

export class Weigh extends Stage {
  protected handle(parcel: string): void {
    weighed.push(parcel); // want "`weighed` lives as long as the process"
  }
}
//- main.ts
import express from 'express';
import { Weigh } from './weigh.js';

const weigh = new Weigh();
const app = express();
app.post('/parcels/:id', (req, res) => {
  weigh.accept(req.params.id);
  res.end();
});

//= the one that is extended has a method of its own, and an heir of its heir another
//- belt.js
export class Belt {
  carry(crates) {
    for (const crate of crates) this.move(crate);
  }
  move(crate) {
    throw new Error(`no way for ${crate}`);
  }
}
export class LoudBelt extends Belt {
  beep() {}
}
//- sorter.js
import express from 'express';
import { LoudBelt } from './belt.js';

const moved = new Map();

class Sorter extends LoudBelt {
  move(crate) {
    moved.set(crate, Date.now()); // want "`moved` lives as long as the process"
  }
}

const sorter = new Sorter();
const app = express();
app.put('/crates', (req, res) => {
  sorter.carry(req.body.crates);
  res.end();
});

//= the class that is extended does not name the step
//- main.js
import { createServer } from 'node:http';

class Desk {
  constructor() {
    createServer((req, res) => {
      this.serve(req.url);
      res.end();
    }).listen(8080);
  }
}

const served = [];

class LendingDesk extends Desk {
  serve(url) {
    served.push(url); // want "`served` lives as long as the process"
  }
}

new LendingDesk();

//= what is called once is called once in those that extend it, too
//- main.ts
import express from 'express';

abstract class Shelf {
  start(): void {
    this.fill('atlas');
  }
  protected abstract fill(book: string): void;
}

const books: string[] = [];

class MapShelf extends Shelf {
  protected fill(book: string): void {
    books.push(book);
  }
}

new MapShelf().start();
const app = express();
app.get('/', (_req, res) => void res.json(books));

//= a method of the same name, of a class that nobody extends, and one of the class itself
//- main.ts
import express from 'express';

class Counter {
  add(_ticket: string): void {}
}

class Till extends Counter {
  static add(ticket: string): void {
    sold.push(ticket);
  }
}

class Ledger {
  add(ticket: string): void {
    sold.push(ticket);
  }
}

const sold: string[] = [];
Till.add('first');
new Ledger().add('second');
const counter = new Counter();
const app = express();
app.post('/tickets/:id', (req, res) => {
  counter.add(req.params.id);
  res.end();
});
