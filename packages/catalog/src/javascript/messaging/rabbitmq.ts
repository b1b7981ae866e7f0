// RabbitMQ and AMQP: amqplib with promises and callbacks, amqp-connection-manager, rascal, and rhea for AMQP 1.0.
import type { CallMeaning, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import {
  configured,
  connecting,
  continuation,
  emitting,
  finite,
  handles,
  known,
  knownCalls,
  making,
  makes,
  perEntity,
  perEvent,
  releases,
} from './rows.ts';

const language = 'javascript';
const forMessages = 'for every RabbitMQ message';
const because =
  'it stays in its connection until it is closed, and opening and closing one for each message asks the broker twice each time';

const channel = (returns: TypeName, more: CallMeaning = {}): Member => ({
  call: {
    ...more,
    ...making('RabbitMQ channel', 'leaksUnlessClosed', returns, { close: 'close', partOf: 'this', because }),
  },
});

/** Each call adds a consumer to the channel, which stays until it is cancelled or its channel closed. */
const consumes = (message: TypeName): Member =>
  handles('1', [message], forMessages, {
    effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['cancel', 'cancelAll', 'close'] }],
  });

const wrapperCalls: Readonly<Record<string, Member>> = {
  ...knownCalls(
    'assertQueue',
    'checkQueue',
    'deleteQueue',
    'purgeQueue',
    'bindQueue',
    'unbindQueue',
    'assertExchange',
    'checkExchange',
    'deleteExchange',
    'bindExchange',
    'unbindExchange',
    'publish',
    'sendToQueue',
    'cancel',
    'ack',
    'ackAll',
    'nack',
    'nackAll',
  ),
  close: releases,
  consume: consumes('ConsumeMessage'),
};
const channelCalls: Readonly<Record<string, Member>> = {
  ...wrapperCalls,
  ...knownCalls('reject', 'prefetch', 'recover'),
};
/** `ack` and the like come with every published message, `delivery` with every consumed one. */
const channelEvents = [
  {
    events: ['delivery', 'return'],
    parameters: ['ConsumeMessage'],
    because: forMessages,
  },
  { events: ['ack', 'nack'], because: 'for every confirmed RabbitMQ message' },
];

const messageTypes: Readonly<Record<string, TypeEntry>> = {
  Message: {
    members: {
      content: perEvent('the body of a message'),
      fields: { type: 'MessageFields' },
      properties: { type: 'MessageProperties' },
    },
  },
  ConsumeMessage: { extends: ['Message'] },
  GetMessage: { extends: ['Message'] },
  MessageFields: {
    members: {
      deliveryTag: perEvent('the number of a delivery'),
      consumerTag: configured('the consumer'),
      exchange: configured('the exchange'),
      redelivered: finite,
      messageCount: perEvent('the length of a queue'),
      // Topic exchanges are used with `orders.created` as well as with `orders.<id>`.
      routingKey: { cardinality: 'unknown' },
    },
  },
  ConsumeMessageFields: { extends: ['MessageFields'] },
  MessageProperties: {
    members: {
      correlationId: perEvent('a correlation id'),
      messageId: perEvent('a message id'),
      timestamp: perEvent('a message time'),
      replyTo: perEntity('the queue for the answer'),
      userId: configured('the user that the connection was opened with'),
      deliveryMode: finite,
      contentType: configured('the content type'),
      contentEncoding: configured('the content encoding'),
      appId: configured('the sending application'),
      headers: { cardinality: 'unknown' },
      type: { cardinality: 'unknown' },
    },
  },
};

/** With promises, and (`amqplib/callback_api`) with a callback behind the options, if there are any. */
const opensChannel = (type: TypeName): Member =>
  channel(type, { callbacks: [continuation('0', null, type), continuation('1', null, type)] });
