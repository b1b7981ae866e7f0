// hapi: `request.path` is raw, `request.route.path` is the template; extension points run for every request.
import type { Library, Member } from '../../schema.ts';
import {
  bodyOfRequest,
  callable,
  configured,
  each,
  finite,
  harmless,
  headerOfClient,
  hostOfClient,
  onRequest,
  perEntity,
  perEvent,
  chained,
  routeTemplate,
  runs,
  typed,
} from './rows.ts';

const parameters = ['Request', 'ResponseToolkit'];
const onServer = 'when the server starts or stops';
const serverPoints = ['onPreStart', 'onPostStart', 'onPreStop', 'onPostStop'];

/** `{ handler }`, `{ options: { handler, pre } }`, one of them or a list. */
const routes = ['0', '0[]'].flatMap((at) => [
  `${at}.handler`,
  ...[`${at}.options`, `${at}.config`].flatMap((options) => [
    `${options}.handler`,
    `${options}.pre[]`,
    `${options}.pre[].method`,
    `${options}.validate.failAction`,
  ]),
]);
const rawPath = (because: string): Member => ({
  cardinality: 'perEntity',
  because,
  instead: '$this.route.path',
});

export const hapi: Library = {
  language: 'javascript',
  packages: ['@hapi/hapi'],
  version: '21.4.10',
  source: 'lib/types/{request,response,route,utils}.d.ts, lib/types/server/{server,ext,events,auth}.d.ts',
  exports: { Server: callable('Server'), server: callable('Server') },
  types: {
    Server: {
      members: {
        route: { call: { callbacks: runs(routes, parameters, onRequest) } },
        ext: {
          overloads: [
            {
              when: [{ at: '0', equals: serverPoints }],
              callbacks: runs(['1'], [null], onServer, 'once'),
            },
            {
              when: [{ at: '0.type', equals: serverPoints }],
              callbacks: runs(['0.method'], [null], onServer, 'once'),
            },
          ],
          call: { callbacks: runs(['1', '0.method', '0[].method'], parameters, onRequest) },
        },
        register: {
          call: {
            callbacks: runs(
              ['0.register', '0.plugin.register', '0[].register', '0[].plugin.register'],
              ['Server', null],
              'when the plugin is loaded',
              'once',
            ),
          },
        },
        auth: typed('ServerAuth'),
        ...each(['app', 'plugins'], typed('ServerState')),
        events: typed('ServerEvents'),
        listener: typed('node:http#Server'),
        // A server method: as often as it is called.
        ...each(
          ['method', 'decorate', 'expose', 'state', 'validator', 'bind', 'log', 'dependency'],
          harmless,
        ),
        ...each(['start', 'stop', 'initialize'], harmless),
        lookup: { call: { returns: 'RequestRoute' } },
        match: { call: { returns: 'RequestRoute' } },
      },
    },
    /** What a program keeps with its server. */
    ServerState: { keeps: 'process' },
    // What plugins with schemes of their own ask (`@hapi/basic`, `@hapi/jwt`) is among a strategy's options.
    ServerAuth: {
      members: {
        scheme: {
          call: {
            callbacks: runs(
              ['authenticate', 'payload', 'response'].map((stage) => `1().${stage}`),
              parameters,
              onRequest,
            ),
          },
        },
        strategy: { call: { callbacks: runs(['2.validate'], [], onRequest) } },
        ...each(['default', 'test', 'verify'], harmless),
      },
    },
    ServerEvents: {
      members: {
        on: {
          overloads: [
            { when: [{ at: '0', equals: ['start', 'stop'] }], callbacks: runs(['1'], [], onServer, 'once') },
            {
              when: [{ at: '0', equals: ['response'] }],
              callbacks: runs(['1'], ['Request'], 'for every response'),
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['removeListener'] }],
            },
          ],
          call: {
            callbacks: runs(['1'], [], 'on every event'),
            effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['removeListener'] }],
          },
        },
      },
    },
    Request: {
      members: {
        path: rawPath('the raw request path'),
        url: typed('URL'),
        params: typed('Parameters'),
        paramsArray: perEntity('the path parameters'),
        query: typed('Query'),
        payload: bodyOfRequest,
        headers: typed('Headers'),
        state: typed('Cookies'),
        info: typed('RequestInfo'),
        method: finite,
        route: typed('RequestRoute'),
        raw: typed('RawRequest'),
        auth: typed('RequestAuth'),
        response: typed('ResponseObject'),
        server: typed('Server'),
        ...each(['log', 'active'], harmless),
      },
    },
    Parameters: { members: { '*': perEntity('a path parameter') } },
    Query: { members: { '*': perEntity('a query parameter') } },
    Headers: { members: { '*': perEntity(headerOfClient) } },
    Cookies: { members: { '*': perEntity('a cookie, which any client can choose') } },
    RequestInfo: {
      members: {
        remoteAddress: perEntity('a client address'),
        remotePort: perEntity('a client port'),
        host: perEntity(hostOfClient),
        hostname: perEntity(hostOfClient),
        referrer: perEntity(headerOfClient),
        id: perEvent('a request id'),
        ...each(['received', 'responded', 'completed'], perEvent('a point in time')),
        acceptEncoding: finite,
      },
    },
    RequestRoute: {
      members: {
        path: routeTemplate,
        fingerprint: configured('the route template'),
        method: finite,
        settings: typed('RouteSettings'),
      },
    },
    RouteSettings: {
      members: { id: configured("the route's id"), description: configured('what a route does') },
    },
    RawRequest: {
      members: { req: typed('node:http#IncomingMessage'), res: typed('node:http#ServerResponse') },
    },
    RequestAuth: {
      members: {
        credentials: typed('express#User'),
        isAuthenticated: finite,
        strategy: configured('a strategy'),
      },
    },
    ResponseObject: {
      members: {
        statusCode: finite,
        ...each(['code', 'header', 'type', 'takeover', 'state', 'unstate', 'bytes', 'etag'], chained),
      },
    },
    ResponseToolkit: {
      members: {
        ...each(['response', 'redirect', 'file', 'view'], { call: { returns: 'ResponseObject' } }),
        ...each(['authenticated', 'unauthenticated', 'state', 'unstate', 'entity'], harmless),
        request: typed('Request'),
      },
    },
  },
  signatures: [
    { parameters, frequency: 'perMessage', because: onRequest },
    { parameters: ['Request'], frequency: 'perMessage', because: onRequest },
    { parameterNames: ['request', 'h'], frequency: 'perMessage', gives: parameters, because: onRequest },
  ],
};
