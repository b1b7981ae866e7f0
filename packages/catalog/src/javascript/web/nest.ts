// NestJS: decorated methods run for every request; a provider is made once unless its scope is the request.
import type { DecoratorMeaning, Library, Member, SignatureEntry, TypeName } from '../../schema.ts';
import {
  chained,
  configured,
  each,
  harmless,
  headerOfClient,
  hostOfClient,
  onRequest,
  registers,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const version = '12.5.1';

/** A decorator of methods that run this often. */
export const runsMethod = (because: string, frequency: 'once' | 'perMessage' = 'perMessage'): Member => ({
  decorates: { method: { frequency, because } },
});

/** A decorator of classes that the container makes once, unless their options say otherwise. */
export const madeByContainer: Member = {
  decorates: {
    class: {
      instances: 'perMessage',
      otherwise: 'once',
      when: [{ at: '*.scope', equals: ['Scope.REQUEST'] }],
    },
  },
};

export const injects = (parameter: NonNullable<DecoratorMeaning['parameter']>): Member => ({
  decorates: { parameter },
});
const injectsRaw = (because: string): Member => injects({ cardinality: 'perEntity', because });

/** A method that an interface of Nest prescribes: with its types written down, and by its name alone. */
const prescribed = (
  name: string,
  parameters: readonly (TypeName | null)[],
  because: string,
): readonly SignatureEntry[] => [{ name, parameters, frequency: 'perMessage', gives: parameters, because }];

const express = ['express#Request', 'express#Response', 'express#Next'];
const lifecycle = ['onModuleInit', 'onApplicationBootstrap', 'onModuleDestroy', 'onApplicationShutdown'];

const common: Library = {
  language,
  packages: ['@nestjs/common'],
  version,
  source:
    'decorators/{core,http}/*.d.ts, interfaces/{features,middleware,exceptions}/*.d.ts, interfaces/nest-application.interface.d.ts',
  exports: {
    ...each(
      [
        ...[
          'Get',
          'Post',
          'Put',
          'Patch',
          'Delete',
          'Options',
          'Head',
          'All',
          'Search',
          'Sse',
          'QueryMethod',
        ],
        ...['RequestMapping', 'Propfind', 'Proppatch', 'Mkcol', 'Copy', 'Move', 'Lock', 'Unlock'],
      ],
      runsMethod(onRequest),
    ),
    Injectable: madeByContainer,
    Controller: madeByContainer,
    Catch: { decorates: { class: { instances: 'once' } } },
    Module: { decorates: { class: { instances: 'once' } } },
    Param: injectsRaw('a path parameter'),
    Query: injectsRaw('a query parameter'),
    Headers: injectsRaw(headerOfClient),
    Cookies: injectsRaw('a cookie, which any client can choose'),
    SignedCookies: injectsRaw('a cookie'),
    HostParam: injectsRaw(hostOfClient),
    Ip: injectsRaw('a client address'),
    // Pipes check a body, and its class says what its fields are; of the others their names do.
    Body: injects({ cardinality: 'perEvent', because: 'the body of the request' }),
    Req: injects({ type: 'express#Request' }),
    Request: injects({ type: 'express#Request' }),
    Res: injects({ type: 'express#Response' }),
    Response: injects({ type: 'express#Response' }),
    Next: injects({ type: 'express#Next' }),
    Session: injects({ type: 'express#Session' }),
    createParamDecorator: { call: { callbacks: runs(['0'], [null, 'ExecutionContext'], onRequest) } },
    Logger: { construct: {} },
  },
  types: {
    ArgumentsHost: {
      members: {
        switchToHttp: { call: { returns: 'HttpArgumentsHost' } },
        switchToWs: { call: { returns: 'WsArgumentsHost' } },
        getType: { call: { cardinality: 'finite' } },
      },
    },
    ExecutionContext: {
      extends: ['ArgumentsHost'],
      members: { getClass: { call: { returns: 'Named' } }, getHandler: { call: { returns: 'Named' } } },
    },
    /** A controller's class or method. */
    Named: { members: { name: configured('the name of a controller or its method') } },
    HttpArgumentsHost: {
      members: {
        getRequest: { call: { returns: 'express#Request' } },
        getResponse: { call: { returns: 'express#Response' } },
        getNext: { call: { returns: 'express#Next' } },
      },
    },
    WsArgumentsHost: {
      members: {
        getClient: { call: { returns: 'socket.io#Socket' } },
        getPattern: { call: { cardinality: 'configured', because: "the message's name" } },
      },
    },
    CallHandler: { members: { handle: harmless } },
    ArgumentMetadata: {
      members: { type: { cardinality: 'finite' }, data: configured("the parameter's name") },
    },
    MiddlewareConsumer: {
      members: {
        apply: { call: { returns: 'MiddlewareConfigProxy', callbacks: runs(['*'], express, onRequest) } },
      },
    },
    MiddlewareConfigProxy: {
      members: { exclude: chained, forRoutes: { call: { returns: 'MiddlewareConsumer' } } },
    },
    INestApplication: {
      members: {
        use: registers(...runs(['*'], express, onRequest)),
        getHttpServer: { call: { returns: 'node:http#Server' } },
        ...each(
          ['useGlobalFilters', 'useGlobalGuards', 'useGlobalInterceptors', 'useGlobalPipes', 'enableCors'],
          chained,
        ),
        ...each(
          ['setGlobalPrefix', 'enableShutdownHooks', 'enableVersioning', 'useWebSocketAdapter'],
          chained,
        ),
        ...each(['listen', 'close', 'init', 'connectMicroservice', 'startAllMicroservices'], harmless),
      },
    },
    Logger: { members: each(['log', 'error', 'warn', 'debug', 'verbose', 'fatal'], harmless) },
  },
  signatures: [
    ...prescribed('canActivate', ['ExecutionContext'], onRequest),
    ...prescribed('intercept', ['ExecutionContext', 'CallHandler'], onRequest),
    {
      name: 'catch',
      parameters: [null, 'ArgumentsHost'],
      frequency: 'perMessage',
      gives: ['Error', 'ArgumentsHost'],
      because: 'for every failed request',
    },
    ...prescribed('transform', [null, 'ArgumentMetadata'], onRequest),
    { name: 'canActivate', frequency: 'perMessage', gives: ['ExecutionContext'], because: onRequest },
    {
      name: 'intercept',
      parameterNames: ['context', 'next'],
      frequency: 'perMessage',
      gives: ['ExecutionContext', 'CallHandler'],
      because: onRequest,
    },
    {
      name: 'use',
      parameterNames: ['req', 'res', 'next'],
      frequency: 'perMessage',
      gives: express,
      because: onRequest,
    },
    ...lifecycle.map((name): SignatureEntry => ({
      name,
      frequency: 'once',
      because: 'when the application starts or stops',
    })),
  ],
};

const application = '@nestjs/common#INestApplication';
const core: Library = {
  language,
  packages: ['@nestjs/core'],
  version,
  source:
    'nest-factory.d.ts, services/reflector.service.d.ts, router/request/request-constants.d.ts; injector/injector.js (a provider is as short-lived as what it depends on)',
  exports: {
    NestFactory: typed('NestFactoryStatic'),
    // What is injected for each request makes its receivers anew for each request, too.
    REQUEST: { provides: 'perMessage' },
  },
  types: {
    NestFactoryStatic: {
      members: {
        create: { call: { returns: application } },
        createApplicationContext: harmless,
        createMicroservice: harmless,
      },
    },
    Reflector: { members: each(['get', 'getAll', 'getAllAndOverride', 'getAllAndMerge'], harmless) },
  },
};

const platforms: Library = {
  language,
  packages: ['@nestjs/platform-express', '@nestjs/platform-fastify'],
  version,
  source: 'interfaces/nest-express-application.interface.d.ts',
  types: {
    NestExpressApplication: { extends: [application], members: { set: chained, disable: chained } },
    NestFastifyApplication: { extends: [application], members: { register: harmless } },
  },
};

export const nest: readonly Library[] = [common, core, platforms];
