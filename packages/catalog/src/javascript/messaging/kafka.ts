// Kafka: kafkajs, node-rdkafka, and Confluent's client, which has the interfaces of both. What holds configuration is cheap; producers,
// consumers and admins hold sockets, timers and (librdkafka) threads.
import type { CallMeaning, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import {
  configured,
  constructs,
  emitting,
  finiteCall,
  giving,
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
const forMessages = 'for every Kafka message';
const forBatches = 'for every batch of Kafka messages';
const topic = configured('the topic');
const partition = configured('the partition');

/** What the two clients with these interfaces have beyond what they share. */
interface Own {
  readonly producer: Readonly<Record<string, Member>>;
  readonly consumer: Readonly<Record<string, Member>>;
  readonly admin: Readonly<Record<string, Member>>;
  readonly transaction: Readonly<Record<string, Member>>;
  readonly batch: Readonly<Record<string, Member>>;
}
const seeking = knownCalls(
  'connect',
  'subscribe',
  'stop',
  'commitOffsets',
  'seek',
  'pause',
  'paused',
  'resume',
);
const administering = knownCalls(
  'connect',
  'createTopics',
  'deleteTopics',
  'listTopics',
  'listGroups',
  'describeGroups',
  'deleteGroups',
  'fetchOffsets',
  'fetchTopicMetadata',
  'fetchTopicOffsets',
  'fetchTopicOffsetsByTimestamp',
);

/** The types of kafkajs, and of Confluent's client in its namespace (`KafkaJS.`). */
const kafkajsTypes = (inNamespace: string, own: Own): Readonly<Record<string, TypeEntry>> => {
  const name = (type: string): TypeName => `${inNamespace}${type}`;
  const client = (noun: string, type: string): Member =>
    makes(noun, 'leaksUnlessClosed', name(type), { close: 'disconnect' });
  const run: CallMeaning = {
    callbacks: [
      {
        at: '0.eachMessage',
        frequency: 'perMessage',
        parameters: [name('EachMessagePayload')],
        because: forMessages,
      },
      {
        at: '0.eachBatch',
        frequency: 'perMessage',
        parameters: [name('EachBatchPayload')],
        because: forBatches,
      },
    ],
  };
  const types: Record<string, TypeEntry> = {
    Kafka: {
      members: {
        producer: client('Kafka producer', 'Producer'),
        consumer: client('Kafka consumer', 'Consumer'),
        admin: client('Kafka admin client', 'Admin'),
      },
    },
    Producer: {
      members: {
        ...knownCalls('connect', 'send', 'sendBatch'),
        ...own.producer,
        disconnect: releases,
        // A transaction is made for each unit of work and ends with it.
        transaction: giving(name('Transaction')),
      },
    },
    Transaction: {
      members: {
        ...knownCalls('send', 'sendBatch', 'sendOffsets', 'commit', 'abort', 'isActive'),
        ...own.transaction,
      },
    },
    Admin: { members: { ...administering, ...own.admin, disconnect: releases } },
    Consumer: { members: { ...seeking, ...own.consumer, disconnect: releases, run: { call: run } } },
    EachMessagePayload: {
      members: {
        topic,
        partition,
        message: { type: name('KafkaMessage') },
        ...knownCalls('heartbeat', 'pause'),
      },
    },
    EachBatchPayload: {
      members: {
        batch: { type: name('Batch') },
        isRunning: finiteCall,
        isStale: finiteCall,
        ...knownCalls('heartbeat', 'pause', 'resolveOffset', 'commitOffsetsIfNecessary'),
        ...own.batch,
      },
    },
    Batch: {
      members: {
        topic,
        partition,
        messages: { type: `${name('KafkaMessage')}[]` },
        highWatermark: perEvent('an offset'),
        isEmpty: finiteCall,
        firstOffset: perEventCall('an offset'),
        lastOffset: perEventCall('an offset'),
        offsetLag: perEventCall('the lag of a consumer'),
        offsetLagLow: perEventCall('the lag of a consumer'),
      },
    },
    // What headers hold depends on the producer: ids as well as the name of an event.
    KafkaMessage: {
      members: {
        key: perEntity('a message key'),
        offset: perEvent('a message offset'),
        timestamp: perEvent('a message time'),
        value: perEvent('the content of a message'),
        headers: { cardinality: 'unknown' },
      },
    },
    EachMessageHandler: handlerType(forMessages, name('EachMessagePayload')),
    EachBatchHandler: handlerType(forBatches, name('EachBatchPayload')),
  };
  return Object.fromEntries(Object.entries(types).map(([type, entry]) => [name(type), entry]));
};

/** Instrumentation events; the result is a function that removes the listener. */
const instrumented: Readonly<Record<string, Member>> = {
  on: {
    call: {
      returns: 'function',
      effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['()'] }],
    },
  },
  logger: known,
};
const kafkajs: Library = {
  language,
  packages: ['kafkajs'],
  version: '2.2.4',
  source: 'types/index.d.ts; tulios/kafkajs issue 894 (keep one producer per process)',
  exports: { Kafka: { construct: { returns: 'Kafka' } } },
  types: kafkajsTypes('', {
    producer: { ...instrumented, isIdempotent: known },
    consumer: { ...instrumented, describeGroup: known },
    admin: {
      ...instrumented,
      ...knownCalls('setOffsets', 'resetOffsets', 'createPartitions', 'describeCluster'),
      ...knownCalls('describeConfigs', 'alterConfigs', 'deleteTopicRecords'),
    },
    transaction: {},
    batch: { uncommittedOffsets: known },
  }),
};

