// Which members are worth asking a compiler about: those of packages' types that the catalog says something of.
import { libraries } from '@leakline/catalog';

let names: ReadonlySet<string> | null = null;
let packages: ReadonlySet<string> | null = null;

/** Names of members (`inc`, `path`) that some JavaScript package's type has in the catalog. */
export function describedMembers(): ReadonlySet<string> {
  names ??= new Set(
    described().flatMap(({ types }) =>
      Object.values(types ?? {}).flatMap(({ members }) => Object.keys(members ?? {})),
    ),
  );
  return names;
}

/** Packages with types in the catalog. */
export function describedPackages(): ReadonlySet<string> {
  packages ??= new Set(described().flatMap((library) => library.packages));
  return packages;
}

function described() {
  return libraries.filter(({ language, packages: own }) => language === 'javascript' && own.length > 0);
}
