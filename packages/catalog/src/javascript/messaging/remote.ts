// Connections that a service keeps to another one: Socket.IO and server-sent events, gRPC (nice-grpc) and Connect.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import {
  chained,
  configured,
  connecting,
  constructs,
  finite,
  giving,
  handles,
  known,
  knownCalls,
  making,
  makes,
  perEntity,
  releases,
} from './rows.ts';

const language = 'javascript';

const socket = making('Socket.IO connection', 'leaksUnlessClosed', 'Socket', {
  close: 'disconnect',
  because: 'each one stays connected, and connects again for ever, until `disconnect` is called',
});
const offs = ['off', 'removeListener', 'removeAllListeners'];
/** `connect`, `disconnect` and `connect_error` come with the connection, all other events with messages. */
const onEvent: Member = {
  overloads: [
    {
      when: [{ at: '0', equals: connecting.events }],
      returns: 'this',
      callbacks: [{ at: '1', frequency: connecting.frequency, because: connecting.because }],
      effects: [{ effect: 'listen', on: 'this', listener: '1', undo: offs }],
    },
    {
      when: [{ at: '0', equals: ['disconnect', 'connect_error', 'reconnect', 'reconnect_attempt'] }],
      returns: 'this',
      effects: [{ effect: 'listen', on: 'this', listener: '1', undo: offs }],
    },
  ],
  call: {
    returns: 'this',
    callbacks: [
      { at: '1', frequency: 'perMessage', parameters: [null], because: 'for every Socket.IO message' },
    ],
    effects: [{ effect: 'listen', on: 'this', listener: '1', undo: offs }],
  },
};
const once: Member = {
  call: {
    returns: 'this',
    effects: [{ effect: 'listen', on: 'this', listener: '1', undo: offs, removesItself: true }],
  },
};
const off: Member = { call: { returns: 'this', effects: [{ effect: 'release', what: '1' }] } };
const socketIoClient: Library = {
  language,
  packages: ['socket.io-client'],
  version: '4.8.4',
  source:
    'build/cjs/index.js (a second socket of one address gets a connection of its own), socket.d.ts, socket.js (connect, each time)',
  exports: {
    io: { call: socket },
    connect: { call: socket },
    default: { call: socket },
    '': { call: socket },
    Manager: constructs('Socket.IO connection', 'leaksUnlessClosed', 'Manager', {}),
  },
  types: {
    Manager: {
      members: { socket: giving('Socket'), on: onEvent, once, off, ...knownCalls('open', 'connect') },
    },
    Socket: {
      members: {
        on: onEvent,
        addEventListener: onEvent,
        once,
        off,
        removeListener: off,
        removeAllListeners: chained,
        onAny: {
          call: {
            returns: 'this',
            callbacks: [{ at: '0', frequency: 'perMessage', because: 'for every Socket.IO message' }],
            effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['offAny'] }],
          },
        },
        emit: chained,
        send: chained,
        ...knownCalls('emitWithAck', 'offAny'),
        timeout: chained,
        connect: chained,
        open: chained,
        volatile: { type: 'Socket' },
        io: { type: 'Manager' },
        disconnect: releases,
        close: releases,
        id: perEntity('the id of a connection'),
      },
    },
  },
};

const eventSource: Member = {
  construct: making('server-sent events connection', 'leaksUnlessClosed', 'EventSource', {
    close: 'close',
    because: 'each one stays connected, and connects again for ever, until it is closed',
  }),
};
const eventsource: Library = {
  language,
  packages: ['eventsource'],
  version: '4.1.1',
  source:
    'dist/index.d.ts, dist/index.js (scheduleReconnect); lib/eventsource.js of 2.0.2 (the module is the class)',
  exports: { EventSource: eventSource, default: eventSource, '': eventSource },
  types: {
    EventSource: {
      members: {
        addEventListener: {
          overloads: [
            {
              when: [{ at: '0', equals: ['open', 'error'] }],
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['removeEventListener'] }],
            },
          ],
          call: {
            callbacks: [
              {
                at: '1',
                frequency: 'perMessage',
                parameters: ['MessageEvent'],
                because: 'for every server-sent event',
              },
            ],
            effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['removeEventListener'] }],
          },
        },
        removeEventListener: { call: { effects: [{ effect: 'release', what: '1' }] } },
        onmessage: {
          assigned: {
            frequency: 'perMessage',
            parameters: ['MessageEvent'],
            because: 'for every server-sent event',
          },
        },
        close: releases,
      },
    },
    MessageEvent: {
      members: {
        data: { cardinality: 'perEvent', because: 'the content of an event' },
        lastEventId: { cardinality: 'perEvent', because: 'the id of an event' },
      },
    },
  },
};

