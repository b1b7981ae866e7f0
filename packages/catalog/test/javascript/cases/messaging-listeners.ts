//= listeners that are added on a shared client for every request
import express from 'express';
import mqtt from 'mqtt';
import Queue from 'bull';
import { QueueEvents } from 'bullmq';
import { io } from 'socket.io-client';
import { connect } from 'nats';
import { Kafka } from 'kafkajs';

const app = express();
const client = mqtt.connect('mqtt://broker');
const orders = new Queue('orders');
const events = new QueueEvents('mails');
const socket = io('https://events');
const consumer = new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'orders' });
const connected = connect({ servers: 'nats://nats' });

app.post('/orders', async (req, res) => {
  client.on('message', (topic, payload) => res.write(payload)); // want "added on `client`"
  orders.on('completed', (job) => res.write(String(job.id))); // want "added on `orders`"
  events.on('failed', ({ jobId }) => res.write(jobId)); // want "added on `events`"
  socket.on('price', (price) => res.write(price)); // want "added on `socket`"
  consumer.on('consumer.crash', () => res.end()); // want "added on `consumer`"
  const nats = await connected;
  nats.subscribe('answers', { callback: (err, msg) => res.write(msg.data) }); // want "added on `nats`"
});

//= listeners that leave again
import express from 'express';
import mqtt from 'mqtt';
import Queue from 'bull';
import { io } from 'socket.io-client';
import { connect } from 'nats';
import { Kafka } from 'kafkajs';

const app = express();
const consumer = new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'orders' });
const client = mqtt.connect('mqtt://broker');
const orders = new Queue('orders');
const socket = io('https://events');
const connected = connect({ servers: 'nats://nats' });

app.post('/orders', async (req, res) => {
  const onMessage = (topic: string, payload: Buffer) => res.write(payload);
  client.on('message', onMessage);
  res.on('close', () => client.off('message', onMessage));
  orders.once('completed', (job) => res.end(String(job.id)));
  socket.once('price', (price) => res.write(price));
  const nats = await connected;
  nats.subscribe('answers', { max: 1, callback: (err, msg) => res.write(msg.data) });
  const subscription = nats.subscribe('more');
  setTimeout(() => subscription.unsubscribe(), 1000);
  const remove = consumer.on('consumer.crash', () => res.end());
  res.on('close', () => remove());
});

//= a document that is watched for every request, and one that is let go
import express from 'express';
import { Firestore } from '@google-cloud/firestore';

const app = express();
const firestore = new Firestore();

app.get('/orders', (req, res) => {
  firestore.doc('orders/x').onSnapshot((snapshot) => res.write('changed')); // want "for every request"
});
app.get('/mails', (req, res) => {
  const stop = firestore.collection('mails').onSnapshot((snapshot) => res.write('changed'));
  res.on('close', stop);
});
