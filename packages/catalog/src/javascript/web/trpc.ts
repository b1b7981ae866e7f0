// tRPC: procedures and middlewares run for every call; a procedure's path is one that the router knows.
import type { Library, TypeName } from '../../schema.ts';
import { chained, configured, each, finite, harmless, onRequest, runs, typed } from './rows.ts';

const language = 'javascript';
const version = '11.25.2';
const onCall = 'for every call of a procedure';

const server: Library = {
  language,
  packages: ['@trpc/server'],
  version,
  source:
    'dist/unstable-core-do-not-import-*.d.mts (TRPCBuilder, TRPCRootObject, ProcedureBuilder, MiddlewareFunction)',
  exports: { initTRPC: typed('TRPCBuilder') },
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
    CallOptions: {
      members: { path: configured("the procedure's path"), type: finite, batchIndex: finite },
    },
  },
};

const adapter = (
  name: string,
  makers: readonly string[],
  options: string,
  request: TypeName,
  response: TypeName,
  frequency: 'perConnection' | 'perMessage' = 'perMessage',
): Library => ({
  language,
  packages: [`@trpc/server/adapters/${name}`],
  version,
  source: `dist/adapters/${name}.d.mts`,
  exports: each(makers, {
    call: { callbacks: runs(['0.createContext', '0.onError'], ['ContextOptions'], onRequest, frequency) },
  }),
  types: {
    ContextOptions: { members: { req: typed(request), res: typed(response) } },
    [options]: { extends: ['ContextOptions'] },
  },
  signatures: [{ parameters: [options], frequency, because: onRequest }],
});
const message = 'node:http#IncomingMessage';
const reply = 'node:http#ServerResponse';

export const trpc: readonly Library[] = [
  server,
  adapter(
    'express',
    ['createExpressMiddleware'],
    'CreateExpressContextOptions',
    'express#Request',
    'express#Response',
  ),
  adapter(
    'standalone',
    ['createHTTPServer', 'createHTTPHandler'],
    'CreateHTTPContextOptions',
    message,
    reply,
  ),
  adapter(
    'next',
    ['createNextApiHandler'],
    'CreateNextContextOptions',
    'next#NextApiRequest',
    'next#NextApiResponse',
  ),
  adapter('fastify', [], 'CreateFastifyContextOptions', 'fastify#FastifyRequest', 'fastify#FastifyReply'),
  adapter('fetch', ['fetchRequestHandler'], 'FetchCreateContextFnOptions', 'Request', 'hono#Response'),
  adapter('ws', ['applyWSSHandler'], 'CreateWSSContextFnOptions', message, 'ws#WebSocket', 'perConnection'),
];