const amqplib: Library = {
  language,
  packages: ['amqplib', 'amqplib/callback_api'],
  version: '2.3.1, @types/amqplib 0.10.8',
  source:
    'index.d.ts, callback_api.d.ts; lib/connection.js (channels stay in a list of the connection until they are closed)',
  exports: {
    connect: {
      call: {
        ...making('RabbitMQ connection', 'leaksUnlessClosed', 'ChannelModel', { close: 'close' }),
        callbacks: ['0', '1', '2'].map((at) => continuation(at, null, 'ChannelModel')),
      },
    },
  },
  types: {
    ...messageTypes,
    ChannelModel: emitting([], {
      createChannel: opensChannel('Channel'),
      createConfirmChannel: opensChannel('ConfirmChannel'),
      connection: { type: 'Connection' },
      updateSecret: known,
      close: releases,
    }),
    // With callbacks, and up to 0.10.5 of its typings, `Connection` is what `connect` gives.
    Connection: { extends: ['ChannelModel'] },
    RecoveringChannelModel: { extends: ['ChannelModel'] },
    RecoveringConnection: { extends: ['ChannelModel'] },
    Channel: emitting(channelEvents, {
      ...channelCalls,
      get: { call: { returns: 'GetMessage', callbacks: [continuation('2', null, 'GetMessage')] } },
    }),
    ConfirmChannel: { extends: ['Channel'], members: { waitForConfirms: known } },
  },
};

/** Runs for each connection that is made anew, not for each message. */
const setup = (at: string): CallMeaning => ({
  callbacks: [continuation(at, 'amqplib#ConfirmChannel')],
});
const connectionManager: Library = {
  language,
  packages: ['amqp-connection-manager'],
  version: '5.0.0',
  source:
    'dist/types/index.d.ts, AmqpConnectionManager.d.ts, ChannelWrapper.d.ts (a wrapper stays with its manager, and queues what it cannot send)',
  exports: {
    connect: makes('RabbitMQ connection', 'leaksUnlessClosed', 'AmqpConnectionManager', { close: 'close' }),
    AmqpConnectionManagerClass: {
      construct: making('RabbitMQ connection', 'leaksUnlessClosed', 'AmqpConnectionManager', {
        close: 'close',
      }),
    },
  },
  types: {
    AmqpConnectionManager: emitting([connecting], {
      createChannel: channel('ChannelWrapper', setup('0.setup')),
      ...knownCalls('connect', 'reconnect', 'isConnected'),
      close: releases,
    }),
    ChannelWrapper: emitting([], {
      ...wrapperCalls,
      ...knownCalls('waitForConnect', 'queueLength', 'cancelAll', 'removeSetup'),
      addSetup: { call: setup('0') },
      get: { call: { returns: 'amqplib#GetMessage' } },
      consume: consumes('amqplib#ConsumeMessage'),
    }),
  },
};

const broker = (type: TypeName, more: CallMeaning = {}): Member => ({
  call: {
    ...more,
    ...making('RabbitMQ broker', 'leaksUnlessClosed', type, { close: 'shutdown' }),
  },
});
const brokerCalls: Readonly<Record<string, Member>> = {
  ...knownCalls('connect', 'purge', 'nuke', 'unsubscribeAll', 'getConnections'),
  shutdown: releases,
};
const sessionEvents = [
  { events: ['message'], parameters: ['amqplib#Message'], because: forMessages },
  {
    events: ['invalid_content', 'redeliveries_exceeded', 'redeliveries_error'],
    parameters: [null, 'amqplib#Message'],
    because: forMessages,
  },
];
const publication: CallMeaning = { callbacks: [continuation('2', null, 'PublicationSession')] };
const rascal: Library = {
  language,
  packages: ['rascal'],
  version: '21.0.1, @types/rascal 10.2.1',
  source: 'index.d.ts of @types/rascal; index.js, lib/amqp/Broker.js, lib/amqp/BrokerAsPromised.js',
  exports: {
    'BrokerAsPromised.create': broker('BrokerAsPromised'),
    createBrokerAsPromised: broker('BrokerAsPromised'),
    'Broker.create': broker('Broker', {
      callbacks: [continuation('1', null, 'Broker'), continuation('2', null, 'Broker')],
    }),
    createBroker: broker('Broker', {
      callbacks: [continuation('1', null, 'Broker'), continuation('2', null, 'Broker')],
    }),
    withDefaultConfig: known,
    withTestConfig: known,
  },
  types: {
    BrokerAsPromised: emitting([], {
      ...brokerCalls,
      publish: { call: { returns: 'PublicationSession' } },
      forward: { call: { returns: 'PublicationSession' } },
      subscribe: { call: { returns: 'SubscriberSessionAsPromised' } },
      subscribeAll: { call: { returns: 'SubscriberSessionAsPromised[]' } },
    }),
    Broker: emitting([], {
      ...brokerCalls,
      publish: { call: publication },
      forward: { call: publication },
      subscribe: { call: { callbacks: [continuation('1', null, 'SubscriptionSession')] } },
      subscribeAll: { call: { callbacks: [continuation('0', null, 'SubscriptionSession[]')] } },
    }),
    SubscriptionSession: emitting(sessionEvents, {
      ...knownCalls('cancel', 'isCancelled'),
      name: configured('the subscription'),
    }),
    SubscriberSessionAsPromised: { extends: ['SubscriptionSession'] },
    PublicationSession: emitting([], { ...knownCalls('abort', 'isAborted') }),
  },
};

