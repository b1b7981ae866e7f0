// WebSockets: loops over what clients send, and connections to others.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { finite, giving, makes, releases } from '../rows.ts';

const language = 'go';

const onFrame = 'for every websocket message';
const reads = (returns: readonly (TypeName | null)[] | TypeName): Member => ({
  call: { returns, awaits: { frequency: 'perMessage', because: onFrame } },
});
const frame: TypeEntry = { cardinality: 'perEvent', because: 'the body of a websocket message' };
/** One for each use is right, where it is closed then. */
const dials = (type: string): Member =>
  makes('WebSocket connection', 'leaksUnlessClosed', [type, 'net/http#Response', 'error'], {
    close: 'Close',
    perUse: true,
  });
export const websockets: readonly Library[] = [
  {
    language,
    packages: ['github.com/gorilla/websocket'],
    version: 'v1.5.3',
    source: 'conn.go, server.go, client.go',
    exports: { DefaultDialer: { type: 'Dialer' } },
    types: {
      Conn: {
        sent: 'dialled connection',
        members: {
          Close: releases,
          NextReader: reads(['int', null, 'error']),
          ReadJSON: reads('error'),
          ReadMessage: reads(['int', 'message of a client', 'error']),
          RemoteAddr: giving('net#remote address'),
          Subprotocol: finite,
        },
      },
      'dialled connection': {
        extends: ['Conn'],
        members: {
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
    },
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
];
