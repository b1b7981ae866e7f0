// Lists as an IR keeps them. A program's IRs hold millions, most of them empty or with one element, and a list that was
// pushed to has room for sixteen more.

/** The empty list: one for all. */
export const NONE: readonly never[] = [];

/** The same elements without room for more. */
export function exact<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NONE : list.slice();
}
