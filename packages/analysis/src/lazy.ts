// Answers that are computed on demand, kept, and may ask for each other in circles.

/** Deeper questions than this are cut: the answer there is `bottom`. Real call chains of services stay far below. */
const DEPTH_LIMIT = 120;

/**
 * How many answers all memos together may compute for one rule in one file. Questions that ask each other in circles can
 * make each other compute the same things again without end; the worst ordinary file needs 10,000.
 */
const EFFORT = 25_000;
let effortLeft = EFFORT;

/** For each rule and file anew. */
export function renewEffort(): void {
  effortLeft = EFFORT;
}

/**
 * A memo for recursive questions. An answer that is asked for again while it is being computed is `bottom` there: the
 * circle adds nothing of its own, since all answers here join over paths. An answer that saw such a cut is provisional;
 * it serves while the head of its circle is open and is dropped afterwards, so that it is computed afresh with the head known.
 */
export class Lazy<K, V> {
  readonly #known = new Map<K, V>();
  readonly #open = new Map<K, number>();
  readonly #provisional = new Map<K, { readonly value: V; readonly cut: number }>();
  readonly #bottom: V;
  #depth = 0;
  /** The outermost open question (by depth) that the current one was cut by. */
  #cut = Number.POSITIVE_INFINITY;

  constructor(bottom: V) {
    this.#bottom = bottom;
  }

  get(key: K, compute: () => V): V {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const open = this.#open.get(key);
    if (open !== undefined || this.#depth >= DEPTH_LIMIT || effortLeft-- <= 0) {
      this.#cut = Math.min(this.#cut, open ?? 0);
      return this.#bottom;
    }
    const provisional = this.#provisional.get(key);
    if (provisional !== undefined) {
      this.#cut = Math.min(this.#cut, provisional.cut);
      return provisional.value;
    }
    const depth = ++this.#depth;
    const outerCut = this.#cut;
    this.#cut = Number.POSITIVE_INFINITY;
    this.#open.set(key, depth);
    try {
      const value = compute();
      if (this.#cut >= depth) {
        this.#known.set(key, value);
        for (const [k, p] of this.#provisional) if (p.cut >= depth) this.#provisional.delete(k);
      } else this.#provisional.set(key, { value, cut: this.#cut });
      return value;
    } finally {
      this.#open.delete(key);
      this.#depth--;
      this.#cut =
        this.#depth === 0
          ? Number.POSITIVE_INFINITY
          : Math.min(outerCut, this.#cut >= depth ? Number.POSITIVE_INFINITY : this.#cut);
      if (this.#depth === 0) this.#provisional.clear();
    }
  }
}
