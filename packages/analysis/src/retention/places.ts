// Places that hold values longer than a call: module-level bindings, fields, captured variables, properties of kept objects.
import type { CatalogType } from '@leakline/catalog';
import type {
  BindingId,
  Call,
  Expression,
  FunctionId,
  Name,
  ObjectLiteral,
  TypeId,
  TypeRef,
} from '@leakline/ir';
import { recurs } from '../frequency/answer.ts';
import { Lazy } from '../lazy.ts';
import {
  isAddedTo,
  isForWhatIsMissing,
  lastName,
  receiverOf,
  sameText,
  unwrap,
} from '../modules/expressions.ts';
import type { Module, ParameterRef } from '../modules/module.ts';
import type { Target } from '../modules/scope.ts';
import type { Program } from '../program.ts';
import type { Part } from '../values/arguments.ts';
import type { Value } from '../values/value.ts';

/** Where values are held, told apart from every other place by `Places.keyOf`. */
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
  /** A field of what has no named type: `var cache struct { sync.Mutex; entries map[string]entry }`. */
  | {
      readonly kind: 'part';
      readonly module: Module;
      /** The written type, and the variable or field that is of it. */
      readonly shape: TypeRef;
      readonly holder: HoldingPlace;
      readonly name: string;
    }
  /** A value that a file exports without a name of its own in it: `exports.items = []`, `export default new Map()`. */
  | {
      readonly kind: 'exported';
      readonly module: Module;
      readonly value: Expression;
      /** How others ask for it, which need not be what they call it. */
      readonly exported: string;
      readonly name: string;
    }
  /** A property that the program sets on a function: `slugOf.cache = {}`. */
  | { readonly kind: 'attached'; readonly module: Module; readonly fn: FunctionId; readonly name: string }
  /** A property of a library's object that lives as long as the process: `globalThis.x`, `app.locals.x`. */
  | { readonly kind: 'global'; readonly owner: CatalogType; readonly name: string; readonly module: Module }
  /** A container that the runtime or a package has under a name: the timeline of `performance`, the partials of `Handlebars`. */
  | { readonly kind: 'ambient'; readonly type: CatalogType; readonly name: string; readonly module: Module };

export class Places {
  readonly #program: Program;
  readonly #passed = new Lazy<string, HoldingPlace[]>([]);

  constructor(program: Program) {
    this.#program = program;
  }

  /** The same text for the same place, and no other. */
  keyOf(place: HoldingPlace): string {
    switch (place.kind) {
      case 'binding':
        return `b${place.binding} ${place.module.key}`;
      case 'field':
        return `f${place.name} ${place.type} ${place.module.key}`;
      case 'property':
        return `p${place.name} ${place.object.start} ${place.module.key}`;
      case 'part':
        return `.${place.name} ${this.keyOf(place.holder)}`;
      case 'exported':
        return `e${place.exported} ${place.module.key}`;
      case 'attached':
        return `a${place.name} ${place.fn} ${place.module.key}`;
      case 'global':
        return `g${place.name} ${place.owner.key}`;
      case 'ambient':
        return `n${place.name} ${place.type.key}`;
    }
  }

  /** Whether an expression names a place. */
  isNamedBy(node: Expression, module: Module, place: HoldingPlace): boolean {
    const key = this.keyOf(place);
    return this.of(node, module).some((named) => this.keyOf(named) === key);
  }

