// What a function's result says about what the function was passed: `isKnown(path)` that holds, `store, err := find(name)`
// without an error. Something is one of a fixed set if every return that may give such a result has tested it; if only some have, it
// is let through, as it is by a table that somebody fills: `return settings.all || allowed[host]`.
import type { Expression, FunctionId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { hasPart, isNothing, keyOf, lastName, sameText, truthOf, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Fact, Facts } from './environment.ts';
import { outcomesAt } from './once-guards.ts';

/** How a value came out: as a truth, or as nothing (`nil`, `null`) or something. */
export type Came = boolean | 'nothing' | 'something';

/** A parameter, or what is read from it (`.GetName()`): `rest` goes on the key of what is passed. */
export interface ProvenPart {
  readonly index: number;
  readonly rest: string;
  /** One of a fixed set, not just let through. */
  readonly isSure: boolean;
}

/** What is known where functions of a module return; see definitions.ts and proofs.ts. */
interface Known {
  /** What is known where a value is returned. */
  knownAt(returned: Expression): Facts;
  /** Whether a function has results and a `return` that does not name them. */
  returnsBare(fn: FunctionId): boolean;
  /** What is known of parameters behind the tests for which a function throws before all else. */
  behindThrows(fn: FunctionId): Facts;
  /** What is known when a value, or one of the results of a call, came out in some way. */
  knownIf(value: Expression, result: number, came: Came): Facts;
}

/** The answer for one module. */
export class Predicates {
  readonly #module: Module;
  readonly #known: Known;
  /** A predicate that asks itself proves nothing. */
  readonly #memo = new Lazy<string, readonly ProvenPart[]>(NONE);

  constructor(module: Module, known: Known) {
    this.#module = module;
    this.#known = known;
  }

  /** The parts of what is passed to a function of which something is known when its `result` (the first is 0) came out so. */
  provenBy(fn: FunctionId, result: number, came: Came): readonly ProvenPart[] {
    return this.#memo.get(`${fn} ${result} ${String(came)}`, () => this.#compute(fn, result, came));
  }

  /** The parts of what is passed to a function of which something is known once it has come back, since it throws for others. */
  provenOnReturn(fn: FunctionId): readonly ProvenPart[] {
    return [...this.#partsIn(this.#known.behindThrows(fn), fn).values()];
  }

  #compute(fn: FunctionId, result: number, came: Came): readonly ProvenPart[] {
    const values = this.#module.index.returnsOf(fn).filter((value) => this.#mayBe(value, result, came));
    if (values.length === 0 || this.#known.returnsBare(fn)) return NONE;
    const ofEach = values.map((value) => {
      const element = value.kind === 'tuple' ? value.elements[result] : value;
      const isTuple = value.kind === 'tuple';
      const known = element === undefined ? [] : this.#known.knownIf(element, isTuple ? 0 : result, came);
      return this.#partsIn([...this.#known.knownAt(value), ...known], fn);
    });
    const all = new Map(ofEach.flatMap((parts) => [...parts]));
    return [...all].flatMap(([key, part]) => {
      const isSure = ofEach.every((parts) => parts.get(key)?.isSure === true);
      const untested = values.filter((_, i) => ofEach[i]?.has(key) !== true);
      return untested.some((value) => this.#isForSome(value, part, fn)) ? [] : [{ ...part, isSure }];
    });
  }

  /** Whether a value is returned for some of what may be passed, by a look at how it is written: `if len(name) > 20 { return true }`. */
  #isForSome(returned: Expression, { index }: ProvenPart, fn: FunctionId): boolean {
    return outcomesAt(returned, this.#module).some(({ test }) =>
      hasPart(test, (part) => {
        const parameter = part.kind === 'name' ? this.#module.index.parameterOf(part.binding) : null;
        return parameter?.fn === fn && parameter.index === index;
      }),
    );
  }

  /** What is said of parameters of a function, or of variables that only ever are such parts. */
  #partsIn(facts: Iterable<readonly [string, Fact]>, fn: FunctionId): ReadonlyMap<string, ProvenPart> {
    const parts = new Map<string, ProvenPart>();
    for (const [key, { isSure }] of facts) {
      const part = this.#partOf({ key, isSure }, fn, 0);
      if (part === null) continue;
      const name = `${part.index}${part.rest}`;
      parts.set(name, { ...part, isSure: part.isSure || parts.get(name)?.isSure === true });
    }
    return parts;
  }

  #partOf(
    { key, isSure }: { readonly key: string; readonly isSure: boolean },
    fn: FunctionId,
    depth: number,
  ): ProvenPart | null {
    const [, digits, rest] = /^b(\d+)((?:\.\w+(?:\(\))?)*)$/.exec(key) ?? [];
    if (digits === undefined || rest === undefined || depth > 2) return null;
    const binding = Number(digits);
    const parameter = this.#module.index.parameterOf(binding);
    if (parameter !== null)
      return parameter.fn === fn && parameter.index >= 0 && parameter.steps.length === 0
        ? { index: parameter.index, rest, isSure }
        : null;
    const write = this.#module.index.onlyWriteOf(binding);
    if (write === null || write.steps.length > 0) return null;
    const value = unwrap(write.value);
    const form = rest === '' ? formOf(value) : null;
    if (form !== null) return this.#partOf({ key: form, isSure: false }, fn, depth + 1);
    const of = keyOf(value);
    return of === null ? null : this.#partOf({ key: of + rest, isSure }, fn, depth + 1);
  }

  /** Whether a returned value may come out in a way, as far as it is written out. */
  #mayBe(value: Expression, result: number, came: Came): boolean {
    const element = value.kind === 'tuple' ? value.elements[result] : value;
    if (element === undefined) return true;
    const plain = unwrap(element);
    if (isNothing(plain)) return came === false || came === 'nothing';
    const truth = truthOf(plain);
    if (truth !== null) return came === truth || came === 'something';
    if (came === true || came === 'something') return true;
    // `return nil, err`: what comes with an empty result is an error.
    if (value.kind === 'tuple' && value.elements.every((e) => e === element || isEmpty(e))) return false;
    return !this.#isSomething(plain);
  }

  /** An error that is made here, or was found to be one. */
  #isSomething(node: Expression): boolean {
    switch (node.kind) {
      case 'object':
      case 'array':
      case 'function':
        return true;
      case 'call':
        return node.isNew || /^(Errorf|Wrapf?|New\w*)$|Err/.test(lastName(node.callee));
      case 'member':
        return /^Err/.test(node.property);
      case 'name': {
        if (node.binding < 0 || this.#module.ir.bindings[node.binding]?.owner === 0)
          return /^[eE]rr/.test(node.name);
        for (let at = this.#module.index.positionOf(node); at !== null; at = at.outer) {
          const around = at.outer?.statement;
          if (around?.kind === 'branch' && at.arm === 'then' && saysSomething(around.test, node)) return true;
        }
        return false;
      }
      default:
        return false;
    }
  }
}

