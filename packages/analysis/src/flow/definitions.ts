// Which assignments reach a use of a local name, and what the tests on the way there prove about it. Each function is walked when
// it is first asked about (walk.ts).
import type { Expression, FunctionId, Name } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { keyOf, unwrap } from '../modules/expressions.ts';
import type { Module, Write } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { NO_FACTS, type Fact } from './environment.ts';
import { Predicates, type Came, type ProvenPart } from './predicates.ts';
import { Proofs } from './proofs.ts';
import { Walk, type Exit, type Walked } from './walk.ts';

const NOT_WALKED: Walked = {
  reaching: new Map(),
  facts: new Map(),
  knownAt: new Map(),
  bare: new Set(),
  exits: new Map(),
};

/** The answer for one module. */
export class Definitions {
  readonly #module: Module;
  readonly #tests: Proofs;
  /**
   * A test asks whether a table is fixed, and so who fills it with what; that may lead back into the function that is being walked.
   * Until the walk is through, nothing is known of it there. A walk in a circle is made once more: a table whose filling was being
   * looked for when the walk asked had no entries, and was taken for a fixed one. What the second walk finds is taken as it is.
   */
  readonly #walks = new Lazy<FunctionId, Walked>(NOT_WALKED, 2);
  readonly #open = new Map<FunctionId, Walked>();
  readonly #predicates: Predicates;

  constructor(program: Program, module: Module) {
    this.#module = module;
    this.#tests = new Proofs(program, module, {
      reaching: (tested) => this.#reachingIn(this.#walkOf(tested), tested),
      knownAt: (set) => this.#walkOf(set).knownAt.get(set) ?? NO_FACTS,
    });
    this.#predicates = new Predicates(module, {
      knownAt: (returned) => this.#walkAround(returned).knownAt.get(returned) ?? NO_FACTS,
      returnsBare: (fn) => this.#walk(module.outermost(fn)).bare.has(fn),
      behindThrows: (fn) => this.#tests.behindThrows(fn),
      knownIf: (value, result, came) => this.#tests.ofResult(value, result, came),
    });
  }

  /** The writes of a local name that reach a use. For names of other scopes: all of them. */
  reaching(name: Name): readonly Write[] {
    return this.#reachingIn(this.#walkAround(name), name);
  }

  /** What tests on the way to an expression say of it. */
  factOf(node: Expression): Fact | undefined {
    return keyOf(node) === null ? undefined : this.#walkAround(node).facts.get(node);
  }

  /**
   * What is known of something that is set when others go on after the function around: `req.kind = kind; if (!KINDS.has(req.kind))
   * throw new Error(); next();`
   */
  factAtEnd(set: Expression): Fact | undefined {
    const key = keyOf(unwrap(set));
    if (key === null) return undefined;
    const exits = this.#walkAround(set).exits.get(this.#module.functionOf(set)) ?? [];
    const later = exits.filter(({ start }) => start > set.start);
    const handedOn = later.filter((exit) => exit.isHandedOn);
    return knownAtAll(handedOn.length > 0 ? handedOn : later, key);
  }

  /** What is known of something wherever a function goes on by what it was handed for that: `if (KINDS.has(req.params.kind)) next()`. */
  factHandedOn(fn: FunctionId, key: string): Fact | undefined {
    const exits = this.#walk(this.#module.outermost(fn)).exits.get(fn) ?? [];
    return knownAtAll(
      exits.filter((exit) => exit.isHandedOn),
      key,
    );
  }

  /** The parts of what is passed to a function of which something is known when a result came out so: `isKnown(path)`. */
  provenBy(fn: FunctionId, result: number, came: Came): readonly ProvenPart[] {
    return this.#predicates.provenBy(fn, result, came);
  }

  /** The parts of what is passed to a function of which something is known once it has come back: `assertKnown(path)`. */
  provenOnReturn(fn: FunctionId): readonly ProvenPart[] {
    return this.#predicates.provenOnReturn(fn);
  }

  #reachingIn(walk: Walked, name: Name): readonly Write[] {
    return walk.reaching.get(name) ?? this.#module.index.writesOf(name.binding);
  }

  /** The walk around a node, also while it is being walked. */
  #walkOf(node: Expression): Walked {
    return this.#open.get(this.#outermost(node)) ?? this.#walkAround(node);
  }

  #walkAround(node: Expression): Walked {
    return this.#walk(this.#outermost(node));
  }

  /** The function around a node that stands in no other one: closures are walked with it, so that they see its facts. */
  #outermost(node: Expression): FunctionId {
    return this.#module.outermost(this.#module.functionOf(node));
  }

  #walk(fn: FunctionId): Walked {
    if (fn < 0) return NOT_WALKED;
    return (
      this.#walks.settled(fn) ??
      this.#walks.get(fn, () => {
        const walk = new Walk(this.#module, this.#tests);
        this.#open.set(fn, walk);
        try {
          walk.through(fn);
        } finally {
          this.#open.delete(fn);
        }
        return walk;
      })
    );
  }
}

/** What is known of a key at each of some exits, as sure as the least sure one. */
function knownAtAll(exits: readonly Exit[], key: string): Fact | undefined {
  const facts = exits.map((exit) => exit.facts.get(key));
  return facts.includes(undefined) ? undefined : (facts.find((fact) => fact?.isSure === false) ?? facts[0]);
}
