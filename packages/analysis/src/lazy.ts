// Answers that are computed on demand, kept, and may ask for each other in circles.

/** Deeper chains of questions than this are cut: the answer there is `bottom`. Chains of real services stay far below. */
const DEPTH_LIMIT = 400;

/** After so many computations an answer of a circle is taken as it is. */
const ROUNDS = 3;

interface Settling {
  settle(): void;
}

/** The questions that are being answered now, of all memos: they ask each other, so a circle runs through several. */
let depth = 0;
/** The outermost open question (by depth) that the answer being computed was cut by. */
let cut = Number.POSITIVE_INFINITY;
/** Provisional answers, in the order in which they were found; those of one circle lie together above its head. */
const provisional: Settling[] = [];

/**
 * A memo for recursive questions. An answer that is asked for again while it is being computed is what was found for it
 * before, or `bottom`: a circle adds nothing of its own, since all answers here join over paths. The answer at the head of
 * a circle is then complete. The others saw a cut: they serve while the head is open, and are computed again when they are
 * asked for afterwards, with the head known, a few times at most. So a circle of n questions (a strongly connected
 * component, in Tarjan's words) takes a multiple of n computations, however its questions are tangled.
 */
export class Lazy<K, V> {
  readonly #known = new Map<K, V>();
  readonly #open = new Map<K, number>();
  readonly #unsettled = new Map<K, Unsettled<V>>();
  readonly #bottom: V;

  constructor(bottom: V) {
    this.#bottom = bottom;
  }

  get(key: K, compute: () => V): V {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const before = this.#unsettled.get(key);
    const open = this.#open.get(key);
    if (open !== undefined || depth >= DEPTH_LIMIT) {
      cut = Math.min(cut, open ?? 0);
      return before === undefined ? this.#bottom : before.value;
    }
    if (before !== undefined && before.cut >= 0) {
      cut = Math.min(cut, before.cut);
      return before.value;
    }
    const own = ++depth;
    const mark = provisional.length;
    const outer = cut;
    cut = Number.POSITIVE_INFINITY;
    this.#open.set(key, own);
    try {
      const value = compute();
      if (cut >= own) this.#know(key, value);
      else {
        const rounds = (before?.rounds ?? 0) + 1;
        this.#unsettled.set(key, { value, rounds, cut });
        provisional.push({
          settle: () => {
            this.#settle(key);
          },
        });
      }
      return value;
    } finally {
      this.#open.delete(key);
      depth--;
      if (cut >= own || depth === 0) {
        while (provisional.length > mark) provisional.pop()?.settle();
        cut = outer;
      } else cut = Math.min(outer, cut);
    }
  }

  /** Whether the answer is there and stays as it is. */
  isSettled(key: K): boolean {
    return this.#known.has(key);
  }

  #know(key: K, value: V): void {
    this.#known.set(key, value);
    this.#unsettled.delete(key);
  }

  /** The head of the circle is known: the answer is computed anew when it is asked for, or is good enough. */
  #settle(key: K): void {
    const answer = this.#unsettled.get(key);
    if (answer === undefined) return;
    if (answer.rounds >= ROUNDS) this.#know(key, answer.value);
    else this.#unsettled.set(key, { ...answer, cut: -1 });
  }
}

interface Unsettled<V> {
  readonly value: V;
  /** How often it was computed. */
  readonly rounds: number;
  /** The open question that it hangs on (by depth); -1 when that is answered. */
  readonly cut: number;
}
