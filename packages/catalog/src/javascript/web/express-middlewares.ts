// Middlewares for Express and plain Node servers: which of their options run for every request, and what they keep.
import type { Library, Member } from '../../schema.ts';
import { callable, harmless, onRequest, runs } from './rows.ts';

const language = 'javascript';
const request = ['express#Request', 'express#Response'];
const message = ['node:http#IncomingMessage', 'node:http#ServerResponse'];

/** `import x from`, `require()` and `import * as x` of a CommonJS function. */
const whole = (member: Member): Record<string, Member> => ({ default: member, '': member });

const asyncHandler: Library = {
  language,
  packages: ['express-async-handler'],
  version: '1.2.0',
  source: 'index.js (calls what it is given with its own arguments)',
  exports: whole({
    call: { callbacks: runs(['0'], ['express#Request', 'express#Response', 'express#Next'], onRequest) },
  }),
};

const promiseRouter: Library = {
  language,
  packages: ['express-promise-router'],
  version: '4.1.1',
  source: 'index.d.ts',
  exports: whole(callable('express#Router')),
};

const onFormat = runs(['0'], [null, ...request], onRequest);
const morganFormat = { call: { callbacks: [...onFormat, ...runs(['1.skip'], request, onRequest)] } };
const morgan: Library = {
  language,
  packages: ['morgan'],
  version: '1.12.1, @types/morgan 1.9.10',
  source: 'index.d.ts; index.js',
  exports: {
    ...whole(morganFormat),
    token: { call: { callbacks: runs(['1'], [...request, null], onRequest) } },
    format: { call: { callbacks: runs(['1'], [null, ...request], onRequest) } },
  },
};

const pinoHttpOptions = [
  ...['customLogLevel', 'customReceivedMessage', 'customSuccessMessage', 'customErrorMessage'],
  ...['customReceivedObject', 'customSuccessObject', 'customErrorObject', 'customProps', 'genReqId'],
].map((name) => `0.${name}`);
const pinoHttpLogger: Member = {
  call: {
    callbacks: [
      ...runs(pinoHttpOptions, request, onRequest),
      ...runs(['0.autoLogging.ignore'], request.slice(0, 1), onRequest),
    ],
  },
};
const pinoHttp: Library = {
  language,
  packages: ['pino-http'],
  version: '11.0.0',
  source: 'index.d.ts',
  exports: { ...whole(pinoHttpLogger), pinoHttp: pinoHttpLogger },
};

const onFinished: Library = {
  language,
  packages: ['on-finished'],
  version: '2.4.2, @types/on-finished 2.3.5',
  source: 'index.js (the listener goes with the message)',
  exports: whole({ call: { callbacks: runs(['1'], [], 'for every response') } }),
};

const onHeaders: Library = {
  language,
  packages: ['on-headers'],
  version: '1.1.0, @types/on-headers 2.1.30',
  source: 'index.js (the listener goes with the response)',
  exports: whole({ call: { callbacks: runs(['1'], [], 'for every response') } }),
};

const responseTime: Library = {
  language,
  packages: ['response-time'],
  version: '2.3.4, @types/response-time 2.3.9',
  source: 'index.js',
  exports: whole({ call: { callbacks: runs(['0'], [...request, null], onRequest) } }),
};

const rateLimiter: Member = {
  call: {
    callbacks: runs(
      ['keyGenerator', 'skip', 'handler', 'limit', 'max', 'message', 'requestWasSuccessful'].map(
        (o) => `0.${o}`,
      ),
      ['express#Request', 'express#Response', null],
      onRequest,
    ),
    effects: [
      {
        effect: 'client',
        noun: 'rate limiter',
        perMessage: 'uncloseable',
        when: [{ at: '0.store', is: 'absent' }],
        because: 'its memory store has a timer that nothing can stop',
      },
    ],
  },
};
const rateLimit: Library = {
  language,
  packages: ['express-rate-limit'],
  version: '8.7.4',
  source:
    'dist/index.d.ts; MemoryStore in dist/index.mjs (an interval for each store; two generations of keys, dropped in turn)',
  exports: { ...whole(rateLimiter), rateLimit: rateLimiter },
};

