// segmentio/kafka-go: a Writer batches in goroutines and keeps connections; a Reader fetches in the background.
import type { Library, Member } from '../schema.ts';

const message: Member = { call: { returns: ['Message', 'error'] } };

export const kafkaGo: Library = {
  language: 'go',
  packages: ['github.com/segmentio/kafka-go'],
  version: 'v0.4.49',
  source: 'writer.go, reader.go; segmentio/kafka-go issues 635 and 1038',
  exports: {
    NewWriter: {
      call: {
        returns: 'Writer',
        effects: [
          { effect: 'client', noun: 'Kafka writer', perMessage: 'leaksUnlessClosed', close: 'Close' },
        ],
      },
    },
    NewReader: {
      call: {
        returns: 'Reader',
        effects: [
          { effect: 'client', noun: 'Kafka reader', perMessage: 'leaksUnlessClosed', close: 'Close' },
        ],
      },
    },
    Dial: {
      call: {
        returns: ['Conn', 'error'],
        effects: [
          { effect: 'client', noun: 'Kafka connection', perMessage: 'leaksUnlessClosed', close: 'Close' },
        ],
      },
    },
    DialLeader: {
      call: {
        returns: ['Conn', 'error'],
        effects: [
          { effect: 'client', noun: 'Kafka connection', perMessage: 'leaksUnlessClosed', close: 'Close' },
        ],
      },
    },
  },
  types: {
    Writer: {
      literal: {
        effects: [
          { effect: 'client', noun: 'Kafka writer', perMessage: 'leaksUnlessClosed', close: 'Close' },
        ],
      },
    },
    Reader: { members: { ReadMessage: message, FetchMessage: message } },
    Conn: {},
    Message: {
      members: {
        Key: { cardinality: 'perEntity', because: 'a message key' },
        Value: { cardinality: 'perEvent', because: 'the content of a message' },
        Offset: { cardinality: 'perEvent', because: 'a message offset' },
        Topic: { cardinality: 'configured', because: 'the topic' },
        Partition: { cardinality: 'configured', because: 'the partition' },
      },
    },
  },
};
