// tRPC: procedures and middlewares run for every call; a procedure's path is one that the router knows.
import type { Library, Member, SignatureEntry, TypeName } from '../../schema.ts';
import {
  chained,
  configured,
  each,
  finite,
  harmless,
  onRequest,
  perEntity,
  perEvent,
  perEventCall,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const version = '11.25.2';
const onCall = 'for every call of a procedure';

/** What `createContext` gets, by the server below. */
const message = ['node:http#IncomingMessage', 'node:http#ServerResponse'] as const;
const contexts: Readonly<Record<string, readonly [TypeName, TypeName | null]>> = {
  CreateExpressContextOptions: ['express#Request', 'express#Response'],
  CreateFastifyContextOptions: ['fastify#FastifyRequest', 'fastify#FastifyReply'],
  CreateHTTPContextOptions: message,
  CreateNextContextOptions: ['next#NextApiRequest', 'next#NextApiResponse'],
  CreateWSSContextFnOptions: ['node:http#IncomingMessage', 'ws#WebSocket'],
  FetchCreateContextFnOptions: ['Request', null],
};
const serves = (context: string, frequency: 'perConnection' | 'perMessage' = 'perMessage'): Member => ({
  call: {
    callbacks: [
      ...runs(['0.createContext'], [context], onRequest, frequency).map((callback) => ({
        ...callback,
        makes: 'call context',
      })),
      ...runs(['0.onError'], ['ErrorHandlerOptions'], 'for every failed call of a procedure'),
    ],
  },
});

const adapters = [
  'express',
  'standalone',
  'next',
  'next-app-dir',
  'fastify',
  'fetch',
  'node-http',
  'ws',
  'aws-lambda',
];
export const trpc: Library = {
  language,
  packages: ['@trpc/server', ...adapters.map((name) => `@trpc/server/adapters/${name}`)],
  version,
  source:
    'dist/unstable-core-do-not-import-*.d.mts (TRPCBuilder, TRPCRootObject, ProcedureBuilder, MiddlewareFunction), dist/adapters/*.d.mts',
  exports: {
    initTRPC: typed('TRPCBuilder'),
    createExpressMiddleware: serves('CreateExpressContextOptions'),
    ...each(['createHTTPServer', 'createHTTPHandler'], serves('CreateHTTPContextOptions')),
    createNextApiHandler: serves('CreateNextContextOptions'),
    fetchRequestHandler: serves('FetchCreateContextFnOptions'),
    applyWSSHandler: serves('CreateWSSContextFnOptions', 'perConnection'),
  },
  types: {
    TRPCBuilder: {
      members: { ...each(['context', 'meta'], chained), create: { call: { returns: 'Root' } } },
    },
    Root: {
      members: {
        procedure: typed('Procedure'),
        middleware: { call: { returns: 'Middleware', callbacks: runs(['0'], ['CallOptions'], onCall) } },
        ...each(['router', 'mergeRouters', 'createCallerFactory'], harmless),
      },
    },
    Middleware: {
      members: {
        unstable_pipe: { call: { returns: 'this', callbacks: runs(['0'], ['CallOptions'], onCall) } },
      },
    },
    Procedure: {
      members: {
        ...each(['input', 'output', 'meta', 'concat', 'unstable_concat', 'errors'], chained),
        use: { call: { returns: 'this', callbacks: runs(['0'], ['CallOptions'], onCall) } },
        ...each(['query', 'mutation', 'subscription'], {
          call: { callbacks: runs(['0'], ['CallOptions'], onCall) },
        }),
      },
    },
    'call context': {},
    CallOptions: {
      members: {
        ctx: typed('call context'),
        path: configured("the procedure's path"),
        type: finite,
        batchIndex: finite,
        // Whatever the caller sends that the schema lets through.
        input: { ...perEvent('the input of a procedure'), checkedBy: { call: 'input', schema: '0' } },
        rawInput: perEvent('the input of a procedure'),
        getRawInput: perEventCall('the input of a procedure'),
      },
    },
    ErrorHandlerOptions: {
      members: {
        // Also of calls for which there is no procedure.
        path: perEntity('the path that the client asked for'),
        type: finite,
      },
    },
    ...Object.fromEntries(
      Object.entries(contexts).map(([name, [request, response]]) => [
        name,
        { members: { req: typed(request), ...(response === null ? {} : { res: typed(response) }) } },
      ]),
    ),
  },
  signatures: Object.keys(contexts).map((context): SignatureEntry => ({
    parameters: [context],
    frequency: context === 'CreateWSSContextFnOptions' ? 'perConnection' : 'perMessage',
    because: onRequest,
  })),
};
