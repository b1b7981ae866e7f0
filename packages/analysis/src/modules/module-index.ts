// What stands in one file, found again by binding, name or function: made in one walk on first use.
import type {
  ArrayLiteral,
  Assign,
  BindingId,
  Call,
  Expression,
  FunctionId,
  FunctionReference,
  Import,
  Loop,
  Member,
  ModuleIR,
  Name,
  ObjectLiteral,
  Span,
  Statement,
  TypeRef,
} from '@leakline/ir';
import { NONE, UNBOUND, blocksOf, eachChild, exact, expressionsOf } from '@leakline/ir';
import { addUnder } from '../grouping.ts';
import { Grouped, GroupedByName } from './grouped.ts';
import { Links, type FieldRef, type LinkedModules, type Position } from './links.ts';
import { namedPart, targetOf } from './expressions.ts';
import { eachBound } from './patterns.ts';
import type {
  Destructuring,
  MemberWrite,
  ParameterRef,
  PathStep,
  Write,
  WrittenCreation,
  WrittenValue,
} from './module.ts';

export class ModuleIndex {
  readonly calls: readonly Call[];
  readonly assigns: readonly Assign[];
  /** Literals with a written-down type: `T{…}`. */
  readonly typedLiterals: readonly (ObjectLiteral | ArrayLiteral)[];
  #constructions: readonly Call[] | null = null;
  #creations: ReadonlyMap<string, readonly WrittenCreation[]> | null = null;
  #closures: ReadonlyMap<FunctionId, readonly FunctionId[]> | null = null;
  #methods: ReadonlyMap<string, readonly FunctionId[]> | null = null;
  /** Where nodes stand: made when first asked for, since most files are never asked. */
  #links: Links | null = null;
  readonly #linkedModules: LinkedModules;
  readonly #ir: ModuleIR;
  readonly #functionNodes: (FunctionReference | undefined)[];
  readonly #parameters: (ParameterRef | undefined)[];
  readonly #writes: Grouped<Write>;
  readonly #names: Grouped<Name>;
  readonly #freeNames = new GroupedByName<Name>();
  readonly #members = new GroupedByName<Member>();
  readonly #destructurings = new GroupedByName<Destructuring>();
  readonly #returns: Grouped<Expression>;
  /** Few functions are generators. */
  readonly #yields = new Map<FunctionId, Expression[]>();
  readonly #callsOf: Grouped<Call>;
  /** Imports that stand where their value is used, by where they start. */
  readonly #required: ReadonlyMap<number, Import> | null;
  /** Values of exports that no statement holds. */
  readonly #exported: readonly Expression[];

