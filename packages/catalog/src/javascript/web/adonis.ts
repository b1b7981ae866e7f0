// AdonisJS: methods of controllers are handed the context of a request.
import type { Library, Member } from '../../schema.ts';
import {
  bodyOfRequestCall,
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
  routeTemplate,
  typed,
} from './rows.ts';

const oneOf = { call: { cardinality: 'finite' } } as const;
const listed = (because: string): Member => ({ call: { cardinality: 'perEntity', because } });
const handler = (parameters: readonly (string | null)[]) =>
  ({ parameters, frequency: 'perMessage', because: onRequest }) as const;

export const adonis: Library = {
  language: 'javascript',
  packages: ['@adonisjs/http-server', '@adonisjs/core', '@adonisjs/core/http'],
  version: '7.8.1, @adonisjs/core 6.21.0',
  source: 'build/src/request.d.ts, build/src/http_context/main.d.ts, build/src/types/route.d.ts',
  types: {
    HttpContext: {
      members: {
        request: typed('Request'),
        response: typed('Response'),
        params: typed('Parameters'),
        subdomains: typed('Subdomains'),
        route: typed('Route'),
        routeKey: configured('the key of the route'),
      },
    },
    Request: {
      members: {
        id: perEventCall('a request id'),
        param: perEntityCall('a path parameter'),
        params: { call: { returns: 'Parameters' } },
        ...each(['input', 'all', 'only', 'except', 'body', 'raw', 'original'], bodyOfRequestCall),
        qs: { call: { returns: 'Query' } },
        ...each(['url', 'completeUrl'], perEntityCall('the raw request URL')),
        ip: perEntityCall('a client address'),
        ips: listed('the addresses of a client and its proxies'),
        ...each(['host', 'hostname'], perEntityCall(hostOfClient)),
        subdomains: listed(hostOfClient),
        header: perEntityCall(headerOfClient),
        ...each(['languages', 'charsets', 'encodings', 'types'], listed(headerOfClient)),
        headers: { call: { returns: 'node:http#Headers' } },
        ...each(['cookie', 'plainCookie'], perEntityCall('a cookie, which any client can choose')),
        ...each(['method', 'intended', 'protocol', 'secure', 'ajax', 'pjax', 'fresh', 'stale'], oneOf),
        ...each(['accepts', 'is', 'language', 'charset', 'encoding', 'hasBody', 'matchesRoute'], oneOf),
      },
    },
    Response: {
      members: { ...each(['send', 'json', 'redirect', 'status', 'header'], harmless), finished: finite },
    },
    Parameters: { members: { '*': perEntity('a path parameter') } },
    Query: { members: { '*': perEntity('a query parameter') } },
    Subdomains: { members: { '*': perEntity(hostOfClient) } },
    Route: { members: { pattern: routeTemplate, name: configured("the route's name") } },
  },
  // Methods of controllers, with what is injected behind it; middlewares; the handler of all exceptions.
  signatures: [
    handler(['HttpContext', '...']),
    { ...handler([null, 'HttpContext']), because: 'for every failed request' },
  ],
};

/** Version 5 names its modules by the container that they come out of. */
export const adonis5: Library = {
  language: 'javascript',
  packages: ['@ioc:Adonis/Core/HttpContext'],
  version: '@adonisjs/core 5.9.0',
  source: 'adonis-typings/http.ts of @adonisjs/http-server 5.12.0',
  types: { HttpContextContract: { extends: ['@adonisjs/http-server#HttpContext'] } },
  signatures: [
    handler(['HttpContextContract', '...']),
    { ...handler([null, 'HttpContextContract']), because: 'for every failed request' },
  ],
};
