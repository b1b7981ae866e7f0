// What a program keeps for a request beside its arguments: each one has a store of its own, which goes with it.
import type { Library, Member } from '../../schema.ts';
import { each, harmless } from './rows.ts';

const language = 'javascript';

const keeps: Member = { call: { keeps: { in: 'request', key: '0', value: '1' } } };
const takes: Member = { call: { takes: { in: 'request', key: '0' } } };
/** Runs what is at `at` once, with a store. */
const runs = (at: string): Member => ({ call: { callbacks: [{ at, frequency: 'perIteration' }] } });
const binds: Member = { call: { returns: '0' } };

export const requestContexts: readonly Library[] = [
  {
    language,
    packages: ['cls-hooked', 'continuation-local-storage'],
    version: '4.2.2',
    source:
      'cls-hooked 4.2.2 context.js, continuation-local-storage 3.2.1 context.js (`active` is an object of the run), @types/cls-hooked 4.3.9',
    exports: each(['createNamespace', 'getNamespace'], { call: { returns: 'Namespace' } }),
    types: {
      Namespace: {
        members: {
          set: keeps,
          get: takes,
          ...each(['run', 'runAndReturn', 'runPromise'], runs('0')),
          bind: binds,
          bindEmitter: harmless,
        },
      },
    },
  },
  {
    language,
    packages: ['nestjs-cls'],
    version: '6.3.1',
    source: 'dist/src/lib/cls.service.d.ts, cls.service.js (`als.getStore()`)',
    exports: {
      ClsService: { construct: { returns: 'ClsService' } },
      'ClsServiceManager.getClsService': { call: { returns: 'ClsService' } },
    },
    types: {
      ClsService: {
        members: {
          ...each(['set', 'setIfUndefined'], keeps),
          get: takes,
          run: { call: { callbacks: [{ at: '*', frequency: 'perIteration' }] } },
          runWith: runs('1'),
          exit: runs('0'),
          ...each(['enter', 'enterWith'], harmless),
        },
      },
    },
  },
  {
    language,
    packages: ['express-http-context'],
    version: '2.0.1',
    source: 'index.d.ts, index.js (a map in an AsyncLocalStorage, made by the middleware)',
    exports: { set: keeps, get: takes },
  },
  {
    language,
    packages: ['@fastify/request-context'],
    version: '7.0.0',
    source: 'types/index.d.ts, index.js (`asyncLocalStorage.getStore()[key]`)',
    exports: { requestContext: { type: 'RequestContext' } },
    types: { RequestContext: { members: { get: takes, set: keeps } } },
  },
];
