// Databases and stores: connection pools, sessions and the clients that own them.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import {
  configuration,
  configured,
  giving,
  makes,
  perEvent,
  perEventCall,
  perEventData,
  preparedStatement,
  releases,
} from '../rows.ts';

const language = 'go';

type Results = TypeName | readonly (TypeName | null)[];
const held = (noun: string, returns: Results, close = 'Close'): Member =>
  makes(noun, 'leaksUnlessClosed', returns, { close });
const freedBy = (...names: readonly string[]): TypeEntry => ({
  members: Object.fromEntries(names.map((name) => [name, releases])),
});

const onRedis = 'for every Redis message';
/** Every hook stays in the client's chain: there is no way to take one out. */
const addsHook: Member = { call: { effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] } };
const subscribes: Member = {
  call: { returns: 'PubSub', effects: [{ effect: 'listen', on: 'this', undo: ['Close'] }] },
};
/** Waits until there is something to take, as long as it is told to. */
const waits = (returns?: Results): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    awaits: { frequency: 'perMessage', because: onRedis },
  },
});
const waiting: Readonly<Record<string, Member>> = {
  ...Object.fromEntries(['XRead', 'XReadGroup'].map((name) => [name, waits('XStreamSliceCmd')])),
  ...Object.fromEntries(['BLPop', 'BRPop'].map((name) => [name, waits('StringSliceCmd')])),
  ...Object.fromEntries(['BLMove', 'BRPopLPush'].map((name) => [name, waits('StringCmd')])),
  ...Object.fromEntries(['BZPopMax', 'BZPopMin'].map((name) => [name, waits()])),
};
const redisClient: TypeEntry = {
  members: { AddHook: addsHook, Close: releases, PSubscribe: subscribes, Subscribe: subscribes, ...waiting },
};
const pool = 'Redis connection pool';
const redisTypes: Readonly<Record<string, TypeEntry>> = {
  Client: redisClient,
  ClusterClient: redisClient,
  Ring: redisClient,
  XStreamSliceCmd: { members: { Result: giving(['XStream[]', 'error']), Val: giving('XStream[]') } },
  XStream: { members: { Messages: { type: 'XMessage[]' }, Stream: configured('the name of a stream') } },
  XMessage: { members: { ID: perEvent('the id of a message'), Values: { type: 'values of a message' } } },
  'values of a message': { members: { '*': perEvent('a field of a message') } },
  StringSliceCmd: {
    members: {
      Result: perEventCall('the body of a message', [null, 'error']),
      Val: perEventData('the body of a message'),
    },
  },
  StringCmd: {},
  PubSub: {
    members: {
      Channel: giving('Message[]'),
      Close: releases,
      Receive: waits(),
      ReceiveMessage: waits(['Message', 'error']),
    },
  },
  Message: { members: { Payload: perEvent('the body of a message') } },
};
const redisConstructors: Readonly<Record<string, Member>> = {
  NewClient: held(pool, 'Client'),
  NewClusterClient: held(pool, 'ClusterClient'),
  NewFailoverClient: held(pool, 'Client'),
  NewRing: held(pool, 'Ring'),
  NewSentinelClient: held(pool, 'SentinelClient'),
  NewUniversalClient: held(pool, 'UniversalClient'),
};
const redis: readonly Library[] = [
  {
    language,
    packages: ['github.com/redis/go-redis/v9', 'github.com/go-redis/redis/v8'],
    version: 'v9.23.0, v8.11.5',
    source:
      'redis.go, osscluster.go, ring.go, sentinel.go, universal.go, pubsub.go, {stream,list,sortedset}_commands.go, command.go',
    exports: { ...redisConstructors, NewFailoverClusterClient: held(pool, 'ClusterClient') },
    types: { ...redisTypes, SentinelClient: freedBy('Close'), UniversalClient: redisClient },
  },
  {
    language,
    packages: ['github.com/go-redis/redis/v7', 'github.com/go-redis/redis'],
    version: 'v7.4.1, v6.15.9+incompatible',
    source: 'redis.go, cluster.go, ring.go, sentinel.go, universal.go, pubsub.go',
    exports: redisConstructors,
    types: {
      ...redisTypes,
      ...Object.fromEntries(
        ['Client', 'ClusterClient', 'Ring', 'UniversalClient'].map((name) => [
          name,
          { members: { Close: releases, PSubscribe: subscribes, Subscribe: subscribes } },
        ]),
      ),
      SentinelClient: freedBy('Close'),
    },
  },
  {
    language,
    packages: ['github.com/gomodule/redigo/redis'],
    version: 'v1.9.3',
    source: 'redis/pool.go, conn.go',
    exports: {
      Dial: held('Redis connection', ['Conn', 'error']),
      DialContext: held('Redis connection', ['Conn', 'error']),
      DialURL: held('Redis connection', ['Conn', 'error']),
      NewPool: held(pool, 'Pool'),
    },
    types: {
      Conn: freedBy('Close'),
      // `pool.Get()` per request is right: its Close gives the connection back.
      Pool: {
        literal: {
          effects: [{ effect: 'client', noun: pool, perMessage: 'leaksUnlessClosed', close: 'Close' }],
        },
        members: { Close: releases, Get: giving('Conn'), GetContext: giving(['Conn', 'error']) },
      },
    },
  },
];

