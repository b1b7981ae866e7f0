// Holders: how long the thing that an expression denotes lives, compared with the code that uses it.
//
// A listener on something that is made in the same message goes with it; one on something longer-lived stays. The answer
// follows the expression to where its value was made: a module-level name, a field of a singleton, a variable around the
// handler, or a construction in the same call. What cannot be followed is `unknown`.
import type { Assign, Confidence, Expression, FunctionId, Name } from '@leakline/ir';
import { absentAt } from '../flow/once-guards.ts';
import { isRepeated } from '../frequency/answer.ts';
import { Lazy } from '../lazy.ts';
import { isForWhatIsMissing, isNothing, keyOf, sameText, unwrap } from '../modules/expressions.ts';
import type { Module, ParameterRef, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { lifetimeOf } from '../retention/lifetimes.ts';
import type { HoldingPlace } from '../retention/places.ts';
import type { Step } from '../rule.ts';
import type { Value } from '../values/value.ts';
import { isFieldReplaced, isVariableReplaced } from './replaced.ts';

/** How long the thing behind an expression lives. */
export interface Holder {
  /**
   * `process`: outlives every message. `connection`: made once for each connection, and used by code that runs for each of its
   * messages. `call`: made in the same message, or given to it. `parameter`: as long as what the callers pass.
   */
  readonly life: 'process' | 'connection' | 'call' | 'parameter' | 'unknown';
  /** Where it comes from. */
  readonly trace: readonly Step[];
  readonly confidence: Confidence;
  /** Of a `parameter`: which one (-1 is the receiver), and the way to the part of it that is meant. */
  readonly parameter: (ParameterRef & { readonly module: Module }) | null;
}

const UNKNOWN: Holder = { life: 'unknown', trace: [], confidence: 'high', parameter: null };
const CALL: Holder = { ...UNKNOWN, life: 'call' };
const PROCESS: Holder = { ...UNKNOWN, life: 'process' };

export class Holders {
  readonly #program: Program;
  readonly #memo: Lazy<Expression, Holder>;

  constructor(program: Program) {
    this.#program = program;
    this.#memo = program.nodeAnswers.add(new Lazy(UNKNOWN));
  }

  /** How long what `node` denotes lives, for code that stands where `node` does. */
  of(node: Expression, module: Module): Holder {
    const plain = unwrap(node);
    return this.#memo.get(plain, () => this.#compute(plain, module));
  }

  #compute(node: Expression, module: Module): Holder {
    switch (node.kind) {
      case 'name':
        return this.#name(node, module);
      case 'this':
        return this.#this(node, module);
      case 'member':
        return this.#member(node, module);
      case 'call': {
        const made = this.#call(node, module);
        return made.life === 'unknown' && this.#isOnePerKey(node, module)
          ? (this.#ofType(node, module) ?? made)
          : made;
      }
      case 'object':
      case 'array':
      case 'function':
        return CALL;
      case 'conditional':
        return all([this.of(node.then, module), this.of(node.otherwise, module)]);
      case 'logical':
        return either(this.of(node.left, module), this.of(node.right, module));
      case 'assign':
        if (node.value === null) return UNKNOWN;
        return isForWhatIsMissing(node)
          ? either(this.of(node.target, module), this.of(node.value, module))
          : this.of(node.value, module);
      default:
        return UNKNOWN;
    }
  }

  #name(node: Name, module: Module): Holder {
    if (node.binding < 0) {
      const declared = this.#program.scopes.freeName(module, node.name);
      return declared === null ? PROCESS : this.#moduleLevel(node, module, declared.module, declared.binding);
    }
    const b = module.ir.bindings[node.binding];
    if (b === undefined) return UNKNOWN;
    if (b.kind === 'import') {
      const target = this.#program.scopes.target(module, node.binding);
      return target?.kind === 'declared'
        ? this.#moduleLevel(node, module, target.module, target.binding)
        : PROCESS;
    }
    if (b.owner === 0) return this.#moduleLevel(node, module, module, node.binding);
    const fn = module.functionOf(node);
    if (fn !== b.owner && fn >= 0) {
      const around = this.#around(module, fn, b.owner, node) ?? this.#captured(node, module);
      if (around !== null) return around;
    }
    if (fn === b.owner && this.#isMadeHere(node, module)) return CALL;
    const typed = this.#ofType(node, module);
    if (typed !== null && !this.#isOnePerKey(node, module)) return typed;
    const parameter = module.index.parameterOf(node.binding);
    if (parameter !== null) return this.#parameter(node, module, parameter);
    const given = this.#assigned(node, module);
    return given.life === 'unknown' ? (typed ?? given) : given;
  }

  /** `const room = new Room(name); room.on(…)`: however its type is made elsewhere, this one is new. */
  #isMadeHere(node: Name, module: Module): boolean {
    const writes = this.#program.definitions(module).reaching(node);
    return (
      writes.length > 0 &&
      writes.every(({ value, steps }) => {
        const made = value === null || steps.length > 0 ? null : unwrap(value);
        return made?.kind === 'call' && made.isNew;
      })
    );
  }

  /** What was last assigned to a variable of the function. */
  #assigned(node: Name, module: Module): Holder {
    const writes = this.#program.definitions(module).reaching(node);
    if (writes.length === 0) return UNKNOWN;
    return all(
      writes.map((w) =>
        w.value === null ? UNKNOWN : w.steps.every(isWhole) ? this.of(w.value, module) : UNKNOWN,
      ),
    );
  }

  /** A module-level name lives as long as the process, unless what it names now was made right here. */
  #moduleLevel(node: Name, from: Module, module: Module, binding: number): Holder {
    const b = module.ir.bindings[binding];
    if (b === undefined) return UNKNOWN;
    const just = module === from ? this.#justPut(node, module, module.index.namesOf(binding)) : null;
    if (just !== null) return just;
    if (isVariableReplaced(module, binding, this.#program)) return UNKNOWN;
    return {
      ...PROCESS,
      trace: [
        {
          at: { path: module.path, span: { start: b.start, end: b.end } },
          text: `\`${b.name}\` is module-level: it lives as long as the process`,
        },
      ],
    };
  }

  /** What the function around `node` has just put into the place that `node` names; null when it has not. */
  #justPut(node: Expression, module: Module, mentions: readonly Expression[]): Holder | null {
    const fn = module.functionOf(node);
    let last: Holder | null = null;
    for (const mention of mentions) {
      const up = module.index.parentOf(mention);
      const assign = up?.kind === 'tuple' ? module.index.parentOf(up) : up;
      const writer = module.functionOf(mention);
      if (
        assign?.kind === 'assign' &&
        assign.value !== null &&
        assign.end <= node.start &&
        (assign.target === mention || assign.target === up) &&
        writer > 0 &&
        // Closures that are made after it see it too.
        module.isWithin(fn, writer) &&
        !isOnlyFirst(assign, node, module) &&
        !this.#isFromStart(module, fn, writer)
      )
        last = this.of(assign.value, module);
    }
    return last;
  }

  /** Whether what a function put there when the service started is met by a handler in it, each time the same. */
  #isFromStart(module: Module, inner: FunctionId, writer: FunctionId): boolean {
    return (
      inner !== writer &&
      this.#crossed(module, inner, writer) !== null &&
      this.#program.frequencies.ofFunction(module, writer).frequency === 'once'
    );
  }

  /**
   * A name of a function around the one that uses it, with a handler between them: for each run of the handler it is the
   * same thing. null when nothing between them runs again and again by itself.
   */
  #around(module: Module, inner: FunctionId, owner: FunctionId, node: Name): Holder | null {
    const entry = this.#crossed(module, inner, owner);
    if (entry === null) return null;
    const outer = this.#program.frequencies.ofFunction(module, owner).frequency;
    const b = module.ir.bindings[node.binding];
    const trace: Step[] =
      b === undefined
        ? []
        : [
            {
              at: { path: module.path, span: { start: b.start, end: b.end } },
              text: `\`${b.name}\` comes from around the handler: all its runs share it`,
            },
          ];
    const just = this.#justPut(node, module, this.#innerNames(module, node, owner));
    if (just !== null) return just;
    if (outer === 'once') return { ...PROCESS, trace };
    if (outer === 'perConnection') return { ...PROCESS, life: 'connection', trace };
    if (isRepeated(outer)) return CALL;
    // Nobody is seen to call the function around; a handler of a framework is registered when the service starts.
    return entry === 'service' ? { ...PROCESS, confidence: 'medium', trace } : UNKNOWN;
  }

  /**
   * A name of the function that made the one which uses it, and ran once: `const bus = …; return { follow: () => bus.on(…) }`. null
   * where that is not so, or it gets another value.
   */
  #captured(node: Name, module: Module): Holder | null {
    const owner = module.ir.bindings[node.binding]?.owner ?? 0;
    const just = this.#justPut(node, module, this.#innerNames(module, node, owner));
    if (just !== null || isVariableReplaced(module, node.binding, this.#program)) return null;
    const place = { kind: 'binding', module, binding: node.binding, name: node.name } as const;
    const { lifetime, trace } = lifetimeOf(place, this.#program);
    return lifetime === 'process' ? { ...PROCESS, trace } : null;
  }

  #innerNames(module: Module, node: Name, owner: FunctionId): readonly Name[] {
    return module.index.namesOf(node.binding).filter((n) => module.functionOf(n) !== owner);
  }

  /** Whether a function between two runs again and again: as a service's handler, or on some event. */
  #crossed(module: Module, inner: FunctionId, owner: FunctionId): 'service' | 'event' | null {
    let found: 'event' | null = null;
    for (
      let id: FunctionId | null = inner;
      id !== null && id > 0 && id !== owner;
      id = module.ir.functions[id]?.parent ?? null
    ) {
      for (const entry of this.#program.entries.of(module, id)) {
        if (!isRepeated(entry.frequency) && entry.frequency !== 'perConnection') continue;
        if (entry.parameters.some((p) => p !== null)) return 'service';
        found = 'event';
      }
    }
    return found;
  }

  /** An instance of a type of the program: as long-lived as its instances are. null when the type does not say. */
  #ofType(node: Expression, module: Module): Holder | null {
    const values = this.#program.values.of(node, module);
    if (this.#isKeptConnection(values))
      return {
        ...UNKNOWN,
        life: 'connection',
        confidence: 'medium',
        trace: [
          {
            at: { path: module.path, span: node },
            text: 'this connection lives on when the request has ended, and serves others',
          },
        ],
      };
    const instances = values.filter((v): v is Value & { kind: 'instance' } => v.kind === 'instance');
    if (instances.length === 0 || instances.length !== values.length) return null;
    const holders = instances.map((v) => this.#ofInstances(v.module, v.type));
    const holder = all(holders);
    return holder.life === 'unknown' ? null : holder;
  }

  /** Whether instances are kept under a key each: then the one in question may be older than the message, or made for it. */
  #isOnePerKey(node: Expression, module: Module): boolean {
    return this.#program.values
      .of(node, module)
      .some(
        (v) =>
          v.kind === 'instance' && this.#program.frequencies.ofInstances(v.module, v.type).isPerKey === true,
      );
  }

  #isKeptConnection(values: readonly Value[]): boolean {
    return (
      values.length > 0 &&
      values.every(
        (v) => v.kind === 'library' && this.#program.catalog.stated(v.type, 'lives')?.value === 'connection',
      )
    );
  }

  #ofInstances(module: Module, type: number): Holder {
    const { frequency, trace } = this.#program.frequencies.ofInstances(module, type);
    const t = module.ir.types[type];
    if (frequency === 'once')
      return {
        ...PROCESS,
        trace:
          t === undefined
            ? trace
            : [
                {
                  at: { path: module.path, span: t.nameSpan },
                  text: `\`${t.name ?? 'the class'}\` is made once and lives as long as the process`,
                },
              ],
      };
    return frequency === 'perConnection' || isRepeated(frequency) ? CALL : UNKNOWN;
  }

  #parameter(node: Name, module: Module, parameter: ParameterRef): Holder {
    const received = this.#received(module, parameter) ?? this.#injected(module, parameter);
    if (received !== null) return received;
    // What the outside world hands in is made for this message or connection.
    if (this.#program.entries.of(module, parameter.fn).length > 0) return CALL;
    return {
      ...UNKNOWN,
      life: 'parameter',
      parameter: { ...parameter, module },
      trace: [{ at: { path: module.path, span: node }, text: `\`${node.name}\` is handed in` }],
    };
  }

  /** What a library hands back of the call that registers a handler: the session that it was added to. */
  #received(module: Module, { fn, index, steps }: ParameterRef): Holder | null {
    if (steps.length > 0) return null;
    const [from, another] = this.#program.handedIn.receivedBy(module, fn, index);
    if (from === undefined || another !== undefined || from.part.steps.length > 0) return null;
    const registering = this.#program.frequencies.ofFunction(
      from.module,
      from.module.functionOf(from.part.node),
    );
    return registering.frequency === 'once' ? PROCESS : this.of(from.part.node, from.module);
  }

  /**
   * What a container hands to the constructors of its classes: it has one of each library's, unless somebody says otherwise,
   * however often it makes the class that asks for it.
   */
  #injected(module: Module, { fn, index, steps }: ParameterRef): Holder | null {
    const { form, owner, parameters } = module.fn(fn);
    const asked = parameters[index];
    if (form !== 'constructor' || owner === null || steps.length > 0 || asked === undefined) return null;
    if (asked.type === null || asked.decorators.length > 0) return null;
    if (this.#program.decorators.instancesOf(module, owner) === null) return null;
    const types = this.#program.writtenTypes.of(asked.type, module);
    if (types.length === 0 || !types.every((v) => v.kind === 'library')) return null;
    return {
      ...PROCESS,
      trace: [
        { at: { path: module.path, span: asked }, text: 'the container has one for all of its classes' },
      ],
    };
  }

  /** `this`: fresh in its constructor, otherwise as long-lived as the instances of its class. */
  #this(node: Expression, module: Module): Holder {
    let fn = module.functionOf(node);
    while (fn > 0 && (module.fn(fn).form === 'arrow' || module.fn(fn).form === 'closure')) {
      const around = module.fieldAround(fn);
      if (around !== null && !around.isStatic) return this.#ofInstances(module, around.type);
      fn = module.ir.functions[fn]?.parent ?? 0;
    }
    if (fn <= 0) return UNKNOWN;
    const owner = this.#program.types.ownerOf(module, fn);
    if (owner === null) return UNKNOWN;
    if (module.fn(fn).form === 'constructor' && module.functionOf(node) === fn) return CALL;
    return this.#ofInstances(owner.module, owner.type);
  }

  #member(node: Expression & { kind: 'member' }, module: Module): Holder {
    const typed = this.#ofType(node, module);
    if (typed !== null) return typed;
    const places = this.#program.places.of(node, module);
    if (places.length > 0) return all(places.map((place) => this.#place(place, node, module)));
    const holder = this.of(node.object, module);
    if (holder.life === 'parameter' && holder.parameter !== null) {
      const { parameter } = holder;
      return {
        ...holder,
        parameter: { ...parameter, steps: [...parameter.steps, `.${node.property}`] },
      };
    }
    return holder;
  }

  #place(place: HoldingPlace, node: Expression & { kind: 'member' }, module: Module): Holder {
    const key = keyOf(node);
    const mentions = module.index
      .membersNamed(node.property)
      .filter((m) => m !== node && keyOf(m) === key && key !== null);
    const just = this.#justPut(node, module, mentions);
    if (just !== null) return just;
    if (place.kind === 'binding') {
      if (place.module.ir.bindings[place.binding]?.owner === 0) return PROCESS;
      if (isVariableReplaced(place.module, place.binding, this.#program)) return UNKNOWN;
    }
    if (place.kind === 'field' && !place.isStatic) {
      const life = this.#ofInstances(place.module, place.type);
      if (life.life === 'call' && !isFieldReplaced(place, this.#program)) {
        const given = this.#given(place);
        if (given.life === 'process') return given;
      }
      if (life.life !== 'process') return life;
      if (isFieldReplaced(place, this.#program)) return UNKNOWN;
    }
    const { lifetime, trace } = lifetimeOf(place, this.#program);
    return lifetime === 'process' ? { ...PROCESS, trace } : UNKNOWN;
  }

  /** What short-lived instances are given when they are made is often older than they are: `new Member(bus, socket)`. */
  #given(place: HoldingPlace & { kind: 'field' }): Holder {
    const writes = this.#program.types.fieldWrites(place.module, place.type, place.name);
    return all(
      writes.map(({ module, value, steps }) => {
        if (steps.length > 0) return UNKNOWN;
        const holder = this.of(value, module);
        const { parameter } = holder;
        if (holder.life !== 'parameter' || parameter === null) return holder;
        if (module.fn(parameter.fn).form !== 'constructor') return UNKNOWN;
        return all(
          this.#program.types
            .creationsOf(place.module, place.type)
            .flatMap((c) =>
              c.node.kind === 'call'
                ? this.#program.arguments
                    .argument(c.node, parameter.index, parameter.steps, c.module)
                    .map((part) => (part.steps.length === 0 ? this.of(part.node, c.module) : UNKNOWN))
                : [UNKNOWN],
            ),
        );
      }),
    );
  }

  #call(node: Expression & { kind: 'call' }, module: Module): Holder {
    if (node.isNew) return CALL;
    const found: Holder[] = [];
    for (const meaning of this.#program.calls.meaningsOf(node, module)) {
      if (meaning.kind === 'function') {
        const returns = meaning.module.index.returnsOf(meaning.fn);
        for (const value of returns) {
          const first = value.kind === 'tuple' ? value.elements[0] : value;
          if (first === undefined || isNothing(first)) continue;
          const inner = this.of(first, meaning.module);
          found.push(this.#answered(inner, meaning.fn, node, module));
        }
        if (returns.length === 0) found.push(UNKNOWN);
        continue;
      }
      const { returns, effects, livesWith } = meaning.meaning;
      if (livesWith !== undefined)
        found.push(
          ...this.#program.arguments
            .at(livesWith, node, module)
            .map((part) => (part.steps.length === 0 ? this.of(part.node, module) : UNKNOWN)),
        );
      else if (returns === 'this')
        found.push(node.callee.kind === 'member' ? this.of(node.callee.object, module) : UNKNOWN);
      else if (typeof returns === 'string' && /^\d/.test(returns))
        found.push(
          ...this.#program.arguments
            .at(returns, node, module)
            .map((part) => (part.steps.length === 0 ? this.of(part.node, module) : UNKNOWN)),
        );
      else if (effects?.some((e) => e.effect === 'client') === true || CONSTRUCTOR.test(meaning.name))
        found.push(CALL);
      else if (effects?.some((e) => e.effect === 'metricName' || e.effect === 'instrument') === true)
        // A registry keeps it under its name and gives the same one the next time.
        found.push(node.callee.kind === 'member' ? this.of(node.callee.object, module) : UNKNOWN);
      else found.push(UNKNOWN);
    }
    return found.length === 0 ? UNKNOWN : all(found);
  }

  /** A function's own parameter that it returns is what the call passes. */
  #answered(holder: Holder, fn: FunctionId, call: Expression & { kind: 'call' }, module: Module): Holder {
    const { parameter } = holder;
    if (holder.life !== 'parameter' || parameter === null || parameter.fn !== fn) return holder;
    const parts = this.#program.arguments.argument(call, parameter.index, parameter.steps, module);
    return all(parts.map((part) => (part.steps.length === 0 ? this.of(part.node, module) : UNKNOWN)));
  }
}

/** What functions that make something new are called: `NewSet`, `createClient`, `Dial`. */
const CONSTRUCTOR = /^(?:[Nn]ew|[Cc]reate|[Mm]ake|[Oo]pen|[Dd]ial|[Cc]onnect|[Ff]ork|[Ss]pawn)(?![a-z])/;

/** `find(id) ?? create(id)`: what is there already is older than the message, whatever is made where it is not. */
function either(left: Holder, right: Holder): Holder {
  return left.life === 'process' && right.life === 'call' ? left : all([left, right]);
}

/** One of several holders is meant: the shortest-lived known one decides, and an unknown one leaves it open. */
function all(holders: readonly Holder[]): Holder {
  const [first] = holders;
  if (first === undefined) return UNKNOWN;
  const short = holders.find((h) => h.life === 'call');
  if (short !== undefined) return short;
  return holders.every((h) => h.life === first.life) ? first : UNKNOWN;
}

/** The first of several results, or the value itself. */
function isWhole(step: PathStep): boolean {
  return step === '#0';
}

/** `client ??= connect()`, `if (!client) client = connect()`: after the first time it is what was there before. */
function isOnlyFirst(assign: Assign, use: Expression, module: Module): boolean {
  if (isForWhatIsMissing(assign)) return true;
  const isMissingAt = (node: Expression) =>
    absentAt(node, module).some((missing) => sameText(unwrap(missing), unwrap(assign.target)));
  return isMissingAt(assign) && !isMissingAt(use);
}
