// The third question: how long does a place hold what is put there, and does anything take it out again?
//
// A place (places.ts) lives as long as a call or as the process (lifetimes.ts). What is done to it is found wherever the program
// mentions it (mentions.ts, operations.ts); a growth counts as unbounded when its key has no limit, no size stops it
// (size-guards.ts), and no eviction takes out what it put in (evictions.ts).
import type { Confidence, Expression } from '@leakline/ir';
import { isBounded, isUnbounded, type Leaf } from '../cardinality/leaf.ts';
import { isRepeated, recurs, type FrequencyAnswer } from '../frequency/answer.ts';
import { Lazy } from '../lazy.ts';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { whyNoBound } from './evictions.ts';
import { isOfKnownKey } from './known-keys.ts';
import { lifetimeOf, type Lifetime } from './lifetimes.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';
import { isSizeGuarded } from './size-guards.ts';

/** A growth that nothing bounds, with the proof. */
export interface UnboundedGrowth {
  readonly operation: Operation;
  readonly frequency: FrequencyAnswer;
  /** Of the key; null when each growth adds an entry. */
  readonly key: Leaf | null;
  readonly lifetime: Lifetime;
  /** Evictions that were seen and do not count, with the reason. */
  readonly notBounds: readonly { readonly operation: Operation; readonly why: string }[];
  readonly confidence: Confidence;
}

export class Retention {
  readonly #program: Program;
  readonly #growth = new Lazy<string, readonly UnboundedGrowth[]>([]);
  readonly #fixed = new Lazy<string, boolean>(true);

  constructor(program: Program) {
    this.#program = program;
  }

  /** The growths of a place that nothing bounds. Empty when it is bounded, short-lived, or not known to be either. */
  unboundedGrowthOf(place: HoldingPlace): readonly UnboundedGrowth[] {
    return this.#growth.get(this.#program.places.keyOf(place), () => this.#compute(place));
  }

  /** Whether nothing adds to a container while the service runs: what a membership test then proves is finite. */
  isFixed(node: Expression, module: Module): boolean {
    const plain = unwrap(node);
    if (plain.kind === 'array' || plain.kind === 'object') return true;
    for (const place of this.#program.places.of(plain, module)) {
      const fixed = this.#fixed.get(this.#program.places.keyOf(place), () =>
        this.#program.operations
          .on(place)
          .every(
            (o) =>
              o.kind !== 'grow' ||
              o.isElement ||
              !recurs(this.#program.frequencies.ofExpression(o.node, o.module).frequency) ||
              isOfKnownKey(o, place, this.#program),
          ),
      );
      if (!fixed) return false;
    }
    return true;
  }

  #compute(place: HoldingPlace): readonly UnboundedGrowth[] {
    const lifetime = lifetimeOf(place, this.#program);
    if (lifetime.lifetime !== 'process') return [];
    const operations = this.#program.operations.on(place);
    const grows = operations.filter((o) => o.kind === 'grow');
    if (grows.length === 0) return [];
    if (this.#isSelfBounding(place)) return [];
    const growing = new Set(grows.map((g) => g.node));
    const found: UnboundedGrowth[] = [];
    for (const operation of grows) {
      const frequency = this.#program.frequencies.ofExpression(operation.node, operation.module);
      if (!recurs(frequency.frequency)) continue;
      const key = operation.key === null ? null : this.#keyOf(operation.key, operation, place);
      if (key !== null && isBounded(key.level)) continue;
      // The same key each time replaces; a counter per key does not add keys by itself, the key decides.
      if (isSizeGuarded(operation, place, this.#program)) continue;
      if (isOfKnownKey(operation, place, this.#program)) continue;
      const notBounds: { operation: Operation; why: string }[] = [];
      let isEvicted = false;
      for (const eviction of operations) {
        if (eviction.kind === 'grow') continue;
        // `m[k] = v` puts another value into an entry that is there, but it is not for that that it is here.
        if (!operation.isElement && growing.has(eviction.node)) continue;
        const why = whyNoBound(eviction, operation, place, this.#program);
        if (why === null) isEvicted = true;
        else notBounds.push({ operation: eviction, why });
      }
      if (isEvicted) continue;
      const isSure =
        notBounds.length === 0 &&
        frequency.confidence === 'high' &&
        (key === null || key.confidence === 'high');
      // Connections are few beside messages, and often outlive what is looked at here.
      const isPerConnection = !isRepeated(frequency.frequency);
      const isGuess = frequency.confidence === 'low' || (key !== null && !isUnbounded(key.level));
      const confidence: Confidence = isGuess ? 'low' : isSure && !isPerConnection ? 'high' : 'medium';
      found.push({ operation, frequency, key, lifetime, notBounds, confidence });
    }
    return found;
  }

  /** How varied the key of a growth is; one that points to something is a new one as often as that is made. */
  #keyOf(key: Expression, { module }: Operation, place: HoldingPlace): Leaf {
    const leaf = this.#program.cardinalities.worst(key, module);
    const [mention] = this.#program.mentions.of(place);
    if (leaf.level !== 'unknown' || mention === undefined) return leaf;
    for (const container of this.#program.values.of(mention.node, mention.module)) {
      if (container.kind !== 'typed' || container.ref.kind !== 'map' || container.ref.key.kind !== 'pointer')
        continue;
      for (const made of this.#program.writtenTypes.of(container.ref.key, container.module)) {
        if (made.kind !== 'instance') continue;
        const { frequency, trace } = this.#program.frequencies.ofInstances(made.module, made.type);
        const name = made.module.ir.types[made.type]?.name ?? 'object';
        if (recurs(frequency))
          return { ...leaf, level: 'perEvent', text: `new \`${name}\``, confidence: 'medium', trace };
      }
    }
    return leaf;
  }

  /** The container evicts by itself, or holds its keys weakly. */
  #isSelfBounding(place: HoldingPlace): boolean {
    const [mention] = this.#program.mentions.of(place);
    if (mention === undefined) return false;
    return this.#program.values.of(mention.node, mention.module).some((v) => {
      if (v.kind !== 'library') return false;
      const container = this.#program.catalog.stated(v.type, 'container')?.value;
      return container === 'bounded' || container === 'weak';
    });
  }
}
