//= sessions that express-session keeps by itself
import express from 'express';
import session from 'express-session';

const app = express();
app.use(session({ secret: 'x', resave: false, saveUninitialized: true })); // want "keeps a session for each visitor in the memory"
app.listen(80);

//= options in a variable, and none at all
const express = require('express');
const session = require('express-session');
const shared = { resave: false };
const options = { secret: 'x', ...shared };
const app = express();
app.use(session(options)); // want "keeps a session for each visitor"
app.use('/admin', session()); // want "keeps a session for each visitor"
app.listen(80);

//= a store is given, or may be
import express from 'express';
import session, { Store } from 'express-session';
import RedisStore from 'connect-redis';
import { sessionOptions } from './options.js';
import { shared } from 'our-settings';

const app = express();
app.use(session({ secret: 'x', store: new RedisStore({}) }));
app.use(session(sessionOptions));
app.use(session({ secret: 'x', ...shared }));
app.use(session(shared.sessions));
const later: { secret: string; store?: Store } = { secret: 'x' };
if (process.env.REDIS_URL) later.store = new RedisStore({});
app.use(session(later));
export function mount(options: { secret: string } = { secret: 'x' }) {
  app.use(session(options));
  app.use(session({ resave: false, ...options }));
  const all = Object.assign({}, { resave: false }, options);
  app.use(session(all));
}
app.listen(80);
//- options.ts
import RedisStore from 'connect-redis';
export const sessionOptions = { secret: 'x', store: new RedisStore({}) };

//= its store by name; a choice for where it runs is told at `low`
import express from 'express';
import session from 'express-session';
import RedisStore from 'connect-redis';

const app = express();
app.use(session({ secret: 'x', store: new session.MemoryStore() })); // want "`MemoryStore` keeps a session for each visitor"
app.use(session({ secret: 'x', store: process.env.REDIS ? new RedisStore({}) : new session.MemoryStore() }));
if (process.env.NODE_ENV === 'development') app.use('/dev', session({ secret: 'x' }));
app.listen(80);

//= a session for each request goes with it
import express from 'express';
import session from 'express-session';

const app = express();
app.use((req, res, next) => {
  session({ secret: 'x' })(req, res, next);
});
app.listen(80);

//= Fastify's and Koa's
import Fastify from 'fastify';
import fastifySession from '@fastify/session';
import Koa from 'koa';
import koaSession from 'koa-generic-session';
import { MemoryStore, sessionMiddleware } from 'hono-sessions';
import { Hono } from 'hono';
import { stores } from 'our-stores';

const app = Fastify();
app.register(fastifySession, { secret: 'x'.repeat(32) }); // want "keeps a session for each visitor"
app.register(fastifySession, { secret: 'x'.repeat(32), store: stores.sessions });
const koa = new Koa();
koa.use(koaSession()); // want "keeps a session for each visitor"
koa.use(koaSession({ store: stores.sessions }));
const hono = new Hono();
hono.use('*', sessionMiddleware({ store: new MemoryStore() })); // want "keeps a session for each visitor"
koa.listen(80);

//= bots, conversations, and what clients ask a GraphQL server to persist
import { Bot, session } from 'grammy';
import { Telegraf, session as telegrafSession } from 'telegraf';
import { MemorySaver } from '@langchain/langgraph';
import { MemoryStorage } from 'botbuilder';
import { ApolloServer } from 'apollo-server-express';
import { files } from 'our-stores';
import { typeDefs, resolvers } from './schema.js';

const bot = new Bot('token');
bot.use(session({ initial: () => ({ n: 0 }) })); // want "keeps the session of each chat"
bot.use(session({ initial: () => ({ n: 0 }), storage: files }));
const other = new Telegraf('token');
other.use(telegrafSession()); // want "keeps the session of each chat"
other.use(telegrafSession({ store: files }));
export const checkpointer = new MemorySaver(); // want "every checkpoint of each conversation"
export const storage = new MemoryStorage(); // want "the state of each conversation"
export const server = new ApolloServer({ typeDefs, resolvers }); // want "every query text that a client asks it to persist"
export const bounded = new ApolloServer({ typeDefs, resolvers, cache: 'bounded' });
export const without = new ApolloServer({ typeDefs, resolvers, persistedQueries: false });
//- schema.ts
export const typeDefs = '';
export const resolvers = {};

//= the current Apollo Server bounds its own cache
import { ApolloServer } from '@apollo/server';
export const server = new ApolloServer({ typeDefs: '', resolvers: {} });

//= options that a function of the program makes
import express from 'express';
import session from 'express-session';

function settings(isSecure: boolean) {
  const made = { secret: 'x', cookie: { maxAge: 1000, secure: false } };
  if (isSecure) made.cookie.secure = true;
  return made;
}
const app = express();
app.use(session(settings(true))); // want "keeps a session for each visitor"
app.listen(80);
