// Oak, Deno's framework in the manner of Koa: the request's URL is raw, the layers that matched have the template.
import type { Library } from '../../schema.ts';
import {
  bodyOfRequestCall,
  chained,
  configured,
  each,
  finite,
  harmless,
  headerOfClient,
  making,
  mounts,
  onRequest,
  perEntity,
  perEntityCall,
  routeTemplate,
  runs,
  typed,
} from './rows.ts';

const parameters = ['Context', 'Next'];
const route = mounts(...runs(['*'], parameters, onRequest));

export const oak: Library = {
  language: 'javascript',
  // As the registry of Deno has it, npm (up to 14), and Deno's host of before.
  packages: ['@oak/oak', '@oakserver/oak', 'deno.land/x/oak'],
  version: '17.2.0',
  source: 'application.ts, context.ts, request.ts, body.ts, router.ts',
  exports: { Application: making('Application'), Router: making('Router') },
  types: {
    Application: {
      members: {
        use: mounts(...runs(['*'], parameters, onRequest)),
        addEventListener: {
          overloads: [
            {
              when: [{ at: '0', equals: ['error'] }],
              callbacks: runs(['1'], [null], 'for every failed request'),
            },
          ],
        },
        ...each(['listen', 'handle', 'fetch'], harmless),
      },
    },
    Router: {
      members: {
        ...each(['use', 'all', 'get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'add'], route),
        param: mounts(...runs(['1'], [null, ...parameters], onRequest)),
        ...each(['routes', 'allowedMethods'], harmless),
        ...each(['prefix', 'redirect'], chained),
      },
    },
    Context: {
      members: {
        request: typed('Request'),
        response: typed('Response'),
        cookies: typed('Cookies'),
        params: typed('Parameters'),
        matched: typed('Layer[]'),
        routeName: configured("the route's name"),
        captures: perEntity('a path parameter'),
        upgrade: { call: { returns: 'ServerSocket' } },
        ...each(['assert', 'throw', 'send', 'sendEvents'], harmless),
      },
    },
    RouterContext: { extends: ['Context'] },
    Layer: { members: { path: routeTemplate, name: configured("the route's name") } },
    Parameters: { members: { '*': perEntity('a path parameter') } },
    Cookies: { members: { get: perEntityCall('a cookie, which any client can choose'), set: chained } },
    Request: {
      members: {
        url: typed('URL'),
        headers: typed('RequestHeaders'),
        ip: perEntity('a client address'),
        ips: perEntity('the addresses of a client and its proxies'),
        userAgent: perEntity(headerOfClient),
        ...each(['method', 'secure', 'hasBody'], finite),
        body: typed('Body'),
      },
    },
    Body: { members: each(['json', 'text', 'form', 'formData'], bodyOfRequestCall) },
    Response: { members: { status: finite } },
    Next: {},
    Middleware: { function: { frequency: 'perMessage', parameters, because: onRequest } },
    RouterMiddleware: { function: { frequency: 'perMessage', parameters, because: onRequest } },
  },
  signatures: [{ parameters: ['RouterContext', 'Next'], frequency: 'perMessage', because: onRequest }],
};
