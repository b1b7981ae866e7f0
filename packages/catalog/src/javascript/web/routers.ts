// Small routers and servers for Node: restify, polka, tinyhttp, find-my-way, connect, router, micro.
import type { Library, Member } from '../../schema.ts';
import {
  callable,
  chained,
  configured,
  each,
  finite,
  harmless,
  headerOfClient,
  hostOfClient,
  onRequest,
  perEntity,
  perEntityCall,
  perEventCall,
  mounts,
  routeTemplate,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const verbs = ['all', 'get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'connect', 'trace'];
const message = ['node:http#IncomingMessage', 'node:http#ServerResponse'];
const parameters: Readonly<Record<string, { members: Record<string, Member> }>> = {
  Parameters: { members: { '*': perEntity('a path parameter') } },
  Query: { members: { '*': perEntity('a query parameter') } },
};
const rawPath = (because: string, instead: string): Member => ({
  cardinality: 'perEntity',
  because,
  instead,
});
const rawPathCall = (because: string): Member => ({
  call: { returns: 'string', cardinality: 'perEntity', because },
});

const restifyHandlers = ['Request', 'Response', 'Next'];
const onAfter = 'after every request';
const restify: Library = {
  language,
  packages: ['restify'],
  version: '11.1.0, @types/restify 8.5.12',
  source: 'index.d.ts; lib/request.js',
  exports: {
    createServer: { call: { returns: 'Server' } },
    // Handlers that ship with it: `server.use(restify.plugins.bodyParser())`.
    plugins: typed('Plugins'),
  },
  types: {
    Server: {
      extends: ['node:http#Server'],
      members: {
        ...each(
          ['use', 'pre', 'del', 'get', 'head', 'opts', 'post', 'put', 'patch'],
          mounts(...runs(['*'], restifyHandlers, onRequest)),
        ),
        param: mounts(...runs(['1'], restifyHandlers, onRequest)),
        on: {
          overloads: [
            {
              when: [{ at: '0', equals: ['after'] }],
              callbacks: runs(['1'], ['Request', 'Response', 'Route', null], onAfter),
            },
            {
              when: [{ at: '0', equals: ['pre', 'routed', 'NotFound', 'MethodNotAllowed'] }],
              callbacks: runs(['1'], ['Request', 'Response'], onRequest),
            },
            {
              when: [{ at: '0', equals: ['restifyError', 'uncaughtException', 'InternalServer'] }],
              callbacks: runs(['1'], ['Request', 'Response', null], 'for every failed request'),
            },
          ],
        },
        ...each(['listen', 'close', 'rm'], harmless),
      },
    },
    Plugins: { members: { '*': harmless } },
    Request: {
      extends: ['node:http#IncomingMessage'],
      members: {
        ...each(['href', 'getHref'], rawPathCall('the raw request URL')),
        ...each(['path', 'getPath'], rawPathCall('the raw request path')),
        ...each(['id', 'getId'], perEventCall('a request id')),
        getQuery: perEntityCall('the query string'),
        header: perEntityCall(headerOfClient),
        userAgent: perEntityCall(headerOfClient),
        getRoute: { call: { returns: 'Route' } },
        params: typed('Parameters'),
        query: typed('Query'),
        username: perEntity('who the user is'),
      },
    },
    ...parameters,
    Route: { members: { path: routeTemplate, name: configured("the route's name"), method: finite } },
    Response: {
      extends: ['node:http#ServerResponse'],
      members: each(['send', 'json', 'header', 'set', 'status', 'redirect', 'cache', 'sendRaw'], harmless),
    },
    Next: {},
    RequestHandler: {
      function: { frequency: 'perMessage', parameters: restifyHandlers, because: onRequest },
    },
  },
  signatures: [
    { parameters: ['Request', 'Response', 'Next'], frequency: 'perMessage', because: onRequest },
    {
      parameterNames: ['req', 'res', 'next'],
      frequency: 'perMessage',
      gives: restifyHandlers,
      because: onRequest,
    },
  ],
};

const polkaRequest = ['Request', 'node:http#ServerResponse', 'Next'];
const polka: Library = {
  language,
  packages: ['polka'],
  version: '0.5.2, @types/polka 0.5.8',
  source: 'index.d.ts; index.js',
  exports: each(['default', ''], {
    call: {
      returns: 'Polka',
      callbacks: [
        ...runs(['0.onNoMatch'], polkaRequest.slice(0, 2), onRequest),
        ...runs(['0.onError'], [null, ...polkaRequest], 'for every failed request'),
      ],
    },
  }),
  types: {
    Polka: {
      members: {
        ...each(['use', ...verbs], mounts(...runs(['*'], polkaRequest, onRequest))),
        add: mounts(...runs(['2...'], polkaRequest, onRequest)),
        listen: chained,
        handler: harmless,
        server: typed('node:http#Server'),
      },
    },
    Request: {
      extends: ['node:http#IncomingMessage'],
      members: {
        path: perEntity('the raw request path'),
        originalUrl: perEntity('the raw request URL'),
        search: perEntity('the query string'),
        params: typed('Parameters'),
        query: typed('Query'),
      },
    },
    ...parameters,
    Next: {},
  },
  signatures: [
    {
      parameterNames: ['req', 'res', 'next'],
      frequency: 'perMessage',
      gives: polkaRequest,
      because: onRequest,
    },
    {
      parameterNames: ['req', 'res'],
      frequency: 'perMessage',
      gives: polkaRequest.slice(0, 2),
      because: onRequest,
    },
  ],
};

const tinyHandlers = ['Request', 'Response', 'Next'];
const tinyPath = (because: string): Member => ({
  ...rawPath(because, "$this.route?.path ?? 'unmatched'"),
  insteadOnceRouted: true,
});
const tinyhttp: Library = {
  language,
  packages: ['@tinyhttp/app'],
  version: '3.0.11',
  source: 'dist/{app,request,extend}.d.ts, dist/app.js (sets `req.route`)',
  exports: { App: callable('App') },
  types: {
    App: {
      members: {
        ...each(
          ['use', ...verbs, 'checkout', 'copy', 'lock', 'merge', 'move', 'propfind', 'search', 'subscribe'],
          mounts(...runs(['*'], tinyHandlers, onRequest)),
        ),
        route: chained,
        ...each(['set', 'enable', 'disable', 'engine'], chained),
        listen: { call: { returns: 'node:http#Server' } },
        handler: harmless,
      },
    },
    Request: {
      extends: ['node:http#IncomingMessage'],
      members: {
        path: tinyPath('the raw request path'),
        url: tinyPath('the raw request URL'),
        originalUrl: tinyPath('the raw request URL'),
        params: typed('Parameters'),
        query: typed('Query'),
        route: typed('Route'),
        ip: perEntity('a client address'),
        ips: perEntity('the addresses of a client and its proxies'),
        hostname: perEntity(hostOfClient),
        subdomains: perEntity('a part of the Host header, which any client can choose'),
        get: perEntityCall(headerOfClient),
        ...each(['protocol', 'secure', 'xhr'], finite),
      },
    },
    Route: { members: { path: routeTemplate, method: finite } },
    ...parameters,
    Response: {
      extends: ['node:http#ServerResponse'],
      members: each(['status', 'sendStatus', 'send', 'json', 'set', 'header', 'type', 'cookie'], chained),
    },
    Next: {},
    NextFunction: {},
  },
  signatures: [
    {
      parameters: ['Request', 'Response', 'NextFunction'],
      frequency: 'perMessage',
      gives: tinyHandlers,
      because: onRequest,
    },
    {
      parameters: ['Request', 'Response'],
      frequency: 'perMessage',
      gives: tinyHandlers.slice(0, 2),
      because: onRequest,
    },
  ],
};

const found = [...message, 'Parameters', null, 'Query'];
const findMyWay: Library = {
  language,
  packages: ['find-my-way'],
  version: '9.10.1',
  source: 'index.d.ts',
  exports: each(['default', ''], {
    call: {
      returns: 'Router',
      callbacks: runs(['0.defaultRoute'], message, 'for every request without a route'),
    },
  }),
  types: {
    Router: {
      members: {
        on: { call: { callbacks: runs(['2', '3'], found, onRequest) } },
        ...each(verbs, { call: { callbacks: runs(['1', '2'], found, onRequest) } }),
        ...each(['lookup', 'find', 'off', 'reset'], harmless),
      },
    },
    ...parameters,
  },
};

const connectServer: Member = { call: { returns: 'Server' } };
const connect: Library = {
  language,
  packages: ['connect'],
  version: '3.7.0, @types/connect 3.4.38',
  source: 'index.d.ts; index.js',
  exports: each(['default', ''], connectServer),
  types: {
    Server: {
      members: {
        use: mounts(...runs(['0', '1'], ['IncomingMessage', 'node:http#ServerResponse', null], onRequest)),
        listen: { call: { returns: 'node:http#Server' } },
      },
    },
    IncomingMessage: {
      extends: ['node:http#IncomingMessage'],
      members: { originalUrl: perEntity('the raw request URL') },
    },
  },
};

/** The router of Express 5, on its own. */
const router: Library = {
  language,
  packages: ['router'],
  version: '2.3.0',
  source: 'index.js',
  exports: each(['default', ''], callable('express#Router')),
};

const micro: Library = {
  language,
  packages: ['micro'],
  version: '10.0.1 (as a default export: 9.4)',
  source: 'types/src/lib/index.d.ts',
  exports: each(['default', '', 'serve'], { call: { callbacks: runs(['0'], message, onRequest) } }),
};

const ittyRouter: Member = {
  call: {
    returns: 'Router',
    callbacks: [
      ...runs(['0.before[]', '0.missing'], ['IRequest'], onRequest),
      ...runs(['0.finally[]', '0.format'], [null, 'IRequest'], onRequest),
      ...runs(['0.catch'], ['Error', 'IRequest'], 'for every failed request'),
    ],
  },
};
const itty: Library = {
  language,
  packages: ['itty-router'],
  version: '5.0.24',
  source: '{Router,AutoRouter,IttyRouter}.d.ts, types/*.d.ts; IttyRouter.mjs (only ever adds to `routes`)',
  exports: each(['Router', 'AutoRouter', 'IttyRouter'], ittyRouter),
  types: {
    Router: {
      members: {
        ...each(verbs, mounts(...runs(['1...'], ['IRequest'], onRequest))),
        fetch: harmless,
      },
    },
    IRequest: {
      extends: ['Request'],
      members: { params: typed('Parameters'), query: typed('Query'), route: routeTemplate },
    },
    ...parameters,
  },
};

export const routers: readonly Library[] = [
  ...[restify, polka, tinyhttp, findMyWay, connect, router, micro, itty],
];