  constructor(ir: ModuleIR, linkedModules: LinkedModules) {
    this.#ir = ir;
    this.#linkedModules = linkedModules;
    const required = ir.imports.filter((i) => i.binding === UNBOUND && i.imported === '*' && !i.typeOnly);
    this.#required = required.length === 0 ? null : new Map(required.map((i) => [i.start, i]));
    this.#functionNodes = new Array<FunctionReference | undefined>(ir.functions.length);
    this.#parameters = new Array<ParameterRef | undefined>(ir.bindings.length);
    this.#writes = new Grouped(ir.bindings.length);
    this.#names = new Grouped(ir.bindings.length);
    this.#returns = new Grouped(ir.functions.length);
    this.#callsOf = new Grouped(ir.functions.length);
    const met: Met = {
      calls: [],
      assigns: [],
      typedLiterals: [],
      exported: new Set(ir.exports.map((e) => e.value).filter((value) => value !== null)),
      fn: 0,
      isInside: false,
      each: (child) => {
        this.#expression(child, met);
      },
    };
    const outside = (node: Expression, fn: FunctionId) => {
      met.fn = fn;
      met.isInside = false;
      this.#expression(node, met);
    };
    for (const [id, fn] of ir.functions.entries()) {
      const parameters = fn.receiver === null ? fn.parameters : [fn.receiver, ...fn.parameters];
      const first = fn.receiver === null ? 0 : -1;
      for (const [i, parameter] of parameters.entries()) {
        const { isRest } = parameter;
        eachBound(parameter.target, NONE, (binding, steps) => {
          this.#parameters[binding] = { fn: id, index: first + i, isRest, steps };
        });
        // Patterns hold defaults; those are expressions like any other.
        outside(parameter.target, id);
        if (parameter.defaultValue !== null) {
          outside(parameter.defaultValue, id);
          const value = parameter.defaultValue;
          eachBound(parameter.target, NONE, (binding, steps) => {
            this.#writes.add(binding, { value, steps, operator: '=', assign: null, fn: id });
          });
        }
        for (const decorator of parameter.decorators) outside(decorator, 0);
      }
      for (const decorator of fn.decorators) outside(decorator, 0);
      met.fn = id;
      met.isInside = true;
      this.#statements(fn.body, id, met);
    }
    for (const type of ir.types) {
      for (const decorator of type.decorators) outside(decorator, 0);
      for (const field of type.fields) {
        for (const decorator of field.decorators) outside(decorator, 0);
        if (field.value !== null) outside(field.value, 0);
      }
      for (const supertype of type.supertypes) if (supertype.value !== null) outside(supertype.value, 0);
    }
    this.#exported = exact([...met.exported]);
    for (const value of this.#exported) outside(value, 0);
    this.calls = exact(met.calls);
    this.assigns = exact(met.assigns);
    this.typedLiterals = exact(met.typedLiterals);
    for (const group of [
      this.#names,
      this.#freeNames,
      this.#members,
      this.#destructurings,
      this.#writes,
      this.#returns,
      this.#callsOf,
    ])
      group.trim();
  }

  #linked(): Links {
    if (this.#links === null) {
      this.#links = new Links(this.#ir, this.#exported, this.#linkedModules);
      this.#linkedModules.add(this);
    }
    return this.#links;
  }

  /** They are made again when they are asked for. */
  forgetLinks(): void {
    this.#links = null;
  }

  /** What an expression is directly a part of; null for an initialiser, a default or an exported value. */
  parentOf(node: Expression): Expression | Statement | null {
    return this.#linked().parentOf(node);
  }

  /** The statement an expression stands in; null for field initialisers, defaults and decorators. */
  positionOf(node: Expression): Position | null {
    return this.#linked().positionAround(node);
  }

  /** What a call imports where it stands: `require('express')()`; null for every other call. */
  requiredBy(call: Call): Import | null {
    const found = this.#required?.get(call.start);
    return found?.end === call.end ? found : null;
  }
  /** The call at a place: that of a step, or of an import that binds no name. */
  callAt({ start, end }: Span): Call | null {
    return this.calls.find((c) => c.start === start && c.end === end) ?? null;
  }

  /** The variable that what an expression makes is put into: alone, or as the first named one of several results. */
  variableOf(node: Expression): Name | null {
    let value = node;
    let up = this.parentOf(value);
    while (up?.kind === 'wrapped') {
      value = up;
      up = this.parentOf(value);
    }
    if (up?.kind !== 'assign' || up.value !== value) return null;
    const target = targetOf(up);
    return target?.kind === 'name' && target.binding >= 0 ? target : null;
  }

  /** The field in whose initialiser an expression stands. */
  fieldOf(node: Expression): FieldRef | null {
    const owner = this.#linked().outside(node);
    return typeof owner === 'object' ? owner : null;
  }

  /**
   * The function that an expression outside all statements belongs to: a parameter's, or the module's own for
   * decorators; null for every other one.
   */
  outsideFunctionOf(node: Expression): FunctionId | null {
    const owner = this.#linked().outside(node);
    return typeof owner === 'number' ? owner : null;
  }

  /** Where a function stands as an expression; undefined for declared ones. */
  functionNode(fn: FunctionId): FunctionReference | undefined {
    return this.#functionNodes[fn];
  }

