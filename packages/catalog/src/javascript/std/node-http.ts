// node:http and node:https: one callback for every request; everything that a client sends is in its message.
import type { Library } from '../../schema.ts';
import { emitting } from './node-events.ts';
import { CONNECTION_EVENTS } from './connection-events.ts';

export const nodeHttp: Library = {
  language: 'javascript',
  packages: ['node:http', 'http', 'node:https', 'https'],
  version: 'Node 20.20.2',
  source: '@types/node 20.19 http.d.ts; lib/_http_server.js',
  exports: {
    createServer: {
      call: {
        returns: 'Server',
        callbacks: [
          {
            at: '*',
            frequency: 'perMessage',
            parameters: ['IncomingMessage', 'ServerResponse'],
            because: 'for every request',
          },
        ],
      },
    },
    request: { call: { returns: 'ClientRequest' } },
    get: { call: { returns: 'ClientRequest' } },
    globalAgent: { type: 'Agent' },
    Agent: {
      construct: {
        returns: 'Agent',
        effects: [
          {
            effect: 'client',
            noun: 'HTTP agent',
            perMessage: 'leaksUnlessClosed',
            close: 'destroy',
            when: [{ at: '0.keepAlive', equals: ['true'] }],
          },
        ],
      },
    },
  },
  types: {
    Server: {
      extends: ['node:events#EventEmitter'],
      members: {
        ...emitting(
          {
            names: ['request', 'checkContinue', 'checkExpectation'],
            parameters: ['IncomingMessage', 'ServerResponse'],
            because: 'for every request',
          },
          {
            // The connection is the handler's from then on: no other request comes over it.
            names: ['upgrade', 'connect'],
            frequency: 'perConnection',
            parameters: ['IncomingMessage', 'Socket'],
            because: 'for every upgraded connection',
          },
          ...CONNECTION_EVENTS,
        ),
        listen: { call: { returns: 'this' } },
        close: { call: { returns: 'this', effects: [{ effect: 'release', what: 'this' }] } },
      },
    },
    Agent: { members: { destroy: { call: { effects: [{ effect: 'release', what: 'this' }] } } } },
    ClientRequest: {
      extends: ['node:events#EventEmitter'],
      members: emitting({
        // A connection of the agent, which it keeps for the next request.
        names: ['socket'],
        parameters: ['KeptSocket'],
        because: 'for every request that is sent',
      }),
    },
    Headers: {
      members: {
        '*': { cardinality: 'perEntity', because: 'a request header, which any client can choose' },
      },
    },
    IncomingMessage: {
      members: {
        url: { cardinality: 'perEntity', because: 'the raw URL' },
        // Node's parser answers methods that it does not know with 400: there are 35.
        method: { cardinality: 'finite' },
        httpVersion: { cardinality: 'finite' },
        complete: { cardinality: 'finite' },
        // Of an answer to a request of one's own.
        statusCode: { cardinality: 'finite' },
        rawHeaders: { cardinality: 'perEntity', because: 'request headers, which any client can choose' },
        headers: { type: 'Headers' },
        socket: { type: 'KeptSocket' },
        connection: { type: 'KeptSocket' },
        on: { call: {} },
      },
    },
    Socket: {
      members: {
        remoteAddress: { cardinality: 'perEntity', because: 'a client address' },
        remotePort: { cardinality: 'perEntity', because: 'a client port' },
      },
    },
    // The connection of a request, which keep-alive leaves open for others: neither `close` nor `error` comes with its end.
    KeptSocket: { extends: ['Socket'], lives: 'connection', members: emitting() },
    ServerResponse: {
      done: 'finish',
      members: {
        socket: { type: 'KeptSocket' },
        connection: { type: 'KeptSocket' },
        statusCode: { cardinality: 'finite' },
        on: { call: { callbacks: [{ at: '1', frequency: 'perMessage', because: 'for every response' }] } },
        once: { call: { callbacks: [{ at: '1', frequency: 'perMessage', because: 'for every response' }] } },
      },
    },
  },
};
