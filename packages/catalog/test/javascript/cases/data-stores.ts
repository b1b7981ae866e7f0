//= Cassandra, Neo4j, ClickHouse
import cassandra from 'cassandra-driver';
import neo4j from 'neo4j-driver';
import { createClient } from '@clickhouse/client';
import express from 'express';

const app = express();
const cluster = new cassandra.Client({ contactPoints: ['db'], localDataCenter: 'dc1' });
const driver = neo4j.driver('neo4j://db');
const clickhouse = createClient({ url: 'http://db:8123' });

app.get('/cassandra', async (_req, res) => {
  const own = new cassandra.Client({ contactPoints: ['db'], localDataCenter: 'dc1' }); // want "Cassandra client"
  res.json([await own.execute('select 1'), await cluster.execute('select 1')]);
  await own.shutdown();
});
app.get('/neo4j', async (_req, res) => {
  const own = neo4j.driver('neo4j://db'); // want "Neo4j driver"
  const session = driver.session();
  res.json([await session.run('return 1'), await own.executeQuery('return 1')]);
  await session.close();
  await own.close();
});
app.get('/clickhouse', async (_req, res) => {
  const own = createClient({ url: 'http://db:8123' }); // want "ClickHouse client"
  res.json([await own.ping(), await clickhouse.ping()]);
  await own.close();
});

//= search engines
import { Client } from '@elastic/elasticsearch';
import { Client as OpenSearch } from '@opensearch-project/opensearch';
import express from 'express';

const app = express();
const elastic = new Client({ node: 'http://search:9200' });
const openSearch = new OpenSearch({ node: 'http://search:9200' });

app.get('/elastic', async (req, res) => {
  const own = new Client({ node: 'http://search:9200' }); // want "Elasticsearch client"
  const child = elastic.child({ opaqueIdPrefix: 'api' });
  res.json([await own.search({ q: 'x' }), await child.search({ q: 'x' })]);
});
app.get('/opensearch', async (req, res) => {
  const own = new OpenSearch({ node: 'http://search:9200' }); // want "OpenSearch client"
  res.json([await own.search({ q: 'x' }), await openSearch.search({ q: 'x' })]);
});

//= Couchbase, ArangoDB, Dgraph
import * as couchbase from 'couchbase';
import { Database } from 'arangojs';
import * as dgraph from 'dgraph-js';
import express from 'express';

const app = express();
const cluster = await couchbase.connect('couchbase://db');
const stub = new dgraph.DgraphClientStub('db:9080');
const client = new dgraph.DgraphClient(stub);

app.get('/couchbase', async (_req, res) => {
  const own = await couchbase.Cluster.connect('couchbase://db'); // want "Couchbase cluster connection"
  res.json([await own.query('select 1'), await cluster.query('select 1')]);
  await own.close();
});
app.get('/arango', async (_req, res) => {
  const db = new Database({ url: 'http://db:8529' });
  res.json(await db.version());
});
app.get('/dgraph', async (_req, res) => {
  const own = new dgraph.DgraphClientStub('db:9080'); // want "Dgraph connection"
  res.json([await client.newTxn().query('{}'), await new dgraph.DgraphClient(own).newTxn().query('{}')]);
  own.close();
});

//= Supabase refreshes its session by a timer
import { createClient } from '@supabase/supabase-js';
import express from 'express';

const app = express();
const url = process.env.SUPABASE_URL ?? '';
const key = process.env.SUPABASE_KEY ?? '';
app.get('/leaky', async (_req, res) => {
  const supabase = createClient(url, key); // want "Supabase client .* refreshes its session for ever"
  res.json(await supabase.from('orders').select());
});
app.get('/right', async (req, res) => {
  const supabase = createClient(url, key, {
    auth: { autoRefreshToken: false, persistSession: false },
    global: { headers: { Authorization: req.get('authorization') ?? '' } },
  });
  res.json(await supabase.from('orders').select());
});

//= Memcached and memjs
import Memcached from 'memcached';
import memjs from 'memjs';
import express from 'express';

const app = express();
const shared = new Memcached('cache:11211');
const other = memjs.Client.create('cache:11211');

