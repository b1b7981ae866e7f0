// Query builders, mappers and document clients: each instance owns a connection pool and a registry of models.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { objectId } from './identifiers.ts';
import {
  absent,
  calls,
  chained,
  constructs,
  equal,
  freeing,
  giving,
  holding,
  making,
  named,
  present,
  releases,
  runs,
} from './rows.ts';

const language = 'javascript';
const emitter: readonly string[] = ['node:events#EventEmitter'];

const knexPool = holding('knex connection pool', 'Knex', 'destroy', {
  because: 'each one keeps a pool of at least two connections until it is destroyed',
});
const makesKnex: Member = {
  overloads: [
    // Without a connection it only builds query texts.
    { when: [present('0.client'), absent('0.connection'), absent('0.connectionPool')], returns: 'Knex' },
  ],
  call: knexPool,
};
const knex: Library = {
  language,
  packages: ['knex'],
  version: '3.3.0',
  source: 'types/index.d.ts, knex.js; lib/client.js (a pool when there is a connection; min is 2)',
  exports: { default: makesKnex, knex: makesKnex },
  types: {
    Knex: {
      extends: emitter,
      members: {
        destroy: releases,
        transaction: {
          call: {
            returns: 'Transaction',
            callbacks: [{ at: '0', frequency: 'perIteration', parameters: ['Transaction'] }],
          },
        },
        withUserParams: giving('Knex'),
      },
    },
    Transaction: { extends: ['Knex'], members: freeing('commit', 'rollback') },
  },
};

const dataSource = holding('TypeORM data source', 'DataSource', 'destroy');
const typeorm: Library = {
  language,
  packages: ['typeorm'],
  version: '1.1.1',
  source: 'data-source/DataSource.d.ts (initialize opens the pool, destroy ends it)',
  exports: { DataSource: constructs(dataSource) },
  types: {
    DataSource: {
      members: {
        initialize: chained,
        destroy: releases,
        transaction: runs('0'),
        createQueryRunner: giving('QueryRunner'),
      },
    },
    QueryRunner: { members: freeing('release') },
  },
};

const sequelize: Library = {
  language,
  packages: ['sequelize'],
  version: '6.37.8',
  source: 'types/sequelize.d.ts; lib/sequelize.js, lib/model-manager.js (models by name, the last one wins)',
  exports: {
    Sequelize: constructs(holding('Sequelize connection pool', 'Sequelize', 'close')),
    default: constructs(holding('Sequelize connection pool', 'Sequelize', 'close')),
  },
  types: {
    Sequelize: {
      members: {
        close: releases,
        define: { call: { effects: [{ effect: 'grow', place: 'this', key: '0' }] } },
        transaction: {
          call: {
            callbacks: [
              { at: '0', frequency: 'perIteration' },
              { at: '1', frequency: 'perIteration' },
            ],
          },
        },
      },
    },
  },
};

const prismaClient = holding('Prisma client', 'PrismaClient', '$disconnect', {
  because: 'each one opens a connection pool of its own and keeps it until $disconnect',
});
const prisma: Library = {
  language,
  packages: ['@prisma/client'],
  version: '7.10.0',
  source: 'default.d.ts, runtime/client.d.ts',
  exports: { PrismaClient: constructs(prismaClient) },
  types: {
    PrismaClient: {
      members: {
        $disconnect: releases,
        // Shares the connections of the client that it extends.
        $extends: chained,
        $transaction: runs('0'),
        $on: {
          call: {
            callbacks: [{ at: '1', frequency: 'perMessage', because: 'on every event' }],
            effects: [{ effect: 'listen', on: 'this', listener: '1', undo: [] }],
          },
        },
      },
    },
  },
};

const mikroOrm = holding('MikroORM instance', 'MikroORM', 'close', {
  because: 'each one has a connection pool and its own copy of all metadata until it is closed',
});
const mikro: Library = {
  language,
  packages: [
    '@mikro-orm/core',
    ...['postgresql', 'mysql', 'mariadb', 'mssql', 'mongodb', 'sqlite', 'libsql', 'better-sqlite'].map(
      (driver) => `@mikro-orm/${driver}`,
    ),
  ],
  version: '7.2.2 (initSync: 6.6.16)',
  source: 'MikroORM.d.ts, MikroORM.js (init connects; the constructor leaves that to the first query)',
  exports: { MikroORM: constructs(mikroOrm) },
  types: {
    MikroORM: {
      members: {
        close: releases,
        'static init': calls(mikroOrm),
        'static initSync': calls(mikroOrm),
        // A fork for each request is right: it shares the connections.
        em: { type: 'EntityManager' },
      },
    },
    EntityManager: { members: { fork: giving('EntityManager'), transactional: runs('0') } },
  },
};

