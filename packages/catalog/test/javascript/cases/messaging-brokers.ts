//= nats: a loop over a subscription, a callback, JetStream
import { connect, consumerOpts, StringCodec, type Msg } from 'nats';
import { Counter } from 'prom-client';

const consumed = new Counter({ name: 'consumed_total', help: 'consumed', labelNames: ['subject', 'id'] });
const codec = StringCodec();

function onCreated(err: Error | null, msg: Msg) {
  consumed.inc({ subject: msg.subject, id: codec.decode(msg.data) }); // want "body of a message"
}

export async function start() {
  const connection = await connect({ servers: 'nats://nats' });
  connection.subscribe('orders.created', { callback: onCreated });
  const js = connection.jetstream();
  const options = consumerOpts();
  options.durable('orders').callback((err, msg) => {
    if (msg !== null) consumed.inc({ subject: 'orders', id: String(msg.seq) }); // want "sequence number of a message"
    msg?.ack();
  });
  await js.subscribe('orders.>', options);
  const subscription = connection.subscribe('orders.*');
  for await (const message of subscription) {
    consumed.inc({ subject: subscription.getSubject(), id: message.reply }); // want "subject for the answer"
    const own = await connect({ servers: 'nats://nats' }); // want "NATS connection"
    own.publish('copies', message.data);
    await own.drain();
    message.respond(await connection.request('enrich', message.data).then((m) => m.data));
  }
}

//= nats 3: transport, core and jetstream are packages of their own
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { jetstream } from '@nats-io/jetstream';
import { Counter } from 'prom-client';

const consumed = new Counter({ name: 'consumed_total', help: 'consumed', labelNames: ['stream', 'id'] });

async function consume(connection: NatsConnection) {
  const js = jetstream(connection);
  const consumer = await js.consumers.get('ORDERS', 'billing');
  const messages = await consumer.consume({ max_messages: 10 });
  for await (const message of messages) {
    consumed.inc({ stream: message.info.stream, id: 'all' });
    consumed.inc({ stream: message.info.stream, id: String(message.info.streamSequence) }); // want "sequence number"
    await js.publish('copies', message.data);
    message.ack();
  }
}

async function poll(connection: NatsConnection) {
  const consumer = await jetstream(connection).consumers.get('ORDERS', 'polled');
  while (true) {
    const message = await consumer.next();
    if (message === null) continue;
    const other = await connect({ servers: 'nats://other' }); // want "NATS connection"
    other.publish('copies', message.data);
    message.ack();
  }
}

export async function start() {
  const connection = await connect();
  void poll(connection);
  await consume(connection);
}

//= mqtt: the topic names the device
import mqtt from 'mqtt';
import { Counter } from 'prom-client';

const received = new Counter({ name: 'received_total', help: 'received', labelNames: ['topic', 'qos'] });
const client = mqtt.connect('mqtt://broker');

client.on('connect', () => {
  client.subscribe('devices/+/temperature');
});
client.on('message', (topic, payload, packet) => {
  received.inc({ topic, qos: packet.qos }); // want "names the device"
  received.inc({ topic: topic.split('/')[0], qos: packet.qos });
  received.inc({ topic: 'all', qos: payload.toString() }); // want "body of a message"
  const second = mqtt.connect('mqtt://other'); // want "MQTT client .*stays connected"
  second.publish('copies', payload);
  second.end();
  client.publish('copies', payload);
});

//= mqtt: one client each, connected at the start
const { connectAsync } = require('mqtt');

async function start() {
  const source = await connectAsync('mqtt://source');
  const target = await connectAsync('mqtt://target');
  await source.subscribeAsync('alerts');
  source.on('message', (topic, payload) => {
    target.publish('alerts', payload);
  });
  process.on('SIGTERM', () => source.end(false, () => target.end()));
}

start();

//= pulsar: a receive loop, and listeners
import Pulsar from 'pulsar-client';
import { Counter } from 'prom-client';

const received = new Counter({ name: 'received_total', help: 'received', labelNames: ['topic', 'key'] });

