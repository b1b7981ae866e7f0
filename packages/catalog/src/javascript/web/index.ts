// Web frameworks, servers and schedulers: who calls a handler how often, and how varied what it is given is.
import type { Library } from '../../schema.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';

export const webLibraries: readonly Library[] = [express, fastify];
