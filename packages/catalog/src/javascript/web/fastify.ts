// Fastify 4 and 5: what a request holds raw, where the route's template is, and which hooks run for every request.
import type { Callback, CallMeaning, Library, Member } from '../../schema.ts';
import { resolvers } from './graphql.ts';
import {
  bodyOfRequest,
  chained,
  configured,
  each,
  finite,
  harmless,
  hostOfClient,
  onRequest,
  perEntity,
  perEvent,
  registers,
  routeTemplate,
  runs,
  typed,
} from './rows.ts';
import { sessionsByDefault } from './sessions.ts';

const language = 'javascript';
const parameters = ['FastifyRequest', 'FastifyReply'];
const failure = ['Error', ...parameters];
const onFailure = 'for every failed request';
const onAbort = 'for every request that its client gives up';
const onConnection = 'for every WebSocket connection';
const socket = ['ws#WebSocket', 'FastifyRequest'];

/** What Fastify calls on the instance that it was registered with: `this.redis` in a handler. */
const bound = (...args: Parameters<typeof runs>): Callback[] =>
  runs(...args).map((callback) => ({ ...callback, calledOn: 'FastifyInstance' }));

const requestHooks = [
  ...['onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend', 'onResponse'],
  'onTimeout',
];
const failedHook = [...parameters, 'Error'];
/** What a route's options hold that runs: at `0` of `route()`, at `1` of a shorthand. */
const routeOptions = (at: string) => [
  ...bound([`${at}.handler`, ...requestHooks.map((hook) => `${at}.${hook}`)], parameters, onRequest),
  ...bound([`${at}.onError`], failedHook, onFailure),
  ...bound([`${at}.onRequestAbort`], ['FastifyRequest', null], onAbort),
  ...bound([`${at}.errorHandler`], failure, onFailure),
];

/** `get(path, handler)` or `get(path, options, handler)`; @fastify/websocket's option makes the handler one for connections. */
const shorthand: Member = {
  overloads: [
    {
      when: [{ at: '1.websocket', equals: ['true'] }],
      returns: 'this',
      callbacks: bound(['1.handler', '2'], socket, onConnection, 'perConnection'),
    },
  ],
  call: { returns: 'this', callbacks: [...bound(['1', '2'], parameters, onRequest), ...routeOptions('1')] },
};
const routing: Record<string, Member> = each(
  [
    'all',
    'get',
    'post',
    'put',
    'patch',
    'delete',
    'head',
    'options',
    'query',
    'search',
    'propfind',
    'report',
  ],
  shorthand,
);

const hook = (names: readonly string[], call: CallMeaning) => ({
  when: [{ at: '0', equals: names }],
  ...call,
});
const onServer = 'when the server starts or stops';
const whenMounted = 'when the plugin is loaded';

const rawPath = (because: string): Member => ({
  cardinality: 'perEntity',
  because,
  instead: "$this.routeOptions.url ?? 'unmatched'",
});
/** Options come with the registration: those that fastify-metrics labels by, and that no other plugin has. */
const labelFunctions = ['1.routeMetrics.overrides.labels.getRouteLabel', '1.routeMetrics.customLabels.*'];
const registeringPlugin: Member = {
  overloads: [
    {
      when: [{ at: '0', type: ['mercurius#Plugin'] }],
      returns: 'this',
      callbacks: resolvers('1.resolvers'),
    },
  ],
  call: {
    returns: 'this',
    callbacks: [
      ...runs(['0'], ['FastifyInstance'], whenMounted, 'once'),
      ...runs(labelFunctions, parameters, onRequest),
    ],
    effects: [
      { effect: 'label', values: labelFunctions.map((at) => `${at}()`), hurts: 'process' },
      { ...sessionsByDefault, when: [{ at: '0', type: ['@fastify/session#Plugin'] }], unless: ['1.store'] },
    ],
  },
};
const construct: Member = {
  call: {
    returns: 'FastifyInstance',
    callbacks: runs(['0.genReqId', '0.rewriteUrl'], ['node:http#IncomingMessage'], onRequest),
  },
};
const plugin = { frequency: 'once', parameters: ['FastifyInstance'], because: whenMounted } as const;
const handler = { frequency: 'perMessage', parameters, because: onRequest } as const;

