// What a call makes that should be made once: a library's client, or the program's own function or class around one.
import type { ClientEffect } from '@leakline/catalog';
import { isIn } from '@leakline/ir';
import type { Call, Expression, FunctionId, TypeId } from '@leakline/ir';
import { isRepeated } from '../frequency/answer.ts';
import { madeBy } from '../flow/looked-up.ts';
import { isBehindChange } from '../flow/once-guards.ts';
import { Lazy } from '../lazy.ts';
import { lastName, receiverOf, rootOf, unwrap } from '../modules/expressions.ts';
import { loopAround, type Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Step } from '../rule.ts';
import { enters } from '../values/arguments.ts';
import { handedOn, isGiven, isWithheld, missingWhere, neededWhere, type GivenPart } from './given-instead.ts';
import { article } from './wording.ts';

/** What a call makes that should be made once. */
export interface MadeClient {
  readonly effect: ClientEffect;
  /** From the call to the library's constructor; empty when the call is the constructor. */
  readonly trace: readonly Step[];
  /** Name of the function or class that was called, for messages. */
  readonly name: string;
}

/** What a function or class makes, unless it is handed one of some parts, and where others are not left out. */
interface Factory extends MadeClient {
  readonly unless: readonly GivenPart[];
  readonly needs: readonly GivenPart[];
}

export class Clients {
  readonly #program: Program;
  readonly #clients: Lazy<Call | Expression, MadeClient | null>;
  readonly #factories = new Lazy<string, Factory | null>(null);

  constructor(program: Program) {
    this.#program = program;
    this.#clients = program.nodeAnswers.add(new Lazy(null));
  }

