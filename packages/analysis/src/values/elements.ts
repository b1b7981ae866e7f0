// What an element of a value may denote: of a list, a map, a channel, or of what a file puts into a container.
import type { ArrayLiteral, Expression, ObjectLiteral } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { keyOf, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { NOTHING, WIDTH_LIMIT, distinct, type Value } from './value.ts';

export class Elements {
  readonly #program: Program;
  readonly #elements: Lazy<Expression, readonly Value[]>;

  constructor(program: Program) {
    this.#program = program;
    this.#elements = program.nodeAnswers.add(new Lazy(NOTHING));
  }

  /** What an element of a value may denote: of a list, a map or a channel. */
  of(value: Value): readonly Value[] {
    switch (value.kind) {
      case 'library': {
        const element = this.#program.catalog.elementOf(value.type);
        if (element !== null) return [{ kind: 'library', type: element, args: null }];
        const args = value.args;
        const last = args?.refs.at(-1);
        if (args !== null && last !== undefined) return [...this.#program.writtenTypes.of(last, args.module)];
        const rest = this.#program.catalog.memberOf(value.type, '*');
        return rest === null ? [] : this.#program.members.described(value.type, '*', rest);
      }
      case 'typed':
        switch (value.ref.kind) {
          case 'list':
          case 'channel':
            return [...this.#program.writtenTypes.of(value.ref.element, value.module)];
          case 'map':
            return [...this.#program.writtenTypes.of(value.ref.value, value.module)];
          default:
            return [];
        }
      case 'literal':
        return [...this.#literalElements(value.module, value.node)];
      case 'instance': {
        const declaration = value.module.ir.types[value.type];
        return declaration?.form === 'alias' && declaration.underlying !== null
          ? this.#program.writtenTypes
              .of(declaration.underlying, value.module)
              .flatMap((v) => (v.kind === 'instance' ? [] : this.of(v)))
          : [];
      }
      default:
        return [];
    }
  }

  /** What the file puts into a container that no type describes: `clients[id] = …`, `counters.set(name, …)`. */
  putInto(container: Expression, module: Module): Value[] {
    const key = keyOf(unwrap(container));
    if (key === null) return [];
    const values: Value[] = [];
    for (const assign of module.index.assigns)
      if (
        assign.target.kind === 'index' &&
        assign.value !== null &&
        keyOf(unwrap(assign.target.object)) === key
      )
        values.push(...this.#program.values.of(assign.value, module));
    for (const member of module.index.membersNamed('set')) {
      const call = module.index.parentOf(member);
      const value = call?.kind === 'call' && call.callee === member ? call.args[1] : undefined;
      if (value !== undefined && keyOf(unwrap(member.object)) === key)
        values.push(...this.#program.values.of(value, module));
    }
    return values;
  }

  #literalElements(module: Module, node: ObjectLiteral | ArrayLiteral): readonly Value[] {
    return this.#elements.get(node, () => {
      const nodes = node.kind === 'array' ? node.elements : node.properties.map((p) => p.value);
      return distinct(
        nodes
          .slice(0, WIDTH_LIMIT)
          .flatMap((n) =>
            n.kind === 'spread'
              ? this.#program.values.of(n.operand, module).flatMap((v) => this.of(v))
              : [...this.#program.values.of(n, module)],
          ),
      );
    });
  }
}
