// More databases and caches: rueidis, valkey, memcached, pq's listener, Neo4j, Couchbase, go-pg, bun, xorm, badger, bbolt, vectors.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { giving, makes, perEvent, releases } from '../rows.ts';

const language = 'go';

const held = (noun: string, type: string): Member =>
  makes(noun, 'leaksUnlessClosed', [type, 'error'], { close: 'Close' });
const closeable: TypeEntry = { members: { Close: releases } };
/** Every hook stays in the handle's list: there is no way to take one out. */
const addsHook: Member = { call: { effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] } };

/** rueidis, and valkey-go, which was made from it. */
const pipelined = (path: string, source: string, server: string): Library => ({
  language,
  packages: [`github.com/${path}`],
  version: 'v1.0.79',
  source: `${source}, client.go, pipe.go (goroutines for each connection until Close)`,
  exports: { NewClient: held(`${server} client`, 'Client') },
  types: {
    Client: {
      members: {
        Close: releases,
        Receive: {
          call: {
            returns: 'error',
            callbacks: [{ at: '2', frequency: 'perMessage', because: `for every ${server} message` }],
          },
        },
      },
    },
  },
});
const caches: readonly Library[] = [
  pipelined('redis/rueidis', 'rueidis.go', 'Redis'),
  pipelined('valkey-io/valkey-go', 'valkey.go', 'Valkey'),
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

const listener = makes('PostgreSQL listener', 'leaksUnlessClosed', 'Listener', {
  close: 'Close',
  because: 'each one keeps a connection and the goroutines that reconnect it until Close',
});
const sql: readonly Library[] = [
  {
    language,
    packages: ['github.com/lib/pq'],
    version: 'v1.12.3',
    source: 'notify.go (listenerMain runs until Close)',
    exports: { NewListener: listener, NewDialListener: listener },
    types: {
      Listener: {
        members: {
          Close: releases,
          Notify: { type: 'Notification[]' },
          NotificationChannel: giving('Notification[]'),
        },
      },
      Notification: { members: { Extra: perEvent('the payload of a notification') } },
    },
  },
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

const vectors: readonly Library[] = [
  {
    language,
    packages: ['github.com/qdrant/go-client/qdrant'],
    version: 'v1.17.1',
    source: 'qdrant/client.go (three gRPC connections unless told)',
    exports: { NewClient: held('Qdrant client', 'Client') },
    types: { Client: closeable },
  },
  {
    language,
    packages: ['github.com/milvus-io/milvus/client/v2/milvusclient'],
    version: 'v2.6.2',
    source: 'milvusclient/client.go (a gRPC connection until Close)',
    exports: { New: held('Milvus client', 'Client') },
    types: { Client: closeable },
  },
];

export const databases: readonly Library[] = [...caches, ...sql, ...others, ...vectors];
