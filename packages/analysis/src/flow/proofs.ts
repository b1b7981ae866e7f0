// What a test proves: that an expression is one of a fixed set, as in `ALLOWED.has(x)`, `x === 'a' || x === 'b'`, or
// `if (!ok) return` after `_, ok := table[x]`.
import type { BindingId, Call, Expression, Name } from '@leakline/ir';
import { isNothing, keyOf, rootOfMembers, unwrap } from '../modules/expressions.ts';
import type { Module, Write } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Came } from './predicates.ts';

export class Proofs {
  readonly #program: Program;
  readonly #module: Module;
  /** Names that are being looked behind. */
  readonly #asked = new Set<BindingId>();
  readonly #reaching: (tested: Name) => readonly Write[];

  /** @param reaching The writes that reach a name in a test, also while the function around it is being walked. */
  constructor(program: Program, module: Module, reaching: (tested: Name) => readonly Write[]) {
    this.#program = program;
    this.#module = module;
    this.#reaching = reaching;
  }

  /** What a test proves when it comes out as `outcome`. */
  of(test: Expression, outcome: Came): Map<string, Expression> {
    const node = unwrap(test);
    const facts = new Map<string, Expression>();
    switch (node.kind) {
      case 'unary':
        return node.operator === '!' && typeof outcome === 'boolean'
          ? this.of(node.operand, !outcome)
          : facts;
      case 'logical': {
        if (node.operator === '??' || typeof outcome !== 'boolean') return facts;
        const left = this.of(node.left, outcome);
        const right = this.of(node.right, outcome);
        // Both sides hold for a true `&&` and a false `||`; otherwise only what either proves.
        if ((node.operator === '&&') === outcome) return new Map([...left, ...right]);
        for (const [key, proof] of left) if (right.has(key)) facts.set(key, proof);
        return facts;
      }
      case 'binary': {
        if (typeof outcome !== 'boolean') return facts;
        const equal = /^===?$/.test(node.operator);
        if ((equal || /^!==?$/.test(node.operator)) && equal === outcome) {
          for (const [x, other] of [
            [node.left, node.right],
            [node.right, node.left],
          ] as const) {
            if (isConstant(other, this.#module) || this.#isFixedElement(other)) prove(facts, x, node);
          }
        }
        // `TABLE[x] !== undefined`, `m.get(x) != null`, `list.indexOf(x) !== -1`, `>= 0`
        const [left, right] = [unwrap(node.left), unwrap(node.right)];
        const isEquality = equal || /^!==?$/.test(node.operator);
        const found: Came | null =
          isEquality && isNothing(right)
            ? equal === outcome
              ? 'nothing'
              : 'something'
            : /^(!==?|>|>=)$/.test(node.operator) && outcome && isIndexSentinel(right)
              ? true
              : null;
        if (found !== null) for (const [key, proof] of this.of(left, found)) facts.set(key, proof);
        if (node.operator === 'in' && outcome && this.#isFixed(node.right)) prove(facts, node.left, node);
        return facts;
      }
      case 'name': {
        // `_, ok := table[x]`, `const known = ALLOWED.has(x)`, `store, err := find(name)`
        if (node.binding < 0) return facts;
        const [write, another] = this.#reaching(node);
        if (write?.value == null || another !== undefined || this.#asked.has(node.binding)) return facts;
        const value = unwrap(write.value);
        const result = resultOf(write.steps);
        if (result === null || value.kind === 'name' || (result > 0 && !/^(call|index)$/.test(value.kind)))
          return facts;
        this.#asked.add(node.binding); // `found = found && x` asks about itself
        const found = this.ofResult(value, result, outcome);
        this.#asked.delete(node.binding);
        return found;
      }
      case 'index':
        if (isPresent(outcome) && this.#isFixed(node.object)) prove(facts, node.index, node);
        return facts;
      case 'call':
        return this.#ofCall(node, 0, outcome);
      default:
        return facts;
    }
  }

  /** What is proven when one of the results of a call, or of a look-up `v, ok := m[k]`, came out so. */
  ofResult(value: Expression, result: number, came: Came): Map<string, Expression> {
    const plain = unwrap(value);
    return plain.kind === 'call' ? this.#ofCall(plain, result, came) : this.of(plain, came);
  }

  #ofCall(node: Call, result: number, came: Came): Map<string, Expression> {
    const facts = new Map<string, Expression>();
    const meanings = this.#program.calls.meaningsOf(node, this.#module);
    // Whichever of several functions of an interface is called, it has to prove it.
    const [first, ...others] = meanings.map((m) =>
      m.kind === 'function' && !m.isNew
        ? this.#program.definitions(m.module).provenBy(m.fn, result, came)
        : [],
    );
    for (const { index, rest } of first ?? []) {
      const argument = node.args[index];
      const key = argument === undefined || argument.kind === 'spread' ? null : keyOf(unwrap(argument));
      if (
        key !== null &&
        others.every((proven) => proven.some((part) => part.index === index && part.rest === rest))
      )
        facts.set(key + rest, node);
    }
    if (!isPresent(came)) return facts;
    for (const meaning of meanings) {
      if (meaning.kind !== 'catalog' || meaning.meaning.tests === undefined) continue;
      const { container, value } = meaning.meaning.tests;
      const containers = this.#program.arguments.at(container, node, this.#module);
      for (const part of this.#program.arguments.at(value, node, this.#module))
        if (part.steps.length === 0 && containers.some((c) => this.#isFixed(c.node)))
          prove(facts, part.node, node);
    }
    for (const [key, proof] of this.#ofSearch(node)) facts.set(key, proof);
    return facts;
  }

  /** What a search has found in a list when it gives something: `known.some((k) => k === x)`, `known.find((k) => k.id === x)`. */
  #ofSearch({ callee, args }: Call): ReadonlyMap<string, Expression> {
    const [test] = args;
    if (callee.kind !== 'member' || !SEARCHES.test(callee.property) || test?.kind !== 'function')
      return new Map();
    const [returned, another] = this.#module.index.returnsOf(test.function);
    return returned === undefined || another !== undefined ? new Map() : this.of(returned, true);
  }

  /** A loop variable over a fixed list, `for _, known := range paths { if known == path { return true } }`, or what a search of one looks at. */
  #isFixedElement(node: Expression): boolean {
    const plain = rootOfMembers(unwrap(node));
    if (plain.kind !== 'name' || plain.binding < 0) return false;
    const parameter = this.#module.index.parameterOf(plain.binding);
    if (parameter?.index === 0) {
      const closure = this.#module.index.functionNode(parameter.fn);
      const search = closure === undefined ? null : this.#module.index.parentOf(closure);
      return (
        search?.kind === 'call' &&
        search.callee.kind === 'member' &&
        SEARCHES.test(search.callee.property) &&
        search.args[0] === closure &&
        this.#isFixed(search.callee.object)
      );
    }
    const [write, another] = this.#module.index.writesOf(plain.binding);
    return (
      write?.value != null &&
      another === undefined &&
      write.assign === null &&
      write.steps.length === 1 &&
      write.steps[0] !== '[caught]' &&
      this.#isFixed(write.value)
    );
  }

  /** A set, list or table that nothing adds to while the service runs; a regular expression that only matches so many texts. */
  #isFixed(container: Expression): boolean {
    const node = unwrap(container);
    if (node.kind === 'literal' && node.type === 'regexp')
      return (
        /^\/\^/.test(node.value) &&
        /\$\/\w*$/.test(node.value) &&
        !/[*+]|\{\d+,\}/.test(node.value.replace(/\\./g, ''))
      );
    return this.#program.retention.isFixed(node, this.#module);
  }
}

/** Methods of lists that give something only where their test holds for an element. */
const SEARCHES = /^(?:some|find|findIndex|findLast|findLastIndex)$/;

/** What lets every spelling of a word through that differs in its capitals only: there are so many, and no more. */
const FOLDS = /^(?:to(?:Locale)?(?:Lower|Upper)(?:Case)?|ToTitle)$/;

/** An expression is one of few where `proof` holds; so is a word that was compared without its capitals. */
function prove(facts: Map<string, Expression>, proven: Expression, proof: Expression): void {
  const plain = unwrap(proven);
  const key = keyOf(plain);
  if (key === null) return;
  facts.set(key, proof);
  if (plain.kind !== 'call' || plain.callee.kind !== 'member' || !FOLDS.test(plain.callee.property)) return;
  // `x.toLowerCase()`, `strings.ToLower(x)`
  prove(facts, plain.args[0] ?? plain.callee.object, proof);
}

/** Whether what was looked up is there. */
function isPresent(came: Came): boolean {
  return came === true || came === 'something';
}

/** Which of several results a variable is, the first of them by itself included; null for other parts. */
function resultOf(steps: Write['steps']): number | null {
  const [step, another] = steps;
  if (step === undefined) return 0;
  return another === undefined && /^#\d+$/.test(step) ? Number(step.slice(1)) : null;
}

/**
 * A literal, a type, or a name that by its capital letter, its place or its declaration is one: something that a value can
 * be compared with.
 */
export function isConstant(node: Expression, module: Module): boolean {
  const plain = unwrap(node);
  return (
    plain.kind === 'literal' ||
    plain.kind === 'type' ||
    (plain.kind === 'member' && /^[A-Z]/.test(plain.property)) ||
    (plain.kind === 'name' && /^[A-Z]/.test(plain.name)) ||
    (plain.kind === 'name' && (plain.binding < 0 || isWrittenOut(plain.binding, module)))
  );
}

/** `const pingPath = "/ping"`, of any spelling. */
function isWrittenOut(binding: BindingId, module: Module): boolean {
  if (module.ir.bindings[binding]?.kind !== 'constant') return false;
  const [write, another] = module.index.writesOf(binding);
  return write?.value != null && another === undefined && unwrap(write.value).kind === 'literal';
}

function isIndexSentinel(node: Expression): boolean {
  return (
    (node.kind === 'unary' &&
      node.operator === '-' &&
      node.operand.kind === 'literal' &&
      node.operand.value === '1') ||
    (node.kind === 'literal' && node.value === '0')
  );
}
