// How the outside world enters a function: registrations, written-down types, decorators (decorators.ts), and signatures and
// file conventions (conventions.ts).
import type { CatalogType } from '@leakline/catalog';
import type { Expression, FunctionId, TypeRef } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { propertySpan } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { enters, type Part } from '../values/arguments.ts';
import { isShape, type Value } from '../values/value.ts';
import { BrowserFiles } from './browser-files.ts';
import { WORDS, parameterTypes, type Entry } from './entry.ts';
import { isForOperators } from './operators.ts';
import { registrationOf } from './registrations.ts';
import type { Use } from './usage.ts';

/** Objects in objects whose functions are looked for: `{ limiter: { hit() {} } }`. */
const SHAPE_DEPTH = 1;

export class Entries {
  readonly #program: Program;
  readonly #memo = new Lazy<string, readonly Entry[]>(NONE);
  readonly #browsers = new BrowserFiles();

  constructor(program: Program) {
    this.#program = program;
  }

  /**
   * How the outside world enters a function: one entry for each registration, decorator, written type or convention;
   * empty when only the program calls it, or nobody.
   */
  of(module: Module, fn: FunctionId): readonly Entry[] {
    if (module.fn(fn).form === 'module') return NONE;
    return this.#memo.get(`${fn} ${module.key}`, () => {
      const entries = [
        ...this.#program.decorators.entriesOf(module, fn),
        ...this.#asWrapper(module, fn),
        ...this.#typed(module, fn),
        ...this.#described(module, fn),
        // A page's events are its user's: it is loaded anew long before they fill anything.
        ...(this.#browsers.has(module)
          ? NONE
          : [
              ...this.#registered(module, fn, this.#program.usage.of(module, fn), []),
              ...this.#asMethod(module, fn),
            ]),
      ];
      // A convention only speaks where nothing definite is known.
      const found = entries.length > 0 ? entries : this.#program.conventions.of(module, fn);
      return found.map((entry) =>
        entry.frequency !== 'once' && isForOperators(this.#program, module, fn, entry)
          ? { ...entry, confidence: 'low' }
          : entry,
      );
    });
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
    return this.of(module, fn).flatMap((entry): Value[] => {
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
    const received: { part: Part; module: Module }[] = [];
    for (const use of this.#program.usage.of(module, fn)) {
      if (use.kind !== 'argument' || use.steps.length > 0) continue;
      for (const told of this.#program.emissions.toldTo(use.call, use.index, index, use.module))
        received.push({ part: { node: told.node, steps: [] }, module: told.module });
    }
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

  /** In the place of a method that the outside enters: `descriptor.value = async function (...args) { … }`. */
  #asWrapper(module: Module, fn: FunctionId): Entry[] {
    const hasRest = module.fn(fn).parameters.some((p) => p.isRest);
    return this.#program.methodWrappers
      .replacedBy(module, fn)
      .flatMap((method) => this.#program.decorators.entriesOf(method.module, method.fn))
      .map((entry) => (hasRest ? { ...entry, parameters: NONE } : entry));
  }

  /** The written-down type of the place that a function literal is put: `const h: RequestHandler = …`, `return func…`. */
  #typed(module: Module, fn: FunctionId): Entry[] {
    const entries: Entry[] = [];
    const inline = module.index.functionNode(fn);
    const places: { ref: TypeRef; at: Module }[] = [];
    if (inline !== undefined) {
      const up = module.index.parentOf(inline);
      if (
        up?.kind === 'assign' &&
        up.value === inline &&
        up.target.kind === 'name' &&
        up.target.binding >= 0
      ) {
        const written = module.ir.bindings[up.target.binding]?.type;
        if (written != null) places.push({ ref: written, at: module });
      } else if (up?.kind === 'return') {
        const around = module.index.positionOf(inline)?.fn;
        const result = around === undefined ? undefined : module.fn(around).results[0];
        if (result !== undefined) places.push({ ref: result, at: module });
      } else if (up?.kind === 'wrapped' && up.type !== null) places.push({ ref: up.type, at: module });
      else if (up === null) {
        const field = module.index.fieldOf(inline);
        const written =
          field === null
            ? null
            : module.ir.types[field.type]?.fields.find((f) => f.name === field.name)?.type;
        if (written != null) places.push({ ref: written, at: module });
      }
    }
    for (const { ref, at } of places) {
      for (const value of this.#program.writtenTypes.of(ref, at)) {
        if (value.kind !== 'library') continue;
        const stated = this.#program.catalog.stated(value.type, 'function');
        if (stated === null) continue;
        entries.push({
          frequency: stated.value.frequency,
          because: stated.value.because ?? WORDS[stated.value.frequency],
          at: { path: module.path, span: module.fn(fn).nameSpan },
          parameters: parameterTypes(this.#program.catalog, stated.library, stated.value.parameters),
          confidence: 'high',
        });
      }
    }
    return entries;
  }

  /** A method of an object that is handed to a registration which will call it: `cron.AddJob(spec, job)`, job.Run. */
  #asMethod(module: Module, fn: FunctionId): Entry[] {
    const { name, receiver } = module.fn(fn);
    if (name === null) return [];
    const isCalled = this.#program.catalog.callsMembersNamed(module.language, name);
    const owner =
      isCalled || (receiver !== null && /^\p{Lu}/u.test(name))
        ? this.#program.types.ownerOf(module, fn)
        : null;
    if (owner === null) return [];
    const wholesale = this.#wholesaleOf(module.language).get(`${owner.type} ${owner.module.key}`);
    if (wholesale !== undefined) return wholesale;
    return !isCalled
      ? []
      : this.#registered(module, fn, this.#program.usage.ofInstances(owner.module, owner.type), [`.${name}`]);
  }

  /** Written into a struct of a library's that says what it will do with it: `grpc.MethodDesc{Handler: f}`. */
  #described(module: Module, fn: FunctionId): Entry[] {
    const entries: Entry[] = [];
    for (const use of this.#program.usage.of(module, fn)) {
      if (use.kind !== 'property' || use.literal.type === null) continue;
      for (const value of this.#program.writtenTypes.of(use.literal.type, use.module)) {
        const stated = value.kind === 'library' ? this.#program.catalog.stated(value.type, 'literal') : null;
        for (const callback of stated?.value.callbacks ?? [])
          if (stated !== null && callback.at === `0.${use.key}` && callback.when === undefined)
            entries.push({
              frequency: callback.frequency,
              because: callback.because ?? WORDS[callback.frequency],
              at: {
                path: use.module.path,
                span: use.literal.properties.find((p) => p.key === use.key) ?? use.literal,
              },
              parameters: parameterTypes(this.#program.catalog, stated.library, callback.parameters),
              confidence: 'high',
              ...(callback.methods === 'matched' ? { methods: callback.methods } : {}),
            });
      }
    }
    return entries;
  }

  readonly #wholesale = new Lazy<string, ReadonlyMap<string, Entry[]>>(new Map());

  /** Types all of whose exported methods are registered at once, by type and path: `worker.RegisterActivity(&Activities{})`. */
  #wholesaleOf(language: string): ReadonlyMap<string, Entry[]> {
    return this.#wholesale.get(language, () => this.#findWholesale(language));
  }

  #findWholesale(language: string): ReadonlyMap<string, Entry[]> {
    const found = new Map<string, Entry[]>();
    const packages = this.#program.catalog.callingAllMembers(language);
    for (const module of this.#program.modules(language)) {
      if (!module.ir.imports.some((i) => packages.has(i.from))) continue;
      for (const call of module.index.calls) {
        for (const meaning of this.#program.calls.meaningsOf(call, module)) {
          if (meaning.kind !== 'catalog') continue;
          for (const callback of meaning.meaning.callbacks ?? []) {
            const index = /^(\d+)\.\*$/.exec(callback.at)?.[1];
            const argument = index === undefined ? undefined : call.args[Number(index)];
            if (argument === undefined) continue;
            for (const value of this.#program.values.of(argument, module))
              if (value.kind === 'instance')
                found.set(`${value.type} ${value.module.key}`, [
                  {
                    frequency: callback.frequency,
                    because: callback.because ?? WORDS[callback.frequency],
                    at: { path: module.path, span: call.callee },
                    parameters: parameterTypes(this.#program.catalog, meaning.library, callback.parameters),
                    confidence: 'high',
                  },
                ]);
          }
        }
      }
    }
    return found;
  }

  /** Registrations among the uses of a function, or of an object that has it at `steps`. */
  #registered(module: Module, fn: FunctionId, uses: readonly Use[], steps: readonly PathStep[]): Entry[] {
    const entries: Entry[] = [];
    const arity = module.fn(fn).parameters.length;
    for (const use of uses) {
      if (use.kind === 'kept' && steps.length === 0) entries.push(...this.#assigned(use.node, use.module));
      if (use.kind !== 'argument') continue;
      for (const meaning of this.#program.calls.meaningsOf(use.call, use.module)) {
        if (meaning.kind !== 'catalog') continue;
        const callbacks = (meaning.meaning.callbacks ?? []).filter((callback) =>
          enters(callback.at, use.index, [...use.steps, ...steps]),
        );
        const isByArity = callbacks.some((callback) => callback.arity === arity);
        for (const callback of callbacks) {
          if (callback.frequency === 'perIteration') continue;
          if (isByArity ? callback.arity !== arity : callback.arity !== undefined) continue;
          if (!this.#program.arguments.hold(callback.when, use.call, use.module)) continue;
          entries.push({
            frequency: callback.frequency,
            because: callback.because ?? WORDS[callback.frequency],
            at: {
              path: use.module.path,
              span: use.call.callee.kind === 'member' ? propertySpan(use.call.callee) : use.call.callee,
            },
            parameters: parameterTypes(this.#program.catalog, meaning.library, callback.parameters),
            calledOn:
              callback.calledOn === undefined
                ? null
                : this.#program.catalog.resolve(meaning.library, callback.calledOn),
            confidence: callback.byHand === true ? 'low' : 'high',
            seldom: callback.seldom && { ...callback.seldom, library: meaning.library },
            told: this.#program.emissions.allOf(use.call, use.module),
            ...registrationOf(this.#program, use.call, callback.methods, use.module),
          });
        }
      }
      if (steps.length > 0) continue;
      // A Go conversion to a named function type: `http.HandlerFunc(f)`.
      for (const value of this.#program.values.of(use.call.callee, use.module)) {
        if (value.kind !== 'package') continue;
        const type = this.#program.catalog.typeOf(value.language, value.package, value.name);
        const stated = type === null ? null : this.#program.catalog.stated(type, 'function');
        if (stated === null) continue;
        entries.push({
          frequency: stated.value.frequency,
          because: stated.value.because ?? WORDS[stated.value.frequency],
          at: { path: use.module.path, span: use.call.callee },
          parameters: parameterTypes(this.#program.catalog, stated.library, stated.value.parameters),
          confidence: 'high',
          ...registrationOf(this.#program, use.call, undefined, use.module),
        });
      }
    }
    return entries;
  }

  /** A property of a library's object whose function the library calls: `source.onmessage = f`. */
  #assigned(target: Expression, module: Module): Entry[] {
    if (target.kind !== 'member') return [];
    return this.#program.values.of(target.object, module).flatMap((value) => {
      const found =
        value.kind === 'library' ? this.#program.catalog.memberOf(value.type, target.property) : null;
      const assigned = found?.member.assigned;
      return found === null || assigned === undefined
        ? []
        : {
            frequency: assigned.frequency,
            because: assigned.because ?? WORDS[assigned.frequency],
            at: { path: module.path, span: propertySpan(target) },
            parameters: parameterTypes(this.#program.catalog, found.library, assigned.parameters),
            confidence: 'high' as const,
            seldom: assigned.seldom && { ...assigned.seldom, library: found.library },
          };
    });
  }
}
