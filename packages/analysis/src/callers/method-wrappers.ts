// Functions that take a method's place: what a decorator puts into `descriptor.value`, or returns for the method it is given.
import type { Expression, FunctionId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { addUnder } from '../grouping.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** A function of the program. */
interface FunctionOf {
  readonly module: Module;
  readonly fn: FunctionId;
}

/** Where a decorator of TypeScript's older kind is given the property's descriptor: `(target, key, descriptor)`. */
const DESCRIPTOR = 2;

export class MethodWrappers {
  readonly #program: Program;
  /** A decorator that is found by way of itself is none. */
  readonly #decorated = new Lazy<string, ReadonlyMap<string, readonly FunctionOf[]>>(new Map());

  constructor(program: Program) {
    this.#program = program;
  }

  /** The methods in whose place a function is called, with what they are called with. */
  replacedBy(module: Module, fn: FunctionId): readonly FunctionOf[] {
    const decorator = this.#decoratorAround(module, fn);
    if (decorator === null) return NONE;
    return this.#decoratedIn(module.language).get(`${decorator} ${module.key}`) ?? NONE;
  }

  /** Whether a function decorates methods of the program: it runs when their classes come to be. */
  decorates(module: Module, fn: FunctionId): boolean {
    return module.ir.packageName === null && this.#decoratedIn(module.language).has(`${fn} ${module.key}`);
  }

  /** The function around `fn` that would be the decorator, by what it does with it. */
  #decoratorAround(module: Module, fn: FunctionId): FunctionId | null {
    // A language with packages has no decorators.
    if (module.ir.packageName !== null) return null;
    const node = module.index.functionNode(fn);
    const up = node === undefined ? null : module.index.parentOf(node);
    if (node === undefined || up === null) return null;
    if (up.kind === 'assign' && up.value === node && up.target.kind === 'member') {
      const { object, property } = up.target;
      const parameter =
        property === 'value' && object.kind === 'name' && object.binding >= 0
          ? module.index.parameterOf(object.binding)
          : null;
      return parameter?.index === DESCRIPTOR && parameter.steps.length === 0 ? parameter.fn : null;
    }
    // `return function (...args) { … }` for the method itself.
    const around = up.kind === 'return' ? module.index.positionOf(node)?.fn : undefined;
    return around === undefined || around === 0 || module.fn(around).parameters.length > 2 ? null : around;
  }

  /** The decorated methods of the program, by the decorator: `fn` and its module's key. */
  #decoratedIn(language: string): ReadonlyMap<string, readonly FunctionOf[]> {
    return this.#decorated.get(language, () => {
      const found = new Map<string, FunctionOf[]>();
      for (const module of this.#program.modules(language))
        for (const [fn, { decorators }] of module.ir.functions.entries())
          for (const decorator of decorators)
            for (const key of this.#keysOf(decorator, module)) addUnder(found, key, { module, fn });
      return found;
    });
  }

  /** The functions that decorate: `@traced` is one, `@traced('x')` is what one returns. */
  #keysOf(decorator: Expression, module: Module): string[] {
    if (decorator.kind !== 'call') return this.#functionsIn(decorator, module);
    return this.#program.values
      .of(decorator.callee, module)
      .flatMap((value) =>
        value.kind === 'function'
          ? value.module.index.returnsOf(value.fn).flatMap((node) => this.#functionsIn(node, value.module))
          : [],
      );
  }

  #functionsIn(node: Expression, module: Module): string[] {
    return this.#program.values
      .of(node, module)
      .flatMap((value) => (value.kind === 'function' ? [`${value.fn} ${value.module.key}`] : []));
  }
}
