//= made for what is kept, and only when that is missing
import { createClient } from 'redis';
import express from 'express';
const app = express();
class Queue {
  constructor(readonly redis: unknown) {}
}
class Services {
  private queue: Queue | undefined;
  get jobs() {
    if (!this.queue) {
      this.queue = new Queue(createClient());
    }
    return this.queue;
  }
  get fresh() {
    return new Queue(createClient());
  }
}
const services = new Services();
app.get('/a', (req, res) => {
  res.json([services.jobs]);
});
app.get('/b', (req, res) => {
  const own = new Queue(createClient()); // want "Redis"
  res.json([own]);
});
//= a helper that keeps one of each name for the process
import { createClient } from 'redis';
import express from 'express';
const app = express();
function singleton<T>(name: string, make: () => T): T {
  const all = globalThis as any;
  all.__singletons ??= {};
  all.__singletons[name] ??= make();
  return all.__singletons[name];
}
function each<T>(name: string, make: () => T): T {
  return make();
}
app.get('/a', (req, res) => {
  const kept = singleton('redis', () => createClient());
  each('redis', () => {
    const fresh = createClient(); // want "Redis"
    return fresh.ping();
  });
  res.json([kept]);
});
//= connections that a timer makes while there are too few of them, and one that it makes each time
import { WebSocket } from 'ws';
class Yard {
  readonly carriers = new Map<string, WebSocket>();
  readonly names: string[] = [];
  readonly most = 8;
  openCount(): number {
    return [...this.carriers.values()].filter((carrier) => carrier.readyState === 1).length;
  }
  start(): void {
    setInterval(() => this.look(), 60_000);
  }
  look(): void {
    let i = 0;
    while (i < this.names.length && this.openCount() < this.most) {
      const name = String(this.names[i]);
      const carrier = new WebSocket(`wss://${name}`);
      carrier.on('open', () => this.carriers.set(name, carrier));
      i++;
    }
    for (let n = 0; n < this.names.length; n++) {
      const carrier = new WebSocket(`wss://${this.names[n]}/news`); // want "WebSocket"
      carrier.on('open', () => console.log('news'));
    }
  }
}
new Yard().start();
//= one test of two things that are made together
import express from 'express';
import { MongoClient } from 'mongodb';
let herds: unknown;
let barns: unknown;
async function connect(url: string): Promise<MongoClient> {
  return MongoClient.connect(url);
}
async function stores() {
  if (herds && barns) return { herds, barns };
  const client = await connect('mongodb://farm');
  herds = client.db().collection('herds');
  barns = client.db().collection('barns');
  return { herds, barns };
}
let milk: unknown;
let wool: unknown;
async function goods() {
  if (milk && wool) return { milk, wool };
  const client = await connect('mongodb://goods'); // want "MongoDB client"
  milk = client.db().collection('milk');
  return { milk, wool };
}
const app = express();
app.get('/herds', async (req, res) => {
  res.json([await stores(), await goods()]);
});
//= a connection that a function inside sets, behind a test of it; one that is set nowhere
import express from 'express';
import { MongoClient } from 'mongodb';
let silo;
let mill;
async function open() {
  if (silo) return;
  const client = new MongoClient('mongodb://silo');
  async function fill() {
    await client.connect();
    silo = client.db();
  }
  await fill();
}
async function grind() {
  if (mill) return;
  const client = new MongoClient('mongodb://mill'); // want "MongoDB client"
  async function turn() {
    await client.connect();
  }
  await turn();
}
const app = express();
app.use(async (req, res, next) => {
  await open();
  await grind();
  next();
});

//= kept in a map of maps, under two keys
import express from 'express';
import { Pool } from 'pg';
const byRegion: Record<string, Record<string, Pool>> = {};
const shown: Record<string, Record<string, string>> = {};
function poolFor(region: string, tenant: string) {
  if (byRegion[region]?.[tenant]) return byRegion[region][tenant];
  byRegion[region] ??= {};
  const made = new Pool({ host: region, database: tenant });
  byRegion[region][tenant] = made;
  return made;
}
function anew(region: string) {
  const made = new Pool({ host: region }); // want "PostgreSQL"
  shown[region] = { [region]: 'made' };
  return made.query('select 1');
}
const app = express();
app.get('/', async (req, res) => {
  await poolFor(req.query.plan === 'pro' ? 'eu' : 'us', 'main').query('select 1');
  await anew('eu');
  res.end();
});
