// Which package a type belongs to, by the file that declares it. Packages share declarations: the `Request` of `express` is
// declared in `@types/express-serve-static-core`, a client of one library in its core. Such a type belongs to the packages of
// the catalog whose own declarations import those of the declaring one.
import { describedPackages } from '@leakline/project';

/** The part of TypeScript's `Program` that is needed here; `imports` is there in every version, though not among its types. */
export interface DeclaringProgram {
  getSourceFiles(): readonly {
    readonly fileName: string;
    readonly imports?: readonly { readonly text?: string }[];
  }[];
}

const owners = new WeakMap<DeclaringProgram, ReadonlyMap<string, ReadonlySet<string>>>();

/** The packages of the catalog that a type declared in this file may belong to; empty for the user's own files. */
export function packagesOf(file: string, program: DeclaringProgram): readonly string[] {
  const name = packageAround(file);
  if (name === null) return [];
  if (describedPackages().has(name)) return [name];
  let known = owners.get(program);
  if (known === undefined) {
    known = ownersIn(program);
    owners.set(program, known);
  }
  return [...(known.get(name) ?? [])];
}

/** By the name of a package that is not in the catalog: those in it whose declarations import it. */
function ownersIn(program: DeclaringProgram): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { fileName, imports } of program.getSourceFiles()) {
    const owner = packageAround(fileName);
    if (owner === null || !describedPackages().has(owner)) continue;
    for (const { text } of imports ?? []) {
      const name = /^(?:@[^/]+\/)?[^./@][^/]*/.exec(text ?? '')?.[0];
      if (name === undefined || describedPackages().has(name)) continue;
      const list = found.get(name);
      if (list === undefined) found.set(name, new Set([owner]));
      else list.add(owner);
    }
  }
  return found;
}

/** The package in whose folder a file lies; `@types/x` and `@types/a__b` speak of `x` and `@a/b`. TypeScript's own library is nobody's. */
function packageAround(file: string): string | null {
  const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? null;
  if (name === null || name === 'typescript') return null;
  return name.replace(/^@types\/(.+?)__(.+)$/, '@$1/$2').replace(/^@types\//, '');
}