const proxyOptions = runs(['0.router'], message.slice(0, 1), onRequest).concat(
  runs(['0.pathFilter', '0.pathRewrite'], [null, ...message.slice(0, 1)], onRequest),
  runs(
    ['0.on.proxyReq', '0.on.proxyRes', '0.on.error', '0.onProxyReq', '0.onProxyRes', '0.onError'],
    [null, ...message],
    onRequest,
  ),
  runs(['0.on.start', '0.on.end', '0.on.econnreset'], message, onRequest),
);
const proxyMiddleware: Library = {
  language,
  packages: ['http-proxy-middleware'],
  version: '3.0.10 (onProxyReq, onProxyRes, onError: 2.0)',
  source: 'dist/http-proxy-middleware.js, dist/types.d.ts',
  exports: {
    createProxyMiddleware: {
      call: {
        callbacks: proxyOptions,
        effects: [
          {
            effect: 'client',
            noun: 'proxy middleware',
            perMessage: 'uncloseable',
            because: 'each one adds a `close` listener to the HTTP server on its first request',
          },
        ],
      },
    },
    responseInterceptor: {
      call: { callbacks: runs(['0'], [null, null, ...message], 'for every response') },
    },
    fixRequestBody: harmless,
  },
};

const proxyEvents = ['error', 'proxyReq', 'proxyReqWs', 'proxyRes', 'start', 'end', 'econnreset'];
const proxyServer: Member = { call: { returns: 'ProxyServer' }, construct: { returns: 'ProxyServer' } };
const httpProxy: Library = {
  language,
  packages: ['http-proxy'],
  version: '1.18.1, @types/http-proxy 1.17.17',
  source: 'index.d.ts; lib/http-proxy/index.js (an EventEmitter without connections of its own)',
  exports: {
    ...whole(proxyServer),
    createProxyServer: proxyServer,
    createServer: proxyServer,
    createProxy: proxyServer,
  },
  types: {
    ProxyServer: {
      extends: ['node:events#EventEmitter'],
      members: {
        on: {
          overloads: [
            {
              when: [{ at: '0', equals: proxyEvents }],
              returns: 'this',
              callbacks: runs(['1'], [null, ...message], onRequest),
              effects: [
                {
                  effect: 'listen',
                  on: 'this',
                  listener: '1',
                  undo: ['off', 'removeListener', 'removeAllListeners'],
                },
              ],
            },
          ],
        },
        web: { call: { callbacks: runs(['2', '3'], [null, ...message], 'for every failed request') } },
        ws: harmless,
        close: { call: { effects: [{ effect: 'release', what: 'this' }] } },
      },
    },
  },
};

const cors: Library = {
  language,
  packages: ['cors'],
  version: '2.8.6',
  source: 'lib/index.js',
  exports: whole({ call: { callbacks: runs(['0.origin'], [], onRequest) } }),
};

const compression: Library = {
  language,
  packages: ['compression'],
  version: '1.8.2, @types/compression 1.8.1',
  source: 'index.js',
  exports: whole({ call: { callbacks: runs(['0.filter'], request, onRequest) } }),
};

const configuredHandlers: Library = {
  language,
  packages: ['helmet', 'cookie-parser', 'body-parser', 'serve-static', 'multer'],
  version: 'helmet 8.3.0, cookie-parser 1.4.7, body-parser 2.4.0, serve-static 2.2.1, multer 2.5.0',
  source: 'index.js of each: a call makes a handler that holds its options and no more',
  exports: { ...whole(harmless), json: harmless, urlencoded: harmless, raw: harmless, text: harmless },
};

export const expressMiddlewares: readonly Library[] = [
  asyncHandler,
  compression,
  configuredHandlers,
  cors,
  httpProxy,
  morgan,
  onFinished,
  onHeaders,
  pinoHttp,
  promiseRouter,
  proxyMiddleware,
  rateLimit,
  responseTime,
];
