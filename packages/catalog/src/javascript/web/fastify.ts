// Fastify: what a request holds raw, and where the route's template is.
import type { Library, Member } from '../../schema.ts';

const parameters = ['FastifyRequest', 'FastifyReply'];
const because = 'for every request';
/** `get(path, handler)` or `get(path, options, handler)`. */
const shorthand: Member = {
  call: {
    returns: 'this',
    callbacks: [
      { at: '1', frequency: 'perMessage', parameters, because },
      { at: '1.handler', frequency: 'perMessage', parameters, because },
      { at: '2', frequency: 'perMessage', parameters, because },
    ],
  },
};
const routing: Record<string, Member> = Object.fromEntries(
  ['all', 'get', 'post', 'put', 'patch', 'delete', 'head', 'options'].map((m) => [m, shorthand]),
);
const rawPath = (said: string): Member => ({
  cardinality: 'perEntity',
  because: said,
  instead: "$this.routeOptions.url ?? 'unmatched'",
});
const raw = (said: string): Member => ({ cardinality: 'perEntity', because: said });
const construct = { call: { returns: 'FastifyInstance' } };

export const fastify: Library = {
  language: 'javascript',
  packages: ['fastify'],
  version: '5.12.8',
  source: 'types/request.d.ts, types/instance.d.ts',
  exports: { default: construct, '': construct, fastify: construct },
  types: {
    FastifyInstance: {
      members: {
        ...routing,
        route: {
          call: {
            returns: 'this',
            callbacks: [{ at: '0.handler', frequency: 'perMessage', parameters, because }],
          },
        },
        // Hooks of the request's life; onReady, onListen, onClose, onRoute and onRegister run with the server's.
        addHook: {
          overloads: [
            {
              when: [
                {
                  at: '0',
                  equals: [
                    'onRequest',
                    'preParsing',
                    'preValidation',
                    'preHandler',
                    'preSerialization',
                    'onSend',
                    'onResponse',
                    'onError',
                    'onTimeout',
                  ],
                },
              ],
              returns: 'this',
              callbacks: [{ at: '1', frequency: 'perMessage', parameters, because }],
            },
          ],
          call: { returns: 'this' },
        },
      },
    },
    FastifyRequest: {
      members: {
        url: rawPath('the raw request URL'),
        originalUrl: rawPath('the raw request URL'),
        params: { type: 'Parameters' },
        query: { type: 'Query' },
        headers: { type: 'node:http#Headers' },
        raw: { type: 'node:http#IncomingMessage' },
        ip: raw('a client address'),
        ips: raw('client addresses'),
        host: raw('the Host header, which any client can choose'),
        hostname: raw('the Host header, which any client can choose'),
        protocol: { cardinality: 'finite' },
        method: { cardinality: 'finite' },
        is404: { cardinality: 'finite' },
        routeOptions: { type: 'RouteOptions' },
      },
    },
    Parameters: { members: { '*': raw('a path parameter') } },
    Query: { members: { '*': raw('a query parameter') } },
    RouteOptions: {
      members: {
        url: { cardinality: 'configured', because: 'the route template' },
        method: { cardinality: 'finite' },
      },
    },
    FastifyReply: { members: { statusCode: { cardinality: 'finite' } } },
  },
  signatures: [{ parameters, frequency: 'perMessage', gives: parameters, because }],
};
