// h3 and what is built on it (Nitro, Nuxt's server routes): an event's path is raw, its matched route is the template.
import type { Library, Member } from '../../schema.ts';
import {
  bodyOfRequestCall,
  callable,
  chained,
  each,
  finite,
  harmless,
  headerOfClient,
  onRequest,
  perEntity,
  routeTemplate,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const version = '2.0.8 and 1.15.4';
const event = ['h3#H3Event'];
const onMessage = 'for every message of a client';
const onConnection = 'for every WebSocket connection';

const defines: Member = {
  call: {
    returns: '0',
    callbacks: runs(
      ['0', '0.handler', '0.onRequest', '0.onRequest[]', '0.onBeforeResponse', '0.middleware[]'],
      event,
      onRequest,
    ),
  },
};
const raw = (because: string): Member => ({ call: { cardinality: 'perEntity', because } });
const header = raw(headerOfClient);
const ofEvent = (type: string): Member => ({ call: { returns: `h3#${type}` } });

/** The functions that Nitro and Nuxt make available without an import, too. */
const utilities: Record<string, Member> = {
  ...each(['defineEventHandler', 'eventHandler', 'defineHandler'], defines),
  ...each(['defineRequestMiddleware', 'defineMiddleware'], {
    call: { callbacks: runs(['0'], event, onRequest) },
  }),
  defineWebSocketHandler: {
    call: {
      callbacks: [
        ...runs(['0.open', '0.close', '0.upgrade'], [null], onConnection, 'perConnection'),
        ...runs(['0.message'], [null, null], onMessage),
      ],
    },
  },
  getRouterParam: raw('a path parameter'),
  getRouterParams: ofEvent('Parameters'),
  getQuery: ofEvent('Query'),
  getRequestPath: raw('the raw request path'),
  getRequestURL: { call: { returns: 'URL', cardinality: 'perEntity', because: 'the raw request URL' } },
  getRequestIP: raw('a client address'),
  getRequestHost: raw('the Host header, which any client can choose'),
  ...each(['getRequestHeader', 'getHeader'], header),
  ...each(['getRequestHeaders', 'getHeaders'], ofEvent('Headers')),
  getCookie: raw('a cookie, which any client can choose'),
  parseCookies: ofEvent('Cookies'),
  getResponseStatus: { call: { cardinality: 'finite' } },
  ...each(['setResponseStatus', 'setResponseHeader', 'setHeader', 'setCookie', 'sendRedirect'], harmless),
  ...each(['getValidatedQuery', 'getValidatedRouterParams', 'readValidatedBody'], harmless),
  readBody: bodyOfRequestCall,
};

const routing = each(
  ['use', 'add', 'on', 'all', 'get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'connect', 'trace'],
  { call: { returns: 'this', callbacks: runs(['*', '*.handler'], event, onRequest) } },
);
const own: Record<string, Member> = {
  ...utilities,
  H3: callable('h3#App'),
  createApp: callable('h3#App'),
  createRouter: callable('h3#Router'),
  ...each(['toNodeListener', 'toNodeHandler', 'toWebHandler', 'serve'], harmless),
};
const h3: Library = {
  language,
  packages: ['h3'],
  version,
  source: 'dist/index.d.ts of 1.15.4; dist/{index,h3}.d.mts of 2.0.8',
  exports: own,
  types: {
    App: { members: { ...routing, mount: chained, register: chained } },
    Router: { members: routing },
    H3Event: {
      members: {
        path: {
          cardinality: 'perEntity',
          because: 'the raw request path',
          instead: "$this.context.matchedRoute?.path ?? 'unmatched'",
          insteadOnceRouted: true,
        },
        url: typed('URL'),
        method: finite,
        headers: typed('RequestHeaders'),
        req: typed('EventRequest'),
        node: typed('NodeContext'),
        context: typed('EventContext'),
        waitUntil: harmless,
      },
    },
    /** A Fetch request in h3 2, a Node one in h3 1. */
    EventRequest: {
      members: {
        url: perEntity('the raw request URL'),
        method: finite,
        ip: perEntity('a client address'),
        headers: typed('EventHeaders'),
      },
    },
    EventHeaders: { extends: ['RequestHeaders'], members: { '*': perEntity(headerOfClient) } },
    NodeContext: {
      members: { req: typed('node:http#IncomingMessage'), res: typed('node:http#ServerResponse') },
    },
    EventContext: {
      members: {
        params: typed('Parameters'),
        clientAddress: perEntity('a client address'),
        matchedRoute: typed('MatchedRoute'),
      },
    },
    // `path` in h3 1, `route` in h3 2.
    MatchedRoute: { members: { path: routeTemplate, route: routeTemplate, method: finite } },
    Parameters: { members: { '*': perEntity('a path parameter') } },
    Query: { members: { '*': perEntity('a query parameter') } },
    Headers: { members: { '*': perEntity(headerOfClient) } },
    Cookies: { members: { '*': perEntity('a cookie, which any client can choose') } },
    EventHandler: { function: { frequency: 'perMessage', parameters: ['H3Event'], because: onRequest } },
  },
  signatures: [{ parameters: ['H3Event'], frequency: 'perMessage', because: onRequest }],
};

const cachedHandlers = each(['defineCachedEventHandler', 'cachedEventHandler', 'defineCachedHandler'], {
  call: { callbacks: runs(['0'], event, onRequest) },
});
const nitro: Library = {
  language,
  packages: [
    'nitropack',
    'nitropack/runtime',
    'nitro',
    'nitro/runtime',
    'nitro/cache',
    'nitro/h3',
    '#imports',
  ],
  version: 'nitropack 2.13.6, nitro 3.0.0',
  source: 'dist/runtime/index.d.ts, dist/runtime/internal/{cache,task}.d.ts',
  exports: {
    ...own,
    ...cachedHandlers,
    defineTask: { call: { callbacks: runs(['0.run'], [null], 'on every run of a task') } },
    ...each(['defineNitroPlugin', 'definePlugin'], {
      call: { callbacks: runs(['0'], [null], 'when the server starts', 'once') },
    }),
  },
};

const autoImported: Library = {
  language,
  packages: [],
  version: `nitropack 2.13.6, h3 ${version}`,
  source: 'dist/runtime/index.d.ts; Nitro adds the functions of h3 and its own to every file of a server',
  exports: {
    ...utilities,
    ...cachedHandlers,
    defineNitroPlugin: { call: { callbacks: runs(['0'], [null], 'when the server starts', 'once') } },
  },
};

export const h3Libraries: readonly Library[] = [h3, nitro, autoImported];
