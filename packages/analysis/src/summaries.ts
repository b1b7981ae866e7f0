// What a caller may rely on: which arguments of a call become label values, and whether it makes a client.
//
// A call of a library's function is answered by the catalog, a call of the program's own by its body, in the same words;
// rules never ask which of the two it was.
import type { ClientEffect, Effect, Hurts, LabelEffect, MetricNameEffect } from '@leakline/catalog';
import { blocksOf, NONE, visitExpressions } from '@leakline/ir';
import type { Call, Expression, FunctionId, Name, Span, Statement, TypeId } from '@leakline/ir';
import type { Part } from './arguments.ts';
import { Lazy } from './lazy.ts';
import { keyOf } from './definitions.ts';
import { enters } from './entries.ts';
import { isRepeated } from './frequency.ts';
import type { Module, PathStep } from './module.ts';
import type { Program } from './program.ts';
import type { FixIntent, Step } from './rule.ts';
import { unwrap } from './values.ts';

/** A value that becomes a label (or a metric's name) at a call, there or further inside. */
export interface Sink {
  readonly part: Part;
  readonly what: 'label' | 'metricName';
  readonly hurts: Hurts;
  /** From the call to the library's sink; empty when the call is the sink. */
  readonly trace: readonly Step[];
  readonly because: string | null;
  /** The library's calls that it ends in, with the expressions there. */
  readonly sites: readonly SinkSite[];
}

/** Where a value enters a library's call. */
export interface SinkSite {
  readonly module: Module;
  readonly call: Call;
  readonly node: Expression;
}

/** A parameter (or a part of it) that becomes a label inside a function. */
interface ParameterSink {
  readonly index: number;
  readonly steps: readonly PathStep[];
  readonly what: 'label' | 'metricName';
  readonly hurts: Hurts;
  readonly trace: readonly Step[];
  readonly because: string | null;
  readonly sites: SinkSite[];
}

/** What a call makes that should be made once. */
export interface MadeClient {
  readonly effect: ClientEffect;
  /** From the call to the library's constructor; empty when the call is the constructor. */
  readonly trace: readonly Step[];
  /** Name of the function or class that was called, for messages. */
  readonly name: string;
}

/** A parameter that ends in more of the library's calls than this is judged by the first ones. */
const SITE_LIMIT = 16;

const NO_SINKS: readonly ParameterSink[] = [];

export class Summaries {
  readonly #program: Program;
  readonly #parameterSinks = new Lazy<string, readonly ParameterSink[]>(NO_SINKS);
  readonly #clients = new Lazy<Call | Expression, MadeClient | null>(null);
  readonly #factories = new Lazy<string, MadeClient | null>(null);
  readonly #handedParameters = new Lazy<string, boolean>(false);

  constructor(program: Program) {
    this.#program = program;
  }

