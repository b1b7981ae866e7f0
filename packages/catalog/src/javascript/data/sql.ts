// SQL drivers: pools and connections hold sockets until they are ended; a connection taken from a pool is given back, not made.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { emitting } from '../std/node-events.ts';
import {
  absent,
  calls,
  constructs,
  freedBy,
  freeing,
  giving,
  holding,
  making,
  present,
  releases,
  runs,
} from './rows.ts';

const language = 'javascript';

const emitter: readonly string[] = ['node:events#EventEmitter'];
const emitterFreedBy = (names: readonly string[], more: Record<string, Member> = {}): TypeEntry => ({
  extends: emitter,
  members: { ...freeing(...names), ...more },
});

const postgresPool = holding('PostgreSQL connection pool', 'Pool', 'end');
const postgresClient = holding('PostgreSQL connection', 'Client', 'end');
const pgTypes: Readonly<Record<string, TypeEntry>> = {
  // `await pool.connect()` per request is right: its release gives the connection back.
  Pool: emitterFreedBy(['end'], { connect: giving('PoolClient'), query: { call: {} } }),
  Client: emitterFreedBy(['end'], {
    query: { call: {} },
    ...emitting({
      names: ['notification'],
      parameters: ['Notification'],
      because: 'for every PostgreSQL notification',
    }),
  }),
  // `release` leaves listeners on it: whoever is given it next has them too.
  PoolClient: { extends: ['Client'], lives: 'connection', members: freeing('release') },
  Notification: {
    members: {
      channel: { cardinality: 'configured', because: 'the notification channel' },
      payload: { cardinality: 'perEvent', because: 'the payload of a notification' },
    },
  },
};

const postgres: readonly Library[] = [
  {
    language,
    packages: ['pg'],
    version: '8.23.1',
    source: '@types/pg 8.23.1 index.d.ts; lib/index.js',
    exports: { Pool: constructs(postgresPool), Client: constructs(postgresClient) },
    types: pgTypes,
  },
  {
    language,
    packages: ['@neondatabase/serverless'],
    version: '1.2.0',
    source: 'index.d.ts (Pool and Client are those of pg, over WebSockets; neon sends each query by HTTP)',
    exports: {
      Pool: constructs(postgresPool),
      Client: constructs(postgresClient),
      neon: { call: {} },
    },
    types: pgTypes,
  },
  {
    language,
    packages: ['@vercel/postgres'],
    version: '0.10.0',
    source: 'dist/index.d.ts (a Pool and a Client of @neondatabase/serverless)',
    exports: {
      createPool: calls(holding('PostgreSQL connection pool', 'VercelPool', 'end')),
      createClient: calls(holding('PostgreSQL connection', 'VercelClient', 'end')),
    },
    types: { VercelPool: emitterFreedBy(['end']), VercelClient: emitterFreedBy(['end']) },
  },
  {
    language,
    packages: ['pg-pool'],
    version: '3.14.0',
    source: 'index.js (idle clients close after 10 s, the pool at end)',
    exports: { default: constructs(postgresPool) },
    types: pgTypes,
  },
  {
    language,
    packages: ['postgres'],
    version: '3.4.9',
    source: 'types/index.d.ts; src/index.js (idle_timeout is null: idle connections stay)',
    exports: { default: calls(holding('PostgreSQL connection pool', 'Sql', 'end')) },
    types: {
      Sql: {
        members: {
          end: releases,
          begin: {
            call: {
              callbacks: [
                { at: '0', frequency: 'perIteration', parameters: ['TransactionSql'] },
                { at: '1', frequency: 'perIteration', parameters: ['TransactionSql'] },
              ],
            },
          },
          reserve: giving('ReservedSql'),
          listen: {
            call: {
              callbacks: [
                {
                  at: '1',
                  frequency: 'perMessage',
                  parameters: ['Notified text'],
                  because: 'for every PostgreSQL notification',
                },
              ],
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['unlisten'] }],
            },
          },
          subscribe: {
            call: {
              callbacks: [{ at: '1', frequency: 'perMessage', because: 'for every replicated row' }],
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['unsubscribe'] }],
            },
          },
        },
      },
      TransactionSql: { extends: ['Sql'] },
      ReservedSql: { extends: ['Sql'], members: freeing('release') },
      'Notified text': {
        extends: ['string'],
        cardinality: 'perEvent',
        because: 'the payload of a notification',
      },
    },
  },
];

