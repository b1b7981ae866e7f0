//= amqplib: a connection and a channel for every message
import amqp from 'amqplib';

const url = process.env.RABBITMQ_URL ?? 'amqp://rabbitmq';

async function publish(queue: string, content: Buffer) {
  const connection = await amqp.connect(url); // want "RabbitMQ connection"
  const channel = await connection.createChannel();
  channel.sendToQueue(queue, content);
  await channel.close();
  await connection.close();
}

export async function start() {
  const connection = await amqp.connect(url);
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue('orders');
  await channel.prefetch(10);
  await channel.consume('orders', async (message) => {
    if (message === null) return;
    await publish('copies', message.content);
    channel.ack(message);
  });
}

//= amqplib: one channel that publishes, labels that are fixed and labels that are not
import { connect, type ConsumeMessage, type Channel, type ChannelModel } from 'amqplib';
import { Counter } from 'prom-client';

const consumed = new Counter({ name: 'consumed_total', help: 'consumed', labelNames: ['exchange', 'key'] });

class Consumer {
  private connection!: ChannelModel;
  private channel!: Channel;

  async start() {
    this.connection = await connect('amqp://rabbitmq');
    this.channel = await this.connection.createChannel();
    this.connection.on('close', () => process.exit(1));
    await this.channel.consume('orders', (message) => this.onMessage(message));
  }

  onMessage(message: ConsumeMessage | null) {
    if (message === null) return;
    consumed.inc({ exchange: message.fields.exchange, key: String(message.fields.redelivered) });
    consumed.inc({ exchange: message.fields.exchange, key: message.fields.routingKey });
    consumed.inc({ exchange: message.fields.exchange, key: message.properties.messageId }); // want "message id"
    consumed.inc({ exchange: message.fields.exchange, key: message.properties.replyTo }); // want "queue for the answer"
    this.channel.publish('copies', '', message.content);
    this.channel.ack(message);
  }
}

void new Consumer().start();

//= amqplib with callbacks
const amqp = require('amqplib/callback_api');

amqp.connect('amqp://rabbitmq', (error, connection) => {
  if (error) throw error;
  connection.createChannel((error1, channel) => {
    if (error1) throw error1;
    channel.assertQueue('orders', { durable: true });
    channel.consume('orders', (message) => {
      connection.createChannel((error2, second) => { // want "RabbitMQ channel"
        second.sendToQueue('copies', message.content);
      });
      amqp.connect('amqp://other', (error3, other) => other.close()); // want "RabbitMQ connection"
      channel.sendToQueue('copies', message.content);
      channel.ack(message);
    });
  });
});

//= amqp-connection-manager: wrappers made once, or for every message
import amqp, { type ChannelWrapper } from 'amqp-connection-manager';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { Counter } from 'prom-client';

const consumed = new Counter({ name: 'consumed_total', help: 'consumed', labelNames: ['exchange', 'key'] });
const manager = amqp.connect(['amqp://rabbitmq']);
const wrapper: ChannelWrapper = manager.createChannel({
  json: true,
  setup: (channel: ConfirmChannel) => channel.assertQueue('orders', { durable: true }),
});
const consuming = manager.createChannel({
  setup: async (channel) => {
    await channel.assertQueue('orders');
    await channel.consume('orders', (message) => {
      const own = manager.createChannel({ json: true }); // want "RabbitMQ channel"
      void own.sendToQueue('copies', message.content);
      const second = amqp.connect('amqp://rabbitmq'); // want "RabbitMQ connection"
      void second.close();
    });
  },
});

function onMessage(message: ConsumeMessage) {
  consumed.inc({ exchange: message.fields.exchange, key: message.properties.correlationId }); // want "correlation id"
  void wrapper.sendToQueue('copies', { content: message.content });
  wrapper.ack(message);
}

wrapper.on('connect', () => consumed.inc({ exchange: 'none', key: 'connected' }));
void wrapper.consume('orders', onMessage);
void consuming.waitForConnect();

//= rascal: one broker, or one for every message
import { BrokerAsPromised as Broker } from 'rascal';
import { Counter } from 'prom-client';
import config from './config.json';

const consumed = new Counter({ name: 'consumed_total', help: 'consumed', labelNames: ['id', 'by'] });

export async function start() {
  const broker = await Broker.create(config);
  const subscription = await broker.subscribe('orders');
  subscription.on('message', async (message, content, ackOrNack) => {
    consumed.inc({ id: message.properties.messageId, by: subscription.name }); // want "message id"
    const second = await Broker.create(config); // want "RabbitMQ broker"
    await second.shutdown();
    await broker.publish('copies', content);
    ackOrNack();
  });
  subscription.on('error', (error) => consumed.inc({ id: 'none', by: error.name }));
}

//= rascal with callbacks
const Rascal = require('rascal');

Rascal.Broker.create(Rascal.withDefaultConfig({ vhosts: {} }), (error, broker) => {
  if (error) throw error;
  broker.subscribe('orders', (subscribeError, subscription) => {
    subscription.on('message', (message, content, ackOrNack) => {
      Rascal.createBroker({}, (err, second) => second.shutdown()); // want "RabbitMQ broker"
      broker.publish('copies', content, (publishError, publication) => publication.on('error', console.error));
      ackOrNack();
    });
  });
});

//= rhea: the module is a container; senders are made once
const container = require('rhea');
const { Counter } = require('prom-client');

const consumed = new Counter({ name: 'consumed_total', help: 'consumed', labelNames: ['id', 'by'] });
const connection = container.connect({ host: 'broker', port: 5672 });
connection.open_receiver('orders');
const copies = connection.open_sender('copies');

container.on('message', (context) => {
  consumed.inc({ id: context.message.message_id, by: 'fixed' }); // want "message id"
  consumed.inc({ id: 'fixed', by: context.message.subject });
  const answers = context.connection.open_sender(context.message.reply_to); // want "AMQP sender .*stays in its session"
  answers.send({ body: 'done' });
  const second = container.connect({ host: 'broker' }); // want "AMQP connection"
  second.close();
  copies.send({ body: context.message.body });
  context.delivery.accept();
});
container.on('connection_open', (context) => context.connection.open_receiver('late'));

//= rhea: containers of one's own, with written types
import { create_container, type EventContext } from 'rhea';

const container = create_container({ id: 'orders' });
const connection = container.connect({ host: 'broker' });
const sender = connection.open_sender('copies');
const receiver = connection.open_receiver({ source: 'orders', credit_window: 10 });

receiver.on('message', (context: EventContext) => {
  sender.send({ body: context.message?.body });
});
