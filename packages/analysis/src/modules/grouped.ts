// Lists by key as an index of a file keeps them: most keys have one element, which then takes no list, and no list has room
// for more. A repository has thousands of such indexes with ten groups each, so that what is empty takes nothing.
import { NONE } from '@leakline/ir';

/** Lists by a number that counts from 0: of bindings, of functions. */
export class Grouped<T extends object> {
  readonly #lists: (T | T[] | undefined)[];

  /** @param count How many numbers there are. */
  constructor(count: number) {
    this.#lists = new Array<T | T[] | undefined>(count);
  }

  add(key: number, element: T): void {
    const before = this.#lists[key];
    if (Array.isArray(before)) before.push(element);
    else this.#lists[key] = before === undefined ? element : [before, element];
  }

  of(key: number): readonly T[] {
    return listOf(this.#lists[key]);
  }

  /** All elements have been added. */
  trim(): void {
    for (const [key, list] of this.#lists.entries())
      if (Array.isArray(list) && list.length > 2) this.#lists[key] = list.slice();
  }
}

/** Lists by name, in the order in which the names were met. */
export class GroupedByName<T extends object> {
  #lists: Map<string, T | T[]> | null = null;

  add(key: string, element: T): void {
    this.#lists ??= new Map();
    const before = this.#lists.get(key);
    if (Array.isArray(before)) before.push(element);
    else this.#lists.set(key, before === undefined ? element : [before, element]);
  }

  of(key: string): readonly T[] {
    return listOf(this.#lists?.get(key));
  }

  *[Symbol.iterator](): Generator<[string, readonly T[]]> {
    for (const [key, list] of this.#lists ?? []) yield [key, listOf(list)];
  }

  /** All elements have been added. */
  trim(): void {
    for (const [key, list] of this.#lists ?? [])
      if (Array.isArray(list) && list.length > 2) this.#lists?.set(key, list.slice());
  }
}

function listOf<T extends object>(found: T | T[] | undefined): readonly T[] {
  if (found === undefined) return NONE;
  return Array.isArray(found) ? found : [found];
}
