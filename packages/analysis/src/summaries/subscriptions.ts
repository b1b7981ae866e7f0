// Functions of the program's own that keep a listener and give back what takes it off again:
// `subscribe(listener) { all.add(listener); return () => all.delete(listener); }`, or that add it to a library's thing.
import type { ListenEffect } from '@leakline/catalog';
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { isIn } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { receiverOf, sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** What a call of such a function does, and where the listener is put. */
export interface Subscription {
  readonly effect: ListenEffect;
  readonly at: Expression;
  /** It is put into something that all calls share, whatever the function is called on. */
  readonly isShared: boolean;
  /** The library's call that adds it, where that keeps it: then a function that nobody takes it off by is to blame itself. */
  readonly adds: Call | null;
  /** Another function takes off what it is given: a listener that has a name may be given to that. */
  readonly isTakenElsewhere: boolean;
}

export class Subscriptions {
  readonly #program: Program;
  readonly #memo = new Lazy<string, Subscription | null>(null);

  constructor(program: Program) {
    this.#program = program;
  }

  /** null for a function that keeps nothing, or gives nothing back to take it off by. */
  of(module: Module, fn: FunctionId): Subscription | null {
    const returned = module.index.returnsOf(fn).flatMap((r) => handlesIn(r, module));
    // Nearly all functions: no answer of theirs is kept.
    if (returned.length === 0) return null;
    return this.#memo.get(`${fn} ${module.key}`, () => {
      for (const { target } of module.fn(fn).parameters) {
        if (target.kind !== 'name') continue;
        for (const use of module.index.namesOf(target.binding)) {
          const found = module.functionOf(use) === fn ? this.#keptBy(use, returned, module, fn) : null;
          if (found !== null) return found;
        }
      }
      return null;
    });
  }

  /** What keeps a parameter where it is used, if one of the returned functions takes it out of there. */
  #keptBy(at: Expression, returned: readonly Handle[], module: Module, fn: FunctionId): Subscription | null {
    const up = module.index.parentOf(at);
    const container =
      up?.kind === 'call' ? receiverOf(up) : up?.kind === 'assign' ? holderOf(up.target) : null;
    if (up === null || container === null) return null;
    const added = up.kind === 'call' ? this.#addedBy(up, container, returned, module) : null;
    if (added !== null) return { ...added, at };
    for (const place of this.#program.places.of(container, module)) {
      const owner = place.kind === 'binding' ? place.module.ir.bindings[place.binding]?.owner : null;
      if (owner === fn) continue;
      const operations = this.#program.operations.on(place);
      if (!operations.some((o) => o.kind === 'grow' && o.node === up)) continue;
      const undo = returned
        .filter(({ body }) =>
          operations.some((o) => o.kind !== 'grow' && o.module === module && isIn(o.node, body)),
        )
        .map(({ name }) => name);
      if (undo.length > 0)
        return {
          effect: { effect: 'listen', on: 'this', undo },
          at,
          isShared: owner === 0,
          adds: null,
          isTakenElsewhere: false,
        };
    }
    return null;
  }

  /** `this.on('change', listener)`, which only what is given back takes off again: `return () => this.off('change', listener)`. */
  #addedBy(
    call: Call,
    target: Expression,
    returned: readonly Handle[],
    module: Module,
  ): Omit<Subscription, 'at'> | null {
    const plain = unwrap(target);
    for (const meaning of this.#program.calls.meaningsOf(call, module)) {
      if (meaning.kind !== 'catalog') continue;
      for (const effect of meaning.meaning.effects ?? []) {
        if (effect.effect !== 'listen' || effect.removesItself === true) continue;
        if (!this.#program.arguments.hold(effect.when, call, module)) continue;
        const takers = effect.undo
          .flatMap((name) => module.index.membersNamed(name))
          .filter((member) => sameText(unwrap(member.object), plain));
        const undo = returned
          .filter(({ body }) => takers.some((taker) => isIn(taker, body)))
          .map(({ name }) => name);
        if (undo.length === 0) continue;
        const root = plain.kind === 'name' ? module.ir.bindings[plain.binding] : undefined;
        return {
          effect: { effect: 'listen', on: 'this', undo },
          isShared: root?.owner === 0,
          adds: call,
          isTakenElsewhere: takers.some((t) => !returned.some(({ body }) => isIn(t, body))),
        };
      }
    }
    return null;
  }
}

/** A function that is given back, alone (`()`) or as a member of an object. */
interface Handle {
  readonly name: string;
  readonly body: Expression;
}

function handlesIn(returned: Expression, module: Module): Handle[] {
  const plain = unwrap(returned);
  if (plain.kind === 'object')
    return plain.properties.flatMap(({ key, value }) =>
      key !== null && unwrap(value).kind === 'function' ? [{ name: key, body: unwrap(value) }] : [],
    );
  if (plain.kind === 'name' && plain.binding >= 0) {
    const write = module.index.onlyWriteOf(plain.binding);
    const value = write === null ? null : unwrap(write.value);
    return value?.kind === 'function' ? [{ name: '()', body: value }] : [];
  }
  return plain.kind === 'function' ? [{ name: '()', body: plain }] : [];
}

/** `all` of `all[key] = listener` */
function holderOf(target: Expression): Expression | null {
  return target.kind === 'index' ? target.object : null;
}
