// Loggers: a root logger opens files, sockets or threads and is made once; a child or a format per message is what they are for.
import type { CallMeaning, Library, Member, TypeEntry } from '../../schema.ts';
import { calls, constructs, giving, harmless, holding, making, named, present, releases } from './rows.ts';

const language = 'javascript';
const levels = ['error', 'warn', 'info', 'debug'];
const npmLevels = [...levels, 'http', 'verbose', 'silly', 'log'];
const severities = [...levels, 'fatal', 'trace'];

const winstonLogger = holding('winston logger', 'Logger', 'close', {
  because:
    'each one opens its transports (files, sockets, handlers on the process) and only close() lets go of them',
});
/** A registry that keeps a logger for each id: the one of the process, or of a container. */
const registry = (place: 'this' | 'library'): TypeEntry => ({
  members: {
    ...named(['get', 'add'], {
      call: { returns: 'Logger', effects: [{ effect: 'grow', place, key: '0' }] },
    }),
    has: { call: { cardinality: 'finite' } },
    close: {
      overloads: [{ when: [present('0')], ...(place === 'this' ? evicting('0') : {}) }],
      call: place === 'this' ? evicting() : {},
    },
  },
});
function evicting(key?: string): CallMeaning {
  return {
    effects: [{ effect: 'evict', place: 'this', ...(key === undefined ? { all: true } : { key }) }],
  };
}
const winston: Library = {
  language,
  packages: ['winston'],
  version: '3.19.0',
  source:
    'index.d.ts; lib/winston/logger.js (pipes to and listens on each transport until clear or close), lib/winston/container.js (a Map of loggers by id)',
  exports: {
    createLogger: calls(winstonLogger),
    Logger: constructs(winstonLogger),
    loggers: { type: 'Loggers' },
    Container: constructs({ returns: 'Container' }),
    add: {
      call: { effects: [{ effect: 'listen', on: 'library', listener: '0', undo: ['remove', 'clear'] }] },
    },
    child: giving('Logger'),
    ...named(npmLevels, harmless),
  },
  types: {
    Logger: {
      members: {
        ...named(npmLevels, harmless),
        add: {
          call: {
            returns: 'this',
            effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['remove', 'clear', 'close'] }],
          },
        },
        child: giving('Logger'),
        close: releases,
      },
    },
    Loggers: registry('library'),
    Container: registry('this'),
  },
};

const thread = { because: 'each transport is a worker thread of its own' };
const pinoLogger: Member = {
  overloads: [
    { when: [present('0.transport')], ...making('pino logger with a transport', 'churn', 'Logger', thread) },
  ],
  call: { returns: 'Logger' },
};
const pino: Library = {
  language,
  packages: ['pino'],
  version: '10.4.0',
  source: 'pino.d.ts; lib/transport.js (a thread-stream worker each, ended when it is collected)',
  exports: {
    default: pinoLogger,
    pino: pinoLogger,
    transport: calls(making('pino transport', 'churn', 'ThreadStream', { close: 'end', ...thread })),
    destination: giving('SonicBoom'),
  },
  types: {
    Logger: { members: { ...named(severities, harmless), child: giving('Logger') } },
    ThreadStream: { extends: ['node:events#EventEmitter'], members: { end: releases } },
    SonicBoom: { extends: ['node:events#EventEmitter'], members: { end: releases } },
  },
};

const bunyan: Library = {
  language,
  packages: ['bunyan'],
  version: '2.0.5',
  source: '@types/bunyan 1.8.11 index.d.ts; lib/bunyan.js (a stream opens a file only where a path is given)',
  exports: { createLogger: giving('Logger'), default: constructs({ returns: 'Logger' }) },
  types: {
    Logger: {
      members: {
        ...named(severities, harmless),
        child: giving('Logger'),
        addStream: { call: { effects: [{ effect: 'listen', on: 'this', undo: [] }] } },
      },
    },
  },
};

const log4js: Library = {
  language,
  packages: ['log4js'],
  version: '6.9.1',
  source: 'types/log4js.d.ts; lib/categories.js (a Map entry for each category that was ever logged to)',
  exports: {
    getLogger: {
      call: { returns: 'Logger', effects: [{ effect: 'grow', place: 'library', key: '0' }] },
    },
    configure: { call: {} },
  },
  types: { Logger: { members: named(severities, harmless) } },
};

const loglevel: Library = {
  language,
  packages: ['loglevel'],
  version: '1.9.2',
  source: 'index.d.ts; lib/loglevel.js (an object of loggers by name)',
  exports: {
    getLogger: {
      call: { returns: 'Logger', effects: [{ effect: 'grow', place: 'library', key: '0' }] },
    },
    ...named([...levels, 'trace'], harmless),
  },
  types: { Logger: { members: named([...levels, 'trace'], harmless) } },
};

export const loggingLibraries: readonly Library[] = [winston, pino, bunyan, log4js, loglevel];
