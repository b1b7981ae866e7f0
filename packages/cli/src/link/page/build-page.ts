// Bundles the HTML report's script and style into `page.generated.ts`, so that the report is one file and the command
// needs no bundler when it writes one. Run it after changing page.js or page.css: npx tsx packages/cli/src/link/page/build-page.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const FILE = join(import.meta.dirname, 'page.generated.ts');
// Both licences ask for their notice to be kept where the code goes.
const NOTICE =
  '/* d3-flame-graph 5 (Apache-2.0, (c) Martin Spier) and parts of d3 (ISC, (c) Mike Bostock): https://github.com/spiermar/d3-flame-graph, https://d3js.org */';

/** The text that page.generated.ts must have. */
export async function pageModule(): Promise<string> {
  const script = await bundled('page.js', NOTICE);
  const style = await bundled('page.css', '');
  const text = `// Written by build-page.ts from page.js and page.css; a test compares them.
export const PAGE_SCRIPT = ${JSON.stringify(script)};
export const PAGE_STYLE = ${JSON.stringify(style)};
`;
  return format(text, { ...(await resolveConfig(FILE)), parser: 'typescript' });
}

async function bundled(name: string, notice: string): Promise<string> {
  const entry = join(import.meta.dirname, name);
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    outdir: import.meta.dirname,
    format: 'iife',
    target: ['chrome109', 'firefox115', 'safari16'],
    charset: 'utf8',
    legalComments: 'none',
    // The component's own style is for light pages only; ours has its rules.
    plugins: [
      {
        name: 'own-style-only',
        setup: ({ onLoad }) => {
          onLoad({ filter: /d3-flamegraph\.css$/ }, () => ({ contents: '', loader: 'css' }));
        },
      },
    ],
  });
  const output = outputFiles.find(({ path }) => path.endsWith(name.slice(name.lastIndexOf('.'))));
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${name}`);
  const text = `${notice}${output.text}`.trim();
  // The text stands between tags of a page.
  if (/<\/(script|style)/i.test(text)) throw new Error(`${name} would end its own element`);
  return text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await pageModule();
  if (readOrEmpty() !== text) writeFileSync(FILE, text);
}

function readOrEmpty(): string {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return '';
  }
}
