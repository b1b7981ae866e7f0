// Other message brokers: NATS, MQTT, Pulsar, ZeroMQ, STOMP.
import type { CallMeaning, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import {
  awaits,
  chained,
  configuredCall,
  constructs,
  constructsPlain,
  continuation,
  emitting,
  finite,
  finiteCall,
  giving,
  handles,
  handlerType,
  known,
  knownCalls,
  makes,
  perEntity,
  perEvent,
  perEventCall,
  releases,
} from './rows.ts';

const language = 'javascript';
const body = perEvent('the body of a message');
const bodyCall = perEventCall('the body of a message');

const forNats = 'for every NATS message';
const ends = ['unsubscribe', 'drain'];
/** Stays with the connection until it is ended, or until the given number of messages came. */
const subscribes = (returns: TypeName, message: TypeName): Member => ({
  call: {
    returns,
    effects: [
      {
        effect: 'listen',
        on: 'this',
        listener: '1.callback',
        undo: ends,
        when: [{ at: '1.max', is: 'absent' }],
      },
      {
        effect: 'listen',
        on: 'this',
        listener: '1.callback',
        undo: ends,
        removesItself: true,
        when: [{ at: '1.max', is: 'present' }],
      },
    ],
    callbacks: [{ at: '1.callback', frequency: 'perMessage', parameters: [null, message], because: forNats }],
  },
});
// Subjects often carry ids (`orders.<id>`), and as often do not.
const natsMessage: TypeEntry = {
  members: {
    subject: { cardinality: 'unknown' },
    sid: { cardinality: 'configured', because: 'the number of the subscription' },
    reply: perEntity('the subject for the answer'),
    data: body,
    headers: { cardinality: 'unknown' },
    respond: known,
    json: bodyCall,
    string: bodyCall,
  },
};
const jetStreamMessage: TypeEntry = {
  extends: ['Msg'],
  members: {
    seq: perEvent('the sequence number of a message'),
    redelivered: finite,
    info: { type: 'DeliveryInfo' },
    ...knownCalls('ack', 'ackAck', 'nak', 'term', 'working', 'next'),
  },
};
const iterates = (element: TypeName): TypeEntry => ({
  elements: element,
  members: {
    unsubscribe: releases,
    drain: releases,
    stop: releases,
    close: releases,
    destroy: releases,
    getSubject: configuredCall("the subscription's subject"),
    ...knownCalls('getReceived', 'getProcessed', 'getPending', 'status', 'pull'),
  },
});
const jetStreamTypes: Readonly<Record<string, TypeEntry>> = {
  JetStreamClient: {
    members: {
      ...knownCalls('publish', 'startBatch'),
      consumers: { type: 'Consumers' },
      streams: { type: 'Streams' },
      subscribe: subscribes('JetStreamSubscription', 'JsMsg'),
      pullSubscribe: subscribes('JetStreamSubscription', 'JsMsg'),
      pull: awaits(forNats, 'JsMsg'),
      fetch: giving('ConsumerMessages'),
    },
  },
  Consumers: {
    members: {
      get: giving('Consumer'),
      getConsumerFromInfo: giving('Consumer'),
      getPushConsumer: giving('Consumer'),
      getBoundPushConsumer: giving('Consumer'),
    },
  },
  Streams: { members: { get: giving('Stream') } },
  Stream: {
    members: { getConsumer: giving('Consumer'), getPushConsumer: giving('Consumer'), getMessage: known },
  },
  Consumer: {
    members: {
      next: awaits(forNats, 'JsMsg'),
      fetch: giving('ConsumerMessages'),
      consume: handles('0.callback', ['JsMsg'], forNats, { returns: 'ConsumerMessages' }),
      ...knownCalls('info', 'delete'),
    },
  },
  ConsumerMessages: iterates('JsMsg'),
  JetStreamSubscription: iterates('JsMsg'),
  JsMsg: jetStreamMessage,
  DeliveryInfo: {
    members: {
      stream: { cardinality: 'configured', because: 'the stream' },
      consumer: { cardinality: 'configured', because: 'the consumer' },
      streamSequence: perEvent('the sequence number of a message'),
      deliverySequence: perEvent('the number of a delivery'),
      timestampNanos: perEvent('a message time'),
    },
  },
};
const connectsToNats = makes('NATS connection', 'leaksUnlessClosed', 'NatsConnection', { close: 'close' });
const natsTypes: Readonly<Record<string, TypeEntry>> = {
  NatsConnection: {
    members: {
      subscribe: subscribes('Subscription', 'Msg'),
      request: giving('Msg'),
      jetstream: giving('JetStreamClient'),
      jetstreamManager: known,
      ...knownCalls(
        'publish',
        'publishMessage',
        'respondMessage',
        'flush',
        'closed',
        'status',
        'stats',
        'rtt',
        'isClosed',
        'isDraining',
        'getServer',
      ),
      close: releases,
      drain: releases,
    },
  },
  Subscription: iterates('Msg'),
  Msg: natsMessage,
};
const nats: readonly Library[] = [
  {
    language,
    packages: ['nats'],
    version: '2.29.3',
    source: 'lib/src/connect.d.ts, lib/nats-base-client/core.d.ts, lib/jetstream/types.d.ts, jsmsg.d.ts',
    exports: {
      connect: connectsToNats,
      StringCodec: { call: { returns: 'Codec' } },
      JSONCodec: { call: { returns: 'Codec' } },
      headers: known,
      consumerOpts: giving('ConsumerOptsBuilder'),
    },
    types: {
      ...natsTypes,
      ...jetStreamTypes,
      Codec: { members: { encode: known, decode: bodyCall } },
      ConsumerOptsBuilder: {
        members: {
          '*': chained,
          callback: handles('0', [null, 'JsMsg'], forNats, { returns: 'this' }),
        },
      },
    },
  },
  {
    language,
    packages: ['@nats-io/transport-node', '@nats-io/nats-core'],
    version: '3.4.0',
    source: 'lib/connect.d.ts of @nats-io/transport-node; lib/core.d.ts of @nats-io/nats-core',
    exports: { connect: connectsToNats, wsconnect: connectsToNats, headers: known },
    types: { ...natsTypes, JetStreamClient: {} },
  },
  {
    language,
    packages: ['@nats-io/jetstream'],
    version: '3.4.0',
    source: 'lib/jsclient.d.ts, lib/types.d.ts, lib/jsmsg.d.ts',
    exports: { jetstream: giving('JetStreamClient'), jetstreamManager: known },
    types: { ...jetStreamTypes, Msg: natsMessage },
  },
];

const forMqtt = 'for every MQTT message';
const mqttClient = makes('MQTT client', 'leaksUnlessClosed', 'MqttClient', {
  close: 'end',
  because: 'each one stays connected, and connects again for ever, until `end` is called',
});
const mqtt: Library = {
  language,
  packages: ['mqtt'],
  version: '5.16.0',
  source: 'build/lib/connect/index.d.ts, build/lib/client.d.ts (events message, packetsend, packetreceive)',
  exports: { connect: mqttClient, connectAsync: mqttClient },
  types: {
    MqttClient: emitting(
      [
        { events: ['message'], parameters: ['Topic', 'Payload', 'Packet'], because: forMqtt },
        { events: ['packetsend', 'packetreceive'], parameters: ['Packet'], because: 'for every MQTT packet' },
      ],
      {
        ...knownCalls('publish', 'publishAsync', 'connect', 'reconnect', 'getLastMessageId'),
        subscribe: { call: { returns: 'this' } },
        ...knownCalls('subscribeAsync', 'unsubscribe', 'unsubscribeAsync', 'removeOutgoingMessage'),
        end: releases,
        endAsync: releases,
      },
    ),
    Client: { extends: ['MqttClient'] },
    // Not text as far as its members are known: a part of a topic may be one of few.
    Topic: { cardinality: 'perEntity', because: 'the topic of a message, which names the device in MQTT' },
    Payload: {
      cardinality: 'perEvent',
      because: 'the body of a message',
      members: { toString: bodyCall },
    },
    Packet: {
      members: {
        topic: perEntity('the topic of a message, which names the device in MQTT'),
        payload: body,
        messageId: perEvent('a message id'),
        cmd: finite,
        qos: finite,
        retain: finite,
        dup: finite,
      },
    },
    IPublishPacket: { extends: ['Packet'] },
  },
};

const forPulsar = 'for every Pulsar message';
const pulsarMake = (noun: string, type: TypeName, more: CallMeaning = {}): Member => ({
  call: {
    ...more,
    returns: type,
    effects: [{ effect: 'client', noun, perMessage: 'leaksUnlessClosed', close: 'close' }],
  },
});
const listenerOf = (receiver: TypeName): CallMeaning => ({
  callbacks: [
    {
      at: '0.listener',
      frequency: 'perMessage',
      parameters: ['Message', receiver],
      because: forPulsar,
    },
  ],
});
const pulsar: Library = {
  language,
  packages: ['pulsar-client'],
  version: '1.18.0',
  source: 'index.d.ts',
  exports: {
    Client: constructs('Pulsar client', 'leaksUnlessClosed', 'Client', { close: 'close' }),
    'MessageId.earliest': known,
    'MessageId.latest': known,
  },
  types: {
    Client: {
      members: {
        createProducer: pulsarMake('Pulsar producer', 'Producer'),
        createReader: pulsarMake('Pulsar reader', 'Reader', listenerOf('Reader')),
        subscribe: pulsarMake('Pulsar consumer', 'Consumer', listenerOf('Consumer')),
        getPartitionsForTopic: known,
        close: releases,
      },
    },
    Producer: {
      members: {
        ...knownCalls('send', 'flush', 'isConnected'),
        getTopic: configuredCall('the topic'),
        getProducerName: configuredCall('the producer'),
        close: releases,
      },
    },
    Consumer: {
      members: {
        receive: awaits(forPulsar, 'Message'),
        batchReceive: awaits('for every batch of Pulsar messages', 'Message[]'),
        ...knownCalls(
          'acknowledge',
          'acknowledgeId',
          'acknowledgeCumulative',
          'acknowledgeCumulativeId',
          'negativeAcknowledge',
          'negativeAcknowledgeId',
          'seek',
          'seekTimestamp',
          'isConnected',
          'unsubscribe',
        ),
        close: releases,
      },
    },
    Reader: {
      members: {
        readNext: awaits(forPulsar, 'Message'),
        ...knownCalls('hasNext', 'seek', 'seekTimestamp', 'isConnected'),
        close: releases,
      },
    },
    Message: {
      members: {
        getTopicName: configuredCall('the topic'),
        getData: bodyCall,
        getMessageId: perEventCall('a message id'),
        getPublishTimestamp: perEventCall('a message time'),
        getEventTimestamp: perEventCall('a message time'),
        getPartitionKey: { call: { cardinality: 'perEntity', because: 'the key of a message' } },
        getOrderingKey: { call: { cardinality: 'perEntity', because: 'the key of a message' } },
        getProperties: known,
        isReplicated: finiteCall,
      },
    },
  },
};

const forZeroMq = 'for every ZeroMQ message';
const zeroMqSockets = [
  'Dealer',
  'Pair',
  'Publisher',
  'Pull',
  'Push',
  'Reply',
  'Request',
  'Router',
  'Stream',
  'Subscriber',
  'XPublisher',
  'XSubscriber',
];
/** The garbage collector closes a socket that is not waiting (the native destructor does). */
const zeromq: Library = {
  language,
  packages: ['zeromq'],
  version: '6.8.0',
  source: 'lib/index.d.ts, lib/native.d.ts; src/socket.cc (~Socket closes)',
  exports: Object.fromEntries(
    zeroMqSockets.map((name) => [name, constructs('ZeroMQ socket', 'churn', 'Socket', { close: 'close' })]),
  ),
  types: {
    Socket: {
      members: {
        ...knownCalls('bind', 'unbind', 'connect', 'disconnect', 'send', 'subscribe', 'unsubscribe'),
        receive: awaits(forZeroMq),
        close: releases,
      },
    },
    ...Object.fromEntries(zeroMqSockets.map((name) => [name, { extends: ['Socket'] }])),
  },
};

const forStomp = 'for every STOMP message';
const stompit: Library = {
  language,
  packages: ['stompit'],
  version: '1.0.0',
  source: 'lib/index.js, connect.js, Client.js, ConnectFailover.js, ChannelPool.js, Channel.js',
  exports: {
    connect: {
      call: {
        returns: 'Client',
        effects: [
          { effect: 'client', noun: 'STOMP client', perMessage: 'leaksUnlessClosed', close: 'disconnect' },
        ],
        callbacks: [continuation('0', null, 'Client'), continuation('1', null, 'Client')],
      },
    },
    ConnectFailover: constructsPlain('ConnectFailover'),
    ChannelFactory: constructsPlain('ChannelPool'),
    ChannelPool: constructs('pool of STOMP channels', 'leaksUnlessClosed', 'ChannelPool', { close: 'close' }),
    Channel: constructs('STOMP channel', 'leaksUnlessClosed', 'Channel', { close: 'close' }),
  },
  types: {
    ConnectFailover: {
      members: {
        addServer: known,
        connect: {
          call: {
            effects: [
              {
                effect: 'client',
                noun: 'STOMP client',
                perMessage: 'leaksUnlessClosed',
                close: 'disconnect',
              },
            ],
            callbacks: [continuation('0', null, 'Client')],
          },
        },
      },
    },
    ChannelPool: {
      members: { channel: { call: { callbacks: [continuation('0', null, 'Channel')] } }, close: releases },
    },
    Client: emitting([], {
      subscribe: handles('1', [null, 'Message'], forStomp, {
        effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['unsubscribe'] }],
      }),
      ...knownCalls('send', 'sendString', 'sendFrame', 'ack', 'nack', 'begin'),
      disconnect: releases,
      destroy: releases,
    }),
    Channel: emitting([], {
      subscribe: handles('1', [null, 'Message'], forStomp, {
        effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['unsubscribe'] }],
      }),
      ...knownCalls('send', 'ack', 'nack', 'begin', 'lock', 'unlock', 'isEmpty'),
      close: releases,
    }),
    Message: {
      members: {
        readString: { call: { callbacks: [continuation('1', null, 'Body')] } },
        headers: { type: 'Headers' },
        ...knownCalls('ack', 'nack', 'pipe'),
      },
    },
    Body: { cardinality: 'perEvent', because: 'the body of a message' },
    Headers: { members: { 'message-id': perEvent('a message id') } },
  },
};

