//= knex
import knex, { type Knex } from 'knex';
import express from 'express';

const app = express();
const db: Knex = knex({ client: 'pg', connection: process.env.DATABASE_URL });

app.get('/users', async (_req, res) => {
  const own = knex({ client: 'pg', connection: process.env.DATABASE_URL }); // want "knex connection pool"
  res.json(await own('users').select());
  await own.destroy();
});
app.get('/query', async (_req, res) => {
  // Without a connection it only builds texts.
  const builder = knex({ client: 'pg' });
  res.json(await db.raw(builder('users').select().toString()));
});
app.post('/users', async (req, res) => {
  await db.transaction(async (trx) => {
    await trx('users').insert({ name: req.body.name });
  });
  res.end();
});

//= TypeORM, Sequelize
import { DataSource } from 'typeorm';
import { Sequelize } from 'sequelize';
import express from 'express';

const app = express();
export const AppDataSource = new DataSource({ type: 'postgres' });
const sequelize = new Sequelize('postgres://db/app');

app.get('/typeorm', async (_req, res) => {
  const source = await new DataSource({ type: 'postgres' }).initialize(); // want "TypeORM data source"
  res.json([await source.query('select 1'), await AppDataSource.query('select 1')]);
  await source.destroy();
});
app.get('/sequelize', async (_req, res) => {
  const own = new Sequelize('postgres://db/app'); // want "Sequelize connection pool"
  res.json([await own.query('select 1'), await sequelize.query('select 1')]);
});

//= Sequelize models by tenant
import { DataTypes, Sequelize } from 'sequelize';
import express from 'express';

const app = express();
const sequelize = new Sequelize('postgres://db/app');
const User = sequelize.define('User', { name: DataTypes.STRING });

app.get('/tenants/:tenant/orders', async (req, res) => {
  const Order = sequelize.define(`Order_${req.params.tenant}`, { total: DataTypes.INTEGER }); // want "`sequelize` lives as long as the process"
  res.json([await Order.findAll(), await User.findAll()]);
});
app.get('/items', async (_req, res) => {
  const Item = sequelize.define('Item', { name: DataTypes.STRING });
  res.json(await Item.findAll());
});

//= Prisma
import { PrismaClient } from '@prisma/client';
import express from 'express';

const app = express();
const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient };
const prisma = globalForPrisma.prisma ?? new PrismaClient();
globalForPrisma.prisma = prisma;

app.get('/users', async (_req, res) => {
  const own = new PrismaClient(); // want "Prisma client"
  res.json([await own.user.findMany(), await prisma.user.findMany()]);
  await own.$disconnect();
});
app.get('/tenant/:id', async (req, res) => {
  // Shares the connections of the client that it extends.
  const scoped = prisma.$extends({ query: {} });
  res.json(await scoped.user.findMany({ where: { tenant: req.params.id } }));
});

//= a Prisma service that is a client
import { PrismaClient } from '@prisma/client';
import express from 'express';

class Database extends PrismaClient {}
const app = express();
const shared = new Database();
app.get('/a', async (_req, res) => {
  const own = new Database(); // want "Prisma client"
  res.json([await own.user.count(), await shared.user.count()]);
});

//= MongoDB
import { MongoClient, ObjectId } from 'mongodb';
import express from 'express';
import { Counter } from 'prom-client';

const app = express();
const client = new MongoClient(process.env.MONGO_URL ?? '');
const found = new Counter({ name: 'found_total', help: 'Found', labelNames: ['id'] });
const inserted = new Counter({ name: 'inserted_total', help: 'Inserted', labelNames: ['id'] });

app.get('/orders/:id', async (req, res) => {
  const own = await MongoClient.connect(process.env.MONGO_URL ?? ''); // want "MongoDB client"
  const _id = new ObjectId(req.params.id);
  found.inc({ id: _id.toString() }); // want "a path parameter"
  res.json(await own.db('shop').collection('orders').findOne({ _id }));
  await own.close();
});
app.post('/orders', async (req, res) => {
  const _id = new ObjectId();
  inserted.inc({ id: _id.toHexString() }); // want "a new ObjectId"
  await client.db('shop').collection('orders').insertOne({ _id, ...req.body });
  const other = new MongoClient(process.env.MONGO_URL ?? ''); // want "MongoDB client"
  await other.connect();
  res.end();
});

//= Mongoose connections
import mongoose from 'mongoose';
import express from 'express';

const app = express();
const schema = new mongoose.Schema({ name: String });
const User = mongoose.model('User', schema);
const tenants = mongoose.createConnection(process.env.MONGO_URL ?? '');

app.get('/users', async (_req, res) => {
  // The default connection: asked again, it is the same one.
  await mongoose.connect(process.env.MONGO_URL ?? '');
  res.json(await User.find());
});
app.get('/reports', async (_req, res) => {
  const connection = await mongoose.createConnection(process.env.MONGO_URL ?? '').asPromise(); // want "Mongoose connection"
  res.json(await connection.model('Report', schema).find());
  await connection.close();
});
app.get('/tenants/:tenant', async (req, res) => {
  const db = tenants.useDb(req.params.tenant); // want "`tenants` lives as long as the process"
  res.json(await db.model('Order', schema).find());
});
app.get('/archive', async (_req, res) => {
  const db = tenants.useDb('archive', { useCache: true });
  res.json(await db.model('Order', schema).find());
});

//= Prisma 7: the client that is generated into the project
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/prisma/client';
import { PrismaClient as Aliased } from '@/generated/prisma/client';
import { PrismaClient as Other } from '../clients/prisma';
import express from 'express';

const app = express();
const adapter = new PrismaPg({});
const prisma = new PrismaClient({ adapter });
app.get('/leak', async (req, res) => {
  const own = new PrismaClient({ adapter }); // want "Prisma client"
  const aliased = new Aliased({ adapter }); // want "Prisma client"
  const unknown = new Other({ adapter });
  res.json([own.user, aliased.user, unknown.user, prisma.user]);
});

//= MikroORM and Drizzle for each request
import { createServer } from 'node:http';
import { MikroORM } from '@mikro-orm/postgresql';
import { drizzle } from 'drizzle-orm/node-postgres';
import { drizzle as sqlite } from 'drizzle-orm/better-sqlite3';
import { drizzle as libsql } from 'drizzle-orm/libsql';
import { Pool } from 'pg';

const pool = new Pool();
const orm = await MikroORM.init({ dbName: 'library' });
createServer(async (req, res) => {
  const em = orm.em.fork();
  const own = await MikroORM.init({ dbName: 'library' }); // want "MikroORM instance"
  const made = new MikroORM({ dbName: 'library' }); // want "MikroORM instance"
  const told = drizzle('postgres://library'); // want "Postgres pool"
  const asked = drizzle(process.env.DATABASE_URL); // want "Postgres pool"
  const over = drizzle(pool);
  const file = sqlite('library.db'); // want "SQLite database"
  const near = libsql('file:library.db'); // want "libSQL client"
  res.end(String([em, own, made, told, asked, over, file, near]));
}).listen(8080);