/** Each registration is kept and sorted in with all others, also where the name is the same. */
const gormCallback: Readonly<Record<string, Member>> = Object.fromEntries(
  ['Register', 'Replace'].map((name): [string, Member] => [
    name,
    {
      call: {
        returns: 'error',
        effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['Remove'] }],
        callbacks: [{ at: '1', frequency: 'perMessage', parameters: ['DB'], because: 'for every query' }],
      },
    },
  ]),
);
const consulSettings = 'configuration of a Consul client';
const databasePool = 'database connection pool';
const sql: readonly Library[] = [
  {
    language,
    packages: ['github.com/jinzhu/gorm'],
    version: 'v1.9.16',
    source: 'main.go (a sql.DB each)',
    exports: { Open: held(databasePool, ['DB', 'error']) },
    types: { DB: { members: { Close: releases, Debug: giving('DB'), New: giving('DB') } } },
  },
  {
    language,
    packages: ['gorm.io/gorm'],
    version: 'v1.31.2',
    source: 'gorm.go (a sql.DB each), callbacks.go, finisher_api.go',
    exports: { Open: held(databasePool, ['DB', 'error'], 'DB().Close') },
    types: {
      DB: {
        members: {
          Callback: giving('callbacks'),
          Debug: giving('DB'),
          FindInBatches: {
            call: {
              returns: 'DB',
              callbacks: [{ at: '2', frequency: 'perIteration', parameters: ['DB', 'int'] }],
            },
          },
          Session: giving('DB'),
          Transaction: {
            call: {
              returns: 'error',
              callbacks: [{ at: '0', frequency: 'perIteration', parameters: ['DB'] }],
            },
          },
          WithContext: giving('DB'),
        },
      },
      callbacks: {
        members: Object.fromEntries(
          ['Create', 'Delete', 'Query', 'Raw', 'Row', 'Update'].map((name) => [name, giving('processor')]),
        ),
      },
      processor: {
        members: {
          ...gormCallback,
          Before: giving('callback'),
          After: giving('callback'),
          Match: giving('callback'),
        },
      },
      callback: { members: { ...gormCallback, Before: giving('callback'), After: giving('callback') } },
    },
  },
  {
    language,
    packages: ['github.com/jmoiron/sqlx'],
    version: 'v1.4.0',
    source: 'sqlx.go, named.go',
    exports: {
      Connect: held(databasePool, ['DB', 'error']),
      ConnectContext: held(databasePool, ['DB', 'error']),
      MustConnect: held(databasePool, 'DB'),
      MustOpen: held(databasePool, 'DB'),
      Open: held(databasePool, ['DB', 'error']),
    },
    types: {
      DB: {
        extends: ['database/sql#DB'],
        members: {
          PrepareNamed: preparedStatement(['NamedStmt', 'error']),
          PrepareNamedContext: preparedStatement(['NamedStmt', 'error']),
          Preparex: preparedStatement(['Stmt', 'error']),
          PreparexContext: preparedStatement(['Stmt', 'error']),
        },
      },
      NamedStmt: freedBy('Close'),
      Stmt: freedBy('Close'),
    },
  },
  {
    language,
    packages: ['github.com/jackc/pgx/v5/pgxpool', 'github.com/jackc/pgx/v4/pgxpool'],
    version: 'v5.12.0, v4.18.3',
    source: 'pgxpool/pool.go (a health-check goroutine until Close)',
    exports: {
      Connect: held('PostgreSQL connection pool', ['Pool', 'error']),
      New: held('PostgreSQL connection pool', ['Pool', 'error']),
      NewWithConfig: held('PostgreSQL connection pool', ['Pool', 'error']),
    },
    types: { Pool: freedBy('Close') },
  },
  {
    language,
    packages: ['github.com/jackc/pgx/v5', 'github.com/jackc/pgx/v4'],
    version: 'v5.12.0, v4.18.3',
    source: 'conn.go',
    exports: {
      Connect: held('PostgreSQL connection', ['Conn', 'error']),
      ConnectConfig: held('PostgreSQL connection', ['Conn', 'error']),
    },
    types: { Conn: freedBy('Close') },
  },
];

