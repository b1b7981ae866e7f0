// One file as the analysis sees it: its IR with indexes over it, made in one walk on first use.
import { UNBOUND, blocksOf, childrenOf, expressionsOf } from '@leakline/ir';
import type {
  ArrayLiteral,
  Assign,
  BindingId,
  Call,
  Expression,
  FunctionId,
  FunctionIR,
  FunctionReference,
  Import,
  Loop,
  Member,
  ModuleIR,
  Name,
  ObjectLiteral,
  Span,
  Statement,
  SwitchCase,
  TypeId,
  TypeRef,
} from '@leakline/ir';
import type { Unit } from './host.ts';

/** Where a statement stands: its list, and the statement (and arm) around that list. */
export interface Position {
  readonly statement: Statement;
  readonly fn: FunctionId;
  readonly list: readonly Statement[];
  readonly index: number;
  /** The enclosing statement in the same function; null at the top of the body. */
  readonly outer: Position | null;
  /** Which of the outer statement's lists this is: `then`, `otherwise`, `case`, `body`, `init`, `handler`, `finalizer`. */
  readonly arm: Arm;
  readonly clause: SwitchCase | null;
}
export type Arm = 'body' | 'then' | 'otherwise' | 'case' | 'init' | 'handler' | 'finalizer';

/** A name that is bound to a member of a value by a pattern. */
export interface Destructuring {
  readonly binding: BindingId;
  readonly value: Expression;
}

/** From a value to the part of it that is meant: `.name`, `[]` (any element), `#0` (a result of several, or a fixed position). */
export type PathStep = string;

/** One way in which a binding gets a value. */
export interface Write {
  /** null: the zero value, or `++`. */
  readonly value: Expression | null;
  readonly steps: readonly PathStep[];
  readonly operator: string;
  /** The assignment; null for loop variables and catch parameters. */
  readonly assign: Assign | null;
  readonly fn: FunctionId;
  /** A test on the way from here to a use proves the value to be one of a fixed set. */
  readonly proof?: Expression;
}

/** A member gets a value, or the part of it at `steps`. */
export interface MemberWrite {
  readonly target: Member;
  readonly value: Expression;
  readonly steps: readonly PathStep[];
}

/** An expression that makes an instance of a type that stands there. */
export interface WrittenCreation {
  readonly node: Expression;
  readonly type: TypeRef;
}

/** What a parameter binding is a part of. */
export interface ParameterRef {
  readonly fn: FunctionId;
  /** -1 is the receiver. */
  readonly index: number;
  readonly steps: readonly PathStep[];
  readonly isRest: boolean;
}

/** Code that runs when a class is set up or instantiated but stands in no function: field initialisers. */
export interface FieldRef {
  readonly type: TypeId;
  readonly name: string;
  readonly isStatic: boolean;
}

let made = 0;

export class Module {
  readonly ir: ModuleIR;
  readonly unit: Unit;
  /** Stands for this module in the keys of memos: short, and never that of another one, not even of the same file before. */
  readonly key = (made++).toString(36);
  #index: ModuleIndex | null = null;

  constructor(ir: ModuleIR, unit: Unit) {
    this.ir = ir;
    this.unit = unit;
  }

  get path(): string {
    return this.ir.path;
  }
  get language(): string {
    return this.ir.language;
  }
  get index(): ModuleIndex {
    this.#index ??= new ModuleIndex(this.ir);
    return this.#index;
  }

  fn(id: FunctionId): FunctionIR {
    const fn = this.ir.functions[id];
    if (fn === undefined) throw new RangeError(`no function ${id} in ${this.path}`);
    return fn;
  }

  /** The function whose code an expression is; instance field initialisers belong to the constructor, or to none (-1). */
  functionOf(node: Expression): FunctionId {
    const position = this.index.positionOf(node);
    if (position !== null) return position.fn;
    const field = this.index.fieldOf(node);
    if (field === null || field.isStatic) return this.index.outsideFunctionOf(node) ?? 0;
    const type = this.ir.types[field.type];
    const constructor = type?.methods.find((m) => this.ir.functions[m]?.form === 'constructor');
    return constructor ?? -1;
  }

