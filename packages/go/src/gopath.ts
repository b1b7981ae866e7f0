// Which import path a folder without a go.mod has: source that lies below GOPATH, or that another build system builds.

/** So many packages have to lie where their import paths say: one may be a library's of the same name. */
const LEAST = 2;

/**
 * The import path of the root folder, by the packages that the sources import and that lie below it:
 * `example.com/app/store` and `example.com/app/web` beside folders `store` and `web`. null when nothing says so.
 */
export function importPathOfRoot(
  imports: Iterable<string>,
  isPackage: (folder: string) => boolean,
): string | null {
  const found = new Map<string, number>();
  for (const path of new Set(imports)) {
    const segments = path.split('/');
    // The standard library's packages have no dot in their first word; nobody else's may lack it.
    if (segments[0]?.includes('.') !== true) continue;
    for (let i = 1; i < segments.length; i++) {
      if (!isPackage(segments.slice(i).join('/'))) continue;
      const root = segments.slice(0, i).join('/');
      found.set(root, (found.get(root) ?? 0) + 1);
    }
  }
  const [best, next] = [...found].sort(([, a], [, b]) => b - a);
  return best === undefined || best[1] < LEAST || best[1] === next?.[1] ? null : best[0];
}
