// Places that hold values longer than a call: module-level bindings, fields, captured variables; and all that is done to them.
import type { CatalogType } from '@leakline/catalog';
import type { Call, Expression, FunctionId, ObjectLiteral, TypeId } from '@leakline/ir';
import { visitExpressions } from '@leakline/ir';
import { changesOfCopy } from './copies.ts';
import { recurs } from './frequency.ts';
import { Lazy } from './lazy.ts';
import type { Module } from './module.ts';
import type { Program } from './program.ts';
import { unwrap, type Value } from './values.ts';

export type HoldingPlace =
  | { readonly kind: 'binding'; readonly module: Module; readonly binding: number; readonly name: string }
  | {
      readonly kind: 'field';
      readonly module: Module;
      readonly type: TypeId;
      readonly name: string;
      readonly isStatic: boolean;
    }
  /** A property of an object that the source writes out: `const state = { sessions: new Map() }`. */
  | {
      readonly kind: 'property';
      readonly module: Module;
      readonly object: ObjectLiteral;
      readonly name: string;
    }
  /** A property of a library's object that lives as long as the process: `globalThis.x`, `app.locals.x`. */
  | { readonly kind: 'global'; readonly owner: CatalogType; readonly name: string; readonly module: Module };

/** Something that is done to a place (or, with `isElement`, to what it holds under a key). */
export interface Operation {
  readonly kind: 'grow' | 'evict' | 'reset';
  readonly module: Module;
  /** The call or assignment. */
  readonly node: Expression;
  /** null: no key; each growth adds one entry, an eviction takes any or all. */
  readonly key: Expression | null;
  readonly isElement: boolean;
}

/** A use of a place: in its own name, under an import, through an alias or a parameter. */
interface Mention {
  readonly module: Module;
  readonly node: Expression;
  readonly isElement: boolean;
  /** A variable of its own that holds the same thing for now: what is assigned to it changes nothing in the place. */
  readonly isAlias: boolean;
}

const MENTION_LIMIT = 400;

export class Places {
  readonly #program: Program;
  readonly #operations = new Lazy<string, readonly Operation[]>([]);
  readonly #mentions = new Lazy<string, readonly Mention[]>([]);
  readonly #passed = new Lazy<string, HoldingPlace[]>([]);

  constructor(program: Program) {
    this.#program = program;
  }

  keyOf(place: HoldingPlace): string {
    switch (place.kind) {
      case 'binding':
        return `b${place.binding} ${place.module.key}`;
      case 'field':
        return `f${place.name} ${place.type} ${place.module.key}`;
      case 'property':
        return `p${place.name} ${place.object.start} ${place.module.key}`;
      case 'global':
        return `g${place.name} ${place.owner.key}`;
    }
  }

