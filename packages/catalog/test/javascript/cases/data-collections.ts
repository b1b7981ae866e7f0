//= structures that grow, and those that have a capacity
import { BiMap, CircularBuffer, DefaultMap, LRUMap, MultiMap, Queue } from 'mnemonist';
import express from 'express';

const app = express();
const names = new BiMap<string, string>();
const counts = new DefaultMap<string, number>(() => 0);
const byUser = new MultiMap<string, string>();
const queue = new Queue<string>();
const work = new Queue<string>();
const recent = new LRUMap<string, string>(1000);
const ring = new CircularBuffer<string>(Array, 100);
setInterval(() => work.dequeue(), 10);

app.get('/users/:id', (req, res) => {
  const { id } = req.params;
  names.set(id, id); // want "`names` lives as long as the process"
  counts.get(id); // want "`counts` lives as long as the process"
  byUser.set(id, 'seen'); // want "`byUser` lives as long as the process"
  queue.enqueue(id); // want "`queue` lives as long as the process"
  work.enqueue(id);
  recent.set(id, id);
  ring.push(id);
  res.end();
});

//= replaying subjects
import { BehaviorSubject, ReplaySubject, Subject } from 'rxjs';
import express from 'express';

const app = express();
const all = new ReplaySubject<string>();
const lately = new ReplaySubject<string>(10);
const forAWhile = new ReplaySubject<string>(Infinity, 1000);
const plain = new Subject<string>();
const current = new BehaviorSubject<string>('');
app.get('/users/:id', (req, res) => {
  all.next(req.params.id); // want "`all` lives as long as the process"
  lately.next(req.params.id);
  forAWhile.next(req.params.id);
  plain.next(req.params.id);
  current.next(req.params.id);
  res.end();
});

//= persistent collections are copied
import { List, Map } from 'immutable';
import express from 'express';

const app = express();
let users = Map<string, number>();
const empty = List<string>();
app.get('/users/:id', (req, res) => {
  res.json(empty.push(req.params.id).toJS());
  users = users.clear();
});
