// What decorators say: which methods the outside world enters, what it puts into parameters, how often a container makes a class.
import type { DecoratorMeaning, Frequency, Instances, Library } from '@leakline/catalog';
import type { Expression, FunctionId, TypeId } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Place } from '../rule.ts';
import { WORDS, parameterTypes, type Entry } from './entry.ts';

/** How often a container makes instances of a class, and where that is said. */
interface Made<F extends Instances = Frequency> {
  readonly frequency: F;
  readonly at: Place;
}

export class Decorators {
  readonly #program: Program;
  readonly #instances = new Lazy<string, Made | null>(null);

  constructor(program: Program) {
    this.#program = program;
  }

  /** The decorator's meaning, for `@Get('/x')`, `@Get`, `@nest.Get()`. */
  of(
    node: Expression,
    module: Module,
  ): { library: Library; meaning: DecoratorMeaning; call: Expression } | null {
    const callee = node.kind === 'call' ? node.callee : node;
    for (const value of this.#program.values.of(callee, module)) {
      if (value.kind !== 'package') continue;
      const found = this.#program.catalog.exportOf(value.language, value.package, value.name);
      if (found?.member.decorates !== undefined)
        return { library: found.library, meaning: found.member.decorates, call: node };
    }
    return null;
  }

  /** How often the outside enters a method that is decorated for it: `@Get()`, `@EventPattern()`. */
  entriesOf(module: Module, fn: FunctionId): Entry[] {
    const entries: Entry[] = [];
    for (const decorator of module.fn(fn).decorators) {
      const found = this.of(decorator, module);
      const method = found?.meaning.method;
      if (found === null || method === undefined) continue;
      entries.push({
        frequency: method.frequency,
        because: method.because ?? WORDS[method.frequency],
        at: { path: module.path, span: decorator },
        parameters: parameterTypes(this.#program.catalog, found.library, method.parameters),
        confidence: 'high',
      });
    }
    return entries;
  }

  /**
   * Whether a decorator of the program lets a method without parameters run once, and hands out its result from then on: what it
   * puts in the method's place keeps what `method.call(this)` gives, and returns that.
   */
  keepsResult(module: Module, fn: FunctionId): boolean {
    const { decorators, parameters } = module.fn(fn);
    return (
      parameters.length === 0 &&
      decorators.some((decorator) =>
        this.#program.values
          .of(decorator.kind === 'call' ? decorator.callee : decorator, module)
          .some((value) => value.kind === 'function' && isMemoising(value.module, value.fn)),
      )
    );
  }

  /** How often a container builds instances of a decorated class; null when no decorator says, or it hangs on who asks for one. */
  instancesOf(module: Module, type: TypeId): Made | null {
    return this.#instances.get(`${type} ${module.key}`, () => {
      const own = this.#decoratedInstances(module, type);
      if (own === null || own.frequency === 'asked') return null;
      const made = { ...own, frequency: own.frequency };
      return made.frequency === 'once' ? (this.#shortLived(module, type) ?? made) : made;
    });
  }

  /** Whether a container builds an instance of a decorated class for each that asks for one. */
  isMadeForEach(module: Module, type: TypeId): boolean {
    return this.#decoratedInstances(module, type)?.frequency === 'asked';
  }

  /** What a parameter's decorator says of its cardinality. */
  parameter(module: Module, fn: FunctionId, index: number): DecoratorMeaning['parameter'] | null {
    for (const decorator of module.fn(fn).parameters[index]?.decorators ?? []) {
      const found = this.of(decorator, module)?.meaning.parameter;
      if (found !== undefined) return found;
    }
    return null;
  }

  /** Something injected that the container makes for each request: then it makes the receiver for each request, too. */
  #shortLived(module: Module, type: TypeId): Made | null {
    const constructor = this.#program.calls.constructorOf(module, type);
    if (constructor === null) return null;
    const { module: m, fn } = constructor;
    for (const parameter of m.fn(fn).parameters) {
      for (const decorator of parameter.decorators) {
        const [token] = decorator.kind === 'call' ? decorator.args : [];
        if (token === undefined) continue;
        for (const value of this.#program.values.of(token, m)) {
          if (value.kind !== 'package') continue;
          const found = this.#program.catalog.exportOf(value.language, value.package, value.name);
          const provides = found?.member.provides;
          if (provides !== undefined) return { frequency: provides, at: { path: m.path, span: parameter } };
        }
      }
      if (parameter.type === null) continue;
      for (const value of this.#program.writtenTypes.of(parameter.type, m)) {
        if (value.kind !== 'instance') continue;
        const injected = this.instancesOf(value.module, value.type);
        if (injected !== null && injected.frequency !== 'once') return injected;
      }
    }
    return null;
  }

  #decoratedInstances(module: Module, type: TypeId): Made<Instances> | null {
    for (const decorator of module.ir.types[type]?.decorators ?? []) {
      const found = this.of(decorator, module);
      const meaning = found?.meaning.class;
      if (meaning === undefined) continue;
      const at = { path: module.path, span: decorator };
      if (meaning.when === undefined) return { frequency: meaning.instances, at };
      const holds =
        decorator.kind === 'call' && this.#program.arguments.hold(meaning.when, decorator, module);
      const frequency = holds ? meaning.instances : meaning.otherwise;
      if (frequency !== undefined) return { frequency, at };
    }
    return null;
  }
}

/**
 * `this[cache] = method.call(this)`, which is a call of a name of the decorator's, in a function of it that returns `this[cache]`,
 * also before it comes to that.
 */
function isMemoising(module: Module, decorator: FunctionId): boolean {
  return module.index.assigns.some(({ target, value }) => {
    const fn = module.functionOf(target);
    const called = value === null ? null : unwrap(value);
    if (called?.kind !== 'call' || fn === decorator || !module.isWithin(fn, decorator)) return false;
    const { callee } = called;
    const isMethod =
      callee.kind === 'name'
        ? module.ir.bindings[callee.binding]?.owner === decorator
        : callee.kind === 'member' && callee.property === 'value';
    if (!isMethod) return false;
    const returns = module.index
      .returnsOf(fn)
      .filter((returned) => sameText(unwrap(returned), unwrap(target)));
    return returns.some((returned) => returned.start < target.start) && returns.length > 1;
  });
}