const made = {
  createConnection: calls(holding('MySQL connection', 'Connection', 'end')),
  createPool: calls(holding('MySQL connection pool', 'Pool', 'end')),
  createPoolCluster: calls(holding('MySQL pool cluster', 'PoolCluster', 'end')),
};
/** `promise()` is the same connection with promises. */
const withPromises: Record<string, Member> = { promise: { call: { returns: 'this' } } };
/** With a callback or, where the driver has them, a promise. */
const taking: Record<string, Member> = {
  getConnection: {
    call: {
      returns: 'PoolConnection',
      callbacks: [{ at: '0', frequency: 'perIteration', parameters: [null, 'PoolConnection'] }],
    },
  },
};
const releasesOne: Record<string, Member> = {
  releaseConnection: { call: { effects: [{ effect: 'release', what: '0' }] } },
};
const mysqlTypes = (connection: Record<string, Member>, pool: Record<string, Member>) => ({
  Connection: emitterFreedBy(['end', 'destroy'], connection),
  PoolConnection: { extends: ['Connection'], members: freeing('release') },
  Pool: emitterFreedBy(['end'], pool),
  PoolCluster: emitterFreedBy(['end'], {
    getConnection: giving('PoolConnection'),
    add: { call: {} },
    of: { call: { returns: 'this' } },
  }),
});
const mysql: readonly Library[] = [
  {
    language,
    packages: ['mysql2', 'mysql2/promise'],
    version: '3.24.5',
    source:
      'typings/mysql/index.d.ts, promise.d.ts; lib/pool_config.js (maxIdle is connectionLimit: idle connections stay)',
    exports: made,
    types: mysqlTypes(withPromises, { ...withPromises, ...taking, ...releasesOne }),
  },
  {
    language,
    packages: ['mysql'],
    version: '2.18.1',
    source: '@types/mysql 2.15.28 index.d.ts; lib/Pool.js',
    exports: made,
    types: mysqlTypes({}, taking),
  },
  {
    language,
    packages: ['mariadb', 'mariadb/callback'],
    version: '3.5.4',
    source: 'types/index.d.ts, types/callback.d.ts',
    exports: {
      createConnection: calls(holding('MariaDB connection', 'Connection', 'end')),
      createPool: calls(holding('MariaDB connection pool', 'Pool', 'end')),
      createPoolCluster: calls(holding('MariaDB pool cluster', 'PoolCluster', 'end')),
    },
    types: mysqlTypes({}, { getConnection: giving('PoolConnection') }),
  },
];

const sqlServer: readonly Library[] = [
  {
    language,
    packages: ['mssql', 'mssql/msnodesqlv8'],
    version: '12.7.14',
    source:
      '@types/mssql 12.3.0 index.d.ts; lib/global-connection.js (connect hands out one pool for the process), lib/base/connection-pool.js',
    exports: {
      ConnectionPool: constructs(holding('SQL Server connection pool', 'ConnectionPool', 'close')),
      connect: giving('ConnectionPool'),
      on: {
        call: {
          effects: [{ effect: 'listen', on: 'library', listener: '1', undo: ['off', 'removeListener'] }],
        },
      },
    },
    types: { ConnectionPool: emitterFreedBy(['close'], { connect: { call: { returns: 'this' } } }) },
  },
  {
    language,
    packages: ['tedious'],
    version: '19.2.2',
    source: 'lib/tedious.d.ts, lib/connection.d.ts',
    exports: {
      Connection: constructs(holding('SQL Server connection', 'Connection', 'close')),
      connect: calls(holding('SQL Server connection', 'Connection', 'close')),
    },
    types: { Connection: emitterFreedBy(['close']) },
  },
];

