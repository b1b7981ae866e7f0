// Longer-lived places that keep what is made for the next time: `if (!this.client) this.client = new Client()`.
import { isIn, NONE } from '@leakline/ir';
import type { BindingId, Call, Expression, FunctionId } from '@leakline/ir';
import { absentBefore, presentAt } from '../flow/once-guards.ts';
import { isNothing, keyOf, lastName, receiverOf, rootOf, sameText, unwrap } from '../modules/expressions.ts';
import { isReceiver, type Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { keptBySetter } from './kept-by-setters.ts';

/** What nobody has described, and by its name keeps what it has a function make: `clientCache.Get(key, connect)`. */
const LOOKS_FIRST = /(?:cache|memo)s?\.(?:get|load|fetch|compute|do|once|wrap|memoi[sz]e)/i;

/** Where something is kept for the next time. */
export interface Keeper {
  readonly place: Expression;
  readonly node: Expression;
  /** Where the place is written about, if not in the module of what is made: a function there keeps it. */
  readonly module?: Module;
}

export class Keepers {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /**
   * The longer-lived place that keeps what an expression makes, if the function looks there before it makes another one:
   * `if (!this.client) this.client = new Client()`, `clients.get(id) ?? …; clients.set(id, c)`.
   */
  of(node: Expression, module: Module): Keeper | null {
    return this.#keeper(node, module, false) ?? this.#keptByTaker(node, module);
  }

  /** Like `keeperOf`, but the place must be asked about in a condition: then the whole call happens only once. */
  guardedOf(node: Expression, module: Module): Keeper | null {
    return this.#keeper(node, module, true);
  }

  /** The longer-lived places that what an expression makes is put into, alone or among others: `sessions` of `sessions.set(id, made)`. */
  placesOf(node: Expression, module: Module): Expression[] {
    const position = module.index.positionOf(node);
    if (position === null) return [];
    return [...this.#storesOf(node, module, new Set())].flatMap((store) => {
      const root = storeRoot(store);
      const place = root === null ? null : containerOf(root.place);
      return place !== null && this.#outlives(place, module, position.fn) ? [place] : [];
    });
  }

  #keeper(node: Expression, module: Module, inCondition: boolean): Keeper | null {
    const position = module.index.positionOf(node);
    if (position === null) return null;
    for (const store of this.#storesOf(node, module, new Set())) {
      const keptElsewhere = store.kind === 'call' ? keptBySetter(store, node, module, this.#program) : null;
      if (keptElsewhere !== null) return keptElsewhere;
      const root = storeRoot(store);
      // `if err = connect(); err != nil`: how it went, and not what was made.
      if (root === null || (root.place.kind === 'name' && /^err(?:or)?$/.test(root.place.name))) continue;
      const key = keyOf(root.place);
      if (key === null) continue;
      if (!this.#outlives(root.place, module, position.fn) && !isHandedIn(root.place, store, module))
        continue;
      // `const worker = idle.pop() ?? start(); … idle.push(worker)` takes it out each time.
      if (node.kind === 'call' && node.callee.kind === 'member' && keyOf(unwrap(node.callee.object)) === key)
        continue;
      if (
        root.operator === '??=' ||
        root.operator === '||=' ||
        this.#isLookedAt(key, root.place, store, module, position.fn, inCondition ? node : null)
      )
        return { place: root.place, node: store };
    }
    return node.kind === 'call' ? this.#filledBy(node, module) : null;
  }

  /** Where a function keeps what the function that it is handed makes: `madeOnce(pools, name, () => new Pool())`. */
  #keptByTaker(node: Expression, module: Module): Keeper | null {
    const fn = module.functionOf(node);
    const maker = fn > 0 ? module.index.functionNode(fn) : undefined;
    const call = maker === undefined ? null : module.index.parentOf(maker);
    if (maker === undefined || call?.kind !== 'call' || call.callee === maker) return null;
    if (!this.#program.escapes.isHandedOut(node, module, fn)) return null;
    const takers = this.#program.calls.meaningsOf(call, module);
    const receiver = takers.length === 0 ? receiverOf(call) : null;
    if (receiver !== null && LOOKS_FIRST.test(`${lastName(receiver)}.${lastName(call.callee)}`))
      return { place: unwrap(receiver), node: call };
    for (const taker of takers) {
      if (taker.kind !== 'function') continue;
      const parameter = taker.module.fn(taker.fn).parameters[call.args.indexOf(maker)]?.target;
      if (parameter?.kind !== 'name') continue;
      for (const use of taker.module.index.namesOf(parameter.binding)) {
        const made = taker.module.index.parentOf(use);
        if (made?.kind !== 'call' || made.callee !== use) continue;
        const keeper = this.#keeper(made, taker.module, false);
        if (keeper === null || isTakenOutAgain(keeper.place, taker.fn, taker.module)) continue;
        const { place } = keeper;
        const handedIn = place.kind === 'name' ? taker.module.index.parameterOf(place.binding) : null;
        const passed = handedIn?.fn === taker.fn ? call.args[handedIn.index] : undefined;
        return passed === undefined
          ? { module: taker.module, ...keeper }
          : { place: unwrap(passed), node: call, module };
      }
    }
    return null;
  }

  /** The place that a call fills, where it only happens while the place is empty: `if (!db) await connect()`, which assigns `db`. */
  #filledBy(call: Call, module: Module): Keeper | null {
    const absent = absentBefore(call, module);
    if (absent.length === 0) return null;
    const own = this.#filledField(call, absent, module);
    if (own !== null) return own;
    const isOfSame = call.callee.kind === 'member' && unwrap(call.callee.object).kind === 'this';
    for (const meaning of this.#program.calls.meaningsOf(call, module)) {
      if (meaning.kind !== 'function' || meaning.isNew || meaning.module !== module) continue;
      for (const { target, value } of longerLivedWrites(module, meaning.fn)) {
        if (isNothing(value) || (rootOf(target).kind === 'this' && !isOfSame)) continue;
        if (absent.some((e) => sameText(unwrap(e), target))) return { place: target, node: call };
      }
    }
    return null;
  }

  /** `if s.client == nil { s.connect() }`, whose method assigns `client` of its receiver. */
  #filledField(call: Call, absent: readonly Expression[], module: Module): Keeper | null {
    if (call.callee.kind !== 'member') return null;
    const object = unwrap(call.callee.object);
    const asked = absent.find((e) => e.kind === 'member' && sameText(unwrap(e.object), object));
    if (asked?.kind !== 'member') return null;
    const fills = this.#program.calls.meaningsOf(call, module).some((meaning) => {
      if (meaning.kind !== 'function' || meaning.isNew) return false;
      const { module: m, fn } = meaning;
      return m.index.assigns.some((assign) => {
        const target = unwrap(assign.target);
        if (target.kind !== 'member' || target.property !== asked.property || assign.value === null)
          return false;
        return isReceiver(target.object, m, fn) && !isNothing(assign.value);
      });
    });
    return fills ? { place: asked, node: call } : null;
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
          this.#program.calls
            .meaningsOf(call, module)
            .some((m) => m.kind === 'catalog' && m.meaning.returns === 'this');
        if (!isSame) return;
        node = call;
        continue;
      }
      if (up.kind === 'call' && up.args.includes(node)) {
        if (!isKeyIn(node, up)) yield up;
        const promise = this.#resolvedBy(up, module);
        if (promise !== null) {
          node = promise;
          continue;
        }
        // `this.api ??= new Api(makeChannel())`, `NewApi(conn)`, `WithClient(conn)`: it is kept in what it is handed to.
        if (!up.isNew && !/^(?:[Nn]ew|With)(?:[A-Z_]|$)/.test(lastName(up.callee))) return;
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

  /**
   * Whether the function reads the place elsewhere: in a test, or to return what is there.
   * @param guarded What is only made where a test says so: what is asked after it was made does not keep it from being made.
   */
  #isLookedAt(
    key: string,
    place: Expression,
    store: Expression,
    module: Module,
    fn: FunctionId,
    guarded: Expression | null,
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
      if (guarded !== null && (!isInCondition(candidate, module) || isAskedToEnd(candidate, store, module)))
        return false;
      return candidate.start < (guarded ?? store).start || isIn(candidate, store);
    });
  }

  #withOuter(module: Module, fn: FunctionId): Set<FunctionId> {
    const ids = new Set<FunctionId>();
    for (let id: FunctionId | null = fn; id !== null && id > 0; id = module.ir.functions[id]?.parent ?? null)
      ids.add(id);
    return ids;
  }
}

