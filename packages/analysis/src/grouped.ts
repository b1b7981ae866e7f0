// Lists by key as an index of a file keeps them: most keys have one element, which then takes no list, and no list has room
// for more. A repository has thousands of such indexes with ten groups each, so that what is empty takes nothing.
const NONE: readonly never[] = [];

/** Lists by a number that counts from 0: of bindings, of functions. */
export class Grouped<T extends object> {
  readonly #lists: (T | T[] | undefined)[];

  /** @param count How many numbers there are. */
  constructor(count: number) {
    this.#lists = new Array<T | T[] | undefined>(count);
  }

  add(key: number, element: T): void {
    const before = this.#lists[key];
    if (before === undefined) this.#lists[key] = element;
    else if (Array.isArray(before)) before.push(element);
    else this.#lists[key] = [before, element];
  }

  of(key: number): readonly T[] {
    const found = this.#lists[key];
    if (found === undefined) return NONE;
    return Array.isArray(found) ? found : [found];
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
    if (before === undefined) this.#lists.set(key, element);
    else if (Array.isArray(before)) before.push(element);
    else this.#lists.set(key, [before, element]);
  }

  of(key: string): readonly T[] {
    const found = this.#lists?.get(key);
    if (found === undefined) return NONE;
    return Array.isArray(found) ? found : [found];
  }

  *[Symbol.iterator](): Generator<[string, readonly T[]]> {
    for (const [key, list] of this.#lists ?? []) yield [key, Array.isArray(list) ? list : [list]];
  }

  /** All elements have been added. */
  trim(): void {
    for (const [key, list] of this.#lists ?? [])
      if (Array.isArray(list) && list.length > 2) this.#lists?.set(key, list.slice());
  }
}
