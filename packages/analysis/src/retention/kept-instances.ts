// Growth inside one instance of a type that has others: `var pages = cache.New()` lives on, a `cache.New()` of a request does not.
//
// Where all instances of a type are made once, its fields are places (lifetimes.ts). Where some are made for each message, or
// entries leave some of them only, what the methods of the others put into their fields is answered for by the calls that are made
// on what holds those.
import type { Call, Confidence, Expression, FunctionId } from '@leakline/ir';
import { visitExpressions } from '@leakline/ir';
import { isBounded, isGuessFromAfar, isUnbounded, worstOf, type Leaf } from '../cardinality/leaf.ts';
import { recurs } from '../frequency/answer.ts';
import { Lazy } from '../lazy.ts';
import { receiverOf } from '../modules/expressions.ts';
import { isReceiver, type Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Step } from '../rule.ts';
import type { TypeOf } from '../values/types.ts';
import { whyNoBound, whyUnbounded } from './evictions.ts';
import { isForKnownKey } from './known-keys.ts';
import { lifetimeOf } from './lifetimes.ts';
import { soughtBefore } from './looked-through.ts';
import type { Operation } from './operations.ts';
import { areOthers } from './origins.ts';
import type { HoldingPlace } from './places.ts';
import type { UnboundedGrowth } from './retention.ts';
import { isSizeGuarded } from './size-guards.ts';

/** A call that lets an instance grow that lives as long as the process, and what holds that instance. */
export interface KeptGrowth {
  readonly holder: HoldingPlace;
  readonly growth: UnboundedGrowth;
  /** Where the entry is put in. */
  readonly inside: Step;
}

type Field = HoldingPlace & { readonly kind: 'field' };

/** What a method puts into a field of its receiver, itself or by other methods of the same receiver: those calls, innermost first. */
interface OwnGrowth {
  readonly field: Field;
  readonly operation: Operation;
  readonly calls: readonly { readonly call: Call; readonly module: Module; readonly fn: FunctionId }[];
}

const DEPTH = 3;

export class KeptInstances {
  readonly #program: Program;
  readonly #growing = new Lazy<string, readonly OwnGrowth[]>([]);
  readonly #grown = new Lazy<string, readonly Field[]>([]);

  constructor(program: Program) {
    this.#program = program;
  }

  /** The calls in a module that let such an instance grow without a bound. */
  *unboundedGrowthIn(module: Module): Generator<KeptGrowth> {
    for (const call of module.index.calls) {
      if (call.callee.kind !== 'member' || module.functionOf(call) === 0) continue;
      // Behind an interface, the holder may well hold another type than the one that grows: what stands in for it in tests.
      const [only, ...others] = this.#program.calls.meaningsOf(call, module);
      if (only?.kind !== 'function' || only.isNew || others.length > 0) continue;
      const holders = this.#program.places
        .of(call.callee.object, module)
        .filter((p) => p.kind === 'field' || p.kind === 'binding');
      if (holders.length === 0) continue;
      const found = this.#firstOn(holders, call, module, only);
      if (found !== null) yield found;
    }
  }

