// Receivers whose type only a type checker knows: found with typescript-eslint's type information, and passed over without.
import { ESLint, type Linter } from 'eslint';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { afterEach, beforeEach, expect, test } from 'vitest';
import plugin from '../../packages/eslint-plugin/src/index.ts';
import { Workspace } from './workspace.ts';

/** The counter comes out of a package's declarations: no source of the program names its type. */
const APP = `import express from 'express';
import { counterFor, requests } from '@acme/metrics';
express().use((req, res, next) => {
  requests.inc({ path: req.path });
  counterFor('hits').inc({ path: req.path });
  requests.inc({ path: 'fixed' });
  next();
});
`;
const LIBRARIES = {
  'node_modules/@acme/metrics/package.json': '{"name":"@acme/metrics","types":"index.d.ts"}',
  'node_modules/@acme/metrics/index.d.ts': `import { Counter } from 'prom-client';
export declare const requests: Counter<'path'>;
export declare function counterFor(name: string): Counter<'path'>;
`,
  // Express's own types come out of another package than Express, as @types/express has it.
  'node_modules/@acme/web/package.json': '{"name":"@acme/web","types":"index.d.ts"}',
  'node_modules/@acme/web/index.d.ts': `import { Application } from 'express';
export declare const app: Application;
`,
  'node_modules/@types/express/package.json': '{"name":"@types/express","types":"index.d.ts"}',
  'node_modules/@types/express/index.d.ts': `import * as core from 'express-serve-static-core';
declare namespace e {
  interface Application extends core.Application {}
  interface Request extends core.Request {}
}
export = e;
`,
  'node_modules/@types/express-serve-static-core/package.json':
    '{"name":"@types/express-serve-static-core","types":"index.d.ts"}',
  'node_modules/@types/express-serve-static-core/index.d.ts': `export interface Request { path: string; url: string }
export interface Application { use(handler: (req: Request, res: object) => void): void }
`,
  'node_modules/prom-client/package.json': '{"name":"prom-client","types":"index.d.ts"}',
  'node_modules/prom-client/index.d.ts':
    'export declare class Counter<T extends string = string> { inc(labels: Partial<Record<T, string>>): void; }\n',
};

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace({
    'src/app.ts': APP,
    'tsconfig.json': '{"compilerOptions":{"strict":true,"module":"nodenext","types":[]},"include":["src"]}',
    ...LIBRARIES,
  });
});
afterEach(() => workspace.remove());

async function linted(hasTypes: boolean, text = APP): Promise<string[]> {
  const eslint = new ESLint({
    cwd: workspace.root,
    overrideConfigFile: true,
    overrideConfig: [
      plugin.configs.recommended as unknown as Linter.Config,
      {
        files: ['**/*.ts'],
        languageOptions: {
          parser: tseslint.parser,
          parserOptions: hasTypes ? { projectService: true, tsconfigRootDir: workspace.root } : {},
        },
      } as Linter.Config,
    ],
  });
  const [result] = await eslint.lintText(text, { filePath: join(workspace.root, 'src/app.ts') });
  return (result?.messages ?? []).map((m) => `${m.line} ${m.ruleId ?? m.message}`);
}

test('a request is known by the package that its type is declared in', async () => {
  const handed = `import { app } from '@acme/web';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
app.use((incoming) => requests.inc({ path: incoming.path }));
`;
  expect(await linted(false, handed)).toEqual([]);
  expect(await linted(true, handed)).toEqual(['4 leakline/no-unbounded-metric-label']);
});

const FOUND = ['4 leakline/no-unbounded-metric-label', '5 leakline/no-unbounded-metric-label'];

test('without type information, what nobody knows is passed over', async () => {
  expect(await linted(false)).toEqual([]);
});

test('with it, the receiver is known', async () => {
  expect(await linted(true)).toEqual(FOUND);
});

test('also in a text that is not saved', async () => {
  const unsaved = APP.replace("'fixed'", 'req.path');
  expect(await linted(true, unsaved)).toEqual([...FOUND, '6 leakline/no-unbounded-metric-label']);
});

test('a type belongs to the package that hands it on, wherever it is declared; to no other of its name', async () => {
  const counter = 'export declare class Counter { inc(labels: object): void; }\n';
  const files = {
    'node_modules/prom-client/index.d.ts': "export { Counter } from '@acme/prom-core/counter';\n",
    'node_modules/@acme/prom-core/package.json': '{"name":"@acme/prom-core"}',
    'node_modules/@acme/prom-core/counter.d.ts': counter,
    'node_modules/@acme/metrics/index.d.ts': `import { Counter } from '@acme/prom-core/counter';
import { Counter as Other } from '@acme/other';
export declare const requests: Counter;
export declare function counterFor(name: string): Other;
`,
    'node_modules/@acme/other/package.json': '{"name":"@acme/other","types":"index.d.ts"}',
    'node_modules/@acme/other/index.d.ts': counter,
  };
  for (const [path, text] of Object.entries(files)) workspace.write(path, text);
  const text = `import 'prom-client';\n${APP}`;
  expect(await linted(false, text)).toEqual([]);
  expect(await linted(true, text)).toEqual(['5 leakline/no-unbounded-metric-label']);
});
