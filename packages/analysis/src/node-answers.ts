// Answers about single nodes of files. Most are only asked for while the file that they are about is checked, or one that has to
// do with it, and all of them together are a fifth of what a large program takes: so they are forgotten now and then.

/** Programs of more files forget them. In smaller ones finding them again costs more than it saves. */
const LARGE = 5000;
/** So many files are checked in between: what all files have to do with is found again each time. */
const INTERVAL = 500;

/** Answers that can be found again: a Map, a Lazy. */
interface Forgettable {
  clear(): void;
}

/** The answers of a program that are forgotten together, since they were made from each other. */
export class NodeAnswers {
  readonly #memos: Forgettable[] = [];
  #filesLeft = 0;

  /** The same memo, which from then on is cleared with the others. */
  add<T extends Forgettable>(memo: T): T {
    this.#memos.push(memo);
    return memo;
  }

  /**
   * A file of a program of so many is through. Only while no question is open: else somebody has two answers to one question, of
   * before and after.
   */
  leaveFile(files: number): void {
    if (files > LARGE && ++this.#filesLeft % INTERVAL === 0) this.forget();
  }

  /** As `leaveFile`, at once. */
  forget(): void {
    for (const memo of this.#memos) memo.clear();
  }
}
