// kafkajs: the Kafka object only holds configuration; producers, consumers and admins hold sockets and timers.
import type { Library, Member } from '../../schema.ts';

const client = (noun: string, returns: string): Member => ({
  call: {
    returns,
    effects: [{ effect: 'client', noun, perMessage: 'leaksUnlessClosed', close: 'disconnect' }],
  },
});

export const kafkajs: Library = {
  language: 'javascript',
  packages: ['kafkajs'],
  version: '2.2.4',
  source: 'types/index.d.ts; tulios/kafkajs issue 894 (keep one producer per process)',
  exports: { Kafka: { construct: { returns: 'Kafka' } } },
  types: {
    Kafka: {
      members: {
        producer: client('Kafka producer', 'Producer'),
        consumer: client('Kafka consumer', 'Consumer'),
        admin: client('Kafka admin client', 'Admin'),
      },
    },
    Producer: {},
    Admin: {},
    Consumer: {
      members: {
        run: {
          call: {
            callbacks: [
              {
                at: '0.eachMessage',
                frequency: 'perMessage',
                parameters: ['EachMessagePayload'],
                because: 'for every Kafka message',
              },
              {
                at: '0.eachBatch',
                frequency: 'perMessage',
                parameters: ['EachBatchPayload'],
                because: 'for every batch of Kafka messages',
              },
            ],
          },
        },
      },
    },
    EachMessagePayload: {
      members: {
        topic: { cardinality: 'configured', because: 'the topic' },
        partition: { cardinality: 'configured', because: 'the partition' },
        message: { type: 'KafkaMessage' },
      },
    },
    EachBatchPayload: { members: { batch: { type: 'Batch' } } },
    Batch: {
      members: {
        topic: { cardinality: 'configured', because: 'the topic' },
        partition: { cardinality: 'configured', because: 'the partition' },
        messages: { type: 'KafkaMessage[]' },
      },
    },
    KafkaMessage: {
      members: {
        key: { cardinality: 'perEntity', because: 'a message key' },
        offset: { cardinality: 'perEvent', because: 'a message offset' },
        timestamp: { cardinality: 'perEvent', because: 'a message time' },
        value: { cardinality: 'perEvent', because: 'the content of a message' },
      },
    },
  },
};
