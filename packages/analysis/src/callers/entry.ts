// A way in which the outside world enters a function, as data.
import type { Catalog, CatalogType, Frequency, Library, Seldom, TypeName } from '@leakline/catalog';
import type { Confidence } from '@leakline/ir';
import type { Place } from '../rule.ts';
import type { Emission } from './emissions.ts';

/** How often, why and with what the outside world calls a function. */
export interface Entry {
  readonly frequency: Frequency;
  /** `on every request`, `for every Kafka message`. */
  readonly because: string;
  readonly at: Place;
  readonly parameters: readonly (CatalogType | null)[];
  /** What `this` is in it, where the catalog says so. */
  readonly calledOn?: CatalogType | null;
  readonly confidence: Confidence;
  /** It is registered for this one path, without parameters or wildcards. */
  readonly fixedPath?: string;
  /** Which HTTP methods it sees: those that a router knows, or any word that a client sends. Absent where nothing says. */
  readonly methods?: 'matched' | 'any';
  /** It only runs when the program itself tells of an event: all the calls that do. */
  readonly told?: readonly Emission[];
  /** Often it is not entered this way at all, by a library that says so. */
  readonly seldom?: (Seldom & { readonly library: Library }) | undefined;
}

/** How often, for a reader, where the catalog gives no reason. */
export const WORDS: Record<Frequency, string> = {
  once: 'once',
  perConnection: 'for every connection',
  perMessage: 'for every request or message',
  perIteration: 'for every element',
  unknown: '',
};

/** The types that a registration or signature gives its parameters; null for those of which it says nothing. */
export function parameterTypes(
  catalog: Catalog,
  library: Library,
  names: readonly (TypeName | null)[] | undefined,
): readonly (CatalogType | null)[] {
  return (names ?? []).map((name) =>
    name === null || name === '...' ? null : catalog.resolve(library, name),
  );
}
