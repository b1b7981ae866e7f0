// Channels and calls: connections to services that hand on messages in real time, and the media servers of calls.
import type { Library, Member } from '../../schema.ts';
import {
  constructs,
  constructsPlain,
  giving,
  known,
  knownCalls,
  makes,
  making,
  perEvent,
  releases,
} from './rows.ts';

const language = 'javascript';
const onMessage = 'for every message of a channel';
const connected = 'each one stays connected, and connects again for ever, until it is closed';

/** What the client keeps for each channel's name, until that is released. */
const channelOf = (returns: string): Member => ({
  call: { returns, effects: [{ effect: 'grow', place: 'this', key: '0' }] },
});
const releasesChannel: Member = { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } };
const ably: Library = {
  language,
  packages: ['ably'],
  version: '2.28.0',
  source:
    'ably.d.ts; src/common/lib/client/{rest,baserealtime}.ts (`all`: a channel for each name until release)',
  exports: {
    Realtime: constructs('Ably connection', 'leaksUnlessClosed', 'Realtime', {
      close: 'close',
      because: connected,
    }),
    Rest: constructsPlain('Rest'),
  },
  types: {
    Realtime: { members: { close: releases, channels: { type: 'realtime channels' } } },
    Rest: { members: { channels: { type: 'Channels' }, ...knownCalls('time', 'batchPublish') } },
    Channels: {
      container: 'unbounded',
      members: { get: channelOf('Channel'), release: releasesChannel },
    },
    'realtime channels': {
      extends: ['Channels'],
      members: { get: channelOf('RealtimeChannel') },
    },
    Channel: { members: { publish: known } },
    RealtimeChannel: {
      members: {
        publish: known,
        subscribe: {
          overloads: [
            {
              when: [{ at: '1', is: 'present' }],
              callbacks: [{ at: '1', frequency: 'perMessage', parameters: ['Message'], because: onMessage }],
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['unsubscribe'] }],
            },
          ],
          call: {
            callbacks: [{ at: '0', frequency: 'perMessage', parameters: ['Message'], because: onMessage }],
            effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['unsubscribe'] }],
          },
        },
        unsubscribe: known,
      },
    },
    Message: { members: { data: perEvent('the body of a message'), id: perEvent('the id of a message') } },
  },
};

const pusherClient: Library = {
  language,
  packages: ['pusher-js'],
  version: '8.6.0',
  source:
    'types/src/core/pusher.d.ts; dist/node/pusher.js (Pusher.instances, from which nothing is taken out)',
  exports: {
    default: constructs('Pusher connection', 'leaksEvenClosed', 'Pusher', {
      because: 'the library lists every client that was ever made, also after `disconnect`',
    }),
  },
  types: {
    // What `bind` adds is for `Function.prototype.bind` to those who see no types: it is left out.
    Pusher: { members: { subscribe: giving('Channel'), unsubscribe: known, disconnect: releases } },
    Channel: { members: knownCalls('unbind', 'unbind_all', 'trigger') },
  },
};

const centrifuge: Library = {
  language,
  packages: ['centrifuge'],
  version: '5.8.0',
  source: 'build/centrifuge.d.ts (`_subs`: a subscription for each channel until removeSubscription)',
  exports: {
    Centrifuge: constructs('Centrifuge connection', 'leaksUnlessClosed', 'Centrifuge', {
      close: 'disconnect',
      because: connected,
    }),
  },
  types: {
    Centrifuge: {
      container: 'unbounded',
      members: {
        disconnect: releases,
        newSubscription: channelOf('Subscription'),
        removeSubscription: { call: { effects: [{ effect: 'evict', place: 'this' }] } },
        ...knownCalls('connect', 'publish'),
      },
    },
    Subscription: { members: knownCalls('subscribe', 'unsubscribe', 'publish') },
  },
};

const reconnecting: Library = {
  language,
  packages: ['reconnecting-websocket'],
  version: '4.4.0',
  source: 'dist/reconnecting-websocket.d.ts',
  exports: {
    default: constructs('WebSocket connection', 'leaksUnlessClosed', 'ReconnectingWebSocket', {
      close: 'close',
      because: connected,
    }),
  },
  types: {
    ReconnectingWebSocket: {
      members: {
        close: releases,
        send: known,
        onmessage: {
          assigned: { frequency: 'perMessage', parameters: ['MessageEvent'], because: 'for every message' },
        },
        addEventListener: {
          overloads: [
            {
              when: [{ at: '0', equals: ['message'] }],
              callbacks: [
                {
                  at: '1',
                  frequency: 'perMessage',
                  parameters: ['MessageEvent'],
                  because: 'for every message',
                },
              ],
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['removeEventListener'] }],
            },
          ],
          call: {
            effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['removeEventListener'] }],
          },
        },
        removeEventListener: { call: { effects: [{ effect: 'release', what: '1' }] } },
      },
    },
    MessageEvent: { members: { data: perEvent('the body of a message') } },
  },
};

const graphql: Library = {
  language,
  packages: ['graphql-ws'],
  version: '6.4.2',
  source:
    'dist/client.d.ts (connects for a subscription and closes after the last one, unless `lazy` is false)',
  exports: {
    createClient: {
      overloads: [
        {
          when: [{ at: '0.lazy', equals: ['false'] }],
          ...making('GraphQL connection', 'leaksUnlessClosed', 'Client', { close: 'dispose' }),
        },
      ],
      call: { returns: 'Client' },
    },
  },
  types: { Client: { members: { dispose: releases } } },
};

/** A room or a call has one of its own, which is right if it is closed when that is over. */
const ofCall = (noun: string, returns: string, isPart = false): Member =>
  makes(noun, 'leaksUnlessClosed', returns, {
    close: 'close',
    perUse: true,
    ...(isPart ? { partOf: 'this' as const } : {}),
    because: 'the worker keeps it, with its ports and buffers, until it is closed',
  });
const mediasoup: Library = {
  language,
  packages: ['mediasoup'],
  version: '3.19.3',
  source: 'node/lib/index.d.ts, node/lib/{Worker,Router,Transport}Types.d.ts',
  exports: {
    createWorker: makes('mediasoup worker', 'leaksUnlessClosed', 'Worker', {
      close: 'close',
      because: 'each one is a process of its own, which stays until it is closed',
    }),
  },
  types: {
    Worker: { members: { close: releases, createRouter: ofCall('mediasoup router', 'Router') } },
    Router: {
      members: {
        close: releases,
        createWebRtcTransport: ofCall('WebRTC transport', 'WebRtcTransport', true),
        createPlainTransport: ofCall('RTP transport', 'PlainTransport', true),
      },
    },
    WebRtcTransport: { members: { close: releases } },
    PlainTransport: { members: { close: releases } },
  },
};

export const channels: readonly Library[] = [
  ably,
  pusherClient,
  centrifuge,
  reconnecting,
  graphql,
  mediasoup,
];