  /** Whether `inner` is `outer` or stands in it. */
  isWithin(inner: FunctionId, outer: FunctionId): boolean {
    for (
      let id: FunctionId | null = inner;
      id !== null && id >= 0;
      id = this.ir.functions[id]?.parent ?? null
    )
      if (id === outer) return true;
    return false;
  }
}

const NONE: readonly never[] = [];

/** So many files keep where their nodes stand: it takes more memory than all else that is known of a file, and little time. */
const LINKED = 256;

export class ModuleIndex {
  readonly calls: Call[] = [];
  readonly assigns: Assign[] = [];
  /** Literals with a written-down type: `T{…}`. */
  readonly typedLiterals: (ObjectLiteral | ArrayLiteral)[] = [];
  readonly functionNodes = new Map<FunctionId, FunctionReference>();
  #constructions: readonly Call[] | null = null;
  #creations: ReadonlyMap<string, readonly WrittenCreation[]> | null = null;
  /** The indexes that have made their links last. */
  static readonly #lastLinked: WeakRef<ModuleIndex>[] = [];
  static #made = 0;
  /** Where nodes stand: made when it is asked for, since most files are never asked, and made again when it was dropped. */
  #links: Links | null = null;
  readonly #fields = new Map<Expression, FieldRef>();
  readonly #outside = new Map<Expression, FunctionId>();
  readonly #ir: ModuleIR;
  readonly #writes = new Map<BindingId, Write[]>();
  readonly #names = new Map<BindingId, Name[]>();
  readonly #freeNames = new Map<string, Name[]>();
  readonly #members = new Map<string, Member[]>();
  readonly #destructurings = new Map<string, Destructuring[]>();
  readonly #returns = new Map<FunctionId, Expression[]>();
  readonly #parameters = new Map<BindingId, ParameterRef>();
  readonly #children = new Map<FunctionId, FunctionId[]>();
  readonly #callsOf = new Map<FunctionId, Call[]>();
  readonly #required = new Map<number, Import>();
  /** Values of exports that no statement has been seen to hold, while the index is made. */
  readonly #exported: Set<Expression>;

