// Of many expressions, those that denote a value: found again without looking at the others.
//
// In generated code a hundred thousand expressions call a method of the same name on a thousand types. Asking each of them
// for each of the types takes for ever; so an expression whose values are settled is put under them once.
import type { Expression } from '@leakline/ir';
import { addUnder } from '../grouping.ts';
import type { Named } from '../modules/modules.ts';
import { identity, type Value } from './value.ts';
import type { Values } from './values.ts';

export class Denoted<T> {
  readonly #values: Values;
  readonly #rows: readonly Named<T>[];
  readonly #expressionOf: (node: T) => Expression;
  /** Rows (by index) under what they denote. */
  readonly #under = new Map<unknown, number[]>();
  readonly #settled: Uint8Array;
  /** The rows that are not settled, in order. */
  #open: readonly number[];

  constructor(values: Values, rows: readonly Named<T>[], expressionOf: (node: T) => Expression) {
    this.#values = values;
    this.#rows = rows;
    this.#expressionOf = expressionOf;
    this.#settled = new Uint8Array(rows.length);
    this.#open = [...rows.keys()];
  }

  /** The rows whose expression may be one of these values, in their order. */
  asOneOf(values: readonly Value[]): readonly Named<T>[] {
    const wanted = values.map(identity);
    const found = new Set<number>();
    // Asking for values may lead back here: then the inner question settles rows of this one.
    for (const i of this.#open) {
      if (this.#settled[i] === 1) continue;
      const row = this.#rows[i];
      if (row === undefined) continue;
      const expression = this.#expressionOf(row.node);
      const denoted = this.#values.of(expression, row.module).map(identity);
      if (denoted.some((d) => wanted.includes(d))) found.add(i);
      if (this.#settled[i] === 0 && this.#values.isSettled(expression, row.module)) this.#settle(i, denoted);
    }
    this.#open = this.#open.filter((i) => this.#settled[i] === 0);
    for (const value of wanted) for (const i of this.#under.get(value) ?? []) found.add(i);
    return [...found].sort((a, b) => a - b).flatMap((i) => this.#rows[i] ?? []);
  }

  #settle(row: number, denoted: readonly unknown[]): void {
    this.#settled[row] = 1;
    for (const value of new Set(denoted)) addUnder(this.#under, value, row);
  }
}
