// WebSockets: loops over what clients send, and connections to others.
import type { ArgumentPath, Callback, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { finite, giving, makes, passing, perEntityCall, releases } from '../rows.ts';

const language = 'go';

const onFrame = 'for every websocket message';
const onSocket = 'for every connection';
const reads = (returns: readonly (TypeName | null)[] | TypeName): Member => ({
  call: { returns, awaits: { frequency: 'perMessage', because: onFrame } },
});
/** Puts what was sent into an argument. */
const decodes = (into: ArgumentPath, cardinality?: 'perEvent'): Member => ({
  call: {
    returns: 'error',
    awaits: { frequency: 'perMessage', because: onFrame },
    fills: { into, because: 'a websocket message', ...(cardinality === undefined ? {} : { cardinality }) },
  },
});
const frame: TypeEntry = { cardinality: 'perEvent', because: 'the body of a websocket message' };
/** One for each use is right, where it is closed then. */
const dials = (type: string, more: readonly TypeName[] = ['net/http#Response', 'error']): Member =>
  makes('WebSocket connection', 'leaksUnlessClosed', [type, ...more], {
    close: 'Close',
    perUse: true,
  });
const connection: Callback = {
  at: '0',
  frequency: 'perConnection',
  parameters: ['Conn'],
  because: onSocket,
};
/** gorilla's, and what is made after it for fasthttp. */
const gorilla: Readonly<Record<string, TypeEntry>> = {
  Conn: {
    sent: 'dialled connection',
    members: {
      Close: releases,
      NextReader: reads(['int', null, 'error']),
      ReadJSON: decodes('0'),
      ReadMessage: reads(['int', 'message of a client', 'error']),
      RemoteAddr: giving('net#remote address'),
      Subprotocol: finite,
    },
  },
  'dialled connection': {
    extends: ['Conn'],
    members: {
      // What it sends is not what anybody sends.
      ReadJSON: reads('error'),
      RemoteAddr: { cardinality: 'configured', call: { returns: 'net#dialled address' } },
    },
  },
  Dialer: {
    members: {
      Dial: dials('dialled connection'),
      DialContext: dials('dialled connection'),
    },
  },
  'message of a client': frame,
  Upgrader: { members: { Upgrade: giving(['Conn', 'error']) } },
};
export const websockets: readonly Library[] = [
  {
    language,
    packages: ['github.com/gorilla/websocket'],
    version: 'v1.5.3',
    source: 'conn.go, server.go, client.go',
    exports: { DefaultDialer: { type: 'Dialer' } },
    types: gorilla,
  },
  {
    language,
    packages: ['github.com/coder/websocket', 'nhooyr.io/websocket'],
    version: 'v1.8.15, v1.8.17',
    source: 'accept.go, dial.go, read.go, close.go, netconn.go',
    exports: {
      Accept: giving(['Conn', 'error']),
      Dial: dials('Conn'),
      NetConn: { call: { returns: 'net#Conn', around: '1' } },
    },
    types: {
      Conn: {
        members: {
          Close: releases,
          CloseNow: releases,
          Read: reads(['MessageType', 'message of a client', 'error']),
          Reader: reads(['MessageType', null, 'error']),
        },
      },
      'message of a client': frame,
      MessageType: { cardinality: 'finite' },
    },
  },
  {
    language,
    packages: ['github.com/coder/websocket/wsjson', 'nhooyr.io/websocket/wsjson'],
    version: 'v1.8.13, v1.8.17',
    source: 'wsjson/wsjson.go',
    exports: { Read: decodes('2') },
  },
  {
    language,
    packages: ['github.com/fasthttp/websocket'],
    version: 'v1.5.12',
    source: 'conn.go, client.go, server_fasthttp.go',
    exports: { DefaultDialer: { type: 'Dialer' } },
    types: {
      ...gorilla,
      FastHTTPUpgrader: { members: { Upgrade: { call: { callbacks: [{ ...connection, at: '1' }] } } } },
    },
  },
  {
    language,
    packages: ['github.com/gofiber/contrib/websocket', 'github.com/gofiber/websocket/v2'],
    version: 'v1.3.4, v2.2.1',
    source: 'websocket.go (Conn has that of fasthttp/websocket in it)',
    exports: { New: { call: { callbacks: [connection], returns: 'github.com/gofiber/fiber/v2#Handler' } } },
    types: {
      Conn: {
        extends: ['github.com/fasthttp/websocket#Conn'],
        members: {
          Cookies: perEntityCall('a cookie'),
          Headers: perEntityCall('a request header'),
          IP: perEntityCall("the client's address"),
          Params: perEntityCall('a path parameter'),
          Query: perEntityCall('a query parameter'),
        },
      },
    },
  },
  {
    language,
    packages: ['golang.org/x/net/websocket'],
    version: 'v0.43.0',
    source: 'websocket/websocket.go, server.go, client.go',
    exports: {
      Dial: dials('Conn', ['error']),
      DialConfig: dials('Conn', ['error']),
      Handler: { call: { callbacks: [connection], returns: 'net/http#Handler' } },
      JSON: { type: 'Codec' },
      Message: { type: 'Codec of messages' },
    },
    types: {
      Codec: { members: { Receive: decodes('1') } },
      'Codec of messages': { members: { Receive: decodes('1', 'perEvent') } },
      Conn: { members: { Close: releases, Request: giving('net/http#Request') } },
      Handler: { function: { frequency: 'perConnection', parameters: ['Conn'], because: onSocket } },
    },
  },
  {
    language,
    packages: ['github.com/lxzan/gws'],
    version: 'v1.8.9',
    source: 'types.go (Event), upgrader.go, conn.go (ReadLoop calls the handler)',
    types: {
      Conn: {},
      Message: { ...frame, members: { Bytes: passing('byte[]', 'this') } },
      Upgrader: { members: { Upgrade: giving(['Conn', 'error']) } },
    },
    exports: { NewUpgrader: giving('Upgrader') },
    signatures: [
      { name: 'OnMessage', parameters: ['Conn', 'Message'], frequency: 'perMessage', because: onFrame },
      { name: 'OnOpen', parameters: ['Conn'], frequency: 'perConnection', because: onSocket },
      { name: 'OnClose', parameters: ['Conn', 'error'], frequency: 'perConnection', because: onSocket },
    ],
  },
];
