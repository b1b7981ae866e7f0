// NATS: the connection, its subscriptions (a callback, or a loop over messages), and JetStream.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import {
  awaits,
  chained,
  configured,
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
const subscribes: Member = {
  call: {
    returns: 'Subscription',
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
    callbacks: [{ at: '1.callback', frequency: 'perMessage', parameters: [null, 'Msg'], because: forNats }],
  },
};
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
const count = knownCalls('getReceived', 'getProcessed', 'getPending');
/** A subscription is a loop over its messages, when it has no callback. */
const subscription = (element: TypeName): TypeEntry => ({
  elements: element,
  members: {
    ...count,
    unsubscribe: releases,
    drain: releases,
    getSubject: configuredCall("the subscription's subject"),
  },
});
const jetStreamTypes: Readonly<Record<string, TypeEntry>> = {
  Streams: { members: { get: giving('Stream') } },
  Consumer: {
    members: {
      next: awaits(forNats, 'JsMsg'),
      fetch: giving('ConsumerMessages'),
      consume: handles('0.callback', ['JsMsg'], forNats, { returns: 'ConsumerMessages' }),
      ...knownCalls('info', 'delete'),
    },
  },
  ConsumerMessages: {
    elements: 'JsMsg',
    members: { ...count, status: known, stop: releases, close: releases },
  },
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
const natsTypes = (own: Readonly<Record<string, Member>>): Readonly<Record<string, TypeEntry>> => ({
  NatsConnection: {
    members: {
      ...own,
      subscribe: subscribes,
      request: giving('Msg'),
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
  Subscription: subscription('Msg'),
  Msg: natsMessage,
});
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
      ...natsTypes({ jetstream: giving('JetStreamClient'), jetstreamManager: known }),
      ...jetStreamTypes,
      JetStreamClient: {
        members: {
          publish: known,
          consumers: { type: 'Consumers' },
          streams: { type: 'Streams' },
          // The callback is among the options that `consumerOpts` builds.
          subscribe: {
            call: {
              returns: 'JetStreamSubscription',
              effects: [{ effect: 'listen', on: 'this', undo: ends }],
            },
          },
          pullSubscribe: {
            call: {
              returns: 'JetStreamPullSubscription',
              effects: [{ effect: 'listen', on: 'this', undo: ends }],
            },
          },
          pull: awaits(forNats, 'JsMsg'),
          fetch: giving('ConsumerMessages'),
        },
      },
      Consumers: { members: { get: giving('Consumer') } },
      Stream: { members: { getConsumer: giving('Consumer'), getMessage: known } },
      JetStreamSubscription: {
        ...subscription('JsMsg'),
        members: { ...subscription('JsMsg').members, destroy: releases },
      },
      JetStreamPullSubscription: { extends: ['JetStreamSubscription'], members: { pull: known } },
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
    types: natsTypes({}),
  },
  {
    language,
    packages: ['@nats-io/jetstream'],
    version: '3.4.0',
    source: 'lib/jsclient.d.ts, lib/types.d.ts, lib/jsmsg.d.ts',
    exports: { jetstream: giving('JetStreamClient'), jetstreamManager: known },
    types: {
      ...jetStreamTypes,
      Msg: natsMessage,
      JetStreamClient: {
        members: {
          ...knownCalls('publish', 'startBatch'),
          consumers: { type: 'Consumers' },
          streams: { type: 'Streams' },
        },
      },
      Consumers: {
        members: {
          get: giving('Consumer'),
          getConsumerFromInfo: giving('Consumer'),
          getPushConsumer: giving('PushConsumer'),
          getBoundPushConsumer: giving('PushConsumer'),
        },
      },
      // Messages are pushed: there is no `next`.
      PushConsumer: {
        members: {
          consume: handles('0.callback', ['JsMsg'], forNats, { returns: 'ConsumerMessages' }),
          ...knownCalls('info', 'delete'),
        },
      },
      Stream: {
        members: {
          getConsumer: giving('Consumer'),
          getPushConsumer: giving('PushConsumer'),
          getMessage: known,
        },
      },
    },
  },
  {
    language,
    packages: ['@nats-io/kv'],
    version: '3.4.0',
    source: 'lib/kv.d.ts, lib/types.d.ts',
    exports: { Kvm: { construct: { returns: 'Kvm' } } },
    types: {
      Kvm: { members: { create: giving('KV'), open: giving('KV') } },
      KV: {
        members: {
          ...knownCalls('put', 'create', 'update', 'delete', 'purge', 'destroy'),
          get: giving('KvEntry'),
          watch: giving('KvWatchEntries'),
          history: giving('KvWatchEntries'),
        },
      },
      KvEntry: {
        members: {
          bucket: configured('the bucket'),
          key: perEntity('a key of a bucket'),
          value: body,
          revision: perEvent('a revision'),
          operation: finite,
          json: bodyCall,
          string: bodyCall,
        },
      },
      KvWatchEntries: { elements: 'KvWatchEntry', members: { stop: releases } },
      KvWatchEntry: { extends: ['KvEntry'] },
    },
  },
  {
    language,
    packages: ['@nats-io/services'],
    version: '3.0.0-25',
    source: 'lib/types.d.ts (addEndpoint takes a handler, or one among its options)',
    exports: { Svcm: { construct: { returns: 'Svcm' } } },
    types: {
      Svcm: { members: { add: giving('Service') } },
      Service: {
        extends: ['ServiceGroup'],
        members: { stop: releases, ...knownCalls('stats', 'info', 'reset') },
      },
      ServiceGroup: {
        members: {
          addGroup: giving('ServiceGroup'),
          addEndpoint: {
            call: {
              returns: 'ServiceMsgs',
              callbacks: ['1', '1.handler'].map((at) => ({
                at,
                frequency: 'perMessage',
                parameters: [null, 'ServiceMsg'],
                because: 'for every request to a NATS service',
              })),
            },
          },
        },
      },
      ServiceMsgs: { elements: 'ServiceMsg', members: { stop: releases } },
      ServiceMsg: { extends: ['@nats-io/transport-node#Msg'], members: { respondError: known } },
    },
  },
];
