// GraphQL servers: resolvers run for every operation; the name of an operation is what a client calls it.
import type { Callback, Effect, Library, Member } from '../../schema.ts';
import { runsMethod } from './nest.ts';
import { configured, each, finite, harmless, onRequest, perEntity, runs, typed } from './rows.ts';

const language = 'javascript';
const onOperation = 'for every GraphQL operation';
const operationName = perEntity('the name of an operation, which any client can choose');

/** What every resolver is handed. */
const ofResolver = [
  null,
  'graphql#operation arguments',
  'graphql#operation context',
  'graphql#GraphQLResolveInfo',
];

/** `resolvers: { Query: { user() {} } }`, or a list of such. */
export const resolvers = (at: string) =>
  runs(
    [at, `${at}[]`].flatMap((map) => [`${map}.*.*`, `${map}.*.*.resolve`, `${map}.*.*.subscribe`]),
    ofResolver,
    onOperation,
  );
/** `{ type, args, resolve() {} }` */
const resolved = (...fields: string[]) =>
  runs(
    fields.flatMap((field) => [`${field}.resolve`, `${field}.subscribe`]),
    ofResolver,
    onOperation,
  );
const context = (at: string, argument: string) =>
  runs([at], [argument], onRequest).map((callback) => ({ ...callback, makes: 'graphql#operation context' }));

const reference: Library = {
  language,
  packages: ['graphql'],
  version: '16.15.0',
  source:
    'type/definition.d.ts (GraphQLResolveInfo, GraphQLObjectTypeConfig: fields as they are, or behind a function)',
  exports: {
    GraphQLObjectType: {
      construct: {
        returns: 'SchemaType',
        callbacks: resolved('0.fields.*', '0.fields().*'),
      },
    },
  },
  types: {
    GraphQLResolveInfo: {
      members: {
        fieldName: configured('a field of the schema'),
        parentType: typed('SchemaType'),
        returnType: typed('SchemaType'),
        operation: typed('Operation'),
      },
    },
    // Whatever a client asks for; what is written down of their types says more.
    // What the server was told to make it of.
    'operation context': {},
    'operation arguments': { cardinality: 'perEvent', because: 'the arguments of an operation' },
    SchemaType: { members: { name: configured('a type of the schema') } },
    Operation: { members: { operation: finite, name: typed('OperationName') } },
    OperationName: { members: { value: operationName } },
  },
};

const schemas: Library = {
  language,
  packages: ['@graphql-tools/schema', 'graphql-tools'],
  version: '10.1.5, graphql-tools 9.0.35',
  source: 'dist/esm/index.d.ts',
  exports: { makeExecutableSchema: { call: { callbacks: resolvers('0.resolvers') } } },
};

const contexts = [
  ...['DidResolveSource', 'ParsingDidStart', 'ValidationDidStart', 'DidResolveOperation'],
  ...['DidEncounterErrors', 'ResponseForOperation', 'ExecutionDidStart', 'WillSendResponse'],
].map((stage) => `GraphQLRequestContext${stage}`);

/** What a plugin's `requestDidStart` gives back: functions for the stages of the operation. */
const stagesOf = (plugin: string) =>
  runs(
    [
      ...['didResolveSource', 'didResolveOperation', 'didEncounterErrors', 'responseForOperation'],
      ...['parsingDidStart', 'validationDidStart', 'executionDidStart', 'willSendResponse'],
    ].map((stage) => `${plugin}.requestDidStart().${stage}`),
    ['GraphQLRequestContext'],
    onOperation,
  );

