// What the analysis asks of the world, and all it asks: module IRs and where imports lead. It never reads a file.
import type { ModuleIR, Span } from '@leakline/ir';

/**
 * A unit is what shares one top-level scope: one file in JavaScript, all files of one package folder in Go.
 * `paths` are the keys under which `ProgramHost.load` answers; the order is stable.
 */
export interface Unit {
  /** Unique: the file's path, or the package folder's. */
  readonly id: string;
  readonly paths: readonly string[];
}

/** Where an import leads: to files of the project, or to a package that only the catalog may know. */
export type Resolution =
  | { readonly kind: 'unit'; readonly unit: Unit }
  /** By a name that is not written out: any of these. */
  | { readonly kind: 'units'; readonly units: readonly Unit[] }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'unknown' };

/** The units that a specifier may lead to. */
export function unitsOf(to: Resolution): readonly Unit[] {
  return to.kind === 'units' ? to.units : to.kind === 'unit' ? [to.unit] : [];
}

/** Facts that manifests state about the project a file belongs to. */
export interface Facts {
  /** The language's version, as far as the manifest says: go.mod's `go 1.22` is `1.22`. */
  readonly languageVersion: string | null;
  /** Versions of the packages that the manifest names. */
  packageVersion(name: string): string | null;
  /** An environment variable that a deploy manifest (Dockerfile, compose file, …) sets for the service. */
  environment(name: string): string | null;
}

/** A type by the package that declares it and its name there: `prom-client`, `Counter`. */
export interface PackageType {
  readonly package: string;
  readonly type: string;
}

/** Knows types that no source of the program writes down: a compiler that somebody else has running. */
export interface TypeOracle {
  /** The types that the expression in just this place may have; none where it is not a package's. */
  packageTypesOf(span: Span): readonly PackageType[];
}

/** What the engine is told of the outside world; files, editors and tests each bring one. */
export interface ProgramHost {
  /** Every source file of the program that is not a test, in a stable order. */
  paths(): readonly string[];
  /** The IR of one file; null when it cannot be read. May be called often: the host caches. */
  load(path: string): ModuleIR | null;
  unitOf(path: string): Unit;
  resolve(fromPath: string, specifier: string): Resolution;
  /** Files (paths) that may import the given unit: a superset is fine, missing one is not. */
  importersOf(unit: Unit): readonly string[];
  factsOf(path: string): Facts;
  /** Asked only where the sources do not say what an expression denotes; absent where nobody knows more. */
  typesIn?(path: string): TypeOracle | null;
}
