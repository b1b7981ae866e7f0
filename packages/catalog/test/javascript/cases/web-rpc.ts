//= grpc: the handlers of a server
import * as grpc from '@grpc/grpc-js';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const server = new grpc.Server();
const started: string[] = [];
const getUser: grpc.handleUnaryCall<unknown, unknown> = (call, callback) => {
  hits.inc({ by: call.getPeer() }); // want "client's address"
  hits.inc({ by: String(call.metadata.get('x-tenant')[0]) }); // want "metadata of a call"
  hits.inc({ by: call.metadata.getMap()['x-tenant'] }); // want "metadata of a call"
  hits.inc({ by: call.getPath() });
  callback(null, {});
};
server.addService(service, {
  getUser,
  listUsers: (call) => {
    started.push('one more'); // want "grows by an entry"
    hits.inc({ by: call.getPeer() }); // want "client's address"
    call.write({});
    call.end();
  },
});
server.bindAsync('0.0.0.0:50051', grpc.ServerCredentials.createInsecure(), () => started.push('once'));

//= grpc: a client for every call, and one for all
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');
const proto = grpc.loadPackageDefinition(protoLoader.loadSync('users.proto'));
const shared = new proto.users.Users('users:50051', grpc.credentials.createInsecure());
const express = require('express');
express().get('/users/:id', (req, res) => {
  const client = new proto.users.Users('users:50051', grpc.credentials.createInsecure()); // want "gRPC client is made"
  client.getUser({ id: req.params.id }, () => client.close());
  shared.getUser({ id: req.params.id }, () => res.end());
});

//= graphql: the resolvers of Apollo Server
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const asked: string[] = [];
const resolvers = {
  Query: {
    user: (parent, args, context, info) => {
      asked.push('one more'); // want "grows by an entry"
      hits.inc({ by: info.operation.name?.value }); // want "name of an operation"
      hits.inc({ by: `${info.parentType.name}.${info.fieldName}` });
      hits.inc({ by: info.operation.operation });
    },
  },
};
const server = new ApolloServer({
  typeDefs: '',
  resolvers,
  plugins: [
    {
      async requestDidStart(requestContext) {
        hits.inc({ by: requestContext.request.operationName }); // want "name of an operation"
        hits.inc({ by: requestContext.queryHash }); // want "hash of the query"
        return {
          async didResolveOperation({ operationName, operation }) {
            hits.inc({ by: operationName ?? 'anonymous' }); // want "name of an operation"
            hits.inc({ by: operation.operation });
          },
          async willSendResponse() {
            asked.push('one more'); // want "grows by an entry"
          },
        };
      },
      async serverWillStart() {
        asked.push('once');
      },
    },
  ],
});
startStandaloneServer(server, {
  context: async ({ req }) => {
    asked.push('one more'); // want "grows by an entry"
    hits.inc({ by: req.headers['x-tenant'] }); // want "request header"
    return {};
  },
});

