// What the outside world puts into parameters: what libraries give to the functions that they run, what callers write out.
import type { CatalogType } from '@leakline/catalog';
import type { FunctionId } from '@leakline/ir';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { enters, type Part } from '../values/arguments.ts';
import { isShape, type Value } from '../values/value.ts';

/** Objects in objects whose functions are looked for: `{ limiter: { hit() {} } }`. */
const SHAPE_DEPTH = 1;

export class HandedIn {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** What the world puts into a parameter, as far as the entries say. */
  parameterValues(module: Module, fn: FunctionId, index: number): readonly Value[] {
    const f = module.fn(fn);
    const parameter = index === -1 ? f.receiver : f.parameters[index];
    if (parameter === null || parameter === undefined) return [];
    const values: Value[] = [];
    for (const decorator of parameter.decorators) {
      const found = this.#program.decorators.of(decorator, module);
      const type = found?.meaning.parameter?.type;
      const resolved =
        found === null || type === undefined ? null : this.#program.catalog.resolve(found.library, type);
      if (resolved !== null) values.push({ kind: 'library', type: resolved, args: null });
    }
    if (values.length > 0) return values;
    if (parameter.type !== null) {
      const known = this.#ofUnknownType(module, fn, index);
      return known.length > 0 ? known : this.#ofShape(module, fn, index);
    }
    values.push(...this.given(module, fn, index));
    if (values.length > 0 || parameter.isRest) return values;
    values.push(...this.#givenInPlace(module, fn, index));
    for (const { part, module: m } of this.receivedBy(module, fn, index))
      values.push(...this.#program.values.along(part.node, m, part.steps));
    values.push(...this.#program.writtenPlaces.parameterValues(module, fn, index));
    if (values.length > 0) return values;
    // Untyped and not entered from outside: what the callers pass.
    for (const { module: m, call } of this.#program.usage.callsOf(module, fn).slice(0, 8)) {
      const argument = call.args[index];
      if (argument !== undefined && argument.kind !== 'spread')
        values.push(...this.#program.values.of(argument, m));
    }
    return values;
  }

  /**
   * What a parameter holds whose written type is not in sight, as those of generated code: what the library that runs the function
   * gives it, here or to a caller which hands it on.
   */
  #ofUnknownType(module: Module, fn: FunctionId, index: number): readonly Value[] {
    const { type } = module.fn(fn).parameters[index] ?? { type: null };
    if (type === null || this.#program.writtenTypes.of(type, module).length > 0) return [];
    const given = this.given(module, fn, index);
    if (given.length > 0) return given;
    return this.#program.usage
      .callsOf(module, fn)
      .slice(0, 8)
      .flatMap(({ module: m, call }) => {
        const argument = call.args[index];
        const parameter =
          argument?.kind === 'name' && argument.binding >= 0 ? m.index.parameterOf(argument.binding) : null;
        return parameter === null || parameter.index < 0 ? [] : this.given(m, parameter.fn, parameter.index);
      });
  }

  /**
   * Objects with methods that callers write out, for a parameter whose type only says what they look like, or repeats what the object is:
   * `serve(limiter: Limiter)` of `serve(makeLimiter())`, `deps: typeof all`.
   */
  #ofShape(module: Module, fn: FunctionId, index: number): readonly Value[] {
    const { type } = module.fn(fn).parameters[index] ?? { type: null };
    if (type === null || !this.#program.writtenTypes.of(type, module).every(isShape)) return [];
    return this.#program.usage
      .callsOf(module, fn)
      .slice(0, 8)
      .flatMap(({ module: m, call }) => {
        const argument = call.args[index];
        return argument === undefined || argument.kind === 'spread'
          ? []
          : this.#program.values.of(argument, m).filter((v) => this.#doesThings(v, SHAPE_DEPTH));
      });
  }

  /**
   * Whether an object that is written out has functions in it, collections that are filled later, or others that have: plain data is
   * followed by its parts.
   */
  #doesThings(value: Value, depth: number): boolean {
    return (
      value.kind === 'literal' &&
      value.node.kind === 'object' &&
      value.node.properties.some((p) =>
        this.#program.values
          .of(p.value, value.module)
          .some(
            (v) =>
              v.kind === 'function' ||
              v.kind === 'instance' ||
              this.#isEmptyCollection(v) ||
              (depth > 0 && this.#doesThings(v, depth - 1)),
          ),
      )
    );
  }

  /** `new Map()`, `[]`, `{}` */
  #isEmptyCollection(value: Value): boolean {
    if (value.kind === 'library') return this.#program.catalog.stated(value.type, 'container') !== null;
    if (value.kind !== 'literal') return false;
    const { node } = value;
    return (node.kind === 'array' ? node.elements : node.properties).length === 0;
  }

  /** What the entries of a function hand to a parameter, whatever type is written there. */
  given(module: Module, fn: FunctionId, index: number): readonly Value[] {
    return this.#program.entries.of(module, fn).flatMap((entry): Value[] => {
      const type = entry.parameters[index];
      return type == null ? [] : [{ kind: 'library', type, args: null }];
    });
  }

  /** Parts of calls that are handed on to the function's parameter: the elements of `urls` in `urls.forEach((url) => …)`. */
  receivedBy(
    module: Module,
    fn: FunctionId,
    index: number,
  ): readonly { readonly part: Part; readonly module: Module }[] {
    const told = [...this.#program.emissions.toldToMethod(module, fn, index)];
    for (const use of this.#program.usage.of(module, fn)) {
      if (use.kind !== 'argument' || use.steps.length > 0) continue;
      told.push(...this.#program.emissions.toldTo(use.call, use.index, index, use.module));
    }
    const received = told.map(({ node, module: m }): { part: Part; module: Module } => ({
      part: { node, steps: [] },
      module: m,
    }));
    for (const { callback, use } of this.#callbacksOf(module, fn)) {
      const path = callback.receives?.[index];
      if (path == null) continue;
      for (const part of this.#program.arguments.at(path, use.call, use.module))
        received.push({ part, module: use.module });
    }
    return received;
  }

  /**
   * What is known of a parameter besides its written type, which many values have: a convention says it, or the call that is handed the
   * function gives it what the program sends: `client.Produce(ctx, record, func(r *kgo.Record, err error) { … })`.
   */
  refined(module: Module, fn: FunctionId, index: number): CatalogType | null {
    const said = this.#program.conventions.refined(module, fn, index);
    if (said !== null) return said;
    const { type } = module.fn(fn).parameters[index] ?? { type: null };
    const { catalog } = this.#program;
    for (const value of type === null ? [] : this.#program.writtenTypes.of(type, module)) {
      const sent = value.kind === 'library' ? catalog.stated(value.type, 'sent') : null;
      const wanted = sent === null ? null : catalog.resolve(sent.library, sent.value);
      if (wanted === null) continue;
      for (const { callback, meaning } of this.#callbacksOf(module, fn)) {
        const name = callback.parameters?.[index];
        const given = name == null ? null : catalog.resolve(meaning.library, name);
        if (given?.key === wanted.key) return given;
      }
    }
    return null;
  }

  /** What a call that runs the function while it lasts hands to a parameter: `trx` in `knex.transaction((trx) => …)`. */
  #givenInPlace(module: Module, fn: FunctionId, index: number): Value[] {
    const values: Value[] = [];
    for (const { callback, meaning, use } of this.#callbacksOf(module, fn)) {
      const name = callback.parameters?.[index];
      if (name == null || callback.frequency !== 'perIteration') continue;
      if (!this.#program.arguments.hold(callback.when, use.call, use.module)) continue;
      const type = this.#program.catalog.resolve(meaning.library, name);
      if (type !== null) values.push({ kind: 'library', type, args: null });
    }
    return values;
  }

  /** What the catalog says of the places that a function is handed to. */
  *#callbacksOf(module: Module, fn: FunctionId) {
    for (const use of this.#program.usage.of(module, fn)) {
      if (use.kind !== 'argument') continue;
      for (const meaning of this.#program.calls.meaningsOf(use.call, use.module)) {
        if (meaning.kind !== 'catalog') continue;
        for (const callback of meaning.meaning.callbacks ?? [])
          if (enters(callback.at, use.index, use.steps)) yield { callback, meaning, use };
      }
    }
  }
}
