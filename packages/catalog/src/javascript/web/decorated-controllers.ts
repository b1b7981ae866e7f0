// Controllers that decorators describe, beside Nest's: routing-controllers and inversify-express-utils.
import type { DecoratorMeaning, Library, Member } from '../../schema.ts';
import { runsMethod } from './nest.ts';
import { each, headerOfClient, onRequest, perEntity, typed } from './rows.ts';

const language = 'javascript';
const injects = (parameter: NonNullable<DecoratorMeaning['parameter']>): Member => ({
  decorates: { parameter },
});
const raw = (because: string): Member => injects({ cardinality: 'perEntity', because });
const once: Member = { decorates: { class: { instances: 'once' } } };
const request = injects({ type: 'express#Request' });
const response = injects({ type: 'express#Response' });
const cookie = 'a cookie, which any client can choose';

const routingControllers: Library = {
  language,
  packages: ['routing-controllers'],
  version: '0.11.3',
  source: 'types/decorator/*.d.ts; cjs/container.js (its own container keeps one instance of each class)',
  exports: {
    ...each(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'All', 'Method'], runsMethod(onRequest)),
    ...each(['Controller', 'JsonController', 'Middleware', 'Interceptor'], once),
    Param: raw('a path parameter'),
    QueryParam: raw('a query parameter'),
    HeaderParam: raw(headerOfClient),
    CookieParam: raw(cookie),
    // The plural ones may be classes that say what their fields are.
    Params: injects({ type: 'PathParameters' }),
    QueryParams: injects({ type: 'QueryParameters' }),
    HeaderParams: injects({ type: 'node:http#Headers' }),
    Req: request,
    Res: response,
  },
  types: {
    PathParameters: { members: { '*': perEntity('a path parameter') } },
    QueryParameters: { members: { '*': perEntity('a query parameter') } },
    Action: { members: { request: typed('express#Request'), response: typed('express#Response') } },
  },
  signatures: [
    {
      name: 'use',
      parameterNames: ['req', 'res', 'next'],
      frequency: 'perMessage',
      gives: ['express#Request', 'express#Response', 'express#Next'],
      because: onRequest,
    },
    {
      name: 'intercept',
      parameters: ['Action', null],
      frequency: 'perMessage',
      because: onRequest,
    },
  ],
};

const inversify: Library = {
  language,
  packages: ['inversify-express-utils'],
  version: '6.5.0',
  source: 'lib/esm/decorators.d.ts',
  exports: {
    ...each(
      [
        'all',
        'httpGet',
        'httpPost',
        'httpPut',
        'httpPatch',
        'httpHead',
        'httpDelete',
        'httpOptions',
        'httpMethod',
      ],
      runsMethod(onRequest),
    ),
    requestParam: raw('a path parameter'),
    queryParam: raw('a query parameter'),
    requestHeaders: raw(headerOfClient),
    cookies: raw(cookie),
    request,
    response,
  },
};

const kinds = [
  ...['string', 'number', 'integer', 'long', 'float', 'double', 'byte', 'binary', 'boolean', 'date'],
  ...['dateTime', 'password'],
];
const parameters = (place: string, because: string): Record<string, Member> =>
  each(
    kinds.map((kind) => `param.${place}.${kind}`),
    raw(because),
  );
const loopback: Library = {
  language,
  packages: ['@loopback/openapi-v3', '@loopback/rest'],
  version: '11.0.16, @loopback/rest 15.0.16',
  source:
    'dist/decorators/{operation,parameter,request-body}.decorator.d.ts (a controller is made for each request)',
  exports: {
    ...each(['get', 'post', 'put', 'patch', 'del', 'operation'], runsMethod(onRequest)),
    ...parameters('path', 'a path parameter'),
    ...parameters('query', 'a query parameter'),
    ...parameters('header', headerOfClient),
    requestBody: injects({ cardinality: 'perEvent', because: 'the body of the request' }),
  },
};

export const decoratedControllers: readonly Library[] = [routingControllers, inversify, loopback];