const stompjs: Library = {
  language,
  packages: ['@stomp/stompjs'],
  version: '7.5.0',
  source: 'esm6/client.d.ts, i-message.d.ts, i-frame.d.ts, stomp-subscription.d.ts',
  exports: {
    Client: constructs('STOMP client', 'leaksUnlessClosed', 'Client', {
      close: 'deactivate',
      because: 'each one stays connected, and connects again for ever, until `deactivate` is called',
    }),
  },
  types: {
    Client: {
      members: {
        subscribe: handles('1', ['IMessage'], forStomp, {
          returns: 'StompSubscription',
          effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['unsubscribe'] }],
        }),
        ...knownCalls(
          'publish',
          'configure',
          'activate',
          'ack',
          'nack',
          'begin',
          'commit',
          'abort',
          'unsubscribe',
        ),
        deactivate: releases,
        forceDisconnect: known,
      },
    },
    StompSubscription: { members: { unsubscribe: releases } },
    IMessage: {
      members: {
        body,
        binaryBody: body,
        command: finite,
        headers: { type: 'Headers' },
        ...knownCalls('ack', 'nack'),
      },
    },
    Message: { extends: ['IMessage'] },
    Headers: { members: { 'message-id': perEvent('a message id') } },
    messageCallbackType: handlerType(forStomp, 'IMessage'),
  },
};

export const brokers: readonly Library[] = [...nats, mqtt, pulsar, zeromq, stompit, stompjs];
