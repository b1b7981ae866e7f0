// Whether what an expression makes leaves its function: returned to the caller, or kept in the instance that is being made.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { isRepeated } from '../frequency/answer.ts';
import { Lazy } from '../lazy.ts';
import { lastName, rootOf, targetOf, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

export class Escapes {
  readonly #program: Program;
  readonly #handedParameters = new Lazy<string, boolean>(false);

  constructor(program: Program) {
    this.#program = program;
  }

  /** Whether what an expression makes is returned to the caller, or kept in the instance that is being constructed. */
  isHandedOn(node: Expression, module: Module): boolean {
    const field = module.index.positionOf(node) === null ? module.index.fieldOf(node) : null;
    if (field !== null) return !this.#program.containers.makes(module, field.type);
    const fn = module.functionOf(node);
    if (fn <= 0) return false;
    // A getter is read, not called: nothing at its readers says that something is made.
    const { form } = module.fn(fn);
    if (form !== 'getter' && this.isHandedOut(node, module, fn))
      // What a library calls as well, as it is registered there, has callers that cannot answer for that.
      return this.#program.usage.callsOf(module, fn).length > 0 && !this.#isRegistered(module, fn);
    // A container makes its instances where no code is to be seen.
    const { owner } = module.fn(fn);
    const isByContainer = owner !== null && this.#program.containers.makes(module, owner);
    return form === 'constructor' && !isByContainer && this.isKeptInInstance(node, module);
  }

  #isRegistered(module: Module, fn: FunctionId): boolean {
    return this.#program.entries
      .of(module, fn)
      .some(({ frequency, confidence }) => isRepeated(frequency) && confidence === 'high');
  }

  /** Whether a value leaves its function by being returned, alone or inside something. */
  isHandedOut(start: Expression, module: Module, fn: FunctionId, seen = new Set<number>()): boolean {
    let node = start;
    for (;;) {
      const up = module.index.parentOf(node);
      if (up === null)
        return module.namesOfDefault(node).some((use) => this.isHandedOut(use, module, fn, seen));
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
        case 'member': {
          // `return watch(file).on('error', …)`
          const call = module.index.parentOf(up);
          if (up.object !== node || call?.kind !== 'call' || call.callee !== up) return false;
          const isSame = this.#program.calls
            .meaningsOf(call, module)
            .some((m) => m.kind === 'catalog' && m.meaning.returns === 'this');
          if (!isSame) return false;
          node = call;
          continue;
        }
        case 'call':
          // `return wrap(client)`, `Wrapper(client)`.
          if (!up.args.includes(node) || !this.#mayHold(up, up.args.indexOf(node), module)) return false;
          node = up;
          continue;
        case 'assign': {
          if (up.value !== node) return false;
          // `const { client } = makeClient()` and `p.writer = kafka.NewWriter()` with p returned later.
          const target = targetOf(up);
          const name = target === null ? null : rootName(target);
          if (name === null || seen.has(name.binding)) return false;
          seen.add(name.binding);
          return module.index
            .namesOf(name.binding)
            .some(
              (use) =>
                use !== name &&
                use.start > up.end &&
                isWhole(use, module) &&
                this.isHandedOut(use, module, fn, seen),
            );
        }
        default:
          return false;
      }
    }
  }

  /** Whether a value becomes a field of `this`, alone or inside something. */
  isKeptInInstance(start: Expression, module: Module): boolean {
    let node = start;
    for (;;) {
      const up = module.index.parentOf(node);
      if (up === null) return module.namesOfDefault(node).some((use) => this.isKeptInInstance(use, module));
      if (up.kind === 'assign' && up.value === node) {
        if (up.target.kind === 'member' && up.target.object.kind === 'this') return true;
        if (up.target.kind !== 'name' || up.target.binding < 0) return false;
        return module.index
          .namesOf(up.target.binding)
          .some((use) => use !== up.target && this.isKeptInInstance(use, module));
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

  /** Whether a call's result may hold what the call is given: not if the called function only works with it. */
  #mayHold(call: Call, index: number, module: Module): boolean {
    if (call.isNew) return true;
    const callee = unwrap(call.callee);
    // `withDb(async (db) => …)`: what a caller's function gives back is not what it was lent.
    if (callee.kind === 'name' && callee.binding >= 0 && module.index.parameterOf(callee.binding) !== null)
      return false;
    const own = this.#program.calls
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
        (use) => module.functionOf(use) !== fn || (isWhole(use, module) && this.isHandedOut(use, module, fn)),
      );
    });
  }

  /** A library's call that gives back something else than what it is handed: `fetch(url, { dispatcher })`. */
  #isUsedUp(call: Call, module: Module): boolean {
    if (call.isNew || CONSTRUCTOR.test(lastName(call.callee))) return false;
    const meanings = this.#program.calls.meaningsOf(call, module);
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
}

/** What functions are called that put what they are given into something of their own. */
const CONSTRUCTOR = /^(?:[A-Z]|(?:new|create|make|build|from|wrap|with|init|drizzle)(?![a-z]))/;

/** `x` itself, not `x.member` or a call on it. */
function isWhole(node: Expression, module: Module): boolean {
  const up = module.index.parentOf(node);
  return !(up?.kind === 'member' && up.object === node);
}

function rootName(target: Expression): (Expression & { kind: 'name' }) | null {
  const root = rootOf(target);
  return root.kind === 'name' && root.binding >= 0 ? root : null;
}
