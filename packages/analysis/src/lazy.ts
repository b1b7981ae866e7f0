// Answers that are computed on demand, kept, and may ask for each other in circles.
import { exact } from '@leakline/ir';

/** Deeper chains of questions than this are cut: the answer there is `bottom`. Chains of real services stay far below. */
const DEPTH_LIMIT = 400;

/** More computations find nothing that those before did not, in nearly all circles of real services. */
const ROUNDS = 3;

/** The questions that are being answered now, of all memos: they ask each other, so a circle runs through several. */
let depth = 0;
/** The outermost open question (by depth) that the answer being computed was cut by. */
let cut = Number.POSITIVE_INFINITY;
/** What settles provisional answers, in the order in which they were found; those of one circle lie together above its head. */
const provisional: (() => void)[] = [];

/**
 * A memo for recursive questions. An answer that is asked for again while it is being computed is what was found for it
 * before, or `bottom`: a circle adds nothing of its own, since all answers here join over paths. The answer at the head of
 * a circle is then complete. The others saw a cut: they serve while the head is open, and are computed again when they are
 * asked for afterwards, with the head known, a few times at most. So a circle of n questions (a strongly connected
 * component, in Tarjan's words) takes a multiple of n computations, however its questions are tangled.
 */
export class Lazy<K, V> {
  /** Answers, and the questions that have none that stays. One map: most questions are new, and each lookup costs. */
  readonly #answers = new Map<K, V | Question<V>>();
  readonly #bottom: V;
  readonly #rounds: number;

  /** @param rounds After so many computations an answer of a circle is taken as it is. */
  constructor(bottom: V, rounds = ROUNDS) {
    this.#bottom = bottom;
    this.#rounds = rounds;
  }

  /** Forgets all answers. Only while no question is open. */
  clear(): void {
    this.#answers.clear();
  }

  /** The answer to a question; `compute` finds it where it is not known, and may ask others. */
  get(key: K, compute: () => V): V {
    const known = this.#answers.get(key);
    let question: Question<V>;
    if (known instanceof Question) {
      question = known;
      if (question.depth > 0 || question.cut >= 0) {
        cut = Math.min(cut, question.depth > 0 ? question.depth : question.cut);
        return question.value;
      }
    } else if (known !== undefined) return known;
    else question = new Question(this.#bottom);
    if (depth >= DEPTH_LIMIT) {
      lacksSomething();
      return question.value;
    }
    if (known === undefined) this.#answers.set(key, question);
    const own = ++depth;
    const mark = provisional.length;
    const outer = cut;
    cut = Number.POSITIVE_INFINITY;
    question.depth = own;
    try {
      const value = asKept(compute());
      if (cut >= own) this.#answers.set(key, value);
      else {
        question.value = value;
        question.rounds++;
        question.cut = cut;
        const unsettled = question;
        provisional.push(() => {
          this.#settle(key, unsettled);
        });
      }
      return value;
    } finally {
      question.depth = 0;
      depth--;
      if (cut >= own || depth === 0) {
        while (provisional.length > mark) provisional.pop()?.();
        cut = outer;
      } else cut = Math.min(outer, cut);
    }
  }

  /** The answer, where it is there and stays as it is. For those who ask so often that making `compute` costs. */
  settled(key: K): V | undefined {
    const known = this.#answers.get(key);
    return known instanceof Question ? undefined : known;
  }

  /** The head of the circle is known: the answer is computed anew when it is asked for, or is good enough. */
  #settle(key: K, question: Question<V>): void {
    if (this.#answers.get(key) !== question) return;
    if (question.rounds >= this.#rounds) this.#answers.set(key, question.value);
    else question.cut = -1;
  }
}

/** What is being answered lacks something: it is computed again for those who ask for it next, a few times at most. */
export function lacksSomething(): void {
  cut = 0;
}

/** Computes something, and tells whether it stays as it is: it does not hang on a question that is being answered. */
export function settledly<V>(compute: () => V): { readonly value: V; readonly isSettled: boolean } {
  const outer = cut;
  cut = Number.POSITIVE_INFINITY;
  try {
    const value = compute();
    return { value, isSettled: cut === Number.POSITIVE_INFINITY };
  } finally {
    cut = Math.min(outer, cut);
  }
}

/** Half a million answers of a large program are lists, most of one element that was put into a list with room for seventeen. */
function asKept<V>(answer: V): V {
  return Array.isArray(answer) ? (exact(answer as readonly unknown[]) as V) : answer;
}

/** A question without an answer that stays: it is being answered, or hangs on one that is. */
class Question<V> {
  /** Of the open question; 0 when it is not open. */
  depth = 0;
  /** What was found last. */
  value: V;
  /** How often it was computed. */
  rounds = 0;
  /** The open question that the answer hangs on (by depth); -1 when that is answered, or there is no answer yet. */
  cut = -1;

  constructor(bottom: V) {
    this.value = bottom;
  }
}
