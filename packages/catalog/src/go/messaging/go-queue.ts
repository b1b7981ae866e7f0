// go-queue, the queues of go-zero projects: Kafka, beanstalk, RabbitMQ, NATS.
import type { Library, Member, SignatureEntry } from '../../schema.ts';
import { makes, perEntity, releases } from '../rows.ts';

const language = 'go';
const version = 'v1.2.2';
const because = 'for every Kafka message';

const queue = (at: string): Member => ({
  call: { callbacks: [{ at, frequency: 'perMessage', because: 'for every message' }] },
});
/** `Consume(key, value string)` up to v1.2.1; with a context from v1.2.2 on. */
const consumers: readonly SignatureEntry[] = [
  { name: 'Consume', parameters: ['context#Context', 'string', 'string'], frequency: 'perMessage', because },
  { name: 'Consume', parameters: ['string', 'string'], frequency: 'perMessage', because },
];

const kq: Library = {
  language,
  packages: ['github.com/zeromicro/go-queue/kq', 'github.com/tal-tech/go-queue/kq'],
  version,
  source:
    'kq/pusher.go, queue.go; go-zero core/executors/periodicalexecutor.go, core/proc/shutdown.go (a shutdown listener is added and never removed)',
  exports: {
    NewPusher: makes('Kafka pusher', 'leaksEvenClosed', 'Pusher', {
      close: 'Close',
      because: 'its batching executor stays in a package-level list of shutdown listeners, also after Close',
    }),
    MustNewQueue: queue('1.Consume'),
    NewQueue: queue('1.Consume'),
    WithHandle: { call: { callbacks: [{ at: '0', frequency: 'perMessage', because }] } },
  },
  types: { Pusher: { members: { Close: releases } } },
  signatures: consumers,
};

const dq: Library = {
  language,
  packages: ['github.com/zeromicro/go-queue/dq', 'github.com/tal-tech/go-queue/dq'],
  version,
  source: 'dq/consumer.go, producer.go',
  exports: {
    NewConsumer: { call: { returns: 'Consumer' } },
    NewProducer: makes('beanstalk producer', 'leaksUnlessClosed', 'Producer', { close: 'Close' }),
  },
  types: {
    Consumer: {
      members: {
        Consume: {
          call: { callbacks: [{ at: '0', frequency: 'perMessage', because: 'for every delayed message' }] },
        },
      },
    },
    Producer: { members: { Close: releases } },
  },
};

const rabbitmq: Library = {
  language,
  packages: ['github.com/zeromicro/go-queue/rabbitmq', 'github.com/tal-tech/go-queue/rabbitmq'],
  version,
  source: 'rabbitmq/listener.go, sender.go, rabbitmqadmin.go (neither has a Close)',
  exports: {
    MustNewAdmin: makes('RabbitMQ connection', 'uncloseable', 'Admin'),
    MustNewListener: queue('1.Consume'),
    MustNewSender: makes('RabbitMQ sender', 'uncloseable', 'Sender'),
  },
  types: { Admin: {}, Sender: {} },
  signatures: [
    {
      name: 'Consume',
      parameters: ['string'],
      frequency: 'perMessage',
      because: 'for every RabbitMQ message',
    },
  ],
};

const nats: readonly Library[] = [
  {
    language,
    packages: ['github.com/zeromicro/go-queue/natsq'],
    version,
    source: 'natsq/consumer.go, producer.go',
    exports: {
      MustNewConsumerManager: queue('1[].Consumer.HandleMessage'),
      NewDefaultProducer: makes('NATS producer', 'leaksUnlessClosed', ['DefaultProducer', 'error'], {
        close: 'Close',
      }),
      NewJetProducer: makes('NATS producer', 'leaksUnlessClosed', ['JetProducer', 'error'], {
        close: 'Close',
      }),
    },
    types: {
      DefaultProducer: { members: { Close: releases } },
      JetProducer: { members: { Close: releases } },
      Msg: { members: { Subject: perEntity('the subject of a message') } },
    },
    signatures: [
      {
        name: 'HandleMessage',
        parameters: ['Msg'],
        frequency: 'perMessage',
        because: 'for every NATS message',
      },
    ],
  },
  {
    language,
    packages: ['github.com/zeromicro/go-queue/stanq'],
    version,
    source: 'stanq/consumer.go, producer.go',
    exports: {
      MustNewConsumerManager: queue('1[].Consumer.HandleMessage'),
      NewProducer: makes('NATS producer', 'leaksUnlessClosed', ['Producer', 'error'], { close: 'Close' }),
    },
    types: { Producer: { members: { Close: releases } } },
  },
];

/** Consumers of kq live in files that import nothing of the library: their method is all that shows what they are. */
const consumersAnywhere: Library = {
  language,
  packages: [],
  version,
  source: 'kq/queue.go (ConsumeHandler)',
  signatures: consumers.slice(0, 1),
};

export const goQueue: readonly Library[] = [kq, dq, rabbitmq, ...nats, consumersAnywhere];