/** The key of what a call gives another form of, and of nothing else: `strings.ToLower(host)`. There are more of it than of its forms. */
export function formOf(node: Expression): string | null {
  const plain = unwrap(node);
  if (plain.kind !== 'call' || plain.isNew || /^(?:len|cap)$/.test(lastName(plain.callee))) return null;
  const [given, another] = plain.args.filter((a) => a.kind !== 'literal');
  return given === undefined || another !== undefined ? null : keyOf(unwrap(given));
}

/** `err != nil` or `hit`, alone or with more behind `&&`. */
function saysSomething(test: Expression, name: Expression): boolean {
  const plain = unwrap(test);
  if (plain.kind === 'logical' && plain.operator === '&&')
    return saysSomething(plain.left, name) || saysSomething(plain.right, name);
  if (plain.kind === 'name') return sameText(plain, name);
  return (
    plain.kind === 'binary' &&
    /^!==?$/.test(plain.operator) &&
    isNothing(plain.right) &&
    sameText(unwrap(plain.left), name)
  );
}

/** `nil`, `""`, `0`, `false`, `T{}`, `&T{}`. */
function isEmpty(node: Expression): boolean {
  const plain = unwrap(node);
  switch (plain.kind) {
    case 'literal':
      return plain.value === '' || plain.value === '0' || plain.value === 'false';
    case 'object':
      return plain.properties.length === 0;
    case 'array':
      return plain.elements.length === 0;
    default:
      return isNothing(plain) || truthOf(plain) === false;
  }
}