const forAmqp = 'for every AMQP message';
const link = (noun: string, type: TypeName): Member =>
  makes(noun, 'leaksUnlessClosed', type, {
    close: 'close',
    partOf: 'this',
    because: 'it stays in its session until it is closed, and attaching one asks the broker each time',
  });
const links: Readonly<Record<string, Member>> = {
  open_sender: link('AMQP sender', 'Sender'),
  attach_sender: link('AMQP sender', 'Sender'),
  open_receiver: link('AMQP receiver', 'Receiver'),
  attach_receiver: link('AMQP receiver', 'Receiver'),
};
const rheaConnection = makes('AMQP connection', 'leaksUnlessClosed', 'Connection', { close: 'close' });
/** Events of links are emitted on the session, the connection and the container too, when the link has no listener. */
const rheaEvents = [
  { events: ['message'], parameters: ['EventContext'], because: forAmqp },
  {
    events: ['accepted', 'rejected', 'released', 'modified', 'settled', 'sendable'],
    parameters: ['EventContext'],
    because: 'for every sent AMQP message',
  },
];
const container = emitting(rheaEvents, {
  connect: rheaConnection,
  create_connection: rheaConnection,
  create_container: { call: { returns: 'Container' } },
  generate_uuid: { call: { returns: 'string', cardinality: 'perEvent', because: 'a random id' } },
  ...knownCalls('string_to_uuid', 'uuid_to_string', 'get_option'),
});
const rhea: Library = {
  language,
  packages: ['rhea'],
  version: '3.0.5',
  source:
    'typings/container.d.ts, connection.d.ts, link.d.ts, session.d.ts; lib/container.js (the module is a container)',
  exports: container.members ?? {},
  types: {
    Container: container,
    Connection: emitting(rheaEvents, {
      ...links,
      create_session: { call: { returns: 'Session' } },
      ...knownCalls('send', 'open', 'is_open', 'is_closed', 'get_option'),
      close: releases,
    }),
    Session: emitting(rheaEvents, { ...links, ...knownCalls('begin', 'open'), close: releases }),
    Sender: emitting(rheaEvents, {
      ...knownCalls('send', 'sendable', 'set_drained', 'is_open'),
      close: releases,
    }),
    Receiver: emitting(rheaEvents, {
      ...knownCalls('add_credit', 'drain_credit', 'set_credit_window', 'is_open'),
      close: releases,
    }),
    EventContext: {
      members: {
        connection: { type: 'Connection' },
        container: { type: 'Container' },
        session: { type: 'Session' },
        sender: { type: 'Sender' },
        receiver: { type: 'Receiver' },
        message: { type: 'Message' },
        delivery: { type: 'Delivery' },
      },
    },
    Delivery: {
      members: {
        id: perEvent('the number of a delivery'),
        ...knownCalls('accept', 'release', 'reject', 'modified'),
      },
    },
    Message: {
      members: {
        // Of the body, which may be an object with few kinds in it, nothing is said.
        message_id: perEvent('a message id'),
        correlation_id: perEvent('a correlation id'),
        reply_to: perEntity('the address for the answer'),
        user_id: perEntity('a user id'),
        creation_time: perEvent('a message time'),
        // The partitioning key of the sender's choice.
        group_id: perEntity('a message group'),
        application_properties: { cardinality: 'unknown' },
        subject: { cardinality: 'unknown' },
      },
    },
  },
};

export const rabbitmq: readonly Library[] = [amqplib, connectionManager, rascal, rhea];
