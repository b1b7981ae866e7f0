// The third question: how long does a place hold what is put there, and does anything take it out again?
//
// A place (places.ts) lives as long as a call or as the process (lifetimes.ts). What is done to it is found wherever the program
// mentions it (mentions.ts, operations.ts); a growth counts as unbounded when its key has no limit, no size stops it
// (size-guards.ts), and no eviction takes out what it put in (evictions.ts).
import { namesAKind } from '@leakline/catalog';
import type { Confidence, Expression, FunctionId, TypeId } from '@leakline/ir';
import { isBounded, isGuessFromAfar, isOfAnother, isUnbounded, type Leaf } from '../cardinality/leaf.ts';
import { goesOn, isOnAnyEvent, isRepeated, recurs, type FrequencyAnswer } from '../frequency/answer.ts';
import { isOfSomethingFound } from '../flow/looked-up.ts';
import { presentAt } from '../flow/once-guards.ts';
import { Lazy } from '../lazy.ts';
import { isMade, lastName, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { ON_ERROR_PATH, whyUnbounded } from './evictions.ts';
import { isOfExistingFile } from './existing-files.ts';
import { newObjectAt } from './identities.ts';
import { isForKnownKey } from './known-keys.ts';
import { isGivenOutOnce, lifetimeOf, type Lifetime } from './lifetimes.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';
import { soughtBefore } from './looked-through.ts';
import { failsForOthers } from './needed-entries.ts';
import { isOneOfSeveral } from './one-of-several.ts';
import { isSizeGuarded } from './size-guards.ts';
import { isRegistryOfSelf } from './own-instances.ts';
import { isOfCopy, isOfLocalValue } from './own-values.ts';
import { isUntilReady } from './until-ready.ts';

/** A growth that nothing bounds, with the proof. */
export interface UnboundedGrowth {
  readonly operation: Operation;
  readonly frequency: FrequencyAnswer;
  /** Of the key; null when each growth adds an entry. */
  readonly key: Leaf | null;
  readonly lifetime: Lifetime;
  /** Evictions that were seen and do not count, with the reason. */
  readonly notBounds: readonly { readonly operation: Operation; readonly why: string }[];
  readonly confidence: Confidence;
}

/** A growth; `notBounds` is null where what takes entries out bounds it. */
type Growth = Omit<UnboundedGrowth, 'notBounds'> & {
  readonly notBounds: UnboundedGrowth['notBounds'] | null;
};

export class Retention {
  readonly #program: Program;
  readonly #growth = new Lazy<string, readonly Growth[]>([]);
  readonly #fixed = new Lazy<string, boolean>(true);

  constructor(program: Program) {
    this.#program = program;
  }

  /** The growths of a place that nothing bounds. Empty when it is bounded, short-lived, or not known to be either. */
  unboundedGrowthOf(place: HoldingPlace): readonly UnboundedGrowth[] {
    return this.#growthOf(place).filter(isUnboundedGrowth);
  }

  /** The growths of a place that only what takes entries out again bounds. */
  emptiedGrowthOf(place: HoldingPlace): readonly Omit<UnboundedGrowth, 'notBounds'>[] {
    return this.#growthOf(place).filter((growth) => !isUnboundedGrowth(growth));
  }

  #growthOf(place: HoldingPlace): readonly Growth[] {
    return this.#growth.get(this.#program.places.keyOf(place), () => this.#compute(place));
  }

  /**
   * Whether a container only ever has so many keys: nothing adds to it while the service runs, or what adds knows them (names from
   * a configuration that is watched). What a membership test then proves is finite.
   */
  isFixed(node: Expression, module: Module): boolean {
    const plain = unwrap(node);
    if (plain.kind === 'array' || plain.kind === 'object') return true;
    for (const place of this.#program.places.of(plain, module)) {
      const fixed = this.#fixed.get(this.#program.places.keyOf(place), () =>
        this.#program.operations
          .on(place)
          .every(
            (o) =>
              o.kind !== 'grow' ||
              o.isElement ||
              isForKnownKey(o, place, this.#program) ||
              !this.#addsKeys(o),
          ),
      );
      if (!fixed) return false;
    }
    return true;
  }

  /** Whether a container is known to get ever more keys: that something is in it says nothing of how many there are. */
  isOpen(node: Expression, module: Module): boolean {
    return this.#program.places.of(unwrap(node), module).some((place) => {
      const operations = this.#program.operations.on(place);
      const staysFull = operations.every((o) => o.kind === 'grow' || o.isElement);
      return operations.some(
        (o) =>
          o.kind === 'grow' &&
          !o.isElement &&
          o.key !== null &&
          this.#addsMore(o, o.key) &&
          // Of what takes no more once it is full there are so many.
          !(staysFull && isSizeGuarded(o, place, this.#program)),
      );
    });
  }

  #addsMore({ node, module }: Operation, key: Expression): boolean {
    const { level, confidence } = this.#program.cardinalities.worst(key, module);
    return isUnbounded(level) && confidence !== 'low' && this.#recurs(node, module);
  }

  /** Whether a growth may add ever more keys: with ones that have no limit, or with ones that nobody knows, from a request. */
  #addsKeys({ node, module, key }: Operation): boolean {
    const { frequency } = this.#program.frequencies.ofExpression(node, module);
    if (!recurs(frequency)) return false;
    if (key === null) return true;
    const { level } = this.#program.cardinalities.worst(key, module);
    return isUnbounded(level) || (level === 'unknown' && frequency !== 'perIteration');
  }

  #compute(place: HoldingPlace): readonly Growth[] {
    const lifetime = lifetimeOf(place, this.#program);
    if (lifetime.lifetime !== 'process') return [];
    const operations = this.#program.operations.on(place);
    const grows = operations.filter((o) => o.kind === 'grow' && !isForKnownKey(o, place, this.#program));
    if (grows.length === 0) return [];
    if (this.#isSelfBounding(place)) return [];
    const growing = new Set(grows.map((g) => g.node));
    const found: Growth[] = [];
    for (const operation of grows) {
      const frequency = this.#program.frequencies.ofExpression(operation.node, operation.module);
      if (!recurs(frequency.frequency) || !this.#reachesAgain(place, operation)) continue;
      if (this.#isOfCall(operation)) continue;
      const decides = operation.key ?? soughtBefore(operation, place, this.#program);
      const key = decides === null ? null : this.#keyOf(decides, operation, place);
      if (key !== null && isBounded(key.level)) continue;
      // The same key each time replaces; a counter per key does not add keys by itself, the key decides.
      if (isSizeGuarded(operation, place, this.#program) || isForTests(operation)) continue;
      const evictions = operations.filter(
        (o) =>
          o.kind !== 'grow' &&
          !isFirstValue(o, place) &&
          // `m[k] = v` puts another value into an entry that is there, but it is not for that that it is here.
          (operation.isElement || !growing.has(o.node)),
      );
      const notBounds = whyUnbounded(evictions, operation, place, this.#program);
      const isSure =
        notBounds?.length === 0 &&
        frequency.confidence === 'high' &&
        (key === null || (key.confidence === 'high' && !isOfSomethingFound(key.trace, this.#program)));
      // Connections are few beside messages, and often outlive what is looked at here.
      const isPerConnection = !isRepeated(frequency.frequency);
      const isOfSomeEvent = key === null && isOnAnyEvent(frequency);
      const isGuess =
        frequency.confidence === 'low' ||
        (goesOn(frequency) && frequency.trace.length > 1) ||
        (key !== null &&
          (key.isGuess === true || isOfAnother(key) || !isUnbounded(key.level) || isGuessFromAfar(key))) ||
        (isOfFew(operation) && notBounds?.some((n) => n.why === ON_ERROR_PATH) === true) ||
        this.#isOfFresh(frequency, place) ||
        isOfCopy(operation, this.#program) ||
        isUntilReady(operation, place, this.#program) ||
        isOfExistingFile(operation, this.#program) ||
        failsForOthers(operation, place, this.#program) ||
        isRegistryOfSelf(operation, place, this.#program) ||
        (key === null &&
          (frequency.trace.length > (isOfSomeEvent ? NEAR_AN_EVENT : NEAR) ||
            isOneOfSeveral(operation, place, this.#program)));
      const confidence: Confidence = isGuess
        ? 'low'
        : isSure && !isPerConnection && !isOfSomeEvent && (key !== null || frequency.trace.length < NEAR)
          ? 'high'
          : 'medium';
      found.push({ operation, frequency, key, lifetime, notBounds, confidence });
    }
    return found;
  }

  /**
   * Whether a growth in another function is one of this very place, again and again: of a local that its function hands over, the
   * call that does so has to run again, whoever else calls the other function with something of their own.
   */
  #reachesAgain(place: HoldingPlace, { node, module }: Operation): boolean {
    if (place.kind !== 'binding') return true;
    const owner = place.module.ir.bindings[place.binding]?.owner ?? 0;
    if (owner === 0 || (module === place.module && module.isWithin(module.functionOf(node), owner)))
      return true;
    return place.module.index.namesOf(place.binding).some((name) => {
      const call = place.module.index.parentOf(name);
      return (
        (call?.kind === 'call' && this.#recurs(call, place.module)) ||
        isGivenOutOnce(name, place.module, this.#program)
      );
    });
  }

  /** Whether what grows is a value of a function that runs again and again, and ends with each call of it. */
  #isOfCall(operation: Operation): boolean {
    const { node, module } = operation;
    const { frequency } = this.#program.frequencies.ofFunction(module, module.functionOf(node));
    return recurs(frequency) && isOfLocalValue(operation);
  }

  #recurs(node: Expression, module: Module): boolean {
    return recurs(this.#program.frequencies.ofExpression(node, module).frequency);
  }

  /**
   * Whether a call on the way to a growth is one of a method of what its caller has just made, each time anew: `options :=
   * NewOptions(); options.Apply(settings)`. Then it is not the one instance that lives on which grows there.
   */
  #isOfFresh({ trace }: FrequencyAnswer, place: HoldingPlace): boolean {
    if (place.kind !== 'field' || place.isStatic) return false;
    return trace.some(({ at }) => {
      const module = this.#program.module(at.path);
      const call = module?.index.callAt(at.span);
      if (module === null || module === undefined || call?.callee.kind !== 'member') return false;
      const object = unwrap(call.callee.object);
      if (object.kind !== 'name' || object.binding < 0) return false;
      const b = module.ir.bindings[object.binding];
      if (b?.kind !== 'variable' || b.owner === 0 || b.owner !== module.functionOf(call)) return false;
      const writes = module.index.writesOf(object.binding);
      return (
        writes.length > 0 &&
        writes.every(({ value }) => value !== null && isMade(value) && this.#recurs(value, module)) &&
        this.#program.values
          .of(object, module)
          .some((v) => v.kind === 'instance' && v.type === place.type && v.module === place.module)
      );
    });
  }

  /** How varied the key of a growth is; one that points to something is a new one as often as that is made. */
  #keyOf(key: Expression, { module, byIdentity }: Operation, place: HoldingPlace): Leaf {
    const leaf = this.#program.cardinalities.worst(key, module);
    if (leaf.level === 'unknown' && byIdentity === true) {
      const another = newObjectAt(key, module, this.#program);
      if (another !== null) return another;
    }
    const [mention] = this.#program.mentions.of(place);
    if (leaf.level !== 'unknown' || mention === undefined) return leaf;
    for (const container of this.#program.values.of(mention.node, mention.module)) {
      if (container.kind !== 'typed' || container.ref.kind !== 'map' || container.ref.key.kind !== 'pointer')
        continue;
      for (const made of this.#program.writtenTypes.of(container.ref.key, container.module)) {
        if (made.kind !== 'instance') continue;
        const { frequency, trace } = this.#program.frequencies.ofInstances(made.module, made.type);
        const name = made.module.ir.types[made.type]?.name ?? 'object';
        if (recurs(frequency))
          return { ...leaf, level: 'perEvent', text: `new \`${name}\``, confidence: 'medium', trace };
      }
    }
    return leaf;
  }

  /** The container evicts by itself, or holds its keys weakly. */
  #isSelfBounding(place: HoldingPlace): boolean {
    const [mention] = this.#program.mentions.of(place);
    if (mention === undefined) return false;
    return this.#program.values.of(mention.node, mention.module).some((v) => {
      if (v.kind === 'instance') return this.#takesOut(v.module, v.type, 0);
      if (v.kind !== 'library') return false;
      const container = this.#program.catalog.stated(v.type, 'container')?.value;
      return container === 'bounded' || container === 'weak';
    });
  }
  /** The program's own kind of map or set, which takes entries out by itself: `class Recent extends Map { set(…) { … this.delete(oldest) } }`. */
  #takesOut(module: Module, type: TypeId, depth: number): boolean {
    const declaration = module.ir.types[type];
    if (declaration === undefined || depth > 4) return false;
    const bases = declaration.supertypes
      .filter((s) => s.how === 'extends' && s.value !== null)
      .flatMap((s) => (s.value === null ? [] : this.#program.values.of(s.value, module)));
    if (bases.length === 0) return false;
    const isOwnEviction = (method: FunctionId) =>
      !TAKES_OUT.test(module.fn(method).name ?? '') &&
      ['delete', 'clear', 'shift', 'splice'].some((name) =>
        module.index
          .membersNamed(name)
          .some(
            (member) => isOwnOrSuper(member.object) && module.isWithin(module.functionOf(member), method),
          ),
      );
    return (
      declaration.methods.some(isOwnEviction) ||
      bases.some((base) => base.kind === 'type' && this.#takesOut(base.module, base.type, depth + 1))
    );
  }
}

/**
 * So many steps a list without keys may be from the request, or from just any event, that makes it grow: most of those further away
 * are emptied, or end, somehow.
 */
const NEAR = 4;
const NEAR_AN_EVENT = 2;

/**
 * Whether a growth is for one of a few that exist, by the name of its key (`name` itself says nothing): what fails for any
 * other is taken out again.
 */
function isOfFew({ key }: Operation): boolean {
  return key !== null && namesAKind(lastName(key)) && !/name$/i.test(lastName(key));
}

/** `if isUnderTest { sent = append(sent, mail) }` */
function isForTests({ node, module }: Operation): boolean {
  return presentAt(node, module).some((e) => UNDER_TEST.test(lastName(e)));
}

const UNDER_TEST = /^(?:is|in)?_?(?:under)?_?test(?:s|ing)?(?:_?mode)?$/i;

/** Methods that callers call to take something out: it is theirs to do so. */
const TAKES_OUT = /^(?:delete|clear|remove|reset|dispose|close|destroy)/i;

function isOwnOrSuper(object: Expression): boolean {
  const plain = unwrap(object);
  return plain.kind === 'this' || (plain.kind === 'name' && plain.name === 'super');
}

/** `this.seen = []` in the constructor: what a field begins with. */
function isFirstValue({ kind, node, module }: Operation, place: HoldingPlace): boolean {
  if (kind !== 'reset' || place.kind !== 'field' || module !== place.module) return false;
  const fn = module.ir.functions[module.functionOf(node)];
  return fn?.form === 'constructor' && fn.owner === place.type;
}

function isUnboundedGrowth(growth: Growth): growth is UnboundedGrowth {
  return growth.notBounds !== null;
}
