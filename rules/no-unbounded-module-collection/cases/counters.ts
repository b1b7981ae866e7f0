//= ids that a process counts up
import http from 'node:http';
let next = 0;
const waiting = new Map<number, string>();
const answers: Record<string, string> = {};
const queued = new Map<number, string>();
http.createServer((req, res) => {
  const id = ++next;
  waiting.set(id, 'x'); // want "an entry for each number from a counter"
  answers[`job-${next++}`] = 'x'; // want "an entry for each number from a counter"
  next += 1;
  queued.set(next, 'x'); // want "an entry for each number from a counter"
  res.end();
}).listen(8080);

//= ids that an object counts up, and one that sets its number back
import http from 'node:http';
class Hub {
  #last = 0;
  readonly #waiting = new Map<number, string>();
  add(text: string) {
    const id = ++this.#last;
    this.#waiting.set(id, text); // want "an entry for each number from a counter"
  }
}
class Window {
  private slot = 0;
  private readonly seen = new Map<number, string>();
  add(text: string) {
    this.slot++;
    if (this.slot > 500) this.slot = 0;
    this.seen.set(this.slot, text);
  }
}
const hub = new Hub();
const recent = new Window();
http.createServer((req, res) => {
  hub.add('x');
  recent.add('y');
  res.end();
}).listen(8080);

//= a closure of the start-up counts for its handlers, another closure for one request
import http from 'node:http';
function start() {
  let count = 0;
  const tickets = new Map<number, string>();
  http.createServer((req, res) => {
    tickets.set(count++, 'x'); // want "an entry for each number from a counter"
    res.end();
  }).listen(8080);
}
start();
const parts = new Map<number, string>();
http.createServer((req, res) => {
  let line = 0;
  const add = () => parts.set(line++, 'x');
  add();
  parts.clear();
  res.end();
}).listen(8081);

//= ids that are free again once the answer is there
import http from 'node:http';
let last = 0;
const pending = new Map<number, (answer: string) => void>();
export function ask(send: (id: number) => void): Promise<string> {
  const id = ++last;
  return new Promise((resolve) => {
    pending.set(id, resolve);
    send(id);
  });
}
export function answered(id: number, answer: string) {
  pending.get(id)?.(answer);
  pending.delete(id);
}
http.createServer(async (req, res) => {
  res.end(await ask((id) => process.send?.({ id })));
}).listen(8080);
process.on('message', (message: { id: number; answer: string }) => answered(message.id, message.answer));

//= loops that count to a limit, and one that a request sets
import http from 'node:http';
const SHARDS = 16;
const byShard = new Map<string, number>();
const byHour = new Map<number, number>();
const byStep = new Map<number, number>();
let turn = 0;
const byTurn = new Map<number, number>();
http.createServer((req, res) => {
  for (let i = 0; i < SHARDS; i++) byShard.set(`shard-${i}`, i);
  for (let hour = 23; hour >= 0; hour--) byHour.set(hour, 1);
  for (let i = 0; i < 100 && !res.closed; i += 10) byStep.set(i, 1);
  turn = turn + 1;
  if (turn > 99) turn = 0;
  byTurn.set(turn, 1);
  res.end();
}).listen(8080);

//= what a parent process asks for
const results = new Map<string, number>();
process.on('message', (task: { id: string; n: number }) => {
  results.set(task.id, task.n * 2); // want "nothing ever takes entries out"
  process.send?.({ id: task.id });
});
process.on('SIGTERM', () => process.exit(0));

//= a timer that a field of a class without a constructor starts
const seen = new Map<string, number>();
class Watcher {
  readonly handle = setTimeout(remember, 1000);
}
function remember() {
  seen.set(crypto.randomUUID(), 1);
}
export const watcher = new Watcher();
