// The second question: how many different values does this expression take over the life of the process?
//
// A backwards slice from the expression to its leaves: what the catalog says of a library's member, literals, written-down
// types, parameters. The worst leaf answers, since a value is as unbounded as its worst path. Parameters stay symbolic, so
// that a function's caller answers for what it passes (see summaries.ts).
import type { Cardinality } from '@leakline/catalog';
import { namesAKind, namesAnEntity, namesRequestData } from '@leakline/catalog';
import { CERTAINTY } from '@leakline/ir';
import type { Call, Confidence, Expression, FunctionId, Name, Span, TypeRef } from '@leakline/ir';
import type { Part } from './arguments.ts';
import { INITIAL } from './definitions.ts';
import { isRepeated } from './frequency.ts';
import { fieldOfFresh } from './fresh.ts';
import { Lazy } from './lazy.ts';
import type { Module, PathStep, Write } from './module.ts';
import type { Program } from './program.ts';
import type { Step } from './rule.ts';
import type { Value } from './values.ts';
import { unwrap } from './values.ts';

/** A parameter of a function, or the part of its value at `steps`. */
interface ParameterPart {
  readonly fn: FunctionId;
  readonly index: number;
  readonly steps: readonly PathStep[];
}

/** Where a slice ends. */
export interface Leaf {
  readonly level: Cardinality;
  /** What it is, as a noun: `the raw URL path`. */
  readonly text: string;
  readonly module: Module;
  readonly at: Span;
  /** From the questioned expression to this leaf; the leaf itself is the last step. */
  readonly trace: readonly Step[];
  readonly confidence: Confidence;
  /** The leaf is (a part of) a parameter; its level is what the parameter itself is known to be. */
  readonly parameter: ParameterPart | null;
  /** The bounded expression that the catalog knows for it; `$this` in the template is the text of `object`. */
  readonly instead: { readonly title: string; readonly template: string; readonly object: Span } | null;
}

const CARDINALITIES: Record<Cardinality, number> = {
  unknown: -1,
  one: 0,
  finite: 1,
  configured: 2,
  perEntity: 3,
  perEvent: 4,
};

/** Whether values of this cardinality grow with users, requests or time. */
export function isUnbounded(level: Cardinality): boolean {
  return CARDINALITIES[level] >= CARDINALITIES.perEntity;
}

/** Whether there is a limit that does not move while the service runs. */
export function isBounded(level: Cardinality): boolean {
  return level === 'one' || level === 'finite' || level === 'configured';
}

/** What somebody sends under these names tells one thing from another. */
const IDENTIFIERS = /^(?:_?id|uuid|guid|slug|token|hash|email|address|url|uri|path)$/i;

const EFFORT = 600;
/** Parts of parts of what callers pass are followed so deep: `req.params.id` is two. */
const PART_LIMIT = 2;
const DEPTH = 28;

export class Cardinalities {
  readonly #program: Program;
  readonly #returns = new Map<string, readonly Leaf[]>();
  readonly #memo = new Map<Expression, readonly Leaf[]>();
  /** A function that hands a parameter on to itself adds nothing to it. */
  readonly #passed = new Lazy<string, Leaf | 'nothing' | 'itself'>('itself');

  constructor(program: Program) {
    this.#program = program;
  }

  /** The leaves of an expression (or of the part of its value at `steps`). Parameters of enclosing functions stay symbolic. */
  leavesOf(node: Expression, module: Module, steps: readonly PathStep[] = []): readonly Leaf[] {
    if (steps.length > 0) return this.#slice(node, module, steps);
    let leaves = this.#memo.get(node);
    if (leaves === undefined) {
      leaves = this.#slice(node, module, steps);
      this.#memo.set(node, leaves);
    }
    return leaves;
  }

  #slice(node: Expression, module: Module, steps: readonly PathStep[]): readonly Leaf[] {
    const slicer = new Slicer(this.#program, this.#returns);
    return slicer.of(node, module, steps, 0);
  }

  /** The worst leaf with parameters answered by all callers in the program. */
  worst(node: Expression, module: Module, steps: readonly PathStep[] = []): Leaf {
    return this.#resolve(this.leavesOf(node, module, steps), module, node);
  }

  /** Whether the expression itself, apart from what callers pass, has no limit. */
  isUnboundedHere(node: Expression, module: Module, steps: readonly PathStep[] = []): boolean {
    return this.leavesOf(node, module, steps).some((leaf) => isUnbounded(leaf.level));
  }

  /** The surest of the leaves without a limit; those that `isExempt` (the callers' to answer for, say) are left out. */
  surestUnbounded(part: Part, module: Module, isExempt: (leaf: Leaf) => boolean): Leaf | null {
    let surest: Leaf | null = null;
    for (const leaf of this.leavesOf(part.node, module, part.steps)) {
      if (!isUnbounded(leaf.level) || isExempt(leaf)) continue;
      if (surest === null || CERTAINTY[leaf.confidence] > CERTAINTY[surest.confidence]) surest = leaf;
    }
    return surest;
  }

  #resolve(leaves: readonly Leaf[], module: Module, node: Expression): Leaf {
    const resolved = leaves.map((leaf) => {
      if (leaf.parameter === null || isUnbounded(leaf.level)) return leaf;
      const passed = this.#passedFor(leaf.parameter, leaf.module);
      if (passed === 'nothing') return leaf;
      if (passed === 'itself') return { ...leaf, level: 'one' as const };
      return { ...passed, trace: [...leaf.trace, ...passed.trace] };
    });
    return resolved.length === 0 ? unknown(node, module) : worstOf(resolved);
  }

  /** The worst that callers pass for a parameter, their own parameters answered by their callers in turn. */
  #passedFor({ fn, index, steps }: ParameterPart, module: Module): Leaf | 'nothing' | 'itself' {
    // Fields of fields are answered by what is written to them; asking all callers for each of them has no end in a
    // program whose types know each other (a server its clients, a client its server).
    if (steps.length > (index === -1 ? 1 : PART_LIMIT)) return 'nothing';
    return this.#passed.get(`${fn} ${index}${steps.join('')} ${module.key}`, () => {
      const isRest = module.fn(fn).parameters[index]?.isRest;
      const found = this.#program.usage
        .callsOf(module, fn)
        .flatMap(({ module: m, call }) =>
          this.#program.arguments
            .argument(call, index, steps, m, isRest)
            .map((part) => this.#resolve(this.leavesOf(part.node, m, part.steps), m, part.node)),
        );
      return found.length === 0 ? 'nothing' : worstOf(found);
    });
  }
}

