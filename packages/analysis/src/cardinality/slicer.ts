// A backwards slice of one expression: each form of expression asks those that its value comes from.
import type { ArrayLiteral, Expression, FunctionId } from '@leakline/ir';
import { settledly } from '../lazy.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isStep, sliceStep } from './counters.ts';
import { dedupe, isUnbounded, leafAt, letThrough, MOST_SENDERS, unknownAt, type Leaf } from './leaf.ts';
import type { Receiver } from './instances.ts';
import { sliceIndex, sliceMember } from './members.ts';
import { sliceName } from './names.ts';
import { sliceValues } from './parts.ts';
import { slicePiece } from './pieces.ts';
import { sliceCall, sliceReturned } from './results.ts';
import { leafOfType } from './written-types.ts';
import { sliceIterated } from './yielded.ts';

const EFFORT = 600;
const DEPTH = 28;

/** What an answer hangs on besides what was asked. */
interface Needs {
  /** The outermost of what is being followed that a circle came back to. */
  cut: number;
  /** What methods were found to be called on that were being followed already: null where nobody had said. */
  asked: Map<string, Receiver | null> | null;
  /** Whether something was left out for its effort. */
  isCutShort: boolean;
}

/** What was found, for all who ask for the same. */
export interface Kept {
  readonly leaves: readonly Leaf[];
  /** It is found where these methods are called on these. */
  readonly asked: ReadonlyMap<string, Receiver | null> | null;
}

/** One slice: its effort is limited, and what it is following is known, so that circles end. */
export class Slicer {
  readonly program: Program;
  /** The leaves of functions' results that hold for all callers, kept for all slices. */
  readonly #returns: Map<string, Kept>;
  /** The leaves of expressions, or of parts of them, that this slice has been at: many ways lead to the same. */
  readonly #known = new Map<Expression, Map<string, Kept>>();
  /** What is being followed, each with how much else was being followed when it began. */
  readonly #open = new Map<unknown, number>();
  /** What the methods that are being followed were called on, where the caller has just made it. */
  readonly #receivers = new Map<string, Receiver>();
  /** What the answer that is being found hangs on. */
  #needs: Needs = { cut: Number.POSITIVE_INFINITY, asked: null, isCutShort: false };
  #effort = EFFORT;

  constructor(program: Program, returns: Map<string, Kept>) {
    this.program = program;
    this.#returns = returns;
  }

