// How the outside world enters a function: registrations, written-down types, decorators (decorators.ts), and signatures and
// file conventions (conventions.ts).
import type { Expression, FunctionId, TypeRef } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { propertySpan } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { enters } from '../values/arguments.ts';
import { BrowserFiles } from './browser-files.ts';
import { WORDS, parameterTypes, type Entry } from './entry.ts';
import { isForOperators, isRegisteredForOperators } from './operators.ts';
import { registrationOf } from './registrations.ts';
import type { Use } from './usage.ts';

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
            confidence:
              callback.byHand === true || isRegisteredForOperators(use.call, use.index, use.module)
                ? 'low'
                : 'high',
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
