//= allow: a class and a function by name
//- leakline.config.json
{ "rules": { "no-client-per-message": ["error", { "allow": ["http.Agent", "makeDb"] }] } }
//- main.ts
import express from 'express';
import http from 'node:http';
import { Kafka } from 'kafkajs';
import { Pool } from 'pg';
const makeDb = () => new Pool();
const kafka = new Kafka({ brokers: [] });
express().get('/', async (req, res) => {
  const agent = new http.Agent({ keepAlive: true });
  const db = makeDb();
  const producer = kafka.producer(); // want "producer"
  res.end();
});
//= churn: clients that are freed in time need not be reported
//- leakline.config.json
{ "rules": { "no-client-per-message": ["error", { "churn": false }] } }
//- main.ts
import express from 'express';
import { Pool } from 'pg';
express().get('/', async (req, res) => {
  const db = new Pool();
  await db.query('select 1');
  await db.end();
  res.end();
});
express().get('/leaks', async (req, res) => {
  const db = new Pool(); // want "pool"
  await db.query('select 1');
  res.end();
});
