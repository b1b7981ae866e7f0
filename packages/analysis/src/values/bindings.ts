// What a name may denote: what is declared under it, imported, written to it, or passed for a parameter.
import type { BindingId, FunctionId } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Target } from '../modules/scope.ts';
import type { Program } from '../program.ts';
import { narrowed } from './narrowed.ts';
import { NOTHING, WIDTH_LIMIT, distinct, isShape, type Value } from './value.ts';

export class Bindings {
  readonly #program: Program;
  /** A map for each module: bindings are numbers, and are asked for more often than anything else. */
  readonly #bindings = new Map<Module, Lazy<BindingId, readonly Value[]>>();

  constructor(program: Program) {
    this.#program = program;
    program.nodeAnswers.add(this.#bindings);
  }

  /** What a name of a module may denote, whatever point of the program is asked about. */
  of(module: Module, binding: BindingId): readonly Value[] {
    const bindings = this.#bindingsOf(module);
    return (
      bindings.settled(binding) ??
      bindings.get(binding, () => {
        const values = distinct(this.#computeBinding(module, binding));
        return values.length === 0 ? NOTHING : values;
      })
    );
  }

  /** Whether the answer stays as it is. */
  isSettled(module: Module, binding: BindingId): boolean {
    return this.#bindingsOf(module).settled(binding) !== undefined;
  }

  #bindingsOf(module: Module): Lazy<BindingId, readonly Value[]> {
    let bindings = this.#bindings.get(module);
    if (bindings === undefined) this.#bindings.set(module, (bindings = new Lazy(NOTHING)));
    return bindings;
  }

  /** What is behind an import or a free name, once it is known where it leads. */
  ofTarget(target: Target, language: string): Value[] {
    switch (target.kind) {
      case 'declared':
        return [
          ...this.of(target.module, target.binding),
          ...(target.also === undefined ? [] : [{ kind: 'unit' as const, unit: target.also }]),
        ];
      case 'value': {
        const found = target.module.ir.exports[target.exportIndex];
        if (found === undefined) return [];
        const values =
          found.value === null
            ? this.of(target.module, found.binding)
            : this.#program.values.of(found.value, target.module);
        const { member, also } = target;
        return [
          ...(member === null ? values : values.flatMap((v) => this.#program.members.of(v, member))),
          ...(also === undefined ? [] : [{ kind: 'unit' as const, unit: also }]),
        ];
      }
      case 'unit':
        return [{ kind: 'unit', unit: target.unit }];
      case 'package':
        return this.ofPackageName(language, target.package, target.name);
    }
  }

  /**
   * An export of a package: a value of its type where the catalog gives one, else the export itself. Empty for a
   * global that nobody knows.
   */
  ofPackageName(language: string, packageName: string, name: string): Value[] {
    const named = this.#program.catalog.exportOf(language, packageName, name);
    // A class is itself (it is called, and has static members by its type), a value is its type's.
    if (named?.member.type !== undefined && named.member.construct === undefined) {
      const type = this.#program.catalog.resolve(named.library, named.member.type);
      if (type !== null) return [{ kind: 'library', type, args: null }];
    }
    if (packageName === '' && named === null) return [];
    return [{ kind: 'package', language, package: packageName, name }];
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
        const aliased = this.#program.writtenTypes.of(type.underlying, module);
        if (aliased.length > 0 && this.#program.types.methodsNamed(module, b.declaration) === null)
          return [...aliased];
      }
      return [{ kind: 'type', module, type: b.declaration }];
    }
    const parameter = module.index.parameterOf(binding);
    if (b.type !== null) {
      const refined =
        parameter === null ? null : this.#program.handedIn.refined(module, parameter.fn, parameter.index);
      if (refined !== null) return [{ kind: 'library', type: refined, args: null }];
      const typed = this.#program.writtenTypes.of(b.type, module);
      // A shape says less than what is assigned; anything else written down is final.
      if (typed.length > 0 && !typed.every((v) => isShape(v)))
        return parameter === null
          ? [...narrowed(typed, () => this.#put(module, binding), this.#program)]
          : [...typed];
    }
    if (parameter !== null) {
      const values = this.#program.handedIn.parameterValues(module, parameter.fn, parameter.index);
      const found = this.#program.values.project(values, parameter.steps);
      const defaults = module.index
        .writesOf(binding)
        .flatMap((w) => (w.value === null ? [] : this.#program.values.along(w.value, module, w.steps)));
      const isWritten = found.length > 0 && found.every((v) => v.kind === 'literal' || v.kind === 'function');
      if (found.length > 0 && !isWritten) return [...found, ...defaults];
      const declared =
        parameter.steps.length === 0 && b.type !== null
          ? this.#program.writtenTypes.of(b.type, module)
          : this.#parameterType(module, parameter.fn, parameter.index, parameter.steps);
      return [...found, ...declared, ...defaults];
    }
    const values: Value[] = b.type === null ? [] : [...this.#program.writtenTypes.of(b.type, module)];
    for (const write of module.index.writesOf(binding)) {
      if (write.steps[0] === '[caught]')
        values.push(
          ...this.#program.values.project(
            this.#program.values.builtin(module, 'Error'),
            write.steps.slice(1),
          ),
        );
      if (write.value === null || /^[-+*/%|&^]=?=?$|^\+\+|^--/.test(write.operator)) continue;
      values.push(...this.#program.values.along(write.value, module, write.steps));
      if (values.length > WIDTH_LIMIT) break;
    }
    return values;
  }

  /** What each write of a variable puts there. */
  #put(module: Module, binding: BindingId): (readonly Value[])[] {
    return module.index
      .writesOf(binding)
      .flatMap(({ value, steps }) =>
        value === null ? [] : [this.#program.values.along(value, module, steps)],
      );
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
    return this.#program.values.project(this.#program.writtenTypes.of(parameter.type, module), steps);
  }
}
