// NATS: the connection, its subscriptions (a callback, or a loop over messages), and JetStream.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import {
  awaits,
  chained,
  configuredCall,
  finite,
  giving,
  handles,
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
export const nats: readonly Library[] = [
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