//= graphql: Apollo Server behind Express, and the context of its plugins
import type { GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
express().use(
  '/graphql',
  expressMiddleware(server, {
    context: async ({ req }) => {
      hits.inc({ by: req.originalUrl }); // want "raw request URL"
      hits.inc({ by: req.method });
    },
  }),
);
export function sent(context: GraphQLRequestContextWillSendResponse<unknown>) {
  hits.inc({ by: context.operationName }); // want "name of an operation"
  hits.inc({ by: context.operation.operation });
}

//= graphql: yoga, and a schema of tools
import { makeExecutableSchema } from '@graphql-tools/schema';
import { createSchema, createYoga } from 'graphql-yoga';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const asked: string[] = [];
export const tools = makeExecutableSchema({
  typeDefs: '',
  resolvers: [{ Query: { a: () => void asked.push('one more') } }], // want "grows by an entry"
});
export const yoga = createYoga({
  schema: createSchema({
    typeDefs: '',
    resolvers: {
      Subscription: {
        ticks: {
          subscribe: async function* () {
            asked.push('one more'); // want "grows by an entry"
          },
        },
      },
    },
  }),
  context: ({ request, params }) => {
    hits.inc({ by: request.headers.get('x-tenant') }); // want "request header"
    hits.inc({ by: params.operationName }); // want "name of an operation"
    hits.inc({ by: 'operation' });
  },
});

//= graphql: decorated resolvers
import { FieldResolver, type MiddlewareFn, Mutation, Query, Resolver } from 'type-graphql';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const asked: string[] = [];
@Resolver()
export class Recipes {
  constructor() {
    asked.push('once');
  }
  @Query()
  recipe() {
    asked.push('one more'); // want "grows by an entry"
  }
  @Mutation()
  add() {
    asked.push('one more'); // want "grows by an entry"
  }
}
export const timing: MiddlewareFn = async ({ info }, next) => {
  hits.inc({ by: info.operation.name?.value }); // want "name of an operation"
  hits.inc({ by: info.fieldName });
  return next();
};

//= trpc: procedures and middlewares
import { initTRPC } from '@trpc/server';
import { createExpressMiddleware, type CreateExpressContextOptions } from '@trpc/server/adapters/express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const asked: string[] = [];
const t = initTRPC.context().create();
const counted = t.middleware(async ({ path, type, next }) => {
  asked.push('one more'); // want "grows by an entry"
  hits.inc({ by: path });
  hits.inc({ by: type });
  return next();
});
export const procedure = t.procedure.use(counted);
export const router = t.router({
  user: procedure.input(String).query(async ({ input }) => {
    asked.push('one more'); // want "grows by an entry"
  }),
  add: t.procedure.mutation(() => {
    asked.push('one more'); // want "grows by an entry"
  }),
});
export async function createContext({ req }: CreateExpressContextOptions) {
  hits.inc({ by: req.ip }); // want "client address"
  hits.inc({ by: req.route?.path ?? 'unmatched' });
}
export const middleware = createExpressMiddleware({
  router,
  createContext: ({ req }) => {
    hits.inc({ by: req.originalUrl }); // want "raw request URL"
  },
});

//= hooks that a plugin of Apollo Server gives back
import { ApolloServer } from '@apollo/server';
import { Counter } from 'prom-client';

const operations = new Counter({ name: 'operations', help: 'operations', labelNames: ['query', 'field'] });
export const server = new ApolloServer({
  typeDefs: '',
  plugins: [
    {
      async requestDidStart() {
        return {
          async willSendResponse(context) {
            operations.inc({ query: context.request.query }); // want "the query text"
          },
        };
      },
    },
  ],
});

//= a resolver that subscribes, and what a plugin of Yoga is told
import { createServer } from 'node:http';
import { PubSub } from 'graphql-subscriptions';
import { createSchema, createYoga } from 'graphql-yoga';
import { Counter } from 'prom-client';
const asked = new Counter({ name: 'asked', help: 'h', labelNames: ['operation'] });
const pubsub = new PubSub();
const tidy = new PubSub();
const yoga = createYoga({
  plugins: [
    {
      onExecute({ args }) {
        asked.inc({ operation: args.operationName }); // want "the name of an operation"
      },
    },
  ],
  schema: createSchema({
    typeDefs: 'type Query { loaf: String watched: String }',
    resolvers: {
      Query: {
        loaf: async () => {
          await pubsub.subscribe('LOAF', () => console.log('baked')); // want "again and again|each"
          return 'rye';
        },
        watched: async () => {
          const id = await tidy.subscribe('LOAF', () => console.log('baked'));
          tidy.unsubscribe(id);
          return 'rye';
        },
      },
    },
  }),
});
createServer(yoga).listen(4000);

//= graphql: resolvers of a schema that is written in objects, in another file and behind a function
//- orders.ts
import { GraphQLID, GraphQLObjectType } from 'graphql';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const carts: string[] = [];
const fieldsMade: string[] = [];
export const order = {
  args: { id: { type: GraphQLID } },
  async resolve(_: unknown, args) {
    hits.inc({ by: args.id }); // want "by its name"
    carts.push('one more'); // want "grows by an entry"
  },
};
export const Order = new GraphQLObjectType({
  name: 'Order',
  fields: { total: { resolve: () => void carts.push('a total') } }, // want "grows by an entry"
  isTypeOf: () => true,
});
export const listFields = () => void fieldsMade.push('once');
//- schema.ts
import { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { listFields, order } from './orders.ts';
const query = new GraphQLObjectType({
  name: 'Query',
  fields: () => {
    listFields();
    return { order };
  },
});
export const schema = new GraphQLSchema({ query });
