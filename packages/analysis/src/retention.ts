// The third question: how long does a place hold what is put there, and does anything take it out again?
import { namesAnEntity } from '@leakline/catalog';
import type { Confidence, Expression } from '@leakline/ir';
import { isBounded, isUnbounded, type Leaf } from './cardinality.ts';
import { isRepeated, recurs, type FrequencyAnswer } from './frequency.ts';
import { Lazy } from './lazy.ts';
import type { Module, Position } from './module.ts';
import { sameText, type HoldingPlace, type Operation } from './places.ts';
import type { Program } from './program.ts';
import type { Step } from './rule.ts';
import { isNothing, unwrap } from './values.ts';

export interface Lifetime {
  /** `call` includes everything that ends with the request. */
  readonly lifetime: 'process' | 'call' | 'unknown';
  readonly trace: readonly Step[];
}

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

export class Retention {
  readonly #program: Program;
  readonly #growth = new Lazy<string, readonly UnboundedGrowth[]>([]);
  readonly #fixed = new Lazy<string, boolean>(true);

  constructor(program: Program) {
    this.#program = program;
  }

  lifetimeOf(place: HoldingPlace): Lifetime {
    if (place.kind === 'field') {
      if (place.isStatic)
        return {
          lifetime: 'process',
          trace: [
            {
              at: this.#placeAt(place),
              text: `\`${place.name}\` is static: it lives as long as the process`,
            },
          ],
        };
      const instances = this.#program.frequencies.ofInstances(place.module, place.type);
      if (isRepeated(instances.frequency)) return { lifetime: 'call', trace: instances.trace };
      // One for each key of a map lives as long as its entry.
      if (instances.frequency !== 'once' || instances.isPerKey === true)
        return { lifetime: 'unknown', trace: [] };
      const type = place.module.ir.types[place.type]?.name ?? 'its class';
      return {
        lifetime: 'process',
        trace: [
          {
            at: this.#placeAt(place),
            text: `\`${place.name}\` is a field of \`${type}\`, which is made once and lives as long as the process`,
          },
        ],
      };
    }
    if (place.kind === 'global')
      return {
        lifetime: 'process',
        trace: [
          {
            at: this.#placeAt(place),
            text: `\`${place.name}\` is set on a \`${place.owner.name}\`, which lives as long as the process`,
          },
        ],
      };
    if (place.kind === 'property') return this.#lifetimeOfObject(place);
    const b = place.module.ir.bindings[place.binding];
    if (b === undefined) return { lifetime: 'unknown', trace: [] };
    const at = { path: place.module.path, span: { start: b.start, end: b.end } };
    if (b.owner === 0)
      return {
        lifetime: 'process',
        trace: [{ at, text: `\`${b.name}\` is module-level: it lives as long as the process` }],
      };
    // A local that a closure keeps alive lives as long as the closure: for ever if it is made once.
    const isCaptured = place.module.index
      .namesOf(place.binding)
      .some((n) => place.module.functionOf(n) !== b.owner);
    if (!isCaptured) return { lifetime: 'call', trace: [] };
    const owner = this.#program.frequencies.ofFunction(place.module, b.owner);
    if (owner.frequency === 'once')
      return {
        lifetime: 'process',
        trace: [{ at, text: `\`${b.name}\` is kept alive by a closure that is made once` }],
      };
    return { lifetime: isRepeated(owner.frequency) ? 'call' : 'unknown', trace: [] };
  }