  constructor(ir: ModuleIR) {
    this.#ir = ir;
    for (const i of ir.imports)
      if (i.binding === UNBOUND && i.imported === '*' && !i.typeOnly) this.#required.set(i.start, i);
    this.#exported = new Set(ir.exports.map((e) => e.value).filter((value) => value !== null));
    for (const [id, fn] of ir.functions.entries()) {
      if (fn.parent !== null) push(this.#children, fn.parent, id);
      const parameters = fn.receiver === null ? fn.parameters : [fn.receiver, ...fn.parameters];
      const first = fn.receiver === null ? 0 : -1;
      for (const [i, parameter] of parameters.entries()) {
        const { isRest } = parameter;
        this.#pattern(parameter.target, NONE, (binding, steps) =>
          this.#parameters.set(binding, { fn: id, index: first + i, steps, isRest }),
        );
        // Patterns hold defaults; those are expressions like any other.
        this.#outsideExpression(parameter.target, id);
        if (parameter.defaultValue !== null) {
          this.#outsideExpression(parameter.defaultValue, id);
          const value = parameter.defaultValue;
          this.#pattern(parameter.target, NONE, (binding, steps) =>
            push(this.#writes, binding, { value, steps, operator: '=', assign: null, fn: id }),
          );
        }
        for (const decorator of parameter.decorators) this.#outsideExpression(decorator, 0);
      }
      for (const decorator of fn.decorators) this.#outsideExpression(decorator, 0);
      this.#statements(fn.body, id);
    }
    for (const [id, type] of ir.types.entries()) {
      for (const decorator of type.decorators) this.#outsideExpression(decorator, 0);
      for (const field of type.fields) {
        for (const decorator of field.decorators) this.#outsideExpression(decorator, 0);
        if (field.value === null) continue;
        this.#fields.set(field.value, { type: id, name: field.name, isStatic: field.isStatic });
        this.#expression(field.value, 0, false);
      }
      for (const supertype of type.supertypes)
        if (supertype.value !== null) this.#outsideExpression(supertype.value, 0);
    }
    for (const value of this.#exported) this.#outsideExpression(value, 0);
    trim(this.#names);
    trim(this.#freeNames);
    trim(this.#members);
    trim(this.#writes);
    trim(this.#callsOf);
  }

  #linked(): Links {
    if (this.#links === null) {
      this.#links = new Links(this.#ir, [...this.#outside.keys(), ...this.#fields.keys()]);
      const slot = ModuleIndex.#made++ % LINKED;
      const oldest = ModuleIndex.#lastLinked[slot]?.deref();
      if (oldest !== undefined && oldest !== this) oldest.#links = null;
      ModuleIndex.#lastLinked[slot] = new WeakRef(this);
    }
    return this.#links;
  }

  parentOf(node: Expression): Expression | Statement | null {
    return this.#linked().parentOf(node);
  }

  /** The statement an expression stands in; null for field initialisers, defaults and decorators. */
  positionOf(node: Expression): Position | null {
    const links = this.#linked();
    let at: Expression | Statement = node;
    for (;;) {
      const up: Expression | Statement | null = links.parentOf(at as Expression);
      if (up === null) return null;
      at = up;
      if (links.isStatement(at)) return links.positionOf(at as Statement);
    }
  }

  /** What a call imports where it stands: `require('express')()`; null for every other call. */
  requiredBy(call: Call): Import | null {
    const found = this.#required.get(call.start);
    return found?.end === call.end ? found : null;
  }
  /** The call that imports where it stands, for an import that binds no name. */
  requiringCall(from: Import): Call | null {
    return this.calls.find((c) => c.start === from.start && c.end === from.end) ?? null;
  }

  /** The variable that what an expression makes is put into: alone, or as the first of several results. */
  variableOf(node: Expression): Name | null {
    let value = node;
    let up = this.parentOf(value);
    while (up?.kind === 'wrapped') {
      value = up;
      up = this.parentOf(value);
    }
    if (up?.kind !== 'assign' || up.value !== value) return null;
    const target = up.target.kind === 'tuple' ? up.target.elements[0] : up.target;
    return target?.kind === 'name' && target.binding >= 0 ? target : null;
  }

  positionOfStatement(statement: Statement): Position | null {
    return this.#linked().positionOf(statement);
  }

  /** The field in whose initialiser an expression stands. */
  fieldOf(node: Expression): FieldRef | null {
    return this.#fields.get(this.#rootOf(node)) ?? null;
  }

  outsideFunctionOf(node: Expression): FunctionId | null {
    return this.#outside.get(this.#rootOf(node)) ?? null;
  }

  writesOf(binding: BindingId): readonly Write[] {
    return this.#writes.get(binding) ?? NONE;
  }
  namesOf(binding: BindingId): readonly Name[] {
    return this.#names.get(binding) ?? NONE;
  }
  /** Uses of a name that the file does not bind. */
  freeNamesOf(name: string): readonly Name[] {
    return this.#freeNames.get(name) ?? NONE;
  }
  membersNamed(property: string): readonly Member[] {
    return this.#members.get(property) ?? NONE;
  }
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
      if (type != null && name !== null) push(creations, name, { node, type });
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
      if (target.kind === 'member') push(writes, target.property, { target, value, steps: [] });
      else if (target.kind === 'tuple')
        for (const [i, element] of target.elements.entries())
          if (element.kind === 'member')
            push(writes, element.property, { target: element, value, steps: [`#${i}`] });
    }
    return writes;
  }
  returnsOf(fn: FunctionId): readonly Expression[] {
    return this.#returns.get(fn) ?? NONE;
  }
  parameterOf(binding: BindingId): ParameterRef | null {
    return this.#parameters.get(binding) ?? null;
  }
  closuresIn(fn: FunctionId): readonly FunctionId[] {
    return this.#children.get(fn) ?? NONE;
  }
  /** The calls that stand directly in a function, not in its closures. */
  callsOf(fn: FunctionId): readonly Call[] {
    return this.#callsOf.get(fn) ?? NONE;
  }

  #rootOf(node: Expression): Expression {
    const links = this.#linked();
    let at: Expression = node;
    for (;;) {
      const up = links.parentOf(at);
      if (up === null || links.isStatement(up)) return at;
      at = up as Expression;
    }
  }

  #outsideExpression(node: Expression, fn: FunctionId): void {
    this.#outside.set(node, fn);
    this.#expression(node, fn, false);
  }

  #statements(list: readonly Statement[], fn: FunctionId): void {
    for (const statement of list) {
      if (statement.kind === 'return' && statement.value !== null) push(this.#returns, fn, statement.value);
      if (statement.kind === 'loop') this.#loopWrites(statement, fn);
      if (statement.kind === 'try' && statement.parameter !== null)
        this.#pattern(statement.parameter, ['[caught]'], (b, steps) =>
          push(this.#writes, b, { value: null, steps, operator: '=', assign: null, fn }),
        );
      for (const e of expressionsOf(statement)) this.#expression(e, fn, true);
      for (const block of blocksOf(statement)) this.#statements(block, fn);
    }
  }

  /** What a loop's target is bound to in each round. */
  #loopWrites({ over: value, target, form }: Loop, fn: FunctionId): void {
    if (target === null) return;
    const bind = (part: Expression | undefined, step: PathStep) => {
      if (part !== undefined)
        this.#pattern(part, [step], (b, steps) =>
          push(this.#writes, b, { value, steps, operator: '=', assign: null, fn }),
        );
    };
    // A tuple target is a key and a value; any other target is the element (or, for `keys`, the key).
    if (target.kind === 'tuple') {
      bind(target.elements[0], '[key]');
      bind(target.elements[1], '[]');
    } else bind(target, form === 'keys' ? '[key]' : '[]');
  }

