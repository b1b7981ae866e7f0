// Databases and vector stores that their vendors host: clients with channels, timers and agents of their own.
import type { Library } from '../../schema.ts';
import { calls, constructs, freedBy, giving, holding, making, named } from './rows.ts';

const language = 'javascript';

const weaviateDoors = named(
  ['connectToLocal', 'connectToCustom', 'connectToWeaviateCloud'],
  calls(holding('Weaviate client', 'WeaviateClient', 'close')),
);

export const hostedStoreLibraries: readonly Library[] = [
  {
    language,
    packages: ['@azure/cosmos'],
    version: '4.9.3',
    source: 'dist/esm/CosmosClient.js (an interval refreshes its endpoints until dispose)',
    exports: {
      CosmosClient: constructs(
        holding('Cosmos DB client', 'CosmosClient', 'dispose', {
          because: 'the interval that refreshes its endpoints keeps each one alive until it is disposed',
        }),
      ),
    },
    types: { CosmosClient: freedBy('dispose') },
  },
  {
    language,
    packages: ['@google-cloud/spanner'],
    version: '8.13.0',
    source: 'build/src/index.d.ts (sessions and gRPC channels until close)',
    exports: { Spanner: constructs(holding('Spanner client', 'Spanner', 'close')) },
    types: { Spanner: freedBy('close') },
  },
  {
    language,
    packages: ['snowflake-sdk'],
    version: '3.3.0',
    source: 'dist/index.d.ts',
    exports: {
      createConnection: calls(holding('Snowflake connection', 'Connection', 'destroy')),
      createPool: giving('Pool'),
    },
    types: {
      Connection: freedBy('destroy'),
      Pool: {},
    },
  },
  {
    language,
    packages: ['weaviate-client'],
    version: '3.12.1',
    source: 'dist/node/esm/index.d.ts (a gRPC channel until close)',
    exports: { ...weaviateDoors, default: { type: 'Weaviate' } },
    types: { Weaviate: { members: weaviateDoors }, WeaviateClient: freedBy('close') },
  },
  {
    language,
    packages: ['@zilliz/milvus2-sdk-node'],
    version: '3.0.6',
    source: 'dist/milvus/grpc/GrpcClient.d.ts (a pool of gRPC channels until closeConnection)',
    exports: { MilvusClient: constructs(holding('Milvus client', 'MilvusClient', 'closeConnection')) },
    types: { MilvusClient: freedBy('closeConnection') },
  },
  {
    language,
    packages: ['@qdrant/js-client-rest'],
    version: '1.18.0',
    source: 'dist/esm/api-client.js, dispatcher.js (an undici agent each, which nothing closes)',
    exports: {
      QdrantClient: constructs(
        making('Qdrant client', 'churn', 'QdrantClient', {
          because: 'each one has an agent of its own, whose connections no other call can use',
        }),
      ),
    },
    types: { QdrantClient: {} },
  },
];