  /** A property lives as long as the object that is written out, and that as long as what it is assigned to. */
  #lifetimeOfObject(place: HoldingPlace & { kind: 'property' }): Lifetime {
    const { module, object } = place;
    const owner = this.#program.places.holderOf(object, module);
    if (owner !== null) return this.lifetimeOf(owner);
    // `module.exports = { cache: {} }`, and what module-level code hands to a call.
    if (module.functionOf(object) !== 0) return { lifetime: 'unknown', trace: [] };
    return {
      lifetime: 'process',
      trace: [
        {
          at: this.#placeAt(place),
          text: `\`${place.name}\` is in a module-level object: it lives as long as the process`,
        },
      ],
    };
  }

  #placeAt(place: Exclude<HoldingPlace, { kind: 'binding' }>): {
    path: string;
    span: { start: number; end: number };
  } {
    if (place.kind === 'property')
      return {
        path: place.module.path,
        span: place.object.properties.find((p) => p.key === place.name) ?? place.object,
      };
    if (place.kind === 'global') {
      const [first] = this.#program.places.mentionsOf(place);
      return { path: first?.module.path ?? place.module.path, span: first?.node ?? { start: 0, end: 0 } };
    }
    const type = place.module.ir.types[place.type];
    const field = type?.fields.find((f) => f.name === place.name);
    return { path: place.module.path, span: field ?? type?.nameSpan ?? { start: 0, end: 0 } };
  }

  /** The growths of a place that nothing bounds. Empty when it is bounded, short-lived, or not known to be either. */
  unboundedGrowthOf(place: HoldingPlace): readonly UnboundedGrowth[] {
    return this.#growth.get(this.#program.places.keyOf(place), () => this.#compute(place));
  }

  #compute(place: HoldingPlace): readonly UnboundedGrowth[] {
    const lifetime = this.lifetimeOf(place);
    if (lifetime.lifetime !== 'process') return [];
    const operations = this.#program.places.operationsOn(place);
    const grows = operations.filter((o) => o.kind === 'grow');
    if (grows.length === 0) return [];
    if (this.#isSelfBounding(place)) return [];
    const growing = new Set(grows.map((g) => g.node));
    const found: UnboundedGrowth[] = [];
    for (const operation of grows) {
      const frequency = this.#program.frequencies.ofExpression(operation.node, operation.module);
      if (!recurs(frequency.frequency)) continue;
      const key = operation.key === null ? null : this.#keyOf(operation.key, operation, place);
      if (key !== null && isBounded(key.level)) continue;
      // The same key each time replaces; a counter per key does not add keys by itself, the key decides.
      if (this.#isSizeGuarded(operation, place)) continue;
      const notBounds: { operation: Operation; why: string }[] = [];
      let isEvicted = false;
      for (const eviction of operations) {
        if (eviction.kind === 'grow') continue;
        // `m[k] = v` puts another value into an entry that is there, but it is not for that that it is here.
        if (!operation.isElement && growing.has(eviction.node)) continue;
        const why = this.#whyNoBound(eviction, operation, place);
        if (why === null) isEvicted = true;
        else notBounds.push({ operation: eviction, why });
      }
      if (isEvicted) continue;
      const isSure =
        notBounds.length === 0 &&
        frequency.confidence === 'high' &&
        (key === null || key.confidence === 'high');
      // Connections are few beside messages, and often outlive what is looked at here.
      const isPerConnection = !isRepeated(frequency.frequency);
      const isGuess = frequency.confidence === 'low' || (key !== null && !isUnbounded(key.level));
      const confidence: Confidence = isGuess ? 'low' : isSure && !isPerConnection ? 'high' : 'medium';
      found.push({ operation, frequency, key, lifetime, notBounds, confidence });
    }
    return found;
  }

  /** How varied the key of a growth is; one that points to something is a new one as often as that is made. */
  #keyOf(key: Expression, { module }: Operation, place: HoldingPlace): Leaf {
    const leaf = this.#program.cardinalities.worst(key, module);
    const [mention] = this.#program.places.mentionsOf(place);
    if (leaf.level !== 'unknown' || mention === undefined) return leaf;
    for (const container of this.#program.values.of(mention.node, mention.module)) {
      if (container.kind !== 'typed' || container.ref.kind !== 'map' || container.ref.key.kind !== 'pointer')
        continue;
      for (const made of this.#program.values.ofType(container.ref.key, container.module)) {
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
    const [mention] = this.#program.places.mentionsOf(place);
    if (mention === undefined) return false;
    return this.#program.values.of(mention.node, mention.module).some((v) => {
      if (v.kind !== 'library') return false;
      const container = this.#program.catalog.stated(v.type, 'container')?.value;
      return container === 'bounded' || container === 'weak';
    });
  }

  /** Why an eviction does not bound a growth; null when it does. */
  #whyNoBound(eviction: Operation, growth: Operation, place: HoldingPlace): string | null {
    // Taking an element's own entries out does not take the element out.
    if (eviction.isElement && !growth.isElement) return 'it only empties an entry; the entry stays';
    const position = eviction.module.index.positionOf(eviction.node);
    if (position === null) return 'it runs when the program starts';
    const sameFunction =
      eviction.module === growth.module && position.fn === growth.module.functionOf(growth.node);
    if ((sameFunction && isOnErrorPath(position)) || isForFailure(position.fn, eviction.module))
      return 'it only runs on the error path';
    if (eviction.key !== null && growth.key !== null && differ(eviction.key, growth.key))
      return 'it uses another key';
    const owner = this.#ownerOfKey(eviction, growth, place);
    if (owner !== null) return `it uses the key of \`${owner}\``;
    if (sameFunction) return null;
    const frequency = this.#program.frequencies.ofExpression(eviction.node, eviction.module);
    if (frequency.frequency === 'once') return 'it only runs when the program starts or stops';
    if (frequency.frequency === 'unknown') {
      if (!this.#isReachable(eviction.module, position.fn)) return 'nothing in the program calls it';
      return null;
    }
    if (eviction.key !== null && this.#isExpiryOnRead(position, eviction))
      return 'it only looks at entries that are read again';
    return null;
  }

  /**
   * Two maps that are filled together under different keys, and emptied together under one: the name of the map whose key that
   * is, when it is not this one.
   */
  #ownerOfKey(eviction: Operation, growth: Operation, place: HoldingPlace): string | null {
    const { module, key } = eviction;
    if (key === null || growth.key === null || lastName(key) === lastName(growth.key)) return null;
    const filling = growth.module.functionOf(growth.node);
    for (const call of module.index.callsOf(module.functionOf(eviction.node))) {
      if (call === eviction.node) continue;
      for (const effect of this.#program.summaries.effectsOf(call, module)) {
        if (effect.effect !== 'evict' || effect.key === undefined) continue;
        const [own] = this.#program.arguments.at(effect.key, call, module);
        if (own === undefined || !sameText(unwrap(own.node), unwrap(key))) continue;
        const containers =
          effect.place === 'this'
            ? call.callee.kind === 'member'
              ? [call.callee.object]
              : []
            : this.#program.arguments.at(effect.place, call, module).map((part) => part.node);
        for (const other of containers.flatMap((node) => this.#program.places.of(node, module))) {
          if (this.#program.places.keyOf(other) === this.#program.places.keyOf(place)) continue;
          const isTheirs = this.#program.places
            .operationsOn(other)
            .some(
              (o) =>
                o.kind === 'grow' &&
                o.key !== null &&
                o.module === growth.module &&
                o.module.functionOf(o.node) === filling &&
                lastName(o.key) === lastName(key),
            );
          if (isTheirs) return other.name;
        }
      }
    }
    return null;
  }

  #isReachable(module: Module, fn: number): boolean {
    for (let id: number | null = fn; id !== null && id > 0; id = module.ir.functions[id]?.parent ?? null) {
      if (this.#program.usage.of(module, id).length > 0) return true;
      const owner = module.fn(id).owner;
      // Overridden and interface methods are called by whoever holds the interface.
      if (owner !== null && (module.ir.types[owner]?.supertypes.length ?? 0) > 0) return true;
    }
    return false;
  }

  /** `if (entry.expires < now) map.delete(key)` where entries are looked up one by one. */
  #isExpiryOnRead(position: Position, eviction: Operation): boolean {
    let looksAtTime = false;
    for (let at: Position | null = position; at !== null; at = at.outer) {
      const { statement } = at.outer ?? at;
      if (statement.kind === 'loop') return false;
      if (
        statement.kind === 'branch' &&
        /expir|ttl|stale|now\(|Date|time|\.After|\.Before|Since/i.test(textOf(statement.test))
      )
        looksAtTime = true;
    }
    const timed = this.#program.frequencies
      .ofExpression(eviction.node, eviction.module)
      .trace.some((s) => /timer|tick|interval/i.test(s.text));
    return looksAtTime && !timed;
  }

  /** Growth that stops at a size: inside `if (m.size < N)`, or behind `if (m.size >= N) return` or an eviction. */
  #isSizeGuarded(growth: Operation, place: HoldingPlace): boolean {
    const position = growth.module.index.positionOf(growth.node);
    if (position === null) return false;
    const mentions = this.#program.places.mentionsOf(place);
    for (const { module, node, isElement } of mentions) {
      if (module !== growth.module || module.functionOf(node) !== position.fn) continue;
      const size = this.#sizeOf(node, module);
      // An entry that is not there yet is what makes a map grow.
      if (!isElement && isWhileEmpty(size ?? node, growth, module)) return true;
      if (size === null) continue;
      const test = comparison(size, module);
      if (test === null) continue;
      const owner = module.index.positionOf(test);
      const statement = owner?.statement;
      if (statement?.kind === 'branch' && owner !== null) {
        // The growth is in one of the arms, or the arm leaves or evicts before the growth.
        if (isInside(position, owner)) return true;
        if (leaves(statement.then) || leaves(statement.otherwise)) return true;
        const evicts = this.#program.places
          .operationsOn(place)
          .some(
            (o) =>
              o.kind !== 'grow' &&
              o.module === module &&
              o.node.start >= statement.start &&
              o.node.end <= statement.end,
          );
        if (evicts) return true;
      }
      if (statement?.kind === 'loop') return true; // `while (queue.length > max) queue.shift()`
      if (statement !== undefined && statement.start <= growth.node.start && statement.end >= growth.node.end)
        return true; // in one expression
    }
    return isRingIndex(growth);
  }

  /** `m.size`, `a.length`, `len(m)` around a mention. */
  #sizeOf(node: Expression, module: Module): Expression | null {
    const up = module.index.parentOf(node);
    if (up?.kind === 'member' && /^(length|size|Len|Size|Count|count)$/.test(up.property)) {
      const call = module.index.parentOf(up);
      return call?.kind === 'call' && call.callee === up ? call : up;
    }
    if (
      up?.kind === 'call' &&
      up.callee.kind === 'name' &&
      (up.callee.name === 'len' || up.callee.name === 'cap')
    )
      return up;
    return null;
  }

  /** Whether nothing adds to a container while the service runs: what a membership test then proves is finite. */
  isFixed(node: Expression, module: Module): boolean {
    const plain = unwrap(node);
    if (plain.kind === 'array' || plain.kind === 'object') return true;
    for (const place of this.#program.places.of(plain, module)) {
      const fixed = this.#fixed.get(this.#program.places.keyOf(place), () =>
        this.#program.places
          .operationsOn(place)
          .every(
            (o) =>
              o.kind !== 'grow' ||
              o.isElement ||
              !recurs(this.#program.frequencies.ofExpression(o.node, o.module).frequency),
          ),
      );
      if (!fixed) return false;
    }
    return true;
  }
}

