// Verifies the JavaScript rows of the catalog against the typings of the versions that they name.
//
//	npx tsx packages/catalog/test/javascript/verify/run.ts --packages <folder>… [package…]
//	npx tsx packages/catalog/test/javascript/verify/run.ts --fetch <package>…
//
// `--packages` names folders with unpacked packages (of `npm pack`, or a `node_modules`); `--fetch` installs those of the named
// packages into the system's temporary folder, without running their scripts. Without names all libraries are compared.
// For every row it checks that the export, type or member exists, that it can be called or constructed, that the arguments and
// their properties that are named exist, that results and parameters are of the written types, and that the version is the
// one that was read. It cannot see what a function does: effects, cardinalities and frequencies are read by people.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import type { Library } from '@leakline/catalog';
import { javascriptLibraries } from '../../../src/javascript/index.ts';
import { exceptions, type Exception } from './exceptions.ts';
import { fetchPackages, Layout, packageOf, typesOf, unpackedBelow, versionsIn } from './packages.ts';
import { Comparison, type Verdict } from './rows.ts';
import { Typings } from './typings.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    packages: { type: 'string', multiple: true, default: [] },
    fetch: { type: 'boolean', default: false },
  },
});
const libraries = javascriptLibraries.filter(
  (l) => positionals.length === 0 || l.packages.some((p) => positionals.includes(p)),
);
if (libraries.length === 0) fail(`no library of the catalog has the package ${positionals.join(', ')}`);
if (values.fetch && positionals.length === 0) fail('--fetch needs the names of the packages to fetch');

const folders = [...values.packages];
for (const folder of folders)
  if (!existsSync(folder)) fail(`${folder} does not exist; --packages takes a folder with unpacked packages`);
if (values.fetch) {
  const wanted = libraries.flatMap(wantedOf);
  try {
    folders.push(fetchPackages(wanted));
  } catch {
    fail(`npm could not install ${wanted.join(' ')}; its own message is above`);
  }
}
const nodeTypes = dirname(dirname(createRequire(import.meta.url).resolve('@types/node/package.json')));
const layout = new Layout(folders.flatMap((folder) => unpackedBelow(folder)));
const excused = new Set<Exception>();
let wrong = 0;
let rows = 0;
try {
  for (const library of libraries) verify(library);
} finally {
  layout.remove();
}
for (const exception of exceptions) {
  const isHere = libraries.some((l) => (l.packages[0] ?? `built in: ${l.version}`) === exception.library);
  if (!isHere || excused.has(exception)) continue;
  console.log(`WRONG ${exception.library}: the exception for ${exception.rows.source} excuses nothing`);
  wrong++;
}
console.log(`${rows} rows of ${libraries.length} libraries compared, ${wrong} wrong`);
process.exitCode = wrong > 0 ? 1 : 0;

/** `name@version` of a library's packages, with their types where those are a package of their own. */
function wantedOf(library: Library): string[] {
  return [...new Set(library.packages.map(packageOf))].flatMap((name) =>
    [name, typesOf(name)].flatMap((p) => versionsOf(library, p).map((v) => `${p}@${v}`)),
  );
}

/** The versions of a package that were read; of types in a package of their own, the source may tell. */
function versionsOf(library: Library, name: string): string[] {
  const text = name.startsWith('@types/') ? `${library.version}, ${library.source}` : library.version;
  return versionsIn(text, name);
}

/** What is wrong in each of the versions that were read is wrong. */
function verify(library: Library): void {
  const name = library.packages[0] ?? `built in: ${library.version}`;
  const versions = library.packages.slice(0, 1).flatMap((p) => versionsIn(library.version, packageOf(p)));
  const verdicts = (versions.length === 0 ? [null] : versions)
    .map((version) => comparedWith(library, name, version))
    .filter((v) => v !== null);
  const [first, ...others] = verdicts;
  if (first === undefined) return;
  rows += first.rows;
  for (const unseen of first.unseen) console.log(`cannot see ${name}: ${unseen}`);
  const problems = first.wrong.filter((text) =>
    others.every((other) => other.wrong.some((w) => rowOf(w) === rowOf(text))),
  );
  const left = problems.filter((text) => {
    const exception = exceptions.find((e) => e.library === name && e.rows.test(text));
    if (exception !== undefined) excused.add(exception);
    return exception === undefined;
  });
  for (const problem of left) console.log(`WRONG ${name}: ${problem}`);
  wrong += left.length;
  if (left.length === 0) console.log(`ok ${name} ${library.version}: ${first.rows} rows`);
}

/** null when no typings of it can be read in this version. */
function comparedWith(library: Library, name: string, version: string | null): Verdict | null {
  for (const own of new Set(library.packages.map(packageOf))) {
    if (own.startsWith('node:')) continue;
    const named =
      own === packageOf(library.packages[0] ?? '') ? version : versionsIn(library.version, own)[0];
    const linked = layout.use(own, named ?? null);
    if (linked !== null && named != null && linked.version.replace(/^v/, '') !== named)
      console.log(`cannot see ${name}: ${own} ${named} is not among the packages, ${linked.version} is`);
    layout.use(typesOf(own), versionsOf(library, typesOf(own))[0] ?? null);
  }
  const typings = new Typings(layout.root, nodeTypes, library.packages);
  if (library.packages.length > 0 && !library.packages.some((p) => typings.has(p))) {
    console.log(`cannot see ${name}: no typings of it are among the packages`);
    return null;
  }
  return new Comparison(library, typings).compare();
}

/** The row that a text is about, without what the typings of one version have there. */
function rowOf(text: string): string {
  return text.replace(/ of .*|: is .*/, '');
}

function fail(reason: string): never {
  console.error(`verify: ${reason}`);
  process.exit(2);
}
