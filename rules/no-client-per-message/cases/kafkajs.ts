//= a producer made in a handler
import express from 'express';
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: ['a'] });
const app = express();
app.post('/orders', async (req, res) => {
  const producer = kafka.producer(); // want "Kafka producer"
  await producer.connect();
  await producer.send({ topic: 'orders', messages: [] });
  await producer.disconnect();
});
//= one producer for all
import express from 'express';
import { Kafka } from 'kafkajs';
const producer = new Kafka({ brokers: ['a'] }).producer();
const app = express();
app.post('/orders', async (req, res) => {
  await producer.send({ topic: 'orders', messages: [] });
});
//= a lazy singleton
import express from 'express';
import { Kafka, type Producer } from 'kafkajs';
let producer: Producer | undefined;
function getProducer() {
  if (!producer) {
    producer = new Kafka({ brokers: ['a'] }).producer();
  }
  return producer;
}
let other: Producer | undefined;
const getOther = () => (other ??= new Kafka({ brokers: ['a'] }).producer());
express().post('/orders', async (req, res) => {
  await getProducer().send({ topic: 'orders', messages: [] });
  getOther();
});
//= a helper that makes one and gives it to its caller
//- kafka.ts
import { Kafka } from 'kafkajs';
export function createProducer() {
  const kafka = new Kafka({ brokers: ['a'] });
  return kafka.producer();
}
//- consumer.ts
import { Kafka } from 'kafkajs';
import { createProducer } from './kafka';
const consumer = new Kafka({ brokers: ['a'] }).consumer({ groupId: 'g' });
await consumer.run({
  eachMessage: async ({ message }) => {
    const producer = createProducer(); // want "Kafka producer"
    await producer.disconnect();
  },
});
const shared = createProducer();
//= a helper that makes, uses and closes one
//- publish.ts
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: ['a'] });
export async function publish(topic: string) {
  const producer = kafka.producer(); // want "Kafka producer"
  await producer.connect();
  await producer.disconnect();
}
//- app.ts
import express from 'express';
import { publish } from './publish';
express().get('/x', async (req, res) => {
  await publish('x');
});
//= a class of the project that wraps one
//- publisher.ts
import { Kafka, type Producer } from 'kafkajs';
export class Publisher {
  private readonly producer: Producer;
  constructor(brokers: string[]) {
    this.producer = new Kafka({ brokers }).producer();
  }
  async close() {
    await this.producer.disconnect();
  }
}
//- app.ts
import express from 'express';
import { Publisher } from './publisher';
const shared = new Publisher(['a']);
express().get('/x', async (req, res) => {
  const publisher = new Publisher(['a']); // want "Kafka producer"
  await publisher.close();
});
//= kept by tenant
import express from 'express';
import { Kafka, type Producer } from 'kafkajs';
const producers = new Map<string, Producer>();
function producerFor(tenant: string) {
  const existing = producers.get(tenant);
  if (existing) return existing;
  const producer = new Kafka({ brokers: [tenant] }).producer();
  producers.set(tenant, producer);
  return producer;
}
express().get('/x', (req, res) => {
  producerFor('a');
});
//= at start-up, once for each topic
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: ['a'] });
for (const topic of ['a', 'b']) {
  const producer = kafka.producer();
}
async function main() {
  const producer = kafka.producer();
}
main();
