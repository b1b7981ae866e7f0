// What an expression denotes: a function, a class, an instance, a library's export or type. Nothing known is an empty list.
//
// This is a small points-to analysis that reads written-down types first, then constructions and assignments (of every
// write of a binding, in any order). It answers for callees and receivers; how varied a value is, is cardinality's question.
import type { CallMeaning, CatalogType, Library, Member as CatalogMember } from '@leakline/catalog';
import { NONE, UNBOUND } from '@leakline/ir';
import type {
  ArrayLiteral,
  BindingId,
  Call,
  Expression,
  FunctionId,
  ObjectLiteral,
  TypeId,
  TypeRef,
} from '@leakline/ir';
import type { TypeOracle, Unit } from './host.ts';
import { keyOf } from './definitions.ts';
import { Lazy } from './lazy.ts';
import { namedPart, type Module, type PathStep } from './module.ts';
import type { Program } from './program.ts';
import type { Target } from './scope.ts';

export type Value =
  | { readonly kind: 'function'; readonly module: Module; readonly fn: FunctionId }
  | { readonly kind: 'type'; readonly module: Module; readonly type: TypeId }
  | { readonly kind: 'instance'; readonly module: Module; readonly type: TypeId }
  | { readonly kind: 'unit'; readonly unit: Unit }
  /** An export of a package (a dotted path below the namespace; '' is the namespace). */
  | { readonly kind: 'package'; readonly language: string; readonly package: string; readonly name: string }
  /** An instance of a type that the catalog describes; `args` are written-down type arguments. */
  | { readonly kind: 'library'; readonly type: CatalogType; readonly args: TypeArguments | null }
  /** A member of a catalog type that has no type of its own (a method, a plain property). */
  | {
      readonly kind: 'member';
      readonly owner: CatalogType;
      readonly name: string;
      readonly library: Library;
      readonly member: CatalogMember;
    }
  | { readonly kind: 'literal'; readonly module: Module; readonly node: ObjectLiteral | ArrayLiteral }
  /** A written-down container, channel or function type. */
  | { readonly kind: 'typed'; readonly module: Module; readonly ref: TypeRef };

export interface TypeArguments {
  readonly module: Module;
  readonly refs: readonly TypeRef[];
}

/** What a call may run: a function of the program, or what the catalog says of a library's. */
export type Meaning =
  | { readonly kind: 'function'; readonly module: Module; readonly fn: FunctionId; readonly isNew: boolean }
  | {
      readonly kind: 'catalog';
      readonly library: Library;
      readonly meaning: CallMeaning;
      readonly name: string;
      readonly member: CatalogMember;
    };

const NOTHING: readonly Value[] = [];
/** More possible values than this say nothing useful. */
const WIDTH_LIMIT = 24;

export class Values {
  readonly #program: Program;
  readonly #memo = new Lazy<Expression, readonly Value[]>(NOTHING);
  readonly #bindings = new Map<Module, Lazy<BindingId, readonly Value[]>>();
  readonly #fields = new Lazy<string, readonly Value[]>(NOTHING);
  readonly #results = new Lazy<string, readonly Value[]>(NOTHING);
  readonly #elements = new Lazy<Expression, readonly Value[]>(NOTHING);
  /** Values that stand for many expressions are made once. */
  readonly #builtins = new Map<string, Map<string, readonly Value[]>>();
  readonly #members = new Map<
    CatalogType,
    Map<string, readonly { readonly member: CatalogMember; readonly values: readonly Value[] }[]>
  >();
  readonly #methods = new Map<string, ReadonlyMap<string, { module: Module; fn: FunctionId }[]>>();

  constructor(program: Program) {
    this.#program = program;
  }

