// What a function's result says about what the function was passed: `isKnown(path)` that holds, `store, err := find(name)`
// without an error. Something is one of a fixed set if every return that may give such a result has tested it.
import type { Expression, FunctionId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { isNothing, keyOf, lastName, sameText, truthOf, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';

/** How a value came out: as a truth, or as nothing (`nil`, `null`) or something. */
export type Came = boolean | 'nothing' | 'something';

/** A parameter, or what is read from it (`.GetName()`): `rest` goes on the key of what is passed. */
export interface ProvenPart {
  readonly index: number;
  readonly rest: string;
}

/** What is known where functions of a module return; see definitions.ts and proofs.ts. */
interface Known {
  /** The keys of what is proven where a value is returned. */
  provenAt(returned: Expression): ReadonlySet<string>;
  /** Whether a function has results and a `return` that does not name them. */
  returnsBare(fn: FunctionId): boolean;
  /** What is proven when a value, or one of the results of a call, came out in some way. */
  provenIf(value: Expression, result: number, came: Came): ReadonlySet<string>;
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

  /** The parts of what is passed to a function that are each one of a fixed set when its `result` (the first is 0) came out so. */
  provenBy(fn: FunctionId, result: number, came: Came): readonly ProvenPart[] {
    return this.#memo.get(`${fn} ${result} ${String(came)}`, () => this.#compute(fn, result, came));
  }

  #compute(fn: FunctionId, result: number, came: Came): readonly ProvenPart[] {
    const values = this.#module.index.returnsOf(fn).filter((value) => this.#mayBe(value, result, came));
    if (values.length === 0 || this.#known.returnsBare(fn)) return NONE;
    let common: ReadonlyMap<string, ProvenPart> | null = null;
    for (const value of values) {
      const element = value.kind === 'tuple' ? value.elements[result] : value;
      const keys = new Set(this.#known.provenAt(value));
      if (element !== undefined)
        for (const key of this.#known.provenIf(element, value.kind === 'tuple' ? 0 : result, came))
          keys.add(key);
      const parts = this.#partsIn(keys, fn);
      common =
        common === null
          ? parts
          : new Map([...common].filter(([key]: [string, ProvenPart]) => parts.has(key)));
      if (common.size === 0) return NONE;
    }
    return [...(common ?? new Map<string, ProvenPart>()).values()];
  }

  /** The keys that are about parameters of a function, or about a variable that only ever is such a part. */
  #partsIn(keys: ReadonlySet<string>, fn: FunctionId): ReadonlyMap<string, ProvenPart> {
    const parts = new Map<string, ProvenPart>();
    for (const key of keys) {
      const part = this.#partOf(key, fn, 0);
      if (part !== null) parts.set(`${part.index}${part.rest}`, part);
    }
    return parts;
  }

  #partOf(key: string, fn: FunctionId, depth: number): ProvenPart | null {
    const [, digits, rest] = /^b(\d+)((?:\.\w+(?:\(\))?)*)$/.exec(key) ?? [];
    if (digits === undefined || rest === undefined || depth > 2) return null;
    const binding = Number(digits);
    const parameter = this.#module.index.parameterOf(binding);
    if (parameter !== null)
      return parameter.fn === fn && parameter.index >= 0 && parameter.steps.length === 0
        ? { index: parameter.index, rest }
        : null;
    const [write, another] = this.#module.index.writesOf(binding);
    if (write?.value == null || write.steps.length > 0 || another !== undefined) return null;
    const of = keyOf(unwrap(write.value));
    return of === null ? null : this.#partOf(of + rest, fn, depth + 1);
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

/** `err != nil`, alone or with more behind `&&`. */
function saysSomething(test: Expression, name: Expression): boolean {
  const plain = unwrap(test);
  if (plain.kind === 'logical' && plain.operator === '&&')
    return saysSomething(plain.left, name) || saysSomething(plain.right, name);
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
