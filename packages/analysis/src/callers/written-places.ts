// What is written of the places that function literals stand in: `limit((req) => …)` of `limit(keyOf: (req: Request) => string)`.
import type { Expression, FunctionId, TypeRef } from '@leakline/ir';
import { keyUnder } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isPlainText, isShape, type Value } from '../values/value.ts';

/** A written type, and where it is written. */
interface Written {
  readonly ref: TypeRef;
  readonly module: Module;
}

export class WrittenPlaces {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** What a parameter of a function literal holds by the written type of its place, where it has none of its own. */
  parameterValues(module: Module, fn: FunctionId, index: number): readonly Value[] {
    const literal = index < 0 ? undefined : module.index.functionNode(fn);
    if (literal === undefined) return [];
    return this.#typesAt(literal, module).flatMap(({ ref, module: m }) =>
      this.#program.writtenTypes.of(ref, m).flatMap((place) => {
        const type =
          place.kind === 'typed' && place.ref.kind === 'function' ? place.ref.parameters[index] : null;
        return place.kind !== 'typed' || type == null
          ? []
          : this.#program.writtenTypes.of(type, place.module).filter((v) => !isShape(v) && !isPlainText(v));
      }),
    );
  }

  /** The types that the program's own functions write for what they are handed there: as an argument, or in an object that is one. */
  #typesAt(node: Expression, module: Module): Written[] {
    const up = module.index.parentOf(node);
    if (up?.kind === 'object') {
      const key = keyUnder(up, node);
      return key === null ? [] : this.#typesAt(up, module).flatMap((written) => this.#fieldOf(written, key));
    }
    const index = up?.kind === 'call' ? up.args.indexOf(node) : -1;
    if (up?.kind !== 'call' || index < 0) return [];
    return this.#program.calls.meaningsOf(up, module).flatMap((meaning) => {
      const ref = meaning.kind === 'function' ? meaning.module.fn(meaning.fn).parameters[index]?.type : null;
      return meaning.kind === 'function' && ref != null ? [{ ref, module: meaning.module }] : [];
    });
  }

  #fieldOf({ ref, module }: Written, name: string): Written[] {
    return this.#program.writtenTypes.of(ref, module).flatMap((value) => {
      const fields =
        value.kind === 'instance'
          ? value.module.ir.types[value.type]?.fields
          : value.kind === 'typed' && value.ref.kind === 'object'
            ? value.ref.fields
            : [];
      const type = fields?.find((f) => f.name === name)?.type;
      return type == null || !('module' in value) ? [] : [{ ref: type, module: value.module }];
    });
  }
}
