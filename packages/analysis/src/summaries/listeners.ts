// Listeners: what calls add to something that keeps it (hooks, subscriptions, callbacks, entries of a library's own maps),
// through wrappers too, and whether the program takes it off again.
import type { GrowEffect, ListenEffect } from '@leakline/catalog';
import { NONE } from '@leakline/ir';
import type { Assign, Call, Expression, FunctionId, Name } from '@leakline/ir';
import { exitWithout } from '../flow/exits.ts';
import { isGuardedOnce } from '../flow/once-guards.ts';
import { hasWayOut } from '../frequency/ways-out.ts';
import { Lazy } from '../lazy.ts';
import { isDisposal, keyOf, lastName, receiverOf, unwrap } from '../modules/expressions.ts';
import type { Module, ParameterRef, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isLeftBehind } from '../retention/given-up.ts';
import type { Place, Step } from '../rule.ts';
import type { Part } from '../values/arguments.ts';
import { isBroughtAbout } from './brought-about.ts';
import { askedWhere, isRuledOut, type Asked } from './given-instead.ts';

/** A call that adds a listener, or an entry to a map inside a library. */
export interface Addition {
  readonly effect: ListenEffect | GrowEffect;
  /** What the listener is added to, or the key of the library's map; null: something of the library's own, and no key. */
  readonly part: Part | null;
  /** The member or function that adds it: `on`, `AddHook`. */
  readonly name: string;
  /** From the call to the library's; empty when the call is the library's. */
  readonly trace: readonly Step[];
  /** Where the library's call is. */
  readonly site: { readonly module: Module; readonly call: Call };
  /** Where a function that is called leaves without taking it off, as it does on other ways. */
  readonly left?: Place;
}

/** An addition whose target or key is (a part of) a parameter: whoever calls the function answers for it. */
interface ParameterAddition {
  readonly index: number;
  readonly steps: readonly PathStep[];
  readonly addition: Addition;
  /** What callers have to ask for before it happens. */
  readonly asked: Asked | null;
}

interface CallAt {
  readonly node: Call;
  readonly module: Module;
}

export class Listeners {
  readonly #program: Program;
  readonly #parameters = new Lazy<string, readonly ParameterAddition[]>(NONE);

  constructor(program: Program) {
    this.#program = program;
  }