/** The highest level; an unknown one counts less than an unbounded one, but more than any bounded one. */
export function worstOf(leaves: readonly Leaf[]): Leaf {
  const rank = (leaf: Leaf) => (leaf.level === 'unknown' ? 2.5 : CARDINALITIES[leaf.level]);
  return leaves.reduce((worst, leaf) => {
    const difference = rank(leaf) - rank(worst);
    if (
      isUnbounded(leaf.level) &&
      isUnbounded(worst.level) &&
      CERTAINTY[leaf.confidence] !== CERTAINTY[worst.confidence]
    )
      return CERTAINTY[leaf.confidence] > CERTAINTY[worst.confidence] ? leaf : worst;
    return difference > 0 ? leaf : worst;
  });
}

function unknown(node: Span, module: Module): Leaf {
  return {
    level: 'unknown',
    text: '',
    module,
    at: node,
    trace: [],
    confidence: 'high',
    parameter: null,
    instead: null,
  };
}

class Slicer {
  readonly #program: Program;
  readonly #returns: Map<string, readonly Leaf[]>;
  readonly #open = new Set<unknown>();
  /** What the methods that are being followed were called on, where the caller has just made it. */
  readonly #receivers = new Map<string, { readonly node: Name; readonly module: Module }>();
  #effort = EFFORT;

  constructor(program: Program, returns: Map<string, readonly Leaf[]>) {
    this.#program = program;
    this.#returns = returns;
  }

