// What the documents say of this tree: every path, script, link and file name in them is there.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'glob';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const everyFile = globSync('**/*', {
  cwd: root,
  dot: true,
  nodir: true,
  ignore: ['**/node_modules/**', '**/dist/**', '.git/**'],
});
const documents = everyFile.filter((file) => file.endsWith('.md') && !file.startsWith('fixtures/'));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };

/** Inline code, and the lines of code blocks. */
function codeIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, code = '']) => code.split('\n'));
  const inline = text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g);
  return [...blocks, ...[...inline].map(([, code = '']) => code)];
}

/** `packages/catalog/src/<language>/`, `test/audit/README.md`: words that begin with one of the tree's own folders. */
function pathsIn(code: string): string[] {
  return [
    ...code.matchAll(/(?<![\w./@-])(?:packages|rules|test|scripts|fixtures|extension|\.ci)\/[\w./<>*{},-]*/g),
  ].map(([path]) => path.replace(/[.,]$/, ''));
}

function isThere(path: string): boolean {
  const pattern = path.replace(/<[^>]+>/g, '*').replace(/\/$/, '');
  return globSync(pattern, { cwd: root, dot: true }).length > 0;
}

test('the documents are found', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md']));
});

test.each(documents)('%s names paths of the tree that are there', (file) => {
  const paths = codeIn(readFileSync(join(root, file), 'utf8')).flatMap(pathsIn);
  expect([...new Set(paths)].filter((path) => !isThere(path))).toEqual([]);
});

test.each(documents)('%s names scripts that package.json has', (file) => {
  const commands = codeIn(readFileSync(join(root, file), 'utf8')).flatMap((code) =>
    [...code.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(test)\b)/g)].map(
      ([, run, test]) => run ?? test ?? '',
    ),
  );
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(documents)('%s links to what is there', (file) => {
  const text = readFileSync(join(root, file), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.replace(/#.*$/, ''));
  const local = targets.filter((target) => target !== '' && !/^[a-z]+:/i.test(target));
  expect(local.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([]);
});

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])(
  '%s names source files that are somewhere in the tree',
  (file) => {
    const names = codeIn(readFileSync(join(root, file), 'utf8')).flatMap((code) =>
      /^[\w-]+(?:\.\w+)?\.(?:ts|txt)$/.test(code) ? [code] : [],
    );
    const known = new Set(everyFile.map((path) => path.slice(path.lastIndexOf('/') + 1)));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  },
);

test('ARCHITECTURE.md lists the rooms of the engine, and no file that is not in them', () => {
  const source = join(root, 'packages/analysis/src');
  const [, section = ''] = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split(
    '### Rooms of the engine',
  );
  const rows = [...section.matchAll(/^\| `([\w-]+)` +\|(.*)\|$/gm)];
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rows.map(([, folder]) => folder).sort()).toEqual(folders.map(({ name }) => name).sort());
  const wrong = rows.flatMap(([, folder = '', what = '']) =>
    [...what.matchAll(/`([a-z][a-z-]*)`/g)]
      .map(([, name = '']) => `${folder}/${name}.ts`)
      .filter((name) => !existsSync(join(source, name))),
  );
  expect(wrong).toEqual([]);
});