const standalone = holding('Oracle connection', 'Connection', 'close');
const oracle: Library = {
  language,
  packages: ['oracledb'],
  version: '26.0.0',
  source:
    '@types/oracledb 7.0.3 index.d.ts; lib/oracledb.js (getConnection without a connect string, or with poolAlias, takes one from a pool)',
  exports: {
    createPool: calls(holding('Oracle connection pool', 'Pool', 'close')),
    getPool: giving('Pool'),
    getConnection: {
      overloads: [
        { when: [present('0.connectString'), absent('0.poolAlias')], ...standalone },
        { when: [present('0.connectionString'), absent('0.poolAlias')], ...standalone },
      ],
      call: { returns: 'Connection' },
    },
  },
  types: {
    Pool: { members: { ...freeing('close', 'terminate'), getConnection: giving('Connection') } },
    Connection: freedBy('close', 'release'),
  },
};

const reopened = {
  close: 'close',
  because: 'each one opens the database file anew and prepares its statements again',
};
const openedFile = (returns: string) => making('SQLite database', 'churn', returns, reopened);
const sqlite: readonly Library[] = [
  {
    language,
    packages: ['better-sqlite3'],
    version: '12.11.1',
    source: '@types/better-sqlite3 9.6.0 index.d.ts; src/objects/database.cpp (the destructor closes)',
    exports: { default: constructs(openedFile('Database')) },
    types: {
      Database: {
        members: {
          close: releases,
          exec: { call: { returns: 'this' } },
          transaction: { call: {} },
        },
      },
    },
  },
  {
    language,
    packages: ['sqlite3'],
    version: '6.0.1',
    source: 'lib/sqlite3.d.ts; src/database.h (the destructor closes)',
    exports: {
      Database: constructs(openedFile('Database')),
      // `require('sqlite3').verbose()` is the module again.
      verbose: giving('sqlite3'),
    },
    types: {
      Database: emitterFreedBy(['close']),
      sqlite3: { members: { Database: constructs(openedFile('Database')) } },
    },
  },
  {
    language,
    packages: ['@libsql/client'],
    version: '0.18.0',
    source: 'lib-esm/node.d.ts, lib-esm/ws.js, lib-esm/sqlite3.js, lib-esm/http.js',
    exports: { createClient: calls(holding('libSQL client', 'Client', 'close')) },
    types: { Client: freedBy('close') },
  },
  {
    language,
    packages: ['@duckdb/node-api'],
    version: '1.5.6-r.1',
    source: 'lib/DuckDBInstance.d.ts, lib/DuckDBConnection.d.ts',
    exports: { DuckDBInstance: constructs({ returns: 'DuckDBInstance' }) },
    types: {
      DuckDBInstance: {
        members: {
          closeSync: releases,
          connect: giving('DuckDBConnection'),
          'static create': calls(
            making('DuckDB database', 'churn', 'DuckDBInstance', {
              close: 'closeSync',
              because: 'each one starts a database with its own threads and buffers',
            }),
          ),
          'static fromCache': giving('DuckDBInstance'),
        },
      },
      DuckDBConnection: freedBy('closeSync', 'disconnectSync'),
    },
  },
];

/** Talks HTTP through fetch: holds its configuration, no connection. */
const planetscale: Library = {
  language,
  packages: ['@planetscale/database'],
  version: '1.20.2',
  source: 'dist/index.d.ts, dist/index.js',
  exports: {
    connect: calls(making('PlanetScale connection', 'cheap', 'Connection')),
    Client: constructs(making('PlanetScale client', 'cheap', 'Client')),
  },
  types: {
    Connection: { members: { transaction: runs('0') } },
    Client: { members: { transaction: runs('0'), connection: giving('Connection') } },
  },
};

export const sqlLibraries: readonly Library[] = [
  ...postgres,
  ...mysql,
  ...sqlServer,
  oracle,
  ...sqlite,
  planetscale,
];
