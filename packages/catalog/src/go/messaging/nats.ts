// NATS: core, JetStream, micro services and the older streaming server.
import type { Library, Member, TypeName } from '../../schema.ts';
import { configured, giving, makes, perEntity, perEvent, releases } from '../rows.ts';

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

const natsBecause = 'for every NATS message';
/** `AutoUnsubscribe(n)` ends it after so many messages. */
const endsSubscription = ['Unsubscribe', 'AutoUnsubscribe', 'Drain'];
/** Each subscription stays with the connection, with a goroutine of its own, until Unsubscribe. */
const subscribes = (at: string): Member => ({
  call: {
    returns: ['Subscription', 'error'],
    effects: [{ effect: 'listen', on: 'this', listener: at, undo: endsSubscription }],
    callbacks: [{ at, frequency: 'perMessage', parameters: ['Msg'], because: natsBecause }],
  },
});
const subscribesSync: Member = {
  call: {
    returns: ['Subscription', 'error'],
    effects: [{ effect: 'listen', on: 'this', undo: endsSubscription }],
  },
};
const core: readonly Library[] = [
  {
    language,
    packages: ['github.com/nats-io/nats.go'],
    version: 'v1.55.0',
    source: 'nats.go, js.go',
    exports: {
      Connect: makes('NATS connection', 'leaksUnlessClosed', ['Conn', 'error'], { close: 'Close' }),
    },
    types: {
      Conn: {
        members: {
          ChanQueueSubscribe: subscribesSync,
          ChanSubscribe: subscribesSync,
          Close: releases,
          Drain: releases,
          JetStream: giving(['JetStreamContext', 'error']),
          QueueSubscribe: subscribes('2'),
          QueueSubscribeSync: subscribesSync,
          Subscribe: subscribes('1'),
          SubscribeSync: subscribesSync,
        },
      },
      JetStreamContext: {
        members: {
          PullSubscribe: subscribesSync,
          QueueSubscribe: subscribes('2'),
          Subscribe: subscribes('1'),
        },
      },
      MsgHandler: { function: { frequency: 'perMessage', parameters: ['Msg'], because: natsBecause } },
      Subscription: {
        members: {
          Drain: releases,
          Unsubscribe: releases,
          NextMsg: {
            call: { returns: ['Msg', 'error'], awaits: { frequency: 'perMessage', because: natsBecause } },
          },
          NextMsgWithContext: {
            call: { returns: ['Msg', 'error'], awaits: { frequency: 'perMessage', because: natsBecause } },
          },
          // The subject as subscribed to, wildcards and all.
          Subject: configured("the subscription's subject"),
        },
      },
      // Subjects often carry ids (`orders.<id>`).
      Msg: {
        members: {
          Data: body,
          Reply: perEntity('the subject for the answer'),
          Sub: { type: 'Subscription' },
          Subject: { instead: '$this.Sub.Subject' },
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/nats-io/nats.go/jetstream'],
    version: 'v1.55.0',
    source: 'jetstream/consumer.go, pull.go, jetstream.go, stream.go, message.go',
    exports: { New: giving(['JetStream', 'error']) },
    types: {
      JetStream: {
        members: {
          Consumer: giving(['Consumer', 'error']),
          CreateConsumer: giving(['Consumer', 'error']),
          CreateOrUpdateConsumer: giving(['Consumer', 'error']),
          CreateOrUpdateStream: giving(['Stream', 'error']),
          CreateStream: giving(['Stream', 'error']),
          OrderedConsumer: giving(['Consumer', 'error']),
          Stream: giving(['Stream', 'error']),
        },
      },
      Stream: {
        members: {
          Consumer: giving(['Consumer', 'error']),
          CreateConsumer: giving(['Consumer', 'error']),
          CreateOrUpdateConsumer: giving(['Consumer', 'error']),
          OrderedConsumer: giving(['Consumer', 'error']),
        },
      },
      MessageBatch: { members: { Messages: giving('Msg[]') } },
      Consumer: {
        members: {
          Consume: handled('0', ['Msg'], natsBecause, {
            returns: ['ConsumeContext', 'error'],
            effects: [{ effect: 'listen', on: 'library', listener: '0', undo: ['Stop', 'Drain'] }],
          }),
          Fetch: giving(['MessageBatch', 'error']),
          FetchBytes: giving(['MessageBatch', 'error']),
          FetchNoWait: giving(['MessageBatch', 'error']),
          Messages: giving(['MessagesContext', 'error']),
          Next: {
            call: { returns: ['Msg', 'error'], awaits: { frequency: 'perMessage', because: natsBecause } },
          },
        },
      },
      ConsumeContext: { members: { Stop: releases, Drain: releases } },
      MessagesContext: {
        members: {
          Next: {
            call: { returns: ['Msg', 'error'], awaits: { frequency: 'perMessage', because: natsBecause } },
          },
          Stop: releases,
        },
      },
      MessageHandler: { function: { frequency: 'perMessage', parameters: ['Msg'], because: natsBecause } },
      Msg: { members: { Data: { call: { cardinality: 'perEvent', because: 'the body of a message' } } } },
    },
  },
];

const onCall = 'on every call';
const handlesCalls: Member = {
  call: {
    returns: 'error',
    callbacks: [{ at: '1.Handle', frequency: 'perMessage', parameters: ['Request'], because: onCall }],
  },
};
const micro: Library = {
  language,
  packages: ['github.com/nats-io/nats.go/micro'],
  version: 'v1.55.0',
  source: 'micro/service.go, request.go',
  exports: {
    AddService: makes('NATS service', 'leaksUnlessClosed', ['Service', 'error'], { close: 'Stop' }),
    ContextHandler: {
      call: {
        returns: 'Handler',
        callbacks: [
          { at: '1', frequency: 'perMessage', parameters: ['context#Context', 'Request'], because: onCall },
        ],
      },
    },
    HandlerFunc: handled('0', ['Request'], onCall),
  },
  types: {
    Group: { members: { AddEndpoint: handlesCalls, AddGroup: giving('Group') } },
    Handler: {},
    HandlerFunc: { function: { frequency: 'perMessage', parameters: ['Request'], because: onCall } },
    Request: {
      members: {
        Data: { call: { cardinality: 'perEvent', because: 'the body of a message' } },
        Reply: {
          call: { returns: 'string', cardinality: 'perEvent', because: 'the subject for the answer' },
        },
      },
    },
    Service: { members: { AddEndpoint: handlesCalls, AddGroup: giving('Group'), Stop: releases } },
  },
  signatures: [{ name: 'Handle', parameters: ['Request'], frequency: 'perMessage', because: onCall }],
};

const stanSubscribes = (at: string): Member => ({
  call: {
    returns: ['Subscription', 'error'],
    effects: [{ effect: 'listen', on: 'this', listener: at, undo: ['Unsubscribe', 'Close'] }],
    callbacks: [{ at, frequency: 'perMessage', parameters: ['Msg'], because: natsBecause }],
  },
});
const streaming: Library = {
  language,
  packages: ['github.com/nats-io/stan.go'],
  version: 'v0.10.4',
  source: 'stan.go, sub.go',
  exports: {
    Connect: makes('NATS connection', 'leaksUnlessClosed', ['Conn', 'error'], { close: 'Close' }),
  },
  types: {
    Conn: {
      members: { Close: releases, QueueSubscribe: stanSubscribes('2'), Subscribe: stanSubscribes('1') },
    },
    Msg: {},
    MsgHandler: { function: { frequency: 'perMessage', parameters: ['Msg'], because: natsBecause } },
    Subscription: { members: { Close: releases, Unsubscribe: releases } },
  },
};

export const nats: readonly Library[] = [...core, micro, streaming];
