// What is done to a place: growth, evictions, and resets, wherever the program mentions it.
import type { Call, Expression } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import {
  hasPart,
  isAddedTo,
  isNothing,
  isNumber,
  lastName,
  quoted,
  sameText,
  unwrap,
} from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isString } from '../values/value.ts';
import { changesOfCopy } from './copies.ts';
import { cutsOf, isCutOf, putBackAnew, putBackShorter } from './cuts.ts';
import { unlinkedWherePutInFront } from './linked-lists.ts';
import type { Mention } from './mentions.ts';
import type { HoldingPlace } from './places.ts';

/** Something that is done to a place (or, with `isElement`, to what it holds under a key). */
export interface Operation {
  readonly kind: 'grow' | 'evict' | 'reset';
  readonly module: Module;
  /** The call or assignment. */
  readonly node: Expression;
  /** null: no key; each growth adds one entry, an eviction takes any or all. */
  readonly key: Expression | null;
  readonly isElement: boolean;
  /** Objects as keys are told apart by which they are, not by what is in them. */
  readonly byIdentity?: true;
  /** From then on entries are taken out again and again, without another call: a sweeper is started. */
  readonly isLasting?: true;
  /** The place gets a value that holds what was there: a logger made from the logger, a node in front of the list. */
  readonly isAround?: true;
  /** It is a text, which gets longer. */
  readonly isText?: true;
}

export class Operations {
  readonly #program: Program;
  readonly #operations = new Lazy<string, readonly Operation[]>([]);

  constructor(program: Program) {
    this.#program = program;
  }

  /** Everything in the program that is done to a place. */
  on(place: HoldingPlace): readonly Operation[] {
    return this.#operations.get(this.#program.places.keyOf(place), () =>
      eachOnce([
        ...this.#program.mentions.of(place).flatMap((mention) => this.#operationsAt(mention, place)),
        ...(place.kind === 'property' ? this.#replacedHolders(place) : []),
      ]),
    );
  }

  /** `state[name] = { events: [] }`: another object in the place of the one whose list it is. */
  #replacedHolders({ module, object, name }: HoldingPlace & { kind: 'property' }): Operation[] {
    return module.index.assigns.flatMap((assign): Operation[] => {
      const { target, value, operator, isDeclaration } = assign;
      const other = value === null ? null : unwrap(value);
      if (isDeclaration || operator !== '=' || other?.kind !== 'object' || other === object) return [];
      if (target.kind !== 'index' && target.kind !== 'member') return [];
      if (!other.properties.some(({ key }) => key === name)) return [];
      return this.#program.values
        .of(target, module)
        .some((held) => held.kind === 'literal' && held.node === object)
        ? [{ kind: 'reset', module, node: assign, key: null, isElement: false }]
        : [];
    });
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
        if (parent?.kind === 'call' && parent.callee === up) {
          const rest =
            isElement && place !== null
              ? putBackShorter(parent, module, (e) => this.#program.places.isNamedBy(e, module, place))
              : null;
          return rest !== null
            ? [operation('evict', rest, null)]
            : this.#callOperations(parent, node, module, operation, place);
        }
        if (parent?.kind === 'assign' && parent.target === up && up.property === 'length')
          return [operation('reset', parent, null)];
        if (parent?.kind === 'unary' && parent.operator === 'delete')
          return [operation('evict', parent, null)];
        return [];
      }
      case 'conditional': {
        const anew =
          isElement && place !== null
            ? putBackAnew(node, module, (e) => this.#program.places.isNamedBy(e, module, place))
            : null;
        return anew === null ? [] : [operation('evict', anew, null)];
      }
      case 'index': {
        if (up.object !== node) return [];
        const parent = module.index.parentOf(up);
        if (parent?.kind === 'assign' && parent.target === up)
          // What is counted down was counted up before: it is there.
          return parent.operator === '-=' ||
            parent.operator === '--' ||
            isCutOf(parent.value, up, module) ||
            this.#keepsLength(node, module)
            ? []
            : [operation('grow', parent, isEndOf(up) ? null : up.index)];
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
        return found.length === 0 &&
          (this.#mayBeReadBy(up, node, module) || this.#mayBeTakenOutBy(up, node, module))
          ? [operation('evict', up, null)]
          : found;
      }
      default:
        return [];
    }
  }

