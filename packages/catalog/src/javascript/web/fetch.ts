// The Fetch API as servers see it, and the runtimes that call a `fetch` handler: Bun, Deno, Cloudflare Workers.
import type { Library, SignatureEntry } from '../../schema.ts';
import { forcesCollection } from '../rows.ts';
import {
  bodyOfRequestCall,
  each,
  finite,
  harmless,
  headerOfClient,
  onRequest,
  perEntity,
  perEntityCall,
  perEvent,
  runs,
  typed,
} from './rows.ts';

/** A worker's methods: `export default { fetch(request, env, ctx) {} }`. */
const worker = (name: string, first: string, because: string, gives: string | null): SignatureEntry[] =>
  [
    [first, 'env', 'ctx'],
    [first, 'env'],
  ].map((parameterNames) => ({ name, parameterNames, frequency: 'perMessage', gives: [gives], because }));

const onConnection = 'for every WebSocket connection';
const onMessage = 'for every message of a client';

const global: Library = {
  language: 'javascript',
  packages: [],
  version: 'Fetch standard of 2025; @cloudflare/workers-types 5.20261117.1, bun-types 1.3, Deno 2',
  source:
    'index.d.ts of @cloudflare/workers-types (ExportedHandler), serve.d.ts and bun.d.ts of bun-types, Deno.serve, cron and upgradeWebSocket of lib.deno.ns.d.ts',
  exports: {
    Bun: { type: 'BunRuntime' },
    Deno: { type: 'DenoRuntime' },
    // A service worker's way; other events are a browser's.
    addEventListener: {
      overloads: [
        {
          when: [{ at: '0', equals: ['fetch'] }],
          callbacks: runs(['1'], ['FetchEvent'], onRequest),
        },
      ],
    },
  },
  types: {
    /** On a server it is what a client sent. */
    Request: {
      members: {
        url: perEntity('the raw request URL'),
        headers: typed('RequestHeaders'),
        ...each(['json', 'text'], bodyOfRequestCall),
        formData: { call: { ...bodyOfRequestCall.call, returns: 'FormOfRequest' } },
        ...each(['arrayBuffer', 'blob', 'clone'], harmless),
        ...each(['bodyUsed', 'cache', 'credentials', 'mode', 'redirect'], finite),
      },
    },
    RequestHeaders: {
      members: { get: perEntityCall(headerOfClient), has: { call: { cardinality: 'finite' } } },
    },
    FormOfRequest: {
      members: {
        ...each(['get', 'getAll'], perEntityCall('a form value')),
        has: { call: { cardinality: 'finite' } },
      },
    },
    BunServer: { members: { requestIP: { call: { returns: 'SocketAddress' } } } },
    SocketAddress: {
      members: {
        ...each(['address', 'hostname'], perEntity('a client address')),
        port: perEntity('a client port'),
        ...each(['family', 'transport'], finite),
      },
    },
    FetchEvent: { members: { request: typed('Request'), respondWith: harmless, waitUntil: harmless } },
    BunRuntime: {
      members: {
        gc: forcesCollection,
        serve: {
          call: {
            callbacks: [
              ...runs(['0.fetch', '0.routes.*', '0.routes.*.*'], ['Request', 'BunServer'], onRequest),
              ...runs(['0.error'], [null], 'for every failed request'),
              ...runs(['0.websocket.open', '0.websocket.close'], [null], onConnection, 'perConnection'),
              ...runs(['0.websocket.message'], [null, null], onMessage),
            ],
          },
        },
      },
    },
    DenoRuntime: {
      members: {
        serve: {
          call: { callbacks: runs(['0', '1', '0.handler'], ['Request', 'DenoServeInfo'], onRequest) },
        },
        cron: { call: { callbacks: runs(['2', '3'], [], 'on every tick of a schedule') } },
        upgradeWebSocket: { call: { returns: 'UpgradedSocket' } },
      },
    },
    DenoServeInfo: { members: { remoteAddr: typed('SocketAddress') } },
    UpgradedSocket: { members: { socket: typed('ServerSocket'), response: harmless } },
    /** A server's end of a connection, with the standard's events. */
    ServerSocket: {
      members: {
        onmessage: {
          assigned: { frequency: 'perMessage', parameters: ['SocketMessage'], because: onMessage },
        },
        ...each(['onopen', 'onclose', 'onerror'], {
          assigned: { frequency: 'perConnection', because: onConnection },
        }),
        addEventListener: {
          overloads: [
            {
              when: [{ at: '0', equals: ['message'] }],
              callbacks: runs(['1'], ['SocketMessage'], onMessage),
            },
            {
              when: [{ at: '0', equals: ['open', 'close', 'error'] }],
              callbacks: runs(['1'], [null], onConnection, 'perConnection'),
            },
          ],
        },
        ...each(['send', 'close', 'accept'], harmless),
        readyState: finite,
      },
    },
    SocketMessage: { members: { data: perEvent('a message of a client') } },
  },
  signatures: [
    ...worker('fetch', 'request', onRequest, 'Request'),
    ...worker('fetch', 'req', onRequest, 'Request'),
    ...worker('queue', 'batch', 'for every batch of messages', null),
    ...worker('scheduled', 'event', 'on every tick of a schedule', null),
    ...worker('scheduled', 'controller', 'on every tick of a schedule', null),
  ],
};

/** Classes of a worker: `class Room extends DurableObject { fetch(request) {} }`. */
const workers: Library = {
  language: 'javascript',
  packages: ['cloudflare:workers'],
  version: '@cloudflare/workers-types 5.20261117.1',
  source: 'index.d.ts (DurableObject, WorkerEntrypoint)',
  signatures: [
    { name: 'fetch', frequency: 'perMessage', gives: ['Request'], because: onRequest },
    { name: 'webSocketMessage', frequency: 'perMessage', because: onMessage },
    { name: 'alarm', frequency: 'perMessage', because: 'on every alarm' },
  ],
};

export const fetchRuntimes: readonly Library[] = [global, workers];