  of(node: Expression, module: Module, steps: readonly PathStep[], depth: number): Leaf[] {
    if (this.#effort-- < 0 || depth > DEPTH) return [unknown(node, module)];
    // Text and numbers have no entries: `labels(path)` is the positional form, not a record of labels.
    if ((steps[0] === '.*' || steps[0] === '.#') && this.#program.values.isText(node, module)) return [];
    const proof = steps.length === 0 ? this.#program.definitions(module).proofFor(node) : null;
    if (proof !== null) return [this.#leaf('finite', 'one of a fixed set here', node, module, proof)];
    const key = steps.length === 0 ? node : null;
    if (key !== null) {
      if (this.#open.has(key)) return [];
      this.#open.add(key);
    }
    try {
      const leaves = this.#compute(node, module, steps, depth);
      return dedupe(steps.length === 0 ? this.#onRoutes(leaves, node, module) : leaves);
    } finally {
      if (key !== null) this.#open.delete(key);
    }
  }

  #leaf(
    level: Cardinality,
    text: string,
    node: Span,
    module: Module,
    at: Span = node,
    confidence: Confidence = 'high',
  ): Leaf {
    const trace = text === '' ? [] : [{ at: { path: module.path, span: at }, text }];
    return { level, text, module, at, trace, confidence, parameter: null, instead: null };
  }

  /** What is known of a request's raw path or URL besides that: its route's template, and handlers that see one path only. */
  #onRoutes(leaves: Leaf[], node: Expression, module: Module): Leaf[] {
    if (node.kind !== 'member' && node.kind !== 'call') return leaves;
    return leaves.map((leaf) => {
      if (!isUnbounded(leaf.level) || leaf.instead !== null || leaf.module !== module) return leaf;
      if (leaf.at.start !== node.start || leaf.at.end !== node.end) return leaf;
      const doubt = leaf.confidence === 'high' ? this.#program.routes.doubtOf(node, module) : null;
      const doubted = doubt === null ? leaf : { ...leaf, confidence: doubt };
      const route = this.#program.routes.of(node, module);
      if (route === null) return doubted;
      return route.seesOnePath
        ? this.#leaf('one', 'the one path that this handler is registered for', node, module)
        : { ...doubted, instead: route.instead };
    });
  }

  #compute(node: Expression, module: Module, steps: readonly PathStep[], depth: number): Leaf[] {
    const [step, ...rest] = steps;
    switch (node.kind) {
      case 'literal':
        return [this.#leaf('one', '', node, module)];
      case 'template':
        return steps.length > 0 ? [unknown(node, module)] : this.#all(node.parts, module, depth);
      case 'binary':
        if (/^(===?|!==?|[<>]=?|in|instanceof)$/.test(node.operator))
          return [this.#leaf('finite', '', node, module)];
        if (node.operator === '%') return this.#modulo(node.left, node.right, module, depth);
        return this.#all([node.left, node.right], module, depth);
      case 'unary':
        return node.operator === '!' ||
          node.operator === 'typeof' ||
          node.operator === 'void' ||
          node.operator === 'delete'
          ? [this.#leaf('finite', '', node, module)]
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
          const typed = this.#ofType(node.type, node, module);
          if (typed !== null && typed.level !== 'unknown') return [typed];
        }
        return this.of(node.operand, module, steps, depth + 1);
      case 'sequence': {
        const last = node.expressions.at(-1);
        return last === undefined ? [unknown(node, module)] : this.of(last, module, steps, depth + 1);
      }
      case 'assign':
        return node.value === null
          ? [this.#leaf('one', '', node, module)]
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
          return element === undefined ? [unknown(node, module)] : this.of(element, module, rest, depth + 1);
        }
        return this.#program.arguments
          .follow(node, steps, module)
          .flatMap((part) =>
            part.node === node ? [unknown(node, module)] : this.of(part.node, module, part.steps, depth + 1),
          );
      case 'tuple': {
        const element = node.elements[step?.startsWith('#') === true ? Number(step.slice(1)) : 0];
        return element === undefined ? [unknown(node, module)] : this.of(element, module, rest, depth + 1);
      }
      case 'function':
        return step === '()' ? this.#returned(module, node.function, rest, depth) : [unknown(node, module)];
      case 'slice':
        return this.of(node.object, module, steps, depth + 1);
      case 'name':
        return this.#name(node, module, steps, depth);
      case 'member':
        return this.#member(node, module, steps, depth);
      case 'index':
        return this.#index(node, module, steps, depth);
      case 'call':
        return this.#call(node, module, steps, depth);
      case 'this':
        return step?.startsWith('.') === true
          ? this.#ofValues(this.#program.values.of(node, module), node, module, steps, depth)
          : [unknown(node, module)];
      case 'type':
      case 'unknown':
        return [unknown(node, module)];
    }
  }

  #all(nodes: readonly Expression[], module: Module, depth: number): Leaf[] {
    return nodes.length === 0 ? [] : nodes.flatMap((n) => this.of(n, module, [], depth + 1));
  }

  #modulo(left: Expression, right: Expression, module: Module, depth: number): Leaf[] {
    const divisor = this.of(right, module, [], depth + 1);
    // A divisor that nothing is known of is a number of shards or buckets.
    if (divisor.every((l) => !isUnbounded(l.level))) return [this.#leaf('finite', '', right, module)];
    return [...this.of(left, module, [], depth + 1), ...divisor];
  }

  #name(node: Name, module: Module, steps: readonly PathStep[], depth: number): Leaf[] {
    if (node.binding < 0) {
      const declared = this.#program.scopes.freeName(module, node.name);
      if (declared !== null)
        return this.#binding(declared.module, declared.binding, node, module, steps, depth);
      if (/^(undefined|nil|true|false|NaN|iota)$/.test(node.name))
        return [this.#leaf('one', '', node, module)];
      const global = this.#program.catalog.exportOf(module.language, '', node.name);
      if (global?.member.cardinality !== undefined)
        return [this.#leaf(global.member.cardinality, global.member.because ?? node.name, node, module)];
      return this.#ofValues(this.#program.values.of(node, module), node, module, steps, depth);
    }
    return this.#binding(module, node.binding, node, module, steps, depth);
  }

  /** A use (in `from`) of a binding of `module`. */
  #binding(
    module: Module,
    binding: number,
    use: Name,
    from: Module,
    steps: readonly PathStep[],
    depth: number,
  ): Leaf[] {
    const b = module.ir.bindings[binding];
    if (b === undefined) return [unknown(use, from)];
    if (b.type !== null && steps.length === 0) {
      const typed = this.#ofType(b.type, use, module, from);
      if (typed !== null && typed.level !== 'unknown') return [typed];
    }
    if (b.kind === 'import') {
      const target = this.#program.scopes.target(module, binding);
      if (target?.kind === 'declared')
        return this.#binding(target.module, target.binding, use, from, steps, depth + 1);
      if (target?.kind === 'value') {
        const value = target.module.ir.exports[target.exportIndex]?.value;
        if (value != null)
          return this.of(
            value,
            target.module,
            target.member === null ? steps : [`.${target.member}`, ...steps],
            depth + 1,
          );
      }
      return this.#ofValues(this.#program.values.of(use, from), use, from, steps, depth);
    }
    if (b.kind === 'function' || b.kind === 'type')
      return steps.length > 0
        ? this.#ofValues(this.#program.values.of(use, from), use, from, steps, depth)
        : [unknown(use, from)];
    const parameter = module.index.parameterOf(binding);
    const writes: readonly Write[] =
      from === module && use.binding === binding
        ? this.#program.definitions(module).reaching(use)
        : module.index.writesOf(binding);
    const leaves: Leaf[] = [];
    if (
      parameter !== null &&
      (writes.length === 0 ||
        writes.some((w) => w.operator === INITIAL.operator && w.proof === undefined) ||
        writes.every((w) => w.assign === null))
    )
      leaves.push(...this.#parameter(module, parameter, use, from, b.name, steps, depth));
    for (const write of writes) {
      if (write.proof !== undefined) {
        leaves.push(this.#leaf('finite', 'one of a fixed set', use, from, write.proof));
        continue;
      }
      if (write.operator === INITIAL.operator) continue;
      if (write.value === null) {
        if (write.steps[0] === '[caught]')
          leaves.push(
            ...(steps.length > 0
              ? this.#ofValues(this.#program.values.builtin(from, 'Error'), use, from, steps, depth)
              : [this.#leaf('perEvent', 'the text of an error', use, from)]),
          );
        else if (write.operator === '++' || write.operator === '--')
          leaves.push(
            this.#leaf(
              b.owner === 0 ? 'perEvent' : 'unknown',
              b.owner === 0 ? 'a counter that goes up for ever' : '',
              use,
              from,
            ),
          );
        else if (write.operator === 'declare')
          leaves.push(
            isFilled(use, module) && from === module
              ? this.#named(steps.at(-1)?.replace(/^\./, '') ?? b.name, use, from)
              : this.#leaf('one', '', use, from),
          );
        continue;
      }
      // An id that is made when the program starts is one per process, however random.
      const isOnce =
        b.owner === 0 && write.assign !== null && module.index.positionOf(write.assign)?.fn === 0;
      const found = this.of(write.value, module, [...write.steps, ...steps], depth + 1);
      const inner = isOnce
        ? found.map((l): Leaf => (isUnbounded(l.level) ? { ...l, level: 'configured' } : l))
        : found;
      const span = write.assign ?? write.value;
      const shown =
        write.value.kind === 'literal'
          ? []
          : [{ at: { path: module.path, span }, text: `\`${b.name}\` is set here` }];
      leaves.push(...inner.map((l) => ({ ...l, trace: [...shown, ...l.trace] })));
    }
    leaves.push(...this.#propertyWrites(module, binding, use, from, steps, depth));
    if (leaves.length === 0) return [this.#named(b.name, use, from)];
    return leaves.every((l) => l.level === 'unknown' && l.parameter === null) && namesAnEntity(b.name)
      ? [this.#named(b.name, use, from)]
      : leaves;
  }

  /** `labels.url = req.url`, `labels['url'] = …` after the variable was declared: a part of what it holds. */
  #propertyWrites(
    module: Module,
    binding: number,
    use: Name,
    from: Module,
    steps: readonly PathStep[],
    depth: number,
  ): Leaf[] {
    const [step, ...rest] = steps;
    if (step === undefined || from !== module || module.ir.bindings[binding]?.owner === 0) return [];
    const leaves: Leaf[] = [];
    for (const name of module.index.namesOf(binding)) {
      if (name.start >= use.start) continue;
      const part = module.index.parentOf(name);
      leaves.push(...this.#added(name, step, rest, module, depth));
      if ((part?.kind !== 'member' && part?.kind !== 'index') || part.object !== name) continue;
      const assign = module.index.parentOf(part);
      if (assign?.kind !== 'assign' || assign.target !== part || assign.value === null) continue;
      if (part.kind === 'member' && step.startsWith('.') && step !== '.*' && step !== `.${part.property}`)
        continue;
      // The keys of a map are what stands in the brackets.
      const isKey = step === '[key]' || step === '.#';
      if (isKey && part.kind === 'member') continue;
      const value = isKey && part.kind === 'index' ? part.index : assign.value;
      leaves.push(
        ...keptIn(name, this.of(value, module, rest, depth + 1)).map((l) => ({
          ...l,
          trace: [
            { at: { path: module.path, span: assign }, text: `a part of \`${name.name}\` is set here` },
            ...l.trace,
          ],
        })),
      );
    }
    return leaves;
  }

  /** `tags.push(tag)`: an element of what the variable holds. */
  #added(name: Name, step: PathStep, rest: readonly PathStep[], module: Module, depth: number): Leaf[] {
    if (step !== '[]' && step !== '.*' && !step.startsWith('#')) return [];
    const member = module.index.parentOf(name);
    if (member?.kind !== 'member' || member.object !== name || !/^(push|unshift)$/.test(member.property))
      return [];
    const call = module.index.parentOf(member);
    if (call?.kind !== 'call' || call.callee !== member) return [];
    const shown = {
      at: { path: module.path, span: call },
      text: `an element of \`${name.name}\` is added here`,
    };
    return call.args.flatMap((argument) =>
      (argument.kind === 'spread'
        ? this.of(argument.operand, module, ['[]', ...rest], depth + 1)
        : this.of(argument, module, rest, depth + 1)
      ).map((l) => ({ ...l, trace: [shown, ...l.trace] })),
    );
  }

  /**
   * A named part of what is different each time, the body of a request or the content of a message: whoever sends it fills it
   * in. What the name says makes it likelier or drops it; at best it is a guess.
   */
  #content(steps: readonly PathStep[], because: string | undefined, node: Span, module: Module): Leaf {
    const isElement = steps.at(-1) === '[]';
    const last = steps.at(isElement ? -2 : -1) ?? '';
    if (!last.startsWith('.') || /^\W/.test(last.slice(1))) return unknown(node, module);
    // An element of `userIds` is a user's id.
    const own = isElement ? last.slice(1).replace(/s$/, '') : last.slice(1);
    const name = qualified(own, steps.at(isElement ? -3 : -2)?.slice(1));
    if (namesAnEntity(name) || IDENTIFIERS.test(own))
      return this.#leaf('perEntity', differs(name), node, module, node, 'medium');
    if (namesAKind(name)) return unknown(node, module);
    const text = `\`${name}\` of ${because ?? 'what is sent'}`;
    return this.#leaf('perEntity', text, node, module, node, 'low');
  }

  /** Nothing is known but a name, and perhaps that of the object: `config.rpc.userName` names a service, not a user. */
  #named(name: string, node: Span, module: Module, object: Expression | null = null): Leaf {
    if (!namesAnEntity(name)) return unknown(node, module);
    const level = object !== null && isConfiguration(object) ? 'configured' : 'perEntity';
    return this.#leaf(level, differs(name), node, module, node, 'medium');
  }

  #parameter(
    module: Module,
    parameter: { fn: FunctionId; index: number; steps: readonly PathStep[] },
    use: Name | Call,
    from: Module,
    name: string,
    steps: readonly PathStep[],
    depth: number,
  ): Leaf[] {
    const decorated = this.#program.entries.decoratedParameter(module, parameter.fn, parameter.index);
    const path = [...parameter.steps, ...steps];
    const declared = module.fn(parameter.fn).parameters[parameter.index]?.type;
    if (decorated?.cardinality !== undefined) {
      const checked =
        declared == null
          ? null
          : this.#alongType(this.#program.values.ofType(declared, module), path, use, from);
      if (checked !== null) return [checked];
      return decorated.cardinality === 'perEvent'
        ? [this.#content(path.length > 0 ? path : [`.${name}`], decorated.because, use, from)]
        : [this.#leaf(decorated.cardinality, decorated.because ?? name, use, from)];
    }
    const refined = this.#program.entries.refined(module, parameter.fn, parameter.index);
    const values: readonly Value[] =
      refined !== null
        ? [{ kind: 'library', type: refined, args: null }]
        : declared != null && parameter.index >= 0
          ? this.#program.values.ofType(declared, module)
          : [];
    const typed =
      values.length > 0
        ? values
        : this.#program.entries.parameterValues(module, parameter.fn, parameter.index);
    const library = typed.filter((v) => v.kind === 'library');
    if (library.length > 0) {
      const known = this.#ofValues(library, use, from, path, depth).filter((l) => l.level !== 'unknown');
      if (known.length > 0) return known;
    }
    if (path.length > 0 && declared != null) {
      const finite = this.#alongType(typed, path, use, from);
      if (finite !== null) return [finite];
    }
    // A written shape (`{ id }: { id: string }`) says what it looks like, not where it comes from.
    if (declared != null && parameter.index >= 0 && typed.every((v) => v.kind !== 'library')) {
      const given = this.#program.entries.given(module, parameter.fn, parameter.index);
      const known = this.#ofValues(given, use, from, path, depth).filter((l) => l.level !== 'unknown');
      if (known.length > 0) return known;
    }
    const received = this.#program.entries
      .receivedBy(module, parameter.fn, parameter.index)
      .flatMap(({ part, module: m }) => this.of(part.node, m, [...part.steps, ...path], depth + 1));
    if (received.some((l) => l.level !== 'unknown' || l.parameter !== null)) return received;
    const last = path.at(-1)?.replace(/^\./, '') ?? name;
    const isRequest =
      path.length === 1 &&
      (namesRequestData(name, last) || (/^id$/i.test(last) && this.#isGiven(module, parameter)));
    const own = isRequest
      ? this.#leaf('perEntity', `raw request data (\`${name}.${last}\`)`, use, from, use, 'medium')
      : this.#named(
          qualified(last, path.length === 1 ? name : path.at(-2)?.slice(1)),
          use,
          from,
          path.length > 0 ? use : null,
        );
    return [{ ...own, parameter: { ...parameter, steps: path }, module, trace: own.trace }];
  }

  /** A written-down finite type at the end of a path: `order.status: 'new' | 'paid'`. */
  #alongType(values: readonly Value[], path: readonly PathStep[], use: Span, from: Module): Leaf | null {
    let current = values;
    for (const [i, step] of path.entries()) {
      if (!step.startsWith('.')) return null;
      const name = step.slice(1);
      const isLast = i === path.length - 1;
      if (isLast) {
        for (const v of current) {
          const field =
            v.kind === 'instance'
              ? v.module.ir.types[v.type]?.fields.find((f) => f.name === name)?.type
              : v.kind === 'typed' && v.ref.kind === 'object'
                ? v.ref.fields.find((f) => f.name === name)?.type
                : null;
          if (field == null || (v.kind !== 'instance' && v.kind !== 'typed')) continue;
          const leaf = this.#ofType(field, use, v.module, from);
          if (leaf !== null && leaf.level !== 'unknown') return leaf;
        }
        return null;
      }
      current = current.flatMap((v) => this.#program.values.memberOf(v, name));
    }
    return null;
  }

  #member(
    node: Expression & { kind: 'member' },
    module: Module,
    steps: readonly PathStep[],
    depth: number,
  ): Leaf[] {
    const path = [`.${node.property}`, ...steps];
    const fresh = this.#fieldOfFresh(node, module, steps, depth);
    if (fresh !== null) return fresh;
    const values = this.#program.values.of(node.object, module);
    if (values.length > 0) {
      const leaves = this.#ofValues(values, node, module, path, depth);
      if (leaves.some((l) => l.level !== 'unknown' || l.parameter !== null)) return leaves;
    }
    if (node.property === 'length' || node.property === 'size') return [unknown(node, module)];
    const inner = this.of(node.object, module, path, depth + 1);
    if (inner.some((l) => l.level !== 'unknown' || l.parameter !== null)) return inner;
    const object =
      node.object.kind === 'name'
        ? node.object.name
        : node.object.kind === 'member'
          ? node.object.property
          : '';
    if (values.length === 0 && namesRequestData(object, node.property))
      return [
        this.#leaf(
          'perEntity',
          `raw request data (\`${object}.${node.property}\`)`,
          node,
          module,
          node,
          'medium',
        ),
      ];
    return steps.length === 0
      ? [this.#named(qualified(node.property, object), node, module, node.object)]
      : inner;
  }

  /** A field of what this function, or the caller of this method, has just made. null for everything else. */
  #fieldOfFresh(
    node: Expression & { kind: 'member' },
    module: Module,
    steps: readonly PathStep[],
    depth: number,
  ): Leaf[] | null {
    const object = this.#receiverOf(unwrap(node.object), module);
    if (object === null) return null;
    const held = fieldOfFresh(object.node, node.property, object.module, this.#program);
    if (held === null) return null;
    return held.flatMap(({ value, steps: inner, at }) => {
      if (value === null) return [this.#leaf('one', '', at, object.module)];
      const shown = { at: { path: object.module.path, span: at }, text: `\`${node.property}\` is set here` };
      return this.of(value, object.module, [...inner, ...steps], depth + 1).map((l) => ({
        ...l,
        trace: [shown, ...l.trace],
      }));
    });
  }

  /** The variable that a name stands for: itself, or, for the receiver of a method, what the method is called on. */
  #receiverOf(node: Expression, module: Module): { node: Name; module: Module } | null {
    if (node.kind !== 'name' || node.binding < 0) return null;
    const parameter = module.index.parameterOf(node.binding);
    if (parameter?.index !== -1) return { node, module };
    return this.#receivers.get(`${parameter.fn} ${module.key}`) ?? null;
  }

  #index(
    node: Expression & { kind: 'index' },
    module: Module,
    steps: readonly PathStep[],
    depth: number,
  ): Leaf[] {
    const key = node.index.kind === 'literal' && node.index.type === 'string' ? `.${node.index.value}` : '[]';
    // `strings.Split(path, "/")[1]`: what all paths begin with, as often as not.
    if (node.index.kind === 'literal' && /^[01]$/.test(node.index.value))
      return this.#element(node, key, module, steps, depth).map((l) =>
        l.text.startsWith('a piece of ') ? { ...l, confidence: 'low' } : l,
      );
    return this.#element(node, key, module, steps, depth);
  }

  #element(
    node: Expression & { kind: 'index' },
    key: PathStep,
    module: Module,
    steps: readonly PathStep[],
    depth: number,
  ): Leaf[] {
    const values = this.#program.values.of(node.object, module);
    const leaves =
      values.length > 0
        ? this.#ofValues(values, node, module, [key === '[]' ? '[]' : key, ...steps], depth)
        : [];
    if (leaves.some((l) => l.level !== 'unknown' || l.parameter !== null)) return leaves;
    return this.of(node.object, module, ['[]', ...steps], depth + 1);
  }

  /** What is known of a part of values. `node` is the expression that is asked about. */
  #ofValues(
    values: readonly Value[],
    node: Expression,
    module: Module,
    steps: readonly PathStep[],
    depth: number,
  ): Leaf[] {
    const leaves: Leaf[] = [];
    for (const value of values) leaves.push(...this.#ofValue(value, node, module, steps, depth));
    return leaves.length === 0 ? [unknown(node, module)] : leaves;
  }

  #ofValue(
    value: Value,
    node: Expression,
    module: Module,
    steps: readonly PathStep[],
    depth: number,
  ): Leaf[] {
    if (this.#effort-- < 0 || depth > DEPTH) return [unknown(node, module)];
    const [step, ...rest] = steps;
    const catalog = this.#program.catalog;
    switch (value.kind) {
      case 'library': {
        if (step === undefined) {
          const stated = catalog.stated(value.type, 'cardinality');
          const because = catalog.stated(value.type, 'because')?.value;
          return stated === null
            ? [unknown(node, module)]
            : [this.#leaf(stated.value, because ?? `a ${value.type.name}`, node, module)];
        }
        if (
          value.type.isList ||
          step === '[]' ||
          step.startsWith('#') ||
          step === '.*' ||
          step === '[key]' ||
          step === '.#'
        ) {
          const any = catalog.memberOf(value.type, '*');
          if (any?.member.cardinality !== undefined && (rest.length === 0 || step === '[]'))
            return [
              this.#leaf(
                any.member.cardinality,
                any.member.because ?? `a value of ${value.type.name}`,
                node,
                module,
              ),
            ];
          if ((step === '[key]' && !value.type.isList) || step === '.#') return [unknown(node, module)];
          const element = catalog.elementOf(value.type);
          return element === null
            ? [unknown(node, module)]
            : this.#ofValue({ kind: 'library', type: element, args: null }, node, module, rest, depth + 1);
        }
        if (!step.startsWith('.')) return [unknown(node, module)];
        const found = catalog.memberOf(value.type, step.slice(1));
        if (found === null) {
          // What somebody sends, of which no part is described.
          const whole =
            value.type.entry.members === undefined ? catalog.stated(value.type, 'cardinality') : null;
          return whole?.value === 'perEvent'
            ? [this.#content(steps, value.type.entry.because, node, module)]
            : [unknown(node, module)];
        }
        if (found.member.cardinality !== undefined) {
          // A part of something whose parts are described is what its own type says.
          const type =
            rest.length > 0 && found.member.type !== undefined
              ? catalog.resolve(found.library, found.member.type)
              : null;
          if (type !== null) {
            const inner = this.#ofValue({ kind: 'library', type, args: null }, node, module, rest, depth + 1);
            if (inner.some((l) => l.level !== 'unknown')) return inner;
          }
          if (rest.length > 0 && found.member.cardinality === 'perEvent')
            return [this.#content(rest, found.member.because, node, module)];
          return [
            this.#leaf(
              found.member.cardinality,
              found.member.because ?? `\`${step.slice(1)}\` of a ${value.type.name}`,
              node,
              module,
            ),
          ];
        }
        if (found.member.type === undefined) return [unknown(node, module)];
        const type = catalog.resolve(found.library, found.member.type);
        return type === null
          ? [unknown(node, module)]
          : this.#ofValue({ kind: 'library', type, args: null }, node, module, rest, depth + 1);
      }
      case 'literal':
        return this.of(value.node, value.module, steps, depth + 1);
      case 'instance': {
        if (step === undefined || !step.startsWith('.'))
          return [this.#enumeration(value, node, module) ?? unknown(node, module)];
        const name = step.slice(1);
        const field = value.module.ir.types[value.type]?.fields.find((f) => f.name === name);
        if (field?.type != null && rest.length === 0) {
          const typed = this.#ofType(field.type, node, value.module, module);
          if (typed !== null && typed.level !== 'unknown') return [typed];
        }
        const key = `${name} ${value.type} ${value.module.key}`;
        if (this.#open.has(key)) return [];
        this.#open.add(key);
        try {
          const leaves: Leaf[] = [];
          if (field?.value != null) leaves.push(...this.of(field.value, value.module, rest, depth + 1));
          for (const write of this.#program.types.fieldWrites(value.module, value.type, name))
            leaves.push(...this.#fieldWrite(write, rest, depth));
          if (leaves.length > 0 && !leaves.every((l) => l.level === 'unknown')) return leaves;
        } finally {
          this.#open.delete(key);
        }
        for (const inner of this.#program.values.memberOf(value, name)) {
          if (inner.kind === 'library' || (inner.kind === 'instance' && rest.length > 0)) {
            const leaves = this.#ofValue(inner, node, module, rest, depth + 1);
            if (leaves.some((l) => l.level !== 'unknown')) return leaves;
          }
        }
        return [rest.length === 0 ? this.#named(name, node, module, objectOf(node)) : unknown(node, module)];
      }
      case 'type': {
        if (step === undefined) return [unknown(node, module)];
        const declaration = value.module.ir.types[value.type];
        if (declaration?.form === 'enum') return [this.#leaf('finite', '', node, module)];
        const field = declaration?.fields.find((f) => `.${f.name}` === step && f.isStatic);
        return field?.value == null
          ? [unknown(node, module)]
          : this.of(field.value, value.module, rest, depth + 1);
      }
      case 'unit': {
        if (step === undefined) return [unknown(node, module)];
        const target = this.#program.scopes.exported(value.unit, step.slice(1));
        if (target?.kind !== 'declared') return [unknown(node, module)];
        const b = target.module.ir.bindings[target.binding];
        const writes = target.module.index.writesOf(target.binding);
        if (b?.kind === 'constant' && writes.every((w) => w.value === null || w.value.kind === 'literal'))
          return [this.#leaf('one', '', node, module)];
        if (b?.type != null) {
          const typed = this.#ofType(b.type, node, target.module, module);
          if (typed !== null && typed.level !== 'unknown') return [typed];
        }
        return writes.length === 0
          ? [unknown(node, module)]
          : writes.flatMap((w) =>
              w.value === null ? [] : this.of(w.value, target.module, [...w.steps, ...rest], depth + 1),
            );
      }
      case 'package': {
        if (step === undefined) {
          const found = catalog.exportOf(value.language, value.package, value.name);
          return found?.member.cardinality === undefined
            ? [unknown(node, module)]
            : [this.#leaf(found.member.cardinality, found.member.because ?? value.name, node, module)];
        }
        const name = step.slice(1);
        const found = catalog.exportOf(
          value.language,
          value.package,
          value.name === '' || value.name === 'default' ? name : `${value.name}.${name}`,
        );
        if (found?.member.cardinality !== undefined)
          return [this.#leaf(found.member.cardinality, found.member.because ?? name, node, module)];
        // An exported name that the catalog does not list and that is not called: `http.MethodGet`. A constant, nearly always.
        if (
          found === null &&
          value.package !== '' &&
          /^[A-Z]/.test(name) &&
          rest.length === 0 &&
          module.ir.packageName !== null
        )
          return [this.#leaf('one', '', node, module)];
        return this.#program.values
          .memberOf(value, name)
          .flatMap((v) =>
            v.kind === 'library' ? this.#ofValue(v, node, module, rest, depth + 1) : [unknown(node, module)],
          );
      }
      case 'function':
        return step === '()'
          ? this.#returned(value.module, value.fn, rest, depth + 1)
          : [unknown(node, module)];
      case 'typed':
        if (value.ref.kind === 'object' && step !== undefined && rest.length === 0) {
          const field = value.ref.fields.find((f) => `.${f.name}` === step);
          const typed = field === undefined ? null : this.#ofType(field.type, node, value.module, module);
          if (typed !== null) return [typed];
        }
        if (step === '[]' || step === '.*')
          return this.#program.values
            .elementsOf(value)
            .flatMap((v) => this.#ofValue(v, node, module, rest, depth + 1));
        return [unknown(node, module)];
      default:
        return [unknown(node, module)];
    }
  }

  /** A field's value: parameters of constructors are answered by who constructs. */
  #fieldWrite(
    write: { module: Module; value: Expression; steps: readonly PathStep[]; node: Expression },
    rest: readonly PathStep[],
    depth: number,
  ): Leaf[] {
    const leaves = this.of(write.value, write.module, [...write.steps, ...rest], depth + 2);
    const step = { at: { path: write.module.path, span: write.node }, text: 'the field is set here' };
    const kept = write.node.kind === 'member' ? keptIn(write.node.object, leaves) : leaves;
    return kept.map((l) => ({ ...l, trace: [step, ...l.trace] }));
  }

  /** A Go defined type with constants of it, or a TypeScript enum: as many values as it has names. */
  #enumeration(value: Value & { kind: 'instance' }, node: Span, module: Module): Leaf | null {
    const declaration = value.module.ir.types[value.type];
    if (declaration === undefined) return null;
    if (declaration.form === 'enum') return this.#leaf('finite', '', node, module);
    if (declaration.form !== 'alias' || declaration.underlying?.kind !== 'named') return null;
    const isEnumeration = this.#program.scopes
      .modulesOf(value.module.unit)
      .some((m) =>
        m.ir.bindings.some(
          (b) =>
            b.owner === 0 &&
            b.kind === 'constant' &&
            b.type?.kind === 'named' &&
            b.type.name === declaration.name,
        ),
      );
    return isEnumeration ? this.#leaf('finite', '', node, module) : null;
  }

  /** What a written-down type says: unions of literals, booleans and enumerations are finite; an error's text is not. */
  #ofType(ref: TypeRef, node: Span, module: Module, from: Module = module): Leaf | null {
    switch (ref.kind) {
      case 'literal':
        return this.#leaf('one', '', node, from);
      case 'union': {
        const members = ref.members.map((m) => this.#ofType(m, node, module, from));
        return members.every((m) => m !== null && isBounded(m.level))
          ? this.#leaf('finite', '', node, from)
          : null;
      }
      case 'pointer':
        return this.#ofType(ref.to, node, module, from);
      case 'named': {
        if (ref.binding < 0 && /^(boolean|bool|null|undefined|void)$/.test(ref.name))
          return this.#leaf('finite', '', node, from);
        for (const value of this.#program.values.ofType(ref, module)) {
          if (value.kind === 'instance') {
            const enumeration = this.#enumeration(value, node, from);
            if (enumeration !== null) return enumeration;
          }
          if (value.kind === 'library' && !value.type.isList) {
            const stated = this.#program.catalog.stated(value.type, 'cardinality');
            if (stated !== null)
              return this.#leaf(
                stated.value,
                this.#program.catalog.stated(value.type, 'because')?.value ?? `a ${value.type.name}`,
                node,
                from,
              );
          }
        }
        return this.#ofAlias(ref, node, module, from);
      }
      default:
        return null;
    }
  }

  /** `type Method = 'GET' | 'POST'`. */
  #ofAlias(ref: TypeRef & { kind: 'named' }, node: Span, module: Module, from: Module): Leaf | null {
    const target = ref.binding >= 0 ? this.#program.scopes.target(module, ref.binding) : null;
    const declared = target?.kind === 'declared' ? target : this.#program.scopes.freeName(module, ref.name);
    if (declared === null || declared === undefined) return null;
    const id = declared.module.ir.bindings[declared.binding]?.declaration;
    const declaration = id == null ? undefined : declared.module.ir.types[id];
    if (
      declaration?.form !== 'alias' ||
      declaration.underlying == null ||
      declaration.underlying.kind === 'named'
    )
      return null;
    return this.#ofType(declaration.underlying, node, declared.module, from);
  }

  #call(node: Call, module: Module, steps: readonly PathStep[], depth: number): Leaf[] {
    const leaves: Leaf[] = [];
    // `steps` may begin with the index of one of several results.
    const isResult = steps[0]?.startsWith('#') === true;
    const inner = isResult ? steps.slice(1) : steps;
    if (
      isResult &&
      steps[0] !== '#0' &&
      inner.length === 0 &&
      this.#program.values
        .resultsOf(node, module, Number(steps[0]?.slice(1)))
        .some((v) => v.kind === 'library' && v.type.name === 'error')
    )
      return [unknown(node, module)];
    const meanings = this.#program.values.meaningsOf(node, module);
    for (const meaning of meanings) {
      if (meaning.kind === 'function') {
        if (meaning.isNew) continue;
        leaves.push(...this.#called(node, module, meaning.module, meaning.fn, steps, depth));
        continue;
      }
      const m = meaning.meaning;
      if (m.takes !== undefined && (!isResult || steps[0] === '#0')) {
        const carried = this.#program.carried.worstOf(m.takes, node, module, inner);
        const key = this.#program.carried.keyText(m.takes, node, module);
        leaves.push(carried ?? (key === null ? unknown(node, module) : this.#named(key, node, module)));
        continue;
      }
      if (
        m.cardinality !== undefined &&
        (inner.length === 0 || m.returns === undefined) &&
        !(inner.length > 0 && m.cardinality === 'perEvent')
      )
        leaves.push(
          this.#leaf(
            // What is made once has one value in the process, however random: an instance's id.
            m.cardinality === 'perEvent' &&
              this.#program.frequencies.ofExpression(node, module).frequency === 'once'
              ? 'configured'
              : m.cardinality,
            m.because ?? `the result of \`${meaning.name}\``,
            node,
            module,
          ),
        );
      else if (m.passes !== undefined) {
        for (const path of m.passes) {
          for (const part of path === 'this' && node.callee.kind === 'member'
            ? [{ node: node.callee.object, steps: [] }]
            : this.#program.arguments.at(path, node, module)) {
            const passed = this.of(
              part.node,
              module,
              [...part.steps, ...inner.filter((s) => s.startsWith('.'))],
              depth + 1,
            );
            leaves.push(
              ...(m.masks !== undefined && m.masks !== false && !isSeparatorSwap(node)
                ? passed.map((l) => masked(l, m.masks === 'pieces'))
                : passed),
            );
          }
        }
      } else if (m.returns !== undefined)
        leaves.push(
          ...this.#ofValues(
            this.#program.values.along(node, module, isResult ? steps.slice(0, 1) : []),
            node,
            module,
            inner,
            depth,
          ),
        );
    }
    // A Go conversion, or the constructor of a text: `string(x)`, `Path(x)`.
    if (
      leaves.length === 0 &&
      node.args.length === 1 &&
      (node.callee.kind === 'type' ||
        this.#program.values.of(node.callee, module).some((v) => v.kind === 'type')) &&
      !node.isNew
    ) {
      const [argument] = node.args;
      const typed = this.#ofValues(this.#program.values.of(node, module), node, module, [], depth);
      if (typed.some((l) => isBounded(l.level))) return typed;
      if (argument !== undefined) return this.of(argument, module, inner, depth + 1);
    }
    // `label(r)`: what the callers pass for `label` answers.
    const callee = unwrap(node.callee);
    if (leaves.length === 0 && callee.kind === 'name' && callee.binding >= 0) {
      const parameter = module.index.parameterOf(callee.binding);
      if (parameter !== null && parameter.index >= 0)
        return this.#parameter(module, parameter, node, module, callee.name, ['()', ...steps], depth);
    }
    if (leaves.length > 0)
      return leaves.every((l) => l.level === 'unknown' && l.parameter === null)
        ? [this.#calledByName(node, module, inner)]
        : leaves;
    if (inner.length > 0 || isResult) {
      const typed = this.#ofValues(
        this.#program.values.along(node, module, isResult ? steps.slice(0, 1) : []),
        node,
        module,
        inner,
        depth,
      );
      if (typed.some((l) => l.level !== 'unknown')) return typed;
    }
    return [this.#calledByName(node, module, inner)];
  }

  /** A call of something unseen: `getUserId()` still says what it gives. */
  #calledByName(node: Call, module: Module, steps: readonly PathStep[]): Leaf {
    const callee = unwrap(node.callee);
    const name =
      steps.at(-1)?.replace(/^\./, '') ??
      (callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '');
    // Whatever is asked for its error text in Go is an error.
    if (name === 'Error' && steps.length === 0 && node.args.length === 0 && callee.kind === 'member')
      return this.#leaf('perEvent', 'the text of an error', node, module);
    if (/^get_?id$/i.test(name) && callee.kind === 'member' && callee.object.kind === 'name') {
      const parameter = module.index.parameterOf(callee.object.binding);
      if (parameter !== null && this.#isGiven(module, parameter))
        return this.#leaf('perEntity', 'the id in a request', node, module, node, 'medium');
    }
    return /^\W/.test(name) ? unknown(node, module) : this.#named(name, node, module);
  }

  /** Whether a parameter is what the outside world sends, again and again: its `id` is one of many. */
  #isGiven(module: Module, { fn, index }: { readonly fn: FunctionId; readonly index: number }): boolean {
    return index >= 0 && this.#program.entries.of(module, fn).some((e) => isRepeated(e.frequency));
  }

  /** The leaves of a function's results, its parameters replaced by what the call passes. */
  #called(
    call: Call,
    module: Module,
    callee: Module,
    fn: FunctionId,
    steps: readonly PathStep[],
    depth: number,
  ): Leaf[] {
    const f = callee.fn(fn);
    const index = steps[0]?.startsWith('#') === true ? Number(steps[0].slice(1)) : 0;
    const written = f.results[index];
    if (
      written !== undefined &&
      (steps.length === 0 || (steps.length === 1 && steps[0]?.startsWith('#') === true))
    ) {
      const typed = this.#ofType(written, call, callee, module);
      if (typed !== null && isBounded(typed.level)) return [typed];
    }
    const own = this.#returnedTo(call, module, callee, fn, steps, depth);
    const leaves: Leaf[] = [];
    for (const leaf of own) {
      const p = leaf.parameter;
      if (p === null || p.fn !== fn || leaf.module !== callee) {
        leaves.push(leaf);
        continue;
      }
      const isRest = f.parameters[p.index]?.isRest;
      const parts = this.#program.arguments.argument(call, p.index, p.steps, module, isRest);
      if (parts.length === 0) leaves.push(leaf);
      for (const part of parts)
        leaves.push(
          ...this.of(part.node, module, part.steps, depth + 1).map((l) => ({ ...l, trace: [...l.trace] })),
        );
    }
    const name = f.name === null ? 'the called function' : `\`${f.name}\``;
    return leaves.map((l) =>
      l.module === callee && isUnbounded(l.level)
        ? {
            ...l,
            trace: [{ at: { path: callee.path, span: f.nameSpan }, text: `${name} returns it` }, ...l.trace],
          }
        : l,
    );
  }

  /** What a function returns to a call: a method of something that the caller has just made reads that. */
  #returnedTo(
    call: Call,
    from: Module,
    module: Module,
    fn: FunctionId,
    steps: readonly PathStep[],
    depth: number,
  ): Leaf[] {
    const receiver =
      call.callee.kind === 'member' && module.fn(fn).receiver !== null
        ? this.#receiverOf(unwrap(call.callee.object), from)
        : null;
    const key = `${fn} ${module.key}`;
    if (receiver === null || this.#receivers.has(key)) return this.#returned(module, fn, steps, depth);
    this.#receivers.set(key, receiver);
    try {
      return this.#returned(module, fn, steps, depth);
    } finally {
      this.#receivers.delete(key);
    }
  }

  #returned(module: Module, fn: FunctionId, steps: readonly PathStep[], depth: number): Leaf[] {
    const key = `${fn} ${steps.join('')} ${module.key}`;
    const isForAll = this.#receivers.size === 0;
    const known = isForAll ? this.#returns.get(key) : undefined;
    if (known !== undefined) return [...known];
    if (this.#open.has(key)) return [];
    this.#open.add(key);
    const leaves = dedupe(
      module.index
        .returnsOf(fn)
        .flatMap((node) =>
          this.of(
            node,
            module,
            node.kind === 'tuple' || node.kind === 'call' ? steps : steps.filter((s) => !s.startsWith('#')),
            depth + 1,
          ),
        ),
    );
    this.#open.delete(key);
    const result = leaves.length === 0 ? [unknown(module.fn(fn), module)] : leaves;
    if (isForAll && this.#effort > 0 && depth < DEPTH / 2) this.#returns.set(key, result);
    return result;
  }
}

/** One leaf per place: joins keep the worst, so repeated ones only cost time. */
function dedupe(leaves: Leaf[]): Leaf[] {
  if (leaves.length < 2) return leaves;
  const seen = new Set<string>();
  const out: Leaf[] = [];
  for (const leaf of leaves) {
    const parameter =
      leaf.parameter === null
        ? ''
        : `${leaf.parameter.fn}:${leaf.parameter.index}${leaf.parameter.steps.join('')}`;
    const key =
      isBounded(leaf.level) && leaf.parameter === null
        ? leaf.level
        : `${leaf.level} ${leaf.at.start} ${parameter} ${leaf.module.key}`;
    if (seen.has(key)) continue;
    seen.add(key);
    out.push(leaf);
    if (out.length >= 40) break;
  }
  return out;
}

/** `user.ID` reads like `userID`. */
function qualified(name: string, owner: string | undefined): string {
  return owner !== undefined && /^(?:id|uuid|guid)$/i.test(name) && /^\w+$/.test(owner)
    ? `${owner}_${name}`
    : name;
}

/** `var id string; rows.Scan(&id)`: a variable that some call before this use fills in. */
function isFilled(use: Name, module: Module): boolean {
  return module.index.namesOf(use.binding).some((name) => {
    const up = module.index.parentOf(name);
    if (name.start >= use.start || up?.kind !== 'wrapped' || up.how !== 'address') return false;
    return module.index.parentOf(up)?.kind === 'call';
  });
}

/** What is left of something without limit behind a mask may have one; a piece that is cut out of it less likely so. */
function masked(leaf: Leaf, isPiece: boolean): Leaf {
  if (!isUnbounded(leaf.level)) return leaf;
  return isPiece
    ? {
        ...leaf,
        confidence: leaf.confidence === 'high' ? 'medium' : leaf.confidence,
        text: `a piece of ${leaf.text}`,
      }
    : { ...leaf, confidence: 'low', text: `${leaf.text} with parts of it masked` };
}

/**
 * `.replace('/api', '')`, `.replace(/\//g, '_')`: takes a fixed piece out or swaps separators, where `/\d+/` or `/[^/]+$/` stands
 * for what differs.
 */
function isSeparatorSwap(call: Call): boolean {
  const separator = call.args[1] === undefined ? undefined : unwrap(call.args[1]);
  // `strings.Cut(uri, "?")`: the path in front of a query.
  if (call.args.length >= 2 && separator?.kind === 'literal' && /^[?#]$/.test(separator.value)) return true;
  const pattern = call.args[0] === undefined ? undefined : unwrap(call.args[0]);
  if (pattern?.kind !== 'literal') return false;
  if (pattern.type === 'string') return true;
  return (
    pattern.type === 'regexp' && !/\\[dwDS]|[0-9]-[0-9]|[a-z]-[a-z]|\[\^|(?<!\?)\.[*+]/i.test(pattern.value)
  );
}

function differs(name: string): string {
  return `\`${name}\`, which by its name differs for each user, request or message`;
}

/** What is put into settings is kept there by somebody who configures the service, however it was sent: a guess says less. */
function keptIn(object: Expression, leaves: readonly Leaf[]): readonly Leaf[] {
  if (!isConfiguration(object)) return leaves;
  return leaves.map((l) =>
    isUnbounded(l.level) && l.confidence !== 'high' ? { ...l, level: 'configured' as const } : l,
  );
}

/** What a member is read from; a name in the place of a path stands for its own first part. */
function objectOf(node: Expression): Expression | null {
  return node.kind === 'member' ? node.object : node.kind === 'name' ? node : null;
}

/** `config`, `app.settings`, `cfg.Rpc`: what people write into files and environments. */
function isConfiguration(node: Expression): boolean {
  const plain = unwrap(node);
  if (plain.kind === 'name') return /^(config|cfg|conf|settings)$/i.test(plain.name);
  return (
    plain.kind === 'member' &&
    (/^(config|cfg|conf|settings)$/i.test(plain.property) || isConfiguration(plain.object))
  );
}
