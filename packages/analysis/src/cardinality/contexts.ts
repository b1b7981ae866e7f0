// What functions of the program make for a library to hand on: the context of a request, which each resolver is given.
import type { CatalogType } from '@leakline/catalog';
import type { FunctionId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { addUnder } from '../grouping.ts';
import { Lazy } from '../lazy.ts';
import { lastName } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** A function whose result is handed on. */
interface Maker {
  readonly module: Module;
  readonly fn: FunctionId;
}

export class Contexts {
  readonly #program: Program;
  readonly #makers = new Lazy<string, ReadonlyMap<string, readonly Maker[]>>(new Map());

  constructor(program: Program) {
    this.#program = program;
  }

  /** The functions that make what is handed on under a type. */
  makersOf(type: CatalogType): readonly Maker[] {
    const { language } = type.library;
    return this.#makers.get(language, () => this.#find(language)).get(type.key) ?? NONE;
  }

  #find(language: string): ReadonlyMap<string, readonly Maker[]> {
    const makers = new Map<string, Maker[]>();
    const names = this.#program.catalog.makingMembers(language);
    if (names.size === 0) return makers;
    for (const module of this.#program.modules(language))
      for (const call of module.index.calls) {
        if (!names.has(lastName(call.callee))) continue;
        for (const meaning of this.#program.calls.meaningsOf(call, module)) {
          if (meaning.kind !== 'catalog') continue;
          for (const { at, makes } of meaning.meaning.callbacks ?? []) {
            const type = makes === undefined ? null : this.#program.catalog.resolve(meaning.library, makes);
            if (type === null) continue;
            for (const part of this.#program.arguments.at(at, call, module))
              for (const value of this.#program.values.along(part.node, module, part.steps))
                if (value.kind === 'function')
                  addUnder(makers, type.key, { module: value.module, fn: value.fn });
          }
        }
      }
    return makers;
  }
}
