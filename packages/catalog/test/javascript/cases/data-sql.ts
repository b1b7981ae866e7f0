//= pg pools and clients
import express from 'express';
import pg from 'pg';
import { Client } from 'pg';

const app = express();
const pool = new pg.Pool();

app.get('/users', async (_req, res) => {
  const own = new pg.Pool({ max: 2 }); // want "PostgreSQL connection pool"
  const { rows } = await own.query('select * from users');
  await own.end();
  res.json(rows);
});
app.get('/orders', async (_req, res) => {
  const client = new Client(process.env.DATABASE_URL); // want "PostgreSQL connection"
  await client.connect();
  res.json(await client.query('select * from orders'));
});
app.get('/items', async (_req, res) => {
  const client = await pool.connect();
  try {
    res.json(await client.query('select * from items'));
  } finally {
    client.release();
  }
});

//= pg-pool and postgres.js
import Pool from 'pg-pool';
import postgres from 'postgres';
import express from 'express';

const app = express();
const sql = postgres(process.env.DATABASE_URL ?? '');
const pool = new Pool();

app.get('/a', async (_req, res) => {
  res.json(await sql`select 1`);
});
app.get('/b', async (_req, res) => {
  const fresh = postgres('postgres://db/app'); // want "PostgreSQL connection pool"
  res.json(await fresh`select 1`);
});
app.get('/c', async (_req, res) => {
  const other = new Pool({ max: 1 }); // want "PostgreSQL connection pool"
  res.json([await other.query('select 1'), await pool.query('select 1')]);
});
app.post('/d', async (req, res) => {
  await sql.begin(async (tx) => {
    await tx`insert into t values (${req.body.id})`;
  });
  res.end();
});

//= what PostgreSQL notifies of
import postgres from 'postgres';
import pg from 'pg';
import { Counter } from 'prom-client';

const events = new Counter({ name: 'events_total', help: 'Events', labelNames: ['channel', 'payload'] });
const sql = postgres();
await sql.listen('jobs', (payload) => {
  events.inc({ channel: 'jobs', payload }); // want "the payload of a notification"
});
const client = new pg.Client();
client.on('notification', (n) => {
  events.inc({ channel: n.channel, payload: 'hidden' });
  events.inc({ channel: n.channel, payload: n.payload }); // want "the payload of a notification"
});

//= MySQL and MariaDB
import mysql from 'mysql2/promise';
import { createPool } from 'mysql2';
import * as mariadb from 'mariadb';
import express from 'express';

const app = express();
const pool = mysql.createPool({ host: 'db', connectionLimit: 10 });
const callbackPool = createPool({ host: 'db' });
const maria = mariadb.createPool({ host: 'db' });

app.get('/a', async (_req, res) => {
  const connection = await mysql.createConnection({ host: 'db' }); // want "MySQL connection"
  const [rows] = await connection.execute('select 1');
  await connection.end();
  res.json(rows);
});
app.get('/b', async (_req, res) => {
  const connection = await pool.getConnection();
  const [rows] = await connection.query('select 1');
  connection.release();
  res.json([rows, await callbackPool.promise().query('select 1')]);
});
app.get('/c', async (_req, res) => {
  const own = mariadb.createPool({ host: 'db' }); // want "MariaDB connection pool"
  const connection = await maria.getConnection();
  res.json([await own.query('select 1'), await connection.query('select 1')]);
});

//= the old mysql driver
const mysql = require('mysql');
const express = require('express');

const app = express();
const cluster = mysql.createPoolCluster();
cluster.add('main', { host: 'db' });

app.get('/a', (req, res) => {
  const connection = mysql.createConnection({ host: 'db' }); // want "MySQL connection"
  connection.query('select 1', (err, rows) => res.json(rows));
});
app.get('/b', (req, res) => {
  cluster.of('main').getConnection((err, connection) => {
    connection.query('select 1', (e, rows) => {
      connection.release();
      res.json(rows);
    });
  });
});

