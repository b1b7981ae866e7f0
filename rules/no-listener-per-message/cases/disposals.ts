//= taken off at the end of a block that says `using`
import express from 'express';
import { EventEmitter } from 'node:events';
const events = new EventEmitter();
class Watch {
  readonly seen: string[] = [];
  constructor() {
    events.on('change', this.#on);
  }
  #on = (name: string) => {
    this.seen.push(name);
  };
  [Symbol.dispose]() {
    events.off('change', this.#on);
  }
}
class AsyncWatch {
  readonly seen: string[] = [];
  constructor() {
    events.on('change', this.note);
  }
  note = (name: string) => {
    this.seen.push(name);
  };
  async [Symbol.asyncDispose]() {
    events.off('change', this.note);
  }
}
const app = express();
app.get('/a', async (_req, res) => {
  using watch = new Watch();
  await using other = new AsyncWatch();
  res.json([watch.seen, other.seen]);
});
app.get('/b', (_req, res) => {
  const watch = new Watch();
  res.json(watch.seen);
  watch[Symbol.dispose]();
});
//= a class beside one whose listener is taken off, by the same name
import express from 'express';
import { EventEmitter } from 'node:events';
const events = new EventEmitter();
class Watch {
  readonly seen: string[] = [];
  constructor() {
    events.on('change', this.#on);
  }
  #on = (name: string) => {
    this.seen.push(name);
  };
  [Symbol.dispose]() {
    events.off('change', this.#on);
  }
}
class Kept {
  readonly seen: string[] = [];
  constructor() {
    events.on('change', this.#on); // want "A listener is added on `events` for every request or message"
  }
  #on = (name: string) => {
    this.seen.push(name);
  };
  [Symbol.dispose]() {
    this.seen.length = 0;
  }
}
const app = express();
app.get('/a', (_req, res) => {
  using watch = new Watch();
  using kept = new Kept();
  res.json([watch.seen, kept.seen]);
});
//= a stack of what is to be freed
import express from 'express';
import { EventEmitter } from 'node:events';
const events = new EventEmitter();
const app = express();
app.get('/a', async (_req, res) => {
  using stack = new DisposableStack();
  const note = (name: string) => res.write(name);
  events.on('change', note);
  stack.defer(() => events.off('change', note));
  res.write(await fetch('http://news').then((r) => r.text()));
});
app.get('/b', async (_req, res) => {
  using stack = new DisposableStack();
  const note = (name: string) => res.write(name);
  events.on('change', note); // want "A listener is added on `events` for every request or message"
  stack.defer(() => res.end());
  res.write(await fetch('http://news').then((r) => r.text()));
});