  /**
   * The leaves of an expression, or of the part of its value at `steps`. Empty where it adds nothing to what is being
   * followed already.
   */
  of(node: Expression, module: Module, steps: readonly PathStep[], depth: number): Leaf[] {
    if (this.isSpent(depth)) return [unknownAt(node, module)];
    // Text and numbers have no entries: `labels(path)` is the positional form, not a record of labels.
    if ((steps[0] === '.*' || steps[0] === '.#') && this.program.values.isText(node, module)) return [];
    // Nor has what is calculated any properties.
    if (node.kind === 'binary' && steps[0]?.startsWith('.') === true) return [];
    // Go's `range` over a channel binds what stands for the key of other loops.
    if ((steps[0] === '[]' || steps[0] === '[key]') && (node.kind === 'name' || node.kind === 'member')) {
      const received = this.#received(node, module, steps.slice(1), depth);
      if (received.length > 0) return received;
    }
    const fact = this.program.definitions(module).factOf(node);
    if (fact?.isSure === true) return [leafAt('finite', 'one of a fixed set here', node, module, fact.test)];
    const of = steps.join('');
    const known = this.#usable(this.#known.get(node)?.get(of));
    const keep = (found: Kept) => {
      const parts = this.#known.get(node);
      if (parts === undefined) this.#known.set(node, new Map([[of, found]]));
      else parts.set(of, found);
    };
    const leaves =
      known ??
      (steps.length > 0
        ? this.#noting(() => dedupe(this.#compute(node, module, steps, depth)), keep)
        : (this.follow(
            node,
            () => dedupe(this.#onRoutes(this.#compute(node, module, steps, depth), node, module)),
            keep,
          ) ?? []));
    return fact === undefined ? leaves : leaves.map(letThrough);
  }

  /** What a function returns, by a key of the part that is asked for; null where it is being found. */
  returned(key: string, found: () => Leaf[]): Leaf[] | null {
    return (
      this.#usable(this.#returns.get(key)) ??
      this.follow(key, found, (result) => {
        // What holds whatever its methods are called on, or where nobody says so, holds for other slices.
        if ([...(result.asked ?? [])].every(([, receiver]) => receiver === null))
          this.#returns.set(key, result);
      })
    );
  }

  /**
   * What is found by following something; null where that is being followed already: a circle adds nothing.
   * @param keep Gets what was found, where who asks for it in another way finds the same, with the same receivers.
   */
  follow(key: unknown, found: () => Leaf[], keep?: (found: Kept) => void): Leaf[] | null {
    const open = this.#open.get(key);
    if (open !== undefined) {
      this.#needs.cut = Math.min(this.#needs.cut, open);
      return null;
    }
    return this.#noting(() => {
      this.#open.set(key, this.#open.size);
      try {
        return found();
      } finally {
        this.#open.delete(key);
      }
    }, keep);
  }

  /** What a method is called on, as far as its caller has just made it. */
  receiverOf(fn: FunctionId, module: Module): Receiver | null {
    const key = receiverKey(fn, module);
    const receiver = this.#receivers.get(key) ?? null;
    (this.#needs.asked ??= new Map()).set(key, receiver);
    return receiver;
  }

  /** What is found in a method that is called on `receiver`. */
  on<T>(receiver: Receiver | null, fn: FunctionId, module: Module, found: () => T): T {
    const key = receiverKey(fn, module);
    if (receiver === null || this.#receivers.has(key)) return found();
    const outer = this.#needs.asked;
    this.#needs = { ...this.#needs, asked: null };
    this.#receivers.set(key, receiver);
    try {
      return found();
    } finally {
      this.#receivers.delete(key);
      const { asked } = this.#needs;
      asked?.delete(key);
      this.#needs.asked = together(outer, asked);
    }
  }

  /** Finds something, and has it kept if it does not hang on the way by which the slice came to it. */
  #noting(found: () => Leaf[], keep: ((found: Kept) => void) | undefined): Leaf[] {
    const followed = this.#open.size;
    const outer = this.#needs;
    this.#needs = { cut: Number.POSITIVE_INFINITY, asked: null, isCutShort: false };
    try {
      const { value, isSettled } = settledly(found);
      const { cut, asked, isCutShort } = this.#needs;
      if (isSettled && cut >= followed && !isCutShort) keep?.({ leaves: value, asked });
      return value;
    } finally {
      const { cut, asked, isCutShort } = this.#needs;
      this.#needs = {
        cut: cut >= followed ? outer.cut : Math.min(outer.cut, cut),
        asked: together(outer.asked, asked),
        isCutShort: outer.isCutShort || isCutShort,
      };
    }
  }

  /** What was kept, where it was found with the same receivers. */
  #usable(kept: Kept | undefined): Leaf[] | null {
    if (kept === undefined) return null;
    for (const [key, receiver] of kept.asked ?? [])
      if ((this.#receivers.get(key)?.node ?? null) !== (receiver?.node ?? null)) return null;
    this.#needs.asked = together(this.#needs.asked, kept.asked);
    return [...kept.leaves];
  }

  /** What is taken from a channel is what is sent on it. */
  #received(node: Expression, module: Module, rest: readonly PathStep[], depth: number): Leaf[] {
    const all = this.program.channels.sentOn(node, module);
    // A channel that many send on carries all sorts of things: which of them comes here is not known.
    if (all.length > MOST_SENDERS) return [];
    return dedupe(
      all.flatMap((sent) => {
        const key = `sent ${sent.node.start} ${rest.join('')} ${sent.module.key}`;
        const found = this.follow(key, () => this.of(sent.node, sent.module, rest, depth + 1));
        const shown = { at: { path: sent.module.path, span: sent.node }, text: 'it is sent here' };
        return (found ?? []).map((leaf) => ({ ...leaf, trace: [shown, ...leaf.trace] }));
      }),
    );
  }

  /** The steps that it has taken so far. */
  get taken(): number {
    return EFFORT - this.#effort;
  }

  /** Takes one step; true when the slice has taken so many, or goes so deep, that it ends here. */
  isSpent(depth: number): boolean {
    const isSpent = this.#effort-- < 0 || depth > DEPTH;
    this.#needs.isCutShort ||= isSpent;
    return isSpent;
  }

  /** What is known of a request's raw path or URL besides that: its route's template, and handlers that see one path only. */
  #onRoutes(leaves: Leaf[], node: Expression, module: Module): Leaf[] {
    if (node.kind !== 'member' && node.kind !== 'call') return leaves;
    return leaves.map((leaf) => {
      if (!isUnbounded(leaf.level) || leaf.instead !== null || leaf.module !== module) return leaf;
      if (leaf.at.start !== node.start || leaf.at.end !== node.end) return leaf;
      const methods = this.program.routes.methodsAt(node, module);
      if (methods === 'matched') return leafAt('finite', 'the method, which the router knows', node, module);
      // Where nobody is seen to say which methods come there, a router may (test/audit counts them).
      const unseen = methods === 'unknown' ? 'medium' : null;
      const doubt = leaf.confidence === 'high' ? (this.program.routes.doubtOf(node, module) ?? unseen) : null;
      const known = methods === null ? leaf : { ...leaf, isRequestMethod: true as const };
      const doubted = doubt === null ? known : { ...known, confidence: doubt };
      const route = this.program.routes.of(node, module);
      if (route === null) return doubted;
      return route.seesOnePath
        ? leafAt('one', 'the one path that this handler is registered for', node, module)
        : { ...doubted, instead: route.instead };
    });
  }

  #compute(node: Expression, module: Module, steps: readonly PathStep[], depth: number): Leaf[] {
    const [step, ...rest] = steps;
    switch (node.kind) {
      case 'literal':
        return [leafAt('one', '', node, module)];
      case 'template':
        return steps.length > 0 ? [unknownAt(node, module)] : this.#all(node.parts, module, depth);
      case 'binary':
        if (/^(===?|!==?|[<>]=?|in|instanceof)$/.test(node.operator))
          return [leafAt('finite', '', node, module)];
        if (node.operator === '%') return this.#modulo(node.left, node.right, module, depth);
        return this.#all([node.left, node.right], module, depth);
      case 'unary':
        return node.operator === '!' ||
          node.operator === 'typeof' ||
          node.operator === 'void' ||
          node.operator === 'delete'
          ? [leafAt('finite', '', node, module)]
          : this.of(node.operand, module, [], depth + 1);
      case 'conditional':
        return [
          ...this.of(node.then, module, steps, depth + 1),
          ...this.of(node.otherwise, module, steps, depth + 1),
        ];
      case 'logical':
        if (node.operator === '&&') return this.of(node.right, module, steps, depth + 1);
        return [
          ...this.of(node.left, module, steps, depth + 1),
          ...this.of(node.right, module, steps, depth + 1),
        ];
      case 'wrapped':
        if (node.how === 'receive') return this.of(node.operand, module, ['[]', ...steps], depth + 1);
        if (node.type !== null && steps.length === 0) {
          const typed = leafOfType(this.program, node.type, node, module);
          if (typed !== null && typed.level !== 'unknown') return [typed];
        }
        return this.of(node.operand, module, steps, depth + 1);
      case 'sequence': {
        const last = node.expressions.at(-1);
        return last === undefined ? [unknownAt(node, module)] : this.of(last, module, steps, depth + 1);
      }
      case 'assign':
        if (isStep(node)) return sliceStep(this, node, module, depth);
        return node.value === null
          ? [leafAt('one', '', node, module)]
          : this.of(node.value, module, steps, depth + 1);
      case 'spread':
        return this.of(node.operand, module, ['[]', ...steps], depth + 1);
      case 'object':
      case 'array':
        if (step === undefined)
          return this.#all(
            node.kind === 'array' ? node.elements : node.properties.map((p) => p.value),
            module,
            depth,
          );
        if (step.startsWith('#') && node.kind === 'array') {
          const element = node.elements[Number(step.slice(1))];
          return element === undefined
            ? [unknownAt(node, module)]
            : this.of(element, module, rest, depth + 1);
        }
        if (node.kind === 'array' && step.startsWith('.')) {
          const element = this.#fieldOf(node, step.slice(1), module);
          if (element !== null) return this.of(element, module, rest, depth + 1);
        }
        return this.program.arguments
          .follow(node, steps, module)
          .flatMap((part) =>
            part.node === node
              ? [unknownAt(node, module)]
              : this.of(part.node, module, part.steps, depth + 1),
          );
      case 'tuple': {
        // Whoever does not say which of several results they mean, means the first one.
        const isSaid = step?.startsWith('#') === true;
        const element = node.elements[isSaid ? Number(step.slice(1)) : 0];
        return element === undefined
          ? [unknownAt(node, module)]
          : this.of(element, module, isSaid ? rest : steps, depth + 1);
      }
      case 'function':
        if (step === '()') return sliceReturned(this, module, node.function, rest, depth);
        return step === undefined
          ? [unknownAt(node, module)]
          : sliceIterated(this, node, module, steps, depth);
      case 'slice':
        return slicePiece(this, node, module, steps, depth);
      case 'name':
        return sliceName(this, node, module, steps, depth);
      case 'member':
        return sliceMember(this, node, module, steps, depth);
      case 'index':
        return sliceIndex(this, node, module, steps, depth);
      case 'call':
        return sliceCall(this, node, module, steps, depth);
      case 'this':
        return step?.startsWith('.') === true
          ? sliceValues(this, this.program.values.of(node, module), node, module, steps, depth)
          : [unknownAt(node, module)];
      case 'type':
      case 'unknown':
        return [unknownAt(node, module)];
    }
  }

  /** `hit{r.URL.Path, time.Now()}`: the value of a field in a literal that only says the order. */
  #fieldOf(literal: ArrayLiteral, name: string, module: Module): Expression | null {
    if (literal.type === null) return null;
    for (const made of this.program.values.of(literal, module)) {
      const type = made.kind === 'instance' ? made.module.ir.types[made.type] : undefined;
      if (type === undefined || type.supertypes.length > 0) continue;
      const index = type.fields.findIndex((field) => field.name === name);
      if (index >= 0) return literal.elements[index] ?? null;
    }
    return null;
  }

  #all(nodes: readonly Expression[], module: Module, depth: number): Leaf[] {
    return nodes.length === 0 ? [] : nodes.flatMap((n) => this.of(n, module, [], depth + 1));
  }

  #modulo(left: Expression, right: Expression, module: Module, depth: number): Leaf[] {
    const divisor = this.of(right, module, [], depth + 1);
    // A divisor that nothing is known of is a number of shards or buckets.
    if (divisor.every((l) => !isUnbounded(l.level))) return [leafAt('finite', '', right, module)];
    return [...this.of(left, module, [], depth + 1), ...divisor];
  }
}

function receiverKey(fn: FunctionId, module: Module): string {
  return `${fn} ${module.key}`;
}

function together(
  one: Map<string, Receiver | null> | null,
  other: ReadonlyMap<string, Receiver | null> | null,
): Map<string, Receiver | null> | null {
  if (other === null || other.size === 0) return one;
  return new Map([...(one ?? []), ...other]);
}
