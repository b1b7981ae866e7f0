// Express 4 and 5: what a request holds raw, and what is the route's template.
import type { Library, Member, SignatureEntry } from '../../schema.ts';
import {
  bodyOfRequest,
  callable,
  chained,
  each,
  finite,
  harmless,
  headerOfClient,
  hostOfClient,
  onRequest,
  perEntity,
  perEntityCall,
  perEvent,
  mounts,
  routeTemplate,
  runs,
  typed,
} from './rows.ts';

const parameters = ['Request', 'Response', 'Next'];
const failure = ['Error', ...parameters];
const onFailure = 'for every failed request';
const handlers = mounts(
  ...runs(['*'], parameters, onRequest),
  ...runs(['*'], failure, onFailure).map((callback) => ({ ...callback, arity: failure.length })),
);
const onConnection = 'for every WebSocket connection';
const rawPath = (because: string): Member => ({
  cardinality: 'perEntity',
  because,
  instead: "$this.route?.path ?? 'unmatched'",
  insteadOnceRouted: true,
});

/** The methods that Node's parser knows and Express has a member for, beside `all`. */
const verbs = [
  ...['all', 'get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'query', 'trace', 'connect'],
  ...['checkout', 'copy', 'lock', 'unlock', 'merge', 'mkactivity', 'mkcol', 'move', 'm-search', 'notify'],
  ...['propfind', 'proppatch', 'purge', 'report', 'search', 'subscribe', 'unsubscribe', 'link', 'unlink'],
];
const routing: Record<string, Member> = each(['use', ...verbs], handlers);

const convention = (names: readonly string[], gives: readonly (string | null)[]): SignatureEntry => ({
  parameterNames: names,
  frequency: 'perMessage',
  gives,
  because: names.length === 4 ? onFailure : onRequest,
});
const written = (types: readonly (string | null)[], gives: readonly (string | null)[]): SignatureEntry => ({
  parameters: types,
  frequency: 'perMessage',
  gives,
  because: types.length === 4 ? onFailure : onRequest,
});

export const express: Library = {
  language: 'javascript',
  packages: ['express', 'express-serve-static-core'],
  version: '5.3.0 (and 4.22), @types/express 5.0.6, @types/express-serve-static-core 5.1.3',
  source:
    'index.d.ts of @types/express-serve-static-core and of @types/express-ws 3.0.6; lib/application.js, lib/request.js',
  exports: {
    default: callable('Application'),
    '': callable('Application'),
    Router: callable('Router'),
    json: harmless,
    raw: harmless,
    static: harmless,
    text: harmless,
    urlencoded: harmless,
  },
  types: {
    Application: {
      extends: ['Router'],
      members: {
        ...each(['enable', 'disable', 'engine'], chained),
        // A setting, often of the program's own: `app.set('io', io)`, `req.app.get('io')`.
        set: { call: { returns: 'this', keeps: { in: 'application', key: '0', value: '1' } } },
        get: {
          overloads: [{ when: [{ at: '1', is: 'absent' }], takes: { in: 'application', key: '0' } }],
          ...handlers,
        },
        listen: { call: { returns: 'node:http#Server' } },
        render: harmless,
        // Of its own events there is only `mount`, once for each mounted application.
        on: chained,
        router: typed('Router'),
        locals: typed('Locals'),
      },
    },
    Express: { extends: ['Application'] },
    /** What an application keeps for its whole life; a response has others of its own. */
    Locals: { keeps: 'process' },
    ResponseLocals: {},
    Router: {
      members: {
        ...routing,
        param: mounts(...runs(['1'], [...parameters, null], onRequest)),
        route: { call: { returns: 'Router' } },
        // express-ws
        ws: mounts(...runs(['1...'], ['ws#WebSocket', 'Request', 'Next'], onConnection, 'perConnection')),
      },
    },
    IRouter: { extends: ['Router'] },
    IRoute: { extends: ['Router'] },
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
        params: typed('Parameters'),
        query: typed('Query'),
        body: bodyOfRequest,
        cookies: typed('Cookies'),
        signedCookies: typed('Cookies'),
        ip: perEntity('a client address'),
        ips: perEntity('the addresses of a client and its proxies'),
        hostname: perEntity(hostOfClient),
        host: perEntity(hostOfClient),
        subdomains: perEntity('a part of the Host header, which any client can choose'),
        get: perEntityCall(headerOfClient),
        header: perEntityCall(headerOfClient),
        param: perEntityCall('a parameter of a request'),
        // Without arguments, whatever the client lists; else one of those that the program names.
        ...each(['accepts', 'acceptsLanguages', 'acceptsCharsets', 'acceptsEncodings'], {
          overloads: [
            { when: [{ at: '0', is: 'absent' }], cardinality: 'perEntity', because: headerOfClient },
          ],
          call: { cardinality: 'finite' },
        }),
        route: typed('Route'),
        app: typed('Application'),
        res: typed('Response'),
        ...each(['protocol', 'secure', 'xhr', 'fresh', 'stale'], finite),
        // Put there by express-session, passport and request-id middlewares.
        sessionID: perEntity('a session id'),
        session: typed('Session'),
        user: typed('User'),
        id: perEvent('a request id'),
      },
    },
    Parameters: { members: { '*': perEntity('a path parameter') } },
    Query: { members: { '*': perEntity('a query parameter') } },
    Cookies: { members: { '*': perEntity('a cookie, which any client can choose') } },
    Session: {
      members: {
        id: perEntity('a session id'),
        ...each(['save', 'touch', 'destroy', 'regenerate', 'reload'], chained),
      },
    },
    User: { members: each(['id', '_id', 'sub', 'uid', 'email', 'username'], perEntity('who the user is')) },
    Route: { members: { path: routeTemplate } },
    Response: {
      extends: ['node:http#ServerResponse'],
      members: {
        locals: typed('ResponseLocals'),
        ...each(
          ['status', 'sendStatus', 'set', 'header', 'append', 'type', 'contentType', 'vary', 'links'],
          chained,
        ),
        ...each(['json', 'jsonp', 'send', 'cookie', 'clearCookie', 'location', 'attachment'], chained),
        ...each(['end', 'redirect', 'render', 'sendFile', 'download'], harmless),
        req: typed('Request'),
        app: typed('Application'),
      },
    },
    RequestHandler: { function: { frequency: 'perMessage', parameters, because: onRequest } },
    Handler: { function: { frequency: 'perMessage', parameters, because: onRequest } },
    RequestParamHandler: {
      function: { frequency: 'perMessage', parameters: [...parameters, null], because: onRequest },
    },
    ErrorRequestHandler: {
      function: { frequency: 'perMessage', parameters: failure, because: onFailure },
    },
  },
  signatures: [
    convention(['err', 'req', 'res', 'next'], failure),
    convention(['error', 'req', 'res', 'next'], failure),
    convention(['req', 'res', 'next'], parameters),
    convention(['req', 'res'], parameters.slice(0, 2)),
    written([null, 'Request', 'Response', 'NextFunction'], failure),
    written(['Request', 'Response', 'NextFunction'], parameters),
    written(['Request', 'Response'], parameters.slice(0, 2)),
  ],
};
