// Kafka: sarama, segmentio/kafka-go, confluent-kafka-go, franz-go. How often their handlers and loops run, and what their clients cost.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { configured, giving, makes, perEntity, perEvent, releases } from '../rows.ts';

const language = 'go';
const because = 'for every Kafka message';

const key = perEntity('the key of a message');
const value = perEvent('the body of a message');
const offset = perEvent('the offset of a message');
const topic = configured('the topic');
const partition = configured('the partition');
const next = (returns: TypeName | readonly (TypeName | null)[]): Member => ({
  call: { returns, awaits: { frequency: 'perMessage', because } },
});

const saramaClient = (noun: string, type: string): Member =>
  makes(noun, 'leaksUnlessClosed', [type, 'error'], { close: 'Close' });
const closeable: TypeEntry = { members: { Close: releases } };
const sarama: Library = {
  language,
  packages: ['github.com/IBM/sarama', 'github.com/Shopify/sarama'],
  version: 'v1.61.1, v1.38.1',
  source:
    'sync_producer.go, async_producer.go, client.go, consumer.go, consumer_group.go, admin.go ("must be closed, it will not be garbage-collected")',
  exports: {
    NewAsyncProducer: saramaClient('Kafka producer', 'AsyncProducer'),
    NewClient: saramaClient('Kafka client', 'Client'),
    NewClusterAdmin: saramaClient('Kafka admin client', 'ClusterAdmin'),
    NewConsumer: saramaClient('Kafka consumer', 'Consumer'),
    NewConsumerGroup: saramaClient('Kafka consumer group', 'ConsumerGroup'),
    NewSyncProducer: saramaClient('Kafka producer', 'SyncProducer'),
    // Goroutines of its own, on connections that are shared.
    NewAsyncProducerFromClient: saramaClient('Kafka producer', 'AsyncProducer'),
    NewSyncProducerFromClient: saramaClient('Kafka producer', 'SyncProducer'),
  },
  types: {
    AsyncProducer: closeable,
    Client: closeable,
    ClusterAdmin: closeable,
    SyncProducer: closeable,
    Consumer: {
      members: { Close: releases, ConsumePartition: giving(['PartitionConsumer', 'error']) },
    },
    PartitionConsumer: {
      members: { Close: releases, Messages: giving('ConsumerMessage[]'), Errors: giving('ConsumerError[]') },
    },
    ConsumerError: {
      members: {
        Error: { call: { returns: 'string', cardinality: 'perEvent', because: 'the text of an error' } },
      },
    },
    ConsumerGroup: { members: { Close: releases } },
    ConsumerGroupSession: {
      members: { MemberID: { call: { returns: 'string', cardinality: 'configured' } } },
    },
    ConsumerGroupClaim: {
      members: {
        Messages: giving('ConsumerMessage[]'),
        Partition: { call: { cardinality: 'configured', because: 'the partition' } },
        Topic: { call: { returns: 'string', cardinality: 'configured', because: 'the topic' } },
      },
    },
    ConsumerMessage: {
      members: { Key: key, Offset: offset, Partition: partition, Topic: topic, Value: value },
    },
  },
  signatures: [
    {
      name: 'ConsumeClaim',
      parameters: ['ConsumerGroupSession', 'ConsumerGroupClaim'],
      frequency: 'perConnection',
      because: 'for every claimed partition',
    },
  ],
};

const kafkaGo: Library = {
  language,
  packages: ['github.com/segmentio/kafka-go'],
  version: 'v0.4.51',
  source:
    'writer.go (NewWriter builds a transport of its own; a Writer starts goroutines per partition), reader.go, dialer.go, message.go',
  exports: {
    NewConsumerGroup: makes('Kafka consumer group', 'leaksUnlessClosed', ['ConsumerGroup', 'error'], {
      close: 'Close',
    }),
    NewReader: makes('Kafka reader', 'leaksUnlessClosed', 'Reader', { close: 'Close' }),
    NewWriter: makes('Kafka writer', 'leaksUnlessClosed', 'Writer', { close: 'Close' }),
    Dial: makes('Kafka connection', 'leaksUnlessClosed', ['Conn', 'error'], { close: 'Close' }),
    DialContext: makes('Kafka connection', 'leaksUnlessClosed', ['Conn', 'error'], { close: 'Close' }),
    DialLeader: makes('Kafka connection', 'leaksUnlessClosed', ['Conn', 'error'], { close: 'Close' }),
  },
  types: {
    ConsumerGroup: closeable,
    Conn: { members: { Close: releases, ReadMessage: next(['Message', 'error']) } },
    Reader: {
      members: {
        Close: releases,
        FetchMessage: next(['Message', 'error']),
        ReadMessage: next(['Message', 'error']),
      },
    },
    Writer: {
      members: { Close: releases },
      literal: {
        effects: [
          { effect: 'client', noun: 'Kafka writer', perMessage: 'leaksUnlessClosed', close: 'Close' },
        ],
      },
    },
    Message: { members: { Key: key, Offset: offset, Partition: partition, Topic: topic, Value: value } },
  },
};