export async function start() {
  const client = new Pulsar.Client({ serviceUrl: 'pulsar://pulsar:6650' });
  const shared = await client.createProducer({ topic: 'copies' });
  await client.subscribe({
    topic: 'audit',
    subscription: 'audit',
    listener: (message, consumer) => {
      received.inc({ topic: message.getTopicName(), key: message.getPartitionKey() }); // want "key of a message"
      void consumer.acknowledge(message);
    },
  });
  const consumer = await client.subscribe({ topic: 'orders', subscription: 'orders' });
  while (true) {
    const message = await consumer.receive();
    received.inc({ topic: message.getTopicName(), key: 'all' });
    const producer = await client.createProducer({ topic: 'copies' }); // want "Pulsar producer"
    await producer.send({ data: message.getData() });
    await producer.close();
    await shared.send({ data: message.getData() });
    await consumer.acknowledge(message);
  }
}

//= zeromq: a request socket for each of them
import * as zmq from 'zeromq';

const replies = new zmq.Reply();
const publisher = new zmq.Publisher();

async function ask(question: Buffer) {
  const socket = new zmq.Request(); // want "ZeroMQ socket"
  socket.connect('tcp://enrich:3000');
  await socket.send(question);
  const [answer] = await socket.receive();
  socket.close();
  return answer;
}

export async function run() {
  await replies.bind('tcp://*:3000');
  await publisher.bind('tcp://*:3001');
  for await (const [question] of replies) {
    await publisher.send(['questions', question]);
    await replies.send(await ask(question));
  }
}

//= stompit: a client for each message, and a pool of channels
const stompit = require('stompit');
const { Counter } = require('prom-client');

const received = new Counter({ name: 'received_total', help: 'received', labelNames: ['body'] });
const servers = new stompit.ConnectFailover([{ host: 'broker', port: 61613 }]);
const pool = new stompit.ChannelPool(servers);

stompit.connect({ host: 'broker' }, (error, client) => {
  client.subscribe({ destination: '/queue/orders', ack: 'client-individual' }, (subscribeError, message) => {
    message.readString('utf-8', (readError, body) => {
      received.inc({ body }); // want "body of a message"
    });
    stompit.connect({ host: 'broker' }, (connectError, second) => { // want "client of a STOMP broker"
      second.disconnect();
    });
    pool.channel((channelError, channel) => {
      channel.send({ destination: '/queue/copies' }, 'copy');
    });
    client.ack(message);
  });
});

//= stompjs: a subscription made when connected, and a client for each message
import { Client, type IMessage } from '@stomp/stompjs';
import { Counter } from 'prom-client';

const received = new Counter({ name: 'received_total', help: 'received', labelNames: ['body'] });
const client = new Client({ brokerURL: 'ws://broker/ws' });

function onMessage(message: IMessage) {
  received.inc({ body: message.body }); // want "body of a message"
  const second = new Client({ brokerURL: 'ws://other/ws' }); // want "client of a STOMP broker .*deactivate"
  second.activate();
  client.publish({ destination: '/queue/copies', body: message.body });
  message.ack();
}

client.onConnect = () => {
  client.subscribe('/queue/orders', onMessage);
};
client.activate();

//= watchers of a NATS bucket, and endpoints of a NATS service
import { Kvm } from '@nats-io/kv';
import { Svcm } from '@nats-io/services';
import { connect } from '@nats-io/transport-node';
import { Counter } from 'prom-client';

const changes = new Counter({ name: 'changes', help: 'changes', labelNames: ['key', 'operation'] });
const calls = new Counter({ name: 'calls', help: 'calls', labelNames: ['caller'] });
const nc = await connect();
const service = await new Svcm(nc).add({ name: 'tides', version: '1.0.0' });
service.addEndpoint('high', (err, msg) => {
  calls.inc({ caller: msg.json().id }); // want "by its name"
});
service.addGroup('tables').addEndpoint('low', {
  handler: (err, msg) => {
    calls.inc({ caller: msg.string() }); // want "the body of a message"
  },
});
const bucket = await new Kvm(nc).open('harbours');
for await (const entry of await bucket.watch()) {
  changes.inc({ key: entry.key, operation: entry.operation }); // want "a key of a bucket"
  const own = await connect(); // want "NATS connection"
  own.publish('tides');
}