/** What the versions of Apollo Server do not share. */
interface ApolloVersion extends Pick<Library, 'packages' | 'version' | 'source'> {
  /** Functions that the context of an operation is given to. */
  readonly exports: Readonly<Record<string, Member>>;
  /** Of what a server is made from. */
  readonly callbacks: readonly Callback[];
  readonly effects: readonly Effect[];
  /** Of a server. */
  readonly members: Readonly<Record<string, Member>>;
}
const apollo = ({ exports, callbacks, effects, members, ...about }: ApolloVersion): Library => ({
  language,
  ...about,
  exports: {
    ...exports,
    ApolloServer: {
      construct: {
        returns: 'ApolloServer',
        callbacks: [
          ...resolvers('0.resolvers'),
          ...runs(['0.plugins[].requestDidStart'], ['GraphQLRequestContext'], onRequest),
          ...stagesOf('0.plugins[]'),
          ...runs(['0.plugins[].serverWillStart'], [null], 'when the server starts', 'once'),
          ...runs(['0.formatError'], [null, null], 'for every failed operation'),
          ...callbacks,
        ],
        effects,
      },
    },
  },
  types: {
    ApolloServer: {
      members: {
        ...each(['start', 'stop', 'executeOperation'], harmless),
        ...members,
      },
    },
    ContextArgument: { members: { req: typed('express#Request'), res: typed('express#Response') } },
    GraphQLRequestContext: {
      members: {
        request: typed('GraphQLRequest'),
        operationName,
        operation: typed('graphql#Operation'),
        queryHash: perEntity('a hash of the query text'),
        source: perEntity('the query text'),
      },
    },
    ...Object.fromEntries(contexts.map((name) => [name, { extends: ['GraphQLRequestContext'] }])),
    GraphQLRequest: {
      members: { operationName, query: perEntity('the query text'), http: typed('HTTPGraphQLRequest') },
    },
    HTTPGraphQLRequest: { members: { headers: typed('RequestHeaders'), method: finite } },
  },
});
const apolloServer = apollo({
  packages: ['@apollo/server', '@apollo/server/standalone', '@apollo/server/express4'],
  version: '5.5.1',
  source:
    'dist/esm/externalTypes/{graphql,requestPipeline,plugins}.d.ts, dist/esm/ApolloServer.d.ts, dist/esm/standalone/index.d.ts',
  exports: each(['startStandaloneServer', 'expressMiddleware'], {
    call: { callbacks: context('1.context', 'ContextArgument') },
  }),
  callbacks: [],
  effects: [],
  members: {
    addPlugin: {
      call: {
        callbacks: [...runs(['0.requestDidStart'], ['GraphQLRequestContext'], onRequest), ...stagesOf('0')],
      },
    },
  },
});
const apolloServer3 = apollo({
  packages: ['apollo-server', 'apollo-server-express', 'apollo-server-core'],
  version: '3.13.0, apollo-server-express 3.13.0, apollo-server-core 3.13.0',
  source: 'dist/ApolloServer.js (its own cache has no bound unless it is told `cache: "bounded"`)',
  exports: {},
  callbacks: context('0.context', 'ContextArgument'),
  effects: [
    {
      effect: 'store',
      noun: 'every query text that a client asks it to persist',
      unless: ['0.cache', '0.persistedQueries'],
      certainty: 'medium',
    },
  ],
  members: each(['listen', 'applyMiddleware'], harmless),
});

const apolloExpress: Library = {
  language,
  packages: ['@as-integrations/express5', '@as-integrations/express4'],
  version: '1.1.2',
  source: 'dist/index.d.ts',
  exports: {
    expressMiddleware: { call: { callbacks: context('1.context', '@apollo/server#ContextArgument') } },
  },
};

const yogaServer: Member = {
  call: {
    returns: 'Yoga',
    callbacks: [
      ...context('0.context', 'YogaContext'),
      ...runs(['0.plugins[].onRequest', '0.plugins[].onRequestParse'], ['RequestEvent'], onRequest),
      ...runs(['0.plugins[].onParams'], ['ParamsEvent'], onRequest),
      ...runs(['0.plugins[].onExecute', '0.plugins[].onSubscribe'], ['ExecuteEvent'], onRequest),
      ...runs(
        ['0.plugins[].onExecutionResult', '0.plugins[].onResultProcess', '0.plugins[].onResponse'],
        ['RequestEvent'],
        onRequest,
      ),
    ],
  },
};
const yoga: Library = {
  language,
  packages: ['graphql-yoga'],
  version: '5.24.1',
  source:
    'typings/{server,schema,types,plugins/types}.d.ts; @whatwg-node/server 0.11.0 typings/plugins/types.d.ts, @envelop/types 5.2.2 typings/hooks.d.ts',
  exports: {
    createYoga: yogaServer,
    createSchema: { call: { callbacks: resolvers('0.resolvers') } },
  },
  types: {
    Yoga: { members: { fetch: harmless, handle: harmless } },
    YogaContext: { members: { request: typed('Request'), params: typed('Params') } },
    YogaInitialContext: { extends: ['YogaContext'] },
    RequestEvent: { members: { request: typed('Request'), url: typed('URL') } },
    ParamsEvent: { members: { params: typed('Params'), request: typed('Request') } },
    ExecuteEvent: { members: { args: typed('ExecutionArgs') } },
    ExecutionArgs: { members: { operationName, contextValue: typed('YogaContext') } },
    Params: { members: { operationName, query: perEntity('the query text') } },
  },
};

