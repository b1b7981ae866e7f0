// The arrows between the packages, and what the engine must not know, as ARCHITECTURE.md states them.
import { readFileSync } from 'node:fs';
import { glob } from 'glob';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What each part may import of the others. */
const ALLOWED: Record<string, readonly string[]> = {
  ir: [],
  catalog: ['ir'],
  javascript: ['ir'],
  go: ['ir'],
  profile: ['ir'],
  analysis: ['ir', 'catalog'],
  rules: ['ir', 'analysis'],
  project: ['ir', 'catalog', 'javascript', 'go', 'analysis', 'rules'],
  'eslint-plugin': ['ir', 'javascript', 'go', 'project', 'profile'],
  'language-server': ['ir', 'go', 'javascript', 'project', 'profile'],
  cli: ['ir', 'go', 'project', 'profile', 'language-server'],
  extension: [],
};

async function sources(folder: string): Promise<string[]> {
  return (
    await glob('**/*.ts', {
      cwd: join(root, folder),
      ignore: ['**/node_modules/**', '**/dist/**', '**/cases/**', '**/*.test.ts', '**/test/**'],
    })
  ).map((f) => join(root, folder, f));
}

const importsOf = (text: string): string[] =>
  [...text.matchAll(/^\s*(?:import|export)\b[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/gm)].map(
    (m) => m[1] ?? m[2] ?? '',
  );

for (const [name, allowed] of Object.entries(ALLOWED)) {
  const folder = name === 'rules' || name === 'extension' ? name : `packages/${name}`;
  test(`${name} imports only ${allowed.join(', ') || 'nothing of ours'}`, async () => {
    const files = await sources(folder);
    expect(files.length).toBeGreaterThan(0);
    const wrong = files.flatMap((file) =>
      importsOf(readFileSync(file, 'utf8'))
        .filter((from) => from.startsWith('@leakline/'))
        .map((from) => from.split('/')[1] ?? '')
        .filter((to) => !allowed.includes(to))
        .map((to) => `${file} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });
}

for (const name of Object.keys(ALLOWED)) {
  const folder = name === 'rules' || name === 'extension' ? name : `packages/${name}`;
  test(`${name} depends on nothing that it does not import`, async () => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    ) as { dependencies?: object; devDependencies?: object };
    const texts = (await sources(folder)).map((file) => readFileSync(file, 'utf8')).join('\n');
    // Types are for the compiler. The bundles leave native parts out, so that who publishes them declares them.
    const unused = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (other) => !/^@types\/|^@vscode\/vsce$|^oxc-parser$/.test(other) && !texts.includes(`'${other}`),
    );
    expect(unused).toEqual([]);
  });
}

for (const name of ['packages/analysis', 'rules']) {
  test(`${name} knows no language, no parser and no file system`, async () => {
    for (const file of await sources(name)) {
      const text = readFileSync(file, 'utf8');
      expect(
        importsOf(text).filter((from) => from.startsWith('node:') || /oxc|eslint|tree-sitter/.test(from)),
        file,
      ).toEqual([]);
      expect(/language\s*[!=]==?\s*'/.test(text), `${file} asks which language it is`).toBe(false);
    }
  });
}
