// Values that travel beside the arguments, under a key: what `context.WithValue` and gin's `c.Set` keep for a request, and
// what `ctx.Value` and `c.Get` give back.
import type { Carry } from '@leakline/catalog';
import type { Call, Expression } from '@leakline/ir';
import { addUnder } from '../grouping.ts';
import { Lazy } from '../lazy.ts';
import { unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isUnbounded, worstOf, type Leaf } from './leaf.ts';

/** A call that keeps a value under a key. */
interface Kept {
  readonly module: Module;
  readonly call: Call;
  readonly value: Expression;
}

export class Carried {
  readonly #program: Program;
  readonly #kept = new Lazy<string, ReadonlyMap<string, readonly Kept[]>>(new Map());
  readonly #worst = new Lazy<string, Leaf | null>(null);

  constructor(program: Program) {
    this.#program = program;
  }

  /** The worst of what the program keeps under the key that a call asks for; null when nothing is seen to be kept there. */
  worstOf(taken: Carry, call: Call, module: Module, steps: readonly PathStep[]): Leaf | null {
    const key = this.#keyAt(taken, call, module);
    if (key === null) return null;
    const kept = this.#keptIn(taken.in, module.language).get(key);
    if (kept === undefined) return null;
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

  /** The text of the key that a call asks for, where it is written out: it may be all that says what is kept. */
  keyText(taken: Carry, call: Call, module: Module): string | null {
    const key = this.#keyAt(taken, call, module);
    return key === null ? null : (/'(.*)'$/.exec(key)?.[1] ?? null);
  }

  #keyAt(carry: Carry, call: Call, module: Module): string | null {
    const [part] = this.#program.arguments.at(carry.key, call, module);
    return part === undefined || part.steps.length > 0 ? null : this.#identityOf(part.node, module, 0);
  }

  #keptIn(place: Carry['in'], language: string): ReadonlyMap<string, readonly Kept[]> {
    return this.#kept.get(`${place} ${language}`, () => {
      const kept = new Map<string, Kept[]>();
      for (const name of this.#program.catalog.keepingMembers(language)) {
        for (const { module, node } of this.#program.membersNamed(name, language)) {
          const call = module.index.parentOf(node);
          if (call?.kind !== 'call' || call.callee !== node) continue;
          for (const meaning of this.#program.calls.meaningsOf(call, module)) {
            const carry = meaning.kind === 'catalog' ? meaning.meaning.keeps : undefined;
            if (carry?.in !== place) continue;
            const key = this.#keyAt(carry, call, module);
            const [value] = this.#program.arguments.at(carry.value, call, module);
            if (key === null || value === undefined || value.steps.length > 0) continue;
            addUnder(kept, key, { module, call, value: value.node });
          }
        }
      }
      return kept;
    });
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

const PLACES: Record<Carry['in'], string> = {
  context: 'in the context',
  request: 'for the request',
  metadata: 'in the metadata',
};