  /** Effects that the catalog states for a call, conditions checked. */
  effectsOf(call: Call, module: Module): readonly Effect[] {
    let effects: Effect[] | null = null;
    for (const m of this.#program.values.meaningsOf(call, module)) {
      if (m.kind !== 'catalog') continue;
      for (const effect of m.meaning.effects ?? [])
        if (this.#program.arguments.hold(effect.when, call, module)) (effects ??= []).push(effect);
    }
    return effects ?? NONE;
  }

  /** What calling a value without arguments would do, where the catalog says: a library's function that is handed over. */
  effectsOfValue(node: Expression, module: Module): readonly Effect[] {
    return this.#program.values.of(node, module).flatMap((value) => {
      const member =
        value.kind === 'member'
          ? value.member
          : value.kind === 'package'
            ? this.#program.catalog.exportOf(value.language, value.package, value.name)?.member
            : undefined;
      return (member?.call?.effects ?? []).filter((effect) => effect.when === undefined);
    });
  }

  /** The values that become labels or metric names through a call. */
  sinksOf(call: Call, module: Module): Sink[] {
    const sinks: Sink[] = [];
    for (const meaning of this.#program.values.meaningsOf(call, module)) {
      if (meaning.kind === 'function') {
        const name = meaning.module.fn(meaning.fn).name;
        for (const p of this.parameterSinksOf(meaning.module, meaning.fn)) {
          const into = {
            at: { path: meaning.module.path, span: meaning.module.fn(meaning.fn).nameSpan },
            text: `${name === null ? 'the called function' : `\`${name}\``} puts it into a metric`,
          };
          const isRest = meaning.module.fn(meaning.fn).parameters[p.index]?.isRest;
          for (const part of this.#program.arguments.argument(call, p.index, p.steps, module, isRest))
            sinks.push({
              part,
              what: p.what,
              hurts: p.hurts,
              because: p.because,
              trace: [into, ...p.trace],
              sites: p.sites,
            });
        }
        continue;
      }
      for (const effect of meaning.meaning.effects ?? []) {
        if (effect.effect !== 'label' && effect.effect !== 'metricName') continue;
        if (!this.#program.arguments.hold(effect.when, call, module)) continue;
        for (const path of pathsOf(effect)) {
          for (const part of this.#program.arguments.at(path, call, module))
            if (part.steps.length > 0 || !isRecord(part.node))
              sinks.push({
                part,
                what: effect.effect,
                hurts: effect.hurts,
                trace: [],
                because: effect.because ?? null,
                sites: [{ module, call, node: part.node }],
              });
        }
      }
    }
    return sinks;
  }

  /** Which parameters of a function become labels, in it, its closures, or further inside. */
  parameterSinksOf(module: Module, fn: FunctionId): readonly ParameterSink[] {
    return this.#parameterSinks.get(`${fn} ${module.key}`, () => {
      if (module.fn(fn).parameters.length === 0) return NO_SINKS;
      const found: ParameterSink[] = [];
      const seen = new Map<string, ParameterSink>();
      for (const id of this.#withClosures(module, fn)) {
        for (const call of module.index.callsOf(id)) {
          if (call.args.length === 0) continue;
          for (const sink of this.sinksOf(call, module)) {
            for (const leaf of this.#program.cardinalities.leavesOf(
              sink.part.node,
              module,
              sink.part.steps,
            )) {
              const p = leaf.parameter;
              if (p === null || p.fn !== fn || leaf.module !== module || p.index < 0) continue;
              const key = `${p.index}${p.steps.join('')} ${sink.what}`;
              const known = seen.get(key);
              if (known !== undefined) {
                if (known.sites.length < SITE_LIMIT) known.sites.push(...sink.sites);
                continue;
              }
              const here = {
                at: { path: module.path, span: sink.part.node },
                text:
                  sink.what === 'label'
                    ? 'it becomes a label value here'
                    : 'it becomes part of a metric name here',
              };
              const own: ParameterSink = {
                index: p.index,
                steps: p.steps,
                what: sink.what,
                hurts: sink.hurts,
                because: sink.because,
                trace: sink.trace.length === 0 ? [here] : sink.trace,
                sites: [...sink.sites],
              };
              seen.set(key, own);
              found.push(own);
            }
          }
        }
      }
      return found;
    });
  }

  #withClosures(module: Module, fn: FunctionId): FunctionId[] {
    return [fn, ...module.index.closuresIn(fn).flatMap((inner) => this.#withClosures(module, inner))];
  }

  /**
   * What a call makes that should be made once: a library's client, or the program's own function or class that makes
   * one and hands it out or keeps it in the instance. null for cheap ones, and for functions that make it only once.
   */
  clientOf(call: Call, module: Module): MadeClient | null {
    return this.#clients.get(call, () => {
      for (const effect of this.effectsOf(call, module)) {
        if (effect.effect === 'client' && effect.perMessage !== 'cheap')
          return { effect, trace: [], name: nameOf(call) };
      }
      for (const callee of this.#program.values.of(call.callee, module)) {
        const made =
          callee.kind === 'function'
            ? this.#factory(callee.module, callee.fn)
            : callee.kind === 'type' && call.isNew
              ? this.#instance(callee.module, callee.type)
              : null;
        if (made !== null) return { ...made, name: nameOf(call) };
      }
      return null;
    });
  }

  /** What writing out a struct makes: `&http.Transport{}`, `&Writer{w: kafka.NewWriter()}` is its call. */
  literalClientOf(node: Expression, module: Module): MadeClient | null {
    if (node.kind !== 'object' || node.type === null) return null;
    return this.#clients.get(node, () => {
      if (node.type === null) return null;
      for (const value of this.#program.values.ofType(node.type, module)) {
        if (value.kind !== 'library') continue;
        const literal = this.#program.catalog.stated(value.type, 'literal')?.value;
        for (const effect of literal?.effects ?? []) {
          if (effect.effect !== 'client' || effect.perMessage === 'cheap') continue;
          const asCall: Call = {
            kind: 'call',
            callee: node,
            args: [node],
            typeArgs: [],
            isNew: false,
            isOptional: false,
            start: node.start,
            end: node.end,
          };
          if (this.#program.arguments.hold(effect.when, asCall, module))
            return { effect, trace: [], name: value.type.name };
        }
      }
      return null;
    });
  }

  /** Whether what an expression makes is returned to the caller, or kept in the instance that is being constructed. */
  isHandedOn(node: Expression, module: Module): boolean {
    const position = module.index.positionOf(node);
    if (position === null) {
      const field = module.index.fieldOf(node);
      return field !== null && this.#program.entries.instancesOf(module, field.type) === null;
    }
    if (position.fn === 0) return false;
    // A getter is read, not called: nothing at its readers says that something is made.
    const { form } = module.fn(position.fn);
    if (form !== 'getter' && this.#isHandedOut(node, module, position.fn))
      // What only a library calls has no caller to blame.
      return this.#program.usage.callsOf(module, position.fn).length > 0;
    // A container makes its instances where no code is to be seen.
    const { owner } = module.fn(position.fn);
    const isByContainer = owner !== null && this.#program.entries.instancesOf(module, owner) !== null;
    return form === 'constructor' && !isByContainer && this.#isKeptInInstance(node, module);
  }

  /** Whether a client is closed on every way out of its function: in a `finally`, deferred, or before each return. */
  isFreedAnyway(node: Expression, module: Module, effect: ClientEffect): boolean {
    const name = module.index.variableOf(node);
    if (name === null || effect.close === undefined) return false;
    const isClosing = (use: Name) => {
      const member = module.index.parentOf(use);
      return member?.kind === 'member' && member.object === use && member.property === effect.close;
    };
    const closings = module.index.namesOf(name.binding).filter(isClosing);
    if (isLeftClosed(node, closings, module)) return true;
    const isOnAnyWay = (use: Expression) => {
      for (let p = module.index.positionOf(use); p !== null; p = p.outer)
        if (p.arm === 'finalizer' || p.statement.kind === 'defer') return true;
      return isInFinally(use, module);
    };
    if (closings.some(isOnAnyWay)) return true;
    // `const pool = hosts.map((h) => { const client = …; return { client }; })`, and at the end `for (const { client } of pool)`.
    const fn = module.functionOf(node);
    return module.index
      .membersNamed(effect.close)
      .some(
        (member) =>
          member.object.kind === 'name' &&
          member.object.name === name.name &&
          module.functionOf(member) !== fn &&
          module.isWithin(fn, module.functionOf(member)) &&
          isOnAnyWay(member),
      );
  }

  /** The fix that makes it once at module level; none where it uses anything local or is more than one variable. */
  hoistOf(node: Expression, module: Module, effect: ClientEffect): FixIntent[] {
    const position = module.index.positionOf(node);
    if (position === null || position.statement.kind !== 'expression') return [];
    const { expression } = position.statement;
    if (
      expression.kind !== 'assign' ||
      !expression.isDeclaration ||
      expression.target.kind !== 'name' ||
      expression.value !== node
    )
      return [];
    const { binding, name } = expression.target;
    if (binding < 0 || module.index.writesOf(binding).length !== 1) return [];
    let usesLocal = false;
    visitExpressions(node, (e) => {
      if (e.kind === 'this' || e.kind === 'function') usesLocal = true;
      if (e.kind === 'name' && e.binding >= 0 && module.ir.bindings[e.binding]?.owner !== 0) usesLocal = true;
      if (e.kind === 'wrapped' && e.how === 'await') usesLocal = true;
    });
    if (usesLocal || module.ir.bindings.some((b) => b.owner === 0 && b.name === name)) return [];
    const releases: Span[] = [];
    for (const use of module.index.namesOf(binding)) {
      const up = module.index.parentOf(use);
      const call = up?.kind === 'member' && up.object === use ? module.index.parentOf(up) : null;
      // A shared one would collect the listeners of every call.
      if (call?.kind === 'call' && this.effectsOf(call, module).some((e) => e.effect === 'listen')) return [];
      if (
        effect.close !== undefined &&
        up?.kind === 'member' &&
        up.property === effect.close &&
        call?.kind === 'call'
      ) {
        const at = module.index.positionOf(use);
        if (at === null || (at.statement.kind !== 'expression' && at.statement.kind !== 'defer')) return [];
        releases.push({ start: at.statement.start, end: at.statement.end });
      }
    }
    return [
      {
        intent: 'hoist',
        title: `Make \`${name}\` once, at module level`,
        statement: { start: position.statement.start, end: position.statement.end },
        value: { start: node.start, end: node.end },
        name,
        releases,
      },
    ];
  }

  /** A function that returns a client it has just made. */
  #factory(module: Module, fn: FunctionId): MadeClient | null {
    return this.#factories.get(`${fn} ${module.key}`, () => {
      for (const { node, made } of this.#madeIn(module, fn)) {
        if (!this.#isHandedOut(node, module, fn) || this.keeperOf(node, module) !== null) continue;
        if (this.#runsOnce(module, fn)) return null;
        const f = module.fn(fn);
        return {
          ...made,
          trace: [
            {
              at: { path: module.path, span: node },
              text: `${f.name === null ? 'the called function' : `\`${f.name}\``} makes ${article(made.effect.noun)} here`,
            },
            ...made.trace,
          ],
        };
      }
      return null;
    });
  }

  /** `var db = sync.OnceValue(func() *sql.DB { … })`: calls give what the first one made. */
  #runsOnce(module: Module, fn: FunctionId): boolean {
    return this.#program.usage
      .of(module, fn)
      .some(
        (use) =>
          use.kind === 'argument' &&
          this.#program.values
            .meaningsOf(use.call, use.module)
            .some(
              (m) =>
                m.kind === 'catalog' &&
                m.meaning.runsOnce !== undefined &&
                enters(m.meaning.runsOnce, use.index, use.steps),
            ) &&
          !isRepeated(this.#program.frequencies.ofExpression(use.call, use.module).frequency),
      );
  }

  /** A class whose constructor or field initialisers make a client for each instance. */
  #instance(module: Module, type: TypeId): MadeClient | null {
    return this.#factories.get(`new ${type} ${module.key}`, () => {
      const declaration = module.ir.types[type];
      if (declaration === undefined) return null;
      const named = declaration.name === null ? 'the class' : `\`${declaration.name}\``;
      const found = (node: Expression, made: MadeClient): MadeClient => ({
        ...made,
        trace: [
          {
            at: { path: module.path, span: node },
            text: `each ${named} makes ${article(made.effect.noun)} here`,
          },
          ...made.trace,
        ],
      });
      for (const field of declaration.fields) {
        if (field.isStatic || field.value === null) continue;
        const value = unwrap(field.value);
        const made = value.kind === 'call' ? this.clientOf(value, module) : null;
        if (made !== null) return found(value, made);
      }
      const constructor = declaration.methods.find((m) => module.fn(m).form === 'constructor');
      if (constructor !== undefined) {
        for (const { node, made } of this.#madeIn(module, constructor)) {
          if (this.#isKeptInInstance(node, module)) return found(node, made);
        }
      }
      for (const s of declaration.supertypes) {
        if (s.how !== 'extends') continue;
        for (const v of s.value === null
          ? this.#program.values.ofType(s.type, module)
          : this.#program.values.of(s.value, module)) {
          if (v.kind === 'type' || v.kind === 'instance') return this.#instance(v.module, v.type);
          // `class Db extends PrismaClient`: an instance is the library's client.
          const constructs =
            v.kind === 'package' ? this.#program.catalog.exportOf(v.language, v.package, v.name) : null;
          for (const effect of (constructs?.member.construct ?? constructs?.member.call)?.effects ?? []) {
            if (effect.effect === 'client' && effect.perMessage !== 'cheap' && effect.when === undefined)
              return {
                effect,
                trace: [{ at: { path: module.path, span: s }, text: `${named} is ${article(effect.noun)}` }],
                name: declaration.name ?? '',
              };
          }
        }
      }
      return null;
    });
  }

  *#madeIn(module: Module, fn: FunctionId): Generator<{ node: Expression; made: MadeClient }> {
    for (const call of module.index.callsOf(fn)) {
      const made = this.clientOf(call, module);
      if (made !== null) yield { node: call, made };
    }
    for (const literal of module.index.typedLiterals) {
      if (module.functionOf(literal) !== fn) continue;
      const made = this.literalClientOf(literal, module);
      if (made !== null) yield { node: literal, made };
    }
  }

  /** Whether a value leaves its function by being returned, alone or inside something. */
  #isHandedOut(start: Expression, module: Module, fn: FunctionId, seen = new Set<number>()): boolean {
    let node = start;
    for (;;) {
      const up = module.index.parentOf(node);
      if (up === null) return false;
      switch (up.kind) {
        case 'return':
          return module.index.positionOf(node)?.fn === fn;
        case 'wrapped':
        case 'object':
        case 'array':
        case 'tuple':
        case 'logical':
        case 'conditional':
        case 'spread':
          node = up;
          continue;
        case 'call':
          // `return wrap(client)`, `Wrapper(client)`.
          if (!up.args.includes(node) || !this.#mayHold(up, up.args.indexOf(node), module)) return false;
          node = up;
          continue;
        case 'assign': {
          if (up.value !== node) return false;
          const targets = up.target.kind === 'tuple' ? up.target.elements.slice(0, 1) : [up.target];
          for (const target of targets) {
            // `const { client } = makeClient()` and `p.writer = kafka.NewWriter()` with p returned later.
            const name = rootName(target);
            if (name === null || seen.has(name.binding)) continue;
            seen.add(name.binding);
            for (const use of module.index.namesOf(name.binding))
              if (
                use !== name &&
                use.start > up.end &&
                isWhole(use, module) &&
                this.#isHandedOut(use, module, fn, seen)
              )
                return true;
          }
          return false;
        }
        default:
          return false;
      }
    }
  }

  /** Whether a call's result may hold what the call is given: not if the called function only works with it. */
  #mayHold(call: Call, index: number, module: Module): boolean {
    if (call.isNew) return true;
    const callee = unwrap(call.callee);
    // `withDb(async (db) => …)`: what a caller's function gives back is not what it was lent.
    if (callee.kind === 'name' && callee.binding >= 0 && module.index.parameterOf(callee.binding) !== null)
      return false;
    const own = this.#program.values
      .meaningsOf(call, module)
      .flatMap((m) => (m.kind === 'function' && !m.isNew ? [m] : []));
    if (own.length === 0) return !this.#isUsedUp(call, module);
    return own.some((f) => this.#handsOutParameter(f.module, f.fn, index));
  }

  #handsOutParameter(module: Module, fn: FunctionId, index: number): boolean {
    return this.#handedParameters.get(`${fn} ${index} ${module.key}`, () => {
      const { parameters } = module.fn(fn);
      const parameter = parameters[index] ?? parameters.findLast((p) => p.isRest);
      // Destructured, or a body that returns nothing to be seen: nobody knows.
      if (parameter?.target.kind !== 'name') return true;
      const uses = module.index.namesOf(parameter.target.binding);
      return uses.some(
        (use) =>
          module.functionOf(use) !== fn || (isWhole(use, module) && this.#isHandedOut(use, module, fn)),
      );
    });
  }

  /** A library's call that gives back something else than what it is handed: `fetch(url, { dispatcher })`. */
  #isUsedUp(call: Call, module: Module): boolean {
    if (call.isNew || CONSTRUCTOR.test(nameOf(call))) return false;
    const meanings = this.#program.values.meaningsOf(call, module);
    return (
      meanings.length > 0 &&
      meanings.every((m) => {
        if (m.kind !== 'catalog') return false;
        const { returns, effects } = m.meaning;
        const passesOn = typeof returns === 'string' && /^(this|\d)/.test(returns);
        return !passesOn && effects?.some((e) => e.effect === 'client') !== true;
      })
    );
  }

  #isKeptInInstance(start: Expression, module: Module): boolean {
    let node = start;
    for (;;) {
      const up = module.index.parentOf(node);
      if (up === null) return false;
      if (up.kind === 'assign' && up.value === node) {
        if (up.target.kind === 'member' && up.target.object.kind === 'this') return true;
        if (up.target.kind !== 'name' || up.target.binding < 0) return false;
        return module.index
          .namesOf(up.target.binding)
          .some((use) => use !== up.target && this.#isKeptInInstance(use, module));
      }
      if (up.kind === 'member' && up.object === node) {
        // `this.producer = kafka.producer()`: a client made from it.
        const call = module.index.parentOf(up);
        if (call?.kind !== 'call' || call.callee !== up) return false;
        node = call;
        continue;
      }
      if (
        up.kind !== 'wrapped' &&
        up.kind !== 'logical' &&
        up.kind !== 'object' &&
        up.kind !== 'array' &&
        up.kind !== 'conditional'
      )
        return false;
      node = up;
    }
  }

  /**
   * The longer-lived place that keeps what an expression makes, if the function looks there before it makes another one:
   * `if (!this.client) this.client = new Client()`, `clients.get(id) ?? …; clients.set(id, c)`.
   */
  keeperOf(node: Expression, module: Module): Keeper | null {
    return this.#keeper(node, module, false);
  }

  /** Like `keeperOf`, but the place must be asked about in a condition: then the whole call happens only once. */
  guardedKeeperOf(node: Expression, module: Module): Keeper | null {
    return this.#keeper(node, module, true);
  }

  #keeper(node: Expression, module: Module, inCondition: boolean): Keeper | null {
    const position = module.index.positionOf(node);
    if (position === null) return null;
    for (const store of this.#storesOf(node, module, new Set())) {
      const root = storeRoot(store);
      if (root === null) continue;
      const key = keyOf(root.place);
      if (key === null || !this.#outlives(root.place, module, position.fn)) continue;
      if (
        root.operator === '??=' ||
        root.operator === '||=' ||
        this.#isLookedAt(key, root.place, store, module, position.fn, inCondition)
      )
        return { place: root.place, node: store };
    }
    return null;
  }

  /** Assignments and `set`-like calls by which a value is stored. */
  *#storesOf(start: Expression, module: Module, seen: Set<number>): Generator<Expression> {
    let node = start;
    for (;;) {
      const up = module.index.parentOf(node);
      if (up === null) return;
      if (up.kind === 'assign') {
        if (up.value !== node) return;
        yield up;
        const targets = up.target.kind === 'tuple' ? up.target.elements : [up.target];
        for (const target of targets) {
          if (target.kind !== 'name' || target.binding < 0 || seen.has(target.binding)) continue;
          seen.add(target.binding);
          for (const use of module.index.namesOf(target.binding))
            if (use !== target) yield* this.#storesOf(use, module, seen);
        }
        node = up;
        continue;
      }
      // `this.opening = connect().catch(forget)`: still what was made, or its failure.
      if (up.kind === 'member' && up.object === node) {
        const call = module.index.parentOf(up);
        if (call?.kind !== 'call' || call.callee !== up) return;
        const isSame =
          /^(then|catch|finally)$/.test(up.property) ||
          this.#program.values
            .meaningsOf(call, module)
            .some((m) => m.kind === 'catalog' && m.meaning.returns === 'this');
        if (!isSame) return;
        node = call;
        continue;
      }
      if (up.kind === 'call' && up.args.includes(node)) {
        if (up.callee.kind === 'member') yield up;
        const promise = this.#resolvedBy(up, module);
        if (promise !== null) {
          node = promise;
          continue;
        }
        // `this.api ??= new Api(makeChannel())`: it is kept in what it is handed to.
        if (!up.isNew) return;
        node = up;
        continue;
      }
      if (
        up.kind === 'wrapped' ||
        up.kind === 'logical' ||
        up.kind === 'conditional' ||
        up.kind === 'object' ||
        up.kind === 'array' ||
        up.kind === 'tuple'
      ) {
        node = up;
        continue;
      }
      return;
    }
  }

  /** The promise that a call of its `resolve` settles: `new Promise((resolve) => resolve(client))`. */
  #resolvedBy(call: Call, module: Module): Call | null {
    if (call.callee.kind !== 'name' || call.callee.binding < 0) return null;
    const parameter = module.index.parameterOf(call.callee.binding);
    const executor =
      parameter?.index === 0 && parameter.steps.length === 0
        ? module.index.functionNode(parameter.fn)
        : undefined;
    const made = executor === undefined ? null : module.index.parentOf(executor);
    return made?.kind === 'call' && made.isNew && made.args[0] === executor ? made : null;
  }

  /** Whether a place is still there when the function has returned: a field, a module-level name, a captured one. */
  #outlives(place: Expression, module: Module, fn: FunctionId): boolean {
    const root = rootOf(place);
    if (root.kind === 'this') return true;
    if (root.kind !== 'name' || root.name === '_') return false;
    if (root.binding < 0) return true;
    const b = module.ir.bindings[root.binding];
    if (b === undefined) return false;
    if (b.kind === 'parameter') return place !== root; // a field of the receiver or of something handed in
    return b.owner !== fn || place !== root;
  }

  /** Whether the function reads the place elsewhere: in a test, or to return what is there. */
  #isLookedAt(
    key: string,
    place: Expression,
    store: Expression,
    module: Module,
    fn: FunctionId,
    inCondition: boolean,
  ): boolean {
    const around = this.#withOuter(module, fn);
    const candidates: Expression[] =
      place.kind === 'name' && place.binding >= 0
        ? [...module.index.namesOf(place.binding)]
        : place.kind === 'name'
          ? [...module.index.freeNamesOf(place.name)]
          : place.kind === 'member'
            ? [...module.index.membersNamed(place.property)]
            : [];
    return candidates.some((candidate) => {
      if (candidate === place || keyOf(candidate) !== key || !around.has(module.functionOf(candidate)))
        return false;
      const up = module.index.parentOf(candidate);
      if (up?.kind === 'assign' && up.target === candidate) return false;
      if (inCondition && !isInCondition(candidate, module)) return false;
      return candidate.start < store.start || (candidate.start >= store.start && candidate.end <= store.end);
    });
  }

  #withOuter(module: Module, fn: FunctionId): Set<FunctionId> {
    const ids = new Set<FunctionId>();
    for (let id: FunctionId | null = fn; id !== null && id > 0; id = module.ir.functions[id]?.parent ?? null)
      ids.add(id);
    return ids;
  }
}

