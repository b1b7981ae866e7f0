// Sessions of servers, and conversations: what runs for each, and which of them stay in memory where no store is given.
import type { Library, Member, StoreEffect } from '../../schema.ts';
import { runs, typed } from './rows.ts';

const language = 'javascript';

const own: StoreEffect = {
  effect: 'store',
  noun: 'a session for each visitor',
  because: 'an expired one only goes when its own visitor comes back',
};
/** Where no store is given. */
export const sessionsByDefault: StoreEffect = { ...own, unless: ['0.store'] };

const expressSession: Member = {
  call: {
    callbacks: runs(['0.genid', '0.cookie'], ['express#Request'], 'for every session'),
    effects: [sessionsByDefault],
  },
};
const forExpress: Library = {
  language,
  packages: ['express-session'],
  version: '1.19.0, @types/express-session 1.19.0',
  source: 'index.d.ts; session/memory.js (deletes an expired session where that one, or all, are asked for)',
  exports: {
    default: expressSession,
    '': expressSession,
    MemoryStore: { construct: { effects: [own] } },
  },
  types: {
    Session: { extends: ['express#Session'] },
    SessionData: {},
  },
};

const koaSession: Member = { call: { effects: [sessionsByDefault] } };
const forKoa: Library = {
  language,
  packages: ['koa-generic-session'],
  version: '2.3.1',
  source: 'lib/session.js, lib/memory_store.js (an object that only `destroy` takes from)',
  exports: { default: koaSession, '': koaSession },
};

/** A plugin: what registers it is Fastify's (fastify.ts). */
const forFastify: Library = {
  language,
  packages: ['@fastify/session'],
  version: '11.1.3',
  source: 'index.js, lib/store.js (a Map that only `destroy` takes from)',
  exports: { default: typed('Plugin'), '': typed('Plugin') },
  types: { Plugin: {} },
};

const forHono: Library = {
  language,
  packages: ['hono-sessions'],
  version: '0.8.1',
  source: 'esm/src/store/MemoryStore.js (a Map; an expired session is deleted when it is asked for)',
  exports: { MemoryStore: { construct: { effects: [own] } } },
};

const conversations: StoreEffect = {
  effect: 'store',
  noun: 'the state of each conversation',
  certainty: 'medium',
};
const botBuilder: Library = {
  language,
  packages: ['botbuilder', 'botbuilder-core'],
  version: '4.23.3, botbuilder-core 4.23.3',
  source: 'lib/memoryStorage.js',
  exports: { MemoryStorage: { construct: { effects: [conversations] } } },
};
const langGraph: Library = {
  language,
  packages: ['@langchain/langgraph', '@langchain/langgraph-checkpoint'],
  version: '1.2.2 (checkpoint)',
  source: 'dist/memory.js (each checkpoint of each thread; only `deleteThread` takes any)',
  exports: {
    MemorySaver: {
      construct: {
        effects: [{ ...conversations, noun: 'every checkpoint of each conversation' }],
      },
    },
  },
};

export const sessions: readonly Library[] = [forExpress, forKoa, forFastify, forHono, botBuilder, langGraph];
