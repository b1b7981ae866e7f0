// Brings the many spellings of a path in profiles and source maps to one: `/` separators, no scheme, no query.

/** null for code that has no file: the runtime's own, evaluated text, WebAssembly, native code. */
export function normalPath(path: string): string | null {
  // Node before 16 wrote `internal/process/task_queues.js`; Go has packages of that name, and so has Bazel's root.
  if (/^(node:|internal\/.*\.js$|evalmachine\.|wasm:|chrome(-extension)?:|<|\(native|native )/.test(path))
    return null;
  let bare = path.replaceAll('\\', '/');
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    bare = bare.replace(/[?#].*$/, '');
    if (scheme === 'file') bare = bare.slice('file://'.length).replace(/^\/([A-Za-z]:)/, '$1');
    else if (scheme.startsWith('webpack')) {
      // `webpack://shop/./src/a.ts`, `webpack-internal:///(rsc)/./src/a.ts`, `webpack:///src/a.ts`
      bare = bare.replace(/^[^:]+:\/\/[^/]*\//, '').replace(/^\([^/)]*\)\//, '');
    } else bare = bare.replace(/^[^:]+:\/\/[^/]*\//, '');
    try {
      bare = decodeURIComponent(bare);
    } catch {
      // A stray % stays what it is.
    }
  } else bare = bare.replace(/\?.*$/, '');
  return collapsed(bare);
}

/**
 * `@acme/shop/src/a.ts` for `webpack://@acme/shop/./src/a.ts`: webpack calls a build by its package's name
 * (output.devtoolNamespace). null for any other path.
 */
export function webpackPath(path: string): string | null {
  const named = /^webpack:\/\/([^?#]+)/.exec(path)?.[1];
  return named === undefined ? null : collapsed(named);
}

/** Without `./` and `x/../`; what climbs out of the top keeps its `..`. */
export function collapsed(path: string): string {
  const isAbsolute = path.startsWith('/');
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && out.length > 0 && out.at(-1) !== '..') out.pop();
    else out.push(part);
  }
  return (isAbsolute ? '/' : '') + out.join('/');
}