  /** The places that an expression names, if it does. */
  of(node: Expression, module: Module, depth = 0): HoldingPlace[] {
    if (depth > 6) return [];
    const plain = unwrap(node);
    switch (plain.kind) {
      case 'name': {
        if (plain.binding < 0) {
          const declared = this.#program.scopes.freeName(module, plain.name);
          return declared === null ? [] : [{ kind: 'binding', ...declared, name: plain.name }];
        }
        const b = module.ir.bindings[plain.binding];
        if (b === undefined) return [];
        if (b.kind === 'import') {
          const target = this.#program.scopes.target(module, plain.binding);
          return target?.kind === 'declared'
            ? [{ kind: 'binding', module: target.module, binding: target.binding, name: b.name }]
            : [];
        }
        if (b.kind !== 'variable' && b.kind !== 'constant') return [];
        // A local alias of something longer-lived.
        if (b.owner !== 0) {
          const writes = module.index.writesOf(plain.binding);
          const [only] = writes;
          if (writes.length === 1 && only?.value != null && only.steps.length === 0) {
            const value = unwrap(only.value);
            if (value.kind === 'name' || value.kind === 'member') {
              const aliased = this.of(value, module, depth + 1);
              if (aliased.length > 0) return aliased;
            }
          }
          // `const { sessions } = store`
          const [step] = only?.steps ?? [];
          if (
            writes.length === 1 &&
            only?.value != null &&
            only.steps.length === 1 &&
            step?.startsWith('.')
          ) {
            const parts = this.#program.values
              .of(only.value, module)
              .flatMap((value) => this.#memberPlace(value, step.slice(1), module));
            if (parts.length > 0) return parts;
          }
        }
        return [{ kind: 'binding', module, binding: plain.binding, name: b.name }];
      }
      case 'member':
        return this.#program.values
          .of(plain.object, module)
          .flatMap((value) => this.#memberPlace(value, plain.property, module));
      case 'call':
        return this.#program.values
          .meaningsOf(plain, module)
          .flatMap((m) =>
            m.kind === 'function' && !m.isNew
              ? m.module.index
                  .returnsOf(m.fn)
                  .flatMap((r) =>
                    r.kind === 'name' || r.kind === 'member' ? this.of(r, m.module, depth + 1) : [],
                  )
              : [],
          );
      default:
        return [];
    }
  }

  #memberPlace(value: Value, name: string, from: Module): HoldingPlace[] {
    if (value.kind === 'instance')
      return [{ kind: 'field', module: value.module, type: value.type, name, isStatic: false }];
    if (value.kind === 'type')
      return [{ kind: 'field', module: value.module, type: value.type, name, isStatic: true }];
    if (value.kind === 'unit') {
      const target = this.#program.scopes.exported(value.unit, name);
      return target?.kind === 'declared'
        ? [{ kind: 'binding', module: target.module, binding: target.binding, name }]
        : [];
    }
    if (value.kind === 'literal' && value.node.kind === 'object')
      return [{ kind: 'property', module: value.module, object: value.node, name }];
    if (
      value.kind === 'library' &&
      this.#program.catalog.stated(value.type, 'keeps')?.value === 'process' &&
      this.#program.catalog.memberOf(value.type, name) === null
    )
      return [{ kind: 'global', owner: value.type, name, module: from }];
    return [];
  }

  /** What an object that the source writes out is assigned to: a variable, a field, or a property of another such object. */
  holderOf(object: Expression, module: Module): HoldingPlace | null {
    let node = object;
    let up = module.index.parentOf(node);
    while (up?.kind === 'wrapped' || (up?.kind === 'logical' && up.operator !== '&&')) {
      node = up;
      up = module.index.parentOf(node);
    }
    if (up?.kind === 'assign' && up.value === node) return this.of(up.target, module)[0] ?? null;
    if (up?.kind === 'object') {
      const property = up.properties.find((p) => p.value === node);
      return property?.key == null ? null : { kind: 'property', module, object: up, name: property.key };
    }
    if (up !== null) return null;
    const field = module.index.fieldOf(object);
    return field === null ? null : { kind: 'field', module, ...field };
  }

  /** Places that code of a module adds to: what its calls and assignments are about. Parameters are their callers' places. */
  grownIn(module: Module): HoldingPlace[] {
    const found = new Map<string, HoldingPlace>();
    const add = (node: Expression) => {
      for (const place of this.#holdersOf(node, module, 0)) found.set(this.keyOf(place), place);
    };
    // What the module does when it is loaded, it does once.
    const runsAgain = (node: Expression) =>
      module.functionOf(node) !== 0 || recurs(this.#program.frequencies.ofExpression(node, module).frequency);
    for (const call of module.index.calls) {
      for (const meaning of this.#program.values.meaningsOf(call, module)) {
        if (meaning.kind !== 'catalog' || meaning.meaning.effects === undefined || !runsAgain(call)) continue;
        for (const effect of meaning.meaning.effects) {
          if (effect.effect === 'replace') {
            const receiver = this.#receiverOf(call, module);
            if (receiver !== null) add(receiver);
          }
          if (effect.effect !== 'grow' || effect.place === 'library') continue;
          if (!this.#program.arguments.hold(effect.when, call, module)) continue;
          if (effect.place === 'this') {
            const receiver = this.#receiverOf(call, module);
            if (receiver !== null) add(receiver);
          } else for (const part of this.#program.arguments.at(effect.place, call, module)) add(part.node);
        }
      }
    }
    for (const assign of module.index.assigns) {
      if (assign.isDeclaration || !runsAgain(assign)) continue;
      const target = unwrap(assign.target);
      if (target.kind === 'index') add(target.object);
      else if ((target.kind === 'name' || target.kind === 'member') && mayGrow(assign)) add(target);
    }
    return [...found.values()];
  }

  /** What a call is made on: the object of a method, or the callable thing itself (a memoised function). */
  #receiverOf(call: Call, module: Module): Expression | null {
    const isCallable = this.#program.values
      .of(call.callee, module)
      .some((v) => v.kind === 'library' && this.#program.catalog.memberOf(v.type, '()') !== null);
    if (isCallable) return call.callee;
    return call.callee.kind === 'member' ? call.callee.object : null;
  }

  /** The places behind an expression, through elements (`m[k]`, `m.get(k)`), fallbacks, aliases and parameters. */
  #holdersOf(node: Expression, module: Module, depth: number): HoldingPlace[] {
    if (depth > 6) return [];
    const plain = unwrap(node);
    if (plain.kind === 'index') return this.#holdersOf(plain.object, module, depth + 1);
    if (plain.kind === 'logical') return this.#holdersOf(plain.left, module, depth + 1);
    if (
      plain.kind === 'call' &&
      plain.callee.kind === 'member' &&
      /^(get|Load|at)$/.test(plain.callee.property)
    )
      return this.#holdersOf(plain.callee.object, module, depth + 1);
    if (plain.kind === 'name' && plain.binding >= 0) {
      const parameter = module.index.parameterOf(plain.binding);
      if (parameter !== null && parameter.index >= 0 && parameter.steps.length === 0)
        return this.#holdersOfParameter(module, parameter.fn, parameter.index);
      const writes = module.index.writesOf(plain.binding);
      if (module.ir.bindings[plain.binding]?.owner !== 0) {
        const behind = writes.flatMap((w) =>
          w.value !== null &&
          (w.steps.length === 0 || w.steps[0] === '#0') &&
          w.value.kind !== 'name' &&
          w.value.kind !== 'member'
            ? this.#holdersOf(w.value, module, depth + 1)
            : [],
        );
        return [...this.of(plain, module), ...behind];
      }
    }
    return this.of(plain, module);
  }

  /** What callers pass for a parameter, and theirs for them: asked once, since recursive functions hand on to themselves. */
  #holdersOfParameter(module: Module, fn: FunctionId, index: number): HoldingPlace[] {
    return this.#passed.get(`${fn} ${index} ${module.key}`, () => {
      const found = new Map<string, HoldingPlace>();
      for (const { module: m, call } of this.#program.usage.callsOf(module, fn)) {
        const argument = call.args[index];
        if (argument === undefined) continue;
        for (const place of this.#holdersOf(argument, m, 1)) found.set(this.keyOf(place), place);
      }
      return [...found.values()];
    });
  }

  /** Everything in the program that is done to a place. */
  operationsOn(place: HoldingPlace): readonly Operation[] {
    return this.#operations.get(this.keyOf(place), () =>
      this.mentionsOf(place).flatMap((mention) => this.#operationsAt(mention, place)),
    );
  }

  /** Every use of a place in the program, aliases and parameters included. */
  mentionsOf(place: HoldingPlace): readonly Mention[] {
    return this.#mentions.get(this.keyOf(place), () => this.#findMentions(place));
  }

  #findMentions(place: HoldingPlace): readonly Mention[] {
    const mentions: Mention[] = [];
    const seen = new Set<Expression>();
    const add = (node: Expression, module: Module, isElement: boolean, isAlias: boolean) => {
      if (seen.has(node) || mentions.length >= MENTION_LIMIT) return;
      seen.add(node);
      mentions.push({ module, node, isElement, isAlias });
      this.#derived(node, module, isElement, isAlias, add);
    };
    for (const { node, module, isAlias } of this.#directMentions(place))
      add(node, module, false, isAlias === true);
    return mentions;
  }

  *#directMentions(place: HoldingPlace): Generator<{ node: Expression; module: Module; isAlias?: boolean }> {
    if (place.kind === 'global') {
      for (const { module, node } of this.#program.membersNamed(place.name, place.module.language)) {
        const objects = this.#program.values.of(node.object, module);
        if (objects.some((v) => v.kind === 'library' && v.type.key === place.owner.key))
          yield { node, module };
      }
      return;
    }
    if (place.kind === 'property' || place.kind === 'field') {
      const owner: Value =
        place.kind === 'property'
          ? { kind: 'literal', module: place.module, node: place.object }
          : { kind: place.isStatic ? 'type' : 'instance', module: place.module, type: place.type };
      const { language } = place.module;
      yield* this.#program.membersOf([owner], place.name, language);
      for (const { module, node } of this.#program.destructuringsOf([owner], place.name, language))
        for (const name of module.index.namesOf(node.binding)) yield { module, node: name, isAlias: true };
      return;
    }
    const { module, binding } = place;
    for (const node of module.index.namesOf(binding)) yield { node, module };
    if (module.ir.bindings[binding]?.owner !== 0) return;
    for (const m of this.#program.scopes.modulesOf(module.unit))
      if (m !== module) for (const node of m.index.freeNamesOf(place.name)) yield { node, module: m };
    yield* this.#program.scopes.readsOf(module, binding);
  }

  /** Other expressions that are the same thing, or an element of it: `m[k]`, `m.get(k)`, an alias, a parameter. */
  #derived(
    node: Expression,
    module: Module,
    isElement: boolean,
    isAlias: boolean,
    add: (node: Expression, module: Module, isElement: boolean, isAlias: boolean) => void,
  ): void {
    const up = module.index.parentOf(node);
    if (up === null) return;
    switch (up.kind) {
      case 'wrapped':
        add(up, module, isElement, isAlias && up.how !== 'dereference');
        return;
      case 'logical':
        // `cache[k] || []`, `(m.get(k) ?? new Set())`
        if (up.left === node) add(up, module, isElement, isAlias);
        return;
      case 'index':
        if (up.object === node && !isElement) add(up, module, true, isAlias);
        return;
      case 'member': {
        const call = module.index.parentOf(up);
        if (call?.kind !== 'call' || call.callee !== up || isElement) return;
        const returnsElement = up.property === 'get' || up.property === 'Load' || up.property === 'at';
        if (returnsElement) add(call, module, true, isAlias);
        return;
      }
      case 'assign':
        if (
          up.value === node &&
          up.target.kind === 'name' &&
          up.target.binding >= 0 &&
          module.ir.bindings[up.target.binding]?.owner !== 0
        ) {
          for (const alias of module.index.namesOf(up.target.binding))
            if (alias !== up.target) add(alias, module, isElement, true);
        }
        return;
      case 'call': {
        const index = up.args.indexOf(node);
        if (index === -1) return;
        for (const meaning of this.#program.values.meaningsOf(up, module)) {
          if (meaning.kind !== 'function') continue;
          const parameter = meaning.module.fn(meaning.fn).parameters[index];
          if (parameter?.target.kind !== 'name') continue;
          for (const name of meaning.module.index.namesOf(parameter.target.binding))
            add(name, meaning.module, isElement, true);
        }
        return;
      }
      default:
        return;
    }
  }

  #operationsAt({ module, node, isElement, isAlias }: Mention, place: HoldingPlace | null): Operation[] {
    const up = module.index.parentOf(node);
    if (up === null) return [];
    const operation = (kind: Operation['kind'], at: Expression, key: Expression | null): Operation => ({
      kind,
      module,
      node: at,
      key,
      isElement,
    });
    switch (up.kind) {
      case 'member': {
        if (up.object !== node) return [];
        const parent = module.index.parentOf(up);
        if (parent?.kind === 'call' && parent.callee === up)
          return this.#callOperations(parent, node, module, operation, place);
        if (parent?.kind === 'assign' && parent.target === up && up.property === 'length')
          return [operation('reset', parent, null)];
        if (parent?.kind === 'unary' && parent.operator === 'delete')
          return [operation('evict', parent, null)];
        return [];
      }
      case 'index': {
        if (up.object !== node) return [];
        const parent = module.index.parentOf(up);
        if (parent?.kind === 'assign' && parent.target === up)
          return [operation('grow', parent, isEndOf(up) ? null : up.index)];
        if (parent?.kind === 'unary' && parent.operator === 'delete')
          return [operation('evict', parent, up.index)];
        return [];
      }
      case 'assign':
        // `m[k] = append(m[k], v)` makes the entry longer; any other value is another entry.
        if (up.target !== node || up.isDeclaration || isAlias) return [];
        if (isElement && node.kind !== 'index') return [];
        return this.#rebinding(up, node, module, operation, place);
      case 'tuple': {
        // `x, err = f()`: another value.
        const parent = module.index.parentOf(up);
        return parent?.kind === 'assign' && parent.target === up && !parent.isDeclaration && !isAlias
          ? [operation('reset', parent, null)]
          : [];
      }
      case 'call': {
        if (!up.args.includes(node) && up.callee !== node) return [];
        const found = this.#callOperations(up, node, module, operation, place);
        return found.length === 0 && this.#mayBeReadBy(up, node, module)
          ? [operation('evict', up, null)]
          : found;
      }
      default:
        return [];
    }
  }

  /** Whether a buffer is handed to something unseen, which may read it to its end. */
  #mayBeReadBy(call: Call, node: Expression, module: Module): boolean {
    return (
      this.#program.values
        .of(node, module)
        .some(
          (v) =>
            v.kind === 'library' && this.#program.catalog.stated(v.type, 'container')?.value === 'stream',
        ) && this.#program.values.meaningsOf(call, module).every((m) => m.kind === 'catalog')
    );
  }

