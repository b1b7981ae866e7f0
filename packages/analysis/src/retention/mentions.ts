// Every use of a place in the program: in its own name, under an import, through an alias, a parameter, or an element of it.
import type { CallMeaning } from '@leakline/catalog';
import type { Call, Expression, ObjectLiteral } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { isForWhatIsMissing, keyUnder } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { identity, type Value } from '../values/value.ts';
import type { HoldingPlace } from './places.ts';

/** A use of a place: in its own name, under an import, through an alias or a parameter. */
export interface Mention {
  readonly module: Module;
  readonly node: Expression;
  readonly isElement: boolean;
  /** A variable of its own that holds the same thing for now: what is assigned to it changes nothing in the place. */
  readonly isAlias: boolean;
}

/** One by the place's own name. */
interface DirectMention {
  readonly node: Expression;
  readonly module: Module;
  readonly isAlias?: boolean;
}

const MENTION_LIMIT = 400;

export class Mentions {
  readonly #program: Program;
  readonly #mentions = new Lazy<string, readonly Mention[]>([]);

  constructor(program: Program) {
    this.#program = program;
  }

  /** Every use of a place in the program, aliases and parameters included. */
  of(place: HoldingPlace): readonly Mention[] {
    return this.#mentions.get(this.#program.places.keyOf(place), () => this.#findMentions(place));
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

  *#directMentions(place: HoldingPlace): Generator<DirectMention> {
    if (place.kind === 'global') {
      for (const { module, node } of this.#program.membersNamed(place.name, place.module.language)) {
        const objects = this.#program.values.of(node.object, module);
        if (objects.some((v) => v.kind === 'library' && v.type.key === place.owner.key))
          yield { node, module };
      }
      for (const module of this.#program.modules(place.module.language))
        for (const node of module.index.freeNamesOf(place.name))
          if (this.#program.places.isNamedBy(node, module, place)) yield { node, module };
      return;
    }
    if (place.kind === 'ambient') {
      for (const module of this.#program.modules(place.module.language)) {
        for (const node of module.index.freeNamesOf(place.name)) yield { node, module };
        for (const { from, binding } of module.ir.imports) {
          const to = this.#program.scopes.resolve(module, from);
          const names = module.index.namesOf(binding);
          const [first] = names;
          if (to.kind !== 'package' || !place.type.library.packages.includes(to.name)) continue;
          const named = first === undefined ? [] : this.#program.places.of(first, module);
          // Each file may call it by another name.
          if (named.some((p) => p.kind === 'ambient' && p.type.key === place.type.key))
            for (const node of names) yield { node, module };
        }
      }
      return;
    }
    if (place.kind === 'exported') {
      const { module, exported, value } = place;
      const unit: Value = { kind: 'unit', unit: module.unit };
      for (const node of module.index.membersNamed(exported)) {
        const up = module.index.parentOf(node);
        if (up?.kind === 'assign' && up.target === node && up.value === value) continue;
        if (this.#program.values.of(node.object, module).some((v) => identity(v) === identity(unit)))
          yield { node, module };
      }
      yield* this.#program.scopes.readsOfExport(module.unit, exported);
      return;
    }
    if (place.kind !== 'binding') {
      const owner = ownerOf(place);
      const { language } = place.module;
      const embedders = place.kind === 'field' ? this.#program.types.embeddersOf(place, place.name) : [];
      const owners = [owner, ...embedders.map((type): Value => ({ kind: 'instance', ...type }))];
      yield* this.#readsOf(owners, place.name, language);
      if (place.kind === 'property') yield* this.#inPatterns(place);
      return;
    }
    const { module, binding } = place;
    for (const node of module.index.namesOf(binding)) yield { node, module };
    if (module.ir.bindings[binding]?.owner !== 0) return;
    for (const m of this.#program.scopes.modulesOf(module.unit))
      if (m !== module) for (const node of m.index.freeNamesOf(place.name)) yield { node, module: m };
    yield* this.#program.scopes.readsOf(module, binding);
  }

  /** The property of an object that is handed on whole, to a pattern: `lookup(deps)` of `function lookup({ cache })`. */
  *#inPatterns({ module, object, name }: HoldingPlace & { kind: 'property' }) {
    const holder = this.#program.places.holderOf(object, module);
    if (holder?.kind !== 'binding') return;
    for (const use of this.of(holder))
      if (!use.isElement)
        for (const found of this.#namesInPattern(use.node, name, use.module))
          yield { ...found, isAlias: true };
  }

  /** What a pattern takes out of an argument under a key. */
  *#namesInPattern(argument: Expression, key: string, module: Module) {
    const call = module.index.parentOf(argument);
    const index = call?.kind === 'call' ? call.args.indexOf(argument) : -1;
    if (call?.kind !== 'call' || index === -1) return;
    for (const meaning of this.#program.calls.meaningsOf(call, module)) {
      if (meaning.kind !== 'function') continue;
      const pattern = meaning.module.fn(meaning.fn).parameters[index]?.target;
      if (pattern?.kind !== 'object') continue;
      const part = pattern.properties.find((p) => p.key === key)?.value;
      const name = part?.kind === 'assign' ? part.target : part;
      if (name?.kind !== 'name') continue;
      for (const node of meaning.module.index.namesOf(name.binding)) yield { node, module: meaning.module };
    }
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
    if (up === null) {
      // `function limiter(hits = shared)`
      for (const name of module.namesOfDefault(node)) add(name, module, isElement, true);
      return;
    }
    switch (up.kind) {
      case 'object': {
        // `limiter({ hits: shared })`
        const key = keyUnder(up, node);
        if (key !== null) this.#underProperty(up, key, module, (name, m) => add(name, m, isElement, true));
        return;
      }
      case 'wrapped':
        add(up, module, isElement, isAlias && up.how !== 'dereference');
        return;
      case 'logical':
        // `cache[k] || []`, `(m.get(k) ?? new Set())`
        if (up.left === node) add(up, module, isElement, isAlias);
        // `given || this.relations`
        else if (up.operator !== '&&') add(up, module, isElement, true);
        return;
      case 'conditional':
        // `known ? members : guests`
        if (up.test !== node) add(up, module, isElement, true);
        return;
      case 'index':
        if (up.object === node && !isElement) add(up, module, true, isAlias);
        return;
      case 'member': {
        const call = module.index.parentOf(up);
        if (call?.kind !== 'call' || call.callee !== up) return;
        // `set.add(name)`, where the program's own method puts it into what it is called on
        if (up.object === node)
          for (const meaning of this.#program.calls.meaningsOf(call, module)) {
            if (meaning.kind === 'catalog') {
              // `all.forEach((list, key, same) => …)`
              this.#received(meaning.meaning, call, module, isElement, add);
              continue;
            }
            if (meaning.isNew) continue;
            const own = meaning.module.fn(meaning.fn).receiver?.target;
            if (own?.kind !== 'name' || !this.#program.types.isOnCollection(meaning.module, meaning.fn))
              continue;
            for (const name of meaning.module.index.namesOf(own.binding))
              add(name, meaning.module, isElement, true);
          }
        if (!isElement && this.#program.places.givesElement(call, module)) add(call, module, true, isAlias);
        return;
      }
      case 'assign':
        // `(seen ??= []).push(text)`, `(byRoom[id] = []).push(text)`
        if (up.target === node && (isForWhatIsMissing(up) || (isElement && up.operator === '=')))
          add(up, module, isElement, isAlias);
        if (
          up.value === node &&
          up.target.kind === 'name' &&
          up.target.binding >= 0 &&
          module.ir.bindings[up.target.binding]?.owner !== 0
        ) {
          // `let list = lists.get(id); … list = []; list.push(x)`: that is another one.
          const definitions = this.#program.definitions(module);
          for (const alias of module.index.namesOf(up.target.binding))
            if (alias !== up.target && definitions.reaching(alias).some((write) => write.assign === up))
              add(alias, module, isElement, true);
        }
        // `request.store = store`
        if (up.value === node && up.target.kind === 'member') {
          const holders = this.#program.values
            .of(up.target.object, module)
            .filter(({ kind }) => kind === 'library');
          if (holders.length > 0)
            for (const read of this.#readsOf(holders, up.target.property, module.language))
              if (read.node !== up.target) add(read.node, read.module, isElement, true);
        }
        return;
      case 'call': {
        const index = up.args.indexOf(node);
        if (index === -1) return;
        for (const meaning of this.#program.calls.meaningsOf(up, module)) {
          if (meaning.kind === 'catalog') {
            // `c.Set("store", store)`
            const { keeps } = meaning.meaning;
            const [kept] = keeps === undefined ? [] : this.#program.arguments.at(keeps.value, up, module);
            if (keeps !== undefined && kept?.node === node)
              for (const taken of this.#program.carried.takenFrom(keeps, up, module))
                add(taken.call, taken.module, isElement, true);
            continue;
          }
          const parameter = meaning.module.fn(meaning.fn).parameters[index];
          // What is handed over one by one is put into a list of the call's own.
          if (parameter?.target.kind !== 'name' || parameter.isRest) continue;
          for (const name of meaning.module.index.namesOf(parameter.target.binding))
            add(name, meaning.module, isElement, true);
        }
        return;
      }
      case 'loop': {
        // `for name, list := range lists { … }`
        const element = up.target?.kind === 'tuple' ? up.target.elements[1] : null;
        if (isElement || up.over !== node || element?.kind !== 'name' || element.binding < 0) return;
        for (const alias of module.index.namesOf(element.binding))
          if (alias !== element) add(alias, module, true, true);
        return;
      }
      default:
        return;
    }
  }

  /** The parameters of a function that a method runs, where the method hands it what it is called on, or the elements of that. */
  #received(
    { callbacks = [] }: CallMeaning,
    call: Call,
    module: Module,
    isElement: boolean,
    add: (node: Expression, module: Module, isElement: boolean, isAlias: boolean) => void,
  ): void {
    for (const { at, receives } of callbacks)
      for (const { node } of receives === undefined ? [] : this.#program.arguments.at(at, call, module)) {
        if (node.kind !== 'function') continue;
        module.fn(node.function).parameters.forEach(({ target }, index) => {
          const part = receives?.[index];
          if (target.kind !== 'name' || (part !== 'this' && (part !== 'this[]' || isElement))) return;
          for (const name of module.index.namesOf(target.binding))
            add(name, module, isElement || part === 'this[]', true);
        });
      }
  }

  /** Where a property of an object that the source writes out is read: as a member, or by a pattern. */
  #underProperty(
    object: ObjectLiteral,
    key: string,
    module: Module,
    add: (node: Expression, module: Module) => void,
  ): void {
    const owner: Value = { kind: 'literal', module, node: object };
    for (const read of this.#readsOf([owner], key, module.language)) add(read.node, read.module);
    for (const { node, module: m } of this.#namesInPattern(object, key, module)) add(node, m);
  }

  /** Where a member of values is read: by its name, or by a pattern, which binds a variable of its own. */
  *#readsOf(owners: readonly Value[], name: string, language: string): Generator<DirectMention> {
    yield* this.#program.membersOf(owners, name, language);
    for (const { module, node } of this.#program.destructuringsOf(owners, name, language))
      for (const use of module.index.namesOf(node.binding)) yield { module, node: use, isAlias: true };
  }
}

/** What a place is a member of. */
function ownerOf(place: HoldingPlace & { kind: 'property' | 'field' | 'part' | 'attached' }): Value {
  const { module } = place;
  switch (place.kind) {
    case 'property':
      return { kind: 'literal', module, node: place.object };
    case 'part':
      return { kind: 'typed', module, ref: place.shape };
    case 'attached':
      return { kind: 'function', module, fn: place.fn };
    case 'field':
      return { kind: place.isStatic ? 'type' : 'instance', module, type: place.type };
  }
}
