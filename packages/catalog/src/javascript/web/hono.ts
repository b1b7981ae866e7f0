// Hono: `c.req.path` is raw, `routePath(c)` is the template; handlers on every runtime get the same context.
import type { Library, Member } from '../../schema.ts';
import {
  bodyOfRequestCall,
  chained,
  configured,
  each,
  harmless,
  headerOfClient,
  making,
  onRequest,
  perEntity,
  perEntityCall,
  perEvent,
  registers,
  routeTemplate,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const version = '4.13.19';
const parameters = ['hono#Context', 'hono#Next'];
const handlers = (at: string): Member => registers(...runs([at], parameters, onRequest));
const rawPath = (because: string): Member => ({
  cardinality: 'perEntity',
  because,
  instead: '$this.routePath',
  insteadOnceRouted: true,
});
const handler = (types: readonly (string | null)[], because = onRequest) =>
  ({ function: { frequency: 'perMessage', parameters: types, because } }) as const;
const templateCall: Member = {
  call: { returns: 'string', cardinality: 'configured', because: 'the route template' },
};

const subpaths = [
  ...['tiny', 'quick', 'hono-base', 'route', 'factory', 'cookie', 'types'],
  ...['bun', 'deno', 'cloudflare-workers', 'cloudflare-pages', 'aws-lambda', 'lambda-edge'],
];
const onSocket = 'for every connection';
/** `upgradeWebSocket((c) => ({ onOpen(event, ws) {…}, onMessage(event, ws) {…} }))` */
const upgrades: Member = {
  call: {
    callbacks: [
      ...runs(['0'], ['hono#Context'], onRequest),
      ...runs(['0().onOpen', '0().onClose', '0().onError'], [], onSocket, 'perConnection'),
      ...runs(['0().onMessage'], [], 'for every websocket message'),
    ],
  },
};
const hono: Library = {
  language,
  // The registry of Deno has it as @hono/hono.
  packages: [
    ...['hono', '@hono/hono'].flatMap((name) => [name, ...subpaths.map((path) => `${name}/${path}`)]),
  ],
  version,
  source:
    'dist/types/{hono-base,request,context,types}.d.ts, dist/types/helper/{route,factory,cookie,conninfo}/*.d.ts; dist/helper/route/index.js',
  exports: {
    Hono: making('Hono'),
    HonoBase: making('Hono'),
    // hono/route
    routePath: templateCall,
    baseRoutePath: templateCall,
    matchedRoutes: { call: { returns: 'RouterRoute[]' } },
    basePath: perEntityCall('the raw base path'),
    // hono/bun, hono/cloudflare-workers, hono/deno
    upgradeWebSocket: upgrades,
    // hono/factory
    createFactory: { call: { returns: 'Factory' } },
    createMiddleware: { call: { callbacks: runs(['0'], parameters, onRequest) } },
    // hono/cookie
    ...each(['getCookie', 'getSignedCookie'], perEntityCall('a cookie, which any client can choose')),
    ...each(['setCookie', 'setSignedCookie', 'deleteCookie'], harmless),
    // The adapters of the runtimes.
    getConnInfo: { call: { returns: '@hono/node-server#ConnInfo' } },
  },
  types: {
    Hono: {
      members: {
        ...each(
          ['use', 'all', 'get', 'post', 'put', 'patch', 'delete', 'options', 'query', 'notFound'],
          handlers('*'),
        ),
        on: handlers('2...'),
        onError: registers(...runs(['0'], ['Error', 'Context'], 'for every failed request')),
        mount: registers(...runs(['1'], ['Request'], onRequest)),
        ...each(['route', 'basePath'], chained),
        ...each(['fetch', 'request', 'fire'], harmless),
      },
    },
    Context: {
      members: {
        req: typed('HonoRequest'),
        res: typed('Response'),
        var: typed('Variables'),
        env: configured('a binding of the deployment'),
        get: {
          overloads: [
            {
              when: [{ at: '0', equals: ['requestId'] }],
              returns: 'string',
              cardinality: 'perEvent',
              because: 'a request id',
            },
          ],
          call: { takes: { in: 'request', key: '0' } },
        },
        set: { call: { keeps: { in: 'request', key: '0', value: '1' } } },
        ...each(['header', 'status', 'json', 'text', 'html', 'body', 'redirect', 'render'], harmless),
        ...each(['newResponse', 'notFound', 'setRenderer'], harmless),
        error: typed('Error'),
      },
    },
    Variables: { members: { requestId: perEvent('a request id') } },
    HonoRequest: {
      members: {
        path: rawPath('the raw request path'),
        url: rawPath('the raw request URL'),
        param: { call: { returns: 'Parameter', cardinality: 'perEntity', because: 'a path parameter' } },
        query: { call: { returns: 'Parameter', cardinality: 'perEntity', because: 'a query parameter' } },
        queries: { call: { returns: 'Parameter', cardinality: 'perEntity', because: 'a query parameter' } },
        header: { call: { returns: 'Parameter', cardinality: 'perEntity', because: headerOfClient } },
        routePath: routeTemplate,
        matchedRoutes: typed('RouterRoute[]'),
        raw: typed('Request'),
        ...each(['json', 'text', 'parseBody', 'formData'], bodyOfRequestCall),
        ...each(['arrayBuffer', 'blob', 'valid'], harmless),
      },
    },
    /** A value, or all of them when no name is given. */
    Parameter: {
      extends: ['string'],
      cardinality: 'perEntity',
      because: 'a parameter of a request',
      members: { '*': perEntity('a parameter of a request') },
    },
    RouterRoute: { members: { path: routeTemplate, method: { cardinality: 'finite' } } },
    Response: { members: { status: { cardinality: 'finite' }, ok: { cardinality: 'finite' } } },
    Factory: {
      members: {
        createApp: { call: { returns: 'Hono' } },
        ...each(['createMiddleware', 'createHandlers'], {
          call: { callbacks: runs(['*'], parameters, onRequest) },
        }),
      },
    },
    Next: {},
    Handler: handler(parameters),
    MiddlewareHandler: handler(parameters),
    NotFoundHandler: handler(['Context']),
    ErrorHandler: handler([null, 'Context'], 'for every failed request'),
  },
  signatures: [
    { parameters: ['Context', 'Next'], frequency: 'perMessage', because: onRequest },
    { parameters: ['Context'], frequency: 'perMessage', because: onRequest },
    { parameterNames: ['c', 'next'], frequency: 'perMessage', gives: parameters, because: onRequest },
  ],
};

const openApi: Library = {
  language,
  packages: ['@hono/zod-openapi'],
  version: '1.6.3',
  source: 'dist/index.d.mts',
  exports: { OpenAPIHono: making('OpenAPIHono') },
  types: {
    OpenAPIHono: {
      extends: ['hono#Hono'],
      members: { openapi: registers(...runs(['1'], parameters, onRequest)), doc: chained },
    },
  },
};

const nodeServer: Library = {
  language,
  packages: ['@hono/node-server', '@hono/node-server/conninfo'],
  version: '2.1.8',
  source: 'dist/index.d.mts, dist/conninfo.d.mts; dist/types/helper/conninfo/types.d.ts of hono',
  exports: {
    serve: { call: { returns: 'node:http#Server' } },
    getConnInfo: { call: { returns: 'ConnInfo' } },
  },
  types: {
    ConnInfo: { members: { remote: typed('Remote') } },
    Remote: { members: { address: perEntity('a client address'), port: perEntity('a client port') } },
  },
};

const nodeWebSocket: Library = {
  language,
  packages: ['@hono/node-ws'],
  version: '1.3.1',
  source: 'dist/index.d.ts; hono dist/types/helper/websocket/index.d.ts',
  exports: { createNodeWebSocket: { call: { returns: 'NodeWebSocket' } } },
  types: { NodeWebSocket: { members: { upgradeWebSocket: upgrades, injectWebSocket: harmless } } },
};

export const honoLibraries: readonly Library[] = [hono, openApi, nodeServer, nodeWebSocket];
