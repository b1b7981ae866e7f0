// More databases and caches: rueidis, memcached, Neo4j, Couchbase, go-pg, bun, xorm, badger, bbolt.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { makes, releases } from '../rows.ts';

const language = 'go';

const held = (noun: string, type: string): Member =>
  makes(noun, 'leaksUnlessClosed', [type, 'error'], { close: 'Close' });
const closeable: TypeEntry = { members: { Close: releases } };
/** Every hook stays in the handle's list: there is no way to take one out. */
const addsHook: Member = { call: { effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] } };

const caches: readonly Library[] = [
  {
    language,
    packages: ['github.com/redis/rueidis'],
    version: 'v1.0.79',
    source: 'rueidis.go, client.go, pipe.go (goroutines for each connection until Close)',
    exports: { NewClient: held('Redis client', 'Client') },
    types: {
      Client: {
        members: {
          Close: releases,
          Receive: {
            call: {
              returns: 'error',
              callbacks: [{ at: '2', frequency: 'perMessage', because: 'for every Redis message' }],
            },
          },
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/bradfitz/gomemcache/memcache'],
    version: 'v0.0.0-20260422231931-4d751bb6e37c',
    source: 'memcache/memcache.go (idle connections of its own, no goroutines)',
    exports: {
      New: makes('memcached client', 'churn', 'Client'),
      NewFromSelector: makes('memcached client', 'churn', 'Client'),
    },
    types: { Client: closeable },
  },
];

const sql: readonly Library[] = [
  {
    language,
    packages: ['github.com/go-pg/pg/v10'],
    version: 'v10.11.0',
    source: 'db.go, base.go, hook.go',
    exports: { Connect: makes('database connection pool', 'leaksUnlessClosed', 'DB', { close: 'Close' }) },
    types: { DB: { members: { AddQueryHook: addsHook, Close: releases } } },
  },
  {
    language,
    packages: ['github.com/uptrace/bun'],
    version: 'v1.3.0',
    source: 'db.go (a wrapper of the sql.DB that it is given)',
    exports: {
      NewDB: {
        call: {
          returns: 'DB',
          effects: [{ effect: 'client', noun: 'database handle', perMessage: 'cheap' }],
        },
      },
    },
    types: { DB: { members: { AddQueryHook: addsHook, Close: releases } } },
  },
  {
    language,
    packages: ['xorm.io/xorm'],
    version: 'v1.4.3',
    source: 'engine.go, engine_group.go (a sql.DB each)',
    exports: {
      NewEngine: held('database connection pool', 'Engine'),
      NewEngineGroup: held('database connection pool', 'EngineGroup'),
      NewEngineWithParams: held('database connection pool', 'Engine'),
    },
    types: {
      Engine: { members: { AddHook: addsHook, Close: releases } },
      EngineGroup: { members: { Close: releases } },
    },
  },
];

const neo4j = (type: string): Member =>
  makes('Neo4j driver', 'leaksUnlessClosed', [type, 'error'], { close: 'Close' });
const others: readonly Library[] = [
  {
    language,
    packages: ['github.com/neo4j/neo4j-go-driver/v5/neo4j'],
    version: 'v5.28.4',
    source: 'neo4j/driver.go, driver_with_context.go (a connection pool each)',
    exports: { NewDriver: neo4j('Driver'), NewDriverWithContext: neo4j('DriverWithContext') },
    types: { Driver: closeable, DriverWithContext: closeable },
  },
  {
    language,
    packages: ['github.com/couchbase/gocb/v2'],
    version: 'v2.11.1',
    source: 'cluster.go',
    exports: { Connect: held('Couchbase cluster', 'Cluster') },
    types: { Cluster: closeable },
  },
  {
    language,
    packages: ['github.com/dgraph-io/badger/v4'],
    version: 'v4.9.6',
    source: 'db.go (memtables, caches and goroutines until Close)',
    exports: { Open: held('embedded database', 'DB'), OpenManaged: held('embedded database', 'DB') },
    types: { DB: closeable },
  },
  {
    language,
    packages: ['go.etcd.io/bbolt'],
    version: 'v1.5.0',
    source: 'db.go (a memory map and a lock until Close)',
    exports: { Open: held('embedded database', 'DB') },
    types: { DB: closeable },
  },
];

export const databases: readonly Library[] = [...caches, ...sql, ...others];
