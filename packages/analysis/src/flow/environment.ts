// What is known at one point of a function: which writes reach it, and which expressions are proven to be one of a fixed set.
import type { BindingId, Expression } from '@leakline/ir';
import type { Write } from '../modules/module.ts';

/** Stands among the writes that reach a name for what it was when the function began: a parameter's argument. */
export const INITIAL: Write = { value: null, steps: [], operator: 'initial', assign: null, fn: -1 };

/** What is known where the walk stands. */
export interface Environment {
  readonly definitions: Map<BindingId, readonly Write[]>;
  /** From the key of an expression to the test that proves it finite. */
  readonly facts: Map<string, Expression>;
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

/** Where ways meet: every definition of a way that gets there, and only the facts of all of them. */
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
    for (const key of result.facts.keys()) if (!way.facts.has(key)) result.facts.delete(key);
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
