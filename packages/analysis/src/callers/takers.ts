// Who calls a function that is handed to another one of the program: `cb(x)` in `function each(cb) { cb(x); }`, or in what goes
// through a list that the other one puts it into.
import type { Call, FunctionId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Use } from './usage.ts';

/** A call of a function under the name that somebody has it by who was handed it. */
export interface TakersCall {
  readonly module: Module;
  readonly call: Call;
  /** Where it stands in the very function that was handed the other one: which that is, and by which call. Else null. */
  readonly handed: { readonly to: FunctionId; readonly by: Call; readonly module: Module } | null;
}

/** A function is handed on so many times. */
const HANDED_ON = 2;

export class Takers {
  readonly #program: Program;
  readonly #memo = new Lazy<string, readonly TakersCall[]>(NONE);

  constructor(program: Program) {
    this.#program = program;
  }

  /** The calls of a function by those who were handed it. */
  callsOf(module: Module, fn: FunctionId): readonly TakersCall[] {
    return this.#memo.get(`${fn} ${module.key}`, () =>
      this.#program.usage.of(module, fn).flatMap((use) => [...this.#behind(use, 0)]),
    );
  }

  /** Whether those who were handed a function call it, and nobody else does that could answer for what it gets. */
  areOnlyCallers(module: Module, fn: FunctionId): boolean {
    if (this.#program.usage.callsOf(module, fn).length > 0) return false;
    const calls = this.callsOf(module, fn);
    return (
      calls.length > 0 &&
      calls.every(({ call, module: m }) =>
        this.#program.calls
          .meaningsOf(call, m)
          .every((meaning) => meaning.kind !== 'function' || meaning.fn !== fn || meaning.module !== module),
      )
    );
  }

  *#behind(use: Use, depth: number): Generator<TakersCall> {
    if (use.kind !== 'argument' || use.steps.length > 0) return;
    for (const meaning of this.#program.calls.meaningsOf(use.call, use.module)) {
      if (meaning.kind !== 'function') continue;
      const { module, fn } = meaning;
      const target = module.fn(fn).parameters[use.index]?.target;
      if (target?.kind !== 'name') continue;
      for (const name of module.index.namesOf(target.binding))
        for (const further of this.#program.usage.ofValue(name, module, [])) {
          if (further.kind === 'call') {
            const isWithin =
              further.module === module && module.isWithin(module.functionOf(further.call), fn);
            yield {
              module: further.module,
              call: further.call,
              handed: isWithin && depth === 0 ? { to: fn, by: use.call, module: use.module } : null,
            };
          } else if (depth < HANDED_ON) yield* this.#behind(further, depth + 1);
        }
    }
  }
}