  #callOperations(
    call: Call,
    node: Expression,
    module: Module,
    operation: (kind: Operation['kind'], at: Expression, key: Expression | null) => Operation,
    place: HoldingPlace | null,
  ): Operation[] {
    const found: Operation[] = [];
    for (const meaning of this.#program.values.meaningsOf(call, module)) {
      if (meaning.kind !== 'catalog') continue;
      for (const effect of meaning.meaning.effects ?? []) {
        if (effect.effect === 'replace' && this.#receiverOf(call, module) === node) {
          for (const part of this.#program.arguments.at(effect.value, call, module))
            found.push(...this.#replaced(part.node, call, module, operation, place));
          continue;
        }
        if (effect.effect !== 'grow' && effect.effect !== 'evict') continue;
        if (effect.place === 'library' || !this.#program.arguments.hold(effect.when, call, module)) continue;
        const isHere =
          effect.place === 'this'
            ? this.#receiverOf(call, module) === node
            : this.#program.arguments
                .at(effect.place, call, module)
                .some((p) => unwrap(p.node) === unwrap(node));
        if (!isHere) continue;
        if (effect.key?.endsWith('.#') === true) {
          // `Object.assign(place, { [id]: value })`: what is not written out there has keys that nobody sees.
          for (const part of this.#program.arguments.at(effect.key, call, module))
            if (part.steps.length === 0) found.push(operation(effect.effect, call, part.node));
          continue;
        }
        const keys = effect.key === undefined ? null : this.#program.arguments.at(effect.key, call, module);
        // `memoised()`: nothing is handed over, so there is one entry.
        if (effect.effect === 'grow' && keys?.length === 0) continue;
        const key = keys?.[0]?.node ?? null;
        found.push(operation(effect.effect, call, key));
      }
    }
    return found;
  }

  /** `x = append(x, v)`, `x = [...x, v]` grow; `x = x.slice(1)`, `x = x[n:]` shrink; any other value replaces. */
  #rebinding(
    assign: Expression & { kind: 'assign' },
    node: Expression,
    module: Module,
    operation: (kind: Operation['kind'], at: Expression, key: Expression | null) => Operation,
    place: HoldingPlace | null,
  ): Operation[] {
    if (assign.value === null) return [];
    if (assign.operator === '+=' && this.#isGrowingText(assign, module))
      return [operation('grow', assign, null)];
    if (assign.operator !== '=') return [];
    const value = unwrap(assign.value);
    const isSelf = (e: Expression) => sameText(unwrap(e), unwrap(node));
    const [first] = value.kind === 'call' ? value.args : [];
    if (
      value.kind === 'call' &&
      value.callee.kind === 'name' &&
      value.callee.name === 'append' &&
      value.callee.binding < 0 &&
      first !== undefined
    ) {
      if (isSelf(first) || this.#isJustThat(first, isSelf, module)) return [operation('grow', assign, null)];
      return [operation(mentions(first, isSelf) ? 'evict' : 'reset', assign, null)];
    }
    if (value.kind === 'array' && value.elements.some((e) => e.kind === 'spread' && isSelf(e.operand)))
      return [operation('grow', assign, null)];
    if (
      value.kind === 'object' &&
      value.properties.some((p) => p.value.kind === 'spread' && isSelf(p.value.operand))
    ) {
      const computed = value.properties.find((p) => p.computed !== null)?.computed ?? null;
      return computed === null ? [] : [operation('grow', assign, computed)];
    }
    if (
      value.kind === 'call' &&
      value.callee.kind === 'member' &&
      isSelf(value.callee.object) &&
      value.callee.property === 'concat'
    )
      return [operation('grow', assign, null)];
    if (value.kind === 'name' && this.#isGrownCopy(value, isSelf, module))
      return [operation('grow', assign, null)];
    return mentions(value, isSelf)
      ? [operation('evict', assign, null)]
      : this.#replaced(value, assign, module, operation, place);
  }

  /** A place gets another value: a changed copy of what it held, or something new. */
  #replaced(
    value: Expression,
    at: Expression,
    module: Module,
    operation: (kind: Operation['kind'], at: Expression, key: Expression | null) => Operation,
    place: HoldingPlace | null,
  ): Operation[] {
    const plain = unwrap(value);
    const changes =
      place === null || plain.kind !== 'name' || plain.binding < 0
        ? null
        : changesOfCopy(plain, place, module, this.#program, (mention) =>
            this.#operationsAt({ module, node: mention, isElement: false, isAlias: false }, null),
          );
    return changes === null ? [operation('reset', at, null)] : [...changes];
  }

  /** `list := x.items`, and nothing else is ever put into the variable. */
  #isJustThat(node: Expression, isSelf: (e: Expression) => boolean, module: Module): boolean {
    const plain = unwrap(node);
    if (plain.kind !== 'name' || plain.binding < 0) return false;
    const [only, ...more] = module.index.writesOf(plain.binding);
    return only?.value != null && only.steps.length === 0 && more.length === 0 && isSelf(only.value);
  }

  /** `list := x.items; list = append(list, v)`: a local list that was the place's, and more. */
  #isGrownCopy(
    name: Expression & { kind: 'name' },
    isSelf: (e: Expression) => boolean,
    module: Module,
  ): boolean {
    const b = module.ir.bindings[name.binding];
    if (b === undefined || b.owner === 0) return false;
    return module.index.writesOf(name.binding).some(({ value }) => {
      const call = value === null ? null : unwrap(value);
      const [first] = call?.kind === 'call' ? call.args : [];
      if (
        call?.kind !== 'call' ||
        call.callee.kind !== 'name' ||
        call.callee.name !== 'append' ||
        first === undefined
      )
        return false;
      const base = unwrap(first);
      if (isSelf(base)) return true;
      return (
        base.kind === 'name' &&
        module.index.writesOf(base.binding).some((w) => w.value !== null && isSelf(unwrap(w.value)))
      );
    });
  }

  /** `text += more`: a number that is added to stays one number. */
  #isGrowingText(assign: Expression & { kind: 'assign' }, module: Module): boolean {
    const isText = (node: Expression) =>
      this.#program.values
        .of(node, module)
        .some((v) => v.kind === 'library' && !v.type.isList && v.type.name === 'string');
    if (assign.value === null) return false;
    if (this.#startsAsText(assign.target, module)) return true;
    return isText(assign.target) && (isText(assign.value) || assign.value.kind === 'binary');
  }

  /** `let log = ''`, `buffer = ''` in a class: whatever is added to it is added as text. */
  #startsAsText(node: Expression, module: Module): boolean {
    return this.of(node, module).some((place) => {
      if (place.kind === 'binding')
        return place.module.index.writesOf(place.binding).some((w) => isString(w.value));
      if (place.kind !== 'field') return false;
      const field = place.module.ir.types[place.type]?.fields.find((f) => f.name === place.name);
      return isString(field?.value ?? null);
    });
  }
}

/** Whether an assignment has one of the forms in which a place gets what it held, and more: see `#rebinding`. */
function mayGrow({ operator, value }: Expression & { kind: 'assign' }): boolean {
  if (operator !== '=' || value === null) return operator === '+=';
  const plain = unwrap(value);
  switch (plain.kind) {
    case 'call':
    case 'name':
      return true;
    case 'array':
      return plain.elements.some((e) => e.kind === 'spread');
    case 'object':
      return plain.properties.some((p) => p.value.kind === 'spread');
    default:
      return false;
  }
}

function isString(node: Expression | null): boolean {
  return node?.kind === 'literal' && node.type === 'string';
}

/** `list[list.length]`: one more at the end. */
function isEndOf(element: Expression & { kind: 'index' }): boolean {
  const key = unwrap(element.index);
  return (
    key.kind === 'member' && key.property === 'length' && sameText(unwrap(key.object), unwrap(element.object))
  );
}

function mentions(node: Expression, is: (e: Expression) => boolean): boolean {
  let found = false;
  visitExpressions(node, (e) => {
    if (is(e)) found = true;
    return !found;
  });
  return found;
}

/** Whether two expressions are written alike: names, members and indexes of the same bindings. */
export function sameText(a: Expression, b: Expression): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'name':
      return b.kind === 'name' && a.binding === b.binding && a.name === b.name;
    case 'this':
      return true;
    case 'literal':
      return b.kind === 'literal' && a.value === b.value;
    case 'member':
      return b.kind === 'member' && a.property === b.property && sameText(unwrap(a.object), unwrap(b.object));
    case 'index':
      return (
        b.kind === 'index' &&
        sameText(unwrap(a.object), unwrap(b.object)) &&
        sameText(unwrap(a.index), unwrap(b.index))
      );
    case 'call':
      return (
        b.kind === 'call' &&
        a.args.length === b.args.length &&
        sameText(a.callee, b.callee) &&
        a.args.every((x, i) => sameText(x, b.args[i] ?? x))
      );
    default:
      return false;
  }
}
