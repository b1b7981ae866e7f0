// Where a function of the program is used: called, or handed to a call that will run it later.
import type { CallMeaning } from '@leakline/catalog';
import type { Call, Expression, FunctionId, ObjectLiteral, TypeId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { Follower, instanceAndType } from './follower.ts';

/** A place that calls the function, or passes it (at `steps` inside argument `index`) to a call. */
export type Use =
  | { readonly kind: 'call'; readonly module: Module; readonly call: Call }
  | {
      readonly kind: 'argument';
      readonly module: Module;
      readonly call: Call;
      readonly index: number;
      readonly steps: readonly PathStep[];
    }
  /** Written into a property of a literal whose type is written down: `grpc.MethodDesc{Handler: f}`. */
  | {
      readonly kind: 'property';
      readonly module: Module;
      readonly literal: ObjectLiteral;
      readonly key: string;
    }
  /** Stands in a field or property of something kept: who calls it there is not known. */
  | { readonly kind: 'kept'; readonly module: Module; readonly node: Expression };

/** A function that a library's call gets. */
interface HandedToLibrary {
  readonly meaning: CallMeaning;
  readonly use: Extract<Use, { kind: 'argument' }>;
}

export class Usage {
  readonly #program: Program;
  readonly #memo = new Lazy<string, readonly Use[]>(NONE);
  /** Of values, by the path to the function in them: a parameter that is a field as well is two nodes in one place. */
  readonly #values = new Map<string, Lazy<Expression, readonly Use[]>>();
  readonly #calls = new WeakMap<
    readonly Use[],
    readonly { readonly module: Module; readonly call: Call }[]
  >();

  constructor(program: Program) {
    this.#program = program;
  }

  /**
   * Where a function is called or handed on. Empty when nothing is seen to use it: it may still be called from
   * outside.
   * @param fn -1 is that of field initialisers of a class without a constructor, which nothing calls by a name.
   */
  of(module: Module, fn: FunctionId): readonly Use[] {
    if (fn < 0) return NONE;
    return this.#memo.get(`${fn} ${module.key}`, () => new Follower(this.#program).follow(module, fn));
  }

  /** What the library calls mean that a function is handed to, each with the use that hands it over. */
  librariesGiven(module: Module, fn: FunctionId): readonly HandedToLibrary[] {
    return this.of(module, fn).flatMap((use) =>
      use.kind !== 'argument'
        ? []
        : this.#program.calls
            .meaningsOf(use.call, use.module)
            .flatMap((m) => (m.kind === 'catalog' ? [{ meaning: m.meaning, use }] : [])),
    );
  }

  /** Where a function value is used, from an expression on that has it at `steps`: a parameter that is put into a list of handlers. */
  ofValue(node: Expression, module: Module, steps: readonly PathStep[]): readonly Use[] {
    const path = steps.join('');
    let memo = this.#values.get(path);
    if (memo === undefined) {
      memo = this.#program.nodeAnswers.add(new Lazy<Expression, readonly Use[]>(NONE));
      this.#values.set(path, memo);
    }
    return memo.get(node, () => new Follower(this.#program).followValue(node, module, steps));
  }

  /** Where instances of a type are handed to calls, wherever they are made. */
  ofInstances(module: Module, type: TypeId): readonly Use[] {
    return this.#memo.get(`new ${type} ${module.key}`, () =>
      new Follower(this.#program).followInstances(module, type),
    );
  }

  /** Every expression that reads a property which a getter computes. */
  readsOf(
    module: Module,
    getter: FunctionId,
  ): readonly { readonly module: Module; readonly node: Expression }[] {
    const f = module.fn(getter);
    if (f.name === null || f.owner === null) return [];
    return this.#program.membersOf(instanceAndType(module, f.owner), f.name, module.language);
  }

  /** Every expression that calls the constructor of a type, or the function. */
  callsOf(module: Module, fn: FunctionId): readonly { readonly module: Module; readonly call: Call }[] {
    const uses = this.of(module, fn);
    let calls = this.#calls.get(uses);
    if (calls === undefined) {
      calls = uses.flatMap((use) => (use.kind === 'call' ? [{ module: use.module, call: use.call }] : []));
      if (uses.length > 0) this.#calls.set(uses, calls);
    }
    return calls;
  }
}
