// What a test proves: that an expression is one of a fixed set, as in `ALLOWED.has(x)`, `x === 'a' || x === 'b'`, or
// `if (!ok) return` after `_, ok := table[x]`; or, where nobody knows what is in the table, that something lets it through.
import type { Binary, BindingId, Call, Expression, FunctionId, Name, Statement } from '@leakline/ir';
import { blocksOf } from '@leakline/ir';
import { isNothing, keyOf, rootOfChain, rootOfMembers, truthOf, unwrap } from '../modules/expressions.ts';
import type { Module, Write } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { NO_FACTS, type Fact, type Facts } from './environment.ts';
import { formOf, type Came } from './predicates.ts';

/** What is known of the function around a test, also while it is being walked. */
interface Walking {
  /** The writes that reach a name. */
  reaching(tested: Name): readonly Write[];
  /** What is known where a variable is set to this value. */
  knownAt(set: Expression): Facts;
}

export class Proofs {
  readonly #program: Program;
  readonly #module: Module;
  /** Names that are being looked behind. */
  readonly #asked = new Set<BindingId>();
  readonly #walk: Walking;

  constructor(program: Program, module: Module, walk: Walking) {
    this.#program = program;
    this.#module = module;
    this.#walk = walk;
  }

  /** What a test says when it comes out as `outcome`. */
  of(test: Expression, outcome: Came): Facts {
    const node = unwrap(test);
    const facts = new Map<string, Fact>();
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
        if ((node.operator === '&&') === outcome) return bothOf(left, right);
        return commonTo(left, right);
      }
      case 'binary': {
        if (typeof outcome !== 'boolean') return facts;
        const equal = /^===?$/.test(node.operator);
        if ((equal || /^!==?$/.test(node.operator)) && equal === outcome) {
          for (const [x, other] of [
            [node.left, node.right],
            [node.right, node.left],
          ] as const) {
            if (isConstant(other, this.#module) || this.#isFixedElement(other)) prove(facts, x, sure(node));
            else if (this.#isOfElement(other, 0)) prove(facts, x, { test: node, isSure: false });
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
        if (found !== null) for (const [key, fact] of this.of(left, found)) facts.set(key, fact);
        if (node.operator === 'in' && outcome) proveFound(facts, node.left, this.#isIn(node.right, node));
        const small = saysSmall(node, outcome);
        if (small !== null) facts.set(small, { test: node, isSure: false });
        const capped = cappedBy(node, outcome);
        if (capped !== null) prove(facts, capped, sure(node));
        return facts;
      }
      case 'name': {
        // `_, ok := table[x]`, `const known = ALLOWED.has(x)`, `store, err := find(name)`
        if (node.binding < 0) return facts;
        const writes = this.#walk.reaching(node);
        const [write, another] = writes;
        if (another !== undefined && outcome === true) return this.#ofFlag(writes);
        if (another !== undefined && outcome === 'something') return this.#ofFilled(writes);
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
        if (isPresent(outcome)) proveFound(facts, node.index, this.#isIn(node.object, node));
        return facts;
      case 'call':
        return this.#ofCall(node, 0, outcome);
      default:
        return facts;
    }
  }

  /** What is known when one of the results of a call, or of a look-up `v, ok := m[k]`, came out so. */
  ofResult(value: Expression, result: number, came: Came): Facts {
    const plain = unwrap(value);
    return plain.kind === 'call' ? this.#ofCall(plain, result, came) : this.of(plain, came);
  }

  /** What is known once a call has come back: `assertKnown(kind)`, which throws for others. */
  ofReturned(node: Call): Facts {
    const facts = new Map<string, Fact>();
    const keys = node.args.map((argument) => (argument.kind === 'spread' ? null : keyOf(unwrap(argument))));
    if (node.isNew || keys.every((key) => key === null)) return facts;
    const [meaning, another] = this.#program.calls.meaningsOf(node, this.#module);
    if (meaning?.kind !== 'function' || another !== undefined) return facts;
    const { module, fn } = meaning;
    const f = module.fn(fn);
    const up = this.#module.index.parentOf(node);
    const isOver = !f.isAsync || (up?.kind === 'wrapped' && up.how === 'await');
    if (f.isGenerator || !isOver) return facts;
    for (const { index, rest, isSure } of this.#program.definitions(module).provenOnReturn(fn)) {
      const key = keys[index] ?? null;
      if (key !== null) facts.set(key + rest, { test: node, isSure });
    }
    return facts;
  }

  /** What is known of a key that is put into a container of which it is known that it does not hold too many: `seen[x] = true`. */
  ofPutting(target: Expression, known: Facts): Facts {
    if (target.kind !== 'index') return NO_FACTS;
    const key = keyOf(unwrap(target.index));
    const fact = knownSmall(target.object, known);
    return key === null || fact === undefined ? NO_FACTS : new Map([[key, fact]]);
  }

  /** The same where a call does so: `seen.add(x)`. */
  ofAdding(node: Call, known: Facts): Facts {
    const fact = node.callee.kind === 'member' ? knownSmall(node.callee.object, known) : undefined;
    if (fact === undefined) return NO_FACTS;
    const facts = new Map<string, Fact>();
    for (const meaning of this.#program.calls.meaningsOf(node, this.#module))
      for (const effect of meaning.kind === 'catalog' ? (meaning.meaning.effects ?? []) : [])
        if (effect.effect === 'grow' && effect.place === 'this' && effect.key !== undefined)
          for (const part of this.#program.arguments.at(effect.key, node, this.#module))
            if (part.steps.length === 0) prove(facts, part.node, fact);
    return facts;
  }

  /** What is known where a function has thrown for some, as far as it never goes back before: `if (!KINDS.has(kind)) throw …;` */
  behindThrows(fn: FunctionId): Facts {
    let facts: Facts = new Map();
    for (const statement of this.#module.fn(fn).body) {
      if (mayReturn(statement)) break;
      if (statement.kind === 'branch' && statement.then.at(-1)?.kind === 'throw')
        facts = bothOf(facts, this.of(statement.test, false));
    }
    const isKept = (key: string) => {
      const binding = Number(/^b(\d+)/.exec(key)?.[1] ?? -1);
      const { index } = this.#module;
      return index.parameterOf(binding) === null || index.writesOf(binding).length === 0;
    };
    return new Map([...facts].filter(([key]) => isKept(key)));
  }

  #ofCall(node: Call, result: number, came: Came): Facts {
    const facts = new Map<string, Fact>();
    const meanings = this.#program.calls.meaningsOf(node, this.#module);
    // Whichever of several functions of an interface is called, it has to prove it.
    const [first, ...others] = meanings.map((m) =>
      m.kind === 'function' && !m.isNew
        ? this.#program.definitions(m.module).provenBy(m.fn, result, came)
        : [],
    );
    for (const { index, rest, isSure } of first ?? []) {
      const argument = node.args[index];
      const same = others.map((known) => known.find((part) => part.index === index && part.rest === rest));
      if (argument === undefined || argument.kind === 'spread' || same.includes(undefined)) continue;
      const fact = { test: node, isSure: isSure && same.every((part) => part?.isSure === true) };
      const key = keyOf(unwrap(argument));
      if (rest === '') proveFound(facts, argument, fact);
      else if (key !== null) facts.set(key + rest, fact);
    }
    if (!isPresent(came)) return facts;
    for (const meaning of meanings) {
      if (meaning.kind !== 'catalog' || meaning.meaning.tests === undefined) continue;
      const { container, value } = meaning.meaning.tests;
      const containers = this.#program.arguments.at(container, node, this.#module);
      const said = containers.flatMap((c) => this.#isIn(c.node, node) ?? []);
      const fact = said.find(({ isSure }) => isSure) ?? said[0];
      for (const part of this.#program.arguments.at(value, node, this.#module))
        if (part.steps.length === 0) proveFound(facts, part.node, fact ?? null);
    }
    for (const [key, fact] of this.#ofSearch(node)) facts.set(key, fact);
    return facts;
  }

  /** What a flag that is set says: `found := false; for … { if item.Name == name { found = true } }`. */
  #ofFlag(writes: readonly Write[]): Facts {
    let common: Facts | null = null;
    for (const { value, operator } of writes) {
      const truth = value === null ? (operator === 'declare' ? false : null) : truthOf(unwrap(value));
      if (truth === null) return new Map();
      if (!truth || value === null) continue;
      const known = this.#walk.knownAt(value);
      common = common === null ? known : commonTo(common, known);
    }
    return common ?? new Map<string, Fact>();
  }

  /** What a variable that is no longer empty says: `var read reader; switch kind { case "mail": read = readMail }; if read == nil { return }`. */
  #ofFilled(writes: readonly Write[]): Facts {
    let common: Facts | null = null;
    for (const { value, operator, steps } of writes) {
      if (value === null ? operator === 'declare' : isNothing(unwrap(value))) continue;
      if (value === null || steps.length > 0) return NO_FACTS;
      const known = this.#walk.knownAt(value);
      common = common === null ? known : commonTo(common, known);
    }
    return common ?? NO_FACTS;
  }

  /** (A part of) a loop variable, or a variable that is set to one: what is compared with it is among what is there. */
  #isOfElement(node: Expression, depth: number): boolean {
    const root = rootOfChain(node);
    if (root.kind !== 'name' || root.binding < 0 || depth > 2) return false;
    const write = this.#module.index.onlyWriteOf(root.binding);
    if (write === null) return false;
    if (write.assign === null) return write.steps.length === 1 && write.steps[0] !== '[caught]';
    return write.steps.length === 0 && this.#isOfElement(write.value, depth + 1);
  }

  /** What a search has found in a list when it gives something: `known.some((k) => k === x)`, `known.find((k) => k.id === x)`. */
  #ofSearch({ callee, args }: Call): Facts {
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

  /** What it says of something that it is in a container; null where the container is known to get ever more. */
  #isIn(container: Expression, test: Expression): Fact | null {
    if (this.#isFixed(container)) return sure(test);
    const isOpen =
      unwrap(container).kind === 'literal' || this.#program.retention.isOpen(container, this.#module);
    return isOpen ? null : { test, isSure: false };
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

/** Whether a function may go back in a statement, by a look at how that is written. */
function mayReturn(statement: Statement): boolean {
  return statement.kind === 'return' || blocksOf(statement).some((block) => block.some(mayReturn));
}

function sure(test: Expression): Fact {
  return { test, isSure: true };
}

/** What is known where two tests came out so. */
function bothOf(left: Facts, right: Facts): Facts {
  const both = new Map(left);
  for (const [key, fact] of right) if (both.get(key)?.isSure !== true) both.set(key, fact);
  return both;
}

/** What is known either way. */
function commonTo(left: Facts, right: Facts): Facts {
  const common = new Map<string, Fact>();
  for (const [key, fact] of left) {
    const other = right.get(key);
    if (other !== undefined) common.set(key, fact.isSure ? other : fact);
  }
  return common;
}

/** The key under which it is known that a container, by its own key, does not hold too many. */
function sizeKeyOf(container: string): string {
  return `size(${container})`;
}

/** What says of a container that it does not hold too many. */
function knownSmall(container: Expression, known: Facts): Fact | undefined {
  const key = keyOf(unwrap(container));
  return key === null ? undefined : known.get(sizeKeyOf(key));
}

/** The size that a test finds small enough: `len(seen) < max`, or `seen.size >= MAX` that does not hold; null for others. */
function saysSmall({ operator, left, right }: Binary, outcome: boolean): string | null {
  const isLess = /^<=?$/.test(operator) ? outcome : /^>=?$/.test(operator) ? !outcome : null;
  if (isLess === null) return null;
  const container = sizedIn(unwrap(isLess ? left : right));
  return container === null ? null : sizeKeyOf(container);
}

/** What is below a number that is written out: `depth` in `depth < 3`. Nobody counts from below zero, or by halves. */
function cappedBy({ operator, left, right }: Binary, outcome: boolean): Expression | null {
  const isLess = /^<=?$/.test(operator) ? outcome : /^>=?$/.test(operator) ? !outcome : null;
  if (isLess === null) return null;
  const [lower, upper] = (isLess ? [left, right] : [right, left]).map(unwrap);
  const isCap = upper?.kind === 'literal' && upper.type === 'number' && Number(upper.value) <= MOST;
  return isCap && lower !== undefined ? lower : null;
}

/** So many different numbers are few. */
const MOST = 1000;

/** The key of what `len(x)`, `x.length` or `x.size` is the size of. */
function sizedIn(node: Expression): string | null {
  if (node.kind === 'member' && /^(?:length|size)$/.test(node.property)) return keyOf(unwrap(node.object));
  if (node.kind !== 'call' || node.callee.kind !== 'name' || node.callee.name !== 'len') return null;
  const [container] = node.args;
  return container === undefined ? null : keyOf(unwrap(container));
}

/** Methods of lists that give something only where their test holds for an element. */
const SEARCHES = /^(?:some|find|findIndex|findLast|findLastIndex)$/;

/** What lets every spelling of a word through that differs in its capitals only: there are so many, and no more. */
const FOLDS = /^(?:to(?:Locale)?(?:Lower|Upper)(?:Case)?|ToTitle)$/;

/** A fact about an expression; so is a word that was compared without its capitals. */
function prove(facts: Map<string, Fact>, proven: Expression, fact: Fact): void {
  const plain = unwrap(proven);
  const key = keyOf(plain);
  if (key !== null) facts.set(key, fact);
  // `x.toLowerCase()`, `strings.ToLower(x)`
  if (plain.kind === 'call' && plain.callee.kind === 'member' && FOLDS.test(plain.callee.property))
    prove(facts, plain.args[0] ?? plain.callee.object, fact);
}

/** What was found in a container, and, less surely, what that is another form of: `known[hashOf(x)]`. */
function proveFound(facts: Map<string, Fact>, found: Expression, fact: Fact | null): void {
  if (fact === null) return;
  prove(facts, found, fact);
  const form = formOf(found);
  if (form !== null && !facts.has(form)) facts.set(form, { ...fact, isSure: false });
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
    (plain.kind === 'member' && (/^[A-Z]/.test(plain.property) || isCapital(rootOfMembers(plain)))) ||
    isCapital(plain) ||
    (plain.kind === 'name' && (plain.binding < 0 || isWrittenOut(plain.binding, module)))
  );
}

/** `Kind` of `Kind.stream`, `LIMITS` */
function isCapital(node: Expression): boolean {
  return node.kind === 'name' && /^[A-Z]/.test(node.name);
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
