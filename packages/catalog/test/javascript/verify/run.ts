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
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import type { Library } from '@leakline/catalog';
import { javascriptLibraries } from '../../../src/javascript/index.ts';
import { exceptions } from './exceptions.ts';
import { fetchPackages, Layout, packageOf, typesOf, unpackedBelow, versionIn } from './packages.ts';
import { Comparison } from './rows.ts';
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
if (values.fetch) folders.push(fetchPackages(libraries.flatMap(wantedOf)));
const nodeTypes = dirname(dirname(createRequire(import.meta.url).resolve('@types/node/package.json')));
const layout = new Layout(folders.flatMap((folder) => unpackedBelow(folder)));
const excused = new Set<string>();
let wrong = 0;
let rows = 0;
try {
  for (const library of libraries) verify(library);
} finally {
  layout.remove();
}
for (const e of exceptions) {
  const isHere = libraries.some((l) => l.packages[0] === e.library);
  if (isHere && !excused.has(e.row)) {
    console.log(`WRONG ${e.library}: the exception for \`${e.row}\` excuses nothing`);
    wrong++;
  }
}
console.log(`${rows} rows of ${libraries.length} libraries compared, ${wrong} wrong`);
process.exitCode = wrong > 0 ? 1 : 0;

/** `name@version` of a library's packages, with their types where those are a package of their own. */
function wantedOf(library: Library): string[] {
  return [...new Set(library.packages.map(packageOf))].flatMap((name) => {
    const version = versionIn(library.version, name);
    const types = versionIn(library.version, typesOf(name));
    return [
      ...(version === null ? [] : [`${name}@${version}`]),
      ...(types === null ? [] : [`${typesOf(name)}@${types}`]),
    ];
  });
}

function verify(library: Library): void {
  const name = library.packages[0] ?? `built in: ${library.version}`;
  const problems: string[] = [];
  for (const own of new Set(library.packages.map(packageOf))) {
    if (own.startsWith('node:')) continue;
    const version = versionIn(library.version, own);
    const linked = layout.use(own, version);
    if (linked !== null && version !== null && linked.version !== version)
      console.log(`cannot see ${name}: ${own} ${version} is not among the packages, ${linked.version} is`);
    layout.use(typesOf(own), versionIn(library.version, typesOf(own)));
  }
  const typings = new Typings(layout.root, nodeTypes, library.packages);
  const readable = library.packages.filter((p) => typings.has(p));
  if (library.packages.length > 0 && readable.length === 0) {
    console.log(`cannot see ${name}: no typings of it are among the packages`);
    return;
  }
  const verdict = new Comparison(library, typings).compare();
  rows += verdict.rows;
  for (const unseen of verdict.unseen) console.log(`cannot see ${name}: ${unseen}`);
  for (const text of verdict.wrong) {
    const exception = exceptions.find((e) => e.library === library.packages[0] && text.startsWith(e.row));
    if (exception === undefined) problems.push(text);
    else excused.add(exception.row);
  }
  for (const problem of problems) console.log(`WRONG ${name}: ${problem}`);
  wrong += problems.length;
  if (problems.length === 0) console.log(`ok ${name} ${library.version}: ${verdict.rows} rows`);
}

function fail(reason: string): never {
  console.error(`verify: ${reason}`);
  process.exit(2);
}
