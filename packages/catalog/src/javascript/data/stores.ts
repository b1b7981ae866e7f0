// Wide-column, search, graph, cache and coordination services, object stores, directories, remote shells: their clients.
import type { Condition, Library, Member, TypeEntry } from '../../schema.ts';
import {
  absent,
  calls,
  chained,
  constructs,
  equal,
  freedBy,
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
const emitterFreedBy = (names: readonly string[], more: Record<string, Member> = {}): TypeEntry => ({
  extends: emitter,
  members: { ...freeing(...names), ...more },
});
const keepAlive = 'each one has keep-alive connections of its own, which no other call can use';

const databases: readonly Library[] = [
  {
    language,
    packages: ['cassandra-driver'],
    version: '4.10.0',
    source: 'index.d.ts',
    exports: { Client: constructs(holding('Cassandra client', 'Client', 'shutdown')) },
    types: { Client: emitterFreedBy(['shutdown']) },
  },
  {
    language,
    packages: ['neo4j-driver'],
    version: '6.3.0',
    source: 'types/index.d.ts; neo4j-driver-core 6.3.0 types/driver.d.ts, types/session.d.ts',
    exports: { driver: calls(holding('Neo4j driver', 'Driver', 'close')) },
    types: {
      // A session per request is right: it takes a connection from the driver and gives it back.
      Driver: { members: { close: releases, session: giving('Session') } },
      Session: {
        members: {
          close: releases,
          ...named(['executeRead', 'executeWrite'], runs('0')),
        },
      },
    },
  },
  {
    language,
    packages: ['@clickhouse/client'],
    version: '1.23.1',
    source: 'dist/client.d.ts; dist/connection/node_http_connection.js (a keep-alive agent each)',
    exports: {
      createClient: calls(
        making('ClickHouse client', 'churn', 'ClickHouseClient', { close: 'close', because: keepAlive }),
      ),
    },
    types: { ClickHouseClient: freedBy('close'), NodeClickHouseClient: freedBy('close') },
  },
  {
    language,
    packages: ['couchbase'],
    version: '4.7.1',
    source: 'dist/couchbase.d.ts, dist/cluster.d.ts',
    exports: {
      connect: calls(holding('Couchbase cluster connection', 'Cluster', 'close')),
      Cluster: constructs({ returns: 'Cluster' }),
    },
    types: {
      Cluster: {
        members: {
          close: releases,
          'static connect': calls(holding('Couchbase cluster connection', 'Cluster', 'close')),
        },
      },
    },
  },
  {
    language,
    packages: ['arangojs'],
    version: '10.4.0',
    source:
      'esm/index.d.ts, esm/databases.d.ts; esm/connection.js (the global fetch, unless agentOptions are given)',
    exports: named(['default', 'arangojs', 'Database'], {
      call: making('ArangoDB client', 'cheap', 'Database'),
    }),
    types: { Database: freedBy('close') },
  },
  {
    language,
    packages: ['dgraph-js'],
    version: '24.2.0',
    source: 'lib/clientStub.d.ts (a gRPC channel each)',
    exports: {
      DgraphClientStub: constructs(holding('Dgraph connection', 'DgraphClientStub', 'close')),
      DgraphClient: constructs({ returns: 'DgraphClient' }),
    },
    types: {
      DgraphClientStub: freedBy('close'),
      DgraphClient: { members: { newTxn: giving('Txn') } },
      Txn: {},
    },
  },
];

const search: readonly Library[] = [
  {
    language,
    packages: ['@elastic/elasticsearch'],
    version: '9.4.3',
    source:
      'lib/client.d.ts; @elastic/transport 9.4.0 lib/connection/UndiciConnection.js (an undici pool for each node)',
    exports: {
      Client: constructs(
        making('Elasticsearch client', 'churn', 'Client', { close: 'close', because: keepAlive }),
      ),
    },
    types: { Client: { members: { close: releases, child: giving('Client') } } },
  },
  {
    language,
    packages: ['@opensearch-project/opensearch'],
    version: '3.9.0',
    source: 'lib/Client.d.ts; lib/Connection.js (a keep-alive agent for each node)',
    exports: {
      Client: constructs(
        making('OpenSearch client', 'churn', 'Client', { close: 'close', because: keepAlive }),
      ),
    },
    types: { Client: { members: { close: releases, child: giving('Client') } } },
  },
];

/** Options that are not in sight may say `autoRefreshToken: false`. */
const refreshing = (...when: readonly Condition[]) => ({
  when,
  ...making('Supabase client', 'leaksUnlessClosed', 'SupabaseClient', {
    close: 'auth.stopAutoRefresh',
    because:
      'outside browsers each one starts a timer that refreshes its session for ever, unless `auth.autoRefreshToken` is false',
  }),
});
const supabase: Library = {
  language,
  packages: ['@supabase/supabase-js'],
  version: '2.109.0',
  source:
    'src/SupabaseClient.ts; @supabase/auth-js 2.109.0 src/GoTrueClient.ts (outside browsers autoRefreshToken, on by default, starts a ticker that only stopAutoRefresh ends)',
  exports: {
    createClient: {
      overloads: [
        { when: [equal('2.auth.autoRefreshToken', 'false')], returns: 'SupabaseClient' },
        refreshing(absent('2')),
        ...['2.auth', '2.db', '2.global', '2.realtime'].map((at) => refreshing(present(at))),
      ],
      call: { returns: 'SupabaseClient' },
    },
  },
  types: {
    SupabaseClient: {
      members: {
        auth: { type: 'SupabaseAuthClient' },
        channel: giving('RealtimeChannel'),
        removeChannel: { call: { effects: [{ effect: 'release', what: '0' }] } },
      },
    },
    SupabaseAuthClient: {
      members: {
        onAuthStateChange: {
          call: {
            callbacks: [{ at: '0', frequency: 'perMessage', because: 'on every change of a session' }],
            effects: [
              { effect: 'listen', on: 'this', listener: '0', undo: ['data.subscription.unsubscribe'] },
            ],
          },
        },
        stopAutoRefresh: releases,
      },
    },
    RealtimeChannel: { members: { subscribe: chained, unsubscribe: releases } },
  },
};

const coordination: readonly Library[] = [
  {
    language,
    packages: ['memcached'],
    version: '2.2.2',
    source: '@types/memcached 2.2.10 index.d.ts; lib/memcached.js',
    exports: { default: constructs(holding('Memcached connection pool', 'Memcached', 'end')) },
    types: { Memcached: emitterFreedBy(['end']) },
  },
  {
    language,
    packages: ['memjs'],
    version: '1.3.2',
    source: '@types/memjs 1.3.3 index.d.ts; lib/memjs/memjs.js',
    exports: { Client: constructs({ returns: 'Client' }) },
    types: {
      Client: {
        members: {
          ...freeing('close', 'quit'),
          'static create': calls(holding('Memcached client', 'Client', 'close')),
        },
      },
    },
  },
  {
    language,
    packages: ['etcd3'],
    version: '1.1.2',
    source: 'lib/index.d.ts, lib/watch.d.ts, lib/builder.d.ts',
    exports: { Etcd3: constructs(holding('etcd client', 'Etcd3', 'close')) },
    types: {
      Etcd3: { members: { close: releases, watch: giving('WatchBuilder') } },
      WatchBuilder: {
        members: {
          ...named(['key', 'prefix', 'inRange', 'ignore', 'withPreviousKV', 'startRevision'], chained),
          create: giving('Watcher'),
        },
      },
      Watcher: emitterFreedBy(['cancel']),
    },
  },
  {
    language,
    packages: ['node-zookeeper-client'],
    version: '1.1.3',
    source: '@types/node-zookeeper-client 1.1.0 index.d.ts; index.js (opens its session at connect)',
    exports: { createClient: calls(holding('ZooKeeper session', 'Client', 'close')) },
    types: { Client: emitterFreedBy(['close']) },
  },
  {
    language,
    packages: ['consul'],
    version: '2.0.1',
    source: 'lib/consul.d.ts, lib/consul.js, lib/utils.js (a keep-alive agent each)',
    exports: {
      default: constructs(
        making('Consul client', 'churn', 'Consul', { close: 'destroy', because: keepAlive }),
      ),
    },
    types: {
      Consul: { members: { destroy: releases, watch: giving('Watch') } },
      Watch: emitterFreedBy(['end']),
    },
  },
];

/** A job for another machine or as another user needs a connection of its own; for the same one it is a handshake too many. */
const shell = (noun: string, returns: string) => making(noun, 'churn', returns, { close: 'end' });
const remote: readonly Library[] = [
  {
    language,
    packages: ['ssh2'],
    version: '1.17.0',
    source: '@types/ssh2 1.15.6 index.d.ts (opens its connection at connect)',
    exports: { Client: constructs(shell('SSH connection', 'Client')) },
    types: { Client: emitterFreedBy(['end', 'destroy'], { connect: chained }) },
  },
  {
    language,
    packages: ['ssh2-sftp-client'],
    version: '12.1.1',
    source: '@types/ssh2-sftp-client 9.0.6 index.d.ts (opens its connection at connect)',
    exports: { default: constructs(shell('SFTP connection', 'SftpClient')) },
    types: { SftpClient: freedBy('end') },
  },
  {
    language,
    packages: ['ldapjs'],
    version: '3.0.7',
    source: '@types/ldapjs 3.0.6 index.d.ts; lib/client/client.js (connects when made)',
    exports: {
      // A login check binds as the user who asks: it needs a connection of its own, and unbind ends it.
      createClient: calls(making('LDAP connection', 'cheap', 'Client', { close: 'unbind' })),
    },
    types: { Client: emitterFreedBy(['unbind', 'destroy']) },
  },
  {
    language,
    packages: ['ldapts'],
    version: '8.2.0',
    source: 'dist/index.d.ts (connects at the first request)',
    exports: {
      // As with ldapjs.
      Client: constructs(making('LDAP connection', 'cheap', 'Client', { close: 'unbind' })),
    },
    types: { Client: freedBy('unbind') },
  },
  {
    language,
    packages: ['minio'],
    version: '8.0.7',
    source: 'dist/main/minio.d.ts; dist/main/internal/client.js (the global agent unless one is given)',
    exports: { Client: constructs(making('MinIO client', 'cheap', 'Client')) },
    types: {
      Client: { members: { listenBucketNotification: giving('NotificationPoller') } },
      NotificationPoller: emitterFreedBy(['stop']),
    },
  },
  {
    language,
    packages: ['dockerode'],
    version: '5.0.1',
    source: '@types/dockerode 4.0.2 index.d.ts; docker-modem lib/modem.js (an agent only where one is given)',
    exports: { default: constructs(making('Docker client', 'cheap', 'Dockerode')) },
    types: { Dockerode: {} },
  },
  {
    language,
    packages: ['@kubernetes/client-node'],
    version: '2.0.1',
    source: 'dist/informer.d.ts, dist/cache.d.ts, dist/watch.d.ts',
    exports: {
      makeInformer: giving('informer and its cache'),
      ListWatch: constructs({ returns: 'ListWatch' }),
      Watch: constructs({ returns: 'Watch' }),
    },
    types: {
      ListWatch: { extends: ['Informer'] },
      'informer and its cache': { extends: ['Informer'] },
      Informer: {
        members: {
          on: {
            call: {
              callbacks: [{ at: '1', frequency: 'perMessage', because: 'for every change of an object' }],
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['off'] }],
            },
          },
          off: { call: { effects: [{ effect: 'release', what: '1' }] } },
          stop: releases,
        },
      },
      Watch: {
        members: {
          watch: {
            call: {
              callbacks: [{ at: '2', frequency: 'perMessage', because: 'for every change of an object' }],
            },
          },
        },
      },
    },
  },
];

export const storeLibraries: readonly Library[] = [
  ...databases,
  ...search,
  supabase,
  ...coordination,
  ...remote,
];