const mongoPackages = (path: string): readonly string[] => [`go.mongodb.org/mongo-driver${path}`];
const mongo: readonly Library[] = ['/mongo', '/v2/mongo'].map((path) => ({
  language,
  packages: mongoPackages(path),
  version: path === '/mongo' ? 'v1.17.10' : 'v2.9.3',
  source: 'mongo/client.go (pools and monitors until Disconnect)',
  exports: { Connect: held('MongoDB client', ['Client', 'error'], 'Disconnect') },
  types: { Client: freedBy('Disconnect') },
}));

const search: readonly Library[] = [
  {
    language,
    packages: ['github.com/elastic/go-elasticsearch/v8', 'github.com/elastic/go-elasticsearch/v9'],
    version: 'v8.19.7, v9.5.2',
    source:
      'elasticsearch.go; elastic-transport-go v8.11.0 elastictransport.go (a clone of the default transport each; v7 shares it)',
    exports: {
      NewClient: makes('Elasticsearch client', 'churn', ['Client', 'error']),
      NewDefaultClient: makes('Elasticsearch client', 'churn', ['Client', 'error']),
      NewTypedClient: makes('Elasticsearch client', 'churn', ['TypedClient', 'error']),
    },
    types: { Client: {}, TypedClient: {} },
  },
  {
    language,
    packages: ['github.com/olivere/elastic/v7', 'github.com/olivere/elastic'],
    version: 'v7.0.32, v6.2.37+incompatible',
    source: 'client.go (health checks and sniffing in goroutines until Stop; NewSimpleClient starts none)',
    exports: {
      Dial: held('Elasticsearch client', ['Client', 'error'], 'Stop'),
      NewClient: held('Elasticsearch client', ['Client', 'error'], 'Stop'),
    },
    types: { Client: freedBy('Stop') },
  },
];

const others: readonly Library[] = [
  {
    language,
    packages: ['github.com/ClickHouse/clickhouse-go/v2'],
    version: 'v2.50.0',
    source: 'clickhouse.go, clickhouse_std.go',
    exports: {
      Open: held('ClickHouse connection pool', [
        'github.com/ClickHouse/clickhouse-go/v2/lib/driver#Conn',
        'error',
      ]),
      OpenDB: held('ClickHouse connection pool', 'database/sql#DB'),
    },
  },
  {
    language,
    packages: ['github.com/ClickHouse/clickhouse-go/v2/lib/driver'],
    version: 'v2.50.0',
    source: 'lib/driver/driver.go',
    types: { Conn: freedBy('Close') },
  },
  {
    language,
    packages: ['github.com/gocql/gocql', 'github.com/apache/cassandra-gocql-driver/v2'],
    version: 'v1.7.0, v2.1.2',
    source: 'session.go, cluster.go',
    exports: {
      NewCluster: giving('ClusterConfig'),
      NewSession: held('Cassandra session', ['Session', 'error']),
    },
    types: {
      ClusterConfig: { members: { CreateSession: held('Cassandra session', ['Session', 'error']) } },
      Session: freedBy('Close'),
    },
  },
  {
    language,
    packages: ['go.etcd.io/etcd/client/v3', 'go.etcd.io/etcd/clientv3'],
    version: 'v3.7.3, v3.3.27+incompatible',
    source: 'client.go, watch.go',
    exports: {
      New: held('etcd client', ['Client', 'error']),
      NewFromURL: held('etcd client', ['Client', 'error']),
      NewFromURLs: held('etcd client', ['Client', 'error']),
    },
    types: {
      Client: { members: { Close: releases, Watch: giving('WatchResponse[]') } },
      WatchResponse: {},
    },
  },
  {
    language,
    packages: ['github.com/hashicorp/consul/api'],
    version: 'v1.32.1',
    source:
      'api.go (DefaultConfig makes a pooled transport each time; NewClient puts what a configuration lacks into it, and takes its HTTP client)',
    exports: {
      DefaultConfig: makes(consulSettings, 'churn', 'Config'),
      DefaultConfigWithLogger: makes(consulSettings, 'churn', 'Config'),
      NewClient: giving(['Client', 'error']),
    },
    types: {
      Client: {},
      Config: configuration(consulSettings, 'HttpClient', 'Transport'),
    },
  },
  {
    language,
    packages: ['github.com/go-zookeeper/zk', 'github.com/samuel/go-zookeeper/zk'],
    version: 'v1.0.4, v0.0.0-20201211165307-7117e9ea2414',
    source: 'conn.go',
    exports: {
      Connect: held('ZooKeeper session', ['Conn', 'Event[]', 'error']),
      ConnectWithDialer: held('ZooKeeper session', ['Conn', 'Event[]', 'error']),
    },
    types: { Conn: freedBy('Close'), Event: {} },
  },
];

export const stores: readonly Library[] = [...redis, ...sql, ...mongo, ...search, ...others];
