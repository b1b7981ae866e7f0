// What a call may run, and what it gives back.
import type { ArgumentPath, CallMeaning, Library, Member as CatalogMember } from '@leakline/catalog';
import type { Call, FunctionId, TypeId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { receiverOf } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { NOTHING, WIDTH_LIMIT, distinct, type Value } from './value.ts';

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

export class Calls {
  readonly #program: Program;
  readonly #ofRows = new Map<CallMeaning, readonly [Meaning & { kind: 'catalog' }]>();
  readonly #results = new Lazy<string, readonly Value[]>(NOTHING);

  constructor(program: Program) {
    this.#program = program;
  }

  /** What a call may run. */
  meaningsOf(call: Call, module: Module): readonly Meaning[] {
    const callees = this.#program.values.of(call.callee, module);
    const [only] = callees;
    if (only === undefined) return this.#meaningsByName(call, module);
    return callees.length === 1
      ? this.#meaningsOfCallee(only, call, module)
      : callees.flatMap((callee) => this.#meaningsOfCallee(callee, call, module));
  }

  #meaningsOfCallee(callee: Value, call: Call, module: Module): readonly Meaning[] {
    switch (callee.kind) {
      case 'function':
        return [{ kind: 'function', module: callee.module, fn: callee.fn, isNew: false }];
      case 'type': {
        const constructor = this.constructorOf(callee.module, callee.type);
        return constructor === null ? NONE : [{ kind: 'function', ...constructor, isNew: true }];
      }
      case 'package': {
        const found =
          this.#program.catalog.exportOf(callee.language, callee.package, callee.name) ??
          (callee.name === ''
            ? this.#program.catalog.exportOf(callee.language, callee.package, 'default')
            : null);
        return found === null
          ? NONE
          : this.#catalogMeanings(call, module, found.library, found.member, callee.name);
      }
      case 'member':
        return this.#catalogMeanings(call, module, callee.library, callee.member, callee.name);
      case 'library': {
        const found = this.#program.catalog.memberOf(callee.type, '()');
        return found === null
          ? NONE
          : this.#catalogMeanings(call, module, found.library, found.member, callee.type.name);
      }
      // Calling a value of a project function type: nothing is known of its body here.
      default:
        return NONE;
    }
  }

  /** A member of something unseen that means the same on all that have it: `load().then(f)`, `body.items.map(f)`. */
  #meaningsByName(call: Call, module: Module): readonly Meaning[] {
    if (call.callee.kind !== 'member') return NONE;
    const { property } = call.callee;
    return this.#program.values.builtin(module, 'unknown').flatMap((value) => {
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
  ): readonly Meaning[] {
    const meaning =
      member.overloads?.find((overload) => this.#program.arguments.hold(overload.when, call, module)) ??
      (call.isNew
        ? (member.construct ?? member.call)
        : (member.call ??
          (member.construct !== undefined && !/^[A-Z]/.test(name) ? member.construct : undefined)));
    if (meaning === undefined) return NONE;
    // What calls of a row mean is asked for most calls, and by each rule: it is made once.
    const known = this.#ofRows.get(meaning);
    const [first] = known ?? NONE;
    if (known !== undefined && first?.name === name && first.member === member && first.library === library)
      return known;
    const made = [{ kind: 'catalog' as const, library, meaning, name, member }] as const;
    this.#ofRows.set(meaning, made);
    return made;
  }

  /** The constructor that `new T()` runs, inherited ones included; null when none is written. */
  constructorOf(module: Module, type: TypeId, depth = 0): { module: Module; fn: FunctionId } | null {
    const declaration = module.ir.types[type];
    if (declaration === undefined || depth > 8) return null;
    const own = declaration.methods.find((m) => module.fn(m).form === 'constructor');
    if (own !== undefined) return { module, fn: own };
    for (const s of declaration.supertypes) {
      if (s.how !== 'extends') continue;
      for (const v of s.value === null
        ? this.#program.writtenTypes.of(s.type, module)
        : this.#program.values.of(s.value, module))
        if (v.kind === 'type' || v.kind === 'instance')
          return this.constructorOf(v.module, v.type, depth + 1);
    }
    return null;
  }

  /** The values of a call's result; `index` picks one of several. */
  resultsOf(call: Call, module: Module, index: number | null): readonly Value[] {
    const values: Value[] = [];
    for (const callee of this.#program.values.of(call.callee, module)) {
      if (callee.kind === 'type') {
        // `new C()`, and Go's conversion `T(x)`.
        values.push({ kind: 'instance', module: callee.module, type: callee.type });
      } else if (callee.kind === 'function') {
        const returned = this.returnValues(callee.module, callee.fn, index);
        values.push(
          ...(returned.length > 0 ? returned : this.#handedThrough(call, module, callee, index ?? 0)),
        );
      } else if (callee.kind === 'typed' && callee.ref.kind === 'function') {
        const result = callee.ref.results[index ?? 0];
        if (result !== undefined) values.push(...this.#program.writtenTypes.of(result, callee.module));
      } else if (call.callee.kind === 'type' && (callee.kind === 'typed' || callee.kind === 'library'))
        values.push(callee); // a Go conversion
    }
    // `make(T)`, `new(T)`: the built-ins whose first argument is a type.
    const [first] = call.args;
    if (first?.kind === 'type' && first.type !== null)
      values.push(...this.#program.writtenTypes.of(first.type, module));
    for (const meaning of this.meaningsOf(call, module)) {
      if (meaning.kind !== 'catalog') continue;
      if (meaning.meaning.instanceOf !== undefined)
        values.push(...this.#instancesAt(meaning.meaning.instanceOf, call, module));
      // `c.Get("store")`
      if (meaning.meaning.takes !== undefined && (index ?? 0) === 0)
        for (const kept of this.#program.carried.keptFor(meaning.meaning.takes, call, module))
          values.push(...this.#program.values.of(kept.value, kept.module));
      if (meaning.meaning.returns === undefined) continue;
      const returns = meaning.meaning.returns;
      const element =
        index !== null && typeof returns === 'string' && /^\d/.test(returns)
          ? this.#program.arguments.elementAt(returns, index, call, module)
          : null;
      if (element !== null) {
        values.push(...this.#program.values.of(element, module));
        continue;
      }
      const name =
        typeof returns === 'string' ? ((index ?? 0) === 0 ? returns : null) : (returns[index ?? 0] ?? null);
      if (name === null) continue;
      if (name === 'this') {
        const receiver = receiverOf(call);
        if (receiver !== null) values.push(...this.#program.values.of(receiver, module));
      } else if (/^(?:\d|this\[)/.test(name))
        values.push(
          ...this.#program.arguments.at(name, call, module).flatMap((a) => {
            const found = this.#program.values.along(a.node, module, a.steps);
            return found.length === 0 && name === 'this[]'
              ? this.#program.elements.putInto(a.node, module)
              : [...found];
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
      for (const v of this.#program.values.of(call.callee, module)) if (v.kind === 'library') values.push(v);
    return distinct(values);
  }

  /** What a container gives: instances of the class that it is asked for, else of the type that is written as its argument. */
  #instancesAt(path: ArgumentPath, call: Call, module: Module): readonly Value[] {
    const classes = this.#program.arguments
      .at(path, call, module)
      .flatMap((part) => this.#program.values.along(part.node, module, part.steps))
      .flatMap((v) => (v.kind === 'type' ? [{ ...v, kind: 'instance' as const }] : []));
    const [written] = call.typeArgs;
    return classes.length > 0 || written === undefined
      ? classes
      : this.#program.writtenTypes.of(written, module);
  }

  /**
   * What a function may return: by its written type, unless that only says what it looks like; else by its `return`s.
   * `index` picks one of several results.
   */
  returnValues(module: Module, fn: FunctionId, index: number | null): readonly Value[] {
    return this.#results.get(`${String(index)} ${fn} ${module.key}`, () => {
      const f = module.fn(fn);
      const written = f.results[index ?? 0];
      if (written !== undefined) {
        const typed = this.#program.writtenTypes.of(written, module);
        const vague = typed.every(
          (v) =>
            (v.kind === 'instance' && v.module.ir.types[v.type]?.form === 'interface') ||
            (v.kind === 'typed' && (v.ref.kind === 'function' || v.ref.kind === 'object')),
        );
        if (typed.length > 0 && !vague) return this.#sent(typed, module, fn, index) ?? typed;
        const returned = this.#returned(module, fn, index);
        return returned.length > 0 ? returned : typed;
      }
      return this.#returned(module, fn, index);
    });
  }

  /** What a function returns of a type that also comes in from outside, where each of its `return`s gives what the program sends. */
  #sent(
    typed: readonly Value[],
    module: Module,
    fn: FunctionId,
    index: number | null,
  ): readonly Value[] | null {
    const { catalog } = this.#program;
    for (const value of typed) {
      const sent = value.kind === 'library' ? catalog.stated(value.type, 'sent') : null;
      const type = sent === null ? null : catalog.resolve(sent.library, sent.value);
      if (type === null) continue;
      const returned = this.#returned(module, fn, index);
      const isSent = (v: Value) => v.kind === 'library' && v.type.key === type.key;
      return returned.length > 0 && returned.every(isSent) ? returned : null;
    }
    return null;
  }

  /** `func Register[T prometheus.Collector](c T) T`: the result is what is passed for the parameter of that type. */
  #handedThrough(
    call: Call,
    module: Module,
    callee: { readonly module: Module; readonly fn: FunctionId },
    index: number,
  ): readonly Value[] {
    const { parameters, results } = callee.module.fn(callee.fn);
    const result = results[index];
    if (result?.kind !== 'named' || result.qualifier !== null) return NOTHING;
    const at = parameters.findIndex((p) => p.type?.kind === 'named' && p.type.name === result.name);
    const argument = call.args[at];
    return argument === undefined || parameters[at]?.isRest === true
      ? NOTHING
      : this.#program.values.of(argument, module);
  }

  #returned(module: Module, fn: FunctionId, index: number | null): readonly Value[] {
    const values: Value[] = [];
    for (const node of module.index.returnsOf(fn)) {
      if (node.kind === 'tuple') {
        const element = node.elements[index ?? 0];
        if (element !== undefined) values.push(...this.#program.values.of(element, module));
      } else
        values.push(
          ...(index === null || index === 0 ? this.#program.values.of(node, module) : []),
          ...(index !== null && node.kind === 'call' ? this.resultsOf(node, module, index) : []),
        );
      if (values.length > WIDTH_LIMIT) break;
    }
    return distinct(values);
  }
}