  of(node: Expression, module: Module): readonly Value[] {
    switch (node.kind) {
      case 'literal':
        return node.type === 'string' || node.type === 'number' || node.type === 'boolean'
          ? this.builtin(module, node.type)
          : node.type === 'regexp'
            ? this.builtin(module, 'RegExp')
            : NOTHING;
      case 'template':
        return this.builtin(module, 'string');
      case 'function':
        return [{ kind: 'function', module, fn: node.function }];
      case 'type':
        if (node.declaration !== null) return [{ kind: 'type', module, type: node.declaration }];
        return node.type === null ? NOTHING : this.ofType(node.type, module);
      case 'name':
        return this.#isJustItsBinding(node)
          ? this.ofBinding(module, node.binding)
          : (this.#memo.settled(node) ?? this.#known(node, module));
      case 'this':
      case 'member':
      case 'index':
      case 'call':
      case 'object':
      case 'array':
      case 'conditional':
      case 'logical':
      case 'wrapped':
        return this.#memo.settled(node) ?? this.#known(node, module);
      case 'assign':
        return node.value === null ? NOTHING : this.of(node.value, module);
      case 'slice':
        return this.of(node.object, module);
      case 'sequence': {
        const last = node.expressions.at(-1);
        return last === undefined ? NOTHING : this.of(last, module);
      }
      case 'binary': {
        if (/^(===?|!==?|[<>]=?|in|instanceof)$/.test(node.operator)) return this.builtin(module, 'boolean');
        const left = this.of(node.left, module);
        return node.operator === '+' && left.length === 0 ? this.of(node.right, module) : left;
      }
      case 'unary':
        return node.operator === '!' ? this.builtin(module, 'boolean') : NOTHING;
      default:
        return NOTHING;
    }
  }

  /** Whether what `of` says of an expression stays as it is: it does not hang on a question that is being answered. */
  isSettled(node: Expression, module: Module): boolean {
    switch (node.kind) {
      case 'name':
        if (this.#isJustItsBinding(node)) return this.#bindingsOf(module).settled(node.binding) !== undefined;
        break;
      case 'literal':
      case 'template':
      case 'function':
      case 'unary':
        return true;
      case 'assign':
        return node.value === null || this.isSettled(node.value, module);
      case 'slice':
        return this.isSettled(node.object, module);
      case 'sequence': {
        const last = node.expressions.at(-1);
        return last === undefined || this.isSettled(last, module);
      }
      case 'binary':
        return this.isSettled(node.left, module) && this.isSettled(node.right, module);
      default:
        break;
    }
    return this.#memo.settled(node) !== undefined;
  }

  /** Whether a name needs no answer of its own beside its variable's: types may say more of one place than of another. */
  #isJustItsBinding(node: Expression & { kind: 'name' }): boolean {
    return node.binding !== UNBOUND && this.#program.host.typesIn === undefined;
  }

  #known(node: Expression, module: Module): readonly Value[] {
    return this.#memo.get(node, () => {
      const values = distinct(this.#compute(node, module));
      const oracle = this.#program.host.typesIn?.(module.path) ?? null;
      if (oracle !== null && this.isUnknown(values)) return this.#ofOracle(node, module, oracle);
      return values.length === 0 ? NOTHING : values;
    });
  }

  /** Whether values say nothing of what can be done with them: none, or exports of packages that the catalog does not know. */
  isUnknown(values: readonly Value[]): boolean {
    return values.every(
      (v) => v.kind === 'package' && this.#program.catalog.exportOf(v.language, v.package, v.name) === null,
    );
  }

  #ofOracle(node: Expression, module: Module, oracle: TypeOracle): readonly Value[] {
    return oracle.packageTypesOf(node).flatMap((named): Value[] => {
      const type = this.#program.catalog.typeOf(module.language, named.package, named.type);
      return type === null ? [] : [{ kind: 'library', type, args: null }];
    });
  }

  /** Whether an expression is text, a number or a boolean: something without entries. */
  isText(node: Expression, module: Module): boolean {
    return this.of(node, module).some(
      (v) =>
        isPlainText(v) ||
        (v.kind === 'member' && v.member.call === undefined && v.member.cardinality !== undefined),
    );
  }

  builtin(module: Module, name: string): readonly Value[] {
    return this.builtinOf(module.language, name);
  }

  builtinOf(language: string, name: string): readonly Value[] {
    let ofLanguage = this.#builtins.get(language);
    if (ofLanguage === undefined) this.#builtins.set(language, (ofLanguage = new Map()));
    let values = ofLanguage.get(name);
    if (values === undefined) {
      const type = this.#program.catalog.typeOf(language, '', name);
      values = type === null ? NOTHING : [{ kind: 'library', type, args: null }];
      ofLanguage.set(name, values);
    }
    return values;
  }

  #compute(node: Expression, module: Module): readonly Value[] {
    switch (node.kind) {
      case 'name':
        return node.binding === UNBOUND
          ? this.#free(node.name, module)
          : [...this.ofBinding(module, node.binding)];
      case 'this': {
        const owner = this.#thisType(node, module);
        if (owner !== null) return [{ kind: 'instance', module, type: owner }];
        const object = this.#thisObject(node, module);
        return object === null
          ? []
          : [{ kind: 'literal', module, node: object.literal }, ...this.#calledOn(object.fn, module)];
      }
      case 'member': {
        const objects = this.of(node.object, module);
        const [only] = objects;
        return objects.length === 1 && only !== undefined
          ? this.memberOf(only, node.property)
          : objects.flatMap((value) => this.memberOf(value, node.property));
      }
      case 'index': {
        const values = this.of(node.object, module);
        // `f[T]` in Go: an instantiated function or type is itself.
        if (values.some((v) => v.kind === 'function' || v.kind === 'type' || v.kind === 'package'))
          return [...values];
        const elements = values.flatMap((value) => this.elementsOf(value));
        return elements.length > 0 ? elements : this.#putInto(node.object, module);
      }
      case 'call': {
        const required = module.index.requiredBy(node);
        if (required === null) return [...this.resultsOf(node, module, null)];
        const target = this.#program.scopes.imported(module, required);
        return target === null ? [] : this.ofTarget(target, module.language);
      }
      case 'object':
      case 'array': {
        const typed = node.type === null ? [] : this.ofType(node.type, module);
        return typed.some((v) => v.kind === 'instance' || v.kind === 'library')
          ? [...typed]
          : [...typed, { kind: 'literal', module, node }];
      }
      case 'conditional':
        return [...this.of(node.then, module), ...this.of(node.otherwise, module)];
      case 'logical':
        return node.operator === '&&'
          ? [...this.of(node.right, module)]
          : [...this.of(node.left, module), ...this.of(node.right, module)];
      case 'wrapped': {
        if (node.how === 'assert' && node.type !== null) {
          const typed = this.ofType(node.type, module);
          return typed.length > 0 ? [...typed] : [...this.of(node.operand, module)];
        }
        const inner = this.of(node.operand, module);
        return node.how === 'receive' ? inner.flatMap((value) => this.elementsOf(value)) : [...inner];
      }
      default:
        return [];
    }
  }

  /** What the file puts into a container that no type describes: `clients[id] = …`, `counters.set(name, …)`. */
  #putInto(container: Expression, module: Module): Value[] {
    const key = keyOf(unwrap(container));
    if (key === null) return [];
    const values: Value[] = [];
    for (const assign of module.index.assigns)
      if (
        assign.target.kind === 'index' &&
        assign.value !== null &&
        keyOf(unwrap(assign.target.object)) === key
      )
        values.push(...this.of(assign.value, module));
    for (const member of module.index.membersNamed('set')) {
      const call = module.index.parentOf(member);
      const value = call?.kind === 'call' && call.callee === member ? call.args[1] : undefined;
      if (value !== undefined && keyOf(unwrap(member.object)) === key) values.push(...this.of(value, module));
    }
    return values;
  }

  #free(name: string, module: Module): Value[] {
    const declared = this.#program.scopes.freeName(module, name);
    if (declared !== null) return [...this.ofBinding(declared.module, declared.binding)];
    return this.#ofPackageName(module.language, '', name);
  }

  #thisType(node: Expression, module: Module): TypeId | null {
    const field = module.index.fieldOf(node);
    if (field !== null) return field.type;
    let fn: FunctionId | null = module.functionOf(node);
    while (fn !== null && fn >= 0) {
      const f = module.fn(fn);
      if (f.owner !== null) return f.owner;
      if (f.form !== 'arrow') return null;
      fn = f.parent;
    }
    return null;
  }

  /** `this` in a method of an object that the source writes out. */
  #thisObject(
    node: Expression,
    module: Module,
  ): { readonly literal: ObjectLiteral; readonly fn: FunctionId } | null {
    let fn: FunctionId | null = module.functionOf(node);
    while (fn !== null && fn > 0 && module.fn(fn).form === 'arrow') fn = module.fn(fn).parent;
    const inline = fn === null ? undefined : module.index.functionNode(fn);
    const up = inline === undefined ? null : module.index.parentOf(inline);
    return up?.kind === 'object' && fn !== null ? { literal: up, fn } : null;
  }

  /** What a library calls a function on: the gauge in `new Gauge({ collect() { this.set(…) } })`. */
  #calledOn(fn: FunctionId, module: Module): Value[] {
    return this.#program.entries
      .of(module, fn)
      .flatMap(({ calledOn }): Value[] =>
        calledOn == null ? [] : [{ kind: 'library', type: calledOn, args: null }],
      );
  }

  ofBinding(module: Module, binding: BindingId): readonly Value[] {
    const bindings = this.#bindingsOf(module);
    return (
      bindings.settled(binding) ??
      bindings.get(binding, () => {
        const values = distinct(this.#computeBinding(module, binding));
        return values.length === 0 ? NOTHING : values;
      })
    );
  }

  #bindingsOf(module: Module): Lazy<BindingId, readonly Value[]> {
    let bindings = this.#bindings.get(module);
    if (bindings === undefined) this.#bindings.set(module, (bindings = new Lazy(NOTHING)));
    return bindings;
  }

  #computeBinding(module: Module, binding: BindingId): Value[] {
    const b = module.ir.bindings[binding];
    if (b === undefined) return [];
    if (b.kind === 'import') {
      const target = this.#program.scopes.target(module, binding);
      return target === null ? [] : this.ofTarget(target, module.language);
    }
    if (b.kind === 'function' && b.function !== null) return [{ kind: 'function', module, fn: b.function }];
    if (b.kind === 'type') {
      if (b.declaration === null) return [];
      const type = module.ir.types[b.declaration];
      if (type?.form === 'alias' && type.underlying !== null && type.underlying.kind === 'named') {
        const aliased = this.ofType(type.underlying, module);
        if (aliased.length > 0 && this.methodsNamed(module, b.declaration) === null) return [...aliased];
      }
      return [{ kind: 'type', module, type: b.declaration }];
    }
    const parameter = module.index.parameterOf(binding);
    if (b.type !== null) {
      const refined =
        parameter === null ? null : this.#program.entries.refined(module, parameter.fn, parameter.index);
      if (refined !== null) return [{ kind: 'library', type: refined, args: null }];
      const typed = this.ofType(b.type, module);
      // A shape says less than what is assigned; anything else written down is final.
      if (typed.length > 0 && !typed.every((v) => isShape(v))) return [...typed];
    }
    if (parameter !== null) {
      const values = this.#program.entries.parameterValues(module, parameter.fn, parameter.index);
      const found = this.#project(values, parameter.steps);
      const defaults = module.index
        .writesOf(binding)
        .flatMap((w) => (w.value === null ? [] : this.along(w.value, module, w.steps)));
      if (found.length > 0) return [...found, ...defaults];
      const declared =
        parameter.steps.length === 0 && b.type !== null
          ? this.ofType(b.type, module)
          : this.#parameterType(module, parameter.fn, parameter.index, parameter.steps);
      return [...declared, ...defaults];
    }
    const values: Value[] = b.type === null ? [] : [...this.ofType(b.type, module)];
    for (const write of module.index.writesOf(binding)) {
      if (write.value === null || /^[-+*/%|&^]=?=?$|^\+\+|^--/.test(write.operator)) continue;
      values.push(...this.along(write.value, module, write.steps));
      if (values.length > WIDTH_LIMIT) break;
    }
    return values;
  }

  /** `function f({req}: Context)`: the pattern has the type. */
  #parameterType(
    module: Module,
    fn: FunctionId,
    index: number,
    steps: readonly PathStep[],
  ): readonly Value[] {
    const f = module.fn(fn);
    const parameter = index === -1 ? f.receiver : f.parameters[index];
    if (parameter?.type === null || parameter?.type === undefined) return NOTHING;
    return this.#project(this.ofType(parameter.type, module), steps);
  }

  ofTarget(target: Target, language: string): Value[] {
    switch (target.kind) {
      case 'declared':
        return [...this.ofBinding(target.module, target.binding)];
      case 'value': {
        const value = target.module.ir.exports[target.exportIndex]?.value;
        if (value === null || value === undefined) return [];
        const values = this.of(value, target.module);
        const { member } = target;
        return member === null ? [...values] : values.flatMap((v) => this.memberOf(v, member));
      }
      case 'unit':
        return [{ kind: 'unit', unit: target.unit }];
      case 'package':
        return this.#ofPackageName(language, target.package, target.name);
    }
  }

  #ofPackageName(language: string, packageName: string, name: string): Value[] {
    const named = this.#program.catalog.exportOf(language, packageName, name);
    // A class is itself (it is called, and has static members by its type), a value is its type's.
    if (named?.member.type !== undefined && named.member.construct === undefined) {
      const type = this.#program.catalog.resolve(named.library, named.member.type);
      if (type !== null) return [{ kind: 'library', type, args: null }];
    }
    if (packageName === '' && named === null) return [];
    return [{ kind: 'package', language, package: packageName, name }];
  }

  /** The values of a part of an expression's value. */
  along(node: Expression, module: Module, steps: readonly PathStep[]): readonly Value[] {
    const [first, ...rest] = steps;
    if (first === undefined) return this.of(node, module);
    if (first.startsWith('#')) {
      const i = Number(first.slice(1));
      const plain = unwrap(node);
      if (plain.kind === 'tuple' || (plain.kind === 'array' && plain.type === null)) {
        const element = plain.elements[i];
        return element === undefined ? NOTHING : this.along(element, module, rest);
      }
      if (plain.kind === 'call') return this.#project(this.resultsOf(plain, module, i), rest);
      // `v, ok := m[k]`, `<-ch`, `x.(T)`: the first is the value itself.
      if (plain.kind === 'index' || node.kind === 'wrapped')
        return i === 0 ? this.#project(this.of(node, module), rest) : this.builtin(module, 'boolean');
    }
    return this.#project(this.of(node, module), steps);
  }

  #project(values: readonly Value[], steps: readonly PathStep[]): readonly Value[] {
    let current = values;
    for (const step of steps) {
      if (current.length === 0) return NOTHING;
      current = distinct(
        current.flatMap((value) => {
          if (step.startsWith('.')) return this.memberOf(value, step.slice(1));
          // One loop variable over a channel is the item; over anything else it is a key, of which nothing is known.
          if (step === '[]' || (step === '[key]' && isChannel(value))) return this.elementsOf(value);
          if (step.startsWith('#'))
            return value.kind === 'literal' && value.node.kind === 'array'
              ? this.#elementAt(value.module, value.node, Number(step.slice(1)))
              : this.elementsOf(value);
          return [];
        }),
      );
    }
    return current;
  }

  #elementAt(module: Module, node: ArrayLiteral, index: number): Value[] {
    const element = node.elements[index];
    return element === undefined ? [] : [...this.of(element, module)];
  }

  memberOf(value: Value, name: string): readonly Value[] {
    switch (value.kind) {
      case 'unit': {
        const target = this.#program.scopes.exported(value.unit, name);
        if (target === null) return [];
        const language =
          target.kind === 'declared' || target.kind === 'value'
            ? target.module.language
            : this.#program.scopes.modulesOf(value.unit)[0]?.language;
        return language === undefined ? [] : this.ofTarget(target, language);
      }
      case 'package': {
        // `import prom from 'prom-client'`: the default export of a CommonJS package is its namespace.
        const path = value.name === '' || value.name === 'default' ? name : `${value.name}.${name}`;
        const direct = this.#ofPackageName(value.language, value.package, path);
        if (value.name !== '' && value.name !== 'default') {
          const owner = this.#program.catalog.exportOf(value.language, value.package, value.name);
          const nested =
            owner === null ? null : this.#program.catalog.typeOf(value.language, value.package, value.name);
          if (owner?.member.type !== undefined) {
            const type = this.#program.catalog.resolve(owner.library, owner.member.type);
            const found = type === null ? null : this.#program.catalog.memberOf(type, name);
            if (type !== null && found !== null) return this.#ofMember(type, name, found);
          }
          // A static member: `Foo.bar` is written as a member `static bar` of the type.
          const found = nested === null ? null : this.#program.catalog.memberOf(nested, `static ${name}`);
          if (found !== null && nested !== null) return this.#ofMember(nested, name, found);
        }
        return direct;
      }
      case 'library': {
        const found = this.#program.catalog.memberOf(value.type, name);
        if (found !== null) return this.#ofMember(value.type, name, found);
        return this.#program.catalog.stated(value.type, 'keeps') === null
          ? []
          : [...this.#keptValues(value.type, name)];
      }
      case 'member':
        // A described property without a type of its own is text: `req.originalUrl.split('?')`.
        return value.member.call === undefined && value.member.cardinality !== undefined
          ? this.builtinOf(value.library.language, 'string').flatMap((v) => this.memberOf(v, name))
          : [];
      case 'function':
        return [];
      case 'instance':
        return this.#instanceMember(value.module, value.type, name, 0);
      case 'type':
        return this.#staticMember(value.module, value.type, name);
      case 'literal':
        if (value.node.kind !== 'object') return this.#builtinMember(value.module, 'Array', name);
        return [...this.#literalMember(value.module, value.node, name)];
      case 'typed':
        if (value.ref.kind === 'object') {
          const field = value.ref.fields.find((f) => f.name === name);
          return field === undefined ? [] : [...this.ofType(field.type, value.module)];
        }
        if (value.ref.kind === 'list') return this.#builtinMember(value.module, 'Array', name);
        // `counters.http` of a `Record<string, Counter>`; which names a record of text has, it does not say.
        return value.ref.kind === 'map' && value.module.ir.packageName === null
          ? this.elementsOf(value).filter((v) => !isPlainText(v))
          : [];
    }
  }

  /** What the program sets on a library's long-lived object: `globalThis.x = …`, `app.locals.x = …`. */
  #keptValues(type: CatalogType, name: string): readonly Value[] {
    return this.#fields.get(`.${name} ${type.key}`, () => {
      const values: Value[] = [];
      const isOf = (node: Expression, module: Module) =>
        this.of(node, module).some((v) => v.kind === 'library' && v.type.key === type.key);
      for (const [definer, { call: meaning }] of Object.entries(type.entry.members ?? {})) {
        if (meaning?.defines === undefined) continue;
        for (const { module, node } of this.#program.membersNamed(definer, type.library.language)) {
          const call = module.index.parentOf(node);
          if (call?.kind !== 'call' || call.callee !== node) continue;
          const [key] = this.#program.arguments.at(meaning.defines.name, call, module);
          if (key?.node.kind !== 'literal' || key.node.value !== name || !isOf(node.object, module)) continue;
          for (const part of this.#program.arguments.at(meaning.defines.value, call, module))
            values.push(...this.along(part.node, module, part.steps));
        }
      }
      for (const { module, node } of this.#program.membersNamed(name, type.library.language)) {
        const up = module.index.parentOf(node);
        if (up?.kind !== 'assign' || up.target !== node || up.value === null) continue;
        if (isOf(node.object, module)) values.push(...this.of(up.value, module));
      }
      return distinct(values);
    });
  }

  /** A property that the source writes out, or spreads: `{...a}` and `{...b}` may hold each other. */
  #literalMember(module: Module, node: ObjectLiteral, name: string): readonly Value[] {
    const written = () =>
      node.properties.flatMap((p) => {
        if (p.key === name) return [...this.of(p.value, module)];
        if (p.key === null && p.value.kind === 'spread')
          return this.of(p.value.operand, module).flatMap((v) => this.memberOf(v, name));
        return [];
      });
    // What is spread may spread others in turn, and each of them the same ones.
    return node.properties.some((p) => p.value.kind === 'spread')
      ? this.#fields.get(`.${name} ${node.start}-${node.end} ${module.key}`, () => distinct(written()))
      : written();
  }

  #literalElements(module: Module, node: ObjectLiteral | ArrayLiteral): readonly Value[] {
    return this.#elements.get(node, () => {
      const nodes = node.kind === 'array' ? node.elements : node.properties.map((p) => p.value);
      return distinct(
        nodes
          .slice(0, WIDTH_LIMIT)
          .flatMap((n) =>
            n.kind === 'spread'
              ? this.of(n.operand, module).flatMap((v) => this.elementsOf(v))
              : [...this.of(n, module)],
          ),
      );
    });
  }

  #builtinMember(module: Module, type: string, name: string): readonly Value[] {
    return this.builtin(module, type).flatMap((v) => this.memberOf(v, name));
  }

  #ofMember(
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

  #instanceMember(module: Module, type: TypeId, name: string, depth: number): Value[] {
    const declaration = module.ir.types[type];
    if (declaration === undefined || depth > 8) return [];
    const methods = this.methodsNamed(module, type)?.get(name);
    if (methods !== undefined) {
      const values: Value[] = [];
      for (const m of methods) {
        const f = m.module.fn(m.fn);
        if (f.isStatic) continue;
        if (f.form === 'getter')
          for (const r of m.module.index.returnsOf(m.fn)) values.push(...this.of(r, m.module));
        else values.push({ kind: 'function', module: m.module, fn: m.fn });
      }
      if (values.length > 0) return values;
    }
    const field = declaration.fields.find((f) => f.name === name && !f.isStatic);
    if (field !== undefined) return [...this.fieldValues(module, type, name)];
    if (declaration.form === 'interface') {
      const values = this.#program.types
        .implementersOf(module, type)
        .flatMap((t) => this.#instanceMember(t.module, t.type, name, depth + 1));
      if (values.length > 0) return values;
    }
    for (const supertype of declaration.supertypes) {
      if (supertype.how === 'implements') continue;
      const supers =
        supertype.value === null
          ? this.ofType(supertype.type, module)
          : this.of(supertype.value, module).map((v): Value =>
              v.kind === 'type' ? { ...v, kind: 'instance' } : v,
            );
      const found = supers.flatMap((v) =>
        v.kind === 'package'
          ? this.#instancesOfExport(v).flatMap((x) => this.memberOf(x, name))
          : v.kind === 'instance'
            ? this.#instanceMember(v.module, v.type, name, depth + 1)
            : this.memberOf(v, name),
      );
      if (found.length > 0) return found;
    }
    if (declaration.form === 'alias' && declaration.underlying !== null)
      return this.ofType(declaration.underlying, module).flatMap((v) =>
        v.kind === 'instance' && v.type === type && v.module === module ? [] : this.memberOf(v, name),
      );
    // Plain JavaScript: a field that only exists by assignment.
    return declaration.form === 'class' ? [...this.fieldValues(module, type, name)] : [];
  }

  /** What `new X()` of a package's export is. */
  #instancesOfExport(value: Value & { kind: 'package' }): Value[] {
    const type =
      this.#program.catalog.typeOf(value.language, value.package, value.name) ??
      this.#constructed(value.language, value.package, value.name);
    return type === null ? [] : [{ kind: 'library', type, args: null }];
  }

  #staticMember(module: Module, type: TypeId, name: string): Value[] {
    const declaration = module.ir.types[type];
    if (declaration === undefined) return [];
    for (const m of this.methodsNamed(module, type)?.get(name) ?? []) {
      const f = m.module.fn(m.fn);
      // A Go method expression `T.Method` is the method.
      if (f.isStatic || f.receiver !== null) return [{ kind: 'function', module: m.module, fn: m.fn }];
    }
    const field = declaration.fields.find((f) => f.name === name && f.isStatic);
    if (field === undefined) return [];
    if (field.type !== null) {
      const typed = this.ofType(field.type, module);
      if (typed.length > 0) return [...typed];
    }
    return field.value === null ? [] : [...this.of(field.value, module)];
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
      for (const m of this.#program.scopes.modulesOf(module.unit)) {
        for (const [id, f] of m.ir.functions.entries()) {
          if (f.receiver?.type == null) continue;
          if (namedPart(f.receiver.type) === declaration.name) add(m, id);
        }
      }
    }
    this.#methods.set(key, map);
    return map.size === 0 ? null : map;
  }

  /** What a field of a type's instances may hold: its written type, else everything assigned to it. */
  fieldValues(module: Module, type: TypeId, name: string): readonly Value[] {
    return this.#fields.get(`.${name} ${type} ${module.key}`, () => {
      const field = module.ir.types[type]?.fields.find((f) => f.name === name);
      const typed = field?.type == null ? NOTHING : this.ofType(field.type, module);
      const isInterface =
        typed.length > 0 &&
        typed.every((v) => v.kind === 'instance' && v.module.ir.types[v.type]?.form === 'interface');
      const isFunction =
        typed.length > 0 && typed.every((v) => v.kind === 'typed' && v.ref.kind === 'function');
      if (typed.length > 0 && !isInterface && !isFunction) return typed;
      const values: Value[] = [];
      if (field?.value != null) values.push(...this.of(field.value, module));
      for (const write of this.#program.types.fieldWrites(module, type, name))
        values.push(
          ...(isFunction ? this.#functionsPassedAs(write.value, write.module) : []),
          ...this.along(write.value, write.module, write.steps),
        );
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
        return argument === undefined ? [] : this.of(argument, m).filter((v) => v.kind === 'function');
      });
  }

  elementsOf(value: Value): readonly Value[] {
    switch (value.kind) {
      case 'library': {
        const element = this.#program.catalog.elementOf(value.type);
        if (element !== null) return [{ kind: 'library', type: element, args: null }];
        const args = value.args;
        const last = args?.refs.at(-1);
        if (args !== null && last !== undefined) return [...this.ofType(last, args.module)];
        const rest = this.#program.catalog.memberOf(value.type, '*');
        return rest === null ? [] : this.#ofMember(value.type, '*', rest);
      }
      case 'typed':
        switch (value.ref.kind) {
          case 'list':
          case 'channel':
            return [...this.ofType(value.ref.element, value.module)];
          case 'map':
            return [...this.ofType(value.ref.value, value.module)];
          default:
            return [];
        }
      case 'literal':
        return [...this.#literalElements(value.module, value.node)];
      case 'instance': {
        const declaration = value.module.ir.types[value.type];
        return declaration?.form === 'alias' && declaration.underlying !== null
          ? this.ofType(declaration.underlying, value.module).flatMap((v) =>
              v.kind === 'instance' ? [] : this.elementsOf(v),
            )
          : [];
      }
      default:
        return [];
    }
  }

  /** The values of a written-down type's instances. */
  ofType(ref: TypeRef, module: Module): readonly Value[] {
    switch (ref.kind) {
      case 'pointer':
        return this.ofType(ref.to, module);
      case 'union':
        return distinct(ref.members.flatMap((m) => [...this.ofType(m, module)]));
      case 'list':
      case 'map':
      case 'channel':
      case 'function':
      case 'object':
        return [{ kind: 'typed', module, ref }];
      case 'literal':
      case 'unknown':
        return NOTHING;
      case 'named': {
        const catalog = this.#program.catalog;
        const args = ref.args.length > 0 ? { module, refs: ref.args } : null;
        // Wrappers that stand for what they hold.
        const inner = ref.args[0];
        if (
          ref.binding === UNBOUND &&
          inner !== undefined &&
          /^(Promise|Readonly|Partial|Required|NonNullable|Awaited|Readonly)$/.test(ref.name)
        )
          return this.ofType(inner, module);
        if (ref.binding === UNBOUND) {
          const declared = ref.qualifier === null ? this.#program.scopes.freeName(module, ref.name) : null;
          if (declared !== null) return this.#instancesOf(declared.module, declared.binding);
          const type = catalog.typeOf(
            module.language,
            '',
            ref.qualifier === null ? ref.name : `${ref.qualifier}.${ref.name}`,
          );
          return type === null ? NOTHING : [{ kind: 'library', type, args }];
        }
        const target = this.#program.scopes.target(module, ref.binding);
        if (target === null) return NOTHING;
        if (target.kind === 'package') {
          const name =
            ref.qualifier === null
              ? target.name
              : target.name === '' || target.name === 'default'
                ? ref.name
                : `${target.name}.${ref.name}`;
          // `import Redis from 'ioredis'` uses the default export's name as a type.
          const type =
            catalog.typeOf(module.language, target.package, name) ??
            this.#constructed(module.language, target.package, name);
          return type === null ? NOTHING : [{ kind: 'library', type, args }];
        }
        if (ref.qualifier !== null) {
          if (target.kind !== 'unit') return NOTHING;
          const exported = this.#program.scopes.exported(target.unit, ref.name);
          if (exported?.kind === 'declared') return this.#instancesOf(exported.module, exported.binding);
          if (exported?.kind === 'package') {
            const type = catalog.typeOf(module.language, exported.package, exported.name);
            return type === null ? NOTHING : [{ kind: 'library', type, args }];
          }
          return NOTHING;
        }
        return target.kind === 'declared' ? this.#instancesOf(target.module, target.binding) : NOTHING;
      }
    }
  }

  /** The type that `new X()` of an export gives, for exports that are used as a type under their export name. */
  #constructed(language: string, packageName: string, name: string): CatalogType | null {
    const found = this.#program.catalog.exportOf(language, packageName, name);
    const returns = found?.member.construct?.returns;
    return found === null || typeof returns !== 'string'
      ? null
      : this.#program.catalog.resolve(found.library, returns);
  }

  #instancesOf(module: Module, binding: BindingId): readonly Value[] {
    const b = module.ir.bindings[binding];
    if (b === undefined) return NOTHING;
    if (b.declaration === null)
      return b.kind === 'import'
        ? this.ofBinding(module, binding).map((v): Value =>
            v.kind === 'type' ? { ...v, kind: 'instance' } : v,
          )
        : NOTHING;
    const declaration = module.ir.types[b.declaration];
    if (
      declaration?.form === 'alias' &&
      declaration.underlying !== null &&
      this.methodsNamed(module, b.declaration) === null
    ) {
      const underlying = declaration.underlying;
      return this.#results.get(`alias ${b.declaration} ${module.key}`, () => {
        const values = this.ofType(underlying, module);
        // A Go defined type keeps its name where that matters (constants of it are an enumeration).
        return values.length > 0 && !(underlying.kind === 'named' && underlying.binding === UNBOUND)
          ? values
          : [{ kind: 'instance', module, type: b.declaration ?? 0 }];
      });
    }
    return [{ kind: 'instance', module, type: b.declaration }];
  }

  /** What a call may run. */
  meaningsOf(call: Call, module: Module): readonly Meaning[] {
    const callees = this.of(call.callee, module);
    if (callees.length === 0) return this.#meaningsByName(call, module);
    const meanings: Meaning[] = [];
    for (const callee of callees) {
      switch (callee.kind) {
        case 'function':
          meanings.push({ kind: 'function', module: callee.module, fn: callee.fn, isNew: false });
          break;
        case 'type': {
          const constructor = this.constructorOf(callee.module, callee.type);
          if (constructor !== null) meanings.push({ kind: 'function', ...constructor, isNew: true });
          break;
        }
        case 'package': {
          const found =
            this.#program.catalog.exportOf(callee.language, callee.package, callee.name) ??
            (callee.name === ''
              ? this.#program.catalog.exportOf(callee.language, callee.package, 'default')
              : null);
          if (found !== null)
            meanings.push(...this.#catalogMeanings(call, module, found.library, found.member, callee.name));
          break;
        }
        case 'member':
          meanings.push(...this.#catalogMeanings(call, module, callee.library, callee.member, callee.name));
          break;
        case 'library': {
          const found = this.#program.catalog.memberOf(callee.type, '()');
          if (found !== null)
            meanings.push(
              ...this.#catalogMeanings(call, module, found.library, found.member, callee.type.name),
            );
          break;
        }
        case 'instance': {
          // Calling a value of a project function type: nothing is known of its body here.
          break;
        }
        default:
          break;
      }
    }
    return meanings;
  }

  /** A member of something unseen that means the same on all that have it: `load().then(f)`, `body.items.map(f)`. */
  #meaningsByName(call: Call, module: Module): readonly Meaning[] {
    if (call.callee.kind !== 'member') return NONE;
    const { property } = call.callee;
    return this.builtin(module, 'unknown').flatMap((value) => {
      const found = value.kind === 'library' ? this.#program.catalog.memberOf(value.type, property) : null;
      return found === null ? [] : this.#catalogMeanings(call, module, found.library, found.member, property);
    });
  }

  #catalogMeanings(
    call: Call,
    module: Module,
    library: Library,
    member: CatalogMember,
    name: string,
  ): Meaning[] {
    for (const overload of member.overloads ?? []) {
      if (this.#program.arguments.hold(overload.when, call, module))
        return [{ kind: 'catalog', library, meaning: overload, name, member }];
    }
    const meaning = call.isNew
      ? (member.construct ?? member.call)
      : (member.call ??
        (member.construct !== undefined && !/^[A-Z]/.test(name) ? member.construct : undefined));
    return meaning === undefined ? [] : [{ kind: 'catalog', library, meaning, name, member }];
  }

  constructorOf(module: Module, type: TypeId, depth = 0): { module: Module; fn: FunctionId } | null {
    const declaration = module.ir.types[type];
    if (declaration === undefined || depth > 8) return null;
    const own = declaration.methods.find((m) => module.fn(m).form === 'constructor');
    if (own !== undefined) return { module, fn: own };
    for (const s of declaration.supertypes) {
      if (s.how !== 'extends') continue;
      for (const v of s.value === null ? this.ofType(s.type, module) : this.of(s.value, module))
        if (v.kind === 'type' || v.kind === 'instance')
          return this.constructorOf(v.module, v.type, depth + 1);
    }
    return null;
  }

  /** The values of a call's result; `index` picks one of several. */
  resultsOf(call: Call, module: Module, index: number | null): readonly Value[] {
    const values: Value[] = [];
    for (const callee of this.of(call.callee, module)) {
      if (callee.kind === 'type') {
        // `new C()`, and Go's conversion `T(x)`.
        values.push({ kind: 'instance', module: callee.module, type: callee.type });
      } else if (callee.kind === 'function')
        values.push(...this.returnValues(callee.module, callee.fn, index));
      else if (callee.kind === 'typed' && callee.ref.kind === 'function') {
        const result = callee.ref.results[index ?? 0];
        if (result !== undefined) values.push(...this.ofType(result, callee.module));
      } else if (call.callee.kind === 'type' && (callee.kind === 'typed' || callee.kind === 'library'))
        values.push(callee); // a Go conversion
    }
    // `make(T)`, `new(T)`: the built-ins whose first argument is a type.
    const [first] = call.args;
    if (first?.kind === 'type' && first.type !== null) values.push(...this.ofType(first.type, module));
    for (const meaning of this.meaningsOf(call, module)) {
      if (meaning.kind !== 'catalog' || meaning.meaning.returns === undefined) continue;
      const returns = meaning.meaning.returns;
      const name =
        typeof returns === 'string' ? ((index ?? 0) === 0 ? returns : null) : (returns[index ?? 0] ?? null);
      if (name === null) continue;
      if (name === 'this') {
        if (call.callee.kind === 'member') values.push(...this.of(call.callee.object, module));
      } else if (/^(?:\d|this\[)/.test(name))
        values.push(
          ...this.#program.arguments.at(name, call, module).flatMap((a) => {
            const found = this.along(a.node, module, a.steps);
            return found.length === 0 && name === 'this[]' ? this.#putInto(a.node, module) : [...found];
          }),
        );
      else {
        const type = this.#program.catalog.resolve(meaning.library, name);
        if (type !== null)
          values.push({
            kind: 'library',
            type,
            args: call.typeArgs.length > 0 ? { module, refs: call.typeArgs } : null,
          });
      }
    }
    if (call.isNew && values.length === 0)
      for (const v of this.of(call.callee, module)) if (v.kind === 'library') values.push(v);
    return distinct(values);
  }

  returnValues(module: Module, fn: FunctionId, index: number | null): readonly Value[] {
    return this.#results.get(`${String(index)} ${fn} ${module.key}`, () => {
      const f = module.fn(fn);
      const written = f.results[index ?? 0];
      if (written !== undefined) {
        const typed = this.ofType(written, module);
        const vague = typed.every(
          (v) =>
            (v.kind === 'instance' && v.module.ir.types[v.type]?.form === 'interface') ||
            (v.kind === 'typed' && (v.ref.kind === 'function' || v.ref.kind === 'object')),
        );
        if (typed.length > 0 && !vague) return typed;
        const returned = this.#returned(module, fn, index);
        return returned.length > 0 ? returned : typed;
      }
      return this.#returned(module, fn, index);
    });
  }

  #returned(module: Module, fn: FunctionId, index: number | null): readonly Value[] {
    const values: Value[] = [];
    for (const node of module.index.returnsOf(fn)) {
      if (node.kind === 'tuple') {
        const element = node.elements[index ?? 0];
        if (element !== undefined) values.push(...this.of(element, module));
      } else
        values.push(
          ...(index === null || index === 0 ? this.of(node, module) : []),
          ...(index !== null && node.kind === 'call' ? this.resultsOf(node, module, index) : []),
        );
      if (values.length > WIDTH_LIMIT) break;
    }
    return distinct(values);
  }
}