  #expression(node: Expression, fn: FunctionId, isInside: boolean): void {
    if (isInside && this.#exported.size > 0) this.#exported.delete(node);
    switch (node.kind) {
      case 'name':
        if (node.binding === UNBOUND) push(this.#freeNames, node.name, node);
        else push(this.#names, node.binding, node);
        return;
      case 'member':
        push(this.#members, node.property, node);
        break;
      case 'call':
        this.calls.push(node);
        if (isInside) push(this.#callsOf, fn, node);
        break;
      case 'function':
        this.functionNodes.set(node.function, node);
        return;
      case 'object':
      case 'array':
        if (node.type !== null) this.typedLiterals.push(node);
        break;
      case 'assign':
        this.assigns.push(node);
        this.#pattern(node.target, NONE, (binding, steps) => {
          const { value, operator } = node;
          push(this.#writes, binding, { value, steps, operator, assign: node, fn });
          const [step] = steps;
          if (value !== null && steps.length === 1 && step?.startsWith('.') === true)
            push(this.#destructurings, step.slice(1), { binding, value });
        });
        break;
      default:
        break;
    }
    for (const child of childrenOf(node)) this.#expression(child, fn, isInside);
  }

  /** Calls `found` for each name that a target binds, with the way to it. */
  #pattern(
    target: Expression,
    steps: readonly PathStep[],
    found: (binding: BindingId, steps: readonly PathStep[]) => void,
  ): void {
    switch (target.kind) {
      case 'name':
        if (target.binding !== UNBOUND) found(target.binding, steps);
        return;
      case 'object':
        for (const property of target.properties) {
          if (property.value.kind === 'spread') this.#pattern(property.value.operand, steps, found);
          else
            this.#pattern(
              property.value,
              [...steps, property.key === null ? '[]' : `.${property.key}`],
              found,
            );
        }
        return;
      case 'array':
      case 'tuple':
        for (const [i, element] of target.elements.entries()) {
          if (element.kind === 'spread') this.#pattern(element.operand, steps, found);
          else this.#pattern(element, [...steps, `#${i}`], found);
        }
        return;
      case 'assign': // a default in a pattern
        this.#pattern(target.target, steps, found);
        return;
      default:
        return;
    }
  }
}

/** The name that a written type is about, through pointers. */
export function namedPart(ref: TypeRef): string | null {
  if (ref.kind === 'pointer') return namedPart(ref.to);
  return ref.kind === 'named' ? ref.name : null;
}

/** Parents of expressions, and positions of statements: of a function when one of its nodes is asked about. */
class Links {
  readonly #parents = new Map<Expression, Expression | Statement>();
  readonly #positions = new Map<Statement, Position>();
  readonly #ir: ModuleIR;
  /** Expressions outside all statements: their parts have parents, they have none. */
  readonly #roots: ReadonlySet<Expression>;
  /** Functions by where they start, outer ones before those that they hold. */
  readonly #sorted: readonly FunctionId[];
  readonly #linked = new Set<FunctionId>();
  #isWhole = false;

  constructor(ir: ModuleIR, roots: readonly Expression[]) {
    this.#ir = ir;
    this.#roots = new Set(roots);
    this.#sorted = [...ir.functions.keys()].sort((a, b) => {
      const [f, g] = [ir.functions[a], ir.functions[b]];
      return f === undefined || g === undefined ? 0 : f.start - g.start || g.end - f.end || a - b;
    });
    for (const root of roots) this.#children(root);
  }

