// Bundles what is published: the command and the ESLint plugin. Private packages go into the bundles; what has native parts stays a dependency.
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { typeDeclarations } from '../packages/eslint-plugin/src/type-declarations.ts';

const root = join(import.meta.dirname, '..');
const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  absWorkingDir: root,
  legalComments: 'none',
  logLevel: 'warning',
};
/** Bundled CommonJS dependencies call `require`, which ES modules do not have. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
const native = ['oxc-parser'];

async function cli(): Promise<void> {
  const out = join(root, 'packages/cli/dist');
  rmSync(out, { recursive: true, force: true });
  await build({
    ...shared,
    entryPoints: {
      leakline: 'packages/cli/src/bin.ts',
      'analysis-thread': 'packages/language-server/src/analysis-thread.ts',
      'snapshot-thread': 'packages/language-server/src/snapshot-thread.ts',
      'lowering-thread': 'packages/project/src/lowering-thread.ts',
    },
    outdir: out,
    format: 'esm',
    splitting: true,
    external: native,
    banner: { js: requireBanner },
    minifySyntax: true,
    minifyWhitespace: true,
  });
  const bin = join(out, 'leakline.js');
  writeFileSync(bin, `#!/usr/bin/env node\n${readFileSync(bin, 'utf8')}`);
  chmodSync(bin, 0o755);
  copyFileSync(join(root, 'LICENSE'), join(root, 'packages/cli/LICENSE'));
}

async function plugin(): Promise<void> {
  const out = join(root, 'packages/eslint-plugin/dist');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  // ESLint brings its plugin kit; of typescript-eslint's utils only what makes a rule is bundled, which needs no TypeScript.
  const external = [...native, '@eslint/plugin-kit', 'eslint'];
  await build({
    ...shared,
    entryPoints: {
      index: 'packages/eslint-plugin/src/index.ts',
      'analyst-thread': 'packages/eslint-plugin/src/analyst-thread.ts',
      'lowering-thread': 'packages/project/src/lowering-thread.ts',
    },
    outdir: out,
    format: 'esm',
    splitting: true,
    external,
    banner: { js: requireBanner },
  });
  await build({
    ...shared,
    entryPoints: ['packages/eslint-plugin/src/index.ts'],
    outfile: join(out, 'index.cjs'),
    format: 'cjs',
    external,
    // The threads' scripts are beside this file, too.
    define: { 'import.meta.url': '__leaklineUrl' },
    banner: { js: "const __leaklineUrl = require('node:url').pathToFileURL(__filename).href;" },
    footer: { js: 'module.exports = module.exports.default;' },
  });
  writeFileSync(join(out, 'index.d.ts'), typeDeclarations('esm'));
  writeFileSync(join(out, 'index.d.cts'), typeDeclarations('cjs'));
  copyFileSync(join(root, 'LICENSE'), join(root, 'packages/eslint-plugin/LICENSE'));
}

await Promise.all([cli(), plugin()]);
