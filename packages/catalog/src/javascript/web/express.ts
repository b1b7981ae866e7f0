// Express 4 and 5: what a request holds raw, and what is the route's template.
import type { Library, Member } from '../../schema.ts';

const handlers: Member = {
  call: {
    returns: 'this',
    callbacks: [
      {
        at: '*',
        frequency: 'perMessage',
        parameters: ['Request', 'Response', 'Next'],
        because: 'for every request',
      },
    ],
  },
};
const raw = (because: string): Member => ({ cardinality: 'perEntity', because });
const rawPath = (because: string): Member => ({
  cardinality: 'perEntity',
  because,
  instead: "$this.route?.path ?? 'unmatched'",
});
const routing: Record<string, Member> = Object.fromEntries(
  ['use', 'all', 'get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'param'].map((m) => [
    m,
    handlers,
  ]),
);

export const express: Library = {
  language: 'javascript',
  packages: ['express', 'express-serve-static-core'],
  version: '5.1.0, @types/express-serve-static-core 5.1.3',
  source: 'index.d.ts of @types/express-serve-static-core; lib/request.js',
  exports: {
    default: { call: { returns: 'Application' } },
    '': { call: { returns: 'Application' } },
    Router: { call: { returns: 'Router' }, construct: { returns: 'Router' } },
  },
  types: {
    Application: { extends: ['Router'], members: { listen: { call: {} }, set: { call: {} } } },
    Router: { members: { ...routing, route: { call: { returns: 'Router' } } } },
    IRouter: { extends: ['Router'] },
    Next: {},
    NextFunction: {},
    Request: {
      extends: ['node:http#IncomingMessage'],
      members: {
        path: rawPath('the raw request path'),
        url: rawPath('the raw request URL'),
        originalUrl: rawPath('the raw request URL'),
        // Mounted below a parameter (`/:tenant/api`), the base URL holds the parameter's value.
        baseUrl: { cardinality: 'unknown' },
        params: { type: 'Parameters' },
        query: { type: 'Query' },
        ip: raw('a client address'),
        ips: raw('client addresses'),
        hostname: raw('the Host header, which any client can choose'),
        host: raw('the Host header, which any client can choose'),
        get: { call: { cardinality: 'perEntity', because: 'a request header, which any client can choose' } },
        header: {
          call: { cardinality: 'perEntity', because: 'a request header, which any client can choose' },
        },
        route: { type: 'Route' },
        protocol: { cardinality: 'finite' },
        secure: { cardinality: 'finite' },
        xhr: { cardinality: 'finite' },
      },
    },
    Parameters: { members: { '*': raw('a path parameter') } },
    Query: { members: { '*': raw('a query parameter') } },
    Route: { members: { path: { cardinality: 'configured', because: 'the route template' } } },
    Response: {
      extends: ['node:http#ServerResponse'],
      members: { status: { call: { returns: 'this' } } },
    },
    RequestHandler: {
      function: {
        frequency: 'perMessage',
        parameters: ['Request', 'Response', 'Next'],
        because: 'for every request',
      },
    },
    ErrorRequestHandler: {
      function: {
        frequency: 'perMessage',
        parameters: [null, 'Request', 'Response', 'Next'],
        because: 'for every failed request',
      },
    },
  },
  signatures: [
    {
      parameterNames: ['req', 'res', 'next'],
      frequency: 'perMessage',
      gives: ['Request', 'Response', 'Next'],
      because: 'for every request',
    },
    {
      parameterNames: ['req', 'res'],
      frequency: 'perMessage',
      gives: ['Request', 'Response'],
      because: 'for every request',
    },
    {
      parameters: ['Request', 'Response', 'NextFunction'],
      frequency: 'perMessage',
      gives: ['Request', 'Response', 'Next'],
      because: 'for every request',
    },
    {
      parameters: ['Request', 'Response'],
      frequency: 'perMessage',
      gives: ['Request', 'Response'],
      because: 'for every request',
    },
    {
      parameters: [null, 'Request', 'Response', 'NextFunction'],
      frequency: 'perMessage',
      gives: [null, 'Request', 'Response', 'Next'],
      because: 'for every failed request',
    },
  ],
};
