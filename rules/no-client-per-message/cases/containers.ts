//= tsyringe: a client in a class that is resolved for each request
//- repo.ts
import { injectable } from 'tsyringe';
import { Pool } from 'pg';
@injectable()
export class PeopleRepo {
  private readonly pool = new Pool(); // want "A PostgreSQL connection pool is made for every request or message"
  all() {
    return this.pool.query('select 1');
  }
}
//- index.ts
import express from 'express';
import { container } from 'tsyringe';
import { PeopleRepo } from './repo';
const app = express();
app.get('/people', async (_req, res) => {
  const repo = container.resolve(PeopleRepo);
  res.json(await repo.all());
});

//= tsyringe: kept by a decorator, by a registration, and a helper called behind one
//- graph.ts
import { singleton, injectable } from 'tsyringe';
import neo4j, { type Driver } from 'neo4j-driver';
import { Pool } from 'pg';
@singleton()
export class Graph {
  readonly driver: Driver = neo4j.driver('bolt://n', neo4j.auth.basic('a', 'b'));
}
@injectable()
export class Sql {
  readonly pool = new Pool();
}
@injectable()
export class PeopleRepo {
  constructor(private graph: Graph, private sql: Sql) {}
  all() {
    return this.sql.pool.query('select 1');
  }
  fresh() {
    const driver = neo4j.driver('bolt://n', neo4j.auth.basic('a', 'b')); // want "is made for every request or message"
    return driver.executeQuery('match (n) return n');
  }
}
//- container.ts
import { container } from 'tsyringe';
import { Sql } from './graph';
container.registerSingleton(Sql);
export { container };
//- index.ts
import express from 'express';
import { container } from './container';
import { PeopleRepo } from './graph';
const app = express();
app.get('/people', async (_req, res) => {
  const repo = container.resolve(PeopleRepo);
  res.json([await repo.all(), await repo.fresh()]);
});

//= tsyringe: given to a class that is made for each request
//- classes.ts
import { injectable } from 'tsyringe';
import Redis from 'ioredis';
@injectable()
export class Cache {
  private redis: Redis;
  constructor() {
    this.redis = new Redis(); // want "A Redis connection is made for every request or message"
  }
  get(key: string) {
    return this.redis.get(key);
  }
}
@injectable()
export class Search {
  constructor(private readonly cache: Cache) {}
  run(q: string) {
    return this.cache.get(q);
  }
}
//- index.ts
import express from 'express';
import { container } from 'tsyringe';
import { Search } from './classes';
const app = express();
app.get('/search', async (req, res) => {
  res.json(await container.resolve(Search).run(String(req.query.q)));
});

//= tsyringe: asked for once
//- repo.ts
import { injectable } from 'tsyringe';
import { Pool } from 'pg';
@injectable()
export class PeopleRepo {
  private readonly pool = new Pool();
  all() {
    return this.pool.query('select 1');
  }
}
//- index.ts
import express from 'express';
import { container } from 'tsyringe';
import { PeopleRepo } from './repo';
const repo = container.resolve(PeopleRepo);
const app = express();
app.get('/people', async (_req, res) => {
  res.json(await repo.all());
});

//= inversify: transient by default, and in the scope of a singleton
//- classes.ts
import { injectable } from 'inversify';
import { Kafka, type Producer } from 'kafkajs';
import { Pool } from 'pg';
@injectable()
export class Events {
  private producer: Producer = new Kafka({ brokers: ['k'] }).producer(); // want "A Kafka producer is made for every request or message"
  async send(value: string) {
    await this.producer.send({ topic: 't', messages: [{ value }] });
  }
}
@injectable()
export class Db {
  readonly pool = new Pool();
}
//- index.ts
import { Container } from 'inversify';
import Fastify from 'fastify';
import { Db, Events } from './classes';
const TYPES = { Events: Symbol.for('Events') };
const container = new Container();
container.bind<Events>(TYPES.Events).to(Events);
container.bind(Events).toSelf();
container.bind(Db).toSelf().inSingletonScope();
const app = Fastify();
app.post('/e', async (req) => {
  const events = container.get(Events);
  await events.send(String(req.id));
  await container.get(Db).pool.query('select 1');
});

//= inversify: a container that keeps everything
//- classes.ts
import { injectable } from 'inversify';
import { Pool } from 'pg';
@injectable()
export class Db {
  readonly pool = new Pool();
}
//- index.ts
import { Container } from 'inversify';
import Fastify from 'fastify';
import { Db } from './classes';
const container = new Container({ defaultScope: 'Singleton' });
container.bind(Db).toSelf();
const app = Fastify();
app.post('/e', async () => container.get(Db).pool.query('select 1'));

//= typedi: one instance, unless it is transient
//- classes.ts
import { Service } from 'typedi';
import { Pool } from 'pg';
import Redis from 'ioredis';
@Service()
export class Db {
  readonly pool = new Pool();
}
@Service({ transient: true })
export class Cache {
  readonly redis = new Redis(); // want "A Redis connection is made for every request or message"
}
//- index.ts
import { Container } from 'typedi';
import Koa from 'koa';
import { Cache, Db } from './classes';
const app = new Koa();
app.use(async (ctx) => {
  const { rows } = await Container.get(Db).pool.query('select 1');
  await Container.get(Cache).redis.set('a', rows.length);
  ctx.body = rows;
});

//= awilix: classes that are resolved for each request
//- index.ts
import { asClass, createContainer } from 'awilix';
import express from 'express';
import { Pool } from 'pg';
class Transient {
  pool = new Pool(); // want "is made for every request or message"
  run() {
    return this.pool.query('select 1');
  }
}
class Kept {
  pool = new Pool();
  run() {
    return this.pool.query('select 1');
  }
}
const container = createContainer();
container.register({ kept: asClass(Kept).singleton() });
const app = express();
app.get('/', async (_req, res) => {
  res.json([await container.build(Transient).run(), await container.build(Kept).run()]);
});
