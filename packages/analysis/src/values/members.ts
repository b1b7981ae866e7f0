// What a member of a value may denote: a method, what a field holds, what the catalog describes.
import type { CatalogType, Library, Member as CatalogMember } from '@leakline/catalog';
import type { Expression, ObjectLiteral, TypeDeclaration, TypeId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { narrowed } from './narrowed.ts';
import type { FieldWrite } from './types.ts';
import { NOTHING, WIDTH_LIMIT, distinct, isPlainText, type Value } from './value.ts';

export class Members {
  readonly #program: Program;
  readonly #fields = new Lazy<string, readonly Value[]>(NOTHING);
  readonly #inherited = new Lazy<string, readonly Value[]>(NOTHING);
  readonly #members = new Map<
    CatalogType,
    Map<string, readonly { readonly member: CatalogMember; readonly values: readonly Value[] }[]>
  >();

  constructor(program: Program) {
    this.#program = program;
  }

  /** What `value.name` may denote. Empty when nothing is known of it, which does not mean that it is not there. */
  of(value: Value, name: string): readonly Value[] {
    switch (value.kind) {
      case 'unit': {
        const target = this.#program.scopes.exported(value.unit, name);
        if (target === null) return this.#assigned(value, name, value.unit.id);
        const language =
          target.kind === 'declared' || target.kind === 'value'
            ? target.module.language
            : this.#program.scopes.modulesOf(value.unit)[0]?.language;
        return language === undefined ? [] : this.#program.bindings.ofTarget(target, language);
      }
      case 'package': {
        // `import prom from 'prom-client'`: the default export of a CommonJS package is its namespace.
        const path = value.name === '' || value.name === 'default' ? name : `${value.name}.${name}`;
        const direct = this.#program.bindings.ofPackageName(value.language, value.package, path);
        if (value.name !== '' && value.name !== 'default') {
          const owner = this.#program.catalog.exportOf(value.language, value.package, value.name);
          const nested =
            owner === null ? null : this.#program.catalog.typeOf(value.language, value.package, value.name);
          if (owner?.member.type !== undefined) {
            const type = this.#program.catalog.resolve(owner.library, owner.member.type);
            const found = type === null ? null : this.#program.catalog.memberOf(type, name);
            if (type !== null && found !== null) return this.described(type, name, found);
          }
          // A static member: `Foo.bar` is written as a member `static bar` of the type.
          const found = nested === null ? null : this.#program.catalog.memberOf(nested, `static ${name}`);
          if (found !== null && nested !== null) return this.described(nested, name, found);
        }
        return direct;
      }
      case 'library': {
        const found = this.#program.catalog.memberOf(value.type, name);
        if (found !== null) {
          // What the program puts there itself comes before what some plugin would: `app.decorate('metrics', own)`.
          const own = this.#definedValues(value.type, name);
          return own.length > 0 ? own : this.described(value.type, name, found);
        }
        // `request.store = store`: what others find there.
        return this.#program.catalog.stated(value.type, 'keeps') === null &&
          this.#program.memberWritesNamed(name, value.type.library.language).length === 0
          ? []
          : [...this.#keptValues(value.type, name)];
      }
      case 'member':
        // A described property without a type of its own is text: `req.originalUrl.split('?')`.
        return value.member.call === undefined && value.member.cardinality !== undefined
          ? this.#program.values.builtinOf(value.library.language, 'string').flatMap((v) => this.of(v, name))
          : [];
      case 'function':
        return this.#assigned(value, name, `${value.fn} ${value.module.key}`);
      case 'instance':
        return this.#instanceMember(value.module, value.type, name);
      case 'type':
        return this.#staticMember(value.module, value.type, name);
      case 'literal':
        if (value.node.kind !== 'object') return this.#builtinMember(value.module, 'Array', name);
        return this.#literalMember(value.module, value.node, name);
      case 'typed':
        if (value.ref.kind === 'object') {
          const field = value.ref.fields.find((f) => f.name === name);
          return field === undefined ? [] : [...this.#program.writtenTypes.of(field.type, value.module)];
        }
        if (value.ref.kind === 'list') return this.#builtinMember(value.module, 'Array', name);
        // `counters.http` of a `Record<string, Counter>`; which names a record of text has, it does not say.
        return value.ref.kind === 'map' && value.module.ir.packageName === null
          ? this.#program.elements.of(value).filter((v) => !isPlainText(v))
          : [];
    }
  }

  /** What a field of a type's instances may hold: its written type, else everything assigned to it. */
  ofField(module: Module, type: TypeId, name: string): readonly Value[] {
    return this.#fields.get(`.${name} ${type} ${module.key}`, () => {
      const field = module.ir.types[type]?.fields.find((f) => f.name === name);
      const typed = field?.type == null ? NOTHING : this.#program.writtenTypes.of(field.type, module);
      const isInterface =
        typed.length > 0 &&
        typed.every((v) => v.kind === 'instance' && v.module.ir.types[v.type]?.form === 'interface');
      const isFunction =
        typed.length > 0 && typed.every((v) => v.kind === 'typed' && v.ref.kind === 'function');
      // A shape that is written out says what is in it, not which: `type Deps = { cache: Map<string, string> }`.
      const isOpen = module.ir.packageName === null && typed.length > 0 && typed.every(isObjectShape);
      const first = () => (field?.value == null ? [] : [this.#program.values.of(field.value, module)]);
      const writes = () => this.#program.types.fieldWrites(module, type, name);
      const put = (write: FieldWrite) => this.#program.values.along(write.value, write.module, write.steps);
      if (typed.length > 0 && !isInterface && !isFunction && !isOpen)
        return distinct(narrowed(typed, () => [...first(), ...writes().map(put)], this.#program));
      const values: Value[] = isOpen ? [...typed] : [];
      values.push(...first().flat());
      for (const write of writes())
        values.push(...(isFunction ? this.#functionsPassedAs(write.value, write.module) : []), ...put(write));
      return values.length > 0 ? distinct(values) : typed;
    });
  }

  /** `func WithLabel(f LabelFunc) Option { return func(o *options) { o.label = f } }`: the functions that callers pass for `f`. */
  #functionsPassedAs(node: Expression, module: Module): readonly Value[] {
    const name = unwrap(node);
    const parameter =
      name.kind === 'name' && name.binding >= 0 ? module.index.parameterOf(name.binding) : null;
    if (parameter === null || parameter.index < 0 || parameter.steps.length > 0) return NOTHING;
    return this.#program.usage
      .callsOf(module, parameter.fn)
      .slice(0, WIDTH_LIMIT)
      .flatMap(({ module: m, call }) => {
        const argument = call.args[parameter.index];
        return argument === undefined
          ? []
          : this.#program.values.of(argument, m).filter((v) => v.kind === 'function');
      });
  }

  /** What the program sets on a library's object: `globalThis.x = …`, `app.locals.x = …`, `request.x = …`. */
  #keptValues(type: CatalogType, name: string): readonly Value[] {
    return this.#fields.get(`.${name} ${type.key}`, () => {
      const values: Value[] = [...this.#definedValues(type, name)];
      const owner: Value = { kind: 'library', type, args: null };
      for (const { module, node } of this.#program.memberWritesOf(owner, name, type.library.language))
        values.push(...this.#program.values.along(node.value, module, node.steps));
      return distinct(values);
    });
  }

  /** What calls give a library's object as a member of this name: `app.decorate('sessions', new Map())`. */
  #definedValues(type: CatalogType, name: string): readonly Value[] {
    if (!this.#program.catalog.definesMembers(type)) return NOTHING;
    return this.#fields.get(`.${name} defined ${type.key}`, () => {
      const values: Value[] = [];
      const isOf = (node: Expression, module: Module) =>
        this.#program.values.of(node, module).some((v) => v.kind === 'library' && v.type.key === type.key);
      for (const [definer, { call: meaning }] of Object.entries(type.entry.members ?? {})) {
        if (meaning?.defines === undefined) continue;
        for (const { module, node } of this.#program.membersNamed(definer, type.library.language)) {
          const call = module.index.parentOf(node);
          if (call?.kind !== 'call' || call.callee !== node) continue;
          const [key] = this.#program.arguments.at(meaning.defines.name, call, module);
          if (key?.node.kind !== 'literal' || key.node.value !== name || !isOf(node.object, module)) continue;
          for (const part of this.#program.arguments.at(meaning.defines.value, call, module))
            values.push(...this.#program.values.along(part.node, module, part.steps));
        }
      }
      return distinct(values);
    });
  }

  /** What is assigned to a member of an object that does not have it where it is made: `exports.add = …`, `api.add = …`, `add.calls = …`. */
  #assigned(
    owner: Value & { kind: 'unit' | 'literal' | 'function' },
    name: string,
    key: string,
  ): readonly Value[] {
    const language =
      owner.kind === 'unit' ? this.#program.scopes.modulesOf(owner.unit)[0]?.language : owner.module.language;
    if (language === undefined || this.#program.memberWritesNamed(name, language).length === 0)
      return NOTHING;
    return this.#fields.get(`.${name} = ${key}`, () =>
      distinct(
        this.#program
          .memberWritesOf(owner, name, language)
          .flatMap(({ module, node }) => [...this.#program.values.along(node.value, module, node.steps)]),
      ),
    );
  }

  /** A property that the source writes out, or spreads: `{...a}` and `{...b}` may hold each other. */
  #literalMember(module: Module, node: ObjectLiteral, name: string): readonly Value[] {
    const written = () =>
      node.properties.flatMap((p) => {
        if (p.key === name) return [...this.#program.values.of(p.value, module)];
        if (p.key === null && p.value.kind === 'spread')
          return this.#program.values.of(p.value.operand, module).flatMap((v) => this.of(v, name));
        return [];
      });
    // What is spread may spread others in turn, and each of them the same ones.
    if (node.properties.some((p) => p.value.kind === 'spread'))
      return this.#fields.get(`.${name} ${node.start}-${node.end} ${module.key}`, () => distinct(written()));
    return node.properties.some((p) => p.key === name)
      ? written()
      : this.#assigned({ kind: 'literal', module, node }, name, `${node.start}-${node.end} ${module.key}`);
  }

  #builtinMember(module: Module, type: string, name: string): readonly Value[] {
    return this.#program.values.builtin(module, type).flatMap((v) => this.of(v, name));
  }

  /** A member as the catalog describes it: made once, however often it is asked for. */
  described(
    owner: CatalogType,
    name: string,
    found: { library: Library; member: CatalogMember },
  ): readonly Value[] {
    let members = this.#members.get(owner);
    if (members === undefined) this.#members.set(owner, (members = new Map()));
    // A type has static members and others of one name, and one row may describe several names.
    const known = members.get(name)?.find((m) => m.member === found.member);
    if (known !== undefined) return known.values;
    const values = this.#describedMember(owner, name, found);
    members.set(name, [...(members.get(name) ?? []), { member: found.member, values }]);
    return values;
  }

  #describedMember(
    owner: CatalogType,
    name: string,
    found: { library: Library; member: CatalogMember },
  ): readonly Value[] {
    if (found.member.type !== undefined) {
      const type = this.#program.catalog.resolve(found.library, found.member.type);
      if (type !== null && found.member.call === undefined) return [{ kind: 'library', type, args: null }];
    }
    return [{ kind: 'member', owner, name, ...found }];
  }

  /** A member of a type's instances, its own or one that it inherits; asked once where others have to be asked for it. */
  #instanceMember(module: Module, type: TypeId, name: string): readonly Value[] {
    const declaration = module.ir.types[type];
    if (declaration === undefined) return NOTHING;
    return declaration.supertypes.length > 0 || declaration.form === 'interface'
      ? this.#inherited.get(`${name} ${type} ${module.key}`, () =>
          this.#memberOf(declaration, module, type, name),
        )
      : this.#memberOf(declaration, module, type, name);
  }

  #memberOf(declaration: TypeDeclaration, module: Module, type: TypeId, name: string): readonly Value[] {
    const methods = this.#methodsOf(module, type, name);
    if (methods.length > 0) return methods;
    const field = declaration.fields.find((f) => f.name === name && !f.isStatic);
    if (field !== undefined) return [...this.ofField(module, type, name)];
    if (declaration.form === 'interface') {
      const values = this.#program.types
        .implementersOf(module, type)
        .flatMap((t) => this.#instanceMember(t.module, t.type, name));
      if (values.length > 0) return values;
    }
    for (const supertype of declaration.supertypes) {
      if (supertype.how === 'implements') continue;
      const supers =
        supertype.value === null
          ? this.#program.writtenTypes.of(supertype.type, module)
          : this.#program.values
              .of(supertype.value, module)
              .map((v): Value => (v.kind === 'type' ? { ...v, kind: 'instance' } : v));
      const found = supers.flatMap((v) =>
        v.kind === 'package'
          ? this.#instancesOfExport(v).flatMap((x) => this.of(x, name))
          : v.kind === 'instance'
            ? this.#instanceMember(v.module, v.type, name)
            : this.of(v, name),
      );
      if (found.length > 0) return found;
    }
    if (declaration.form === 'alias' && declaration.underlying !== null)
      return this.#program.writtenTypes
        .of(declaration.underlying, module)
        .flatMap((v) =>
          v.kind === 'instance' && v.type === type && v.module === module ? [] : this.of(v, name),
        );
    if (declaration.form !== 'class') return NOTHING;
    // Plain JavaScript: a field that only exists by assignment.
    const assigned = this.ofField(module, type, name);
    return assigned.length > 0 ? assigned : this.#leftToHeirs(module, type, name);
  }

  /** Methods of a type itself by a name, and what its getters of that name give. */
  #methodsOf(module: Module, type: TypeId, name: string): readonly Value[] {
    const methods = this.#program.types.methodsNamed(module, type)?.get(name) ?? NONE;
    return methods.flatMap(({ module: m, fn }): readonly Value[] => {
      const f = m.fn(fn);
      if (f.isStatic) return NOTHING;
      return f.form === 'getter'
        ? m.index.returnsOf(fn).flatMap((r) => this.#program.values.of(r, m))
        : [{ kind: 'function', module: m, fn }];
    });
  }

  /**
   * What a class does not have itself, and the one that extends it does: `protected abstract handle(order: Order): void`. Of several
   * that do, nobody sees which one it is.
   */
  #leftToHeirs(module: Module, type: TypeId, name: string): readonly Value[] {
    const [only, ...others] = this.#program.types
      .heirsOf(module, type)
      .filter((heir) => this.#program.types.methodsNamed(heir.module, heir.type)?.has(name) === true);
    return only === undefined || others.length > 0 ? NOTHING : this.#methodsOf(only.module, only.type, name);
  }

  /** What `new X()` of a package's export is. */
  #instancesOfExport(value: Value & { kind: 'package' }): Value[] {
    const type =
      this.#program.catalog.typeOf(value.language, value.package, value.name) ??
      this.#program.writtenTypes.constructed(value.language, value.package, value.name);
    return type === null ? [] : [{ kind: 'library', type, args: null }];
  }

  #staticMember(module: Module, type: TypeId, name: string): Value[] {
    const declaration = module.ir.types[type];
    if (declaration === undefined) return [];
    for (const m of this.#program.types.methodsNamed(module, type)?.get(name) ?? []) {
      const f = m.module.fn(m.fn);
      // A Go method expression `T.Method` is the method.
      if (f.isStatic || f.receiver !== null) return [{ kind: 'function', module: m.module, fn: m.fn }];
    }
    const field = declaration.fields.find((f) => f.name === name && f.isStatic);
    if (field === undefined) return [];
    if (field.type !== null) {
      const typed = this.#program.writtenTypes.of(field.type, module);
      if (typed.length > 0) return [...typed];
    }
    return field.value === null ? [] : [...this.#program.values.of(field.value, module)];
  }
}

function isObjectShape(value: Value): boolean {
  return value.kind === 'typed' && value.ref.kind === 'object';
}
