// Other message brokers: MQTT, Pulsar, ZeroMQ.
import type { CallMeaning, Library, Member, TypeName } from '../../schema.ts';
import {
  awaits,
  configuredCall,
  connecting,
  constructs,
  emitting,
  finite,
  finiteCall,
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

const forMqtt = 'for every MQTT message';
const mqttClient = makes('MQTT client', 'leaksUnlessClosed', 'MqttClient', {
  close: 'end',
  because: 'each one stays connected, and connects again for ever, until `end` is called',
});
const mqtt: Library = {
  language,
  packages: ['mqtt'],
  version: '5.16.0',
  source:
    'build/lib/connect/index.d.ts, build/lib/client.d.ts (events message, packetsend, packetreceive), client.js (connect, for each CONNACK)',
  exports: { connect: mqttClient, connectAsync: mqttClient },
  types: {
    MqttClient: emitting(
      [
        { events: ['message'], parameters: ['Topic', 'Payload', 'Packet'], because: forMqtt },
        { events: ['packetsend', 'packetreceive'], parameters: ['Packet'], because: 'for every MQTT packet' },
        connecting,
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
    effects: [{ effect: 'client', noun, perMessage: 'leaksUnlessClosed', close: 'close', partOf: 'this' }],
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
const sends: Readonly<Record<string, Member>> = { send: known };
const receives: Readonly<Record<string, Member>> = { receive: awaits(forZeroMq) };
const zeroMqSockets: Readonly<Record<string, Readonly<Record<string, Member>>>> = {
  Dealer: { ...sends, ...receives },
  Pair: { ...sends, ...receives },
  Publisher: sends,
  Pull: receives,
  Push: sends,
  Reply: { ...sends, ...receives },
  Request: { ...sends, ...receives },
  Router: { ...sends, ...receives },
  Stream: { ...sends, ...receives },
  Subscriber: { ...receives, ...knownCalls('subscribe', 'unsubscribe') },
  XPublisher: { ...sends, ...receives },
  XSubscriber: { ...sends, ...receives },
};
/** The garbage collector closes a socket that is not waiting (the native destructor does). */
const zeromq: Library = {
  language,
  packages: ['zeromq'],
  version: '6.8.0',
  source: 'lib/index.d.ts, lib/native.d.ts; src/socket.cc (~Socket closes)',
  exports: Object.fromEntries(
    Object.keys(zeroMqSockets).map((name) => [
      name,
      constructs('ZeroMQ socket', 'churn', name, { close: 'close' }),
    ]),
  ),
  types: {
    Socket: { members: { ...knownCalls('bind', 'unbind', 'connect', 'disconnect'), close: releases } },
    ...Object.fromEntries(
      Object.entries(zeroMqSockets).map(([name, members]) => [name, { extends: ['Socket'], members }]),
    ),
  },
};

export const brokers: readonly Library[] = [mqtt, pulsar, zeromq];
