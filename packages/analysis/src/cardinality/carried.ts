// How varied what travels beside the arguments is: the worst of what the program keeps under a key.
import type { Carry } from '@leakline/catalog';
import type { Call } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isUnbounded, worstOf, type Leaf } from './leaf.ts';

export class CarriedLeaves {
  readonly #program: Program;
  readonly #worst = new Lazy<string, Leaf | null>(null);

  constructor(program: Program) {
    this.#program = program;
  }

  /** The worst of what the program keeps under the key that a call asks for; null when nothing is seen to be kept there. */
  worstOf(taken: Carry, call: Call, module: Module, steps: readonly PathStep[]): Leaf | null {
    const { carried } = this.#program;
    const key = carried.keyAt(taken, call, module);
    const kept = key === null ? [] : carried.keptUnder(key, taken.in, module.language);
    if (key === null || kept.length === 0) return null;
    return this.#worst.get(`${taken.in} ${key} ${steps.join('')}`, () =>
      worstOf(
        kept.map(({ module: m, call: put, value }) => {
          // Whose parameter it is there, who asks here has no callers to tell.
          const leaf = { ...this.#program.cardinalities.worst(value, m, steps), parameter: null };
          const step = { at: { path: m.path, span: put }, text: `kept ${PLACES[taken.in]} here` };
          return isUnbounded(leaf.level) ? { ...leaf, trace: [step, ...leaf.trace] } : leaf;
        }),
      ),
    );
  }
}

const PLACES: Record<Carry['in'], string> = {
  application: 'for the application',
  context: 'in the context',
  request: 'for the request',
  metadata: 'in the metadata',
};