const forCalls = 'for every gRPC call';
const service: Member = {
  call: {
    callbacks: [{ at: '1.*', frequency: 'perMessage', parameters: [null, 'CallContext'], because: forCalls }],
  },
};
const niceGrpc: Library = {
  language,
  packages: ['nice-grpc'],
  version: '2.1.18',
  source:
    'lib/client/channel.d.ts, ClientFactory.d.ts, lib/server/Server.d.ts; build/src/internal-channel.js of @grpc/grpc-js (channelz lists a channel until it is closed)',
  exports: {
    createChannel: makes('gRPC channel', 'leaksUnlessClosed', 'Channel', { close: 'close' }),
    waitForChannelReady: known,
    // Clients are cheap: the channel that is given holds the connections.
    createClient: giving('Client'),
    createClientFactory: giving('ClientFactory'),
    createServer: giving('Server'),
  },
  types: {
    Channel: { members: { ...knownCalls('getConnectivityState', 'getTarget'), close: releases } },
    Client: { members: { '*': known } },
    ClientFactory: { members: { use: chained, create: giving('Client') } },
    Server: {
      members: {
        add: service,
        use: handles('0', [null, 'CallContext'], forCalls, { returns: 'this' }),
        with: handles('0', [null, 'CallContext'], forCalls, { returns: 'ServerAddBuilder' }),
        ...knownCalls('listen', 'shutdown', 'forceShutdown'),
      },
    },
    ServerAddBuilder: {
      members: {
        add: service,
        with: handles('0', [null, 'CallContext'], forCalls, { returns: 'this' }),
      },
    },
    CallContext: {
      members: { peer: perEntity("the client's address"), metadata: { type: 'Metadata' } },
    },
    Metadata: {
      members: {
        get: {
          call: { cardinality: 'perEntity', because: 'metadata of a call, which any client can choose' },
        },
        set: chained,
        append: chained,
      },
    },
  },
};

const http2 = {
  perMessage: 'churn',
  because:
    'each one opens an HTTP/2 connection of its own, and keeps it until it was idle for 15 minutes; nothing closes it earlier',
} as const;
const transport: Member = {
  overloads: [
    // A session manager that is given is shared; HTTP/1.1 goes through Node's own agent.
    { when: [{ at: '0.sessionManager', is: 'present' }], returns: 'Transport' },
    { when: [{ at: '0.httpVersion', equals: ['1.1'] }], returns: 'Transport' },
  ],
  call: making('Connect transport', http2.perMessage, 'Transport', { because: http2.because }),
};
const forRpcs = 'for every RPC';
const connectTypes: Readonly<Record<string, TypeEntry>> = {
  Transport: { members: { ...knownCalls('unary', 'stream') } },
};
const connectNode: Library = {
  language,
  packages: ['@connectrpc/connect-node'],
  version: '2.1.2',
  source:
    'dist/esm/{connect-transport,grpc-transport,grpc-web-transport}.d.ts, node-transport-options.js, http2-session-manager.js (idleConnectionTimeoutMs)',
  exports: {
    createConnectTransport: transport,
    createGrpcTransport: transport,
    createGrpcWebTransport: transport,
    connectNodeAdapter: {
      call: {
        callbacks: [{ at: '0.routes', frequency: 'once', parameters: ['@connectrpc/connect#ConnectRouter'] }],
      },
    },
  },
  types: connectTypes,
};
const connectRpc: Library = {
  language,
  packages: ['@connectrpc/connect'],
  version: '2.2.0',
  source: 'dist/esm/router.d.ts, dist/esm/implementation.d.ts, dist/esm/promise-client.d.ts',
  exports: { createClient: giving('Client'), createRouterTransport: known },
  types: {
    Client: { members: { '*': known } },
    ConnectRouter: {
      members: {
        service: {
          call: {
            returns: 'this',
            callbacks: [
              { at: '1.*', frequency: 'perMessage', parameters: [null, 'HandlerContext'], because: forRpcs },
            ],
          },
        },
        rpc: handles('1', [null, 'HandlerContext'], forRpcs, { returns: 'this' }),
      },
    },
    HandlerContext: {
      members: {
        service: { type: 'Description' },
        method: { type: 'Description' },
        // A router only answers POST, and GET where a method allows it.
        requestMethod: finite,
        protocolName: finite,
        url: perEntity('the URL of a request'),
        requestHeader: { type: 'RequestHeader' },
      },
    },
    Description: {
      members: {
        name: configured('the name of the method'),
        typeName: configured('the name of the service'),
      },
    },
    RequestHeader: {
      members: {
        get: {
          call: { cardinality: 'perEntity', because: 'a request header, which any client can choose' },
        },
      },
    },
  },
};

export const remote: readonly Library[] = [socketIoClient, eventsource, niceGrpc, connectNode, connectRpc];