app.get('/memcached', (req, res) => {
  const own = new Memcached('cache:11211'); // want "Memcached connection pool"
  own.get('a', () => shared.get('b', (_err: unknown, value: unknown) => res.json(value)));
});
app.get('/memjs', async (req, res) => {
  const own = memjs.Client.create('cache:11211'); // want "Memcached client"
  res.json([await own.get('a'), await other.get('b')]);
  own.close();
});

//= coordination services
import { Etcd3 } from 'etcd3';
import zookeeper from 'node-zookeeper-client';
import Consul from 'consul';
import express from 'express';

const app = express();
const etcd = new Etcd3();
const consul = new Consul({ host: 'consul' });
const session = zookeeper.createClient('zk:2181');
session.connect();

app.get('/etcd', async (_req, res) => {
  const own = new Etcd3({ hosts: 'etcd:2379' }); // want "etcd client"
  res.json([await own.get('a'), await etcd.get('b')]);
  own.close();
});
app.get('/zookeeper', (_req, res) => {
  const own = zookeeper.createClient('zk:2181'); // want "ZooKeeper session"
  own.connect();
  res.end();
});
app.get('/consul', async (_req, res) => {
  const own = new Consul({ host: 'consul' }); // want "Consul client"
  res.json([await own.kv.get('a'), await consul.kv.get('b')]);
});

//= remote machines and directories
import { Client } from 'ssh2';
import SftpClient from 'ssh2-sftp-client';
import ldap from 'ldapjs';
import { Client as LdapClient } from 'ldapts';
import express from 'express';

const app = express();
app.post('/run', (_req, res) => {
  const connection = new Client(); // want "SSH connection"
  connection.on('ready', () => connection.end()).connect({ host: 'box' });
  res.end();
});
app.post('/upload', async (_req, res) => {
  const sftp = new SftpClient(); // want "SFTP connection"
  await sftp.connect({ host: 'files' });
  await sftp.end();
  res.end();
});
app.post('/login', async (req, res) => {
  // A bind is as the user who asks.
  const client = new LdapClient({ url: 'ldaps://directory' });
  await client.bind(req.body.dn, req.body.password);
  await client.unbind();
  const other = ldap.createClient({ url: 'ldaps://directory' });
  other.bind(req.body.dn, req.body.password, () => other.unbind());
  res.end();
});

//= clients that only hold their configuration
import * as Minio from 'minio';
import Docker from 'dockerode';
import * as k8s from '@kubernetes/client-node';
import express from 'express';
import { Counter } from 'prom-client';

const app = express();
const changes = new Counter({ name: 'changes_total', help: 'Changes', labelNames: ['uid'] });
app.get('/files', async (_req, res) => {
  const minio = new Minio.Client({ endPoint: 's3', accessKey: 'a', secretKey: 'b' });
  res.json(await minio.listBuckets());
});
app.get('/containers', async (_req, res) => {
  const docker = new Docker();
  res.json(await docker.listContainers());
});
const seen: string[] = [];
export function watchPods(config: k8s.KubeConfig, list: () => Promise<never>) {
  const informer = k8s.makeInformer(config, '/api/v1/pods', list);
  informer.on('add', (pod) => {
    seen.push(pod.metadata.uid); // want "`seen` lives as long as the process"
    changes.inc({ uid: 'one' });
  });
}

//= hosted databases and vector stores for each request
import { createServer } from 'node:http';
import { CosmosClient } from '@azure/cosmos';
import { Spanner } from '@google-cloud/spanner';
import { QdrantClient } from '@qdrant/js-client-rest';
import { MilvusClient } from '@zilliz/milvus2-sdk-node';
import snowflake from 'snowflake-sdk';
import weaviate from 'weaviate-client';

const cosmos = new CosmosClient('https://recipes');
createServer(async (req, res) => {
  const own = new CosmosClient('https://recipes'); // want "Cosmos DB client"
  const spanner = new Spanner(); // want "Spanner client"
  const connection = snowflake.createConnection({ account: 'recipes' }); // want "Snowflake connection"
  const near = await weaviate.connectToLocal(); // want "Weaviate client"
  const milvus = new MilvusClient('localhost:19530'); // want "Milvus client"
  const qdrant = new QdrantClient({ url: 'http://qdrant' }); // want "Qdrant client"
  res.end(String([cosmos, own, spanner, connection, near, milvus, qdrant]));
}).listen(8080);