  /** What a call adds, there or further inside the functions that it hands the target or key to. */
  addedBy(call: Call, module: Module): readonly Addition[] {
    const additions: Addition[] = [];
    const meanings = this.#program.calls.meaningsOf(call, module);
    for (const meaning of meanings) {
      if (meaning.kind === 'function') {
        const f = meaning.module.fn(meaning.fn);
        const kept = this.#program.subscriptions.of(meaning.module, meaning.fn);
        const on = receiverOf(call);
        if (
          kept !== null &&
          (kept.isShared || on !== null) &&
          (kept.adds === null || !this.#isLostByAll(meaning.module, meaning.fn)) &&
          (!kept.isTakenElsewhere || call.args.some((a) => isMadeInPlace(unwrap(a))))
        )
          additions.push({
            effect: kept.effect,
            part: on === null || kept.isShared ? null : { node: on, steps: [] },
            name: lastName(call.callee),
            trace: [
              {
                at: { path: meaning.module.path, span: kept.at },
                text: 'it is kept here until what comes back is used to take it off',
              },
            ],
            site: { module, call },
          });
        for (const { index, steps, addition, asked } of this.#ofParameters(meaning.module, meaning.fn)) {
          if (asked !== null && isRuledOut(asked, call)) continue;
          const into = {
            at: { path: meaning.module.path, span: addition.site.call },
            text: `${f.name === null ? 'the called function' : `\`${f.name}\``} passes it on here`,
          };
          for (const part of this.#program.arguments.argument(
            call,
            index,
            steps,
            module,
            f.parameters[index]?.isRest,
          ))
            additions.push({ ...addition, part, trace: [into, ...addition.trace] });
        }
        continue;
      }
      for (const effect of meaning.meaning.effects ?? []) {
        if (effect.effect !== 'listen' && (effect.effect !== 'grow' || effect.place !== 'library')) continue;
        if (!this.#program.arguments.hold(effect.when, call, module)) continue;
        // What comes back from something that nobody describes may take it off.
        if (effect.effect === 'listen' && effect.confidence !== undefined && isUsedAgain(call, module))
          continue;
        // `bus[active ? 'on' : 'off'](…)` takes off what it adds.
        if (
          effect.effect === 'listen' &&
          meanings.some((m) => m.kind === 'catalog' && effect.undo.includes(m.name))
        )
          continue;
        const path =
          effect.effect === 'listen' ? (effect.on === 'library' ? undefined : effect.on) : effect.key;
        const common = { effect, name: meaning.name, trace: [], site: { module, call } };
        if (path === undefined) additions.push({ ...common, part: null });
        else
          for (const part of this.#program.arguments.at(path, call, module))
            additions.push({ ...common, part });
      }
    }
    return additions;
  }

  /** What a function adds to (or under) its own parameters each time it is called. */
  #ofParameters(module: Module, fn: FunctionId): readonly ParameterAddition[] {
    return this.#parameters.get(`${fn} ${module.key}`, () => {
      if (module.fn(fn).parameters.length === 0) return NONE;
      const found: ParameterAddition[] = [];
      for (const id of this.#runWith(module, fn)) {
        for (const call of module.index.callsOf(id)) {
          const asked = askedWhere(call, module, fn);
          for (const addition of this.addedBy(call, module)) {
            if (addition.part === null || isGuardedOnce(call, module, addition.part.node)) continue;
            if (addition.effect.effect === 'listen' && this.isTakenOff(call, addition, module)) continue;
            const left = this.leftAt(call, addition, module);
            for (const parameter of this.#parametersOf(addition, module)) {
              if (parameter.fn !== fn || parameter.index < 0) continue;
              found.push({
                index: parameter.index,
                steps: parameter.steps,
                addition: left === null ? addition : { ...addition, left },
                asked,
              });
            }
          }
        }
      }
      return found;
    });
  }

  #parametersOf(addition: Addition, module: Module): readonly ParameterRef[] {
    const { part, effect } = addition;
    if (part === null) return [];
    if (effect.effect === 'grow')
      return this.#program.cardinalities
        .leavesOf(part.node, module, part.steps)
        .flatMap((leaf) =>
          leaf.parameter === null || leaf.module !== module ? [] : [{ ...leaf.parameter, isRest: false }],
        );
    const { parameter } = this.#program.holders.of(part.node, module);
    return parameter === null || parameter.module !== module
      ? []
      : [{ ...parameter, steps: [...parameter.steps, ...part.steps] }];
  }

  /** A function and those closures in it that nothing runs by itself later. */
  #runWith(module: Module, fn: FunctionId): FunctionId[] {
    return [
      fn,
      ...module.index
        .closuresIn(fn)
        .filter((inner) => this.#program.entries.of(module, inner).length === 0)
        .flatMap((inner) => this.#runWith(module, inner)),
    ];
  }

  /** Whether something in the program takes the listener off again while the service runs, or it goes by itself. */
  isTakenOff(call: Call, addition: Addition, module: Module): boolean {
    const { effect, site, part } = addition;
    if (effect.effect !== 'listen') return this.#isStopped(call, module);
    if (effect.removesItself === true) return true;
    if (effect.undo.length === 0) return false;
    const target = part === null ? receiverOf(site.call) : part.node;
    if (target !== null && isBroughtAbout(site, target, module, this.#program)) return true;
    if (this.leftAt(call, addition, module) !== null) return false;
    if (
      target !== null &&
      this.#takingsOff(call, target, addition, effect.undo, module).some(
        (taking) => !isLeftBehind({ node: site.call, module: site.module }, taking, this.#program),
      )
    )
      return true;
    return this.#isHandleReleased(call, effect.undo, module);
  }

  /** Where the function that adds the listener, and takes it off on other ways, is left without that; null when it is not. */
  leftAt(call: Call, { effect, ...addition }: Addition, module: Module): Place | null {
    if (effect.effect !== 'listen') return null;
    if (addition.left !== undefined) return addition.left;
    const target = addition.part === null ? receiverOf(addition.site.call) : addition.part.node;
    const takings =
      target === null ? [] : this.#takingsOff(call, target, { effect, ...addition }, effect.undo, module);
    if (takings.some((taking) => taking.module !== module)) return null;
    const handle = this.#returnsReceiver(call, module) ? null : this.#handleOf(call, effect.undo, module);
    const releasing =
      handle === null
        ? []
        : module.index
            .namesOf(handle.binding)
            .filter((use) => use !== handle && this.#isReleasing(use, effect.undo, module));
    // Whoever else has the handle may take it off.
    if (releasing.some((use) => !this.#isOwnRelease(use, module))) return null;
    const ends = [...takings.map(({ node }) => node), ...releasing];
    const exit = ends.length === 0 ? null : exitWithout(call, ends, module);
    return exit === null ? null : { path: module.path, span: exit };
  }

  /** Whether the program does take it off, but not where a timer gives up what it listens for. */
  staysWhenGivenUp(call: Call, { effect, ...addition }: Addition, module: Module): boolean {
    const target = addition.part === null ? receiverOf(addition.site.call) : addition.part.node;
    return (
      effect.effect === 'listen' &&
      target !== null &&
      this.#takingsOff(call, target, { effect, ...addition }, effect.undo, module).length > 0
    );
  }

  /** `m := metrics.NewMeter(); defer m.Stop()`: the library's own entry goes with its owner. */
  #isStopped(call: Call, module: Module): boolean {
    const assign = module.index.parentOf(call);
    if (assign?.kind !== 'assign' || assign.target.kind !== 'name' || assign.target.binding < 0) return false;
    return module.index.namesOf(assign.target.binding).some((use) => {
      const up = module.index.parentOf(use);
      return up?.kind === 'member' && up.object === use && /^(Stop|Close|Unregister)$/.test(up.property);
    });
  }

  /** Calls of `target.off(…)` on the same thing, in code that runs while the service does. */
  #takingsOff(
    call: Call,
    target: Expression,
    addition: Addition,
    undo: readonly string[],
    module: Module,
  ): readonly CallAt[] {
    const key = keyOf(unwrap(target));
    const fn = module.functionOf(call);
    const taking = (member: Expression, m: Module): readonly CallAt[] => {
      const taken = m.index.parentOf(member);
      if (taken?.kind !== 'call' || taken.callee !== member) return NONE;
      const isRelated = m === module && this.#isRelated(m.functionOf(member), fn, module);
      if (!isRelated && !this.#runs(member, m)) return NONE;
      if (isRelated && this.#isInLostFunction(m.functionOf(member), fn, m)) return NONE;
      // `defer client.Close()` in the `main` that has the handlers in it.
      if (isRelated && m.functionOf(member) !== fn && this.#runsOnce(member, m)) return NONE;
      return this.#isSameListener(addition, taken, m, isRelated) ? [{ node: taken, module: m }] : NONE;
    };
    return undo.flatMap((name) => [
      ...module.index
        .membersNamed(name)
        .flatMap((member) => (keyOf(unwrap(member.object)) === key ? taking(member, module) : NONE)),
      ...[target, ...fieldsOf(target, module)]
        .flatMap((held) => this.#program.places.of(held, module))
        .flatMap((place) =>
          this.#program.mentions.of(place).flatMap((mention) => {
            const up = mention.module.index.parentOf(mention.node);
            return up?.kind === 'member' && up.property === name ? taking(up, mention.module) : NONE;
          }),
        ),
    ]);
  }

  /** Code in a function that the listening function returns (`return () => bus.off(…)`) and that all of its callers drop. */
  #isInLostFunction(inner: FunctionId, fn: FunctionId, module: Module): boolean {
    let closure = inner;
    while (closure > 0 && module.ir.functions[closure]?.parent !== fn)
      closure = module.ir.functions[closure]?.parent ?? 0;
    const node = module.index.functionNode(closure);
    if (node === undefined || module.index.parentOf(node)?.kind !== 'return') return false;
    return this.#isLostByAll(module, fn);
  }

  /** Whether all who call a function drop what it returns. */
  #isLostByAll(module: Module, fn: FunctionId): boolean {
    const callers = this.#program.usage.callsOf(module, fn);
    return callers.length > 0 && callers.every((c) => isDropped(c.call, c.module));
  }

  /**
   * Whether a call that takes a listener off may mean the one that was added: nothing speaks of another event, and it takes
   * all of them, or one that can be the same function. Far from where it was added, the same function must be named.
   */
  #isSameListener({ effect, site }: Addition, taking: Call, module: Module, isRelated: boolean): boolean {
    const index =
      effect.effect === 'listen' && effect.listener !== undefined ? Number(effect.listener) : Number.NaN;
    // What takes it off is told by what adding it returned.
    if (!(index >= 0)) return taking.args.length === 0 || !this.#isHandleLost(site.call, site.module);
    const [event, other] = [site.call.args[0], taking.args[0]];
    if (index > 0 && event?.kind === 'literal' && other?.kind === 'literal' && event.value !== other.value)
      return false;
    const added = site.call.args[index];
    const taken = taking.args[index];
    if (taken === undefined && taking.args.length > 0 && this.#isHandleLost(site.call, site.module))
      return false;
    if (added === undefined || taken === undefined) return true;
    const [a, b] = [unwrap(added), unwrap(taken)];
    // A function that is made in place has no name to take it off by, but the one that it has inside of itself.
    if (a.kind === 'function')
      return this.#program.values.of(b, module).some((v) => v.kind === 'function' && v.fn === a.function);
    if (isMadeInPlace(a) || isMadeInPlace(b)) return false;
    // `const { notify } = this.make()`: what it was made as has that name there.
    const functionsOf = (node: Expression) =>
      this.#program.values.of(node, module).filter((v) => v.kind === 'function');
    const [denoted, named] = [functionsOf(a), functionsOf(b)];
    if (denoted.some((v) => named.some((w) => w.fn === v.fn && w.module === v.module))) return true;
    // `this.onPrice` of two classes that have nothing to do with each other.
    if (denoted.length > 0 && named.length > 0) return false;
    if (this.#areApart(a, b, module)) return false;
    if (isRelated) return true;
    // `add(f) { bus.on('x', f) }` and `remove(f) { bus.off('x', f) }`: callers may well hand both the same.
    if (isHandedIn(a, module) && isHandedIn(b, module)) return true;
    if (a.kind === 'member' && b.kind === 'member') return a.property === b.property;
    return site.module === module && keyOf(a) !== null && keyOf(a) === keyOf(b);
  }

  /** Two local variables that were each given something new: `a := make(chan …)` and `b := make(chan …)`. */
  #areApart(a: Expression, b: Expression, module: Module): boolean {
    const isNew = (node: Expression) => {
      const writes = node.kind === 'name' && node.binding >= 0 ? module.index.writesOf(node.binding) : [];
      return writes.length === 1 && writes[0]?.value != null && unwrap(writes[0].value).kind === 'call';
    };
    return a.kind === 'name' && b.kind === 'name' && a.binding !== b.binding && isNew(a) && isNew(b);
  }

  /** One of two functions stands in the other, or both in one that is not the module. */
  #isRelated(a: FunctionId, b: FunctionId, module: Module): boolean {
    const outermost = (id: FunctionId): FunctionId => {
      const parent = module.ir.functions[id]?.parent ?? 0;
      return parent <= 0 ? id : outermost(parent);
    };
    return a > 0 && b > 0 && outermost(a) === outermost(b);
  }

  #runsOnce(node: Expression, module: Module): boolean {
    return this.#program.frequencies.ofExpression(node, module).frequency === 'once';
  }

  /** Whether code runs while the service does: not only when it starts or stops, and not never. */
  #runs(node: Expression, module: Module): boolean {
    const fn = module.functionOf(node);
    if (fn <= 0) return false;
    const { frequency } = this.#program.frequencies.ofFunction(module, fn);
    if (frequency === 'once') return false;
    return (
      frequency !== 'unknown' ||
      this.#program.usage.of(module, fn).length > 0 ||
      this.#mayBeCalled(module, fn)
    );
  }

  /** Whether a method of that name is called on something of which nothing is known. */
  #mayBeCalled(module: Module, fn: FunctionId): boolean {
    const { name, owner } = module.fn(fn);
    if (name === null || owner === null) return false;
    return this.#program.membersNamed(name, module.language).some(({ node, module: m }) => {
      const call = m.index.parentOf(node);
      return (
        call?.kind === 'call' &&
        call.callee === node &&
        node.object.kind !== 'this' &&
        this.#program.values.of(node.object, m).length === 0
      );
    });
  }

  /** Whether what the call returns (a subscription, a function) is used to take the listener off, or handed to somebody who may. */
  #isHandleReleased(call: Call, undo: readonly string[], module: Module, depth = 0): boolean {
    if (this.#returnsReceiver(call, module)) return false;
    let node: Expression = call;
    for (;;) {
      const up = module.index.parentOf(node);
      if (up === null) return true;
      switch (up.kind) {
        case 'wrapped':
        case 'logical':
        case 'conditional':
          node = up;
          continue;
        case 'expression':
        case 'sequence':
        case 'defer':
        case 'spawn':
          return false;
        case 'member':
          // `bus.subscribe(f).unsubscribe()`, `obs.subscribe(f).add(…)`
          return undo.includes(up.property) || isDisposal(up.property);
        case 'assign': {
          if (up.value !== node) return false;
          const target = this.#handleIn(up, call, undo, module);
          if (target === undefined || (target.kind === 'name' && target.name === '_')) return false;
          if (target.kind !== 'name' || target.binding < 0) return this.#isNamedAnywhere(undo, module);
          return module.index
            .namesOf(target.binding)
            .some((use) => use !== target && this.#isReleasing(use, undo, module));
        }
        case 'return': {
          // Whoever is given it may take it off.
          const callers = this.#program.usage.callsOf(module, module.functionOf(node));
          return (
            callers.length === 0 ||
            depth > 4 ||
            callers.some((c) => this.#isHandleReleased(c.call, undo, c.module, depth + 1))
          );
        }
        case 'call':
          return up.callee !== node || up.args.length === 0;
        default:
          // Kept in something: somebody else may take it off.
          return this.#isNamedAnywhere(undo, module);
      }
    }
  }

  /** What the part of a call's result is put into by which the listener is taken off. */
  #handleIn({ target }: Assign, call: Call, undo: readonly string[], module: Module): Expression | undefined {
    return target.kind === 'tuple'
      ? target.elements.at(undo.includes('()') ? this.#placeOfFunction(call, module) : 0)
      : target;
  }

  /** The variable that it is put into, if any. */
  #handleOf(call: Call, undo: readonly string[], module: Module): Name | null {
    let node: Expression = call;
    let up = module.index.parentOf(node);
    while (up?.kind === 'wrapped') {
      node = up;
      up = module.index.parentOf(node);
    }
    const target =
      up?.kind === 'assign' && up.value === node ? this.#handleIn(up, call, undo, module) : undefined;
    return target?.kind === 'name' && target.binding >= 0 ? target : null;
  }

  /** Whether a use of a handle takes the listener off there and then. */
  #isOwnRelease(use: Name, module: Module): boolean {
    const up = module.index.parentOf(use);
    const call = up?.kind === 'member' ? module.index.parentOf(up) : up;
    return call?.kind === 'call' && call.callee === (up?.kind === 'member' ? up : use);
  }

  /** Which result is the function that takes it off: the last one where no row says: `events, cancel := client.Subscribe()`. */
  #placeOfFunction(call: Call, module: Module): number {
    for (const m of this.#program.calls.meaningsOf(call, module))
      if (m.kind === 'catalog' && typeof m.meaning.returns === 'object')
        return m.meaning.returns.indexOf('function');
    return -1;
  }

  /** The call returns what it would take to remove the listener, and nobody looks at it. */
  #isHandleLost(call: Call, module: Module): boolean {
    return !this.#returnsReceiver(call, module) && isDropped(call, module);
  }

  #returnsReceiver(call: Call, module: Module): boolean {
    return this.#program.calls
      .meaningsOf(call, module)
      .some((m) => m.kind === 'catalog' && (m.meaning.returns === 'this' || m.meaning.returns === undefined));
  }

  /** A use of a handle that frees it, or gives it to somebody who may. A look at an error or a log line does not. */
  #isReleasing(use: Expression, undo: readonly string[], module: Module): boolean {
    const up = module.index.parentOf(use);
    if (up === null) return false;
    switch (up.kind) {
      case 'member':
        return up.object === use && (undo.includes(up.property) || isDisposal(up.property));
      case 'call':
        return true;
      case 'binary':
      case 'unary':
      case 'expression':
      case 'branch':
        return false;
      case 'assign':
        return up.value === use && !(up.target.kind === 'name' && up.target.name === '_');
      // `for await (const message of subscription)`: who leaves the loop ends what it goes over.
      case 'loop':
        return up.over !== use || hasWayOut(up.body, true);
      default:
        return true;
    }
  }

  /** Somewhere in the program a member of that name is called: handles that are kept may be freed there. A function has no such name. */
  #isNamedAnywhere(undo: readonly string[], module: Module): boolean {
    if (undo.includes('()')) return true;
    return undo.some((name) => this.#program.membersNamed(name, module.language).length > 0);
  }
}

/** The fields that a function puts its own variable into: `this.bus = bus`, where `bus.on(…)` stands, too. */
function fieldsOf(target: Expression, module: Module): readonly Expression[] {
  const plain = unwrap(target);
  if (plain.kind !== 'name' || plain.binding < 0) return NONE;
  return module.index.namesOf(plain.binding).flatMap((name) => {
    const up = module.index.parentOf(name);
    return up?.kind === 'assign' && up.value === name && up.target.kind === 'member' ? [up.target] : [];
  });
}

function isHandedIn(node: Expression, module: Module): boolean {
  return node.kind === 'name' && node.binding >= 0 && module.index.parameterOf(node.binding) !== null;
}

/** A function that is another one each time: `(u) => …`, `this.onUpdate.bind(this)`. */
function isMadeInPlace(node: Expression): boolean {
  return (
    node.kind === 'function' ||
    (node.kind === 'call' && node.callee.kind === 'member' && node.callee.property === 'bind')
  );
}

/** Whether what a call returns is used: named again where it is put into a variable. */
function isUsedAgain(call: Call, module: Module): boolean {
  const variable = module.index.variableOf(call);
  return variable === null ? !isDropped(call, module) : module.index.namesOf(variable.binding).length > 1;
}

/** Nobody looks at what a call returns. */
function isDropped(call: Call, module: Module): boolean {
  let node: Expression = call;
  for (;;) {
    const up = module.index.parentOf(node);
    if (up?.kind === 'expression') return true;
    if (up?.kind === 'assign') {
      // `_, err := c.AddFunc(…)`
      const target = up.target.kind === 'tuple' ? up.target.elements[0] : up.target;
      return up.value === node && target?.kind === 'name' && target.name === '_';
    }
    if (up?.kind !== 'wrapped') return false;
    node = up;
  }
}