/** Without `await`, assertions and dereferences. */
export function unwrap(node: Expression): Expression {
  let at = node;
  while (at.kind === 'wrapped' && at.how !== 'receive') at = at.operand;
  return at;
}

/** `null`, `undefined`, Go's `nil`. */
export function isNothing(node: Expression): boolean {
  const plain = unwrap(node);
  return (
    (plain.kind === 'literal' && plain.type === 'null') ||
    (plain.kind === 'name' && plain.binding < 0 && /^(undefined|nil)$/.test(plain.name))
  );
}

/** Whether a type only says what its values look like: an interface, or the shape of an object. */
function isShape(value: Value): boolean {
  return (
    (value.kind === 'instance' && value.module.ir.types[value.type]?.form === 'interface') ||
    (value.kind === 'typed' &&
      (value.ref.kind === 'object' || (value.ref.kind === 'map' && value.module.ir.packageName === null)))
  );
}

function isPlainText(value: Value): boolean {
  return value.kind === 'library' && !value.type.isList && /^(string|number|boolean)$/.test(value.type.name);
}

/** Catalog lists stand for channels; a slice is a type of its own. */
function isChannel(value: Value): boolean {
  return (
    (value.kind === 'library' && value.type.isList) ||
    (value.kind === 'typed' && value.ref.kind === 'channel')
  );
}

/** The same for values that are the same. */
export function identity(value: Value): unknown {
  switch (value.kind) {
    case 'function':
      return `f${value.fn} ${value.module.key}`;
    case 'type':
      return `t${value.type} ${value.module.key}`;
    case 'instance':
      return `i${value.type} ${value.module.key}`;
    case 'unit':
      return `u${value.unit.id}`;
    case 'package':
      return `p${value.package}#${value.name}`;
    case 'library':
      return value.args === null ? `l${value.type.key}` : value.args.refs;
    case 'member':
      return `m${value.owner.key}.${value.name}`;
    case 'literal':
      return value.node;
    case 'typed':
      return value.ref;
  }
}

function distinct(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const seen = new Set<unknown>();
  const out: Value[] = [];
  for (const value of values) {
    const id = identity(value);
    if (seen.has(id)) continue;
    seen.add(id);
    out.push(value);
    if (out.length >= WIDTH_LIMIT) break;
  }
  return out;
}
