// Which source a built JavaScript file has, by its name alone: for checkouts without the build and its source maps.

/** Folders that compilers write into. */
const BUILT = /^(dist|build|lib|out|output|esm|cjs|es|compiled|\.output|\.next)$/;
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  js: ['ts', 'tsx', 'jsx'],
  jsx: ['tsx'],
  mjs: ['mts', 'ts'],
  cjs: ['cts', 'ts'],
};

/** `/app/src/cache.ts`, `/app/cache.ts`, … for `/app/dist/cache.js`; none for what no compiler writes. */
export function sourceNames(path: string): readonly string[] {
  const [, stem = '', extension = ''] = /^(.+)\.([cm]?jsx?)$/.exec(path) ?? [];
  const parts = stem.split('/');
  // The outermost: a source folder may be called `lib` too.
  const built = parts.findIndex((part) => BUILT.test(part));
  const stems =
    built === -1
      ? [stem]
      : [parts.with(built, 'src').join('/'), [...parts.slice(0, built), ...parts.slice(built + 1)].join('/')];
  return stems.flatMap((name) => (SOURCES[extension] ?? []).map((ending) => `${name}.${ending}`));
}
