//= puzzles of a fixed table that are solved once
//- puzzles.ts
export interface Puzzle { name: string; solved: boolean }
export const puzzles: Record<string, Puzzle> = {
  maze: { name: 'maze', solved: false },
  lock: { name: 'lock', solved: false },
};
//- solving.ts
import type { Puzzle } from './puzzles';
const solutions: { puzzle: Puzzle; at: Date }[] = [];
export const isOpen = (puzzle: Puzzle) => puzzle && !puzzle.solved;
function record(puzzle: Puzzle) {
  solutions.push({ puzzle, at: new Date() });
}
export async function solve(puzzle: Puzzle) {
  puzzle.solved = true;
  record(puzzle);
}
export function solveIf(puzzle: Puzzle, holds: () => boolean) {
  if (isOpen(puzzle) && holds()) {
    solve(puzzle);
  }
}
//- main.ts
import express from 'express';
import { puzzles } from './puzzles';
import { isOpen, solve, solveIf } from './solving';
const app = express();
app.get('/maze', (req, res) => {
  solveIf(puzzles.maze, () => req.query.exit === 'left');
  res.end();
});
app.get('/lock', (req, res) => {
  if (isOpen(puzzles.lock)) solve(puzzles.lock);
  if (!puzzles.lock.solved) solve(puzzles.lock);
  res.end();
});
//= the same behind no test
//- puzzles.ts
export interface Puzzle { name: string; solved: boolean }
export const puzzles: Record<string, Puzzle> = { maze: { name: 'maze', solved: false } };
//- solving.ts
import type { Puzzle } from './puzzles';
const solutions: { puzzle: Puzzle; at: Date }[] = [];
export async function solve(puzzle: Puzzle) {
  puzzle.solved = true;
  solutions.push({ puzzle, at: new Date() }); // want "grows by an entry"
}
//- main.ts
import express from 'express';
import { puzzles } from './puzzles';
import { solve } from './solving';
const app = express();
app.get('/maze', (req, res) => {
  solve(puzzles.maze);
  res.end();
});
//= a flag that is taken back
import express from 'express';
interface Puzzle { name: string; solved: boolean }
const puzzles: Record<string, Puzzle> = { maze: { name: 'maze', solved: false } };
const solutions: { puzzle: Puzzle; at: Date }[] = [];
function solve(puzzle: Puzzle) {
  puzzle.solved = true;
  solutions.push({ puzzle, at: new Date() }); // want "grows by an entry"
}
const app = express();
app.get('/maze', (req, res) => {
  if (!puzzles.maze.solved) solve(puzzles.maze);
  res.end();
});
app.post('/maze/again', (req, res) => {
  puzzles.maze.solved = false;
  res.end();
});
//= a flag of each request
import express from 'express';
const seen: string[] = [];
interface Told { told?: boolean }
function tell(req: express.Request & Told) {
  req.told = true;
  seen.push(req.path); // want "grows by an entry"
}
const app = express();
app.use((req: express.Request & Told, res, next) => {
  if (!req.told) tell(req);
  next();
});
//= a flag of each thing that is loaded
import express from 'express';
import { loadTask } from './tasks';
const finished: string[] = [];
function finish(task: { id: string; done: boolean }) {
  task.done = true;
  finished.push(task.id); // want "grows by an entry"
}
const app = express();
app.post('/tasks/:id', async (req, res) => {
  const task = await loadTask(req.params.id);
  if (!task.done) finish(task);
  res.end();
});
//= a set of names that are known, beside the list
import express from 'express';
interface Badge { name: string }
const badges: Record<string, Badge> = { early: { name: 'early' }, late: { name: 'late' } };
const given = new Set<string>();
const history: { badge: Badge; at: number }[] = [];
function give(badge: Badge) {
  if (given.has(badge.name)) return;
  given.add(badge.name);
  history.push({ badge, at: Date.now() });
}
const app = express();
app.post('/badges', (req, res) => {
  give(badges.early);
  res.end();
});
//= a set of whatever is asked for, beside the list
import express from 'express';
const given = new Set<string>();
const history: string[] = [];
const app = express();
app.post('/badges/:name', (req, res) => {
  if (!given.has(req.params.name)) {
    given.add(req.params.name); // want "path parameter"
    history.push(`${req.params.name} ${Date.now()}`); // want "path parameter"
  }
  res.end();
});
//= the first user of a new installation starts the jobs
import express from 'express';
import { Kind, settings } from './settings';
import { users } from './users';
const jobs: { id: string; run: () => void }[] = [];
function startJobs() {
  jobs.push({ id: 'sync', run: () => undefined });
}
const app = express();
app.post('/login', async (req, res) => {
  let user = await users.findOne({ where: { mail: req.body.mail } });
  if (!user && !(await users.count())) {
    user = await users.save({ mail: req.body.mail });
    startJobs();
  }
  res.json(user);
});
app.post('/connect', async (req, res) => {
  const isFirst = !req.body.user && !(await users.count());
  if (isFirst || settings.kind === Kind.NOT_CONFIGURED) startJobs();
  res.end();
});
app.post('/setup', async (req, res) => {
  const total = await users.countDocuments();
  if (total > 0) {
    res.sendStatus(403);
    return;
  }
  startJobs();
  res.end();
});
//= the jobs start behind what is not about a new installation
import express from 'express';
import { users } from './users';
const jobs: { id: string; run: () => void }[] = [];
function startJobs() {
  jobs.push({ id: 'sync', run: () => undefined }); // want "grows by an entry"
}
const app = express();
app.post('/login', async (req, res) => {
  const user = await users.findOne({ where: { mail: req.body.mail } });
  const failures = await users.countFailures(req.body.mail);
  if (!failures && user) startJobs();
  if (user || !(await users.count())) startJobs();
  res.json(user);
});
//= a count of what this request is about
import express from 'express';
import { visits } from './visits';
const first: string[] = [];
const app = express();
app.post('/visit/:page', async (req, res) => {
  if (!(await visits.count({ where: { page: req.params.page } }))) {
    first.push(`${req.params.page} ${Date.now()}`); // want "grows by an entry"
  }
  res.end();
});
//= what is remembered until somebody solves it
import express from 'express';
interface Puzzle { name: string; solved: boolean }
const puzzles: Record<string, Puzzle> = { maze: { name: 'maze', solved: false } };
const tries: number[] = [];
function solve(puzzle: Puzzle) {
  puzzle.solved = true;
}
const app = express();
app.get('/maze', (req, res) => {
  if (!puzzles.maze.solved) {
    if (req.query.exit === 'left') solve(puzzles.maze);
    tries.push(Date.now()); // want "grows by an entry"
  }
  res.end();
});
//= a test that a promise and a delay come after
import express from 'express';
import { find } from './rooms';
interface Puzzle { name: string; solved: boolean }
const puzzles: Record<string, Puzzle> = { maze: { name: 'maze', solved: false } };
const solutions: { puzzle: Puzzle; at: Date }[] = [];
function solve(puzzle: Puzzle) {
  puzzle.solved = true;
  solutions.push({ puzzle, at: new Date() });
}
const app = express();
app.get('/maze', (req, res) => {
  if (!puzzles.maze.solved) {
    find(req.query.room).then((room) => {
      if (room === 'hall') solve(puzzles.maze);
    });
  }
  res.end();
});
//= a worker that is started for the first who asks, in a variable that keeps it
import express from 'express';
import { fork, type ChildProcess } from 'node:child_process';
class Pool {
  readonly #ready: Promise<void>[] = [];
  add(worker: ChildProcess) {
    this.#ready.push(new Promise((resolve) => worker.once('message', () => resolve())));
  }
}
export function serve() {
  const pool = new Pool();
  let started: { done: () => void } | undefined;
  function start() {
    if (started === undefined) {
      const own = (started = { done: () => undefined });
      const worker = fork('worker.js');
      worker.once('exit', () => own.done());
      pool.add(worker);
    }
    return started;
  }
  const app = express();
  app.get('/', (req, res) => {
    start();
    res.end();
  });
}
serve();
//= a search whose variable gets what is made
import mqtt from 'mqtt';
interface Lamp { name: string }
const lamps: Lamp[] = [];
const client = mqtt.connect('mqtt://hub');
async function makeLamp(name: string): Promise<Lamp | null> {
  return name === '' ? null : { name };
}
async function findAll(names: string[]) {
  for (const name of names) {
    let lamp: Lamp | null | undefined = lamps.find((l) => l.name === name);
    if (lamp) {
      console.log('known');
    } else {
      lamp = await makeLamp(name);
      if (lamp) lamps.push(lamp);
    }
  }
}
client.on('connect', () => {
  void findAll((process.env.LAMPS ?? '').split(','));
});
