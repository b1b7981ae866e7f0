// What a caller may rely on: what a call does, and which of its arguments become label values.
//
// A call of a library's function is answered by the catalog, a call of the program's own by its body, in the same words;
// rules never ask which of the two it was. What a call makes is in clients.ts.
import type { Effect, Hurts, LabelEffect, MetricNameEffect } from '@leakline/catalog';
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { labelNameAt } from '../label-names.ts';
import { isOfOtherVariant, variantsAt, type Variant } from '../flow/variants.ts';
import { Lazy } from '../lazy.ts';
import { unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Step } from '../rule.ts';
import type { Part } from '../values/arguments.ts';
import { askedWhere, isRuledOut, type Asked } from './given-instead.ts';
import { namesLeftOut } from './left-out.ts';

/** A value that becomes a label (or a metric's name) at a call, there or further inside. */
export interface Sink {
  readonly part: Part;
  readonly what: 'label' | 'metricName';
  readonly hurts: Hurts;
  /** From the call to the library's sink; empty when the call is the sink. */
  readonly trace: readonly Step[];
  readonly because: string | null;
  /** The library's calls that it ends in, with the expressions there. */
  readonly sites: readonly SinkSite[];
  /** On the way there a test lets it through, which has a limit that nobody sees. */
  readonly isLetThrough: boolean;
  /** Of a record of labels: those that some function on the way leaves out of it. */
  readonly leftOut: readonly string[];
}

/** Where a value enters a library's call. */
export interface SinkSite {
  readonly module: Module;
  readonly call: Call;
  readonly node: Expression;
}

/** A parameter (or a part of it) that becomes a label inside a function. */
interface ParameterSink {
  readonly index: number;
  readonly steps: readonly PathStep[];
  readonly what: 'label' | 'metricName';
  readonly hurts: Hurts;
  readonly trace: readonly Step[];
  readonly because: string | null;
  readonly sites: SinkSite[];
  readonly isLetThrough: boolean;
  /** Of a record of labels: those that some function on the way leaves out of it. */
  readonly leftOut: readonly string[];
  /** Of a record that says what it is: what it has to be. */
  readonly variants: readonly Variant[];
  /** What callers have to ask for before it happens. */
  readonly asked: Asked | null;
}

/** A parameter that ends in more of the library's calls than this is judged by the first ones. */
const SITE_LIMIT = 16;
const NO_SINKS: readonly ParameterSink[] = [];

export class Summaries {
  readonly #program: Program;
  readonly #parameterSinks = new Lazy<string, readonly ParameterSink[]>(NO_SINKS);

  constructor(program: Program) {
    this.#program = program;
  }

  /** Effects that the catalog states for a call, conditions checked. */
  effectsOf(call: Call, module: Module): readonly Effect[] {
    let effects: readonly Effect[] = NONE;
    for (const m of this.#program.calls.meaningsOf(call, module)) {
      if (m.kind !== 'catalog' || m.meaning.effects === undefined) continue;
      const holding = this.#holding(m.meaning.effects, call, module);
      effects = effects.length === 0 ? holding : [...effects, ...holding];
    }
    return effects;
  }

  /** Those whose conditions hold; all of them, as they are, where there are none. */
  #holding(effects: readonly Effect[], call: Call, module: Module): readonly Effect[] {
    for (const { when } of effects)
      if (when !== undefined)
        return effects.filter((e) => this.#program.arguments.hold(e.when, call, module));
    return effects;
  }