  /** Go's lists do not get longer by what is put at an index; JavaScript's do. */
  #keepsLength(list: Expression, module: Module): boolean {
    return (
      module.ir.packageName !== null &&
      this.#program.values
        .of(list, module)
        .some(
          (v) =>
            (v.kind === 'typed' && v.ref.kind === 'list') ||
            (v.kind === 'literal' && v.node.kind === 'array' && v.node.type?.kind !== 'map'),
        )
    );
  }

  /** Whether a buffer is handed to something unseen, which may read it to its end. */
  #mayBeReadBy(call: Call, node: Expression, module: Module): boolean {
    return (
      this.#program.values
        .of(node, module)
        .some(
          (v) =>
            v.kind === 'library' && this.#program.catalog.stated(v.type, 'container')?.value === 'stream',
        ) && this.#program.calls.meaningsOf(call, module).every((m) => m.kind === 'catalog')
    );
  }

  /** Whether something unseen is handed a list to take something out of it, by its name: `arrayRemove(sockets, index)`. */
  #mayBeTakenOutBy(call: Call, node: Expression, module: Module): boolean {
    return (
      call.args[0] === node &&
      call.args.length > 1 &&
      /^(?:(?:array|unordered)_?)*(?:remove|pull|delete)/i.test(lastName(call.callee)) &&
      this.#program.calls.meaningsOf(call, module).length === 0
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
    for (const meaning of this.#program.calls.meaningsOf(call, module)) {
      if (meaning.kind !== 'catalog') continue;
      for (const effect of meaning.meaning.effects ?? []) {
        if (effect.effect === 'replace' && this.#program.places.receiverOf(call, module) === node) {
          for (const part of this.#program.arguments.at(effect.value, call, module))
            found.push(...this.#replaced(part.node, call, module, operation, place));
          continue;
        }
        if (effect.effect !== 'grow' && effect.effect !== 'evict') continue;
        if (effect.place === 'library' || !this.#program.arguments.hold(effect.when, call, module)) continue;
        const isHere =
          effect.place === 'this'
            ? this.#program.places.receiverOf(call, module) === node
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
        const done = operation(effect.effect, call, key);
        if (effect.effect === 'grow')
          found.push(effect.byIdentity === true ? { ...done, byIdentity: true } : done);
        else found.push(effect.lasting === true ? { ...done, isLasting: true } : done);
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
      return [{ ...operation('grow', assign, null), isText: true }];
    if (assign.operator !== '=') return [];
    const value = unwrap(assign.value);
    const isSelf = (e: Expression) => sameText(unwrap(e), unwrap(node));
    if (isAddedTo(value, isSelf) && this.#isGrowingText(assign, module))
      return [{ ...operation('grow', assign, null), isText: true }];
    const [first, ...others] = value.kind === 'call' ? value.args : [];
    if (
      value.kind === 'call' &&
      value.callee.kind === 'name' &&
      value.callee.name === 'append' &&
      value.callee.binding < 0 &&
      first !== undefined
    ) {
      if (isSelf(first) || this.#isJustThat(first, isSelf, module)) return [operation('grow', assign, null)];
      // `x = append([]T{v}, x...)`; beside nothing else that is the same list in memory of its own.
      if (others.some((e) => e.kind === 'spread' && isSelf(e.operand)))
        return others.length === 1 && isEmptyList(first) ? [] : [operation('grow', assign, null)];
      return [operation(hasPart(first, isSelf) ? 'evict' : 'reset', assign, null)];
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
      return [
        operation('grow', assign, null),
        ...cutsOf(value, module).map((cut) => operation('evict', cut, null)),
      ];
    if (value.kind === 'call' && value.isNew && first !== undefined) {
      const added = addedTo(first, isSelf);
      if (added !== null) return added.map((key) => operation('grow', assign, key));
    }
    const unlinked = value.kind === 'name' ? unlinkedWherePutInFront(value, assign, isSelf, module) : null;
    if (unlinked !== null)
      return [
        { ...operation('grow', assign, null), isAround: true },
        ...unlinked.map((e) => operation('evict', e, null)),
      ];
    const held = this.#held(value, isSelf, module);
    if (held !== null)
      return [{ ...operation('grow', assign, null), ...(held === 'inside' ? { isAround: true } : {}) }];
    return hasPart(value, isSelf)
      ? [operation('evict', assign, null)]
      : this.#replaced(value, assign, module, operation, place);
  }

  /**
   * Whether a value has the other one in it (`&node{next: x}`, `x.With(more)`, `context.WithValue(x, key, v)`), or all that was in
   * it beside something else: `slices.Insert(x, 0, v)`, `Buffer.concat([x, more])`.
   */
  #held(value: Expression, isSelf: (e: Expression) => boolean, module: Module): 'inside' | 'beside' | null {
    const plain = unwrap(value);
    if (plain.kind === 'object') {
      const isIn = plain.properties.some(
        (p) => p.key !== null && p.value.kind !== 'spread' && isSelf(p.value),
      );
      return isIn ? 'inside' : null;
    }
    if (plain.kind !== 'call') return null;
    for (const meaning of this.#program.calls.meaningsOf(plain, module)) {
      const { around, passes } = meaning.kind === 'catalog' ? meaning.meaning : {};
      if (around === undefined) continue;
      const inner =
        around === 'this'
          ? [this.#program.places.receiverOf(plain, module)]
          : this.#program.arguments.at(around, plain, module).map((part) => part.node);
      if (inner.some((e) => e !== null && (isSelf(e) || this.#held(e, isSelf, module) !== null)))
        return passes?.includes(around) === true ? 'beside' : 'inside';
    }
    return null;
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
    const write = module.index.onlyWriteOf(plain.binding);
    return write !== null && write.steps.length === 0 && isSelf(write.value);
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

  /** `text += more`, `text = text + more`: a number that is added to stays one number. */
  #isGrowingText(assign: Expression & { kind: 'assign' }, module: Module): boolean {
    if (this.#startsAsText(assign.target, module)) return true;
    const values = this.#program.values.of(assign.target, module);
    return values.length > 0 && values.every(isString);
  }

  /** `let log = ''`, `buffer = ''` in a class: whatever is added to it is added as text. */
  #startsAsText(node: Expression, module: Module): boolean {
    return this.#program.places.of(node, module).some((place) => {
      if (place.kind === 'binding')
        return place.module.index.writesOf(place.binding).some((w) => quoted(w.value) !== null);
      if (place.kind !== 'field') return false;
      const field = place.module.ir.types[place.type]?.fields.find((f) => f.name === place.name);
      return quoted(field?.value) !== null;
    });
  }
}

/** What `new Map([...map, [key, value]])` and `new Set([...set, key])` hold beside what was there; null for what begins anew. */
function addedTo(list: Expression, isSelf: (e: Expression) => boolean): (Expression | null)[] | null {
  const plain = unwrap(list);
  if (plain.kind !== 'array' || !plain.elements.some((e) => e.kind === 'spread' && isSelf(e.operand)))
    return null;
  return plain.elements.flatMap((element) => {
    if (element.kind === 'spread') return [];
    const entry = unwrap(element);
    return [entry.kind === 'array' ? (entry.elements[0] ?? null) : element];
  });
}

/** `make([]T, 0, n)`, `[]T{}`, `[]T(nil)`: a list with nothing in it yet. */
function isEmptyList(node: Expression): boolean {
  const plain = unwrap(node);
  if (plain.kind === 'array') return plain.elements.length === 0;
  if (plain.kind !== 'call') return isNothing(plain);
  const [first, length] = plain.args;
  if (plain.callee.kind === 'type') return first !== undefined && isNothing(first);
  return (
    plain.callee.kind === 'name' &&
    plain.callee.name === 'make' &&
    plain.callee.binding < 0 &&
    (length === undefined || isNumber(unwrap(length), '0'))
  );
}

/** `list[list.length]`: one more at the end. */
function isEndOf(element: Expression & { kind: 'index' }): boolean {
  const key = unwrap(element.index);
  return (
    key.kind === 'member' && key.property === 'length' && sameText(unwrap(key.object), unwrap(element.object))
  );
}

/** A copy that is put back in several places is changed once. */
function eachOnce(operations: readonly Operation[]): readonly Operation[] {
  const known = new Map<Expression, Operation[]>();
  return operations.filter((operation) => {
    const same = known.get(operation.node) ?? [];
    if (same.some(({ kind, key }) => kind === operation.kind && key === operation.key)) return false;
    known.set(operation.node, [...same, operation]);
    return true;
  });
}
