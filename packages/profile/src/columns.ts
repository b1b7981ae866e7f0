// Columns of numbers that grow while a reader does not know yet how many will come, and what finds a row in them.

type Numbers = Int32Array | Uint32Array | Float64Array;

/** `new Column(Int32Array)`; a `Float64Array` takes values beyond 2^31 (bytes, nanoseconds), exact up to 2^53. */
export class Column<Values extends Numbers> {
  length = 0;
  readonly #type: new (length: number) => Values;
  #values: Values;

  constructor(type: new (length: number) => Values, capacity = 64) {
    this.#type = type;
    this.#values = new type(Math.max(capacity, 4));
  }

  /** Its index. */
  push(value: number): number {
    if (this.length === this.#values.length) {
      const grown = new this.#type(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length] = value;
    return this.length++;
  }

  at(index: number): number {
    return this.#values[index]!;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  add(index: number, value: number): void {
    this.#values[index]! += value;
  }

  /** A view, not a copy: the column must not be pushed to afterwards. */
  done(): Values {
    return this.#values.subarray(0, this.length) as Values;
  }
}

/** Beyond this an id is looked up in a map: an array for it would be mostly empty. */
const DENSE = 2 ** 24;

/** Which row an id of a file means. Ids are nearly always 1 to n: an array is quicker and smaller than a map. */
export class IdIndex {
  size = 0;
  /** The row and one; 0 is none. */
  #dense = new Int32Array(1024);
  readonly #sparse = new Map<number, number>();

  /** False, and nothing changes, for an id that has a row. */
  add(id: number, row: number): boolean {
    if (this.rowOf(id) !== -1) return false;
    if (Number.isInteger(id) && id >= 0 && id < DENSE) {
      if (id >= this.#dense.length) {
        const grown = new Int32Array(Math.max(this.#dense.length * 2, id + 1));
        grown.set(this.#dense);
        this.#dense = grown;
      }
      this.#dense[id] = row + 1;
    } else this.#sparse.set(id, row);
    this.size++;
    return true;
  }

  /** -1 for an id that is not there. */
  rowOf(id: number): number {
    const row = this.#dense[id];
    return row === undefined ? (this.#sparse.get(id) ?? -1) : row - 1;
  }
}

/**
 * Numbers for pairs of 32-bit integers, counted from 0 in the order in which they were first seen.
 * A hash table in arrays: a map of texts or of large numbers takes several times the memory.
 */
export class PairIndex {
  size = 0;
  /** Two integers for each pair. */
  #pairs = new Int32Array(2 * 64);
  /** By hash, a pair's number and one; 0 is free. Twice as long as there is room for pairs. */
  #slots = new Int32Array(2 * 64);
  /** Files are foreign: they must not know which pairs share a slot. */
  readonly #seed = Math.trunc(Math.random() * 2 ** 31);

  /** The pair's number: `size` before the call when it is new. */
  of(first: number, second: number): number {
    const pairs = this.#pairs;
    let slot = this.#home(first, second);
    for (let found = this.#slots[slot]!; found !== 0; found = this.#slots[slot]!) {
      if (pairs[found * 2 - 2] === first && pairs[found * 2 - 1] === second) return found - 1;
      slot = this.#next(slot);
    }
    if (this.size * 2 === pairs.length) {
      this.#grow();
      slot = this.#freeSlot(first, second);
    }
    this.#pairs[this.size * 2] = first;
    this.#pairs[this.size * 2 + 1] = second;
    this.#slots[slot] = ++this.size;
    return this.size - 1;
  }

  #grow(): void {
    const pairs = new Int32Array(this.#pairs.length * 2);
    pairs.set(this.#pairs);
    this.#pairs = pairs;
    this.#slots = new Int32Array(pairs.length);
    for (let pair = 0; pair < this.size; pair++)
      this.#slots[this.#freeSlot(pairs[pair * 2]!, pairs[pair * 2 + 1]!)] = pair + 1;
  }

  #freeSlot(first: number, second: number): number {
    let slot = this.#home(first, second);
    while (this.#slots[slot] !== 0) slot = this.#next(slot);
    return slot;
  }

  #next(slot: number): number {
    return (slot + 1) & (this.#slots.length - 1);
  }

  #home(first: number, second: number): number {
    return mixed(mixed(this.#seed ^ first) ^ second) & (this.#slots.length - 1);
  }
}

/** MurmurHash3's finaliser: each bit of the integer decides about half of the result's. */
function mixed(integer: number): number {
  let hash = Math.imul(integer ^ (integer >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