const framework: Library = {
  language,
  packages: ['fastify'],
  version: '5.12.8 (routerPath, context: 4.29.1)',
  source: 'types/{request,reply,route,instance,hooks,plugin}.d.ts, fastify.d.ts; lib/request.js of 4.29.1',
  exports: { default: construct, '': construct, fastify: construct },
  types: {
    FastifyInstance: {
      keeps: 'process',
      members: {
        ...routing,
        route: registers(
          ...routeOptions('0'),
          ...runs(['0.wsHandler'], socket, onConnection, 'perConnection'),
        ),
        addHook: {
          overloads: [
            hook(requestHooks, {
              returns: 'this',
              callbacks: bound(['1'], [...parameters, null], onRequest),
            }),
            hook(['onError'], { returns: 'this', callbacks: bound(['1'], failedHook, onFailure) }),
            hook(['onRequestAbort'], {
              returns: 'this',
              callbacks: bound(['1'], ['FastifyRequest', null], onAbort),
            }),
            hook(['onReady', 'onListen', 'onClose', 'preClose', 'onRoute', 'onRegister'], {
              returns: 'this',
              callbacks: bound(['1'], [null], onServer, 'once'),
            }),
          ],
          call: { returns: 'this' },
        },
        register: registeringPlugin,
        after: registers(...runs(['0'], [], whenMounted, 'once')),
        ready: registers(...runs(['0'], [], onServer, 'once')),
        setErrorHandler: registers(...bound(['0'], failure, onFailure)),
        setNotFoundHandler: registers(
          ...bound(
            ['0', '1', '0.preHandler', '0.preValidation'],
            parameters,
            'for every request without a route',
          ),
        ),
        setGenReqId: registers(...runs(['0'], ['node:http#IncomingMessage'], onRequest)),
        setReplySerializer: registers(...runs(['0'], [], onRequest)),
        setSchemaErrorFormatter: registers(...runs(['0'], [], 'for every invalid request')),
        addContentTypeParser: registers(...runs(['1', '2'], ['FastifyRequest', null], onRequest)),
        decorate: { call: { returns: 'this', defines: { name: '0', value: '1' } } },
        ...each(['decorateRequest', 'decorateReply', 'addSchema', 'withTypeProvider'], chained),
        ...each(['setValidatorCompiler', 'setSerializerCompiler', 'addConstraintStrategy'], chained),
        listen: harmless,
        close: harmless,
        inject: harmless,
        // Put there by fastify-metrics.
        metrics: typed('PluginMetrics'),
        server: typed('node:http#Server'),
        prefix: configured("the plugin's prefix"),
        pluginName: configured("the plugin's name"),
      },
    },
    FastifyRequest: {
      members: {
        url: rawPath('the raw request URL'),
        originalUrl: rawPath('the raw request URL'),
        id: perEvent('a request id'),
        params: typed('Parameters'),
        query: typed('Query'),
        body: bodyOfRequest,
        cookies: typed('Cookies'),
        headers: typed('node:http#Headers'),
        raw: typed('node:http#IncomingMessage'),
        req: typed('node:http#IncomingMessage'),
        socket: typed('node:http#KeptSocket'),
        server: typed('FastifyInstance'),
        ip: perEntity('a client address'),
        ips: perEntity('the addresses of a client and its proxies'),
        host: perEntity(hostOfClient),
        hostname: perEntity(hostOfClient),
        ...each(['protocol', 'method', 'is404', 'ws'], finite),
        routeOptions: typed('RequestRouteOptions'),
        // Fastify 4 only.
        routerPath: routeTemplate,
        routerMethod: finite,
        context: typed('RequestRouteOptions'),
        // Put there by @fastify/jwt and @fastify/session.
        user: typed('express#User'),
        session: typed('express#Session'),
      },
    },
    Parameters: { members: { '*': perEntity('a path parameter') } },
    Query: { members: { '*': perEntity('a query parameter') } },
    Cookies: { members: { '*': perEntity('a cookie, which any client can choose') } },
    PluginMetrics: { members: { client: typed('prom-client#prom-client module') } },
    RequestRouteOptions: { members: { url: routeTemplate, method: finite, config: typed('RouteConfig') } },
    RouteConfig: {
      members: { url: routeTemplate, method: finite, '*': configured("the route's configuration") },
    },
    FastifyReply: {
      members: {
        statusCode: finite,
        sent: finite,
        request: typed('FastifyRequest'),
        raw: typed('node:http#ServerResponse'),
        server: typed('FastifyInstance'),
        routeOptions: typed('RequestRouteOptions'),
        context: typed('RequestRouteOptions'),
        ...each(['code', 'status', 'header', 'headers', 'type', 'send', 'removeHeader', 'redirect'], chained),
        ...each(['setCookie', 'clearCookie', 'hijack', 'serializer', 'trailer'], chained),
      },
    },
    FastifyPluginAsync: { function: plugin },
    FastifyPluginCallback: { function: plugin },
    FastifyPlugin: { function: plugin },
    RouteHandler: { function: handler },
    RouteHandlerMethod: { function: handler },
    onRequestHookHandler: { function: handler },
    onRequestAsyncHookHandler: { function: handler },
    preHandlerHookHandler: { function: handler },
    preHandlerAsyncHookHandler: { function: handler },
    onResponseHookHandler: { function: handler },
    onResponseAsyncHookHandler: { function: handler },
  },
  signatures: [{ parameters, frequency: 'perMessage', gives: parameters, because: onRequest }],
};

const fastifyPlugin: Library = {
  language,
  packages: ['fastify-plugin'],
  version: '6.0.1',
  source: 'types/plugin.d.ts',
  exports: each(['default', '', 'fastifyPlugin'], {
    call: { callbacks: runs(['0'], ['fastify#FastifyInstance'], whenMounted, 'once') },
  }),
};

/** Files of plain JavaScript, which import nothing: a plugin's first parameter and a handler's two are called so everywhere. */
const conventions: Library = {
  language,
  packages: [],
  version: 'Fastify 5.12.8',
  source: 'docs/Reference/Plugins.md, docs/Reference/Routes.md',
  signatures: [
    {
      parameterNames: ['fastify'],
      frequency: 'once',
      gives: ['fastify#FastifyInstance'],
      because: 'when Fastify loads this plugin, by the look of its parameters',
    },
    {
      parameterNames: ['request', 'reply'],
      frequency: 'perMessage',
      gives: parameters.map((type) => `fastify#${type}`),
      because: 'for every request, by the look of its parameters',
    },
  ],
};

export const fastify: readonly Library[] = [framework, fastifyPlugin, conventions];
