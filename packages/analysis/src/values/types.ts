// Facts about the program's own types: who implements an interface, who writes a field, who makes instances.
import type { Expression, FunctionId, Import, TypeDeclaration, TypeId, TypeRef } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { namedPart, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { mayFulfil } from './signatures.ts';

/** A type of the program's own. */
export interface TypeOf {
  readonly module: Module;
  readonly type: TypeId;
}

/** A way in which a field gets a value; `node` is where that is written. */
export interface FieldWrite {
  readonly module: Module;
  readonly value: Expression;
  readonly steps: readonly PathStep[];
  readonly node: Expression;
}

/** An expression that makes an instance. */
export interface Creation {
  readonly module: Module;
  readonly node: Expression;
}

/** Whoever has a single method of a common name may have it for something else; two and more are a role. */
const SAME_METHOD_LIMIT = 12;
const SAME_ROLE_LIMIT = 48;

export class Types {
  readonly #program: Program;
  readonly #enumerations = new Lazy<string, boolean>(false);
  readonly #implementers = new Lazy<string, readonly TypeOf[]>([]);
  readonly #fieldWrites = new Lazy<string, readonly FieldWrite[]>([]);
  readonly #creations = new Lazy<string, readonly Creation[]>([]);
  readonly #superclasses = new Lazy<string, readonly TypeOf[]>([]);
  readonly #heirs = new Lazy<string, readonly TypeOf[]>([]);

  readonly #methods = new Map<string, ReadonlyMap<string, { module: Module; fn: FunctionId }[]>>();

  constructor(program: Program) {
    this.#program = program;
  }

  /** Types that declare (or, in Go, have) all methods of an interface. Empty when there are too many to mean anything. */
  implementersOf(module: Module, type: TypeId): readonly TypeOf[] {
    const found = this.#allImplementersOf(module, type);
    const limit = isRole(module, type) ? SAME_ROLE_LIMIT : SAME_METHOD_LIMIT;
    return found.length > limit ? [] : found;
  }

  /**
   * Interfaces with a method of this name whose implementers are too many to say which one a value is, and a type one of them: a
   * plugin of hundreds. Whoever calls the method through such an interface calls the type's.
   */
  crowdedRolesOf({ module, type }: TypeOf, method: string): readonly TypeOf[] {
    return (this.#index(module.language).rolesBySignature.get(method) ?? []).filter((role) => {
      if (!isRole(role.module, role.type)) return false;
      const all = this.#allImplementersOf(role.module, role.type);
      return all.length > SAME_ROLE_LIMIT && all.some((t) => t.module === module && t.type === type);
    });
  }

  /** Whether a type of another name for text or a number has constants of its own: `type Kind string`, `const Order Kind = "order"`. */
  isEnumeration({ module, type }: TypeOf): boolean {
    const declaration = module.ir.types[type];
    if (declaration?.form !== 'alias' || declaration.underlying?.kind !== 'named') return false;
    return this.#enumerations.get(`${type} ${module.key}`, () => {
      const [only, another] = this.#program.scopes
        .modulesOf(module.unit)
        .flatMap((m) =>
          [...m.ir.bindings.entries()].flatMap(([binding, b]) =>
            b.owner === 0 &&
            b.kind === 'constant' &&
            b.type?.kind === 'named' &&
            b.type.name === declaration.name
              ? [{ module: m, binding }]
              : [],
          ),
        );
      if (only === undefined || another !== undefined) return another !== undefined;
      // One that is written out alone is the zero value of an id; the others of a list that `iota` counts have no written type.
      return !only.module.index
        .writesOf(only.binding)
        .some(({ value }) => value !== null && unwrap(value).kind === 'literal');
    });
  }

  /** Whether an interface of the program has this type's methods and another type's, too. */
  sharesRole({ module, type }: TypeOf): boolean {
    const { rolesBySignature } = this.#index(module.language);
    const roles = [...(this.methodsNamed(module, type)?.keys() ?? [])].flatMap(
      (name) => rolesBySignature.get(name) ?? [],
    );
    return roles.some((role) => {
      const all = isRole(role.module, role.type) ? this.#allImplementersOf(role.module, role.type) : [];
      return all.length > 1 && all.some((t) => t.module === module && t.type === type);
    });
  }

  #allImplementersOf(module: Module, type: TypeId): readonly TypeOf[] {
    return this.#implementers.get(`${type} ${module.key}`, () => this.#findImplementers(module, type));
  }

  #findImplementers(module: Module, type: TypeId): readonly TypeOf[] {
    const declaration = module.ir.types[type];
    const wanted = declaration?.signatures ?? [];
    const found: TypeOf[] = [];
    const index = this.#index(module.language);
    for (const candidate of index.bySupertype.get(declaration?.name ?? '') ?? []) {
      const t = candidate.module.ir.types[candidate.type];
      if (t === undefined || t.form === 'interface' || t.form === 'enum') continue;
      const declares = t.supertypes.some(
        (s) =>
          s.how !== 'embeds' &&
          namedPart(s.type) === declaration?.name &&
          this.#program.writtenTypes
            .of(s.type, candidate.module)
            .some((v) => v.kind === 'instance' && v.module === module && v.type === type),
      );
      if (declares) found.push(candidate);
    }
    const [first] = wanted;
    if (module.ir.packageName !== null && first !== undefined) {
      for (const candidate of index.byMethod.get(first.name) ?? []) {
        const methods = this.#program.types.methodsNamed(candidate.module, candidate.type);
        if (
          methods !== null &&
          wanted.every(
            (w) =>
              methods.get(w.name)?.some((method) => mayFulfil(w, module, method, this.#program)) === true,
          )
        )
          found.push(candidate);
      }
    }
    return found;
  }

  readonly #indexes = new Map<
    string,
    {
      readonly bySupertype: ReadonlyMap<string, readonly TypeOf[]>;
      readonly byMethod: ReadonlyMap<string, readonly TypeOf[]>;
      readonly byPart: ReadonlyMap<string, readonly TypeOf[]>;
      readonly rolesBySignature: ReadonlyMap<string, readonly TypeOf[]>;
    }
  >();
  /**
   * The program's types by the names of their supertypes, those with a receiver by their methods, and interfaces by what they
   * ask for; made once.
   */
  #index(language: string) {
    let index = this.#indexes.get(language);
    if (index !== undefined) return index;
    const bySupertype = new Map<string, TypeOf[]>();
    const byMethod = new Map<string, TypeOf[]>();
    const byPart = new Map<string, TypeOf[]>();
    const rolesBySignature = new Map<string, TypeOf[]>();
    const add = (map: Map<string, TypeOf[]>, key: string, value: TypeOf) => {
      const list = map.get(key);
      if (list === undefined) map.set(key, [value]);
      else if (!list.some((t) => t.module === value.module && t.type === value.type)) list.push(value);
    };
    for (const module of this.#program.modules(language)) {
      for (const [type, t] of module.ir.types.entries()) {
        for (const s of t.supertypes) add(bySupertype, namedPart(s.type) ?? '', { module, type });
        if (module.ir.packageName !== null)
          for (const part of partsByValue(t)) add(byPart, namedPart(part) ?? '', { module, type });
        for (const s of t.signatures) add(rolesBySignature, s.name, { module, type });
      }
      for (const f of module.ir.functions) {
        if (f.receiver?.type == null || f.name === null) continue;
        const owner = this.#program.scopes.freeName(module, namedPart(f.receiver.type) ?? '');
        const type = owner === null ? null : (owner.module.ir.bindings[owner.binding]?.declaration ?? null);
        if (owner !== null && type !== null) add(byMethod, f.name, { module: owner.module, type });
      }
    }
    index = { bySupertype, byMethod, byPart, rolesBySignature };
    this.#indexes.set(language, index);
    return index;
  }

  /** The type that declares a field which a type has: itself, or one that it embeds, as Go does. */
  declaring({ module, type }: TypeOf, field: string, depth = 0): TypeOf {
    const declaration = module.ir.types[type];
    if (declaration === undefined || depth > 3 || declaration.fields.some((f) => f.name === field))
      return { module, type };
    for (const s of declaration.supertypes) {
      if (s.how !== 'embeds') continue;
      for (const v of this.#program.writtenTypes.of(s.type, module)) {
        if (v.kind !== 'instance') continue;
        const found = this.declaring(v, field, depth + 1);
        if (found.module.ir.types[found.type]?.fields.some((f) => f.name === field) === true)
          return { module: found.module, type: found.type };
      }
    }
    return { module, type };
  }

  /** Types that have a field of a type by embedding it, or by embedding one that does. */
  embeddersOf({ module, type }: TypeOf, field: string, depth = 0): readonly TypeOf[] {
    const name = module.ir.types[type]?.name;
    if (name == null || depth > 3) return [];
    return (this.#index(module.language).bySupertype.get(name) ?? []).flatMap((candidate) => {
      const embeds = candidate.module.ir.types[candidate.type]?.supertypes.some((s) => s.how === 'embeds');
      const declared = embeds === true ? this.declaring(candidate, field) : null;
      return declared?.module === module && declared.type === type
        ? [candidate, ...this.embeddersOf(candidate, field, depth + 1)]
        : [];
    });
  }

  /** The program's classes that a class extends, and those that these extend. */
  superclassesOf({ module, type }: TypeOf): readonly TypeOf[] {
    return this.#superclasses.get(`${type} ${module.key}`, () => {
      const bases = (module.ir.types[type]?.supertypes ?? []).flatMap((s) =>
        s.how === 'extends' && s.value !== null ? this.#program.values.of(s.value, module) : [],
      );
      return bases.flatMap((v) => (v.kind === 'type' ? [v, ...this.superclassesOf(v)] : []));
    });
  }

  /** Classes that extend a class, and those that extend these. */
  heirsOf(module: Module, type: TypeId): readonly TypeOf[] {
    return this.#heirs.get(`${type} ${module.key}`, () =>
      this.subclassesOf(module, type).flatMap((t) => [t, ...this.heirsOf(t.module, t.type)]),
    );
  }

  /** Classes that extend a class. */
  subclassesOf(module: Module, type: TypeId): readonly TypeOf[] {
    const name = module.ir.types[type]?.name;
    if (name == null) return [];
    return (this.#index(module.language).bySupertype.get(name) ?? []).filter((candidate) =>
      candidate.module.ir.types[candidate.type]?.supertypes.some(
        (s) =>
          s.how === 'extends' &&
          (s.value === null
            ? this.#program.writtenTypes.of(s.type, candidate.module)
            : this.#program.values.of(s.value, candidate.module)
          ).some(
            (v) => (v.kind === 'type' || v.kind === 'instance') && v.module === module && v.type === type,
          ),
      ),
    );
  }

  /**
   * Types with a field that is such a value itself, embedded or under a name (`struct { mu sync.Mutex; cache Cache }`): to make
   * one of them is to make it.
   */
  holdersByValue(module: Module, type: TypeId): readonly TypeOf[] {
    const name = module.ir.types[type]?.name;
    if (name == null || module.ir.packageName === null) return NONE;
    return (this.#index(module.language).byPart.get(name) ?? NONE).filter((holder) =>
      partsByValue(holder.module.ir.types[holder.type]).some((part) =>
        this.#program.writtenTypes
          .of(part, holder.module)
          .some((v) => v.kind === 'instance' && v.module === module && v.type === type),
      ),
    );
  }

  /** Everything that is assigned to a field of a type's instances: `this.f = v`, `x.f = v`, `T{f: v}`. */
  fieldWrites(module: Module, type: TypeId, name: string): readonly FieldWrite[] {
    return this.#fieldWrites.get(`${name} ${type} ${module.key}`, () =>
      this.#findFieldWrites(module, type, name),
    );
  }

  #findFieldWrites(module: Module, type: TypeId, name: string): readonly FieldWrite[] {
    const writes: FieldWrite[] = [];
    const instance = { kind: 'instance', module, type } as const;
    for (const { module: m, node } of this.#program.memberWritesOf(instance, name, module.language))
      writes.push({ module: m, value: node.value, steps: node.steps, node: node.target });
    for (const creation of this.creationsOf(module, type)) {
      const { node } = creation;
      if (node.kind !== 'object') continue;
      for (const p of node.properties)
        if (p.key === name)
          writes.push({ module: creation.module, value: p.value, steps: [], node: p.value });
    }
    return writes;
  }

  /** Where instances of a type are made: `new T()`, `T{…}`, `new(T)`, `var x T`. */
  creationsOf(module: Module, type: TypeId): readonly Creation[] {
    return this.#creations.get(`${type} ${module.key}`, () => this.#findCreations(module, type));
  }

  #findCreations(module: Module, type: TypeId): readonly Creation[] {
    const declaration = module.ir.types[type];
    const creations: Creation[] = [];
    const is = (v: { kind: string; module?: Module; type?: unknown }) =>
      (v.kind === 'type' || v.kind === 'instance') && v.module === module && v.type === type;
    // A constructor that gives back another instance may be called: `if (!(this instanceof Queue)) return new Queue(options)`.
    const constructor = declaration?.methods.find((fn) => module.fn(fn).form === 'constructor');
    const given = (constructor === undefined ? NONE : module.index.returnsOf(constructor))
      .map(unwrap)
      .filter((v) => v.kind === 'call' && v.isNew && this.#program.values.of(v.callee, module).some(is));
    for (const m of this.modulesNaming(module, declaration?.name ?? null)) {
      for (const call of given.length > 0 ? m.index.calls : m.index.constructions)
        if (!given.includes(call) && this.#program.values.of(call.callee, m).some(is))
          creations.push({ module: m, node: call });
      for (const { node, type: written } of m.index.creationsNamed(declaration?.name ?? ''))
        if (this.#program.writtenTypes.of(written, m).some(is)) creations.push({ module: m, node });
    }
    return creations;
  }

  /**
   * The modules that can name a type of a module: itself, the others of its unit, those that import it, and those that import a type
   * of its name, or everything, from a file that exports it again.
   */
  modulesNaming(module: Module, name: string | null): readonly Module[] {
    const direct = new Set(this.#program.host.importersOf(module.unit));
    const isNamed = ({ imported }: Import) => imported === name || imported === '*' || imported === 'default';
    return [
      module,
      ...this.#program.scopes.modulesOf(module.unit).filter((m) => m !== module),
      ...this.#program.scopes
        .namersOf(module.unit)
        .filter((m) => direct.has(m.path) || m.ir.imports.some(isNamed)),
    ];
  }

  /** The class or struct whose code a function is. */
  ownerOf(module: Module, fn: FunctionId): TypeOf | null {
    const f = module.fn(fn);
    if (f.owner !== null) return { module, type: f.owner };
    if (f.receiver?.type == null) return null;
    const [receiver] = this.#program.writtenTypes.of(f.receiver.type, module);
    return receiver?.kind === 'instance' ? { module: receiver.module, type: receiver.type } : null;
  }

  /** Whether what a method is called on is a collection itself: `func (s Set) Add(v string)` for `type Set map[string]bool`. */
  isOnCollection(module: Module, fn: FunctionId): boolean {
    const owner = module.fn(fn).receiver === null ? null : this.ownerOf(module, fn);
    const declaration = owner?.module.ir.types[owner.type];
    return (
      declaration?.form === 'alias' &&
      (declaration.underlying?.kind === 'map' || declaration.underlying?.kind === 'list')
    );
  }

  /** Methods of a type by name, wherever in its unit they stand. null when it has none. */
  methodsNamed(
    module: Module,
    type: TypeId,
  ): ReadonlyMap<string, { module: Module; fn: FunctionId }[]> | null {
    const key = `${type} ${module.key}`;
    const known = this.#methods.get(key);
    if (known !== undefined) return known.size === 0 ? null : known;
    const map = new Map<string, { module: Module; fn: FunctionId }[]>();
    const add = (m: Module, fn: FunctionId) => {
      const name = m.fn(fn).name;
      if (name === null) return;
      const list = map.get(name);
      if (list === undefined) map.set(name, [{ module: m, fn }]);
      else if (!list.some((x) => x.module === m && x.fn === fn)) list.push({ module: m, fn });
    };
    const declaration = module.ir.types[type];
    for (const fn of declaration?.methods ?? []) add(module, fn);
    if (module.ir.packageName !== null && declaration?.name != null) {
      for (const m of this.#program.scopes.modulesOf(module.unit))
        for (const fn of m.index.methodsOf(declaration.name)) add(m, fn);
    }
    this.#methods.set(key, map);
    return map.size === 0 ? null : map;
  }
}

/** The types of a struct's fields, embedded ones too, that are values and not pointers to some. */
function partsByValue(declaration: TypeDeclaration | undefined): TypeRef[] {
  if (declaration?.form !== 'struct') return [];
  const written = [...declaration.fields.map((f) => f.type), ...declaration.supertypes.map((s) => s.type)];
  return written.flatMap((ref) => {
    const value = ref?.kind === 'list' && ref.isFixedSize ? ref.element : ref;
    return value?.kind === 'named' ? [value] : [];
  });
}

function isRole(module: Module, type: TypeId): boolean {
  return (module.ir.types[type]?.signatures.length ?? 0) > 1;
}
