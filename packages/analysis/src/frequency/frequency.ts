// The first question: how often does this code run?
//
// The answer is one of `once` < `perConnection` < `perMessage` < `perIteration`, with the steps that prove it. It is found from
// how the outside enters the function (callers/entries.ts), from its callers and their callers, from what functions are handed
// to (handed-over.ts), from the loops around a statement (loops.ts), and from initialisation that is guarded to happen once
// (once-flags.ts, summaries/keepers.ts). `unknown` means that nobody in the program is seen to run it; it stays unknown.
import { namesWhatIsShownATypeOnly } from '@leakline/catalog';
import type { Binding, BindingId, Expression, FunctionId, Loop, TypeId } from '@leakline/ir';
import { lessCertain, NONE } from '@leakline/ir';
import type { Entry } from '../callers/entry.ts';
import { isFirstRun } from '../flow/first-run.ts';
import { Lazy } from '../lazy.ts';
import { sameText, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Module, ParameterRef } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { askedWhere, handedOn, isRuledOut, together, type Asked } from '../summaries/given-instead.ts';
import { isKeyed, type Keeper } from '../summaries/keepers.ts';
import { isTrialPath } from '../trials.ts';
import type { Value } from '../values/value.ts';
import { writtenName } from '../written-names.ts';
import { ONCE, UNKNOWN, isRepeated, recurs, through, worse, type FrequencyAnswer } from './answer.ts';
import { isBeforeTheEnd } from './before-the-end.ts';
import { isAfterOwnStop } from './ended-timers.ts';
import { HandedOver } from './handed-over.ts';
import { Loops } from './loops.ts';
import { isModuleLevel } from './module-level.ts';
import { isOncePerStart, onceFlagOf } from './once-flags.ts';
import { flaggedThingOf } from './shared-flags.ts';

export class Frequencies {
  readonly #program: Program;
  readonly #loops: Loops;
  readonly #handedOver: HandedOver;
  readonly #functions = new Lazy<string, FrequencyAnswer>(UNKNOWN);
  readonly #types = new Lazy<string, FrequencyAnswer>(UNKNOWN);
  readonly #containers = new Lazy<string, FrequencyAnswer>(UNKNOWN);

  constructor(program: Program) {
    this.#program = program;
    this.#loops = new Loops(program);
    this.#handedOver = new HandedOver(program, this.#loops);
  }

  /** How often the code of an expression runs: its function's frequency, its loops and its guards together. */
  ofExpression(node: Expression, module: Module): FrequencyAnswer {
    return this.#ofExpressionFor(node, module, null);
  }

  /** @param also What callers have to ask for besides, since the expression hands it on. */
  #ofExpressionFor(node: Expression, module: Module, also: Asked | null): FrequencyAnswer {
    const answer = this.#ofExpression(node, module, also);
    return recurs(answer.frequency) &&
      answer.confidence !== 'low' &&
      (isBeforeTheEnd(node, module) ||
        isOncePerStart(node, module) ||
        isAfterOwnStop(node, module, answer, this.#program) ||
        isFirstRun(node, module, this.#program))
      ? { ...answer, confidence: 'low' }
      : answer;
  }

  #ofExpression(node: Expression, module: Module, also: Asked | null): FrequencyAnswer {
    if (node.kind === 'call') {
      // `if (!this.client) this.client = make()`: once for each holder of the place, whoever runs this.
      const keeper = this.#program.keepers.guardedOf(node, module);
      if (keeper !== null) {
        const answer = this.ofKeeper(keeper, module);
        return isKeyed(keeper.node) ? { ...answer, isPerKey: true } : answer;
      }
    }
    const flag = onceFlagOf(node, module);
    if (flag !== null) return this.ofKeeper({ place: flag, node }, module);
    const thing = flaggedThingOf(node, module, this.#program);
    if (thing !== null) return this.ofKeeper({ place: thing, node }, module);
    const fn = module.functionOf(node);
    const field = module.index.fieldOf(node);
    const base =
      fn >= 0
        ? this.#ofFunctionWhere(module, fn, fn > 0 ? together(askedWhere(node, module, fn), also) : null)
        : field === null
          ? UNKNOWN
          : this.ofInstances(module, field.type);
    const position = module.index.positionOf(node);
    if (position === null) return base;
    if (fn === 0 && isForNobody(position)) return UNKNOWN;
    return this.#loops.around(base, position, node, module);
  }

  /**
   * The loop without an end around an expression, in a function that runs once, when what is declared at `start` is not in it: it
   * lives as long as the loop.
   */
  servingLoop(start: number, node: Expression, module: Module): Loop | null {
    if (this.ofFunction(module, module.functionOf(node)).frequency !== 'once') return null;
    return this.#loops.endlessBetween(start, node, module);
  }

  /** How often a function is called. */
  ofFunction(module: Module, fn: FunctionId): FrequencyAnswer {
    return this.#ofFunctionWhere(module, fn, null);
  }

  /** How often a function is called by those who get to an expression of it that only runs where callers ask for it. */
  #ofFunctionWhere(module: Module, fn: FunctionId, asked: Asked | null): FrequencyAnswer {
    return this.#functions.get(`${fn} ${asked === null ? '' : JSON.stringify(asked)} ${module.key}`, () =>
      this.#compute(module, fn, asked),
    );
  }

