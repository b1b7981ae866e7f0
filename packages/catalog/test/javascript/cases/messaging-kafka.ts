//= kafkajs: what a message holds, in batches and in handlers with written types
import { Kafka, type EachMessagePayload, type EachMessageHandler } from 'kafkajs';
import { Counter } from 'prom-client';

const consumed = new Counter({ name: 'consumed_total', help: 'consumed', labelNames: ['topic', 'key'] });
const kafka = new Kafka({ clientId: 'billing', brokers: ['kafka:9092'] });
const consumer = kafka.consumer({ groupId: 'billing' });
const replay = kafka.consumer({ groupId: 'replay' });
const admin = kafka.admin();

async function onMessage({ topic, partition, message }: EachMessagePayload) {
  consumed.inc({ topic, key: String(message.key) }); // want "message key"
  consumed.inc({ topic, key: String(partition) });
}

const onReplayed: EachMessageHandler = async ({ topic, message }) => {
  consumed.inc({ topic, key: message.offset }); // want "message offset"
  const type = message.headers?.type;
  consumed.inc({ topic, key: String(type) });
};

export async function start() {
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: 'invoices' }] });
  await admin.disconnect();
  await consumer.connect();
  await consumer.subscribe({ topics: ['invoices'] });
  await consumer.run({ eachMessage: onMessage });
  await replay.run({ eachMessage: onReplayed });
  await replay.run({
    eachBatch: async ({ batch, resolveOffset, heartbeat }) => {
      consumed.inc({ topic: batch.topic, key: batch.highWatermark }); // want "an offset"
      for (const message of batch.messages) {
        consumed.inc({ topic: batch.topic, key: message.timestamp }); // want "message time"
        const copies = kafka.consumer({ groupId: 'copies' }); // want "Kafka consumer"
        await copies.disconnect();
        resolveOffset(message.offset);
        await heartbeat();
      }
    },
  });
}

//= kafkajs: a producer kept by a class, and a transaction for each message, are fine
const { Kafka } = require('kafkajs');

class Outbox {
  constructor(kafka) {
    this.producer = kafka.producer({ idempotent: true, transactionalId: 'outbox' });
  }
  async publish(orders) {
    const transaction = await this.producer.transaction();
    await transaction.send({ topic: 'orders', messages: orders });
    await transaction.commit();
  }
}

const kafka = new Kafka({ brokers: ['kafka:9092'] });
const outbox = new Outbox(kafka);
const consumer = kafka.consumer({ groupId: 'orders' });

async function main() {
  consumer.on('consumer.crash', () => process.exit(1));
  await consumer.run({ eachMessage: async ({ message }) => outbox.publish([message]) });
}

main();

//= node-rdkafka: flowing, batched and streamed consumers
import Kafka from 'node-rdkafka';
import { Counter } from 'prom-client';

const consumed = new Counter({ name: 'consumed_total', help: 'consumed', labelNames: ['topic', 'key'] });
const conf = { 'metadata.broker.list': 'kafka:9092' };
const producer = new Kafka.Producer(conf, {});
const consumer = new Kafka.KafkaConsumer({ 'group.id': 'orders', ...conf }, {});

consumer.on('ready', () => {
  consumer.subscribe(['orders']);
  consumer.consume();
});
consumer.on('data', (message) => {
  consumed.inc({ topic: message.topic, key: message.key?.toString() }); // want "message key"
  const copies = new Kafka.HighLevelProducer(conf); // want "Kafka producer"
  copies.connect();
  producer.produce('copies', null, message.value);
});
producer.on('delivery-report', (err, report) => {
  consumed.inc({ topic: report.topic, key: String(report.offset) }); // want "message offset"
});
producer.on('event.error', (err) => {
  consumed.inc({ topic: 'none', key: String(err.code) });
});

const batched = new Kafka.KafkaConsumer({ 'group.id': 'batches', ...conf }, {});
batched.consume(100, (err, messages) => {
  for (const message of messages) consumed.inc({ topic: message.topic, key: String(message.offset) }); // want "message offset"
});

const stream = Kafka.KafkaConsumer.createReadStream(conf, {}, { topics: ['orders'] });
stream.on('data', (message) => {
  consumed.inc({ topic: message.topic, key: String(message.partition) });
  const out = Kafka.Producer.createWriteStream(conf, {}, { topic: 'copies' }); // want "Kafka producer stream"
  out.write(message.value);
});

//= confluent: the interfaces of kafkajs and of librdkafka
import { KafkaJS, RdKafka } from '@confluentinc/kafka-javascript';
import { Counter } from 'prom-client';

const consumed = new Counter({ name: 'consumed_total', help: 'consumed', labelNames: ['topic', 'key'] });
const kafka = new KafkaJS.Kafka({ kafkaJS: { brokers: ['kafka:9092'] } });
const consumer: KafkaJS.Consumer = kafka.consumer({ kafkaJS: { groupId: 'orders' } });
const shared = new RdKafka.Producer({ 'metadata.broker.list': 'kafka:9092' });

export async function start() {
  await consumer.connect();
  await consumer.run({
    eachMessage: async ({ topic, message }: KafkaJS.EachMessagePayload) => {
      consumed.inc({ topic, key: String(message.key) }); // want "message key"
      const producer = kafka.producer(); // want "Kafka producer"
      await producer.disconnect();
      const native = new RdKafka.Producer({ 'metadata.broker.list': 'kafka:9092' }); // want "Kafka producer"
      native.disconnect();
      shared.produce(topic, null, message.value);
    },
  });
}

//= confluent: one of each, required
const { Kafka } = require('@confluentinc/kafka-javascript').KafkaJS;

const kafka = new Kafka({ kafkaJS: { brokers: ['kafka:9092'] } });
const producer = kafka.producer();
const consumer = kafka.consumer({ kafkaJS: { groupId: 'orders' } });

async function start() {
  await producer.connect();
  await consumer.run({
    eachBatch: async ({ batch }) => {
      for (const message of batch.messages) await producer.send({ topic: 'copies', messages: [message] });
    },
  });
}

start();