/** What a function assigns to that is still there when it has returned. */
export function* longerLivedWrites(
  module: Module,
  fn: FunctionId,
): Generator<{ target: Expression; value: Expression }> {
  const around = module.fn(fn);
  for (const assign of module.index.assigns) {
    // Most stand elsewhere in the file, as their offsets tell at once.
    if (!isIn(assign, around) || assign.isDeclaration || assign.value === null) continue;
    if (!module.isWithin(module.functionOf(assign), fn)) continue;
    const target = unwrap(assign.target);
    const root = rootOf(target);
    if (root.kind === 'this' || (root.kind === 'name' && module.ir.bindings[root.binding]?.owner !== fn))
      yield { target, value: assign.value };
  }
}

/**
 * Whether a place is only asked about to end what is there: `if (timer) clearTimeout(timer)`. What follows makes another one each
 * time.
 */
function isAskedToEnd(asked: Expression, store: Expression, module: Module): boolean {
  const branch = module.index.positionOf(asked)?.statement;
  if (branch?.kind !== 'branch' || !isIn(asked, branch.test)) return false;
  if (branch.otherwise.length > 0 || isIn(store, branch)) return false;
  const place = unwrap(asked);
  return branch.then.every(
    (statement) =>
      statement.kind === 'expression' &&
      presentAt(statement.expression, module).some((e) => sameText(e, place)) &&
      (isNothingPut(statement.expression, place) || isDoneTo(place, statement.expression)),
  );
}