/** Whether an expression is part of what decides: a branch's test, the left of `??` or `||`, a conditional's test. */
function isInCondition(node: Expression, module: Module): boolean {
  let at: Expression = node;
  for (;;) {
    const up = module.index.parentOf(at);
    if (up === null) return false;
    if (
      up.kind === 'branch' ||
      (up.kind === 'conditional' && up.test === at) ||
      (up.kind === 'logical' && up.left === at)
    )
      return true;
    // `v, ok := m[k]; if ok { return v }`
    if (up.kind === 'assign' && up.value === at && up.target.kind === 'tuple') {
      const found = up.target.elements[1];
      return (
        found?.kind === 'name' &&
        module.index.namesOf(found.binding).some((use) => use !== found && isInCondition(use, module))
      );
    }
    if (
      up.kind !== 'binary' &&
      up.kind !== 'unary' &&
      up.kind !== 'logical' &&
      up.kind !== 'wrapped' &&
      up.kind !== 'member' &&
      up.kind !== 'call' &&
      up.kind !== 'index'
    )
      return false;
    at = up;
  }
}

/** What functions are called that put what they are given into something of their own. */
const CONSTRUCTOR = /^(?:[A-Z]|(?:new|create|make|build|from|wrap|with|init|drizzle)(?![a-z]))/;