const confluentMake = (noun: string, type: string): Member =>
  makes(noun, 'leaksUnlessClosed', [type, 'error'], {
    close: 'Close',
    because: 'each one holds threads, sockets and memory of librdkafka that heap profiles do not show',
  });
const confluent: Library = {
  language,
  packages: [
    'github.com/confluentinc/confluent-kafka-go/v2/kafka',
    'github.com/confluentinc/confluent-kafka-go/kafka',
  ],
  version: 'v2.11.1, v1.9.2',
  source: 'kafka/producer.go, consumer.go, adminapi.go, message.go',
  exports: {
    NewAdminClient: confluentMake('Kafka admin client', 'AdminClient'),
    NewConsumer: confluentMake('Kafka consumer', 'Consumer'),
    NewProducer: confluentMake('Kafka producer', 'Producer'),
  },
  types: {
    AdminClient: closeable,
    Producer: { members: { Close: releases, Events: giving('Event[]') } },
    Consumer: {
      members: {
        Close: releases,
        Events: giving('Event[]'),
        Poll: next('Event'),
        ReadMessage: next(['Message', 'error']),
      },
    },
    Event: {},
    Message: { members: { Key: key, TopicPartition: { type: 'TopicPartition' }, Value: value } },
    TopicPartition: { members: { Offset: offset, Partition: partition, Topic: topic } },
  },
};

const franzAdmin: Library = {
  language,
  packages: ['github.com/twmb/franz-go/pkg/kadm'],
  version: 'v1.19.0',
  source: 'kadm.go (NewOptClient makes a kgo.Client; NewClient keeps nothing of its own)',
  exports: {
    NewClient: giving('Client'),
    NewOptClient: makes('Kafka client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' }),
  },
  types: { Client: { members: { Close: releases } } },
};
const eachOf = (type: string): Member => ({
  call: { callbacks: [{ at: '0', frequency: 'perIteration', parameters: [type] }] },
});
/** The record that was given to it, once it is sent or has failed. */
const promises: Member = {
  call: { callbacks: [{ at: '2', frequency: 'perIteration', parameters: ['Record to send', 'error'] }] },
};
const franz: Library = {
  language,
  packages: ['github.com/twmb/franz-go/pkg/kgo'],
  version: 'v1.22.2',
  source: 'pkg/kgo/client.go, consumer.go, producer.go, record_and_fetch.go',
  exports: {
    NewClient: makes('Kafka client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' }),
  },
  types: {
    Client: {
      members: {
        Close: releases,
        CloseAllowingRebalance: releases,
        PollFetches: next('Fetches'),
        PollRecords: next('Fetches'),
        Produce: promises,
        ProduceSync: giving('ProduceResults'),
        TryProduce: promises,
      },
    },
    Fetches: {
      members: {
        EachRecord: eachOf('Record'),
        EachPartition: eachOf('FetchTopicPartition'),
        RecordIter: giving('FetchesRecordIter'),
        Records: giving('records list'),
      },
    },
    FetchTopicPartition: {
      members: {
        EachRecord: eachOf('Record'),
        Partition: partition,
        Records: { type: 'records list' },
        Topic: topic,
      },
    },
    FetchesRecordIter: { members: { Next: giving('Record') } },
    'records list': { elements: 'Record' },
    Record: {
      sent: 'Record to send',
      members: {
        Headers: { type: 'header list' },
        Key: key,
        Offset: offset,
        Partition: partition,
        Topic: topic,
        Value: value,
      },
    },
    ProduceResults: { elements: 'ProduceResult', members: { First: giving(['Record to send', 'error']) } },
    ProduceResult: { members: { Record: { type: 'Record to send' } } },
    // A record of our own: what is in it is what the program says.
    // Its parts are what the program writes into them.
    'Record to send': {
      extends: ['Record'],
      members: {
        Headers: { cardinality: 'unknown' },
        Key: { cardinality: 'unknown' },
        Topic: topic,
        Value: { cardinality: 'unknown' },
      },
    },
    'header list': { elements: 'RecordHeader' },
    // A header's key is a word of the program that writes it.
    RecordHeader: { members: { Value: perEntity('the header of a message') } },
  },
};

export const kafka: readonly Library[] = [sarama, kafkaGo, confluent, franz, franzAdmin];
