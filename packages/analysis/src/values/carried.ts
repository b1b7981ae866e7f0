// Values that travel beside the arguments, under a key: what `context.WithValue` and gin's `c.Set` keep for a request, or Express's
// `app.set` for the application, and what `ctx.Value` and `c.Get` give back.
import type { CallMeaning, Carry } from '@leakline/catalog';
import type { Call, Expression } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { addUnder } from '../grouping.ts';
import { Lazy } from '../lazy.ts';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** A call that keeps a value under a key. */
export interface Kept {
  readonly module: Module;
  readonly call: Call;
  readonly value: Expression;
}

/** A call that asks for what is kept under a key. */
export interface Taken {
  readonly module: Module;
  readonly call: Call;
}

export class Carried {
  readonly #program: Program;
  readonly #kept = new Lazy<string, ReadonlyMap<string, readonly Kept[]>>(new Map());
  readonly #taken = new Lazy<string, ReadonlyMap<string, readonly Taken[]>>(new Map());

  constructor(program: Program) {
    this.#program = program;
  }

  /** What the program keeps under the key that a call asks for; empty when nothing is seen to be kept there. */
  keptFor(taken: Carry, call: Call, module: Module): readonly Kept[] {
    const key = this.keyAt(taken, call, module);
    return key === null ? NONE : this.keptUnder(key, taken.in, module.language);
  }

  /** The same, by the text of the key. */
  keptUnder(key: string, place: Carry['in'], language: string): readonly Kept[] {
    return this.#keptIn(place, language).get(key) ?? NONE;
  }

  /** The calls that ask for what another one keeps. */
  takenFrom(kept: Carry, call: Call, module: Module): readonly Taken[] {
    const key = this.keyAt(kept, call, module);
    return key === null ? NONE : (this.#takenIn(kept.in, module.language).get(key) ?? NONE);
  }

  /** The text of the key that a call asks for, where it is written out: it may be all that says what is kept. */
  keyText(taken: Carry, call: Call, module: Module): string | null {
    const key = this.keyAt(taken, call, module);
    return key === null ? null : (/'(.*)'$/.exec(key)?.[1] ?? null);
  }

  /** The same text for the same key; null for one that is computed. */
  keyAt(carry: Carry, call: Call, module: Module): string | null {
    const [part] = this.#program.arguments.at(carry.key, call, module);
    return part === undefined || part.steps.length > 0 ? null : this.#identityOf(part.node, module, 0);
  }

  #keptIn(place: Carry['in'], language: string): ReadonlyMap<string, readonly Kept[]> {
    return this.#kept.get(`${place} ${language}`, () => {
      const kept = new Map<string, Kept[]>();
      const names = this.#program.catalog.keepingMembers(language);
      for (const { call, module, meaning } of this.#callsOf(names, language)) {
        const carry = meaning.keeps;
        if (carry?.in !== place) continue;
        const key = this.keyAt(carry, call, module);
        const [value] = this.#program.arguments.at(carry.value, call, module);
        if (key === null || value === undefined || value.steps.length > 0) continue;
        addUnder(kept, key, { module, call, value: value.node });
      }
      return kept;
    });
  }

  #takenIn(place: Carry['in'], language: string): ReadonlyMap<string, readonly Taken[]> {
    return this.#taken.get(`${place} ${language}`, () => {
      const taken = new Map<string, Taken[]>();
      const names = this.#program.catalog.takingMembers(language);
      for (const { call, module, meaning } of this.#callsOf(names, language)) {
        const key = meaning.takes?.in === place ? this.keyAt(meaning.takes, call, module) : null;
        if (key !== null) addUnder(taken, key, { module, call });
      }
      return taken;
    });
  }

  /** The calls of members of these names, with what libraries say of them. */
  *#callsOf(
    names: ReadonlySet<string>,
    language: string,
  ): Generator<{ call: Call; module: Module; meaning: CallMeaning }> {
    for (const name of names)
      for (const { module, node } of this.#program.membersNamed(name, language)) {
        const call = module.index.parentOf(node);
        if (call?.kind !== 'call' || call.callee !== node) continue;
        for (const meaning of this.#program.calls.meaningsOf(call, module))
          if (meaning.kind === 'catalog') yield { call, module, meaning: meaning.meaning };
      }
  }

  /** The same text for keys that are equal when the program runs; null for one that is computed. */
  #identityOf(node: Expression, module: Module, depth: number): string | null {
    const plain = unwrap(node);
    if (depth > 4) return null;
    switch (plain.kind) {
      case 'literal':
        return `'${plain.value}'`;
      case 'object':
      case 'array':
        return plain.type === null ? null : this.#typeOf(plain, module);
      case 'call': {
        // `contextKey("user")`
        const [argument] = plain.args;
        const type = plain.args.length === 1 ? this.#typeOf(plain, module) : null;
        const inner =
          type === null || argument === undefined ? null : this.#identityOf(argument, module, depth + 1);
        return inner === null ? null : `${type ?? ''}:${inner}`;
      }
      case 'name':
      case 'member': {
        const [place] = this.#program.places.of(plain, module);
        if (place?.kind !== 'binding') return null;
        const b = place.module.ir.bindings[place.binding];
        if (b?.owner !== 0) return null;
        const write = place.module.index.onlyWriteOf(place.binding);
        const value = write === null ? null : unwrap(write.value);
        if (b.kind === 'constant' && value?.kind === 'literal')
          return b.type === null
            ? `'${value.value}'`
            : `${this.#typeOf(plain, module) ?? place.name}:'${value.value}'`;
        const written = value?.kind === 'call' ? this.#identityOf(value, place.module, depth + 1) : null;
        return written ?? `${place.binding} ${place.module.key}`;
      }
      default:
        return null;
    }
  }

  #typeOf(node: Expression, module: Module): string | null {
    for (const value of this.#program.values.of(node, module))
      if (value.kind === 'instance')
        return `${value.module.ir.types[value.type]?.name ?? value.type} ${value.module.unit.id}`;
    return null;
  }
}