/** Where something is kept for the next time. */
export interface Keeper {
  readonly place: Expression;
  readonly node: Expression;
}

/** In a function that is handed to `.finally()`, or deferred. */
function isInFinally(node: Expression, module: Module): boolean {
  const closure = module.index.functionNode(module.functionOf(node));
  if (closure === undefined) return false;
  if (module.index.positionOf(closure)?.statement.kind === 'defer') return true;
  const call = module.index.parentOf(closure);
  return call?.kind === 'call' && call.callee.kind === 'member' && call.callee.property === 'finally';
}

/**
 * Whether one of the calls that close it follows in the same list of statements, and every return between them is the answer to
 * a failure to make it, or has such a call before it.
 */
function isLeftClosed(node: Expression, closings: readonly Name[], module: Module): boolean {
  const made = module.index.positionOf(node);
  if (made === null) return false;
  const closed = (list: readonly Statement[], to: number) =>
    list.slice(0, to).some((s) => closings.some((c) => s.start <= c.start && c.end <= s.end));
  const isSafe = (list: readonly Statement[]): boolean =>
    list.every((s, i) => {
      if (s.kind === 'return' || s.kind === 'throw') return closed(list, i);
      return blocksOf(s).every((inner) => closed(list, i) || isSafe(inner));
    });
  const [, ...after] = made.list.slice(made.index);
  const end = after.findIndex((s) => s.kind === 'expression' && closed([s], 1));
  const [first] = after;
  const isCheck =
    first?.kind === 'branch' &&
    first.test.kind === 'binary' &&
    /^err/i.test(first.test.left.kind === 'name' ? first.test.left.name : '');
  return end !== -1 && isSafe(after.slice(isCheck ? 1 : 0, end));
}

