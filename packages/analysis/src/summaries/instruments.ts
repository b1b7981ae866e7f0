// Instruments: what calls make or register a metric, directly, through a function that hands it out, or in a constructor.
import type { Effect, InstrumentEffect } from '@leakline/catalog';
import type { Call, Expression, FunctionId, TypeId } from '@leakline/ir';
import { isBehindAbsence } from '../flow/once-guards.ts';
import { isRepeated } from '../frequency/answer.ts';
import { Lazy } from '../lazy.ts';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Step } from '../rule.ts';

/** An instrument that a call makes. */
export interface MadeInstrument {
  readonly effect: InstrumentEffect;
  /** From the call to the library's; empty when the call is the library's. */
  readonly trace: readonly Step[];
}

export class Instruments {
  readonly #program: Program;
  readonly #made: Lazy<Call, MadeInstrument | null>;
  readonly #functions = new Lazy<string, MadeInstrument | null>(null);

  constructor(program: Program) {
    this.#program = program;
    this.#made = program.nodeAnswers.add(new Lazy(null));
  }

  /**
   * The instrument that a call makes and that is the caller's business; null where it is made only when it is missing, and
   * for functions that keep theirs to themselves (those are asked about where they make it).
   */
  madeBy(call: Call, module: Module): MadeInstrument | null {
    return this.#made.get(call, () => {
      const effect = this.#program.summaries
        .effectsOf(call, module)
        .filter(isInstrument)
        .find((e) => this.#isKept(e, call, module));
      const made = effect === undefined ? this.#byCallee(call, module) : { effect, trace: [] };
      return made === null || isBehindAbsence(call, module) || this.#program.keepers.of(call, module) !== null
        ? null
        : made;
    });
  }

  /** Whether a metric is made by the function that uses it, in a registry that goes when the function is left: a probe's. */
  endsWithCall(metric: Expression, module: Module): boolean {
    const name = unwrap(metric);
    if (name.kind !== 'name') return false;
    const owner = module.ir.bindings[name.binding]?.owner ?? 0;
    if (owner === 0 || !isRepeated(this.#program.frequencies.ofFunction(module, owner).frequency))
      return false;
    const write = module.index.onlyWriteOf(name.binding);
    const made = write === null ? null : unwrap(write.value);
    if (made?.kind !== 'call') return false;
    return this.#program.summaries
      .effectsOf(made, module)
      .some(
        (effect) =>
          effect.effect === 'instrument' &&
          effect.registry !== undefined &&
          this.#program.arguments
            .at(effect.registry, made, module)
            .some((part) => this.#program.holders.of(part.node, module).life === 'call'),
      );
  }

  /** Whether a call takes label sets out of a metric: the library's own, or a function around it. */
  dropsLabels(call: Call, module: Module): boolean {
    const isDrop = (c: Call, m: Module) =>
      this.#program.summaries.effectsOf(c, m).some((e) => e.effect === 'removeLabels');
    return (
      isDrop(call, module) ||
      this.#program.calls
        .meaningsOf(call, module)
        .some(
          (m) =>
            m.kind === 'function' && m.module.index.callsOf(m.fn).some((inner) => isDrop(inner, m.module)),
        )
    );
  }

  #byCallee(call: Call, module: Module): MadeInstrument | null {
    for (const callee of this.#program.values.of(call.callee, module)) {
      const made =
        callee.kind === 'function'
          ? this.#handedOutBy(callee.module, callee.fn)
          : callee.kind === 'type' && call.isNew
            ? this.#ofInstance(callee.module, callee.type)
            : null;
      if (made !== null) return made;
    }
    return null;
  }

  /** Whether the registry that it goes to is one that outlives the call. */
  #isKept({ registry }: InstrumentEffect, call: Call, module: Module): boolean {
    return (
      registry === undefined ||
      this.#program.arguments.at(registry, call, module).some((part) => this.#outlives(part.node, module, 0))
    );
  }

  /** A registry that is handed in lives as long as the one that a caller passes who runs again and again. */
  #outlives(registry: Expression, module: Module, depth: number): boolean {
    const { life, parameter } = this.#program.holders.of(registry, module);
    if (life === 'process') return true;
    if (parameter === null || parameter.steps.length > 0 || depth > 3) return false;
    return this.#program.usage
      .callsOf(parameter.module, parameter.fn)
      .some(
        ({ module: m, call }) =>
          isRepeated(this.#program.frequencies.ofExpression(call, m).frequency) &&
          this.#program.arguments
            .argument(call, parameter.index, [], m)
            .some((part) => this.#outlives(part.node, m, depth + 1)),
      );
  }

  /** A function that returns an instrument that it has just made. */
  #handedOutBy(module: Module, fn: FunctionId): MadeInstrument | null {
    return this.#functions.get(`${fn} ${module.key}`, () => {
      if (this.#program.decorators.keepsResult(module, fn)) return null;
      const { name } = module.fn(fn);
      return this.#in(module, fn, `${name === null ? 'the called function' : `\`${name}\``} makes it here`);
    });
  }

  /** A class that makes an instrument for each of its instances. */
  #ofInstance(module: Module, type: TypeId): MadeInstrument | null {
    return this.#functions.get(`new ${type} ${module.key}`, () => {
      const declaration = module.ir.types[type];
      if (declaration === undefined) return null;
      const text = `each ${declaration.name === null ? 'instance' : `\`${declaration.name}\``} makes one here`;
      for (const field of declaration.fields) {
        const value = field.isStatic || field.value === null ? null : unwrap(field.value);
        const made = value?.kind === 'call' ? this.madeBy(value, module) : null;
        if (made !== null && value !== null)
          return { ...made, trace: [{ at: { path: module.path, span: value }, text }, ...made.trace] };
      }
      const constructor = this.#program.calls.constructorOf(module, type);
      return constructor === null ? null : this.#in(constructor.module, constructor.fn, text);
    });
  }

  #in(module: Module, fn: FunctionId, text: string): MadeInstrument | null {
    for (const call of module.index.callsOf(fn)) {
      const made = this.madeBy(call, module);
      if (made !== null && this.#program.escapes.isHandedOn(call, module))
        return { ...made, trace: [{ at: { path: module.path, span: call }, text }, ...made.trace] };
    }
    return null;
  }
}

function isInstrument(effect: Effect): effect is InstrumentEffect {
  return effect.effect === 'instrument';
}