/** The native clients: `GC` does not free what librdkafka holds for them, `disconnect` does. */
const native = (noun: string, type: TypeName): Member =>
  constructs(noun, 'leaksUnlessClosed', type, { close: 'disconnect' });
const stream = (noun: string, type: TypeName): Member =>
  makes(noun, 'leaksUnlessClosed', type, { close: 'close' });

const rdkafkaExports: Readonly<Record<string, Member>> = {
  Producer: native('Kafka producer', 'Producer'),
  HighLevelProducer: native('Kafka producer', 'HighLevelProducer'),
  KafkaConsumer: native('Kafka consumer', 'KafkaConsumer'),
  createReadStream: stream('Kafka consumer stream', 'ConsumerStream'),
  createWriteStream: stream('Kafka producer stream', 'ProducerStream'),
  'KafkaConsumer.createReadStream': stream('Kafka consumer stream', 'ConsumerStream'),
  'Producer.createWriteStream': stream('Kafka producer stream', 'ProducerStream'),
  'AdminClient.create': makes('Kafka admin client', 'leaksUnlessClosed', 'IAdminClient', {
    close: 'disconnect',
  }),
};

const nativeClient: Readonly<Record<string, Member>> = {
  ...knownCalls('connect', 'getMetadata', 'queryWatermarkOffsets', 'isConnected', 'getLastError'),
  disconnect: releases,
};
const produces: Readonly<Record<string, Member>> = {
  ...nativeClient,
  ...knownCalls(
    'flush',
    'poll',
    'produce',
    'setPollInterval',
    'initTransactions',
    'beginTransaction',
    'commitTransaction',
    'abortTransaction',
    'sendOffsetsToTransaction',
  ),
};
const reports = [
  {
    events: ['delivery-report'],
    parameters: [null, 'DeliveryReport'],
    because: 'for every delivered Kafka message',
  },
];

const rdkafkaTypes: Readonly<Record<string, TypeEntry>> = {
  Producer: emitting(reports, produces),
  HighLevelProducer: emitting(reports, {
    ...produces,
    ...knownCalls('setKeySerializer', 'setValueSerializer'),
  }),
  KafkaConsumer: emitting([{ events: ['data'], parameters: ['Message'], because: forMessages }], {
    ...nativeClient,
    ...knownCalls(
      'assign',
      'unassign',
      'assignments',
      'commit',
      'commitMessage',
      'commitMessageSync',
      'commitSync',
      'committed',
      'offsetsStore',
      'pause',
      'resume',
      'seek',
      'subscribe',
      'unsubscribe',
      'setDefaultConsumeTimeout',
    ),
    // `consume(callback)` flows; `consume(n, callback)` fetches one batch, and is called again for the next.
    consume: {
      call: {
        callbacks: [
          { at: '0', frequency: 'perMessage', parameters: [null, 'Message'], because: forMessages },
          { at: '1', frequency: 'perMessage', parameters: [null, 'Message[]'], because: forBatches },
        ],
      },
    },
  }),
  ConsumerStream: {
    ...emitting([{ events: ['data'], parameters: ['Message'], because: forMessages }], {
      close: releases,
      destroy: releases,
      consumer: { type: 'KafkaConsumer' },
    }),
    elements: 'Message',
  },
  ProducerStream: emitting([], {
    write: known,
    close: releases,
    end: releases,
    producer: { type: 'Producer' },
  }),
  IAdminClient: {
    members: { ...knownCalls('createTopic', 'deleteTopic', 'createPartitions'), disconnect: releases },
  },
  Message: {
    members: {
      topic,
      partition,
      key: perEntity('a message key'),
      offset: perEvent('a message offset'),
      timestamp: perEvent('a message time'),
      value: perEvent('the content of a message'),
      headers: { cardinality: 'unknown' },
    },
  },
  DeliveryReport: {
    members: {
      topic,
      partition,
      key: perEntity('a message key'),
      offset: perEvent('a message offset'),
      timestamp: perEvent('a message time'),
    },
  },
};

const nodeRdkafka: Library = {
  language,
  packages: ['node-rdkafka'],
  version: '3.6.1',
  source: 'index.d.ts; lib/client.js (disconnect), lib/kafka-consumer.js (consume, consumeLoop)',
  exports: rdkafkaExports,
  types: rdkafkaTypes,
};

/** Shares the connection of its producer or consumer. */
const dependent: Readonly<Record<string, Member>> = { dependentAdmin: giving('KafkaJS.Admin') };
const confluent: Library = {
  language,
  packages: ['@confluentinc/kafka-javascript'],
  version: '1.10.1',
  source: 'types/kafkajs.d.ts, types/rdkafka.d.ts; lib/index.js (RdKafka is exported twice)',
  exports: {
    ...rdkafkaExports,
    ...Object.fromEntries(Object.entries(rdkafkaExports).map(([name, m]) => [`RdKafka.${name}`, m])),
    'KafkaJS.Kafka': { construct: { returns: 'KafkaJS.Kafka' } },
  },
  types: {
    ...rdkafkaTypes,
    ...kafkajsTypes('KafkaJS.', {
      producer: { ...knownCalls('flush', 'sendOffsets'), ...dependent },
      consumer: { ...knownCalls('storeOffsets', 'committed', 'assignment'), ...dependent },
      admin: { deleteTopicRecords: known },
      transaction: knownCalls('connect', 'flush'),
      batch: {},
    }),
  },
};

export const kafka: readonly Library[] = [kafkajs, nodeRdkafka, confluent];
