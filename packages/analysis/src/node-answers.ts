// Answers about single nodes of files, which are kept for as long as there are not too many of them.
//
// Most are only asked for while the file that they are about is checked, or one that has to do with it; all of them together
// are a fifth of what a large program takes, beside the files themselves.

/** So many are kept: some 70 bytes each. */
const KEPT = 100_000;

/** Answers that can be found again: a Map, a Lazy. */
export interface Forgettable {
  /** How many there are. */
  readonly size: number;
  clear(): void;
}

/** The answers of a program that are forgotten together, since they were made from each other. */
export class NodeAnswers {
  readonly #memos: Forgettable[] = [];

  /** The same memo, which from then on is cleared with the others. */
  add<T extends Forgettable>(memo: T): T {
    this.#memos.push(memo);
    return memo;
  }

  /**
   * Forgets all where there are more than so many. Only while no question is open: else somebody has two answers to one
   * question, of before and after.
   */
  trim(limit = KEPT): void {
    let size = 0;
    for (const memo of this.#memos) size += memo.size;
    if (size > limit) for (const memo of this.#memos) memo.clear();
  }
}
