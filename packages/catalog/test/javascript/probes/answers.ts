// What the engine answers about a probe: a few lines of a program, in which what is asked about has a name.
import type { Module, Program } from '@leakline/analysis';
import type { CallMeaning, Cardinality, Frequency, Instances, Member } from '@leakline/catalog';
import type { Binding, Expression, FunctionId } from '@leakline/ir';

export class Answers {
  readonly #program: Program;
  readonly #module: Module;
  readonly #bindings: ReadonlyMap<string, number>;
  readonly #functions: ReadonlyMap<string, FunctionId>;

  constructor(program: Program, path: string) {
    const module = program.module(path);
    if (module === null) throw new RangeError(`no module ${path}`);
    this.#program = program;
    this.#module = module;
    this.#bindings = new Map(module.ir.bindings.map(({ name }: Binding, i) => [name, i]));
    this.#functions = new Map(module.ir.functions.map(({ name }, i) => [name ?? '', i]));
  }

  /** What the catalog says of the call that the variable is initialised with. */
  meaningsOf(name: string): readonly CallMeaning[] {
    const call = this.#assignedTo(name);
    if (call?.kind !== 'call') return [];
    return this.#program.calls
      .meaningsOf(call, this.#module)
      .flatMap((m) => (m.kind === 'catalog' ? [m.meaning] : []));
  }

  /** Whether the call that the variable is initialised with gives what it is a member of. */
  givesReceiver(name: string): boolean {
    const call = this.#assignedTo(name);
    if (call?.kind !== 'call' || call.callee.kind !== 'member') return false;
    const { values } = this.#program;
    const results = values.of(call, this.#module);
    const receivers = values.of(call.callee.object, this.#module);
    return receivers.length > 0 && receivers.every((value) => results.includes(value));
  }

  /** Keys of the catalog's types that the variable's value may have. */
  typesOf(name: string): readonly string[] {
    const binding = this.#bindings.get(name);
    if (binding === undefined) return [];
    return this.#program.bindings
      .of(this.#module, binding)
      .flatMap((v) => (v.kind === 'library' ? [v.type.key] : []));
  }

  /** What the catalog says of the member, or the export, that the variable is initialised with. */
  membersOf(name: string): readonly Member[] {
    const node = this.#assignedTo(name);
    if (node === null) return [];
    return this.#program.values
      .of(node, this.#module)
      .flatMap((v) => (v.kind === 'member' ? [v.member] : []));
  }

  /** Keys of the catalog's types that a function's parameter may have. */
  parameterTypesOf(name: string, index: number): readonly string[] {
    const target = this.#module.ir.functions[this.#functions.get(name) ?? -1]?.parameters[index]?.target;
    return target?.kind === 'name' ? this.typesOf(target.name) : [];
  }

  /** How varied the variable's value is. */
  levelOf(name: string): Cardinality {
    const node = this.#assignedTo(name);
    return node === null ? 'unknown' : this.#program.cardinalities.worst(node, this.#module).level;
  }

  /** What the variable's value is, for the trace. */
  nounOf(name: string): string | null {
    const node = this.#assignedTo(name);
    return node === null ? null : this.#program.cardinalities.worst(node, this.#module).text;
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

  /** Whether the variable is surely initialised this often. */
  surelyRuns(name: string, wanted: Frequency): boolean {
    const node = this.#assignedTo(name);
    if (node === null) return false;
    const { frequency, confidence } = this.#program.frequencies.ofExpression(node, this.#module);
    return frequency === wanted && confidence === 'high';
  }

  /** Whether the function surely runs as often as the code around it, which runs for every request. */
  runsInPlace(name: string): boolean {
    const fn = this.#functions.get(name);
    if (fn === undefined) return false;
    const { frequency, confidence } = this.#program.frequencies.ofFunction(this.#module, fn);
    return confidence === 'high' && (frequency === 'perMessage' || frequency === 'perIteration');
  }

  /** How often a container makes instances of the class. */
  instancesOf(name: string): Instances | null {
    const type = this.#module.ir.types.findIndex((t) => t.name === name);
    if (type === -1) return null;
    if (this.#program.decorators.isMadeForEach(this.#module, type)) return 'asked';
    return this.#program.decorators.instancesOf(this.#module, type)?.frequency ?? null;
  }

  #assignedTo(name: string): Expression | null {
    const binding = this.#bindings.get(name);
    return binding === undefined ? null : (this.#module.index.writesOf(binding)[0]?.value ?? null);
  }
}
