// What an expression denotes: a function, a class, an instance, a library's export or type. Nothing known is an empty list.
//
// This is a small points-to analysis that reads written-down types first, then constructions and assignments (of every
// write of a binding, in any order). It answers for callees and receivers; how varied a value is, is cardinality's question.
// Names are answered in bindings.ts, members in members.ts, elements in elements.ts, calls in calls.ts, types in written-types.ts.
import type { ArrayLiteral, Expression, FunctionId, TypeId } from '@leakline/ir';
import { UNBOUND } from '@leakline/ir';
import type { TypeOracle } from '../host.ts';
import { Lazy } from '../lazy.ts';
import { unwrap } from '../modules/expressions.ts';
import type { FieldRef } from '../modules/links.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { NOTHING, WIDTH_LIMIT, distinct, isChannel, isPlainText, isShape, type Value } from './value.ts';

export class Values {
  readonly #program: Program;
  readonly #memo: Lazy<Expression, readonly Value[]>;
  /** Values that stand for many expressions are made once. */
  readonly #builtins = new Map<string, Map<string, readonly Value[]>>();

  constructor(program: Program) {
    this.#program = program;
    this.#memo = program.nodeAnswers.add(new Lazy(NOTHING));
  }

  /** What an expression may denote. Empty when nothing is known. */
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
        return node.type === null ? NOTHING : this.#program.writtenTypes.of(node.type, module);
      case 'name':
        return this.#isJustItsBinding(node)
          ? this.#program.bindings.of(module, node.binding)
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
        if (this.#isJustItsBinding(node)) return this.#program.bindings.isSettled(module, node.binding);
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

  /** A value of a built-in type of the module's language; empty when the catalog does not describe it. */
  builtin(module: Module, name: string): readonly Value[] {
    return this.builtinOf(module.language, name);
  }

  /** The same, by language. */
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
          : [...this.#program.bindings.of(module, node.binding)];
      case 'this': {
        const owner = this.#thisType(node, module);
        if (owner !== null) return [{ ...owner, module }];
        const fn = module.functionOfThis(node);
        if (fn === null) return [];
        const inline = module.index.functionNode(fn);
        const up = inline === undefined ? null : module.index.parentOf(inline);
        const calledOn = this.#calledOn(fn, module);
        // `this` in a method of an object that the source writes out.
        return up?.kind === 'object' ? [{ kind: 'literal', module, node: up }, ...calledOn] : calledOn;
      }
      case 'member': {
        if (isModuleExports(node) && module.ir.packageName === null)
          return [
            ...this.#program.bindings.ofTarget(
              this.#program.scopes.namespaceOf(module.unit),
              module.language,
            ),
          ];
        const objects = this.of(node.object, module);
        const [only] = objects;
        return objects.length === 1 && only !== undefined
          ? this.#program.members.of(only, node.property)
          : objects.flatMap((value) => this.#program.members.of(value, node.property));
      }
      case 'index': {
        const values = this.of(node.object, module);
        // `f[T]` in Go: an instantiated function or type is itself.
        if (values.some((v) => v.kind === 'function' || v.kind === 'type' || v.kind === 'package'))
          return [...values];
        const names = this.#writtenKeys(node.index, module, 0) ?? [];
        const members = names.flatMap((name) => values.flatMap((v) => this.#program.members.of(v, name)));
        if (members.length > 0) return members;
        const elements = values.flatMap((value) => this.#program.elements.of(value));
        return elements.length > 0 ? elements : this.#program.elements.putInto(node.object, module);
      }
      case 'call': {
        const required = module.index.requiredBy(node);
        if (required === null) return [...this.#program.calls.resultsOf(node, module, null)];
        const to = this.#program.scopes.resolve(module, required.from);
        if (to.kind === 'units')
          return to.units
            .slice(0, WIDTH_LIMIT)
            .flatMap((unit) =>
              this.#program.bindings.ofTarget(this.#program.scopes.namespaceOf(unit), module.language),
            );
        const target = this.#program.scopes.imported(module, required);
        return target === null ? [] : this.#program.bindings.ofTarget(target, module.language);
      }
      case 'object':
      case 'array': {
        const typed = node.type === null ? [] : this.#program.writtenTypes.of(node.type, module);
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
          const typed = this.#program.writtenTypes.of(node.type, module);
          if (typed.length > 0 && !typed.every((v) => isShape(v))) return [...typed];
          // `{ entries: [] } as State`, `globalThis as Globals`: a shape says less than what is written out, or lives for ever.
          const plain = unwrap(node.operand);
          const isWrittenOut = plain.kind === 'object' || plain.kind === 'array';
          const inner =
            typed.length > 0 && module.ir.packageName !== null && !isWrittenOut
              ? NOTHING
              : this.of(node.operand, module);
          const isForEver = (v: Value) =>
            v.kind === 'library' && this.#program.catalog.stated(v.type, 'keeps') !== null;
          return typed.length === 0 || isWrittenOut || inner.some(isForEver)
            ? [...typed, ...inner]
            : [...typed];
        }
        const inner = this.of(node.operand, module);
        return node.how === 'receive'
          ? inner.flatMap((value) => this.#program.elements.of(value))
          : [...inner];
      }
      default:
        return [];
    }
  }

  /** The texts that a key may be, as in `bus[once ? 'once' : 'on']`; null when one of them is not written out. */
  #writtenKeys(key: Expression, module: Module, depth: number): readonly string[] | null {
    const plain = unwrap(key);
    const all = (parts: readonly Expression[], from: Module): readonly string[] | null => {
      const texts = parts.map((part) => this.#writtenKeys(part, from, depth + 1));
      return texts.length === 0 || texts.includes(null) ? null : texts.flatMap((text) => text ?? []);
    };
    if (plain.kind === 'literal') return plain.type === 'string' ? [plain.value] : null;
    if (plain.kind === 'conditional') return all([plain.then, plain.otherwise], module);
    if (plain.kind === 'logical') return all([plain.left, plain.right], module);
    if (plain.kind !== 'name' || plain.binding < 0 || depth > 4) return null;
    const type = module.ir.bindings[plain.binding]?.type;
    if (type?.kind === 'union' && type.members.every((m) => m.kind === 'literal'))
      return type.members.flatMap((m) => (m.kind === 'literal' ? [m.value] : []));
    const parameter = module.index.parameterOf(plain.binding);
    const writes = module.index.writesOf(plain.binding);
    if (parameter === null)
      return writes.some((w) => w.value === null || w.steps.length > 0)
        ? null
        : all(
            writes.flatMap((w) => w.value ?? []),
            module,
          );
    if (parameter.index < 0 || parameter.steps.length > 0 || writes.length > 0) return null;
    const texts = this.#program.usage
      .callsOf(module, parameter.fn)
      .slice(0, WIDTH_LIMIT)
      .map(({ module: m, call }) => {
        const argument = call.args[parameter.index];
        return argument === undefined ? null : this.#writtenKeys(argument, m, depth + 1);
      });
    return texts.length === 0 || texts.includes(null) ? null : texts.flatMap((text) => text ?? []);
  }

  #free(name: string, module: Module): Value[] {
    const declared = this.#program.scopes.freeName(module, name);
    if (declared !== null) return [...this.#program.bindings.of(declared.module, declared.binding)];
    // CommonJS: what assigns to it, or hands it on, adds to what the file exports.
    if (name === 'exports' && module.ir.packageName === null) return [{ kind: 'unit', unit: module.unit }];
    const known = this.#program.bindings.ofPackageName(module.language, '', name);
    // What a program sets on its global object has a name of its own everywhere: `global.sessions = {}`, `sessions[id]`.
    return known.length > 0 ? known : [...this.project(this.builtin(module, 'globals'), [`.${name}`])];
  }

  #thisType(
    node: Expression,
    module: Module,
  ): { readonly kind: 'instance' | 'type'; readonly type: TypeId } | null {
    const ofField = ({ isStatic, type }: FieldRef) =>
      ({ kind: isStatic ? 'type' : 'instance', type }) as const;
    const field = module.index.fieldOf(node);
    if (field !== null) return ofField(field);
    let fn: FunctionId | null = module.functionOf(node);
    while (fn !== null && fn >= 0) {
      const f = module.fn(fn);
      if (f.owner !== null)
        return { kind: f.isStatic || f.form === 'static' ? 'type' : 'instance', type: f.owner };
      if (f.form !== 'arrow') return null;
      const around = module.fieldAround(fn);
      if (around !== null) return ofField(around);
      fn = f.parent;
    }
    return null;
  }

  /** What a library calls a function on: the gauge in `new Gauge({ collect() { this.set(…) } })`. */
  #calledOn(fn: FunctionId, module: Module): Value[] {
    return this.#program.entries
      .of(module, fn)
      .flatMap(({ calledOn }): Value[] =>
        calledOn == null ? [] : [{ kind: 'library', type: calledOn, args: null }],
      );
  }

  /** The values of a part of an expression's value. */
  along(node: Expression, module: Module, steps: readonly PathStep[]): readonly Value[] {
    const [first, ...rest] = steps;
    if (first === undefined) return this.of(node, module);
    if (first.startsWith('#')) {
      const i = Number(first.slice(1));
      // `v, ok := ctx.Value(key).(T)`, `<-ch`: the first is the value itself, also where a call gives it. A list that has its type
      // asserted is taken apart.
      if (node.kind === 'wrapped' && /^(?:assert|receive)$/.test(node.how) && module.ir.packageName !== null)
        return i === 0 ? this.project(this.of(node, module), rest) : this.builtin(module, 'boolean');
      const plain = unwrap(node);
      if (plain.kind === 'tuple' || (plain.kind === 'array' && plain.type === null)) {
        const element = plain.elements[i];
        return element === undefined ? NOTHING : this.along(element, module, rest);
      }
      if (plain.kind === 'call') return this.project(this.#program.calls.resultsOf(plain, module, i), rest);
      // `v, ok := m[k]`: the first is the value itself.
      if (plain.kind === 'index' || node.kind === 'wrapped')
        return i === 0 ? this.project(this.of(node, module), rest) : this.builtin(module, 'boolean');
    }
    return this.project(this.of(node, module), steps);
  }

  /** What the parts of values at `steps` may denote. */
  project(values: readonly Value[], steps: readonly PathStep[]): readonly Value[] {
    let current = values;
    for (const step of steps) {
      if (current.length === 0) return NOTHING;
      current = distinct(
        current.flatMap((value) => {
          if (step.startsWith('.')) return this.#program.members.of(value, step.slice(1));
          // One loop variable over a channel is the item; over anything else it is a key, of which nothing is known.
          if (step === '[]' || (step === '[key]' && isChannel(value)))
            return this.#program.elements.of(value);
          if (step.startsWith('#'))
            return value.kind === 'literal' && value.node.kind === 'array'
              ? this.#elementAt(value.module, value.node, Number(step.slice(1)))
              : this.#program.elements.of(value);
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
}

/** `module.exports` of CommonJS. */
function isModuleExports({ object, property }: Expression & { kind: 'member' }): boolean {
  return (
    property === 'exports' && object.kind === 'name' && object.name === 'module' && object.binding === UNBOUND
  );
}