//= SQL Server
import sql from 'mssql';
import { Connection } from 'tedious';
import express from 'express';

const app = express();
app.get('/global', async (_req, res) => {
  // One pool for the process, whoever asks.
  await sql.connect(process.env.DATABASE_URL ?? '');
  res.json(await sql.query`select 1`);
});
app.get('/own', async (_req, res) => {
  const pool = await new sql.ConnectionPool({ server: 'db' }).connect(); // want "SQL Server connection pool"
  res.json(await pool.request().query('select 1'));
  await pool.close();
});
app.get('/raw', (_req, res) => {
  const connection = new Connection({ server: 'db' }); // want "SQL Server connection"
  connection.connect(() => res.end());
});

//= Oracle
import oracledb from 'oracledb';
import express from 'express';

const app = express();
await oracledb.createPool({ user: 'app', connectString: 'db/app', poolAlias: 'default' });

app.get('/pooled', async (_req, res) => {
  const connection = await oracledb.getConnection();
  const other = await oracledb.getConnection('reports');
  res.json([await connection.execute('select 1 from dual'), await other.execute('select 1 from dual')]);
  await connection.close();
  await other.close();
});
app.get('/standalone', async (_req, res) => {
  const connection = await oracledb.getConnection({ user: 'app', connectString: 'db/app' }); // want "Oracle connection"
  res.json(await connection.execute('select 1 from dual'));
  await connection.close();
});

//= SQLite and its relatives
import Database from 'better-sqlite3';
import sqlite3 from 'sqlite3';
import { createClient } from '@libsql/client';
import { DuckDBInstance } from '@duckdb/node-api';
import express from 'express';

const app = express();
const db = new Database('app.db');
const turso = createClient({ url: process.env.TURSO_URL ?? '' });
const duck = await DuckDBInstance.create('analytics.duckdb');

app.get('/a', (_req, res) => {
  const own = new Database('app.db'); // want "SQLite database"
  res.json([own.prepare('select 1').get(), db.prepare('select 1').get()]);
  own.close();
});
app.get('/b', (_req, res) => {
  const own = new sqlite3.Database('app.db'); // want "SQLite database"
  own.get('select 1', (_err: unknown, row: unknown) => res.json(row));
});
app.get('/c', async (_req, res) => {
  const own = createClient({ url: 'libsql://db' }); // want "libSQL client"
  res.json([await own.execute('select 1'), await turso.execute('select 1')]);
});
app.get('/d', async (_req, res) => {
  const own = await DuckDBInstance.create(':memory:'); // want "DuckDB database"
  const cached = await DuckDBInstance.fromCache('analytics.duckdb');
  const connection = await duck.connect();
  res.json([await own.connect(), await cached.connect(), await connection.run('select 1')]);
  connection.closeSync();
});

//= PlanetScale talks HTTP
import { Client, connect } from '@planetscale/database';
import express from 'express';

const app = express();
app.get('/', async (_req, res) => {
  const connection = connect({ host: 'aws.connect.psdb.cloud' });
  const client = new Client({ host: 'aws.connect.psdb.cloud' });
  res.json([await connection.execute('select 1'), await client.execute('select 1')]);
});

//= serverless drivers hold connections too
import { createServer } from 'node:http';
import { neon, Pool } from '@neondatabase/serverless';
import { createPool } from '@vercel/postgres';

createServer(async (req, res) => {
  const sql = neon('postgres://ledger');
  const pool = new Pool({ connectionString: 'postgres://ledger' }); // want "PostgreSQL connection pool"
  const other = createPool(); // want "PostgreSQL connection pool"
  const ours = new Pool({ connectionString: 'postgres://ledger' }); // want "PostgreSQL connection pool"
  try {
    res.end(String([await sql`select 1`, await pool.query('select 1'), other, await ours.query('select 1')]));
  } finally {
    await ours.end();
  }
}).listen(8080);