  /** The places that an expression names, if it does. */
  of(node: Expression, module: Module, depth = 0): HoldingPlace[] {
    if (depth > 6) return [];
    const plain = unwrap(node);
    switch (plain.kind) {
      case 'name': {
        if (plain.binding < 0) {
          const declared = this.#program.scopes.freeName(module, plain.name);
          return declared === null
            ? this.#ambient(plain, module)
            : [{ kind: 'binding', ...declared, name: plain.name }];
        }
        const b = module.ir.bindings[plain.binding];
        if (b === undefined) return [];
        if (b.kind === 'import') {
          const target = this.#program.scopes.target(module, plain.binding);
          if (target?.kind === 'declared')
            return [{ kind: 'binding', module: target.module, binding: target.binding, name: b.name }];
          const exported = this.#exportedBy(target, b.name, depth);
          return exported.length > 0 ? exported : this.#ambient(plain, module);
        }
        if (b.kind === 'parameter') return this.#defaultOf(plain.binding, module, depth);
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
              .flatMap((value) => this.#memberPlace(value, step.slice(1), module, depth));
            if (parts.length > 0) return parts;
          }
        }
        return [{ kind: 'binding', module, binding: plain.binding, name: b.name }];
      }
      case 'member': {
        const objects = this.#program.values.of(plain.object, module);
        const places = objects.flatMap((value) => this.#memberPlace(value, plain.property, module, depth));
        return places.length > 0 ? places : objects.flatMap((value) => partPlace(value, plain.property));
      }
      case 'call':
        return this.#program.calls.meaningsOf(plain, module).flatMap((m) => {
          if (m.kind === 'catalog')
            return m.meaning.takes === undefined
              ? []
              : this.#program.carried
                  .keptFor(m.meaning.takes, plain, module)
                  .flatMap((kept) => this.#behindName(kept.value, kept.module, depth));
          return m.isNew
            ? []
            : m.module.index
                .returnsOf(m.fn)
                .flatMap((r) =>
                  r.kind === 'name' || r.kind === 'member' ? this.of(r, m.module, depth + 1) : [],
                );
        });
      default:
        return [];
    }
  }

  /** The place that a name stands for which no file of the program declares. */
  #ambient(node: Name, module: Module): HoldingPlace[] {
    const globals = node.binding >= 0 ? [] : this.#program.values.builtin(module, 'globals');
    const set = globals.filter(
      (value) => this.#program.memberWritesOf(value, node.name, module.language).length > 0,
    );
    if (set.length > 0) return set.flatMap((value) => this.#memberPlace(value, node.name, module, 0));
    return this.#program.values
      .of(node, module)
      .flatMap((v): HoldingPlace[] =>
        v.kind === 'library' && this.#program.catalog.stated(v.type, 'container')?.value === 'unbounded'
          ? [{ kind: 'ambient', type: v.type, name: node.name, module }]
          : [],
      );
  }

  /** The place that a parameter stands for where callers leave it out: `function limiter({ hits = new Map() } = {})`. */
  #defaultOf(binding: BindingId, module: Module, depth: number): HoldingPlace[] {
    const parameter = module.index.parameterOf(binding);
    const writes = module.index.writesOf(binding);
    if (parameter === null || writes.length === 0) return [];
    // What else is put into it may be anybody's.
    if (writes.some((w) => w.assign !== null && module.index.positionOf(w.assign) !== null)) return [];
    const isLeftOut = this.#program.usage
      .callsOf(module, parameter.fn)
      .some(
        ({ module: m, call }) =>
          this.#program.arguments.argument(call, parameter.index, parameter.steps, m, parameter.isRest)
            .length === 0,
      );
    if (!isLeftOut) return [];
    const defaults = writes.flatMap((w) =>
      w.value === null ? [] : this.#program.arguments.follow(w.value, w.steps, module),
    );
    return defaults.flatMap(({ node, steps }): HoldingPlace[] => {
      if (steps.length > 0) return [];
      const { kind } = unwrap(node);
      return kind === 'name' || kind === 'member'
        ? this.#behindName(node, module, depth)
        : [{ kind: 'binding', module, binding, name: module.ir.bindings[binding]?.name ?? '' }];
    });
  }

  #memberPlace(value: Value, name: string, from: Module, depth: number): HoldingPlace[] {
    if (value.kind === 'instance') {
      const { module, type } = this.#program.types.declaring(value, name);
      return [{ kind: 'field', module, type, name, isStatic: false }];
    }
    if (value.kind === 'type')
      return [{ kind: 'field', module: value.module, type: value.type, name, isStatic: true }];
    if (value.kind === 'unit') {
      const target = this.#program.scopes.exported(value.unit, name);
      return target?.kind === 'declared'
        ? [{ kind: 'binding', module: target.module, binding: target.binding, name }]
        : this.#exportedBy(target, name, depth);
    }
    if (value.kind === 'literal' && value.node.kind === 'object') {
      const { module, node } = value;
      // `limiter({ hits: shared })`: the property is another name for it.
      const [shared] = this.#program.arguments.follow(node, [`.${name}`], module);
      const behind =
        shared === undefined || shared.steps.length > 0 ? [] : this.#behindName(shared.node, module, depth);
      return behind.length > 0 ? behind : [{ kind: 'property', module, object: node, name }];
    }
    if (value.kind === 'function' && this.#program.memberWritesOf(value, name, from.language).length > 0)
      return [{ kind: 'attached', module: value.module, fn: value.fn, name }];
    if (value.kind !== 'library' || this.#program.catalog.memberOf(value.type, name) !== null) return [];
    return this.#program.catalog.stated(value.type, 'keeps')?.value === 'process'
      ? [{ kind: 'global', owner: value.type, name, module: from }]
      : this.#hungOn(value, name, from, depth);
  }

  /** What a member that the program sets on a library's object is another name for, every time: `request.store = store`. */
  #hungOn(object: Value, name: string, { language }: Module, depth: number): HoldingPlace[] {
    const found = new Map<string, HoldingPlace>();
    for (const { module, node } of this.#program.memberWritesOf(object, name, language)) {
      const behind = node.steps.length > 0 ? [] : this.#behindName(node.value, module, depth);
      if (behind.length === 0) return [];
      for (const place of behind) found.set(this.keyOf(place), place);
    }
    return [...found.values()];
  }

  /** An exported value, or the place that it is another name for. */
  #exportedBy(target: Target | null, name: string, depth: number): HoldingPlace[] {
    if (target?.kind !== 'value' || target.member !== null) return [];
    const { module } = target;
    const found = module.ir.exports[target.exportIndex];
    if (found?.value == null || found.exported === '=') return [];
    const behind = this.#behindName(found.value, module, depth);
    return behind.length > 0
      ? behind
      : [{ kind: 'exported', module, value: found.value, exported: found.exported, name }];
  }

  /** The places of a name or a member; nothing for any other expression. */
  #behindName(node: Expression, module: Module, depth: number): HoldingPlace[] {
    const plain = unwrap(node);
    return plain.kind === 'name' || plain.kind === 'member' ? this.of(plain, module, depth + 1) : [];
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
      for (const meaning of this.#program.calls.meaningsOf(call, module)) {
        if (meaning.kind !== 'catalog' || meaning.meaning.effects === undefined || !runsAgain(call)) continue;
        for (const effect of meaning.meaning.effects) {
          if (effect.effect === 'replace') {
            const receiver = this.receiverOf(call, module);
            if (receiver !== null) add(receiver);
          }
          if (effect.effect !== 'grow' || effect.place === 'library') continue;
          if (!this.#program.arguments.hold(effect.when, call, module)) continue;
          if (effect.place === 'this') {
            const receiver = this.receiverOf(call, module);
            if (receiver !== null) add(receiver);
          } else for (const part of this.#program.arguments.at(effect.place, call, module)) add(part.node);
        }
      }
    }
    for (const assign of module.index.assigns) {
      if (assign.isDeclaration) continue;
      const target = unwrap(assign.target);
      const isPlace = target.kind === 'index' || target.kind === 'name' || target.kind === 'member';
      if (!isPlace || (target.kind !== 'index' && !mayGrow(assign)) || isSum(assign, module)) continue;
      if (runsAgain(assign)) add(target.kind === 'index' ? target.object : target);
    }
    return [...found.values()];
  }

  /** What a call is made on: the object of a method, or the callable thing itself (a memoised function). */
  receiverOf(call: Call, module: Module): Expression | null {
    const isCallable = this.#program.values
      .of(call.callee, module)
      .some((v) => v.kind === 'library' && this.#program.catalog.memberOf(v.type, '()') !== null);
    if (isCallable) return call.callee;
    return receiverOf(call);
  }

  /** The places behind an expression, through elements (`m[k]`, `m.get(k)`), fallbacks, aliases and parameters. */
  #holdersOf(node: Expression, module: Module, depth: number): HoldingPlace[] {
    if (depth > 6) return [];
    const plain = unwrap(node);
    if (plain.kind === 'index') return this.#holdersOf(plain.object, module, depth + 1);
    if (plain.kind === 'logical')
      // `given || this.relations`: either may be meant.
      return [plain.left, plain.right].flatMap((side) => this.#holdersOf(side, module, depth + 1));
    if (plain.kind === 'assign' && isForWhatIsMissing(plain))
      return this.#holdersOf(plain.target, module, depth + 1);
    if (plain.kind === 'conditional')
      return [plain.then, plain.otherwise].flatMap((side) => this.#holdersOf(side, module, depth + 1));
    if (plain.kind === 'call' && plain.callee.kind === 'member' && this.givesElement(plain, module))
      return this.#holdersOf(plain.callee.object, module, depth + 1);
    if (plain.kind === 'name' && plain.binding >= 0) {
      const parameter = module.index.parameterOf(plain.binding);
      if (
        parameter !== null &&
        (parameter.index >= 0 || this.#program.types.isOnCollection(module, parameter.fn))
      )
        return [...this.of(plain, module), ...this.#holdersOfParameter(module, parameter)];
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
  #holdersOfParameter(module: Module, { fn, index, steps, isRest }: ParameterRef): HoldingPlace[] {
    return this.#passed.get(`${fn} ${index}${steps.join('')} ${module.key}`, () => {
      const found = new Map<string, HoldingPlace>();
      for (const { module: m, call } of this.#program.usage.callsOf(module, fn)) {
        if (steps.length > 0) {
          for (const part of this.#program.arguments.argument(call, index, steps, m, isRest))
            for (const place of this.#partHolders(part, m)) found.set(this.keyOf(place), place);
          continue;
        }
        const argument = index === -1 ? receiverOf(call) : call.args[index];
        // What is handed over one by one is put into a list of the call's own.
        if (argument == null || (isRest && argument.kind !== 'spread')) continue;
        for (const place of this.#holdersOf(argument.kind === 'spread' ? argument.operand : argument, m, 1))
          found.set(this.keyOf(place), place);
      }
      return [...found.values()];
    });
  }

  /**
   * Whether a call gives back what its receiver holds: `m.get(k)`. What is kept under a key for each request by itself is none of
   * what its receiver holds for all of them.
   */
  givesElement(call: Call, module: Module): boolean {
    return (
      /^(get|Load|at)$/.test(lastName(call.callee)) &&
      !this.#program.calls
        .meaningsOf(call, module)
        .some((m) => m.kind === 'catalog' && m.meaning.takes !== undefined)
    );
  }

  /** What is behind a part of what a caller passes: `limiter({ hits: shared })`, `limiter(options)`. */
  #partHolders({ node, steps }: Part, module: Module): HoldingPlace[] {
    const [step] = steps;
    if (step === undefined) return this.#holdersOf(node, module, 1);
    if (steps.length > 1 || !step.startsWith('.')) return [];
    return this.#program.values
      .of(node, module)
      .flatMap((value) => this.#memberPlace(value, step.slice(1), module, 1));
  }
}

/** A field of a variable whose type is written out in place, and has no name. */
function partPlace(value: Value, name: string): HoldingPlace[] {
  if (value.kind !== 'typed' || value.ref.kind !== 'object') return [];
  const { module, ref } = value;
  if (!ref.fields.some((field) => field.name === name)) return [];
  const binding = module.ir.bindings.findIndex((b) => b.kind === 'variable' && isMadeOf(b.type, ref));
  if (binding >= 0) {
    const holder = {
      kind: 'binding',
      module,
      binding,
      name: module.ir.bindings[binding]?.name ?? '',
    } as const;
    return [{ kind: 'part', module, shape: ref, holder, name }];
  }
  for (const [type, { fields }] of module.ir.types.entries()) {
    const field = fields.find((f) => isMadeOf(f.type, ref));
    if (field === undefined) continue;
    const holder = { kind: 'field', module, type, name: field.name, isStatic: field.isStatic } as const;
    return [{ kind: 'part', module, shape: ref, holder, name }];
  }
  return [];
}

/** Whether values of a written type are of another one that is written in it, or have elements that are: `[16]struct{ m map[string]int }`. */
function isMadeOf(type: TypeRef | null, part: TypeRef): boolean {
  switch (type?.kind) {
    case 'pointer':
      return isMadeOf(type.to, part);
    case 'list':
      return isMadeOf(type.element, part);
    case 'map':
      return isMadeOf(type.value, part);
    default:
      return type === part;
  }
}

/** `let total = 0; … total += x`: a number and no more. Most of what is added to anything is, and where it is done need not be asked. */
function isSum({ operator, target }: Expression & { kind: 'assign' }, module: Module): boolean {
  if (operator !== '+=' || target.kind !== 'name' || target.binding < 0) return false;
  if (module.index.parameterOf(target.binding) !== null) return false;
  const set = module.index.writesOf(target.binding).filter((w) => /^(?:=|declare)$/.test(w.operator));
  return (
    set.length > 0 &&
    set.every((w) => w.steps.length === 0 && w.value?.kind === 'literal' && w.value.type === 'number')
  );
}

/** Whether an assignment has one of the forms in which a place gets what it held, and more: see `#rebinding`. */
function mayGrow({ operator, value, target }: Expression & { kind: 'assign' }): boolean {
  if (operator !== '=' || value === null) return operator === '+=';
  const plain = unwrap(value);
  switch (plain.kind) {
    case 'call':
    case 'name':
      return true;
    case 'binary':
    case 'template':
      return isAddedTo(plain, (part) => sameText(unwrap(part), target));
    case 'array':
      return plain.elements.some((e) => e.kind === 'spread');
    case 'object':
      return plain.properties.some((p) => p.value.kind === 'spread' || sameText(unwrap(p.value), target));
    default:
      return false;
  }
}
