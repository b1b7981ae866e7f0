// Longer-lived places that keep what is made for the next time: `if (!this.client) this.client = new Client()`.
import { NONE } from '@leakline/ir';
import type { BindingId, Call, Expression, FunctionId } from '@leakline/ir';
import { keyOf, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** Where something is kept for the next time. */
export interface Keeper {
  readonly place: Expression;
  readonly node: Expression;
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
    return this.#keeper(node, module, false);
  }

  /** Like `keeperOf`, but the place must be asked about in a condition: then the whole call happens only once. */
  guardedOf(node: Expression, module: Module): Keeper | null {
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
      // `const worker = idle.pop() ?? start(); … idle.push(worker)` takes it out each time.
      if (node.kind === 'call' && node.callee.kind === 'member' && keyOf(unwrap(node.callee.object)) === key)
        continue;
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
          this.#program.calls
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
    // `v, ok := m[k]; if ok { return v }`
    if (up.kind === 'assign' && up.value === at && up.target.kind === 'tuple') {
      const found = up.target.elements[1];
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

export function rootOf(place: Expression): Expression {
  let node = unwrap(place);
  while (node.kind === 'member' || node.kind === 'index') node = unwrap(node.object);
  return node;
}
