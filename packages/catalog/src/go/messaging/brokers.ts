// Other message brokers: NSQ, Pulsar, RocketMQ, Google Pub/Sub, MQTT.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { chained, configuredCall, giving, makes, perEntity, perEvent, releases } from '../rows.ts';

const language = 'go';

const handled = (
  at: string,
  parameters: readonly (TypeName | null)[],
  because: string,
  more: object = {},
): Member => ({
  call: { ...more, callbacks: [{ at, frequency: 'perMessage', parameters, because }] },
});
const body = perEvent('the body of a message');
const closeable: TypeEntry = { members: { Close: releases } };

const nsqBecause = 'for every NSQ message';
const nsqHandler = (at: string): Member => handled(at, ['Message'], nsqBecause);
const nsq: Library = {
  language,
  packages: ['github.com/nsqio/go-nsq'],
  version: 'v1.1.0',
  source: 'producer.go, consumer.go, message.go',
  exports: {
    HandlerFunc: handled('0', ['Message'], nsqBecause),
    NewConsumer: makes('NSQ consumer', 'leaksUnlessClosed', ['Consumer', 'error'], { close: 'Stop' }),
    NewProducer: makes('NSQ producer', 'leaksUnlessClosed', ['Producer', 'error'], { close: 'Stop' }),
  },
  types: {
    Consumer: {
      members: {
        AddConcurrentHandlers: nsqHandler('0.HandleMessage'),
        AddHandler: nsqHandler('0.HandleMessage'),
        Stop: releases,
      },
    },
    HandlerFunc: { function: { frequency: 'perMessage', parameters: ['Message'], because: nsqBecause } },
    Message: { members: { Body: body, ID: perEvent('a message id') } },
    Producer: { members: { Stop: releases } },
  },
  signatures: [
    { name: 'HandleMessage', parameters: ['Message'], frequency: 'perMessage', because: nsqBecause },
  ],
};

const pulsarBecause = 'for every Pulsar message';
const pulsarMake = (noun: string, type: string): Member =>
  makes(noun, 'leaksUnlessClosed', [type, 'error'], { close: 'Close', partOf: 'this' });
const pulsar: Library = {
  language,
  packages: ['github.com/apache/pulsar-client-go/pulsar'],
  version: 'v0.19.0',
  source: 'pulsar/client.go, producer.go, consumer.go, reader.go, message.go',
  exports: {
    NewClient: makes('Pulsar client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' }),
  },
  types: {
    Client: {
      members: {
        Close: releases,
        CreateProducer: pulsarMake('Pulsar producer', 'Producer'),
        CreateReader: pulsarMake('Pulsar reader', 'Reader'),
        Subscribe: pulsarMake('Pulsar consumer', 'Consumer'),
      },
    },
    Producer: closeable,
    Consumer: {
      members: {
        Chan: giving('ConsumerMessage[]'),
        Close: releases,
        Receive: {
          call: {
            returns: ['Message', 'error'],
            awaits: { frequency: 'perMessage', because: pulsarBecause },
          },
        },
      },
    },
    Reader: {
      members: {
        Close: releases,
        Next: {
          call: {
            returns: ['Message', 'error'],
            awaits: { frequency: 'perMessage', because: pulsarBecause },
          },
        },
      },
    },
    ConsumerMessage: { extends: ['Message'] },
    Message: {
      members: {
        Key: { call: { returns: 'string', cardinality: 'perEntity', because: 'the key of a message' } },
        Payload: { call: { cardinality: 'perEvent', because: 'the body of a message' } },
        Topic: configuredCall('the topic'),
      },
    },
  },
};

const rocketBecause = 'for every RocketMQ message';
const rocketMake = (noun: string, type: string): Member =>
  makes(noun, 'leaksUnlessClosed', [type, 'error'], { close: 'Shutdown' });
const rocketmq: Library = {
  language,
  packages: ['github.com/apache/rocketmq-client-go/v2'],
  version: 'v2.1.2',
  source: 'api.go',
  exports: {
    NewProducer: rocketMake('RocketMQ producer', 'Producer'),
    NewPullConsumer: rocketMake('RocketMQ consumer', 'PullConsumer'),
    NewPushConsumer: rocketMake('RocketMQ consumer', 'PushConsumer'),
    NewTransactionProducer: rocketMake('RocketMQ producer', 'TransactionProducer'),
  },
  types: {
    Producer: { members: { Shutdown: releases } },
    PullConsumer: { members: { Shutdown: releases } },
    TransactionProducer: { members: { Shutdown: releases } },
    PushConsumer: {
      members: {
        Shutdown: releases,
        Subscribe: handled('2', ['context#Context', null], rocketBecause, { returns: 'error' }),
      },
    },
  },
};