const subscriptions: Library = {
  language,
  packages: ['graphql-subscriptions'],
  version: '3.0.0',
  source:
    'dist/pubsub.d.ts, dist/pubsub.js (each one is a listener of an emitter until unsubscribe with its number)',
  exports: { PubSub: { construct: { returns: 'PubSub' } } },
  types: {
    PubSub: {
      members: {
        subscribe: {
          call: {
            callbacks: runs(['1'], [], 'for every event that is published'),
            effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['unsubscribe'] }],
          },
        },
        ...each(['publish', 'unsubscribe', 'asyncIterableIterator'], harmless),
      },
    },
  },
};

const typeGraphql: Library = {
  language,
  packages: ['type-graphql'],
  version: '2.0.0-rc.4 and 1.1.1',
  source:
    'build/typings/decorators/*.d.ts; build/cjs/utils/container.js (its own container keeps one instance)',
  exports: {
    ...each(['Query', 'Mutation', 'Subscription', 'FieldResolver'], runsMethod(onOperation)),
    Resolver: { decorates: { class: { instances: 'once' } } },
    ...each(['Arg', 'Args'], {
      decorates: { parameter: { cardinality: 'perEvent', because: 'the arguments of an operation' } },
    }),
    createMethodDecorator: { call: { callbacks: runs(['0'], ['ResolverData', null], onOperation) } },
  },
  types: {
    ResolverData: { members: { info: typed('graphql#GraphQLResolveInfo') } },
    MiddlewareFn: {
      function: { frequency: 'perMessage', parameters: ['ResolverData', null], because: onOperation },
    },
  },
};

const resolves = runs(
  ['0.resolve', '0.subscribe', '1.resolve', '1.subscribe'],
  [null, 'graphql#operation arguments', null, 'graphql#GraphQLResolveInfo'],
  onOperation,
);
const schemaIsMade = 'when the schema is made';
/** `queryType({ fields: (t) => ({ … }) })`, `queryField('name', (t) => …)` */
const fields = (...at: string[]): Member => ({
  call: { returns: 'TypeRef', callbacks: runs(at, ['FieldBuilder'], schemaIsMade, 'once') },
});
const pothos: Library = {
  language,
  packages: ['@pothos/core'],
  version: '4.15.1',
  source: 'dts/builder.d.ts, dts/fieldUtils/*.d.ts, dts/types/global/field-options.d.ts',
  exports: { default: { construct: { returns: 'SchemaBuilder' } } },
  types: {
    SchemaBuilder: {
      members: {
        ...each(['queryType', 'mutationType', 'subscriptionType'], fields('0.fields')),
        ...each(['queryFields', 'mutationFields', 'subscriptionFields'], fields('0')),
        ...each(['queryField', 'mutationField', 'subscriptionField'], fields('1')),
        ...each(['objectType', 'interfaceType'], fields('1.fields')),
        ...each(['objectFields', 'interfaceFields'], fields('1')),
        ...each(['objectRef', 'interfaceRef'], { call: { returns: 'TypeRef' } }),
        ...each(['toSchema', 'scalarType', 'enumType', 'inputType', 'unionType'], harmless),
      },
    },
    TypeRef: { members: { implement: fields('0.fields') } },
    // Plugins add more kinds of fields; all are given a resolver in this way.
    FieldBuilder: { members: { '*': { call: { callbacks: resolves } } } },
  },
};

const plugin: Member = { type: 'Plugin' };
const mercurius: Library = {
  language,
  packages: ['mercurius'],
  version: '16.10.1',
  source: 'index.d.ts (a plugin of Fastify, which is given the resolvers)',
  exports: { default: plugin, mercurius: plugin, '': plugin },
  // Each of its names leads to itself.
  types: { Plugin: { members: each(['default', 'mercurius'], plugin) } },
};

export const graphqlServers: readonly Library[] = [
  mercurius,
  pothos,
  reference,
  schemas,
  apolloServer,
  apolloServer3,
  apolloExpress,
  yoga,
  subscriptions,
  typeGraphql,
];
