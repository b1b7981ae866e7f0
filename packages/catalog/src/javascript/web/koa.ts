// Koa and its routers: a context's path is raw, the layer that matched is the template.
import type { Library, Member } from '../../schema.ts';
import {
  bodyOfRequest,
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
  mounts,
  routeTemplate,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const parameters = ['koa#Context', 'koa#Next'];
const rawPath = (because: string): Member => ({
  cardinality: 'perEntity',
  because,
  instead: "$this._matchedRoute ?? 'unmatched'",
  insteadOnceRouted: 'res',
});
const application = callable('Application');

const request: Record<string, Member> = {
  header: typed('node:http#Headers'),
  headers: typed('node:http#Headers'),
  url: perEntity('the raw request URL'),
  originalUrl: perEntity('the raw request URL'),
  href: perEntity('the raw request URL'),
  path: perEntity('the raw request path'),
  URL: typed('URL'),
  query: typed('Query'),
  querystring: perEntity('the query string'),
  search: perEntity('the query string'),
  origin: perEntity(hostOfClient),
  host: perEntity(hostOfClient),
  hostname: perEntity(hostOfClient),
  subdomains: perEntity('a part of the Host header, which any client can choose'),
  ip: perEntity('a client address'),
  ips: perEntity('the addresses of a client and its proxies'),
  socket: typed('node:http#KeptSocket'),
  get: perEntityCall(headerOfClient),
  ...each(['method', 'protocol', 'secure', 'fresh', 'stale', 'idempotent'], finite),
  req: typed('node:http#IncomingMessage'),
  res: typed('node:http#ServerResponse'),
  app: typed('Application'),
};
const response: Record<string, Member> = {
  status: finite,
  headerSent: finite,
  writable: finite,
  ...each(['set', 'append', 'remove', 'redirect', 'back', 'attachment', 'vary', 'flushHeaders'], harmless),
};

const koa: Library = {
  language,
  packages: ['koa'],
  version: '3.3.0 (and 2), @types/koa 3.0.3',
  source: 'index.d.ts; lib/request.js, lib/context.js',
  exports: { default: application, '': application },
  types: {
    Application: {
      extends: ['node:events#EventEmitter'],
      members: {
        use: mounts(...runs(['0'], parameters, onRequest)),
        on: {
          overloads: [
            {
              when: [{ at: '0', equals: ['error'] }],
              returns: 'this',
              callbacks: runs(['1'], ['Error', 'Context'], 'for every failed request'),
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['off', 'removeListener'] }],
            },
          ],
        },
        callback: harmless,
        listen: { call: { returns: 'node:http#Server' } },
      },
    },
    Context: {
      members: {
        ...request,
        ...response,
        url: rawPath('the raw request URL'),
        originalUrl: rawPath('the raw request URL'),
        path: rawPath('the raw request path'),
        request: typed('Request'),
        response: typed('Response'),
        cookies: typed('Cookies'),
        state: typed('State'),
        // Put there by a router, koa-session and koa-passport.
        params: typed('Parameters'),
        ...each(['_matchedRoute', 'routerPath'], routeTemplate),
        ...each(['_matchedRouteName', 'routerName'], configured("the route's name")),
        session: typed('express#Session'),
      },
    },
    ...Object.fromEntries(
      ['ParameterizedContext', 'ExtendableContext', 'BaseContext', 'DefaultContext'].map((name) => [
        name,
        { extends: ['Context'] },
      ]),
    ),
    Request: { members: { ...request, body: bodyOfRequest, ctx: typed('Context') } },
    Response: { members: { ...response, ctx: typed('Context') } },
    Cookies: { members: { get: perEntityCall('a cookie, which any client can choose'), set: chained } },
    Query: { members: { '*': perEntity('a query parameter') } },
    Parameters: { members: { '*': perEntity('a path parameter') } },
    State: { members: { user: typed('express#User') } },
    Next: {},
    Middleware: { function: { frequency: 'perMessage', parameters, because: onRequest } },
  },
  signatures: [{ parameters: ['Context', 'Next'], frequency: 'perMessage', because: onRequest }],
};

/** `get(path, ...handlers)` or `get(name, path, ...handlers)`. */
const route = mounts(...runs(['*'], parameters, onRequest));
const router: Library = {
  language,
  packages: ['@koa/router', 'koa-router'],
  version: '15.7.0, koa-router 14.0.0',
  source: 'dist/index.d.ts; dist/index.js (sets `_matchedRoute` and `routerPath` to the path of the layer)',
  exports: { default: callable('Router'), '': callable('Router'), Router: callable('Router') },
  types: {
    Router: {
      members: {
        ...each(
          ['use', 'all', 'get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'link', 'unlink'],
          route,
        ),
        register: mounts(...runs(['2'], parameters, onRequest)),
        param: mounts(...runs(['1'], [null, ...parameters], onRequest)),
        ...each(['routes', 'middleware', 'allowedMethods'], harmless),
        ...each(['prefix', 'redirect'], chained),
      },
    },
    RouterContext: { extends: ['koa#Context'] },
    IRouterContext: { extends: ['koa#Context'] },
    Middleware: { function: { frequency: 'perMessage', parameters, because: onRequest } },
    RouterMiddleware: { function: { frequency: 'perMessage', parameters, because: onRequest } },
    IMiddleware: { function: { frequency: 'perMessage', parameters, because: onRequest } },
  },
  signatures: [{ parameters: ['RouterContext', 'koa#Next'], frequency: 'perMessage', because: onRequest }],
};

const middlewares: Library = {
  language,
  packages: ['koa-compose', 'koa-mount'],
  version: 'koa-compose 4.2.0, koa-mount 4.2.0, @types/koa-compose 3.2.9, @types/koa-mount 4.0.5',
  source: 'index.js of each',
  exports: each(['default', ''], { call: { callbacks: runs(['0', '1'], parameters, onRequest) } }),
};

const conventions: Library = {
  language,
  packages: [],
  version: 'Koa 3.3.0',
  source: 'docs/api/index.md',
  signatures: [
    {
      parameterNames: ['ctx', 'next'],
      frequency: 'perMessage',
      gives: parameters,
      because: 'for every request, by the look of its parameters',
    },
  ],
};

export const koaLibraries: readonly Library[] = [koa, router, middlewares, conventions];
