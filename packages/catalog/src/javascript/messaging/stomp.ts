// STOMP: stompit and @stomp/stompjs.
import type { Library } from '../../schema.ts';
import {
  constructs,
  constructsPlain,
  continuation,
  emitting,
  finite,
  handles,
  handlerType,
  known,
  knownCalls,
  perEvent,
  releases,
} from './rows.ts';

const language = 'javascript';
const body = perEvent('the body of a message');

const forStomp = 'for every STOMP message';
const stompit: Library = {
  language,
  packages: ['stompit'],
  version: '1.0.0, @types/stompit 0.26.6',
  source: 'lib/index.js, connect.js, Client.js, ConnectFailover.js, ChannelPool.js, Channel.js',
  exports: {
    connect: {
      call: {
        returns: 'Client',
        effects: [
          {
            effect: 'client',
            noun: 'client of a STOMP broker',
            perMessage: 'leaksUnlessClosed',
            close: 'disconnect',
          },
        ],
        callbacks: [continuation('0', null, 'Client'), continuation('1', null, 'Client')],
      },
    },
    ConnectFailover: constructsPlain('ConnectFailover'),
    ChannelFactory: constructsPlain('ChannelPool'),
    ChannelPool: constructs('pool of STOMP channels', 'leaksUnlessClosed', 'ChannelPool', { close: 'close' }),
    Channel: constructs('channel of a STOMP broker', 'leaksUnlessClosed', 'Channel', { close: 'close' }),
  },
  types: {
    ConnectFailover: {
      members: {
        addServer: known,
        connect: {
          call: {
            effects: [
              {
                effect: 'client',
                noun: 'client of a STOMP broker',
                perMessage: 'leaksUnlessClosed',
                close: 'disconnect',
              },
            ],
            callbacks: [continuation('0', null, 'Client')],
          },
        },
      },
    },
    ChannelPool: {
      members: { channel: { call: { callbacks: [continuation('0', null, 'Channel')] } }, close: releases },
    },
    Client: emitting([], {
      subscribe: handles('1', [null, 'Message'], forStomp, {
        returns: 'Subscription',
        effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['unsubscribe'] }],
      }),
      ...knownCalls('send', 'sendString', 'sendFrame', 'ack', 'nack', 'begin'),
      disconnect: releases,
      destroy: releases,
    }),
    Channel: emitting([], {
      subscribe: handles('1', [null, 'Message'], forStomp, {
        returns: 'Subscription',
        effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['unsubscribe'] }],
      }),
      ...knownCalls('send', 'ack', 'nack', 'begin', 'lock', 'unlock', 'isEmpty'),
      close: releases,
    }),
    Message: {
      members: {
        readString: { call: { callbacks: [continuation('1', null, 'Body')] } },
        headers: { type: 'Headers' },
        ...knownCalls('ack', 'nack', 'pipe'),
      },
    },
    Subscription: { members: { unsubscribe: releases } },
    Body: { cardinality: 'perEvent', because: 'the body of a message' },
    Headers: { members: { 'message-id': perEvent('a message id') } },
  },
};

const stompjs: Library = {
  language,
  packages: ['@stomp/stompjs'],
  version: '7.5.0',
  source: 'esm6/client.d.ts, i-message.d.ts, i-frame.d.ts, stomp-subscription.d.ts',
  exports: {
    Client: constructs('client of a STOMP broker', 'leaksUnlessClosed', 'Client', {
      close: 'deactivate',
      because: 'each one stays connected, and connects again for ever, until `deactivate` is called',
    }),
  },
  types: {
    Client: {
      members: {
        subscribe: handles('1', ['IMessage'], forStomp, {
          returns: 'StompSubscription',
          effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['unsubscribe'] }],
        }),
        ...knownCalls(
          'publish',
          'configure',
          'activate',
          'ack',
          'nack',
          'begin',
          'commit',
          'abort',
          'unsubscribe',
        ),
        deactivate: releases,
        forceDisconnect: known,
      },
    },
    StompSubscription: { members: { unsubscribe: releases } },
    IMessage: {
      members: {
        body,
        binaryBody: body,
        command: finite,
        headers: { type: 'Headers' },
        ...knownCalls('ack', 'nack'),
      },
    },
    Message: { extends: ['IMessage'] },
    Headers: { members: { 'message-id': perEvent('a message id') } },
    messageCallbackType: handlerType(forStomp, 'IMessage'),
  },
};

export const stomp: readonly Library[] = [stompit, stompjs];
