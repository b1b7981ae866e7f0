// What the engine answers about a probe: a few lines of a program, in which what is asked about has a name.
import type { Module, Program } from '@leakline/analysis';
import type { CallMeaning, Cardinality, Frequency } from '@leakline/catalog';
import type { Binding, Expression, FunctionId } from '@leakline/ir';

export class Answers {
  readonly #program: Program;
  readonly #module: Module;
  readonly #bindings: ReadonlyMap<string, number>;
  readonly #functions: ReadonlyMap<string, FunctionId>;

  constructor(program: Program, module: Module) {
    this.#program = program;
    this.#module = module;
    this.#bindings = new Map(module.ir.bindings.map(({ name }: Binding, i) => [name, i]));
    this.#functions = new Map(module.ir.functions.map(({ name }, i) => [name ?? '', i]));
  }

  /** What the catalog says of the call that the variable is initialised with. */
  meaningsOf(name: string): readonly CallMeaning[] {
    const call = this.#assignedTo(name);
    if (call?.kind !== 'call') return [];
    return this.#program.values
      .meaningsOf(call, this.#module)
      .flatMap((m) => (m.kind === 'catalog' ? [m.meaning] : []));
  }

  /** Keys of the catalog's types that the variable's value may have. */
  typesOf(name: string): readonly string[] {
    const binding = this.#bindings.get(name);
    if (binding === undefined) return [];
    return this.#program.values
      .ofBinding(this.#module, binding)
      .flatMap((v) => (v.kind === 'library' ? [v.type.key] : []));
  }

  /** How varied the variable's value is. */
  levelOf(name: string): Cardinality {
    const node = this.#assignedTo(name);
    return node === null ? 'unknown' : this.#program.cardinalities.worst(node, this.#module).level;
  }

  /** How the outside enters the function. */
  entriesOf(name: string): ReturnType<Program['entries']['of']> {
    const fn = this.#functions.get(name);
    return fn === undefined ? [] : this.#program.entries.of(this.#module, fn);
  }

  frequencyOf(name: string): Frequency {
    const fn = this.#functions.get(name);
    return fn === undefined ? 'unknown' : this.#program.frequencies.ofFunction(this.#module, fn).frequency;
  }

  /** How often a container makes instances of the class. */
  instancesOf(name: string): Frequency | null {
    const type = this.#module.ir.types.findIndex((t) => t.name === name);
    return type === -1 ? null : (this.#program.entries.instancesOf(this.#module, type)?.frequency ?? null);
  }

  #assignedTo(name: string): Expression | null {
    const binding = this.#bindings.get(name);
    return binding === undefined ? null : (this.#module.index.writesOf(binding)[0]?.value ?? null);
  }
}