/** `timer = null` */
function isNothingPut(node: Expression, place: Expression): boolean {
  return (
    node.kind === 'assign' &&
    node.value !== null &&
    isNothing(unwrap(node.value)) &&
    sameText(unwrap(node.target), place)
  );
}

/** `clearTimeout(timer)`, `await watcher.close()` */
function isDoneTo(place: Expression, node: Expression): boolean {
  const call = unwrap(node);
  return (
    call.kind === 'call' &&
    [receiverOf(call), ...call.args].some((e) => e !== null && sameText(unwrap(e), place))
  );
}

/** Whether an expression is part of what decides: a branch's test, the left of `??` or `||`, a conditional's test. */
function isInCondition(node: Expression, module: Module, asked: readonly BindingId[] = NONE): boolean {
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
    // `v, ok := m[k]; if ok { return v }`, `client := held.Load(); if client != nil { return client }`,
    // `const running = Object.keys(workers); if (!running.includes(id)) …`
    if (up.kind === 'assign' && up.value === at && (up.target.kind === 'tuple' || isHeld(at))) {
      const found = up.target.kind === 'tuple' ? up.target.elements[1] : up.target;
      return (
        found?.kind === 'name' &&
        !asked.includes(found.binding) && // `v, err = next(err)` asks about itself
        module.index
          .namesOf(found.binding)
          .some((use) => use !== found && isInCondition(use, module, [...asked, found.binding]))
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

/** What an atomic pointer holds, or the keys that there are: `Object.keys(workers)`. */
function isHeld(node: Expression): boolean {
  if (node.kind !== 'call') return false;
  const name = lastName(node.callee);
  return name === 'keys' || (name === 'Load' && node.args.length === 0);
}

/** `work().finally(() => inFlight.delete(key))`: what is kept goes when it is done, and the next call makes another one. */
function isTakenOutAgain(place: Expression, fn: FunctionId, module: Module): boolean {
  return module.index.calls.some((call) => {
    if (call.callee.kind !== 'member' || call.callee.property !== 'delete') return false;
    if (!sameText(unwrap(call.callee.object), place)) return false;
    const own = module.functionOf(call);
    if (!module.isWithin(own, fn)) return false;
    for (let at = module.index.positionOf(call); at !== null; at = at.outer)
      if (at.arm === 'finalizer') return true;
    const closure = module.index.functionNode(own);
    const taker = closure === undefined ? null : module.index.parentOf(closure);
    return taker?.kind === 'call' && lastName(taker.callee) === 'finally';
  });
}

/** A container that callers hand in, and that is put into under a key: `made(all, key, () => …)` with `all.set(key, …)` in it. */
function isHandedIn(place: Expression, store: Expression, module: Module): boolean {
  return isKeyed(store) && place.kind === 'name' && module.ir.bindings[place.binding]?.kind === 'parameter';
}

/** `m.set(made, value)` keeps something else under it. */
function isKeyIn(node: Expression, store: Expression): boolean {
  return store.kind === 'call' && isKeyed(store) && store.args[0] === node;
}

/** `m.set(key, value)`, `m[key] = value` */
export function isKeyed(store: Expression): boolean {
  if (store.kind === 'assign') return store.target.kind === 'index';
  return store.kind === 'call' && store.args.length > 1;
}

function storeRoot(store: Expression): { place: Expression; operator: string } | null {
  if (store.kind === 'assign') {
    const target = store.target.kind === 'tuple' ? store.target.elements[0] : store.target;
    if (target === undefined) return null;
    if (target.kind === 'index') return { place: outermostOf(target.object), operator: store.operator };
    const plain = unwrap(target);
    return plain.kind === 'name' && store.isDeclaration ? null : { place: plain, operator: store.operator };
  }
  if (store.kind === 'call' && store.callee.kind === 'member') {
    return /^(set|add|put|store|push|Store|Set|Add|Put|LoadOrStore|Swap|CompareAndSwap)$/.test(
      store.callee.property,
    )
      ? { place: unwrap(store.callee.object), operator: '=' }
      : null;
  }
  return null;
}

/** What all the maps are in: `statements` for `statements[table][count]`. */
function outermostOf(node: Expression): Expression {
  const plain = unwrap(node);
  return plain.kind === 'index' ? outermostOf(plain.object) : plain;
}

/** What holds the things that an expression is one of: `all` for `all.get(key)`, `all[key]` and `all.values()`. */
export function containerOf(node: Expression): Expression {
  const plain = unwrap(node);
  if (plain.kind === 'index') return containerOf(plain.object);
  return plain.kind === 'call' && !plain.isNew && plain.callee.kind === 'member'
    ? containerOf(plain.callee.object)
    : plain;
}
