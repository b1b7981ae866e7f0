// Bundles the extension: the client as CommonJS, which every VS Code loads, and the server with its analysis thread as modules.
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';

const here = import.meta.dirname;
const serverSources = join(here, '..', 'packages', 'language-server', 'src');

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  // VS Code 1.91, the oldest that package.json admits, runs extensions on Node 20.
  target: 'node20',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
};

export async function buildExtension(dist: string): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await build({
    ...shared,
    outdir: dist,
    entryPoints: { extension: join(here, 'src', 'extension.ts') },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
  });
  await buildServer(dist);
}

/** Writes `server.js`, `analysis-thread.js` and what they need; the folder's package must be of type `module`. */
export async function buildServer(dist: string): Promise<void> {
  await mkdir(dist, { recursive: true });
  await build({
    ...shared,
    outdir: dist,
    entryPoints: {
      server: join(serverSources, 'main.ts'),
      'analysis-thread': join(serverSources, 'analysis-thread.ts'),
      'snapshot-thread': join(serverSources, 'snapshot-thread.ts'),
    },
    format: 'esm',
    splitting: true,
    // CommonJS packages inside an ES module still call require for Node's own modules.
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module';const require = $createRequire(import.meta.url);",
    },
  });
  await copyNativeParser(dist);
}

/** oxc-parser looks for its native part beside the running file first; each platform's package holds one. */
async function copyNativeParser(dist: string): Promise<void> {
  const requireFrom = createRequire(join(here, '..', 'packages', 'javascript', 'package.json'));
  const scope = join(dirname(requireFrom.resolve('oxc-parser/package.json')), '..', '@oxc-parser');
  for (const target of await readdir(scope))
    for (const file of await readdir(join(scope, target)))
      if (file.endsWith('.node')) await copyFile(join(scope, target, file), join(dist, file));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildExtension(join(here, 'dist'));
