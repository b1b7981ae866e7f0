// Typed-array columns that grow while a reader does not know yet how many values will come.
export class IntColumn {
  length = 0;
  #values: Int32Array;

  constructor(capacity = 64) {
    this.#values = new Int32Array(Math.max(capacity, 4));
  }

  push(value: number): number {
    if (this.length === this.#values.length) {
      const grown = new Int32Array(this.#values.length * 2);
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

  /** A view, not a copy: the column must not be pushed to afterwards. */
  done(): Int32Array {
    return this.#values.subarray(0, this.length);
  }
}

/** Values beyond 2^31: bytes, nanoseconds. Exact up to 2^53. */
export class NumberColumn {
  length = 0;
  #values: Float64Array;

  constructor(capacity = 64) {
    this.#values = new Float64Array(Math.max(capacity, 4));
  }

  push(value: number): number {
    if (this.length === this.#values.length) {
      const grown = new Float64Array(this.#values.length * 2);
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

  done(): Float64Array {
    return this.#values.subarray(0, this.length);
  }
}
