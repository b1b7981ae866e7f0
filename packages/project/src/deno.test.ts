// Imports as Deno writes them, seen through what is found behind them.
import { expect, test } from 'vitest';
import { packageInSpecifier } from './deno.ts';
import { MemoryHost } from './host.ts';
import { Project } from './project.ts';

test.each([
  ['npm:ioredis', 'ioredis'],
  ['npm:ioredis@5', 'ioredis'],
  ['npm:/ioredis@^5.4.1', 'ioredis'],
  ['npm:hono@4.6/cors', 'hono/cors'],
  ['npm:@aws-sdk/client-s3@3.600.0', '@aws-sdk/client-s3'],
  ['jsr:@oak/oak@^17', '@oak/oak'],
  ['jsr:@std/http/server', '@std/http/server'],
  ['https://esm.sh/pg@8.11.0', 'pg'],
  ['https://esm.sh/v135/@aws-sdk/client-s3@3?target=deno', '@aws-sdk/client-s3'],
  ['https://cdn.skypack.dev/express@4', 'express'],
  ['https://deno.land/x/oak@v12.6.1/mod.ts', 'deno.land/x/oak'],
  ['https://deno.land/std@0.200.0/http/server.ts', null],
  ['ioredis', null],
  ['./npm:x.ts', null],
])('%s is %s', (specifier, name) => {
  expect(packageInSpecifier(specifier)).toBe(name);
});

/** A service whose client has to be known by its package, and whose store lies in the project. */
const app = (client: string, store: string) => `
import http from 'node:http';
import Redis from '${client}';
import { cache } from '${store}';
http.createServer(async (req, res) => {
  cache.set(req.url ?? '', 1);
  res.end(await new Redis().get('k'));
}).listen(80);
`;
const STORE = 'export const cache = new Map<string, number>();\n';

const found = (files: Readonly<Record<string, string>>) =>
  new Project({ host: new MemoryHost(files) }).check().report.findings.map((f) => f.rule);
const BOTH = ['no-unbounded-module-collection', 'no-client-per-message'];

test.each([
  [
    'an import map in deno.json, with comments',
    'redis',
    '@/store.ts',
    {
      'deno.json': '{ // ours\n "imports": { "redis": "npm:ioredis@5", "@/": "./src/", }, }',
      'src/store.ts': STORE,
    },
  ],
  [
    'an import map beside its config',
    'redis',
    'store',
    {
      'deno.jsonc': '{ "importMap": "./import_map.json" }',
      'import_map.json': '{ "imports": { "redis": "https://esm.sh/ioredis@5", "store": "./lib/store.ts" } }',
      'lib/store.ts': STORE,
    },
  ],
  ['specifiers with their registry', 'npm:ioredis@5', './store.ts', { 'store.ts': STORE }],
  [
    'another name in package.json',
    'redis',
    './store.ts',
    { 'package.json': '{ "dependencies": { "redis": "npm:ioredis@^5" } }', 'store.ts': STORE },
  ],
])('%s', (_, client, store, files) => {
  expect(found({ 'main.ts': app(client, store), ...files })).toEqual(BOTH);
});

test('a map holds for the files below its own folder, the nearest first', () => {
  const files = {
    'deno.json': '{ "imports": { "cache": "npm:ioredis@5" } }',
    'site/deno.json': '{ "imports": { "cache": "npm:left-pad@1" } }',
    'store.ts': STORE,
    'site/store.ts': STORE,
  };
  expect(found({ ...files, 'main.ts': app('cache', './store.ts') })).toEqual(BOTH);
  expect(found({ ...files, 'site/main.ts': app('cache', './store.ts') })).toEqual(BOTH.slice(0, 1));
});

test('a config that is broken maps nothing, and does no harm', () => {
  const files = { 'store.ts': STORE, 'deno.json': '{ "imports": { "redis": "npm:ioredis@5", ' };
  expect(found({ ...files, 'main.ts': app('redis', './store.ts') })).toEqual(BOTH.slice(0, 1));
  expect(found({ ...files, 'deno.json': '[1', 'main.ts': app('npm:ioredis', './store.ts') })).toEqual(BOTH);
});