/** A literal that only holds values: what is in it is a value, not the literal. */
function isRecord(node: Expression): boolean {
  const { kind } = unwrap(node);
  return kind === 'object' || kind === 'array' || kind === 'function';
}

function pathsOf(effect: LabelEffect | MetricNameEffect): readonly string[] {
  return effect.effect === 'label' ? effect.values : [effect.name];
}

function storeRoot(store: Expression): { place: Expression; operator: string } | null {
  if (store.kind === 'assign') {
    const target = store.target.kind === 'tuple' ? store.target.elements[0] : store.target;
    if (target === undefined) return null;
    if (target.kind === 'index') return { place: unwrap(target.object), operator: store.operator };
    const plain = unwrap(target);
    return plain.kind === 'name' && store.isDeclaration ? null : { place: plain, operator: store.operator };
  }
  if (store.kind === 'call' && store.callee.kind === 'member') {
    return /^(set|add|put|store|push|Store|Set|Add|Put|LoadOrStore|Swap)$/.test(store.callee.property)
      ? { place: unwrap(store.callee.object), operator: '=' }
      : null;
  }
  return null;
}

function rootOf(place: Expression): Expression {
  let node = unwrap(place);
  while (node.kind === 'member' || node.kind === 'index') node = unwrap(node.object);
  return node;
}

function rootName(target: Expression): (Expression & { kind: 'name' }) | null {
  const root = rootOf(target);
  return root.kind === 'name' && root.binding >= 0 ? root : null;
}

/** `x` itself, not `x.member` or a call on it. */
function isWhole(node: Expression, module: Module): boolean {
  const up = module.index.parentOf(node);
  return !(up?.kind === 'member' && up.object === node);
}

function nameOf(call: Call): string {
  const callee = unwrap(call.callee);
  return callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
}

/** With a capital letter, as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a Kafka producer`, `an HTTP agent`. */
export function article(noun: string): string {
  return /^([aeio]|[AEIO][a-z]|HTTP\b|AMQP|S3|SQS|SNS|MQTT|NATS|NSQ|[AEFHILMNORSX][A-Z0-9])/.test(noun) &&
    !/^(NATS|STOMP|Re|Ro|Mo)/.test(noun)
    ? `an ${noun}`
    : `a ${noun}`;
}