  /** How often instances of a type are made. */
  ofInstances(module: Module, type: TypeId): FrequencyAnswer {
    return this.#types.get(`${type} ${module.key}`, () => {
      const injected = this.#injected(module, type);
      if (injected !== null) return injected;
      // What a pool keeps, it hands out again and drops when it likes: nobody knows how long an instance is in use.
      if (this.isPooled(module, type)) return UNKNOWN;
      let best = UNKNOWN;
      const isForTrials = isTrialPath(module.path);
      for (const creation of this.#program.types.creationsOf(module, type)) {
        // What an example makes says nothing of the service.
        if (!isForTrials && isTrialPath(creation.module.path)) continue;
        if (isPutInto(creation.node, creation.module) || isShown(creation.node, creation.module)) continue;
        const answer = this.ofExpression(creation.node, creation.module);
        best = worse(
          best,
          answer.frequency === 'unknown'
            ? answer
            : {
                ...answer,
                trace: [
                  {
                    at: { path: creation.module.path, span: creation.node },
                    text: 'an instance is made here',
                  },
                  ...answer.trace,
                ],
              },
        );
      }
      if (this.#program.containers.makes(module, type)) best = worse(best, this.#asked(module, type));
      // A struct that is part of another is made with it.
      for (const holder of this.#program.types.holdersByValue(module, type))
        best = worse(best, this.ofInstances(holder.module, holder.type));
      // Subclasses' instances are instances too.
      for (const sub of this.#program.types.subclassesOf(module, type))
        best = worse(best, this.ofInstances(sub.module, sub.type));
      return best;
    });
  }

  /** Whether instances of a type come out of a pool. */
  isPooled(module: Module, type: TypeId): boolean {
    return this.#program.types
      .creationsOf(module, type)
      .some((creation) => this.#isForPool(creation.node, creation.module));
  }

  /** Whether something is made for a pool that keeps it weakly: `sync.Pool{New: func() any { return &frame{} }}`. */
  #isForPool(made: Expression, module: Module): boolean {
    const fn = module.functionOf(made);
    return (
      fn > 0 &&
      this.#program.usage.of(module, fn).some((use) => {
        if (use.kind !== 'property' || use.literal.type === null) return false;
        return this.#program.writtenTypes
          .of(use.literal.type, use.module)
          .some(
            (v) =>
              v.kind === 'library' && this.#program.catalog.stated(v.type, 'container')?.value === 'weak',
          );
      })
    );
  }

  /** How often something is made that is kept in a place and looked for there first: once for each holder of the place. */
  ofKeeper(keeper: Keeper, from: Module): FrequencyAnswer {
    const module = keeper.module ?? from;
    let root = unwrap(keeper.place);
    while (root.kind === 'member') {
      const [holder] = this.#program.values.of(root.object, module).filter((v) => v.kind === 'instance');
      if (holder?.kind === 'instance') return this.#ofHolder(holder, keeper, module);
      root = unwrap(root.object);
    }
    if (root.kind !== 'name' || root.binding < 0) return ONCE;
    const b = module.ir.bindings[root.binding];
    if (b === undefined || isModuleLevel(root, module)) return ONCE;
    const handedIn = root === unwrap(keeper.place) ? module.index.parameterOf(root.binding) : null;
    // A parameter that gets another value is no longer what the caller has.
    return handedIn === null ||
      handedIn.index < 0 ||
      handedIn.steps.length > 0 ||
      module.index.assigns.some((a) => sameText(unwrap(a.target), root))
      ? this.#ofVariable(root.binding, b, module)
      : this.#ofHandedIn(handedIn, module);
  }

  /** How often a function declares a variable: what a loop that goes on declares, each of its rounds has for itself. */
  #ofVariable(binding: BindingId, { owner, start }: Binding, module: Module): FrequencyAnswer {
    const base = this.ofFunction(module, owner);
    const declared = module.index.namesOf(binding).find((name) => name.start === start);
    const position = declared === undefined ? null : module.index.positionOf(declared);
    return declared === undefined || position === null
      ? base
      : this.#loops.around(base, position, declared, module);
  }

  /** Once for each container that callers hand in: `getOrMake(pools, tenant, () => new Pool())`. */
  #ofHandedIn({ fn, index }: ParameterRef, module: Module): FrequencyAnswer {
    return this.#containers.get(`${fn} ${index} ${module.key}`, () => {
      const calls = this.#program.usage.callsOf(module, fn);
      if (calls.length === 0) return this.ofFunction(module, fn);
      let worst = UNKNOWN;
      for (const { module: from, call } of calls) {
        const passed = call.args[index];
        const place = passed === undefined ? null : unwrap(passed);
        worst = worse(
          worst,
          place?.kind === 'name' || place?.kind === 'member'
            ? this.ofKeeper({ place, node: call }, from)
            : this.ofExpression(call, from),
        );
      }
      return worst;
    });
  }

  /** Once for each holder, and no more often than the function runs that makes it: most holders may never get there. */
  #ofHolder(holder: Value & { kind: 'instance' }, { node }: Keeper, module: Module): FrequencyAnswer {
    const instances = this.ofInstances(holder.module, holder.type);
    const fn = module.functionOf(node);
    if (!isRepeated(instances.frequency) || fn < 0) return instances;
    const own = this.ofFunction(module, fn);
    if (!isRepeated(own.frequency)) return own;
    // Holders that one request makes are seldom those that another one works on.
    if (!isSameEntry(own, instances)) return { ...instances, confidence: 'low' };
    return { ...instances, confidence: lessCertain(own.confidence, instances.confidence) };
  }

  #compute(module: Module, fn: FunctionId, asked: Asked | null): FrequencyAnswer {
    const f = module.fn(fn);
    if (f.form === 'module' || f.form === 'init' || f.form === 'static') return ONCE;
    if (f.form === 'function' && f.name === 'main' && module.ir.packageName === 'main' && f.receiver === null)
      return ONCE;
    if (f.form === 'constructor' && f.owner !== null) {
      const injected = this.#injected(module, f.owner);
      if (injected !== null) return injected;
    }
    if (this.#program.decorators.keepsResult(module, fn))
      return f.owner === null || f.isStatic ? ONCE : this.ofInstances(module, f.owner);
    let best = this.#program.methodWrappers.decorates(module, fn) ? ONCE : UNKNOWN;
    for (const entry of this.#program.entries.of(module, fn)) {
      const name = f.name === null ? 'this function' : `\`${f.name}\``;
      best = worse(
        best,
        this.#isToldOnce(entry)
          ? ONCE
          : {
              frequency: entry.frequency,
              confidence: entry.confidence,
              trace: [{ at: entry.at, text: `${name} runs ${entry.because}` }],
            },
      );
    }
    // Somebody else may call a handler that is an operator's, and more often; who calls what looks like a handler says that it is one.
    if (isRepeated(best.frequency) && best.confidence === 'high') return best;
    if (f.form === 'getter')
      for (const read of this.#program.usage.readsOf(module, fn))
        if (!read.module.isWithin(read.module.functionOf(read.node), fn) || read.module !== module)
          best = worse(
            best,
            through(this.ofExpression(read.node, read.module), read.module, read.node, f.name, f.form),
          );
    if (f.form === 'constructor' && f.owner !== null && this.#program.containers.makes(module, f.owner))
      best = worse(best, this.#asked(module, f.owner));
    for (const use of this.#program.usage.of(module, fn)) {
      if (use.kind === 'call') {
        // A call of itself says nothing about how often the first one happens.
        if (use.module === module && use.module.functionOf(use.call) === fn) continue;
        if (asked !== null && isRuledOut(asked, use.call)) continue;
        const again =
          use.module === module && module.isWithin(module.functionOf(use.call), fn)
            ? this.#handedOver.rearmsThrough(use.call, fn, module)
            : null;
        if (again !== null) {
          best = worse(best, again);
          continue;
        }
        const theirs = asked === null ? null : handedOn(asked, use.call, use.module);
        best = worse(
          best,
          through(this.#ofExpressionFor(use.call, use.module, theirs), use.module, use.call, f.name, f.form),
        );
      } else if (use.kind === 'argument')
        best = worse(best, this.#handedOver.rearms(use, fn, module) ?? this.#handedOver.to(use, f.name));
      if (best.frequency === 'perIteration' && best.confidence === 'high') break;
    }
    return best;
  }

  /** Whether it runs on an event of which the program tells once: `system.emit('ready')` when it has started. */
  #isToldOnce({ told = NONE }: Entry): boolean {
    return (
      told.length > 0 &&
      told.every(({ call, module }) => this.ofExpression(call, module).frequency === 'once')
    );
  }

  /** How often a container that makes an instance for each who asks is asked: by code, and for what it gives them to. */
  #asked(module: Module, type: TypeId): FrequencyAnswer {
    let best = UNKNOWN;
    for (const { module: from, node } of this.#program.containers.askedFor(module, type)) {
      const answer = this.ofExpression(node, from);
      const at = { path: from.path, span: node };
      if (answer.frequency !== 'unknown')
        best = worse(best, {
          ...answer,
          trace: [{ at, text: 'the container is asked for one here, and makes it' }, ...answer.trace],
        });
    }
    for (const holder of this.#program.containers.givenTo(module, type))
      best = worse(best, this.ofInstances(holder.module, holder.type));
    return best;
  }

  /** How often a container builds instances of a type, where a decorator says so, or it is told to keep one. */
  #injected(module: Module, type: TypeId): FrequencyAnswer | null {
    const injected = this.#program.decorators.instancesOf(module, type);
    if (injected === null)
      return this.#program.containers.isKept(module, type) && this.#program.containers.makes(module, type)
        ? ONCE
        : null;
    const text =
      injected.frequency === 'once'
        ? 'the container builds it once'
        : 'the container builds one for every request';
    return { frequency: injected.frequency, trace: [{ at: injected.at, text }], confidence: 'high' };
  }
}

/** Whether the same thing makes both run. */
function isSameEntry(a: FrequencyAnswer, b: FrequencyAnswer): boolean {
  const [one, other] = [a.trace.at(-1)?.at, b.trace.at(-1)?.at];
  return one?.path === other?.path && one?.span.start === other?.span.start;
}

/** `*state = connState{}`: the instance that is there is emptied, and no other is made. */
function isPutInto(made: Expression, module: Module): boolean {
  const up = module.index.parentOf(made);
  return (
    up?.kind === 'assign' &&
    up.value === made &&
    up.target.kind === 'wrapped' &&
    up.target.how === 'dereference'
  );
}

/** `scheme.AddKnownTypes(group, &Ship{})`, `builder.For(&Ship{})`: a library is shown the type, whose instances it makes. */
function isShown(made: Expression, module: Module): boolean {
  const inner = module.index.parentOf(made);
  const shown = inner?.kind === 'wrapped' ? inner : made;
  const call = module.index.parentOf(shown);
  return (
    made.kind === 'object' &&
    made.properties.length === 0 &&
    call?.kind === 'call' &&
    call.args.includes(shown) &&
    namesWhatIsShownATypeOnly(writtenName(call.callee) ?? '')
  );
}

/** `var _ Stream = newStream()` at package level: it shows that a type fits an interface, and keeps nothing. */
function isForNobody({ statement }: Position): boolean {
  return (
    statement.kind === 'expression' &&
    statement.expression.kind === 'assign' &&
    statement.expression.target.kind === 'name' &&
    statement.expression.target.name === '_'
  );
}