  /** What calling a value without arguments would do, where the catalog says: a library's function that is handed over. */
  effectsOfValue(node: Expression, module: Module): readonly Effect[] {
    return this.#program.values.of(node, module).flatMap((value) => {
      const member =
        value.kind === 'member'
          ? value.member
          : value.kind === 'package'
            ? this.#program.catalog.exportOf(value.language, value.package, value.name)?.member
            : value.kind === 'library'
              ? this.#program.catalog.memberOf(value.type, '()')?.member
              : undefined;
      return (member?.call?.effects ?? []).filter((effect) => effect.when === undefined);
    });
  }

  /** The values that become labels or metric names through a call. */
  sinksOf(call: Call, module: Module): Sink[] {
    const sinks: Sink[] = [];
    for (const meaning of this.#program.calls.meaningsOf(call, module)) {
      if (meaning.kind === 'function') {
        const name = meaning.module.fn(meaning.fn).name;
        for (const p of this.parameterSinksOf(meaning.module, meaning.fn)) {
          // `request(path, false)` to `if measure { observe(path) }`
          if (p.asked !== null && isRuledOut(p.asked, call)) continue;
          const into = {
            at: { path: meaning.module.path, span: meaning.module.fn(meaning.fn).nameSpan },
            text: `${name === null ? 'the called function' : `\`${name}\``} puts it into a metric`,
          };
          const isRest = meaning.module.fn(meaning.fn).parameters[p.index]?.isRest;
          for (const part of this.#program.arguments.argument(call, p.index, p.steps, module, isRest))
            if (
              (part.steps.length > 0 || !isRecord(part.node)) &&
              !isOfOtherVariant(part.node, module, p.variants)
            )
              sinks.push({
                part,
                what: p.what,
                hurts: p.hurts,
                because: p.because,
                trace: [into, ...p.trace],
                sites: p.sites,
                isLetThrough:
                  p.isLetThrough ||
                  p.leftOut.includes(labelNameAt({ module, call, node: part.node }, this.#program) ?? ''),
                leftOut: part.steps.length > 0 ? p.leftOut : NONE,
              });
        }
        continue;
      }
      for (const effect of meaning.meaning.effects ?? []) {
        if (effect.effect !== 'label' && effect.effect !== 'metricName') continue;
        if (!this.#program.arguments.hold(effect.when, call, module)) continue;
        for (const path of pathsOf(effect)) {
          for (const part of this.#program.arguments.at(path, call, module))
            if (part.steps.length > 0 || !isRecord(part.node))
              sinks.push({
                part,
                what: effect.effect,
                hurts: effect.hurts,
                trace: [],
                because: effect.because ?? null,
                sites: [{ module, call, node: part.node }],
                isLetThrough: false,
                leftOut: NONE,
              });
        }
      }
    }
    return sinks;
  }

  /** Which parameters of a function become labels, in it, its closures, or further inside. */
  parameterSinksOf(module: Module, fn: FunctionId): readonly ParameterSink[] {
    return this.#parameterSinks.get(`${fn} ${module.key}`, () => {
      if (module.fn(fn).parameters.length === 0) return NO_SINKS;
      const found: ParameterSink[] = [];
      const seen = new Map<string, ParameterSink>();
      for (const id of this.#withClosures(module, fn)) {
        for (const call of module.index.callsOf(id)) {
          if (call.args.length === 0) continue;
          const sinks = this.sinksOf(call, module);
          const asked = sinks.length === 0 ? null : askedWhere(call, module, fn);
          for (const sink of sinks) {
            for (const leaf of this.#program.cardinalities.leavesOf(
              sink.part.node,
              module,
              sink.part.steps,
            )) {
              const p = leaf.parameter;
              if (p === null || p.fn !== fn || leaf.module !== module || p.index < 0) continue;
              const isLetThrough = sink.isLetThrough || leaf.isLetThrough === true;
              const variants = p.steps.length === 0 ? NONE : variantsAt(sink.part.node, module);
              const key = `${p.index}${p.steps.join('')} ${sink.what} ${String(isLetThrough)} ${JSON.stringify([variants, asked])}`;
              const known = seen.get(key);
              if (known !== undefined) {
                if (known.sites.length < SITE_LIMIT) known.sites.push(...sink.sites);
                continue;
              }
              const here = {
                at: { path: module.path, span: sink.part.node },
                text:
                  sink.what === 'label'
                    ? 'it becomes a label value here'
                    : 'it becomes part of a metric name here',
              };
              const own: ParameterSink = {
                index: p.index,
                steps: p.steps,
                what: sink.what,
                hurts: sink.hurts,
                because: sink.because,
                trace: sink.trace.length === 0 ? [here] : sink.trace,
                sites: [...sink.sites],
                isLetThrough,
                leftOut:
                  p.steps.length === 0
                    ? NONE
                    : [...sink.leftOut, ...namesLeftOut(sink.part.node, module, this.#program)],
                variants,
                asked,
              };
              seen.set(key, own);
              found.push(own);
            }
          }
        }
      }
      // What is not let through is the surer of two ways to the same label.
      return found.sort((a, b) => Number(a.isLetThrough) - Number(b.isLetThrough));
    });
  }

  #withClosures(module: Module, fn: FunctionId): FunctionId[] {
    return [fn, ...module.index.closuresIn(fn).flatMap((inner) => this.#withClosures(module, inner))];
  }
}

/** A literal that only holds values: what is in it is a value, not the literal. */
function isRecord(node: Expression): boolean {
  const { kind } = unwrap(node);
  return kind === 'object' || kind === 'array' || kind === 'function';
}

function pathsOf(effect: LabelEffect | MetricNameEffect): readonly string[] {
  return effect.effect === 'label' ? effect.values : [effect.name];
}