const mongoClient = holding('MongoDB client', 'MongoClient', 'close', {
  because: 'each one keeps a connection pool and monitor timers until it is closed',
});
const mongodb: Library = {
  language,
  packages: ['mongodb'],
  version: '7.8.0',
  source: 'mongodb.d.ts',
  exports: { MongoClient: constructs(mongoClient), ObjectId: objectId },
  types: {
    ObjectId: {
      members: named(['toString', 'toHexString'], { call: { returns: 'string', passes: ['this'] } }),
    },
    MongoClient: {
      extends: emitter,
      members: {
        close: releases,
        connect: chained,
        db: giving('Db'),
        'static connect': calls(mongoClient),
        startSession: giving('ClientSession'),
        withSession: {
          call: {
            callbacks: [
              { at: '0', frequency: 'perIteration', parameters: ['ClientSession'] },
              { at: '1', frequency: 'perIteration', parameters: ['ClientSession'] },
            ],
          },
        },
        watch: giving('ChangeStream'),
      },
    },
    // `client.db()` and `db.collection()` per request are right: they only hold names.
    Db: { members: { collection: giving('Collection'), watch: giving('ChangeStream') } },
    Collection: { members: { watch: giving('ChangeStream') } },
    ClientSession: { members: { endSession: releases, withTransaction: runs('0') } },
    ChangeStream: { extends: emitter, members: freeing('close') },
  },
};

/** A second argument compiles and keeps a model; a name alone looks one up. */
const compiles = (place: 'this' | 'library'): Member => ({
  call: {
    returns: 'Model',
    effects: [{ effect: 'grow', place, key: '0', when: [present('1')] }],
  },
});
const separate = holding('Mongoose connection', 'Connection', 'destroy', {
  because: 'mongoose keeps each one in `mongoose.connections` until destroy(); close() leaves it there',
});
const mongooseMembers: Record<string, Member> = {
  // The default connection: asked again, it is the same one.
  connect: { call: { returns: 'Mongoose' } },
  createConnection: calls(separate),
  model: compiles('library'),
  plugin: { call: { effects: [{ effect: 'listen', on: 'library', listener: '0', undo: [] }] } },
};
const connectionType: TypeEntry = {
  extends: emitter,
  members: {
    ...named(['close', 'destroy'], releases),
    asPromise: chained,
    openUri: chained,
    model: compiles('this'),
    deleteModel: { call: { returns: 'this', effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
    useDb: {
      overloads: [
        {
          when: [equal('1.useCache', 'true')],
          returns: 'Connection',
          effects: [{ effect: 'grow', place: 'this', key: '0' }],
        },
      ],
      call: {
        returns: 'Connection',
        effects: [
          {
            effect: 'grow',
            place: 'this',
            because: 'without `useCache` each call adds one more connection to the parent, which keeps it',
          },
        ],
      },
    },
    removeDb: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
    startSession: giving('ClientSession'),
    transaction: runs('0'),
  },
};
const mongoose: Library = {
  language,
  packages: ['mongoose'],
  version: '9.12.1',
  source:
    'types/connection.d.ts, types/index.d.ts; lib/mongoose.js, lib/connection.js (only _close with destroy takes a connection out), lib/drivers/node-mongodb-native/connection.js (useDb pushes to otherDbs)',
  exports: {
    ...mongooseMembers,
    connection: { type: 'Connection' },
    Mongoose: constructs(making('Mongoose instance', 'cheap', 'Mongoose')),
    default: { type: 'Mongoose' },
  },
  types: {
    Mongoose: { members: { ...mongooseMembers, connection: { type: 'Connection' } } },
    Connection: connectionType,
    Model: { members: { watch: giving('ChangeStream') } },
    ChangeStream: { extends: emitter, members: freeing('close') },
    ClientSession: { members: { endSession: releases, withTransaction: runs('0') } },
  },
};

export const ormLibraries: readonly Library[] = [knex, typeorm, sequelize, prisma, mikro, mongodb, mongoose];
