// What is known at one point of a function: which writes reach it, and which expressions are proven to be one of a fixed set, or let through.
import type { BindingId, Expression } from '@leakline/ir';
import type { Write } from '../modules/module.ts';

/** What a test says of an expression where it came out in some way. */
export interface Fact {
  readonly test: Expression;
  /**
   * Proven to be one of a fixed set. Else it was let through: by a table that nobody knows all the keys of, by a predicate that lets
   * all pass if it is told to, because there are not too many yet. Somebody has thought of a limit, nobody sees here what it is.
   */
  readonly isSure: boolean;
}

/** By the keys of expressions. */
export type Facts = ReadonlyMap<string, Fact>;

export const NO_FACTS: Facts = new Map();

/** Stands among the writes that reach a name for what it was when the function began: a parameter's argument. */
export const INITIAL: Write = { value: null, steps: [], operator: 'initial', assign: null, fn: -1 };

/** What is known where the walk stands. */
export interface Environment {
  readonly definitions: Map<BindingId, readonly Write[]>;
  readonly facts: Map<string, Fact>;
  /** Nothing behind a return, throw or jump runs. */
  isDead: boolean;
}

/** The same, to be changed on one of several ways. */
export function copy(env: Environment): Environment {
  return { definitions: new Map(env.definitions), facts: new Map(env.facts), isDead: env.isDead };
}

/** Makes an environment, in place, what another one is. */
export function replace(env: Environment, by: Environment): void {
  env.definitions.clear();
  for (const [k, v] of by.definitions) env.definitions.set(k, v);
  env.facts.clear();
  for (const [k, v] of by.facts) env.facts.set(k, v);
  env.isDead = by.isDead;
}

/** Where ways meet: every definition of a way that gets there, and only the facts of all of them, as sure as the least sure one. */
export function join(ways: readonly Environment[]): Environment {
  const alive = ways.filter((w) => !w.isDead);
  const [first, ...rest] = alive.length > 0 ? alive : ways;
  if (first === undefined) return { definitions: new Map(), facts: new Map(), isDead: false };
  const result = copy(first);
  result.isDead = alive.length === 0;
  for (const way of rest) {
    for (const [binding, writes] of way.definitions) {
      const known = result.definitions.get(binding) ?? [INITIAL];
      result.definitions.set(binding, [...known, ...writes.filter((w) => !known.includes(w))]);
    }
    for (const [binding, known] of result.definitions)
      if (!way.definitions.has(binding) && !known.includes(INITIAL))
        result.definitions.set(binding, [...known, INITIAL]);
    for (const [key, fact] of result.facts) {
      const other = way.facts.get(key);
      if (other === undefined) result.facts.delete(key);
      else if (fact.isSure && !other.isSure) result.facts.set(key, other);
    }
  }
  return result;
}

/** Drops the facts about an expression that is written to, by its key. */
export function forget(env: Environment, key: string): void {
  for (const known of env.facts.keys()) if (isAbout(known, key)) env.facts.delete(known);
}

/** Whether the key of an expression has another's in it: `b1.path` and `strings.ToUpper(b1)` are about `b1`, `b12` is not. */
function isAbout(key: string, part: string): boolean {
  for (let at = key.indexOf(part); at !== -1; at = key.indexOf(part, at + 1)) {
    const before = key[at - 1];
    const after = key[at + part.length];
    if (
      (before === undefined || before === '(' || before === ',') &&
      (after === undefined || after === '.' || after === '(' || after === ')' || after === ',')
    )
      return true;
  }
  return false;
}