  /** Every way in which a binding gets a value, in the order of the text. */
  writesOf(binding: BindingId): readonly Write[] {
    return this.#writes.of(binding);
  }
  /** The one way in which a binding gets a value, where that is written out; null where there are none or more. */
  onlyWriteOf(binding: BindingId): WrittenValue | null {
    const [write, another] = this.writesOf(binding);
    return write !== undefined && another === undefined && hasValue(write) ? write : null;
  }
  /** Every name that stands for a binding, where it is declared and where it is used. */
  namesOf(binding: BindingId): readonly Name[] {
    return this.#names.of(binding);
  }
  /** Uses of a name that the file does not bind. */
  freeNamesOf(name: string): readonly Name[] {
    return this.#freeNames.of(name);
  }
  /** Every `x.property` of the file. */
  membersNamed(property: string): readonly Member[] {
    return this.#members.of(property);
  }
  /** All of them, by property. */
  members(): Iterable<[string, readonly Member[]]> {
    return this.#members;
  }
  /** `const { name: binding } = value`, by name. */
  destructurings(): Iterable<[string, readonly Destructuring[]]> {
    return this.#destructurings;
  }
  /** `new X(…)`. */
  get constructions(): readonly Call[] {
    this.#constructions ??= this.calls.filter((call) => call.isNew);
    return this.#constructions;
  }
  /** What makes an instance of a type that is written down under a name: `T{…}`, `new(T)`, `make(T)`, `var x T`. */
  creationsNamed(name: string): readonly WrittenCreation[] {
    this.#creations ??= this.#findCreations();
    return this.#creations.get(name) ?? NONE;
  }

  #findCreations(): Map<string, WrittenCreation[]> {
    const creations = new Map<string, WrittenCreation[]>();
    const add = (node: Expression, type: TypeRef | null | undefined) => {
      const name = type == null ? null : namedPart(type);
      if (type != null && name !== null) addUnder(creations, name, { node, type });
    };
    for (const call of this.calls) {
      const [first] = call.args;
      if (!call.isNew && first?.kind === 'type') add(call, first.type);
    }
    if (this.#ir.packageName === null) return creations;
    for (const literal of this.typedLiterals) add(literal, literal.type);
    for (const assign of this.assigns) {
      // The zero value; that of a pointer is none.
      if (assign.operator !== 'declare' || assign.target.kind !== 'name' || assign.target.binding < 0)
        continue;
      const written = this.#ir.bindings[assign.target.binding]?.type;
      if (written?.kind === 'named') add(assign, written);
    }
    return creations;
  }

  /** Assignments to members, by the member's name. */
  memberWrites(): Iterable<[string, readonly MemberWrite[]]> {
    const writes = new Map<string, MemberWrite[]>();
    for (const { target, value } of this.assigns) {
      if (value === null) continue;
      if (target.kind === 'member') addUnder(writes, target.property, { target, value, steps: [] });
      else if (target.kind === 'tuple')
        for (const [i, element] of target.elements.entries())
          if (element.kind === 'member')
            addUnder(writes, element.property, { target: element, value, steps: [`#${i}`] });
    }
    return writes;
  }
  /** What the `return`s of a function itself give, not those of its closures. */
  returnsOf(fn: FunctionId): readonly Expression[] {
    return this.#returns.of(fn);
  }
  /** What the `yield`s of a generator itself give. */
  yieldsOf(fn: FunctionId): readonly Expression[] {
    return this.#yields.get(fn) ?? NONE;
  }
  /** What a binding is a part of when it is (in the pattern of) a parameter; null for every other one. */
  parameterOf(binding: BindingId): ParameterRef | null {
    return this.#parameters[binding] ?? null;
  }
  /** The functions that stand directly in a function. */
  closuresIn(fn: FunctionId): readonly FunctionId[] {
    this.#closures ??= this.#findClosures();
    return this.#closures.get(fn) ?? NONE;
  }

  #findClosures(): Map<FunctionId, FunctionId[]> {
    const closures = new Map<FunctionId, FunctionId[]>();
    for (const [id, { parent }] of this.#ir.functions.entries())
      if (parent !== null) addUnder(closures, parent, id);
    return closures;
  }

