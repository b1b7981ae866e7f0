// Feathers: methods of services run for every call of them, hooks around each.
import type { Library, Member } from '../../schema.ts';
import { bodyOfRequest, configured, each, finite, harmless, perEntity, runs, typed } from './rows.ts';

const language = 'javascript';
const onCall = 'for every call of a service';
const onConnection = 'for every connection';

/** `app.use('messages', new Messages())` */
const uses: Member = {
  call: {
    returns: 'this',
    callbacks: [
      ...runs(['1.find'], ['Params'], onCall),
      ...runs(['1.create'], ['Data', 'Params'], onCall),
      ...runs(['1.get', '1.remove'], ['Id', 'Params'], onCall),
      ...runs(['1.update', '1.patch'], ['Id', 'Data', 'Params'], onCall),
      ...runs(['1.setup', '1.teardown'], [], 'when the application starts or stops', 'once'),
    ],
  },
};
/** `hooks({ before: { create: [check] } })`, `hooks({ around: { all: [log] } })` */
const hooked: Member = {
  call: { returns: 'this', callbacks: runs(['0.*.*', '0.*.*[]'], ['HookContext', null], onCall) },
};

export const feathers: Library = {
  language,
  packages: ['@feathersjs/feathers'],
  version: '5.0.50',
  source: 'lib/declarations.d.ts, lib/service.js',
  exports: each(['feathers', 'default', ''], { call: { returns: 'Application' } }),
  types: {
    Application: {
      extends: ['node:events#EventEmitter'],
      members: {
        use: uses,
        hooks: hooked,
        service: { call: { returns: 'FeathersService' } },
        on: {
          overloads: [
            {
              when: [{ at: '0', equals: ['connection', 'disconnect', 'login', 'logout'] }],
              returns: 'this',
              callbacks: runs(['1'], [null], onConnection, 'perConnection'),
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['off', 'removeListener'] }],
            },
          ],
        },
        ...each(['configure', 'setup'], harmless),
      },
    },
    FeathersService: { extends: ['node:events#EventEmitter'], members: { hooks: hooked } },
    HookContext: {
      members: {
        app: typed('Application'),
        ...each(['method', 'type'], finite),
        path: configured('a service'),
        id: perEntity('the id of a call’s entry'),
        data: bodyOfRequest,
        params: typed('Params'),
      },
    },
    Params: {
      members: {
        query: typed('Query'),
        provider: finite,
        headers: typed('node:http#Headers'),
        route: typed('Query'),
      },
    },
    Query: { members: { '*': perEntity('a query parameter') } },
    Id: { extends: ['string'], cardinality: 'perEntity', because: 'the id of a call’s entry' },
    Data: { cardinality: 'perEvent', because: 'the data of a call' },
  },
  signatures: [
    { parameters: ['HookContext'], frequency: 'perMessage', because: onCall },
    { parameters: ['HookContext', null], frequency: 'perMessage', because: onCall },
  ],
};

/** The same application over HTTP. */
const served: Member = { call: { returns: '@feathersjs/feathers#Application' } };
export const feathersServers: Library = {
  language,
  packages: ['@feathersjs/express', '@feathersjs/koa'],
  version: '5.0.50',
  source: 'lib/index.d.ts',
  exports: each(['default', '', 'koa'], served),
};