  #firstOn(
    holders: readonly HoldingPlace[],
    call: Call,
    module: Module,
    method: { readonly module: Module; readonly fn: FunctionId },
  ): KeptGrowth | null {
    for (const own of this.#growingIn(method.module, method.fn, 0)) {
      const sure = this.#dependsOnInstance(own);
      if (sure === null) continue;
      for (const holder of holders) {
        const growth = this.#growthOf(own, holder, call, module, method.fn);
        if (growth === null) continue;
        const at = { path: own.operation.module.path, span: own.operation.node };
        const confidence = sure === 'low' ? sure : growth.confidence;
        return {
          holder,
          growth: { ...growth, confidence },
          inside: { at, text: `\`${own.field.name}\` gets it here` },
        };
      }
    }
    return null;
  }

  /** How sure it is that a growth depends on the instance: some end with a message, or others are emptied. null where it does not. */
  #dependsOnInstance({ field, operation }: OwnGrowth): Confidence | null {
    if (this.#program.types.creationsOf(field.module, field.type).length === 0) return null;
    if (lifetimeOf(field, this.#program).lifetime !== 'process') return 'medium';
    const { retention } = this.#program;
    // Told of all of them.
    if (retention.unboundedGrowthOf(field).length > 0) return null;
    const emptied = retention
      .emptiedGrowthOf(field)
      .find((growth) => growth.operation.node === operation.node);
    return emptied === undefined ? null : emptied.confidence === 'low' ? 'low' : 'medium';
  }

  #growthOf(
    own: OwnGrowth,
    holder: HoldingPlace,
    call: Call,
    module: Module,
    fn: FunctionId,
  ): UnboundedGrowth | null {
    const { field, operation } = own;
    const frequency = this.#program.frequencies.ofExpression(call, module);
    if (!recurs(frequency.frequency)) return null;
    const lifetime = lifetimeOf(holder, this.#program);
    if (lifetime.lifetime !== 'process') return null;
    if (isForKnownKey(operation, field, this.#program) || isSizeGuarded(operation, field, this.#program))
      return null;
    const decides = operation.key ?? soughtBefore(operation, field, this.#program);
    const ways = [...own.calls, { call, module, fn }];
    const key = decides === null ? null : this.#through(decides, operation.module, ways);
    // What nobody knows is a few as often as not: most of what is written as a type of its own is of use in many ways.
    if (key !== null && !isUnbounded(key.level)) return null;
    const here: Operation = {
      kind: 'grow',
      module,
      node: call,
      key: decides === null ? null : this.#passedFor(decides, operation.module, call, fn),
      isElement: operation.isElement,
    };
    if (this.#isReplaced(holder, here)) return null;
    const operations = this.#program.operations.on(field);
    // `m[k] = v` puts another value into an entry that is there.
    const growing = new Set(
      operations
        .filter((o) => o.kind === 'grow' && !isForKnownKey(o, field, this.#program))
        .map((o) => o.node),
    );
    const evictions = operations.filter(
      (o) =>
        o.kind !== 'grow' &&
        (operation.isElement || !growing.has(o.node)) &&
        !this.#isOfAnother(o, field, call, module),
    );
    const notBounds = whyUnbounded(evictions, operation, field, this.#program);
    if (notBounds === null) return null;
    const confidence: Confidence =
      frequency.confidence === 'low' || (key !== null && isGuessFromAfar(key)) ? 'low' : 'medium';
    return { operation: here, frequency, key, lifetime, notBounds, confidence };
  }

  /** What a call hands over for the parameter that a key is made of, as it is written there. */
  #passedFor(key: Expression, module: Module, call: Call, fn: FunctionId): Expression | null {
    for (const { parameter } of this.#program.cardinalities.leavesOf(key, module))
      if (parameter?.fn === fn && parameter.steps.length === 0) return call.args[parameter.index] ?? null;
    return null;
  }

  /** Whether another instance takes the place of the one that is held, while the service runs. */
  #isReplaced(holder: HoldingPlace, growth: Operation): boolean {
    return this.#program.operations
      .on(holder)
      .some((o) => o.kind !== 'grow' && whyNoBound(o, growth, holder, this.#program) === null);
  }

  /** Whether what is taken out is taken out of other instances only. */
  #isOfAnother({ module, node }: Operation, field: Field, call: Call, from: Module): boolean {
    const method = this.#methodAround(module, module.functionOf(node), field);
    const own = receiverOf(call);
    if (method === null || own === null) return false;
    const calls = this.#program.usage.of(module, method);
    return (
      calls.length > 0 &&
      calls.every((use) => {
        const receiver = use.kind === 'call' ? receiverOf(use.call) : null;
        return (
          receiver !== null &&
          areOthers({ node: own, module: from }, { node: receiver, module: use.module }, this.#program)
        );
      })
    );
  }

  /** What a method puts into fields of its receiver. */
  #growingIn(module: Module, fn: FunctionId, depth: number): readonly OwnGrowth[] {
    const owner = this.#program.types.ownerOf(module, fn);
    if (owner === null || depth > DEPTH) return [];
    return this.#growing.get(`${fn} ${module.key}`, () => {
      const found = this.#fieldsGrownIn(module, owner).flatMap((field) =>
        this.#program.operations
          .on(field)
          .filter(
            (o) =>
              o.kind === 'grow' &&
              o.isAround !== true &&
              o.module === module &&
              module.isWithin(module.functionOf(o.node), fn) &&
              !isOnAnother(o.node, field.name, module, fn),
          )
          .map((operation): OwnGrowth => ({ field, operation, calls: [] })),
      );
      for (const call of module.index.callsOf(fn)) {
        const receiver = receiverOf(call);
        if (receiver === null || !isReceiver(receiver, module, fn)) continue;
        for (const m of this.#program.calls.meaningsOf(call, module))
          if (m.kind === 'function' && !m.isNew && !(m.module === module && m.fn === fn))
            for (const own of this.#growingIn(m.module, m.fn, depth + 1))
              found.push({ ...own, calls: [...own.calls, { call, module, fn: m.fn }] });
      }
      return found;
    });
  }

  /** The fields of a type that code of a module adds to. */
  #fieldsGrownIn(module: Module, { module: of, type }: TypeOf): readonly Field[] {
    return this.#grown
      .get(module.key, () =>
        this.#program.places
          .grownIn(module)
          .filter((place): place is Field => place.kind === 'field' && !place.isStatic),
      )
      .filter((field) => field.module === of && field.type === type);
  }

  /** The method of a field's type in which code stands. */
  #methodAround(module: Module, fn: FunctionId, field: Field): FunctionId | null {
    for (
      let id: FunctionId | null = fn;
      id !== null && id > 0;
      id = module.ir.functions[id]?.parent ?? null
    ) {
      const owner = this.#program.types.ownerOf(module, id);
      if (owner?.module === field.module && owner.type === field.type) return id;
    }
    return null;
  }

  /** How varied an expression is, with parameters answered by what these calls hand over, innermost first. */
  #through(node: Expression, module: Module, ways: OwnGrowth['calls']): Leaf {
    const [way, ...others] = ways;
    const { cardinalities, arguments: args } = this.#program;
    if (way === undefined) return cardinalities.worst(node, module);
    const leaves = cardinalities.leavesOf(node, module).flatMap((leaf) => {
      if (leaf.parameter === null || leaf.parameter.fn !== way.fn) return [leaf];
      const { index, steps } = leaf.parameter;
      const isRest = leaf.module.fn(way.fn).parameters[index]?.isRest;
      const passed = args.argument(way.call, index, steps, way.module, isRest).map((part) => {
        if (part.steps.length === 0) return this.#through(part.node, way.module, others);
        return cardinalities.worst(part.node, way.module, part.steps);
      });
      const known = passed.filter((l) => isBounded(l.level) || isUnbounded(l.level));
      return known.length === 0 ? [leaf] : known.map((l) => ({ ...l, trace: [...leaf.trace, ...l.trace] }));
    });
    return leaves.length === 0 ? cardinalities.worst(node, module) : worstOf(leaves);
  }
}

/** Whether what a method does is done to the field of something else than its receiver: `copy.keys = append(copy.keys, key)`. */
function isOnAnother(node: Expression, field: string, module: Module, fn: FunctionId): boolean {
  const owners: Expression[] = [];
  visitExpressions(node, (e) => {
    if (e.kind === 'member' && e.property === field) owners.push(e.object);
    return e.kind !== 'function';
  });
  return owners.length > 0 && !owners.some((owner) => isReceiver(owner, module, fn));
}
