// RabbitMQ: amqp091-go and its predecessor, and wagslane/go-rabbitmq.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { configured, giving, makes, perEntity, perEvent, releases } from '../rows.ts';

const language = 'go';

const connection = makes('RabbitMQ connection', 'leaksUnlessClosed', ['Connection', 'error'], {
  close: 'Close',
});
/** The library keeps the channel in a list of the connection's or channel's, and sends to it until that is closed. */
const notify = (returns?: string): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }],
  },
});

const delivery: TypeEntry = {
  members: {
    Body: perEvent('the body of a message'),
    ConsumerTag: configured('the consumer'),
    CorrelationId: perEvent('a correlation id'),
    DeliveryTag: perEvent('the number of a delivery'),
    Exchange: configured('the exchange'),
    MessageId: perEvent('a message id'),
    ReplyTo: perEntity('the queue for the answer'),
    UserId: perEntity('a user id'),
  },
};

const connections: Readonly<Record<string, Member>> = {
  Channel: makes('RabbitMQ channel', 'churn', ['Channel', 'error'], { close: 'Close', partOf: 'this' }),
  Close: releases,
};
const channels: Readonly<Record<string, Member>> = {
  Close: releases,
  Consume: giving(['Delivery[]', 'error']),
  Get: giving(['Delivery', 'bool', 'error']),
  NotifyCancel: notify('string[]'),
  NotifyClose: notify('Error[]'),
  NotifyFlow: notify('bool[]'),
  NotifyPublish: notify('Confirmation[]'),
  NotifyReturn: notify('Return[]'),
};
const types: Readonly<Record<string, TypeEntry>> = {
  Connection: {
    members: { ...connections, NotifyBlocked: notify('Blocking[]'), NotifyClose: notify('Error[]') },
  },
  Channel: { members: channels },
  Delivery: delivery,
  Blocking: {},
  Confirmation: {},
  Error: {},
  Return: {},
};

const amqp091: Library = {
  language,
  packages: ['github.com/rabbitmq/amqp091-go'],
  version: 'v1.16.0',
  source: 'connection.go, channel.go, delivery.go',
  exports: { Dial: connection, DialConfig: connection, DialTLS: connection, Open: connection },
  types: {
    ...types,
    Channel: { members: { ...channels, ConsumeWithContext: giving(['Delivery[]', 'error']) } },
  },
};
const streadway: Library = {
  language,
  packages: ['github.com/streadway/amqp'],
  version: 'v1.1.0',
  source: 'connection.go, channel.go, delivery.go',
  exports: { Dial: connection, DialConfig: connection, DialTLS: connection, Open: connection },
  types,
};

const wagslane: Library = {
  language,
  packages: ['github.com/wagslane/go-rabbitmq'],
  version: 'v0.16.1',
  source: 'connection.go, publish.go, consume.go',
  exports: {
    NewClusterConn: makes('RabbitMQ connection', 'leaksUnlessClosed', ['Conn', 'error'], { close: 'Close' }),
    NewConn: makes('RabbitMQ connection', 'leaksUnlessClosed', ['Conn', 'error'], { close: 'Close' }),
    NewConsumer: makes('RabbitMQ consumer', 'leaksUnlessClosed', ['Consumer', 'error'], { close: 'Close' }),
    NewPublisher: makes('RabbitMQ publisher', 'leaksUnlessClosed', ['Publisher', 'error'], {
      close: 'Close',
    }),
  },
  types: {
    Conn: { members: { Close: releases } },
    Publisher: { members: { Close: releases } },
    Consumer: {
      members: {
        Close: releases,
        Run: {
          call: {
            returns: 'error',
            callbacks: [
              {
                at: '0',
                frequency: 'perMessage',
                parameters: ['Delivery'],
                because: 'for every RabbitMQ message',
              },
            ],
          },
        },
      },
    },
    Handler: {
      function: { frequency: 'perMessage', parameters: ['Delivery'], because: 'for every RabbitMQ message' },
    },
    Delivery: { extends: ['github.com/rabbitmq/amqp091-go#Delivery'] },
  },
};

export const amqp: readonly Library[] = [amqp091, streadway, wagslane];
