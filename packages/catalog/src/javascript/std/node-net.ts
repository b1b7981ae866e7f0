// node:net, node:tls, node:dgram, node:http2, node:fs and node:readline: who is called for each connection, packet, line or change.
import type { CallMeaning, Library, Member } from '../../schema.ts';
import { CONNECTION_EVENTS } from './connection-events.ts';
import { emitting } from './node-events.ts';
import { releases } from '../rows.ts';

const language = 'javascript';
const version = 'Node 20.20.2';
const emitter: readonly string[] = ['node:events#EventEmitter'];

const perConnection: CallMeaning = {
  returns: 'Server',
  callbacks: [
    {
      at: '*',
      frequency: 'perConnection',
      parameters: ['node:net#Socket'],
      because: 'for every connection',
    },
  ],
};
/** The other end: a socket of one's own. */
const connects: Member = { call: { returns: 'Socket' } };
const connections = {
  createServer: { call: perConnection },
  connect: connects,
};
const server = {
  Socket: {
    extends: ['node:http#Socket', ...emitter],
    members: {
      ...emitting({
        names: ['data'],
        parameters: ['network data'],
        because: 'for every piece of data on a connection',
      }),
      setEncoding: { call: { returns: 'this' } },
      ...Object.fromEntries(['end', 'destroy', 'destroySoon'].map((name) => [name, releases])),
    },
  },
  'network data': {
    cardinality: 'perEvent' as const,
    because: 'what a connection sends',
    members: {
      toString: {
        call: { returns: 'string', cardinality: 'perEvent' as const, because: 'what a connection sends' },
      },
    },
  },
  Server: {
    extends: emitter,
    members: {
      ...emitting(...CONNECTION_EVENTS),
      close: releases,
      listen: { call: { returns: 'this' } },
    },
  },
};

const requests: CallMeaning = {
  returns: 'Http2Server',
  callbacks: [
    {
      at: '*',
      frequency: 'perMessage',
      parameters: ['node:http#IncomingMessage', 'node:http#ServerResponse'],
      because: 'for every request',
    },
  ],
};
const datagramText: Member = {
  call: { returns: 'string', cardinality: 'perEvent', because: 'the content of a datagram' },
};
const change = { frequency: 'perMessage' as const, because: 'for every change of a file', byHand: true };

export const nodeNet: readonly Library[] = [
  {
    language,
    packages: ['node:net', 'net'],
    version,
    source: '@types/node 20.19 net.d.ts',
    exports: { ...connections, createConnection: connects, Socket: { construct: { returns: 'Socket' } } },
    types: server,
  },
  {
    language,
    packages: ['node:tls', 'tls'],
    version,
    source: '@types/node 20.19 tls.d.ts',
    exports: connections,
    types: {
      ...server,
      'TLS session id': {
        cardinality: 'perEntity',
        because: 'the id of a TLS session',
        members: {
          toString: {
            call: {
              returns: 'string',
              cardinality: 'perEntity' as const,
              because: 'the id of a TLS session',
            },
          },
        },
      },
      'TLS session': {},
    },
  },
  {
    language,
    packages: ['node:dgram', 'dgram'],
    version,
    source: '@types/node 20.19 dgram.d.ts; lib/dgram.js (bound sockets stay until close)',
    exports: {
      createSocket: {
        call: {
          returns: 'Socket',
          callbacks: [
            {
              at: '1',
              frequency: 'perMessage',
              parameters: ['UDP message', 'RemoteInfo'],
              because: 'for every datagram',
            },
          ],
          effects: [
            // There is no connection to pay for: one for each search or datagram is right, if it is closed.
            {
              effect: 'client',
              noun: 'UDP socket',
              perMessage: 'leaksUnlessClosed',
              close: 'close',
              perUse: true,
            },
          ],
        },
      },
    },
    types: {
      Socket: {
        extends: emitter,
        members: {
          ...emitting({
            names: ['message'],
            parameters: ['UDP message', 'RemoteInfo'],
            because: 'for every datagram',
          }),
          close: releases,
          send: { call: {} },
        },
      },
      'UDP message': {
        cardinality: 'perEvent',
        because: 'the content of a datagram',
        members: { toString: datagramText },
      },
      RemoteInfo: {
        members: {
          address: { cardinality: 'perEntity', because: 'a client address' },
          port: { cardinality: 'perEntity', because: 'a client port' },
          family: { cardinality: 'finite' },
        },
      },
    },
  },
  {
    language,
    packages: ['node:http2', 'http2'],
    version,
    source: '@types/node 20.19 http2.d.ts',
    exports: {
      createServer: { call: requests },
      createSecureServer: { call: requests },
      connect: {
        call: {
          returns: 'ClientHttp2Session',
          effects: [
            { effect: 'client', noun: 'HTTP/2 session', perMessage: 'leaksUnlessClosed', close: 'close' },
          ],
        },
      },
    },
    types: {
      Http2Server: {
        extends: emitter,
        members: {
          ...emitting({
            names: ['stream'],
            parameters: [null, 'IncomingHttpHeaders'],
            because: 'for every HTTP/2 stream',
          }),
          close: releases,
        },
      },
      IncomingHttpHeaders: {
        members: {
          ':path': { cardinality: 'perEntity', because: 'the raw request path' },
          ':scheme': { cardinality: 'finite' },
          '*': { cardinality: 'perEntity', because: 'a request header, which any client can choose' },
        },
      },
      ClientHttp2Session: { extends: emitter, members: { close: releases, destroy: releases } },
    },
  },
  {
    language,
    packages: ['node:fs', 'fs'],
    version,
    source: '@types/node 20.19 fs.d.ts; lib/fs.js (watchFile keeps a watcher for each path)',
    exports: {
      watch: {
        call: {
          returns: 'FSWatcher',
          callbacks: [
            { at: '1', ...change },
            { at: '2', ...change },
          ],
          effects: [
            { effect: 'client', noun: 'file watcher', perMessage: 'leaksUnlessClosed', close: 'close' },
          ],
        },
      },
      watchFile: {
        call: {
          callbacks: [
            { at: '1', ...change },
            { at: '2', ...change },
          ],
          effects: [{ effect: 'listen', on: 'library', undo: ['unwatchFile'] }],
        },
      },
      unwatchFile: { call: {} },
    },
    types: { FSWatcher: { extends: emitter, members: { close: releases } } },
  },
  {
    language,
    packages: ['node:readline', 'readline', 'node:readline/promises', 'readline/promises'],
    version,
    source: '@types/node 20.19 readline.d.ts, readline/promises.d.ts',
    exports: { createInterface: { call: { returns: 'Interface' } } },
    types: {
      // Lines of a file end: how often a listener runs is not known.
      Interface: { members: { on: { call: { returns: 'this' } }, close: releases } },
    },
  },
];