function isRingIndex(growth: Operation): boolean {
  const key = growth.key === null ? null : unwrap(growth.key);
  return key?.kind === 'binary' && (key.operator === '%' || key.operator === '&');
}

function comparison(size: Expression, module: Module): Expression | null {
  let node: Expression = size;
  for (;;) {
    const up = module.index.parentOf(node);
    if (up === null) return null;
    if (up.kind === 'binary' && /^([<>]=?|===?|!==?)$/.test(up.operator)) {
      // `length === 0` asks whether it is empty, which limits nothing.
      const other = up.left === node ? up.right : up.left;
      return other.kind === 'literal' && other.value === '0' ? null : up;
    }
    if (up.kind !== 'binary' && up.kind !== 'unary' && up.kind !== 'wrapped') return null;
    node = up;
  }
}

/** Inside `if len(table) == 0 { … }` or `if table == nil { … }`: it is filled once. */
function isWhileEmpty(sizeOrPlace: Expression, { node, module: grown }: Operation, module: Module): boolean {
  const test = module.index.parentOf(sizeOrPlace);
  if (module !== grown || test?.kind !== 'binary' || !/^===?$/.test(test.operator)) return false;
  const isEmpty = test.right.kind === 'literal' && test.right.value === '0';
  if (!isEmpty && !isNothing(test.right)) return false;
  for (let at = module.index.positionOf(node); at !== null; at = at.outer) {
    const outer = at.outer?.statement;
    if (outer?.kind === 'branch' && at.arm === 'then' && unwrap(outer.test) === test) return true;
  }
  return false;
}

