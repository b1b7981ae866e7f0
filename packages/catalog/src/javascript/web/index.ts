// Web frameworks, servers and schedulers: who calls a handler how often, and how varied what it is given is.
import type { Library } from '../../schema.ts';
import { adonis, adonis5 } from './adonis.ts';
import { bots } from './bots.ts';
import { chatNetworks } from './chat-networks.ts';
import { colyseus } from './colyseus.ts';
import { containers } from './containers.ts';
import { decoratedControllers } from './decorated-controllers.ts';
import { elysia } from './elysia.ts';
import { expressMiddlewares } from './express-middlewares.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { feathers, feathersServers } from './feathers.ts';
import { fetchRuntimes } from './fetch.ts';
import { fileRoutes } from './file-routes.ts';
import { functions } from './functions.ts';
import { graphqlServers } from './graphql.ts';
import { grpc } from './grpc.ts';
import { h3Libraries } from './h3.ts';
import { hapi } from './hapi.ts';
import { honoLibraries } from './hono.ts';
import { koaLibraries } from './koa.ts';
import { lambda } from './lambda.ts';
import { mcp } from './mcp.ts';
import { meteor } from './meteor.ts';
import { moleculer } from './moleculer.ts';
import { nestModules } from './nest-modules.ts';
import { nest } from './nest.ts';
import { next } from './next.ts';
import { oak } from './oak.ts';
import { probot } from './probot.ts';
import { requestContexts } from './request-contexts.ts';
import { routers } from './routers.ts';
import { sails } from './sails.ts';
import { schedulers } from './schedulers.ts';
import { sessions } from './sessions.ts';
import { sockets } from './sockets.ts';
import { strapi } from './strapi.ts';
import { tokens } from './tokens.ts';
import { trpc } from './trpc.ts';

export const webLibraries: readonly Library[] = [
  adonis,
  adonis5,
  ...bots,
  ...chatNetworks,
  colyseus,
  ...containers,
  ...decoratedControllers,
  elysia,
  express,
  ...expressMiddlewares,
  ...fastify,
  feathers,
  feathersServers,
  ...fetchRuntimes,
  ...fileRoutes,
  ...functions,
  ...graphqlServers,
  grpc,
  ...h3Libraries,
  hapi,
  ...honoLibraries,
  ...koaLibraries,
  ...lambda,
  mcp,
  meteor,
  moleculer,
  ...nest,
  ...nestModules,
  ...next,
  oak,
  probot,
  ...requestContexts,
  ...routers,
  sails,
  ...schedulers,
  ...sessions,
  ...sockets,
  ...strapi,
  ...tokens,
  trpc,
];
