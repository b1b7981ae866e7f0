// WebSocket servers (ws, Socket.IO, uWebSockets.js, koa-websocket, Primus): what runs for a connection, what for a message, and who is connected.
import type { CallMeaning, Condition, Effect, Library, Member, TypeName } from '../../schema.ts';
import {
  callable,
  chained,
  configured,
  each,
  finite,
  harmless,
  headerOfClient,
  onRequest,
  perEntity,
  perEntityCall,
  perEvent,
  perEventCall,
  mounts,
  registers,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const onConnection = 'for every connection';
const onMessage = 'for every message of a client';
const messageOfClient = 'the message of a client';

const isEvent = (...names: readonly string[]): readonly Condition[] => [{ at: '0', equals: names }];
const undo = ['off', 'removeListener', 'removeAllListeners'];
const listens: Effect = { effect: 'listen', on: 'this', listener: '1', undo };
const listensOnce: Effect = { ...listens, removesItself: true };

/** `on(event, listener)`: the first matching kind of event says how often the listener runs; the rest happen once in a life. */
const emits = (...kinds: readonly (CallMeaning & { readonly when: readonly Condition[] })[]): Member => ({
  overloads: kinds.map((kind) => ({ ...kind, returns: 'this', effects: [listens] })),
  call: { returns: 'this', effects: [listens] },
});
const event = (names: readonly string[], callbacks: NonNullable<CallMeaning['callbacks']>) => ({
  when: isEvent(...names),
  callbacks,
});
const once: Member = { call: { returns: 'this', effects: [listensOnce] } };
const stopsListening: Member = { call: { returns: 'this', effects: [{ effect: 'release', what: '1' }] } };

const onServer = emits(
  event(
    ['connection'],
    runs(['1'], ['WebSocket', 'node:http#IncomingMessage'], onConnection, 'perConnection'),
  ),
  event(['headers'], runs(['1'], [null, 'node:http#IncomingMessage'], onConnection, 'perConnection')),
);
const onSocket = emits(event(['message', 'ping', 'pong'], runs(['1'], ['RawData', null], onMessage)));

const webSocket: Member = {
  construct: {
    returns: 'WebSocket',
    effects: [
      { effect: 'client', noun: 'WebSocket connection', perMessage: 'leaksUnlessClosed', close: 'close' },
    ],
  },
};
const server: CallMeaning = {
  returns: 'WebSocketServer',
  callbacks: [
    ...runs(['0.verifyClient'], ['VerifyInfo'], onConnection, 'perConnection'),
    ...runs(['0.handleProtocols'], [null, 'node:http#IncomingMessage'], onConnection, 'perConnection'),
  ],
};
const webSocketServer: Member = {
  // Without a server of its own it only keeps who is connected to it.
  overloads: [{ ...server, when: [{ at: '0.noServer', equals: ['true'] }] }],
  construct: {
    ...server,
    effects: [
      { effect: 'client', noun: 'WebSocket server', perMessage: 'leaksUnlessClosed', close: 'close' },
    ],
  },
};

const ws: Library = {
  language,
  packages: ['ws', 'isomorphic-ws'],
  version: '8.23.0, @types/ws 8.18.2; isomorphic-ws 5.0.0 (is ws)',
  source: 'index.d.ts; lib/websocket-server.js (takes a connection out of `clients` when it closes)',
  exports: {
    default: webSocket,
    '': webSocket,
    WebSocket: webSocket,
    Server: webSocketServer,
    WebSocketServer: webSocketServer,
  },
  types: {
    WebSocketServer: {
      extends: ['node:events#EventEmitter'],
      members: {
        on: onServer,
        addListener: onServer,
        once,
        off: stopsListening,
        clients: typed('Clients'),
        handleUpgrade: {
          call: {
            callbacks: runs(['3'], ['WebSocket', 'node:http#IncomingMessage'], onConnection, 'perConnection'),
          },
        },
        close: { call: { effects: [{ effect: 'release', what: 'this' }] } },
      },
    },
    Server: { extends: ['WebSocketServer'] },
    Clients: {
      container: 'bounded',
      elements: 'WebSocket',
      members: {
        forEach: { call: { callbacks: [{ at: '0', frequency: 'perIteration', parameters: ['WebSocket'] }] } },
      },
    },
    WebSocket: {
      extends: ['node:events#EventEmitter'],
      members: {
        on: onSocket,
        addListener: onSocket,
        once,
        off: stopsListening,
        addEventListener: emits(event(['message'], runs(['1'], ['MessageEvent'], onMessage))),
        removeEventListener: stopsListening,
        onmessage: {
          assigned: { frequency: 'perMessage', parameters: ['MessageEvent'], because: onMessage },
        },
        ...each(['send', 'ping', 'pong', 'pause', 'resume'], harmless),
        ...each(['close', 'terminate'], { call: { effects: [{ effect: 'release', what: 'this' }] } }),
        readyState: finite,
        _socket: typed('node:http#Socket'),
      },
    },
    RawData: {
      cardinality: 'perEvent',
      because: messageOfClient,
      members: { toString: perEventCall(messageOfClient) },
    },
    MessageEvent: { members: { data: typed('RawData') } },
    VerifyInfo: { members: { req: typed('node:http#IncomingMessage'), origin: perEntity(headerOfClient) } },
  },
};

const ofConnection = runs(['1'], ['Socket'], onConnection, 'perConnection');
const onNamespace = emits(event(['connection', 'connect'], ofConnection));
/** Whom to send to: of a namespace, of a socket and of what they return. */
const narrowing = {
  ...each(['to', 'in', 'except', 'timeout', 'compress'], { call: { returns: 'BroadcastOperator' } }),
  ...each(['volatile', 'local'], typed('BroadcastOperator')),
  emit: harmless,
};
const sending = each(['send', 'write'], harmless);
const ofAll = {
  ...each(['socketsJoin', 'socketsLeave', 'disconnectSockets'], harmless),
  fetchSockets: { call: { returns: 'RemoteSocket[]' } },
};

/** A client chooses what it sends with an event, and how much: what is written down of the types says more. */
const sentByClient: readonly TypeName[] = ['Sent', 'Sent', 'Sent'];

const socketIo: Library = {
  language,
  packages: ['socket.io'],
  version: '4.8.4',
  source:
    'dist/{index,namespace,socket,socket-types}.d.ts; dist/index.js (`of` keeps every namespace in `_nsps`)',
  exports: { default: callable('Server'), '': callable('Server'), Server: callable('Server') },
  types: {
    Namespace: {
      extends: ['node:events#EventEmitter'],
      members: {
        ...narrowing,
        ...sending,
        ...ofAll,
        serverSideEmit: harmless,
        on: onNamespace,
        once,
        off: stopsListening,
        use: mounts(...runs(['0'], ['Socket', null], onConnection, 'perConnection')),
        name: configured("the namespace's name"),
        adapter: typed('Adapter'),
      },
    },
    // socket.io-adapter 2.5.8 dist/in-memory-adapter.d.ts; one for each namespace.
    Adapter: { extends: ['node:events#EventEmitter'] },
    Server: {
      extends: ['Namespace'],
      members: {
        of: {
          call: {
            returns: 'Namespace',
            livesWith: 'this',
            callbacks: ofConnection,
            effects: [
              { effect: 'grow', place: 'library', key: '0', because: 'the server keeps every namespace' },
            ],
          },
        },
        sockets: typed('Namespace'),
        ...each(['listen', 'attach', 'bind', 'adapter', 'path', 'serveClient'], chained),
        attachApp: harmless,
        close: harmless,
      },
    },
    Sent: { cardinality: 'perEvent', because: 'a value that a client sends' },
    'Event name': { cardinality: 'perEntity', because: 'the name of an event, which any client can choose' },
    BroadcastOperator: {
      members: { ...narrowing, ...ofAll, emitWithAck: harmless },
    },
    Socket: {
      extends: ['node:events#EventEmitter'],
      members: {
        ...narrowing,
        ...sending,
        emitWithAck: harmless,
        broadcast: typed('BroadcastOperator'),
        on: {
          overloads: [
            { when: isEvent('disconnect', 'disconnecting', 'error'), returns: 'this', effects: [listens] },
          ],
          call: { returns: 'this', callbacks: runs(['1'], sentByClient, onMessage), effects: [listens] },
        },
        once,
        off: stopsListening,
        ...each(['onAny', 'prependAny'], registers(...runs(['0'], ['Event name', 'Sent'], onMessage))),
        use: registers(...runs(['0'], [], onMessage)),
        ...each(['join', 'leave', 'offAny', 'onAnyOutgoing', 'disconnect'], harmless),
        id: perEntity('the id of a connection'),
        handshake: typed('Handshake'),
        request: typed('node:http#IncomingMessage'),
        conn: typed('Connection'),
        nsp: typed('Namespace'),
        ...each(['connected', 'recovered'], finite),
      },
    },
    /** May be connected to another server of the cluster. */
    RemoteSocket: {
      members: {
        id: perEntity('the id of a connection'),
        handshake: typed('Handshake'),
        timeout: { call: { returns: 'BroadcastOperator' } },
        ...each(['emit', 'join', 'leave', 'disconnect'], harmless),
      },
    },
    Connection: { members: { remoteAddress: perEntity('a client address') } },
    Handshake: {
      members: {
        address: perEntity('a client address'),
        url: perEntity('the raw URL'),
        headers: typed('node:http#Headers'),
        query: typed('Query'),
        auth: typed('Auth'),
        time: perEvent('a point in time'),
        issued: perEvent('a point in time'),
        secure: finite,
        xdomain: finite,
      },
    },
    Query: { members: { '*': perEntity('a query parameter') } },
    Auth: { members: { '*': perEntity('what the client sent to log in') } },
  },
};

const exchange: readonly TypeName[] = ['HttpResponse', 'HttpRequest'];
const app: Member = {
  call: { returns: 'TemplatedApp' },
};
const uWebSockets: Library = {
  language,
  packages: ['uWebSockets.js'],
  version: '20 (commit 001af63e)',
  source: 'docs/index.d.ts',
  exports: { App: app, SSLApp: app },
  types: {
    TemplatedApp: {
      members: {
        ...each(
          ['get', 'post', 'options', 'del', 'patch', 'put', 'head', 'connect', 'trace', 'any'],
          registers(...runs(['1'], exchange, onRequest)),
        ),
        ws: registers(
          ...runs(['1.upgrade'], exchange, onConnection, 'perConnection'),
          ...runs(['1.open', '1.close'], ['WebSocket'], onConnection, 'perConnection'),
          ...runs(['1.message', '1.ping', '1.pong', '1.drain'], ['WebSocket', null, null], onMessage),
        ),
        ...each(['listen', 'addServerName', 'removeServerName'], chained),
        ...each(['publish', 'numSubscribers', 'close'], harmless),
      },
    },
    HttpRequest: {
      members: {
        getUrl: perEntityCall('the raw request path'),
        getQuery: perEntityCall('a query parameter'),
        getParameter: perEntityCall('a path parameter'),
        getHeader: perEntityCall(headerOfClient),
        setYield: chained,
      },
    },
    HttpResponse: {
      members: {
        ...each(['writeStatus', 'writeHeader', 'end', 'close', 'onAborted', 'onWritable', 'cork'], chained),
        ...each(['write', 'tryEnd', 'upgrade'], harmless),
        onData: registers(...runs(['0'], [null, null], 'for every part of a body')),
        ...each(['getRemoteAddress', 'getRemoteAddressAsText', 'getProxiedRemoteAddressAsText'], {
          call: { cardinality: 'perEntity', because: 'a client address' },
        }),
      },
    },
    WebSocket: {
      members: {
        ...each(['send', 'ping', 'end', 'close', 'subscribe', 'unsubscribe', 'publish', 'cork'], harmless),
        ...each(['getRemoteAddress', 'getRemoteAddressAsText'], {
          call: { cardinality: 'perEntity', because: 'a client address' },
        }),
      },
    },
  },
};

const socketApplication: Member = { call: { returns: 'App' } };
const koaWebSocket: Library = {
  language,
  packages: ['koa-websocket'],
  version: '7.0.0, @types/koa-websocket 5.0.11',
  source: 'index.js (middleware of `app.ws` runs once, when a client connects); index.d.ts',
  exports: { default: socketApplication, '': socketApplication },
  types: {
    App: { extends: ['koa#Application'], members: { ws: typed('Server') } },
    Server: {
      members: {
        use: mounts(...runs(['0'], ['MiddlewareContext', 'koa#Next'], onConnection, 'perConnection')),
      },
    },
    MiddlewareContext: { extends: ['koa#Context'], members: { websocket: typed('ws#WebSocket') } },
    Middleware: {
      function: {
        frequency: 'perConnection',
        parameters: ['MiddlewareContext', 'koa#Next'],
        because: onConnection,
      },
    },
  },
};

const onSpark = emits(event(['data', 'heartbeat'], runs(['1'], [null], onMessage)));
const primus: Library = {
  language,
  packages: ['primus'],
  version: '8.0.9, @types/primus 7.3.9',
  source: 'index.js, spark.js',
  exports: each(['default', ''], { construct: { returns: 'Primus' } }),
  types: {
    Primus: {
      extends: ['node:events#EventEmitter'],
      members: {
        on: emits(
          event(['connection', 'disconnection'], runs(['1'], ['Spark'], onConnection, 'perConnection')),
        ),
        forEach: { call: { callbacks: [{ at: '0', frequency: 'perIteration', parameters: ['Spark'] }] } },
        ...each(['write', 'authorize', 'use', 'plugin'], harmless),
      },
    },
    Spark: {
      extends: ['node:events#EventEmitter'],
      members: {
        on: onSpark,
        id: perEntity('the id of a connection'),
        address: typed('node:http#Socket'),
        headers: typed('node:http#Headers'),
        request: typed('node:http#IncomingMessage'),
        query: typed('express#Query'),
        ...each(['write', 'end'], harmless),
      },
    },
  },
};

export const sockets: readonly Library[] = [ws, socketIo, uWebSockets, koaWebSocket, primus];