function isInside(inner: Position, outer: Position): boolean {
  for (let at: Position | null = inner; at !== null; at = at.outer)
    if (at.statement === outer.statement) return true;
  return false;
}

function leaves(list: readonly { readonly kind: string }[]): boolean {
  const last = list.at(-1);
  return last !== undefined && (last.kind === 'return' || last.kind === 'throw' || last.kind === 'jump');
}

/** In a catch clause, or behind `if err != nil`. */
function isOnErrorPath(position: Position): boolean {
  for (let at: Position | null = position; at !== null; at = at.outer) {
    if (at.arm === 'handler') return true;
    const outer = at.outer?.statement;
    if (
      outer?.kind === 'branch' &&
      at.arm === 'then' &&
      outer.test.kind === 'binary' &&
      outer.test.operator === '!=' &&
      /^(err|error|e)$/i.test(textOf(outer.test.left))
    )
      return true;
  }
  return false;
}

/** In what is handed to `.catch()`, to the second place of `.then()`, or listens to `'error'`. */
function isForFailure(fn: number, module: Module): boolean {
  for (let id: number | null = fn; id !== null && id > 0; id = module.ir.functions[id]?.parent ?? null) {
    const node = module.index.functionNode(id);
    const call = node === undefined ? null : module.index.parentOf(node);
    if (node === undefined || call?.kind !== 'call' || call.callee.kind !== 'member') continue;
    const index = call.args.indexOf(node);
    const [first] = call.args;
    switch (call.callee.property) {
      case 'catch':
        return index === 0;
      case 'then':
        if (index === 1) return true;
        break;
      case 'on':
      case 'once':
        if (index === 1 && first?.kind === 'literal' && first.value === 'error') return true;
    }
  }
  return false;
}

/** Two keys that are named after different entities: `sessionId` and `userId`. */
function differ(a: Expression, b: Expression): boolean {
  if (sameText(unwrap(a), unwrap(b))) return false;
  const [x, y] = [lastName(a), lastName(b)];
  // `job.JobID` and a parameter `jobID` are written differently and mean the same.
  return (
    x.replace(/_/g, '').toLowerCase() !== y.replace(/_/g, '').toLowerCase() &&
    namesAnEntity(x) &&
    namesAnEntity(y)
  );
}

function lastName(node: Expression): string {
  const plain = unwrap(node);
  return plain.kind === 'name' ? plain.name : plain.kind === 'member' ? plain.property : '';
}

/** A rough text of an expression, to look for words in. */
function textOf(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'member':
      return `${textOf(node.object)}.${node.property}`;
    case 'call':
      return `${textOf(node.callee)}(${node.args.map(textOf).join(',')})`;
    case 'binary':
    case 'logical':
      return `${textOf(node.left)} ${node.operator} ${textOf(node.right)}`;
    case 'unary':
    case 'wrapped':
      return textOf(node.operand);
    default:
      return '';
  }
}