const pubsubBecause = 'for every Pub/Sub message';
const pubsubMessage: TypeEntry = {
  members: {
    // Services of one system name them and fill them in; which of them differ, only the name says.
    Attributes: perEvent('the attributes of a message'),
    Data: body,
    ID: perEvent('a message id'),
    OrderingKey: perEntity('the key of a message'),
  },
};
const receives: Member = handled('1', ['context#Context', 'Message'], pubsubBecause, { returns: 'error' });
const pubsubClient = makes('Pub/Sub client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' });
const pubsub: readonly Library[] = [
  {
    language,
    packages: ['cloud.google.com/go/pubsub'],
    version: 'v1.52.0',
    source: 'pubsub.go, subscription.go, topic.go (a topic batches in goroutines until Stop)',
    exports: { NewClient: pubsubClient, NewClientWithConfig: pubsubClient },
    types: {
      Client: {
        members: {
          Close: releases,
          Subscription: giving('Subscription'),
          Topic: makes('Pub/Sub topic', 'leaksUnlessClosed', 'Topic', { close: 'Stop' }),
        },
      },
      Subscription: { members: { Receive: receives } },
      Topic: { members: { Stop: releases } },
      Message: pubsubMessage,
    },
  },
  {
    language,
    packages: ['cloud.google.com/go/pubsub/v2'],
    version: 'v2.8.1',
    source: 'pubsub.go, subscriber.go, publisher.go',
    exports: { NewClient: pubsubClient, NewClientWithConfig: pubsubClient },
    types: {
      Client: {
        members: {
          Close: releases,
          Publisher: makes('Pub/Sub publisher', 'leaksUnlessClosed', 'Publisher', { close: 'Stop' }),
          Subscriber: giving('Subscriber'),
        },
      },
      Publisher: { members: { Stop: releases } },
      Subscriber: { members: { Receive: receives } },
      Message: pubsubMessage,
    },
  },
];

const mqttBecause = 'for every MQTT message';
const onMqttMessage = {
  frequency: 'perMessage',
  parameters: ['Client', 'Message'],
  because: mqttBecause,
} as const;
const ofMqttConnection = {
  frequency: 'perConnection',
  parameters: ['Client'],
  because: 'for every connection to the MQTT broker',
} as const;
/** Sets an option, and hands back the options. */
const mqttOption = (run: typeof onMqttMessage | typeof ofMqttConnection): Member => ({
  call: { returns: 'this', callbacks: [{ at: '0', ...run }] },
});
const mqtt: Library = {
  language,
  packages: ['github.com/eclipse/paho.mqtt.golang'],
  version: 'v1.5.1',
  source: 'client.go, message.go, options.go',
  exports: {
    NewClientOptions: giving('ClientOptions'),
    NewClient: makes('MQTT client', 'leaksUnlessClosed', 'Client', { close: 'Disconnect' }),
  },
  types: {
    Client: {
      members: {
        AddRoute: handled('1', ['Client', 'Message'], mqttBecause),
        Disconnect: releases,
        Subscribe: handled('2', ['Client', 'Message'], mqttBecause),
        SubscribeMultiple: handled('1', ['Client', 'Message'], mqttBecause),
      },
    },
    ClientOptions: {
      members: {
        AddBroker: chained,
        SetClientID: chained,
        SetDefaultPublishHandler: mqttOption(onMqttMessage),
        SetOnConnectHandler: mqttOption(ofMqttConnection),
        SetConnectionLostHandler: mqttOption(ofMqttConnection),
        DefaultPublishHandler: { assigned: onMqttMessage },
        OnConnect: { assigned: ofMqttConnection },
        OnConnectionLost: { assigned: ofMqttConnection },
      },
    },
    MessageHandler: { function: onMqttMessage },
    Message: {
      members: {
        MessageID: { call: { returns: 'uint16', cardinality: 'perEvent', because: 'a message id' } },
        Payload: { call: { cardinality: 'perEvent', because: 'the body of a message' } },
        Topic: {
          call: {
            returns: 'string',
            cardinality: 'perEntity',
            because: 'the topic of a message, which names the device in MQTT',
          },
        },
      },
    },
  },
};

/** A handler stays with the connection until the function that is returned is called. */
const addsHandler: Member = {
  call: {
    returns: 'function',
    effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['()'] }],
    callbacks: [{ at: '0', frequency: 'perMessage', because: mqttBecause }],
  },
};
const mqtt5: readonly Library[] = [
  {
    language,
    packages: ['github.com/eclipse/paho.golang/autopaho'],
    version: 'v0.23.0',
    source: 'autopaho/auto.go (reconnects in goroutines until its context ends or Disconnect)',
    exports: {
      NewConnection: makes('MQTT connection', 'leaksUnlessClosed', ['ConnectionManager', 'error'], {
        close: 'Disconnect',
      }),
    },
    types: {
      ConnectionManager: { members: { AddOnPublishReceived: addsHandler, Disconnect: releases } },
    },
  },
  {
    language,
    packages: ['github.com/eclipse/paho.golang/paho'],
    version: 'v0.23.0',
    source: 'paho/client.go',
    types: { Client: { members: { AddOnPublishReceived: addsHandler } } },
  },
];

export const brokers: readonly Library[] = [nsq, pulsar, rocketmq, ...pubsub, mqtt, ...mqtt5];