  /** Functions whose receiver is written down as a type of this name, or a pointer to it. */
  methodsOf(type: string): readonly FunctionId[] {
    this.#methods ??= this.#findMethods();
    return this.#methods.get(type) ?? NONE;
  }

  #findMethods(): Map<string, FunctionId[]> {
    const methods = new Map<string, FunctionId[]>();
    for (const [id, { receiver }] of this.#ir.functions.entries()) {
      const name = receiver?.type == null ? null : namedPart(receiver.type);
      if (name !== null) addUnder(methods, name, id);
    }
    return methods;
  }

  /** The calls that stand directly in a function, not in its closures. */
  callsOf(fn: FunctionId): readonly Call[] {
    return this.#callsOf.of(fn);
  }

  #statements(list: readonly Statement[], fn: FunctionId, met: Met): void {
    for (const statement of list) {
      if (statement.kind === 'return' && statement.value !== null) this.#returns.add(fn, statement.value);
      if (statement.kind === 'loop') this.#loopWrites(statement, fn);
      if (statement.kind === 'try' && statement.parameter !== null)
        eachBound(statement.parameter, ['[caught]'], (b, steps) => {
          this.#writes.add(b, { value: null, steps, operator: '=', assign: null, fn });
        });
      for (const e of expressionsOf(statement)) this.#expression(e, met);
      for (const block of blocksOf(statement)) this.#statements(block, fn, met);
    }
  }

  /** What a loop's target is bound to in each round. */
  #loopWrites({ over: value, target, form }: Loop, fn: FunctionId): void {
    if (target === null) return;
    const bind = (part: Expression | undefined, step: PathStep) => {
      if (part !== undefined)
        eachBound(part, [step], (b, steps) => {
          this.#writes.add(b, { value, steps, operator: '=', assign: null, fn });
        });
    };
    // A tuple target is a key and a value; any other target is the element (or, for `keys`, the key).
    if (target.kind === 'tuple') {
      bind(target.elements[0], '[key]');
      bind(target.elements[1], '[]');
    } else bind(target, form === 'keys' ? '[key]' : '[]');
  }

  #expression(node: Expression, met: Met): void {
    const { fn, isInside } = met;
    if (isInside && met.exported.size > 0) met.exported.delete(node);
    switch (node.kind) {
      case 'name':
        if (node.binding === UNBOUND) this.#freeNames.add(node.name, node);
        else this.#names.add(node.binding, node);
        return;
      case 'member':
        this.#members.add(node.property, node);
        break;
      case 'call':
        met.calls.push(node);
        if (isInside) this.#callsOf.add(fn, node);
        break;
      case 'wrapped':
        if (node.how === 'yield' && isInside) addUnder(this.#yields, fn, node.operand);
        break;
      case 'function':
        this.#functionNodes[node.function] = node;
        return;
      case 'object':
      case 'array':
        if (node.type !== null) met.typedLiterals.push(node);
        break;
      case 'assign':
        met.assigns.push(node);
        eachBound(node.target, NONE, (binding, steps) => {
          const { value, operator } = node;
          this.#writes.add(binding, { value, steps, operator, assign: node, fn });
          const [step] = steps;
          if (value !== null && steps.length === 1 && step?.startsWith('.') === true)
            this.#destructurings.add(step.slice(1), { binding, value });
        });
        break;
      default:
        break;
    }
    eachChild(node, met.each);
  }
}

function hasValue(write: Write): write is WrittenValue {
  return write.value !== null;
}

/** What is being listed while the index is made. */
interface Met {
  readonly calls: Call[];
  readonly assigns: Assign[];
  readonly typedLiterals: (ObjectLiteral | ArrayLiteral)[];
  /** Values of exports that no statement has been seen to hold so far. */
  readonly exported: Set<Expression>;
  /** The function that is looked through, and whether what is looked at stands in one of its statements. */
  fn: FunctionId;
  isInside: boolean;
  /** Goes on with a part of an expression. */
  readonly each: (child: Expression) => void;
}