  /**
   * What a call makes that should be made once: a library's client, or the program's own function or class that makes
   * one and hands it out or keeps it in the instance. null for cheap ones, and for functions that make it only once.
   */
  of(call: Call, module: Module): MadeClient | null {
    return this.#clients.get(call, () => {
      for (const effect of this.#program.summaries.effectsOf(call, module)) {
        if (
          effect.effect === 'client' &&
          effect.perMessage !== 'cheap' &&
          !this.#endsWithWhole(effect, call, module)
        )
          return { effect, trace: [], name: lastName(call.callee) };
      }
      for (const callee of this.#program.values.of(call.callee, module)) {
        const made =
          callee.kind === 'function'
            ? this.#factory(callee.module, callee.fn)
            : callee.kind === 'type' && call.isNew
              ? this.#instance(callee.module, callee.type)
              : null;
        if (
          made !== null &&
          !isGiven(made.unless, call, module, this.#program) &&
          !isWithheld(made.needs, call)
        )
          return { effect: made.effect, trace: made.trace, name: lastName(call.callee) };
      }
      return null;
    });
  }

  /**
   * Whether it ends with what it is a part of: a channel of a connection that the same run of the code makes. A page for each use is
   * right, so that the browser has to be seen to live on.
   */
  #endsWithWhole(effect: ClientEffect, call: Call, module: Module): boolean {
    const whole = effect.partOf === 'this' ? receiverOf(call) : null;
    if (whole === null) return false;
    if (effect.perUse === true) return this.#program.holders.of(whole, module).life !== 'process';
    const plain = unwrap(whole);
    const making = plain.kind === 'name' ? madeBy(plain, module, this.#program) : plain;
    return (
      making?.kind === 'call' &&
      module.functionOf(making) === module.functionOf(call) &&
      loopAround(making, module) === loopAround(call, module) &&
      this.of(making, module) !== null
    );
  }

  /** What writing out a struct makes: `&http.Transport{}`, `&Writer{w: kafka.NewWriter()}` is its call. */
  ofLiteral(node: Expression, module: Module): MadeClient | null {
    if (node.kind !== 'object' || node.type === null) return null;
    return this.#clients.get(node, () => {
      if (node.type === null) return null;
      for (const value of this.#program.writtenTypes.of(node.type, module)) {
        if (value.kind !== 'library') continue;
        const literal = this.#program.catalog.stated(value.type, 'literal')?.value;
        for (const effect of literal?.effects ?? []) {
          if (effect.effect !== 'client' || effect.perMessage === 'cheap') continue;
          const asCall: Call = {
            kind: 'call',
            callee: node,
            args: [node],
            typeArgs: [],
            isNew: false,
            isOptional: false,
            start: node.start,
            end: node.end,
          };
          if (this.#program.arguments.hold(effect.when, asCall, module))
            return { effect, trace: [], name: value.type.name };
        }
      }
      return null;
    });
  }

  /** A function that returns a client it has just made. */
  #factory(module: Module, fn: FunctionId): Factory | null {
    return this.#factories.get(`${fn} ${module.key}`, () => {
      for (const { node, made } of this.#madeIn(module, fn)) {
        if (
          !this.#program.escapes.isHandedOut(node, module, fn) ||
          this.#program.keepers.of(node, module) !== null ||
          isBehindChange(node, module)
        )
          continue;
        if (this.#runsOnce(module, fn) || this.#program.decorators.keepsResult(module, fn)) return null;
        const f = module.fn(fn);
        return {
          ...made,
          unless: missingWhere(node, module, fn),
          needs: [...neededWhere(node, module, fn), ...this.#handedOn(node, module)],
          trace: [
            {
              at: { path: module.path, span: node },
              text: `${f.name === null ? 'the called function' : `\`${f.name}\``} makes ${article(made.effect.noun)} here`,
            },
            ...made.trace,
          ],
        };
      }
      return null;
    });
  }

  /** What the callers of a function have to ask for, since it hands that on to the one that makes something. */
  #handedOn(node: Expression, module: Module): readonly GivenPart[] {
    if (node.kind !== 'call') return [];
    const [callee, another] = this.#program.values.of(node.callee, module);
    if (callee?.kind !== 'function' || another !== undefined) return [];
    const needs = this.#factory(callee.module, callee.fn)?.needs ?? [];
    return handedOn({ unless: [], needs }, node, module)?.needs ?? [];
  }

  /** `var db = sync.OnceValue(func() *sql.DB { … })`: calls give what the first one made. */
  #runsOnce(module: Module, fn: FunctionId): boolean {
    return this.#program.usage
      .librariesGiven(module, fn)
      .some(
        ({ meaning, use }) =>
          meaning.runsOnce !== undefined &&
          enters(meaning.runsOnce, use.index, use.steps) &&
          !isRepeated(this.#program.frequencies.ofExpression(use.call, use.module).frequency),
      );
  }

  /** A class whose constructor or field initialisers make a client for each instance. */
  #instance(module: Module, type: TypeId): Factory | null {
    return this.#factories.get(`new ${type} ${module.key}`, () => {
      const declaration = module.ir.types[type];
      if (declaration === undefined) return null;
      const named = declaration.name === null ? 'the class' : `\`${declaration.name}\``;
      const found = (node: Expression, made: MadeClient, unless: readonly GivenPart[] = []): Factory => ({
        ...made,
        unless,
        needs: [],
        trace: [
          {
            at: { path: module.path, span: node },
            text: `each ${named} makes ${article(made.effect.noun)} here`,
          },
          ...made.trace,
        ],
      });
      for (const field of declaration.fields) {
        if (field.isStatic || field.value === null) continue;
        const value = unwrap(field.value);
        const made = value.kind === 'call' ? this.of(value, module) : null;
        if (made !== null) return found(value, made);
      }
      const constructor = declaration.methods.find((m) => module.fn(m).form === 'constructor');
      if (constructor !== undefined) {
        for (const { node, made } of this.#madeIn(module, constructor)) {
          if (this.#program.escapes.isKeptInInstance(node, module) && !this.#isShared(node, module))
            return found(node, made, missingWhere(node, module, constructor));
        }
      }
      for (const s of declaration.supertypes) {
        if (s.how !== 'extends') continue;
        for (const v of s.value === null
          ? this.#program.writtenTypes.of(s.type, module)
          : this.#program.values.of(s.value, module)) {
          if (v.kind === 'type' || v.kind === 'instance') return this.#instance(v.module, v.type);
          // `class Db extends PrismaClient`: an instance is the library's client.
          const constructs =
            v.kind === 'package' ? this.#program.catalog.exportOf(v.language, v.package, v.name) : null;
          for (const effect of (constructs?.member.construct ?? constructs?.member.call)?.effects ?? []) {
            if (effect.effect === 'client' && effect.perMessage !== 'cheap' && effect.when === undefined)
              return {
                effect,
                trace: [{ at: { path: module.path, span: s }, text: `${named} is ${article(effect.noun)}` }],
                name: declaration.name ?? '',
                unless: [],
                needs: [],
              };
          }
        }
      }
      return null;
    });
  }

  /** `if (pools.has(url)) this.pool = pools.get(url); else pools.set(url, this.pool = new Pool(url))`: instances find it there. */
  #isShared(node: Expression, module: Module): boolean {
    const keeper = this.#program.keepers.of(node, module);
    return keeper !== null && rootOf(keeper.place).kind !== 'this';
  }

  *#madeIn(module: Module, fn: FunctionId): Generator<{ node: Expression; made: MadeClient }> {
    const around = module.fn(fn);
    const defaults = around.parameters.map((p) => (p.defaultValue === null ? null : unwrap(p.defaultValue)));
    for (const call of [...defaults, ...module.index.callsOf(fn)]) {
      const made = call?.kind === 'call' ? this.of(call, module) : null;
      if (call != null && made !== null) yield { node: call, made };
    }
    for (const literal of module.index.typedLiterals) {
      if (!isIn(literal, around) || module.functionOf(literal) !== fn) continue;
      const made = this.ofLiteral(literal, module);
      if (made !== null) yield { node: literal, made };
    }
  }
}