  parentOf(node: Expression): Expression | Statement | null {
    const known = this.#parents.get(node);
    if (known !== undefined) return known;
    if (this.#roots.has(node)) return null;
    this.#link(node, node.kind === 'function' ? this.#ir.functions[node.function]?.parent : null);
    return this.#parents.get(node) ?? this.#whole().#parents.get(node) ?? null;
  }

  positionOf(statement: Statement): Position | null {
    const known = this.#positions.get(statement);
    if (known !== undefined) return known;
    this.#link(statement, null);
    return this.#positions.get(statement) ?? this.#whole().#positions.get(statement) ?? null;
  }

  isStatement(node: Expression | Statement): boolean {
    return this.#positions.has(node as Statement);
  }

  /** Links the innermost function around a span: nearly always the one that the node is in. */
  #link(node: Span, known: FunctionId | null | undefined): void {
    let fn = known ?? null;
    if (fn === null) {
      let [low, high] = [0, this.#sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const start = this.#ir.functions[this.#sorted[middle] ?? 0]?.start ?? 0;
        if (start <= node.start) low = middle + 1;
        else high = middle;
      }
      fn = this.#sorted[low - 1] ?? 0;
      while (fn > 0 && (this.#ir.functions[fn]?.end ?? 0) < node.end)
        fn = this.#ir.functions[fn]?.parent ?? 0;
    }
    if (this.#linked.has(fn)) return;
    this.#linked.add(fn);
    this.#statements(this.#ir.functions[fn]?.body ?? [], fn, null, 'body', null);
  }

  /** Spans mislead where a node stands for source elsewhere; then all functions are linked. */
  #whole(): this {
    if (!this.#isWhole) {
      this.#isWhole = true;
      for (const [id, fn] of this.#ir.functions.entries())
        if (!this.#linked.has(id)) {
          this.#linked.add(id);
          this.#statements(fn.body, id, null, 'body', null);
        }
    }
    return this;
  }

  #statements(
    list: readonly Statement[],
    fn: FunctionId,
    outer: Position | null,
    arm: Arm,
    clause: SwitchCase | null,
  ): void {
    for (const [index, statement] of list.entries()) {
      const position: Position = { statement, fn, list, index, outer, arm, clause };
      this.#positions.set(statement, position);
      for (const e of expressionsOf(statement)) this.#expression(e, statement);
      switch (statement.kind) {
        case 'branch':
          this.#statements(statement.then, fn, position, 'then', null);
          this.#statements(statement.otherwise, fn, position, 'otherwise', null);
          break;
        case 'switch':
          for (const c of statement.cases) this.#statements(c.body, fn, position, 'case', c);
          break;
        case 'loop':
          this.#statements(statement.init, fn, position, 'init', null);
          this.#statements(statement.body, fn, position, 'body', null);
          break;
        case 'try':
          this.#statements(statement.body, fn, position, 'body', null);
          this.#statements(statement.handler, fn, position, 'handler', null);
          this.#statements(statement.finalizer, fn, position, 'finalizer', null);
          break;
        default:
          for (const block of blocksOf(statement)) this.#statements(block, fn, position, 'body', null);
      }
    }
  }

  #expression(node: Expression, parent: Expression | Statement): void {
    this.#parents.set(node, parent);
    this.#children(node);
  }

  #children(node: Expression): void {
    if (node.kind === 'function') return;
    for (const child of childrenOf(node)) this.#expression(child, node);
  }
}

/** Lists that were pushed to have room for sixteen more; there are very many of them. */
function trim<K, V>(map: Map<K, V[]>): void {
  for (const [key, list] of map) if (list.length > 1) map.set(key, list.slice());
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
